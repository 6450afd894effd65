"""client.embed.tasks: embeddings of videos, created in the background."""

import builtins
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Literal, TypeAlias, TypedDict

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._uploads.sources import Source
from twelvelabs_lowlevel.models.media_embedding_task import MediaEmbeddingTask
from twelvelabs_lowlevel.models.video_embedding_scope import VideoEmbeddingScopeLike
from twelvelabs_lowlevel.models.video_embedding_tasks_create_response import VideoEmbeddingTasksCreateResponse
from twelvelabs_lowlevel.models.video_embedding_tasks_retrieve_response import VideoEmbeddingTasksRetrieveResponse
from twelvelabs_lowlevel.models.video_embedding_tasks_status_response import VideoEmbeddingTasksStatusResponse
from twelvelabs_lowlevel.requests import RequestOptions, Upload

_Created: TypeAlias = list[VideoEmbeddingTasksCreateResponse]

class CreateEmbeddingsTaskVideoParams(TypedDict, total=False):
    """One video of a bulk call, see `create`. It needs video_file or video_url."""

    video_file: Upload | None
    video_url: str | None
    video_start_offset_sec: float | None
    video_end_offset_sec: float | None
    video_clip_length: float | None
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None

class EmbedTasks(SyncResource):
    """Embeddings of videos, created in the background."""
    def create(
        self,
        *,
        model_name: str,
        video_url: str | None = None,
        video_start_offset_sec: float | None = None,
        video_end_offset_sec: float | None = None,
        video_clip_length: float | None = None,
        video_embedding_scope: Sequence[Literal["clip", "video"] | str] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksCreateResponse:
        """Deprecated: use client.embed.v_2.tasks.create instead.

        Start a task that creates embeddings of a video.

        Give a file or a URL; the URL takes precedence. Returns immediately; the embeddings are available once the
        task is ready, and are kept for 7 days.

        Args:
            model_name: The model, such as marengo3.0.
            video_url: Public URL of the video.
            video_start_offset_sec: Where to start, in seconds (server default: 0).
            video_end_offset_sec: Where to stop, in seconds. Use it together with video_start_offset_sec.
            video_clip_length: Segment length, 2 to 10 seconds (server default: 6).
            video_embedding_scope: clip for an embedding of each segment; add video for one of the whole (server
                default: clip). One of clip, video.
            video_file: The video, in place of video_url: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_bulk(
        self,
        *,
        model_name: str,
        videos: Sequence[CreateEmbeddingsTaskVideoParams],
        concurrency: int = 4,
        request_options: RequestOptions | None = None,
    ) -> builtins.list[VideoEmbeddingTasksCreateResponse]:
        """Start several tasks that create embeddings of videos. Deprecated: use `embed.v_2.tasks` instead.

        A failure does not stop the others. If all succeed, the tasks are returned in the order of the videos.

        Args:
            model_name: The model, such as marengo3.0.
            videos: The arguments of `create` for each video, except the model: video_file or video_url, and optionally
                video_start_offset_sec, video_end_offset_sec, video_clip_length and video_embedding_scope.
            concurrency: The maximum number of requests in flight.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: An entry has no video, or a key that `create` does not take. Nothing has been sent.
            BulkError: Some tasks could not be started; `outcomes` has the task or the error of each video.
        """
    def list(
        self,
        *,
        started_at: datetime | date | str | None = None,
        ended_at: datetime | date | str | None = None,
        status: Literal["failed", "processing", "ready"] | str | None = None,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[MediaEmbeddingTask]:
        """Deprecated: use client.embed.v_2.tasks.list instead.

        List the video embedding tasks, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self,
        task_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksRetrieveResponse:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve a video embedding task with its embeddings.

        Args:
            task_id: The id of the video embedding task.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). One of audio, transcription, visual, visual-text.
            request_options: Timeout, retries and additions for this call only.
        """
    def status(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> VideoEmbeddingTasksStatusResponse:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve the status of a video embedding task.

        Args:
            task_id: The id of the video embedding task.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_for_done(
        self,
        task_id: str,
        *,
        sleep_interval: float = 5.0,
        callback: Callable[[VideoEmbeddingTasksStatusResponse], object] | None = None,
        max_wait_time: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksStatusResponse:
        """Wait until a task has succeeded or failed, and return its state.

        For compatibility with the vendor's SDK. A task that has failed is returned as well, so check its status;
        `wait_until_ready` raises instead.

        Args:
            task_id: The id of the video embedding task.
            sleep_interval: The longest interval between polls, in seconds.
            callback: Called with the state after each poll, including the first and the last. If it raises, the wait
                ends.
            max_wait_time: Maximum seconds to wait; None for no limit.
            request_options: Timeout, retries and additions for each request.

        Raises:
            WaitTimeoutError: The task has not ended in time; `last` is the state as last seen. Processing continues.
        """
    def wait_until_ready(
        self,
        task_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        timeout: float | None = 1800.0,
        on_update: Callable[[VideoEmbeddingTasksRetrieveResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksRetrieveResponse:
        """Wait until the embeddings are ready, and return the task with them.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            task_id: The id of the video embedding task.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7).
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the task after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The embeddings could not be created; `last` is the task.
            WaitTimeoutError: The task is not ready in time; `last` is the task as last seen. Processing continues.
        """
    with_raw_response: EmbedTasksWithRawResponse
    """The methods of `EmbedTasks`, which return the response together with their result."""

class EmbedTasksWithRawResponse:
    """The methods of `EmbedTasks`, which return the response together with their result."""
    def create(
        self,
        *,
        model_name: str,
        video_url: str | None = None,
        video_start_offset_sec: float | None = None,
        video_end_offset_sec: float | None = None,
        video_clip_length: float | None = None,
        video_embedding_scope: Sequence[Literal["clip", "video"] | str] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[VideoEmbeddingTasksCreateResponse]:
        """Deprecated: use client.embed.v_2.tasks.create instead.

        Start a task that creates embeddings of a video.

        Give a file or a URL; the URL takes precedence. Returns immediately; the embeddings are available once the
        task is ready, and are kept for 7 days.

        Args:
            model_name: The model, such as marengo3.0.
            video_url: Public URL of the video.
            video_start_offset_sec: Where to start, in seconds (server default: 0).
            video_end_offset_sec: Where to stop, in seconds. Use it together with video_start_offset_sec.
            video_clip_length: Segment length, 2 to 10 seconds (server default: 6).
            video_embedding_scope: clip for an embedding of each segment; add video for one of the whole (server
                default: clip). One of clip, video.
            video_file: The video, in place of video_url: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        started_at: datetime | date | str | None = None,
        ended_at: datetime | date | str | None = None,
        status: Literal["failed", "processing", "ready"] | str | None = None,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[MediaEmbeddingTask]:
        """Deprecated: use client.embed.v_2.tasks.list instead.

        List the video embedding tasks, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self,
        task_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[VideoEmbeddingTasksRetrieveResponse]:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve a video embedding task with its embeddings.

        Args:
            task_id: The id of the video embedding task.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). One of audio, transcription, visual, visual-text.
            request_options: Timeout, retries and additions for this call only.
        """
    def status(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[VideoEmbeddingTasksStatusResponse]:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve the status of a video embedding task.

        Args:
            task_id: The id of the video embedding task.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncEmbedTasks(AsyncResource):
    """Embeddings of videos, created in the background."""
    async def create(
        self,
        *,
        model_name: str,
        video_url: str | None = None,
        video_start_offset_sec: float | None = None,
        video_end_offset_sec: float | None = None,
        video_clip_length: float | None = None,
        video_embedding_scope: Sequence[Literal["clip", "video"] | str] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksCreateResponse:
        """Deprecated: use client.embed.v_2.tasks.create instead.

        Start a task that creates embeddings of a video.

        Give a file or a URL; the URL takes precedence. Returns immediately; the embeddings are available once the
        task is ready, and are kept for 7 days.

        Args:
            model_name: The model, such as marengo3.0.
            video_url: Public URL of the video.
            video_start_offset_sec: Where to start, in seconds (server default: 0).
            video_end_offset_sec: Where to stop, in seconds. Use it together with video_start_offset_sec.
            video_clip_length: Segment length, 2 to 10 seconds (server default: 6).
            video_embedding_scope: clip for an embedding of each segment; add video for one of the whole (server
                default: clip). One of clip, video.
            video_file: The video, in place of video_url: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_bulk(
        self,
        *,
        model_name: str,
        videos: Sequence[CreateEmbeddingsTaskVideoParams],
        concurrency: int = 4,
        request_options: RequestOptions | None = None,
    ) -> builtins.list[VideoEmbeddingTasksCreateResponse]:
        """Start several tasks that create embeddings of videos. Deprecated: use `embed.v_2.tasks` instead.

        A failure does not stop the others. If all succeed, the tasks are returned in the order of the videos.

        Args:
            model_name: The model, such as marengo3.0.
            videos: The arguments of `create` for each video, except the model: video_file or video_url, and optionally
                video_start_offset_sec, video_end_offset_sec, video_clip_length and video_embedding_scope.
            concurrency: The maximum number of requests in flight.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: An entry has no video, or a key that `create` does not take. Nothing has been sent.
            BulkError: Some tasks could not be started; `outcomes` has the task or the error of each video.
        """
    def list(
        self,
        *,
        started_at: datetime | date | str | None = None,
        ended_at: datetime | date | str | None = None,
        status: Literal["failed", "processing", "ready"] | str | None = None,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[MediaEmbeddingTask]:
        """Deprecated: use client.embed.v_2.tasks.list instead.

        List the video embedding tasks, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self,
        task_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksRetrieveResponse:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve a video embedding task with its embeddings.

        Args:
            task_id: The id of the video embedding task.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). One of audio, transcription, visual, visual-text.
            request_options: Timeout, retries and additions for this call only.
        """
    async def status(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> VideoEmbeddingTasksStatusResponse:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve the status of a video embedding task.

        Args:
            task_id: The id of the video embedding task.
            request_options: Timeout, retries and additions for this call only.
        """
    async def wait_for_done(
        self,
        task_id: str,
        *,
        sleep_interval: float = 5.0,
        callback: Callable[[VideoEmbeddingTasksStatusResponse], object] | None = None,
        max_wait_time: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksStatusResponse:
        """Wait until a task has succeeded or failed, and return its state.

        For compatibility with the vendor's SDK. A task that has failed is returned as well, so check its status;
        `wait_until_ready` raises instead.

        Args:
            task_id: The id of the video embedding task.
            sleep_interval: The longest interval between polls, in seconds.
            callback: Called with the state after each poll, including the first and the last. If it raises, the wait
                ends.
            max_wait_time: Maximum seconds to wait; None for no limit.
            request_options: Timeout, retries and additions for each request.

        Raises:
            WaitTimeoutError: The task has not ended in time; `last` is the state as last seen. Processing continues.
        """
    async def wait_until_ready(
        self,
        task_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        timeout: float | None = 1800.0,
        on_update: Callable[[VideoEmbeddingTasksRetrieveResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideoEmbeddingTasksRetrieveResponse:
        """Wait until the embeddings are ready, and return the task with them.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            task_id: The id of the video embedding task.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7).
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the task after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The embeddings could not be created; `last` is the task.
            WaitTimeoutError: The task is not ready in time; `last` is the task as last seen. Processing continues.
        """
    with_raw_response: AsyncEmbedTasksWithRawResponse
    """The methods of `AsyncEmbedTasks`, which return the response together with their result."""

class AsyncEmbedTasksWithRawResponse:
    """The methods of `AsyncEmbedTasks`, which return the response together with their result."""
    async def create(
        self,
        *,
        model_name: str,
        video_url: str | None = None,
        video_start_offset_sec: float | None = None,
        video_end_offset_sec: float | None = None,
        video_clip_length: float | None = None,
        video_embedding_scope: Sequence[Literal["clip", "video"] | str] | None = None,
        video_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[VideoEmbeddingTasksCreateResponse]:
        """Deprecated: use client.embed.v_2.tasks.create instead.

        Start a task that creates embeddings of a video.

        Give a file or a URL; the URL takes precedence. Returns immediately; the embeddings are available once the
        task is ready, and are kept for 7 days.

        Args:
            model_name: The model, such as marengo3.0.
            video_url: Public URL of the video.
            video_start_offset_sec: Where to start, in seconds (server default: 0).
            video_end_offset_sec: Where to stop, in seconds. Use it together with video_start_offset_sec.
            video_clip_length: Segment length, 2 to 10 seconds (server default: 6).
            video_embedding_scope: clip for an embedding of each segment; add video for one of the whole (server
                default: clip). One of clip, video.
            video_file: The video, in place of video_url: a path, bytes, or an open binary file. At most 2 GB.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        started_at: datetime | date | str | None = None,
        ended_at: datetime | date | str | None = None,
        status: Literal["failed", "processing", "ready"] | str | None = None,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[MediaEmbeddingTask]:
        """Deprecated: use client.embed.v_2.tasks.list instead.

        List the video embedding tasks, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self,
        task_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[VideoEmbeddingTasksRetrieveResponse]:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve a video embedding task with its embeddings.

        Args:
            task_id: The id of the video embedding task.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). One of audio, transcription, visual, visual-text.
            request_options: Timeout, retries and additions for this call only.
        """
    async def status(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[VideoEmbeddingTasksStatusResponse]:
        """Deprecated: use client.embed.v_2.tasks.retrieve instead.

        Retrieve the status of a video embedding task.

        Args:
            task_id: The id of the video embedding task.
            request_options: Timeout, retries and additions for this call only.
        """
