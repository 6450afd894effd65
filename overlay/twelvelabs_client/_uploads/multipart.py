"""One upload session as a flow: parts go side by side, each checked, reported in batches, until all have arrived."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count as numbers
from typing import Any

from twelvelabs_lowlevel.api.multipart_uploads import report_multipart_upload_chunks, retrieve_multipart_upload_status
from twelvelabs_lowlevel.models.completed_chunk import CompletedChunk
from twelvelabs_lowlevel.models.multipart_upload_status import MultipartUploadStatus
from twelvelabs_lowlevel.requests import RequestOptions

from .._flows.callbacks import Coalesced
from .._flows.effects import Acquire, Body, Flow, Release, Send, notify, now, parallel, random, send, sleep, to_thread
from .._flows.primitives import Limiter
from .._http.call import call
from .._http.config import ClientConfig
from .._http.decode import api_error
from .._http.logs import logger
from .._http.retry import RetryPolicy, may_resend, pause_before
from .._response import Response
from .._waiting.wait_one import polling_call, wait_until_done
from ..errors import (
    ApiError,
    ChecksumMismatchError,
    ForbiddenError,
    SourceChangedError,
    TwelveLabsError,
    UploadError,
    WaitError,
)
from .checkpoint import UploadRecord, updated
from .checkpoint_store import Journal
from .parts import FilePart, split
from .presigned_urls import UrlSupply
from .progress import Meter, UploadPhase
from .sources import OpenSource, SequentialSource

MAX_REPORTED = 50
"""How many parts the platform takes in one report."""
DEFAULT_CONCURRENCY = 8
_FRESH_URLS = 10
"""How many URLs of one part may be refused before it is given up."""
_MISMATCHES = 2
"""How often a part may arrive as other bytes before the upload fails."""
_SETTLING_SECONDS = 60.0
"""How long the platform may take to notice that all parts are there."""
_MD5 = re.compile(r"[0-9a-f]{32}")

PART_RETRIES = RetryPolicy(max_retries=6, budget=600.0, first_delay=0.5, max_delay=15.0, max_retry_after=120.0)
"""How patient a part is, unless the caller says otherwise."""


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """How far an upload in parts is, as the vendor's SDK tells it."""

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


@dataclass(frozen=True, slots=True)
class UploadSettings:
    """How an upload in parts goes about it."""

    concurrency: int = DEFAULT_CONCURRENCY
    verify: bool = True
    batch_size: int = MAX_REPORTED
    part_timeout: float = 60.0
    """Seconds for which the object store may be silent before a part is sent again."""
    part_retries: RetryPolicy = PART_RETRIES
    limiter: Limiter | None = None
    """Shared with other uploads, to bound the parts of all of them together."""
    on_report: Callable[[UploadProgress], object] | None = None
    request_options: RequestOptions | None = None


class UploadSession:
    """What one upload sends. Its workers run side by side and share it."""

    def __init__(
        self,
        source: OpenSource,
        record: UploadRecord,
        urls: UrlSupply,
        settings: UploadSettings,
        config: ClientConfig,
        meter: Meter,
        journal: Journal | None,
    ) -> None:
        self._source = source
        self._record = record
        self._urls = urls
        self._settings = settings
        self._config = config
        self._meter = meter
        self._journal = journal
        self._todo: Iterator[FilePart] = iter(())
        self._unreported: list[CompletedChunk] = []
        self._completed = 0
        self._url: str | None = None
        self._lock = threading.Lock()
        self._told = 0
        self._tell = Coalesced(settings.on_report, self._progress) if settings.on_report else None

    def run(self, done: frozenset[int] = frozenset()) -> Flow[UploadResult]:
        """Send and report all parts but those that the platform has, and see that the session is complete.

        Raises UploadError with the session's ids and a token if it can be resumed. An exception of the caller's own
        (from a callback, or a cancellation) comes through as it is.
        """
        try:
            result = yield from self._run(done)
        except SourceChangedError as error:
            self._finish_journal(remove=True)
            raise self._error(f"{error}. Upload it again.", kind=SourceChangedError, token=None) from error
        except UploadError as error:
            yield from self._report_what_arrived()
            self._finish_journal(remove=False)
            raise self._error(str(error), kind=type(error)) from error
        except TwelveLabsError as error:
            yield from self._report_what_arrived()
            self._finish_journal(remove=False)
            known = f"{self._completed} of {self._record.total_chunks} parts arrived"
            raise self._error(f"{error} ({known})") from error
        except BaseException as error:
            self._finish_journal(remove=False)
            if self._source.is_resumable:
                error.add_note(f"Upload {self._record.upload_id} can be resumed: upload the same file again.")
            raise
        self._finish_journal(remove=True)
        return result

    def _run(self, done: frozenset[int]) -> Flow[UploadResult]:
        parts = list(split(self._source.size, self._record.chunk_size))
        if len(parts) != self._record.total_chunks:
            wanted = f"{self._record.total_chunks} parts of {self._record.chunk_size} bytes"
            raise UploadError(f"the platform wants {wanted} for {self._source.size} bytes")
        left = [part for part in parts if part.index not in done]
        self._completed = len(done)
        self._todo = iter(left)
        self._meter.parts_total = len(parts)
        self._meter.skip(sum(part.size for part in parts) - sum(part.size for part in left), len(done))
        yield from self._enter(UploadPhase.UPLOADING)
        workers = min(self._settings.concurrency, len(left))
        if workers:
            yield from parallel((self._worker() for _ in range(workers)), workers, sends_files=True)
        while chunks := self._take_unreported(at_least=1):
            yield from self._report(chunks)
        yield from notify(self._tell, None)  # those that came while it was being called were left out
        yield from to_thread(self._source.check)
        yield from self._enter(UploadPhase.FINALIZING)
        yield from self._check_session()
        return UploadResult(self._record.asset_id, self._url or "")

    def _worker(self) -> Flow[None]:
        """Send one part after the other until there are none."""
        while (part := (yield from self._next_part())) is not None:
            proof = yield from self._send(part)
            if isinstance(self._source, SequentialSource):
                self._source.release(part.offset)
            chunk = CompletedChunk(chunk_index=part.index, proof=proof, proof_type="etag", chunk_size=part.size)
            with self._lock:
                self._unreported.append(chunk)
            self._meter.part_done()
            if batch := self._take_unreported(at_least=self._settings.batch_size):
                yield from self._report(batch)

    def _next_part(self) -> Flow[FilePart | None]:
        if isinstance(self._source, SequentialSource):
            return (yield from to_thread(self._keep_next))
        with self._lock:
            return next(self._todo, None)

    def _keep_next(self) -> FilePart | None:
        """Read the next part of a stream, which has to happen in order."""
        with self._lock:
            part = next(self._todo, None)
            if part is not None and isinstance(self._source, SequentialSource):
                self._source.keep(part.offset, part.size)
            return part

    def _send(self, part: FilePart) -> Flow[str]:
        """Send one part until the object store has it, and give its ETag."""
        if self._settings.limiter is None:
            return (yield from self._attempts(part))
        yield Acquire(self._settings.limiter)
        try:
            return (yield from self._attempts(part))
        finally:
            yield Release(self._settings.limiter)

    def _attempts(self, part: FilePart) -> Flow[str]:
        retries = self._settings.part_retries
        began = yield from now()
        refused = mismatches = 0
        for attempt in numbers(1):
            url = yield from self._urls.get(part.index)
            sent = _Sent(self._meter)
            try:
                return (yield from self._attempt(part, url, sent))
            except ChecksumMismatchError:
                sent.take_back()
                mismatches += 1
                if mismatches > _MISMATCHES:
                    raise
                continue
            except ForbiddenError:
                sent.take_back()
                self._urls.drop(part.index, url)
                refused += 1
                if refused > _FRESH_URLS:
                    raise
                continue
            except TwelveLabsError as error:
                sent.take_back()
                if not may_resend(error, idempotent=True, replayable=True):
                    raise
                elapsed = (yield from now()) - began
                chance = yield from random()
                pause = pause_before(
                    attempt, error, retries, elapsed=elapsed, max_retries=retries.max_retries, chance=chance
                )
                if pause is None:
                    error.add_note(f"Part {part.index} was sent {attempt} times.")
                    raise
            yield from sleep(pause)
        raise AssertionError("unreachable")  # pragma: no cover

    def _attempt(self, part: FilePart, url: str, sent: _Sent) -> Flow[str]:
        digest = hashlib.md5(usedforsecurity=False) if self._settings.verify else None
        body = Body(part.size, lambda: self._blocks(part, digest), sent.add)
        response: Response = yield from send(
            Send(
                method="PUT",
                url=url,
                headers={"Content-Type": "application/octet-stream", **self._record.headers},
                content=body,
                timeout=self._settings.part_timeout,
            )
        )
        what = f"part {part.index} of upload {self._record.upload_id}"
        if not 200 <= response.status_code < 300:
            raise api_error(what, response)
        etag = response.headers.get("etag", "").strip().removeprefix("W/").strip('"')
        if not etag:
            raise ApiError(f"{what}: the object store gave no ETag, so the part cannot be reported", response=response)
        if digest is not None and _MD5.fullmatch(etag.lower()) and etag.lower() != digest.hexdigest():
            raise ChecksumMismatchError(f"{what} arrived as other bytes than were sent: the ETag is not their MD5")
        return etag

    def _blocks(self, part: FilePart, digest: Any) -> Iterator[bytes]:
        self._source.check()
        for block in self._source.blocks(part.offset, part.size):
            if digest is not None:
                digest.update(block)
            yield block

    def _take_unreported(self, at_least: int) -> list[CompletedChunk]:
        with self._lock:
            if len(self._unreported) < at_least:
                return []
            taken, self._unreported = self._unreported[:MAX_REPORTED], self._unreported[MAX_REPORTED:]
            return taken

    def _report(self, chunks: list[CompletedChunk]) -> Flow[None]:
        # Before the report that may complete the upload: what has changed must not become an asset.
        yield from to_thread(self._source.check)
        request = report_multipart_upload_chunks.request(
            self._record.upload_id, completed_chunks=chunks, request_options=self._settings.request_options
        )
        answer = yield from call(request, self._config)
        if not isinstance(answer.total_completed, int):
            raise UploadError(f"the platform answered a report with {answer.total_completed!r} completed parts")
        with self._lock:
            self._completed = max(self._completed, answer.total_completed)
            self._url = self._url or answer.url
            completed = self._completed
        journal = self._journal
        if journal is not None:
            yield from to_thread(lambda: journal.write(updated(self._record, completed)))
        yield from notify(self._tell, None)

    def _progress(self) -> UploadProgress | None:
        """What is to be told, if it is more than was told before."""
        with self._lock:
            if self._completed <= self._told:
                return None
            self._told = self._completed
            total = self._record.total_chunks
            return UploadProgress(total, self._completed, 100 * self._completed / total)

    def _report_what_arrived(self) -> Flow[None]:
        """After a failure: what the object store has need not be sent again, if the platform can be told."""
        self._config = replace(self._config, retry=replace(self._config.retry, max_retries=0))
        try:
            while chunks := self._take_unreported(at_least=1):
                yield from self._report(chunks)
        except TwelveLabsError as error:
            logger.info("parts of upload %s will have to be sent again: %s", self._record.upload_id, error)

    def _check_session(self) -> Flow[None]:
        """The platform must know as many parts as there are, and call the session complete."""
        request = retrieve_multipart_upload_status.request(
            self._record.upload_id, page_limit=1, request_options=self._settings.request_options
        )
        get = polling_call(request, self._config)
        try:
            session: MultipartUploadStatus = yield from wait_until_done(
                "upload", self._record.upload_id, get, timeout=_SETTLING_SECONDS
            )
        except WaitError as error:
            raise UploadError(f"all parts were sent, but: {error}") from error
        completed = session.chunks_completed
        if completed is not None and completed != self._record.total_chunks:
            raise UploadError(f"the platform has {completed} of {self._record.total_chunks} parts")

    def _enter(self, phase: UploadPhase) -> Flow[None]:
        if event := self._meter.enter(phase):
            yield event

    def _finish_journal(self, *, remove: bool) -> None:
        if self._journal is not None:
            self._journal.remove() if remove else self._journal.close()

    def _error(self, message: str, *, kind: type[UploadError] = UploadError, token: str | None = "") -> UploadError:
        record = self._record
        if token == "" and self._source.is_resumable:
            token = record.to_token()
        message = f"upload {record.upload_id} of {self._source.name!r} (asset {record.asset_id}): {message}"
        return kind(message, upload_id=record.upload_id, asset_id=record.asset_id, token=token or None)


class _Sent:
    """What one attempt has sent, to be taken back from the meter if it fails."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._size = 0

    def add(self, size: int) -> Any:
        self._size += size
        return self._meter.add(size)

    def take_back(self) -> None:
        self._meter.add(-self._size)
        self._size = 0
