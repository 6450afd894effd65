"""Where an ingest keeps its state: a small protocol. `SqliteLedger` keeps it in one file.

Each step of each file is recorded before it begins (`claim`) and after it has ended (`advance`, `postpone`, `fail`). An
item that was claimed and has no end when a ledger is used again may have been through the step or not.

To run the steps on many machines, write a ledger on a shared database. `claim` is the one operation that must be
atomic: no item may be given out twice. The steps keep no state elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol, runtime_checkable

from .model import Counts, Facts, IngestItem, Item, ItemOutcome, ItemStatus, Job, Step


@runtime_checkable
class Ledger(Protocol):
    """The state of the files of jobs. Used from several threads concurrently; every method may block.

    From the second step on, files with the same content are one item.
    """

    def enlist(self, job: Job, found: Iterable[IngestItem], *, retry_failed: bool) -> None:
        """Take in the files of a source, and begin a run with exactly these.

        A known file that has not changed keeps its state. Items that were claimed and never ended are pending again;
        those at a step in `FINDING` go to the step named there, due in `job.tuning.settling` seconds. With
        `retry_failed`, failed ones are pending again too. An item that is done, or waits to be ready, goes back to
        `SET_METADATA` if its metadata is not what was sent. The time that pending items have waited starts anew,
        and one that is due later than any pause would be is due now: clocks may have been set between two runs. A
        file whose name is not valid text fails.
        """
        ...

    def claim(self, job: Job, step: Step, limit: int = 1, *, min_age: float = 0.0) -> Sequence[Item]:
        """Take up to `limit` items of the run that are due for a step, and record that it begins. Atomic.

        Only items that reached the step at least `min_age` seconds ago; the first step ignores this. For the steps
        that create something, the record must survive a power failure before this returns. At the first try
        `made_after` is recorded: when the newest object that the ledger knows from such a step was created.
        """
        ...

    def advance(self, item: Item, step: Step | None, facts: Facts | None = None) -> None:
        """The item's step is done, with these facts, and `step` is next; None if that was the last."""
        ...

    def identify(
        self, item: Item, content: str, size: int | None, mtime_ns: int | None, version: str | None = None
    ) -> ItemStatus:
        """The first step is done: the file has this content. Returns the state of that content.

        DUPLICATE if another file of the run has it. A content of an earlier run keeps its state; if it has failed, it
        is pending again with `retry_failed`, or if it failed because the file was changed. A content whose upload to
        another target has an unknown result begins at `FIND_ASSET`.
        """
        ...

    def postpone(self, item: Item, seconds: float, step: Step | None = None, *, counted: bool = False) -> None:
        """The item is due again in this many seconds, for the same step or for `step`.

        `counted` adds to its attempts.
        """
        ...

    def fail(self, item: Item, error: Exception, retry_from: Step) -> None:
        """The item has failed. A retry begins at `retry_from`, without what that step and later ones have created."""
        ...

    def assets_of(self, job: Job, content: str) -> Sequence[str]:
        """The ids of assets created from this content, for any target, newest first."""
        ...

    def next_due(self, job: Job, steps: Collection[Step]) -> float | None:
        """Seconds until an item is due for one of these steps (an hour if all are claimed); None if there is none."""
        ...

    def counts(self, job: Job) -> Counts:
        """How many files of the run are in which state."""
        ...

    def outcomes(self, job: Job) -> Iterator[ItemOutcome]:
        """The outcome of each file of the run, in the order of the source. Also after `close`."""
        ...

    def close(self) -> None:
        """Release the ledger."""
        ...
