"""client.assets: media files, and uploading them."""

from __future__ import annotations

from collections.abc import Callable

from twelvelabs_lowlevel.api.assets import (
    create_asset,
    delete_asset,
    delete_asset_user_metadata,
    list_assets,
    replace_asset_user_metadata,
    retrieve_asset,
    retrieve_asset_transcription,
    update_asset_user_metadata,
)
from twelvelabs_lowlevel.api.multipart_uploads import create_multipart_upload
from twelvelabs_lowlevel.models.asset_detail import AssetDetail
from twelvelabs_lowlevel.models.user_metadata import UserMetadata
from twelvelabs_lowlevel.requests import RequestOptions

from ..effects import Flow, blocking
from ..pagination import paged
from ..resource import AsyncResource, Resource, SyncResource, endpoint, operation
from ..sources import OpenSource, Source, media_kind, open_source
from ..uploading import DEFAULT_WORKERS, PartsUpload, UploadProgress
from ..waiting import DEFAULT_TIMEOUT, wait_until_done

MAX_DIRECT_SIZE = 200_000_000
"""The platform takes files of up to 200 MB in one piece."""


class _Assets(Resource):
    create = endpoint(create_asset.request)
    list = paged(list_assets.request)
    retrieve = endpoint(retrieve_asset.request)
    delete = endpoint(delete_asset.request)
    retrieve_transcription = endpoint(retrieve_asset_transcription.request)
    update_user_metadata = endpoint(update_asset_user_metadata.request)
    replace_user_metadata = endpoint(replace_asset_user_metadata.request)
    delete_user_metadata = endpoint(delete_asset_user_metadata.request)

    @operation
    def upload(
        self,
        file: Source,
        *,
        filename: str | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: UserMetadata | None = None,
        wait: bool = False,
        timeout: float | None = DEFAULT_TIMEOUT,
        on_update: Callable[[AssetDetail], object] | None = None,
        on_progress: Callable[[UploadProgress], object] | None = None,
        max_direct_size: int = MAX_DIRECT_SIZE,
        max_workers: int = DEFAULT_WORKERS,
        request_options: RequestOptions | None = None,
    ) -> Flow[AssetDetail]:
        """Upload a file of any size, in one piece or in parts as its size demands, and return the new asset.

        Args:
            file: A path, bytes, or an open binary file that can seek (it is sent from its beginning).
            filename: The name to keep, 1 to 255 characters (that of the file if left out).
            enable_hls: Whether to make an HLS stream of video or audio.
            enable_thumbnail: Whether to make a thumbnail.
            user_metadata: Your own facts about the asset.
            wait: Whether to go on until the asset is ready, see `wait_until_ready`.
            timeout: Seconds to wait for that in all; None for no limit.
            on_update: Called with the asset each time it has been asked for while waiting.
            on_progress: Called as parts have been reported; not called for a file sent in one piece.
            max_direct_size: Files of more bytes than this go up in parts.
            max_workers: How many parts are sent side by side. Each holds one part in memory.
            request_options: Timeout, retries and additions for each call of the upload.

        Raises:
            InvalidSourceError: The file is missing, empty or unreadable. Nothing has been sent.
            UploadError: A part could not be sent or reported; it names the upload session.
        """
        source = yield from blocking(lambda: open_source(file, filename))
        if source.size <= max_direct_size:
            asset_id = (
                yield from self._call(
                    create_asset.request(
                        method="direct",
                        file=(source.name, file, None),
                        filename=source.name,
                        enable_hls=enable_hls,
                        enable_thumbnail=enable_thumbnail,
                        user_metadata=user_metadata,
                        request_options=request_options,
                    )
                )
            ).id
        else:
            upload = yield from self._begin(source, enable_hls, enable_thumbnail, user_metadata, request_options)
            upload.on_progress = on_progress
            asset_id = (yield from upload.run(max_workers)).asset_id
        if wait:
            return (yield from self._wait(asset_id, timeout, on_update, request_options))
        return (yield from self._call(retrieve_asset.request(asset_id, request_options=request_options)))

    def _begin(
        self,
        source: OpenSource,
        enable_hls: bool,
        enable_thumbnail: bool,
        user_metadata: UserMetadata | None,
        request_options: RequestOptions | None,
    ) -> Flow[PartsUpload]:
        request = create_multipart_upload.request(
            filename=source.name,
            type=media_kind(source.name),
            total_size=source.size,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
            request_options=request_options,
        )
        session = yield from self._call(request)
        return PartsUpload(source, session, self._settings.retry, request_options=request_options)

    @operation
    def wait_until_ready(
        self,
        asset_id: str,
        *,
        timeout: float | None = DEFAULT_TIMEOUT,
        on_update: Callable[[AssetDetail], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AssetDetail]:
        """Wait until the platform has processed an asset, and return it.

        The pause between two requests grows from half a second to ten seconds. Failures that may pass do not end the
        wait.

        Args:
            asset_id: The id of the asset.
            timeout: Seconds to wait in all; None for no limit.
            on_update: Called with the asset each time it has been asked for, the first and the last time included.
                An exception that it raises ends the wait.
            request_options: Timeout, retries and additions for each of the requests.

        Raises:
            ProcessingFailedError: The platform could not process the file; `last` is the asset.
            WaitTimeoutError: The time is up; `last` is the asset as last seen. The platform goes on.
        """
        return (yield from self._wait(asset_id, timeout, on_update, request_options))

    def _wait(
        self,
        asset_id: str,
        timeout: float | None,
        on_update: Callable[[AssetDetail], object] | None,
        request_options: RequestOptions | None,
    ) -> Flow[AssetDetail]:
        request = retrieve_asset.request(asset_id, request_options=request_options)
        get = lambda: self._call(request)  # noqa: E731 - a name for what is asked again and again
        return (yield from wait_until_done("asset", asset_id, get, timeout=timeout, on_update=on_update))


class Assets(_Assets, SyncResource):
    """Media files of the account."""


class AsyncAssets(_Assets, AsyncResource):
    """Media files of the account."""
