"""The operations on indexed assets."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.asset_features import asked_features
from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.backend.lifecycle import INDEXED_ASSET_COLUMNS, indexing_times
from twelvelabs_sandbox.backend.pipeline import read_ahead, stream_indexed_asset
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import RefusedError, UnknownResourceError, invalid
from twelvelabs_sandbox.inference.clip_embeddings import make_embeddings
from twelvelabs_sandbox.inference.marengo import facts_of, failure_of
from twelvelabs_sandbox.json_values import JsonObject, as_text, present
from twelvelabs_sandbox.messages import Answer
from twelvelabs_sandbox.resources import user_metadata
from twelvelabs_sandbox.resources.assets.assets import find_asset
from twelvelabs_sandbox.resources.indexes.indexes import find_index
from twelvelabs_sandbox.resources.paging import answer_page, filter_times
from twelvelabs_sandbox.resources.registry import Call, handles
from twelvelabs_sandbox.storage.database import Selection, to_json

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
        facts = facts_of(asset)
        failure = failure_of(facts)
        now = engine.clock.milliseconds()
        starts_at, indexed_at = indexing_times(engine.clock, now)
        engine.store.insert(
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
        read_ahead(engine, asset["id"])
    if streamed:
        engine.jobs.submit_slow(stream_indexed_asset, engine, indexed_asset_id)
    return Answer.json(202, {"_id": indexed_asset_id, "asset_id": asset["id"]})


@handles("list_indexed_assets")
def list_indexed_assets(call: Call) -> Answer:
    """List the indexed assets of an index by status, name, technical facts, times and metadata."""
    find_index(call.engine, call.path["index_id"])
    selection = call.engine.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    selection.where("index_id = :index_id", index_id=call.path["index_id"])
    if "status" in call.query:
        selection.where_in("status", call.query.texts("status"))
    filter_items(call, selection)
    return answer_page(call, selection, render_item)


@handles("retrieve_indexed_asset")
def retrieve_indexed_asset(call: Call) -> Answer:
    """Retrieve one indexed asset, with what was asked for in addition once it is ready."""
    row = _find(call)
    return Answer.json(200, render_item(row) | render_details(call, row))


@handles("update_indexed_asset")
def update_indexed_asset(call: Call) -> Answer:
    """Change some keys of the metadata."""
    with call.engine.store.transaction():
        change_metadata(call, _find(call))
    return Answer(204)


@handles("delete_indexed_asset")
def delete_indexed_asset(call: Call) -> Answer:
    """Take an asset out of an index."""
    remove_item(call.engine, _find(call))
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


def find_item(engine: Engine, index_id: str, indexed_asset_id: str) -> sqlite3.Row | None:
    """The row of an indexed asset, or None; UnknownResourceError if there is no such index."""
    find_index(engine, index_id)
    selection = engine.select("indexed_assets", INDEXED_ASSET_COLUMNS)
    selection.where("id = :id AND index_id = :index_id", id=indexed_asset_id, index_id=index_id)
    return engine.store.first(selection)


def _find(call: Call) -> sqlite3.Row:
    row = find_item(call.engine, call.path["index_id"], call.path["indexed_asset_id"])
    if row is None:
        raise UnknownResourceError("indexed asset", call.path["indexed_asset_id"])
    return row


def change_metadata(call: Call, row: sqlite3.Row) -> None:
    """Change the metadata of an indexed asset as the body says."""
    engine = call.engine
    if (changes := call.body.mapping("user_metadata")) is not None:
        changed = to_json(user_metadata.merge(row["user_metadata"], changes))
        engine.store.update("indexed_assets", row["id"], user_metadata=changed, updated_at=engine.clock.milliseconds())


def remove_item(engine: Engine, row: sqlite3.Row) -> None:
    """Take an indexed asset out of its index, with the files that were made for it."""
    with engine.store.transaction():
        engine.store.run("DELETE FROM indexed_assets WHERE id = :id", id=row["id"])
        blobs = engine.withdraw(row["id"])
    engine.blobs.remove(blobs)


def _check_ready(asset: sqlite3.Row) -> None:
    if asset["status"] != "ready":
        message = f"The asset has the status {asset['status']}; only an asset that is ready can be indexed."
        raise RefusedError(400, "parameter_invalid", message)
    if asset["kind"] != "video":
        message = f"The asset_id parameter names an asset of the type {asset['kind']}; this index takes only video."
        raise RefusedError(400, "parameter_invalid", message)


def filter_items(call: Call, selection: Selection) -> None:
    """Filter indexed assets by times, name, technical facts and metadata."""
    filter_times(call, selection)
    if (name := call.query.optional_text("filename")) is not None:
        selection.where("filename = :filename", filename=name)
    _filter_ranges(call, selection)
    for number, (key, value) in enumerate((call.query.mapping("user_metadata") or {}).items()):
        names: JsonObject = {f"key{number}": key, f"value{number}": as_text(value)}
        selection.where(f"metadata_has(user_metadata, :key{number}, :value{number})", **names)


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


def render_item(row: sqlite3.Row) -> JsonObject:
    """An indexed asset as it is in lists."""
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


def render_details(call: Call, row: sqlite3.Row) -> JsonObject:
    """What there is of an indexed asset beside that, with what was asked for once it is ready."""
    options = _embedding_options(call)
    ready = row["status"] == "ready"
    return present(
        user_metadata=orjson.loads(row["user_metadata"]),
        hls=render_stream(call.engine, row),
        embedding=_embedding(call.engine, row, options) if ready and options else None,
        # The sandbox does not understand speech, so nothing is spoken.
        transcription=[] if ready and call.query.flag("transcription", default=False) else None,
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
    made = make_embeddings(asked_features(engine, row["asset_id"]))
    segments = [segment for option in options for segment in made if segment["embedding_option"] == option]
    return {"model_name": _MODEL, "video_embedding": {"segments": segments}}


def render_stream(engine: Engine, row: sqlite3.Row) -> JsonObject | None:
    """The stream of an indexed asset, or None if none was asked for."""
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
