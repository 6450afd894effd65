from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define as _define

from .. import requests as _r
from .. import responses as _d


@_define(repr=False)
class CreateKnowledgeStoreRequest(_d.RequestModel):
    name: str
    """The name of the knowledge store."""
    ingestion_config: IngestionConfigLike | None = None
    """How items are processed. It cannot be changed later."""
    description: str | None = None
    """A description of the knowledge store."""
    metadata: KnowledgeStoreMetadata | None = None
    """User metadata of the knowledge store."""


if TYPE_CHECKING:
    from ..dicts import CreateKnowledgeStoreRequestDict

    CreateKnowledgeStoreRequestLike: TypeAlias = (
        CreateKnowledgeStoreRequest | CreateKnowledgeStoreRequestDict | _r.AnyMapping
    )
    """What is accepted for it: the model itself, or a dict."""
else:
    CreateKnowledgeStoreRequestLike = CreateKnowledgeStoreRequest | Mapping[str, Any]


# At the end, so that models can refer to each other in cycles.
from ..models.ingestion_config import IngestionConfigLike
from ..models.knowledge_store_metadata import KnowledgeStoreMetadata
