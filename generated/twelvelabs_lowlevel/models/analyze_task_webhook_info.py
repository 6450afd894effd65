from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class AnalyzeTaskWebhookInfo(_d.ResponseModel):
    """How the delivery to one webhook went."""

    url: str
    """Where it was sent."""
    delivered: bool
    """Whether it arrived."""
    attempts: int
    """How many times it was tried."""
    last_error: str | None = None
    """Why the last attempt failed, while not delivered."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                url=d.pop("url"),
                delivered=d.pop("delivered"),
                attempts=d.pop("attempts"),
                last_error=d.pop("last_error", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(AnalyzeTaskWebhookInfo, src_dict, d, error) from error
        model.additional_properties = d
        return model
