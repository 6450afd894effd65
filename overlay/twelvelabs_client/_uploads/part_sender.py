"""Sends parts to the object store: URLs, retries, checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from itertools import count

from twelvelabs_lowlevel.models.completed_chunk import CompletedChunk

from .._flows.effects import Acquire, Body, Callback, Flow, Release, Send, now, random, send, sleep
from .._http.decode import redacted
from .._http.retry import delay_before_retry
from .._response import Response
from ..errors import ApiConnectionError, ChecksumMismatchError, TwelveLabsError, UnexpectedResponseError
from .checkpoint import UploadCheckpoint
from .context import UploadContext
from .etags import EtagComparison, read_etag
from .object_store import is_transient, may_need_fresh_url, redirect_target, store_error, without_credentials
from .parts import FilePart
from .presigned_urls import PresignedUrls
from .progress import ProgressTracker
from .sent_ranges import SentRanges
from .sources import OpenSource


class PartSender:
    """Sends parts of one upload. Its flows may run in parallel."""

    def __init__(
        self,
        source: OpenSource,
        checkpoint: UploadCheckpoint,
        urls: PresignedUrls,
        context: UploadContext,
        tracker: ProgressTracker,
    ) -> None:
        self._source = source
        self._checkpoint = checkpoint
        self._urls = urls
        self._context = context
        self._tracker = tracker
        self.sent = SentRanges(source)
        self.etags = EtagComparison(checkpoint.upload_id, have_matched=checkpoint.etags_match)

    def send(self, part: FilePart) -> Flow[CompletedChunk]:
        """Send one part, with retries. Returns the entry to report to the platform."""
        limiter = self._context.limiter
        if limiter is not None:
            yield Acquire(limiter)
        try:
            etag = yield from self._attempts(part)
        finally:
            if limiter is not None:
                yield Release(limiter)
        return CompletedChunk(chunk_index=part.index, proof=etag, proof_type="etag", chunk_size=part.size)

    def _attempts(self, part: FilePart) -> Flow[str]:
        tuning = self._context.tuning
        retries = tuning.part_retries
        began = yield from now()
        refused = mismatches = 0
        for attempt in count(1):
            url = yield from self._urls.get(part.index)
            sent = _Sent(self._tracker)
            try:
                return (yield from self._attempt(part, url, sent, sent_before=mismatches > 0))
            except ChecksumMismatchError:
                sent.take_back()
                mismatches += 1
                if mismatches > tuning.max_mismatches:
                    raise
                continue
            except TwelveLabsError as error:
                sent.take_back()
                if may_need_fresh_url(error) or (isinstance(error, ApiConnectionError) and attempt > 1):
                    # A store that refuses a URL may close the connection before its response can be read.
                    self._urls.drop(part.index, url)
                if not is_transient(error):
                    refused += 1
                    if refused > tuning.max_refused_urls or not may_need_fresh_url(error):
                        raise
                    continue
                elapsed = (yield from now()) - began
                chance = yield from random()
                pause = delay_before_retry(
                    attempt, error, retries, elapsed=elapsed, max_retries=retries.max_retries, chance=chance
                )
                if pause is None:
                    error.add_note(f"Part {part.index} was sent {attempt} times.")
                    raise
            yield from sleep(pause)
        raise AssertionError("unreachable")  # pragma: no cover

    def _attempt(self, part: FilePart, url: str, sent: _Sent, *, sent_before: bool) -> Flow[str]:
        response = yield from self._put(part, url, sent)
        what = f"part {part.index} of upload {self._checkpoint.upload_id}"
        if not 200 <= response.status_code < 300:
            raise store_error(what, response)
        etag = read_etag(response.headers.get("etag", ""))
        if not etag:
            reason = "the object store returned no ETag, so it cannot be reported"
            raise UnexpectedResponseError(f"{what}: {reason}", response=redacted(response), is_transient=True)
        md5 = sent.md5
        self.sent.add(part.offset, part.size, md5, sent.state)
        if md5 is not None and not self.etags.accepts(part.index, etag, md5, sent_before=sent_before):
            raise ChecksumMismatchError(f"{what} was corrupted in transit: the ETag is not the MD5 of the bytes sent")
        return etag

    def _put(self, part: FilePart, url: str, sent: _Sent) -> Flow[Response]:
        """Send the part, following redirects."""
        headers = {"Content-Type": "application/octet-stream", **self._checkpoint.headers}
        for redirects in count():
            response = yield from send(
                Send(
                    method="PUT",
                    url=url,
                    headers=headers,
                    content=Body(part.size, partial(self._blocks, part, sent), sent.add),
                    timeout=self._context.tuning.part_timeout,
                )
            )
            target = redirect_target(url, response)
            if target is None or redirects == self._context.tuning.max_redirects:
                return response
            sent.take_back()
            headers = without_credentials(headers, url, target)
            url = target
        raise AssertionError("unreachable")  # pragma: no cover

    def _blocks(self, part: FilePart, sent: _Sent) -> Iterator[bytes]:
        sent.state = self._source.check()
        digest = hashlib.md5(usedforsecurity=False) if self._context.options.verify else None
        for block in self._source.blocks(part.offset, part.size):
            if digest is not None:
                digest.update(block)
            yield block
        sent.md5 = digest.hexdigest() if digest is not None else None


class _Sent:
    """The bytes sent by one attempt. They are not counted if it fails."""

    def __init__(self, tracker: ProgressTracker) -> None:
        self._tracker = tracker
        self._size = 0
        self.md5: str | None = None
        """The MD5 of the bytes read; None if they are not hashed."""
        self.state: object = None
        """The state of the source before they were read."""

    def add(self, size: int) -> Callback | None:
        self._size += size
        return self._tracker.add(size)

    def take_back(self) -> None:
        self._tracker.add(-self._size)
        self._size = 0
