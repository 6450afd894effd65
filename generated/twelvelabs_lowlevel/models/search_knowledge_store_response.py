from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class SearchKnowledgeStoreResponse(_d.ResponseModel):
    """One page of search results."""

    data: list[KnowledgeStoreVideoHit | KnowledgeStoreImageHit | KnowledgeStoreOtherHit]
    """The results of this page."""
    effective_search_options: EffectiveSearchOptions
    """The options in effect; empty if no videos were searched."""
    next_page_token: str | None = None
    """Token of the next page, if there is one."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                data=[
                    _d.to_member(
                        i0,
                        "asset_type",
                        {
                            "video": KnowledgeStoreVideoHit.from_dict,
                            "image": KnowledgeStoreImageHit.from_dict,
                        },
                        KnowledgeStoreOtherHit.from_dict,
                    )
                    for i0 in _d.to_list(v)
                ]
                if (v := d.pop("data")) is not None
                else _d.NULL,
                effective_search_options=EffectiveSearchOptions.from_dict(v)
                if (v := d.pop("effective_search_options")) is not None
                else _d.NULL,
                next_page_token=(v if type(v) is str else _d.to_text(v))
                if (v := d.pop("next_page_token", None)) is not None
                else None,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.effective_search_options import EffectiveSearchOptions
from ..models.knowledge_store_image_hit import KnowledgeStoreImageHit
from ..models.knowledge_store_other_hit import KnowledgeStoreOtherHit
from ..models.knowledge_store_video_hit import KnowledgeStoreVideoHit
