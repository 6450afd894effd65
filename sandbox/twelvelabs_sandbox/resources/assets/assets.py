"""Operations on assets."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.asset_features import asked_features
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import asset_settles_at
from twelvelabs_sandbox.backend.pipeline import process_asset
from twelvelabs_sandbox.backend.size_limits import DIRECT_LIMITS, check_size
from twelvelabs_sandbox.backend.status_columns import ASSET_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, invalid, unsupported
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.media.mime import kind_of, sniff
from twelvelabs_sandbox.messages import ReceivedFile, Response
from twelvelabs_sandbox.resources import user_metadata
from twelvelabs_sandbox.resources.paging import page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import from_json, to_json


def find_asset(backend: Backend, asset_id: str) -> sqlite3.Row:
    """The row of an asset; UnknownResourceError if there is none."""
    return backend.db.find("asset", backend.select("assets", ASSET_COLUMNS), asset_id)


@handles("create_asset")
def create_asset(request: Request) -> Response:
    """Create an asset from the file of the form, or from a URL."""
    backend = request.backend
    metadata = request.body.mapping("user_metadata") or {}
    columns = _columns_from_file(request) if request.body.text("method") == "direct" else _columns_from_url(request)
    asset_id = backend.new_id()
    backend.db.insert(
        "assets",
        id=asset_id,
        method=request.body.text("method"),
        user_metadata=to_json(metadata),
        created_at=backend.clock.milliseconds(),
        settles_at=asset_settles_at(backend.clock),
        hls_status="pending" if request.body.flag("enable_hls", default=True) else None,
        thumbnail_status="pending" if request.body.flag("enable_thumbnail", default=True) else None,
        **columns,
    )
    backend.jobs.submit(process_asset, backend, asset_id)
    return Response.json(201, _summary(find_asset(backend, asset_id)))


@handles("list_assets")
def list_assets(request: Request) -> Response:
    """List assets, filtered by id, kind and part of the file name."""
    selection = request.backend.select("assets", ASSET_COLUMNS)
    selection.where_in("id", request.query.texts("asset_ids")).where_in("kind", request.query.texts("asset_types"))
    if (name := request.query.optional_text("filename")) is not None:
        selection.where("instr(casefold(filename), :name)", name=name.casefold())
    return page_response(request, selection, lambda row: _detail(request.backend, row))


@handles("retrieve_asset")
def retrieve_asset(request: Request) -> Response:
    """Retrieve an asset with the metadata of its file."""
    return Response.json(200, _detail(request.backend, find_asset(request.backend, request.path["asset_id"])))


@handles("delete_asset")
def delete_asset(request: Request) -> Response:
    """Delete an asset that is not indexed; with force, any asset."""
    backend, asset_id = request.backend, request.path["asset_id"]
    _read_for_those_left(backend, asset_id)
    with backend.db.transaction():
        row = find_asset(backend, asset_id)
        in_use = backend.db.row("SELECT 1 FROM indexed_assets WHERE asset_id = :id", id=asset_id)
        if in_use and not request.query.flag("force", default=False):
            raise ApiError(
                409, "conflict", "Indexed assets refer to this asset. Set force to true to delete it anyway."
            )
        chunks = backend.db.rows(
            "SELECT blob FROM chunks JOIN uploads ON upload_id = id WHERE asset_id = :id", id=asset_id
        )
        backend.db.run(
            "DELETE FROM chunks WHERE upload_id IN (SELECT id FROM uploads WHERE asset_id = :id)", id=asset_id
        )
        backend.db.run("UPDATE uploads SET outcome = 'failed' WHERE asset_id = :id AND outcome IS NULL", id=asset_id)
        backend.db.delete("assets", asset_id)
        blobs = [row["blob"], *backend.withdraw(asset_id), *(chunk["blob"] for chunk in chunks)]
    backend.blobs.remove(blobs)
    return Response(204)


def _read_for_those_left(backend: Backend, asset_id: str) -> None:
    """Extract the features of an asset before it is deleted, if anything that outlives it may need them."""
    uses = "SELECT asset_id FROM indexed_assets UNION SELECT asset_id FROM knowledge_store_items"
    if backend.db.row(f"SELECT 1 WHERE :id IN ({uses})", id=asset_id):
        asked_features(backend, asset_id)


@handles("update_asset_user_metadata")
def update_asset_user_metadata(request: Request) -> Response:
    """Change some keys of the user metadata."""
    with request.backend.db.transaction():
        row = find_asset(request.backend, request.path["asset_id"])
        changed = user_metadata.merge(row["user_metadata"], request.body.mapping("user_metadata") or {})
        request.backend.db.update("assets", row["id"], user_metadata=to_json(changed))
    return Response(204)


@handles("replace_asset_user_metadata")
def replace_asset_user_metadata(request: Request) -> Response:
    """Replace the user metadata."""
    metadata = user_metadata.replacement(request.body.mapping("user_metadata") or {})
    row = find_asset(request.backend, request.path["asset_id"])
    request.backend.db.update("assets", row["id"], user_metadata=to_json(metadata))
    return Response(204)


@handles("delete_asset_user_metadata")
def delete_asset_user_metadata(request: Request) -> Response:
    """Delete the user metadata."""
    row = find_asset(request.backend, request.path["asset_id"])
    request.backend.db.update("assets", row["id"], user_metadata="{}")
    return Response(204)


def _columns_from_file(request: Request) -> JsonObject:
    """The columns of an asset that come from the file of the form."""
    file = request.files["file"][0]
    _check_file(file)
    return file_columns(request.backend, file, request.body.optional_text("filename"))


def file_columns(backend: Backend, file: ReceivedFile, filename: str | None = None) -> JsonObject:
    """The columns of an asset that come from a file, which is stored."""
    mime = sniff(file.head)
    return {
        "filename": filename or file.filename or None,
        "kind": kind_of(mime),
        "file_type": mime,
        "size": file.size,
        "blob": backend.blobs.keep(file.path),
    }


def _check_file(file: ReceivedFile) -> None:
    if file.size == 0:
        raise invalid("file", "is empty")
    check_size(file.size, kind_of(sniff(file.head)), DIRECT_LIMITS)


def _columns_from_url(request: Request) -> JsonObject:
    """The columns of an asset that come from the url parameter."""
    return url_columns(request.backend, "url", request.body.text("url"), request.body.optional_text("filename"))


def url_columns(backend: Backend, name: str, url: str, filename: str | None = None) -> JsonObject:
    """The columns of an asset that come from a URL. ApiError if the sandbox does not fetch it."""
    backend.sources.check(url, name)
    path = url.partition("?")[0]
    if path.lower().endswith(".m3u8"):
        raise unsupported(f"a {name} of an HLS playlist", "give the URL of a media file")
    return {"filename": filename or path.rpartition("/")[2] or None, "source_url": url}


def _summary(row: sqlite3.Row) -> JsonObject:
    return present(
        _id=row["id"],
        method=row["method"],
        status=row["status"],
        filename=row["filename"],
        file_type=row["file_type"],
        created_at=to_text(row["created_at"]),
        user_metadata=orjson.loads(row["user_metadata"]),
        source=from_json(row["source"]),
    )


def _detail(backend: Backend, row: sqlite3.Row) -> JsonObject:
    ready, failed = row["status"] == "ready", row["status"] == "failed"
    technical = row["technical_metadata"]
    return _summary(row) | present(
        hls=_rendition(backend, row, "hls", "manifest_url"),
        thumbnail=_rendition(backend, row, "thumbnail", "representative_url"),
        technical_metadata=orjson.loads(technical) if ready and technical else None,
        size=row["size"],
        duration=row["duration"] if ready else None,
        error={"message": row["failure"] or "The upload was not completed in time."} if failed else None,
    )


def _rendition(backend: Backend, row: sqlite3.Row, name: str, address: str) -> JsonObject | None:
    status, path = row[f"{name}_status"], row[f"{name}_path"]
    if status is None:
        return None
    return present(status=status, **{address: backend.media_url(path) if path else None})
