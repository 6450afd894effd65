"""The running event loop, asyncio or trio: what anyio does not offer for both."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

EventLoop: TypeAlias = Any
"""An asyncio loop or a `trio.lowlevel.TrioToken`."""

_tasks: set[asyncio.Task[None]] = set()
"""Keeps tasks alive: asyncio holds only weak references to them."""


def running_loop() -> EventLoop | None:
    """The event loop running in this thread, if any."""
    if trio := sys.modules.get("trio"):
        with contextlib.suppress(RuntimeError):  # trio is imported, but not running
            return trio.lowlevel.current_trio_token()
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def is_closed(loop: EventLoop) -> bool:
    """Whether the loop is known to have ended."""
    return isinstance(loop, asyncio.AbstractEventLoop) and loop.is_closed()


def call_soon(loop: EventLoop, function: Callable[[], object]) -> None:
    """Have the loop call a function, which must not raise. Safe in any thread and in finalizers.

    Does nothing if the loop has ended.
    """
    with contextlib.suppress(RuntimeError):
        if isinstance(loop, asyncio.AbstractEventLoop):
            loop.call_soon_threadsafe(function)
        else:
            loop.run_sync_soon(function)


def spawn(function: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine function, which must not raise, in a task of the running loop, outside of any task group."""
    if trio := sys.modules.get("trio"):
        with contextlib.suppress(RuntimeError):
            trio.lowlevel.current_trio_token()
            trio.lowlevel.spawn_system_task(function, context=contextvars.copy_context())
            return
    task = asyncio.get_running_loop().create_task(function())
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
