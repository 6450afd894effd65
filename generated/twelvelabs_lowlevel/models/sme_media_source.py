from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define as _define

from .. import responses as _d
from ..models.sme_media_type import SmeMediaType


@_define
class SmeMediaSource(_d.RequestModel):
    """An image that a prompt refers to. Give exactly one of url, asset_id and base64_string."""

    _wire: ClassVar[Mapping[str, str]] = {"base_64_string": "base64_string"}

    name: str
    """The name that the prompt refers to it by."""
    media_type: SmeMediaType | str
    """The type of media."""
    url: str | None = None
    """Public URL of the image."""
    asset_id: str | None = None
    """The id of an asset."""
    base_64_string: str | None = None
    """Its content in base64, at most 32 MB when decoded."""
