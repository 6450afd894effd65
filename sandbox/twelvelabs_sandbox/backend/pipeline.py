"""The platform's work on media, in the background: fetch, read, make renditions, look and listen.

Each job begins with what the database says, so a job that was cut off is simply done again after a restart.
"""

import math
import sqlite3
from collections.abc import Callable
from pathlib import Path

import orjson

from twelvelabs_sandbox.backend.asset_features import features_of
from twelvelabs_sandbox.backend.backend import Engine
from twelvelabs_sandbox.backend.lifecycle import indexing_times, validated_at
from twelvelabs_sandbox.backend.size_limits import IMPORT_LIMITS, TASK_LIMIT, URL_LIMITS, check_size
from twelvelabs_sandbox.errors import FetchError, RefusedError, StoppedError
from twelvelabs_sandbox.inference.marengo import facts_of, failure_of
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_text
from twelvelabs_sandbox.media.mime import HEAD_SIZE, kind_of, sniff
from twelvelabs_sandbox.media.probe_result import Probed, UnreadableError
from twelvelabs_sandbox.media.worker_pool import content_type
from twelvelabs_sandbox.storage.database import to_json


def resume_work(engine: Engine) -> None:
    """Take up again what a sandbox on the same data left unfinished."""
    unvalidated = "FROM video_indexing_tasks WHERE begins_at IS NULL"
    unread = f"NOT probed AND settles_at IS NOT NULL AND id NOT IN (SELECT asset_id {unvalidated})"
    unrendered = "(hls_status IN ('pending', 'processing') OR thumbnail_status IN ('pending', 'processing'))"
    for row in engine.store.rows(f"SELECT id FROM assets WHERE ({unread}) OR (probed AND {unrendered})"):  # noqa: S608 - constants
        engine.jobs.submit(process_asset, engine, row["id"])
    for row in engine.store.rows(f"SELECT id {unvalidated}"):
        engine.jobs.submit(index_upload, engine, row["id"])
    for row in engine.store.rows(
        "SELECT id FROM indexed_assets WHERE hls_status = 'PROCESSING' AND begins_at IS NOT NULL AND failure IS NULL"
    ):
        engine.jobs.submit_slow(stream_indexed_asset, engine, row["id"])
    for row in engine.store.rows(
        "SELECT asset_id FROM indexed_assets WHERE begins_at IS NOT NULL AND failure IS NULL"
        " UNION SELECT asset_id FROM knowledge_store_items WHERE failure IS NULL"
        " INTERSECT SELECT id FROM assets EXCEPT SELECT asset_id FROM features"
    ):
        engine.jobs.submit_slow(read_asset, engine, row["asset_id"])


def process_asset(engine: Engine, asset_id: str) -> None:
    """Bring an asset whose file has arrived, or can be fetched, to its end: ready or failed. Renditions follow."""
    row = _asset(engine, asset_id)
    if row is None:
        return
    try:
        if row["blob"] is None:
            _fetch_source(engine, row)
        if not row["probed"]:
            _read(engine, asset_id)
    except _ContentError as error:
        if not engine.jobs.stopping.is_set():
            _fail(engine, asset_id, str(error))
        return
    engine.jobs.submit_slow(_render, engine, asset_id)


def index_upload(engine: Engine, task_id: str) -> None:
    """Bring a video indexing task to its indexing or its failure: fetch and read the file of its asset, validate it."""
    task = engine.store.row("SELECT * FROM video_indexing_tasks WHERE id = :id AND begins_at IS NULL", id=task_id)
    if task is None:
        return
    process_asset(engine, task["asset_id"])
    asset = _asset(engine, task["asset_id"])
    if asset is not None and not asset["probed"]:
        return  # the sandbox stops: it is done after the next start
    failure: str | None = "video_file_broken"
    facts: JsonObject = {}
    if asset is not None and asset["failure"] is None:
        facts = facts_of(asset)
        failure = "video_filesize_too_large" if asset["size"] > TASK_LIMIT else failure_of(facts)
    begins_at = validated_at(engine.clock, task["created_at"])
    starts_at, indexed_at = (begins_at, begins_at) if failure else indexing_times(engine.clock, begins_at)
    outcome = {"begins_at": begins_at, "starts_at": starts_at, "indexed_at": indexed_at, "failure": failure}
    with engine.store.transaction():
        known = {name: facts[name] for name in ("duration", "width", "height") if name in facts}
        engine.store.update("video_indexing_tasks", task_id, **outcome, **known)
        engine.store.update("indexed_assets", task_id, **outcome, **facts)
    item = engine.store.row("SELECT hls_status FROM indexed_assets WHERE id = :id", id=task_id)
    if item is not None and failure is None:
        read_ahead(engine, task["asset_id"])
        if item["hls_status"] is not None:
            engine.jobs.submit_slow(stream_indexed_asset, engine, task_id)


def stream_indexed_asset(engine: Engine, indexed_asset_id: str) -> None:
    """Make the stream of an indexed asset, in files of its own: it outlives the asset."""
    item = engine.store.row("SELECT asset_id FROM indexed_assets WHERE id = :id", id=indexed_asset_id)
    asset = _asset(engine, item["asset_id"]) if item else None
    hls = thumbnail = None
    if asset is not None and asset["blob"] is not None:
        source = engine.blobs.path(asset["blob"])
        hls = _rendition(engine, indexed_asset_id, source, engine.media.make_hls)
        thumbnail = _rendition(engine, indexed_asset_id, source, engine.media.make_thumbnail)
    changed = engine.store.update(
        "indexed_assets",
        indexed_asset_id,
        hls_status="COMPLETE" if hls else "ERROR",
        hls_path=hls,
        thumbnail_path=thumbnail,
    )
    if not changed:
        engine.blobs.remove(engine.withdraw(indexed_asset_id))


def read_ahead(engine: Engine, asset_id: str) -> None:
    """Have an asset read that is being made searchable. At infinite speed that is left until it is asked for."""
    if engine.clock.speed != math.inf:
        engine.jobs.submit_slow(read_asset, engine, asset_id)


def read_asset(engine: Engine, asset_id: str) -> None:
    """Read what is seen and heard in an asset that is being made searchable, so that it is there when asked for."""
    features_of(engine, asset_id)


class _ContentError(Exception):
    """Why an asset fails, for people."""


def _asset(engine: Engine, asset_id: str) -> sqlite3.Row | None:
    return engine.store.row("SELECT * FROM assets WHERE id = :id", id=asset_id)


def _fail(engine: Engine, asset_id: str, message: str) -> None:
    engine.store.update("assets", asset_id, probed=1, failure=message, hls_status=None, thumbnail_status=None)


def _fetch_source(engine: Engine, row: sqlite3.Row) -> None:
    target = engine.blobs.incoming()
    try:
        limits = URL_LIMITS
        if row["source"] is not None:
            limits = IMPORT_LIMITS
            engine.drive.copy(_source_id(row), target, engine.jobs.stopping)
        else:
            engine.sources.fetch(row["source_url"], target, max(limits.values()), engine.jobs.stopping)
        with target.open("rb") as file:
            kind = kind_of(sniff(file.read(HEAD_SIZE)))
        check_size(target.stat().st_size, kind, limits)
    except (FetchError, RefusedError) as error:
        target.unlink(missing_ok=True)
        raise _ContentError(error.message if isinstance(error, RefusedError) else str(error)) from error
    size = target.stat().st_size
    blob = engine.blobs.keep(target)
    if not engine.store.update("assets", row["id"], blob=blob, size=size):
        engine.blobs.remove([blob])  # deleted in the meantime


def _source_id(row: sqlite3.Row) -> str:
    return as_text(as_object(orjson.loads(row["source"])["details"])["source_id"])


def _read(engine: Engine, asset_id: str) -> None:
    row = _asset(engine, asset_id)
    if row is None or row["blob"] is None:
        return
    try:
        probed = engine.media.probe(engine.blobs.path(row["blob"]), row["filename"])
    except UnreadableError as error:
        raise _ContentError(str(error)) from error
    if row["declared_kind"] not in (None, probed.kind):
        raise _ContentError(f"The content is of the type {probed.kind}, not {row['declared_kind']} as declared.")
    _record(engine, row, probed)


def _record(engine: Engine, row: sqlite3.Row, probed: Probed) -> None:
    streamable = probed.kind in ("video", "audio")
    # A text has no picture that could stand for it, and neither has sound.
    depictable = probed.kind in ("video", "image") or probed.mime == "application/pdf"
    engine.store.update(
        "assets",
        row["id"],
        kind=probed.kind,
        file_type=probed.mime,
        duration=probed.duration,
        technical_metadata=to_json(probed.technical),
        probed=1,
        hls_status="processing" if row["hls_status"] and streamable else None,
        thumbnail_status="processing" if row["thumbnail_status"] and depictable else None,
    )


def _render(engine: Engine, asset_id: str) -> None:
    row = _asset(engine, asset_id)
    if row is None or row["blob"] is None or row["failure"] is not None:
        return
    source = engine.blobs.path(row["blob"])
    if row["thumbnail_status"] == "processing":
        path = _rendition(engine, asset_id, source, engine.media.make_thumbnail)
        engine.store.update("assets", asset_id, thumbnail_path=path, thumbnail_status="ready" if path else "error")
    if row["hls_status"] == "processing":
        path = _rendition(engine, asset_id, source, engine.media.make_hls)
        engine.store.update("assets", asset_id, hls_path=path, hls_status="ready" if path else "error")
    if _asset(engine, asset_id) is None:  # deleted in the meantime, with nobody left to clean up
        engine.blobs.remove(engine.withdraw(asset_id))


def _rendition(engine: Engine, owner: str, source: Path, make: Callable[[Path, Path], str]) -> str | None:
    """Make a rendition and publish its files; the path of the main one, or None if the media does not allow it."""
    folder = engine.blobs.new_folder()
    try:
        main = make(source, engine.blobs.path(folder))
    except UnreadableError:
        engine.blobs.remove([folder])
        return None
    except StoppedError:
        engine.blobs.remove([folder])
        raise
    names = sorted(path.name for path in engine.blobs.path(folder).iterdir())
    address = engine.publish(owner, {name: (f"{folder}/{name}", content_type(name)) for name in names})
    return f"{address}/{main}"
