"""The operations on the items of knowledge stores."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.backend.lifecycle import KNOWLEDGE_STORE_ITEM_COLUMNS, item_times
from twelvelabs_sandbox.backend.pipeline import read_ahead
from twelvelabs_sandbox.backend.size_limits import ITEM_LIMITS, check_size
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import UnknownResourceError, invalid
from twelvelabs_sandbox.inference.marengo import facts_of, failure_of
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.knowledge_stores.stores import find_knowledge_store
from twelvelabs_sandbox.resources.metadata import item_metadata
from twelvelabs_sandbox.resources.paging import answer_page
from twelvelabs_sandbox.resources.registry import Call, handles
from twelvelabs_sandbox.storage.database import Selection, to_json


def select_items(engine: Engine, store_id: str) -> Selection:
    """A query for items of a knowledge store, with their status."""
    selection = engine.select("knowledge_store_items", KNOWLEDGE_STORE_ITEM_COLUMNS)
    selection.where("knowledge_store_id = :store_id", store_id=store_id)
    return selection


def find_item(engine: Engine, store_id: str, item_id: str) -> sqlite3.Row:
    """The row of an item; UnknownResourceError if the knowledge store has none with this id."""
    selection = select_items(engine, store_id)
    selection.where("id = :id", id=item_id)
    row = engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("item in this knowledge store", item_id)
    return row


@handles("create_knowledge_store_item")
def create_knowledge_store_item(call: Call) -> Answer:
    """Begin to process an asset that is ready. An asset may be added more than once."""
    engine = call.engine
    metadata, item_id = item_metadata(call.body.mapping("metadata")), engine.new_uuid("ksi_")
    with engine.store.transaction():
        store = find_knowledge_store(engine, call.path["knowledge_store_id"])
        asset = find_asset(engine, call.body.text("asset_id"))
        _check_asset(asset, call.body.optional_text("asset_type"))
        starts_at, processed_at = item_times(engine.clock)
        engine.store.insert(
            "knowledge_store_items",
            id=item_id,
            knowledge_store_id=store["id"],
            asset_id=asset["id"],
            asset_type=asset["kind"],
            system_metadata=to_json(_system_metadata(asset)),
            metadata=metadata,
            created_at=engine.clock.milliseconds(),
            starts_at=starts_at,
            processed_at=processed_at,
            # What Marengo cannot take in an index, it cannot take here; the limits of images are not documented.
            failure=failure_of(facts_of(asset)) if asset["kind"] == "video" else None,
        )
        row = find_item(engine, store["id"], item_id)
    if row["failure"] is None:
        read_ahead(engine, row["asset_id"])
    return Answer.json(202, render_item(row))


@handles("list_knowledge_store_items")
def list_knowledge_store_items(call: Call) -> Answer:
    """List the items of a knowledge store, or those with some statuses."""
    store = find_knowledge_store(call.engine, call.path["knowledge_store_id"])
    selection = select_items(call.engine, store["id"])
    if "status" in call.query:
        selection.where_in("status", call.query.texts("status"))
    return answer_page(call, selection, render_item)


@handles("retrieve_knowledge_store_item")
def retrieve_knowledge_store_item(call: Call) -> Answer:
    """Retrieve one item."""
    return Answer.json(200, render_item(_find(call)))


@handles("delete_knowledge_store_item")
def delete_knowledge_store_item(call: Call) -> Answer:
    """Delete an item, also out of the collections that it is in; the asset stays."""
    row = _find(call)
    call.engine.store.run("DELETE FROM knowledge_store_items WHERE id = :id", id=row["id"])
    return Answer(204)


def render_item(row: sqlite3.Row) -> JsonObject:
    """An item as the platform shows it; what it has found out appears when processing begins."""
    return present(
        _id=row["id"],
        asset_type=row["asset_type"],
        asset_id=row["asset_id"],
        status=row["status"],
        system_metadata=orjson.loads(row["system_metadata"]) if row["begun"] else None,
        metadata=orjson.loads(row["metadata"]) if row["metadata"] is not None else None,
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
    )


def _find(call: Call) -> sqlite3.Row:
    store = find_knowledge_store(call.engine, call.path["knowledge_store_id"])
    return find_item(call.engine, store["id"], call.path["item_id"])


def _check_asset(asset: sqlite3.Row, wanted: str | None) -> None:
    if asset["status"] != "ready":
        raise invalid("asset_id", f"names an asset that is {asset['status']}; it must be ready first")
    if asset["kind"] not in ITEM_LIMITS:
        raise invalid("asset_id", f"names an asset of the type {asset['kind']}; an item is a video or an image")
    if wanted not in (None, asset["kind"]):
        raise invalid("asset_type", f"must be {asset['kind']}, which the asset is")
    check_size(asset["size"], asset["kind"], ITEM_LIMITS)


def _system_metadata(asset: sqlite3.Row) -> JsonObject:
    technical = orjson.loads(asset["technical_metadata"])
    if asset["kind"] == "video":
        facts = facts_of(asset) | {"codec_name": technical.get("video_codec")}
    else:
        facts = {
            "width": technical.get("image_width"),
            "height": technical.get("image_height"),
            "codec_name": technical.get("image_format"),
            "size": asset["size"],
        }
    return present(asset_type=asset["kind"], filename=asset["filename"], **facts)
