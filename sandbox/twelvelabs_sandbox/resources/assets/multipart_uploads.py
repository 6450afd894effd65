"""Operations on multipart uploads: sessions, presigned URLs, and reports of uploaded parts."""

import math
import sqlite3

from twelvelabs_sandbox.backend.backend import Backend
from twelvelabs_sandbox.backend.durations import asset_settles_at
from twelvelabs_sandbox.backend.pipeline import process_asset
from twelvelabs_sandbox.backend.size_limits import MULTIPART_IMAGE_LIMIT, too_large
from twelvelabs_sandbox.clock import to_text
from twelvelabs_sandbox.errors import ApiError, invalid
from twelvelabs_sandbox.json_values import JsonObject, Parameters
from twelvelabs_sandbox.messages import Response
from twelvelabs_sandbox.resources.paging import bounds, page_info, page_response
from twelvelabs_sandbox.resources.registry import Request, handles
from twelvelabs_sandbox.storage.database import to_json
from twelvelabs_sandbox.storage.presigned_urls import PresignedPut

# A part has at least 5 MiB, the minimum of S3, and more for files that would have too many parts.
_MIN_CHUNK_SIZE = 5 * 1024 * 1024
_MAX_CHUNKS = 1000
# The number of presigned URLs in the response that creates a session.
_FIRST_URLS = 10
_UPLOAD_HEADERS = {"Content-Type": "application/octet-stream"}

_COLUMNS = """*, (SELECT asset.filename FROM assets AS asset WHERE asset.id = asset_id) AS filename,
    coalesce(outcome, CASE WHEN expires_at <= :now THEN 'expired' ELSE 'active' END) AS status"""


def find_upload(backend: Backend, upload_id: str) -> sqlite3.Row:
    """The row of an upload session; UnknownResourceError if there is none."""
    return backend.db.find("upload", backend.select("uploads", _COLUMNS), upload_id)


def part_size(upload: sqlite3.Row, number: int) -> int:
    """The size of a part of an upload in bytes."""
    chunk_size, total_size = int(upload["chunk_size"]), int(upload["total_size"])
    return min(chunk_size, total_size - (number - 1) * chunk_size)


@handles("create_multipart_upload")
def create_multipart_upload(request: Request) -> Response:
    """Start an upload session and create its asset."""
    backend, total_size = request.backend, request.body.integer("total_size")
    metadata = request.body.mapping("user_metadata") or {}
    if request.body.text("type") == "image" and total_size > MULTIPART_IMAGE_LIMIT:
        raise too_large("image", MULTIPART_IMAGE_LIMIT)
    now, asset_id, upload_id = backend.clock.milliseconds(), backend.new_id(), backend.new_id()
    expires_at = now + round(backend.limits.session_lifetime * 1000)
    chunk_size = backend.limits.chunk_size or max(_MIN_CHUNK_SIZE, math.ceil(total_size / _MAX_CHUNKS))
    with backend.db.transaction():
        _insert_asset(request, asset_id, now, expires_at, metadata)
        backend.db.insert(
            "uploads",
            id=upload_id,
            asset_id=asset_id,
            total_size=total_size,
            chunk_size=chunk_size,
            total_chunks=math.ceil(total_size / chunk_size),
            created_at=now,
            updated_at=now,
            expires_at=expires_at,
        )
        upload = find_upload(backend, upload_id)
    first = min(_FIRST_URLS, upload["total_chunks"])
    session: JsonObject = {
        "upload_id": upload_id,
        "asset_id": asset_id,
        "upload_urls": _presigned(backend, upload, 1, first),
        "upload_headers": _UPLOAD_HEADERS,
        "chunk_size": chunk_size,
        "total_chunks": upload["total_chunks"],
        "expires_at": to_text(expires_at),
    }
    return Response.json(201, session)


@handles("list_incomplete_multipart_uploads")
def list_incomplete_multipart_uploads(request: Request) -> Response:
    """List the active sessions."""
    selection = request.backend.select("uploads", _COLUMNS).where_equal(status="active")
    return page_response(request, selection, _render_summary)


@handles("retrieve_multipart_upload_status")
def retrieve_multipart_upload_status(request: Request) -> Response:
    """Retrieve the progress of a session, with a page of all its parts, uploaded or not."""
    backend = request.backend
    with backend.db.transaction():
        upload = find_upload(backend, request.path["upload_id"])
        limit, offset = bounds(request)
        reported = backend.db.row(
            "SELECT count(*) AS number, total(size) AS size FROM chunks"
            " WHERE upload_id = :id AND reported_at IS NOT NULL",
            id=upload["id"],
        )
        rows = backend.db.rows(
            "SELECT number, reported_at FROM chunks WHERE upload_id = :id AND number > :first AND number <= :last",
            id=upload["id"],
            first=offset,
            last=offset + limit,
        )
    times = {row["number"]: row["reported_at"] for row in rows}
    numbers = range(offset + 1, min(offset + limit, upload["total_chunks"]) + 1)
    done, uploaded = (reported["number"], int(reported["size"])) if reported else (0, 0)
    lost = backend.lost_parts.of(upload["id"])
    status: JsonObject = {
        "upload_id": upload["id"],
        "status": upload["status"],
        "uploaded_chunks": [_render_chunk(upload, number, times.get(number), number in lost) for number in numbers],
        "chunks_completed": done,
        "chunks_failed": len(lost),
        "chunks_pending": upload["total_chunks"] - done - len(lost),
        "page_info": page_info(request, upload["total_chunks"]),
        "total_size": upload["total_size"],
        "uploaded_size": uploaded,
        "created_at": to_text(upload["created_at"]),
        "updated_at": to_text(upload["updated_at"]),
    }
    return Response.json(200, status)


@handles("create_multipart_upload_presigned_urls")
def create_multipart_upload_presigned_urls(request: Request) -> Response:
    """Create new presigned URLs for parts of an active session."""
    backend = request.backend
    upload = find_upload(backend, request.path["upload_id"])
    _check_active(upload)
    start = request.body.integer("start")
    if start > upload["total_chunks"]:
        raise invalid("start", f"must be at most {upload['total_chunks']}, the number of parts of this upload")
    count = min(request.body.integer("count"), upload["total_chunks"] - start + 1)
    now = backend.clock.milliseconds()
    urls = _presigned(backend, upload, start, count)
    response: JsonObject = {
        "upload_id": upload["id"],
        "start_index": start,
        "count": len(urls),
        "upload_urls": urls,
        "generated_at": to_text(now),
        "expires_at": urls[0]["expires_at"],
    }
    return Response.json(200, response)


@handles("report_multipart_upload_chunks")
def report_multipart_upload_chunks(request: Request) -> Response:
    """Record a batch of reported parts, all or none. The last part completes the session."""
    backend, upload_id = request.backend, request.path["upload_id"]
    with backend.upload_locks.of(upload_id):
        with backend.db.transaction():
            upload = find_upload(backend, upload_id)
            if upload["status"] != "completed":
                _check_active(upload)
            new, duplicates = _record_reports(backend, upload, request.body.mappings("completed_chunks"))
            total = _count_reported(backend, upload_id)
        if total == upload["total_chunks"] and upload["status"] == "active":
            _complete(backend, upload)
    response: JsonObject = {
        "asset_id": upload["asset_id"],
        "processed_chunks": new,
        "duplicate_chunks": duplicates,
        "total_completed": total,
    }
    asset = backend.db.row("SELECT file_path FROM assets WHERE id = :id", id=upload["asset_id"])
    if asset and asset["file_path"]:
        response["url"] = backend.media_url(asset["file_path"])
    return Response.json(200, response)


def _insert_asset(request: Request, asset_id: str, now: int, arrives_by: int, metadata: JsonObject) -> None:
    request.backend.db.insert(
        "assets",
        id=asset_id,
        method="multipart",
        filename=request.body.text("filename"),
        kind=request.body.text("type"),
        declared_kind=request.body.text("type"),
        user_metadata=to_json(metadata),
        created_at=now,
        arrives_by=arrives_by,
        hls_status="pending" if request.body.flag("enable_hls", default=False) else None,
        thumbnail_status="pending" if request.body.flag("enable_thumbnail", default=False) else None,
    )


def _check_active(upload: sqlite3.Row) -> None:
    if upload["status"] != "active":
        raise ApiError(400, "parameter_invalid", f"The upload is {upload['status']} and accepts no more parts.")


def _presigned(backend: Backend, upload: sqlite3.Row, start: int, count: int) -> list[JsonObject]:
    expires_at = backend.clock.milliseconds() + round(backend.limits.url_lifetime * 1000)
    return [
        {
            "chunk_index": number,
            "url": _presigned_put(backend, upload, number, expires_at).url(backend.media_origin, backend.signing_key),
            "expires_at": to_text(expires_at),
        }
        for number in range(start, start + count)
    ]


def _presigned_put(backend: Backend, upload: sqlite3.Row, number: int, expires_at: int) -> PresignedPut:
    nonce = backend.ids.token(f"part {upload['id']} {number}", 8)
    return PresignedPut(upload["id"], number, part_size(upload, number), expires_at, nonce)


def _record_reports(backend: Backend, upload: sqlite3.Row, reports: list[JsonObject]) -> tuple[int, int]:
    """Record reports and return how many were new and how many were duplicates. An ApiError rolls all of them back."""
    now, new = backend.clock.milliseconds(), 0
    for position, report in enumerate(map(Parameters, reports)):
        number = report.integer("chunk_index")
        name = f"completed_chunks[{position}]"
        chunk = _check_report(backend, upload, report, number, name)
        if chunk["reported_at"] is None and number not in backend.lost_parts.of(upload["id"]):
            new += 1
            backend.db.run(
                "UPDATE chunks SET reported_at = :now WHERE upload_id = :id AND number = :number",
                now=now,
                id=upload["id"],
                number=number,
            )
    if new:
        backend.db.update("uploads", upload["id"], updated_at=now)
    return new, len(reports) - new


def _check_report(backend: Backend, upload: sqlite3.Row, report: Parameters, number: int, name: str) -> sqlite3.Row:
    if number > upload["total_chunks"]:
        raise invalid(f"{name}.chunk_index", f"is {number}, but the upload has {upload['total_chunks']} chunks")
    chunk = backend.db.row(
        "SELECT * FROM chunks WHERE upload_id = :id AND number = :number", id=upload["id"], number=number
    )
    if chunk is None:
        raise invalid(name, f"reports chunk {number}, which has not been uploaded")
    if report.text("proof").strip('"') != chunk["etag"]:
        raise invalid(f"{name}.proof", f"must be the ETag from the response to the upload of chunk {number}")
    if report.integer("chunk_size") != chunk["size"]:
        raise invalid(f"{name}.chunk_size", f"must be {chunk['size']} for chunk {number}")
    return chunk


def _count_reported(backend: Backend, upload_id: str) -> int:
    row = backend.db.row(
        "SELECT count(*) AS number FROM chunks WHERE upload_id = :id AND reported_at IS NOT NULL", id=upload_id
    )
    return int(row["number"]) if row else 0


def _complete(backend: Backend, upload: sqlite3.Row) -> None:
    """Assemble the file, complete the session, and start processing the asset."""
    chunks = backend.db.rows("SELECT blob FROM chunks WHERE upload_id = :id ORDER BY number", id=upload["id"])
    names = [chunk["blob"] for chunk in chunks]
    blob = backend.blobs.keep(backend.blobs.join(names))
    with backend.db.transaction():
        backend.db.update("uploads", upload["id"], outcome="completed", updated_at=backend.clock.milliseconds())
        taken = backend.db.update(
            "assets",
            upload["asset_id"],
            blob=blob,
            size=upload["total_size"],
            settles_at=asset_settles_at(backend.clock),
            file_path=backend.publish(upload["asset_id"], {"file": (blob, "application/octet-stream")}) + "/file",
        )
    backend.blobs.remove(names)
    if not taken:  # the asset was deleted meanwhile
        backend.blobs.remove([blob, *backend.withdraw(upload["asset_id"])])
        return
    backend.jobs.submit(process_asset, backend, upload["asset_id"])


def _render_summary(row: sqlite3.Row) -> JsonObject:
    return {
        "upload_id": row["id"],
        "status": row["status"],
        "total_size": row["total_size"],
        "chunk_size": row["chunk_size"],
        "total_chunks": row["total_chunks"],
        "created_at": to_text(row["created_at"]),
        "expires_at": to_text(row["expires_at"]),
    }


def _render_chunk(upload: sqlite3.Row, number: int, reported_at: int | None, is_lost: bool) -> JsonObject:
    return {
        "index": number,
        "status": "failed" if is_lost else "pending" if reported_at is None else "completed",
        "uploaded_at": None if reported_at is None else to_text(reported_at),
        "updated_at": to_text(upload["created_at"] if reported_at is None else reported_at),
    }
