"""Which files are migrated, how each kind is, and how they are written."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .names import VENDOR
from .notebooks import NotNotebookError, migrate_notebook
from .program import NotPythonError, migrate_program
from .report import Migrated, Problem
from .requirements import migrate_pyproject, migrate_requirements, migrate_setup_cfg

_SKIPPED = {"__pycache__", "node_modules", "site-packages", "build", "dist"}
_KINDS: list[tuple[re.Pattern[str], Callable[[str], Migrated]]] = [
    (re.compile(r".*\.pyi?"), migrate_program),
    (re.compile(r".*\.ipynb"), migrate_notebook),
    (re.compile(r".*(requirements|constraints).*\.(txt|in)"), migrate_requirements),
    (re.compile(r"pyproject\.toml|Pipfile"), migrate_pyproject),
    (re.compile(r"setup\.cfg|tox\.ini"), migrate_setup_cfg),
]


def files_below(path: Path) -> Iterator[Path]:
    """The file itself, or the files of a folder that can be migrated. Environments and hidden folders are left out."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(each for each in folders if not _is_skipped(Path(folder, each)))
        for name in sorted(names):
            file = Path(folder, name)
            if kind_of(file) is not None and not file.is_symlink():
                yield file


def _is_skipped(folder: Path) -> bool:
    return folder.name in _SKIPPED or folder.name.startswith(".") or (folder / "pyvenv.cfg").exists()


def kind_of(file: Path) -> Callable[[str], Migrated] | None:
    """How a file of this name is migrated; None for a kind that is not."""
    in_folder = file.parent.name in ("requirements", "constraints") and file.suffix in (".txt", ".in")
    name = f"requirements-{file.name}" if in_folder else file.name
    return next((migrate for pattern, migrate in _KINDS if pattern.fullmatch(name)), None)


def migrate_file(file: Path) -> tuple[str, Migrated]:
    """The text of a file and its migration. A file that cannot be read as what it is stays as it is."""
    migrate = kind_of(file)
    if migrate is None:
        return "", Migrated("", [Problem(1, "files of this kind are not migrated")])
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return "", Migrated("", [Problem(1, f"it cannot be read: {error}")])
    if VENDOR not in text.lower():
        return text, Migrated(text)
    try:
        return text, migrate(text)
    except (NotPythonError, NotNotebookError) as error:
        return text, Migrated(text, [Problem(1, str(error))])


def write(file: Path, text: str) -> None:
    """Replace the content of a file in one step, so that it is never half-written. Its mode stays."""
    target = file.resolve()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text.encode("utf-8"))
        temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
