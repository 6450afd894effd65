"""What a worker asks of a ledger, and what it gets: items to run a step for, and when there will be more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .model import Item, Step


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many items of one step a worker can take."""

    limit: int
    min_age: float = 0.0
    """Only items that reached the step at least this many seconds ago. The first step takes files of any age."""


@dataclass(frozen=True, slots=True)
class Claims:
    """The items that have been claimed, and the steps of the run at which there are unfinished items."""

    items: Sequence[Item]
    due: Mapping[Step, float]
    """Seconds until the next item of each step may be claimed; `math.inf` if all of them are claimed. Empty if nothing
    is left to do."""
