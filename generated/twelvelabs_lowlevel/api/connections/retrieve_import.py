from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.import_detail import ImportDetail
from ...types import Response


def parse(content: bytes) -> ImportDetail:
    """Decode the body of a successful response."""
    return _d.read(content, ImportDetail.from_dict)


def request(
    connection_id: str,
    import_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[ImportDetail]:
    """Retrieve an import with the status of each file.

    Args:
        connection_id: The id of the connection.
        import_id: The id of the import.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="GET",
            path=f"/connections/{_r.path_segment('connection_id', connection_id)}/imports/{_r.path_segment('import_id', import_id)}",
            route="/connections/{connection_id}/imports/{import_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    connection_id: str,
    import_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[ImportDetail]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(connection_id, import_id, request_options=request_options))


def sync(
    connection_id: str,
    import_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> ImportDetail | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(connection_id, import_id, request_options=request_options)).parsed


async def asyncio_detailed(
    connection_id: str,
    import_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[ImportDetail]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(connection_id, import_id, request_options=request_options))


async def asyncio(
    connection_id: str,
    import_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> ImportDetail | None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(connection_id, import_id, request_options=request_options))).parsed
