"""The operations on assets."""

import sqlite3

import orjson

from twelvelabs_sandbox.backend.asset_features import asked_features
from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.backend.lifecycle import ASSET_COLUMNS, asset_settles_at
from twelvelabs_sandbox.backend.pipeline import process_asset
from twelvelabs_sandbox.backend.size_limits import DIRECT_LIMITS, check_size
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import RefusedError, UnknownResourceError, invalid, missing, not_modelled
from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.media.mime import kind_of, sniff
from twelvelabs_sandbox.messages import Answer, ReceivedFile
from twelvelabs_sandbox.resources import user_metadata
from twelvelabs_sandbox.resources.paging import answer_page
from twelvelabs_sandbox.resources.registry import Call, handles
from twelvelabs_sandbox.storage.database import to_json


def find_asset(engine: Engine, asset_id: str) -> sqlite3.Row:
    """The row of an asset; UnknownResourceError if there is none."""
    selection = engine.select("assets", ASSET_COLUMNS)
    selection.where("id = :id", id=asset_id)
    row = engine.store.first(selection)
    if row is None:
        raise UnknownResourceError("asset", asset_id)
    return row


@handles("create_asset")
def create_asset(call: Call) -> Answer:
    """Create an asset from the file of the form, or from a URL on this machine."""
    engine = call.engine
    metadata = user_metadata.check(call.body.mapping("user_metadata") or {})
    given = _given_file(call) if call.body.text("method") == "direct" else _given_url(call)
    asset_id = engine.new_id()
    engine.store.insert(
        "assets",
        id=asset_id,
        method=call.body.text("method"),
        user_metadata=to_json(metadata),
        created_at=engine.clock.milliseconds(),
        settles_at=asset_settles_at(engine.clock),
        hls_status="pending" if call.body.flag("enable_hls", default=True) else None,
        thumbnail_status="pending" if call.body.flag("enable_thumbnail", default=True) else None,
        **given,
    )
    engine.jobs.submit(process_asset, engine, asset_id)
    return Answer.json(201, _summary(find_asset(engine, asset_id)))


@handles("list_assets")
def list_assets(call: Call) -> Answer:
    """List assets by id, kind and part of the file name."""
    selection = call.engine.select("assets", ASSET_COLUMNS)
    if "asset_ids" in call.query:
        selection.where_in("id", call.query.texts("asset_ids"))
    if "asset_types" in call.query:
        selection.where_in("kind", call.query.texts("asset_types"))
    if (name := call.query.optional_text("filename")) is not None:
        selection.where("instr(casefold(filename), :name)", name=name.casefold())
    return answer_page(call, selection, lambda row: _detail(call.engine, row))


@handles("retrieve_asset")
def retrieve_asset(call: Call) -> Answer:
    """Retrieve one asset with what is known about its file."""
    return Answer.json(200, _detail(call.engine, find_asset(call.engine, call.path["asset_id"])))


@handles("delete_asset")
def delete_asset(call: Call) -> Answer:
    """Delete an asset that nothing refers to, or any if forced."""
    engine, asset_id = call.engine, call.path["asset_id"]
    _read_for_those_left(engine, asset_id)
    with engine.store.transaction():
        row = find_asset(engine, asset_id)
        in_use = engine.store.row("SELECT 1 FROM indexed_assets WHERE asset_id = :id", id=asset_id)
        if in_use and not call.query.flag("force", default=False):
            raise RefusedError(
                409, "conflict", "Indexed assets refer to this asset. Set force to true to delete it anyway."
            )
        chunks = engine.store.rows(
            "SELECT blob FROM chunks JOIN uploads ON upload_id = id WHERE asset_id = :id", id=asset_id
        )
        engine.store.run(
            "DELETE FROM chunks WHERE upload_id IN (SELECT id FROM uploads WHERE asset_id = :id)", id=asset_id
        )
        engine.store.run("UPDATE uploads SET outcome = 'failed' WHERE asset_id = :id AND outcome IS NULL", id=asset_id)
        engine.store.run("DELETE FROM assets WHERE id = :id", id=asset_id)
        blobs = [row["blob"], *engine.withdraw(asset_id), *(chunk["blob"] for chunk in chunks)]
    engine.blobs.remove(blobs)
    return Answer(204)


def _read_for_those_left(engine: Engine, asset_id: str) -> None:
    """Have a file read while it is there, if anything that outlives it may still be asked what it shows."""
    uses = "SELECT asset_id FROM indexed_assets UNION SELECT asset_id FROM knowledge_store_items"
    if engine.store.row(f"SELECT 1 WHERE :id IN ({uses})", id=asset_id):
        asked_features(engine, asset_id)


@handles("retrieve_asset_transcription")
def retrieve_asset_transcription(call: Call) -> Answer:
    """The transcription of an asset with sound. The sandbox does not understand speech, so nothing is spoken in it."""
    row = find_asset(call.engine, call.path["asset_id"])
    if row["status"] == "processing":
        return Answer.json(200, {"status": "processing"})
    if row["status"] == "failed" or not orjson.loads(row["technical_metadata"]).get("has_audio"):
        raise RefusedError(404, "resource_not_exist", "This asset has no transcription.")
    groupings = call.query.texts("include") or ["words"]
    return Answer.json(200, {"status": "ready", **{grouping: [] for grouping in groupings}})


@handles("update_asset_user_metadata")
def update_asset_user_metadata(call: Call) -> Answer:
    """Change some keys of the metadata."""
    with call.engine.store.transaction():
        row = find_asset(call.engine, call.path["asset_id"])
        changed = user_metadata.merge(row["user_metadata"], call.body.mapping("user_metadata") or {})
        call.engine.store.update("assets", row["id"], user_metadata=to_json(changed))
    return Answer(204)


@handles("replace_asset_user_metadata")
def replace_asset_user_metadata(call: Call) -> Answer:
    """Put other metadata in the place of all there was."""
    metadata = user_metadata.replacement(call.body.mapping("user_metadata") or {})
    row = find_asset(call.engine, call.path["asset_id"])
    call.engine.store.update("assets", row["id"], user_metadata=to_json(metadata))
    return Answer(204)


@handles("delete_asset_user_metadata")
def delete_asset_user_metadata(call: Call) -> Answer:
    """Delete all metadata."""
    row = find_asset(call.engine, call.path["asset_id"])
    call.engine.store.update("assets", row["id"], user_metadata="{}")
    return Answer(204)


def _given_file(call: Call) -> JsonObject:
    """The columns that come from the file of the form."""
    if "url" in call.body:
        raise invalid("url", "goes with the method url, not with direct")
    if call.file is None:
        raise missing("file", "is required for the method direct, as a part of the form with a file name")
    _check_file(call.file)
    return file_columns(call.engine, call.file, call.body.optional_text("filename"))


def file_columns(engine: Engine, file: ReceivedFile, filename: str | None = None) -> JsonObject:
    """The columns of an asset that come from a file, which is kept from now on."""
    mime = sniff(file.head)
    return {
        "filename": filename or file.filename or None,
        "kind": kind_of(mime),
        "file_type": mime,
        "size": file.size,
        "blob": engine.blobs.keep(file.path),
    }


def _check_file(file: ReceivedFile) -> None:
    if file.size == 0:
        raise invalid("file", "is empty")
    check_size(file.size, kind_of(sniff(file.head)), DIRECT_LIMITS)


def _given_url(call: Call) -> JsonObject:
    """The columns that come from the URL."""
    if call.file is not None:
        raise invalid("file", "goes with the method direct, not with url")
    url = call.body.optional_text("url")
    if not url:
        raise missing("url", "is required for the method url")
    return url_columns(call.engine, "url", url, call.body.optional_text("filename"))


def url_columns(engine: Engine, name: str, url: str, filename: str | None = None) -> JsonObject:
    """The columns of an asset that come from a URL. A RefusedError if the sandbox does not fetch it."""
    engine.sources.check(url, name)
    path = url.partition("?")[0]
    if path.lower().endswith(".m3u8"):
        raise not_modelled(f"a {name} of an HLS playlist", "give the URL of a media file")
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
        source=orjson.loads(row["source"]) if row["source"] is not None else None,
    )


def _detail(engine: Engine, row: sqlite3.Row) -> JsonObject:
    ready, failed = row["status"] == "ready", row["status"] == "failed"
    technical = row["technical_metadata"]
    return _summary(row) | present(
        hls=_rendition(engine, row, "hls", "manifest_url"),
        thumbnail=_rendition(engine, row, "thumbnail", "representative_url"),
        technical_metadata=orjson.loads(technical) if ready and technical else None,
        size=row["size"],
        duration=row["duration"] if ready else None,
        error={"message": row["failure"] or "The upload was not completed in time."} if failed else None,
    )


def _rendition(engine: Engine, row: sqlite3.Row, name: str, address: str) -> JsonObject | None:
    status, path = row[f"{name}_status"], row[f"{name}_path"]
    if status is None:
        return None
    return present(status=status, **{address: engine.media_url(path) if path else None})
