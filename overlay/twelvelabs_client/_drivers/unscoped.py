"""The results of parallel flows, for an `async for` loop outside of `async with`."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Generic, TypeVar

import anyio

from .._flows.callbacks import UserCodeError
from .._tracebacks import short_tracebacks
from .event_loop import call_soon, running_loop, spawn

T = TypeVar("T")


class Unscoped(AsyncIterator[T]):
    """Results as they complete. The flows run in a background task: nothing awaits them if the loop is left early."""

    def __init__(self, running: AbstractAsyncContextManager[AsyncIterator[T]]) -> None:
        self._running = running
        self._task: _Background[T] | None = None

    async def __anext__(self) -> T:
        with short_tracebacks:
            if self._task is None:
                self._task = _Background(self._running)
            return await self._task.next()

    def __del__(self) -> None:
        if self._task is not None:
            self._task.stop()


class _Background(Generic[T]):
    """A task that collects results. It does not refer to the iterator, which may be dropped while the task runs."""

    def __init__(self, running: AbstractAsyncContextManager[AsyncIterator[T]]) -> None:
        self._running = running
        self._loop = running_loop()
        self._scope = anyio.CancelScope()
        self._results: deque[T] = deque()
        self._failure: BaseException | None = None
        self._has_ended = False
        self._has_news = anyio.Event()
        spawn(self._work)

    async def _work(self) -> None:
        try:
            with self._scope:
                async with self._running as results:
                    async for result in results:
                        self._results.append(result)
                        self._has_news.set()
        except (Exception, UserCodeError) as error:
            self._failure = error
        finally:
            self._has_ended = True
            self._has_news.set()

    async def next(self) -> T:
        """The next result. After the last one, raises the first error, if any. A cancellation stops the task."""
        while not self._results:
            if self._has_ended:
                failure, self._failure = self._failure, None
                raise failure or StopAsyncIteration
            self._has_news = anyio.Event()
            try:
                await self._has_news.wait()
            except BaseException:
                self.stop()
                raise
        return self._results.popleft()

    def stop(self) -> None:
        """Cancel the task. Safe in finalizers: takes no lock."""
        if not self._has_ended:
            call_soon(self._loop, self._scope.cancel)
