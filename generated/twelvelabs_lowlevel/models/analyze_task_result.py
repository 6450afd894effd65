from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.finish_reason import FinishReason


@_define(repr=False)
class AnalyzeTaskResult(_d.ResponseModel):
    """The generated text of a task."""

    data: str
    """The text. With a JSON Schema or segment definitions, it is JSON."""
    generation_id: str | None = None
    """The id of the answer."""
    finish_reason: FinishReason | None = None
    """Why generation stopped."""
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
                data=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("data")) is not None else _d.NULL,
                generation_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("generation_id", None)) is not None
                else None,
                finish_reason=_d.to_enum(FinishReason, v) if (v := d.pop("finish_reason", None)) is not None else None,
                usage=TokenUsage.from_dict(v) if (v := d.pop("usage", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.token_usage import TokenUsage
