from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class CreateImportRequest(_d.RequestModel):
    items: Sequence[ImportItemRequest | Mapping[str, Any]]
    """The files, 1 to 100, each only once."""


# At the end, so that models can refer to each other in cycles.
from ..models.import_item_request import ImportItemRequest
