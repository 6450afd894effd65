from __future__ import annotations

from attrs import define as _define

from .. import responses as _d
from ..models.response_selection_kind import ResponseSelectionKind


@_define
class ResponseSelection(_d.RequestModel):
    """An item or a collection of a knowledge store."""

    kind: ResponseSelectionKind | str
    """item or collection."""
    id: str
    """Its id, with the prefix ksi_ for an item or ksic_ for a collection."""
