"""client.entity_collections: collections of people and things to recognize."""

from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client.resources.entities import (
    AsyncEntities,
    AsyncEntitiesWithRawResponse,
    Entities,
    EntitiesWithRawResponse,
)
from twelvelabs_lowlevel.models.entity_collection import EntityCollection
from twelvelabs_lowlevel.requests import RequestOptions

class EntityCollections(SyncResource):
    """Collections of people and things to recognize."""
    def create(
        self, *, name: str, description: str | None = None, request_options: RequestOptions | None = None
    ) -> EntityCollection:
        """Create an entity collection.

        Args:
            name: The name of the collection.
            description: A description of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, entity_collection_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    entities: Entities
    """People and things to recognize."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[EntityCollection]:
        """List the entity collections of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entity collections with this name.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, entity_collection_id: str, *, request_options: RequestOptions | None = None) -> EntityCollection:
        """Retrieve an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        entity_collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> EntityCollection:
        """Update the name or description of an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            name: The new name.
            description: The new description.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: EntityCollectionsWithRawResponse
    """The methods of `EntityCollections`, which return the response together with their result."""

class EntityCollectionsWithRawResponse:
    """The methods of `EntityCollections`, which return the response together with their result."""
    def create(
        self, *, name: str, description: str | None = None, request_options: RequestOptions | None = None
    ) -> HttpResponse[EntityCollection]:
        """Create an entity collection.

        Args:
            name: The name of the collection.
            description: A description of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, entity_collection_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[None]:
        """Permanently delete an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    entities: EntitiesWithRawResponse
    """The methods of `Entities`, which return the response together with their result."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[EntityCollection]:
        """List the entity collections of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entity collections with this name.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self, entity_collection_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[EntityCollection]:
        """Retrieve an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        entity_collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[EntityCollection]:
        """Update the name or description of an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            name: The new name.
            description: The new description.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncEntityCollections(AsyncResource):
    """Collections of people and things to recognize."""
    async def create(
        self, *, name: str, description: str | None = None, request_options: RequestOptions | None = None
    ) -> EntityCollection:
        """Create an entity collection.

        Args:
            name: The name of the collection.
            description: A description of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(self, entity_collection_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    entities: AsyncEntities
    """People and things to recognize."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[EntityCollection]:
        """List the entity collections of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entity collections with this name.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, entity_collection_id: str, *, request_options: RequestOptions | None = None
    ) -> EntityCollection:
        """Retrieve an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        entity_collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> EntityCollection:
        """Update the name or description of an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            name: The new name.
            description: The new description.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: AsyncEntityCollectionsWithRawResponse
    """The methods of `AsyncEntityCollections`, which return the response together with their result."""

class AsyncEntityCollectionsWithRawResponse:
    """The methods of `AsyncEntityCollections`, which return the response together with their result."""
    async def create(
        self, *, name: str, description: str | None = None, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[EntityCollection]:
        """Create an entity collection.

        Args:
            name: The name of the collection.
            description: A description of the collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, entity_collection_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Permanently delete an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    entities: AsyncEntitiesWithRawResponse
    """The methods of `AsyncEntities`, which return the response together with their result."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        name: str | None = None,
        sort_by: Literal["created_at", "name", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[EntityCollection]:
        """List the entity collections of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            name: Only entity collections with this name.
            sort_by: The field to sort by: a time, or name (server default: created_at). One of created_at, name,
                updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, entity_collection_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[EntityCollection]:
        """Retrieve an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        entity_collection_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[EntityCollection]:
        """Update the name or description of an entity collection.

        Args:
            entity_collection_id: The id of the entity collection.
            name: The new name.
            description: The new description.
            request_options: Timeout, retries and additions for this call only.
        """
