"""Which files are migrated, how each kind is, and how they are written."""

from __future__ import annotations

import codecs
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from .names import VENDOR
from .notebooks import NotNotebookError, migrate_notebook
from .program import NotPythonError, migrate_program
from .report import Migrated, Problem
from .requirements import migrate_environment, migrate_pyproject, migrate_requirements, migrate_setup_cfg

_SKIPPED = {"__pycache__", "node_modules", "site-packages"}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"(?:[^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
"""The encoding of a Python file in one of its first two lines (PEP 263)."""
_KINDS: list[tuple[re.Pattern[str], Callable[[str], Migrated]]] = [
    (re.compile(r".*\.py[iw]?"), migrate_program),
    (re.compile(r".*\.ipynb"), migrate_notebook),
    (re.compile(r".*(requirements|constraints).*\.(txt|in)"), migrate_requirements),
    (re.compile(r"pyproject\.toml|Pipfile"), migrate_pyproject),
    (re.compile(r"setup\.cfg|tox\.ini"), migrate_setup_cfg),
    (re.compile(r"environment.*\.ya?ml"), migrate_environment),
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
            if kind_of(file) is not None and file.is_file() and not file.is_symlink():
                yield file


def _is_skipped(folder: Path) -> bool:
    is_environment = (folder / "pyvenv.cfg").exists() or (folder / "conda-meta").exists()
    return folder.name in _SKIPPED or folder.name.startswith(".") or is_environment


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
    if not file.is_file():
        return "", Migrated("", [Problem(1, "it cannot be read: it is not a regular file")])
    try:
        content = file.read_bytes()
        bom, encoding = _encoding(file, content)
        text = content[len(bom) :].decode(encoding)
    except (OSError, UnicodeDecodeError, LookupError) as error:
        return "", Migrated("", [Problem(1, f"it cannot be read: {error}")])
    if VENDOR not in text.lower():
        return text, Migrated(text)
    try:
        return text, migrate(text)
    except (NotPythonError, NotNotebookError) as error:
        return text, Migrated(text, [Problem(1, str(error))])


def _encoding(file: Path, content: bytes) -> tuple[bytes, str]:
    """The byte order mark at the beginning, if any, and the encoding of what follows."""
    marked = next(((bom, name) for bom, name in _BOMS if content.startswith(bom)), None)
    if marked is not None:
        return marked
    declared = _DECLARED.match(content) if kind_of(file) is migrate_program else None
    return b"", declared[1].decode("ascii") if declared else "utf-8"


def write(file: Path, text: str) -> None:
    """Replace the content of a file in one step, so that it is never half-written. Its mode and encoding stay."""
    target = file.resolve()
    bom, encoding = _encoding(file, target.read_bytes())
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(bom + text.encode(encoding))
        temporary.chmod(target.stat().st_mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
