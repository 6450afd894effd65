from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class IngestionConfigRequest(_d.RequestModel):
    """How items are processed."""

    enrichment_config: EnrichmentConfigJsonSchemaRequestLike | EnrichmentConfigDescriptionRequestLike
    """What to extract from each shot: a JSON Schema, or a description in words."""


if TYPE_CHECKING:
    from ..dicts import IngestionConfigRequestDict

    IngestionConfigRequestLike: TypeAlias = IngestionConfigRequest | IngestionConfigRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    IngestionConfigRequestLike = IngestionConfigRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.enrichment_config_description_request import EnrichmentConfigDescriptionRequestLike
from ..models.enrichment_config_json_schema_request import EnrichmentConfigJsonSchemaRequestLike
