from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class EnrichmentConfigDescription(_d.RequestModel):
    """What to extract, described in words."""

    description: str
    """The description."""
    type: Literal["description"] = "description"
    """Always description."""


if TYPE_CHECKING:
    from ..dicts import EnrichmentConfigDescriptionDict

    EnrichmentConfigDescriptionLike: TypeAlias = (
        EnrichmentConfigDescription | EnrichmentConfigDescriptionDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    EnrichmentConfigDescriptionLike = EnrichmentConfigDescription | Mapping[str, Any]
