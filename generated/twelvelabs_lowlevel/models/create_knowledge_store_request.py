from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define as _define

from .. import responses as _d


@_define
class CreateKnowledgeStoreRequest(_d.RequestModel):
    name: str
    """The name of the knowledge store."""
    ingestion_config: IngestionConfigRequest | Mapping[str, Any] | None = None
    """How items are processed. It cannot be changed later."""
    description: str | None = None
    """A description of the knowledge store."""
    metadata: KnowledgeStoreMetadata | None = None
    """User metadata of the knowledge store."""


# At the end, so that models can refer to each other in cycles.
from ..models.ingestion_config_request import IngestionConfigRequest
from ..models.knowledge_store_metadata import KnowledgeStoreMetadata
