from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.create_asset_upload_response import CreateAssetUploadResponse
from ...models.multipart_upload_type import MultipartUploadType
from ...models.user_metadata import UserMetadata
from ...types import Response


def parse(content: bytes) -> CreateAssetUploadResponse:
    """Decode the body of a successful response."""
    return _d.read(content, CreateAssetUploadResponse.from_dict)


def request(
    *,
    filename: str,
    type: MultipartUploadType | str,
    total_size: int,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[CreateAssetUploadResponse]:
    """Begin to upload a file in parts.

    The platform decides the size of a part. Send each part with PUT to its URL together with the upload headers,
    keep the ETag of the answer, and report it. A session lives 24 hours, a URL 1 hour.

    Args:
        filename: The name to keep, 1 to 255 characters.
        type: The kind of file. One of audio, image, video.
        total_size: The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images.
        enable_hls: Whether to make an HLS stream (the platform takes false if left out).
        enable_thumbnail: Whether to make a thumbnail (the platform takes false if left out).
        user_metadata: Your own facts about the asset.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/assets/multipart-uploads",
            route="/assets/multipart-uploads",
            parse=parse,
            json=_r.body(
                always={"filename": filename, "type": type, "total_size": total_size},
                given={"enable_hls": enable_hls, "enable_thumbnail": enable_thumbnail, "user_metadata": user_metadata},
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    filename: str,
    type: MultipartUploadType | str,
    total_size: int,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateAssetUploadResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            filename=filename,
            type=type,
            total_size=total_size,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    filename: str,
    type: MultipartUploadType | str,
    total_size: int,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> CreateAssetUploadResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            filename=filename,
            type=type,
            total_size=total_size,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    filename: str,
    type: MultipartUploadType | str,
    total_size: int,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[CreateAssetUploadResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            filename=filename,
            type=type,
            total_size=total_size,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    filename: str,
    type: MultipartUploadType | str,
    total_size: int,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> CreateAssetUploadResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                filename=filename,
                type=type,
                total_size=total_size,
                enable_hls=enable_hls,
                enable_thumbnail=enable_thumbnail,
                user_metadata=user_metadata,
                request_options=request_options,
            ),
        )
    ).parsed
