"""The vendor's SDK on knowledge stores, their items and item collections, with the returned values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs import EnrichmentConfig_Description, EnrichmentConfig_JsonSchema, IngestionConfig
from twelvelabs.core.api_error import ApiError


def test_stores(vendor: Any) -> None:
    words = IngestionConfig(enrichment_config=EnrichmentConfig_Description(description="Note the weather."))
    made = vendor.knowledge_stores.create(name="Archive", ingestion_config=words, metadata={"season": ["autumn"]})
    assert made.id.startswith("ks_")
    store = vendor.knowledge_stores.retrieve(made.id)
    assert (store.name, store.item_count, store.metadata) == ("Archive", 0, {"season": ["autumn"]})
    assert store.ingestion_config.enrichment_config.description == "Note the weather."
    changed = vendor.knowledge_stores.update(made.id, description="footage", metadata={})
    assert (changed.name, changed.description, changed.metadata) == ("Archive", "footage", {})
    other = vendor.knowledge_stores.create(name="Other")
    assert [one.id for one in vendor.knowledge_stores.list(sort_option="asc")] == [made.id, other.id]
    wrong = {"type": "object", "properties": {"weather": {"type": "string", "pattern": "x"}}}
    with pytest.raises(ApiError) as refused:
        vendor.knowledge_stores.create(
            name="Wrong",
            ingestion_config=IngestionConfig(enrichment_config=EnrichmentConfig_JsonSchema(json_schema=wrong)),
        )
    assert refused.value.status_code == 422
    vendor.knowledge_stores.delete(made.id)
    assert [one.id for one in vendor.knowledge_stores.list()] == [other.id]


def test_items_and_collections(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    with clip.open("rb") as file:
        asset = vendor.assets.create(method="direct", file=file, filename="clip.mp4")
    finish_work()
    store = vendor.knowledge_stores.create(name="Archive")
    items, collections = vendor.knowledge_store_items, vendor.knowledge_store_item_collections
    made = items.create(store.id, asset_id=asset.id, asset_type="video", metadata={"shelf": "B2"})
    assert (made.asset_id, made.asset_type) == (asset.id, "video")
    finish_work()
    item = items.retrieve(store.id, made.id)
    assert (item.status, item.metadata) == ("ready", {"shelf": "B2"})
    assert (item.system_metadata.width, item.system_metadata.codec_name) == (1280, "h264")
    assert [one.id for one in items.list(store.id, status=["ready", "failed"])] == [made.id]
    assert list(items.list(store.id, status="queued")) == []

    collection = collections.create(store.id, name="Evening", metadata={"desk": "night"})
    assert collection.member_count == 0
    assert collections.add_items(store.id, collection.id, item_ids=[made.id]).member_count == 1
    assert [one.id for one in collections.list_items(store.id, collection.id)] == [made.id]
    changed = collections.update(store.id, collection.id, name="Night", description="dark")
    assert (changed.name, changed.description, changed.metadata) == ("Night", "dark", {"desk": "night"})
    assert [one.name for one in collections.list(store.id, sort_by="name")] == ["Night"]
    collections.remove_items(store.id, collection.id, item_ids=[made.id])
    assert collections.retrieve(store.id, collection.id).member_count == 0
    with pytest.raises(ApiError) as unknown:
        collections.add_items(store.id, collection.id, item_ids=["nobody"])
    assert unknown.value.body["code"] == "resource_not_exist"

    collections.delete(store.id, collection.id)
    assert list(collections.list(store.id)) == []
    items.delete(store.id, made.id)
    assert vendor.knowledge_stores.retrieve(store.id).item_count == 0
