"""What the events of a response mean, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from twelvelabs_lowlevel.api.responses.create_response import Event
from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.models.response_completed_event import ResponseCompletedEvent
from twelvelabs_lowlevel.models.response_failed_event import ResponseFailedEvent
from twelvelabs_lowlevel.models.response_keepalive_event import ResponseKeepaliveEvent
from twelvelabs_lowlevel.models.response_object import ResponseObject
from twelvelabs_lowlevel.models.response_other_event import ResponseOtherEvent
from twelvelabs_lowlevel.models.response_output_text_delta_event import ResponseOutputTextDeltaEvent

from .reader import Failure, Meaning, TextKind, failure_in

F = TypeVar("F")

_INCOMPLETE = "response.incomplete"
_NEEDED = ("response.completed", "response.failed", "response.output_text.delta")
"""Events that nobody can go on without: one of these that cannot be read is no event to pass over."""


class ResponseText(TextKind[Event, F], Generic[F]):
    """The text of one response."""

    def __init__(self, finish: Callable[[ResponseObject], F]) -> None:
        """`finish` makes of the whole answer what users get."""
        self._finish = finish
        self._pieces: list[str] = []
        self._final: ResponseObject | None = None

    def failure(self, event: Event) -> Failure | None:
        match event:
            case ResponseFailedEvent(response=response):
                told = failure_in({"error": response.additional_properties.get("error")})
                return told or (None, f"the response {response.id} ended as {response.status}")
            case ResponseOtherEvent(type="error"):
                return failure_in(event.additional_properties) or (None, "no reason was given")
        return None

    def take(self, event: Event) -> Meaning:
        match event:
            case ResponseKeepaliveEvent() | ResponseOtherEvent(type="keepalive"):
                return Meaning.HIDE
            case ResponseOutputTextDeltaEvent(delta=delta):
                self._pieces.append(delta or "")  # null is nothing new
            case ResponseCompletedEvent(response=response):
                self._final = response
                return Meaning.END
            case ResponseOtherEvent(type=kind) if kind == _INCOMPLETE:
                self._final = ResponseObject.from_dict(event.additional_properties.get("response") or {})
                return Meaning.END
            case ResponseOtherEvent(type=kind) if kind in _NEEDED:
                raise DecodeError(f"a {kind} event is not as it should be")
        return Meaning.SHOW

    def text(self) -> str:
        return "".join(self._pieces)

    def final(self) -> F | None:
        return None if self._final is None else self._finish(self._final)
