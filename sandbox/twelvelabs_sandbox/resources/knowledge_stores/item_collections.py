"""Operations on item collections, which are named sets of items of a knowledge store."""

import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import invalid
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.knowledge_stores.items import find_item, render_item, select_items
from twelvelabs_sandbox.resources.knowledge_stores.stores import find_knowledge_store
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import from_json, optional_json

_COLUMNS = """*, updated_at AS changed_at, (SELECT count(*) FROM item_collection_members AS member
    WHERE member.item_collection_id = item_collections.id) AS member_count"""


@handles("create_knowledge_store_item_collection")
def create_item_collection(request: Request) -> Response:
    """Create an item collection with a name that is unique in the knowledge store."""
    backend, name = request.backend, request.body.text("name")
    now, collection_id = backend.clock.milliseconds(), backend.new_uuid("ksic_")
    with backend.db.transaction():
        store = find_knowledge_store(backend, request.path["knowledge_store_id"])
        _check_name(backend, store["id"], name, collection_id)
        backend.db.insert(
            "item_collections",
            id=collection_id,
            knowledge_store_id=store["id"],
            name=name,
            description=request.body.optional_text("description"),
            metadata=optional_json(request.body.get("metadata")),
            created_at=now,
            updated_at=now,
        )
        row = find_item_collection(backend, store["id"], collection_id)
    return Response.json(201, _render(row))


@handles("list_knowledge_store_item_collections")
def list_item_collections(request: Request) -> Response:
    """List the item collections of a knowledge store."""
    store = find_knowledge_store(request.backend, request.path["knowledge_store_id"])
    selection = request.backend.select("item_collections", _COLUMNS).where_equal(knowledge_store_id=store["id"])
    return page_response(request, selection, _render)


@handles("retrieve_knowledge_store_item_collection")
def retrieve_item_collection(request: Request) -> Response:
    """Retrieve an item collection."""
    return Response.json(200, _render(_find(request)))


@handles("update_knowledge_store_item_collection")
def update_item_collection(request: Request) -> Response:
    """Change the name or the description, or replace the metadata."""
    backend, body = request.backend, request.body
    metadata = optional_json(body.get("metadata"))
    with backend.db.transaction():
        row = _find(request)
        if (name := body.optional_text("name")) is not None:
            _check_name(backend, row["knowledge_store_id"], name, row["id"])
        backend.change("item_collections", row["id"], name=name, description=body.get("description"), metadata=metadata)
        row = _find(request)
    return Response.json(200, _render(row))


@handles("delete_knowledge_store_item_collection")
def delete_item_collection(request: Request) -> Response:
    """Delete an item collection. Its items stay in the knowledge store."""
    row = _find(request)
    request.backend.db.delete("item_collections", row["id"])
    return Response(204)


@handles("list_knowledge_store_item_collection_items")
def list_item_collection_items(request: Request) -> Response:
    """List the items of an item collection."""
    row = _find(request)
    selection = select_items(request.backend, row["knowledge_store_id"])
    members = "SELECT item_id FROM item_collection_members WHERE item_collection_id = :collection_id"
    selection.where(f"id IN ({members})", collection_id=row["id"])
    return page_response(request, selection, render_item)


@handles("add_knowledge_store_item_collection_items")
def add_item_collection_items(request: Request) -> Response:
    """Add items to a collection, all or none. Items that it already has are ignored."""
    backend = request.backend
    with backend.db.transaction():
        row = _find(request)
        added = 0
        for item_id in request.body.texts("item_ids"):
            find_item(backend, row["knowledge_store_id"], item_id)
            added += backend.db.run(
                "INSERT OR IGNORE INTO item_collection_members VALUES (:id, :item_id)", id=row["id"], item_id=item_id
            )
        if added:
            backend.db.update("item_collections", row["id"], updated_at=backend.clock.milliseconds())
        row = _find(request)
    return Response.json(200, _render(row))


@handles("remove_knowledge_store_item_collection_items")
def remove_item_collection_items(request: Request) -> Response:
    """Remove items from a collection. Items that it does not have are ignored."""
    backend = request.backend
    with backend.db.transaction():
        row = _find(request)
        removed = 0
        for item_id in request.body.texts("item_ids"):
            removed += backend.db.run(
                "DELETE FROM item_collection_members WHERE item_collection_id = :id AND item_id = :item_id",
                id=row["id"],
                item_id=item_id,
            )
        if removed:
            backend.db.update("item_collections", row["id"], updated_at=backend.clock.milliseconds())
    return Response(204)


def _find(request: Request) -> sqlite3.Row:
    store = find_knowledge_store(request.backend, request.path["knowledge_store_id"])
    return find_item_collection(request.backend, store["id"], request.path["collection_id"])


def find_item_collection(backend: Backend, store_id: str, collection_id: str) -> sqlite3.Row:
    """The row of an item collection; UnknownResourceError if the knowledge store has none with this id."""
    selection = backend.select("item_collections", _COLUMNS).where_equal(knowledge_store_id=store_id)
    return backend.db.find("item collection in this knowledge store", selection, collection_id)


def _check_name(backend: Backend, store_id: str, name: str, collection_id: str) -> None:
    taken = backend.db.row(
        "SELECT 1 FROM item_collections WHERE knowledge_store_id = :store_id AND name = :name AND id <> :id",
        store_id=store_id,
        name=name,
        id=collection_id,
    )
    if taken:
        raise invalid("name", f"must be unique: this knowledge store already has an item collection named {name}")


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        knowledge_store_id=row["knowledge_store_id"],
        name=row["name"],
        description=row["description"],
        metadata=from_json(row["metadata"]),
        member_count=row["member_count"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
    )
