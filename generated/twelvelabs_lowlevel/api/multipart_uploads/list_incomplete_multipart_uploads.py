from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.incomplete_upload_page import IncompleteUploadPage
from ...types import Response


def parse(content: bytes) -> IncompleteUploadPage:
    """Decode the body of a successful response."""
    return _d.read(content, IncompleteUploadPage.from_dict)


def request(
    *,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[IncompleteUploadPage]:
    """List incomplete upload sessions.

    Args:
        page: The page number, from 1 (server default: 1).
        page_limit: Number of items per page, 1 to 50 (server default: 10).
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path="/assets/multipart-uploads",
            route="/assets/multipart-uploads",
            parse=parse,
            params=_r.query({"page": page, "page_limit": page_limit}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IncompleteUploadPage]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(page=page, page_limit=page_limit, request_options=request_options))


def sync(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IncompleteUploadPage | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(page=page, page_limit=page_limit, request_options=request_options)).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IncompleteUploadPage]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(page=page, page_limit=page_limit, request_options=request_options))


async def asyncio(
    *,
    client: _c.AnyClient,
    page: int | None = None,
    page_limit: int | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IncompleteUploadPage | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(client, request(page=page, page_limit=page_limit, request_options=request_options))
    ).parsed
