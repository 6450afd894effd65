"""Operations on entities: people and things that searches recognize by images of them."""

import sqlite3
from collections.abc import Sequence

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import entity_ready_at
from twelvelabs_sandbox.backend.status_columns import ENTITY_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, UnknownResourceError, invalid
from twelvelabs_sandbox.json_values import JsonObject, Parameters, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.entities.collections import find_entity_collection
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import from_json, optional_json


def find_entity(backend: Backend, entity_id: str) -> sqlite3.Row:
    """The row of an entity in any collection; UnknownResourceError if there is none."""
    return backend.db.find("entity", backend.select("entities", ENTITY_COLUMNS), entity_id)


@handles("create_entity")
def create_entity(request: Request) -> Response:
    """Create an entity from images of it."""
    with request.backend.db.transaction():
        find_entity_collection(request.backend, request.path["entity_collection_id"])
        row = _create(request, request.body)
    return Response.json(201, _render(row))


@handles("create_entities_bulk")
def create_entities_bulk(request: Request) -> Response:
    """Create several entities independently. The response lists those that were rejected, with the reasons."""
    created: list[JsonObject] = []
    errors: list[JsonObject] = []
    with request.backend.db.transaction():
        find_entity_collection(request.backend, request.path["entity_collection_id"])
        for index, wanted in enumerate(map(Parameters, request.body.mappings("entities"))):
            try:
                row = _create(request, wanted)
            except (ApiError, UnknownResourceError) as error:
                errors.append(
                    {"entity_index": index, "entity_name": wanted.text("name"), "error_reason": error.message}
                )
            else:
                created.append({"_id": row["id"], "name": row["name"], "status": row["status"]})
    response: JsonObject = {
        "success_count": len(created),
        "failed_count": len(errors),
        "entities": created,
        "errors": errors,
    }
    return Response.json(201, response)


@handles("list_entities")
def list_entities(request: Request) -> Response:
    """List the entities of a collection, filtered by name and status."""
    collection = find_entity_collection(request.backend, request.path["entity_collection_id"])
    selection = request.backend.select("entities", ENTITY_COLUMNS)
    selection.where_equal(
        entity_collection_id=collection["id"], name=request.query.get("name"), status=request.query.get("status")
    )
    return page_response(request, selection, _render)


@handles("list_asset_entities")
def list_asset_entities(request: Request) -> Response:
    """List the entities of all collections that have an asset."""
    asset = find_asset(request.backend, request.path["asset_id"])
    selection = request.backend.select("entities", ENTITY_COLUMNS)
    selection.where("id IN (SELECT entity_id FROM entity_assets WHERE asset_id = :asset_id)", asset_id=asset["id"])
    return page_response(request, selection, _render)


@handles("retrieve_entity")
def retrieve_entity(request: Request) -> Response:
    """Retrieve an entity."""
    return Response.json(200, _render(_find(request)))


@handles("update_entity")
def update_entity(request: Request) -> Response:
    """Change the name or the description, or replace the metadata."""
    backend, body = request.backend, request.body
    metadata = optional_json(body.get("metadata"))
    with backend.db.transaction():
        row = _find(request)
        backend.change(
            "entities", row["id"], name=body.get("name"), description=body.get("description"), metadata=metadata
        )
        row = _find(request)
    return Response.json(200, _render(row))


@handles("delete_entity")
def delete_entity(request: Request) -> Response:
    """Delete an entity. Its assets are kept."""
    row = _find(request)
    request.backend.db.delete("entities", row["id"])
    return Response(204)


@handles("add_entity_assets")
def add_entity_assets(request: Request) -> Response:
    """Add images to an entity. Images that it already has are ignored."""
    backend = request.backend
    with backend.db.transaction():
        row = _find(request)
        known = orjson.loads(row["asset_ids"])
        new = [asset_id for asset_id in _distinct(request.body) if asset_id not in known]
        _check_images(backend, new)
        _link(backend, row["id"], new)
        if new:
            _process_again(backend, row["id"])
        row = _find(request)
    return Response.json(200, _render(row))


@handles("remove_entity_assets")
def remove_entity_assets(request: Request) -> Response:
    """Remove images from an entity, except for the last one."""
    backend = request.backend
    with backend.db.transaction():
        row = _find(request)
        known, leaving = orjson.loads(row["asset_ids"]), _distinct(request.body)
        for asset_id in leaving:
            if asset_id not in known:
                raise invalid("asset_ids", f"must only have assets of this entity, not {asset_id}")
        if leaving and len(leaving) == len(known):
            raise invalid("asset_ids", "must leave at least one asset of the entity")
        for asset_id in leaving:
            backend.db.run(
                "DELETE FROM entity_assets WHERE entity_id = :entity AND asset_id = :asset",
                entity=row["id"],
                asset=asset_id,
            )
        if leaving:
            _process_again(backend, row["id"])
        row = _find(request)
    return Response.json(200, _render(row))


def _find(request: Request) -> sqlite3.Row:
    collection = find_entity_collection(request.backend, request.path["entity_collection_id"])
    selection = request.backend.select("entities", ENTITY_COLUMNS).where_equal(entity_collection_id=collection["id"])
    return request.backend.db.find("entity", selection, request.path["entity_id"])


def _create(request: Request, wanted: Parameters) -> sqlite3.Row:
    """Create an entity. Nothing is stored if it is rejected."""
    backend = request.backend
    asset_ids = _distinct(wanted)
    _check_images(backend, asset_ids)
    now, entity_id = backend.clock.milliseconds(), backend.new_id()
    backend.db.insert(
        "entities",
        id=entity_id,
        entity_collection_id=request.path["entity_collection_id"],
        name=wanted.text("name"),
        description=wanted.optional_text("description"),
        metadata=optional_json(wanted.get("metadata")),
        created_at=now,
        updated_at=now,
        ready_at=entity_ready_at(backend.clock),
    )
    _link(backend, entity_id, asset_ids)
    return find_entity(backend, entity_id)


def _distinct(body: Parameters) -> list[str]:
    return list(dict.fromkeys(body.texts("asset_ids")))


def _link(backend: Backend, entity_id: str, asset_ids: Sequence[str]) -> None:
    for asset_id in asset_ids:
        backend.db.insert("entity_assets", entity_id=entity_id, asset_id=asset_id)


def _check_images(backend: Backend, asset_ids: Sequence[str]) -> None:
    for asset_id in asset_ids:
        asset = find_asset(backend, asset_id)
        if asset["status"] != "ready":
            raise invalid("asset_ids", f"must only have assets that are ready, but {asset_id} is {asset['status']}")
        if asset["kind"] != "image":
            raise invalid("asset_ids", f"must only have images, but {asset_id} is of the type {asset['kind']}")


def _process_again(backend: Backend, entity_id: str) -> None:
    now = backend.clock.milliseconds()
    backend.db.update("entities", entity_id, updated_at=now, ready_at=entity_ready_at(backend.clock))


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        entity_collection_id=row["entity_collection_id"],
        name=row["name"],
        description=row["description"],
        metadata=from_json(row["metadata"]),
        asset_ids=orjson.loads(row["asset_ids"]),
        status=row["status"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
    )
