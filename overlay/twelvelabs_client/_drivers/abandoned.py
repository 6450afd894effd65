"""What was dropped while it was in use, until it can be closed.

Python may run a finalizer anywhere: the garbage collector runs within whatever allocates, also where a thread holds a
lock. A finalizer that closes a response takes the lock of the connection pool, and deadlocks where its own thread holds
it already. So finalizers only put things here, which takes no lock, and the next call closes them.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from typing import Any, Protocol

from .._flows.effects import Flow, Release


class Closeable(Protocol):
    """Something with a `close` that may take locks and wait."""

    def close(self) -> None: ...


_dropped: deque[tuple[int, Closeable]] = deque()
_of_other_processes: list[Closeable] = []
"""What was dropped before a fork. Closing it, or its own finalizers, could disturb the parent."""


def abandon(thing: Closeable) -> None:
    """Have the next call close this. For finalizers: it takes no lock."""
    _dropped.append((os.getpid(), thing))


def close_abandoned() -> None:
    """Close what has been abandoned. Not for finalizers."""
    while _dropped:
        try:
            process, thing = _dropped.popleft()
        except IndexError:  # another thread was faster
            return
        if process == os.getpid():
            thing.close()
        else:
            _of_other_processes.append(thing)


class DroppedFlow:
    """A flow whose task was destroyed. Its clean-up may take locks, so that it does not run in the finalizer."""

    def __init__(self, flow: Flow[Any]) -> None:
        self._flow = flow

    def close(self) -> None:
        """End it. No effects are carried out any more, except for the places in limiters that it gives back."""
        with contextlib.suppress(BaseException):
            effect = self._flow.throw(GeneratorExit())
            while True:
                if isinstance(effect, Release):
                    effect.limiter.release()
                    effect = self._flow.send(None)
                else:
                    effect = self._flow.throw(GeneratorExit())
