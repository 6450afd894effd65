"""When to stop a step instead of retrying: lasting limits, refusals of everything, and outages.

How fast requests may go is not decided here: the client's rate limiter learns that, for each operation.
"""

from __future__ import annotations

import threading
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from .._http.retry import is_throttled
from ..errors import ApiError, ForbiddenError, TwelveLabsError, UnauthorizedError
from .model import BATCH_STEPS, Step
from .tuning import Tuning

LASTING_CODES = frozenset(
    {"usage_limit_exceeded", "api_allowed_for_paid_plan", "api_not_allowed", "region_not_allowed"}
)
"""Error codes that a short wait does not change."""


@dataclass(frozen=True, slots=True)
class StopReason:
    """Why an ingest has stopped early, and when to resume."""

    step: Step
    reason: str
    retry_after: float | None = None
    """Seconds, if the platform has named them."""
    resume_at: datetime | None = None
    """The time at which these seconds are over."""


class CircuitBreaker:
    """The failures of one step, shared by its workers. Times are of a monotonic clock.

    `max_retry_after` is the longest pause in seconds that is waited for; a longer one is a lasting limit.
    """

    def __init__(self, step: Step, tuning: Tuning, max_retry_after: float) -> None:
        self._step = step
        self._outage = tuning.outage
        # A request for many files does not fail because of one of them.
        self._min_files = 1 if step in BATCH_STEPS else tuning.outage_files
        self._max_retry_after = max_retry_after
        self._lock = threading.Lock()
        self._failing_since: float | None = None
        self._failed_paths: set[str] = set()

    def success(self) -> None:
        """A try has succeeded."""
        with self._lock:
            self._failing_since = None
            self._failed_paths.clear()

    def failure(
        self, error: TwelveLabsError, paths: Set[str], now: float, *, ends_run: bool = False
    ) -> StopReason | None:
        """A try for these files has failed. Returns why to stop, if the step should; `ends_run` says that it must."""
        retry_after = error.retry_after if isinstance(error, ApiError) else None
        if ends_run or is_lasting(error, self._max_retry_after):
            return StopReason(self._step, str(error), retry_after)
        with self._lock:
            if self._failing_since is None:
                self._failing_since = now
            self._failed_paths |= paths
            seconds = now - self._failing_since
            is_outage = len(self._failed_paths) >= self._min_files or is_throttled(error)
            if seconds < self._outage or not is_outage:
                return None
        return StopReason(self._step, f"nothing has succeeded for {seconds:.0f} seconds: {error}", retry_after)


def is_lasting(error: TwelveLabsError, max_retry_after: float) -> bool:
    """Whether it is a limit, or a refusal of everything, that a short wait does not change."""
    if not isinstance(error, ApiError):
        return False
    if isinstance(error, UnauthorizedError | ForbiddenError) or error.code in LASTING_CODES:
        return True
    return is_throttled(error) and (error.retry_after or 0.0) > max_retry_after
