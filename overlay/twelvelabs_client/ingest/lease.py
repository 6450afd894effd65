"""The lease of a worker's claims, and what it and the ledger tell each other when it is renewed."""

from __future__ import annotations

import math
from functools import partial
from typing import TypeVar

from .._flows.effects import Flow, now, parallel, sleep
from .._flows.primitives import Signal
from .beat import Seen
from .circuit_breaker import StopReason
from .ledger import Ledger
from .ledger_calls import repeated
from .model import STEPS, Step
from .run import Run

T = TypeVar("T")


class Lease:
    """Beats while this process takes part in a run."""

    def __init__(self, run: Run, ledger: Ledger) -> None:
        self._run = run
        self._ledger = ledger
        self._until = math.inf
        self._wake = Signal()
        self._has_ended = False
        self.expires = False
        """Whether the claims must be kept by beats."""
        self.leads = True
        """Whether this worker runs all steps."""
        self.closed: frozenset[Step] = frozenset()
        """The steps at which another worker has stopped."""
        self.stopped: StopReason | None = None
        """Why this worker or another has stopped at a step."""

    def holds(self, at: float) -> bool:
        """Whether the claims are ours at this time of the monotonic clock."""
        return at < self._until

    def stop(self, reason: StopReason) -> None:
        """Tell the others at once that this worker has stopped at a step."""
        if self.stopped is None or STEPS.index(reason.step) > STEPS.index(self.stopped.step):
            self.stopped = reason
        self._wake.set()

    def during(self, flow: Flow[T]) -> Flow[T]:
        """Run a flow while the lease is kept."""
        seconds = yield from self._renew()
        if seconds is None:
            return (yield from flow)
        self.expires = True
        results: list[T] = []

        def to_its_end() -> Flow[None]:
            results.append((yield from flow))
            self._has_ended = True
            self._wake.set()

        yield from parallel(iter((to_its_end(), self._keep(seconds))), 2)
        return results[0]

    def _keep(self, seconds: float) -> Flow[None]:
        """Renew the lease long before it ends."""
        while True:
            yield from sleep(seconds / 3, self._wake)
            self._wake.clear()
            if self._has_ended:
                return
            seconds = (yield from self._renew()) or seconds

    def _renew(self) -> Flow[float | None]:
        began = yield from now()
        seen = Seen(stopped=self.stopped)
        beat = yield from repeated(partial(self._ledger.beat, self._run, seen), self._run.job.tuning)
        if beat.lease is not None:
            self._until = began + beat.lease
        self.leads, self.closed = beat.leads, beat.closed
        self.stopped = self.stopped or beat.stopped
        return beat.lease
