"""What is wrong with a file that is not valid YAML, and where to correct it.

The parser notices a mistake where the rest no longer fits, which may be a line, or many, after it. So the lines from
the beginning of the unfinished block to that place are examined for the usual mistakes.
"""

import re
from collections.abc import Iterator

from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError

_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_QUOTE = re.compile(r"^[^#'\"]*[:\-,{\[] +(['\"])(?:(?!\1).|\1\1)*$")
_NO_COLON = re.compile(r"^ *(?:- +)?[\w/$<>{}.]+ +[^#:|>&*{\[]\S*$|^ *\w[\w$-]*$")
_NO_SPACE = re.compile(r"^ *(?:- +)?[\w$-]+:[^\s/].*$")
_COLON = re.compile(r":(?: |$)")
NO_COLON = "there is no colon, followed by a space, after the key"
_TWO_COLONS = re.compile(r"^ *(?:- +)?[^\s:'\"{\[#]+: +[^\s'\"{\[|>&*!].*?: ")


def unmerged(text: str) -> int | None:
    """The line (from 1) of the first marker of a merge that is not finished."""
    found = _MERGE.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def explain(error: MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line (from 1) of the likely mistake, and what it is."""
    lines = text.splitlines()
    mark = error.problem_mark or error.context_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    since = error.context_mark.line if error.context_mark else at
    problem = str(error.problem or error.context)
    if isinstance(error, DuplicateKeyError):
        key = problem.split('"')[1]
        return at + 1, f"the key {key} is already defined in this block: rename one, or correct the indentation"
    if "\\t" in problem:
        return at + 1, "a tab in the indentation: indent with spaces"
    if "expected ':'" in problem:
        return since + 1, NO_COLON
    for line, message in _suspects(lines, since, at):
        return line + 1, message
    if "',' or" in problem or "flow" in str(error.context):
        return since + 1, (
            f"the bracket that is opened here is not closed before line {at + 1}, or a comma is missing in it"
        )
    if "block end" in problem or "document start" in problem or "mapping values" in problem:
        return _misaligned(lines, since, at, problem)
    return at + 1, f"{problem} (in the block that begins in line {since + 1})"


def _suspects(lines: list[str], since: int, at: int) -> Iterator[tuple[int, str]]:
    """The lines of a block that look like a mistake other than of the indentation, the last first."""
    for number in range(at, max(since - 1, at - 40, -1), -1):
        line, is_near = lines[number], number >= at - 1
        if found := _QUOTE.match(line):
            yield number, f"the quote {found[1]} that is opened in this line is not closed in it"
        if is_near and _NO_SPACE.match(line):
            yield number, "there is no space after the colon"
        if is_near and _NO_COLON.match(line):
            yield number, NO_COLON
        if number == at and _TWO_COLONS.match(line):
            yield number, "the text holds a colon followed by a space: put it in quotes"
        if number == at and line.count("{") + line.count("[") < line.count("}") + line.count("]"):
            yield number, "a bracket is closed that is not opened in this line"


def _misaligned(lines: list[str], since: int, at: int, problem: str) -> tuple[int, str]:
    """The line whose indentation does not fit: one with an odd number of spaces, or else the one that was reached."""
    for number in range(at, since - 1, -1):
        spaces = _indent(lines[number])
        if spaces % 2 and not _is_blank(lines[number]):
            count = f"{spaces} space{'s' if spaces > 1 else ''}"
            return number + 1, f"the line is indented by {count}; each level has two"
    before = next((n for n in range(at - 1, -1, -1) if not _is_blank(lines[n])), at)
    here, there = _indent(lines[at]), _indent(lines[before])
    if "mapping values" in problem and not _COLON.search(lines[before]):
        return before + 1, NO_COLON
    if "mapping values" in problem and here > there:
        return at + 1, (
            f"the line is indented by {here} spaces, below line {before + 1}, which already has a value: indent it like"
            " the lines that it belongs to"
        )
    others = " and ".join(f"line {n + 1} by {_indent(lines[n])}" for n in sorted({since, before} - {at}))
    return at + 1, f"the line is indented by {here} spaces, which fits no block around it: {others}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_blank(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
