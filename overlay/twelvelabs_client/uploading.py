"""Uploading a file in parts, as a flow: create a session, send the parts side by side, report them, check the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count as numbers

from twelvelabs_lowlevel.api.multipart_uploads import (
    create_multipart_upload_presigned_urls,
    report_multipart_upload_chunks,
)
from twelvelabs_lowlevel.models.completed_chunk import CompletedChunk
from twelvelabs_lowlevel.models.create_asset_upload_response import CreateAssetUploadResponse
from twelvelabs_lowlevel.models.presigned_url_chunk import PresignedUrlChunk
from twelvelabs_lowlevel.requests import RequestOptions

from . import parts
from .answers import api_error
from .calls import call
from .effects import Exchange, Flow, blocking, notify, now, parallel, send, sleep
from .errors import ApiError, ForbiddenError, TwelveLabsError, UploadError
from .parts import FilePart
from .retry import RetryPolicy, may_resend, pause_before
from .sources import OpenSource

MAX_URLS = 50
MAX_REPORTED = 50
DEFAULT_WORKERS = 5
_FRESH_URLS = 3
"""How often a part asks for a new URL after its own was refused as expired."""


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """How far an upload in parts is."""

    total_chunks: int
    completed_chunks: int
    percentage: float
    """0 to 100."""
    status: str = "uploading"


@dataclass(frozen=True, slots=True)
class UploadResult:
    """A file that has arrived. The asset is still being processed: wait until it is ready."""

    asset_id: str
    asset_url: str
    """Where the file is; empty if the platform did not say."""


@dataclass
class PartsUpload:
    """One upload session, and what has been sent of it. Its flows run side by side and share it."""

    source: OpenSource
    session: CreateAssetUploadResponse
    policy: RetryPolicy
    batch_size: int = MAX_REPORTED
    on_progress: Callable[[UploadProgress], object] | None = None
    request_options: RequestOptions | None = None
    completed: int = 0
    url: str | None = None
    _urls: dict[int, str] = field(default_factory=dict)
    _unreported: list[CompletedChunk] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, workers: int) -> Flow[UploadResult]:
        """Send and report all parts. Raises UploadError, with the session's ids, whatever goes wrong."""
        try:
            self._check_session()
            self._remember(self.session.upload_urls)
            yield from parallel(self._part_flows(), workers)
            while chunks := self._take_unreported(at_least=1):
                yield from self._report(chunks)
        except UploadError:
            raise
        except TwelveLabsError as error:
            raise self._error(f"failed after {self.completed} of {self.session.total_chunks} parts: {error}") from error
        if self.completed != self.session.total_chunks:
            raise self._error(f"the platform knows {self.completed} of {self.session.total_chunks} parts")
        return UploadResult(self.session.asset_id, self.url or "")

    def _check_session(self) -> None:
        size, part_size = self.source.size, self.session.chunk_size
        if part_size < 1 or parts.count(size, part_size) != self.session.total_chunks:
            raise self._error(
                f"the platform wants {self.session.total_chunks} parts of {part_size} bytes for {size} bytes"
            )

    def _part_flows(self) -> Iterator[Flow[None]]:
        return (self._part(part) for part in parts.split(self.source.size, self.session.chunk_size))

    def _part(self, part: FilePart) -> Flow[None]:
        content = yield from blocking(lambda: self.source.read(part.offset, part.size))
        etag = yield from self._put(part, content)
        with self._lock:
            self._unreported.append(
                CompletedChunk(chunk_index=part.index, proof=etag, proof_type="etag", chunk_size=part.size)
            )
        yield from self._report(self._take_unreported(at_least=self.batch_size))

    def _put(self, part: FilePart, content: bytes) -> Flow[str]:
        """Send one part until the object store has it, and give its ETag."""
        began = yield from now()
        refused = 0
        for attempt in numbers(1):
            url = yield from self._url(part.index)
            try:
                return (yield from self._attempt(part, url, content))
            except ForbiddenError:
                refused += 1
                if refused > _FRESH_URLS:
                    raise
                self._forget(part.index, url)
                continue
            except TwelveLabsError as error:
                elapsed = (yield from now()) - began
                pause = pause_before(attempt, error, self.policy, elapsed=elapsed, max_retries=self.policy.max_retries)
                if pause is None or not may_resend(error, idempotent=True, replayable=True):
                    raise
            yield from sleep(pause)
        raise AssertionError("unreachable")  # pragma: no cover

    def _attempt(self, part: FilePart, url: str, content: bytes) -> Flow[str]:
        headers = {"Content-Type": "application/octet-stream", **(self.session.upload_headers or {})}
        reply = yield from send(Exchange(method="PUT", url=url, headers=headers, content=content))
        what = f"part {part.index} of upload {self.session.upload_id}"
        if not 200 <= reply.status_code < 300:
            raise api_error(what, reply)
        etag = reply.headers.get("etag", "").strip('"')
        if not etag:
            raise ApiError(f"{what}: the object store gave no ETag, so the part cannot be reported", response=reply)
        return etag

    def _url(self, index: int) -> Flow[str]:
        with self._lock:
            url = self._urls.get(index)
            missing = sum(1 for i in range(index, self.session.total_chunks + 1) if i not in self._urls)
        if url is not None:
            return url
        request = create_multipart_upload_presigned_urls.request(
            self.session.upload_id,
            start=index,
            count=min(MAX_URLS, max(1, missing), self.session.total_chunks - index + 1),
            request_options=self.request_options,
        )
        answer = yield from call(request, self.policy)
        self._remember(answer.upload_urls)
        with self._lock:
            if index not in self._urls:
                raise self._error(f"the platform gave no URL for part {index}")
            return self._urls[index]

    def _remember(self, urls: Sequence[PresignedUrlChunk]) -> None:
        with self._lock:
            self._urls |= {one.chunk_index: one.url for one in urls}

    def _forget(self, index: int, url: str) -> None:
        with self._lock:
            if self._urls.get(index) == url:
                del self._urls[index]

    def _take_unreported(self, at_least: int) -> list[CompletedChunk]:
        with self._lock:
            if len(self._unreported) < at_least:
                return []
            taken, self._unreported = self._unreported[:MAX_REPORTED], self._unreported[MAX_REPORTED:]
            return taken

    def _report(self, chunks: list[CompletedChunk]) -> Flow[None]:
        if not chunks:
            return
        request = report_multipart_upload_chunks.request(
            self.session.upload_id, completed_chunks=chunks, request_options=self.request_options
        )
        answer = yield from call(request, self.policy)
        with self._lock:
            self.completed = max(self.completed, answer.total_completed)
            self.url = self.url or answer.url
            total = self.session.total_chunks
            progress = UploadProgress(total, self.completed, 100 * self.completed / total)
        yield from notify(self.on_progress, progress)

    def _error(self, message: str) -> UploadError:
        upload_id, asset_id = self.session.upload_id, self.session.asset_id
        message = f"upload {upload_id} of {self.source.name!r} (asset {asset_id}): {message}"
        return UploadError(message, upload_id=upload_id, asset_id=asset_id)
