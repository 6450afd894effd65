"""The page on the sandbox is true: its Python blocks run, and its tests pass in another project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from twelvelabs_sandbox import Sandbox

ROOT = Path(__file__).parents[2]
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "sandbox.md").read_text(encoding="utf-8"), re.DOTALL)
TESTS = [block for block in BLOCKS if "def test_" in block]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the clip, where the blocks run."""
    shutil.copy(ROOT / "examples" / "media" / "big_buck_bunny_5s.mp4", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_python_blocks_run() -> None:
    names: dict[str, object] = {}
    for number, block in enumerate([block for block in BLOCKS if block not in TESTS], start=1):
        with Sandbox() as sandbox:
            names["sandbox"] = sandbox
            exec(compile(block, f"block {number} of the page", "exec"), names)
            made = names["sandbox"]
            if isinstance(made, Sandbox) and made is not sandbox:
                made.stop()


def test_its_tests_pass(folder: Path) -> None:
    assert len(TESTS) == 6
    (folder / "test_page.py").write_text("import pytest\n\n" + "\n\n".join(TESTS))
    slow_to_load = ["-p", "no:schemathesis", "-p", "no:hypothesispytest"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *slow_to_load, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "6 passed" in done.stdout, done.stdout
