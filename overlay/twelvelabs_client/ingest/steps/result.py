"""What comes of one try of a step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..._http.config import ClientConfig
from ...errors import ApiError, TwelveLabsError
from ..model import Result

FIRST_RETRY = 1.0
"""Seconds until a step that has failed is tried again for the first time."""


@dataclass(frozen=True, slots=True)
class StepResult:
    """What came of one try: how each item stands, and the failure that others of this step may meet as well."""

    results: tuple[Result, ...]
    error: TwelveLabsError | None = None
    seconds: tuple[float, ...] = ()
    """How long the platform's work has taken for those that were waited for and are ready."""
    sent: int = 0
    """How many bytes went up."""
    ends_run: bool = False
    """Whether the trouble is such that nothing can go to the target any more."""


def pause_after(error: TwelveLabsError) -> float:
    """Seconds until what failed like this is tried again."""
    return max(FIRST_RETRY, (isinstance(error, ApiError) and error.retry_after) or 0.0)


def without_retries(config: ClientConfig) -> ClientConfig:
    """The client without retries: the ledger sees to them, and the whole step slows down."""
    return replace(config, retry=replace(config.retry, max_retries=0))


def known_id(made: str, what: str) -> str:
    """The id of what was made. One that is missing can be found as if the answer had been lost."""
    if not made:
        error = TwelveLabsError(f"the platform has answered the {what} without an id")
        error.is_transient = True
        raise error
    return made
