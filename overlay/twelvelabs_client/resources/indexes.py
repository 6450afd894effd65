"""client.indexes: collections of indexed media."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.indexes import create_index, delete_index, list_indexes, retrieve_index, update_index

from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint

if TYPE_CHECKING:
    from .indexed_assets import AsyncIndexedAssets, IndexedAssets
    from .videos import AsyncVideos, Videos


class _Indexes(Resource):
    create = endpoint(create_index.request)
    list = paged(list_indexes.request)
    retrieve = endpoint(retrieve_index.request)
    update = endpoint(update_index.request)
    delete = endpoint(delete_index.request)


class Indexes(_Indexes, SyncResource):
    """Collections of indexed media."""

    @cached_property
    def indexed_assets(self) -> IndexedAssets:
        """Assets made searchable within an index."""
        from .indexed_assets import IndexedAssets

        return IndexedAssets(self._driver)

    @cached_property
    def videos(self) -> Videos:
        """Videos of an index."""
        from .videos import Videos

        return Videos(self._driver)


class AsyncIndexes(_Indexes, AsyncResource):
    """Collections of indexed media."""

    @cached_property
    def indexed_assets(self) -> AsyncIndexedAssets:
        """Assets made searchable within an index."""
        from .indexed_assets import AsyncIndexedAssets

        return AsyncIndexedAssets(self._driver)

    @cached_property
    def videos(self) -> AsyncVideos:
        """Videos of an index."""
        from .videos import AsyncVideos

        return AsyncVideos(self._driver)
