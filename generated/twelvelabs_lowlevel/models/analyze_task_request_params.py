from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analysis_mode import AnalysisMode


@_define
class AnalyzeTaskRequestParams(_d.ResponseModel):
    """What a task was asked to do."""

    _wire: ClassVar[Mapping[str, str]] = {"prompt_v_2": "prompt_v2"}

    analysis_mode: AnalysisMode | None = None
    """The mode."""
    prompt: str | None = None
    """What the model was to do."""
    prompt_v_2: AnalyzeTaskPrompt | None = None
    """The same with reference images, if it was given so."""
    image: list[AnalyzeTaskMediaSource] | None = None
    """The images."""
    response_format: AnalyzeTaskResponseFormat | None = None
    """The shape that the answer was to have."""
    temperature: float | None = None
    """How freely the model worded its answer, 0 to 1."""
    max_tokens: int | str | None = None
    """The longest answer: a number of tokens, or unlimited."""
    min_segment_duration: float | None = None
    """The shortest segment in seconds."""
    max_segment_duration: float | None = None
    """The longest segment in seconds."""
    start_time: float | None = None
    """Where to begin in the video, in seconds."""
    end_time: float | None = None
    """Where to end in the video, in seconds."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                analysis_mode=AnalysisMode(v) if (v := d.pop("analysis_mode", None)) is not None else None,
                prompt=d.pop("prompt", None),
                prompt_v_2=AnalyzeTaskPrompt.from_dict(v) if (v := d.pop("prompt_v2", None)) is not None else None,
                image=[AnalyzeTaskMediaSource.from_dict(i0) for i0 in v]
                if (v := d.pop("image", None)) is not None
                else None,
                response_format=AnalyzeTaskResponseFormat.from_dict(v)
                if (v := d.pop("response_format", None)) is not None
                else None,
                temperature=d.pop("temperature", None),
                max_tokens=d.pop("max_tokens", None),
                min_segment_duration=d.pop("min_segment_duration", None),
                max_segment_duration=d.pop("max_segment_duration", None),
                start_time=d.pop("start_time", None),
                end_time=d.pop("end_time", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(AnalyzeTaskRequestParams, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_media_source import AnalyzeTaskMediaSource
from ..models.analyze_task_prompt import AnalyzeTaskPrompt
from ..models.analyze_task_response_format import AnalyzeTaskResponseFormat
