"""The operations on entity collections."""

import sqlite3

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.paging import answer_page
from twelvelabs_sandbox.resources.registry import Call, handles

_COLUMNS = "*, updated_at AS changed_at"


def find_entity_collection(engine: Engine, collection_id: str) -> sqlite3.Row:
    """The row of an entity collection; UnknownResourceError if there is none."""
    row = engine.store.row("SELECT * FROM entity_collections WHERE id = :id", id=collection_id)
    if row is None:
        raise UnknownResourceError("entity collection", collection_id)
    return row


@handles("create_entity_collection")
def create_entity_collection(call: Call) -> Answer:
    """Create an entity collection; several may have the same name."""
    engine = call.engine
    now, collection_id = engine.clock.milliseconds(), engine.new_id()
    engine.store.insert(
        "entity_collections",
        id=collection_id,
        name=call.body.text("name"),
        description=call.body.optional_text("description"),
        created_at=now,
        updated_at=now,
    )
    return Answer.json(201, _render(find_entity_collection(engine, collection_id)))


@handles("list_entity_collections")
def list_entity_collections(call: Call) -> Answer:
    """List entity collections, or those of a name."""
    selection = call.engine.select("entity_collections", _COLUMNS)
    if (name := call.query.optional_text("name")) is not None:
        selection.where("name = :name", name=name)
    return answer_page(call, selection, _render)


@handles("retrieve_entity_collection")
def retrieve_entity_collection(call: Call) -> Answer:
    """Retrieve one entity collection."""
    return Answer.json(200, _render(find_entity_collection(call.engine, call.path["entity_collection_id"])))


@handles("update_entity_collection")
def update_entity_collection(call: Call) -> Answer:
    """Change the name or the description."""
    engine, collection_id = call.engine, call.path["entity_collection_id"]
    changes = present(name=call.body.optional_text("name"), description=call.body.optional_text("description"))
    with engine.store.transaction():
        find_entity_collection(engine, collection_id)
        if changes:
            engine.store.update("entity_collections", collection_id, updated_at=engine.clock.milliseconds(), **changes)
        row = find_entity_collection(engine, collection_id)
    return Answer.json(200, _render(row))


@handles("delete_entity_collection")
def delete_entity_collection(call: Call) -> Answer:
    """Delete an entity collection with its entities; their assets stay."""
    row = find_entity_collection(call.engine, call.path["entity_collection_id"])
    call.engine.store.run("DELETE FROM entity_collections WHERE id = :id", id=row["id"])
    return Answer(204)


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        name=row["name"],
        description=row["description"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["updated_at"]),
    )
