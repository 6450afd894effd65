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
    """What is asked."""
    session_id: str | None = None
    """The session of an earlier response, to go on with it; it must be about the same knowledge store. A new
    session begins if left out.
    """
    instructions: str | None = None
    """How to answer."""
    include: Sequence[ResponseInclude | str] | None = None
    """intermediate_outputs returns the steps on the way to the answer too."""
    selections: Sequence[ResponseSelection | Mapping[str, Any]] | None = None
    """Items and collections to prefer. This guides the answer and keeps nothing secret. The session remembers
    them.
    """
    text: TextParam | Mapping[str, Any] | None = None
    """The form of the answer."""
    stream: bool | None = None
    """true answers with a stream of events."""


# At the end, so that models can refer to each other in cycles.
from ..models.response_input_item import ResponseInputItem
from ..models.response_selection import ResponseSelection
from ..models.text_param import TextParam
