"""client.assets: media files and their upload."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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
from twelvelabs_lowlevel.models.asset_detail import AssetDetail
from twelvelabs_lowlevel.models.asset_transcription_response import AssetTranscriptionResponse
from twelvelabs_lowlevel.models.multipart_upload_type import MultipartUploadTypeLike
from twelvelabs_lowlevel.models.transcription_grouping import TranscriptionGroupingLike
from twelvelabs_lowlevel.models.user_metadata import UserMetadata
from twelvelabs_lowlevel.numeric import integer
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, as_completed, endpoint, operation
from .._drivers.as_completed import Flows
from .._flows.effects import Flow
from .._flows.primitives import Limiter
from .._http.bulk import as_iterable
from .._http.call import outcome_of
from .._paging.paged import paged
from .._uploads.context import UploadContext
from .._uploads.form_files import file_endpoint
from .._uploads.options import DEFAULT_OPTIONS, UploadMethod, UploadOptions, with_changes
from .._uploads.progress import UploadEvent, UploadPhase
from .._uploads.sources import Source
from .._uploads.upload import AssetFields, upload
from .._waiting.iterators import batch_wait
from .._waiting.plan_assets import asset_waiter
from .._waiting.wait_many import BatchWaiter
from .._waiting.wait_one import WAIT_TIMEOUT, wait_until_done
from ..outcomes import Outcome

MAX_FILES = 4
"""Files in flight by default: enough to keep the connections busy while some are being finalized."""


class _Assets(Resource):
    create = file_endpoint(create_asset.request, "file")
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
        file_type: MultipartUploadTypeLike | None = None,
        method: UploadMethod | None = None,
        size: int | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: UserMetadata | None = None,
        wait: bool = False,
        wait_timeout: float | None = WAIT_TIMEOUT,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = DEFAULT_OPTIONS,
        request_options: RequestOptions | None = None,
    ) -> Flow[AssetDetail]:
        """Upload a file of any size and return the new asset.

        An http(s) URL is fetched by the platform. Anything else is sent from here: up to 200 MB in one piece, larger
        files in parts, in parallel. An upload in parts that was interrupted (the process was killed, the network was
        lost) resumes when the same file is uploaded again within 24 hours.

        Args:
            file: A path, bytes, an open binary file or stream, an iterator of bytes, a tuple (name, content, media
                type), an http(s) URL, or, with the extra [remote], another URL that fsspec can open (`s3://...`) or a
                file opened by fsspec. A seekable file is sent from its beginning. Files of web frameworks (Flask,
                Starlette, Django) are sent with their name and type; those that are read with `await` (also of aiofiles
                and anyio), and asynchronous iterators, by the asynchronous client only.
            filename: The name of the asset, 1 to 255 characters. Default: that of the file.
            file_type: The kind of a file that is sent in parts: video, audio or image. Default: by the suffix of its
                name, or else by its first bytes.
            method: auto, direct, multipart or url, in place of `options.method`. With direct and multipart an http(s)
                URL is read here as well, which needs the extra [remote].
            size: The size in bytes of a stream that does not report it. A stream of unknown size is first written to a
                temporary file, because the platform requires the size.
            enable_hls: Whether to make an HLS stream of video or audio.
            enable_thumbnail: Whether to make a thumbnail.
            user_metadata: User metadata of the asset.
            wait: Whether to wait until the asset is ready, see `wait_until_ready`.
            wait_timeout: Seconds to wait for that; None for no limit.
            on_progress: Called with an `UploadEvent` as bytes are sent (at most ten times a second), at each new phase,
                and with the asset each time it is retrieved while waiting; never twice at a time. If it raises, the
                upload stops with that exception and can be resumed.
            options: How to upload, see `UploadOptions`.
            request_options: Timeout, retries and additions for each call to the platform.

        Raises:
            InvalidArgumentError: The platform cannot fetch this file (method url). Nothing has been sent.
            InvalidSourceError: The file is missing, empty or not readable. Nothing has been sent.
            UploadError: A part could not be sent or reported. `token` is what `multipart_upload.resume` takes.
            ProcessingFailedError: The platform could not process the file (with wait); `last` is the asset.
            WaitTimeoutError: The asset is not ready in time (with wait); `last` is the asset as last seen.
        """
        context = UploadContext(
            config=self._config,
            is_async=isinstance(self, AsyncResource),
            options=with_changes(options, method=method),
            request_options=request_options,
            on_progress=on_progress,
        )
        fields = AssetFields(
            filename=filename,
            file_type=file_type,
            enable_hls=enable_hls,
            enable_thumbnail=enable_thumbnail,
            user_metadata=user_metadata,
        )
        return (yield from self._upload(file, fields, context, size=size, wait=wait, wait_timeout=wait_timeout))

    @as_completed
    def upload_many(
        self,
        files: Iterable[Source],
        *,
        file_type: MultipartUploadTypeLike | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: UserMetadata | None = None,
        wait: bool = False,
        wait_timeout: float | None = WAIT_TIMEOUT,
        on_progress: Callable[[UploadEvent], object] | None = None,
        max_files: int = MAX_FILES,
        options: UploadOptions = DEFAULT_OPTIONS,
        request_options: RequestOptions | None = None,
    ) -> Flows[Outcome[AssetDetail]]:
        """Upload many files and give an outcome for each as it completes. A failure does not stop the others.

        Args:
            files: What to upload, see `upload`: a list, a column of a table, or an iterator, which is read only as fast
                as files are uploaded.
            file_type: The kind of the files that are sent in parts, see `upload`.
            enable_hls: Whether to make HLS streams of video and audio.
            enable_thumbnail: Whether to make thumbnails.
            user_metadata: User metadata of every asset.
            wait: Whether each outcome comes only when its asset is ready.
            wait_timeout: Seconds to wait for that, for each file; None for no limit.
            on_progress: Called with an `UploadEvent`, whose `name` is that of the file, see `upload`.
            max_files: The maximum number of files in flight.
            options: How to upload, see `UploadOptions`. `concurrency` is the maximum number of parts, or files in one
                piece, in flight across all files.
            request_options: Timeout, retries and additions for each call to the platform.
        """
        files = as_iterable("files", files)
        max_files = integer("max_files", max_files, at_least=1)
        options = with_changes(options)
        context = UploadContext(
            config=self._config,
            is_async=isinstance(self, AsyncResource),
            options=options,
            request_options=request_options,
            limiter=Limiter(options.concurrency),
            on_progress=on_progress,
        )
        fields = AssetFields(
            file_type=file_type, enable_hls=enable_hls, enable_thumbnail=enable_thumbnail, user_metadata=user_metadata
        )

        def one(file: Source) -> Flow[Outcome[AssetDetail]]:
            return outcome_of(
                file, lambda: self._upload(file, fields, context, size=None, wait=wait, wait_timeout=wait_timeout)
            )

        return Flows((one(file) for file in files), max_files)

    def _upload(
        self,
        file: Source,
        fields: AssetFields,
        context: UploadContext,
        *,
        size: int | None,
        wait: bool,
        wait_timeout: float | None,
    ) -> Flow[AssetDetail]:
        result, tracker = yield from upload(file, fields, context, size=size)
        options = context.request_options
        if not wait:
            return (yield from self._call(retrieve_asset.request(result.asset_id, request_options=options)))
        asset = yield from self._wait(result.asset_id, wait_timeout, tracker.processing, options)
        yield from tracker.enter(UploadPhase.READY)
        return asset

    @operation
    def wait_until_ready(
        self,
        asset_id: str,
        *,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[AssetDetail], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AssetDetail]:
        """Wait until the platform has processed an asset, and return it.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            asset_id: The id of the asset.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the asset after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The platform could not process the file; `last` is the asset.
            WaitTimeoutError: The asset is not ready in time; `last` is the asset as last seen. Processing continues.
        """
        return (yield from self._wait(asset_id, timeout, on_update, request_options))

    @batch_wait
    def wait_until_all_ready(
        self,
        ids: Sequence[str],
        *,
        timeout: float | None = WAIT_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> BatchWaiter[AssetDetail]:
        """Wait until the platform has processed many assets, and give an outcome for each as it completes.

        The assets are polled together, in lists: N of them cost about N/50 requests a round, fewer as they complete.
        One that has failed or does not exist gives an outcome with an error and does not stop the others.

            with client.assets.wait_until_all_ready(ids) as waiting:
                for outcome in waiting:
                    print(outcome.source, outcome.error or "ready")
            print(waiting.summary)

        An interrupted wait can be repeated with the same ids, in any process: it keeps no state.

        Args:
            ids: The ids of the assets, any number. Duplicates count once.
            timeout: Maximum seconds to wait; None for no limit. Each asset is polled at least once. One that is not
                ready in time gives an outcome with a WaitTimeoutError; its processing continues.
            request_options: Timeout, retries and additions for each request.

        Raises:
            InvalidArgumentError: The ids are not a list of strings. Nothing has been sent.
        """
        return asset_waiter(ids, self._config, timeout=timeout, options=request_options)

    @operation
    def wait_until_transcription_ready(
        self,
        asset_id: str,
        *,
        include: Sequence[TranscriptionGroupingLike] | TranscriptionGroupingLike | None = None,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[AssetTranscriptionResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AssetTranscriptionResponse]:
        """Wait until the speech in an asset has been transcribed, and return the transcription.

        The interval between polls grows from 0.5 to 10 seconds. Transient failures do not end the wait.

        Args:
            asset_id: The id of the asset.
            include: Which groupings to return (default: words). One of sentences, utterances, words.
            timeout: Maximum seconds to wait; None for no limit.
            on_update: Called with the transcription after each poll, including the first and the last. If it raises,
                the wait ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The platform could not transcribe the asset; `last` is the transcription.
            NotFoundError: The asset has no transcription.
            WaitTimeoutError: The transcription is not ready in time; `last` is the transcription as last seen.
                Processing continues.
        """
        request = retrieve_asset_transcription.request(asset_id, include=include, request_options=request_options)
        return wait_until_done(
            "transcription of asset", asset_id, request, self._config, timeout=timeout, on_update=on_update
        )

    def _wait(
        self,
        asset_id: str,
        timeout: float | None,
        on_update: Callable[[AssetDetail], object] | None,
        request_options: RequestOptions | None,
    ) -> Flow[AssetDetail]:
        request = retrieve_asset.request(asset_id, request_options=request_options)
        return (
            yield from wait_until_done("asset", asset_id, request, self._config, timeout=timeout, on_update=on_update)
        )


class Assets(_Assets, SyncResource):
    """Media files of the account."""


class AsyncAssets(_Assets, AsyncResource):
    """Media files of the account."""
