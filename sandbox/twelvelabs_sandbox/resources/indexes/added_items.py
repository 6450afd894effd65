"""Indexed assets that are ready at once, for tests."""

import sqlite3
from collections.abc import Sequence

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.status_columns import ASSET_COLUMNS
from twelvelabs_sandbox.inference.marengo import indexing_failure, video_facts
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.resources.assets.added_assets import AddedAsset, add_assets
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.storage.database import to_json


def add_items(backend: Backend, index_id: str, assets: Sequence[str]) -> list[str]:
    """Add assets to an index, all or none, and return the ids of the indexed assets in the same order.

    ``assets`` are ids, or names of files for which assets without media are added. Raises ValueError if one is unknown,
    not ready, or no video that can be indexed, and UnknownResourceError if there is no such index.
    """
    now = backend.clock.milliseconds()
    with backend.db.transaction():
        find_index(backend, index_id)
        known = _find(backend, assets)
        names = [name for name in assets if name not in known and "." in name]
        added = iter(add_assets(backend, map(AddedAsset, names)))
        asset_ids = [next(added) if name not in known and "." in name else name for name in assets]
        found = known | _find(backend, asset_ids)
        rows = [_row(backend, index_id, asset_id, found.get(asset_id), now) for asset_id in asset_ids]
        backend.db.insert_all("indexed_assets", rows)
        # Nothing was indexed, so there are no events to send about it.
        backend.db.insert_all("webhook_deliveries", [{"subject": row["id"], "delivery": "{}"} for row in rows])
    return [str(row["id"]) for row in rows]


def _find(backend: Backend, asset_ids: Sequence[str]) -> dict[str, sqlite3.Row]:
    if not asset_ids:
        return {}
    selection = backend.select("assets", ASSET_COLUMNS).where_in("id", asset_ids)
    return {row["id"]: row for row in backend.db.select(selection)}


def _row(backend: Backend, index_id: str, asset_id: str, asset: sqlite3.Row | None, now: int) -> JsonObject:
    if asset is None:
        raise ValueError(f"there is no asset with the id {asset_id}")
    status, kind = asset["status"], asset["kind"]
    if status != "ready" or kind != "video":
        raise ValueError(f"the asset {asset_id} must be a video that is ready; its kind is {kind}, its status {status}")
    facts = video_facts(asset)
    if (failure := indexing_failure(facts)) is not None:
        raise ValueError(f"the asset {asset_id} cannot be indexed: {failure}")
    return {
        "id": backend.new_id(),
        "index_id": index_id,
        "asset_id": asset_id,
        "filename": asset["filename"],
        "user_metadata": to_json({}),
        "created_at": now,
        "updated_at": now,
        "begins_at": now,
        "starts_at": now,
        "indexed_at": now,
        **facts,
    }
