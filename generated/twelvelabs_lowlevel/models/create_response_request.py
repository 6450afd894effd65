from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.response_include import ResponseIncludeLike


@_define(repr=False)
class CreateResponseRequest(_d.RequestModel):
    knowledge_store_id: str
    """The id of the knowledge store."""
    input: Sequence[ResponseInputItemLike]
    """The question, at least 1 message."""
    session_id: str | None = None
    """The session of an earlier response, to continue it; it must be about the same knowledge store (default: a
    new session).
    """
    instructions: str | None = None
    """Additional instructions for the model."""
    include: Sequence[ResponseIncludeLike] | None = None
    """intermediate_outputs also returns the intermediate steps."""
    selections: Sequence[ResponseSelectionLike] | None = None
    """Items and collections to prefer. They guide the answer but do not restrict access. The session keeps them."""
    text: TextParamLike | None = None
    """The format of the answer."""
    stream: bool | None = None
    """true returns a stream of events."""


if TYPE_CHECKING:
    from ..dicts import CreateResponseRequestDict

    CreateResponseRequestLike: TypeAlias = CreateResponseRequest | CreateResponseRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateResponseRequestLike = CreateResponseRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.response_input_item import ResponseInputItemLike
from ..models.response_selection import ResponseSelectionLike
from ..models.text_param import TextParamLike
