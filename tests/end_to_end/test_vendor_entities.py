"""The vendor's SDK on entities and their collections, with the returned values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from twelvelabs.core.api_error import ApiError
from twelvelabs.entity_collections.entities import EntitiesCreateBulkRequestEntitiesItem

# BMP files of one pixel each.
HEADER = b"BM" + (58).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
SIZE = (40).to_bytes(4, "little") + (1).to_bytes(4, "little") * 2 + (1).to_bytes(2, "little")
PICTURES = [HEADER + SIZE + (24).to_bytes(2, "little") + bytes(24) + bytes([shade] * 3 + [0]) for shade in (9, 99, 200)]


def test_entities(vendor: Any, finish_work: Callable[[], None]) -> None:
    files = [vendor.assets.create(method="direct", file=(f"{n}.bmp", one)).id for n, one in enumerate(PICTURES)]
    finish_work()
    assert [vendor.assets.retrieve(one).file_type for one in files] == ["image/bmp"] * 3

    collection = vendor.entity_collections.create(name="Pilots", description="of the harbor")
    assert vendor.entity_collections.retrieve(collection.id).description == "of the harbor"
    assert vendor.entity_collections.update(collection.id, name="Captains").name == "Captains"
    other = vendor.entity_collections.create(name="A crew")
    listed = vendor.entity_collections.list(sort_by="name", sort_option="asc")
    assert [one.name for one in listed] == ["A crew", "Captains"]
    assert [one.id for one in vendor.entity_collections.list(name="A crew")] == [other.id]

    entities = vendor.entity_collections.entities
    ada = entities.create(collection.id, name="Ada", asset_ids=files[:2], metadata={"years": 12, "active": True})
    assert (ada.entity_collection_id, ada.asset_ids) == (collection.id, files[:2])
    finish_work()
    assert entities.retrieve(collection.id, ada.id).status == "ready"
    changed = entities.update(collection.id, ada.id, name="Ada Holm", metadata={"years": 13})
    assert (changed.name, changed.metadata, changed.asset_ids) == ("Ada Holm", {"years": 13}, files[:2])
    assert entities.create_assets(collection.id, ada.id, asset_ids=files[2:]).asset_ids == files
    assert entities.delete_assets(collection.id, ada.id, asset_ids=files[:2]).asset_ids == files[2:]
    with pytest.raises(ApiError) as last:
        entities.delete_assets(collection.id, ada.id, asset_ids=files[2:])
    assert last.value.status_code == 400

    result = entities.create_bulk(
        collection.id,
        entities=[
            EntitiesCreateBulkRequestEntitiesItem(name="Odd", asset_ids=files[2:]),
            EntitiesCreateBulkRequestEntitiesItem(name="Nobody", asset_ids=["nobody"]),
        ],
    )
    assert (result.success_count, result.failed_count) == (1, 1)
    assert (result.entities[0].name, result.errors[0].entity_index) == ("Odd", 1)
    assert "nobody" in result.errors[0].error_reason
    finish_work()
    ready = entities.list(collection.id, status="ready", sort_by="name", sort_option="desc")
    assert [one.name for one in ready] == ["Odd", "Ada Holm"]
    assert {one.name for one in entities.list_by_asset(files[2])} == {"Odd", "Ada Holm"}

    entities.delete(collection.id, ada.id)
    vendor.assets.delete(files[2])
    assert [(one.name, one.asset_ids) for one in entities.list(collection.id)] == [("Odd", [])]
    vendor.entity_collections.delete(collection.id)
    with pytest.raises(ApiError) as gone:
        vendor.entity_collections.retrieve(collection.id)
    assert gone.value.body["code"] == "resource_not_exist"
