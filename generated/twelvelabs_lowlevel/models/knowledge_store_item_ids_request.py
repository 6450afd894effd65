from __future__ import annotations

from collections.abc import Sequence

from attrs import define as _define

from .. import responses as _d


@_define
class KnowledgeStoreItemIdsRequest(_d.RequestModel):
    item_ids: Sequence[str]
    """The ids of the items, 1 to 500 per call."""
