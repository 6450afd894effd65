"""What a migration says of a file: the new content, and what it could not carry over."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """Something that is left for the user, in a line of the file (from 1; in notebooks of the joined code)."""

    line: int
    text: str
    cell: int | None = None
    """The cell of a notebook, from 1; the line is then within the cell."""

    def __str__(self) -> str:
        where = f"{self.line}" if self.cell is None else f"cell {self.cell}:{self.line}"
        return f"{where}: {self.text}"


@dataclass(frozen=True)
class Migrated:
    """The new content of a file, which is the old one if nothing changes."""

    text: str
    problems: list[Problem] = field(default_factory=list)
