"""The streams that methods return, and the descriptors that bind such methods to resources."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, Self, TypeVar

from twelvelabs_lowlevel.requests import StreamRequest

from .._binding.resource import Method, factory
from .._drivers.sync import SyncDriver
from .._http.call import guarded
from .._misuse import USE_ASYNC_FOR, USE_ASYNC_WITH
from .._response import HasResponse, Response
from .._tracebacks import short_tracebacks
from ..errors import InvalidArgumentError
from .reader import EventPolicy, StreamReader, TextAccumulator

if TYPE_CHECKING:
    from .._drivers.asynchronous import AsyncDriver

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
F = TypeVar("F")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")


class _BaseStream(HasResponse):
    """The base of synchronous and asynchronous streams."""

    def __init__(self, reader: StreamReader[Any]) -> None:
        self._reader = reader
        self._is_closed = False
        self._reading = _OneAtATime()

    @property
    def response(self) -> Response | None:
        """The status and headers of the response; None before the stream has been opened."""
        return self._reader.response

    def _received(self) -> Response:
        if self._reader.response is None:
            raise InvalidArgumentError("this stream has no response yet: enter its block first, or read an event")
        return self._reader.response

    def __repr__(self) -> str:
        state = "not opened yet" if self._reader.response is None else "ended" if self._reader.is_over else "open"
        return f"<{type(self).__name__}, {state}>"

    def _check_ended(self) -> None:
        if not self._reader.is_over:
            raise InvalidArgumentError("this stream was closed, or failed, before its end: repeat the call")


class _OneAtATime:
    """Rejects concurrent readers: each would get only some of the events."""

    def __init__(self) -> None:
        self._is_read = False

    def __enter__(self) -> None:
        if self._is_read:
            raise InvalidArgumentError("this stream is already being read; read it in one place only")
        self._is_read = True

    def __exit__(self, *_: object) -> None:
        self._is_read = False


class Stream(_BaseStream, Generic[T]):
    """Events as they arrive. Iterate once. Use `with` to close the connection if you stop early.

    The request is sent when the first event is needed, or on entering the block.
    """

    def __init__(self, driver: SyncDriver, reader: StreamReader[T]) -> None:
        super().__init__(reader)
        self._driver = driver

    def __iter__(self) -> Iterator[T]:
        return self

    @property
    def data(self) -> Iterator[T]:
        """The events: the stream itself."""
        return self

    def __next__(self) -> T:
        with short_tracebacks:
            event = None
            if not self._is_closed:
                with self._reading:
                    try:
                        event = self._next()
                    except BaseException:
                        self.close()
                        raise
            if event is not None:
                return event
            self.close()
            self._check_ended()
            raise StopIteration

    def _next(self) -> T | None:
        if self._reader.response is None:
            self._driver.run(guarded(self._reader.open))
        while (event := self._reader.next_event()) is None and not self._reader.is_over:
            self._driver.run(self._reader.receive())
        return event

    def __enter__(self) -> Self:
        with short_tracebacks:
            self._driver.run(guarded(self._reader.open))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection. Closing twice does nothing."""
        self._is_closed = True
        self._driver.run(self._reader.close())


class AsyncStream(_BaseStream, Generic[T]):
    """Events as they arrive. Iterate once. Use `async with` to close the connection if you stop early.

    The request is sent when the first event is needed, on entering the block, or when the stream is awaited.
    """

    if not TYPE_CHECKING:
        __iter__ = USE_ASYNC_FOR
        __enter__ = __exit__ = USE_ASYNC_WITH

    def __init__(self, driver: AsyncDriver, reader: StreamReader[T]) -> None:
        super().__init__(reader)
        self._driver = driver

    def __aiter__(self) -> Self:
        return self

    @property
    def data(self) -> AsyncIterator[T]:
        """The events: the stream itself."""
        return self

    async def __anext__(self) -> T:
        with short_tracebacks:
            event = None
            if not self._is_closed:
                with self._reading:
                    try:
                        event = await self._next()
                    except BaseException:
                        await self.close()
                        raise
            if event is not None:
                return event
            await self.close()
            self._check_ended()
            raise StopAsyncIteration

    async def _next(self) -> T | None:
        if self._reader.response is None:
            await self._driver.run(guarded(self._reader.open))
        while (event := self._reader.next_event()) is None and not self._reader.is_over:
            await self._driver.run(self._reader.receive())
        return event

    async def _open(self) -> Self:
        with short_tracebacks:
            await self._driver.run(guarded(self._reader.open))
        return self

    def __await__(self) -> Generator[Any, Any, Self]:
        return self._open().__await__()

    async def __aenter__(self) -> Self:
        return await self._open()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connection. Closing twice does nothing."""
        self._is_closed = True
        await self._driver.run(self._reader.close())


def _final(accumulator: TextAccumulator[Any, F], reader: StreamReader[Any]) -> F:
    final = accumulator.final()
    if final is None:
        raise reader.incomplete("it ended without its final answer")
    return final


class TextStream(Stream[T], Generic[T, F]):
    """Events that form a text. Iterate over them, or collect them with `text()` or `final_response()`."""

    def __init__(self, driver: SyncDriver, reader: StreamReader[T], accumulator: TextAccumulator[Any, F]) -> None:
        super().__init__(driver, reader)
        self._accumulator = accumulator

    def text(self) -> str:
        """The whole text. Reads the stream to its end."""
        with short_tracebacks:
            for _ in self:
                pass
        return self._accumulator.text()

    def final_response(self) -> F:
        """The result of the same call without a stream. Reads the stream to its end."""
        with short_tracebacks:
            for _ in self:
                pass
        return _final(self._accumulator, self._reader)


class AsyncTextStream(AsyncStream[T], Generic[T, F]):
    """Events that form a text. Iterate over them, or collect them with `text()` or `final_response()`."""

    def __init__(self, driver: AsyncDriver, reader: StreamReader[T], accumulator: TextAccumulator[Any, F]) -> None:
        super().__init__(driver, reader)
        self._accumulator = accumulator

    async def text(self) -> str:
        """The whole text. Reads the stream to its end."""
        with short_tracebacks:
            async for _ in self:
                pass
        return self._accumulator.text()

    async def final_response(self) -> F:
        """The result of the same call without a stream. Reads the stream to its end."""
        with short_tracebacks:
            async for _ in self:
                pass
        return _final(self._accumulator, self._reader)


@dataclass(frozen=True, slots=True)
class TextCall(Generic[T, F]):
    """A request for events that form a text, and the accumulator that collects them."""

    request: StreamRequest[T]
    accumulator: TextAccumulator[T, F]
    sending: Callable[[], AbstractContextManager[None]] = nullcontext
    """The context in which the request is sent; it may add notes to errors."""


class _StreamMethod(factory[P, SyncT, AsyncT]):
    """A method that returns a stream."""

    def raw(self) -> Method:
        return _OpenedStream(self.describes, self._make, self._kind, self._async_kind)


class _OpenedStream(factory[P, SyncT, AsyncT]):
    """A method that returns a stream whose response has come: an asynchronous one is still to be awaited or entered."""

    def run_sync(self, owner: Any, args: Any, kwargs: Any) -> Any:
        return super().run_sync(owner, args, kwargs).__enter__()


def event_stream(build: Callable[P, StreamRequest[T]]) -> factory[P, Stream[T], AsyncStream[T]]:
    """A method that returns a stream of events. The stream ends with the body."""

    def make(stream: Any, owner: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
        return stream(owner._driver, StreamReader(build(*args, **kwargs), owner._config, EventPolicy[T]()))

    return _StreamMethod(build, make, Stream, AsyncStream)


def text_stream(
    describe: Callable[Concatenate[R, P], TextCall[T, F]],
) -> factory[P, TextStream[T, F], AsyncTextStream[T, F]]:
    """A method that returns a stream of events that form a text."""

    def make(stream: Any, owner: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
        call = describe(owner, *args, **kwargs)
        return stream(
            owner._driver, StreamReader(call.request, owner._config, call.accumulator, call.sending), call.accumulator
        )

    return _StreamMethod(describe, make, TextStream, AsyncTextStream)
