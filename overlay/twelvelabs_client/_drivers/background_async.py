"""A flow that goes on in a task of its own, on asyncio or trio, such as fetching a page before it is asked for.

See `ahead` for its twin.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import sys
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import anyio

from .._flows.effects import Flow
from .._http.call import guarded

if TYPE_CHECKING:
    from .asynchronous import AsyncDriver

T = TypeVar("T")


class AsyncAhead(Generic[T]):
    """The task, and what came of it. When nobody wants it any more, it ends."""

    def __init__(self, driver: AsyncDriver, start: Callable[[], Flow[T]], running: set[AsyncAhead[Any]]) -> None:
        self._running = running
        self._scope = anyio.CancelScope()
        self._ended = anyio.Event()
        self._value: T | None = None
        self._error: Exception | None = None
        running.add(self)
        self._task = _spawn(lambda: self._run(driver, start))

    async def _run(self, driver: AsyncDriver, start: Callable[[], Flow[T]]) -> None:
        try:
            with self._scope:
                try:
                    self._value = await driver.run(guarded(start))
                except Exception as error:
                    self._error = error
        finally:
            self._running.discard(self)
            self._ended.set()

    async def result(self) -> T | None:
        """What came of it, as soon as it has come; None if it was stopped before. Raises what it failed with."""
        await self._ended.wait()
        if self._error is not None:
            raise self._error
        return self._value

    def wanted_by(self, owner: object) -> None:
        """End it when this object is not there any more."""
        # Objects may be collected in any thread.
        weakref.finalize(owner, _call_quietly, from_any_thread(), self._scope.cancel).atexit = False

    async def close(self) -> None:
        """End it now."""
        self._scope.cancel()
        await self._ended.wait()


def _spawn(run: Callable[[], Any]) -> object:
    if _trio_token() is None:
        return asyncio.get_running_loop().create_task(run())
    task: object = sys.modules["trio"].lowlevel.spawn_system_task(run, context=contextvars.copy_context())
    return task


def _trio_token() -> Any:
    """The event loop of trio that this runs on; None on another."""
    if trio := sys.modules.get("trio"):
        with contextlib.suppress(RuntimeError):  # not on a loop of its own
            return trio.lowlevel.current_trio_token()
    return None


def from_any_thread() -> Callable[[Callable[[], object]], object]:
    """What any thread can have a function called with on this event loop, without waiting for it."""
    token = _trio_token()
    soon: Callable[[Callable[[], object]], object] = (
        token.run_sync_soon if token is not None else asyncio.get_running_loop().call_soon_threadsafe
    )
    return soon


def _call_quietly(soon: Callable[[Callable[[], object]], object], function: Callable[[], object]) -> None:
    with contextlib.suppress(Exception):  # the event loop has ended, and the task with it
        soon(function)
