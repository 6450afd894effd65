"""Operations on knowledge stores, except for searches."""

import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.knowledge_stores.enrichment_schema import check_enrichment
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import from_json, optional_json

_COLUMNS = """*, updated_at AS changed_at, (SELECT count(*) FROM knowledge_store_items AS item
    WHERE item.knowledge_store_id = knowledge_stores.id) AS item_count"""


def find_knowledge_store(backend: Backend, store_id: str) -> sqlite3.Row:
    """The row of a knowledge store; UnknownResourceError if there is none."""
    return backend.db.find("knowledge store", backend.select("knowledge_stores", _COLUMNS), store_id)


@handles("create_knowledge_store")
def create_knowledge_store(request: Request) -> Response:
    """Create a knowledge store. Its ingestion config cannot be changed later."""
    backend = request.backend
    config = request.body.mapping("ingestion_config")
    if config is not None:
        check_enrichment(config)
    now, store_id = backend.clock.milliseconds(), backend.new_uuid("ks_")
    backend.db.insert(
        "knowledge_stores",
        id=store_id,
        name=request.body.text("name"),
        description=request.body.optional_text("description"),
        ingestion_config=optional_json(config),
        metadata=optional_json(request.body.get("metadata")),
        created_at=now,
        updated_at=now,
    )
    return Response.json(201, _render(find_knowledge_store(backend, store_id)))


@handles("list_knowledge_stores")
def list_knowledge_stores(request: Request) -> Response:
    """List knowledge stores."""
    return page_response(request, request.backend.select("knowledge_stores", _COLUMNS), _render)


@handles("retrieve_knowledge_store")
def retrieve_knowledge_store(request: Request) -> Response:
    """Retrieve a knowledge store."""
    return Response.json(200, _render(find_knowledge_store(request.backend, request.path["knowledge_store_id"])))


@handles("update_knowledge_store")
def update_knowledge_store(request: Request) -> Response:
    """Change the name or the description, or replace the metadata."""
    backend, body, store_id = request.backend, request.body, request.path["knowledge_store_id"]
    metadata = optional_json(body.get("metadata"))
    with backend.db.transaction():
        find_knowledge_store(backend, store_id)
        backend.change(
            "knowledge_stores", store_id, name=body.get("name"), description=body.get("description"), metadata=metadata
        )
        row = find_knowledge_store(backend, store_id)
    return Response.json(200, _render(row))


@handles("delete_knowledge_store")
def delete_knowledge_store(request: Request) -> Response:
    """Delete a knowledge store with its items and item collections. The assets are kept."""
    row = find_knowledge_store(request.backend, request.path["knowledge_store_id"])
    request.backend.db.delete("knowledge_stores", row["id"])
    return Response(204)


def _render(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        name=row["name"],
        description=row["description"],
        ingestion_config=from_json(row["ingestion_config"]),
        item_count=row["item_count"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
        metadata=from_json(row["metadata"]),
    )
