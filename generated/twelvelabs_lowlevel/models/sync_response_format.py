from __future__ import annotations

from typing import Literal

from attrs import define as _define

from .. import responses as _d


@_define
class SyncResponseFormat(_d.RequestModel):
    """The format of an answer."""

    json_schema: JsonSchema
    """The JSON Schema that the answer must match."""
    type: Literal["json_schema"] = "json_schema"
    """Always json_schema."""


# At the end, so that models can refer to each other in cycles.
from ..models.json_schema import JsonSchema
