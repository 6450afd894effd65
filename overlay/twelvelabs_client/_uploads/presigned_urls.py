"""Presigned URLs for the parts. They are fetched before they are needed and replaced before they expire."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from twelvelabs_lowlevel.api.multipart_uploads import create_multipart_upload_presigned_urls
from twelvelabs_lowlevel.models.presigned_url_chunk import PresignedUrlChunk
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow, now
from .._http.call import call_with_response
from .._http.decode import missing_field
from .._http.logs import logger
from .._limits import MAX_PRESIGNED_URLS
from .._response import Response
from ..errors import TwelveLabsError
from .context import UploadContext
from .urls import is_public_url


@dataclass(frozen=True, slots=True)
class _Url:
    url: str
    valid_until: float
    """On the monotonic clock."""


class PresignedUrls:
    """The URLs of one upload. Its flows may run in parallel."""

    def __init__(self, upload_id: str, total: int, context: UploadContext) -> None:
        self._upload_id = upload_id
        self._total = total
        self._ahead = context.tuning.urls_ahead * context.options.concurrency
        self._context = context
        self._urls: dict[int, _Url] = {}
        self._is_fetching = False
        self._lock = threading.Lock()

    def add(self, urls: Sequence[PresignedUrlChunk], response: Response, at: float) -> None:
        """Store the URLs of a response that arrived at this time on the monotonic clock."""
        with self._lock:
            for one in urls or ():  # may be null, against the contract
                if one is None or one.chunk_index is None or not is_public_url(one.url):  # it is asked for again
                    continue
                lifetime = _lifetime(one.expires_at, response.server_time)
                margin = min(self._context.tuning.url_margin, lifetime / 10)  # in proportion if it is short
                self._urls[one.chunk_index] = _Url(one.url, at + lifetime - margin)

    def get(self, index: int) -> Flow[str]:
        """The URL of a part. Fetches more when they run low; only the caller that notices waits for that."""
        at = yield from now()
        with self._lock:
            url = self._valid(index, at)
            missing = self._first_missing(index, at)
            is_mine = url is not None and missing is not None and not self._is_fetching
            self._is_fetching = self._is_fetching or is_mine
        if url is None:
            request, response = yield from self._fetch(index, at)
            with self._lock:
                fresh = self._urls.get(index)
            if fresh is None:
                raise missing_field(request, f"upload_urls for part {index}", response)
            return fresh.url
        if is_mine:
            try:
                yield from self._fetch(missing or index, at)
            except TwelveLabsError as error:
                # This part has its URL. The part without one asks again, and fails if it must.
                logger.info("cannot fetch more URLs for upload %s: %s", self._upload_id, error)
            finally:
                self._is_fetching = False
        return url

    def drop(self, index: int, url: str) -> None:
        """Discard a URL that was rejected."""
        with self._lock:
            known = self._urls.get(index)
            if known is not None and known.url == url:
                del self._urls[index]

    def _valid(self, index: int, at: float) -> str | None:
        known = self._urls.get(index)
        return known.url if known is not None and known.valid_until > at else None

    def _first_missing(self, index: int, at: float) -> int | None:
        """The first of the next parts without a valid URL."""
        following = range(index + 1, min(index + self._ahead, self._total) + 1)
        return next((other for other in following if self._valid(other, at) is None), None)

    def _fetch(self, start: int, at: float) -> Flow[tuple[Request[Any], Response]]:
        request = create_multipart_upload_presigned_urls.request(
            self._upload_id,
            start=start,
            count=min(MAX_PRESIGNED_URLS, self._total - start + 1),
            request_options=self._context.request_options,
        )
        answer, response = yield from call_with_response(request, self._context.config)
        self.add(answer.upload_urls, response, at)
        return request, response


def _lifetime(expires_at: datetime | None, server_time: float) -> float:
    return float("inf") if expires_at is None else max(0.0, expires_at.timestamp() - server_time)
