"""client.entity_collections: collections of people and things to recognize."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.entities import (
    create_entity_collection,
    delete_entity_collection,
    list_entity_collections,
    retrieve_entity_collection,
    update_entity_collection,
)

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint

if TYPE_CHECKING:
    from .entities import AsyncEntities, Entities


class _EntityCollections(Resource):
    create = endpoint(create_entity_collection.request)
    list = paged(list_entity_collections.request)
    retrieve = endpoint(retrieve_entity_collection.request)
    update = endpoint(update_entity_collection.request)
    delete = endpoint(delete_entity_collection.request)


class EntityCollections(_EntityCollections, SyncResource):
    """Collections of people and things to recognize."""

    @cached_property
    def entities(self) -> Entities:
        """People and things to recognize."""
        from .entities import Entities

        return Entities(self._driver)


class AsyncEntityCollections(_EntityCollections, AsyncResource):
    """Collections of people and things to recognize."""

    @cached_property
    def entities(self) -> AsyncEntities:
        """People and things to recognize."""
        from .entities import AsyncEntities

        return AsyncEntities(self._driver)
