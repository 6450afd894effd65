"""Request bodies of the asynchronous client, read in threads, because httpx itself would read on the event loop."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Self

import httpx

from .._flows.callbacks import UserCodeError, call_awaiting
from .._flows.effects import Callback
from .loop_threads import in_thread
from .tuning import DriverTuning


class AsyncOutgoing(httpx.AsyncByteStream):
    """A body as httpx expects it. It is no async generator: trio warns of each that is not read to its end."""

    def __init__(
        self, chunks: Iterator[bytes], on_sent: Callable[[int], Callback | None] | None, tuning: DriverTuning
    ) -> None:
        self._chunks = chunks
        self._on_sent = on_sent
        self._tuning = tuning
        self._sent = 0

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        event = self._on_sent(self._sent) if self._on_sent is not None and self._sent else None
        if event is not None and (error := await call_awaiting(event.function, event.value)):
            raise UserCodeError(error) from error
        block = await in_thread(partial(_next_block, self._chunks, self._tuning.form_block), self._tuning)
        self._sent = len(block)
        if not block:
            raise StopAsyncIteration
        return block


class AsyncBytes(httpx.AsyncByteStream):
    """A body in memory, for the same reason no async generator, as that of httpx is."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __aiter__(self) -> AsyncIterator[bytes]:
        return _OneBlock(self._content)


class _OneBlock:
    def __init__(self, content: bytes) -> None:
        self._blocks = iter((content,))

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        for block in self._blocks:
            return block
        raise StopAsyncIteration


def _next_block(chunks: Iterator[bytes], size: int) -> bytes:
    """The next block; empty at the end. Smaller chunks, such as those of forms, are joined."""
    block = next(chunks, b"")
    if len(block) >= size or not block:
        return block
    more = bytearray(block)
    for chunk in chunks:
        more += chunk
        if len(more) >= size:
            break
    return bytes(more)
