"""client.embed.tasks: embeddings of videos, created in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias, TypedDict

from twelvelabs_lowlevel.api.embeddings_v1 import (
    create_video_embedding_task,
    list_video_embedding_tasks,
    retrieve_video_embedding_task,
    retrieve_video_embedding_task_status,
)
from twelvelabs_lowlevel.models.embedding_option import EmbeddingOptionLike
from twelvelabs_lowlevel.models.video_embedding_scope import VideoEmbeddingScopeLike
from twelvelabs_lowlevel.models.video_embedding_tasks_create_response import VideoEmbeddingTasksCreateResponse
from twelvelabs_lowlevel.models.video_embedding_tasks_retrieve_response import VideoEmbeddingTasksRetrieveResponse
from twelvelabs_lowlevel.models.video_embedding_tasks_status_response import VideoEmbeddingTasksStatusResponse
from twelvelabs_lowlevel.requests import RequestOptions, Upload, readable_for_pydantic

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._http.bulk import DEFAULT_CONCURRENCY, BulkInput, as_sequence, create_each
from .._paging.paged import paged
from .._uploads.form_files import file_endpoint
from .._waiting.wait_one import WAIT_TIMEOUT, wait_for_done, wait_until_done
from ..errors import InvalidArgumentError

_create = file_endpoint(create_video_embedding_task.request, "video_file")
_Created: TypeAlias = list[VideoEmbeddingTasksCreateResponse]  # within the class, list is an operation


class CreateEmbeddingsTaskVideoParams(TypedDict, total=False):
    """One video of a bulk call, see `create`. It needs video_file or video_url."""

    video_file: Upload | None
    video_url: str | None
    video_start_offset_sec: float | None
    video_end_offset_sec: float | None
    video_clip_length: float | None
    video_embedding_scope: Sequence[VideoEmbeddingScopeLike] | None


readable_for_pydantic(CreateEmbeddingsTaskVideoParams)


class _EmbedTasks(Resource):
    create = _create
    list = paged(list_video_embedding_tasks.request)
    retrieve = endpoint(retrieve_video_embedding_task.request)
    status = endpoint(retrieve_video_embedding_task_status.request)

    @operation
    def create_bulk(
        self,
        *,
        model_name: str,
        videos: Sequence[CreateEmbeddingsTaskVideoParams],
        concurrency: int = DEFAULT_CONCURRENCY,
        request_options: RequestOptions | None = None,
    ) -> Flow[_Created]:
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
        given = as_sequence("videos", videos)
        for number, video in enumerate(given):
            _check(number, video)

        def start(video: CreateEmbeddingsTaskVideoParams) -> Flow[VideoEmbeddingTasksCreateResponse]:
            return _create.start(self, model_name=model_name, request_options=request_options, **video)

        jobs = [BulkInput(video, partial(start, video), video.get("video_file")) for video in given]
        return create_each(jobs, concurrency=concurrency)

    @operation
    def wait_until_ready(
        self,
        task_id: str,
        *,
        embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[VideoEmbeddingTasksRetrieveResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[VideoEmbeddingTasksRetrieveResponse]:
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
        request = retrieve_video_embedding_task.request(
            task_id, embedding_option=embedding_option, request_options=request_options
        )
        return wait_until_done(
            "video embedding task", task_id, request, self._config, timeout=timeout, on_update=on_update
        )

    @operation
    def wait_for_done(
        self,
        task_id: str,
        *,
        sleep_interval: float = 5.0,
        callback: Callable[[VideoEmbeddingTasksStatusResponse], object] | None = None,
        max_wait_time: float | None = WAIT_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> Flow[VideoEmbeddingTasksStatusResponse]:
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
        request = retrieve_video_embedding_task_status.request(task_id, request_options=request_options)
        return wait_for_done(
            "video embedding task",
            task_id,
            request,
            self._config,
            sleep_interval=sleep_interval,
            max_wait_time=max_wait_time,
            callback=callback,
        )


def _check(number: int, video: object) -> None:
    known = CreateEmbeddingsTaskVideoParams.__annotations__
    if not isinstance(video, Mapping):
        raise InvalidArgumentError(
            f"videos[{number}] must be a dict of {', '.join(known)}, not a {type(video).__name__}"
        )
    if unknown := [str(name) for name in video if name not in known]:
        raise InvalidArgumentError(f"videos[{number}] takes {', '.join(known)}, not {', '.join(unknown)}")
    if video.get("video_file") is None and video.get("video_url") is None:
        raise InvalidArgumentError(f"videos[{number}] needs video_file or video_url")


class EmbedTasks(_EmbedTasks, SyncResource):
    """Embeddings of videos, created in the background."""


class AsyncEmbedTasks(_EmbedTasks, AsyncResource):
    """Embeddings of videos, created in the background."""
