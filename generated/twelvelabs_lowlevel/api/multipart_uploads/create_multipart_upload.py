from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ... import rules as _rules
from ...models.create_asset_upload_response import CreateAssetUploadResponse
from ...models.multipart_upload_type import MultipartUploadTypeLike
from ...models.user_metadata import UserMetadata
from ...types import Response


def parse(content: bytes) -> CreateAssetUploadResponse:
    """Decode the body of a successful response."""
    return _d.read(content, CreateAssetUploadResponse.from_dict)


def request(
    *,
    filename: str,
    type: MultipartUploadTypeLike,
    total_size: int,
    enable_hls: bool | None = None,
    enable_thumbnail: bool | None = None,
    user_metadata: UserMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[CreateAssetUploadResponse]:
    """Start a multipart upload.

    The platform sets the part size. PUT each part to its URL with the upload headers, keep the ETag of the
    response, and report it. A session is valid for 24 hours, a URL for 1 hour.

    Args:
        filename: The filename to store, 1 to 255 characters.
        type: The type of file. One of audio, image, video.
        total_size: The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images.
        enable_hls: Whether to create an HLS stream (server default: false).
        enable_thumbnail: Whether to create a thumbnail (server default: false).
        user_metadata: User metadata of the asset.
        request_options: Timeout, retries and additions for this call only.
    """
    _rules.check_size("total_size", total_size, 10737418240)
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
    type: MultipartUploadTypeLike,
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
    type: MultipartUploadTypeLike,
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
    type: MultipartUploadTypeLike,
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
    type: MultipartUploadTypeLike,
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
