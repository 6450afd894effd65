"""One step of a run in this process: its slots, and when it is worth to claim for it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from .._flows.primitives import Signal
from .._http.config import ClientConfig
from .circuit_breaker import CircuitBreaker
from .claims import Wanted
from .duration_estimate import DurationEstimate
from .ledger import MAX_SETTLED
from .model import BATCH_STEPS, FINDING, STEPS, Item, Job, Step, following
from .step_outcomes import Advanced, Postponed
from .steps.attempt import Attempt
from .steps.context import Holds


class Slot:
    """A place for one attempt at a time; a flow waits there for items."""

    def __init__(self, state: StepState) -> None:
        self.state = state
        self.signal = Signal()
        self.is_busy = False
        """Whether it has been given items whose outcomes have not been settled."""
        self.holds: Holds | None = None
        """Whether these are ours at a time; None if claims do not expire."""
        self._next: Sequence[Item] = ()

    def give(self, items: Sequence[Item], holds: Holds | None) -> None:
        """Have the flow run the step for these items."""
        self.is_busy, self.holds, self._next = True, holds, items
        self.signal.set()

    def take(self) -> Sequence[Item]:
        """The items that it has been given since the last time."""
        items, self._next = self._next, ()
        return items


class StepState:
    """What the attempts at one step share."""

    def __init__(self, step: Step, job: Job, config: ClientConfig, slots: int, started_at: float) -> None:
        tuning = job.tuning
        self.step = step
        self.slots = [Slot(self) for _ in range(slots)]
        self.breaker = CircuitBreaker(step, tuning, config.retry.max_retry_after)
        self._tuning = tuning
        batch = 1 if step not in BATCH_STEPS else tuning.asset_batch if step is Step.AWAIT_ASSET else tuning.batch
        self._batch = min(batch, MAX_SETTLED)
        self._is_search = step in FINDING.values()
        waits = step in BATCH_STEPS and not self._is_search
        self._estimate = DurationEstimate(tuning) if waits else None
        """How long the platform's work takes, for the steps that wait for it."""
        self._read_at = started_at if self._is_search else -math.inf
        """When the last search began, or the last poll that was not full ended."""
        self._ended = 0
        """For how many files the last poll was the last one."""
        self._ask_at = -math.inf
        """When an item will be old enough for its first poll, as far as known."""
        self._upstream = _upstream(step, by_url=job.options.by_url)
        """The other steps from which a file can come to it."""

    def wanted(self, due: Mapping[Step, float], closed: frozenset[Step], at: float) -> Wanted | None:
        """What to claim at this time; None if nothing."""
        idle = sum(not slot.is_busy for slot in self.slots)
        if self.step in closed or not idle or at < self._resumes_at(due, closed):
            return None
        if self._is_search:
            self._read_at = at
        return Wanted(idle * self._batch, self._estimate.first_poll if self._estimate is not None else 0.0)

    def pause(self, due: Mapping[Step, float], closed: frozenset[Step], at: float) -> float:
        """Seconds until it is worth to claim again."""
        if self.step in closed or self.step not in due or all(slot.is_busy for slot in self.slots):
            return math.inf
        return max(due[self.step], self._resumes_at(due, closed) - at)

    def _resumes_at(self, due: Mapping[Step, float], closed: frozenset[Step]) -> float:
        """When to claim next: the steps that are better run for many files at once wait for more of them."""
        is_last = not any(step in due and step not in closed for step in self._upstream)
        if self._estimate is None:
            pause = self._tuning.idle_pause if is_last else self._tuning.search_pause
        else:
            pause = self._estimate.batch_pause(is_last=is_last)
            if self._ended < self._tuning.small_batch and not is_last:
                pause = max(pause, self._tuning.small_batch_pause)
        return max(self._read_at + pause, self._ask_at)

    def assign(self, items: Sequence[Item], more_at: float, holds: Holds | None) -> None:
        """Give claimed items to idle slots, with what tells whether they are still ours. `more_at` is when there will
        be more."""
        self._ask_at = more_at if self._estimate is not None and not items else -math.inf
        idle = [slot for slot in self.slots if not slot.is_busy]
        for number, slot in enumerate(idle):
            if batch := items[number * self._batch : (number + 1) * self._batch]:
                slot.give(batch, holds)

    def observe(self, items: Sequence[Item], attempt: Attempt, at: float) -> None:
        """Learn from an attempt how long the platform's work takes, and when to poll again."""
        if self._estimate is None:
            return
        for seconds in attempt.durations:
            self._estimate.observe(seconds)
        self._estimate.observe_at_least(
            max((each.item.age for each in attempt.outcomes if isinstance(each, Postponed)), default=0.0)
        )
        self._ended = sum(isinstance(each, Advanced) for each in attempt.outcomes)
        self._read_at = at if len(items) < self._batch else -math.inf


def has_succeeded(attempt: Attempt) -> bool:
    """Whether an attempt shows that the platform answers."""
    return attempt.error is None or any(isinstance(each, Advanced) for each in attempt.outcomes)


def _upstream(step: Step, *, by_url: bool) -> frozenset[Step]:
    reached = {step}
    while more := {one for one in STEPS if reached.intersection(following(one, by_url=by_url))} - reached:
        reached |= more
    return frozenset(reached - {step})
