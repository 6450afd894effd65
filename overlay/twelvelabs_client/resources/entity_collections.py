"""client.entity_collections: collections of people and things to recognize."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.entities import (
    create_entity_collection,
    delete_entity_collection,
    list_entity_collections,
    retrieve_entity_collection,
    update_entity_collection,
)

from .._binding.lazy import resource
from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint
from .._paging.paged import paged

if TYPE_CHECKING:
    from .entities import AsyncEntities, Entities


class _EntityCollections(Resource):
    entities: resource[Entities, AsyncEntities] = resource("entities")
    """People and things to recognize."""

    create = endpoint(create_entity_collection.request)
    list = paged(list_entity_collections.request)
    retrieve = endpoint(retrieve_entity_collection.request)
    update = endpoint(update_entity_collection.request)
    delete = endpoint(delete_entity_collection.request)


class EntityCollections(_EntityCollections, SyncResource):
    """Collections of people and things to recognize."""


class AsyncEntityCollections(_EntityCollections, AsyncResource):
    """Collections of people and things to recognize."""
