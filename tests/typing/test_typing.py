"""Type checkers see the whole surface as promised, and find the usual mistakes in the use of it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ALL_METHODS = HERE / "all_methods.py"
SURFACES = [ALL_METHODS, HERE / "structured_surface.py", HERE / "surface.py"]
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
def begun(bare_misuse: Path) -> Iterator[tuple[Future[dict[str, Found]], Future[dict[str, set[int]]]]]:
    """Both type checkers, side by side, for each takes a while."""
    with ThreadPoolExecutor(2) as pool:
        yield pool.submit(_mypy, bare_misuse), pool.submit(_pyright, bare_misuse)


@pytest.fixture(scope="module")
def mypy(begun: tuple[Future[dict[str, Found]], Any]) -> dict[str, Found]:
    """What mypy reports, by file."""
    return begun[0].result()


@pytest.fixture(scope="module")
def pyright(begun: tuple[Any, Future[dict[str, set[int]]]]) -> dict[str, set[int]]:
    """The lines that pyright reports, by file."""
    try:
        return begun[1].result()
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        pytest.skip(f"pyright cannot be run here: {error}")


def _mypy(bare_misuse: Path) -> dict[str, Found]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--output", "json"]
    command += ["--cache-dir", str(bare_misuse.with_name("cache")), *map(str, SURFACES), str(bare_misuse)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: dict[str, Found] = {}
    for line in done.stdout.splitlines():
        report = json.loads(line)
        if report["severity"] == "error":
            found.setdefault(Path(report["file"]).name, {}).setdefault(report["line"], set()).add(report["code"])
    return found


def _pyright(bare_misuse: Path) -> dict[str, set[int]]:
    folder = bare_misuse.parent
    for path in SURFACES:
        (folder / path.name).write_text(path.read_text())
    config = {
        "extraPaths": [str(ROOT / folder) for folder in ("overlay", "generated")],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
        "reportUnusedCoroutine": False,
    }
    project = folder / "pyrightconfig.json"
    project.write_text(json.dumps(config))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable, "-p", str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    report = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == len(SURFACES) + 1
    found: dict[str, set[int]] = {}
    for each in report["generalDiagnostics"]:
        if each["severity"] == "error":
            found.setdefault(Path(each["file"]).name, set()).add(each["range"]["start"]["line"] + 1)
    return found


def test_mypy_agrees_with_the_whole_surface(mypy: dict[str, Found]) -> None:
    assert {name: found for name, found in mypy.items() if name != "bare_misuse.py"} == {}


def test_mypy_finds_every_mistake_and_nothing_else(mypy: dict[str, Found]) -> None:
    assert mypy["bare_misuse.py"] == _expected()


def test_pyright_agrees_with_the_whole_surface(pyright: dict[str, set[int]]) -> None:
    assert {name: found for name, found in pyright.items() if name != "bare_misuse.py"} == {}


def test_pyright_finds_every_mistake_and_nothing_else(pyright: dict[str, set[int]]) -> None:
    assert pyright["bare_misuse.py"] == set(_expected())


def _called(client: str) -> set[str]:
    """The methods that functions of `all_methods.py` call on a client."""
    functions = [
        node
        for node in ast.parse(ALL_METHODS.read_text()).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and client in {ast.unparse(argument.annotation) for argument in node.args.args if argument.annotation}
    ]
    calls = [ast.unparse(node.func) for each in functions for node in ast.walk(each) if isinstance(node, ast.Call)]
    return {name.removeprefix("client.") for name in calls if name.startswith("client.")}


@pytest.mark.parametrize("client", ["TwelveLabs", "AsyncTwelveLabs"])
def test_every_method_of_the_vendor_is_among_what_is_checked(client: str) -> None:
    vendor = json.loads((ROOT / "tests" / "surface" / "vendor_surface.json").read_text())
    assert _called(client) == {entry["method"] for entry in vendor}
