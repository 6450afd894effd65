from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.import_item_request import ImportItemRequestLike
from ...models.import_result import ImportResult
from ...types import Response


def parse(content: bytes) -> ImportResult:
    """Decode the body of a successful response."""
    return _d.read(content, ImportResult.from_dict)


def request(
    connection_id: str,
    *,
    items: Sequence[ImportItemRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[ImportResult]:
    """Import files of the connected account as assets.

    Videos of at most 10 GB, audio 4 GB, images 32 MB. Returns immediately, with an entry for each file in the
    order of the request; the files are fetched in the background. A file imported before gives the same asset,
    and is fetched again if that had failed. The connection must be active; otherwise the call fails with a
    conflict.

    Args:
        connection_id: The id of the connection.
        items: The files, 1 to 100, each only once.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/connections/{_r.path_segment('connection_id', connection_id)}/imports",
            route="/connections/{connection_id}/imports",
            parse=parse,
            json=_r.body(
                always={"items": items},
            ),
        ),
        request_options,
    )


def sync_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    items: Sequence[ImportItemRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[ImportResult]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(connection_id, items=items, request_options=request_options))


def sync(
    connection_id: str,
    *,
    client: _c.AnyClient,
    items: Sequence[ImportItemRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> ImportResult | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(connection_id, items=items, request_options=request_options)).parsed


async def asyncio_detailed(
    connection_id: str,
    *,
    client: _c.AnyClient,
    items: Sequence[ImportItemRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[ImportResult]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(connection_id, items=items, request_options=request_options))


async def asyncio(
    connection_id: str,
    *,
    client: _c.AnyClient,
    items: Sequence[ImportItemRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> ImportResult | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(connection_id, items=items, request_options=request_options))).parsed
