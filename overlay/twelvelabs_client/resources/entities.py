"""client.entity_collections.entities: people and things to recognize."""

from __future__ import annotations

from collections.abc import Callable

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
from twelvelabs_lowlevel.models.entity import Entity
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._paging.paged import paged
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done


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

    @operation
    def wait_until_ready(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[Entity], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[Entity]:
        """Wait until an entity is ready to be searched for, and return it.

        It is processed again when its assets change, so wait after each change. The interval between polls grows from
        0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the entity after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            WaitTimeoutError: The entity is not ready in time; `last` is the entity as last seen. Processing continues.
        """
        request = retrieve_entity.request(entity_collection_id, entity_id, request_options=request_options)
        return wait_until_done("entity", entity_id, request, self._config, timeout=timeout, on_update=on_update)


class Entities(_Entities, SyncResource):
    """People and things to recognize."""


class AsyncEntities(_Entities, AsyncResource):
    """People and things to recognize."""
