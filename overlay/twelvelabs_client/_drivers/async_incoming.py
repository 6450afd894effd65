"""A response body being read, for the asynchronous driver. The synchronous counterpart is in `incoming`."""

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
"""Chunks to drain from a closed stream, at most. The loop normally ends much earlier."""


class _OpenBody:
    """A body and everything that refers to its connection. It must not be finalized before it is closed."""

    def __init__(self, owner: LoopClient, answer: httpx.Response, call: str, close_timeout: float) -> None:
        self.call = call
        self.owner = owner
        self._raw = answer.aiter_raw()
        self.chunks = self._decoded()
        self._answer = answer
        self._close_timeout = close_timeout
        owner.streams.add(self)

    async def _decoded(self) -> AsyncGenerator[bytes]:
        if self._answer.is_stream_consumed:  # by a user's transport or hook
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
    """Release the connection of a response that may not have been read to the end."""
    with contextlib.suppress(Exception):
        await answer.aclose()
        # Reading on now fails, which ends httpx's generators. trio warns about generators that are left open.
        for _ in range(_MAX_LEFT_OVER):
            await anext(chunks)


class AsyncIncoming:
    """The unread part of a response body. If dropped, its connection is closed in the loop's next iteration."""

    def __init__(self, owner: LoopClient, message: Send, answer: httpx.Response, close_timeout: float) -> None:
        self._message = message
        self._body: _OpenBody | None = _OpenBody(owner, answer, call_of(message), close_timeout)

    async def receive(self) -> bytes:
        """The next bytes; empty at the end."""
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
