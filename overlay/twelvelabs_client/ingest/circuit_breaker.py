"""When it makes no sense to go on: limits that last, refusals of everything, and outages.

How fast requests may go is none of its business: the client's governor learns that, for each operation by itself.
"""

from __future__ import annotations

import threading
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime

from .._http.retry import is_throttled
from ..errors import ApiError, ForbiddenError, TwelveLabsError, UnauthorizedError
from .model import Step

LASTING_CODES = frozenset(
    {"usage_limit_exceeded", "api_allowed_for_paid_plan", "api_not_allowed", "region_not_allowed"}
)
"""Refusals that do not pass by waiting a little."""
OUTAGE_SECONDS = 240.0
"""A step in which nothing has succeeded for so long is stopped."""
_OUTAGE_ITEMS = 3
"""So many different items must have met trouble before it is the platform's rather than theirs."""


@dataclass(frozen=True, slots=True)
class StopReason:
    """Why an ingest has stopped before its end, and when to go on."""

    step: Step
    reason: str
    retry_after: float | None = None
    """Seconds, where the platform has said so."""
    resume_at: datetime | None = None
    """The time that these seconds lead to."""


class CircuitBreaker:
    """The trouble that one step has met, shared by its workers. Times are of a clock that never goes back.

    `max_retry_after` is the longest pause in seconds that is waited for; what asks for more is a limit that lasts.
    With `for_many` each request is for many files, so a failure is never that of one file.
    """

    def __init__(self, step: Step, max_retry_after: float, *, for_many: bool) -> None:
        self._files = 1 if for_many else _OUTAGE_ITEMS
        self._step = step
        self._max_retry_after = max_retry_after
        self._lock = threading.Lock()
        self._since: float | None = None
        self._met_by: set[str] = set()

    def success(self) -> None:
        """Something went well."""
        with self._lock:
            self._since = None
            self._met_by.clear()

    def failure(
        self, error: TwelveLabsError, paths: Set[str], now: float, *, ends_run: bool = False
    ) -> StopReason | None:
        """These files failed for now. Why to stop, if that is better than to try again; `ends_run` says that it is."""
        retry_after = error.retry_after if isinstance(error, ApiError) else None
        if ends_run or is_lasting(error, self._max_retry_after):
            return StopReason(self._step, str(error), retry_after)
        with self._lock:
            if self._since is None:
                self._since = now
            self._met_by |= paths
            lasts = now - self._since
            if lasts < OUTAGE_SECONDS or (len(self._met_by) < self._files and not is_throttled(error)):
                return None
        return StopReason(self._step, f"nothing has succeeded for {lasts:.0f} seconds: {error}", retry_after)


def is_lasting(error: TwelveLabsError, max_retry_after: float) -> bool:
    """Whether it is a limit, or a refusal of everything, that waiting a little does not end."""
    if not isinstance(error, ApiError):
        return False
    if isinstance(error, UnauthorizedError | ForbiddenError) or error.code in LASTING_CODES:
        return True
    return is_throttled(error) and (error.retry_after or 0.0) > max_retry_after
