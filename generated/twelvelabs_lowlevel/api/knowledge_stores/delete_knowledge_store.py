from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    knowledge_store_id: str,
    *,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Permanently delete a knowledge store and all its items.

    Args:
        knowledge_store_id: The id of the knowledge store.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="DELETE",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}",
            route="/knowledge-stores/{knowledge_store_id}",
            parse=parse,
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(knowledge_store_id, request_options=request_options))


def sync(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(knowledge_store_id, request_options=request_options)).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(knowledge_store_id, request_options=request_options))


async def asyncio(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (await _c.send_async(client, request(knowledge_store_id, request_options=request_options))).parsed
