"""Polling once whether assets or indexed items are ready, with the batch waiter behind `wait_until_all_ready`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from ..._flows.effects import Flow, to_thread
from ..._http.config import ClientConfig
from ..._waiting.plan_assets import asset_waiter
from ..._waiting.plan_indexed_items import (
    Container,
    IndexedItemCache,
    index_container,
    indexed_item_waiter,
    knowledge_store_container,
)
from ..._waiting.polling import PollSchedule
from ..._waiting.wait_many import BatchWaiter
from ...errors import TwelveLabsError, WaitTimeoutError
from ...outcomes import Outcome
from ..ledger import Ledger
from ..model import Facts, Item, Result, Step, TargetKind
from .result import StepResult, pause_after


@dataclass(frozen=True, slots=True)
class PollResult:
    """What one look has shown."""

    ended: Mapping[str, Outcome[Any]]
    """By the id of what is waited for."""
    in_progress: Set[str]
    """The ids of those that were seen and have not ended."""
    error: TwelveLabsError | None
    """What has ended the look before all were asked for, if that may pass."""
    is_outage: bool
    """Whether nothing at all was answered."""


def poll_once(items: Sequence[Item], config: ClientConfig, cache: IndexedItemCache | None = None) -> Flow[PollResult]:
    """Look once."""
    waiter = _waiter(items, config, cache)
    ended = yield from waiter.poll_once()
    in_progress = {each for each, last in waiter.pending.items() if last is not None}
    is_outage = waiter.last_error is not None and waiter.summary.requests == 1
    return PollResult({outcome.source: outcome for outcome in ended}, in_progress, waiter.last_error, is_outage)


def awaited_id(item: Item) -> str:
    """The id of what an item waits for."""
    return (item.asset_id if item.step is Step.AWAIT_ASSET else item.indexed_item_id) or ""


def _waiter(items: Sequence[Item], config: ClientConfig, cache: IndexedItemCache | None) -> BatchWaiter[Any]:
    ages = {awaited_id(item): item.age for item in items}
    if items[0].step is Step.AWAIT_ASSET:
        return asset_waiter(list(ages), config, timeout=None, ages=ages)
    target = items[0].job.target
    container: Container[Any] = (
        index_container(target.id) if target.kind is TargetKind.INDEX else knowledge_store_container(target.id)
    )
    return indexed_item_waiter(container, list(ages), config, timeout=None, ages=ages, cache=cache)


def wait(
    items: Sequence[Item], config: ClientConfig, ledger: Ledger, cache: IndexedItemCache | None = None
) -> Flow[StepResult]:
    """Look once whether these are ready; those that are not come back when it is time to look again."""
    seen = yield from poll_once(items, config, cache)
    results = []
    for item in items:
        results.append((yield from _waited(item, seen, ledger)))
    ready = [item for item, result in zip(items, results, strict=True) if result in (Result.MOVED, Result.READY)]
    took = tuple(_work_time(item, seen.ended[awaited_id(item)].value) for item in ready)
    return StepResult(tuple(results), seen.error if seen.is_outage else None, took)


def _work_time(item: Item, made: Any) -> float:
    """How long the work took by the platform's clock; how long we have waited if that is less, or all that is cache."""
    changed = getattr(made, "updated_at", None)
    return item.age if changed is None else min(item.age, max(0.0, (changed - made.created_at).total_seconds()))


def _waited(item: Item, seen: PollResult, ledger: Ledger) -> Flow[Result]:
    awaits_asset = item.step is Step.AWAIT_ASSET
    outcome = seen.ended.get(awaited_id(item))
    is_late = outcome is None and awaited_id(item) in seen.in_progress and _is_out_of_time(item)
    error = outcome.error if outcome is not None else _out_of_time(item) if is_late else None
    if error is not None:
        again = Step.UPLOAD if awaits_asset else Step.ADD
        retry_from = item.step if isinstance(error, WaitTimeoutError) else again
        yield from to_thread(lambda: ledger.fail(item, error, retry_from))
        return Result.FAILED
    if outcome is None:
        pause = PollSchedule().pause_after(item.age) if seen.error is None else pause_after(seen.error)
        yield from to_thread(lambda: ledger.postpone(item, pause))
        return Result.LATER
    made_at = outcome.result().created_at
    facts = Facts(asset_created_at=made_at) if awaits_asset else Facts(indexed_item_created_at=made_at)
    yield from to_thread(lambda: ledger.advance(item, Step.ADD if awaits_asset else None, facts))
    return Result.MOVED if awaits_asset else Result.READY


def _is_out_of_time(item: Item) -> bool:
    limit = item.job.options.timeout
    return limit is not None and item.age > limit


def _out_of_time(item: Item) -> WaitTimeoutError:
    what = "asset" if item.step is Step.AWAIT_ASSET else "what was made of it,"
    return WaitTimeoutError(
        f"{what} {awaited_id(item)} is still not ready after {item.age:.0f} seconds. The platform goes on with it: "
        "ingest with retry_failed=True to wait again."
    )
