"""A multipart upload as a flow: workers send and report parts in parallel until the platform has all of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from twelvelabs_lowlevel.api.multipart_uploads import retrieve_multipart_upload_status
from twelvelabs_lowlevel.models.completed_chunk import CompletedChunk
from twelvelabs_lowlevel.models.multipart_upload_status import MultipartUploadStatus

from .._flows.effects import Flow, parallel, to_thread
from .._http.logs import logger
from .._limits import MAX_PAGE_SIZE
from .._waiting.wait_one import wait_until_done
from ..errors import ApiError, SourceChangedError, TwelveLabsError, UploadError, WaitError, WaitTimeoutError
from .checkpoint import UploadCheckpoint
from .checkpoint_store import CheckpointFile
from .context import UploadContext
from .part_reporter import PartReporter
from .part_sender import PartSender
from .parts import FilePart, split
from .presigned_urls import PresignedUrls
from .progress import ProgressTracker, UploadPhase
from .sequential_source import SequentialSource
from .session_status import has_lost_parts, read_session
from .sources import OpenSource


@dataclass(frozen=True, slots=True)
class UploadResult:
    """An uploaded file. The asset is still being processed: wait until it is ready."""

    asset_id: str
    asset_url: str
    """The URL of the file; empty if the platform did not send it."""


class MultipartUpload:
    """One upload session: sends its parts and checks that it is complete."""

    def __init__(
        self,
        source: OpenSource,
        checkpoint: UploadCheckpoint,
        urls: PresignedUrls,
        context: UploadContext,
        tracker: ProgressTracker,
        file: CheckpointFile | None,
    ) -> None:
        self._source = source
        self._checkpoint = checkpoint
        self._id = checkpoint.upload_id
        self._context = context
        self._tracker = tracker
        self._file = file
        self._sender = PartSender(source, checkpoint, urls, context, tracker)
        self._reporter = PartReporter(self._sender.sent, checkpoint, context, file, self._sender.etags)
        self._parts: Iterator[FilePart] = iter(())
        self._held: list[tuple[FilePart, CompletedChunk]] = []
        """Parts to report once it is certain that they arrived intact."""
        self._lock = threading.Lock()
        self._failed: int | None = None
        """The index of the first part that could not be sent."""

    def run(self, done: frozenset[int] = frozenset()) -> Flow[UploadResult]:
        """Send and report all parts that the platform does not have, and check that the session is complete.

        Raises UploadError with the session's ids, and a token if it can be resumed. The caller's own exceptions
        (from a callback, or a cancellation) are raised unchanged.
        """
        try:
            result = yield from self._run(done)
        except SourceChangedError as error:
            yield from self._close_file(remove=True)
            raise self._error(f"{error}. Upload it again.", kind=SourceChangedError, can_resume=False) from error
        except TwelveLabsError as error:
            yield from self._reporter.salvage()
            yield from self._close_file(remove=False)
            if isinstance(error, UploadError):
                raise self._error(str(error), kind=type(error)) from error
            arrived = f"{self._reporter.completed} of {self._checkpoint.total_chunks} parts arrived"
            raise self._error(f"{error} ({arrived})") from error
        except BaseException as error:
            yield from self._close_file(remove=False)
            if self._source.is_resumable:
                error.add_note(f"Upload {self._checkpoint.upload_id} can be resumed: upload the same file again.")
            raise
        yield from self._close_file(remove=True)
        return result

    def _run(self, done: frozenset[int]) -> Flow[UploadResult]:
        parts = list(split(self._source.size, self._checkpoint.chunk_size))
        if len(parts) != self._checkpoint.total_chunks:
            wanted = f"{self._checkpoint.total_chunks} parts of {self._checkpoint.chunk_size} bytes"
            raise UploadError(f"the platform expects {wanted} for {self._source.size} bytes")
        left = [part for part in parts if part.index not in done]
        self._reporter.completed = len(done)
        self._tracker.begin(len(parts), sum(part.size for part in parts if part.index in done), len(done))
        for losses in count():
            yield from self._tracker.enter(UploadPhase.UPLOADING)
            try:
                yield from self._send_all(left)
            except ApiError:
                if losses and (yield from self._is_complete()):  # the list of lost parts was out of date
                    break
                raise
            yield from self._sender.sent.check()
            yield from self._tracker.enter(UploadPhase.FINALIZING)
            missing = yield from self._missing()
            if not missing:
                break
            if losses == self._context.tuning.max_losses:
                raise UploadError(f"the platform lost parts again, after they were sent {losses + 1} times")
            left = [part for part in parts if part.index in missing]
            logger.warning("upload %s: sending %d parts again that the platform lost", self._id, len(left))
            for part in left:
                self._tracker.part_lost(part.size)
        return UploadResult(self._checkpoint.asset_id, self._reporter.url or "")

    def _send_all(self, parts: list[FilePart]) -> Flow[None]:
        """Send and report parts. Those that turn out to be corrupted are sent again."""
        while parts:
            self._parts = iter(parts)
            workers = min(self._context.options.concurrency, len(parts))
            yield from parallel((self._worker() for _ in range(workers)), workers, sends_files=True)
            corrupted = self._sender.etags.take_corrupted()
            held, self._held = self._held, []
            parts = [part for part, _ in held if part.index in corrupted]
            for part, chunk in held:
                if part.index in corrupted:
                    self._tracker.part_lost(part.size)
                else:
                    yield from self._arrived(part, chunk)
        yield from self._reporter.finish()

    def _worker(self) -> Flow[None]:
        """Send one part after the other, until none are left."""
        while (part := (yield from self._next_part())) is not None:
            try:
                chunk = yield from self._sender.send(part)
            except TwelveLabsError:
                self._failed = self._failed or part.index
                raise
            self._tracker.part_done()
            if self._sender.etags.is_certain(part.index):
                yield from self._arrived(part, chunk)
            else:
                self._held.append((part, chunk))

    def _arrived(self, part: FilePart, chunk: CompletedChunk) -> Flow[None]:
        if isinstance(self._source, SequentialSource):
            yield from to_thread(partial(self._source.release, part.offset))
        yield from self._reporter.add(chunk)

    def _next_part(self) -> Flow[FilePart | None]:
        source = self._source
        if isinstance(source, SequentialSource):
            return (yield from to_thread(lambda: self._keep_next(source)))
        with self._lock:
            return next(self._parts, None)

    def _keep_next(self, source: SequentialSource) -> FilePart | None:
        """Read the next part of a stream. Parts must be read in order."""
        with self._lock:
            part = next(self._parts, None)
            if part is not None and not source.has(part.offset):
                try:
                    source.keep(part.offset, part.size)
                except BaseException:
                    self._parts = iter(())  # nothing after it can be read either
                    raise
            return part

    def _missing(self) -> Flow[frozenset[int]]:
        """The parts that were reported, but that the platform lacks; empty once the session is complete."""
        try:
            return (yield from self._settle())
        except WaitError as error:
            raise UploadError(f"all parts were sent, but: {error}") from error

    def _settle(self) -> Flow[frozenset[int]]:
        tuning, total = self._context.tuning, self._checkpoint.total_chunks
        if self._reporter.completed >= total:
            with suppress(WaitTimeoutError):
                session = yield from self._wait(tuning.loss_grace, or_lost=True)
                if session.status == "completed":
                    return self._check_count(session)
        listed = yield from read_session(self._id, self._context.config, self._context.request_options, total=total)
        is_counted = listed.completed_count is not None or listed.completed  # otherwise nothing is known
        if listed.status == "active" and is_counted and listed.completed_count != total:
            missing = frozenset(range(1, total + 1)) - listed.completed
            if missing:
                return missing
        return self._check_count((yield from self._wait(tuning.settling_seconds)))

    def _wait(self, timeout: float, *, or_lost: bool = False) -> Flow[MultipartUploadStatus]:
        """The session once it is complete, or lists parts as failed."""
        request = retrieve_multipart_upload_status.request(
            self._id, page_limit=MAX_PAGE_SIZE, request_options=self._context.request_options
        )

        def status(session: MultipartUploadStatus) -> object:
            return "completed" if or_lost and has_lost_parts(session) else session.status

        return wait_until_done("upload", self._id, request, self._context.config, timeout=timeout, status=status)

    def _check_count(self, session: MultipartUploadStatus) -> frozenset[int]:
        total = self._checkpoint.total_chunks
        if session.chunks_completed is not None and session.chunks_completed != total:
            raise UploadError(f"the platform has {session.chunks_completed} of {total} parts")
        return frozenset()

    def _is_complete(self) -> Flow[bool]:
        listed = yield from read_session(
            self._id, self._context.config, self._context.request_options, total=self._checkpoint.total_chunks
        )
        return listed.status == "completed"

    def _close_file(self, *, remove: bool) -> Flow[None]:
        if self._file is not None:
            yield from to_thread(self._file.remove if remove else self._file.close)

    def _error(self, message: str, *, kind: type[UploadError] = UploadError, can_resume: bool = True) -> UploadError:
        upload_id, asset_id = self._checkpoint.upload_id, self._checkpoint.asset_id
        checkpoint = replace(self._checkpoint, etags_match=self._sender.etags.have_matched)
        if isinstance(self._source, SequentialSource):  # known only after it was read
            checkpoint = replace(checkpoint, fingerprint=self._source.fingerprint())
        token = checkpoint.to_token() if can_resume else None
        what = f"upload {upload_id} of {self._source.name!r} (asset {asset_id})"
        return kind(f"{what}: {message}", self._failed, upload_id=upload_id, asset_id=asset_id, token=token)
