"""client.embed: embeddings of text, images, audio and video."""

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._uploads.sources import Source
from twelvelabs_client.resources.embed_tasks import (
    AsyncEmbedTasks,
    AsyncEmbedTasksWithRawResponse,
    EmbedTasks,
    EmbedTasksWithRawResponse,
)
from twelvelabs_client.resources.embed_v_2 import (
    AsyncEmbedV2,
    AsyncEmbedV2WithRawResponse,
    EmbedV2,
    EmbedV2WithRawResponse,
)
from twelvelabs_lowlevel.models.embedding_response import EmbeddingResponse
from twelvelabs_lowlevel.requests import RequestOptions

class Embed(SyncResource):
    """Embeddings of text, images, audio and video."""
    def create(
        self,
        *,
        model_name: str,
        text: str | None = None,
        image_url: str | None = None,
        audio_url: str | None = None,
        audio_start_offset_sec: float | None = None,
        image_file: Source | None = None,
        audio_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingResponse:
        """Deprecated: use client.embed.v_2.create instead.

        Create embeddings of text, an image and audio.

        Give any of text, image and audio; each gets an embedding of its own.

        Args:
            model_name: The model, such as marengo3.0.
            text: A text.
            image_url: Public URL of an image.
            audio_url: Public URL of audio.
            audio_start_offset_sec: Where to start in the audio, in seconds (server default: 0).
            image_file: An image, in place of image_url: a path, bytes, or an open binary file.
            audio_file: Audio, in place of audio_url: a path, bytes, or an open binary file.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: EmbedTasks
    """Embeddings of videos, created in the background."""
    v_2: EmbedV2
    """Embeddings, version 2 of the API."""
    with_raw_response: EmbedWithRawResponse
    """The methods of `Embed`, which return the response together with their result."""

class EmbedWithRawResponse:
    """The methods of `Embed`, which return the response together with their result."""
    def create(
        self,
        *,
        model_name: str,
        text: str | None = None,
        image_url: str | None = None,
        audio_url: str | None = None,
        audio_start_offset_sec: float | None = None,
        image_file: Source | None = None,
        audio_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[EmbeddingResponse]:
        """Deprecated: use client.embed.v_2.create instead.

        Create embeddings of text, an image and audio.

        Give any of text, image and audio; each gets an embedding of its own.

        Args:
            model_name: The model, such as marengo3.0.
            text: A text.
            image_url: Public URL of an image.
            audio_url: Public URL of audio.
            audio_start_offset_sec: Where to start in the audio, in seconds (server default: 0).
            image_file: An image, in place of image_url: a path, bytes, or an open binary file.
            audio_file: Audio, in place of audio_url: a path, bytes, or an open binary file.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: EmbedTasksWithRawResponse
    """The methods of `EmbedTasks`, which return the response together with their result."""
    v_2: EmbedV2WithRawResponse
    """The methods of `EmbedV2`, which return the response together with their result."""

class AsyncEmbed(AsyncResource):
    """Embeddings of text, images, audio and video."""
    async def create(
        self,
        *,
        model_name: str,
        text: str | None = None,
        image_url: str | None = None,
        audio_url: str | None = None,
        audio_start_offset_sec: float | None = None,
        image_file: Source | None = None,
        audio_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> EmbeddingResponse:
        """Deprecated: use client.embed.v_2.create instead.

        Create embeddings of text, an image and audio.

        Give any of text, image and audio; each gets an embedding of its own.

        Args:
            model_name: The model, such as marengo3.0.
            text: A text.
            image_url: Public URL of an image.
            audio_url: Public URL of audio.
            audio_start_offset_sec: Where to start in the audio, in seconds (server default: 0).
            image_file: An image, in place of image_url: a path, bytes, or an open binary file.
            audio_file: Audio, in place of audio_url: a path, bytes, or an open binary file.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: AsyncEmbedTasks
    """Embeddings of videos, created in the background."""
    v_2: AsyncEmbedV2
    """Embeddings, version 2 of the API."""
    with_raw_response: AsyncEmbedWithRawResponse
    """The methods of `AsyncEmbed`, which return the response together with their result."""

class AsyncEmbedWithRawResponse:
    """The methods of `AsyncEmbed`, which return the response together with their result."""
    async def create(
        self,
        *,
        model_name: str,
        text: str | None = None,
        image_url: str | None = None,
        audio_url: str | None = None,
        audio_start_offset_sec: float | None = None,
        image_file: Source | None = None,
        audio_file: Source | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[EmbeddingResponse]:
        """Deprecated: use client.embed.v_2.create instead.

        Create embeddings of text, an image and audio.

        Give any of text, image and audio; each gets an embedding of its own.

        Args:
            model_name: The model, such as marengo3.0.
            text: A text.
            image_url: Public URL of an image.
            audio_url: Public URL of audio.
            audio_start_offset_sec: Where to start in the audio, in seconds (server default: 0).
            image_file: An image, in place of image_url: a path, bytes, or an open binary file.
            audio_file: Audio, in place of audio_url: a path, bytes, or an open binary file.
            request_options: Timeout, retries and additions for this call only.
        """
    tasks: AsyncEmbedTasksWithRawResponse
    """The methods of `AsyncEmbedTasks`, which return the response together with their result."""
    v_2: AsyncEmbedV2WithRawResponse
    """The methods of `AsyncEmbedV2`, which return the response together with their result."""
