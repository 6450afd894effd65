from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.response_input_item_role import ResponseInputItemRoleLike
from ..models.response_input_item_type import ResponseInputItemTypeLike


@_define(repr=False)
class ResponseInputItem(_d.RequestModel):
    """A user message."""

    type: ResponseInputItemTypeLike
    """Always message."""
    role: ResponseInputItemRoleLike
    """Always user."""
    content: str
    """The message, 1 to 10,000 characters. {{sel:0}} refers to the first selection, {{sel:1}} to the second."""


if TYPE_CHECKING:
    from ..dicts import ResponseInputItemDict

    ResponseInputItemLike: TypeAlias = ResponseInputItem | ResponseInputItemDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    ResponseInputItemLike = ResponseInputItem | Mapping[str, Any]
