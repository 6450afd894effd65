from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.index_addon import IndexAddonLike
from ...models.index_model_request import IndexModelRequestLike
from ...models.indexes_create_response import IndexesCreateResponse
from ...types import Response


def parse(content: bytes) -> IndexesCreateResponse:
    """Decode the body of a successful response."""
    return _d.read(content, IndexesCreateResponse.from_dict)


def request(
    *,
    index_name: str,
    models: Sequence[IndexModelRequestLike],
    addons: Sequence[IndexAddonLike] | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[IndexesCreateResponse]:
    """Create an index.

    Args:
        index_name: The name of the index, unique within the account.
        models: The models that index the content. They cannot be changed later.
        addons: thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later. One of
            thumbnail.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/indexes",
            route="/indexes",
            parse=parse,
            json=_r.body(always={"index_name": index_name, "models": models}, given={"addons": addons}),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    index_name: str,
    models: Sequence[IndexModelRequestLike],
    addons: Sequence[IndexAddonLike] | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexesCreateResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client, request(index_name=index_name, models=models, addons=addons, request_options=request_options)
    )


def sync(
    *,
    client: _c.AnyClient,
    index_name: str,
    models: Sequence[IndexModelRequestLike],
    addons: Sequence[IndexAddonLike] | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexesCreateResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client, request(index_name=index_name, models=models, addons=addons, request_options=request_options)
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    index_name: str,
    models: Sequence[IndexModelRequestLike],
    addons: Sequence[IndexAddonLike] | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[IndexesCreateResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(index_name=index_name, models=models, addons=addons, request_options=request_options)
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    index_name: str,
    models: Sequence[IndexModelRequestLike],
    addons: Sequence[IndexAddonLike] | None = None,
    request_options: _r.RequestOptions | None = None,
) -> IndexesCreateResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(index_name=index_name, models=models, addons=addons, request_options=request_options)
        )
    ).parsed
