"""Objects dropped while in use, kept until they can be closed.

A finalizer may run anywhere: any allocation can trigger the garbage collector, even while the thread holds a lock. A
finalizer that closes a response takes the lock of the connection pool, and deadlocks if its own thread already holds
it. So finalizers only add objects to a queue here, which takes no lock, and the next call closes them.
"""

from __future__ import annotations

import contextlib
import os
from collections import deque
from typing import Any, Protocol

from .._flows.effects import Flow, Release


class Closeable(Protocol):
    """An object whose `close` may take locks and block."""

    def close(self) -> None: ...


_dropped: deque[tuple[int, Closeable]] = deque()
_of_other_processes: list[Closeable] = []
"""Objects dropped before a fork. They are never closed or finalized, as that could disturb the parent."""


def abandon(thing: Closeable) -> None:
    """Have the next call close an object. Safe in finalizers: takes no lock."""
    _dropped.append((os.getpid(), thing))


def close_abandoned() -> None:
    """Close all abandoned objects. Not safe in finalizers."""
    while _dropped:
        try:
            process, thing = _dropped.popleft()
        except IndexError:  # another thread took it
            return
        if process == os.getpid():
            thing.close()
        else:
            _of_other_processes.append(thing)


class DroppedFlow:
    """A flow whose task was destroyed. Its cleanup may take locks, so it must not run in the finalizer."""

    def __init__(self, flow: Flow[Any]) -> None:
        self._flow = flow

    def close(self) -> None:
        """End the flow. Of its remaining effects, only releases of limiters are carried out."""
        with contextlib.suppress(BaseException):
            effect = self._flow.throw(GeneratorExit())
            while True:
                if isinstance(effect, Release):
                    effect.limiter.release()
                    effect = self._flow.send(None)
                else:
                    effect = self._flow.throw(GeneratorExit())
