from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class ImportItemRequest(_d.RequestModel):
    """A file to import."""

    source_id: str
    """Its id at the service."""


if TYPE_CHECKING:
    from ..dicts import ImportItemRequestDict

    ImportItemRequestLike: TypeAlias = ImportItemRequest | ImportItemRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    ImportItemRequestLike = ImportItemRequest | Mapping[str, Any]
