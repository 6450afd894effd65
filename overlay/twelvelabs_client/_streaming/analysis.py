"""Events of a streamed analysis, accumulated into its text and final answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.api.analysis.create_analysis import Event
from twelvelabs_lowlevel.models.finish_reason import FinishReason
from twelvelabs_lowlevel.models.non_stream_analyze_response import NonStreamAnalyzeResponse
from twelvelabs_lowlevel.models.stream_analyze_response_stream_end import StreamAnalyzeResponseStreamEnd
from twelvelabs_lowlevel.models.stream_analyze_response_stream_start import StreamAnalyzeResponseStreamStart
from twelvelabs_lowlevel.models.stream_analyze_response_text_generation import StreamAnalyzeResponseTextGeneration
from twelvelabs_lowlevel.models.stream_analyze_response_unknown import StreamAnalyzeResponseUnknown

from .reader import Action, Failure, JsonObject, TextAccumulator, failure_of_other

F = TypeVar("F")


class AnalysisText(TextAccumulator[Event, F], Generic[F]):
    """The text of one analysis."""

    def __init__(self, finish: Callable[[NonStreamAnalyzeResponse], F]) -> None:
        """`finish` turns the complete answer into the user's result."""
        self._finish = finish
        self._id = ""
        self._pieces: list[str] = []
        self._end: StreamAnalyzeResponseStreamEnd | None = None

    def failure(self, event: Event) -> Failure | None:
        if isinstance(event, StreamAnalyzeResponseUnknown):
            return failure_of_other(event.event_type, event.additional_properties)
        if not isinstance(event, StreamAnalyzeResponseStreamEnd) or event.error is None:
            return None
        # With "length" the error only warns that the text was truncated.
        return (
            None
            if event.finish_reason == FinishReason.LENGTH
            else (event.error.code, event.error.message or "no reason was given")
        )

    def events_of(self, answer: Mapping[str, Any]) -> list[JsonObject]:
        if "event_type" in answer or not isinstance(answer.get("data"), str):
            return []
        metadata = {"generation_id": answer.get("id")}
        end = {"metadata": {**metadata, "usage": answer.get("usage")}, "error": answer.get("error")}
        return [
            {"event_type": "stream_start", "metadata": metadata},
            {"event_type": "text_generation", "text": answer["data"]},
            {"event_type": "stream_end", "finish_reason": answer.get("finish_reason"), **end},
        ]

    def handle(self, event: Event) -> Action:
        match event:
            case StreamAnalyzeResponseStreamStart(metadata=metadata):
                self._id = metadata.generation_id or "" if metadata else ""
            case StreamAnalyzeResponseTextGeneration(text=text):
                self._pieces.append(text or "")  # may be null or damaged
            case StreamAnalyzeResponseStreamEnd():
                self._end = event
                return Action.STOP
        return Action.YIELD

    def text(self) -> str:
        return "".join(self._pieces)

    def final(self) -> F | None:
        if self._end is None:
            return None
        metadata = self._end.metadata
        answer = NonStreamAnalyzeResponse(
            id=self._id or (metadata and metadata.generation_id) or "",
            data=self.text(),
            finish_reason=self._end.finish_reason,
            usage=metadata.usage if metadata else None,
            error=self._end.error,
        )
        return self._finish(answer)
