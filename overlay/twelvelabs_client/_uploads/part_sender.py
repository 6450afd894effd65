"""Sending one part to the object store until it has arrived: URLs, retries, checksums."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from twelvelabs_lowlevel.models.completed_chunk import CompletedChunk

from .._flows.effects import Acquire, Body, Callback, Flow, Release, Send, now, random, send, sleep
from .._http.decode import api_error
from .._http.retry import can_retry, delay_before_retry
from ..errors import ApiError, ChecksumMismatchError, ForbiddenError, TwelveLabsError
from .checkpoint import UploadCheckpoint
from .context import UploadContext
from .parts import FilePart
from .presigned_urls import PresignedUrls
from .progress import ProgressTracker
from .sources import OpenSource

_MD5 = re.compile(r"[0-9a-f]{32}")


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

    def send(self, part: FilePart) -> Flow[CompletedChunk]:
        """Send one part until the object store has it, and give the entry to report to the platform."""
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
                return (yield from self._attempt(part, url, sent))
            except ChecksumMismatchError:
                sent.take_back()
                mismatches += 1
                if mismatches > tuning.max_mismatches:
                    raise
                continue
            except ForbiddenError:
                sent.take_back()
                self._urls.drop(part.index, url)
                refused += 1
                if refused > tuning.max_refused_urls:
                    raise
                continue
            except TwelveLabsError as error:
                sent.take_back()
                if not can_retry(error, idempotent=True, replayable=True):
                    raise
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

    def _attempt(self, part: FilePart, url: str, sent: _Sent) -> Flow[str]:
        digest = hashlib.md5(usedforsecurity=False) if self._context.options.verify else None
        response = yield from send(
            Send(
                method="PUT",
                url=url,
                headers={"Content-Type": "application/octet-stream", **self._checkpoint.headers},
                content=Body(part.size, lambda: self._blocks(part, digest), sent.add),
                timeout=self._context.tuning.part_timeout,
            )
        )
        what = f"part {part.index} of upload {self._checkpoint.upload_id}"
        if not 200 <= response.status_code < 300:
            raise api_error(what, response)
        etag = response.headers.get("etag", "").strip().removeprefix("W/").strip('"')
        if not etag:
            raise ApiError(f"{what}: the object store returned no ETag, so it cannot be reported", response=response)
        if digest is not None and _MD5.fullmatch(etag.lower()) and etag.lower() != digest.hexdigest():
            raise ChecksumMismatchError(f"{what} was damaged on its way: the ETag is not the MD5 of the bytes sent")
        return etag

    def _blocks(self, part: FilePart, digest: Any) -> Iterator[bytes]:
        self._source.check()
        for block in self._source.blocks(part.offset, part.size):
            if digest is not None:
                digest.update(block)
            yield block


class _Sent:
    """The bytes that one attempt has sent, which do not count if it fails."""

    def __init__(self, tracker: ProgressTracker) -> None:
        self._tracker = tracker
        self._size = 0

    def add(self, size: int) -> Callback | None:
        self._size += size
        return self._tracker.add(size)

    def take_back(self) -> None:
        self._tracker.add(-self._size)
        self._size = 0
