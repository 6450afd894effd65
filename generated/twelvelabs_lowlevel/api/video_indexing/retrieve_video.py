from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.embedding_option import EmbeddingOptionLike
from ...models.videos_retrieve_response import VideosRetrieveResponse
from ...types import Response


def parse(content: bytes) -> VideosRetrieveResponse:
    """Decode the body of a successful response."""
    return _d.read(content, VideosRetrieveResponse.from_dict)


def request(
    index_id: str,
    video_id: str,
    *,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[VideosRetrieveResponse]:
    """Deprecated: use client.indexes.indexed_assets.retrieve instead.

    Retrieve a video of an index.

    Args:
        index_id: The id of the index.
        video_id: The id of the video.
        embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
            (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
        transcription: true returns the transcription.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/indexes/{_r.path_segment('index_id', index_id)}/videos/{_r.path_segment('video_id', video_id)}",
            route="/indexes/{index_id}/videos/{video_id}",
            parse=parse,
            params=_r.query({"embedding_option": embedding_option, "transcription": transcription}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideosRetrieveResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            index_id,
            video_id,
            embedding_option=embedding_option,
            transcription=transcription,
            request_options=request_options,
        ),
    )


def sync(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideosRetrieveResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            index_id,
            video_id,
            embedding_option=embedding_option,
            transcription=transcription,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[VideosRetrieveResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            index_id,
            video_id,
            embedding_option=embedding_option,
            transcription=transcription,
            request_options=request_options,
        ),
    )


async def asyncio(
    index_id: str,
    video_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> VideosRetrieveResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                index_id,
                video_id,
                embedding_option=embedding_option,
                transcription=transcription,
                request_options=request_options,
            ),
        )
    ).parsed
