from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    entity_collection_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Permanently delete an entity collection.

    Args:
        entity_collection_id: The id of the entity collection.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="DELETE",
            path=f"/entity-collections/{_r.path_segment('entity_collection_id', entity_collection_id)}",
            route="/entity-collections/{entity_collection_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(entity_collection_id, request_options=request_options))


def sync(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(entity_collection_id, request_options=request_options)).parsed


async def asyncio_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(entity_collection_id, request_options=request_options))


async def asyncio(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(entity_collection_id, request_options=request_options))).parsed
