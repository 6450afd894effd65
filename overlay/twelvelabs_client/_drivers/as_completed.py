"""Results one by one, as flows that run side by side end: the shells around the drivers for this."""

from __future__ import annotations

import contextvars
import queue
import threading
from collections.abc import AsyncIterator, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Self, TypeVar, cast

from .._flows.effects import Flow
from ..errors import InvalidArgumentError
from .sync import FlowQueue, Stopped, SyncDriver

if TYPE_CHECKING:
    from anyio.abc import TaskGroup
    from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream

    from .asynchronous import AsyncDriver

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")

_END = object()


class Flows(Generic[T]):
    """Flows to run side by side, at most `limit` at a time, taken as there is room."""

    def __init__(self, flows: Iterator[Flow[T]], limit: int) -> None:
        self.flows = flows
        self.limit = limit


class AsCompleted(Generic[T]):
    """Results in the order in which they come. Iterate once; leaving the loop early stops the rest.

    As a context manager it also stops the rest when the block is left.
    """

    def __init__(self, driver: SyncDriver, flows: Flows[T]) -> None:
        self._driver = driver
        self._flows = flows
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._results: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def __iter__(self) -> Iterator[T]:
        work = FlowQueue(self._flows.flows)
        child = self._driver.child(self._stop)

        def worker() -> None:
            try:
                while not self._stop.is_set() and (item := work.take()) is not None:
                    self._results.put((child.run(item[1]), None))
            except Stopped:
                pass
            except BaseException as error:
                self._results.put((None, error))
            finally:
                self._results.put(_END)

        for number in range(self._flows.limit):
            context = contextvars.copy_context()
            self._threads.append(threading.Thread(target=context.run, args=(worker,), name=f"twelvelabs-{number}"))
        for thread in self._threads:
            thread.start()
        try:
            yield from self._received(len(self._threads))
        finally:
            self.close()

    def _received(self, running: int) -> Iterator[T]:
        while running:
            item = self._results.get()
            if item is _END:
                running -= 1
                continue
            value, error = item
            if error is not None:
                raise error
            yield value

    def close(self) -> None:
        """Stop what is still under way, and wait for its end."""
        self._stop.set()
        if any(thread.is_alive() for thread in self._threads):
            self._driver.http_client.cut()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncAsCompleted(Generic[T]):
    """Results in the order in which they come. Iterate once, with `async for`.

    Where the loop may be left early, put it in `async with`, which stops the rest when the block is left.
    """

    def __init__(self, driver: AsyncDriver, flows: Flows[T]) -> None:
        self._driver = driver
        self._flows = flows
        self._tasks: TaskGroup | None = None
        self._results: MemoryObjectReceiveStream[tuple[T | None, Exception | None]] | None = None

    async def __aenter__(self) -> Self:
        import anyio

        work = FlowQueue(self._flows.flows)
        sending, receiving = anyio.create_memory_object_stream[tuple[T | None, Exception | None]]()

        async def worker(out: MemoryObjectSendStream[tuple[T | None, Exception | None]]) -> None:
            async with out:
                try:
                    while (item := work.take()) is not None:
                        await out.send((await self._driver.run(item[1]), None))
                except Exception as error:  # of the iterable: flows give their own as results
                    await out.send((None, error))

        self._results = receiving
        self._tasks = anyio.create_task_group()
        await self._tasks.__aenter__()
        async with sending:
            for _ in range(self._flows.limit):
                self._tasks.start_soon(worker, sending.clone())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._tasks is None or self._results is None:
            return
        self._tasks.cancel_scope.cancel()
        try:
            # The group is not shown the caller's exception, which it would wrap in a group.
            await self._tasks.__aexit__(None, None, None)
        finally:
            self._results.close()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._all() if self._results is None else self

    async def __anext__(self) -> T:
        if self._results is None:
            raise InvalidArgumentError("iterate with `async for`, within `async with` if the loop may be left early")
        async for value, error in self._results:
            if error is not None:
                raise error
            return cast("T", value)
        raise StopAsyncIteration

    async def _all(self) -> AsyncIterator[T]:
        async with self:
            async for result in self:
                yield result
