from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _define
from attrs import field as _field

from .. import responses as _d


@_define(repr=False)
class EffectiveIngestionConfig(_d.ResponseModel):
    """How items are processed."""

    enrichment_config: EffectiveEnrichmentJsonSchema | EffectiveEnrichmentDescription | EnrichmentConfigOther
    """What is extracted from each shot."""
    additional_properties: dict[str, Any] = _field(init=False, factory=dict)
    """Fields unknown to this version, by their names on the wire."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Decode the object from JSON."""
        try:
            d = {**src_dict}
            model = cls(
                enrichment_config=_d.to_member(
                    v,
                    "type",
                    {
                        "json_schema": EffectiveEnrichmentJsonSchema.from_dict,
                        "description": EffectiveEnrichmentDescription.from_dict,
                    },
                    EnrichmentConfigOther.from_dict,
                )
                if (v := d.pop("enrichment_config")) is not None
                else _d.NULL,
            )
        except _d.UNDECODABLE:
            return _d.salvage(cls, src_dict)
        model.additional_properties = d
        return model


# At the end, so that models can refer to each other in cycles.
from ..models.effective_enrichment_description import EffectiveEnrichmentDescription
from ..models.effective_enrichment_json_schema import EffectiveEnrichmentJsonSchema
from ..models.enrichment_config_other import EnrichmentConfigOther
