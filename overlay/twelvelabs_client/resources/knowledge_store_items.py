"""client.knowledge_store_items: assets added to a knowledge store."""

from __future__ import annotations

from twelvelabs_lowlevel.api.knowledge_store_items import (
    create_knowledge_store_item,
    delete_knowledge_store_item,
    list_knowledge_store_items,
    retrieve_knowledge_store_item,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _KnowledgeStoreItems(Resource):
    create = endpoint(create_knowledge_store_item.request)
    list = paged(list_knowledge_store_items.request)
    retrieve = endpoint(retrieve_knowledge_store_item.request)
    delete = endpoint(delete_knowledge_store_item.request)


class KnowledgeStoreItems(_KnowledgeStoreItems, SyncResource):
    """Assets added to a knowledge store."""


class AsyncKnowledgeStoreItems(_KnowledgeStoreItems, AsyncResource):
    """Assets added to a knowledge store."""
