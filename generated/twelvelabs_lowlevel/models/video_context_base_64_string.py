from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import define as _define

from .. import responses as _d


@_define
class VideoContextBase64String(_d.RequestModel):
    """A video sent in the request."""

    _wire: ClassVar[Mapping[str, str]] = {"base_64_string": "base64_string"}

    base_64_string: str
    """The video in base64, at most 30 MB."""
    type: Literal["base64_string"] = "base64_string"
    """Always base64_string."""
