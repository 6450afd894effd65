from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ...types import Response


def parse(content: bytes) -> None:
    """A successful response has no body."""


def request(
    knowledge_store_id: str,
    collection_id: str,
    *,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[None]:
    """Remove items from an item collection.

    The items are kept in the knowledge store. Ids that are not in the collection are ignored.

    Args:
        knowledge_store_id: The id of the knowledge store.
        collection_id: The id of the item collection.
        item_ids: The ids of the items, 1 to 500 per call.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}/item-collections/{_r.path_segment('collection_id', collection_id)}/items/remove",
            route="/knowledge-stores/{knowledge_store_id}/item-collections/{collection_id}/items/remove",
            parse=parse,
            json=_r.body(
                always={"item_ids": item_ids},
            ),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
    )


def sync(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> Response[None]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
    )


async def asyncio(
    knowledge_store_id: str,
    collection_id: str,
    *,
    client: _c.AnyClient,
    item_ids: Sequence[str],
    request_options: _r.RequestOptions | None = None,
) -> None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(knowledge_store_id, collection_id, item_ids=item_ids, request_options=request_options)
        )
    ).parsed
