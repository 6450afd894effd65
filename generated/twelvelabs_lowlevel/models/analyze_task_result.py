from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.finish_reason import FinishReason


@_define
class AnalyzeTaskResult(_d.ResponseModel):
    """What the model has written for a task."""

    data: str
    """The text. If a JSON Schema or segment definitions were given, it is JSON."""
    generation_id: str | None = None
    """The id of the answer."""
    finish_reason: FinishReason | None = None
    """Why the model stopped."""
    usage: TokenUsage | None = None
    """How many tokens it took."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                data=d.pop("data"),
                generation_id=d.pop("generation_id", None),
                finish_reason=FinishReason(v) if (v := d.pop("finish_reason", None)) is not None else None,
                usage=TokenUsage.from_dict(v) if (v := d.pop("usage", None)) is not None else None,
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(AnalyzeTaskResult, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.token_usage import TokenUsage
