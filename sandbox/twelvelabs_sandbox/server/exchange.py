"""One request and its answer over ASGI, down to the connection that carries them."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Protocol

from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.messages import FileSlice, Response, Stream
from twelvelabs_sandbox.server.thread_pool import Threads

CONNECTION = "connection"
_PIECE = 256 * 1024
_MOST_DRAINED = 256 * 1024 * 1024


class ClientGoneError(Exception):
    """The client has closed the connection, or never ends its request: there is nobody to answer."""


class Connection(Protocol):
    """What carries a request, as far as the application may break it."""

    @property
    def is_closing(self) -> bool:
        """Whether nothing more can be sent."""

    def close(self) -> None:
        """Close it after what has been sent, as in good order."""

    def reset(self) -> None:
        """Break it, so that the client sees it break."""


class Exchange:
    """A request that is being read and answered."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, threads: Threads, stopping: asyncio.Event) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
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
        """The content type of the body without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    async def pieces(self) -> AsyncIterator[bytes]:
        """What is left of the body, as it arrives. ClientGoneError if it does not arrive whole."""
        while self._more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientGoneError
            self._more = message.get("more_body", False)
            piece: bytes = message.get("body", b"")
            self.body_size += len(piece)
            if piece:
                yield piece

    async def read(self, limit: int) -> bytes:
        """The body; an ApiError if it is larger than the limit."""
        body = bytearray()
        async for piece in self.pieces():
            body += piece
            if len(body) > limit:
                raise ApiError(413, "content_too_large", f"The body is larger than {limit} bytes.")
        return bytes(body)

    def abort(self) -> None:
        """Break off a request that is still being received, or a response that is being sent."""
        if self._more or self._started:
            self._connection.reset()

    async def drain(self) -> None:
        """Read what is left of the body and forget it, so that the client gets to reading its answer.

        A client that never comes to an end is treated as gone.
        """
        drained = 0
        async for piece in self.pieces():
            drained += len(piece)
            if drained > _MOST_DRAINED:
                raise ClientGoneError

    async def pause(self, seconds: float) -> None:
        """Let real time pass. ClientGoneError if the client goes away meanwhile, or the sandbox stops."""
        gone = asyncio.ensure_future(self._receive())
        stopped = asyncio.ensure_future(self._stopping.wait())
        try:
            done, _ = await asyncio.wait({gone, stopped}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if done:
                raise ClientGoneError
        finally:
            gone.cancel()
            stopped.cancel()
            await asyncio.gather(gone, stopped, return_exceptions=True)

    async def send(self, response: Response) -> None:
        """Send an answer."""
        await self._start(response)
        async for piece in self._body(response):
            await self._write(piece)
        await self._write(b"", more=False)

    async def follow(self, headers: Mapping[str, str], events: AsyncIterator[bytes]) -> None:
        """Send events as they come, until there are no more."""
        await self._start(Response(200, Stream(()), headers))
        async for event in events:
            await self._write(event)
        await self._write(b"", more=False)

    async def drip(self, response: Response, bytes_per_second: float) -> None:
        """Send an answer with a slow body."""
        await self._start(response)
        step = max(1, int(bytes_per_second / 20))
        async for piece in self._body(response):
            for start in range(0, len(piece), step):
                slow = piece[start : start + step]
                await self.pause(len(slow) / bytes_per_second)
                await self._write(slow)
        await self._write(b"", more=False)

    async def truncate(self, response: Response) -> None:
        """Send an answer that breaks off in the middle of its body."""
        await self._start(response)
        left = response.length // 2
        async for piece in self._body(response):
            await self._write(piece[:left])
            left -= len(piece)
            if left <= 0:
                break
        self._connection.close()
        await self._wait_for_end()

    async def reset(self) -> None:
        """Reset the connection, so that the client sees it break."""
        self._connection.reset()
        await self._wait_for_end()

    async def _start(self, response: Response) -> None:
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in response.headers.items()
        ]
        if response.status != 204 and not isinstance(response.body, Stream):
            headers.append((b"content-length", str(response.length).encode()))
        self._started = True
        await self._send({"type": "http.response.start", "status": response.status, "headers": headers})

    async def _write(self, body: bytes, *, more: bool = True) -> None:
        # uvicorn drops what is written to a closed connection without a word: a large file would be read to its end.
        if self._connection.is_closing:
            raise ClientGoneError
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
        part = response.body
        for start in range(part.start, part.start + part.length, _PIECE):
            length = min(_PIECE, part.start + part.length - start)
            yield await self._threads.run(_read, part, start, length)

    async def _wait_for_end(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


def _read(part: FileSlice, start: int, length: int) -> bytes:
    with Path(part.path).open("rb") as file:
        file.seek(start)
        return file.read(length)
