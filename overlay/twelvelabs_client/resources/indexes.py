"""client.indexes: collections of indexed media."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twelvelabs_lowlevel.api.indexes import create_index, delete_index, list_indexes, retrieve_index, update_index

from .._binding.lazy import resource
from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint
from .._paging.paged import paged

if TYPE_CHECKING:
    from .indexed_assets import AsyncIndexedAssets, IndexedAssets
    from .videos import AsyncVideos, Videos


class _Indexes(Resource):
    indexed_assets: resource[IndexedAssets, AsyncIndexedAssets] = resource("indexed_assets")
    """Assets that an index makes searchable."""
    videos: resource[Videos, AsyncVideos] = resource("videos")
    """Videos of an index."""

    create = endpoint(create_index.request)
    list = paged(list_indexes.request)
    retrieve = endpoint(retrieve_index.request)
    update = endpoint(update_index.request)
    delete = endpoint(delete_index.request)


class Indexes(_Indexes, SyncResource):
    """Collections of indexed media."""


class AsyncIndexes(_Indexes, AsyncResource):
    """Collections of indexed media."""
