from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.embedding_response import EmbeddingResponse
from ...types import Response


def parse(content: bytes) -> EmbeddingResponse:
    """Decode the body of a successful response."""
    return _d.read(content, EmbeddingResponse.from_dict)


def request(
    *,
    model_name: str,
    text: str | None = None,
    image_url: str | None = None,
    audio_url: str | None = None,
    audio_start_offset_sec: float | None = None,
    image_file: _r.Upload | None = None,
    audio_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EmbeddingResponse]:
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
    return _r.build(
        _r.Request(
            method="POST",
            path="/embed",
            route="/embed",
            parse=parse,
            form=_r.form(
                {
                    "model_name": model_name,
                    "text": text,
                    "image_url": image_url,
                    "audio_url": audio_url,
                    "audio_start_offset_sec": audio_start_offset_sec,
                },
                files={"image_file": image_file, "audio_file": audio_file},
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    model_name: str,
    text: str | None = None,
    image_url: str | None = None,
    audio_url: str | None = None,
    audio_start_offset_sec: float | None = None,
    image_file: _r.Upload | None = None,
    audio_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EmbeddingResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            text=text,
            image_url=image_url,
            audio_url=audio_url,
            audio_start_offset_sec=audio_start_offset_sec,
            image_file=image_file,
            audio_file=audio_file,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    model_name: str,
    text: str | None = None,
    image_url: str | None = None,
    audio_url: str | None = None,
    audio_start_offset_sec: float | None = None,
    image_file: _r.Upload | None = None,
    audio_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            model_name=model_name,
            text=text,
            image_url=image_url,
            audio_url=audio_url,
            audio_start_offset_sec=audio_start_offset_sec,
            image_file=image_file,
            audio_file=audio_file,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    model_name: str,
    text: str | None = None,
    image_url: str | None = None,
    audio_url: str | None = None,
    audio_start_offset_sec: float | None = None,
    image_file: _r.Upload | None = None,
    audio_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EmbeddingResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            model_name=model_name,
            text=text,
            image_url=image_url,
            audio_url=audio_url,
            audio_start_offset_sec=audio_start_offset_sec,
            image_file=image_file,
            audio_file=audio_file,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    model_name: str,
    text: str | None = None,
    image_url: str | None = None,
    audio_url: str | None = None,
    audio_start_offset_sec: float | None = None,
    image_file: _r.Upload | None = None,
    audio_file: _r.Upload | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EmbeddingResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                model_name=model_name,
                text=text,
                image_url=image_url,
                audio_url=audio_url,
                audio_start_offset_sec=audio_start_offset_sec,
                image_file=image_file,
                audio_file=audio_file,
                request_options=request_options,
            ),
        )
    ).parsed
