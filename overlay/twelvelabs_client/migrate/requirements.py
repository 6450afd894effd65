"""Migrates the files in which a project declares its dependencies, such as pyproject.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable

from .report import Migrated, Problem

PACKAGE = "twelvelabs-client"
MINIMUM = ">=0.1"
_CLAUSE = r"(?:===|[<>=!~]=|[<>])[ \t]*[^\s;#,()\"'\\]+"
_NEEDED = rf"twelvelabs(?![\w.\-/])(?:\[[^\]\n\"']*\])?(?:[ \t]*\(?{_CLAUSE}(?:[ \t]*,[ \t]*{_CLAUSE})*\)?)?"
"""The vendor's SDK with its extras and versions, as PEP 508 writes them."""
_MARKER = r"[ \t]*;[^\n]*?"
_REQUIREMENT = re.compile(rf"(?<![\w.\-/]){_NEEDED}(?![ \t]*@)", re.IGNORECASE)
_LINE = re.compile(rf"(?P<before>\s*)(?P<needed>{_NEEDED})(?P<after>(?:{_MARKER})?(?:\s*|\s+#.*))", re.IGNORECASE)
_NOT_MOVED = re.compile(
    r"\s*twelvelabs(?![\w.\-])"
    r"|(?!\s*#).*(egg=twelvelabs\b|/twelvelabs-python\b|\btwelvelabs-\d|[\"']twelvelabs[^\"'#]* @ )",
    re.IGNORECASE,
)
"""A requirement of the vendor's SDK by URL, file or hashes."""
_QUOTED = re.compile(rf"(?P<quote>[\"'])(?P<needed>{_NEEDED})(?P<after>(?:{_MARKER})?)(?P=quote)", re.IGNORECASE)
_TABLE = re.compile(r"\s*\[+([^\],]+)\]+\s*(?:#.*)?")
_ITEM = re.compile(r"(\s*-\s+(?:pip:\s*)?)([\"']?)(.*?)(\2\s*(?:#.*)?)")
_KEY = re.compile(r"\s*([\"']?)([\w.\-]+)\1\s*=")
_POETRY = re.compile(
    r"(?P<before>\s*)(?P<quote>[\"']?)twelvelabs(?P=quote)(?P<equals>\s*=\s*)(?P<value>.*)", re.IGNORECASE
)
_VERSION = re.compile(r"(?P<key>version\s*=\s*|^)[\"'][^\"']*[\"']")
_INSTALL = re.compile(r"\b(pip3?|uv|poetry|pdm)\b.*?\b(install|add)\b")
_PLACES = ("git", "path", "url", "file")
"""Sources of packages other than an index."""
_COMMAND_END = re.compile(r"[;|`]|&&|(?<!\\)\n")
_NO_NEEDS = {"name", "keywords", "description", "requires-python", "python_requires"}


def needed(requirement: str) -> str:
    """The requirement of this package in place of one of the vendor's."""
    return f"{PACKAGE}{MINIMUM}" if re.search(r"[<>=!~]", requirement) else PACKAGE


def migrate_requirements(text: str) -> Migrated:
    """A requirements file, line by line."""
    return _by_line(text, _requirement_line)


def migrate_setup_cfg(text: str) -> Migrated:
    """The lists of requirements in setup.cfg or tox.ini."""
    state = {"section": "", "key": ""}

    def change(line: str) -> str | None:
        if found := re.match(r"\[([^\]]+)\]", line):
            state.update(section=found[1], key="")
        elif found := re.match(r"([\w.\-]+)\s*[=:]\s*(.*)", line, re.DOTALL):
            state["key"] = found[1]
            if _is_needs(state["section"], state["key"]) and (new := _requirement_line(found[2])):
                return line[: found.start(2)] + new
            return line
        if _is_needs(state["section"], state["key"]) and line[:1].isspace():
            return _requirement_line(line)
        return migrate_install(line)

    return _by_line(text, change)


def migrate_pyproject(text: str) -> Migrated:
    """The requirements in pyproject.toml or a Pipfile. A result that is not valid TOML is not used."""
    state = {"table": "", "key": ""}

    def change(line: str) -> str | None:
        if found := _TABLE.fullmatch(line.rstrip("\r\n")):
            *before, last = found[1].split(".")
            is_own = bool(before) and _is_needs(".".join(before), "") and last.strip("\"'").lower() == "twelvelabs"
            state.update(table=found[1], key="")
            return line.replace(last, PACKAGE, 1) if is_own else line
        if found := _KEY.match(line):
            state["key"] = found[2]
        if state["table"].lower().endswith(".twelvelabs") and _is_needs(state["table"], ""):
            return None if state["key"] in _PLACES else _VERSION.sub(rf'\g<key>"{MINIMUM}"', line, count=1)
        if state["table"] == "tool.uv.sources" and state["key"].lower() == "twelvelabs":
            return None
        if _is_needs(state["table"], "") and (found := _POETRY.match(line)):
            if re.search(rf"\b({'|'.join(_PLACES)})\s*=", found["value"]):
                return None
            value = _VERSION.sub(rf'\g<key>"{MINIMUM}"', found["value"])
            return f"{found['before']}{PACKAGE}{found['equals']}{value}{line[found.end() :]}"
        if not _is_needs(state["table"], state["key"]):
            return line
        new = migrate_quoted(line)
        return None if new == line and _NOT_MOVED.match(line) else new

    migrated = _by_line(text, change)
    try:
        tomllib.loads(migrated.text)
    except tomllib.TOMLDecodeError as error:
        return Migrated(text, [Problem(1, f"it cannot be read as TOML, before or afterwards: {error}")])
    return migrated


def migrate_environment(text: str) -> Migrated:
    """The packages in environment.yml, those of Conda and those of pip."""

    def change(line: str) -> str | None:
        found = _ITEM.fullmatch(line.rstrip("\r\n"))
        if found is None:
            return line
        new = _requirement_line(re.sub(r"(?<![=<>!~])=(?!=)", "==", found[3]))
        return None if new is None else line.replace(found[3], new) if PACKAGE in new else line

    return _by_line(text, change)


def migrate_install(text: str) -> str:
    """The commands of a shell that install packages. Versions are left out: shells redirect output at `>`."""
    done, parts = 0, list[str]()
    for found in _INSTALL.finditer(text):
        end = _COMMAND_END.search(text, found.end())
        stop = end.start() if end else len(text)
        parts += [text[done : found.end()], _REQUIREMENT.sub(PACKAGE, text[found.end() : stop])]
        done = stop
    return "".join([*parts, text[done:]])


def migrate_quoted(text: str) -> str:
    """A line of TOML with quoted requirements."""
    return _QUOTED.sub(lambda q: f"{q['quote']}{needed(q['needed'])}{q['after']}{q['quote']}", text)


def migrate_string(text: str) -> str:
    """A requirement in a list of them, such as in setup.py; any other text as it is."""
    return _requirement_line(text) or text


def _is_needs(section: str, key: str) -> bool:
    """Whether a section or a key of it lists requirements."""
    words = ("depend", "require", "packages") if not key else ("depend", "require")
    if section == "tool.poetry.extras":
        return True
    is_list = any(word in each.lower() for word in words for each in (section, key)) or key == "deps"
    return is_list and key.lower() not in _NO_NEEDS


def _requirement_line(line: str) -> str | None:
    """The line afterwards; None if it needs the vendor's SDK in a way that cannot be carried over."""
    body = line.rstrip("\r\n")
    if found := _LINE.fullmatch(body):
        return f"{found['before']}{needed(found['needed'])}{found['after']}{line[len(body) :]}"
    return None if _NOT_MOVED.match(body) else line


def _by_line(text: str, change: Callable[[str], str | None]) -> Migrated:
    problems: list[Problem] = []
    lines: list[str] = []
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        new = change(line)
        if new is None:
            problems.append(Problem(number, f"require {PACKAGE} here: hashes, URLs and files cannot be carried over"))
        lines.append(line if new is None else new)
    return Migrated("".join(lines), problems)
