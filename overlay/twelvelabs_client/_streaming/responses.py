"""Events of a streamed response, accumulated into its text and final answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.api.responses.create_response import Event
from twelvelabs_lowlevel.models.response_completed_event import ResponseCompletedEvent
from twelvelabs_lowlevel.models.response_failed_event import ResponseFailedEvent
from twelvelabs_lowlevel.models.response_keepalive_event import ResponseKeepaliveEvent
from twelvelabs_lowlevel.models.response_object import ResponseObject
from twelvelabs_lowlevel.models.response_other_event import ResponseOtherEvent
from twelvelabs_lowlevel.models.response_output_text_delta_event import ResponseOutputTextDeltaEvent

from .reader import Action, Failure, JsonObject, TextAccumulator, failure_in, failure_of_other

F = TypeVar("F")

_INCOMPLETE = "response.incomplete"


class ResponseText(TextAccumulator[Event, F], Generic[F]):
    """The text of one response."""

    def __init__(self, finish: Callable[[ResponseObject], F]) -> None:
        """`finish` turns the complete answer into the user's result."""
        self._finish = finish
        self._pieces: list[str] = []
        self._final: ResponseObject | None = None

    def failure(self, event: Event) -> Failure | None:
        match event:
            case ResponseFailedEvent():
                response: ResponseObject | None = getattr(event, "response", None)  # None if it is damaged
                if response is None:
                    return None, "no reason was given"
                failure = failure_in({"error": response.additional_properties.get("error")})
                return failure or (None, f"the response {response.id} ended as {response.status}")
            case ResponseOtherEvent():
                return failure_of_other(event.type, event.additional_properties)
        return None

    def events_of(self, answer: Mapping[str, Any]) -> list[JsonObject]:
        if not isinstance(answer.get("output"), list) or str(answer.get("type")).startswith("response."):
            return []
        status = answer.get("status")
        kind = f"response.{status if status in ('failed', 'incomplete') else 'completed'}"
        return [
            {"type": "response.output_text.delta", "sequence_number": 0, "delta": _text_of(answer["output"])},
            {"type": kind, "sequence_number": 1, "response": answer},
        ]

    def handle(self, event: Event) -> Action:
        match event:
            case ResponseKeepaliveEvent() | ResponseOtherEvent(type="keepalive"):
                return Action.SKIP
            case ResponseOutputTextDeltaEvent(delta=delta):
                self._pieces.append(delta or "")  # may be null or damaged
            case ResponseCompletedEvent(response=response):
                self._final = response or ResponseObject.from_dict({})
                return Action.STOP
            case ResponseOtherEvent() if str(event.type) == _INCOMPLETE:
                incomplete = event.additional_properties.get("response")
                self._final = ResponseObject.from_dict(incomplete if isinstance(incomplete, dict) else {})
                return Action.STOP
        return Action.YIELD

    def text(self) -> str:
        return "".join(self._pieces)

    def final(self) -> F | None:
        return None if self._final is None else self._finish(self._final)


def _text_of(output: list[Any]) -> str:
    """The text of the messages of an answer."""
    contents = [item.get("content") for item in output if isinstance(item, dict)]
    parts = [part for content in contents if isinstance(content, list) for part in content if isinstance(part, dict)]
    return "".join(text for part in parts if isinstance(text := part.get("text"), str))
