"""Operations on imports, which create assets from files of the simulated drive."""

import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.drive import PROVIDER, DriveFile
from twelvelabs_sandbox.backend.durations import asset_settles_at
from twelvelabs_sandbox.backend.pipeline import process_asset
from twelvelabs_sandbox.backend.size_limits import IMPORT_LIMITS, check_size
from twelvelabs_sandbox.backend.status_columns import ASSET_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.json_values import JsonObject, as_text, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.data_connectors.connections import find_connection, use_connection
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import from_json, to_json

_ITEM_COLUMNS = f"""item.*, asset.status AS status FROM import_items AS item
    LEFT JOIN (SELECT {ASSET_COLUMNS} FROM assets) AS asset ON asset.id = item.asset_id"""  # noqa: S608 - constants
_LINK = "https://drive.google.com/open?id="


@handles("create_import")
def create_import(request: Request) -> Response:
    """Import files. Each one creates an asset, is skipped because it was imported before, or is rejected."""
    backend = request.backend
    source_ids = [as_text(item["source_id"]) for item in request.body.mappings("items")]
    _check_distinct(source_ids)
    files = backend.drive.find(source_ids)
    import_id = backend.new_id()
    with backend.db.transaction():
        connection = use_connection(backend, request.path["connection_id"])
        now = backend.clock.milliseconds()
        backend.db.insert("imports", id=import_id, connection_id=connection["id"], created_at=now)
        for position, source_id in enumerate(source_ids):
            outcome = _import(backend, source_id, files.get(source_id))
            backend.db.insert("import_items", import_id=import_id, position=position, source_id=source_id, **outcome)
        items = _items(backend, import_id)
    for item in items:
        if item["action"] in ("created", "retried"):
            backend.jobs.submit(process_asset, backend, as_text(item["asset_id"]))
    has_failures = any(item["action"] == "rejected" for item in items)
    return Response.json(202, {"_id": import_id, "has_failures": has_failures, "items": items})


@handles("list_imports")
def list_imports(request: Request) -> Response:
    """List the imports of a connection, without their files."""
    connection = find_connection(request.backend, request.path["connection_id"])
    count = "(SELECT count(*) FROM import_items AS item WHERE item.import_id = imports.id) AS item_count"
    selection = request.backend.select("imports", f"*, {count}").where_equal(connection_id=connection["id"])
    return page_response(request, selection, lambda row: _render(row, connection, row["item_count"]))


@handles("retrieve_import")
def retrieve_import(request: Request) -> Response:
    """Retrieve an import with the current state of its files."""
    connection = find_connection(request.backend, request.path["connection_id"])
    selection = request.backend.select("imports").where_equal(connection_id=connection["id"])
    row = request.backend.db.find("import of this connection", selection, request.path["import_id"])
    items = _items(request.backend, row["id"])
    return Response.json(200, _render(row, connection, len(items)) | {"items": items})


def _check_distinct(source_ids: list[str]) -> None:
    seen: set[str] = set()
    for position, source_id in enumerate(source_ids):
        if source_id in seen:
            raise invalid(f"items[{position}].source_id", "must be unique within a request")
        seen.add(source_id)


def _import(backend: Backend, source_id: str, file: DriveFile | None) -> JsonObject:
    """Import a file, and return the outcome as columns of its entry."""
    known = _known_asset(backend, source_id)
    if known is not None and known["status"] != "failed":
        return {"action": "skipped", "asset_id": known["id"]}
    try:
        accepted = _accept(file)
    except ApiError as error:
        return {"action": "rejected", "error": to_json({"code": error.code, "message": error.message})}
    if known is not None:
        _fetch_again(backend, known["id"], accepted)
        return {"action": "retried", "asset_id": known["id"]}
    return {"action": "created", "asset_id": _create_asset(backend, accepted)}


def _known_asset(backend: Backend, source_id: str) -> sqlite3.Row | None:
    """The asset of an earlier import of a file. All connections share one account, so the file is the same."""
    selection = backend.select("assets", ASSET_COLUMNS).where_equal(method="connector")
    return backend.db.first(
        selection.where("json_extract(source, '$.details.source_id') = :source_id", source_id=source_id)
    )


def _accept(file: DriveFile | None) -> DriveFile:
    if file is None:
        message = "The drive has no such file. Its files are those in the folder that the sandbox was started with."
        raise ApiError(404, "source_unavailable", message)
    if file.kind not in IMPORT_LIMITS:
        raise ApiError(400, "unsupported_media_type", "Only video, audio and images can be imported.")
    check_size(file.size, file.kind, IMPORT_LIMITS)
    return file


def _create_asset(backend: Backend, file: DriveFile) -> str:
    asset_id = backend.new_id()
    details: JsonObject = {
        "provider": PROVIDER,
        "source_id": file.source_id,
        "original_filename": file.name,
        "source_link": f"{_LINK}{file.source_id}",
    }
    backend.db.insert(
        "assets",
        id=asset_id,
        method="connector",
        filename=file.name,
        kind=file.kind,
        user_metadata="{}",
        source=to_json({"type": "connector", "details": details}),
        created_at=backend.clock.milliseconds(),
        settles_at=asset_settles_at(backend.clock),
    )
    return asset_id


def _fetch_again(backend: Backend, asset_id: str, file: DriveFile) -> None:
    row = backend.db.row("SELECT blob FROM assets WHERE id = :id", id=asset_id)
    backend.db.update(
        "assets",
        asset_id,
        blob=None,
        kind=file.kind,
        size=None,
        probed=0,
        failure=None,
        settles_at=asset_settles_at(backend.clock),
    )
    backend.blobs.remove([row["blob"]] if row else [])


def _items(backend: Backend, import_id: str) -> list[JsonObject]:
    rows = backend.db.rows(
        f"SELECT {_ITEM_COLUMNS} WHERE item.import_id = :import_id ORDER BY item.position",
        import_id=import_id,
        now=backend.clock.milliseconds(),
    )
    return [
        present(
            source_id=row["source_id"],
            action=row["action"],
            asset_id=row["asset_id"],
            status=row["status"],
            error=from_json(row["error"]),
        )
        for row in rows
    ]


def _render(row: sqlite3.Row, connection: sqlite3.Row, item_count: int) -> JsonObject:
    return present(
        _id=row["id"],
        connection_id=connection["id"],
        provider=connection["provider"],
        custom_id=connection["custom_id"],
        item_count=item_count,
        created_at=to_text(row["created_at"]),
    )
