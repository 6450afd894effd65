"""The running event loop, of asyncio or trio: what anyio does not offer for both."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

EventLoop: TypeAlias = Any
"""A loop of asyncio, or the token of a run of trio."""

_tasks: set[asyncio.Task[None]] = set()
"""asyncio itself refers to its tasks only weakly."""


def running_loop() -> EventLoop | None:
    """The event loop that runs in this thread, if any."""
    if trio := sys.modules.get("trio"):
        with contextlib.suppress(RuntimeError):  # trio is imported, but this runs on asyncio
            return trio.lowlevel.current_trio_token()
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def is_closed(loop: EventLoop) -> bool:
    """Whether the loop has certainly ended."""
    return isinstance(loop, asyncio.AbstractEventLoop) and loop.is_closed()


def call_soon(loop: EventLoop, function: Callable[[], object]) -> None:
    """Have the loop call a function, which must not raise. For any thread, and for finalizers.

    If the loop has ended, nothing happens.
    """
    with contextlib.suppress(RuntimeError):
        if isinstance(loop, asyncio.AbstractEventLoop):
            loop.call_soon_threadsafe(function)
        else:
            loop.run_sync_soon(function)


def spawn(function: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine function, which must not raise, in a task that belongs to the running loop as a whole."""
    if trio := sys.modules.get("trio"):
        with contextlib.suppress(RuntimeError):
            trio.lowlevel.current_trio_token()
            trio.lowlevel.spawn_system_task(function, context=contextvars.copy_context())
            return
    task = asyncio.get_running_loop().create_task(function())
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
