"""client.tasks: uploads of videos straight into an index."""

from __future__ import annotations

from twelvelabs_lowlevel.api.video_indexing import (
    create_video_indexing_task,
    delete_video_indexing_task,
    list_video_indexing_tasks,
    retrieve_video_indexing_task,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _Tasks(Resource):
    create = endpoint(create_video_indexing_task.request)
    list = paged(list_video_indexing_tasks.request)
    retrieve = endpoint(retrieve_video_indexing_task.request)
    delete = endpoint(delete_video_indexing_task.request)


class Tasks(_Tasks, SyncResource):
    """Uploads of videos straight into an index."""


class AsyncTasks(_Tasks, AsyncResource):
    """Uploads of videos straight into an index."""
