"""Programs in the styles of the vendor's examples are migrated as a folder, and then run against the sandbox."""

from __future__ import annotations

import logging
import runpy
import shutil
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.migrate.__main__ import main
from twelvelabs_sandbox import Sandbox

from ..sandbox.conftest import make_image, make_pdf, served  # noqa: F401 - fixtures

PROGRAMS = Path(__file__).parent / "programs"
CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"
MODELS = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]


@pytest.mark.slow
def test_migrated_programs_run(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    make_image: Callable[[str], Path],  # noqa: F811
    make_pdf: Callable[..., bytes],  # noqa: F811
    served: Callable[[str, bytes], str],  # noqa: F811
) -> None:
    folder = tmp_path / "programs"
    shutil.copytree(PROGRAMS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    programs = sorted(folder.glob("*.py"))
    assert main([str(folder), "--write"]) == 0
    assert f"files changed: {len(programs)} of {len(programs)}; places to migrate by hand: 0" in capsys.readouterr().err
    monkeypatch.syspath_prepend(str(folder))  # one imports another
    monkeypatch.setitem(sys.modules, "twelvelabs", None)  # the vendor's SDK cannot be imported
    monkeypatch.setattr(logging.root, "handlers", [logging.NullHandler()])
    image, audio = make_image("png"), tmp_path / "a.wav"
    with wave.open(str(audio), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(range(256)) * 400)
    with Sandbox(speed=10_000) as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        settings = {
            "API_KEY": sandbox.api_key,
            "TWELVELABS_BASE_URL": sandbox.base_url,
            "ASSET_ID": client.assets.upload(CLIP, wait=True).id,
            "AUDIO_ID": client.assets.upload(audio, wait=True).id,
            "PDF_ID": client.assets.upload(("a.pdf", make_pdf("A green meadow")), wait=True).id,
            "INDEX_ID": client.indexes.create(index_name="clips", models=MODELS).id,
            "VIDEO_PATH": str(CLIP),
            "AUDIO_PATH": str(audio),
            "IMAGE_PATH": str(image),
            "IMAGE_URL": served("a.png", image.read_bytes()),
        }
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        for program in programs:
            runpy.run_path(str(program), run_name="__main__")
