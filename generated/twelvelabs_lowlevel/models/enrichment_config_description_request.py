from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class EnrichmentConfigDescriptionRequest(_d.RequestModel):
    """What to extract, described in words."""

    description: str
    """The description."""
    type: Literal["description"] = "description"
    """Always description."""
