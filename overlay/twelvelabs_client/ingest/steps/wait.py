"""Looking whether what the platform works on is ready: one look of the same watch that `wait_until_all_ready` keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from ..._flows.effects import Flow, to_thread
from ..._http.config import ClientConfig
from ..._waiting.plan_assets import watch_assets
from ..._waiting.plan_entries import KnownEntries, Place, index_place, knowledge_store_place, watch_entries
from ..._waiting.polling import Pace
from ..._waiting.wait_many import Watch
from ...errors import TwelveLabsError, WaitTimeoutError
from ...outcomes import Outcome
from ..ledger import Ledger
from ..model import Facts, Item, Result, Step, TargetKind
from .attempt import Attempt, pause_after


@dataclass(frozen=True, slots=True)
class Look:
    """What one look has shown."""

    ended: Mapping[str, Outcome[Any]]
    """By the id of what is waited for."""
    under_way: Set[str]
    """The ids of those that were seen and have not ended."""
    trouble: TwelveLabsError | None
    """What has ended the look before all were asked for, if that may pass."""
    is_outage: bool
    """Whether nothing at all was answered."""


def look(items: Sequence[Item], config: ClientConfig, known: KnownEntries | None = None) -> Flow[Look]:
    """Look once."""
    watch = _watch(items, config, known)
    ended = yield from watch.look()
    under_way = {each for each, last in watch.pending.items() if last is not None}
    is_outage = watch.trouble is not None and watch.summary.requests == 1
    return Look({outcome.source: outcome for outcome in ended}, under_way, watch.trouble, is_outage)


def awaited(item: Item) -> str:
    """The id of what an item waits for."""
    return (item.asset_id if item.step is Step.AWAIT_ASSET else item.entry_id) or ""


def _watch(items: Sequence[Item], config: ClientConfig, known: KnownEntries | None) -> Watch[Any]:
    ages = {awaited(item): item.age for item in items}
    if items[0].step is Step.AWAIT_ASSET:
        return watch_assets(list(ages), config, timeout=None, ages=ages)
    target = items[0].job.target
    place: Place[Any] = index_place(target.id) if target.kind is TargetKind.INDEX else knowledge_store_place(target.id)
    return watch_entries(place, list(ages), config, timeout=None, ages=ages, known=known)


def wait(
    items: Sequence[Item], config: ClientConfig, ledger: Ledger, known: KnownEntries | None = None
) -> Flow[Attempt]:
    """Look once whether these are ready; those that are not come back when it is time to look again."""
    seen = yield from look(items, config, known)
    results = []
    for item in items:
        results.append((yield from _waited(item, seen, ledger)))
    ready = [item for item, result in zip(items, results, strict=True) if result in (Result.MOVED, Result.READY)]
    took = tuple(_work_time(item, seen.ended[awaited(item)].value) for item in ready)
    return Attempt(tuple(results), seen.trouble if seen.is_outage else None, took)


def _work_time(item: Item, made: Any) -> float:
    """How long the work took by the platform's clock; how long we have waited if that is less, or all that is known."""
    changed = getattr(made, "updated_at", None)
    return item.age if changed is None else min(item.age, max(0.0, (changed - made.created_at).total_seconds()))


def _waited(item: Item, seen: Look, ledger: Ledger) -> Flow[Result]:
    awaits_asset = item.step is Step.AWAIT_ASSET
    outcome = seen.ended.get(awaited(item))
    is_late = outcome is None and awaited(item) in seen.under_way and _is_out_of_time(item)
    error = outcome.error if outcome is not None else _out_of_time(item) if is_late else None
    if error is not None:
        again = Step.UPLOAD if awaits_asset else Step.ADD
        retry_from = item.step if isinstance(error, WaitTimeoutError) else again
        yield from to_thread(lambda: ledger.fail(item, error, retry_from))
        return Result.FAILED
    if outcome is None:
        pause = Pace().full_pause(item.age) if seen.trouble is None else pause_after(seen.trouble)
        yield from to_thread(lambda: ledger.postpone(item, pause))
        return Result.LATER
    made_at = outcome.result().created_at
    facts = Facts(asset_created_at=made_at) if awaits_asset else Facts(entry_created_at=made_at)
    yield from to_thread(lambda: ledger.advance(item, Step.ADD if awaits_asset else None, facts))
    return Result.MOVED if awaits_asset else Result.READY


def _is_out_of_time(item: Item) -> bool:
    limit = item.job.options.timeout
    return limit is not None and item.age > limit


def _out_of_time(item: Item) -> WaitTimeoutError:
    what = "asset" if item.step is Step.AWAIT_ASSET else "what was made of it,"
    return WaitTimeoutError(
        f"{what} {awaited(item)} is still not ready after {item.age:.0f} seconds. The platform goes on with it: "
        "ingest with retry_failed=True to wait again."
    )
