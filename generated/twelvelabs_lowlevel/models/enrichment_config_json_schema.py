from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class EnrichmentConfigJsonSchema(_d.RequestModel):
    """What to extract, as a JSON Schema."""

    json_schema: EnrichmentJsonSchema
    """The schema."""
    type: Literal["json_schema"] = "json_schema"
    """Always json_schema."""


if TYPE_CHECKING:
    from ..dicts import EnrichmentConfigJsonSchemaDict

    EnrichmentConfigJsonSchemaLike: TypeAlias = (
        EnrichmentConfigJsonSchema | EnrichmentConfigJsonSchemaDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    EnrichmentConfigJsonSchemaLike = EnrichmentConfigJsonSchema | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.enrichment_json_schema import EnrichmentJsonSchema
