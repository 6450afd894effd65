from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d
from ..models.import_item_action import ImportItemAction
from ..models.import_item_status import ImportItemStatus


@_define(repr=False)
class ImportItem(_d.ResponseModel):
    """The outcome for one file."""

    source_id: str
    """Its id at the service."""
    action: ImportItemAction | None = None
    """created for a new asset, skipped for an existing asset, retried for an asset that had failed, rejected for
    no asset. Absent in old imports.
    """
    asset_id: str | None = None
    """The id of the asset, unless the file was rejected."""
    status: ImportItemStatus | None = None
    """processing, then ready or failed; absent if the file was rejected."""
    error: ImportItemError | None = None
    """Why the file was rejected, if it was."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                source_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("source_id")) is not None
                else _d.NULL,
                action=_d.to_enum(ImportItemAction, v) if (v := d.pop("action", None)) is not None else None,
                asset_id=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("asset_id", None)) is not None
                else None,
                status=_d.to_enum(ImportItemStatus, v) if (v := d.pop("status", None)) is not None else None,
                error=ImportItemError.from_dict(v) if (v := d.pop("error", None)) is not None else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.import_item_error import ImportItemError
