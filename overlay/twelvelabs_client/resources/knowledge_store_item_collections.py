"""client.knowledge_store_item_collections: groups of items within a knowledge store."""

from __future__ import annotations

from twelvelabs_lowlevel.api.knowledge_store_items import (
    add_knowledge_store_item_collection_items,
    create_knowledge_store_item_collection,
    delete_knowledge_store_item_collection,
    list_knowledge_store_item_collection_items,
    list_knowledge_store_item_collections,
    remove_knowledge_store_item_collection_items,
    retrieve_knowledge_store_item_collection,
    update_knowledge_store_item_collection,
)

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint
from .._paging.paged import paged


class _KnowledgeStoreItemCollections(Resource):
    create = endpoint(create_knowledge_store_item_collection.request)
    list = paged(list_knowledge_store_item_collections.request)
    retrieve = endpoint(retrieve_knowledge_store_item_collection.request)
    update = endpoint(update_knowledge_store_item_collection.request)
    delete = endpoint(delete_knowledge_store_item_collection.request)
    list_items = paged(list_knowledge_store_item_collection_items.request)
    add_items = endpoint(add_knowledge_store_item_collection_items.request)
    remove_items = endpoint(remove_knowledge_store_item_collection_items.request)


class KnowledgeStoreItemCollections(_KnowledgeStoreItemCollections, SyncResource):
    """Groups of items within a knowledge store."""


class AsyncKnowledgeStoreItemCollections(_KnowledgeStoreItemCollections, AsyncResource):
    """Groups of items within a knowledge store."""
