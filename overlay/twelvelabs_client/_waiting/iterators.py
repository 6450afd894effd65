"""The results of `wait_until_all_ready`: an iterator of outcomes, and a summary."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Self, TypeVar

from .._binding.resource import factory
from .._drivers.sync import SyncDriver
from .._http.call import guarded
from .._misuse import USE_ASYNC_FOR, USE_ASYNC_WITH
from .._tracebacks import short_tracebacks
from ..outcomes import Outcome
from .wait_many import BatchWaiter, Pollable, WaitSummary

if TYPE_CHECKING:
    from .._drivers.asynchronous import AsyncDriver

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T", bound=Pollable)


class _WaitBase(Generic[T]):
    """The base of `Waiting` and `AsyncWaiting`."""

    def __init__(self, waiter: BatchWaiter[T]) -> None:
        self._waiter = waiter
        self._is_closed = False

    @property
    def summary(self) -> WaitSummary:
        """The progress of the wait, or its result."""
        return self._waiter.summary

    def __repr__(self) -> str:
        summary = self.summary
        return f"<{type(self).__name__}, {summary.pending} of {summary.total} pending, {summary.failed} failed>"


class Waiting(_WaitBase[T]):
    """The outcomes of a wait for many objects, in the order of completion.

    Requests are sent only while the next outcome is awaited: nothing runs in the background, so the iteration can be
    stopped at any time. After an error (such as an invalid key, or Ctrl-C), iterate again to continue.
    """

    def __init__(self, driver: SyncDriver, waiter: BatchWaiter[T]) -> None:
        super().__init__(waiter)
        self._driver = driver

    def __iter__(self) -> Iterator[Outcome[T]]:
        return self

    def __next__(self) -> Outcome[T]:
        with short_tracebacks:
            outcome = None if self._is_closed else self._driver.run(guarded(self._waiter.advance))
        if outcome is None:
            raise StopIteration
        return outcome

    def finish(self) -> WaitSummary:
        """Wait for all remaining objects, and return the summary."""
        with short_tracebacks:
            for _ in self:
                pass
        return self.summary

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop waiting. Processing continues on the platform: wait for the same ids again, in any process."""
        self._is_closed = True


class AsyncWaiting(_WaitBase[T]):
    """The outcomes of a wait for many objects, in the order of completion. Iterate with `async for`.

    Requests are sent only while the next outcome is awaited: nothing runs in the background, so the iteration can be
    stopped at any time. After an error (such as an invalid key, or a cancellation), iterate again to continue.
    """

    if not TYPE_CHECKING:
        __iter__ = USE_ASYNC_FOR
        __enter__ = __exit__ = USE_ASYNC_WITH

    def __init__(self, driver: AsyncDriver, waiter: BatchWaiter[T]) -> None:
        super().__init__(waiter)
        self._driver = driver

    def __aiter__(self) -> AsyncIterator[Outcome[T]]:
        return self

    async def __anext__(self) -> Outcome[T]:
        with short_tracebacks:
            outcome = None if self._is_closed else await self._driver.run(guarded(self._waiter.advance))
        if outcome is None:
            raise StopAsyncIteration
        return outcome

    async def finish(self) -> WaitSummary:
        """Wait for all remaining objects, and return the summary."""
        with short_tracebacks:
            async for _ in self:
                pass
        return self.summary

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Stop waiting. Processing continues on the platform: wait for the same ids again, in any process."""
        self._is_closed = True


def batch_wait(
    describe: Callable[Concatenate[R, P], BatchWaiter[T]],
) -> factory[P, Waiting[T], AsyncWaiting[T]]:
    """Make a method that describes a `BatchWaiter` return a `Waiting`, or an `AsyncWaiting`."""

    def make(shell: Any, owner: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
        return shell(owner._driver, describe(owner, *args, **kwargs))

    return factory(describe, make, Waiting, AsyncWaiting)
