"""Migrates the code of Jupyter notebooks. Outputs, metadata and the layout of the file stay as they are."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from itertools import product
from typing import Any

import libcst as cst

from .program import NotPythonError, migrate_program
from .report import Migrated, Problem
from .requirements import migrate_install

_MAGIC = re.compile(r"(?P<indent>\s*)(?P<command>(?:[\w, ]+=\s*)?[%!?].*|.*[^\s?]\?{1,2}\s*)")
_MASK = "pass  # magic of a notebook: "
_END = "# end of a cell of a notebook\n"


class NotNotebookError(ValueError):
    """The text cannot be read as a notebook."""


def migrate_notebook(text: str) -> Migrated:
    """The notebook for this client. Cells share their names, so that their code is migrated as one program."""
    try:
        notebook = json.loads(text)
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        sources = ["".join(cell["source"]) for cell in cells]
    except (ValueError, KeyError, TypeError) as error:
        raise NotNotebookError("it cannot be read as a notebook; nothing was changed") from error
    numbers = {id(cell): number for number, cell in enumerate(notebook["cells"], 1)}
    style = next((each for each in _styles() if json.dumps(notebook, **each) == text.rstrip("\n")), None)
    problems: list[Problem] = []
    joined: list[int] = []
    new = {index: _other_language(source) for index, source in enumerate(sources)}
    for index, source in enumerate(sources):
        if not source.lstrip().startswith("%%") or re.match(r"\s*%%(time|timeit|capture)\b", source):
            try:
                migrate_program(_masked(source) + "\ntwelvelabs")  # is it Python?
                joined.append(index)
            except NotPythonError as error:
                if "twelvelabs" in source:
                    problems.append(Problem(1, str(error), numbers[id(cells[index])]))
    masked = [_masked(sources[index]) + "\n" for index in joined]
    migrated = migrate_program(_END.join(masked))
    starts = [1]
    for part in masked:
        starts.append(starts[-1] + part.count("\n") + 1)
    for problem in migrated.problems:
        place = max(n for n, start in enumerate(starts) if start <= problem.line)
        cell = numbers[id(cells[joined[place]])]
        problems.append(Problem(problem.line - starts[place] + 1, problem.text, cell))
    for index, part in zip(joined, migrated.text.split(_END), strict=True):
        new[index] = _unmasked(part.removesuffix("\n"))
    if all(new[index] == source for index, source in enumerate(sources)):
        return Migrated(text, problems)
    for index, cell in enumerate(cells):
        if new[index] != sources[index]:
            cell["source"] = new[index].splitlines(keepends=True) if isinstance(cell["source"], list) else new[index]
    end = text[len(text.rstrip("\n")) :]
    return Migrated(json.dumps(notebook, **(style or {"indent": 1, "ensure_ascii": False})) + end, problems)


def _styles() -> list[dict[str, Any]]:
    """The ways in which notebooks are written: Jupyter's first."""
    return [
        {"indent": indent, "ensure_ascii": is_ascii, "sort_keys": False, "separators": separators}
        for indent, is_ascii, separators in product((1, 2, 4, None, "\t"), (False, True), (None, (",", ":")))
    ]


def _masked(source: str) -> str:
    """The code with a comment in place of each magic, which is not Python."""
    with suppress(cst.ParserSyntaxError):
        cst.parse_module(source)
        return source
    return "".join(_mask(line) for line in source.splitlines(keepends=True))


def _mask(line: str) -> str:
    body = line.rstrip("\n")
    found = _MAGIC.fullmatch(body)
    if found is None or found["command"].startswith("#"):
        return line
    return f"{found['indent']}{_MASK}{found['command']}{line[len(body) :]}"


def _unmasked(source: str) -> str:
    return "".join(
        migrate_install(line.replace(_MASK, "", 1)) if _MASK in line else line
        for line in source.splitlines(keepends=True)
    )


def _other_language(source: str) -> str:
    """A cell that is not Python, such as one of shell commands."""
    if re.match(r"\s*%%(bash|sh|shell|script)\b", source):
        return "".join(map(migrate_install, source.splitlines(keepends=True)))
    return source
