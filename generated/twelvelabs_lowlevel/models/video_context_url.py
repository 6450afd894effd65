from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class VideoContextUrl(_d.RequestModel):
    """A video at a public URL."""

    url: str
    """Public URL of the video."""
    type: Literal["url"] = "url"
    """Always url."""
