from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import define as _define

from .. import responses as _d
from ..models.index_addon import IndexAddon


@_define
class CreateIndexRequest(_d.RequestModel):
    index_name: str
    """The name of the index, unique within the account."""
    models: Sequence[IndexModelRequest | Mapping[str, Any]]
    """The models that index the content. They cannot be changed later."""
    addons: Sequence[IndexAddon | str] | None = None
    """thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later."""


# At the end, so that models can refer to each other in cycles.
from ..models.index_model_request import IndexModelRequest
