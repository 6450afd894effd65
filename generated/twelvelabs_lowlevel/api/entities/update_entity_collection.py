from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.entity_collection import EntityCollection
from ...types import Response


def parse(content: bytes) -> EntityCollection:
    """Decode the body of a successful response."""
    return _d.read(content, EntityCollection.from_dict)


def request(
    entity_collection_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EntityCollection]:
    """Update the name or description of an entity collection.

    Args:
        entity_collection_id: The id of the entity collection.
        name: The new name.
        description: The new description.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="PATCH",
            path=f"/entity-collections/{_r.path_segment('entity_collection_id', entity_collection_id)}",
            route="/entity-collections/{entity_collection_id}",
            parse=parse,
            json=_r.body(always={}, given={"name": name, "description": description}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityCollection]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client, request(entity_collection_id, name=name, description=description, request_options=request_options)
    )


def sync(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityCollection | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client, request(entity_collection_id, name=name, description=description, request_options=request_options)
    ).parsed


async def asyncio_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityCollection]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client, request(entity_collection_id, name=name, description=description, request_options=request_options)
    )


async def asyncio(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityCollection | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client, request(entity_collection_id, name=name, description=description, request_options=request_options)
        )
    ).parsed
