from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define
class NestedErrorBody(_d.ResponseModel):
    """The failure. The set of codes is open."""

    code: str
    """The kind of failure, for programs."""
    message: str
    """The failure, for people; the wording may change."""
    details: dict[str, Any] | None = None
    """More about it, if there is more."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        d: dict[str, Any] = {}
        try:
            d = {**src_dict}
            model = cls(
                code=d.pop("code"),
                message=d.pop("message"),
                details=d.pop("details", None),
            )
        except _d.UNDECODABLE as error:
            raise _d.undecodable(NestedErrorBody, src_dict, d, error) from error
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
