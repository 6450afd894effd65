"""Reading a stream of events, as flows: opening it, and making events of its bytes.

A stream never looks complete when it is not: a line that cannot be read raises, and so does a stream that ends without
its last event, or in which the platform reports a failure.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

import orjson
from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.requests import StreamRequest

from .._flows.effects import CloseStream, Flow, OpenStream, ReadChunk, StreamResponse, now
from .._http.call import rate_limited, retried, to_message
from .._http.config import ClientConfig
from .._http.decode import api_error, code_and_message, redacted
from .._response import Response
from ..errors import ApiConnectionError, ApiTimeoutError, IncompleteStreamError, StreamError, UnexpectedResponseError
from .framing import FRAMINGS, EventTooLongError

T = TypeVar("T")
F = TypeVar("F")

_DONE = b"[DONE]"


class Meaning(Enum):
    """What is to be done about an event."""

    SHOW = "show"
    HIDE = "hide"
    END = "show it, and read no further"


Failure: TypeAlias = tuple[str | None, str]
"""The platform's code and message."""


class Kind(Generic[T]):
    """What the events of one stream mean. Here: show them all, until the body ends."""

    has_last_event = False
    """Whether the stream tells its end with an event."""

    def take(self, event: T) -> Meaning:
        """Look at the next event. Raises DecodeError for one of a known kind that is not as it should be."""
        return Meaning.SHOW

    def failure(self, event: T) -> Failure | None:
        """The failure that an event reports."""
        return None


class TextKind(Kind[T], Generic[T, F]):
    """The same for a stream that adds up to a text."""

    has_last_event = True

    def text(self) -> str:
        """The text of all events so far."""
        raise NotImplementedError

    def final(self) -> F | None:
        """What the answer would have been without a stream; None if no event has told it."""
        raise NotImplementedError


class StreamReader(Generic[T]):
    """One stream: opens it, and makes events of its bytes. Shared by both kinds of streams."""

    def __init__(self, request: StreamRequest[T], config: ClientConfig, kind: Kind[T]) -> None:
        self.response: Response | None = None
        self.is_over = False
        self._request = request
        self._config = config
        self._kind = kind
        self._limit = config.timeout if request.timeout is None else request.timeout
        self._framing = FRAMINGS[request.media_type]()
        self._opened: StreamResponse | None = None
        self._frames: deque[bytes] = deque()
        self._body_ended = False
        self._trouble: UnexpectedResponseError | None = None
        """Raised once the events before it have been read."""
        self._alive = 0.0
        self._count = 0

    @property
    def where(self) -> str:
        """The call and how far the stream has come, for messages."""
        call = f"{self._request.method} {self._request.path}"
        return f"{call}, after {self._count} {'event' if self._count == 1 else 'events'} of the stream"

    def open(self) -> Flow[None]:
        """Send the request, again where that is safe. Raises what any call raises."""
        if self._opened is not None:
            return
        message = to_message(self._request)

        def send_once() -> Flow[StreamResponse]:
            opened: StreamResponse = yield OpenStream(message)
            return opened

        def once(was_lost: bool) -> Flow[StreamResponse]:
            opened = yield from rate_limited(self._request, self._config, send_once, lambda opened: opened.response)
            if opened.body is None:
                raise api_error(f"{self._request.method} {self._request.path}", opened.response)
            return opened

        self._opened = yield from retried(self._request, self._config, once)
        self.response = self._opened.response
        self._alive = yield from now()

    def receive(self) -> Flow[None]:
        """Wait for more bytes. `buffered` has the events in them."""
        if self._opened is None:
            return
        try:
            chunk: bytes = yield ReadChunk(self._opened.body)
        except ApiTimeoutError:
            raise self._silent() from None
        except ApiConnectionError as error:
            error.add_note(f"This was {self.where.partition(', ')[2]}.")
            raise
        if not chunk:
            self._body_ended = True
            return
        lines = self._framing.lines
        try:
            self._frames.extend(self._framing.feed(chunk))
        except EventTooLongError as error:
            self._trouble = self._unexpected(str(error), b"")
        time = yield from now()
        if self._framing.lines > lines:
            self._alive = time
        elif self._limit is not None and time - self._alive > self._limit:
            raise self._silent()

    def buffered(self) -> Iterator[T]:
        """The events in what has been received and not read yet."""
        while self._frames:
            yield from self._read(self._frames.popleft())
            if self.is_over:
                return
        if self._trouble is not None:
            raise self._trouble
        if self._body_ended:
            if rest := self._framing.rest():
                yield from self._read(rest, is_cut=True)
            if self._kind.has_last_event and not self.is_over:
                raise self.incomplete()
            self.is_over = True

    def close(self) -> Flow[None]:
        """Let go of the connection."""
        opened, self._opened = self._opened, None
        if opened is not None:
            yield CloseStream(opened.body)

    def _read(self, frame: bytes, *, is_cut: bool = False) -> Iterator[T]:
        if frame == _DONE:
            self.is_over = True
            return
        try:
            event = self._request.parse_event(frame)
            failure = self._kind.failure(event)
            meaning = Meaning.END if failure else self._kind.take(event)
        except DecodeError as error:
            if told := failure_in(_json(frame)):
                raise self._failed(told, _json(frame)) from None
            if is_cut and error.is_syntax:
                raise self.incomplete() from error
            raise self._unexpected(f"an event cannot be read: {error}", frame) from error
        if failure:
            raise self._failed(failure, event)
        self.is_over = meaning is Meaning.END
        if meaning is not Meaning.HIDE:
            self._count += 1
            yield event

    def _failed(self, failure: Failure, event: object) -> StreamError:
        code, message = failure
        summary = f"{self.where}: the platform failed{f' with {code}' if code else ''}: {message}"
        return StreamError(summary, code=code, message=message, event=event)

    def _silent(self) -> ApiTimeoutError:
        limit = f"{self._limit:g} seconds" if self._limit is not None else "too long"
        return ApiTimeoutError(
            f"{self.where}: nothing more came for {limit}. Set a longer timeout for this call or for the client."
        )

    def _unexpected(self, what: str, content: bytes) -> UnexpectedResponseError:
        response = redacted(self._reply(content))
        text = content[:120].decode("utf-8", "replace")
        excerpt = f"; it begins with {text!r}" if content else ""
        return UnexpectedResponseError(f"{self.where}: {what}{excerpt}", response=response)

    def incomplete(
        self, what: str = "it ended without its last event, so what came is not all"
    ) -> IncompleteStreamError:
        """The error for a stream that did not say all."""
        return IncompleteStreamError(
            f"{self.where}: {what}. Ask again.",
            response=redacted(self._reply(b"")),
            is_transient=True,
        )

    def _reply(self, content: bytes) -> Response:
        return replace(self.response or Response(200), content=content)


def failure_in(body: object) -> Failure | None:
    """The code and message of an object that has the form of the platform's errors."""
    code, message = code_and_message(body)
    return (code, message) if message else None


def _json(content: bytes) -> Any:
    try:
        return orjson.loads(content)
    except ValueError:
        return None
