from collections.abc import Sequence

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
    *,
    name: str,
    asset_ids: Sequence[str],
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[Entity]:
    """Create an entity from assets that show it.

    Returns immediately. Once its status is ready, the entity can be searched for as <@ENTITY_ID> in the text of a
    search.

    Args:
        entity_collection_id: The id of the entity collection.
        name: The name of the entity.
        asset_ids: The ids of assets that show the entity, at least 1.
        description: A description of the entity.
        metadata: User metadata of the entity.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path=f"/entity-collections/{_r.path_segment('entity_collection_id', entity_collection_id)}/entities",
            route="/entity-collections/{entity_collection_id}/entities",
            parse=parse,
            json=_r.body(
                always={"name": name, "asset_ids": asset_ids}, given={"description": description, "metadata": metadata}
            ),
        ),
        request_options,
    )


def sync_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str,
    asset_ids: Sequence[str],
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[Entity]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            entity_collection_id,
            name=name,
            asset_ids=asset_ids,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


def sync(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str,
    asset_ids: Sequence[str],
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Entity | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            entity_collection_id,
            name=name,
            asset_ids=asset_ids,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str,
    asset_ids: Sequence[str],
    description: str | None = None,
    metadata: EntityMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[Entity]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            entity_collection_id,
            name=name,
            asset_ids=asset_ids,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    entity_collection_id: str,
    *,
    client: _c.AnyClient,
    name: str,
    asset_ids: Sequence[str],
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
                name=name,
                asset_ids=asset_ids,
                description=description,
                metadata=metadata,
                request_options=request_options,
            ),
        )
    ).parsed
