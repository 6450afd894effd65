"""The platform's work on media, in the background: fetch, read, make renditions and embeddings.

Each job begins with what the database says, so a job that was cut off is simply done again after a restart.
"""

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from twelvelabs_sandbox.engine import Engine
from twelvelabs_sandbox.errors import RefusedError, StoppedError
from twelvelabs_sandbox.fetching import FetchError, fetch
from twelvelabs_sandbox.shapes import JsonObject, as_objects
from twelvelabs_sandbox.sizes import URL_LIMITS, check_size
from twelvelabs_sandbox.sniffing import HEAD_SIZE, kind_of, sniff
from twelvelabs_sandbox.store import to_json

if TYPE_CHECKING:
    from twelvelabs_sandbox.probe import Probed


def resume_work(engine: Engine) -> None:
    """Take up again what a sandbox on the same data left unfinished."""
    unread = "NOT probed AND settles_at IS NOT NULL"
    unrendered = "(hls_status IN ('pending', 'processing') OR thumbnail_status IN ('pending', 'processing'))"
    for row in engine.store.rows(f"SELECT id FROM assets WHERE ({unread}) OR (probed AND {unrendered})"):  # noqa: S608 - constants
        engine.jobs.submit(process_asset, engine, row["id"])
    for row in engine.store.rows("SELECT id FROM indexed_assets WHERE hls_status = 'PROCESSING'"):
        engine.jobs.submit(stream_indexed_asset, engine, row["id"])
    unmade = (
        "failure IS NULL AND asset_id IN (SELECT id FROM assets) AND asset_id NOT IN (SELECT asset_id FROM embeddings)"
    )
    for row in engine.store.rows(f"SELECT DISTINCT asset_id FROM indexed_assets WHERE {unmade}"):  # noqa: S608 - constants
        engine.jobs.submit(embed_asset, engine, row["asset_id"])


def process_asset(engine: Engine, asset_id: str) -> None:
    """Bring an asset whose file has arrived, or can be fetched, to its end: ready or failed, with its renditions."""
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
    _render(engine, asset_id)


def stream_indexed_asset(engine: Engine, indexed_asset_id: str) -> None:
    """Make the stream of an indexed asset, in files of its own: it outlives the asset."""
    item = engine.store.row("SELECT asset_id FROM indexed_assets WHERE id = :id", id=indexed_asset_id)
    asset = _asset(engine, item["asset_id"]) if item else None
    hls = thumbnail = None
    if asset is not None and asset["blob"] is not None:
        from twelvelabs_sandbox.renditions import make_hls, make_thumbnail

        source = engine.blobs.path(asset["blob"])
        hls = _rendition(engine, indexed_asset_id, source, make_hls)
        thumbnail = _rendition(engine, indexed_asset_id, source, make_thumbnail)
    changed = engine.store.update(
        "indexed_assets",
        indexed_asset_id,
        hls_status="COMPLETE" if hls else "ERROR",
        hls_path=hls,
        thumbnail_path=thumbnail,
    )
    if not changed:
        engine.blobs.remove(engine.withdraw(indexed_asset_id))


def embed_asset(engine: Engine, asset_id: str) -> None:
    """Make the embeddings of an asset that is being indexed, so that they are there when they are asked for."""
    with contextlib.suppress(StoppedError):
        embeddings_of(engine, asset_id)


def embeddings_of(engine: Engine, asset_id: str) -> list[JsonObject]:
    """The segments of all embeddings of an asset: those that are kept, or else they are made now and kept.

    There are none if the file was gone before they were made. StoppedError if the sandbox stops meanwhile.
    """
    with engine.embedding_locks.of(asset_id):
        kept = engine.store.row("SELECT segments FROM embeddings WHERE asset_id = :id", id=asset_id)
        if kept is not None:
            return as_objects(orjson.loads(kept["segments"]))
        asset = _asset(engine, asset_id)
        if asset is None or asset["blob"] is None:
            return []
        from twelvelabs_sandbox.embeddings import make_embeddings

        source, duration = engine.blobs.path(asset["blob"]), asset["duration"]
        segments = make_embeddings(source, duration, engine.jobs.stopping)
        # Whoever is deleted meanwhile takes them along, so they must not come afterward.
        engine.store.run(
            "INSERT INTO embeddings SELECT :id, :segments"
            " WHERE :id IN (SELECT id FROM assets) OR :id IN (SELECT asset_id FROM indexed_assets)",
            id=asset_id,
            segments=to_json(segments),
        )
        return segments


class _ContentError(Exception):
    """Why an asset fails, for people."""


def _asset(engine: Engine, asset_id: str) -> sqlite3.Row | None:
    return engine.store.row("SELECT * FROM assets WHERE id = :id", id=asset_id)


def _fail(engine: Engine, asset_id: str, message: str) -> None:
    engine.store.update("assets", asset_id, probed=1, failure=message, hls_status=None, thumbnail_status=None)


def _fetch_source(engine: Engine, row: sqlite3.Row) -> None:
    target = engine.blobs.incoming()
    try:
        fetch(row["source_url"], target, max(URL_LIMITS.values()), engine.jobs.stopping)
        with target.open("rb") as file:
            kind = kind_of(sniff(file.read(HEAD_SIZE)))
        check_size(target.stat().st_size, kind, URL_LIMITS)
    except (FetchError, RefusedError) as error:
        target.unlink(missing_ok=True)
        raise _ContentError(error.message if isinstance(error, RefusedError) else str(error)) from error
    size = target.stat().st_size
    blob = engine.blobs.keep(target)
    if not engine.store.update("assets", row["id"], blob=blob, size=size):
        engine.blobs.remove([blob])  # deleted in the meantime


def _read(engine: Engine, asset_id: str) -> None:
    from twelvelabs_sandbox.probe import UnreadableError, probe  # here, because PyAV is slow to import

    row = _asset(engine, asset_id)
    if row is None or row["blob"] is None:
        return
    try:
        probed = probe(engine.blobs.path(row["blob"]), row["filename"])
    except (UnreadableError, OSError) as error:
        raise _ContentError(str(error)) from error
    if row["declared_kind"] not in (None, probed.kind):
        raise _ContentError(f"The content is of the type {probed.kind}, not {row['declared_kind']} as declared.")
    _record(engine, row, probed)


def _record(engine: Engine, row: sqlite3.Row, probed: "Probed") -> None:
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
    from twelvelabs_sandbox.renditions import make_hls, make_thumbnail

    source = engine.blobs.path(row["blob"])
    if row["thumbnail_status"] == "processing":
        path = _rendition(engine, asset_id, source, make_thumbnail)
        engine.store.update("assets", asset_id, thumbnail_path=path, thumbnail_status="ready" if path else "error")
    if row["hls_status"] == "processing":
        path = _rendition(engine, asset_id, source, make_hls)
        engine.store.update("assets", asset_id, hls_path=path, hls_status="ready" if path else "error")
    if _asset(engine, asset_id) is None:  # deleted in the meantime, with nobody left to clean up
        engine.blobs.remove(engine.withdraw(asset_id))


def _rendition(engine: Engine, owner: str, source: Path, make: Callable[[Path, Path], str]) -> str | None:
    """Make a rendition and publish its files; the path of the main one, or None if the media does not allow it."""
    from twelvelabs_sandbox.probe import UnreadableError
    from twelvelabs_sandbox.renditions import content_type

    folder = engine.blobs.new_folder()
    try:
        main = make(source, engine.blobs.path(folder))
    except (UnreadableError, OSError):
        engine.blobs.remove([folder])
        return None
    names = sorted(path.name for path in engine.blobs.path(folder).iterdir())
    address = engine.publish(owner, {name: (f"{folder}/{name}", content_type(name)) for name in names})
    return f"{address}/{main}"
