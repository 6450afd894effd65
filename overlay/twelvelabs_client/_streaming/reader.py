"""Reading a stream of events, as flows: opening it, and decoding its bytes into events.

An incomplete stream never looks complete: an event that cannot be decoded raises, as do a missing final event and a
failure that the platform reports within the stream.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

import orjson
from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.json_text import loads
from twelvelabs_lowlevel.redaction import redact, redact_bytes, redact_json, shown
from twelvelabs_lowlevel.requests import StreamRequest

from .._flows.effects import CloseStream, Flow, OpenStream, ReadChunk, Send, StreamResponse, now
from .._http.call import rate_limited, retried, to_message
from .._http.config import ClientConfig
from .._http.decode import MAX_NAME, api_error, code_and_message, redacted
from .._http.redirects import followed
from .._response import Response
from ..errors import ApiConnectionError, ApiTimeoutError, IncompleteStreamError, StreamError, UnexpectedResponseError
from .framing import Detected, EventTooLongError

T = TypeVar("T")
F = TypeVar("F")

_DONE = b"[DONE]"


def _response_of(opened: StreamResponse) -> Response:
    return opened.response


class Action(Enum):
    """What to do with an event."""

    YIELD = "yield"
    SKIP = "skip"
    STOP = "yield, and read no further"


JsonObject: TypeAlias = dict[str, Any]
Failure: TypeAlias = tuple[str | None, str]
"""The platform's code and message."""


class EventPolicy(Generic[T]):
    """How the events of one stream are handled. This policy yields all of them until the body ends."""

    has_last_event = False
    """Whether an event marks the end of the stream."""

    def handle(self, event: T) -> Action:
        """Decide what to do with the next event. Raises DecodeError if it is of a known type, but not valid."""
        return Action.YIELD

    def failure(self, event: T) -> Failure | None:
        """The failure that an event reports, if any."""
        return None

    def events_of(self, answer: Mapping[str, Any]) -> list[JsonObject]:
        """The events that say the same as an answer that came whole; none if this is not such an answer."""
        return []


class TextAccumulator(EventPolicy[T], Generic[T, F]):
    """The policy of a stream whose events form a text, which it accumulates."""

    has_last_event = True

    def text(self) -> str:
        """The text of all events so far."""
        raise NotImplementedError

    def final(self) -> F | None:
        """The response as without streaming; None until the event that completes it."""
        raise NotImplementedError


class StreamReader(Generic[T]):
    """Opens one stream, and decodes its bytes into events. Used by `Stream` and `AsyncStream`."""

    def __init__(
        self,
        request: StreamRequest[T],
        config: ClientConfig,
        policy: EventPolicy[T],
        sending: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self.response: Response | None = None
        self.is_over = False
        self._request = request
        self._config = config
        self._policy = policy
        self._sending = sending
        self._timeout = config.timeout if request.timeout is None else request.timeout
        self._framing = Detected(request.media_type)
        self._opened: StreamResponse | None = None
        self._frames: deque[bytes] = deque()
        self._is_body_read = False
        self._remainder = b""
        self._pending_error: UnexpectedResponseError | None = None
        """Raised after the events before it have been yielded."""
        self._last_line_at = 0.0
        self._event_count = 0
        self._has_begun = False

    @property
    def position(self) -> str:
        """The call and the position in the stream, for error messages."""
        call = f"{self._request.method} {self._request.path}"
        return f"{call}, after {self._event_count} {'event' if self._event_count == 1 else 'events'} of the stream"

    def open(self) -> Flow[None]:
        """Send the request, with retries. Raises the same errors as any call."""
        if self._opened is not None:
            return
        message = to_message(self._request)

        def send_once(message: Send) -> Flow[StreamResponse]:
            opened: StreamResponse = yield OpenStream(message)
            return opened

        def send_limited(message: Send) -> Flow[StreamResponse]:
            return rate_limited(self._request, self._config, lambda: send_once(message), _response_of)

        def once(was_lost: bool) -> Flow[StreamResponse]:
            opened = yield from followed(message, self._config, send_limited, _response_of)
            if opened.body is None:
                call = f"{self._request.method} {self._request.path}"
                raise api_error(call, opened.response, self._config.base_url)
            return opened

        with self._sending():
            self._opened = yield from retried(self._request, self._config, once)
        self.response = self._opened.response
        self._last_line_at = yield from now()

    def receive(self) -> Flow[None]:
        """Wait for more bytes. `next_event` returns the events in them."""
        if self._opened is None:
            return
        try:
            chunk: bytes = yield ReadChunk(self._opened.body)
        except ApiTimeoutError:
            raise self._timed_out() from None
        except ApiConnectionError as error:
            error.add_note(f"This was {self.position.partition(', ')[2]}.")
            raise
        if not chunk:
            self._is_body_read = True
            self._remainder = self._framing.remainder()
            return
        lines = self._framing.lines
        try:
            self._frames.extend(self._framing.feed(chunk))
        except EventTooLongError as error:
            self._pending_error = self._unexpected(str(error), b"")
        received_at = yield from now()
        if self._framing.lines > lines:
            self._last_line_at = received_at
        elif self._timeout is not None and received_at - self._last_line_at > self._timeout:
            raise self._timed_out()

    def next_event(self) -> T | None:
        """The next event received so far, or None. `is_over` is set once it was the last.

        Not a generator: a dropped one would be finalized by the garbage collector.
        """
        while self._frames and not self.is_over:
            event = self._read(self._frames.popleft())
            if event is not None:
                return event
        if self.is_over:
            return None
        if self._pending_error is not None:
            error, self._pending_error = self._pending_error, None
            raise error
        if self._is_body_read:
            remainder, self._remainder = self._remainder, b""
            event = self._read(remainder, is_cut=True) if remainder else None
            if event is None and self._frames:
                return self.next_event()
            if event is None and not self.is_over:
                if self._policy.has_last_event:
                    raise self.incomplete()
                self.is_over = True
            return event
        return None

    def close(self) -> Flow[None]:
        """Release the connection."""
        opened, self._opened = self._opened, None
        if opened is not None:
            yield CloseStream(opened.body)

    def _read(self, frame: bytes, *, is_cut: bool = False) -> T | None:
        if frame == _DONE:
            self.is_over = True
            return None
        if not self._has_begun:
            self._has_begun = True
            answer = _json(frame)
            if isinstance(answer, dict) and (events := self._policy.events_of(answer)):
                self._frames.extendleft(orjson.dumps(event) for event in reversed(events))
                return None
        try:
            event = self._request.parse_event(frame)
            failure = self._policy.failure(event)
            action = Action.STOP if failure else self._policy.handle(event)
        except DecodeError as error:
            if reported := failure_in(_json(frame)):
                raise self._failed(reported, redact_json(_json(frame))) from None
            if is_cut and error.is_syntax:
                raise self.incomplete() from error
            raise self._unexpected(f"an event cannot be decoded: {error}", frame) from error
        if failure:
            raise self._failed(failure, self._request.parse_event(redact_bytes(frame)))
        self.is_over = action is Action.STOP
        if action is Action.SKIP:
            return None
        self._event_count += 1
        return event

    def _failed(self, failure: Failure, event: object) -> StreamError:
        code, message = failure[0] and redact(failure[0]), redact(failure[1])
        with_code = f" with {shown(code, MAX_NAME)}" if code else ""
        summary = f"{self.position}: the platform failed{with_code}: {shown(message)}"
        error = StreamError(summary, code=code, message=message, event=event)
        error.request_id = self.response.request_id if self.response else None
        return error

    def _timed_out(self) -> ApiTimeoutError:
        limit = f"{self._timeout:g} seconds" if self._timeout is not None else "too long"
        return ApiTimeoutError(
            f"{self.position}: no data for {limit}. Set a longer timeout for this call or for the client."
        )

    def _unexpected(self, what: str, content: bytes) -> UnexpectedResponseError:
        response = redacted(self._response(content))
        text = response.content[:120].decode("utf-8", "replace")
        excerpt = f"; it begins with {text!r}" if content else ""
        return UnexpectedResponseError(f"{self.position}: {what}{excerpt}", response=response)

    def incomplete(
        self, what: str = "it ended without its final event, so it is not complete"
    ) -> IncompleteStreamError:
        """The error for a truncated stream."""
        return IncompleteStreamError(
            f"{self.position}: {what}. Repeat the call.",
            response=redacted(self._response(b"")),
            is_transient=True,
        )

    def _response(self, content: bytes) -> Response:
        return replace(self.response or Response(200), content=content)


def failure_in(body: object) -> Failure | None:
    """The code and message of a JSON value in the platform's error format; None for other values."""
    code, message = code_and_message(body)
    return (code, message) if message else None


def failure_of_other(tag: str | None, body: object) -> Failure | None:
    """The failure in an event of a type unknown to this version: error, or none, for an error in place of an event."""
    if tag and tag != "error":
        return None
    return failure_in(body) or ((None, "no reason was given") if tag else None)


def _json(content: bytes) -> Any:
    try:
        return loads(content)
    except DecodeError:
        return None
