from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class EnrichmentConfigJsonSchemaRequest(_d.RequestModel):
    """What to extract, as a JSON Schema."""

    json_schema: EnrichmentJsonSchema
    """The schema."""
    type: Literal["json_schema"] = "json_schema"
    """Always json_schema."""


# At the end, so that models can refer to each other in cycles.
from ..models.enrichment_json_schema import EnrichmentJsonSchema
