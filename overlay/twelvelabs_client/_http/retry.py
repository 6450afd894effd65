"""Whether and when to send a request again: pure decisions, without a clock.

No object may be created twice, so a POST is sent again only if it certainly did not reach the platform,
or if the platform refused it for now. An idempotent request (GET, PUT, DELETE, PATCH that sets values, and the POSTs
that the contract marks) is sent again after any transient failure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .._response import Response, parse_http_date
from ..errors import ApiConnectionError, ApiError, TwelveLabsError

_DIGITS = re.compile(r"[0-9]+(\.[0-9]+)?")
_JITTER = 0.25
"""Each delay is shortened at random by up to this share, so that clients do not retry in step."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how long a client retries. All times are in seconds."""

    max_retries: int = 4
    """How many times a request is sent again after the first attempt."""
    budget: float = 60.0
    """How long after the beginning of a call new attempts are made."""
    first_delay: float = 0.5
    """The delay before the first retry. It doubles with each further retry."""
    max_delay: float = 8.0
    """The longest delay, unless the platform sends a Retry-After."""
    max_retry_after: float = 60.0
    """A Retry-After longer than this is not waited for: the error is raised at once, with its `retry_after`."""

    def backoff(self, attempt: int, *, at_least: float = 0.0) -> float:
        """The delay after attempt number `attempt`, counted from 1, before jitter."""
        doublings = min(attempt - 1, 60)  # more would overflow
        return min(max(self.first_delay, at_least) * 2.0**doublings, self.max_delay)


def can_retry(error: TwelveLabsError, *, idempotent: bool, replayable: bool) -> bool:
    """Whether a request that failed like this may be sent again.

    `replayable` is False for a body that can be read only once.
    """
    if not error.is_transient:
        return False
    if isinstance(error, ApiConnectionError) and not error.was_sent:
        return True
    if not replayable:
        return False
    return idempotent or is_throttled(error)


def is_throttled(error: TwelveLabsError) -> bool:
    """Whether the platform refused the request for now, so that certainly nothing was done."""
    if not isinstance(error, ApiError):
        return False
    return error.status_code == 429 or (error.status_code == 503 and error.retry_after is not None)


def delay_before_retry(
    attempt: int,
    error: TwelveLabsError,
    policy: RetryPolicy,
    *,
    elapsed: float,
    max_retries: int,
    chance: float,
) -> float | None:
    """Seconds to wait after attempt number `attempt`, counted from 1, or None to give up.

    It is the error's `retry_after`, or else the policy's backoff, less up to a quarter by `chance` (0 to 1).
    """
    if attempt > max_retries:
        return None
    delay = error.retry_after if isinstance(error, ApiError) else None
    if delay is None:
        delay = policy.backoff(attempt) * (1 - _JITTER * chance)
    elif delay > policy.max_retry_after:
        return None
    return delay if elapsed + delay <= policy.budget else None


def parse_retry_after(response: Response) -> float | None:
    """Seconds from a Retry-After header, as a number or as an HTTP date (RFC 9110 section 10.2.3), never negative.

    None if there is none, or if it is not valid.
    """
    milliseconds = _number(response.headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    text = response.headers.get("retry-after")
    seconds = _number(text)
    if seconds is not None or text is None:
        return seconds
    until = parse_http_date(text)
    return None if until is None else max(0.0, until - response.server_time)


def _number(text: str | None) -> float | None:
    if text is None or not _DIGITS.fullmatch(text.strip()):
        return None
    value = float(text)
    return value if value < float("inf") else None
