"""An upload in parts as a flow: workers send them in parallel and report them, until the platform has all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from twelvelabs_lowlevel.api.multipart_uploads import retrieve_multipart_upload_status
from twelvelabs_lowlevel.models.multipart_upload_status import MultipartUploadStatus

from .._flows.effects import Flow, parallel, to_thread
from .._waiting.wait_one import wait_until_done
from ..errors import SourceChangedError, TwelveLabsError, UploadError, WaitError
from .checkpoint import UploadCheckpoint
from .checkpoint_store import CheckpointFile
from .context import UploadContext
from .part_reporter import PartReporter
from .part_sender import PartSender
from .parts import FilePart, split
from .presigned_urls import PresignedUrls
from .progress import ProgressTracker, UploadPhase
from .sources import OpenSource, SequentialSource


@dataclass(frozen=True, slots=True)
class UploadResult:
    """A file that has arrived. The asset is still being processed: wait until it is ready."""

    asset_id: str
    asset_url: str
    """Where the file is; empty if the platform did not say."""


class MultipartUpload:
    """One upload session: sends its parts and sees that it is complete."""

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
        self._context = context
        self._tracker = tracker
        self._file = file
        self._sender = PartSender(source, checkpoint, urls, context, tracker)
        self._reporter = PartReporter(source, checkpoint, context, file)
        self._parts: Iterator[FilePart] = iter(())
        self._lock = threading.Lock()

    def run(self, done: frozenset[int] = frozenset()) -> Flow[UploadResult]:
        """Send and report all parts but those that the platform has, and check that the session is complete.

        Raises UploadError with the session's ids, and a token if it can be resumed. An exception of the caller's own
        (from a callback, or a cancellation) is raised as it is.
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
            raise UploadError(f"the platform wants {wanted} for {self._source.size} bytes")
        left = [part for part in parts if part.index not in done]
        self._parts = iter(left)
        self._reporter.completed = len(done)
        self._tracker.begin(len(parts), sum(part.size for part in parts if part.index in done), len(done))
        yield from self._tracker.enter(UploadPhase.UPLOADING)
        workers = min(self._context.options.concurrency, len(left))
        if workers:
            yield from parallel((self._worker() for _ in range(workers)), workers, sends_files=True)
        yield from self._reporter.finish()
        yield from to_thread(self._source.check)
        yield from self._tracker.enter(UploadPhase.FINALIZING)
        yield from self._check_complete()
        return UploadResult(self._checkpoint.asset_id, self._reporter.url or "")

    def _worker(self) -> Flow[None]:
        """Send one part after the other until none are left."""
        while (part := (yield from self._next_part())) is not None:
            chunk = yield from self._sender.send(part)
            if isinstance(self._source, SequentialSource):
                yield from to_thread(partial(self._source.release, part.offset))
            self._tracker.part_done()
            yield from self._reporter.add(chunk)

    def _next_part(self) -> Flow[FilePart | None]:
        source = self._source
        if isinstance(source, SequentialSource):
            return (yield from to_thread(lambda: self._keep_next(source)))
        with self._lock:
            return next(self._parts, None)

    def _keep_next(self, source: SequentialSource) -> FilePart | None:
        """Read the next part of a stream, which has to happen in order."""
        with self._lock:
            part = next(self._parts, None)
            if part is not None:
                source.keep(part.offset, part.size)
            return part

    def _check_complete(self) -> Flow[None]:
        """The platform must have all parts, and call the session complete."""
        upload_id, total = self._checkpoint.upload_id, self._checkpoint.total_chunks
        request = retrieve_multipart_upload_status.request(
            upload_id, page_limit=1, request_options=self._context.request_options
        )
        try:
            session: MultipartUploadStatus = yield from wait_until_done(
                "upload", upload_id, request, self._context.config, timeout=self._context.tuning.settling_seconds
            )
        except WaitError as error:
            raise UploadError(f"all parts were sent, but: {error}") from error
        if session.chunks_completed is not None and session.chunks_completed != total:
            raise UploadError(f"the platform has {session.chunks_completed} of {total} parts")

    def _close_file(self, *, remove: bool) -> Flow[None]:
        if self._file is not None:
            yield from to_thread(self._file.remove if remove else self._file.close)

    def _error(self, message: str, *, kind: type[UploadError] = UploadError, can_resume: bool = True) -> UploadError:
        ids = {"upload_id": self._checkpoint.upload_id, "asset_id": self._checkpoint.asset_id}
        token = self._checkpoint.to_token() if can_resume and self._source.is_resumable else None
        what = f"upload {ids['upload_id']} of {self._source.name!r} (asset {ids['asset_id']})"
        return kind(f"{what}: {message}", token=token, **ids)
