"""client.embed.v_2.tasks: embeddings made in the background."""

from __future__ import annotations

from twelvelabs_lowlevel.api.embeddings import create_embedding_task, list_embedding_tasks, retrieve_embedding_task

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _EmbedV2Tasks(Resource):
    create = endpoint(create_embedding_task.request)
    list = paged(list_embedding_tasks.request)
    retrieve = endpoint(retrieve_embedding_task.request)


class EmbedV2Tasks(_EmbedV2Tasks, SyncResource):
    """Embeddings made in the background."""


class AsyncEmbedV2Tasks(_EmbedV2Tasks, AsyncResource):
    """Embeddings made in the background."""
