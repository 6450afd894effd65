from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.response_selection_kind import ResponseSelectionKindLike


@_define(repr=False)
class ResponseSelection(_d.RequestModel):
    """An item or a collection of a knowledge store."""

    kind: ResponseSelectionKindLike
    """item or collection."""
    id: str
    """Its id, with the prefix ksi_ for an item or ksic_ for a collection."""


if TYPE_CHECKING:
    from ..dicts import ResponseSelectionDict

    ResponseSelectionLike: TypeAlias = ResponseSelection | ResponseSelectionDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    ResponseSelectionLike = ResponseSelection | Mapping[str, Any]
