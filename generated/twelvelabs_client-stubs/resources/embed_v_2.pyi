"""client.embed.v_2: embeddings, version 2 of the API."""

from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client.resources.embed_v_2_tasks import (
    AsyncEmbedV2Tasks,
    AsyncEmbedV2TasksWithRawResponse,
    EmbedV2Tasks,
    EmbedV2TasksWithRawResponse,
)
from twelvelabs_lowlevel.models.audio_input_request import AudioInputRequestLike
from twelvelabs_lowlevel.models.embedding_success_response import EmbeddingSuccessResponse
from twelvelabs_lowlevel.models.image_input_request import ImageInputRequestLike
from twelvelabs_lowlevel.models.multi_input_request import MultiInputRequestLike
from twelvelabs_lowlevel.models.text_image_input_request import TextImageInputRequestLike
from twelvelabs_lowlevel.models.text_input_request import TextInputRequestLike
from twelvelabs_lowlevel.models.video_input_request import VideoInputRequestLike
from twelvelabs_lowlevel.requests import RequestOptions

class EmbedV2(SyncResource):
    """Embeddings, version 2 of the API."""
    def create(
        self,
        *,
        input_type: Literal["audio", "image", "multi_input", "text", "text_image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        auto_truncate: bool | None = None,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        text: TextInputRequestLike | None = None,
        image: ImageInputRequestLike | None = None,
        text_image: TextImageInputRequestLike | None = None,
        audio: AudioInputRequestLike | None = None,
        video: VideoInputRequestLike | None = None,
        multi_input: MultiInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingSuccessResponse:
        """Create embeddings synchronously.

        Marengo 3.5 takes only multi_input, with audio and video of at most 30 seconds; Marengo 3.0 takes audio and
        video of at most 10 minutes. Longer content needs a task. Give the argument named by input_type.

        Args:
            input_type: What to embed. Marengo 3.5 takes multi_input only. One of audio, image, multi_input, text,
                text_image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            auto_truncate: Whether to truncate text of more than 2,000 tokens instead of rejecting it. Marengo 3.5
                only.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for text combined with media. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            text: The text, for input_type text.
            image: The image, for input_type image.
            text_image: The text and the image, for input_type text_image.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            multi_input: Text and media to combine into one embedding, for input_type multi_input.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: EmbedV2Tasks
    """Embeddings created in the background."""
    with_raw_response: EmbedV2WithRawResponse
    """The methods of `EmbedV2`, which return the response together with their result."""

class EmbedV2WithRawResponse:
    """The methods of `EmbedV2`, which return the response together with their result."""
    def create(
        self,
        *,
        input_type: Literal["audio", "image", "multi_input", "text", "text_image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        auto_truncate: bool | None = None,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        text: TextInputRequestLike | None = None,
        image: ImageInputRequestLike | None = None,
        text_image: TextImageInputRequestLike | None = None,
        audio: AudioInputRequestLike | None = None,
        video: VideoInputRequestLike | None = None,
        multi_input: MultiInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[EmbeddingSuccessResponse]:
        """Create embeddings synchronously.

        Marengo 3.5 takes only multi_input, with audio and video of at most 30 seconds; Marengo 3.0 takes audio and
        video of at most 10 minutes. Longer content needs a task. Give the argument named by input_type.

        Args:
            input_type: What to embed. Marengo 3.5 takes multi_input only. One of audio, image, multi_input, text,
                text_image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            auto_truncate: Whether to truncate text of more than 2,000 tokens instead of rejecting it. Marengo 3.5
                only.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for text combined with media. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            text: The text, for input_type text.
            image: The image, for input_type image.
            text_image: The text and the image, for input_type text_image.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            multi_input: Text and media to combine into one embedding, for input_type multi_input.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: EmbedV2TasksWithRawResponse
    """The methods of `EmbedV2Tasks`, which return the response together with their result."""

class AsyncEmbedV2(AsyncResource):
    """Embeddings, version 2 of the API."""
    async def create(
        self,
        *,
        input_type: Literal["audio", "image", "multi_input", "text", "text_image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        auto_truncate: bool | None = None,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        text: TextInputRequestLike | None = None,
        image: ImageInputRequestLike | None = None,
        text_image: TextImageInputRequestLike | None = None,
        audio: AudioInputRequestLike | None = None,
        video: VideoInputRequestLike | None = None,
        multi_input: MultiInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingSuccessResponse:
        """Create embeddings synchronously.

        Marengo 3.5 takes only multi_input, with audio and video of at most 30 seconds; Marengo 3.0 takes audio and
        video of at most 10 minutes. Longer content needs a task. Give the argument named by input_type.

        Args:
            input_type: What to embed. Marengo 3.5 takes multi_input only. One of audio, image, multi_input, text,
                text_image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            auto_truncate: Whether to truncate text of more than 2,000 tokens instead of rejecting it. Marengo 3.5
                only.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for text combined with media. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            text: The text, for input_type text.
            image: The image, for input_type image.
            text_image: The text and the image, for input_type text_image.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            multi_input: Text and media to combine into one embedding, for input_type multi_input.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: AsyncEmbedV2Tasks
    """Embeddings created in the background."""
    with_raw_response: AsyncEmbedV2WithRawResponse
    """The methods of `AsyncEmbedV2`, which return the response together with their result."""

class AsyncEmbedV2WithRawResponse:
    """The methods of `AsyncEmbedV2`, which return the response together with their result."""
    async def create(
        self,
        *,
        input_type: Literal["audio", "image", "multi_input", "text", "text_image", "video"] | str,
        model_name: Literal["marengo3.0", "marengo3.5"] | str,
        auto_truncate: bool | None = None,
        embedding_uncertainty: bool | None = None,
        embedding_dimension: int | None = None,
        text: TextInputRequestLike | None = None,
        image: ImageInputRequestLike | None = None,
        text_image: TextImageInputRequestLike | None = None,
        audio: AudioInputRequestLike | None = None,
        video: VideoInputRequestLike | None = None,
        multi_input: MultiInputRequestLike | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[EmbeddingSuccessResponse]:
        """Create embeddings synchronously.

        Marengo 3.5 takes only multi_input, with audio and video of at most 30 seconds; Marengo 3.0 takes audio and
        video of at most 10 minutes. Longer content needs a task. Give the argument named by input_type.

        Args:
            input_type: What to embed. Marengo 3.5 takes multi_input only. One of audio, image, multi_input, text,
                text_image, video.
            model_name: The model. One of marengo3.0, marengo3.5.
            auto_truncate: Whether to truncate text of more than 2,000 tokens instead of rejecting it. Marengo 3.5
                only.
            embedding_uncertainty: Whether to return the uncertainty of each component of an embedding. Not for
                documents, nor for text combined with media. Marengo 3.5 only.
            embedding_dimension: Number of dimensions of an embedding (server default: 512). Only embeddings with
                the same number of dimensions can be compared. Marengo 3.5 only.
            text: The text, for input_type text.
            image: The image, for input_type image.
            text_image: The text and the image, for input_type text_image.
            audio: The audio, for input_type audio.
            video: The video, for input_type video.
            multi_input: Text and media to combine into one embedding, for input_type multi_input.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: AsyncEmbedV2TasksWithRawResponse
    """The methods of `AsyncEmbedV2Tasks`, which return the response together with their result."""
