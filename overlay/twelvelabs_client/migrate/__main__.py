"""Rewrites programs for the vendor's Python SDK (`twelvelabs`) into programs for this client.

Python files, notebooks and files that list requirements (requirements*.txt, pyproject.toml, Pipfile, setup.cfg,
tox.ini, environment.yml) are rewritten. Folders are searched, except for environments and hidden ones. Without --write
nothing changes: the differences are shown. What cannot be carried over is named with its file and line, and left as it
is.

Exit codes: 0 done; 1 with --check, something would change, or with --write, a file could not be written; 2 an argument
is not valid, or LibCST is not installed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from difflib import unified_diff
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m twelvelabs_client.migrate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder to search")
    parser.add_argument("--write", action="store_true", help="write the files instead of showing the differences")
    parser.add_argument("--check", action="store_true", help="exit with 1 if anything would change; write nothing")
    options = parser.parse_args(arguments)
    if options.write and options.check:
        parser.error("--write and --check exclude each other")
    if find_spec("libcst") is None:
        parser.error("migrating needs LibCST: pip install 'twelvelabs-client[migrate]'")
    if missing := [str(path) for path in options.paths if not path.exists()]:
        parser.error(f"there is no {', '.join(missing)}")
    changed, failed = _migrate(options.paths, is_written=options.write)
    return 1 if failed or (options.check and changed) else 0


def _migrate(paths: Sequence[Path], *, is_written: bool) -> tuple[int, int]:
    """The number of files that change, and of those that cannot be written."""
    from .files import files_below, migrate_file, write

    files = list(dict.fromkeys(file for path in paths for file in files_below(path)))
    changed = left = failed = 0
    for file in files:
        old, migrated = migrate_file(file)
        for problem in migrated.problems:
            _print_line(f"{file}:{problem}")
        left += len(migrated.problems)
        if migrated.text == old:
            continue
        changed += 1
        if not is_written:
            sys.stdout.write(_printable("".join(_difference(file, old, migrated.text)), sys.stdout))
            continue
        try:
            write(file, migrated.text)
        except OSError as error:
            changed, failed = changed - 1, failed + 1
            _print_line(f"{file}:1: it cannot be written: {error}")
    verb = "changed" if is_written else "to change"
    _print_line(f"files {verb}: {changed} of {len(files)}; places to migrate by hand: {left + failed}")
    return changed, failed


def _print_line(line: str) -> None:
    sys.stderr.write(_printable(f"{line}\n", sys.stderr))


def _printable(text: str, stream: TextIO) -> str:
    """The text, with characters that the stream cannot encode escaped."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _difference(file: Path, old: str, new: str) -> list[str]:
    before, after = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (old, new))
    name = file.as_posix().lstrip("/")
    lines = unified_diff(before, after, f"a/{name}", f"b/{name}")
    return [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]


if __name__ == "__main__":
    sys.exit(main())
