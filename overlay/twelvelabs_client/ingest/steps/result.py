"""The result of one attempt at a step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from ..._flows.effects import Flow, to_thread
from ..._http.config import ClientConfig
from ..._http.decode import redacted
from ..._response import Response
from ..._uploads.urls import display_path
from ...errors import ApiError, TwelveLabsError, UnexpectedResponseError
from ..model import Item, Result, Step
from ..tuning import Tuning
from .context import StepContext


@dataclass(frozen=True, slots=True)
class StepResult:
    """The result for each item, and the error that other items of this step may meet as well."""

    results: tuple[Result, ...]
    error: TwelveLabsError | None = None
    durations: tuple[float, ...] = ()
    """Seconds that the platform's work took for those items that are ready now."""
    bytes_sent: int = 0
    ends_run: bool = False
    """Whether the error means that nothing can go to the target any more."""


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


def after_search(item: Item, doubt: Response | None, step: Step, context: StepContext) -> Flow[Result]:
    """Search again for what was not found, or else create it with `step`.

    If the platform has something that may be it, but that cannot be read (`doubt`), nothing is created: the item fails.
    """
    pause = pause_before_next_search(item)
    if pause is None and doubt is not None:
        error = UnexpectedResponseError(
            f"an earlier try may have created something from {display_path(item.path)!r}, and what the platform has "
            "cannot be read, so it is not created again. Look for it on the platform; retry_failed=True searches again",
            response=redacted(doubt),
        )
        yield from to_thread(partial(context.ledger.fail, item, error, item.step))
        return Result.FAILED
    yield from to_thread(partial(context.ledger.postpone, item, pause or 0.0, step if pause is None else item.step))
    return Result.LATER
