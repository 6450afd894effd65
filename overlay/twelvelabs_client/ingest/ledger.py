"""What an ingest remembers, behind a small interface: `SqliteLedger` keeps it in one file, others may share it.

A ledger is told of each step of each file before it begins (`claim`) and after it has ended (`advance`, `postpone`,
`fail`). Whatever was claimed and has no end when a ledger is taken up again may have been done or not.

Whoever runs the steps on many machines writes a ledger on a shared database. `claim` is the one operation that must be
atomic: no item may be given to two at a time. The steps themselves are in `steps`, and keep nothing elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from .model import Counts, Facts, IngestItem, Item, ItemOutcome, ItemStatus, Job, Step


class Ledger(Protocol):
    """Where each file of a job is. Used from several threads at once; all of it may block.

    Files with the same content are one item from the second step on, which each of their paths stands for.
    """

    def enlist(self, job: Job, found: Iterable[IngestItem], *, retry_failed: bool) -> None:
        """Take in the files of a source, and begin a run with exactly these.

        A file that is known and has not changed stays where it was. Items that were claimed and never ended are free
        again; those that were at one of the steps in `FINDING` go to the step named there, and are due when
        `SETTLING_SECONDS` have passed. With `retry_failed` those that have failed are free too. An item that is done,
        or waits to be ready, is set back to `SET_METADATA` if its metadata is not what was sent. All that wait begin to
        wait anew. A file whose name cannot be written down as text fails.
        """
        ...

    def claim(self, job: Job, step: Step, limit: int = 1, *, min_age: float = 0.0) -> Sequence[Item]:
        """Take up to so many items of the run that are due for a step, and note that it begins. Atomic.

        Only those that came to the step at least `min_age` seconds ago, which the first step does not look at.
        For the steps that create something the note must outlast a power cut before this returns. If it is the first
        try, then `made_after` is noted: when the newest thing was made that the ledger knows from such a step.
        """
        ...

    def advance(self, item: Item, step: Step | None, facts: Facts | None = None) -> None:
        """The item's step is done, with these facts, and it goes to another; None if that was the last."""
        ...

    def identify(self, item: Item, content: str, size: int | None, mtime_ns: int | None) -> ItemStatus:
        """The first step is done: the file holds this. What is known of that content.

        DUPLICATE if another file of the run stands for it. What an earlier run has known goes on where it was: with
        `retry_failed`, or if it failed because the file was changed, after a failure as well.
        If it was sent for another target and nobody knows the end of that, it begins at `FIND_ASSET`.
        """
        ...

    def postpone(self, item: Item, seconds: float, step: Step | None = None, *, counted: bool = False) -> None:
        """The item is due for the same step again after so many seconds, or for another.

        `counted` adds to its attempts.
        """
        ...

    def fail(self, item: Item, error: Exception, retry_from: Step) -> None:
        """The item has failed. If it is tried again, then from this step, without what that one and later ones made."""
        ...

    def assets_of(self, job: Job, content: str) -> Sequence[str]:
        """The ids of assets that were made of this content, for whatever target, the newest first."""
        ...

    def next_due(self, job: Job, steps: Collection[Step]) -> float | None:
        """Seconds until an item is due for one of these steps (an hour if all are claimed); None if none will be."""
        ...

    def counts(self, job: Job) -> Counts:
        """How many files of the run are where."""
        ...

    def outcomes(self, job: Job) -> Iterator[ItemOutcome]:
        """What has become of each file of the run, in the order of the source. Also after `close`."""
        ...

    def close(self) -> None:
        """Let others have it."""
        ...
