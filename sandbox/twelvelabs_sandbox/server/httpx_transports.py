"""httpx transports to a sandbox in the same process, for a client of either kind.

They behave as a connection does: bodies go in pieces, timeouts run, and broken connections raise what httpx raises.
"""

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from email.utils import formatdate
from typing import NoReturn, TypeVar
from urllib.parse import unquote

import anyio
import anyio.to_thread
import h11
import httpx

from twelvelabs_sandbox.errors import SandboxError
from twelvelabs_sandbox.server.in_process import (
    API_PORT,
    HOST,
    MEDIA_PORT,
    AnswerHead,
    Delivery,
    Event,
    InProcess,
    RequestHead,
    Reset,
)

T = TypeVar("T")

_PORTS = {None: API_PORT, MEDIA_PORT: MEDIA_PORT}


class SandboxTransport(httpx.BaseTransport):
    """Carries the requests of an `httpx.Client` to a sandbox. ``find`` gives the one that runs now."""

    def __init__(self, find: Callable[[], InProcess]) -> None:
        self._find = find

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; what httpx raises over a socket is raised here too."""
        call = _Call(self._find, request)
        try:
            assert isinstance(request.stream, Iterable)  # noqa: S101 - httpx.Client takes no other
            for piece in request.stream:
                call.push(piece)
            call.end_body()
            head = call.head(call.wait())
        except BaseException:
            call.delivery.leave()
            raise
        return call.response(head, _Answer(call))


class AsyncSandboxTransport(httpx.AsyncBaseTransport):
    """Carries the requests of an `httpx.AsyncClient` to a sandbox, under asyncio or trio."""

    def __init__(self, find: Callable[[], InProcess]) -> None:
        self._find = find

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; what httpx raises over a socket is raised here too."""
        call = _Call(self._find, request)
        try:
            assert isinstance(request.stream, AsyncIterable)  # noqa: S101 - httpx.AsyncClient takes no other
            async for piece in request.stream:
                await _in_thread(call.push, piece)
            call.end_body()
            head = call.head(await _in_thread(call.wait))
        except BaseException:
            call.delivery.leave()
            raise
        return call.response(head, _AsyncAnswer(call))


async def _in_thread(function: Callable[..., T], *args: object) -> T:
    # These threads only wait, so they take no room from those that compute. One that nobody waits for any more ends
    # soon, as the delivery is left.
    limiter = anyio.CapacityLimiter(1)
    return await anyio.to_thread.run_sync(function, *args, abandon_on_cancel=True, limiter=limiter)


class _Call:
    """A request on its way, in the terms of httpx."""

    def __init__(self, find: Callable[[], InProcess], request: httpx.Request) -> None:
        if request.url.host != HOST or request.url.port not in _PORTS:
            origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii', 'replace')}"
            raise httpx.ConnectError(f"only a sandbox in this process can be reached, not {origin}")
        self._request = request
        self._timeouts = request.extensions.get("timeout", {})
        self._declared = request.headers.get("content-length")
        self._sent = self._received = 0
        self._expected: int | None = None
        try:
            self.delivery: Delivery = find().begin(self._request_head())
        except SandboxError as error:
            raise httpx.ConnectError(str(error)) from None

    def push(self, piece: bytes) -> None:
        """Send more of the body."""
        self._sent += len(piece)
        if self._declared is not None and self._sent > int(self._declared):
            raise httpx.LocalProtocolError("Too much data for declared Content-Length")
        if piece and not self.delivery.push(piece, self._timeouts.get("write")):
            raise httpx.WriteTimeout("")

    def end_body(self) -> None:
        """End the body, which must be as long as was declared."""
        if self._declared is not None and self._sent < int(self._declared):
            raise httpx.LocalProtocolError("Too little data for declared Content-Length")
        self.delivery.end_body()

    def wait(self) -> Event:
        """What comes next of the answer."""
        event = self.delivery.next_event(self._timeouts.get("read"))
        if event is None:
            self.delivery.leave()
            raise httpx.ReadTimeout("The read operation timed out")
        if isinstance(event, Reset):
            raise httpx.ReadError("[Errno 104] Connection reset by peer")
        return event

    def head(self, event: Event) -> AnswerHead:
        """The beginning of the answer."""
        if not isinstance(event, AnswerHead):
            raise httpx.RemoteProtocolError("Server disconnected without sending a response.")
        lengths = [int(value) for name, value in event.headers if name == b"content-length"]
        self._expected = 0 if self._request.method == "HEAD" else lengths[0] if lengths else None
        return event

    def response(self, head: AnswerHead, stream: "_Answer | _AsyncAnswer") -> httpx.Response:
        """The answer, with its body still to come."""
        headers = [(b"date", formatdate(usegmt=True).encode()), *head.headers]
        return httpx.Response(head.status, headers=headers, stream=stream, extensions={"http_version": b"HTTP/1.1"})

    def piece(self, event: Event) -> bytes | None:
        """What an event adds to the body; None if it is complete."""
        if isinstance(event, bytes):
            self._received += len(event)
            return event if self._request.method != "HEAD" else b""
        if self._expected is not None and self._received < self._expected:
            self._broken_off(self._expected)
        return None

    def _broken_off(self, expected: int) -> NoReturn:
        raise httpx.RemoteProtocolError(
            "peer closed connection without sending complete message body"
            f" (received {self._received} bytes, expected {expected})"
        )

    def _request_head(self) -> RequestHead:
        request, target = self._request, self._request.url.raw_path
        try:
            # As over a socket, what HTTP does not allow is not sent.
            h11.Request(method=request.method, target=target, headers=request.headers.raw)
        except h11.LocalProtocolError as error:
            raise httpx.LocalProtocolError(str(error)) from error
        raw_path, _, query = target.partition(b"?")
        return RequestHead(
            method=request.method,
            path=unquote(raw_path.decode("ascii")),
            raw_path=raw_path,
            query=query,
            port=_PORTS[request.url.port],
            headers=[(name.lower(), value) for name, value in request.headers.raw],
        )


class _Answer(httpx.SyncByteStream):
    def __init__(self, call: _Call) -> None:
        self._call = call

    def __iter__(self) -> Iterator[bytes]:
        while (piece := self._call.piece(self._call.wait())) is not None:
            yield piece

    def close(self) -> None:
        self._call.delivery.leave()


class _AsyncAnswer(httpx.AsyncByteStream):
    def __init__(self, call: _Call) -> None:
        self._call = call

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while (piece := self._call.piece(await _in_thread(self._call.wait))) is not None:
            yield piece

    async def aclose(self) -> None:
        self._call.delivery.leave()
