"""client.indexes: collections of indexed media."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client.resources.indexed_assets import (
    AsyncIndexedAssets,
    AsyncIndexedAssetsWithRawResponse,
    IndexedAssets,
    IndexedAssetsWithRawResponse,
)
from twelvelabs_client.resources.videos import AsyncVideos, AsyncVideosWithRawResponse, Videos, VideosWithRawResponse
from twelvelabs_lowlevel.models.index_model_request import IndexModelRequestLike
from twelvelabs_lowlevel.models.index_schema import IndexSchema
from twelvelabs_lowlevel.models.indexes_create_response import IndexesCreateResponse
from twelvelabs_lowlevel.requests import RequestOptions

class Indexes(SyncResource):
    """Collections of indexed media."""
    def create(
        self,
        *,
        index_name: str,
        models: Sequence[IndexModelRequestLike],
        addons: Sequence[Literal["thumbnail"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexesCreateResponse:
        """Create an index.

        Args:
            index_name: The name of the index, unique within the account.
            models: The models that index the content. They cannot be changed later.
            addons: thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later. One of
                thumbnail.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, index_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete an index and everything indexed in it.

        The assets themselves are kept.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    indexed_assets: IndexedAssets
    """Assets that an index makes searchable."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_name: str | None = None,
        model_options: str | None = None,
        model_family: Literal["marengo", "pegasus"] | str | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[IndexSchema]:
        """List the indexes of the account.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_name: Only the index with this name.
            model_options: Only indexes with these model options, separated by commas, such as visual,audio.
            model_family: Only indexes with a model of this family. One of marengo, pegasus.
            created_at: Only items created at this time or later.
            updated_at: Only indexes updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, index_id: str, *, request_options: RequestOptions | None = None) -> IndexSchema:
        """Retrieve an index.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(self, index_id: str, *, index_name: str, request_options: RequestOptions | None = None) -> None:
        """Rename an index.

        Args:
            index_id: The id of the index.
            index_name: The new name.
            request_options: Timeout, retries and additions for this call only.
        """
    videos: Videos
    """Videos of an index."""
    with_raw_response: IndexesWithRawResponse
    """The methods of `Indexes`, which return the response together with their result."""

class IndexesWithRawResponse:
    """The methods of `Indexes`, which return the response together with their result."""
    def create(
        self,
        *,
        index_name: str,
        models: Sequence[IndexModelRequestLike],
        addons: Sequence[Literal["thumbnail"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[IndexesCreateResponse]:
        """Create an index.

        Args:
            index_name: The name of the index, unique within the account.
            models: The models that index the content. They cannot be changed later.
            addons: thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later. One of
                thumbnail.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, index_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[None]:
        """Permanently delete an index and everything indexed in it.

        The assets themselves are kept.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    indexed_assets: IndexedAssetsWithRawResponse
    """The methods of `IndexedAssets`, which return the response together with their result."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_name: str | None = None,
        model_options: str | None = None,
        model_family: Literal["marengo", "pegasus"] | str | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[IndexSchema]:
        """List the indexes of the account.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_name: Only the index with this name.
            model_options: Only indexes with these model options, separated by commas, such as visual,audio.
            model_family: Only indexes with a model of this family. One of marengo, pegasus.
            created_at: Only items created at this time or later.
            updated_at: Only indexes updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, index_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[IndexSchema]:
        """Retrieve an index.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self, index_id: str, *, index_name: str, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Rename an index.

        Args:
            index_id: The id of the index.
            index_name: The new name.
            request_options: Timeout, retries and additions for this call only.
        """
    videos: VideosWithRawResponse
    """The methods of `Videos`, which return the response together with their result."""

class AsyncIndexes(AsyncResource):
    """Collections of indexed media."""
    async def create(
        self,
        *,
        index_name: str,
        models: Sequence[IndexModelRequestLike],
        addons: Sequence[Literal["thumbnail"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexesCreateResponse:
        """Create an index.

        Args:
            index_name: The name of the index, unique within the account.
            models: The models that index the content. They cannot be changed later.
            addons: thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later. One of
                thumbnail.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(self, index_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently delete an index and everything indexed in it.

        The assets themselves are kept.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    indexed_assets: AsyncIndexedAssets
    """Assets that an index makes searchable."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_name: str | None = None,
        model_options: str | None = None,
        model_family: Literal["marengo", "pegasus"] | str | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[IndexSchema]:
        """List the indexes of the account.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_name: Only the index with this name.
            model_options: Only indexes with these model options, separated by commas, such as visual,audio.
            model_family: Only indexes with a model of this family. One of marengo, pegasus.
            created_at: Only items created at this time or later.
            updated_at: Only indexes updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(self, index_id: str, *, request_options: RequestOptions | None = None) -> IndexSchema:
        """Retrieve an index.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(self, index_id: str, *, index_name: str, request_options: RequestOptions | None = None) -> None:
        """Rename an index.

        Args:
            index_id: The id of the index.
            index_name: The new name.
            request_options: Timeout, retries and additions for this call only.
        """
    videos: AsyncVideos
    """Videos of an index."""
    with_raw_response: AsyncIndexesWithRawResponse
    """The methods of `AsyncIndexes`, which return the response together with their result."""

class AsyncIndexesWithRawResponse:
    """The methods of `AsyncIndexes`, which return the response together with their result."""
    async def create(
        self,
        *,
        index_name: str,
        models: Sequence[IndexModelRequestLike],
        addons: Sequence[Literal["thumbnail"] | str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[IndexesCreateResponse]:
        """Create an index.

        Args:
            index_name: The name of the index, unique within the account.
            models: The models that index the content. They cannot be changed later.
            addons: thumbnail creates thumbnails of indexed content. Add-ons cannot be removed later. One of
                thumbnail.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(self, index_id: str, *, request_options: RequestOptions | None = None) -> AsyncHttpResponse[None]:
        """Permanently delete an index and everything indexed in it.

        The assets themselves are kept.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    indexed_assets: AsyncIndexedAssetsWithRawResponse
    """The methods of `AsyncIndexedAssets`, which return the response together with their result."""
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        index_name: str | None = None,
        model_options: str | None = None,
        model_family: Literal["marengo", "pegasus"] | str | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[IndexSchema]:
        """List the indexes of the account.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            index_name: Only the index with this name.
            model_options: Only indexes with these model options, separated by commas, such as visual,audio.
            model_family: Only indexes with a model of this family. One of marengo, pegasus.
            created_at: Only items created at this time or later.
            updated_at: Only indexes updated at this time or later.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, index_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[IndexSchema]:
        """Retrieve an index.

        Args:
            index_id: The id of the index.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self, index_id: str, *, index_name: str, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Rename an index.

        Args:
            index_id: The id of the index.
            index_name: The new name.
            request_options: Timeout, retries and additions for this call only.
        """
    videos: AsyncVideosWithRawResponse
    """The methods of `AsyncVideos`, which return the response together with their result."""
