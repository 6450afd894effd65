"""A response body being read, for the synchronous driver. The asynchronous counterpart is in `async_incoming`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator

import httpx

from .._flows.effects import Send
from .._http.adapter import call_of
from .._http.body import BodyDecoder
from .._http.failures import errors_of
from .abandoned import abandon
from .http_client import HttpClient, shut_down


class _OpenBody:
    """A body and everything that refers to its connection. It must not be finalized before it is closed."""

    def __init__(self, owner: HttpClient, answer: httpx.Response, call: str) -> None:
        self.answer = answer
        self.chunks = _decoded(answer, call)
        self.call = call
        self._streams = owner.streams
        self._streams.add(self)

    def shut_down(self) -> None:
        """Shut down the socket. Takes no lock."""
        stream = self.answer.extensions.get("network_stream")
        if stream is not None:
            shut_down(stream.get_extra_info("socket"))

    def close(self) -> None:
        self.answer.close()
        self._streams.discard(self)


def _decoded(answer: httpx.Response, call: str) -> Iterator[bytes]:
    if answer.is_stream_consumed:  # by a user's transport or hook
        yield answer.content
        return
    decoder = BodyDecoder(call, answer.headers)
    for chunk in answer.iter_raw():
        yield from decoder.feed(chunk)
    decoder.end()


class Incoming:
    """The unread part of a response body. If dropped, its socket is shut down, and the next call frees its place."""

    def __init__(self, owner: HttpClient, http: httpx.Client, message: Send, answer: httpx.Response) -> None:
        self._http = http
        self._message = message
        self._body: _OpenBody | None = _OpenBody(owner, answer, call_of(message))

    def receive(self) -> bytes:
        """The next bytes; empty at the end."""
        if self._body is None:
            return b""
        with errors_of(self._http, self._message):
            return next(self._body.chunks, b"")

    def close(self) -> None:
        """Release the connection."""
        body, self._body = self._body, None
        if body is not None:
            body.close()

    def __del__(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            abandon(body)
            body.shut_down()
            warnings.warn(
                f"{body.call}: the stream was dropped before its end; use it in `with`, or close it",
                ResourceWarning,
                source=self,
                stacklevel=2,
            )
