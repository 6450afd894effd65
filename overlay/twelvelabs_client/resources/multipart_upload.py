"""client.multipart_upload: uploads of large files in parts, with one call or step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from twelvelabs_lowlevel.api.multipart_uploads import (
    create_multipart_upload,
    create_multipart_upload_presigned_urls,
    list_incomplete_multipart_uploads,
    report_multipart_upload_chunks,
    retrieve_multipart_upload_status,
)
from twelvelabs_lowlevel.models.chunk_info import ChunkInfo
from twelvelabs_lowlevel.models.multipart_upload_status import MultipartUploadStatus
from twelvelabs_lowlevel.models.multipart_upload_status_type import MultipartUploadStatusType
from twelvelabs_lowlevel.models.multipart_upload_type import MultipartUploadTypeLike
from twelvelabs_lowlevel.models.user_metadata import UserMetadata
from twelvelabs_lowlevel.numeric import integer, number
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, endpoint, operation
from .._flows.effects import Flow
from .._limits import MAX_REPORTED_PARTS
from .._paging.paged import Paged, paged
from .._paging.pager import AsyncPager, BasePager, Pager
from .._uploads import tuning
from .._uploads.context import UploadContext
from .._uploads.multipart import UploadResult
from .._uploads.options import DEFAULT_OPTIONS, UploadOptions, with_changes
from .._uploads.progress import UploadEvent, UploadProgress
from .._uploads.sources import Source
from .._uploads.tuning import TUNING
from .._uploads.upload import AssetFields, resume_token, upload
from .._waiting.wait_one import WAIT_TIMEOUT, checked_interval, wait_until_done
from ..errors import InvalidArgumentError


class _UploadSession(BasePager[ChunkInfo]):
    """The fields of the response beside the parts."""

    @property
    def session(self) -> MultipartUploadStatus:
        """The response that this page of parts came with."""
        answer: MultipartUploadStatus = self.page.answer
        return answer

    @property
    def upload_id(self) -> str:
        """The id of the session."""
        return self.session.upload_id

    @property
    def status(self) -> MultipartUploadStatusType:
        """One of active, completed, failed, expired."""
        return self.session.status

    @property
    def chunks_completed(self) -> int | None:
        """The number of parts that have been reported."""
        return self.session.chunks_completed

    @property
    def chunks_failed(self) -> int | None:
        """The number of parts that have failed and must be sent again."""
        return self.session.chunks_failed

    @property
    def chunks_pending(self) -> int | None:
        """The number of parts that have not been reported."""
        return self.session.chunks_pending

    @property
    def total_size(self) -> int | None:
        """The size of the file in bytes."""
        return self.session.total_size

    @property
    def uploaded_size(self) -> int | None:
        """The number of bytes that have been reported."""
        return self.session.uploaded_size

    @property
    def created_at(self) -> datetime | None:
        """When the session was created."""
        return self.session.created_at

    @property
    def updated_at(self) -> datetime | None:
        """When the session last changed."""
        return self.session.updated_at


class UploadStatusPager(Pager[ChunkInfo], _UploadSession):
    """The state of an upload session. Iterate for its parts."""


class AsyncUploadStatusPager(AsyncPager[ChunkInfo], _UploadSession):
    """The state of an upload session. `await` it, or iterate for its parts with `async for`."""


@dataclass(frozen=True, slots=True)
class UploadStatus:
    """The progress of an upload session."""

    status: str
    completed_chunks: int
    total_chunks: int


class _MultipartUpload(Resource):
    create = endpoint(create_multipart_upload.request)
    list_incomplete_uploads = paged(list_incomplete_multipart_uploads.request)
    get_status = Paged(
        retrieve_multipart_upload_status.request, UploadStatusPager, AsyncUploadStatusPager, items="uploaded_chunks"
    )
    report_chunk_batch = endpoint(report_multipart_upload_chunks.request)
    get_additional_presigned_urls = endpoint(create_multipart_upload_presigned_urls.request)

    @operation
    def upload_file(
        self,
        file_path: Source,
        *,
        filename: str | None = None,
        file_type: MultipartUploadTypeLike | None = None,
        batch_size: int = 10,
        max_workers: int | None = None,
        progress_callback: Callable[[UploadProgress], object] | None = None,
        max_retries: int = TUNING.part_retries.max_retries,
        retry_delay: float = TUNING.part_retries.first_delay,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: UserMetadata | None = None,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = DEFAULT_OPTIONS,
        request_options: RequestOptions | None = None,
    ) -> Flow[UploadResult]:
        """Upload a file of any size in parts, and return the id of the new asset.

        The asset is still being processed when this returns: see `assets.wait_until_ready`. An interrupted upload
        resumes when the same file is uploaded again within 24 hours.

        Args:
            file_path: A path, or another source that `assets.upload` takes. A URL is read here.
            filename: The name of the asset, 1 to 255 characters. Default: that of the file.
            file_type: The kind of file: video, audio or image (default: by the suffix of its name, or else by its
                first bytes).
            batch_size: Parts per report, 1 to 50.
            max_workers: The maximum number of parts in flight (default: `options.concurrency`).
            progress_callback: Called with an `UploadProgress` after each report.
            max_retries: The maximum number of retries of each part.
            retry_delay: Seconds before the first retry of a part; doubled for each further one.
            enable_hls: Whether to make an HLS stream (server default: false).
            enable_thumbnail: Whether to make a thumbnail (server default: false).
            user_metadata: User metadata of the asset.
            on_progress: Called with an `UploadEvent` as bytes are sent, see `assets.upload`.
            options: How to upload, see `UploadOptions`. The method must be auto or multipart.
            request_options: Timeout, retries and additions for each call to the platform.

        Raises:
            InvalidSourceError: The file is missing, empty or not readable. Nothing has been sent.
            UploadError: A part could not be sent or reported. `token` is what `resume` takes.
        """
        batch_size = integer("batch_size", batch_size, at_least=1, at_most=MAX_REPORTED_PARTS)
        if max_workers is not None:
            max_workers = integer("max_workers", max_workers, at_least=1)
        retries = replace(
            tuning.TUNING.part_retries,
            max_retries=integer("max_retries", max_retries, at_least=0),
            first_delay=number("retry_delay", retry_delay, wanted="a number of seconds, 0 or more"),
        )
        context = UploadContext(
            config=self._config,
            is_async=isinstance(self, AsyncResource),
            options=_in_parts(options, concurrency=max_workers),
            request_options=request_options,
            on_progress=on_progress,
            on_report=progress_callback,
            tuning=replace(tuning.TUNING, batch_size=batch_size, part_retries=retries),
        )
        fields = AssetFields(filename, file_type, enable_hls, enable_thumbnail, user_metadata)
        result, _ = yield from upload(file_path, fields, context)
        return result

    @operation
    def resume(
        self,
        token: str,
        file: Source,
        *,
        size: int | None = None,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = DEFAULT_OPTIONS,
        request_options: RequestOptions | None = None,
    ) -> Flow[UploadResult]:
        """Resume an interrupted upload, in any process and on any machine.

        Only the parts that the platform does not have are sent.

        Args:
            token: The token of the `UploadError`.
            file: The same file, see `assets.upload`. A URL is read here.
            size: The size in bytes of a stream that does not report it.
            on_progress: Called with an `UploadEvent` as bytes are sent, see `assets.upload`.
            options: How to upload, see `UploadOptions`; `concurrency` and `verify` apply. The method must be auto or
                multipart.
            request_options: Timeout, retries and additions for each call to the platform.

        Raises:
            InvalidArgumentError: The token is not valid, or is for another base URL.
            InvalidSourceError: The file is not the one that the upload was started with.
            SessionExpiredError: The platform no longer has the session, nor a ready asset from it.
            UploadError: A part could not be sent or reported.
        """
        context = UploadContext(
            config=self._config,
            is_async=isinstance(self, AsyncResource),
            options=_in_parts(options),
            request_options=request_options,
            on_progress=on_progress,
        )
        return (yield from resume_token(token, file, context, size=size))

    @operation
    def wait_for_upload_completion(
        self,
        upload_id: str,
        *,
        sleep_interval: float = 5.0,
        max_wait_time: float | None = WAIT_TIMEOUT,
        callback: Callable[[UploadStatus], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[UploadStatus]:
        """Wait until an upload session is complete, and return its state. Other code sends the parts.

        Args:
            upload_id: The id of the session.
            sleep_interval: The longest interval between polls, in seconds.
            max_wait_time: Maximum seconds to wait; None for no limit.
            callback: Called with the state after each poll, including the first and the last. If it raises, the wait
                ends.
            request_options: Timeout, retries and additions for each request.

        Raises:
            ProcessingFailedError: The session has failed or expired; `last` is the session.
            WaitTimeoutError: The session is not complete in time; `last` is the session as last seen.
        """
        sleep_interval = checked_interval(sleep_interval)
        request = retrieve_multipart_upload_status.request(upload_id, page_limit=1, request_options=request_options)
        session = yield from wait_until_done(
            "upload",
            upload_id,
            request,
            self._config,
            timeout=max_wait_time,
            on_update=None if callback is None else lambda session: callback(_upload_status(session)),
            max_pause=sleep_interval,
        )
        return _upload_status(session)


def _in_parts(options: UploadOptions, concurrency: int | None = None) -> UploadOptions:
    changed = with_changes(options, concurrency=concurrency)
    if changed.method not in ("auto", "multipart"):
        raise InvalidArgumentError(f"method must be auto or multipart here, not {changed.method}: use assets.upload")
    return replace(changed, method="multipart")


def _upload_status(session: MultipartUploadStatus) -> UploadStatus:
    # The platform may send null where the contract has an object or a number.
    total = session.page_info.total_results if session.page_info is not None else None
    return UploadStatus(session.status, session.chunks_completed or 0, total or 0)


class MultipartUpload(_MultipartUpload, SyncResource):
    """Uploads of large files in parts."""


class AsyncMultipartUpload(_MultipartUpload, AsyncResource):
    """Uploads of large files in parts."""
