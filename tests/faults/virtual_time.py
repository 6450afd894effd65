"""Pauses that take no time, for many parallel calls: each has its own clock, which a busy machine does not advance."""

from __future__ import annotations

import functools
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

import anyio
import httpcore
import httpx
from httpcore._backends.anyio import AnyIOStream
from httpcore._backends.sync import SyncStream
from twelvelabs_client._uploads import tuning

from .wire import STALLED


@dataclass
class Clock:
    """The pauses that one call has made, in seconds."""

    pauses: list[float] = field(default_factory=list)

    @property
    def elapsed(self) -> float:
        """All pauses together."""
        return sum(self.pauses)


CLOCK: ContextVar[Clock] = ContextVar("CLOCK")
_checkpoint = anyio.sleep


class _Time:
    """The module `time` as drivers see it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)

    def sleep(self, seconds: float) -> None:
        CLOCK.get().pauses.append(seconds)

    def monotonic(self) -> float:
        return CLOCK.get().elapsed


async def _sleep(seconds: float) -> None:
    CLOCK.get().pauses.append(seconds)
    await _checkpoint(0)


def _times_out_if_stalled(read: Callable[..., bytes]) -> Callable[..., bytes]:
    """Repeats a read of httpcore that has timed out although the server has not stalled: it is busy."""

    @functools.wraps(read)
    def until_stalled(stream: SyncStream, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            try:
                return read(stream, max_bytes, timeout)
            except httpcore.ReadTimeout:
                if stream.get_extra_info("client_addr") in STALLED:
                    raise

    return until_stalled


def _times_out_if_stalled_async(read: Callable[..., Awaitable[bytes]]) -> Callable[..., Awaitable[bytes]]:
    @functools.wraps(read)
    async def until_stalled(stream: AnyIOStream, max_bytes: int, timeout: float | None = None) -> bytes:
        while True:
            try:
                return await read(stream, max_bytes, timeout)
            except httpcore.ReadTimeout:
                if stream.get_extra_info("client_addr") in STALLED:
                    raise

    return until_stalled


def _for_reads(seconds: float | None) -> httpx.Timeout:
    return httpx.Timeout(None, read=seconds)


@contextmanager
def virtual_time(part_timeout: float) -> Iterator[None]:
    """Pauses are written down in place of being made. A part of an upload may stall for this many seconds."""
    tuned = replace(tuning.TUNING, part_timeout=part_timeout)
    with (
        patch("twelvelabs_client._drivers.sync.time", _Time()),
        patch("twelvelabs_client._drivers.asynchronous.time", _Time()),
        patch("twelvelabs_client._drivers.asynchronous.anyio.sleep", _sleep),
        patch.object(tuning, "TUNING", tuned),
        patch("twelvelabs_client._http.config.to_timeout", _for_reads),
        patch("twelvelabs_client._http.adapter.to_timeout", _for_reads),
        patch.object(SyncStream, "read", _times_out_if_stalled(SyncStream.read)),
        patch.object(AnyIOStream, "read", _times_out_if_stalled_async(AnyIOStream.read)),
    ):
        yield
