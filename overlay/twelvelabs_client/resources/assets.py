"""client.assets: media files, and uploading them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from os import PathLike

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
from twelvelabs_lowlevel.models.transcription_grouping import TranscriptionGrouping
from twelvelabs_lowlevel.models.user_metadata import UserMetadata
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, as_completed, endpoint, operation
from .._drivers.as_completed import Flows
from .._flows.effects import Flow
from .._flows.primitives import Limiter
from .._http.call import guarded
from .._paging.pager import paged
from .._uploads.multipart import DEFAULT_CONCURRENCY, UploadSettings
from .._uploads.progress import UploadEvent, UploadPhase
from .._uploads.sources import Source
from .._uploads.upload import MAX_DIRECT_SIZE, Resuming, Wanted, upload
from .._waiting.iterators import batch_wait
from .._waiting.plan_assets import asset_waiter
from .._waiting.wait_many import BatchWaiter
from .._waiting.wait_one import WAIT_TIMEOUT, polling_call, wait_until_done
from ..errors import InvalidArgumentError
from ..outcomes import Outcome

MAX_FILES = 4
"""How many files are in flight at a time, unless the caller says otherwise."""


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
        method: str | None = None,
        size: int | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: UserMetadata | None = None,
        wait: bool = False,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[AssetDetail], object] | None = None,
        on_progress: Callable[[UploadEvent], object] | None = None,
        concurrency: int = DEFAULT_CONCURRENCY,
        max_direct_size: int = MAX_DIRECT_SIZE,
        verify: bool = True,
        resume: bool = True,
        journal: str | PathLike[str] | None = None,
        full_hash: bool = False,
        request_options: RequestOptions | None = None,
    ) -> Flow[AssetDetail]:
        """Upload a file of any size and return the new asset.

        Files up to `max_direct_size` go in one piece, larger ones in parts, side by side. An upload in parts that did
        not finish (the process was killed, the network was lost) goes on where it was when the same file is uploaded
        again within 24 hours.

        Args:
            file: A path, bytes, an open binary file or stream, or a URL that fsspec can open (`s3://...`, with the
                extra [remote]). A file that can seek is sent from its beginning.
            filename: The name to keep, 1 to 255 characters (that of the file if left out).
            method: direct or multipart, whatever the size; or url, to have the platform fetch a public URL itself.
            size: The size in bytes of a stream that does not know it. A stream of unknown size is first written to a
                temporary file, because the platform wants to know.
            enable_hls: Whether to make an HLS stream of video or audio.
            enable_thumbnail: Whether to make a thumbnail.
            user_metadata: Your own facts about the asset.
            wait: Whether to go on until the asset is ready, see `wait_until_ready`.
            timeout: Seconds to wait for that in all; None for no limit.
            on_update: Called with the asset each time it has been asked for while waiting.
            on_progress: Called with an `UploadEvent` as bytes go to the network (at most ten times a second) and at
                each new phase; never twice at a time. If it raises, the upload stops in good order, can be resumed,
                and the exception comes through.
            concurrency: How many parts are under way at a time.
            max_direct_size: Files of more bytes than this go up in parts.
            verify: Whether to compare the MD5 of each part with what the object store says it has received.
            resume: Whether to remember the session on disk, and to take up an earlier one.
            journal: The folder to remember it in (the user's state directory if left out).
            full_hash: Whether to compare all bytes of a file before an earlier session is taken up, not just samples.
            request_options: Timeout, retries and additions for each call to the platform.

        Raises:
            InvalidSourceError: The file is missing, empty or unreadable. Nothing has been sent.
            UploadError: A part could not be sent or reported. `token` is what `multipart_upload.resume` takes.
        """
        settings = UploadSettings(concurrency=concurrency, verify=verify, request_options=request_options)
        wanted = Wanted(
            filename=filename, enable_hls=enable_hls, enable_thumbnail=enable_thumbnail, user_metadata=user_metadata
        )
        resuming = Resuming(folder=journal, enabled=resume, full_hash=full_hash)
        how = _method(method, max_direct_size)
        return (
            yield from self._upload(file, wanted, settings, resuming, how, size, on_progress, wait, timeout, on_update)
        )

    @as_completed
    def upload_many(
        self,
        files: Iterable[Source],
        *,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: UserMetadata | None = None,
        wait: bool = False,
        timeout: float | None = WAIT_TIMEOUT,
        on_progress: Callable[[UploadEvent], object] | None = None,
        concurrency: int = DEFAULT_CONCURRENCY,
        max_files: int = MAX_FILES,
        max_direct_size: int = MAX_DIRECT_SIZE,
        verify: bool = True,
        resume: bool = True,
        journal: str | PathLike[str] | None = None,
        full_hash: bool = False,
        request_options: RequestOptions | None = None,
    ) -> Flows[Outcome[AssetDetail]]:
        """Upload many files and give an outcome for each as it comes. A failure stops none of the others.

        Args:
            files: What to upload, see `upload`. Taken from the iterable only as there is room.
            enable_hls: Whether to make HLS streams of video and audio.
            enable_thumbnail: Whether to make thumbnails.
            user_metadata: Your own facts about all of them.
            wait: Whether an outcome comes only when its asset is ready.
            timeout: Seconds to wait for that, for each file; None for no limit.
            on_progress: Called with an `UploadEvent`, whose `name` tells the files apart.
            concurrency: How many parts, or files in one piece, are under way at a time, over all files together.
            max_files: How many files are under way at a time.
            max_direct_size: Files of more bytes than this go up in parts.
            verify: Whether to compare the MD5 of each part with what the object store says it has received.
            resume: Whether to remember sessions on disk, and to take up earlier ones.
            journal: The folder to remember them in (the user's state directory if left out).
            full_hash: Whether to compare all bytes of a file before an earlier session is taken up, not just samples.
            request_options: Timeout, retries and additions for each call to the platform.
        """
        _at_least_one("max_files", max_files)
        _at_least_one("concurrency", concurrency)
        settings = UploadSettings(
            concurrency=concurrency, verify=verify, limiter=Limiter(concurrency), request_options=request_options
        )
        wanted = Wanted(enable_hls=enable_hls, enable_thumbnail=enable_thumbnail, user_metadata=user_metadata)
        resuming = Resuming(folder=journal, enabled=resume, full_hash=full_hash)
        how = _method(None, max_direct_size)

        def one(file: Source) -> Flow[Outcome[AssetDetail]]:
            flow = lambda: self._upload(  # noqa: E731 - begun by `guarded`
                file, wanted, settings, resuming, how, None, on_progress, wait, timeout, None
            )
            try:
                return Outcome(file, value=(yield from guarded(flow)))
            except Exception as error:
                return Outcome(file, error=error)

        return Flows((one(file) for file in files), max_files)

    def _upload(
        self,
        file: Source,
        wanted: Wanted,
        settings: UploadSettings,
        resuming: Resuming,
        how: str | Callable[[int], bool],
        size: int | None,
        on_progress: Callable[[UploadEvent], object] | None,
        wait: bool,
        timeout: float | None,
        on_update: Callable[[AssetDetail], object] | None,
    ) -> Flow[AssetDetail]:
        _at_least_one("concurrency", settings.concurrency)
        options = settings.request_options
        if isinstance(how, str):
            return (yield from self._upload_url(file, wanted, options, wait, timeout, on_update))
        result, meter = yield from upload(
            file, wanted, self._config, settings, resuming, size=size, in_parts=how, on_progress=on_progress
        )
        if not wait:
            return (yield from self._call(retrieve_asset.request(result.asset_id, request_options=options)))
        if event := meter.enter(UploadPhase.PROCESSING):
            yield event
        asset = yield from self._wait(result.asset_id, timeout, on_update, options)
        if event := meter.enter(UploadPhase.READY):
            yield event
        return asset

    def _upload_url(
        self,
        url: Source,
        wanted: Wanted,
        options: RequestOptions | None,
        wait: bool,
        timeout: float | None,
        on_update: Callable[[AssetDetail], object] | None,
    ) -> Flow[AssetDetail]:
        if not isinstance(url, str) or not url.startswith(("http://", "https://")):
            raise InvalidArgumentError(f"method url needs a public http(s) URL, not {url!r}")
        request = create_asset.request(
            method="url",
            url=url,
            filename=wanted.filename,
            enable_hls=wanted.enable_hls,
            enable_thumbnail=wanted.enable_thumbnail,
            user_metadata=wanted.user_metadata,
            request_options=options,
        )
        asset = yield from self._call(request)
        if wait:
            return (yield from self._wait(asset.id, timeout, on_update, options))
        return (yield from self._call(retrieve_asset.request(asset.id, request_options=options)))

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

    @batch_wait
    def wait_until_all_ready(
        self,
        ids: Sequence[str],
        *,
        timeout: float | None = WAIT_TIMEOUT,
        request_options: RequestOptions | None = None,
    ) -> BatchWaiter[AssetDetail]:
        """Wait until the platform has processed many assets, and give an outcome for each as it has ended.

        Everything is asked for together, with lists, so that N of them cost about N/50 requests a look, fewer as they
        end. What has failed, or is not there, is an outcome like any other and stops none of the others.

            with client.assets.wait_until_all_ready(ids) as waiting:
                for outcome in waiting:
                    print(outcome.id, outcome.error or "ready")
            print(waiting.summary)

        Nothing is kept between two waits: one that was given up can be taken up with the same ids, in whatever process.

        Args:
            ids: The ids of the assets, any number. One that is given twice counts once.
            timeout: Seconds to wait in all; None for no limit. All are looked at once in any case. What is not ready in
                time comes as outcomes with a WaitTimeoutError; the platform goes on with it.
            request_options: Timeout, retries and additions for each of the requests.

        Raises:
            InvalidArgumentError: The ids are no list of texts. Nothing has been sent.
        """
        return asset_waiter(ids, self._config, timeout=timeout, options=request_options)

    @operation
    def wait_until_transcription_ready(
        self,
        asset_id: str,
        *,
        include: Sequence[TranscriptionGrouping | str] | TranscriptionGrouping | str | None = None,
        timeout: float | None = WAIT_TIMEOUT,
        on_update: Callable[[AssetTranscriptionResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[AssetTranscriptionResponse]:
        """Wait until what is spoken in an asset has been written down, and return it.

        The pause between two requests grows from half a second to ten seconds. Failures that may pass do not end the
        wait.

        Args:
            asset_id: The id of the asset.
            include: Which groupings to return (words if left out). One of sentences, utterances, words.
            timeout: Seconds to wait in all; None for no limit.
            on_update: Called with the transcription each time it has been asked for, the first and the last time
                included. An exception that it raises ends the wait.
            request_options: Timeout, retries and additions for each of the requests.

        Raises:
            ProcessingFailedError: It could not be written down; `last` is the transcription.
            NotFoundError: The asset has no transcription.
            WaitTimeoutError: The time is up; `last` is the transcription as last seen. The platform goes on.
        """
        request = retrieve_asset_transcription.request(asset_id, include=include, request_options=request_options)
        get = polling_call(request, self._config)
        return wait_until_done("transcription of asset", asset_id, get, timeout=timeout, on_update=on_update)

    def _wait(
        self,
        asset_id: str,
        timeout: float | None,
        on_update: Callable[[AssetDetail], object] | None,
        request_options: RequestOptions | None,
    ) -> Flow[AssetDetail]:
        request = retrieve_asset.request(asset_id, request_options=request_options)
        get = polling_call(request, self._config)
        return (yield from wait_until_done("asset", asset_id, get, timeout=timeout, on_update=on_update))


def _method(method: str | None, max_direct_size: int) -> str | Callable[[int], bool]:
    """Whether a file goes up in parts, by its size; or "url"."""
    choices: dict[str | None, str | Callable[[int], bool]] = {
        None: lambda size: size > max_direct_size,
        "direct": lambda size: False,
        "multipart": lambda size: True,
        "url": "url",
    }
    if method not in choices:
        raise InvalidArgumentError(f"method must be direct, multipart or url, not {method!r}")
    return choices[method]


def _at_least_one(name: str, value: int) -> None:
    if value < 1:
        raise InvalidArgumentError(f"{name} must be at least 1, not {value}")


class Assets(_Assets, SyncResource):
    """Media files of the account."""


class AsyncAssets(_Assets, AsyncResource):
    """Media files of the account."""
