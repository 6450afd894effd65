"""Type checkers see the whole surface as promised, and find the usual mistakes in the use of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SURFACE = HERE / "surface.py"
MISUSE = HERE / "misuse.py"
_MARK = re.compile(r"# type: ignore\[([a-z-]+)\]")

Found = dict[int, set[str]]
"""The codes that were reported, by line."""


@pytest.fixture(scope="module")
def bare_misuse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mistakes without the comments that keep them quiet."""
    path = tmp_path_factory.mktemp("typing") / "bare_misuse.py"
    path.write_text(_MARK.sub("# a mistake", MISUSE.read_text()))
    return path


def _expected() -> Found:
    lines = enumerate(MISUSE.read_text().splitlines(), start=1)
    return {number: {mark[1]} for number, line in lines if (mark := _MARK.search(line))}


@pytest.fixture(scope="module")
def mypy(bare_misuse: Path) -> dict[str, Found]:
    """What mypy reports, by file."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--output", "json"]
    command += ["--cache-dir", str(bare_misuse.with_name("cache")), str(SURFACE), str(bare_misuse)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: dict[str, Found] = {}
    for line in done.stdout.splitlines():
        report = json.loads(line)
        if report["severity"] == "error":
            found.setdefault(Path(report["file"]).name, {}).setdefault(report["line"], set()).add(report["code"])
    return found


def test_mypy_agrees_with_the_whole_surface(mypy: dict[str, Found]) -> None:
    assert mypy.get(SURFACE.name, {}) == {}
    assert set(mypy) <= {SURFACE.name, "bare_misuse.py"}


def test_mypy_finds_every_mistake_and_nothing_else(mypy: dict[str, Found]) -> None:
    assert mypy["bare_misuse.py"] == _expected()


@pytest.fixture(scope="module")
def pyright(bare_misuse: Path) -> dict[str, set[int]]:
    """The lines that pyright reports, by file."""
    folder = bare_misuse.parent
    (folder / SURFACE.name).write_text(SURFACE.read_text())
    config = {
        "extraPaths": [str(ROOT / folder) for folder in ("overlay", "generated")],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
        "reportUnusedCoroutine": False,
    }
    project = folder / "pyrightconfig.json"
    project.write_text(json.dumps(config))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(project)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        report = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"pyright cannot be run here: {error}")
    assert report["summary"]["filesAnalyzed"] == 2
    found: dict[str, set[int]] = {}
    for each in report["generalDiagnostics"]:
        if each["severity"] == "error":
            found.setdefault(Path(each["file"]).name, set()).add(each["range"]["start"]["line"] + 1)
    return found


def test_pyright_agrees_with_the_whole_surface(pyright: dict[str, set[int]]) -> None:
    assert pyright.get(SURFACE.name, set()) == set()


def test_pyright_finds_every_mistake_and_nothing_else(pyright: dict[str, set[int]]) -> None:
    assert pyright["bare_misuse.py"] == set(_expected())
