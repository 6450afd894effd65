from collections.abc import Sequence

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.bulk_create_entity_response import BulkCreateEntityResponse
from ...models.bulk_entity_request import BulkEntityRequestLike
from ...types import Response


def parse(content: bytes) -> BulkCreateEntityResponse:
    """Decode the body of a successful response."""
    return _d.read(content, BulkCreateEntityResponse.from_dict)


def request(
    entity_collection_id: str,
    *,
    entities: Sequence[BulkEntityRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[BulkCreateEntityResponse]:
    """Create several entities in one call.

    Each entity is created or rejected on its own; the response says which. Created entities can be searched for
    once their status is ready.

    Args:
        entity_collection_id: The id of the entity collection.
        entities: The entities to create.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/entity-collections/{_r.path_segment('entity_collection_id', entity_collection_id)}/entities/bulk",
            route="/entity-collections/{entity_collection_id}/entities/bulk",
            parse=parse,
            json=_r.body(
                always={"entities": entities},
            ),
        ),
        request_options,
    )


def sync_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    entities: Sequence[BulkEntityRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[BulkCreateEntityResponse]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(entity_collection_id, entities=entities, request_options=request_options))


def sync(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    entities: Sequence[BulkEntityRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> BulkCreateEntityResponse | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(entity_collection_id, entities=entities, request_options=request_options)).parsed


async def asyncio_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    entities: Sequence[BulkEntityRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> Response[BulkCreateEntityResponse]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(entity_collection_id, entities=entities, request_options=request_options)
    )


async def asyncio(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    entities: Sequence[BulkEntityRequestLike],
    request_options: _r.RequestOptions | None = None,
) -> BulkCreateEntityResponse | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(client, request(entity_collection_id, entities=entities, request_options=request_options))
    ).parsed
