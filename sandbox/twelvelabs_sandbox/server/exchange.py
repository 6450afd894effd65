"""One request and its response over ASGI, down to the connection that carries them.

Starlette's Request and Response do not fit: a fault changes a response before it is sent, sends it slowly or in part,
or resets the connection, and a request body is read with a limit and can be drained.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from email.utils import formatdate
from pathlib import Path
from typing import Protocol

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from twelvelabs_sandbox.control.logged_request import LoggedFile
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.messages import Form, Response, Stream
from twelvelabs_sandbox.server.thread_pool import ThreadPool

CONNECTION = "connection"
"""The key of the connection in the state of an ASGI scope."""
STALL = 60.0
"""Seconds in which some of a request must arrive."""
_CHUNK_SIZE = 256 * 1024
_MAX_DRAINED = 256 * 1024 * 1024


class ClientDisconnectError(Exception):
    """The client has closed the connection or sends a request without end, so there is nobody to respond to."""


class Connection(Protocol):
    """The connection of a request, as far as faults act on it."""

    @property
    def is_closing(self) -> bool:
        """Whether it is closed or about to be, so that nothing more can be sent."""
        ...

    def close(self) -> None:
        """Close it in good order, after what was written."""

    def reset(self) -> None:
        """Reset it (RST): the client sees a connection error."""


class Received:
    """What was read of a request, for the log, and the rate limit headers for its response.

    ``content`` is the body, JSON or a form, or the error of reading it; None as long as it has not been read.
    """

    def __init__(self) -> None:
        self.content: bytes | Form | ApiError | None = None
        self.json = b""
        self.form: Sequence[tuple[str, str]] = ()
        self.files: Sequence[LoggedFile] = ()
        self.rate_limit_headers: Mapping[str, str] = {}


def _origin_form(scope: Scope) -> tuple[str, str]:
    """The path of a request, decoded and raw, also where the target is a whole URL (RFC 9112 section 3.2.2)."""
    path, raw = scope["path"], scope.get("raw_path", b"").decode("latin-1")
    if not raw[:8].lower().startswith(("http://", "https://")):
        return path, raw
    path, raw = ("/" + text.partition("://")[2].partition("/")[2] for text in (path, raw))
    return path, raw


def standard_headers(now: float | None = None, request_id: str | None = None) -> dict[str, str]:
    """The headers of every response, on either origin. ``now`` is in seconds since 1970; default: the real time."""
    identifier = request_id or secrets.token_hex(16)
    return {"date": formatdate(now, usegmt=True), "x-sandbox": "simulated", "x-request-id": identifier}


class Exchange:
    """A request that is being received and responded to."""

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, threads: ThreadPool, stopping: asyncio.Event
    ) -> None:
        self.method: str = scope["method"]
        self.http_version: str = scope["http_version"]
        self.path, self.raw_path = _origin_form(scope)
        self.query: str = scope["query_string"].decode("latin-1")
        self.headers = Headers(scope=scope)
        self.port: int = scope["server"][1]
        self.client: str = scope["client"][0] if scope.get("client") else ""
        self.body_size = 0
        self._receive = receive
        self._send = send
        self._threads = threads
        self._stopping = stopping
        self._connection: Connection = scope["state"][CONNECTION]
        self._more = True
        self._started = False

    @property
    def content_type(self) -> str:
        """The media type of the body in lower case, without parameters; empty if there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    async def chunks(self) -> AsyncIterator[bytes]:
        """The rest of the body, as it arrives.

        Raises ClientDisconnectError if the connection closes before its end, and ApiError 408 if nothing arrives.
        """
        while self._more:
            try:
                async with asyncio.timeout(STALL):
                    message = await self._receive()
            except TimeoutError:
                self._more = False
                reason = f"Nothing of the body has arrived for {STALL:g} seconds."
                raise ApiError(408, "request_timeout", reason, headers={"connection": "close"}) from None
            if message["type"] == "http.disconnect":
                raise ClientDisconnectError
            self._more = message.get("more_body", False)
            chunk: bytes = message.get("body", b"")
            self.body_size += len(chunk)
            if chunk:
                yield chunk

    async def read(self, limit: int) -> bytes:
        """The whole body. Raises ApiError 413 if it is larger than the limit, in bytes."""
        body = bytearray()
        async for chunk in self.chunks():
            body += chunk
            if len(body) > limit:
                raise ApiError(413, "content_too_large", f"The body is larger than {limit} bytes.")
        return bytes(body)

    def abort(self) -> None:
        """Break off a request that is still being received, or a response that is being sent."""
        if self._more or self._started:
            self._connection.reset()

    async def drain(self) -> None:
        """Discard the rest of the body: many clients read the response only after they have sent everything.

        Raises ClientDisconnectError after 256 MiB.
        """
        drained = 0
        try:
            async for chunk in self.chunks():
                drained += len(chunk)
                if drained > _MAX_DRAINED:
                    raise ClientDisconnectError
        except ApiError:  # the rest does not arrive
            raise ClientDisconnectError from None

    async def pause(self, seconds: float) -> None:
        """Sleep in real time. Raises ClientDisconnectError if the client leaves or the sandbox stops meanwhile."""
        disconnected = asyncio.ensure_future(self._receive())
        stopped = asyncio.ensure_future(self._stopping.wait())
        try:
            done, _ = await asyncio.wait({disconnected, stopped}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if done:
                raise ClientDisconnectError
        finally:
            disconnected.cancel()
            stopped.cancel()
            await asyncio.gather(disconnected, stopped, return_exceptions=True)

    async def send(self, response: Response) -> None:
        """Send a response."""
        await self._start(response)
        async for chunk in self._body(response):
            await self._write(chunk)
        await self._write(b"", more=False)

    async def follow(self, headers: Mapping[str, str], events: AsyncIterator[bytes]) -> None:
        """Send events as they occur, until the iterator ends."""
        await self._start(Response(200, Stream(()), headers))
        async for event in events:
            await self._write(event)
        await self._write(b"", more=False)

    async def drip(self, response: Response, bytes_per_second: float) -> None:
        """Send a response with a slow body, about 20 writes a second."""
        await self._start(response)
        step = max(1, int(bytes_per_second / 20))
        async for chunk in self._body(response):
            for start in range(0, len(chunk), step):
                slow = chunk[start : start + step]
                await self.pause(len(slow) / bytes_per_second)
                await self._write(slow)
        await self._write(b"", more=False)

    async def truncate(self, response: Response) -> None:
        """Send a response, but close the connection halfway through its body."""
        await self._start(response)
        left = response.length // 2
        async for chunk in self._body(response):
            await self._write(chunk[:left])
            left -= len(chunk)
            if left <= 0:
                break
        self._connection.close()
        await self._wait_until_closed()

    async def reset(self) -> None:
        """Reset the connection: the client sees a connection error."""
        self._connection.reset()
        await self._wait_until_closed()

    async def _start(self, response: Response) -> None:
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers.items()
        ]
        if response.status != 204 and not isinstance(response.body, Stream):
            headers.append((b"content-length", str(response.length).encode()))
        self._started = True
        await self._send({"type": "http.response.start", "status": response.status, "headers": headers})

    async def _write(self, body: bytes, *, more: bool = True) -> None:
        # uvicorn silently drops writes to a closed connection: the rest of a large file would be read for nothing.
        if self._connection.is_closing:
            raise ClientDisconnectError
        await self._send({"type": "http.response.body", "body": body, "more_body": more})

    async def _body(self, response: Response) -> AsyncIterator[bytes]:
        if isinstance(response.body, bytes):
            yield response.body
            return
        if isinstance(response.body, Stream):
            for event in response.body.events:
                yield event
                if response.body.pause:
                    await self.pause(response.body.pause)
            return
        end = response.body.start + response.body.length
        for start in range(response.body.start, end, _CHUNK_SIZE):
            yield await self._threads.run(_read, response.body.path, start, min(_CHUNK_SIZE, end - start))

    async def _wait_until_closed(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


def _read(path: Path, start: int, length: int) -> bytes:
    with path.open("rb") as file:
        file.seek(start)
        return file.read(length)
