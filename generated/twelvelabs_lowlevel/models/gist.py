from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class Gist(_d.ResponseModel):
    """The requested title, topics and hashtags of a video."""

    id: str | None = None
    """The id of the answer."""
    title: str | None = None
    """A title."""
    topics: list[str] | None = None
    """The topics."""
    hashtags: list[str] | None = None
    """The hashtags."""
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
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id", None)) is not None else None,
                title=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("title", None)) is not None else None,
                topics=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("topics", None)) is not None
                else None,
                hashtags=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("hashtags", None)) is not None
                else None,
                usage=TokenUsage.from_dict(v) if (v := d.pop("usage", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.token_usage import TokenUsage
