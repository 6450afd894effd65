from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class TextParam(_d.RequestModel):
    """The format of an answer."""

    format: TextParamFormatText | TextParamFormatJsonSchema | Mapping[str, Any] | None = None
    """Plain text, or JSON that matches a schema."""


# At the end, so that models can refer to each other in cycles.
from ..models.text_param_format_json_schema import TextParamFormatJsonSchema
from ..models.text_param_format_text import TextParamFormatText
