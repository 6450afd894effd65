"""The asynchronous driver: carries out the effects of flows on asyncio or trio. The synchronous one is in `sync`."""

from __future__ import annotations

import contextlib
import math
import random
import time
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import replace
from typing import Any, Generic, Self, TypeVar

import anyio
import httpx
from anyio.streams.memory import MemoryObjectReceiveStream, MemoryObjectSendStream
from twelvelabs_lowlevel.forms import opened

from .._flows.callbacks import UserCodeError, call_awaiting
from .._flows.effects import (
    Acquire,
    Body,
    Callback,
    CloseStream,
    Effect,
    Flow,
    Now,
    OpenStream,
    Parallel,
    Random,
    ReadChunk,
    Release,
    Send,
    Sleep,
    StreamResponse,
    ToThread,
    WallTime,
    send,
)
from .._flows.primitives import Limiter
from .._http.adapter import auth_for, log_response, to_request, to_response
from .._http.body import BodyReader
from .._http.config import ClientConfig
from .._http.failures import content_of, errors_of, no_connection, refusal
from .._response import Response
from .abandoned import DroppedFlow, abandon, close_abandoned
from .async_http_client import AsyncHttpClient, LoopClient
from .async_incoming import AsyncIncoming, close_answer
from .async_outgoing import AsyncBytes, AsyncOutgoing
from .event_loop import call_soon, running_loop
from .loop_threads import in_thread
from .sync import in_order, numbered
from .threaded_uploads import ThreadedUploads
from .tuning import DEFAULT_TUNING, DriverTuning
from .workers import raise_first

T = TypeVar("T")


class AsyncDriver:
    """Runs flows in the calling task."""

    def __init__(
        self,
        http: AsyncHttpClient | httpx.AsyncClient,
        config: ClientConfig,
        threaded_uploads: ThreadedUploads | None = None,
        tuning: DriverTuning = DEFAULT_TUNING,
    ) -> None:
        self.http_client = http if isinstance(http, AsyncHttpClient) else AsyncHttpClient(http)
        self.config = config
        self.threaded_uploads = threaded_uploads
        """Sends files; None if the user gave an HTTP client, which must then be used."""
        self.tuning = tuning

    @property
    def http(self) -> httpx.AsyncClient:
        """The HTTP client used last."""
        return self.http_client.current

    async def close(self) -> None:
        """Close the connections."""
        await self.http_client.close()
        if self.threaded_uploads is not None:
            self.threaded_uploads.close()

    def copy(self, config: ClientConfig) -> AsyncDriver:
        """A driver with other settings on the same connections."""
        return AsyncDriver(self.http_client, config, self.threaded_uploads, self.tuning)

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to completion and return its result. When cancelled, its cleanup still runs, within a limit."""
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
            except GeneratorExit:  # the task was destroyed, perhaps by the garbage collector
                abandon(DroppedFlow(flow))
                raise
            except anyio.get_cancelled_exc_class() as cancelled:
                with anyio.move_on_after(self.tuning.cleanup_timeout, shield=True):
                    await self._clean_up(flow, cancelled)
                raise
            except BaseException as error:  # the flow decides
                failure = error

    async def _clean_up(self, flow: Flow[Any], cancelled: BaseException) -> None:
        """Run a cancelled flow to completion. Its result and errors are discarded."""
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
                with contextlib.suppress(RuntimeError):  # its cleanup took too long
                    flow.close()
                raise
            except BaseException as error:
                failure = error

    async def _act(self, effect: Effect) -> Any:
        match effect:
            case Send():
                return await self._send(effect)
            case Sleep():
                return await _sleep(effect)
            case Now():
                return time.monotonic()
            case WallTime():
                return time.time()
            case Random():
                return random.random()  # noqa: S311 - jitter, no secret
            case ToThread():
                return await in_thread(effect.function, self.tuning)
            case Callback():
                return await self._call_back(effect)
            case Parallel():
                return await self._parallel(effect)
            case Acquire():
                return await self._acquire(effect.limiter)
            case Release():
                return effect.limiter.release()
            case OpenStream():
                return await self._open(effect.message)
            case ReadChunk():
                return await effect.body.receive()
            case CloseStream():
                return await effect.body.close()

    async def _send(self, message: Send) -> Response:
        if message.form and self.threaded_uploads is not None:
            # An event loop loses the response of a server that rejects a form before it has read it.
            one = Parallel(iter([send(message)]), 1, sends_files=True)
            from_threads = await self.threaded_uploads.parallel(one, self.config, self.tuning)
            if from_threads is not None:
                response: Response = from_threads[0]
                return response
        began = time.monotonic()
        form = opened(message.form or ())
        here = await self.http_client.for_this_loop()
        files = await in_thread(form.__enter__, self.tuning) if message.form else form.__enter__()
        try:
            body = message.content
            content = AsyncOutgoing(body.blocks(), body.on_sent, self.tuning) if isinstance(body, Body) else body
            request = to_request(message, self.config, files, content, here.http)
            if isinstance(content, AsyncOutgoing):
                request.stream = content  # httpx wraps it in an async generator
            elif message.form:
                request.stream = AsyncOutgoing(iter(_readable(request.stream)), message.on_sent, self.tuning)
            with errors_of(here.http, message):
                answer = await self._request(here, request, message)
            received = await self._read(here.http, answer, message)
        finally:
            form.__exit__(None, None, None)
        log_response(message, answer, time.monotonic() - began)
        return to_response(answer, time.time(), received)

    async def _open(self, message: Send) -> StreamResponse:
        began = time.monotonic()
        here = await self.http_client.for_this_loop()
        request = to_request(message, self.config, [], message.content, here.http)
        with errors_of(here.http, message):
            answer = await self._request(here, request, message)
        log_response(message, answer, time.monotonic() - began)
        head = to_response(answer, time.time())
        if answer.is_success:
            return StreamResponse(head, AsyncIncoming(here, message, answer, self.tuning.cleanup_timeout))
        return StreamResponse(replace(head, content=await self._read(here.http, answer, message)), None)

    async def _request(self, here: LoopClient, request: httpx.Request, message: Send) -> httpx.Response:
        close_abandoned()
        timeouts = request.extensions["timeout"]
        if timeouts["pool"] is None and here.streams:
            timeouts["pool"] = self.tuning.pool_timeout
        if isinstance(request.stream, httpx.ByteStream):
            request.stream = AsyncBytes(request.content)
        try:
            return await here.http.send(request, auth=auth_for(message), follow_redirects=False, stream=True)
        except httpx.HTTPStatusError as error:
            return refusal(error, request)
        except httpx.PoolTimeout as error:
            raise no_connection(message, [body.call for body in here.streams]) from error

    async def _read(self, http: httpx.AsyncClient, answer: httpx.Response, message: Send) -> bytes:
        chunks = answer.aiter_raw()
        try:
            reader = BodyReader(message, to_response(answer, time.time()), self.config.max_response_size)
            if answer.is_stream_consumed or answer.is_closed:  # by a user's transport or hook
                reader.add(content_of(answer))
                return reader.content()
            with reader.receiving(errors_of(http, message)):
                async for chunk in chunks:
                    if reader.is_full(chunk):
                        break
            return reader.content()
        finally:
            if not answer.is_closed:
                with anyio.move_on_after(self.tuning.cleanup_timeout, shield=True):
                    await close_answer(answer, chunks)

    async def _call_back(self, effect: Callback) -> None:
        if error := await call_awaiting(effect.function, effect.value):
            raise UserCodeError(error) from error

    async def _acquire(self, limiter: Limiter) -> None:
        while not limiter.try_acquire():  # noqa: ASYNC110 - a thread that leaves it cannot set an event
            await anyio.sleep(self.tuning.limiter_poll)

    async def _parallel(self, effect: Parallel) -> list[Any]:
        if effect.sends_files and self.threaded_uploads is not None:
            from_threads = await self.threaded_uploads.parallel(effect, self.config, self.tuning)
            if from_threads is not None:
                return from_threads
        async with self.as_completed(numbered(effect.flows), effect.limit) as results:
            return in_order([result async for result in results])

    @contextlib.asynccontextmanager
    async def as_completed(self, flows: Iterator[Flow[T]], limit: int) -> AsyncGenerator[AsyncIterator[T]]:
        """Run flows in parallel in tasks, at most `limit` at a time, and yield results as they complete.

        After a failure the other flows are cancelled, and the first error is raised at the end of the results, with
        the others as notes. Leaving the block cancels the flows in flight.
        """
        sending, receiving = anyio.create_memory_object_stream[T](math.inf)
        errors: list[BaseException] = []
        scopes = [anyio.CancelScope() for _ in range(limit)]
        failure: BaseException | None = None

        async def worker(out: MemoryObjectSendStream[T], own: anyio.CancelScope) -> None:
            with out, own:
                try:
                    for flow in flows:
                        out.send_nowait(await self.run(flow))
                except (Exception, UserCodeError) as error:
                    errors.append(error)
                    for scope in scopes:
                        scope.cancel()

        with receiving:
            async with anyio.create_task_group() as tasks:
                for scope in scopes:
                    tasks.start_soon(worker, sending.clone(), scope)
                sending.close()
                try:
                    yield _Results(receiving, errors)
                except anyio.get_cancelled_exc_class():
                    raise
                except BaseException as error:  # the group would wrap it in a group
                    failure = error
                tasks.cancel_scope.cancel()
        if failure is not None:
            raise failure


class _Results(Generic[T]):
    """Results as they complete. After the last one, raises the first error, if any."""

    def __init__(self, receiving: MemoryObjectReceiveStream[T], errors: list[BaseException]) -> None:
        self._receiving = receiving
        self._errors = errors

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        async for result in self._receiving:
            return result
        raise_first(self._errors)
        raise StopAsyncIteration


def _readable(stream: object) -> httpx.SyncByteStream:
    if not isinstance(stream, httpx.SyncByteStream):
        raise TypeError("a form must be readable synchronously")
    return stream


async def _sleep(effect: Sleep) -> None:
    if effect.signal is None:
        await anyio.sleep(effect.seconds)
        return
    woken = anyio.Event()
    loop = running_loop()
    with effect.signal.on_set(lambda: call_soon(loop, woken.set)), anyio.move_on_after(effect.seconds):
        await woken.wait()
