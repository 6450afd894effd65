"""The operations on indexed assets."""

import sqlite3

import orjson

from twelvelabs_sandbox import user_metadata
from twelvelabs_sandbox.assets import find_asset
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.engine import Engine
from twelvelabs_sandbox.errors import RefusedError, StoppedError, UnknownResourceError, invalid
from twelvelabs_sandbox.handlers import handles
from twelvelabs_sandbox.indexes import find_index
from twelvelabs_sandbox.lifecycle import INDEXED_ASSET_COLUMNS, indexing_times
from twelvelabs_sandbox.paging import answer_page, filter_times
from twelvelabs_sandbox.processing import embed_asset, embeddings_of, stream_indexed_asset
from twelvelabs_sandbox.shapes import Answer, Call, JsonObject, as_text, present
from twelvelabs_sandbox.store import Selection, to_json

# What Marengo takes: seconds, and pixels of width and height.
_SHORTEST = 4.0
_LOWEST_RESOLUTION = (360, 360)
_HIGHEST_RESOLUTION = (5184, 2160)
_MODEL = "marengo3.0"
# The option of the model that an embedding takes.
_EMBEDDED_BY = {"visual": "visual", "audio": "audio", "transcription": "audio"}
_RANGES = ("duration", "fps", "width", "height", "size")


@handles("create_indexed_asset")
def create_indexed_asset(call: Call) -> Answer:
    """Begin to index an asset that is ready."""
    engine, index_id = call.engine, call.path["index_id"]
    metadata = user_metadata.check(call.body.mapping("user_metadata") or {})
    streamed = call.body.flag("enable_video_stream", default=False)
    indexed_asset_id = engine.new_id()
    with engine.store.transaction():
        find_index(engine, index_id)
        asset = find_asset(engine, call.body.text("asset_id"))
        _check_ready(asset)
        facts = _facts(asset)
        failure = _failure(facts)
        now, (starts_at, indexed_at) = engine.clock.milliseconds(), indexing_times(engine.clock)
        engine.store.insert(
            "indexed_assets",
            id=indexed_asset_id,
            index_id=index_id,
            asset_id=asset["id"],
            filename=asset["filename"],
            user_metadata=to_json(metadata),
            created_at=now,
            updated_at=now,
            starts_at=starts_at,
            indexed_at=indexed_at,
            failure=failure,
            hls_status="PROCESSING" if streamed else None,
            **facts,
        )
    if failure is None:
        engine.jobs.submit(embed_asset, engine, asset["id"])
    if streamed:
        engine.jobs.submit(stream_indexed_asset, engine, indexed_asset_id)
    return Answer.json(202, {"_id": indexed_asset_id, "asset_id": asset["id"]})


@handles("list_indexed_assets")
def list_indexed_assets(call: Call) -> Answer:
    """List the indexed assets of an index by status, name, technical facts, times and metadata."""
    find_index(call.engine, call.path["index_id"])
    selection = call.engine.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    selection.where("index_id = :index_id", index_id=call.path["index_id"])
    filter_times(call, selection)
    if "status" in call.query:
        selection.where_in("status", call.query.texts("status"))
    if (name := call.query.optional_text("filename")) is not None:
        selection.where("filename = :filename", filename=name)
    _filter_ranges(call, selection)
    for number, (key, value) in enumerate((call.query.mapping("user_metadata") or {}).items()):
        names: JsonObject = {f"key{number}": key, f"value{number}": as_text(value)}
        selection.where(f"metadata_has(user_metadata, :key{number}, :value{number})", **names)
    return answer_page(call, selection, _render)


@handles("retrieve_indexed_asset")
def retrieve_indexed_asset(call: Call) -> Answer:
    """Retrieve one indexed asset, with what was asked for in addition once it is ready."""
    row = _find(call)
    options = _embedding_options(call)
    ready = row["status"] == "ready"
    details = present(
        user_metadata=orjson.loads(row["user_metadata"]),
        hls=_stream(call.engine, row),
        embedding=_embedding(call.engine, row, options) if ready and options else None,
        # The sandbox does not understand speech, so nothing is spoken.
        transcription=[] if ready and call.query.flag("transcription", default=False) else None,
    )
    return Answer.json(200, _render(row) | details)


@handles("update_indexed_asset")
def update_indexed_asset(call: Call) -> Answer:
    """Change some keys of the metadata."""
    engine = call.engine
    with engine.store.transaction():
        row = _find(call)
        if (changes := call.body.mapping("user_metadata")) is not None:
            changed = to_json(user_metadata.merge(row["user_metadata"], changes))
            engine.store.update(
                "indexed_assets", row["id"], user_metadata=changed, updated_at=engine.clock.milliseconds()
            )
    return Answer(204)


@handles("delete_indexed_asset")
def delete_indexed_asset(call: Call) -> Answer:
    """Take an asset out of an index."""
    engine = call.engine
    with engine.store.transaction():
        row = _find(call)
        engine.store.run("DELETE FROM indexed_assets WHERE id = :id", id=row["id"])
        blobs = engine.withdraw(row["id"])
    engine.blobs.remove(blobs)
    return Answer(204)


@handles("list_asset_indexed_assets")
def list_asset_indexed_assets(call: Call) -> Answer:
    """List where an asset has been indexed."""
    asset = find_asset(call.engine, call.path["asset_id"])
    names = "(SELECT name FROM indexes WHERE indexes.id = index_id) AS index_name"
    selection = call.engine.select("indexed_assets", f"*, {names}")
    selection.where("asset_id = :asset_id", asset_id=asset["id"])
    return answer_page(
        call,
        selection,
        lambda row: {"_id": row["id"], "index": {"_id": row["index_id"], "name": row["index_name"]}},
    )


def _find(call: Call) -> sqlite3.Row:
    index_id, indexed_asset_id = call.path["index_id"], call.path["indexed_asset_id"]
    find_index(call.engine, index_id)
    selection = call.engine.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    selection.where("id = :id AND index_id = :index_id", id=indexed_asset_id, index_id=index_id)
    row = call.engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("indexed asset", indexed_asset_id)
    return row


def _check_ready(asset: sqlite3.Row) -> None:
    if asset["status"] != "ready":
        message = f"The asset has the status {asset['status']}; only an asset that is ready can be indexed."
        raise RefusedError(400, "parameter_invalid", message)
    if asset["kind"] != "video":
        message = f"The asset_id parameter names an asset of the type {asset['kind']}; this index takes only video."
        raise RefusedError(400, "parameter_invalid", message)


def _facts(asset: sqlite3.Row) -> JsonObject:
    technical = orjson.loads(asset["technical_metadata"])
    return {
        "duration": asset["duration"],
        "fps": technical.get("video_fps"),
        "width": technical["video_width"],
        "height": technical["video_height"],
        "size": asset["size"],
    }


def _failure(facts: JsonObject) -> str | None:
    """Why indexing will fail: the code that the platform has for it, or None."""
    duration, width, height = facts["duration"], facts["width"], facts["height"]
    if not isinstance(width, int) or not isinstance(height, int):
        return "video_file_broken"
    if not isinstance(duration, float) or duration < _SHORTEST:
        return "video_duration_too_short"
    if width < _LOWEST_RESOLUTION[0] or height < _LOWEST_RESOLUTION[1]:
        return "video_resolution_too_low"
    # A video that stands upright has its longer side in its height.
    if max(width, height) > _HIGHEST_RESOLUTION[0] or min(width, height) > _HIGHEST_RESOLUTION[1]:
        return "video_resolution_too_high"
    return None


def _filter_ranges(call: Call, selection: Selection) -> None:
    """Filter by technical facts; those of an item are not known before its indexing has begun."""
    for name in _RANGES:
        wanted = call.query.get(name)
        if wanted is None:
            continue
        bounds = wanted if isinstance(wanted, dict) else {"eq": wanted}
        for bound, value in bounds.items():
            operator = {"gte": ">=", "lte": "<=", "eq": "="}[bound]
            selection.where(f"begun AND {name} {operator} :{name}_{bound}", **{f"{name}_{bound}": value})


def _render(row: sqlite3.Row) -> JsonObject:
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


def _embedding_options(call: Call) -> list[str]:
    """The embeddings that are asked for. A RefusedError for one that the models of the index do not make."""
    options = list(dict.fromkeys(call.query.texts("embedding_option")))
    models = orjson.loads(find_index(call.engine, call.path["index_id"])["models"])
    looked_at = {option for model in models for option in model["model_options"]}
    for option in options:
        if option not in _EMBEDDED_BY:
            raise invalid("embedding_option", f"must not be {option}, which belongs to Marengo 2.7")
        if (needed := _EMBEDDED_BY[option]) not in looked_at:
            raise invalid("embedding_option", f"must not be {option}: the index lacks the model option {needed}")
    return options


def _embedding(engine: Engine, row: sqlite3.Row, options: list[str]) -> JsonObject:
    try:
        made = embeddings_of(engine, row["asset_id"])
    except StoppedError:
        raise RefusedError(500, "internal_server_error", "The sandbox is stopping.") from None
    segments = [segment for option in options for segment in made if segment["embedding_option"] == option]
    return {"model_name": _MODEL, "video_embedding": {"segments": segments}}


def _stream(engine: Engine, row: sqlite3.Row) -> JsonObject | None:
    if row["hls_status"] is None:
        return None
    if row["status"] not in ("ready", "failed"):
        return {"status": "PROCESSING"}
    if row["status"] == "failed":
        return {"status": "ERROR", "updated_at": to_text(row["indexed_at"])}
    return present(
        status=row["hls_status"],
        video_url=engine.media_url(row["hls_path"]) if row["hls_path"] else None,
        thumbnail_urls=[engine.media_url(row["thumbnail_path"])] if row["thumbnail_path"] else None,
        updated_at=to_text(row["indexed_at"]),
    )
