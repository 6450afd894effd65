"""Finding what an earlier try may have created on the platform, before it is tried again.

Many items are looked for together: both lists have the newest first, so each page covers 50 recent objects.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from twelvelabs_lowlevel.api.assets import list_assets
from twelvelabs_lowlevel.api.indexed_assets import (
    list_asset_indexed_assets,
    list_indexed_assets,
    retrieve_indexed_asset,
)
from twelvelabs_lowlevel.api.knowledge_store_items import list_knowledge_store_items
from twelvelabs_lowlevel.api.multipart_uploads import list_incomplete_multipart_uploads
from twelvelabs_lowlevel.models.asset import Asset
from twelvelabs_lowlevel.models.incomplete_upload_summary import IncompleteUploadSummary
from twelvelabs_lowlevel.models.indexed_asset_summary import IndexedAssetSummary
from twelvelabs_lowlevel.requests import Request

from ..._flows.effects import Flow
from ..._http.call import call
from ..._http.config import ClientConfig
from ..._http.decode import missing_field
from ..._limits import MAX_PAGE_SIZE
from ..._paging.listing import Page
from ..._paging.pages import first_page, page_after
from ...errors import NotFoundError
from ..model import Item, TargetKind

MARKER = "ingest_key"
"""The key in an asset's user metadata that names the content it was created from."""
_CLOCK_SKEW = timedelta(seconds=5)
"""How far the clocks of the platform's servers may be apart."""


def find_assets(items: Sequence[Item], config: ClientConfig) -> Flow[dict[str, Asset]]:
    """The assets that earlier tries have created from the items' contents, by content."""
    created: dict[str, list[Asset]] = {}
    wanted = {item.content or "" for item in items}

    def record(asset: Asset, only: str | None = None) -> bool:
        content = str((asset.user_metadata or {}).get(MARKER))
        if content in wanted and asset.status != "failed":
            _check_id(asset)
            created.setdefault(content, []).append(asset)
            if not _awaits_parts(asset):
                wanted.discard(content)
        return not wanted or (only is not None and only not in wanted)

    alone = wanted if all(item.sent_as for item in items) else None
    if not (yield from _read(list_assets.request(page_limit=MAX_PAGE_SIZE), items, config, record, alone)):
        for item in [item for item in items if item.content in wanted]:
            request = list_assets.request(filename=item.sent_as, page_limit=MAX_PAGE_SIZE)
            yield from _read(request, [item], config, partial(record, only=item.content))
    return (yield from _without_unfinished(items, created, config))


class _MissingIdError(Exception):
    """What a try has created is listed without its id."""


def _check_id(found: Any) -> None:
    if not found.id:
        raise _MissingIdError


def _awaits_parts(asset: Asset) -> bool:
    return asset.method == "multipart" and asset.status == "processing"


def _without_unfinished(
    items: Sequence[Item], created: dict[str, list[Asset]], config: ClientConfig
) -> Flow[dict[str, Asset]]:
    """One asset for each content, except those that await parts: their uploads are resumed."""
    found: dict[str, Asset] = {}
    sessions: list[IncompleteUploadSummary] | None = None
    for item in items:
        for asset in sorted(created.get(item.content or "", []), key=_awaits_parts):
            if _awaits_parts(asset):
                sessions = sessions if sessions is not None else (yield from _sessions(config))
                if any(_may_be_session_of(session, asset, item.size) for session in sessions):
                    continue
            found[item.content or ""] = asset
            break
    return found


def _may_be_session_of(session: IncompleteUploadSummary, asset: Asset, size: int | None) -> bool:
    """Whether this session may be that of the asset: both were created at the same time, for the same size."""
    if session.status not in ("active", None) or session.total_size not in (size, None):
        return False
    if session.created_at is None or asset.created_at is None:
        return True
    return abs(session.created_at - asset.created_at) <= _CLOCK_SKEW


def _sessions(config: ClientConfig) -> Flow[list[IncompleteUploadSummary]]:
    """All unfinished multipart uploads."""
    sessions: list[IncompleteUploadSummary] = []
    page: Page[Any] = yield from first_page(list_incomplete_multipart_uploads.request(page_limit=MAX_PAGE_SIZE), config)
    while True:
        sessions += page.items
        if not page.has_next:
            return sessions
        page = yield from page_after(page, config)


@dataclass(frozen=True, slots=True)
class IndexedItem:
    """An indexed asset or a knowledge store item."""

    id: str
    is_ready: bool = False
    """False if that is unknown."""


def find_indexed_items(items: Sequence[Item], config: ClientConfig) -> Flow[dict[str, IndexedItem]]:
    """What earlier tries have created from the items' assets in their target, by asset id."""
    found: dict[str, IndexedItem] = {}
    wanted = {item.asset_id or "" for item in items}

    has_asset_ids = True

    def record(indexed_item: Any) -> bool:
        nonlocal has_asset_ids
        has_asset_ids = has_asset_ids and indexed_item.asset_id is not None
        if indexed_item.asset_id in wanted and indexed_item.status != "failed":
            _check_id(indexed_item)
            found[indexed_item.asset_id] = IndexedItem(indexed_item.id, indexed_item.status == "ready")
            wanted.discard(indexed_item.asset_id)
        return not wanted

    target = items[0].job.target
    if target.kind is TargetKind.KNOWLEDGE_STORE:  # its list cannot be filtered by asset
        request: Request[Any] = list_knowledge_store_items.request(target.id, page_limit=MAX_PAGE_SIZE)
        yield from _read(request, items, config, record)
        return found
    request = list_indexed_assets.request(target.id, page_limit=MAX_PAGE_SIZE)
    if not (yield from _read(request, items, config, record, wanted)) or not has_asset_ids:
        for asset_id in [asset_id for item in items if (asset_id := item.asset_id or "") in wanted]:
            if indexed_item_id := (yield from _find_indexed_asset(target.id, asset_id, config)):
                found[asset_id] = IndexedItem(indexed_item_id)
    return found


def _find_indexed_asset(index_id: str, asset_id: str, config: ClientConfig) -> Flow[str | None]:
    """The list has no status. If it has one item only, the wait that follows finds out whether that has failed."""
    request = list_asset_indexed_assets.request(asset_id, page_limit=MAX_PAGE_SIZE)
    page: Page[IndexedAssetSummary] = yield from first_page(request, config)
    found: dict[str, bool] = {}
    while True:
        for one in page.items:
            index = None if one.index is None else one.index.id
            if index in (index_id, None):
                if one.id is None:
                    raise missing_field(request, "_id", page.response)
                found[one.id] = index is not None
        if not page.has_next:
            break
        page = yield from page_after(page, config)
    if len(found) == 1 and all(found.values()):
        return next(iter(found))
    for indexed_item_id in found:
        try:
            whole = yield from call(retrieve_indexed_asset.request(index_id, indexed_item_id), config)
        except NotFoundError:  # of another index
            continue
        if whole.status != "failed":
            return indexed_item_id
    return None


def _read(
    request: Request[Any],
    items: Sequence[Item],
    config: ClientConfig,
    record: Callable[[Any], bool],
    wanted: Collection[str] | None = None,
) -> Flow[bool]:
    """Read a list, newest first, until nothing more is wanted or what follows is older than the items' first tries.

    `record` is called with each object, and returns whether nothing more is wanted. If each object that is still
    `wanted` can be requested by itself, at most as many pages are read as there are of these. Returns False if the
    list was left for that reason.
    """
    times = [item.made_after for item in items]
    since = min(time for time in times if time is not None) - _CLOCK_SKEW if all(times) else None
    page: Page[Any] | None = None
    while wanted is None or (page.number if page else 1) < len(wanted):
        page = yield from page_after(page, config) if page else first_page(request, config)
        has_all = False
        for each in page.items:
            try:
                has_all = record(each)
            except _MissingIdError:
                raise missing_field(request, "_id", page.response) from None
        times_here = [each.created_at for each in page.items if each.created_at is not None]
        is_far_enough = since is not None and bool(times_here) and times_here[-1] < since
        if has_all or is_far_enough or not page.has_next:
            return True
    return False
