"""client.analyze_async.tasks: analyses in the background, one at a time."""

from __future__ import annotations

from collections.abc import Callable

from twelvelabs_lowlevel.api.analysis import (
    cancel_analysis_task,
    delete_analysis_task,
    list_analysis_tasks,
    retrieve_analysis_task,
)
from twelvelabs_lowlevel.models.analyze_task_response import AnalyzeTaskResponse
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._paging.pager import paged
from .._waiting.notifier import WebhookNotifier
from .._waiting.wait_one import WAIT_TIMEOUT, polling_call, wait_until_done
from ..structured import analyses


class _AnalyzeAsyncTasks(Resource):
    create = operation(analyses.create_task)
    list = paged(list_analysis_tasks.request)
    retrieve = endpoint(retrieve_analysis_task.request)
    delete = endpoint(delete_analysis_task.request)
    cancel = endpoint(cancel_analysis_task.request)

    @operation
    def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[AnalyzeTaskResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AnalyzeTaskResponse]:
        """Wait until the analysis has been made, and return the task with its result.

        The pause between two requests grows from half a second to ten seconds. Failures that may pass do not end the
        wait.

        Args:
            task_id: The id of the analysis task.
            timeout: Seconds to wait in all; None for no limit.
            on_update: Called with the task each time it has been asked for, the first and the last time included.
                An exception that it raises ends the wait.
            notifier: Where your web server reports webhooks, see `WebhookNotifier`. While one is awaited the
                platform is asked only once a minute.
            request_options: Timeout, retries and additions for each of the requests.

        Raises:
            ProcessingFailedError: The task has failed or was canceled; `last` is the task.
            WaitTimeoutError: The time is up; `last` is the task as last seen. The platform goes on.
        """
        request = retrieve_analysis_task.request(task_id, request_options=request_options)
        get = polling_call(request, self._config)
        return wait_until_done("analysis task", task_id, get, timeout=timeout, on_update=on_update, notifier=notifier)


class AnalyzeAsyncTasks(_AnalyzeAsyncTasks, SyncResource):
    """Analyses in the background, one at a time."""


class AsyncAnalyzeAsyncTasks(_AnalyzeAsyncTasks, AsyncResource):
    """Analyses in the background, one at a time."""
