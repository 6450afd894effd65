"""Operations on entity collections."""

import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles

_COLUMNS = "*, updated_at AS changed_at"


def find_entity_collection(backend: Backend, collection_id: str) -> sqlite3.Row:
    """The row of an entity collection; UnknownResourceError if there is none."""
    return backend.db.find("entity collection", backend.select("entity_collections", _COLUMNS), collection_id)


@handles("create_entity_collection")
def create_entity_collection(request: Request) -> Response:
    """Create an entity collection. Names need not be unique."""
    backend = request.backend
    now, collection_id = backend.clock.milliseconds(), backend.new_id()
    backend.db.insert(
        "entity_collections",
        id=collection_id,
        name=request.body.text("name"),
        description=request.body.optional_text("description"),
        created_at=now,
        updated_at=now,
    )
    return Response.json(201, _render(find_entity_collection(backend, collection_id)))


@handles("list_entity_collections")
def list_entity_collections(request: Request) -> Response:
    """List entity collections, filtered by name."""
    selection = request.backend.select("entity_collections", _COLUMNS).where_equal(name=request.query.get("name"))
    return page_response(request, selection, _render)


@handles("retrieve_entity_collection")
def retrieve_entity_collection(request: Request) -> Response:
    """Retrieve an entity collection."""
    return Response.json(200, _render(find_entity_collection(request.backend, request.path["entity_collection_id"])))


@handles("update_entity_collection")
def update_entity_collection(request: Request) -> Response:
    """Change the name or the description."""
    backend, body, collection_id = request.backend, request.body, request.path["entity_collection_id"]
    with backend.db.transaction():
        find_entity_collection(backend, collection_id)
        backend.change("entity_collections", collection_id, name=body.get("name"), description=body.get("description"))
        row = find_entity_collection(backend, collection_id)
    return Response.json(200, _render(row))


@handles("delete_entity_collection")
def delete_entity_collection(request: Request) -> Response:
    """Delete an entity collection with its entities. Their assets are kept."""
    row = find_entity_collection(request.backend, request.path["entity_collection_id"])
    request.backend.db.delete("entity_collections", row["id"])
    return Response(204)


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        name=row["name"],
        description=row["description"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["updated_at"]),
    )
