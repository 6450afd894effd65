from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.entity import Entity
from ...models.entity_metadata import EntityMetadata
from ...types import Response


def parse(content: bytes) -> Entity:
    """Decode the body of a successful response."""
    return _d.read(content, Entity.from_dict)


def request(
    entity_collection_id: str,
    entity_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[Entity]:
    """Update the name, description or metadata of an entity.

    Its assets do not change.

    Args:
        entity_collection_id: The id of the entity collection.
        entity_id: The id of the entity.
        name: The new name.
        description: The new description.
        metadata: The new metadata. Keys that are not given are deleted.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="PATCH",
            path=f"/entity-collections/{_r.path_segment('entity_collection_id', entity_collection_id)}/entities/{_r.path_segment('entity_id', entity_id)}",
            route="/entity-collections/{entity_collection_id}/entities/{entity_id}",
            parse=parse,
            json=_r.body(always={}, given={"name": name, "description": description, "metadata": metadata}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    entity_collection_id: str,
    entity_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[Entity]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            entity_collection_id,
            entity_id,
            name=name,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


def sync(
    entity_collection_id: str,
    entity_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Entity | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            entity_collection_id,
            entity_id,
            name=name,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    entity_collection_id: str,
    entity_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[Entity]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            entity_collection_id,
            entity_id,
            name=name,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    entity_collection_id: str,
    entity_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Entity | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                entity_collection_id,
                entity_id,
                name=name,
                description=description,
                metadata=metadata,
                request_options=request_options,
            ),
        )
    ).parsed
