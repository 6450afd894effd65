"""Threads for functions that would block an event loop.

Not anyio's: its default limiter is shared with all other code on the loop, and the interpreter waits for its threads at
exit, although a read from a network file system may hang.
"""

from __future__ import annotations

import contextvars
import math
import os
import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

import anyio
from anyio.lowlevel import RunVar

from .event_loop import call_soon, running_loop
from .tuning import DriverTuning

T = TypeVar("T")

_MAX_THREADS = 64
"""Blocking functions per event loop at a time, at most. Multipart uploads, which take long, do not count."""
_MAX_IDLE = 10.0
"""Seconds after which an idle thread ends."""

_places: RunVar[anyio.CapacityLimiter] = RunVar("twelvelabs_client_threads")
_idle: list[queue.SimpleQueue[Callable[[], object]]] = []
"""The inboxes of idle threads."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)  # a child has no threads of its parent


class Job(Generic[T]):
    """A function that runs in a thread."""

    def __init__(self, function: Callable[[], T]) -> None:
        self._function = function
        self._context = contextvars.copy_context()
        self._loop = running_loop()
        self._has_ended = anyio.Event()
        self._result: list[T] = []
        self._failure: BaseException | None = None

    def start(self) -> bool:
        """Start it. Returns whether it could get a thread: Python starts no more at interpreter exit."""
        return _start(self._work)

    def _work(self) -> None:
        try:
            self._result.append(self._context.run(self._function))
        except BaseException as error:
            self._failure = error
        call_soon(self._loop, self._has_ended.set)

    async def result(self, stop: Callable[[], object] | None = None, *, grace: float) -> T:
        """Wait for the result. If cancelled, call `stop`, wait at most `grace` seconds, then abandon the thread."""
        try:
            await self._has_ended.wait()
        except anyio.get_cancelled_exc_class():
            if stop is not None:
                stop()
            with anyio.move_on_after(grace, shield=True):
                await self._has_ended.wait()
            # A cancelled anyio scope cancels again later. Until then, return the result, so that it is not lost.
            if stop is not None or not self._has_ended.is_set() or anyio.current_effective_deadline() != -math.inf:
                raise
        if self._failure is not None:
            try:
                raise self._failure
            finally:
                self._failure = None  # it refers to this frame
        return self._result.pop()


async def in_thread(function: Callable[[], T], tuning: DriverTuning) -> T:
    """The result of a function that may block."""
    try:
        places = _places.get()
    except LookupError:
        places = anyio.CapacityLimiter(_MAX_THREADS)
        _places.set(places)
    async with places:
        job = Job(function)
        return await job.result(grace=tuning.stop_timeout) if job.start() else function()


def _start(work: Callable[[], object]) -> bool:
    try:
        inbox = _idle.pop()
    except IndexError:
        inbox = queue.SimpleQueue()
        thread = threading.Thread(target=_serve, args=(inbox,), name="twelvelabs-loop", daemon=True)
        try:
            thread.start()
        except RuntimeError:
            return False
    inbox.put(work)
    return True


def _serve(inbox: queue.SimpleQueue[Callable[[], object]]) -> None:
    while True:
        try:
            work = inbox.get(timeout=_MAX_IDLE)
        except queue.Empty:
            try:
                _idle.remove(inbox)
            except ValueError:  # another caller has just taken it
                continue
            return
        work()
        del work  # it keeps its result alive
        _idle.append(inbox)
