"""Looking whether what the platform works on is ready: one look of the same watch that `wait_until_all_ready` keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from ..asset_survey import watch_assets
from ..effects import Flow
from ..entry_survey import KnownEntries, Place, index_place, knowledge_store_place, watch_entries
from ..errors import TwelveLabsError
from ..transport import Settings
from ..watching import WaitOutcome, Watch
from .item import Item, Step, TargetKind


@dataclass(frozen=True, slots=True)
class Look:
    """What one look has shown."""

    ended: Mapping[str, WaitOutcome[Any]]
    """By the id of what is waited for."""
    under_way: Set[str]
    """The ids of those that were seen and have not ended."""
    trouble: TwelveLabsError | None
    """What has ended the look before all were asked for, if that may pass."""
    is_outage: bool
    """Whether nothing at all was answered."""


def look(items: Sequence[Item], client: Settings, known: KnownEntries | None = None) -> Flow[Look]:
    """Look once."""
    watch = _watch(items, client, known)
    ended = yield from watch.look()
    under_way = {each for each, last in watch.pending.items() if last is not None}
    is_outage = watch.trouble is not None and watch.summary.requests == 1
    return Look({outcome.id: outcome for outcome in ended}, under_way, watch.trouble, is_outage)


def awaited(item: Item) -> str:
    """The id of what an item waits for."""
    return (item.asset_id if item.step is Step.AWAIT_ASSET else item.entry_id) or ""


def _watch(items: Sequence[Item], client: Settings, known: KnownEntries | None) -> Watch[Any]:
    ages = {awaited(item): item.age for item in items}
    if items[0].step is Step.AWAIT_ASSET:
        return watch_assets(list(ages), client, timeout=None, ages=ages)
    target = items[0].job.target
    place: Place[Any] = index_place(target.id) if target.kind is TargetKind.INDEX else knowledge_store_place(target.id)
    return watch_entries(place, list(ages), client, timeout=None, ages=ages, known=known)
