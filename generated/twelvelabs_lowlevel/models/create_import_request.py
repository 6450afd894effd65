from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateImportRequest(_d.RequestModel):
    items: Sequence[ImportItemRequestLike]
    """The files, 1 to 100, each only once."""


if TYPE_CHECKING:
    from ..dicts import CreateImportRequestDict

    CreateImportRequestLike: TypeAlias = CreateImportRequest | CreateImportRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateImportRequestLike = CreateImportRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.import_item_request import ImportItemRequestLike
