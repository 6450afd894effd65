from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class IngestionConfig(_d.RequestModel):
    """How items are processed."""

    enrichment_config: EnrichmentConfigJsonSchemaLike | EnrichmentConfigDescriptionLike
    """What to extract from each shot: a JSON Schema, or a description in words."""


if TYPE_CHECKING:
    from ..dicts import IngestionConfigDict

    IngestionConfigLike: TypeAlias = IngestionConfig | IngestionConfigDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    IngestionConfigLike = IngestionConfig | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.enrichment_config_description import EnrichmentConfigDescriptionLike
from ..models.enrichment_config_json_schema import EnrichmentConfigJsonSchemaLike
