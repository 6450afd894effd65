"""client.knowledge_stores: stores of media to ask questions about."""

from __future__ import annotations

from twelvelabs_lowlevel.api.knowledge_stores import (
    create_knowledge_store,
    delete_knowledge_store,
    list_knowledge_stores,
    retrieve_knowledge_store,
    search_knowledge_store,
    update_knowledge_store,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _KnowledgeStores(Resource):
    create = endpoint(create_knowledge_store.request)
    list = paged(list_knowledge_stores.request)
    retrieve = endpoint(retrieve_knowledge_store.request)
    update = endpoint(update_knowledge_store.request)
    delete = endpoint(delete_knowledge_store.request)
    search = endpoint(search_knowledge_store.request)


class KnowledgeStores(_KnowledgeStores, SyncResource):
    """Stores of media to ask questions about."""


class AsyncKnowledgeStores(_KnowledgeStores, AsyncResource):
    """Stores of media to ask questions about."""
