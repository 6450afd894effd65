from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.audio_input_request import AudioInputRequestLike
from ...models.embedding_input_type import EmbeddingInputTypeLike
from ...models.embedding_model_name import EmbeddingModelNameLike
from ...models.embedding_success_response import EmbeddingSuccessResponse
from ...models.image_input_request import ImageInputRequestLike
from ...models.multi_input_request import MultiInputRequestLike
from ...models.text_image_input_request import TextImageInputRequestLike
from ...models.text_input_request import TextInputRequestLike
from ...models.video_input_request import VideoInputRequestLike
from ...types import Response


def parse(content: bytes) -> EmbeddingSuccessResponse:
    """Decode the body of a successful response."""
    return _d.read(content, EmbeddingSuccessResponse.from_dict)


def request(
    *,
    input_type: EmbeddingInputTypeLike,
    model_name: EmbeddingModelNameLike,
    auto_truncate: bool | None = None,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    text: TextInputRequestLike | None = None,
    image: ImageInputRequestLike | None = None,
    text_image: TextImageInputRequestLike | None = None,
    audio: AudioInputRequestLike | None = None,
    video: VideoInputRequestLike | None = None,
    multi_input: MultiInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EmbeddingSuccessResponse]:
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
    _rules.check(
        {
            "input_type": input_type,
            "text": text,
            "image": image,
            "text_image": text_image,
            "audio": audio,
            "video": video,
            "multi_input": multi_input,
        },
        request_options,
        {
            "choice": {
                "input_type": {
                    "text": "text",
                    "image": "image",
                    "text_image": "text_image",
                    "audio": "audio",
                    "video": "video",
                    "multi_input": "multi_input",
                }
            }
        },
    )
    return _r.build(
        _r.Request(
            method="POST",
            path="/embed-v2",
            route="/embed-v2",
            parse=parse,
            json=_rules.checked(
                _r.body(
                    always={"input_type": input_type, "model_name": model_name},
                    given={
                        "auto_truncate": auto_truncate,
                        "embedding_uncertainty": embedding_uncertainty,
                        "embedding_dimension": embedding_dimension,
                        "text": text,
                        "image": image,
                        "text_image": text_image,
                        "audio": audio,
                        "video": video,
                        "multi_input": multi_input,
                    },
                ),
                request_options,
                {
                    "image": [{"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}],
                    "text_image": [
                        {"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}
                    ],
                    "audio": [{"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}],
                    "video": [{"within": {"media_source": [{"exactly_one": [["base64_string", "url", "asset_id"]]}]}}],
                    "multi_input": [
                        {"within": {"media_sources": [{"exactly_one": [["url", "base64_string", "asset_id"]]}]}}
                    ],
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingInputTypeLike,
    model_name: EmbeddingModelNameLike,
    auto_truncate: bool | None = None,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    text: TextInputRequestLike | None = None,
    image: ImageInputRequestLike | None = None,
    text_image: TextImageInputRequestLike | None = None,
    audio: AudioInputRequestLike | None = None,
    video: VideoInputRequestLike | None = None,
    multi_input: MultiInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EmbeddingSuccessResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            input_type=input_type,
            model_name=model_name,
            auto_truncate=auto_truncate,
            embedding_uncertainty=embedding_uncertainty,
            embedding_dimension=embedding_dimension,
            text=text,
            image=image,
            text_image=text_image,
            audio=audio,
            video=video,
            multi_input=multi_input,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingInputTypeLike,
    model_name: EmbeddingModelNameLike,
    auto_truncate: bool | None = None,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    text: TextInputRequestLike | None = None,
    image: ImageInputRequestLike | None = None,
    text_image: TextImageInputRequestLike | None = None,
    audio: AudioInputRequestLike | None = None,
    video: VideoInputRequestLike | None = None,
    multi_input: MultiInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingSuccessResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            input_type=input_type,
            model_name=model_name,
            auto_truncate=auto_truncate,
            embedding_uncertainty=embedding_uncertainty,
            embedding_dimension=embedding_dimension,
            text=text,
            image=image,
            text_image=text_image,
            audio=audio,
            video=video,
            multi_input=multi_input,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingInputTypeLike,
    model_name: EmbeddingModelNameLike,
    auto_truncate: bool | None = None,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    text: TextInputRequestLike | None = None,
    image: ImageInputRequestLike | None = None,
    text_image: TextImageInputRequestLike | None = None,
    audio: AudioInputRequestLike | None = None,
    video: VideoInputRequestLike | None = None,
    multi_input: MultiInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EmbeddingSuccessResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            input_type=input_type,
            model_name=model_name,
            auto_truncate=auto_truncate,
            embedding_uncertainty=embedding_uncertainty,
            embedding_dimension=embedding_dimension,
            text=text,
            image=image,
            text_image=text_image,
            audio=audio,
            video=video,
            multi_input=multi_input,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    input_type: EmbeddingInputTypeLike,
    model_name: EmbeddingModelNameLike,
    auto_truncate: bool | None = None,
    embedding_uncertainty: bool | None = None,
    embedding_dimension: int | None = None,
    text: TextInputRequestLike | None = None,
    image: ImageInputRequestLike | None = None,
    text_image: TextImageInputRequestLike | None = None,
    audio: AudioInputRequestLike | None = None,
    video: VideoInputRequestLike | None = None,
    multi_input: MultiInputRequestLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingSuccessResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                input_type=input_type,
                model_name=model_name,
                auto_truncate=auto_truncate,
                embedding_uncertainty=embedding_uncertainty,
                embedding_dimension=embedding_dimension,
                text=text,
                image=image,
                text_image=text_image,
                audio=audio,
                video=video,
                multi_input=multi_input,
                request_options=request_options,
            ),
        )
    ).parsed
