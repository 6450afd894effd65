from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class TextParamFormatText(_d.RequestModel):
    """Plain text."""

    type: Literal["text"] = "text"
    """Always text."""


if TYPE_CHECKING:
    from ..dicts import TextParamFormatTextDict

    TextParamFormatTextLike: TypeAlias = TextParamFormatText | TextParamFormatTextDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TextParamFormatTextLike = TextParamFormatText | Mapping[str, Any]
