"""Reports the parts that have arrived: to the platform, the checkpoint and the user."""

from __future__ import annotations

import threading
from dataclasses import replace

from twelvelabs_lowlevel.api.multipart_uploads import report_multipart_upload_chunks
from twelvelabs_lowlevel.models.completed_chunk import CompletedChunk

from .._flows.callbacks import Coalesced
from .._flows.effects import Flow, notify, to_thread
from .._http.call import call
from .._http.logs import logger
from .._limits import MAX_REPORTED_PARTS
from ..errors import TwelveLabsError
from .checkpoint import UploadCheckpoint
from .checkpoint_store import CheckpointFile
from .context import UploadContext
from .etags import EtagComparison
from .progress import UploadProgress
from .sent_ranges import SentRanges


class PartReporter:
    """Reports the parts of one upload in batches. Its flows may run in parallel."""

    def __init__(
        self,
        sent: SentRanges,
        checkpoint: UploadCheckpoint,
        context: UploadContext,
        file: CheckpointFile | None,
        etags: EtagComparison,
    ) -> None:
        self._sent = sent
        self._checkpoint = checkpoint
        self._context = context
        self._config = context.config
        self._file = file
        self._etags = etags
        self._unreported: list[CompletedChunk] = []
        self._notified = 0
        self._callback = Coalesced(context.on_report, self._progress) if context.on_report is not None else None
        self._lock = threading.Lock()
        self.completed = 0
        """The number of parts that have arrived, as counted by the platform."""
        self.url: str | None = None
        """The URL of the file, once the platform has sent it."""

    def add(self, chunk: CompletedChunk) -> Flow[None]:
        """Record a part that has arrived. Parts are reported in batches."""
        with self._lock:
            self._unreported.append(chunk)
        if batch := self._take(at_least=self._context.tuning.batch_size):
            yield from self._report(batch)

    def finish(self) -> Flow[None]:
        """Report all remaining parts."""
        while batch := self._take(at_least=1):
            yield from self._report(batch)
        yield from notify(self._callback, None)  # covers calls that were skipped while another was running

    def salvage(self) -> Flow[None]:
        """After a failure, try once to report the parts that have arrived, so that they need not be sent again."""
        self._config = replace(self._config, retry=replace(self._config.retry, max_retries=0))
        try:
            while batch := self._take(at_least=1):
                yield from self._report(batch)
        except TwelveLabsError as error:
            logger.info("parts of upload %s will have to be sent again: %s", self._checkpoint.upload_id, error)

    def _take(self, at_least: int) -> list[CompletedChunk]:
        with self._lock:
            if len(self._unreported) < at_least:
                return []
            taken, self._unreported = self._unreported[:MAX_REPORTED_PARTS], self._unreported[MAX_REPORTED_PARTS:]
            return taken

    def _report(self, batch: list[CompletedChunk]) -> Flow[None]:
        # This report may complete the upload, and a file that has changed must not become an asset.
        yield from self._sent.check()
        request = report_multipart_upload_chunks.request(
            self._checkpoint.upload_id, completed_chunks=batch, request_options=self._context.request_options
        )
        answer = yield from call(request, self._config)
        with self._lock:
            # If the count cannot be decoded, the session's status provides it at the end.
            self.completed = max(self.completed, answer.total_completed or 0)
            self.url = self.url or answer.url
            checkpoint = replace(self._checkpoint, completed=self.completed, etags_match=self._etags.have_matched)
        file = self._file
        if file is not None:
            yield from to_thread(lambda: file.write(checkpoint))
        yield from notify(self._callback, None)

    def _progress(self) -> UploadProgress | None:
        """The progress in the vendor SDK's format; None unless it has advanced since the last call."""
        with self._lock:
            if self.completed <= self._notified:
                return None
            self._notified = self.completed
            total = self._checkpoint.total_chunks
            return UploadProgress(total, self.completed, 100 * self.completed / total)
