"""Where an ingest keeps its state: a small protocol. `SqliteLedger` keeps it in one file.

Workers claim items for a step, run it, and have the ledger settle the outcomes. A claim has a number and an owner, so
that of an item that was given to somebody else a stale outcome is recognized. An item whose owner has ended without an
outcome may have been through the step or not.

The steps and the scheduler keep no state elsewhere: with a ledger on a shared database they run on many machines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, runtime_checkable

from .beat import Beat, Seen
from .claims import Claims, Wanted
from .model import Counts, IngestItem, Item, ItemOutcome, Job, Result, Step
from .run import Run
from .step_outcomes import StepOutcome

MAX_SETTLED = 500
"""Outcomes that are settled at once."""


@runtime_checkable
class Ledger(Protocol):
    """The state of the files of jobs. Used from several threads concurrently; every method may block.

    From the second step on, files with the same content are one item. A `LedgerError` that is transient has a call
    repeated, so each method may be called again after it has been carried out.
    """

    def open(self, job: Job, *, retry_failed: bool) -> Run:
        """Take part in the open run of a target, or open one, and be about to enlist files.

        A run is open as long as somebody takes part in it. Nobody's claims are freed, except those of the dead: see
        `leave`. With `retry_failed`, failed files that are enlisted are pending again. Raises LedgerError if the open
        run has other options, see `run.check_options`.
        """
        ...

    def enlist(self, run: Run, found: Iterable[IngestItem]) -> None:
        """Add the files of a source to the run.

        A known file that has not changed keeps its state. An item that is done, or waits to be ready, goes back to
        `SET_METADATA` if its metadata is not what was sent. The time that pending items of earlier runs have waited
        starts anew, and one that is due later than any pause would be is due now: clocks may have been set between two
        runs. A file whose name is not valid text fails. Of two entries with the same path in one run the first wins.
        A repeated call with the same iterator goes on where the error was: a source can be read only once.
        """
        ...

    def join(self, account: str) -> Run | None:
        """Take part in the oldest open run of an account (`Job.account`) with unfinished items; None if there is none.

        A dry run is not joined, nor one that has stopped: it ends when those have left that take part.
        """
        ...

    def claim(self, run: Run, wanted: Mapping[Step, Wanted]) -> Claims:
        """Take items of the run that are due for these steps, and record that they begin. Atomic.

        For the steps that create something, the record must survive a power failure before this returns. At the first
        try `made_after` is recorded: when the newest object that the ledger knows from such a step was created. While
        somebody enlists, not even an empty run is finished: `Claims.due` has the first step.
        """
        ...

    def settle(self, run: Run, outcomes: Sequence[StepOutcome]) -> Sequence[Result]:
        """Record outcomes, at most `MAX_SETTLED`, and return a result for each.

        `Advanced` and `Identified` count as well if the claim has been freed and nobody has claimed the item since;
        `Postponed` and `Failed` only while it is held. Otherwise the result is `LOST`.

        A file of which another of the run has the content is a `DUPLICATE`. A content of an earlier run keeps its
        state; if it has failed, it is pending again with `retry_failed`, or if it failed because the file was changed.
        A content whose upload to another target has an unknown result begins at `FIND_ASSET`.
        """
        ...

    def save_upload(self, run: Run, item: Item, token: str) -> bool:
        """Save the token of a claimed item's upload in parts, which is in `Item.upload` from then on, until `Advanced`
        or `upload_ended`; False if the claim is lost.

        The record must survive a power failure before this returns.
        """
        ...

    def indexed_items(self, run: Run) -> Iterator[tuple[str, str | None]]:
        """The ids of the indexed items of the run's target that have been ready, also in earlier runs, and of their
        assets."""
        ...

    def reopen(self, run: Run, indexed_items: Collection[str], step: Step) -> None:
        """Begin again at a step with the contents that became these indexed items, which are gone.

        What the step and later ones have created is forgotten. Contents that are claimed are left alone.
        """
        ...

    def beat(self, run: Run, seen: Seen) -> Beat:
        """Keep this worker's claims for the time of the lease, and exchange what is new: once for each `Seen.id`."""
        ...

    def notified(self) -> bool:
        """Whether others have added something to claim or a run to join since the last call, or may have.

        Called by idle processes about once a second: it should ask nothing of a shared database. Raises no LedgerError:
        what comes next looks for work, and fails if that is not possible.
        """
        ...

    def leave(self, run: Run) -> None:
        """This worker takes part no longer, and its claims are freed.

        Items of a freed claim are pending again; those at a step in `FINDING` go to the step named there, due in
        `job.tuning.settling` seconds.
        """
        ...

    def counts(self, run: Run) -> Counts:
        """How many files of the run are in which state."""
        ...

    def outcomes(self, run: Run) -> Iterator[ItemOutcome]:
        """The outcome of each file of the run, in the order of the source. Also after `close`."""
        ...

    def close(self) -> None:
        """Release the ledger."""
        ...
