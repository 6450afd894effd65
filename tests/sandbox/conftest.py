"""A running sandbox for the tests, clients whose every answer is held against the contract, and media to upload."""

import json
import math
import re
import ssl
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import av
import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from twelvelabs_sandbox import Sandbox

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"


@cache
def contract() -> dict[str, Any]:
    text = resources.files("twelvelabs_lowlevel").joinpath("openapi.json").read_text(encoding="utf-8")
    return json.loads(text)


def _template(path: str) -> str:
    templates = sorted(contract()["paths"], key=lambda template: template.count("{"))
    return next(t for t in templates if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", t), path))


def _resolve(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        target: Any = contract()
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def check_against_contract(response: httpx.Response) -> None:
    """Assert that an answer is one that the contract documents for the request."""
    response.read()
    request = response.request
    path = request.url.path.removeprefix("/v1.3")
    if response.status_code in (405, 501) or not path.startswith(("/assets", "/indexes")):
        return
    operation = contract()["paths"][_template(path)][request.method.lower()]
    documented = _resolve(operation["responses"][str(response.status_code)])
    if "content" not in documented:
        assert response.content == b""
        return
    assert response.headers["content-type"] == "application/json"
    schema = {**documented["content"]["application/json"]["schema"], "components": contract()["components"]}
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(response.json())
    assert response.headers["x-api-version"] == "1.3"
    assert response.headers["x-sandbox"] == "simulated"
    assert response.headers["x-request-id"]


# The sandbox speaks HTTP only; without certificates to load, clients are made much faster.
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def new_client(**options: Any) -> httpx.Client:
    return httpx.Client(verify=NO_TLS, trust_env=False, timeout=30, **options)


Connect = Callable[[Sandbox], httpx.Client]


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Make a client for a sandbox, whose answers must all conform to the contract."""
    clients = []

    def make(sandbox: Sandbox) -> httpx.Client:
        hooks = {"response": [check_against_contract]}
        headers = {"x-api-key": sandbox.api_key}
        clients.append(new_client(base_url=sandbox.base_url, headers=headers, event_hooks=hooks))
        return clients[-1]

    yield make
    for client in clients:
        client.close()


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator[Sandbox]:
    with Sandbox(chunk_size=300_000) as running:
        running.clock.freeze()
        yield running


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Iterator[Sandbox]:
    """The sandbox that all tests share. Its clock stands still unless a test advances it."""
    shared_sandbox.requests.clear()
    yield shared_sandbox
    shared_sandbox.faults.clear()


@pytest.fixture
def fresh() -> Iterator[Sandbox]:
    """A sandbox with nothing in it, for tests that look at whole lists."""
    with Sandbox() as running:
        running.clock.freeze()
        yield running


@pytest.fixture
def client(sandbox: Sandbox, connect: Connect) -> httpx.Client:
    return connect(sandbox)


@pytest.fixture
def raw(sandbox: Sandbox) -> Iterator[httpx.Client]:
    """A client without checks, for answers that break the contract on purpose."""
    with new_client(base_url=sandbox.base_url, headers={"x-api-key": sandbox.api_key}) as client:
        yield client


@pytest.fixture
def plain() -> Iterator[httpx.Client]:
    """A client that knows no key, for the object store and for media."""
    with new_client() as client:
        yield client


Upload = Callable[..., dict[str, Any]]


def upload(
    sandbox: Sandbox, client: httpx.Client, content: bytes | Path = CLIP, name: str = "clip.mp4", **data: Any
) -> Any:
    """Upload a file and let its processing come to its end; the asset."""
    body = content.read_bytes() if isinstance(content, Path) else content
    created = client.post("/assets", data={"method": "direct", **data}, files={"file": (name, body)})
    assert created.status_code == 201, created.text
    sandbox.settle()
    sandbox.clock.advance(1)
    return client.get(f"/assets/{created.json()['_id']}").json()


def create_index(client: httpx.Client, name: str, **fields: Any) -> str:
    models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    created = client.post("/indexes", json={"index_name": name, "models": models, **fields})
    assert created.status_code == 201, created.text
    return created.json()["_id"]


@pytest.fixture
def clip() -> Path:
    return CLIP


@pytest.fixture
def uploaded(sandbox: Sandbox, client: httpx.Client) -> Upload:
    """Upload to the shared sandbox."""
    return lambda *args, **kwargs: upload(sandbox, client, *args, **kwargs)


@pytest.fixture(scope="module")
def upload_shared(shared_sandbox: Sandbox) -> Iterator[Upload]:
    """Upload to the shared sandbox, for several tests of a module."""
    with new_client(base_url=shared_sandbox.base_url, headers={"x-api-key": shared_sandbox.api_key}) as client:
        yield lambda *args, **kwargs: upload(shared_sandbox, client, *args, **kwargs)


@pytest.fixture
def upload_to() -> Callable[..., Any]:
    """Upload to any sandbox."""
    return upload


@pytest.fixture
def new_index() -> Callable[..., str]:
    return create_index


def _gray(width: int, height: int, pixel_format: str) -> av.VideoFrame:
    frame = av.VideoFrame(width, height, "yuv420p")
    for plane in frame.planes:
        plane.update(bytes([128]) * plane.buffer_size)
    return frame.reformat(format=pixel_format)


@pytest.fixture
def make_video(tmp_path: Path) -> Callable[..., Path]:
    """Make a silent video of one color."""

    def make(width: int = 640, height: int = 360, seconds: float = 5, codec: str = "libx264") -> Path:
        path = tmp_path / f"{width}x{height}-{seconds}-{codec}.mkv"
        with av.open(str(path), "w") as file:
            stream = file.add_stream(codec, rate=10)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            for number in range(int(seconds * 10)):
                frame = _gray(width, height, "yuv420p")
                frame.pts = number
                file.mux(stream.encode(frame))
            file.mux(stream.encode(None))
        return path

    return make


@pytest.fixture
def make_image(tmp_path: Path) -> Callable[[str], Path]:
    """Make a picture of 64x48 in a format."""
    kinds = {
        "png": ("png", "rgb24", "image2"),
        "jpeg": ("mjpeg", "yuvj420p", "image2"),
        "gif": ("gif", "rgb8", "gif"),
        "webp": ("libwebp", "yuv420p", "webp"),
        "bmp": ("bmp", "bgr24", "image2"),
    }

    def make(kind: str) -> Path:
        codec, pixel_format, container = kinds[kind]
        path = tmp_path / f"picture.{kind}"
        options = {"update": "1"} if container == "image2" else {}
        with av.open(str(path), "w", format=container, options=options) as file:
            stream = file.add_stream(codec)
            stream.width, stream.height, stream.pix_fmt = 64, 48, pixel_format
            file.mux(stream.encode(_gray(64, 48, pixel_format)))
            file.mux(stream.encode(None))
        return path

    return make


@pytest.fixture
def make_audio(tmp_path: Path) -> Callable[..., Path]:
    """Make a second of silence."""

    def make(codec: str = "pcm_s16le", suffix: str = "wav", sample_format: str = "s16") -> Path:
        path = tmp_path / f"silence.{suffix}"
        with av.open(str(path), "w") as file:
            stream = file.add_stream(codec, rate=16_000, layout="mono")
            resampler = av.AudioResampler(sample_format, "mono", 16_000)
            for number in range(16):
                frame = av.AudioFrame(format="s16", layout="mono", samples=1000)
                frame.planes[0].update(bytes(frame.planes[0].buffer_size))
                frame.sample_rate, frame.pts = 16_000, number * 1000
                for resampled in resampler.resample(frame):
                    file.mux(stream.encode(resampled))
            file.mux(stream.encode(None))
        return path

    return make


RATE = 16_000


def _sine(pitch: int, second: int) -> "array[int]":
    return array("h", (int(9000 * math.sin(math.tau * pitch * (second + n / RATE))) for n in range(RATE)))


def _write_sound(file: Any, stream: Any, seconds: int, pitch: int) -> None:
    resampler = av.AudioResampler("fltp", "mono", RATE, frame_size=1024)
    for second in range(seconds):
        frame = av.AudioFrame(format="s16", layout="mono", samples=RATE)
        frame.planes[0].update((_sine(pitch, second) if pitch else array("h", bytes(2 * RATE))).tobytes())
        frame.sample_rate, frame.pts = RATE, second * RATE
        for resampled in resampler.resample(frame):
            file.mux(stream.encode(resampled))
    for resampled in resampler.resample(None):
        file.mux(stream.encode(resampled))
    file.mux(stream.encode(None))


@pytest.fixture(scope="module")
def make_clip(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a video whose colors (Y, Cb, Cr) take turns every three seconds, with a tone, with silence, or soundless."""

    def make(
        *colors: tuple[int, int, int],
        seconds: int = 5,
        pitch: int | None = None,
        crf: int = 20,
        suffix: str = "mp4",
        keys: int = 250,
    ) -> Path:
        path = tmp_path_factory.mktemp("clips") / f"clip.{suffix}"
        with av.open(str(path), "w") as file:
            options = {"crf": str(crf), "preset": "ultrafast", "g": str(keys), "sc_threshold": "0"}
            video = file.add_stream("libx264", rate=10, options=options)
            video.width, video.height, video.pix_fmt = 640, 360, "yuv420p"
            sound = file.add_stream("aac", rate=RATE, layout="mono") if pitch is not None else None
            for number in range(seconds * 10):
                frame = av.VideoFrame(640, 360, "yuv420p")
                for plane, value in zip(frame.planes, colors[number // 30 % len(colors)], strict=True):
                    plane.update(bytes([value]) * plane.buffer_size)
                frame.pts = number
                file.mux(video.encode(frame))
            file.mux(video.encode(None))
            if sound is not None:
                _write_sound(file, sound, seconds, pitch)
        return path

    return make
