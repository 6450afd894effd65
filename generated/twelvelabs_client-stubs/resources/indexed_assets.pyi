"""client.indexes.indexed_assets: assets that an index makes searchable."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._waiting.iterators import AsyncWaiting, Waiting
from twelvelabs_lowlevel.models.indexed_asset import IndexedAsset
from twelvelabs_lowlevel.models.indexed_asset_detailed import IndexedAssetDetailed
from twelvelabs_lowlevel.models.indexed_asset_summary import IndexedAssetSummary
from twelvelabs_lowlevel.models.indexed_assets_create_response import IndexedAssetsCreateResponse
from twelvelabs_lowlevel.models.number_range import NumberRangeLike
from twelvelabs_lowlevel.requests import RequestOptions

class IndexedAssets(SyncResource):
    """Assets that an index makes searchable."""
    def create(
        self,
        index_id: str,
        *,
        asset_id: str,
        enable_video_stream: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexedAssetsCreateResponse:
        """Index an asset.

        The asset must be ready. Returns immediately; the indexed asset can be searched once its status is ready. The
        asset must meet the requirements of Marengo for search and those of Pegasus for analysis; for both, the most
        restrictive ones apply.

        Args:
            index_id: The id of the index.
            asset_id: The id of the asset to index.
            enable_video_stream: Whether to create an HLS stream of the video (server default: false).
            user_metadata: User metadata for the indexed asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(self, index_id: str, indexed_asset_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Permanently remove an asset from an index.

        The asset itself is kept.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
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
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "validating"]
        | str
        | None = None,
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
    ) -> Pager[IndexedAsset]:
        """List the indexed assets of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only indexed assets with one of these statuses. One of failed, indexing, pending, queued, ready,
                validating.
            filename: Only indexed assets with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only indexed assets whose metadata was updated at this time or later.
            user_metadata: Only indexed assets with this user metadata, such as {"category": "tour"}. Sent as
                user_metadata[category]=tour; a BareKeys mapping is sent as category=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[IndexedAssetSummary]:
        """List the indexes that an asset is indexed in.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexedAssetDetailed:
        """Retrieve an indexed asset, optionally with embeddings and transcription.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Update some keys of an indexed asset's user metadata.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_all_ready(
        self,
        index_id: str,
        ids: Sequence[str],
        *,
        timeout: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> Waiting[IndexedAsset]:
        """Wait until many assets have been indexed, and give an outcome for each as it completes.

        The indexed assets are polled together, in lists: N of them cost about N/50 requests a round, fewer as they
        complete. One that has failed or does not exist gives an outcome with an error and does not stop the others.

            with client.indexes.indexed_assets.wait_until_all_ready(index_id, ids) as waiting:
                for outcome in waiting:
                    print(outcome.source, outcome.error or "ready")
            print(waiting.summary)

        An interrupted wait can be repeated with the same ids, in any process: it keeps no state.

        Args:
            index_id: The id of the index.
            ids: The ids of the indexed assets, any number. Duplicates count once.
            timeout: Maximum seconds to wait; None for no limit. Each indexed asset is polled at least once. One that is
                not ready in time gives an outcome with a WaitTimeoutError; its processing continues.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: The ids are not a list of strings. Nothing has been sent.
            NotFoundError: While iterating, if there is no such index.
        """
    def wait_until_ready(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[IndexedAssetDetailed], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexedAssetDetailed:
        """Wait until an asset has been indexed, and return the indexed asset.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the indexed asset after each poll, including the first and the last. If it raises,
                the wait ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The asset could not be indexed; `last` is the indexed asset.
            WaitTimeoutError: The indexed asset is not ready in time; `last` is the indexed asset as last seen.
                Processing continues.
        """
    with_raw_response: IndexedAssetsWithRawResponse
    """The methods of `IndexedAssets`, which return the response together with their result."""

class IndexedAssetsWithRawResponse:
    """The methods of `IndexedAssets`, which return the response together with their result."""
    def create(
        self,
        index_id: str,
        *,
        asset_id: str,
        enable_video_stream: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[IndexedAssetsCreateResponse]:
        """Index an asset.

        The asset must be ready. Returns immediately; the indexed asset can be searched once its status is ready. The
        asset must meet the requirements of Marengo for search and those of Pegasus for analysis; for both, the most
        restrictive ones apply.

        Args:
            index_id: The id of the index.
            asset_id: The id of the asset to index.
            enable_video_stream: Whether to create an HLS stream of the video (server default: false).
            user_metadata: User metadata for the indexed asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, index_id: str, indexed_asset_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Permanently remove an asset from an index.

        The asset itself is kept.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
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
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "validating"]
        | str
        | None = None,
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
    ) -> Pager[IndexedAsset]:
        """List the indexed assets of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only indexed assets with one of these statuses. One of failed, indexing, pending, queued, ready,
                validating.
            filename: Only indexed assets with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only indexed assets whose metadata was updated at this time or later.
            user_metadata: Only indexed assets with this user metadata, such as {"category": "tour"}. Sent as
                user_metadata[category]=tour; a BareKeys mapping is sent as category=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[IndexedAssetSummary]:
        """List the indexes that an asset is indexed in.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[IndexedAssetDetailed]:
        """Retrieve an indexed asset, optionally with embeddings and transcription.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    def update(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[None]:
        """Update some keys of an indexed asset's user metadata.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncIndexedAssets(AsyncResource):
    """Assets that an index makes searchable."""
    async def create(
        self,
        index_id: str,
        *,
        asset_id: str,
        enable_video_stream: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexedAssetsCreateResponse:
        """Index an asset.

        The asset must be ready. Returns immediately; the indexed asset can be searched once its status is ready. The
        asset must meet the requirements of Marengo for search and those of Pegasus for analysis; for both, the most
        restrictive ones apply.

        Args:
            index_id: The id of the index.
            asset_id: The id of the asset to index.
            enable_video_stream: Whether to create an HLS stream of the video (server default: false).
            user_metadata: User metadata for the indexed asset.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, index_id: str, indexed_asset_id: str, *, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently remove an asset from an index.

        The asset itself is kept.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
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
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "validating"]
        | str
        | None = None,
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
    ) -> AsyncPager[IndexedAsset]:
        """List the indexed assets of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only indexed assets with one of these statuses. One of failed, indexing, pending, queued, ready,
                validating.
            filename: Only indexed assets with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only indexed assets whose metadata was updated at this time or later.
            user_metadata: Only indexed assets with this user metadata, such as {"category": "tour"}. Sent as
                user_metadata[category]=tour; a BareKeys mapping is sent as category=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[IndexedAssetSummary]:
        """List the indexes that an asset is indexed in.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexedAssetDetailed:
        """Retrieve an indexed asset, optionally with embeddings and transcription.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Update some keys of an indexed asset's user metadata.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
    def wait_until_all_ready(
        self,
        index_id: str,
        ids: Sequence[str],
        *,
        timeout: float | None = 1800.0,
        request_options: RequestOptions | None = None,
    ) -> AsyncWaiting[IndexedAsset]:
        """Wait until many assets have been indexed, and give an outcome for each as it completes.

        The indexed assets are polled together, in lists: N of them cost about N/50 requests a round, fewer as they
        complete. One that has failed or does not exist gives an outcome with an error and does not stop the others.

            with client.indexes.indexed_assets.wait_until_all_ready(index_id, ids) as waiting:
                for outcome in waiting:
                    print(outcome.source, outcome.error or "ready")
            print(waiting.summary)

        An interrupted wait can be repeated with the same ids, in any process: it keeps no state.

        Args:
            index_id: The id of the index.
            ids: The ids of the indexed assets, any number. Duplicates count once.
            timeout: Maximum seconds to wait; None for no limit. Each indexed asset is polled at least once. One that is
                not ready in time gives an outcome with a WaitTimeoutError; its processing continues.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: The ids are not a list of strings. Nothing has been sent.
            NotFoundError: While iterating, if there is no such index.
        """
    async def wait_until_ready(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[IndexedAssetDetailed], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> IndexedAssetDetailed:
        """Wait until an asset has been indexed, and return the indexed asset.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the indexed asset after each poll, including the first and the last. If it raises,
                the wait ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The asset could not be indexed; `last` is the indexed asset.
            WaitTimeoutError: The indexed asset is not ready in time; `last` is the indexed asset as last seen.
                Processing continues.
        """
    with_raw_response: AsyncIndexedAssetsWithRawResponse
    """The methods of `AsyncIndexedAssets`, which return the response together with their result."""

class AsyncIndexedAssetsWithRawResponse:
    """The methods of `AsyncIndexedAssets`, which return the response together with their result."""
    async def create(
        self,
        index_id: str,
        *,
        asset_id: str,
        enable_video_stream: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[IndexedAssetsCreateResponse]:
        """Index an asset.

        The asset must be ready. Returns immediately; the indexed asset can be searched once its status is ready. The
        asset must meet the requirements of Marengo for search and those of Pegasus for analysis; for both, the most
        restrictive ones apply.

        Args:
            index_id: The id of the index.
            asset_id: The id of the asset to index.
            enable_video_stream: Whether to create an HLS stream of the video (server default: false).
            user_metadata: User metadata for the indexed asset.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, index_id: str, indexed_asset_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Permanently remove an asset from an index.

        The asset itself is kept.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
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
        status: Sequence[Literal["failed", "indexing", "pending", "queued", "ready", "validating"] | str]
        | Literal["failed", "indexing", "pending", "queued", "ready", "validating"]
        | str
        | None = None,
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
    ) -> AsyncPager[IndexedAsset]:
        """List the indexed assets of an index, newest first.

        Args:
            index_id: The id of the index.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            sort_by: The time to sort by (server default: created_at). One of created_at, updated_at.
            sort_option: The sort order, asc or desc (server default: desc, newest first). One of asc, desc.
            status: Only indexed assets with one of these statuses. One of failed, indexing, pending, queued, ready,
                validating.
            filename: Only indexed assets with this filename.
            duration: Duration in seconds: a number, or a range such as {"gte": 10, "lte": 20}.
            fps: Frame rate in frames per second: a number, or a range.
            width: Width in pixels: a number, or a range.
            height: Height in pixels: a number, or a range.
            size: File size in bytes: a number, or a range.
            created_at: Only items created at this time or later.
            updated_at: Only indexed assets whose metadata was updated at this time or later.
            user_metadata: Only indexed assets with this user metadata, such as {"category": "tour"}. Sent as
                user_metadata[category]=tour; a BareKeys mapping is sent as category=tour.
            request_options: Timeout, retries and additions for this call only.
        """
    def list_by_asset(
        self,
        asset_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[IndexedAssetSummary]:
        """List the indexes that an asset is indexed in.

        Args:
            asset_id: The id of the asset.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        embedding_option: Sequence[Literal["audio", "transcription", "visual", "visual-text"] | str]
        | Literal["audio", "transcription", "visual", "visual-text"]
        | str
        | None = None,
        transcription: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[IndexedAssetDetailed]:
        """Retrieve an indexed asset, optionally with embeddings and transcription.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            embedding_option: Which embeddings to return: visual, audio, transcription (Marengo 3.0), visual-text
                (Marengo 2.7). No embeddings by default. One of audio, transcription, visual, visual-text.
            transcription: true returns the transcription.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update(
        self,
        index_id: str,
        indexed_asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[None]:
        """Update some keys of an indexed asset's user metadata.

        Args:
            index_id: The id of the index.
            indexed_asset_id: The id of the indexed asset.
            user_metadata: The keys to change. null deletes a key; keys that are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
