"""The operations on item collections: named selections of a knowledge store's items."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import UnknownResourceError, invalid
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.knowledge_stores.items import find_item, render_item, select_items
from twelvelabs_sandbox.resources.knowledge_stores.stores import find_knowledge_store
from twelvelabs_sandbox.resources.metadata import store_metadata
from twelvelabs_sandbox.resources.paging import answer_page
from twelvelabs_sandbox.resources.registry import Call, handles

_COLUMNS = """*, updated_at AS changed_at, (SELECT count(*) FROM item_collection_members AS member
    WHERE member.item_collection_id = item_collections.id) AS member_count"""


@handles("create_knowledge_store_item_collection")
def create_item_collection(call: Call) -> Answer:
    """Create an item collection under a name that is still free in the knowledge store."""
    engine, name = call.engine, call.body.text("name")
    metadata = store_metadata(call.body.mapping("metadata"))
    now, collection_id = engine.clock.milliseconds(), engine.new_uuid("ksic_")
    with engine.store.transaction():
        store = find_knowledge_store(engine, call.path["knowledge_store_id"])
        _check_name(engine, store["id"], name, collection_id)
        engine.store.insert(
            "item_collections",
            id=collection_id,
            knowledge_store_id=store["id"],
            name=name,
            description=call.body.optional_text("description"),
            metadata=metadata,
            created_at=now,
            updated_at=now,
        )
        row = find_item_collection(engine, store["id"], collection_id)
    return Answer.json(201, _render(row))


@handles("list_knowledge_store_item_collections")
def list_item_collections(call: Call) -> Answer:
    """List the item collections of a knowledge store."""
    store = find_knowledge_store(call.engine, call.path["knowledge_store_id"])
    selection = call.engine.select("item_collections", _COLUMNS)
    selection.where("knowledge_store_id = :store_id", store_id=store["id"])
    return answer_page(call, selection, _render)


@handles("retrieve_knowledge_store_item_collection")
def retrieve_item_collection(call: Call) -> Answer:
    """Retrieve one item collection."""
    return Answer.json(200, _render(_find(call)))


@handles("update_knowledge_store_item_collection")
def update_item_collection(call: Call) -> Answer:
    """Change the name or the description, or put other metadata in the place of all there was."""
    engine = call.engine
    changes = present(
        name=call.body.optional_text("name"),
        description=call.body.optional_text("description"),
        metadata=store_metadata(call.body.mapping("metadata")),
    )
    with engine.store.transaction():
        row = _find(call)
        if "name" in changes:
            _check_name(engine, row["knowledge_store_id"], call.body.text("name"), row["id"])
        if changes:
            engine.store.update("item_collections", row["id"], updated_at=engine.clock.milliseconds(), **changes)
        row = _find(call)
    return Answer.json(200, _render(row))


@handles("delete_knowledge_store_item_collection")
def delete_item_collection(call: Call) -> Answer:
    """Delete an item collection; its items stay in the knowledge store."""
    row = _find(call)
    call.engine.store.run("DELETE FROM item_collections WHERE id = :id", id=row["id"])
    return Answer(204)


@handles("list_knowledge_store_item_collection_items")
def list_item_collection_items(call: Call) -> Answer:
    """List the items of an item collection."""
    row = _find(call)
    selection = select_items(call.engine, row["knowledge_store_id"])
    members = "SELECT item_id FROM item_collection_members WHERE item_collection_id = :collection_id"
    selection.where(f"id IN ({members})", collection_id=row["id"])
    return answer_page(call, selection, render_item)


@handles("add_knowledge_store_item_collection_items")
def add_item_collection_items(call: Call) -> Answer:
    """Put items into a collection, all or none. Those that are in it already are passed over."""
    engine = call.engine
    with engine.store.transaction():
        row = _find(call)
        added = 0
        for item_id in call.body.texts("item_ids"):
            find_item(engine, row["knowledge_store_id"], item_id)
            added += engine.store.run(
                "INSERT OR IGNORE INTO item_collection_members VALUES (:id, :item_id)", id=row["id"], item_id=item_id
            )
        if added:
            engine.store.update("item_collections", row["id"], updated_at=engine.clock.milliseconds())
        row = _find(call)
    return Answer.json(200, _render(row))


@handles("remove_knowledge_store_item_collection_items")
def remove_item_collection_items(call: Call) -> Answer:
    """Take items out of a collection. Ids that are not in it are passed over."""
    engine = call.engine
    with engine.store.transaction():
        row = _find(call)
        removed = 0
        for item_id in call.body.texts("item_ids"):
            removed += engine.store.run(
                "DELETE FROM item_collection_members WHERE item_collection_id = :id AND item_id = :item_id",
                id=row["id"],
                item_id=item_id,
            )
        if removed:
            engine.store.update("item_collections", row["id"], updated_at=engine.clock.milliseconds())
    return Answer(204)


def _find(call: Call) -> sqlite3.Row:
    store = find_knowledge_store(call.engine, call.path["knowledge_store_id"])
    return find_item_collection(call.engine, store["id"], call.path["collection_id"])


def find_item_collection(engine: Engine, store_id: str, collection_id: str) -> sqlite3.Row:
    selection = engine.select("item_collections", _COLUMNS)
    selection.where("id = :id AND knowledge_store_id = :store_id", id=collection_id, store_id=store_id)
    row = engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("item collection in this knowledge store", collection_id)
    return row


def _check_name(engine: Engine, store_id: str, name: str, collection_id: str) -> None:
    taken = engine.store.row(
        "SELECT 1 FROM item_collections WHERE knowledge_store_id = :store_id AND name = :name AND id <> :id",
        store_id=store_id,
        name=name,
        id=collection_id,
    )
    if taken:
        raise invalid("name", f"must be unique: this knowledge store has an item collection named {name} already")


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        knowledge_store_id=row["knowledge_store_id"],
        name=row["name"],
        description=row["description"],
        metadata=orjson.loads(row["metadata"]) if row["metadata"] is not None else None,
        member_count=row["member_count"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
    )
