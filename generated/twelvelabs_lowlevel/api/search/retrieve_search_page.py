from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.search_retrieve_response import SearchRetrieveResponse
from ...types import Response


def parse(content: bytes) -> SearchRetrieveResponse:
    """Decode the body of a successful response."""
    return _d.read(content, SearchRetrieveResponse.from_dict)


def request(
    page_token: str,
    *,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[SearchRetrieveResponse]:
    """Retrieve another page of search results.

    An expired token fails with the code search_page_token_expired; search again to continue.

    Args:
        page_token: The next_page_token or prev_page_token of another page.
        include_user_metadata: true returns the user metadata of each result.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/search/{_r.path_segment('page_token', page_token)}",
            route="/search/{page_token}",
            parse=parse,
            params=_r.query({"include_user_metadata": include_user_metadata}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    page_token: str,
    *,
    client: _c.AnyClient,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SearchRetrieveResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client, request(page_token, include_user_metadata=include_user_metadata, request_options=request_options)
    )


def sync(
    page_token: str,
    *,
    client: _c.AnyClient,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SearchRetrieveResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client, request(page_token, include_user_metadata=include_user_metadata, request_options=request_options)
    ).parsed


async def asyncio_detailed(
    page_token: str,
    *,
    client: _c.AnyClient,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[SearchRetrieveResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(page_token, include_user_metadata=include_user_metadata, request_options=request_options)
    )


async def asyncio(
    page_token: str,
    *,
    client: _c.AnyClient,
    include_user_metadata: bool | None = None,
    request_options: _r.RequestOptions | None = None,
) -> SearchRetrieveResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(page_token, include_user_metadata=include_user_metadata, request_options=request_options)
        )
    ).parsed
