from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.response_input_item_role import ResponseInputItemRole
from ..models.response_input_item_type import ResponseInputItemType


@_define
class ResponseInputItem(_d.RequestModel):
    """A user message."""

    type: ResponseInputItemType | str
    """Always message."""
    role: ResponseInputItemRole | str
    """Always user."""
    content: str
    """The message, 1 to 10,000 characters. {{sel:0}} refers to the first selection, {{sel:1}} to the second."""
