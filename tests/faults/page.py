"""The table of outcomes as `docs/reliability.md` shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .cells import Table, cells, word
from .faults import FAULTS, Fault
from .oracle import Run
from .targets import COLUMNS, Target, targets

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
_NOTHING = "."
_OUTCOMES = ("result", "retried", "partial")
_TABLE = re.compile(r"(?<=<!-- table -->\n\n).*(?=\n\n<!-- end of table -->)", re.DOTALL)


def columns() -> Mapping[str, Target]:
    """The target of each column."""
    return {name: targets()[target] for name, target in COLUMNS.items()}


def table_of(page: str) -> str:
    """The table within the page."""
    found = _TABLE.search(page)
    assert found is not None, "the page has no place for the table"
    return found[0]


def with_table(page: str, text: str) -> str:
    """The page with another table."""
    return _TABLE.sub(lambda _: text, page)


def rows(page: str) -> dict[str, list[str]]:
    """The cells of each row of the table, by the name of the fault."""
    lines = [[each.strip() for each in line.strip("|").split("|")] for line in table_of(page).splitlines()[2:]]
    return {name: found for name, *found in lines}


def render(table: Table, client: str) -> str:
    """The table, from running all of its cells."""
    head = ["fault", *columns(), "errors"]
    lines = [head, ["---"] * len(head), *(_row(table, client, fault) for fault in FAULTS)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _row(table: Table, client: str, fault: Fault) -> list[str]:
    runs = table.run(list(cells([fault], list(columns().values()))), client)
    words = [(run, word(run, table.right(run.cell.target, client))) for run in runs]
    once = [
        [_short(each) for run, each in words if run.cell.target is target and not run.cell.is_lasting]
        for target in columns().values()
    ]
    errors = [each for _, each in words if each not in _OUTCOMES]
    return [fault.name, *map(_joined, once), _joined(errors)]


def _short(outcome: str) -> str:
    return outcome if outcome in _OUTCOMES else "error"


def _joined(words: Sequence[str]) -> str:
    """Outcomes as the page shows them: each once, in alphabetical order."""
    return ", ".join(sorted(set(words))) or _NOTHING


def differences(page: str, table: Table, client: str, runs: Sequence[Run]) -> Iterator[str]:
    """The outcomes that differ from those on the page."""
    shown = rows(page)
    places = {target.name: number for number, target in enumerate(columns().values())}
    for run in runs:
        found, row = word(run, table.right(run.cell.target, client)), shown[run.cell.fault.name]
        if found not in _OUTCOMES and found not in row[-1].split(", "):
            yield f"{run.cell}: {found}, but the page has {row[-1]}"
        expected = row[places[run.cell.target.name]]
        if not run.cell.is_lasting and _short(found) not in expected.split(", "):
            yield f"{run.cell}: {found}, but the page has {expected}"
