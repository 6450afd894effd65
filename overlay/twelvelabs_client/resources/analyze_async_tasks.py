"""client.analyze_async.tasks: analyses in the background, one at a time."""

from __future__ import annotations

from twelvelabs_lowlevel.api.analysis import (
    cancel_analysis_task,
    create_analysis_task,
    delete_analysis_task,
    list_analysis_tasks,
    retrieve_analysis_task,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _AnalyzeAsyncTasks(Resource):
    create = endpoint(create_analysis_task.request)
    list = paged(list_analysis_tasks.request)
    retrieve = endpoint(retrieve_analysis_task.request)
    delete = endpoint(delete_analysis_task.request)
    cancel = endpoint(cancel_analysis_task.request)


class AnalyzeAsyncTasks(_AnalyzeAsyncTasks, SyncResource):
    """Analyses in the background, one at a time."""


class AsyncAnalyzeAsyncTasks(_AnalyzeAsyncTasks, AsyncResource):
    """Analyses in the background, one at a time."""
