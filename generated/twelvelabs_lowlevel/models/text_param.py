from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class TextParam(_d.RequestModel):
    """The format of an answer."""

    format: TextParamFormatTextLike | TextParamFormatJsonSchemaLike | None = None
    """Plain text, or JSON that matches a schema."""


if TYPE_CHECKING:
    from ..dicts import TextParamDict

    TextParamLike: TypeAlias = TextParam | TextParamDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    TextParamLike = TextParam | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.text_param_format_json_schema import TextParamFormatJsonSchemaLike
from ..models.text_param_format_text import TextParamFormatTextLike
