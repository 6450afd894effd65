"""The body of a response while it is read, for the asynchronous driver. Its twin for threads is in `incoming`."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import AsyncGenerator, AsyncIterator
from functools import partial

import anyio
import httpx

from .._flows.effects import Send
from .._http.adapter import call_of
from .._http.body import BodyDecoder
from .._http.failures import errors_of
from .async_http_client import LoopClient
from .event_loop import call_soon, spawn

_MAX_LEFT_OVER = 100_000
"""Chunks of a closed stream that may be left to drain: a bound for a loop that ends much earlier."""


class _OpenBody:
    """A body and all that refers to its connection. It must not be finalized before it is closed."""

    def __init__(self, owner: LoopClient, answer: httpx.Response, call: str, close_timeout: float) -> None:
        self.call = call
        self.owner = owner
        self._raw = answer.aiter_raw()
        self.chunks = self._decoded()
        self._answer = answer
        self._close_timeout = close_timeout
        owner.streams.add(self)

    async def _decoded(self) -> AsyncGenerator[bytes]:
        if self._answer.is_stream_consumed:  # a transport or hook of the user's has read it
            yield self._answer.content
            return
        decoder = BodyDecoder(self.call, self._answer.headers)
        async for chunk in self._raw:
            for block in decoder.feed(chunk):
                yield block
        decoder.end()

    async def close(self) -> None:
        self.owner.streams.discard(self)
        with anyio.move_on_after(self._close_timeout, shield=True):
            await close_answer(self._answer, self._raw)
            with contextlib.suppress(Exception):
                await self.chunks.aclose()


async def close_answer(answer: httpx.Response, chunks: AsyncIterator[bytes]) -> None:
    """Release the connection of a response whose chunks may not have been read to their end."""
    with contextlib.suppress(Exception):
        await answer.aclose()
        # Going on after that fails, and so ends httpx's generators, which trio would complain of being left over.
        for _ in range(_MAX_LEFT_OVER):
            await anext(chunks)


class AsyncIncoming:
    """The rest of a response body. If it is dropped, the event loop hangs up as soon as it turns."""

    def __init__(self, owner: LoopClient, message: Send, answer: httpx.Response, close_timeout: float) -> None:
        self._message = message
        self._body: _OpenBody | None = _OpenBody(owner, answer, call_of(message), close_timeout)

    async def receive(self) -> bytes:
        """The next bytes, empty at the end."""
        if self._body is None:
            return b""
        with errors_of(self._body.owner.http, self._message):
            return await anext(self._body.chunks, b"")

    async def close(self) -> None:
        """Release the connection."""
        body, self._body = self._body, None
        if body is not None:
            await body.close()

    def __del__(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            call_soon(body.owner.loop, partial(spawn, body.close))
            warnings.warn(
                f"{body.call}: the stream was dropped before its end; use it in `async with`, or close it",
                ResourceWarning,
                source=self,
                stacklevel=2,
            )
