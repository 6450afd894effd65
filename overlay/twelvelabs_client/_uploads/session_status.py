"""Which parts of an upload session the platform has."""

from __future__ import annotations

from dataclasses import dataclass

from twelvelabs_lowlevel.api.multipart_uploads import retrieve_multipart_upload_status
from twelvelabs_lowlevel.models.multipart_upload_status import MultipartUploadStatus
from twelvelabs_lowlevel.requests import RequestOptions

from .._flows.effects import Flow
from .._http.config import ClientConfig
from .._limits import MAX_PAGE_SIZE
from .._paging.pages import first_page, page_after


@dataclass(frozen=True, slots=True)
class SessionStatus:
    """The status of a session, with all its parts."""

    status: str | None
    completed: frozenset[int]
    """The numbers of the parts that have arrived."""
    completed_count: int | None
    """The number of parts that have arrived, as counted by the platform."""


def read_session(
    upload_id: str, config: ClientConfig, options: RequestOptions | None, *, total: int
) -> Flow[SessionStatus]:
    """Fetch the status of a session, with all its parts."""
    request = retrieve_multipart_upload_status.request(
        upload_id, page=1, page_limit=MAX_PAGE_SIZE, request_options=options
    )
    page = yield from first_page(request, config, "uploaded_chunks")
    session: MultipartUploadStatus = page.answer
    chunks = list(page.items)
    while page.has_next:
        page = yield from page_after(page, config)
        chunks += page.items
    done = {chunk.index for chunk in chunks if chunk.status == "completed" and chunk.index in range(1, total + 1)}
    return SessionStatus(session.status, frozenset(done), session.chunks_completed)


def has_lost_parts(session: MultipartUploadStatus) -> bool:
    """Whether a session lists parts as failed, judging by one page of it."""
    chunks = [chunk for chunk in session.uploaded_chunks or () if chunk is not None]
    return bool(session.chunks_failed) or any(chunk.status == "failed" for chunk in chunks)
