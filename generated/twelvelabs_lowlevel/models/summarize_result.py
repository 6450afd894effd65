from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class SummarizeResult(_d.ResponseModel):
    """A summary, chapters or highlights, as requested."""

    summarize_type: str
    """What was generated: summary, chapter or highlight."""
    id: str | None = None
    """The id of the answer."""
    summary: str | None = None
    """The summary."""
    chapters: list[SummarizeChapter] | None = None
    """The chapters in order."""
    highlights: list[SummarizeHighlight] | None = None
    """The highlights."""
    usage: TokenUsage | None = None
    """Tokens used."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                summarize_type=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("summarize_type")) is not None
                else _d.NULL,
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id", None)) is not None else None,
                summary=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("summary", None)) is not None else None,
                chapters=[SummarizeChapter.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("chapters", None)) is not None
                else None,
                highlights=[SummarizeHighlight.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("highlights", None)) is not None
                else None,
                usage=TokenUsage.from_dict(v) if (v := d.pop("usage", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.summarize_chapter import SummarizeChapter
from ..models.summarize_highlight import SummarizeHighlight
from ..models.token_usage import TokenUsage
