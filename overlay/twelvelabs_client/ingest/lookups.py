"""Finding on the platform what an earlier try may have made there, before it is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from twelvelabs_lowlevel.api.assets import list_assets
from twelvelabs_lowlevel.api.indexed_assets import list_asset_indexed_assets, retrieve_indexed_asset
from twelvelabs_lowlevel.api.knowledge_store_items import list_knowledge_store_items
from twelvelabs_lowlevel.api.multipart_uploads import list_incomplete_multipart_uploads
from twelvelabs_lowlevel.models.asset import Asset
from twelvelabs_lowlevel.models.indexed_asset_summary import IndexedAssetSummary
from twelvelabs_lowlevel.models.knowledge_store_item import KnowledgeStoreItem
from twelvelabs_lowlevel.requests import Request

from ..calls import call
from ..effects import Flow
from ..pages import Page, first_page, page_after
from ..transport import Settings
from .item import Item, TargetKind

MARKER = "ingest_key"
"""The key in an asset's user metadata that tells which content it was made of."""
PAGE_LIMIT = 50
_CLOCKS = timedelta(days=1)
"""So far this machine's clock and the platform's may be apart."""


def find_asset(item: Item, client: Settings) -> Flow[Asset | None]:
    """The asset that an earlier try has made of the item's content; None if there is none."""
    request = list_assets.request(filename=item.filename, page_limit=PAGE_LIMIT)
    since = None if item.began is None else item.began - _CLOCKS
    page: Page[Asset] = yield from first_page(request, client)
    while True:
        for asset in page.items:
            if (asset.user_metadata or {}).get(MARKER) == item.content and asset.status != "failed":
                waits_for_parts = asset.method == "multipart" and asset.status == "processing"
                if not waits_for_parts or not (yield from _is_being_sent(item, client)):
                    return asset
        if not page.has_next or _all_older(page, since):
            return None
        page = yield from page_after(page, client)


def _is_being_sent(item: Item, client: Settings) -> Flow[bool]:
    """Whether there is an unfinished session for a file of this size, which an asset may still wait for."""
    request = list_incomplete_multipart_uploads.request(page_limit=PAGE_LIMIT)
    page: Page[Any] = yield from first_page(request, client)
    while True:
        if any(session.total_size == item.size and session.status == "active" for session in page.items):
            return True
        if not page.has_next:
            return False
        page = yield from page_after(page, client)


def find_entry(item: Item, client: Settings) -> Flow[str | None]:
    """The id of what an earlier try has made of the item's asset in its target; None if there is nothing."""
    if item.job.target.kind is TargetKind.INDEX:
        return (yield from _find_indexed_asset(item, client))
    return (yield from _find_knowledge_store_item(item, client))


def _find_indexed_asset(item: Item, client: Settings) -> Flow[str | None]:
    """The list does not tell which have failed. Where there is one only, the waiting that follows finds that out."""
    index_id = item.job.target.id
    request = list_asset_indexed_assets.request(item.asset_id or "", page_limit=PAGE_LIMIT)
    page: Page[IndexedAssetSummary] = yield from first_page(request, client)
    found: list[str] = []
    while True:
        found += [one.id for one in page.items if one.index is not None and one.index.id == index_id]
        if not page.has_next:
            break
        page = yield from page_after(page, client)
    if len(found) > 1:
        for entry_id in found:
            whole = yield from call(retrieve_indexed_asset.request(index_id, entry_id), client)
            if whole.status != "failed":
                return entry_id
        return None
    return found[0] if found else None


def _find_knowledge_store_item(item: Item, client: Settings) -> Flow[str | None]:
    """The list has no filter for assets, but the item cannot be older than its asset."""
    request: Request[Any] = list_knowledge_store_items.request(item.job.target.id, page_limit=PAGE_LIMIT)
    page: Page[KnowledgeStoreItem] = yield from first_page(request, client)
    while True:
        for found in page.items:
            if found.asset_id == item.asset_id and found.status != "failed":
                return found.id
        if not page.has_next or _all_older(page, item.asset_created_at):
            return None
        page = yield from page_after(page, client)


def _all_older(page: Page[Any], since: datetime | None) -> bool:
    """Whether the rest of a list, which has the newest first, is from before this time."""
    return since is not None and bool(page.items) and all(found.created_at < since for found in page.items)
