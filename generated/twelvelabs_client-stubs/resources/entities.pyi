"""client.entity_collections.entities: people and things to recognize."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_lowlevel.models.bulk_create_entity_response import BulkCreateEntityResponse
from twelvelabs_lowlevel.models.bulk_entity_request import BulkEntityRequestLike
from twelvelabs_lowlevel.models.entity import Entity
from twelvelabs_lowlevel.requests import RequestOptions

class Entities(SyncResource):
    """People and things to recognize."""
    def create(
        self,
        entity_collection_id: str,
        *,
        name: str,
        asset_ids: Sequence[str],
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Entity:
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
    def create_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> Entity:
        """Add assets that show an entity.

        More assets improve recognition. The status may return to processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_bulk(
        self,
        entity_collection_id: str,
        *,
        entities: Sequence[BulkEntityRequestLike],
        request_options: RequestOptions | None = None,
    ) -> BulkCreateEntityResponse:
        """Create several entities in one call.

        Each entity is created or rejected on its own; the response says which. Created entities can be searched for
        once their status is ready.

        Args:
            entity_collection_id: The id of the entity collection.
            entities: The entities to create.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently delete an entity.

        Its assets are kept.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> Entity:
        """Remove assets from an entity.

        The assets themselves are kept. The last asset of an entity cannot be removed. The status may return to
        processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        entity_collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        status: Literal["processing", "ready"] | str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Entity]:
        """List the entities of a collection, newest first.

        Args:
            entity_collection_id: The id of the entity collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entities with this name.
            status: Only entities with this status. One of processing, ready.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Entity]:
        """List the entities that an asset belongs to.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> Entity:
        """Retrieve an entity.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Entity:
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
    def wait_until_ready(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[Entity], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Entity:
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
    with_raw_response: EntitiesWithRawResponse
    """The methods of `Entities`, which return the response together with their result."""

class EntitiesWithRawResponse:
    """The methods of `Entities`, which return the response together with their result."""
    def create(
        self,
        entity_collection_id: str,
        *,
        name: str,
        asset_ids: Sequence[str],
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[Entity]:
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
    def create_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[Entity]:
        """Add assets that show an entity.

        More assets improve recognition. The status may return to processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    def create_bulk(
        self,
        entity_collection_id: str,
        *,
        entities: Sequence[BulkEntityRequestLike],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[BulkCreateEntityResponse]:
        """Create several entities in one call.

        Each entity is created or rejected on its own; the response says which. Created entities can be searched for
        once their status is ready.

        Args:
            entity_collection_id: The id of the entity collection.
            entities: The entities to create.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Permanently delete an entity.

        Its assets are kept.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[Entity]:
        """Remove assets from an entity.

        The assets themselves are kept. The last asset of an entity cannot be removed. The status may return to
        processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        entity_collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        status: Literal["processing", "ready"] | str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Entity]:
        """List the entities of a collection, newest first.

        Args:
            entity_collection_id: The id of the entity collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entities with this name.
            status: Only entities with this status. One of processing, ready.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[Entity]:
        """List the entities that an asset belongs to.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[Entity]:
        """Retrieve an entity.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[Entity]:
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

class AsyncEntities(AsyncResource):
    """People and things to recognize."""
    async def create(
        self,
        entity_collection_id: str,
        *,
        name: str,
        asset_ids: Sequence[str],
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Entity:
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
    async def create_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> Entity:
        """Add assets that show an entity.

        More assets improve recognition. The status may return to processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_bulk(
        self,
        entity_collection_id: str,
        *,
        entities: Sequence[BulkEntityRequestLike],
        request_options: RequestOptions | None = None,
    ) -> BulkCreateEntityResponse:
        """Create several entities in one call.

        Each entity is created or rejected on its own; the response says which. Created entities can be searched for
        once their status is ready.

        Args:
            entity_collection_id: The id of the entity collection.
            entities: The entities to create.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently delete an entity.

        Its assets are kept.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> Entity:
        """Remove assets from an entity.

        The assets themselves are kept. The last asset of an entity cannot be removed. The status may return to
        processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        entity_collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        status: Literal["processing", "ready"] | str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Entity]:
        """List the entities of a collection, newest first.

        Args:
            entity_collection_id: The id of the entity collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entities with this name.
            status: Only entities with this status. One of processing, ready.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Entity]:
        """List the entities that an asset belongs to.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> Entity:
        """Retrieve an entity.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Entity:
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
    async def wait_until_ready(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[Entity], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Entity:
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
    with_raw_response: AsyncEntitiesWithRawResponse
    """The methods of `AsyncEntities`, which return the response together with their result."""

class AsyncEntitiesWithRawResponse:
    """The methods of `AsyncEntities`, which return the response together with their result."""
    async def create(
        self,
        entity_collection_id: str,
        *,
        name: str,
        asset_ids: Sequence[str],
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[Entity]:
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
    async def create_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[Entity]:
        """Add assets that show an entity.

        More assets improve recognition. The status may return to processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    async def create_bulk(
        self,
        entity_collection_id: str,
        *,
        entities: Sequence[BulkEntityRequestLike],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[BulkCreateEntityResponse]:
        """Create several entities in one call.

        Each entity is created or rejected on its own; the response says which. Created entities can be searched for
        once their status is ready.

        Args:
            entity_collection_id: The id of the entity collection.
            entities: The entities to create.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Permanently delete an entity.

        Its assets are kept.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_assets(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        asset_ids: Sequence[str],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[Entity]:
        """Remove assets from an entity.

        The assets themselves are kept. The last asset of an entity cannot be removed. The status may return to
        processing for a while.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            asset_ids: The ids of the assets.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        entity_collection_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        status: Literal["processing", "ready"] | str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Entity]:
        """List the entities of a collection, newest first.

        Args:
            entity_collection_id: The id of the entity collection.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entities with this name.
            status: Only entities with this status. One of processing, ready.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[Entity]:
        """List the entities that an asset belongs to.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, entity_collection_id: str, entity_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[Entity]:
        """Retrieve an entity.

        Args:
            entity_collection_id: The id of the entity collection.
            entity_id: The id of the entity.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        entity_collection_id: str,
        entity_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str | float | bool] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[Entity]:
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
