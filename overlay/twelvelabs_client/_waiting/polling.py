"""How often to ask, for how long, and what to bear meanwhile: the same for every wait of the client."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from .._flows.effects import Flow, now
from .._http.logs import logger
from ..errors import ApiError, InvalidArgumentError, NotFoundError, TwelveLabsError

S = TypeVar("S")

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 10.0
GRACE_SECONDS = 10.0
"""For so long an object that was just created may be unknown: not every server of the platform knows it at once."""

_SHARE = 0.5
"""The pause grows with this share of the time that the work has taken so far."""
_JITTER = 0.25
_LAG = 0.1
"""With this share of the time that the work takes anyway, it may be known late that something has ended."""
LONGEST_LAG = 300.0
_LEAST_TIME = 1.0
"""Seconds that one question has at the least, also when the time is up."""


@dataclass(slots=True)
class PollSchedule:
    """The pauses between two questions: short for short work, longer for long work, and never beyond a ceiling."""

    longest: float = LONGEST_PAUSE
    jitter: Callable[[], float] = random.random

    def pause_after(self, elapsed: float) -> float:
        """The pause after the work has taken so many seconds so far."""
        return min(FIRST_PAUSE + _SHARE * elapsed, self.longest)

    def longest_pause(self, requests: int, elapsed: float) -> float:
        """The longest pause between two looks that take so many requests: many are a reason to take more time."""
        return min(self.longest * requests, max(self.longest, _LAG * elapsed), max(self.longest, LONGEST_LAG))

    def jittered(self, pause: float) -> float:
        """A pause cut by chance, so that those who began together do not stay together."""
        return pause * (1 - _JITTER * self.jitter())


@dataclass(slots=True)
class Deadline:
    """One wait's time, and what it bears: failures that may pass, and that a new object is not known yet."""

    timeout: float
    started_at: float
    pace: PollSchedule = field(default_factory=PollSchedule)
    last_error: TwelveLabsError | None = None
    """What the latest question failed with, if it did."""
    retry_after: float = 0.0
    """Seconds for which the platform wants to be left alone."""

    def remaining(self, moment: float) -> float:
        """Seconds until the time is up; 0 or less if it is."""
        return self.timeout - (moment - self.started_at)

    def elapsed(self, moment: float) -> float:
        """Seconds since the wait began."""
        return moment - self.started_at

    def ask(self, get: Callable[[float | None], Flow[S]], what: str, *, is_new: bool) -> Flow[S | None]:
        """Ask once; None after a failure that may pass. Raises any other.

        `get` asks within so many seconds. An object that has not been seen yet is new.
        """
        remaining = self.remaining((yield from now()))
        self.last_error, self.retry_after = None, 0.0
        try:
            return (yield from get(None if remaining == math.inf else max(remaining, _LEAST_TIME)))
        except TwelveLabsError as error:
            elapsed = self.elapsed((yield from now()))
            is_not_known_yet = isinstance(error, NotFoundError) and is_new and elapsed < GRACE_SECONDS
            if not error.is_transient and not is_not_known_yet:
                raise
            logger.info("waiting for %s goes on after: %s", what, error)
            self.last_error = error
            self.retry_after = (isinstance(error, ApiError) and error.retry_after) or 0.0
            return None


def checked_timeout(timeout: float | None) -> float:
    """A timeout as a number, infinite for None. Raises InvalidArgumentError for anything else."""
    if timeout is None:
        return math.inf
    if not isinstance(timeout, int | float) or math.isnan(timeout) or timeout < 0:
        raise InvalidArgumentError(f"timeout must be a number of seconds, 0 or more, or None, not {timeout!r}")
    return timeout
