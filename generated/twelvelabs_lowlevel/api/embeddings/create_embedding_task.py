from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.async_audio_input_request import AsyncAudioInputRequestLike
from ...models.async_document_input_request import AsyncDocumentInputRequestLike
from ...models.async_image_input_request import AsyncImageInputRequestLike
from ...models.async_video_input_request import AsyncVideoInputRequestLike
from ...models.embedding_model_name import EmbeddingModelNameLike
from ...models.embedding_task_input_type import EmbeddingTaskInputTypeLike
from ...models.embedding_tasks_create_response import EmbeddingTasksCreateResponse
from ...types import Response


def parse(content: bytes) -> EmbeddingTasksCreateResponse:
    """Decode the body of a successful response."""
    return _d.read(content, EmbeddingTasksCreateResponse.from_dict)


def request(
    *,
    input_type: EmbeddingTaskInputTypeLike,
    model_name: EmbeddingModelNameLike,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    audio: AsyncAudioInputRequestLike | None = None,
    video: AsyncVideoInputRequestLike | None = None,
    document: AsyncDocumentInputRequestLike | None = None,
    image: AsyncImageInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EmbeddingTasksCreateResponse]:
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
    _rules.check(
        {"input_type": input_type, "audio": audio, "video": video, "document": document, "image": image},
        request_options,
        {"choice": {"input_type": {"audio": "audio", "video": "video", "document": "document", "image": "image"}}},
    )
    return _r.build(
        _r.Request(
            method="POST",
            path="/embed-v2/tasks",
            route="/embed-v2/tasks",
            parse=parse,
            json=_rules.checked(
                _r.body(
                    always={"input_type": input_type, "model_name": model_name},
                    given={
                        "embedding_uncertainty": embedding_uncertainty,
                        "embedding_dimension": embedding_dimension,
                        "audio": audio,
                        "video": video,
                        "document": document,
                        "image": image,
                    },
                ),
                request_options,
                {
                    "audio": [{"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}],
                    "video": [{"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}],
                    "document": [
                        {"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}
                    ],
                    "image": [{"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}],
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingTaskInputTypeLike,
    model_name: EmbeddingModelNameLike,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    audio: AsyncAudioInputRequestLike | None = None,
    video: AsyncVideoInputRequestLike | None = None,
    document: AsyncDocumentInputRequestLike | None = None,
    image: AsyncImageInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EmbeddingTasksCreateResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            input_type=input_type,
            model_name=model_name,
            embedding_uncertainty=embedding_uncertainty,
            embedding_dimension=embedding_dimension,
            audio=audio,
            video=video,
            document=document,
            image=image,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingTaskInputTypeLike,
    model_name: EmbeddingModelNameLike,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    audio: AsyncAudioInputRequestLike | None = None,
    video: AsyncVideoInputRequestLike | None = None,
    document: AsyncDocumentInputRequestLike | None = None,
    image: AsyncImageInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingTasksCreateResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            input_type=input_type,
            model_name=model_name,
            embedding_uncertainty=embedding_uncertainty,
            embedding_dimension=embedding_dimension,
            audio=audio,
            video=video,
            document=document,
            image=image,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingTaskInputTypeLike,
    model_name: EmbeddingModelNameLike,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    audio: AsyncAudioInputRequestLike | None = None,
    video: AsyncVideoInputRequestLike | None = None,
    document: AsyncDocumentInputRequestLike | None = None,
    image: AsyncImageInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EmbeddingTasksCreateResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            input_type=input_type,
            model_name=model_name,
            embedding_uncertainty=embedding_uncertainty,
            embedding_dimension=embedding_dimension,
            audio=audio,
            video=video,
            document=document,
            image=image,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingTaskInputTypeLike,
    model_name: EmbeddingModelNameLike,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    audio: AsyncAudioInputRequestLike | None = None,
    video: AsyncVideoInputRequestLike | None = None,
    document: AsyncDocumentInputRequestLike | None = None,
    image: AsyncImageInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingTasksCreateResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                input_type=input_type,
                model_name=model_name,
                embedding_uncertainty=embedding_uncertainty,
                embedding_dimension=embedding_dimension,
                audio=audio,
                video=video,
                document=document,
                image=image,
                request_options=request_options,
            ),
        )
    ).parsed
