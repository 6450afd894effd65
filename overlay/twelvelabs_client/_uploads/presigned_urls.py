"""Presigned URLs: where each part goes, fetched ahead of need and replaced before they end."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from twelvelabs_lowlevel.api.multipart_uploads import create_multipart_upload_presigned_urls
from twelvelabs_lowlevel.models.presigned_url_chunk import PresignedUrlChunk
from twelvelabs_lowlevel.requests import RequestOptions

from .._flows.effects import Flow, now
from .._http.call import call_with_response
from .._http.config import ClientConfig
from .._http.logs import logger
from .._response import Response
from ..errors import TwelveLabsError, UploadError

MAX_URLS = 50
"""How many URLs the platform gives at a time."""
_MARGIN = 60.0
"""Seconds before its end at which a URL is not used any more."""


@dataclass(frozen=True, slots=True)
class _Url:
    url: str
    good_until: float


class UrlSupply:
    """The URLs of one upload. Its flows may run side by side."""

    def __init__(
        self, upload_id: str, total: int, ahead: int, config: ClientConfig, options: RequestOptions | None
    ) -> None:
        self._upload_id = upload_id
        self._total = total
        self._ahead = ahead
        self._config = config
        self._options = options
        self._urls: dict[int, _Url] = {}
        self._fetching = False
        self._lock = threading.Lock()

    def add(self, urls: Sequence[PresignedUrlChunk], response: Response, at: float) -> None:
        """Remember URLs from an answer that came at this time of the monotonic clock."""
        with self._lock:
            for one in urls or ():  # null may stand where the contract has a list
                lifetime = _lifetime(one.expires_at, response.server_time)
                # A short lifetime, as in tests, has a margin in proportion.
                self._urls[one.chunk_index] = _Url(one.url, at + lifetime - min(_MARGIN, lifetime / 10))

    def get(self, index: int) -> Flow[str]:
        """The URL of a part. Fetches more when they run low, which only the part that notices waits for."""
        at = yield from now()
        with self._lock:
            known = self._urls.get(index)
            if known is not None and known.good_until <= at:
                known = None
            low = self._next_missing(index, at)
            fetch = known is None or (low is not None and not self._fetching)
            if fetch and known is not None:
                self._fetching = True
        if not fetch and known is not None:
            return known.url
        if known is None:
            yield from self._fetch(index, at)
            with self._lock:
                fresh = self._urls.get(index)
            if fresh is None:
                raise UploadError(f"the platform gave no URL for part {index}")
            return fresh.url
        try:
            yield from self._fetch(low or index, at)
        except TwelveLabsError as error:
            # The part at hand has its URL; whoever needs the next will ask again, and be told.
            logger.info("cannot fetch URLs ahead for upload %s: %s", self._upload_id, error)
        finally:
            self._fetching = False
        return known.url

    def drop(self, index: int, url: str) -> None:
        """Forget a URL that was refused."""
        with self._lock:
            known = self._urls.get(index)
            if known is not None and known.url == url:
                del self._urls[index]

    def _next_missing(self, index: int, at: float) -> int | None:
        """The first part after this one without a good URL, if it is near."""
        for other in range(index + 1, min(index + self._ahead, self._total) + 1):
            known = self._urls.get(other)
            if known is None or known.good_until <= at:
                return other
        return None

    def _fetch(self, start: int, at: float) -> Flow[None]:
        request = create_multipart_upload_presigned_urls.request(
            self._upload_id,
            start=start,
            count=min(MAX_URLS, self._total - start + 1),
            request_options=self._options,
        )
        answer, response = yield from call_with_response(request, self._config)
        self.add(answer.upload_urls, response, at)


def _lifetime(expires_at: datetime | None, server_time: float) -> float:
    return float("inf") if expires_at is None else max(0.0, expires_at.timestamp() - server_time)
