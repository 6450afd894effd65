"""The steps that wait: one poll of the batch waiter behind `wait_until_all_ready`, for many items."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from twelvelabs_lowlevel.models.asset import Asset

from ..._flows.effects import Flow, wall_time
from ..._http.config import ClientConfig
from ..._waiting.plan_assets import asset_waiter
from ..._waiting.plan_indexed_items import (
    Container,
    IndexedItemCache,
    index_container,
    indexed_item_waiter,
    knowledge_store_container,
)
from ..._waiting.wait_many import BatchWaiter
from ...errors import ProcessingFailedError, TwelveLabsError, WaitTimeoutError
from ...outcomes import Outcome
from ..model import Facts, Item, Step, TargetKind
from ..step_outcomes import Advanced, Failed, Postponed, StepOutcome
from .attempt import Attempt
from .context import StepContext
from .retries import pause_after

_REFUSED = re.compile(
    r"\b40[13]\b|access.?denied|authenticat|expired|forbidden|SignatureDoesNotMatch|unauthorized", re.IGNORECASE
)
"""How servers and object stores refuse an expired signature: RFC 9110, and the error codes of S3 and Azure."""


@dataclass(frozen=True, slots=True)
class PollResult:
    """What one poll has shown."""

    ended: Mapping[str, Outcome[Any]]
    """By the id that was waited for."""
    in_progress: Set[str]
    """The ids that were seen and have not ended."""
    error: TwelveLabsError | None
    """The transient error that ended the poll before all were polled."""
    is_outage: bool
    """Whether nothing at all was answered."""


def wait(items: Sequence[Item], context: StepContext) -> Flow[Attempt]:
    """Poll once whether these are ready; those that are not are due again later."""
    polled = yield from poll_once(items, context.config, context.cache)
    at = yield from wall_time()
    outcomes = [_outcome(item, polled, at) for item in items]
    ready = [each.item for each in outcomes if isinstance(each, Advanced)]
    durations = tuple(_work_time(item, polled.ended[awaited_id(item)].value) for item in ready)
    return Attempt(outcomes, polled.error if polled.is_outage else None, durations)


def poll_once(items: Sequence[Item], config: ClientConfig, cache: IndexedItemCache | None = None) -> Flow[PollResult]:
    """Poll once for these items, which are all at the same waiting step."""
    waiter = _waiter(items, config, cache)
    ended = yield from waiter.poll_once()
    in_progress = {each for each, last in waiter.pending.items() if last is not None}
    is_outage = waiter.last_error is not None and waiter.summary.requests == 1
    return PollResult({outcome.source: outcome for outcome in ended}, in_progress, waiter.last_error, is_outage)


def awaited_id(item: Item) -> str:
    """The id of the object that an item waits for."""
    return (item.asset_id if item.step is Step.AWAIT_ASSET else item.indexed_item_id) or ""


def _waiter(items: Sequence[Item], config: ClientConfig, cache: IndexedItemCache | None) -> BatchWaiter[Any]:
    job = items[0].job
    target, schedule = job.target, job.tuning.polling
    ages = {awaited_id(item): item.age for item in items}
    if items[0].step is Step.AWAIT_ASSET:
        return asset_waiter(list(ages), config, timeout=None, schedule=schedule, ages=ages)
    is_index = target.kind is TargetKind.INDEX
    container: Container[Any] = index_container(target.id) if is_index else knowledge_store_container(target.id)
    return indexed_item_waiter(container, list(ages), config, timeout=None, schedule=schedule, ages=ages, cache=cache)


def _work_time(item: Item, created: Any) -> float:
    """How long the work took by the platform's clock, but at most how long we have waited."""
    changed = getattr(created, "updated_at", None)
    if changed is None or created.created_at is None:
        return item.age
    worked: float = (changed - created.created_at).total_seconds()
    return min(item.age, max(0.0, worked))


def _outcome(item: Item, polled: PollResult, at: float) -> StepOutcome:
    awaits_asset, tuning = item.step is Step.AWAIT_ASSET, item.job.tuning
    outcome = polled.ended.get(awaited_id(item))
    is_late = outcome is None and awaited_id(item) in polled.in_progress and _is_timed_out(item)
    error = outcome.error if outcome is not None else _timeout_error(item) if is_late else None
    if error is not None and awaits_asset and _needs_signature(item, error, at):
        return Postponed(item, 0.0, Step.UPLOAD, counted=True)
    if error is not None:
        again = Step.UPLOAD if awaits_asset else Step.ADD
        return Failed.of(item, error, item.step if isinstance(error, WaitTimeoutError) else again)
    if outcome is None:
        pause = tuning.polling.pause_after(item.age) if polled.error is None else pause_after(polled.error, tuning)
        return Postponed(item, pause)
    created_at = outcome.result().created_at
    if awaits_asset:
        return Advanced(item, Step.ADD, Facts(asset_created_at=created_at))
    return Advanced(item, None, Facts(indexed_item_created_at=created_at))


def _needs_signature(item: Item, error: Exception, at: float) -> bool:
    """Whether the platform may have fetched an object after its signed URL had expired. `at` is the time of day."""
    asset = error.last if isinstance(error, ProcessingFailedError) else None
    if not item.is_signed or not isinstance(asset, Asset) or item.attempts + 1 >= item.job.tuning.max_signatures:
        return False
    seconds = at - asset.created_at.timestamp() if asset.created_at is not None else 0.0
    return seconds >= item.job.tuning.url_lifetime or bool(_REFUSED.search(str(error)))


def _is_timed_out(item: Item) -> bool:
    limit = item.job.options.wait_timeout
    return limit is not None and item.age > limit


def _timeout_error(item: Item) -> WaitTimeoutError:
    what = "asset" if item.step is Step.AWAIT_ASSET else "indexed item"
    return WaitTimeoutError(
        f"{what} {awaited_id(item)} is still not ready after {item.age:.0f} seconds. The platform continues: "
        "ingest with retry_failed=True to wait again."
    )
