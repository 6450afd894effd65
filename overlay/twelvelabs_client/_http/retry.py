"""Whether to send a request again, and when: pure decisions, without a clock.

What a POST creates must never be created twice, so it is sent again only if it certainly did not reach the platform, or
if the platform said to try later. What is idempotent (GET, PUT, DELETE, PATCH with set values, and the POSTs that the
contract marks) is sent again after any failure that may pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .._response import Response, parse_http_date
from ..errors import ApiConnectionError, ApiError, TwelveLabsError

_DIGITS = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How patient a client is. All times are in seconds."""

    max_retries: int = 4
    """How often a request is sent again after the first time."""
    budget: float = 60.0
    """How long a call may go on starting new attempts, from its beginning."""
    first_delay: float = 0.5
    max_delay: float = 8.0
    max_retry_after: float = 60.0
    """A longer Retry-After is not waited for: the error is raised at once and carries it."""


def may_resend(error: TwelveLabsError, *, idempotent: bool, replayable: bool) -> bool:
    """Whether a request that failed like this may be sent again.

    `replayable` is False for a body that can be read only once.
    """
    if not error.is_transient:
        return False
    if isinstance(error, ApiConnectionError) and not error.was_sent:
        return True
    if not replayable:
        return False
    return idempotent or said_try_later(error)


def said_try_later(error: TwelveLabsError) -> bool:
    """Whether the platform refused for now, so that certainly nothing was done."""
    if not isinstance(error, ApiError):
        return False
    return error.status_code == 429 or (error.status_code == 503 and error.retry_after is not None)


def pause_before(
    attempt: int,
    error: TwelveLabsError,
    policy: RetryPolicy,
    *,
    elapsed: float,
    max_retries: int,
    chance: float,
) -> float | None:
    """Seconds to wait before attempt number `attempt + 1`, or None to give up.

    Without a Retry-After the pause doubles from `first_delay` to `max_delay`, less up to a quarter by `chance` (0 to
    1), so that clients which failed together do not come back together.
    """
    if attempt > max_retries:
        return None
    told = error.retry_after if isinstance(error, ApiError) else None
    if told is not None:
        pause = told
        if told > policy.max_retry_after:
            return None
    else:
        pause = min(policy.first_delay * 2 ** (attempt - 1), policy.max_delay) * (1 - 0.25 * chance)
    return pause if elapsed + pause <= policy.budget else None


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
