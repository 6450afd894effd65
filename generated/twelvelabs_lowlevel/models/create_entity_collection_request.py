from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateEntityCollectionRequest(_d.RequestModel):
    name: str
    """The name of the collection."""
    description: str | None = None
    """A description of the collection."""


if TYPE_CHECKING:
    from ..dicts import CreateEntityCollectionRequestDict

    CreateEntityCollectionRequestLike: TypeAlias = (
        CreateEntityCollectionRequest | CreateEntityCollectionRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateEntityCollectionRequestLike = CreateEntityCollectionRequest | Mapping[str, Any]
