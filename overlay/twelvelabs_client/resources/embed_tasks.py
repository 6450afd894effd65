"""client.embed.tasks: embeddings of videos, made in the background."""

from __future__ import annotations

from twelvelabs_lowlevel.api.embeddings_v1 import (
    create_video_embedding_task,
    list_video_embedding_tasks,
    retrieve_video_embedding_task,
    retrieve_video_embedding_task_status,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _EmbedTasks(Resource):
    create = endpoint(create_video_embedding_task.request)
    list = paged(list_video_embedding_tasks.request)
    retrieve = endpoint(retrieve_video_embedding_task.request)
    status = endpoint(retrieve_video_embedding_task_status.request)


class EmbedTasks(_EmbedTasks, SyncResource):
    """Embeddings of videos, made in the background."""


class AsyncEmbedTasks(_EmbedTasks, AsyncResource):
    """Embeddings of videos, made in the background."""
