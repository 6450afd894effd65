from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class IngestionConfigRequest(_d.RequestModel):
    """How items are processed."""

    enrichment_config: EnrichmentConfigJsonSchemaRequest | EnrichmentConfigDescriptionRequest | Mapping[str, Any]
    """What to extract from each shot: a JSON Schema, or a description in words."""


# At the end, so that models can refer to each other in cycles.
from ..models.enrichment_config_description_request import EnrichmentConfigDescriptionRequest
from ..models.enrichment_config_json_schema_request import EnrichmentConfigJsonSchemaRequest
