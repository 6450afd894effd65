"""When a step is tried again, and what becomes of an item that a search has not found."""

from __future__ import annotations

from dataclasses import replace

from ..._http.config import ClientConfig
from ..._http.decode import redacted
from ..._response import Response
from ..._uploads.urls import display_path
from ...errors import ApiError, TwelveLabsError, UnexpectedResponseError
from ..model import Item, Step
from ..step_outcomes import Failed, Postponed, StepOutcome
from ..tuning import Tuning


def pause_after(error: TwelveLabsError, tuning: Tuning) -> float:
    """Seconds until the next try after this error."""
    return max(tuning.first_retry, (isinstance(error, ApiError) and error.retry_after) or 0.0)


def pause_before_next_search(item: Item) -> float | None:
    """Seconds until the next search for what an attempt may have created; None if it has been searched long enough.

    Lists may lag, so nothing is created again within the grace period of waits, which doubles with each attempt.
    """
    tuning = item.job.tuning
    grace = min(tuning.polling.grace * 2.0 ** max(item.attempts - 1, 0), max(tuning.polling.grace, tuning.max_retry))
    return max(tuning.settling, item.age) if item.age < grace else None


def without_retries(config: ClientConfig) -> ClientConfig:
    """The config without retries: the ledger takes care of them, and the whole step slows down."""
    return replace(config, retry=replace(config.retry, max_retries=0))


def after_search(item: Item, doubt: Response | None, step: Step) -> StepOutcome:
    """Search again for what was not found, or else create it with `step`.

    If the platform has something that may be it, but that cannot be read (`doubt`), nothing is created: the item fails.
    """
    pause = pause_before_next_search(item)
    if pause is not None:
        return Postponed(item, pause, item.step)
    if doubt is None:
        return Postponed(item, 0.0, step)
    error = UnexpectedResponseError(
        f"an earlier try may have created something from {display_path(item.path)!r}, and what the platform has "
        "cannot be read, so it is not created again. Look for it on the platform; retry_failed=True searches again",
        response=redacted(doubt),
    )
    return Failed.of(item, error, item.step)
