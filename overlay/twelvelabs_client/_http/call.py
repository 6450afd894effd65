"""One call as a flow: send, decode, and retry where that is safe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from itertools import count
from typing import Any, TypeVar

import orjson
from twelvelabs_lowlevel.errors import ArgumentError, UnusableFileError
from twelvelabs_lowlevel.forms import replayable
from twelvelabs_lowlevel.requests import Call, Request
from twelvelabs_lowlevel.types import UNSET

from .._flows.callbacks import UserCodeError
from .._flows.effects import Callback, Effect, Flow, Send, carried_out, now, random, send, sleep
from .._response import Response
from ..errors import ApiConnectionError, InvalidArgumentError, InvalidSourceError, NotFoundError, TwelveLabsError
from ..outcomes import Outcome
from .config import ClientConfig
from .decode import read
from .lost_creations import tell_of_lost_creation
from .redirects import followed
from .retry import can_retry, delay_before_retry, is_throttled

T = TypeVar("T")
R = TypeVar("R")


def call(
    request: Request[T],
    config: ClientConfig,
    on_sent: Callable[[int], Callback | None] | None = None,
    on_attempt: Callable[[], object] | None = None,
) -> Flow[T]:
    """The value of the response. `on_attempt` is called before each attempt, `on_sent` while its form is sent."""
    value, _ = yield from call_with_response(request, config, on_sent, on_attempt)
    return value


def call_with_response(
    request: Request[T],
    config: ClientConfig,
    on_sent: Callable[[int], Callback | None] | None = None,
    on_attempt: Callable[[], object] | None = None,
) -> Flow[tuple[T, Response]]:
    """The value of the response, and the response itself."""
    message = to_message(request, on_sent)

    def send_limited(message: Send) -> Flow[Response]:
        return rate_limited(request, config, lambda: send(message), _same)

    def once(was_lost: bool) -> Flow[tuple[T, Response]]:
        if on_attempt is not None:
            on_attempt()
        try:
            response = yield from followed(message, config, send_limited, _same)
            return read(request, response, config.base_url), response
        except NotFoundError:
            # With a body, the request removes something from the object at the path, which then still exists.
            if request.method == "DELETE" and request.json is UNSET and was_lost:
                # An earlier attempt deleted it, and its response was lost.
                return request.parse(b""), Response(204)
            raise

    return (yield from retried(request, config, once))


def with_response(flow: Flow[T], make: Callable[..., R]) -> Flow[R]:
    """`make`, called with the fields of the last response that a flow received, and with its result as `data`."""
    received = [Response(0)]
    data = yield from observed(flow, lambda _, response: received.append(response))
    return make(**{each.name: getattr(received[-1], each.name) for each in fields(Response)}, data=data)


def observed(flow: Flow[T], see: Callable[[Send, Response], object]) -> Flow[T]:
    """The result of a flow. `see` is called with each message that the flow itself sends, and its response."""

    def act(effect: Effect) -> Flow[Any]:
        value = yield effect
        if isinstance(effect, Send) and isinstance(value, Response):
            see(effect, value)
        return value

    return carried_out(flow, act)


def rate_limited(
    request: Call, config: ClientConfig, send_once: Callable[[], Flow[T]], response_of: Callable[[T], Response]
) -> Flow[T]:
    """Send a request once the platform's rate limits allow it, as far as this client knows them.

    It is delayed at most for its own timeout or, if it has none and is not retried, the client's. No single pause is
    longer than the client's timeout.
    """
    bucket = f"{request.method} {request.route}"
    policy, timeout = config.retry, request.timeout
    if config.timeout is not None:
        if config.timeout < policy.max_retry_after:
            policy = replace(policy, max_retry_after=config.timeout)
        if timeout is None and _max_retries(request, config) == 0:
            timeout = config.timeout
    return (yield from config.rate_limiter.rate_limited(bucket, policy, timeout, send_once, response_of))


def _max_retries(request: Call, config: ClientConfig) -> int:
    return config.retry.max_retries if request.max_retries is None else request.max_retries


def _same(response: Response) -> Response:
    return response


def retried(request: Call, config: ClientConfig, once: Callable[[bool], Flow[T]]) -> Flow[T]:
    """The result of `once`, which is retried where that is safe. Its argument: whether a response may have been lost.

    Raises the error of the last attempt, with the number of attempts as a note.
    """
    policy = config.retry
    can_replay = replayable(request.form or ())
    max_retries = _max_retries(request, config)
    began = yield from now()
    was_lost = False
    for attempt in count(1):
        try:
            return (yield from once(was_lost))
        except TwelveLabsError as error:
            if not can_retry(error, idempotent=request.idempotent, replayable=can_replay):
                tell_of_lost_creation(error, request, was_lost=was_lost)
                raise
            elapsed = (yield from now()) - began
            chance = yield from random()
            pause = delay_before_retry(attempt, error, policy, elapsed=elapsed, max_retries=max_retries, chance=chance)
            if pause is None:
                tell_of_lost_creation(error, request, was_lost=was_lost)
                if attempt > 1:
                    error.add_note(f"This was attempt {attempt}, after {elapsed:.1f} seconds.")
                raise
            never_sent = isinstance(error, ApiConnectionError) and not error.was_sent
            was_lost = was_lost or not (never_sent or is_throttled(error))
        yield from sleep(pause)
    raise AssertionError("unreachable")  # pragma: no cover


@contextmanager
def argument_errors() -> Iterator[None]:
    """Turns the low-level package's errors about arguments into ours."""
    try:
        yield
    except UnusableFileError as error:
        raise InvalidSourceError(str(error)) from None
    except ArgumentError as error:
        raise InvalidArgumentError(str(error)) from None


def guarded(start: Callable[[], Flow[T]]) -> Flow[T]:
    """The outermost flow of a call: it raises errors as users see them."""
    try:
        with argument_errors():
            return (yield from start())
    except UserCodeError as error:
        own = error.error
    raise own


def outcome_of(source: object, start: Callable[[], Flow[T]]) -> Flow[Outcome[T]]:
    """The outcome of one input among many: the result of a flow, or its error."""
    try:
        return Outcome(source, value=(yield from guarded(start)))
    except Exception as error:
        return Outcome(source, error=error)


def to_message(request: Call, on_sent: Callable[[int], Callback | None] | None = None) -> Send:
    """The message for a request."""
    headers = dict(request.headers)
    content = None
    if request.json is not UNSET:
        try:
            content = orjson.dumps(request.json)
        except TypeError as error:
            raise InvalidArgumentError(f"{request.method} {request.path}: cannot be sent as JSON: {error}") from error
        headers.setdefault("Content-Type", "application/json")
    return Send(
        method=request.method,
        url=request.path,
        params=request.params,
        headers=headers,
        content=content,
        form=request.form,
        on_sent=on_sent,
        timeout=request.timeout,
    )
