from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.asset_transcription_response import AssetTranscriptionResponse
from ...models.transcription_grouping import TranscriptionGroupingLike
from ...types import Response


def parse(content: bytes) -> AssetTranscriptionResponse:
    """Decode the body of a successful response."""
    return _d.read(content, AssetTranscriptionResponse.from_dict)


def request(
    asset_id: str,
    *,
    include: Sequence[TranscriptionGroupingLike] | TranscriptionGroupingLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[AssetTranscriptionResponse]:
    """Retrieve the transcription of an asset.

    The transcription has a status of its own; poll until it is ready or failed. An asset without a transcription
    answers 404.

    Args:
        asset_id: The id of the asset.
        include: Which groupings to return (default: words). One of sentences, utterances, words.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/assets/{_r.path_segment('asset_id', asset_id)}/transcription",
            route="/assets/{asset_id}/transcription",
            parse=parse,
            params=_r.query({"include": include}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    include: Sequence[TranscriptionGroupingLike] | TranscriptionGroupingLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AssetTranscriptionResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(asset_id, include=include, request_options=request_options))


def sync(
    asset_id: str,
    *,
    client: _c.AnyClient,
    include: Sequence[TranscriptionGroupingLike] | TranscriptionGroupingLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AssetTranscriptionResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(asset_id, include=include, request_options=request_options)).parsed


async def asyncio_detailed(
    asset_id: str,
    *,
    client: _c.AnyClient,
    include: Sequence[TranscriptionGroupingLike] | TranscriptionGroupingLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[AssetTranscriptionResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(asset_id, include=include, request_options=request_options))


async def asyncio(
    asset_id: str,
    *,
    client: _c.AnyClient,
    include: Sequence[TranscriptionGroupingLike] | TranscriptionGroupingLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> AssetTranscriptionResponse | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(asset_id, include=include, request_options=request_options))).parsed
