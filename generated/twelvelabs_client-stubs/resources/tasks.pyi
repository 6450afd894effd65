"""client.tasks: videos uploaded straight into an index."""

import builtins
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, TypeAlias

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._uploads.sources import Source
from twelvelabs_client._waiting.notifier import WebhookNotifier
from twelvelabs_lowlevel.models.video_indexing_task import VideoIndexingTask
from twelvelabs_lowlevel.models.video_indexing_tasks_create_response import VideoIndexingTasksCreateResponse
from twelvelabs_lowlevel.models.video_indexing_tasks_retrieve_response import VideoIndexingTasksRetrieveResponse
from twelvelabs_lowlevel.requests import RequestOptions, Upload

_Created: TypeAlias = list[VideoIndexingTasksCreateResponse]

class Tasks(SyncResource):
    """Videos uploaded straight into an index."""
    def create(
        self,
        *,
        index_id: str,
        video_url: str | None = None,
        enable_video_stream: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoIndexingTasksCreateResponse:
        """Deprecated: use client.assets.create, then client.indexes.indexed_assets.create instead.

        Upload a video and index it.

        Give a file or a URL. Returns immediately; the video can be searched once the task is ready.

        Args:
            index_id: The id of the index.
            video_url: Public URL of the video. A web page that shows the video is not accepted.
            enable_video_stream: Whether to create an HLS stream of the video (server default: true).
            user_metadata: User metadata for the video, as a mapping or as JSON text.
            video_file: The video: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_bulk(
        self,
        *,
        index_id: str,
        video_files: Sequence[Upload] | None = None,
        video_urls: Sequence[str] | None = None,
        enable_video_stream: bool | None = None,
        concurrency: int = 4,
        request_options: RequestOptions | None = None,
    ) -> builtins.list[VideoIndexingTasksCreateResponse]:
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
    def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently delete a video indexing task.

        The task must have failed, or be ready with its video already deleted.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_id: str | None = None,
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"]
        | str
        | None = None,
        filename: str | None = None,
        duration: float | None = None,
        width: int | None = None,
        height: int | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[VideoIndexingTask]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the video indexing tasks, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_id: Only tasks of this index.
            status: Only tasks with one of these statuses. One of failed, indexing, pending, queued, ready,
                uploading, validating.
            filename: Only tasks whose file has this name.
            duration: Duration in seconds.
            width: Width in pixels.
            height: Height in pixels.
            created_at: Only items created at this time or later.
            updated_at: Only tasks that were updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> VideoIndexingTasksRetrieveResponse:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video indexing task.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_for_done(
        self,
        task_id: str,
        *,
        sleep_interval: float = 5.0,
        callback: Callable[[VideoIndexingTasksRetrieveResponse], object] | None = None,
        max_wait_time: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> VideoIndexingTasksRetrieveResponse:
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
    def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[VideoIndexingTasksRetrieveResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoIndexingTasksRetrieveResponse:
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
    with_raw_response: TasksWithRawResponse
    """The methods of `Tasks`, which return the response together with their result."""

class TasksWithRawResponse:
    """The methods of `Tasks`, which return the response together with their result."""
    def create(
        self,
        *,
        index_id: str,
        video_url: str | None = None,
        enable_video_stream: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[VideoIndexingTasksCreateResponse]:
        """Deprecated: use client.assets.create, then client.indexes.indexed_assets.create instead.

        Upload a video and index it.

        Give a file or a URL. Returns immediately; the video can be searched once the task is ready.

        Args:
            index_id: The id of the index.
            video_url: Public URL of the video. A web page that shows the video is not accepted.
            enable_video_stream: Whether to create an HLS stream of the video (server default: true).
            user_metadata: User metadata for the video, as a mapping or as JSON text.
            video_file: The video: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[None]:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently delete a video indexing task.

        The task must have failed, or be ready with its video already deleted.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_id: str | None = None,
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"]
        | str
        | None = None,
        filename: str | None = None,
        duration: float | None = None,
        width: int | None = None,
        height: int | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[VideoIndexingTask]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the video indexing tasks, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_id: Only tasks of this index.
            status: Only tasks with one of these statuses. One of failed, indexing, pending, queued, ready,
                uploading, validating.
            filename: Only tasks whose file has this name.
            duration: Duration in seconds.
            width: Width in pixels.
            height: Height in pixels.
            created_at: Only items created at this time or later.
            updated_at: Only tasks that were updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[VideoIndexingTasksRetrieveResponse]:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video indexing task.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncTasks(AsyncResource):
    """Videos uploaded straight into an index."""
    async def create(
        self,
        *,
        index_id: str,
        video_url: str | None = None,
        enable_video_stream: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoIndexingTasksCreateResponse:
        """Deprecated: use client.assets.create, then client.indexes.indexed_assets.create instead.

        Upload a video and index it.

        Give a file or a URL. Returns immediately; the video can be searched once the task is ready.

        Args:
            index_id: The id of the index.
            video_url: Public URL of the video. A web page that shows the video is not accepted.
            enable_video_stream: Whether to create an HLS stream of the video (server default: true).
            user_metadata: User metadata for the video, as a mapping or as JSON text.
            video_file: The video: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_bulk(
        self,
        *,
        index_id: str,
        video_files: Sequence[Upload] | None = None,
        video_urls: Sequence[str] | None = None,
        enable_video_stream: bool | None = None,
        concurrency: int = 4,
        request_options: RequestOptions | None = None,
    ) -> builtins.list[VideoIndexingTasksCreateResponse]:
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
    async def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently delete a video indexing task.

        The task must have failed, or be ready with its video already deleted.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_id: str | None = None,
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"]
        | str
        | None = None,
        filename: str | None = None,
        duration: float | None = None,
        width: int | None = None,
        height: int | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[VideoIndexingTask]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the video indexing tasks, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_id: Only tasks of this index.
            status: Only tasks with one of these statuses. One of failed, indexing, pending, queued, ready,
                uploading, validating.
            filename: Only tasks whose file has this name.
            duration: Duration in seconds.
            width: Width in pixels.
            height: Height in pixels.
            created_at: Only items created at this time or later.
            updated_at: Only tasks that were updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> VideoIndexingTasksRetrieveResponse:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video indexing task.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """
    async def wait_for_done(
        self,
        task_id: str,
        *,
        sleep_interval: float = 5.0,
        callback: Callable[[VideoIndexingTasksRetrieveResponse], object] | None = None,
        max_wait_time: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> VideoIndexingTasksRetrieveResponse:
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
    async def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[VideoIndexingTasksRetrieveResponse], object] | None = None,
        notifier: WebhookNotifier | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoIndexingTasksRetrieveResponse:
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
    with_raw_response: AsyncTasksWithRawResponse
    """The methods of `AsyncTasks`, which return the response together with their result."""

class AsyncTasksWithRawResponse:
    """The methods of `AsyncTasks`, which return the response together with their result."""
    async def create(
        self,
        *,
        index_id: str,
        video_url: str | None = None,
        enable_video_stream: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[VideoIndexingTasksCreateResponse]:
        """Deprecated: use client.assets.create, then client.indexes.indexed_assets.create instead.

        Upload a video and index it.

        Give a file or a URL. Returns immediately; the video can be searched once the task is ready.

        Args:
            index_id: The id of the index.
            video_url: Public URL of the video. A web page that shows the video is not accepted.
            enable_video_stream: Whether to create an HLS stream of the video (server default: true).
            user_metadata: User metadata for the video, as a mapping or as JSON text.
            video_file: The video: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(self, task_id: str, *, request_options: RequestOptions | None = None) -> AsyncHttpResponse[None]:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently delete a video indexing task.

        The task must have failed, or be ready with its video already deleted.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_id: str | None = None,
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "uploading", "validating"]
        | str
        | None = None,
        filename: str | None = None,
        duration: float | None = None,
        width: int | None = None,
        height: int | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[VideoIndexingTask]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the video indexing tasks, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_id: Only tasks of this index.
            status: Only tasks with one of these statuses. One of failed, indexing, pending, queued, ready,
                uploading, validating.
            filename: Only tasks whose file has this name.
            duration: Duration in seconds.
            width: Width in pixels.
            height: Height in pixels.
            created_at: Only items created at this time or later.
            updated_at: Only tasks that were updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[VideoIndexingTasksRetrieveResponse]:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video indexing task.

        Args:
            task_id: The id of the video indexing task.
            request_options: Timeout, retries and additions for this call only.
        """
