"""A driver for tests: it runs flows in place, with a fake clock and scripted responses."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from twelvelabs_client._flows.effects import (
    Acquire,
    Body,
    Callback,
    Effect,
    Flow,
    Now,
    Parallel,
    Random,
    Release,
    Send,
    Sleep,
    ToThread,
    WallTime,
)
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client._response import Response
from twelvelabs_lowlevel.requests import Request

from .clients import BASE_URL, KEY

T = TypeVar("T")

Answer = Response | BaseException
EPOCH = 1_790_000_000.0
"""The time of day when a clock is at 0."""
Answers = Callable[[Send], Answer] | Iterable[Answer]


class FakeDriver:
    """Runs flows in place. It can stand in for the driver of a synchronous resource.

    The answers are a function of the request, or a script; a script that is too short fails the test. A body is read
    whole before it is answered, so the requests seen here have bytes. A gate that is full fails the test.
    """

    def __init__(self, answers: Answers = (), *, seconds_per_request: float = 0.0) -> None:
        self._answer = answers if callable(answers) else _script(answers)
        self._seconds_per_request = seconds_per_request
        self.config = ClientConfig(api_key=KEY, base_url=BASE_URL)
        self.clock = 1000.0
        self.random: Callable[[], float] = random.Random(0).random
        """What the flows draw."""
        self.requests: list[Send] = []
        self.sent_at: list[float] = []
        self.sleeps: list[float] = []

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return self.clock - 1000.0

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end, as a driver does."""
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
                value = self._act(effect)
            except BaseException as error:
                failure = error

    def _act(self, effect: Effect) -> Any:
        match effect:
            case Send():
                return self._send(effect)
            case Sleep(seconds):
                assert seconds > 0
                self.sleeps.append(seconds)
                self.clock += seconds
                return None
            case Now():
                return self.clock
            case WallTime():
                return EPOCH + self.clock
            case Random():
                return self.random()
            case ToThread(function):
                return function()
            case Callback(function, value):
                function(value)
                return None
            case Parallel(flows, _):
                return [self.run(flow) for flow in flows]
            case Acquire(limiter):
                assert limiter.try_acquire(), "nothing else runs that could release it"
                return None
            case Release(limiter):
                return limiter.release()

    def _read(self, body: Body) -> bytes:
        content = bytearray()
        for block in body.blocks():
            content += block
            if event := body.on_sent(len(block)):
                self._act(event)
        assert len(content) == body.size
        return bytes(content)

    def _send(self, message: Send) -> Response:
        if isinstance(message.content, Body):
            message = replace(message, content=self._read(message.content))
        self.requests.append(message)
        self.sent_at.append(self.clock)
        self.clock += self._seconds_per_request
        answer = self._answer(message)
        if isinstance(answer, BaseException):
            raise answer
        return replace(answer, received_at=EPOCH + self.clock)


def _script(answers: Iterable[Answer]) -> Callable[[Send], Answer]:
    rest: Iterator[Answer] = iter(answers)

    def answer(message: Send) -> Answer:
        given = next(rest, None)
        assert given is not None, f"the script has no answer to {message.method} {message.url}"
        return given

    return answer


def config_with(policy: RetryPolicy) -> ClientConfig:
    """The config of a client with this policy, which knows of no rate limit yet."""
    return ClientConfig(api_key=KEY, base_url=BASE_URL, retry=policy)


def response(status: int = 200, body: object = None, **headers: str) -> Response:
    """An answer; a body that is neither None nor bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    return Response(status, {name.replace("_", "-"): value for name, value in headers.items()}, content)


def number_request(*, method: str = "GET", idempotent: bool = True, **more: Any) -> Request[int]:
    """A request whose answer is a number."""

    def parse(content: bytes) -> int:
        return int(content)

    return Request(method=method, path="/things", route="/things", parse=parse, idempotent=idempotent, **more)
