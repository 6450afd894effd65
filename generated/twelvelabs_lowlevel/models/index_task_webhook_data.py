from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class IndexTaskWebhookData(_d.ResponseModel):
    """A task that indexed a video or failed to."""

    id: str
    """The id of the task."""
    status: str
    """ready or failed."""
    metadata: IndexTaskWebhookMetadata | None = None
    """Technical metadata of the video."""
    models: list[IndexTaskWebhookModel] | None = None
    """The models of the index."""
    tags: list[str] | None = None
    """Your own tags for the video."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                id=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("id")) is not None else _d.NULL,
                status=(v if type(v) is str else _d.to_text(v)) if (v := d.pop("status")) is not None else _d.NULL,
                metadata=IndexTaskWebhookMetadata.from_dict(v) if (v := d.pop("metadata", None)) is not None else None,
                models=[IndexTaskWebhookModel.from_dict(i0) for i0 in _d.to_list(v)]
                if (v := d.pop("models", None)) is not None
                else None,
                tags=[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]
                if (v := d.pop("tags", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.index_task_webhook_metadata import IndexTaskWebhookMetadata
from ..models.index_task_webhook_model import IndexTaskWebhookModel
