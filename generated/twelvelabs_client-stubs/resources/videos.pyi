"""client.indexes.videos: videos of an index."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_lowlevel.models.number_range import NumberRangeLike
from twelvelabs_lowlevel.models.video_vector import VideoVector
from twelvelabs_lowlevel.models.videos_retrieve_response import VideosRetrieveResponse
from twelvelabs_lowlevel.requests import RequestOptions

class Videos(SyncResource):
    """Videos of an index."""
    def delete(self, index_id: str, video_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently remove a video from an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        index_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        filename: str | None = None,
        duration: float | NumberRangeLike | None = None,
        fps: float | NumberRangeLike | None = None,
        width: float | NumberRangeLike | None = None,
        height: float | NumberRangeLike | None = None,
        size: float | NumberRangeLike | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        user_metadata: Mapping[str, str | float | bool | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[VideoVector]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the videos of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            filename: Only videos with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only videos that were updated at this time or later.
            user_metadata: Only videos with this user metadata, such as {"category": "tour"}. Sent as category=tour;
                a DeepObject mapping is sent as user_metadata[category]=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self,
        index_id: str,
        video_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideosRetrieveResponse:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video of an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        index_id: str,
        video_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Deprecated: use client.indexes.indexed_assets.update instead.

        Update some keys of a video's user metadata.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: VideosWithRawResponse
    """The methods of `Videos`, which return the response together with their result."""

class VideosWithRawResponse:
    """The methods of `Videos`, which return the response together with their result."""
    def delete(
        self, index_id: str, video_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently remove a video from an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        index_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        filename: str | None = None,
        duration: float | NumberRangeLike | None = None,
        fps: float | NumberRangeLike | None = None,
        width: float | NumberRangeLike | None = None,
        height: float | NumberRangeLike | None = None,
        size: float | NumberRangeLike | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        user_metadata: Mapping[str, str | float | bool | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[VideoVector]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the videos of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            filename: Only videos with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only videos that were updated at this time or later.
            user_metadata: Only videos with this user metadata, such as {"category": "tour"}. Sent as category=tour;
                a DeepObject mapping is sent as user_metadata[category]=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self,
        index_id: str,
        video_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[VideosRetrieveResponse]:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video of an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        index_id: str,
        video_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[None]:
        """Deprecated: use client.indexes.indexed_assets.update instead.

        Update some keys of a video's user metadata.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncVideos(AsyncResource):
    """Videos of an index."""
    async def delete(self, index_id: str, video_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently remove a video from an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        index_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        filename: str | None = None,
        duration: float | NumberRangeLike | None = None,
        fps: float | NumberRangeLike | None = None,
        width: float | NumberRangeLike | None = None,
        height: float | NumberRangeLike | None = None,
        size: float | NumberRangeLike | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        user_metadata: Mapping[str, str | float | bool | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[VideoVector]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the videos of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            filename: Only videos with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only videos that were updated at this time or later.
            user_metadata: Only videos with this user metadata, such as {"category": "tour"}. Sent as category=tour;
                a DeepObject mapping is sent as user_metadata[category]=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self,
        index_id: str,
        video_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> VideosRetrieveResponse:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video of an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        index_id: str,
        video_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Deprecated: use client.indexes.indexed_assets.update instead.

        Update some keys of a video's user metadata.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
    with_raw_response: AsyncVideosWithRawResponse
    """The methods of `AsyncVideos`, which return the response together with their result."""

class AsyncVideosWithRawResponse:
    """The methods of `AsyncVideos`, which return the response together with their result."""
    async def delete(
        self, index_id: str, video_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Deprecated: use client.indexes.indexed_assets.delete instead.

        Permanently remove a video from an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        index_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        sort_by: Literal["created_at", "updated_at"] | str | None = None,
        sort_option: Literal["asc", "desc"] | str | None = None,
        filename: str | None = None,
        duration: float | NumberRangeLike | None = None,
        fps: float | NumberRangeLike | None = None,
        width: float | NumberRangeLike | None = None,
        height: float | NumberRangeLike | None = None,
        size: float | NumberRangeLike | None = None,
        created_at: datetime | date | str | None = None,
        updated_at: datetime | date | str | None = None,
        user_metadata: Mapping[str, str | float | bool | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[VideoVector]:
        """Deprecated: use client.indexes.indexed_assets.list instead.

        List the videos of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            filename: Only videos with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only videos that were updated at this time or later.
            user_metadata: Only videos with this user metadata, such as {"category": "tour"}. Sent as category=tour;
                a DeepObject mapping is sent as user_metadata[category]=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self,
        index_id: str,
        video_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[VideosRetrieveResponse]:
        """Deprecated: use client.indexes.indexed_assets.retrieve instead.

        Retrieve a video of an index.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        index_id: str,
        video_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[None]:
        """Deprecated: use client.indexes.indexed_assets.update instead.

        Update some keys of a video's user metadata.

        Args:
            index_id: The id of the index.
            video_id: The id of the video.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
