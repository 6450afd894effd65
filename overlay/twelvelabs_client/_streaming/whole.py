"""A whole answer that came as a stream of events, although none was requested: read as the answer that it makes up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.requests import Request

from .framing import Detected
from .reader import Action, TextAccumulator

E = TypeVar("E")
T = TypeVar("T")


def from_events(
    request: Request[T],
    parse_event: Callable[[bytes], E],
    accumulator: Callable[[Callable[[T], T]], TextAccumulator[E, T]],
) -> Request[T]:
    """The request, whose answer is also read if it is a complete stream of these events."""

    def parse(content: bytes) -> T:
        try:
            return request.parse(content)
        except DecodeError:
            answer = _accumulated(content, parse_event, accumulator(lambda answer: answer))
            if answer is None:
                raise
            return answer

    return replace(request, parse=parse)


def _accumulated(content: bytes, parse_event: Callable[[bytes], E], text: TextAccumulator[E, T]) -> T | None:
    framing = Detected("application/x-ndjson")
    for frame in [*framing.feed(content), framing.remainder()]:
        try:
            event = parse_event(frame)
        except DecodeError:
            return None
        if failure := text.failure(event):
            raise DecodeError(f"it is a stream of events, in which the platform failed: {failure[1]}")
        if text.handle(event) is Action.STOP:
            return text.final()
    return None
