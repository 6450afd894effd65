from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class AnalyzeTaskWebhookInfo(_d.ResponseModel):
    """The status of one webhook delivery."""

    url: str
    """The URL of the webhook."""
    delivered: bool
    """Whether it was delivered."""
    attempts: int
    """Number of delivery attempts."""
    last_error: str | None = None
    """Why the last attempt failed, while undelivered."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                url=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("url")) is not None else _d.NULL,
                delivered=(v if type(v) is bool else _d.to_boolean(v))
                if (v := d.pop("delivered")) is not None
                else _d.NULL,
                attempts=(v if type(v) is int else _d.to_integer(v))
                if (v := d.pop("attempts")) is not None
                else _d.NULL,
                last_error=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("last_error", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model
