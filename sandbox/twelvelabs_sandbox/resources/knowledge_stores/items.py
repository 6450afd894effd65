"""Operations on the items of knowledge stores."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import item_times
from twelvelabs_sandbox.backend.indexing import find_failure
from twelvelabs_sandbox.backend.pipeline import read_ahead
from twelvelabs_sandbox.backend.size_limits import ITEM_LIMITS, check_size
from twelvelabs_sandbox.backend.status_columns import KNOWLEDGE_STORE_ITEM_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import invalid
from twelvelabs_sandbox.inference.marengo import video_facts
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.knowledge_stores.stores import find_knowledge_store
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import Selection, from_json, optional_json, to_json


def select_items(backend: Backend, store_id: str) -> Selection:
    """A selection of the items of a knowledge store, with their status."""
    selection = backend.select("knowledge_store_items", KNOWLEDGE_STORE_ITEM_COLUMNS)
    return selection.where_equal(knowledge_store_id=store_id)


def find_item(backend: Backend, store_id: str, item_id: str) -> sqlite3.Row:
    """The row of an item; UnknownResourceError if the knowledge store has none with this id."""
    return backend.db.find("item in this knowledge store", select_items(backend, store_id), item_id)


@handles("create_knowledge_store_item")
def create_knowledge_store_item(request: Request) -> Response:
    """Add an asset that is ready and start processing it. An asset may be added more than once."""
    backend = request.backend
    item_id = backend.new_uuid("ksi_")
    with backend.db.transaction():
        store = find_knowledge_store(backend, request.path["knowledge_store_id"])
        asset = find_asset(backend, request.body.text("asset_id"))
        _check_asset(asset, request.body.optional_text("asset_type"))
        facts = video_facts(asset) if asset["kind"] == "video" else None
        starts_at, processed_at = item_times(backend.clock)
        backend.db.insert(
            "knowledge_store_items",
            id=item_id,
            knowledge_store_id=store["id"],
            asset_id=asset["id"],
            asset_type=asset["kind"],
            system_metadata=to_json(_system_metadata(asset)),
            metadata=optional_json(request.body.get("metadata")),
            created_at=backend.clock.milliseconds(),
            starts_at=starts_at,
            processed_at=processed_at,
            failure=find_failure(backend, asset["filename"], facts, knowledge_store=store),
        )
        row = find_item(backend, store["id"], item_id)
    if row["failure"] is None:
        read_ahead(backend, row["asset_id"])
    return Response.json(202, render_item(row))


@handles("list_knowledge_store_items")
def list_knowledge_store_items(request: Request) -> Response:
    """List the items of a knowledge store, filtered by status."""
    store = find_knowledge_store(request.backend, request.path["knowledge_store_id"])
    selection = select_items(request.backend, store["id"]).where_in("status", request.query.texts("status"))
    return page_response(request, selection, render_item)


@handles("retrieve_knowledge_store_item")
def retrieve_knowledge_store_item(request: Request) -> Response:
    """Retrieve an item."""
    return Response.json(200, render_item(_find(request)))


@handles("delete_knowledge_store_item")
def delete_knowledge_store_item(request: Request) -> Response:
    """Delete an item, also from its collections. The asset is kept."""
    row = _find(request)
    request.backend.db.delete("knowledge_store_items", row["id"])
    return Response(204)


def render_item(row: sqlite3.Row) -> JsonObject:
    """An item in the format of the platform. Its system metadata appears once processing has started."""
    return present(
        _id=row["id"],
        asset_type=row["asset_type"],
        asset_id=row["asset_id"],
        status=row["status"],
        system_metadata=orjson.loads(row["system_metadata"]) if row["begun"] else None,
        metadata=from_json(row["metadata"]),
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
    )


def _find(request: Request) -> sqlite3.Row:
    store = find_knowledge_store(request.backend, request.path["knowledge_store_id"])
    return find_item(request.backend, store["id"], request.path["item_id"])


def _check_asset(asset: sqlite3.Row, wanted: str | None) -> None:
    if asset["status"] != "ready":
        raise invalid("asset_id", f"must be the id of an asset that is ready, but its status is {asset['status']}")
    if asset["kind"] not in ITEM_LIMITS:
        raise invalid("asset_id", f"must be the id of a video or an image, not of the type {asset['kind']}")
    if wanted not in (None, asset["kind"]):
        raise invalid("asset_type", f"must match the type of the asset, {asset['kind']}")
    check_size(asset["size"], asset["kind"], ITEM_LIMITS)


def _system_metadata(asset: sqlite3.Row) -> JsonObject:
    technical = orjson.loads(asset["technical_metadata"])
    if asset["kind"] == "video":
        facts = video_facts(asset) | {"codec_name": technical.get("video_codec")}
    else:
        facts = {
            "width": technical.get("image_width"),
            "height": technical.get("image_height"),
            "codec_name": technical.get("image_format"),
            "size": asset["size"],
        }
    return present(asset_type=asset["kind"], filename=asset["filename"], **facts)
