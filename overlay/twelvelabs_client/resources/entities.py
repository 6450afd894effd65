"""client.entity_collections.entities: people and things to recognize."""

from __future__ import annotations

from twelvelabs_lowlevel.api.entities import (
    add_entity_assets,
    create_entities_bulk,
    create_entity,
    delete_entity,
    list_asset_entities,
    list_entities,
    remove_entity_assets,
    retrieve_entity,
    update_entity,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint


class _Entities(Resource):
    create = endpoint(create_entity.request)
    list = paged(list_entities.request)
    retrieve = endpoint(retrieve_entity.request)
    update = endpoint(update_entity.request)
    delete = endpoint(delete_entity.request)
    create_bulk = endpoint(create_entities_bulk.request)
    create_assets = endpoint(add_entity_assets.request)
    delete_assets = endpoint(remove_entity_assets.request)
    list_by_asset = paged(list_asset_entities.request)


class Entities(_Entities, SyncResource):
    """People and things to recognize."""


class AsyncEntities(_Entities, AsyncResource):
    """People and things to recognize."""
