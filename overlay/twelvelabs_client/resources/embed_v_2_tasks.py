"""client.embed.v_2.tasks: embeddings created in the background."""

from __future__ import annotations

from collections.abc import Callable

from twelvelabs_lowlevel.api.embeddings import create_embedding_task, list_embedding_tasks, retrieve_embedding_task
from twelvelabs_lowlevel.models.embedding_task_response import EmbeddingTaskResponse
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._paging.paged import paged
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done


class _EmbedV2Tasks(Resource):
    create = endpoint(create_embedding_task.request)
    list = paged(list_embedding_tasks.request)
    retrieve = endpoint(retrieve_embedding_task.request)

    @operation
    def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[EmbeddingTaskResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[EmbeddingTaskResponse]:
        """Wait until the embeddings are ready, and return the task with them.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            task_id: The id of the embedding task.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the task after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The embeddings could not be created; `last` is the task.
            WaitTimeoutError: The task is not ready in time; `last` is the task as last seen. Processing continues.
        """
        request = retrieve_embedding_task.request(task_id, request_options=request_options)
        return wait_until_done("embedding task", task_id, request, self._config, timeout=timeout, on_update=on_update)


class EmbedV2Tasks(_EmbedV2Tasks, SyncResource):
    """Embeddings created in the background."""


class AsyncEmbedV2Tasks(_EmbedV2Tasks, AsyncResource):
    """Embeddings created in the background."""
