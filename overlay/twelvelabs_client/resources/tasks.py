"""client.tasks: videos uploaded straight into an index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from twelvelabs_lowlevel.api.video_indexing import (
    create_video_indexing_task,
    delete_video_indexing_task,
    list_video_indexing_tasks,
    retrieve_video_indexing_task,
)
from twelvelabs_lowlevel.models.video_indexing_tasks_create_response import VideoIndexingTasksCreateResponse
from twelvelabs_lowlevel.models.video_indexing_tasks_retrieve_response import VideoIndexingTasksRetrieveResponse
from twelvelabs_lowlevel.requests import RequestOptions, Upload

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._http.bulk import DEFAULT_CONCURRENCY, BulkInput, as_sequence, create_each
from .._paging.paged import paged
from .._uploads.form_files import file_endpoint
from .._waiting.notifier import WebhookNotifier
from .._waiting.wait_one import WAIT_TIMEOUT, wait_for_done, wait_until_done
from ..errors import InvalidArgumentError

_create = file_endpoint(create_video_indexing_task.request, "video_file")
_Created: TypeAlias = list[VideoIndexingTasksCreateResponse]  # within the class, list is an operation


class _Tasks(Resource):
    create = _create
    list = paged(list_video_indexing_tasks.request)
    retrieve = endpoint(retrieve_video_indexing_task.request)
    delete = endpoint(delete_video_indexing_task.request)

    @operation
    def create_bulk(
        self,
        *,
        index_id: str,
        video_files: Sequence[Upload] | None = None,
        video_urls: Sequence[str] | None = None,
        enable_video_stream: bool | None = None,
        concurrency: int = DEFAULT_CONCURRENCY,
        request_options: RequestOptions | None = None,
    ) -> Flow[_Created]:
        """Upload several videos and index them. Deprecated: upload assets and create indexed assets instead.

        A failure does not stop the others. If all succeed, the tasks are returned in the order of the files, then of
        the URLs.

        Args:
            index_id: The id of the index.
            video_files: The videos: paths, bytes, open binary files, or any files that `assets.upload` takes. At most
                2 GB each.
            video_urls: Public URLs of videos.
            enable_video_stream: Whether to keep the videos for streaming over HLS (server default: true).
            concurrency: The maximum number of requests in flight.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: There is no video, or an argument is not a list. Nothing has been sent.
            BulkError: Some tasks could not be created; `outcomes` has the task or the error of each video.
        """
        files, urls = as_sequence("video_files", video_files), as_sequence("video_urls", video_urls)
        if not files and not urls:
            raise InvalidArgumentError("create_bulk needs video_files or video_urls")

        def start(*, file: Upload | None = None, url: str | None = None) -> Flow[VideoIndexingTasksCreateResponse]:
            return _create.start(
                self,
                index_id=index_id,
                video_file=file,
                video_url=url,
                enable_video_stream=enable_video_stream,
                request_options=request_options,
            )

        jobs = [BulkInput(file, partial(start, file=file), file) for file in files]
        jobs += [BulkInput(url, partial(start, url=url)) for url in urls]
        return create_each(jobs, concurrency=concurrency)

    @operation
    def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[VideoIndexingTasksRetrieveResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[VideoIndexingTasksRetrieveResponse]:
        """Wait until a video has been indexed, and return the task.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            task_id: The id of the video indexing task.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the task after each poll, including the first and the last. If it raises, the wait
                ends.
            notifier: The `WebhookNotifier` to which your web server passes webhooks. Until one arrives, the wait polls
                only once a minute.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The video could not be indexed; `last` is the task.
            WaitTimeoutError: The task is not ready in time; `last` is the task as last seen. Processing continues.
        """
        request = retrieve_video_indexing_task.request(task_id, request_options=request_options)
        return wait_until_done(
            "video indexing task",
            task_id,
            request,
            self._config,
            timeout=timeout,
            on_update=on_update,
            notifier=notifier,
        )

    @operation
    def wait_for_done(
        self,
        task_id: str,
        *,
        sleep_interval: float = 5.0,
        callback: Callable[[VideoIndexingTasksRetrieveResponse], object] | None = None,
        max_wait_time: float | None = WAIT_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> Flow[VideoIndexingTasksRetrieveResponse]:
        """Wait until a task has succeeded or failed, and return the task.

        For compatibility with the vendor's SDK. A task that has failed is returned as well, so check its status;
        `wait_until_ready` raises instead.

        Args:
            task_id: The id of the video indexing task.
            sleep_interval: The longest interval between polls, in seconds.
            callback: Called with the task after each poll, including the first and the last. If it raises, the wait
                ends.
            max_wait_time: Maximum seconds to wait; None for no limit.
            request_options: Timeout, retries and additions for each request.

        Raises:
            WaitTimeoutError: The task is not ready in time; `last` is the task as last seen. Processing continues.
        """
        request = retrieve_video_indexing_task.request(task_id, request_options=request_options)
        return wait_for_done(
            "video indexing task",
            task_id,
            request,
            self._config,
            sleep_interval=sleep_interval,
            max_wait_time=max_wait_time,
            callback=callback,
        )


class Tasks(_Tasks, SyncResource):
    """Videos uploaded straight into an index."""


class AsyncTasks(_Tasks, AsyncResource):
    """Videos uploaded straight into an index."""
