from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class EnrichmentConfigDescriptionRequest(_d.RequestModel):
    """The facts to find out, in words."""

    description: str
    """Which facts to find out."""
    type: Literal["description"] = "description"
    """Always description."""
