"""The synchronous driver: carries out the effects of flows in threads. The asynchronous one is in `asynchronous`.

Only the drivers sleep, tell the time, draw random numbers, start threads or tasks, and send. `_flows.effects` says what
flows may expect of them.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
from twelvelabs_lowlevel.forms import opened
from twelvelabs_lowlevel.types import RequestFiles

from .._flows.callbacks import call_plain
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
)
from .._flows.primitives import Limiter
from .._http.adapter import auth_for, log_response, to_request, to_response
from .._http.body import BodyReader
from .._http.config import ClientConfig
from .._http.failures import content_of, errors_of, no_connection, refusal
from .._response import Response
from ..errors import ApiConnectionError
from .abandoned import close_abandoned
from .http_client import HttpClient
from .incoming import Incoming
from .stop import Stop
from .tuning import DEFAULT_TUNING, DriverTuning
from .workers import Stopped, WorkerResults, Workers

if TYPE_CHECKING:
    from .._flows.primitives import Signal

T = TypeVar("T")

_NO_FILES: AbstractContextManager[RequestFiles] = nullcontext([])
_STOPPABLE = (Send, OpenStream, ReadChunk, Sleep, Acquire, Parallel, Callback)
"""Effects that are not started once the flow should stop. The others may be part of its cleanup."""


class SyncDriver:
    """Runs flows in the calling thread."""

    def __init__(
        self,
        http_client: HttpClient | httpx.Client,
        config: ClientConfig,
        stop: Stop | None = None,
        tuning: DriverTuning = DEFAULT_TUNING,
    ) -> None:
        self.http_client = http_client if isinstance(http_client, HttpClient) else HttpClient(http_client)
        self.config = config
        self.tuning = tuning
        self._stop = stop

    def copy(self, config: ClientConfig) -> SyncDriver:
        """A driver with other settings on the same connections."""
        return SyncDriver(self.http_client, config, tuning=self.tuning)

    @property
    def http(self) -> httpx.Client:
        """The HTTP client of this process."""
        return self.http_client.current

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to completion and return its result."""
        value: Any = None
        failure: BaseException | None = None
        is_stopping = False
        while True:
            try:
                effect = flow.send(value) if failure is None else flow.throw(failure)
            except StopIteration as stop:
                result: T = stop.value
                return result
            value = failure = None
            if not is_stopping and isinstance(effect, _STOPPABLE) and self._stop is not None and self._stop.is_set():
                is_stopping = True  # from here on it cleans up
                failure = Stopped()
                continue
            try:
                value = self._act(effect)
            except BaseException as error:  # the flow decides: it may clean up, even after Ctrl-C
                is_stopping = is_stopping or isinstance(error, Stopped)
                failure = error

    def _act(self, effect: Effect) -> Any:
        match effect:
            case Send():
                return self._send(effect)
            case Sleep():
                return self._sleep(effect)
            case Now():
                return time.monotonic()
            case WallTime():
                return time.time()
            case Random():
                return random.random()  # noqa: S311 - jitter, no secret
            case ToThread():
                return effect.function()
            case Callback():
                return self.call_back(effect)
            case Parallel():
                return self.parallel(effect)
            case Acquire():
                return self._acquire(effect.limiter)
            case Release():
                return effect.limiter.release()
            case OpenStream():
                return self._open(effect.message)
            case ReadChunk():
                return effect.body.receive()
            case CloseStream():
                return effect.body.close()

    def _send(self, message: Send) -> Response:
        began = time.monotonic()
        http = self.http
        with opened(message.form) if message.form else _NO_FILES as files:
            content = self._outgoing(message.content) if isinstance(message.content, Body) else message.content
            request = to_request(message, self.config, files, content, http)
            if message.on_sent is not None:
                request.stream = _CountedStream(request.stream, message.on_sent, self._after_block)
            if self._stop is not None:
                request.extensions["trace"] = self._trace
            try:
                with errors_of(http, message):
                    answer = self._request(http, request, message)
                content = self._read(http, answer, message)
            except ApiConnectionError:
                self._check_stop()  # which interrupts connections
                raise
        if self._stop is None:
            self.http_client.track(answer)
        log_response(message, answer, time.monotonic() - began)
        return to_response(answer, time.time(), content)

    def _open(self, message: Send) -> StreamResponse:
        began = time.monotonic()
        http = self.http
        request = to_request(message, self.config, [], message.content, http)
        request.extensions["trace"] = self._trace
        with errors_of(http, message):
            answer = self._request(http, request, message)
        log_response(message, answer, time.monotonic() - began)
        head = to_response(answer, time.time())
        if answer.is_success:
            return StreamResponse(head, Incoming(self.http_client, http, message, answer))
        return StreamResponse(replace(head, content=self._read(http, answer, message)), None)

    def _request(self, http: httpx.Client, request: httpx.Request, message: Send) -> httpx.Response:
        """Send. While streams are open, the wait for a connection is interrupted to close those that were dropped."""
        close_abandoned()
        timeouts = request.extensions["timeout"]
        limit = timeouts["pool"]
        ends = time.monotonic() + (self.tuning.pool_timeout if limit is None else limit)
        while True:
            if streams := self.http_client.streams:
                timeouts["pool"] = min(self.tuning.pool_poll, max(ends - time.monotonic(), 0.0))
            try:
                return http.send(request, auth=auth_for(message), follow_redirects=False, stream=True)
            except httpx.HTTPStatusError as error:
                return refusal(error, request)
            except httpx.PoolTimeout as error:
                if not streams or time.monotonic() >= ends:
                    raise no_connection(message, [body.call for body in tuple(streams)]) from error
                self._check_stop()
                close_abandoned()

    def _read(self, http: httpx.Client, answer: httpx.Response, message: Send) -> bytes:
        try:
            reader = BodyReader(message, to_response(answer, time.time()), self.config.max_response_size)
            if answer.is_stream_consumed or answer.is_closed:  # by a user's transport or hook
                reader.add(content_of(answer))
            else:
                with reader.receiving(errors_of(http, message)):
                    any(map(reader.is_full, answer.iter_raw()))
            return reader.content()
        finally:
            with suppress(Exception):  # whatever is wrong with the connection, the response has been read
                answer.close()

    def _outgoing(self, body: Body) -> Iterator[bytes]:
        for block in body.blocks():
            self._check_stop()
            yield block
            self._after_block(body.on_sent(len(block)))

    def _after_block(self, event: Callback | None) -> None:
        self._check_stop()
        if event is not None:
            self.call_back(event)

    def _check_stop(self) -> None:
        if self._stop is not None and self._stop.is_set():
            raise Stopped

    def _sleep(self, effect: Sleep) -> None:
        if effect.signal is not None:
            self._sleep_until(effect.seconds, effect.signal)
        elif self._stop is None:
            time.sleep(effect.seconds)
        elif self._stop.wait(effect.seconds):
            raise Stopped

    def _sleep_until(self, seconds: float, signal: Signal) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not signal.wait(min(left, self.tuning.stop_poll)):
            self._check_stop()

    def _acquire(self, limiter: Limiter) -> None:
        while not limiter.try_acquire(timeout=self.tuning.stop_poll):
            self._check_stop()

    def call_back(self, effect: Callback) -> None:
        """Call a user callback."""
        call_plain(effect.function, effect.value)

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        if self.http_client.track_connection(event, info) and self._stop is not None and self._stop.is_set():
            self.http_client.interrupt()

    def child(self, stop: Stop) -> SyncDriver:
        """A driver for one of several threads, which all stop when the event is set."""
        return SyncDriver(self.http_client, self.config, stop, self.tuning)

    def stop(self) -> None:
        """Have the flow end at its next effect or block, without waiting for the other side."""
        if self._stop is not None:
            self._stop.set()
        self.http_client.interrupt()

    def parallel(self, effect: Parallel) -> list[Any]:
        """Run flows in parallel and return their results in order."""
        with closing(self.as_completed(numbered(effect.flows), effect.limit)) as results:
            return in_order(results)

    def as_completed(self, flows: Iterator[Flow[T]], limit: int) -> WorkerResults[T]:
        """Run flows in parallel in threads, at most `limit` at a time, and iterate over results as they complete.

        After a failure no more flows are started, the others stop at their next effect, and the first error is raised
        with the others as notes. When the iterator is closed or this thread is interrupted, the flows stop at once.
        """
        stop = Stop(self._stop)
        workers = Workers(flows, limit, self.child(stop).run, stop, self.http_client, self.tuning)
        return WorkerResults(workers, self._check_stop, self.tuning)


class _CountedStream(httpx.SyncByteStream):
    """A form that reports how much of it has been sent."""

    def __init__(
        self, stream: object, on_sent: Callable[[int], Callback | None], after: Callable[[Callback | None], None]
    ) -> None:
        if not isinstance(stream, httpx.SyncByteStream):
            raise TypeError("a form must be readable synchronously")
        self._stream = stream
        self._on_sent = on_sent
        self._after = after

    def __iter__(self) -> Iterator[bytes]:
        for block in self._stream:
            yield block
            self._after(self._on_sent(len(block)))


def numbered(flows: Iterator[Flow[T]]) -> Iterator[Flow[tuple[int, T]]]:
    """The flows with their numbers beside their results."""

    def one(number: int, flow: Flow[T]) -> Flow[tuple[int, T]]:
        return number, (yield from flow)

    return (one(number, flow) for number, flow in enumerate(flows))


def in_order(results: Iterable[tuple[int, T]]) -> list[T]:
    """The results of numbered flows, by number."""
    return [result for _, result in sorted(results, key=itemgetter(0))]
