"""The iterators over the results of parallel flows, as they complete."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from .._flows.effects import Flow
from .._misuse import USE_ASYNC_FOR, USE_ASYNC_WITH
from .._tracebacks import short_tracebacks
from ..errors import InvalidArgumentError
from .sync import SyncDriver
from .workers import Workers

if TYPE_CHECKING:
    from .asynchronous import AsyncDriver

T = TypeVar("T")


class Flows(Generic[T]):
    """Flows to run in parallel, at most `limit` at a time. The iterator is advanced only when a slot is free."""

    def __init__(self, flows: Iterator[Flow[T]], limit: int) -> None:
        self.flows = flows
        self.limit = limit


class AsCompleted(Generic[T]):
    """Results in the order in which they complete. Iterate once; leaving the loop early stops the rest.

    As a context manager it stops the rest when the block is left.
    """

    def __init__(self, driver: SyncDriver, flows: Flows[T]) -> None:
        self._driver = driver
        self._flows = flows
        self._workers: Workers[T] | None = None

    def __iter__(self) -> Iterator[T]:
        results = self._driver.as_completed(self._flows.flows, self._flows.limit)
        self._workers = results.workers  # the iterator itself is the loop's: dropped there, it stops the rest
        return results

    def close(self) -> None:
        """Stop the flows in flight and wait until they have ended."""
        if self._workers is not None:
            self._workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncAsCompleted(Generic[T]):
    """Results in the order in which they complete. Iterate once, with `async for`.

    If the loop may be left early, put it in `async with`, which stops the rest when the block is left and waits for its
    end. Without it, the rest is stopped when the loop is left, and ends while other code runs.
    """

    if not TYPE_CHECKING:
        __iter__ = USE_ASYNC_FOR
        __enter__ = __exit__ = USE_ASYNC_WITH

    def __init__(self, driver: AsyncDriver, flows: Flows[T]) -> None:
        self._running: AbstractAsyncContextManager[AsyncIterator[T]] = driver.as_completed(flows.flows, flows.limit)
        self._results: AsyncIterator[T] | None = None

    async def __aenter__(self) -> Self:
        self._results = await self._running.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._running.__aexit__(kind, error, trace)

    def __aiter__(self) -> AsyncIterator[T]:
        if self._results is not None:
            return self
        from .unscoped import Unscoped  # anyio is loaded only where it is used

        return Unscoped(self._running)

    async def __anext__(self) -> T:
        if self._results is None:
            raise InvalidArgumentError("iterate with `async for`, within `async with` if the loop may be left early")
        with short_tracebacks:
            return await anext(self._results)
