"""Background processing of media: fetch, probe, make renditions, extract features.

Each job starts from what is stored in the database, so an interrupted job is simply run again after a restart.
"""

import math
import sqlite3
from collections.abc import Callable
from pathlib import Path

import orjson

from twelvelabs_sandbox.backend.asset_features import features_of
from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import indexing_times, validated_at
from twelvelabs_sandbox.backend.indexing import find_failure
from twelvelabs_sandbox.backend.size_limits import IMPORT_LIMITS, TASK_LIMIT, URL_LIMITS, check_size
from twelvelabs_sandbox.control.scripted_answer import ModelCall
from twelvelabs_sandbox.errors import ApiError, FetchError, StoppedError
from twelvelabs_sandbox.inference.marengo import video_facts
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_text
from twelvelabs_sandbox.media.mime import HEAD_SIZE, kind_of, sniff
from twelvelabs_sandbox.media.probe_result import ProbeResult, UnreadableError
from twelvelabs_sandbox.media.worker_pool import content_type
from twelvelabs_sandbox.storage.database import to_json


def resume_work(backend: Backend) -> None:
    """Resume the jobs that an earlier sandbox on the same data left unfinished."""
    unvalidated = "FROM video_indexing_tasks WHERE begins_at IS NULL"
    unread = f"NOT probed AND settles_at IS NOT NULL AND id NOT IN (SELECT asset_id {unvalidated})"
    unrendered = "(hls_status IN ('pending', 'processing') OR thumbnail_status IN ('pending', 'processing'))"
    for row in backend.db.rows(f"SELECT id FROM assets WHERE ({unread}) OR (probed AND {unrendered})"):  # noqa: S608 - constants
        backend.jobs.submit(process_asset, backend, row["id"])
    for row in backend.db.rows(f"SELECT id {unvalidated}"):
        backend.jobs.submit(index_upload, backend, row["id"])
    for row in backend.db.rows(
        "SELECT id FROM indexed_assets WHERE hls_status = 'PROCESSING' AND begins_at IS NOT NULL AND failure IS NULL"
    ):
        backend.jobs.submit_slow(stream_indexed_asset, backend, row["id"])
    for row in backend.db.rows(
        "SELECT asset_id FROM indexed_assets WHERE begins_at IS NOT NULL AND failure IS NULL"
        " UNION SELECT asset_id FROM knowledge_store_items WHERE failure IS NULL"
        " INTERSECT SELECT id FROM assets EXCEPT SELECT asset_id FROM features"
    ):
        backend.jobs.submit_slow(read_asset, backend, row["asset_id"])


def process_asset(backend: Backend, asset_id: str) -> None:
    """Process an asset whose file has arrived or can be fetched until it is ready or failed. Renditions follow."""
    row = _asset(backend, asset_id)
    if row is None:
        return
    try:
        if row["blob"] is None:
            _fetch_source(backend, row)
        if not row["probed"]:
            _read(backend, asset_id)
    except _ContentError as error:
        if not backend.jobs.stopping.is_set():
            _fail(backend, asset_id, str(error))
        return
    backend.jobs.submit_slow(_render, backend, asset_id)


def index_upload(backend: Backend, task_id: str) -> None:
    """Process the asset of a video indexing task, validate it, and begin to index it or fail the task."""
    task = backend.db.row("SELECT * FROM video_indexing_tasks WHERE id = :id AND begins_at IS NULL", id=task_id)
    if task is None:
        return
    process_asset(backend, task["asset_id"])
    asset = _asset(backend, task["asset_id"])
    if asset is not None and not asset["probed"]:
        return  # the sandbox is stopping: the job is resumed at the next start
    failure: str | None = "video_file_broken"
    facts: JsonObject = {}
    if asset is not None and asset["failure"] is None:
        facts = video_facts(asset)
        index = backend.db.row("SELECT id, name FROM indexes WHERE id = :id", id=task["index_id"])
        failure = find_failure(backend, asset["filename"], facts, index=index)
        if asset["size"] > TASK_LIMIT:
            failure = "video_filesize_too_large"
    begins_at = validated_at(backend.clock, task["created_at"])
    starts_at, indexed_at = (begins_at, begins_at) if failure else indexing_times(backend.clock, begins_at)
    outcome = {"begins_at": begins_at, "starts_at": starts_at, "indexed_at": indexed_at, "failure": failure}
    with backend.db.transaction():
        known = {name: facts[name] for name in ("duration", "width", "height") if name in facts}
        backend.db.update("video_indexing_tasks", task_id, **outcome, **known)
        backend.db.update("indexed_assets", task_id, **outcome, **facts)
    item = backend.db.row("SELECT hls_status FROM indexed_assets WHERE id = :id", id=task_id)
    if item is not None and failure is None:
        read_ahead(backend, task["asset_id"])
        if item["hls_status"] is not None:
            backend.jobs.submit_slow(stream_indexed_asset, backend, task_id)


def stream_indexed_asset(backend: Backend, indexed_asset_id: str) -> None:
    """Make the HLS stream of an indexed asset, in its own files because it outlives the asset."""
    item = backend.db.row("SELECT asset_id FROM indexed_assets WHERE id = :id", id=indexed_asset_id)
    asset = _asset(backend, item["asset_id"]) if item else None
    hls = thumbnail = None
    has_media = asset is None or asset["blob"] is not None
    if asset is not None and asset["blob"] is not None:
        source = backend.blobs.path(asset["blob"])
        hls = _rendition(backend, indexed_asset_id, source, backend.media.make_hls)
        thumbnail = _rendition(backend, indexed_asset_id, source, backend.media.make_thumbnail)
    changed = backend.db.update(
        "indexed_assets",
        indexed_asset_id,
        hls_status=("COMPLETE" if hls else "ERROR") if has_media else None,
        hls_path=hls,
        thumbnail_path=thumbnail,
    )
    if not changed:
        backend.blobs.remove(backend.withdraw(indexed_asset_id))


def read_ahead(backend: Backend, asset_id: str) -> None:
    """Extract the features of an asset in the background. At infinite speed that is left to the first search."""
    if backend.clock.speed != math.inf:
        backend.jobs.submit_slow(read_asset, backend, asset_id)


def read_asset(backend: Backend, asset_id: str) -> None:
    """Extract the features of an asset."""
    features_of(backend, asset_id)


class _ContentError(Exception):
    """Why an asset failed, as text for users."""


def _asset(backend: Backend, asset_id: str) -> sqlite3.Row | None:
    return backend.db.row("SELECT * FROM assets WHERE id = :id", id=asset_id)


def _fail(backend: Backend, asset_id: str, message: str) -> None:
    backend.db.update("assets", asset_id, probed=1, failure=message, hls_status=None, thumbnail_status=None)


def _fetch_source(backend: Backend, row: sqlite3.Row) -> None:
    target = backend.blobs.incoming()
    try:
        limits = URL_LIMITS
        if row["source"] is not None:
            limits = IMPORT_LIMITS
            backend.drive.copy(_source_id(row), target, backend.jobs.stopping)
        else:
            backend.sources.fetch(row["source_url"], target, max(limits.values()), backend.jobs.stopping)
        with target.open("rb") as file:
            kind = kind_of(sniff(file.read(HEAD_SIZE)))
        check_size(target.stat().st_size, kind, limits)
    except (FetchError, ApiError) as error:
        target.unlink(missing_ok=True)
        raise _ContentError(error.message if isinstance(error, ApiError) else str(error)) from error
    size = target.stat().st_size
    blob = backend.blobs.keep(target)
    if not backend.db.update("assets", row["id"], blob=blob, size=size):
        backend.blobs.remove([blob])  # deleted meanwhile


def _source_id(row: sqlite3.Row) -> str:
    return as_text(as_object(orjson.loads(row["source"])["details"])["source_id"])


def _read(backend: Backend, asset_id: str) -> None:
    row = _asset(backend, asset_id)
    if row is None or row["blob"] is None:
        return
    if (scripted := backend.script.take(ModelCall("process", filenames=[row["filename"] or ""]))) is not None:
        raise _ContentError(as_text(scripted["reason"]))
    try:
        probed = backend.media.probe(backend.blobs.path(row["blob"]), row["filename"])
    except UnreadableError as error:
        raise _ContentError(str(error)) from error
    if row["declared_kind"] not in (None, probed.kind):
        raise _ContentError(f"The content is {probed.kind}, but the declared type is {row['declared_kind']}.")
    _record(backend, row, probed)


def _record(backend: Backend, row: sqlite3.Row, probed: ProbeResult) -> None:
    streamable = probed.kind in ("video", "audio")
    # There is no thumbnail for text and audio.
    depictable = probed.kind in ("video", "image") or probed.mime == "application/pdf"
    backend.db.update(
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


def _render(backend: Backend, asset_id: str) -> None:
    row = _asset(backend, asset_id)
    if row is None or row["blob"] is None or row["failure"] is not None:
        return
    source = backend.blobs.path(row["blob"])
    if row["thumbnail_status"] == "processing":
        path = _rendition(backend, asset_id, source, backend.media.make_thumbnail)
        backend.db.update("assets", asset_id, thumbnail_path=path, thumbnail_status="ready" if path else "error")
    if row["hls_status"] == "processing":
        path = _rendition(backend, asset_id, source, backend.media.make_hls)
        backend.db.update("assets", asset_id, hls_path=path, hls_status="ready" if path else "error")
    if _asset(backend, asset_id) is None:  # deleted meanwhile, so its files must be removed here
        backend.blobs.remove(backend.withdraw(asset_id))


def _rendition(backend: Backend, owner: str, source: Path, make: Callable[[Path, Path], str]) -> str | None:
    """Make a rendition and publish its files. Returns the path of the main file, or None if it cannot be made."""
    folder = backend.blobs.new_folder()
    try:
        main = make(source, backend.blobs.path(folder))
    except UnreadableError:
        backend.blobs.remove([folder])
        return None
    except StoppedError:
        backend.blobs.remove([folder])
        raise
    names = sorted(path.name for path in backend.blobs.path(folder).iterdir())
    address = backend.publish(owner, {name: (f"{folder}/{name}", content_type(name)) for name in names})
    return f"{address}/{main}"
