"""The client-side rate limiter: what one client knows of the platform's limits, for all its calls, threads and tasks.

Nothing is held back until the platform reports a limit. From then on, for each operation:

- Where responses have X-Ratelimit-Remaining and X-Ratelimit-Reset, no more requests than remain are sent before the
  reset.
- A refusal (429) without these headers closes the operation until its Retry-After has passed, or for a backoff that
  doubles. Then one request goes ahead as a probe. If it succeeds, the others follow at the rate at which requests
  succeeded before the refusal; the rate rises slowly, and falls a little with each further refusal.

So a limit costs about one refused request each time it is reached, however many workers there are.
"""

from __future__ import annotations

import math
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from weakref import WeakSet

from .._flows.effects import Flow, now, random, sleep
from .._response import Response
from ..errors import ApiTimeoutError
from .retry import RetryPolicy, parse_retry_after

T = TypeVar("T")

REMAINING, RESET = "x-ratelimit-remaining", "x-ratelimit-reset"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimitTuning:
    """How the limiter adapts where the platform does not report its limits. Times are in seconds."""

    recheck: float = 0.05
    """How often a waiting call looks again while a probe is in flight, and the spread of those that wait for the same
    moment. Shorter than a request takes, so that it costs no throughput."""
    window: float = 60.0
    """How far back the rate before a refusal is measured: the platform's limits are per minute."""
    fall: float = 0.95
    """The factor on the rate after a refusal. Small steps, because the measured rate is nearly right."""
    first_rise: float = 0.02
    """The share by which the rate rises in a period without a refusal. Each further rise is twice as large, up to
    doubling the rate, so that a limit that was lifted is soon forgotten."""
    hold: int = 4
    """Periods after a refusal in which the rate does not rise: with fewer, rises meet the limit again and again."""
    longest_period: float = 600.0
    """A limit whose period is longer, such as one per day, says nothing about the rate."""


@dataclass(slots=True)
class _Bucket:
    """The known limits of one operation. Times are on the monotonic clock."""

    rise: float
    in_flight: int = 0
    is_probing: bool = False
    """Whether one request goes ahead and the others wait for its response."""
    closed_until: float = 0.0
    refusals: int = 0
    """Consecutive refusals."""

    budget: int | None = None
    """How many requests may be sent before the reset; None where the platform does not report it."""
    resets_at: float = 0.0

    counted_from: float | None = None
    answered: int = 0
    """How many requests have succeeded since then."""

    interval: float = 0.0
    """Seconds between two requests; 0 if no limit was learned from a refusal."""
    next_at: float = 0.0
    period: float = 1.0
    """Seconds after which the platform allows requests again."""
    grows_at: float = 0.0

    @property
    def is_unlimited(self) -> bool:
        return self.budget is None and not self.interval and not self.is_probing

    def leave(self) -> None:
        """One request fewer is in flight; none that was sent before a fork is counted."""
        self.in_flight = max(self.in_flight - 1, 0)


@dataclass(slots=True, weakref_slot=True, eq=False, repr=False)
class RateLimiter:
    """Holds requests back just long enough that the platform need not refuse them."""

    tuning: RateLimitTuning = field(default_factory=RateLimitTuning)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _buckets: dict[str, _Bucket] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _limiters.add(self)

    def forget(self) -> None:
        """Start over: after a fork, threads of the parent may hold the lock, and their requests never end here."""
        self._lock = threading.Lock()
        self._buckets = {}

    def rate_limited(
        self,
        bucket: str,
        policy: RetryPolicy,
        timeout: float | None,
        send: Callable[[], Flow[T]],
        response_of: Callable[[T], Response],
    ) -> Flow[T]:
        """Send when the limits allow it, and learn from the response.

        A request that would have to wait longer than `policy.max_retry_after` or than its timeout is sent at once, for
        the platform itself to refuse. One that has waited that long for the response to another, which goes ahead
        after a refusal, raises ApiTimeoutError.
        """
        yield from self._wait_for_turn(bucket, policy.max_retry_after, timeout)
        try:
            answer = yield from send()
        except BaseException:
            with self._lock:
                self._bucket(bucket).leave()
            raise
        moment = yield from now()
        with self._lock:
            self._observe(self._bucket(bucket), response_of(answer), moment, policy)
        return answer

    def _bucket(self, name: str) -> _Bucket:
        bucket = self._buckets.get(name)
        if bucket is None:
            bucket = self._buckets[name] = _Bucket(self.tuning.first_rise)
        return bucket

    def _wait_for_turn(self, name: str, longest: float, timeout: float | None) -> Flow[None]:
        with self._lock:
            bucket = self._bucket(name)
            if bucket.is_unlimited:
                bucket.in_flight += 1
                return
        moment = yield from now()
        limit = math.inf if timeout is None else timeout
        ends = moment + limit
        while True:
            spread = self.tuning.recheck * (yield from random())
            with self._lock:
                pause, is_turn = self._pause(bucket, moment, longest, spread)
                if moment + pause > ends:
                    if bucket.is_probing and moment >= bucket.closed_until:
                        raise _held_back(name, limit)
                    pause, is_turn = 0.0, True
                bucket.in_flight += is_turn
            yield from sleep(pause)
            if is_turn:
                return
            moment = yield from now()

    def _pause(self, bucket: _Bucket, moment: float, longest: float, spread: float) -> tuple[float, bool]:
        """Seconds to wait, and whether the request may be sent then without looking again."""
        recheck = self.tuning.recheck
        if moment < bucket.closed_until:
            pause = bucket.closed_until - moment
            return (0.0, True) if pause > longest else (pause + spread, False)
        if bucket.budget is not None and moment >= bucket.resets_at:
            bucket.is_probing = True
        if bucket.is_probing:
            return (recheck, False) if bucket.in_flight else (0.0, True)
        if bucket.budget:
            bucket.budget -= 1
            return 0.0, True
        if bucket.budget is not None:
            pause = bucket.resets_at - moment
            return (0.0, True) if pause > longest else (pause + spread, False)
        if not bucket.interval:
            return 0.0, True
        if moment >= bucket.grows_at:
            bucket.interval /= 1 + bucket.rise
            bucket.rise = min(2 * bucket.rise, 1.0)
            bucket.grows_at = moment + bucket.period
        wait = max(bucket.next_at - moment, 0.0)
        if wait > recheck:
            # Looked at again when it is due: the operation may be closed by then.
            return wait, False
        bucket.next_at = max(bucket.next_at, moment) + bucket.interval
        return wait, True

    def _observe(self, bucket: _Bucket, response: Response, moment: float, policy: RetryPolicy) -> None:
        bucket.leave()
        limit = read_limit(response)
        if response.status_code == 429:
            bucket.refusals += moment >= bucket.closed_until
            pause = limit[1] if limit is not None else parse_retry_after(response)
            if pause is None:
                pause = policy.backoff(bucket.refusals, at_least=bucket.interval)
            self._close(bucket, moment, pause)
            return
        if moment < bucket.closed_until:  # sent before the refusal
            self._count(bucket, moment)
            return
        if limit is not None:
            _apply_headers(bucket, moment, *limit)
        elif bucket.is_probing:
            self._reopen(bucket, moment)
        bucket.is_probing, bucket.refusals = False, 0
        self._count(bucket, moment)

    def _count(self, bucket: _Bucket, moment: float) -> None:
        """Count a success. A long count is scaled down, as if it had gone on like this in the last window."""
        window = self.tuning.window
        if bucket.counted_from is None:
            bucket.counted_from = moment
        passed = moment - bucket.counted_from
        if passed > 2 * window:
            bucket.counted_from, bucket.answered = moment - window, int(bucket.answered * window / passed)
        bucket.answered += 1

    def _close(self, bucket: _Bucket, moment: float, pause: float) -> None:
        is_first = moment >= bucket.closed_until  # of those that are refused together
        bucket.closed_until = max(bucket.closed_until, moment + pause)
        if bucket.budget is not None:
            bucket.budget, bucket.resets_at = 0, max(bucket.resets_at, bucket.closed_until)
            return
        if is_first and bucket.interval and not bucket.is_probing:
            bucket.interval /= self.tuning.fall
            bucket.rise = self.tuning.first_rise
            bucket.grows_at = moment + self.tuning.hold * bucket.period
        bucket.is_probing = True

    def _reopen(self, bucket: _Bucket, moment: float) -> None:
        """The first success after a refusal tells how long the platform took to allow requests again."""
        if not bucket.interval:
            began = moment if bucket.counted_from is None else bucket.counted_from
            bucket.period = max(moment - began, 1.0)
            if bucket.period > self.tuning.longest_period:
                bucket.counted_from, bucket.answered = None, 0
                return
            bucket.interval = bucket.period / max(bucket.answered, 1)
            bucket.grows_at = moment + self.tuning.hold * bucket.period
        bucket.next_at = moment + bucket.interval


_limiters: WeakSet[RateLimiter] = WeakSet()


def _forget_all() -> None:
    for limiter in tuple(_limiters):
        limiter.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)


def _held_back(bucket: str, timeout: float) -> ApiTimeoutError:
    return ApiTimeoutError(
        f"{bucket}: not sent within {timeout:g} seconds: the platform has refused such calls for now (429), and has not"
        " answered the one that tries again. Set a longer timeout for this call or for the client.",
        was_sent=False,
    )


def _apply_headers(bucket: _Bucket, moment: float, remaining: int, seconds: float) -> None:
    resets_at = moment + seconds
    free = max(remaining - bucket.in_flight, 0)
    is_new = bucket.budget is None or resets_at > bucket.resets_at + 1
    bucket.budget = free if is_new or bucket.budget is None else min(bucket.budget, free)
    bucket.resets_at = max(resets_at, bucket.resets_at)
    bucket.interval = 0.0


def read_limit(response: Response) -> tuple[int, float] | None:
    """How many requests remain, and the seconds until the reset; None if the headers are missing or not valid."""
    try:
        remaining, reset = int(response.headers[REMAINING]), float(response.headers[RESET])
    except (KeyError, ValueError):
        return None
    if not math.isfinite(reset):
        return None
    return remaining, max(reset - response.server_time, 0.0)
