"""Finding what an earlier try may have created on the platform, before it is tried again.

Many items are looked for together: both lists have the newest first, so each page covers 50 recent objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset
from twelvelabs_lowlevel.api.indexed_assets import (
    list_asset_indexed_assets,
    list_indexed_assets,
    retrieve_indexed_asset,
)
from twelvelabs_lowlevel.api.knowledge_store_items import list_knowledge_store_items, retrieve_knowledge_store_item
from twelvelabs_lowlevel.api.multipart_uploads import list_incomplete_multipart_uploads
from twelvelabs_lowlevel.models.asset import Asset
from twelvelabs_lowlevel.models.incomplete_upload_summary import IncompleteUploadSummary
from twelvelabs_lowlevel.models.indexed_asset_summary import IndexedAssetSummary
from twelvelabs_lowlevel.requests import Request

from ..._flows.effects import Flow
from ..._http.call import call, call_with_response
from ..._http.config import ClientConfig
from ..._limits import MAX_PAGE_SIZE
from ..._paging.listing import Page
from ..._paging.pages import first_page, page_after
from ..._response import Response
from ...errors import NotFoundError
from ..model import Item, TargetKind

T = TypeVar("T")

MARKER = "ingest_key"
"""The key in an asset's user metadata that names the content it was created from."""
_CLOCK_SKEW = timedelta(seconds=5)
"""How far the clocks of the platform's servers may be apart."""
_CONTENT = re.compile(r"(?:url-|object-)?sha256:[0-9a-f]+")
_ID = re.compile(r"[\w.-]+", re.ASCII)


@dataclass(slots=True)
class Search(Generic[T]):
    """What has been found on the platform, by content or by asset id."""

    found: dict[str, T] = field(default_factory=dict)
    unreadable: Response | None = None
    """A response with something that may be what is looked for, but that cannot be read; None if there was none."""
    unreadable_of: dict[str, Response] = field(default_factory=dict)
    """The same for one content or asset id, with a request for each."""

    def doubt(self, key: str | None) -> Response | None:
        """The response because of which it is not known that there is nothing for a content or asset id."""
        return self.unreadable or self.unreadable_of.get(key or "")


def find_assets(items: Sequence[Item], config: ClientConfig) -> Flow[Search[Asset]]:
    """The assets that earlier tries have created from the items' contents, by content."""
    created: dict[str, list[Asset]] = {}
    wanted = {item.content or "" for item in items}
    names = {item.filename if item.sent_as is None else item.sent_as for item in items}
    since = _since(items)
    search = Search[Asset]()
    suspects: dict[str, Asset] = {}

    def record(asset: Asset, response: Response, only: str | None = None) -> bool:
        content = _marker(asset)
        if content is None:
            if not asset.id:
                search.unreadable = response
            elif _may_be_ours(asset, names, since):
                suspects.setdefault(asset.id, asset)
        elif content in wanted and asset.status != "failed":
            if not asset.id:
                search.unreadable = response
            else:
                created.setdefault(content, []).append(asset)
                if not _awaits_parts(asset):
                    wanted.discard(content)
        return not wanted or (only is not None and only not in wanted)

    alone = wanted if all(item.sent_as for item in items) else None
    if not (yield from _read(list_assets.request(page_limit=MAX_PAGE_SIZE), items, config, record, search, alone)):
        for item in [item for item in items if item.content in wanted]:
            request = list_assets.request(filename=item.sent_as, page_limit=MAX_PAGE_SIZE)
            yield from _read(request, [item], config, partial(record, only=item.content), search)
    for asset_id in suspects:
        if not wanted:
            break
        try:
            asset, response = yield from call_with_response(retrieve_asset.request(asset_id), config)
        except NotFoundError as error:  # its id may be what is damaged
            search.unreadable = error.response
            continue
        record(asset, response)
        if _is_damaged(asset):
            search.unreadable = response
    search.found = yield from _without_unfinished(items, created, config)
    return search


def _marker(asset: Asset) -> str | None:
    """The content that an asset was created from; None if it has no marker that can be read."""
    marker = (asset.user_metadata or {}).get(MARKER)
    return marker if isinstance(marker, str) and _CONTENT.fullmatch(marker) else None


def _is_damaged(asset: Asset) -> bool:
    """Whether there is metadata, or a marker, that cannot be read."""
    return "user_metadata" in asset.additional_properties or MARKER in (asset.user_metadata or {})


def _may_be_ours(asset: Asset, names: set[str], since: datetime | None) -> bool:
    """Whether an asset without a marker may be one of an earlier try: assets of others usually have none."""
    if _is_damaged(asset) or "" in names or asset.filename is None or asset.filename in names:
        return True
    return since is not None and (asset.created_at is None or asset.created_at >= since)


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


def find_indexed_items(items: Sequence[Item], config: ClientConfig) -> Flow[Search[IndexedItem]]:
    """What earlier tries have created from the items' assets in their target, by asset id."""
    search = Search[IndexedItem]()
    wanted = {item.asset_id or "" for item in items}
    lengths = {len(asset_id) for asset_id in wanted}
    nameless: dict[str, Any] = {}
    """The items whose asset is not known."""

    def record(indexed_item: Any, response: Response) -> bool:
        asset_id = indexed_item.asset_id or ""  # what looks otherwise than the ids looked for may be a damaged one
        is_known = len(asset_id) in lengths and _ID.fullmatch(asset_id)
        if not indexed_item.id and (not is_known or indexed_item.asset_id in wanted):
            search.unreadable = response
        elif not is_known:
            nameless.setdefault(indexed_item.id, indexed_item)
        elif indexed_item.asset_id in wanted and indexed_item.status != "failed":
            search.found[indexed_item.asset_id] = IndexedItem(indexed_item.id, indexed_item.status == "ready")
            wanted.discard(indexed_item.asset_id)
        return not wanted

    target = items[0].job.target
    if target.kind is TargetKind.KNOWLEDGE_STORE:  # its list cannot be filtered by asset
        request: Request[Any] = list_knowledge_store_items.request(target.id, page_limit=MAX_PAGE_SIZE)
        yield from _read(request, items, config, record, search)
        for item_id in nameless if wanted else ():
            retrieve = retrieve_knowledge_store_item.request(target.id, item_id)
            try:
                whole, response = yield from call_with_response(retrieve, config)
            except NotFoundError as error:
                search.unreadable = error.response
                continue
            if not whole.asset_id:
                search.unreadable = response
            else:
                record(whole, response)
        return search
    request = list_indexed_assets.request(target.id, page_limit=MAX_PAGE_SIZE)
    is_whole = yield from _read(request, items, config, record, search, wanted)
    if not is_whole or nameless or search.unreadable is not None:
        search.unreadable = None  # what follows does not need the list
        for asset_id in [asset_id for item in items if (asset_id := item.asset_id or "") in wanted]:
            if indexed_item_id := (yield from _find_indexed_asset(target.id, asset_id, config, search)):
                search.found[asset_id] = IndexedItem(indexed_item_id)
    return search


def _find_indexed_asset(
    index_id: str, asset_id: str, config: ClientConfig, search: Search[IndexedItem]
) -> Flow[str | None]:
    """The list has no status. If it has one item only, the wait that follows finds out whether that has failed."""
    request = list_asset_indexed_assets.request(asset_id, page_limit=MAX_PAGE_SIZE)
    page: Page[IndexedAssetSummary] = yield from first_page(request, config)
    found: dict[str, bool] = {}
    while True:
        if None in page.answer.data:
            search.unreadable_of[asset_id] = page.response
        for one in page.items:
            index = None if one.index is None else one.index.id
            if index in (index_id, None):
                if not one.id:
                    search.unreadable_of[asset_id] = page.response
                else:
                    found[one.id] = index is not None
        if not page.has_next:
            break
        page = yield from page_after(page, config)
    if len(found) == 1 and all(found.values()) and asset_id not in search.unreadable_of:
        return next(iter(found))
    for indexed_item_id in found:
        try:
            whole = yield from call(retrieve_indexed_asset.request(index_id, indexed_item_id), config)
        except NotFoundError:  # of another index
            continue
        if whole.status != "failed":
            return indexed_item_id
    return None


def _since(items: Sequence[Item]) -> datetime | None:
    """Nothing that the items' tries have created is older than this; None if that is unknown."""
    times = [time for item in items if (time := item.made_after) is not None]
    return min(times) - _CLOCK_SKEW if len(times) == len(items) else None


def _read(
    request: Request[Any],
    items: Sequence[Item],
    config: ClientConfig,
    record: Callable[[Any, Response], bool],
    search: Search[Any],
    wanted: Collection[str] | None = None,
) -> Flow[bool]:
    """Read a list, newest first, until nothing more is wanted or what follows is older than the items' first tries.

    `record` is called with each object, and returns whether nothing more is wanted. If each object that is still
    `wanted` can be requested by itself, at most as many pages are read as there are of these. Returns False if the
    list was left for that reason.
    """
    since = _since(items)
    page: Page[Any] | None = None
    while wanted is None or (page.number if page else 1) < len(wanted):
        page = yield from page_after(page, config) if page else first_page(request, config)
        has_all = False
        for each in page.items:
            has_all = record(each, page.response)
        if None in page.answer.data:
            search.unreadable = page.response
        times_here = [each.created_at for each in page.items if each.created_at is not None]
        is_far_enough = since is not None and bool(times_here) and times_here[-1] < since
        if has_all or is_far_enough or not page.has_next:
            return True
    return False
