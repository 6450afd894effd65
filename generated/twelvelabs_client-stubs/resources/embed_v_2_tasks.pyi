"""client.embed.v_2.tasks: embeddings created in the background."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_lowlevel.models.async_audio_input_request import AsyncAudioInputRequestLike
from twelvelabs_lowlevel.models.async_document_input_request import AsyncDocumentInputRequestLike
from twelvelabs_lowlevel.models.async_image_input_request import AsyncImageInputRequestLike
from twelvelabs_lowlevel.models.async_video_input_request import AsyncVideoInputRequestLike
from twelvelabs_lowlevel.models.embedding_task_response import EmbeddingTaskResponse
from twelvelabs_lowlevel.models.embedding_tasks_create_response import EmbeddingTasksCreateResponse
from twelvelabs_lowlevel.models.media_embedding_task import MediaEmbeddingTask
from twelvelabs_lowlevel.requests import RequestOptions

class EmbedV2Tasks(SyncResource):
    """Embeddings created in the background."""
    def create(
        self,
        *,
        input_type: Literal["audio", "document", "image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        audio: AsyncAudioInputRequestLike | None = None,
        video: AsyncVideoInputRequestLike | None = None,
        document: AsyncDocumentInputRequestLike | None = None,
        image: AsyncImageInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingTasksCreateResponse:
        """Start a task that creates embeddings.

        For audio and video of up to 4 hours and, with Marengo 3.5, for documents and images. Returns immediately; the
        embeddings are available once the task is ready, and are kept for 7 days.

        Args:
            input_type: What to embed. document and image need Marengo 3.5. One of audio, document, image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for the scope asset. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            document: The document, for input_type document.
            image: The image, for input_type image.
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
        """List the embedding tasks of the last 7 days, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, task_id: str, *, request_options: RequestOptions | None = None) -> EmbeddingTaskResponse:
        """Retrieve an embedding task, with the embeddings once it is ready.

        Args:
            task_id: The id of the embedding task.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[EmbeddingTaskResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingTaskResponse:
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
    with_raw_response: EmbedV2TasksWithRawResponse
    """The methods of `EmbedV2Tasks`, which return the response together with their result."""

class EmbedV2TasksWithRawResponse:
    """The methods of `EmbedV2Tasks`, which return the response together with their result."""
    def create(
        self,
        *,
        input_type: Literal["audio", "document", "image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        audio: AsyncAudioInputRequestLike | None = None,
        video: AsyncVideoInputRequestLike | None = None,
        document: AsyncDocumentInputRequestLike | None = None,
        image: AsyncImageInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[EmbeddingTasksCreateResponse]:
        """Start a task that creates embeddings.

        For audio and video of up to 4 hours and, with Marengo 3.5, for documents and images. Returns immediately; the
        embeddings are available once the task is ready, and are kept for 7 days.

        Args:
            input_type: What to embed. document and image need Marengo 3.5. One of audio, document, image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for the scope asset. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            document: The document, for input_type document.
            image: The image, for input_type image.
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
        """List the embedding tasks of the last 7 days, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[EmbeddingTaskResponse]:
        """Retrieve an embedding task, with the embeddings once it is ready.

        Args:
            task_id: The id of the embedding task.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncEmbedV2Tasks(AsyncResource):
    """Embeddings created in the background."""
    async def create(
        self,
        *,
        input_type: Literal["audio", "document", "image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        audio: AsyncAudioInputRequestLike | None = None,
        video: AsyncVideoInputRequestLike | None = None,
        document: AsyncDocumentInputRequestLike | None = None,
        image: AsyncImageInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingTasksCreateResponse:
        """Start a task that creates embeddings.

        For audio and video of up to 4 hours and, with Marengo 3.5, for documents and images. Returns immediately; the
        embeddings are available once the task is ready, and are kept for 7 days.

        Args:
            input_type: What to embed. document and image need Marengo 3.5. One of audio, document, image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for the scope asset. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            document: The document, for input_type document.
            image: The image, for input_type image.
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
        """List the embedding tasks of the last 7 days, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(self, task_id: str, *, request_options: RequestOptions | None = None) -> EmbeddingTaskResponse:
        """Retrieve an embedding task, with the embeddings once it is ready.

        Args:
            task_id: The id of the embedding task.
            request_options: Timeout, retries and additions for this call only.
        """
    async def wait_until_ready(
        self,
        task_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[EmbeddingTaskResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingTaskResponse:
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
    with_raw_response: AsyncEmbedV2TasksWithRawResponse
    """The methods of `AsyncEmbedV2Tasks`, which return the response together with their result."""

class AsyncEmbedV2TasksWithRawResponse:
    """The methods of `AsyncEmbedV2Tasks`, which return the response together with their result."""
    async def create(
        self,
        *,
        input_type: Literal["audio", "document", "image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        audio: AsyncAudioInputRequestLike | None = None,
        video: AsyncVideoInputRequestLike | None = None,
        document: AsyncDocumentInputRequestLike | None = None,
        image: AsyncImageInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[EmbeddingTasksCreateResponse]:
        """Start a task that creates embeddings.

        For audio and video of up to 4 hours and, with Marengo 3.5, for documents and images. Returns immediately; the
        embeddings are available once the task is ready, and are kept for 7 days.

        Args:
            input_type: What to embed. document and image need Marengo 3.5. One of audio, document, image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for the scope asset. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            document: The document, for input_type document.
            image: The image, for input_type image.
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
        """List the embedding tasks of the last 7 days, newest first.

        Args:
            started_at: Only tasks created after this time.
            ended_at: Only tasks created before this time.
            status: Only tasks with this status. One of failed, processing, ready.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, task_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[EmbeddingTaskResponse]:
        """Retrieve an embedding task, with the embeddings once it is ready.

        Args:
            task_id: The id of the embedding task.
            request_options: Timeout, retries and additions for this call only.
        """
