from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class TextParamFormatText(_d.RequestModel):
    """Plain text."""

    type: Literal["text"] = "text"
    """Always text."""
