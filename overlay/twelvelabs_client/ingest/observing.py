"""Looking whether what the platform works on is ready: the one place of an ingest that does so.

The waiting steps ask through `look`, with so many items at a time as `AT_ONCE` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset
from twelvelabs_lowlevel.api.indexed_assets import retrieve_indexed_asset
from twelvelabs_lowlevel.api.knowledge_store_items import retrieve_knowledge_store_item

from ..calls import call
from ..effects import Flow
from ..errors import NotFoundError
from ..transport import Settings
from ..waiting import LIFECYCLES
from .item import Item, Step, TargetKind
from .lookups import PAGE_LIMIT

AT_ONCE = {Step.AWAIT_ASSET: PAGE_LIMIT, Step.AWAIT_READY: 1}

SHORTEST_LOOK = 0.5
LONGEST_LOOK = 10.0
"""Seconds between two looks at what is not ready yet."""
_UNKNOWN = 4 * SHORTEST_LOOK
_LATELY = 0.1
"""What the latest one counts among those before it."""


class Typical:
    """How long such work has taken lately, so as to look neither too early nor too often."""

    def __init__(self) -> None:
        self._seconds: float | None = None

    def note(self, seconds: float) -> None:
        """One more has taken so long."""
        before = seconds if self._seconds is None else self._seconds
        self._seconds = before + _LATELY * (seconds - before)

    @property
    def first_look(self) -> float:
        """After how many seconds the first look is worth while."""
        return 0.0 if self._seconds is None else min(0.75 * self._seconds, 6 * LONGEST_LOOK)

    @property
    def between_looks(self) -> float:
        """Seconds to let more come together, where one look is for many."""
        seconds = _UNKNOWN if self._seconds is None else self._seconds
        return min(max(seconds / 4, 4 * SHORTEST_LOOK), LONGEST_LOOK)


@dataclass(frozen=True, slots=True)
class Observation:
    """How an object of the platform was when it was looked at."""

    status: str | None
    """None if the platform does not know it."""
    is_ready: bool = False
    has_failed: bool = False
    reason: str | None = None
    """Why it has failed, where the platform says so."""
    created_at: datetime | None = None


def look(items: Sequence[Item], client: Settings) -> Flow[list[Observation]]:
    """How the assets, or what was made of them in their target, are now, in the order of the items."""
    if items[0].step is Step.AWAIT_ASSET:
        return (yield from _look_at_assets(items, client))
    observations: list[Observation] = []
    for item in items:
        observations.append((yield from _look_at_entry(item, client)))
    return observations


def _look_at_assets(items: Sequence[Item], client: Settings) -> Flow[list[Observation]]:
    ids = [item.asset_id or "" for item in items]
    request = list_assets.request(asset_ids=ids, page_limit=PAGE_LIMIT)
    page = yield from call(replace(request, max_retries=0), client)
    found = {asset.id: asset for asset in page.data}
    observations = []
    for asset_id in ids:
        asset = found.get(asset_id)
        if asset is None:
            observations.append(Observation(None))
            continue
        seen = _observation("asset", asset.status, asset.created_at)
        if seen.has_failed:
            whole = yield from call(retrieve_asset.request(asset_id), client)
            seen = replace(seen, reason=whole.error.message if whole.error is not None else None)
        observations.append(seen)
    return observations


def _look_at_entry(item: Item, client: Settings) -> Flow[Observation]:
    target, entry_id = item.job.target, item.entry_id or ""
    try:
        if target.kind is TargetKind.INDEX:
            request = retrieve_indexed_asset.request(target.id, entry_id)
            entry = yield from call(replace(request, max_retries=0), client)
            return _observation("indexed asset", entry.status, entry.created_at)
        other = retrieve_knowledge_store_item.request(target.id, entry_id)
        made = yield from call(replace(other, max_retries=0), client)
        return _observation("knowledge store item", made.status, made.created_at)
    except NotFoundError:
        return Observation(None)


def _observation(kind: str, status: str, created_at: datetime | None) -> Observation:
    lifecycle = LIFECYCLES[kind]
    return Observation(
        str(status),
        is_ready=status in lifecycle.done,
        has_failed=status in lifecycle.failed,
        created_at=created_at,
    )
