from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.presigned_urls_response import PresignedUrlsResponse
from ...types import Response


def parse(content: bytes) -> PresignedUrlsResponse:
    """Decode the body of a successful response."""
    return _d.read(content, PresignedUrlsResponse.from_dict)


def request(
    upload_id: str,
    *,
    start: int,
    count: int,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[PresignedUrlsResponse]:
    """Get new presigned URLs for parts of an upload.

    Existing URLs of the same parts stay valid. Each URL is valid for 1 hour.

    Args:
        upload_id: The id of the upload session.
        start: Number of the first part, from 1.
        count: Number of parts, 1 to 50.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/assets/multipart-uploads/{_r.path_segment('upload_id', upload_id)}/presigned-urls",
            route="/assets/multipart-uploads/{upload_id}/presigned-urls",
            parse=parse,
            json=_r.body(
                always={"start": start, "count": count},
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    upload_id: str,
    *,
    client: _c.AnyClient,
    start: int,
    count: int,
    request_options: _r.RequestOptions | None = None,
) -> Response[PresignedUrlsResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(upload_id, start=start, count=count, request_options=request_options))


def sync(
    upload_id: str,
    *,
    client: _c.AnyClient,
    start: int,
    count: int,
    request_options: _r.RequestOptions | None = None,
) -> PresignedUrlsResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(upload_id, start=start, count=count, request_options=request_options)).parsed


async def asyncio_detailed(
    upload_id: str,
    *,
    client: _c.AnyClient,
    start: int,
    count: int,
    request_options: _r.RequestOptions | None = None,
) -> Response[PresignedUrlsResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(upload_id, start=start, count=count, request_options=request_options))


async def asyncio(
    upload_id: str,
    *,
    client: _c.AnyClient,
    start: int,
    count: int,
    request_options: _r.RequestOptions | None = None,
) -> PresignedUrlsResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(client, request(upload_id, start=start, count=count, request_options=request_options))
    ).parsed
