"""The operations on entities: people and things that searches know by images of them."""

import sqlite3
from collections.abc import Sequence

import orjson

from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.backend.lifecycle import ENTITY_COLUMNS, entity_ready_at
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import RefusedError, UnknownResourceError, invalid
from twelvelabs_sandbox.json_values import JsonObject, Parameters, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.entities.collections import find_entity_collection
from twelvelabs_sandbox.resources.metadata import entity_metadata
from twelvelabs_sandbox.resources.paging import answer_page
from twelvelabs_sandbox.resources.registry import Call, handles


def find_entity(engine: Engine, entity_id: str) -> sqlite3.Row:
    """The row of an entity of any collection; UnknownResourceError if there is none."""
    selection = engine.select("entities", ENTITY_COLUMNS)
    selection.where("id = :id", id=entity_id)
    row = engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("entity", entity_id)
    return row


@handles("create_entity")
def create_entity(call: Call) -> Answer:
    """Create an entity from images of it."""
    with call.engine.store.transaction():
        find_entity_collection(call.engine, call.path["entity_collection_id"])
        row = _create(call, call.body)
    return Answer.json(201, _render(row))


@handles("create_entities_bulk")
def create_entities_bulk(call: Call) -> Answer:
    """Create several entities, each on its own: the answer tells which were refused, and why."""
    created: list[JsonObject] = []
    errors: list[JsonObject] = []
    with call.engine.store.transaction():
        find_entity_collection(call.engine, call.path["entity_collection_id"])
        for index, wanted in enumerate(map(Parameters, call.body.mappings("entities"))):
            try:
                row = _create(call, wanted)
            except (RefusedError, UnknownResourceError) as refusal:
                errors.append(
                    {"entity_index": index, "entity_name": wanted.text("name"), "error_reason": refusal.message}
                )
            else:
                created.append({"_id": row["id"], "name": row["name"], "status": row["status"]})
    answer: JsonObject = {
        "success_count": len(created),
        "failed_count": len(errors),
        "entities": created,
        "errors": errors,
    }
    return Answer.json(201, answer)


@handles("list_entities")
def list_entities(call: Call) -> Answer:
    """List the entities of a collection by name and status."""
    collection = find_entity_collection(call.engine, call.path["entity_collection_id"])
    selection = call.engine.select("entities", ENTITY_COLUMNS)
    selection.where("entity_collection_id = :collection", collection=collection["id"])
    for name in ("name", "status"):
        if (wanted := call.query.optional_text(name)) is not None:
            selection.where(f"{name} = :{name}", **{name: wanted})
    return answer_page(call, selection, _render)


@handles("list_asset_entities")
def list_asset_entities(call: Call) -> Answer:
    """List the entities, of any collection, that an asset shows."""
    asset = find_asset(call.engine, call.path["asset_id"])
    selection = call.engine.select("entities", ENTITY_COLUMNS)
    selection.where("id IN (SELECT entity_id FROM entity_assets WHERE asset_id = :asset_id)", asset_id=asset["id"])
    return answer_page(call, selection, _render)


@handles("retrieve_entity")
def retrieve_entity(call: Call) -> Answer:
    """Retrieve one entity."""
    return Answer.json(200, _render(_find(call)))


@handles("update_entity")
def update_entity(call: Call) -> Answer:
    """Change the name or the description, or put other metadata in the place of all there was."""
    engine = call.engine
    changes = present(
        name=call.body.optional_text("name"),
        description=call.body.optional_text("description"),
        metadata=entity_metadata(call.body.mapping("metadata")),
    )
    with engine.store.transaction():
        row = _find(call)
        if changes:
            engine.store.update("entities", row["id"], updated_at=engine.clock.milliseconds(), **changes)
        row = _find(call)
    return Answer.json(200, _render(row))


@handles("delete_entity")
def delete_entity(call: Call) -> Answer:
    """Delete an entity; its assets stay."""
    row = _find(call)
    call.engine.store.run("DELETE FROM entities WHERE id = :id", id=row["id"])
    return Answer(204)


@handles("add_entity_assets")
def add_entity_assets(call: Call) -> Answer:
    """Add images of an entity. Those that it has already are passed over."""
    engine = call.engine
    with engine.store.transaction():
        row = _find(call)
        known = orjson.loads(row["asset_ids"])
        new = [asset_id for asset_id in _distinct(call.body) if asset_id not in known]
        _check_images(engine, new)
        _link(engine, row["id"], new)
        if new:
            _process_again(engine, row["id"])
        row = _find(call)
    return Answer.json(200, _render(row))


@handles("remove_entity_assets")
def remove_entity_assets(call: Call) -> Answer:
    """Take images away from an entity; one must be left."""
    engine = call.engine
    with engine.store.transaction():
        row = _find(call)
        known, leaving = orjson.loads(row["asset_ids"]), _distinct(call.body)
        for asset_id in leaving:
            if asset_id not in known:
                raise invalid("asset_ids", f"names {asset_id}, which is not an asset of this entity")
        if leaving and len(leaving) == len(known):
            raise invalid("asset_ids", "names all assets of the entity; at least one must be left")
        for asset_id in leaving:
            engine.store.run(
                "DELETE FROM entity_assets WHERE entity_id = :entity AND asset_id = :asset",
                entity=row["id"],
                asset=asset_id,
            )
        if leaving:
            _process_again(engine, row["id"])
        row = _find(call)
    return Answer.json(200, _render(row))


def _find(call: Call) -> sqlite3.Row:
    collection = find_entity_collection(call.engine, call.path["entity_collection_id"])
    row = find_entity(call.engine, call.path["entity_id"])
    if row["entity_collection_id"] != collection["id"]:
        raise UnknownResourceError("entity", row["id"])
    return row


def _create(call: Call, wanted: Parameters) -> sqlite3.Row:
    """Create one entity, or nothing of it if it is refused."""
    engine = call.engine
    metadata, asset_ids = entity_metadata(wanted.mapping("metadata")), _distinct(wanted)
    _check_images(engine, asset_ids)
    now, entity_id = engine.clock.milliseconds(), engine.new_id()
    engine.store.insert(
        "entities",
        id=entity_id,
        entity_collection_id=call.path["entity_collection_id"],
        name=wanted.text("name"),
        description=wanted.optional_text("description"),
        metadata=metadata,
        created_at=now,
        updated_at=now,
        ready_at=entity_ready_at(engine.clock),
    )
    _link(engine, entity_id, asset_ids)
    return find_entity(engine, entity_id)


def _distinct(body: Parameters) -> list[str]:
    return list(dict.fromkeys(body.texts("asset_ids")))


def _link(engine: Engine, entity_id: str, asset_ids: Sequence[str]) -> None:
    for asset_id in asset_ids:
        engine.store.insert("entity_assets", entity_id=entity_id, asset_id=asset_id)


def _check_images(engine: Engine, asset_ids: Sequence[str]) -> None:
    for asset_id in asset_ids:
        asset = find_asset(engine, asset_id)
        if asset["status"] != "ready":
            raise invalid("asset_ids", f"names {asset_id}, which is {asset['status']}: an asset must be ready first")
        if asset["kind"] != "image":
            raise invalid("asset_ids", f"names {asset_id} of the type {asset['kind']}; an entity is known by images")


def _process_again(engine: Engine, entity_id: str) -> None:
    now = engine.clock.milliseconds()
    engine.store.update("entities", entity_id, updated_at=now, ready_at=entity_ready_at(engine.clock))


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        entity_collection_id=row["entity_collection_id"],
        name=row["name"],
        description=row["description"],
        metadata=orjson.loads(row["metadata"]) if row["metadata"] is not None else None,
        asset_ids=orjson.loads(row["asset_ids"]),
        status=row["status"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
    )
