from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.analysis_mode import AnalysisMode


@_define(repr=False)
class AnalyzeTaskRequestParams(_d.ResponseModel):
    """The parameters that a task was created with."""

    _wire: ClassVar[Mapping[str, str]] = {"prompt_v_2": "prompt_v2"}

    analysis_mode: AnalysisMode | None = None
    """The mode."""
    prompt: str | None = None
    """The instructions for the model."""
    prompt_v_2: AnalyzeTaskPrompt | None = None
    """The instructions with reference images, if given in that form."""
    image: list[AnalyzeTaskMediaSource] | None = None
    """The images."""
    response_format: AnalyzeTaskResponseFormat | None = None
    """The format of the answer."""
    temperature: float | None = None
    """Sampling temperature, 0 to 1."""
    max_tokens: int | str | None = None
    """Maximum length of the answer: a number of tokens, or unlimited."""
    min_segment_duration: float | None = None
    """Minimum segment duration in seconds."""
    max_segment_duration: float | None = None
    """Maximum segment duration in seconds."""
    start_time: float | None = None
    """Where to start in the video, in seconds."""
    end_time: float | None = None
    """Where to stop in the video, in seconds."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                analysis_mode=_d.to_enum(AnalysisMode, v) if (v := d.pop("analysis_mode", None)) is not None else None,
                prompt=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("prompt", None)) is not None else None,
                prompt_v_2=AnalyzeTaskPrompt.from_dict(v) if (v := d.pop("prompt_v2", None)) is not None else None,
                image=[AnalyzeTaskMediaSource.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("image", None)) is not None
                else None,
                response_format=AnalyzeTaskResponseFormat.from_dict(v)
                if (v := d.pop("response_format", None)) is not None
                else None,
                temperature=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("temperature", None)) is not None
                else None,
                max_tokens=(
                    v
                    if type(v)
                    in (
                        int,
                        str,
                    )
                    else _d.to_one_of(
                        v,
                        lambda u0: u0 if type(u0) is int else _d.to_integer(u0),
                        lambda u0: u0 if type(u0) is str else _d.to_text(u0),
                    )
                )
                if (v := d.pop("max_tokens", None)) is not None
                else None,
                min_segment_duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("min_segment_duration", None)) is not None
                else None,
                max_segment_duration=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("max_segment_duration", None)) is not None
                else None,
                start_time=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("start_time", None)) is not None
                else None,
                end_time=(v if type(v) is float else _d.to_number(v))
                if (v := d.pop("end_time", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.analyze_task_media_source import AnalyzeTaskMediaSource
from ..models.analyze_task_prompt import AnalyzeTaskPrompt
from ..models.analyze_task_response_format import AnalyzeTaskResponseFormat
