"""Pauses that take no time, for many parallel calls: each has its own clock."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

import anyio
from twelvelabs_client._uploads import tuning


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
        return time.monotonic() + CLOCK.get().elapsed


async def _sleep(seconds: float) -> None:
    CLOCK.get().pauses.append(seconds)
    await _checkpoint(0)


@contextmanager
def virtual_time(part_timeout: float) -> Iterator[None]:
    """Pauses are written down in place of being made. A part of an upload may stall for this many seconds."""
    tuned = replace(tuning.TUNING, part_timeout=part_timeout)
    with (
        patch("twelvelabs_client._drivers.sync.time", _Time()),
        patch("twelvelabs_client._drivers.asynchronous.time", _Time()),
        patch("twelvelabs_client._drivers.asynchronous.anyio.sleep", _sleep),
        patch.object(tuning, "TUNING", tuned),
    ):
        yield
