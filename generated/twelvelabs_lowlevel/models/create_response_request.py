from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.response_include import ResponseInclude


@_define
class CreateResponseRequest(_d.RequestModel):
    knowledge_store_id: str
    """The id of the knowledge store."""
    input: Sequence[ResponseInputItem | Mapping[str, Any]]
    """The question."""
    session_id: str | None = None
    """The session of an earlier response, to continue it; it must be about the same knowledge store (default: a
    new session).
    """
    instructions: str | None = None
    """Additional instructions for the model."""
    include: Sequence[ResponseInclude | str] | None = None
    """intermediate_outputs also returns the intermediate steps."""
    selections: Sequence[ResponseSelection | Mapping[str, Any]] | None = None
    """Items and collections to prefer. They guide the answer but do not restrict access. The session keeps them."""
    text: TextParam | Mapping[str, Any] | None = None
    """The format of the answer."""
    stream: bool | None = None
    """true returns a stream of events."""


# At the end, so that models can refer to each other in cycles.
from ..models.response_input_item import ResponseInputItem
from ..models.response_selection import ResponseSelection
from ..models.text_param import TextParam
