"""The lease of a worker's claims, and what it exchanges with the ledger when it is renewed."""

from __future__ import annotations

import math
from functools import partial
from typing import TypeVar

from .._flows.effects import Flow, beside, now, sleep
from .._flows.primitives import Signal
from .._http.logs import logger
from .answer_counter import AnswerCounter
from .beat import Seen
from .circuit_breaker import StopReason
from .ledger import Ledger
from .ledger_calls import repeated
from .model import STEPS, WORKER_STEPS, Step
from .reading_breaker import ReadingBreaker
from .run import Run
from .steps.attempt import Attempt
from .steps.context import Holds

T = TypeVar("T")


class Lease:
    """Beats while this process takes part in a run."""

    def __init__(self, run: Run, ledger: Ledger, *, others_come: bool = False) -> None:
        self._run = run
        self._ledger = ledger
        self._others_come = others_come
        """Whether an engine starts other workers, which may take a while."""
        self._seconds = math.inf
        self._until = math.inf
        self._losses = 0
        self._wake = Signal()
        self.changed = Signal()
        """Set when this worker may run other steps than before, or may claim again."""
        self._has_ended = False
        self.expires = False
        """Whether the claims must be kept by beats."""
        self.leads = True
        """Whether this worker runs all steps."""
        self.closed: frozenset[Step] = frozenset()
        """The steps at which another worker has stopped."""
        self.stopped: StopReason | None = None
        """Why this worker or another has stopped at a step."""
        self.answers = AnswerCounter()
        """The platform's answers to uploads, which are reported to the ledger."""
        self._reading = ReadingBreaker(run.job.tuning)
        self._readers = 0
        """Workers on other machines that can read files."""

    def holds(self, at: float) -> bool:
        """Whether this worker may claim at this time of the monotonic clock."""
        return at < self._until

    def holds_from_now(self) -> Holds | None:
        """Whether claims of this moment are ours at a later time; None if they do not expire.

        Claims are lost once the lease has been over, even if it is renewed afterwards.
        """
        if not self.expires:
            return None
        losses = self._losses
        return lambda at: losses == self._losses and self.holds(at)

    def is_overdue(self, at: float) -> bool:
        """Whether more than three quarters of the lease have passed."""
        return at > self._until - self._seconds / 4

    def does(self, step: Step, at: float) -> bool:
        """Whether this worker runs a step at this time."""
        return self._reading.allows(at) if step in WORKER_STEPS else self.leads

    def reading_pause(self, at: float) -> float:
        """Seconds until this worker takes files to read again; `math.inf` if it does."""
        return self._reading.pause(at)

    def observe(self, attempt: Attempt, at: float) -> None:
        """Learn from an attempt to read or send a file what others should know, and report it at once."""
        if not self.expires:
            return
        before, others = self._reading.reads, self._others_come or self._readers > 0
        if error := self._reading.observe(attempt, at, others=others):
            leaves = "It leaves files to others, and tries again in a while"
            what = leaves if others else "No other machine that can takes part"
            number = self._run.job.tuning.unreadable_files
            logger.warning("this machine cannot read %d files in a row: %s. %s", number, error, what)
        if self._reading.reads != before or self.answers.is_urgent:
            self._wake.set()

    def stop(self, reason: StopReason) -> None:
        """Report at once that this worker has stopped at a step."""
        if self.stopped is None or STEPS.index(reason.step) > STEPS.index(self.stopped.step):
            self.stopped = reason
        self._wake.set()

    def during(self, flow: Flow[T]) -> Flow[T]:
        """Run a flow while the lease is kept."""
        seconds = yield from self._renew()
        if seconds is None:
            return (yield from flow)
        self.expires = True
        return (yield from beside(flow, self._keep(seconds), self._end))

    def _end(self) -> None:
        self._has_ended = True
        self._wake.set()

    def _keep(self, seconds: float) -> Flow[None]:
        """Renew the lease long before it ends."""
        while True:
            at = yield from now()
            yield from sleep(max(self._until - seconds * 2 / 3 - at, 0.0), self._wake)
            self._wake.clear()
            if self._has_ended:
                return
            seconds = (yield from self._renew()) or seconds

    def _renew(self) -> Flow[float | None]:
        began = yield from now()
        seen = Seen(self.answers.take(), self.stopped, self._reading.reads)
        beat = yield from repeated(partial(self._ledger.beat, self._run, seen), self._run.job.tuning)
        ended = yield from now()
        was_lost = beat.was_lost or not self.holds(ended)
        if beat.lease is not None:
            # The lease may have been over before the beat came through, or by another clock than this one.
            self._losses += was_lost
            self._seconds, self._until = beat.lease, began + beat.lease
        self._readers = beat.readers
        if was_lost or (self.leads, self.closed) != (beat.leads, beat.closed):
            self.leads, self.closed = beat.leads, beat.closed
            self.changed.set()
        self.stopped = self.stopped or beat.stopped
        return beat.lease
