from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.multipart_upload_status import MultipartUploadStatus
from ...types import Response


def parse(content: bytes) -> MultipartUploadStatus:
    """Decode the body of a successful response."""
    return _d.read(content, MultipartUploadStatus.from_dict)


def request(
    upload_id: str,
    *,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[MultipartUploadStatus]:
    """Retrieve the status of an upload session and its parts.

    The parts are paginated. A session is active until it is completed, failed or expired; completed means that
    the file has arrived, not that the asset is ready.

    Args:
        upload_id: The id of the upload session.
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/assets/multipart-uploads/{_r.path_segment('upload_id', upload_id)}",
            route="/assets/multipart-uploads/{upload_id}",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    upload_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[MultipartUploadStatus]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(upload_id, page=page, page_limit=page_limit, request_options=request_options))


def sync(
    upload_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> MultipartUploadStatus | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(upload_id, page=page, page_limit=page_limit, request_options=request_options)).parsed


async def asyncio_detailed(
    upload_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[MultipartUploadStatus]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(upload_id, page=page, page_limit=page_limit, request_options=request_options)
    )


async def asyncio(
    upload_id: str,
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> MultipartUploadStatus | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(upload_id, page=page, page_limit=page_limit, request_options=request_options)
        )
    ).parsed
