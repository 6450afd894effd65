"""Operations on indexed assets."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.asset_features import asked_features
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import indexing_times
from twelvelabs_sandbox.backend.indexing import find_failure, names_of
from twelvelabs_sandbox.backend.pipeline import read_ahead, stream_indexed_asset
from twelvelabs_sandbox.backend.status_columns import INDEXED_ASSET_COLUMNS
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError, UnknownResourceError, invalid
from twelvelabs_sandbox.inference.clip_embeddings import make_embeddings
from twelvelabs_sandbox.inference.marengo import video_facts
from twelvelabs_sandbox.json_values import JsonObject, as_text, present
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources import user_metadata
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.assets.transcription import transcribe
from twelvelabs_sandbox.resources.embed.scripted_vectors import embed_as_scripted
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.resources.paging import filter_times, page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import Selection, to_json

_MODEL = "marengo3.0"
# The model option that each embedding option requires.
_EMBEDDED_BY = {"visual": "visual", "audio": "audio", "transcription": "audio"}
_RANGES = ("duration", "fps", "width", "height", "size")


@handles("create_indexed_asset")
def create_indexed_asset(request: Request) -> Response:
    """Start indexing an asset that is ready."""
    backend, index_id = request.backend, request.path["index_id"]
    metadata = request.body.mapping("user_metadata") or {}
    streamed = request.body.flag("enable_video_stream", default=False)
    indexed_asset_id = backend.new_id()
    with backend.db.transaction():
        index = find_index(backend, index_id)
        asset = find_asset(backend, request.body.text("asset_id"))
        _check_ready(asset)
        facts = video_facts(asset)
        failure = find_failure(backend, asset["filename"], facts, index=index)
        now = backend.clock.milliseconds()
        starts_at, indexed_at = indexing_times(backend.clock, now)
        backend.db.insert(
            "indexed_assets",
            id=indexed_asset_id,
            index_id=index_id,
            asset_id=asset["id"],
            filename=asset["filename"],
            user_metadata=to_json(metadata),
            created_at=now,
            updated_at=now,
            begins_at=now,
            starts_at=starts_at,
            indexed_at=indexed_at,
            failure=failure,
            hls_status="PROCESSING" if streamed else None,
            **facts,
        )
    if failure is None:
        read_ahead(backend, asset["id"])
    if streamed:
        backend.jobs.submit_slow(stream_indexed_asset, backend, indexed_asset_id)
    return Response.json(202, {"_id": indexed_asset_id, "asset_id": asset["id"]})


@handles("list_indexed_assets")
def list_indexed_assets(request: Request) -> Response:
    """List the indexed assets of an index, filtered by status, name, technical metadata, times and user metadata."""
    find_index(request.backend, request.path["index_id"])
    selection = request.backend.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    selection.where_equal(index_id=request.path["index_id"]).where_in("status", request.query.texts("status"))
    filter_items(request, selection)
    return page_response(request, selection, render_item)


@handles("retrieve_indexed_asset")
def retrieve_indexed_asset(request: Request) -> Response:
    """Retrieve an indexed asset with the details that were requested."""
    row = _find(request)
    return Response.json(200, render_item(row) | render_details(request, row))


@handles("update_indexed_asset")
def update_indexed_asset(request: Request) -> Response:
    """Change some keys of the user metadata."""
    with request.backend.db.transaction():
        change_metadata(request, _find(request))
    return Response(204)


@handles("delete_indexed_asset")
def delete_indexed_asset(request: Request) -> Response:
    """Delete an indexed asset. The asset is kept."""
    remove_item(request.backend, _find(request))
    return Response(204)


@handles("list_asset_indexed_assets")
def list_asset_indexed_assets(request: Request) -> Response:
    """List the indexed assets of an asset, in all indexes."""
    asset = find_asset(request.backend, request.path["asset_id"])
    names = "(SELECT name FROM indexes WHERE indexes.id = index_id) AS index_name"
    selection = request.backend.select("indexed_assets", f"*, {names}").where_equal(asset_id=asset["id"])
    return page_response(
        request,
        selection,
        lambda row: {"_id": row["id"], "index": {"_id": row["index_id"], "name": row["index_name"]}},
    )


def find_item(backend: Backend, index_id: str, indexed_asset_id: str) -> sqlite3.Row | None:
    """The row of an indexed asset, or None; UnknownResourceError if there is no such index."""
    find_index(backend, index_id)
    selection = backend.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    return backend.db.first(selection.where_equal(id=indexed_asset_id, index_id=index_id))


def _find(request: Request) -> sqlite3.Row:
    row = find_item(request.backend, request.path["index_id"], request.path["indexed_asset_id"])
    if row is None:
        raise UnknownResourceError("indexed asset", request.path["indexed_asset_id"])
    return row


def change_metadata(request: Request, row: sqlite3.Row) -> None:
    """Apply the changes of the body to the user metadata of an indexed asset."""
    backend = request.backend
    if (changes := request.body.mapping("user_metadata")) is not None:
        changed = to_json(user_metadata.merge(row["user_metadata"], changes))
        backend.db.update("indexed_assets", row["id"], user_metadata=changed, updated_at=backend.clock.milliseconds())


def remove_item(backend: Backend, row: sqlite3.Row) -> None:
    """Delete an indexed asset with its renditions."""
    with backend.db.transaction():
        backend.db.delete("indexed_assets", row["id"])
        blobs = backend.withdraw(row["id"])
    backend.blobs.remove(blobs)


def _check_ready(asset: sqlite3.Row) -> None:
    if asset["status"] != "ready":
        message = f"The asset is {asset['status']}; it must be ready before it can be indexed."
        raise ApiError(400, "parameter_invalid", message)
    if asset["kind"] != "video":
        message = f"The asset_id parameter must be a video, not of the type {asset['kind']}."
        raise ApiError(400, "parameter_invalid", message)


def filter_items(request: Request, selection: Selection) -> None:
    """Apply the filters by times, name, technical metadata and user metadata."""
    filter_times(request, selection)
    selection.where_equal(filename=request.query.get("filename"))
    _filter_ranges(request, selection)
    for number, (key, value) in enumerate((request.query.mapping("user_metadata") or {}).items()):
        names: JsonObject = {f"key{number}": key, f"value{number}": as_text(value)}
        selection.where(f"metadata_has(user_metadata, :key{number}, :value{number})", **names)


def _filter_ranges(request: Request, selection: Selection) -> None:
    """Apply the filters by technical metadata, which is not known before indexing has started."""
    for name in _RANGES:
        wanted = request.query.get(name)
        if wanted is None:
            continue
        bounds = wanted if isinstance(wanted, dict) else {"eq": wanted}
        for bound, value in bounds.items():
            operator = {"gte": ">=", "lte": "<=", "eq": "="}[bound]
            selection.where(f"begun AND {name} {operator} :{name}_{bound}", **{f"{name}_{bound}": value})


def render_item(row: sqlite3.Row) -> JsonObject:
    """An indexed asset in the format of lists."""
    facts = {name: row[name] for name in _RANGES} if row["begun"] else {}
    ended = row["status"] in ("ready", "failed")
    return present(
        _id=row["id"],
        asset_id=row["asset_id"],
        created_at=to_text(row["created_at"]),
        updated_at=to_text(row["changed_at"]),
        indexed_at=to_text(row["indexed_at"]) if ended else None,
        status=row["status"],
        system_metadata=present(filename=row["filename"], **facts),
    )


def render_details(request: Request, row: sqlite3.Row) -> JsonObject:
    """The fields that lists leave out, and, once the asset is ready, those that were requested."""
    index = find_index(request.backend, request.path["index_id"])
    options = _embedding_options(request, index)
    ready = row["status"] == "ready"
    transcribed = ready and request.query.flag("transcription", default=False)
    return present(
        user_metadata=orjson.loads(row["user_metadata"]),
        hls=render_stream(request.backend, row),
        embedding=_embedding(request.backend, index, row, options) if ready and options else None,
        transcription=transcribe(request.backend, row, names_of(index)) if transcribed else None,
    )


def _embedding_options(request: Request, index: sqlite3.Row) -> list[str]:
    """The requested embedding options. ApiError for one that the models of the index do not support."""
    options = list(dict.fromkeys(request.query.texts("embedding_option")))
    models = orjson.loads(index["models"])
    looked_at = {option for model in models for option in model["model_options"]}
    for option in options:
        if option not in _EMBEDDED_BY:
            raise invalid("embedding_option", f"must not be {option}, which only Marengo 2.7 supports")
        if (needed := _EMBEDDED_BY[option]) not in looked_at:
            raise invalid("embedding_option", f"must not be {option}: the index has no model option {needed}")
    return options


def _embedding(backend: Backend, index: sqlite3.Row, row: sqlite3.Row, options: list[str]) -> JsonObject:
    made = make_embeddings(asked_features(backend, row["asset_id"]))
    segments = [segment for option in options for segment in made if segment["embedding_option"] == option]
    call = ModelCall("embed", filenames=[row["filename"] or ""], index=names_of(index))
    segments = embed_as_scripted(backend, call, segments, key="float")
    return {"model_name": _MODEL, "video_embedding": {"segments": segments}}


def render_stream(backend: Backend, row: sqlite3.Row) -> JsonObject | None:
    """The HLS stream of an indexed asset, or None if it was created without one."""
    if row["hls_status"] is None:
        return None
    if row["status"] not in ("ready", "failed"):
        return {"status": "PROCESSING"}
    if row["status"] == "failed":
        return {"status": "ERROR", "updated_at": to_text(row["indexed_at"])}
    return present(
        status=row["hls_status"],
        video_url=backend.media_url(row["hls_path"]) if row["hls_path"] else None,
        thumbnail_urls=[backend.media_url(row["thumbnail_path"])] if row["thumbnail_path"] else None,
        updated_at=to_text(row["indexed_at"]),
    )
