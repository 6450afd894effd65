"""Operations on indexes."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.status_columns import INDEX_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.json_values import JsonObject
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.paging import filter_times, page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import to_json


def find_index(backend: Backend, index_id: str) -> sqlite3.Row:
    """The row of an index; UnknownResourceError if there is none."""
    return backend.db.find("index", backend.select("indexes", INDEX_COLUMNS), index_id)


@handles("create_index")
def create_index(request: Request) -> Response:
    """Create an index with a unique name."""
    backend = request.backend
    now, index_id = backend.clock.milliseconds(), backend.new_id()
    with backend.db.transaction():
        _check_name(backend, request.body.text("index_name"), index_id)
        backend.db.insert(
            "indexes",
            id=index_id,
            name=request.body.text("index_name"),
            models=to_json(request.body.mappings("models")),
            addons=to_json(request.body.texts("addons")) if "addons" in request.body else None,
            created_at=now,
            updated_at=now,
        )
    return Response.json(201, {"_id": index_id})


@handles("list_indexes")
def list_indexes(request: Request) -> Response:
    """List indexes, filtered by name, models and times."""
    selection = request.backend.select("indexes", INDEX_COLUMNS)
    filter_times(request, selection)
    selection.where_equal(name=request.query.get("index_name"))
    if (family := request.query.optional_text("model_family")) is not None:
        selection.where(_some_model("json_extract(model.value, '$.model_name') GLOB :family"), family=f"{family}*")
    for number, option in enumerate(filter(None, (request.query.optional_text("model_options") or "").split(","))):
        value = f":option{number}"
        selection.where(
            _some_model(value, "IN (SELECT value FROM json_each(model.value, '$.model_options'))"),
            **{value[1:]: option.strip()},
        )
    return page_response(request, selection, _render)


@handles("retrieve_index")
def retrieve_index(request: Request) -> Response:
    """Retrieve an index."""
    return Response.json(200, _render(find_index(request.backend, request.path["index_id"])))


@handles("update_index")
def update_index(request: Request) -> Response:
    """Rename an index."""
    backend, index_id, name = request.backend, request.path["index_id"], request.body.text("index_name")
    with backend.db.transaction():
        find_index(backend, index_id)
        _check_name(backend, name, index_id)
        backend.db.update("indexes", index_id, name=name, updated_at=backend.clock.milliseconds())
    return Response(204)


@handles("delete_index")
def delete_index(request: Request) -> Response:
    """Delete an index with its indexed assets. The assets are kept."""
    backend, index_id = request.backend, request.path["index_id"]
    blobs: list[str] = []
    with backend.db.transaction():
        find_index(backend, index_id)
        for row in backend.db.rows("SELECT id FROM indexed_assets WHERE index_id = :id", id=index_id):
            blobs += backend.withdraw(row["id"])
        backend.db.delete("indexes", index_id)
    backend.blobs.remove(blobs)
    return Response(204)


def _some_model(*condition: str) -> str:
    """SQL for a condition that must hold for at least one model of an index."""
    return " ".join(("EXISTS (SELECT 1 FROM json_each(models) AS model WHERE", *condition, ")"))


def _check_name(backend: Backend, name: str, index_id: str) -> None:
    taken = backend.db.row("SELECT 1 FROM indexes WHERE name = :name AND id <> :id", name=name, id=index_id)
    if taken:
        raise ApiError(400, "index_name_already_exists", f"An index with the name {name} already exists.")


def _render(row: sqlite3.Row) -> JsonObject:
    index: JsonObject = {
        "_id": row["id"],
        "index_name": row["name"],
        "created_at": to_text(row["created_at"]),
        "updated_at": to_text(row["changed_at"]),
        "expires_at": None,
        "total_duration": round(row["total_duration"], 3),
        "video_count": row["video_count"],
        "models": orjson.loads(row["models"]),
    }
    if row["addons"] is not None:
        index["addons"] = orjson.loads(row["addons"])
    return index
