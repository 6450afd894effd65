"""The README is true: its Python blocks run, in order, against the sandbox; the commands it names exist."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
from twelvelabs_sandbox import Sandbox

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLIP = ROOT / "examples" / "media" / "big_buck_bunny_5s.mp4"


@pytest.mark.usefixtures("fast_polling")
def test_python_blocks_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == 3
    shutil.copy(CLIP, tmp_path)
    monkeypatch.chdir(tmp_path)
    module = ModuleType("readme")
    monkeypatch.setitem(sys.modules, "readme", module)  # where dataclasses look for their module
    names = vars(module)
    with Sandbox(speed=100) as sandbox:
        monkeypatch.setenv("TWELVE_LABS_API_KEY", sandbox.api_key)
        monkeypatch.setenv("TWELVELABS_BASE_URL", sandbox.base_url)
        for number, block in enumerate(blocks, start=1):
            exec(compile(block, f"README block {number}", "exec"), names)
        names["client"].close()  # the client of the first block
    assert "ready\n5.312\n" in capsys.readouterr().out


def test_it_is_read_in_minutes() -> None:
    assert len(README.split()) < 1000


def test_commands_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make ([a-z]+)", README)) - {"sure"}
    assert {"demo", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_files_exist() -> None:
    for name in re.findall(r"`((?:openapi|generated|overlay|examples)/[^`*]*)`", README):
        assert (ROOT / name).exists(), name
