"""A sandbox for all tests of the command, and the command in this process and in a terminal."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.cli.run import run
from twelvelabs_sandbox import Sandbox

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"
UNKNOWN = "0" * 24


@dataclass(frozen=True)
class Result:
    """What a run of the command has written, and its exit code."""

    code: int
    out: str
    err: str


class Screen(io.StringIO):
    """A terminal, as far as output can tell."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(speed=1000, chunk_size=400_000) as running:
        yield running


@pytest.fixture(autouse=True)
def _settings(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fast_polling: None, own_logging: None
) -> Iterator[None]:
    """The key and base URL of the sandbox in the environment, no files of the user, and no terminal of theirs."""
    monkeypatch.setenv("TWELVE_LABS_API_KEY", sandbox.api_key)
    monkeypatch.setenv("TWELVELABS_BASE_URL", sandbox.base_url)
    for name in ("CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / f"user-{name.lower()}"))
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    yield
    sandbox.faults.clear()


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[TwelveLabs]:
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as connected:
        yield connected


Command = Callable[..., Result]


@pytest.fixture
def tl(monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run the command in this process; `columns` is the width of the terminal that it writes to, if it is one."""

    def call(*arguments: object, stdin: str = "", columns: int | None = None) -> Result:
        pipe = io.BytesIO()
        screen, err = Screen(), io.StringIO()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        if columns is not None:
            monkeypatch.setenv("COLUMNS", str(columns))
            monkeypatch.setenv("NO_COLOR", "1")
        out = io.TextIOWrapper(pipe, encoding="utf-8", write_through=True) if columns is None else screen
        with redirect_stdout(out), redirect_stderr(err):
            code = run([str(each) for each in arguments])
        return Result(code, pipe.getvalue().decode() or screen.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="session")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small green video of 4.5 seconds with a tone, whose pictures grow lighter."""
    path = tmp_path_factory.mktemp("media") / "green.mp4"
    with av.open(path, "w") as file:
        video = file.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
        video.width, video.height, video.pix_fmt = 384, 384, "yuv420p"
        audio = file.add_stream("aac", rate=16000, layout="mono")
        for number in range(45):
            picture = numpy.zeros((384, 384, 3), numpy.uint8)
            picture[..., 1] = 80 + 3 * number
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            file.mux(video.encode(frame))
        tone = numpy.sin(numpy.arange(16000 * 45 // 10, dtype=numpy.float32) / 8)[None]
        sound = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
        sound.sample_rate, sound.pts = 16000, 0
        file.mux(audio.encode(sound))
        for stream in (video, audio):
            file.mux(stream.encode(None))
    return path


@pytest.fixture(scope="session")
def index(sandbox: Sandbox, film: Path) -> str:
    """The id of an index named films, which holds that video."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as connected:
        models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
        created = connected.indexes.create(index_name="films", models=models)
        asset = connected.assets.upload(film, wait=True)
        item = connected.indexes.indexed_assets.create(created.id, asset_id=asset.id)
        connected.indexes.indexed_assets.wait_until_ready(created.id, item.id)
        return created.id


@pytest.fixture(scope="session")
def asset(sandbox: Sandbox, index: str) -> str:
    """The id of that clip's asset."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as connected:
        [item] = connected.indexes.indexed_assets.list(index)
        assert item.asset_id is not None
        return item.asset_id
