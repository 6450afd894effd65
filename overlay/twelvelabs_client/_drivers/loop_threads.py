"""Threads for what would block an event loop.

Not those of anyio: its default limiter is shared with all other code on the loop, and a program waits for its threads
at the end, although a read of a network file may hang.
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
"""Blocking functions of one event loop that run at a time. Uploads in parts, which run for long, do not count."""
_MAX_IDLE = 10.0
"""Seconds after which a thread without work ends."""

_places: RunVar[anyio.CapacityLimiter] = RunVar("twelvelabs_client_threads")
_idle: list[queue.SimpleQueue[Callable[[], object]]] = []
"""The inboxes of threads without work."""
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)  # the threads are not in the child


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
        """Start it, and return whether there is a thread: at the end of a program Python starts no more."""
        return _start(self._work)

    def _work(self) -> None:
        try:
            self._result.append(self._context.run(self._function))
        except BaseException as error:
            self._failure = error
        call_soon(self._loop, self._has_ended.set)

    async def result(self, stop: Callable[[], object] | None = None, *, grace: float) -> T:
        """Wait for its end. A cancellation calls `stop` and waits for `grace` more seconds, then leaves it behind."""
        try:
            await self._has_ended.wait()
        except anyio.get_cancelled_exc_class():
            if stop is not None:
                stop()
            with anyio.move_on_after(grace, shield=True):
                await self._has_ended.wait()
            # A scope of anyio that is cancelled cancels again. What the function has made must not be lost until then.
            if stop is not None or not self._has_ended.is_set() or anyio.current_effective_deadline() != -math.inf:
                raise
        if self._failure is not None:
            try:
                raise self._failure
            finally:
                self._failure = None  # which refers to this frame
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
            except ValueError:  # it has just been taken
                continue
            return
        work()
        del work  # it refers to what it has made
        _idle.append(inbox)
