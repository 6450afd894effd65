from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d
from ..models.index_addon import IndexAddonLike


@_define(repr=False)
class CreateIndexRequest(_d.RequestModel):
    index_name: str
    """The name of the index, unique within the account."""
    models: Sequence[IndexModelRequestLike]
    """The models that index the content. They cannot be changed later."""
    addons: Sequence[IndexAddonLike] | None = None
    """thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later."""


if TYPE_CHECKING:
    from ..dicts import CreateIndexRequestDict

    CreateIndexRequestLike: TypeAlias = CreateIndexRequest | CreateIndexRequestDict | _r.AnyMapping
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateIndexRequestLike = CreateIndexRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.index_model_request import IndexModelRequestLike
