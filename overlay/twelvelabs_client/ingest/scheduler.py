"""Takes part in a run: claims items, runs their steps, and settles the outcomes, until nothing is left to do.

The ledger is the queue. One flow claims for all steps at once, one settles what has come together, and each step has
slots of its own, so that a slow step does not delay the others; where the platform limits an operation, the client's
rate limiter slows down all attempts that use it. Waiting takes no slot: what is not ready goes back into the ledger
until the next poll is due.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from .._flows.effects import Callback, Flow, now, parallel, sleep, wall_time
from .._flows.primitives import Limiter, Signal
from .._http.config import ClientConfig
from .._waiting.plan_indexed_items import IndexedItemCache
from .circuit_breaker import StopReason
from .lease import Lease
from .ledger import MAX_SETTLED, Ledger
from .ledger_calls import repeated, until_notified
from .model import BATCH_STEPS, STEPS, WORKER_STEPS, Item, Step
from .progress import ProgressTracker
from .run import Run
from .step_state import Slot, StepState, has_succeeded
from .steps.attempt import Attempt
from .steps.context import StepContext
from .steps.dispatch import attempt

T = TypeVar("T")

_LONG = 3600.0
"""Seconds of a sleep that a signal ends."""


class Scheduler:
    """Takes part in one run with this process."""

    def __init__(
        self,
        run: Run,
        ledger: Ledger,
        lease: Lease,
        config: ClientConfig,
        tracker: ProgressTracker,
        *,
        workers: int,
        steps: Collection[Step] = STEPS,
    ) -> None:
        self._run = run
        self._tuning = run.job.tuning
        self._ledger = ledger
        self._lease = lease
        self._context = StepContext(
            config,
            IndexedItemCache(max_ended=self._tuning.max_cached),
            Limiter(max(run.job.options.upload.concurrency, workers)),
            save_upload=partial(ledger.save_upload, run),
        )
        slots = {step: workers if step in steps else 0 for step in STEPS}
        slots |= {step: 1 for step in BATCH_STEPS if step in steps}
        slots[Step.SET_METADATA] = min(slots[Step.SET_METADATA], self._tuning.metadata_workers)
        self._states = {
            step: StepState(step, run.job, config, number, tracker.started_at) for step, number in slots.items()
        }
        self._slots = [slot for state in self._states.values() for slot in state.slots]
        self._closed = frozenset(STEPS) - frozenset(steps)
        """The steps at which nothing more is begun."""
        self._tracker = tracker
        self._lock = threading.Lock()
        self._done: deque[tuple[Slot, Attempt]] = deque()
        self._event: Callback | None = None
        self._has_ended = False
        self._claiming = lease.changed
        self._settling, self._reporting, self._counting = Signal(), Signal(), Signal()

    def run(self) -> Flow[None]:
        """Take part until nothing is left to do."""
        flows = [self._claim(), self._settle(), self._report(), *(self._work(slot) for slot in self._slots)]
        if self._lease.expires and self._tracker.is_watched:
            flows.append(self._count())
        yield from parallel(iter(flows), len(flows))

    def _claim(self) -> Flow[None]:
        """Claim for all idle slots at once, until nothing is left to do."""
        due = (yield from self._ask(partial(self._ledger.claim, self._run, {}))).due
        pause = idle_pause = self._tuning.idle_pause
        while True:
            self._claiming.clear()
            at = yield from now()
            if self._lease.holds(at):
                was_busy, closed = any(slot.is_busy for slot in self._slots), self._closed | self._lease.closed
                states = [self._states[step] for step in STEPS if self._lease.does(step, at)]
                wanted = {state.step: one for state in states if (one := state.wanted(due, closed, at))}
                holds = self._lease.holds_from_now()
                claims = yield from self._ask(partial(self._ledger.claim, self._run, wanted))
                due = claims.due
                for step in wanted:
                    items, more_in = [item for item in claims.items if item.step is step], due.get(step, 0.0)
                    self._states[step].assign(items, at + more_in if more_in < math.inf else at, holds)
                if not was_busy and closed.issuperset(due):
                    break
                at = yield from now()
                is_idle = self._lease.expires and not claims.items
                longest = self._tuning.max_idle_pause if self._lease.leads else self._tuning.notified_pause
                idle_pause = min(2 * idle_pause, longest if is_idle else self._tuning.idle_pause)
                least = self._tuning.idle_pause / 2 if is_idle else self._tuning.min_pause
                pauses = (state.pause(due, closed, at) for state in states)
                pause = max(least, min([idle_pause, self._lease.reading_pause(at), *pauses]))
            if self._lease.expires:
                yield from until_notified(self._ledger, self._tuning, pause, self._claiming)
            else:
                yield from sleep(pause, self._claiming)
        self._has_ended = True
        for signal in (self._settling, self._reporting, self._counting, *(slot.signal for slot in self._slots)):
            signal.set()

    def _work(self, slot: Slot) -> Flow[None]:
        """Run the steps of the items that a slot is given."""
        while True:
            slot.signal.clear()
            if items := slot.take():
                done = yield from self._attempt(slot, items)
                with self._lock:
                    self._done.append((slot, done))
                self._settling.set()
            elif self._has_ended:
                return
            else:
                yield from sleep(_LONG, slot.signal)

    def _attempt(self, slot: Slot, items: Sequence[Item]) -> Flow[Attempt]:
        state, context = slot.state, replace(self._context, holds=slot.holds)
        if state.step is Step.UPLOAD:
            context = replace(context, on_upload=self._tracker.upload_callback(items[0]))
        flow = attempt(items, context)
        done = yield from self._lease.answers.observe(flow) if state.step is Step.UPLOAD else flow
        at = yield from now()
        if state.step in WORKER_STEPS:
            self._lease.observe(done, at)
        if done.error is None or has_succeeded(done):
            state.breaker.success()
            state.observe(items, done, at)
        else:
            paths = {item.path for item in items}
            if reason := state.breaker.failure(done.error, paths, at, ends_run=done.ends_run):
                yield from self._stop(reason)
        return done

    def _settle(self) -> Flow[None]:
        """Have the ledger settle the outcomes that have come together."""
        while True:
            self._settling.clear()
            if done := self._take_done():
                outcomes = [outcome for _, one in done for outcome in one.outcomes]
                results = yield from self._ask(partial(self._ledger.settle, self._run, outcomes))
                at = yield from now()
                event = self._tracker.record(outcomes, results, at, sum(one.bytes_sent for _, one in done))
                for slot, _ in done:
                    slot.is_busy = False
                self._claiming.set()
                if event is not None:
                    self._event = event
                    self._reporting.set()
            elif self._has_ended:
                return
            else:
                yield from sleep(_LONG, self._settling)

    def _take_done(self) -> list[tuple[Slot, Attempt]]:
        taken, number = [], 0
        with self._lock:
            while self._done and number + len(self._done[0][1].outcomes) <= MAX_SETTLED:
                taken.append(self._done.popleft())
                number += len(taken[-1][1].outcomes)
        return taken

    def _report(self) -> Flow[None]:
        """Make the calls of the user's callback, which may be slow."""
        while not self._has_ended:
            self._reporting.clear()
            event, self._event = self._event, None
            if event is not None:
                yield event
            else:
                yield from sleep(_LONG, self._reporting)

    def _count(self) -> Flow[None]:
        """Count what all workers have done: this one sees only its own results."""
        while not self._has_ended:
            yield from sleep(self._tuning.count_interval, self._counting)
            counts = yield from self._ask(partial(self._ledger.counts, self._run))
            self._event = self._tracker.counted((yield from now()), counts)
            self._reporting.set()

    def _stop(self, reason: StopReason) -> Flow[None]:
        """Begin nothing more at this step nor before it; what is beyond it is finished."""
        if reason.retry_after is not None:
            at = datetime.fromtimestamp((yield from wall_time()), UTC)
            reason = replace(reason, resume_at=at + timedelta(seconds=reason.retry_after))
        self._closed |= frozenset(STEPS[: STEPS.index(reason.step) + 1])
        self._lease.stop(reason)

    def is_overdue(self, at: float) -> bool:
        """Whether the lease is so nearly over that what is in flight will soon be given to others."""
        return self._lease.is_overdue(at) and any(slot.is_busy for slot in self._slots)

    def _ask(self, function: Callable[[], T]) -> Flow[T]:
        return repeated(function, self._tuning)
