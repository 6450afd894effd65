from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class SyncResponseFormat(_d.RequestModel):
    """The format of an answer."""

    json_schema: JsonSchema
    """The JSON Schema that the answer must match."""
    type: Literal["json_schema"] = "json_schema"
    """Always json_schema."""


if TYPE_CHECKING:
    from ..dicts import SyncResponseFormatDict

    SyncResponseFormatLike: TypeAlias = SyncResponseFormat | SyncResponseFormatDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    SyncResponseFormatLike = SyncResponseFormat | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.json_schema import JsonSchema
