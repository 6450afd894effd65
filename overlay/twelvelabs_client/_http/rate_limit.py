"""What one client has learned of the platform's rate limits, shared by all its calls, threads and tasks.

Nothing is held back until the platform speaks of a limit. From then on, for each operation:

- Where answers have X-Ratelimit-Remaining and -Reset, what is not there any more is not asked for before the reset.
- A refusal (429) without them closes the operation until its Retry-After has passed. Then one request goes ahead, and
  the others follow at the pace at which requests were answered before; that pace grows slowly, and falls a little with
  each refusal.

So a limit costs about one refused request each time that it is met, however many workers there are.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from .._flows.effects import Flow, now, random, sleep
from .._response import Response
from .retry import RetryPolicy, parse_retry_after

T = TypeVar("T")

_REMAINING, _RESET = "x-ratelimit-remaining", "x-ratelimit-reset"
_MARGIN = 0.25
"""Seconds added to a reset: the platform tells it in whole seconds of its own clock."""
_LONGEST_PAUSE = 30.0
"""The longest pause after a refusal that names no time."""
_LEAST = 0.75
"""The part of a pause that chance leaves over where a call is tried again."""
_TURN = 0.05
"""Seconds after which a call that waits for another one's answer looks again."""
_WINDOW = 60.0
"""Seconds over which answers are counted, to know the pace before a refusal."""
_FALL, _FIRST_RISE = 0.95, 0.02
"""By how much the pace changes with a refusal, and with a period without one. Each further rise is twice as large."""
_LONGEST_PERIOD = 600.0
"""What the platform allows again only after longer than this, such as for another day, is no matter of pace."""
_HOLD = 4
"""Periods after a refusal in which the pace does not grow."""


@dataclass(slots=True)
class _Bucket:
    """What is known of one operation. Times are those of the flows' clock."""

    in_flight: int = 0
    is_probing: bool = False
    """Whether one request has gone ahead and the others wait for its answer."""
    closed_until: float = 0.0
    refusals: int = 0
    """Refusals in a row."""

    budget: int | None = None
    """How many requests may be begun before the reset; None where the platform does not tell."""
    resets_at: float = 0.0

    counted_from: float | None = None
    answered: int = 0
    """How many requests have been answered since then."""

    interval: float = 0.0
    """Seconds between two requests; 0 for no limit that was learned from a refusal."""
    next_at: float = 0.0
    period: float = 1.0
    """Seconds that the platform takes to allow more again."""
    grows_at: float = 0.0
    rise: float = _FIRST_RISE

    @property
    def is_free(self) -> bool:
        return self.budget is None and not self.interval and not self.is_probing


@dataclass(slots=True)
class RateLimiter:
    """Holds requests back just so long that the platform need not refuse them."""

    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _buckets: dict[str, _Bucket] = field(default_factory=dict, repr=False)

    def rate_limited(
        self,
        bucket: str,
        policy: RetryPolicy,
        timeout: float | None,
        send: Callable[[], Flow[T]],
        reply_of: Callable[[T], Response],
    ) -> Flow[T]:
        """Send when there is room for it, and learn from the answer.

        What the platform closes for longer than the policy waits is sent at once: the platform shall refuse it itself.
        So is what would have to wait for longer than its own timeout.
        """
        yield from self._admit(bucket, policy.max_retry_after, timeout)
        try:
            answer = yield from send()
        except BaseException:
            with self._lock:
                self._buckets[bucket].in_flight -= 1
            raise
        moment = yield from now()
        with self._lock:
            self._learn(self._buckets[bucket], reply_of(answer), moment, policy.first_delay)
        return answer

    def _admit(self, name: str, longest: float, timeout: float | None) -> Flow[None]:
        with self._lock:
            bucket = self._buckets.setdefault(name, _Bucket())
            if bucket.is_free:
                bucket.in_flight += 1
                return
        moment = yield from now()
        ends = math.inf if timeout is None else moment + timeout
        while True:
            chance = yield from random()
            with self._lock:
                pause, is_turn = self._pause(bucket, moment, longest, chance)
                if moment + pause > ends:
                    pause, is_turn = 0.0, True
                bucket.in_flight += is_turn
            yield from sleep(pause)
            if is_turn:
                return
            moment = yield from now()

    def _pause(self, bucket: _Bucket, moment: float, longest: float, chance: float) -> tuple[float, bool]:
        """Seconds to wait, and whether the request may be sent then without another look."""
        if moment < bucket.closed_until:
            pause = bucket.closed_until - moment
            return (0.0, True) if pause > longest else (pause + _TURN * chance, False)
        if bucket.is_probing:
            return (_TURN, False) if bucket.in_flight else (0.0, True)
        if bucket.budget is not None:
            return self._pause_for_reset(bucket, moment, longest, chance)
        if not bucket.interval:
            return 0.0, True
        if moment >= bucket.grows_at:
            bucket.interval /= 1 + bucket.rise
            bucket.rise = min(2 * bucket.rise, 1.0)
            bucket.grows_at = moment + bucket.period
        wait = max(bucket.next_at - moment, 0.0)
        if wait > _TURN:
            # Looked at again when it is due: the operation may be closed by then.
            return wait, False
        bucket.next_at = max(bucket.next_at, moment) + bucket.interval
        return wait, True

    def _pause_for_reset(self, bucket: _Bucket, moment: float, longest: float, chance: float) -> tuple[float, bool]:
        if moment >= bucket.resets_at:
            bucket.is_probing = True
            return (_TURN, False) if bucket.in_flight else (0.0, True)
        if bucket.budget:
            bucket.budget -= 1
            return 0.0, True
        pause = bucket.resets_at - moment
        return (0.0, True) if pause > longest else (pause + _TURN * chance, False)

    def _learn(self, bucket: _Bucket, response: Response, moment: float, first_pause: float) -> None:
        bucket.in_flight -= 1
        told = _told(response)
        if response.status_code == 429:
            bucket.refusals += moment >= bucket.closed_until
            pause = told[1] + _MARGIN if told is not None else parse_retry_after(response)
            if pause is None:
                pause = min(max(first_pause, bucket.interval) * 2 ** (bucket.refusals - 1), _LONGEST_PAUSE) * _LEAST
            self._refused(bucket, moment, pause)
            return
        if moment < bucket.closed_until:  # begun before the refusal
            self._count(bucket, moment)
            return
        if told is not None:
            self._told(bucket, moment, *told)
        elif bucket.is_probing:
            self._reopened(bucket, moment)
        bucket.is_probing, bucket.refusals = False, 0
        self._count(bucket, moment)

    def _count(self, bucket: _Bucket, moment: float) -> None:
        if bucket.counted_from is None:
            bucket.counted_from = moment
        passed = moment - bucket.counted_from
        if passed > 2 * _WINDOW:  # as if it had gone on like this in the last window
            bucket.counted_from, bucket.answered = moment - _WINDOW, int(bucket.answered * _WINDOW / passed)
        bucket.answered += 1

    def _refused(self, bucket: _Bucket, moment: float, pause: float) -> None:
        is_first = moment >= bucket.closed_until  # of those that are refused together
        bucket.closed_until = max(bucket.closed_until, moment + pause)
        if bucket.budget is not None:
            bucket.budget, bucket.resets_at = 0, max(bucket.resets_at, bucket.closed_until)
            return
        if is_first and bucket.interval and not bucket.is_probing:
            bucket.interval /= _FALL
            bucket.rise = _FIRST_RISE
            bucket.grows_at = moment + _HOLD * bucket.period
        bucket.is_probing = True

    def _reopened(self, bucket: _Bucket, moment: float) -> None:
        """The first success after a refusal tells how long the platform took to allow more."""
        if not bucket.interval:
            began = moment if bucket.counted_from is None else bucket.counted_from
            bucket.period = max(moment - began, 1.0)
            if bucket.period > _LONGEST_PERIOD:
                bucket.counted_from, bucket.answered = None, 0
                return
            bucket.interval = bucket.period / max(bucket.answered, 1)
            bucket.grows_at = moment + _HOLD * bucket.period
        bucket.next_at = moment + bucket.interval

    def _told(self, bucket: _Bucket, moment: float, remaining: int, seconds: float) -> None:
        resets_at = moment + seconds + _MARGIN
        free = max(remaining - bucket.in_flight, 0)
        is_new = bucket.budget is None or resets_at > bucket.resets_at + 1
        bucket.budget = free if is_new or bucket.budget is None else min(bucket.budget, free)
        bucket.resets_at = max(resets_at, bucket.resets_at)
        bucket.interval = 0.0


def _told(response: Response) -> tuple[int, float] | None:
    """How many requests remain, and the seconds until there are all again."""
    try:
        remaining, reset = int(response.headers[_REMAINING]), float(response.headers[_RESET])
    except (KeyError, ValueError):
        return None
    if not math.isfinite(reset):
        return None
    return remaining, max(reset - response.server_time, 0.0)
