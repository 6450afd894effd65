"""The asynchronous driver: carries out the effects of flows on asyncio or trio. See `drivers` for its twin."""

from __future__ import annotations

import inspect
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, TypeVar

import anyio
import anyio.to_thread
import httpx
from twelvelabs_lowlevel.forms import opened

from .drivers import Work, closed_error, log_answer
from .effects import Blocking, Effect, Exchange, Flow, Notify, Now, Parallel, Sleep
from .errors import Reply
from .transport import Settings, auth_for, to_error, to_request

T = TypeVar("T")

CLEANUP_SECONDS = 5.0
"""How long a flow may go on with its clean-up after it has been cancelled."""
_BLOCK = 1 << 20


class AsyncDriver:
    """Runs flows in the calling task."""

    def __init__(self, http: httpx.AsyncClient, settings: Settings) -> None:
        self.http = http
        self.settings = settings

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end and give its result. After a cancellation its clean-up still runs, for a short time."""
        value: Any = None
        failure: BaseException | None = None
        while True:
            try:
                effect = flow.send(value) if failure is None else flow.throw(failure)
            except StopIteration as stop:
                result: T = stop.value
                return result
            value = failure = None
            try:
                value = await self._act(effect)
            except anyio.get_cancelled_exc_class() as cancelled:
                with anyio.move_on_after(CLEANUP_SECONDS, shield=True):
                    await self._clean_up(flow, cancelled)
                raise
            except BaseException as error:  # the flow decides
                failure = error

    async def _clean_up(self, flow: Flow[Any], cancelled: BaseException) -> None:
        """Go on with a cancelled flow until it ends; how it ends does not matter any more."""
        failure: BaseException | None = cancelled
        value: Any = None
        while True:
            try:
                effect = flow.send(value) if failure is None else flow.throw(failure)
            except BaseException:
                return
            value = failure = None
            try:
                value = await self._act(effect)
            except anyio.get_cancelled_exc_class():
                flow.close()
                raise
            except BaseException as error:
                failure = error

    async def _act(self, effect: Effect) -> Any:
        match effect:
            case Exchange():
                return await self._exchange(effect)
            case Sleep():
                return await anyio.sleep(effect.seconds)
            case Now():
                return time.monotonic()
            case Blocking():
                return await anyio.to_thread.run_sync(effect.function)
            case Notify():
                result = effect.function(effect.value)
                return await result if inspect.isawaitable(result) else None
            case Parallel():
                return await self._parallel(effect)

    async def _exchange(self, exchange: Exchange) -> Reply:
        began = time.monotonic()
        form = opened(exchange.form or ())
        files = await anyio.to_thread.run_sync(form.__enter__) if exchange.form else form.__enter__()
        try:
            request = to_request(exchange, self.settings, files, self.http)
            if exchange.form:
                request.stream = _ThreadedStream(request.stream)
            try:
                answer = await self.http.send(request, auth=auth_for(exchange), follow_redirects=False)
            except httpx.HTTPError as error:
                raise to_error(error, exchange) from error
            except RuntimeError as error:
                raise closed_error(self.http, error) from error
        finally:
            form.__exit__(None, None, None)
        log_answer(exchange, answer.status_code, began)
        return Reply(answer.status_code, answer.headers, answer.content)

    async def _parallel(self, effect: Parallel) -> list[Any]:
        work = Work(effect.flows)

        async def worker(scope: anyio.CancelScope) -> None:
            while (item := work.take()) is not None:
                index, flow = item
                try:
                    work.results[index] = await self.run(flow)
                except Exception as error:
                    work.errors.append(error)
                    scope.cancel()
                    return

        async with anyio.create_task_group() as tasks:
            for _ in range(effect.limit):
                tasks.start_soon(worker, tasks.cancel_scope)
        return work.outcome()


class _ThreadedStream(httpx.AsyncByteStream):
    """A form that is read in a thread: httpx itself would read its files on the event loop."""

    def __init__(self, stream: object) -> None:
        if not isinstance(stream, httpx.SyncByteStream):
            raise TypeError("a form must be readable synchronously")
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        chunks = iter(self._stream)
        while block := await anyio.to_thread.run_sync(_next_block, chunks):
            yield block


def _next_block(chunks: Iterator[bytes]) -> bytes:
    """About a megabyte: fewer, larger visits to the thread."""
    block = bytearray()
    for chunk in chunks:
        block += chunk
        if len(block) >= _BLOCK:
            break
    return bytes(block)
