"""How often and how long to poll, and which errors to tolerate: the same for every wait of the client."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TypeVar

from twelvelabs_lowlevel.numeric import number
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow, now, random
from .._http.call import call
from .._http.config import ClientConfig
from .._http.logs import logger
from ..errors import ApiError, InvalidArgumentError, NotFoundError, TwelveLabsError

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class PollSchedule:
    """When to poll. Times are in seconds."""

    first_pause: float = 0.5
    """Short enough for an image, which is ready immediately or after a second."""
    growth: float = 0.5
    """Each pause is longer by this share of the elapsed time, so the number of polls grows with its logarithm only."""
    max_pause: float = 10.0
    """Short enough that a wait does not seem to hang."""
    jitter: float = 0.25
    """Each pause is shortened at random by up to this share, so that waits that began together drift apart."""
    failure_growth: float = 1.2
    """The first pause after a transient failure is `first_pause`; it grows by this factor with each further failure."""
    webhook_pause: float = 60.0
    """The pause while a webhook is expected: a webhook may be lost."""
    grace: float = 10.0
    """For this long a new object may be unknown: it does not reach all servers of the platform at once."""
    min_request_timeout: float = 1.0
    """Seconds for a request that is sent at the deadline, including the wait for the rate limiter."""
    lag: float = 0.1
    """In a wait for many, an end may be noticed late by this share of the elapsed time, if that saves requests."""
    max_lag: float = 300.0
    """The maximum delay in noticing an end."""

    def pause_after(self, elapsed: float) -> float:
        """The pause after the work has taken `elapsed` seconds, before jitter."""
        return min(self.first_pause + self.growth * elapsed, self.max_pause)

    def pause_after_failure(self, failures: int) -> float:
        """The pause after this many consecutive transient failures, before jitter: short, as they say nothing new."""
        return min(self.first_pause * self.failure_growth ** min(failures - 1, 100), self.max_pause)

    def max_pause_for(self, requests: int, elapsed: float) -> float:
        """The longest pause between two rounds of this many requests each: expensive rounds may be rarer."""
        return min(
            self.max_pause * requests, max(self.max_pause, self.lag * elapsed), max(self.max_pause, self.max_lag)
        )

    def jittered(self, pause: float) -> Flow[float]:
        """The pause, shortened at random."""
        return pause * (1 - self.jitter * (yield from random()))


SCHEDULE = PollSchedule()
"""The schedule of waits that are not given one."""


@dataclass(slots=True)
class Poller:
    """Polls for one wait until its deadline. Transient errors are kept instead of raised."""

    config: ClientConfig
    schedule: PollSchedule
    timeout: float
    started_at: float
    last_error: TwelveLabsError | None = None
    """The error of the latest poll, if it failed."""
    retry_after: float = 0.0
    """The `Retry-After` of the latest error, in seconds."""
    failures: int = 0
    """The number of consecutive failed polls, except those for an object that is not known yet."""

    def remaining(self, at: float) -> float:
        """Seconds until the deadline; 0 or less once it has passed."""
        return self.timeout - self.elapsed(at)

    def elapsed(self, at: float) -> float:
        """Seconds since the wait began."""
        return at - self.started_at

    def poll(self, request: Request[S], what: str, *, is_new: bool) -> Flow[S | None]:
        """Send a request once, without retries: the next poll is one. None after a transient error.

        `what` names the object in the log. A 404 counts as transient within the grace period if the object `is_new`:
        has not been seen yet. Raises any other error.
        """
        self.last_error, self.retry_after = None, 0.0
        remaining = self.remaining((yield from now()))
        try:
            answer = yield from call(self._limited(request, remaining), self.config)
        except TwelveLabsError as error:
            elapsed = self.elapsed((yield from now()))
            is_not_known_yet = isinstance(error, NotFoundError) and is_new and elapsed < self.schedule.grace
            is_failure = error.is_transient and not is_not_known_yet
            self.failures = self.failures + 1 if is_failure else 0
            if not error.is_transient and not is_not_known_yet:
                raise
            logger.info("waiting for %s continues after: %s", what, error)
            self.last_error = error
            self.retry_after = (isinstance(error, ApiError) and error.retry_after) or 0.0
            return None
        self.failures = 0
        return answer

    def _limited(self, request: Request[S], remaining: float) -> Request[S]:
        """The request without retries, and with a timeout that ends it at the deadline."""
        timeout = self.config.timeout if request.timeout is None else request.timeout
        if remaining != math.inf:
            limit = max(remaining, self.schedule.min_request_timeout)
            timeout = limit if timeout is None else min(timeout, limit)
        return replace(request, timeout=timeout, max_retries=0)


def checked_timeout(timeout: float | None) -> float:
    """A timeout as a number, infinite for None. Raises InvalidArgumentError for anything else."""
    if timeout is None:
        return math.inf
    return number("timeout", timeout, wanted="a number of seconds, 0 or more, or None", error=InvalidArgumentError)
