"""A copy of the project that tests may edit and generate from, and the unchanged contract."""

import copy
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # the generator is a part of the project, not of the package that people install

import generator.contract  # noqa: E402
from generator.contract import Contract, load  # noqa: E402

PACKAGE = "twelvelabs_lowlevel"


@dataclass(frozen=True)
class Project:
    """A copy of what the generator reads and writes."""

    root: Path

    @property
    def package(self) -> Path:
        return self.root / "generated" / PACKAGE

    def edit(self, file: str, old: str, new: str) -> int:
        """Replace a text that occurs once in a file of the contract. Returns the line where it begins."""
        path = self.root / "openapi" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} must hold this exactly once: {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def run(self, *arguments: str, hash_seed: int) -> subprocess.CompletedProcess[str]:
        """The real command, in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "generator.regenerate", "--root", str(self.root), *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
            capture_output=True,
            text=True,
            check=False,
        )

    def files(self) -> dict[str, bytes]:
        """Every file of the low-level package with its content."""
        return contents(self.package)


def contents(package: Path) -> dict[str, bytes]:
    paths = (p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {p.relative_to(package).as_posix(): p.read_bytes() for p in paths}


def copied(folder: Path) -> Project:
    without_caches = shutil.ignore_patterns("__pycache__")
    for name in ("openapi", "generated"):
        shutil.copytree(ROOT / name, folder / name, ignore=without_caches)
    return Project(folder)


@pytest.fixture(scope="session", autouse=True)
def _a_file_is_parsed_once() -> Iterator[None]:
    """Most tests change one file of a contract or none, and parsing all of them takes longer than what they test."""
    read, parsed = generator.contract._read, dict[tuple[str, bytes], Any]()

    def read_once(file: Path) -> Any:
        key = (f"{file.parent.name}/{file.name}", file.read_bytes())
        if key not in parsed:
            parsed[key] = read(file)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generator.contract, "_read", read_once)
        yield


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the project in a folder of its own."""
    return copied(tmp_path)


@pytest.fixture(scope="session")
def make_project(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Project]:
    """Makes further copies of the project."""
    return lambda: copied(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def committed() -> Project:
    """The project itself, to be read only."""
    return Project(ROOT)


@pytest.fixture(scope="session")
def contract() -> Contract:
    """The contract, read once; tests that change it use `document`."""
    return load(ROOT / "openapi")


@pytest.fixture
def document(contract: Contract) -> dict[str, Any]:
    """A copy of the contract as one document, to be changed at will."""
    return copy.deepcopy(contract.document)
