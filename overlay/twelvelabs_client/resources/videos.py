"""client.indexes.videos: videos of an index."""

from __future__ import annotations

from twelvelabs_lowlevel.api.video_indexing import delete_video, list_videos, retrieve_video, update_video

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint
from .._paging.paged import paged


class _Videos(Resource):
    list = paged(list_videos.request)
    retrieve = endpoint(retrieve_video.request)
    update = endpoint(update_video.request)
    delete = endpoint(delete_video.request)


class Videos(_Videos, SyncResource):
    """Videos of an index."""


class AsyncVideos(_Videos, AsyncResource):
    """Videos of an index."""
