"""The platform's response as received, which errors and pagers keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Generic, TypeVar

T = TypeVar("T")

REQUEST_ID_HEADERS = ("x-request-id", "request-id", "x-amzn-requestid", "x-amz-request-id", "cf-ray")


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response: its status, headers (names in lower case) and body."""

    status_code: int
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = field(default=b"", repr=False)
    received_at: float = field(default=0.0, compare=False)
    """Unix time of this machine when the response came; 0 if it did not come over the network."""

    @property
    def request_id(self) -> str | None:
        """The id of the call, for the platform's support; None if the platform sent none."""
        return next((self.headers[name] for name in REQUEST_ID_HEADERS if name in self.headers), None)

    @property
    def server_time(self) -> float:
        """Unix time of the server: the response's Date (RFC 9110 section 6.6.1), or else `received_at`.

        Times in the response are compared with it, so that a wrong clock here does no harm.
        """
        date = parse_http_date(self.headers.get("date", ""))
        return self.received_at if date is None else date


@dataclass(frozen=True, slots=True)
class _ResponseWithData(Response, Generic[T]):
    """A response, and what the method returns for it."""

    data: T = field(kw_only=True)


class HttpResponse(_ResponseWithData[T], Generic[T]):
    """What a method of `with_raw_response` returns: the last response of the call, and in `data` the method's result.

    It is the response as received: that of a deletion that an earlier attempt had made has status 404.
    """

    __slots__ = ()

    def close(self) -> None:
        """Do nothing: the response has been read, and its connection is free."""


class AsyncHttpResponse(_ResponseWithData[T], Generic[T]):
    """The same as `HttpResponse`, for asynchronous clients."""

    __slots__ = ()

    async def close(self) -> None:
        """Do nothing: the response has been read, and its connection is free."""


class HasResponse:
    """What pagers and streams show of their response."""

    def _received(self) -> Response:
        raise NotImplementedError  # pragma: no cover

    @property
    def status_code(self) -> int:
        """The status of the response."""
        return self._received().status_code

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the response, with names in lower case."""
        return self._received().headers

    @property
    def request_id(self) -> str | None:
        """The id of the call, for the platform's support; None if the platform sent none."""
        return self._received().request_id


def parse_http_date(text: str) -> float | None:
    """Unix time of an HTTP date in any of its three forms (RFC 9110 section 5.6.7); None if it is not valid."""
    try:
        at = parsedate_to_datetime(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
