"""What the events of an analysis mean, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from twelvelabs_lowlevel.api.analysis.create_analysis import Event
from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.models.finish_reason import FinishReason
from twelvelabs_lowlevel.models.non_stream_analyze_response import NonStreamAnalyzeResponse
from twelvelabs_lowlevel.models.stream_analyze_response_stream_end import StreamAnalyzeResponseStreamEnd
from twelvelabs_lowlevel.models.stream_analyze_response_stream_start import StreamAnalyzeResponseStreamStart
from twelvelabs_lowlevel.models.stream_analyze_response_text_generation import StreamAnalyzeResponseTextGeneration
from twelvelabs_lowlevel.models.stream_analyze_response_unknown import StreamAnalyzeResponseUnknown

from .reader import Failure, Meaning, TextKind, failure_in

F = TypeVar("F")

_KNOWN = ("stream_start", "text_generation", "stream_end")


class AnalysisText(TextKind[Event, F], Generic[F]):
    """The text of one analysis."""

    def __init__(self, finish: Callable[[NonStreamAnalyzeResponse], F]) -> None:
        """`finish` makes of the whole answer what users get."""
        self._finish = finish
        self._id = ""
        self._pieces: list[str] = []
        self._end: StreamAnalyzeResponseStreamEnd | None = None

    def failure(self, event: Event) -> Failure | None:
        if isinstance(event, StreamAnalyzeResponseUnknown) and event.event_type == "error":
            return failure_in(event.additional_properties) or (None, "no reason was given")
        if not isinstance(event, StreamAnalyzeResponseStreamEnd) or event.error is None:
            return None
        # With "length" it only warns that the text was cut short.
        return None if event.finish_reason == FinishReason.LENGTH else (event.error.code, event.error.message)

    def take(self, event: Event) -> Meaning:
        match event:
            case StreamAnalyzeResponseStreamStart(metadata=metadata):
                self._id = metadata.generation_id or "" if metadata else ""
            case StreamAnalyzeResponseTextGeneration(text=text):
                self._pieces.append(text or "")  # null is nothing new
            case StreamAnalyzeResponseStreamEnd():
                self._end = event
                return Meaning.END
            case StreamAnalyzeResponseUnknown(event_type=kind) if kind in _KNOWN:
                raise DecodeError(f"a {kind} event is not as it should be")
        return Meaning.SHOW

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
