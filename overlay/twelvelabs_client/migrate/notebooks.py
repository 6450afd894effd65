"""Migrates the code of Jupyter notebooks. Outputs, metadata and the layout of the file are kept."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import replace
from itertools import product
from typing import Any

import libcst as cst

from .names import VENDOR, own_path
from .program import NotPythonError, migrate_program
from .report import Migrated, Problem
from .requirements import migrate_install

_MAGIC = re.compile(r"(?P<indent>\s*)(?P<command>(?:[\w, ]+=\s*)?[%!?].*|.*[^\s?]\?{1,2}\s*)")
_MASK = "pass  # magic of a notebook: "
_MORE = "# more of the magic of a notebook"
_BREAK = "\N{SYMBOL FOR NEWLINE}"
"""Replaces line ends within a magic, so that it becomes one comment."""
_SHELL = re.compile(r"\s*(?:[\w, ]+=\s*)?(!|%(pip|conda|uv|sx|system|sc)\b)")
_SHELL_CELL = re.compile(r"\s*%%(!|bash|sh|shell|system|sx|script (?!.*python)|cmd)")
_PROGRAM_CELL = re.compile(r"\s*%%(python\d?|pypy|script .*python|(write)?file .*\.py)\b")
"""A cell that is a program of its own."""
_OTHER_CELL = re.compile(
    r"\s*%%(html|HTML|js|javascript|latex|markdown|svg|SVG|sql|bigquery|perl|ruby|cython|R|(write)?file)\b"
)
_PATH = re.compile(rf"(?<![\w./-]){VENDOR}(?:\.[A-Za-z_]\w*)*(?![\w/-])")
_END = "# end of a cell of a notebook\n"


class NotNotebookError(ValueError):
    """The text is not a notebook."""


def migrate_notebook(text: str) -> Migrated:
    """The migrated notebook; cells share names, so their code is migrated as one program.

    Raises NotNotebookError if the text is not a notebook.
    """
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
    new = {}
    for index, source in enumerate(sources):
        new[index], found = _own_cell(source)
        problems += [replace(each, cell=numbers[id(cells[index])]) for each in found]
        if not any(kind.match(source) for kind in (_SHELL_CELL, _PROGRAM_CELL, _OTHER_CELL)):
            try:
                migrate_program(_masked(source) + "\ntwelvelabs")  # raises NotPythonError
                joined.append(index)
            except NotPythonError as error:
                if VENDOR in source:
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
    return "".join(_mask(found[0]) for found in re.finditer(r"(?:[^\n]*\\\n)*[^\n]*\n|.+", source, re.DOTALL))


def _mask(lines: str) -> str:
    """A line with the lines that continue it, or in place of a magic a comment and one for each further line."""
    body = lines.rstrip("\n")
    first, *more = body.split("\n")
    found = _MAGIC.fullmatch(first)
    if found is None or found["command"].startswith("#"):
        return lines
    indent, text = found["indent"], body.removeprefix(found["indent"]).replace("\n", _BREAK)
    return f"{indent}{_MASK}{text}" + f"\n{indent}{_MORE}" * len(more) + lines[len(body) :]


def _unmasked(source: str) -> str:
    lines = [line for line in source.splitlines(keepends=True) if _MORE not in line]
    return "".join(_magic(line.replace(_MASK, "", 1)) if _MASK in line else line for line in lines)


def _magic(line: str) -> str:
    """A magic: what is installed, or the paths in a line of Python, such as one that is timed."""
    text = line.replace(_BREAK, "\n")
    if _SHELL.match(text):
        return migrate_install(text)
    return _PATH.sub(lambda found: own_path(found[0]) or found[0], text)


def _own_cell(source: str) -> tuple[str, list[Problem]]:
    """A cell of commands, or one that is a program of its own; any other as it is."""
    if _SHELL_CELL.match(source):
        return migrate_install(source), []
    magic, _, body = source.partition("\n")
    if not _PROGRAM_CELL.match(source):
        return source, []
    try:
        migrated = migrate_program(body)
    except NotPythonError as error:
        return source, [Problem(1, str(error))] if VENDOR in body else []
    return f"{magic}\n{migrated.text}", [replace(each, line=each.line + 1) for each in migrated.problems]
