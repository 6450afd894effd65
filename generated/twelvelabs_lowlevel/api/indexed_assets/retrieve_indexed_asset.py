from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.embedding_option import EmbeddingOptionLike
from ...models.indexed_asset_detailed import IndexedAssetDetailed
from ...types import Response


def parse(content: bytes) -> IndexedAssetDetailed:
    """Decode the body of a successful response."""
    return _d.read(content, IndexedAssetDetailed.from_dict)


def request(
    index_id: str,
    indexed_asset_id: str,
    *,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[IndexedAssetDetailed]:
    """Retrieve an indexed asset, optionally with embeddings and transcription.

    Args:
        index_id: The id of the index.
        indexed_asset_id: The id of the indexed asset.
        embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
            (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
        transcription: true returns the transcription.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/indexes/{_r.path_segment('index_id', index_id)}/indexed-assets/{_r.path_segment('indexed_asset_id', indexed_asset_id)}",
            route="/indexes/{index_id}/indexed-assets/{indexed_asset_id}",
            parse=parse,
            params=_r.query({"embedding_option": embedding_option, "transcription": transcription}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexedAssetDetailed]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            index_id,
            indexed_asset_id,
            embedding_option=embedding_option,
            transcription=transcription,
            request_options=request_options,
        ),
    )


def sync(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexedAssetDetailed | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            index_id,
            indexed_asset_id,
            embedding_option=embedding_option,
            transcription=transcription,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexedAssetDetailed]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            index_id,
            indexed_asset_id,
            embedding_option=embedding_option,
            transcription=transcription,
            request_options=request_options,
        ),
    )


async def asyncio(
    index_id: str,
    indexed_asset_id: str,
    *,
    client: _c.AnyClient,
    embedding_option: Sequence[EmbeddingOptionLike] | EmbeddingOptionLike | None = None,
    transcription: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexedAssetDetailed | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                index_id,
                indexed_asset_id,
                embedding_option=embedding_option,
                transcription=transcription,
                request_options=request_options,
            ),
        )
    ).parsed
