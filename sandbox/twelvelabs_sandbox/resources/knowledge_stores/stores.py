"""The operations on knowledge stores, except the search."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import UnknownResourceError
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.knowledge_stores.enrichment_schema import check_enrichment
from twelvelabs_sandbox.resources.metadata import store_metadata
from twelvelabs_sandbox.resources.paging import answer_page
from twelvelabs_sandbox.resources.registry import Call, handles
from twelvelabs_sandbox.storage.database import to_json

_COLUMNS = """*, updated_at AS changed_at, (SELECT count(*) FROM knowledge_store_items AS item
    WHERE item.knowledge_store_id = knowledge_stores.id) AS item_count"""


def find_knowledge_store(engine: Engine, store_id: str) -> sqlite3.Row:
    """The row of a knowledge store; UnknownResourceError if there is none."""
    selection = engine.select("knowledge_stores", _COLUMNS)
    selection.where("id = :id", id=store_id)
    row = engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("knowledge store", store_id)
    return row


@handles("create_knowledge_store")
def create_knowledge_store(call: Call) -> Answer:
    """Create a knowledge store; how it processes items cannot be changed later."""
    engine = call.engine
    config = call.body.mapping("ingestion_config")
    if config is not None:
        check_enrichment(config)
    now, store_id = engine.clock.milliseconds(), engine.new_uuid("ks_")
    engine.store.insert(
        "knowledge_stores",
        id=store_id,
        name=call.body.text("name"),
        description=call.body.optional_text("description"),
        ingestion_config=to_json(config) if config is not None else None,
        metadata=store_metadata(call.body.mapping("metadata")),
        created_at=now,
        updated_at=now,
    )
    return Answer.json(201, _render(find_knowledge_store(engine, store_id)))


@handles("list_knowledge_stores")
def list_knowledge_stores(call: Call) -> Answer:
    """List knowledge stores."""
    return answer_page(call, call.engine.select("knowledge_stores", _COLUMNS), _render)


@handles("retrieve_knowledge_store")
def retrieve_knowledge_store(call: Call) -> Answer:
    """Retrieve one knowledge store."""
    return Answer.json(200, _render(find_knowledge_store(call.engine, call.path["knowledge_store_id"])))


@handles("update_knowledge_store")
def update_knowledge_store(call: Call) -> Answer:
    """Change the name or the description, or put other metadata in the place of all there was."""
    engine, store_id = call.engine, call.path["knowledge_store_id"]
    changes = present(
        name=call.body.optional_text("name"),
        description=call.body.optional_text("description"),
        metadata=store_metadata(call.body.mapping("metadata")),
    )
    with engine.store.transaction():
        find_knowledge_store(engine, store_id)
        if changes:
            engine.store.update("knowledge_stores", store_id, updated_at=engine.clock.milliseconds(), **changes)
        row = find_knowledge_store(engine, store_id)
    return Answer.json(200, _render(row))


@handles("delete_knowledge_store")
def delete_knowledge_store(call: Call) -> Answer:
    """Delete a knowledge store with its items and its item collections; the assets stay."""
    row = find_knowledge_store(call.engine, call.path["knowledge_store_id"])
    call.engine.store.run("DELETE FROM knowledge_stores WHERE id = :id", id=row["id"])
    return Answer(204)


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        name=row["name"],
        description=row["description"],
        ingestion_config=orjson.loads(row["ingestion_config"]) if row["ingestion_config"] is not None else None,
        item_count=row["item_count"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
        metadata=orjson.loads(row["metadata"]) if row["metadata"] is not None else None,
    )
