"""client.multipart_upload: uploads of large files in parts, with one call or step by step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import AsyncPager, BasePager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._uploads.multipart import UploadResult
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client._uploads.progress import UploadEvent, UploadProgress
from twelvelabs_client._uploads.sources import Source
from twelvelabs_lowlevel.models.chunk_info import ChunkInfo
from twelvelabs_lowlevel.models.completed_chunk import CompletedChunkLike
from twelvelabs_lowlevel.models.create_asset_upload_response import CreateAssetUploadResponse
from twelvelabs_lowlevel.models.incomplete_upload_summary import IncompleteUploadSummary
from twelvelabs_lowlevel.models.multipart_upload_status import MultipartUploadStatus
from twelvelabs_lowlevel.models.multipart_upload_status_type import MultipartUploadStatusType
from twelvelabs_lowlevel.models.presigned_urls_response import PresignedUrlsResponse
from twelvelabs_lowlevel.models.report_chunk_batch_response import ReportChunkBatchResponse
from twelvelabs_lowlevel.requests import RequestOptions

class _UploadSession(BasePager[ChunkInfo]):
    """The fields of the response beside the parts."""

    @property
    def session(self) -> MultipartUploadStatus:
        """The response that this page of parts came with."""

    @property
    def upload_id(self) -> str:
        """The id of the session."""

    @property
    def status(self) -> MultipartUploadStatusType:
        """One of active, completed, failed, expired."""

    @property
    def chunks_completed(self) -> int | None:
        """The number of parts that have been reported."""

    @property
    def chunks_failed(self) -> int | None:
        """The number of parts that have failed and must be sent again."""

    @property
    def chunks_pending(self) -> int | None:
        """The number of parts that have not been reported."""

    @property
    def total_size(self) -> int | None:
        """The size of the file in bytes."""

    @property
    def uploaded_size(self) -> int | None:
        """The number of bytes that have been reported."""

    @property
    def created_at(self) -> datetime | None:
        """When the session was created."""

    @property
    def updated_at(self) -> datetime | None:
        """When the session last changed."""

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

class MultipartUpload(SyncResource):
    """Uploads of large files in parts."""
    def create(
        self,
        *,
        filename: str,
        type: Literal["audio", "image", "video"] | str,
        total_size: int,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateAssetUploadResponse:
        """Start a multipart upload.

        The platform sets the part size. PUT each part to its URL with the upload headers, keep the ETag of the
        response, and report it. A session is valid for 24 hours, a URL for 1 hour.

        Args:
            filename: The filename to store, 1 to 255 characters.
            type: The type of file. One of audio, image, video.
            total_size: The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images.
            enable_hls: Whether to create an HLS stream (server default: false).
            enable_thumbnail: Whether to create a thumbnail (server default: false).
            user_metadata: User metadata of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def get_additional_presigned_urls(
        self, upload_id: str, *, start: int, count: int, request_options: RequestOptions | None = None
    ) -> PresignedUrlsResponse:
        """Get new presigned URLs for parts of an upload.

        Existing URLs of the same parts stay valid. Each URL is valid for 1 hour.

        Args:
            upload_id: The id of the upload session.
            start: Number of the first part, from 1.
            count: Number of parts, 1 to 50.
            request_options: Timeout, retries and additions for this call only.
        """
    def get_status(
        self,
        upload_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> UploadStatusPager:
        """Retrieve the status of an upload session and its parts.

        The parts are paginated. A session is active until it is completed, failed or expired; completed means that
        the file has arrived, not that the asset is ready.

        Args:
            upload_id: The id of the upload session.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_incomplete_uploads(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> Pager[IncompleteUploadSummary]:
        """List incomplete upload sessions.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def report_chunk_batch(
        self,
        upload_id: str,
        *,
        completed_chunks: Sequence[CompletedChunkLike],
        request_options: RequestOptions | None = None,
    ) -> ReportChunkBatchResponse:
        """Report parts that have been uploaded.

        Parts may be reported in any order. A part that was already reported is counted as a duplicate and ignored.

        Args:
            upload_id: The id of the upload session.
            completed_chunks: The uploaded parts, 1 to 50 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    def resume(
        self,
        token: str,
        file: Source,
        *,
        size: int | None = None,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> UploadResult:
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
    def upload_file(
        self,
        file_path: Source,
        *,
        filename: str | None = None,
        file_type: Literal["audio", "image", "video"] | str | None = None,
        batch_size: int = 10,
        max_workers: int | None = None,
        progress_callback: Callable[[UploadProgress], object] | None = None,
        max_retries: int = 6,
        retry_delay: float = 0.5,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> UploadResult:
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
    def wait_for_upload_completion(
        self,
        upload_id: str,
        *,
        sleep_interval: float = 5.0,
        max_wait_time: float | None = 1800.0,
        callback: Callable[[UploadStatus], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> UploadStatus:
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
    with_raw_response: MultipartUploadWithRawResponse
    """The methods of `MultipartUpload`, which return the response together with their result."""

class MultipartUploadWithRawResponse:
    """The methods of `MultipartUpload`, which return the response together with their result."""
    def create(
        self,
        *,
        filename: str,
        type: Literal["audio", "image", "video"] | str,
        total_size: int,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[CreateAssetUploadResponse]:
        """Start a multipart upload.

        The platform sets the part size. PUT each part to its URL with the upload headers, keep the ETag of the
        response, and report it. A session is valid for 24 hours, a URL for 1 hour.

        Args:
            filename: The filename to store, 1 to 255 characters.
            type: The type of file. One of audio, image, video.
            total_size: The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images.
            enable_hls: Whether to create an HLS stream (server default: false).
            enable_thumbnail: Whether to create a thumbnail (server default: false).
            user_metadata: User metadata of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def get_additional_presigned_urls(
        self, upload_id: str, *, start: int, count: int, request_options: RequestOptions | None = None
    ) -> HttpResponse[PresignedUrlsResponse]:
        """Get new presigned URLs for parts of an upload.

        Existing URLs of the same parts stay valid. Each URL is valid for 1 hour.

        Args:
            upload_id: The id of the upload session.
            start: Number of the first part, from 1.
            count: Number of parts, 1 to 50.
            request_options: Timeout, retries and additions for this call only.
        """
    def get_status(
        self,
        upload_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> UploadStatusPager:
        """Retrieve the status of an upload session and its parts.

        The parts are paginated. A session is active until it is completed, failed or expired; completed means that
        the file has arrived, not that the asset is ready.

        Args:
            upload_id: The id of the upload session.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_incomplete_uploads(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> Pager[IncompleteUploadSummary]:
        """List incomplete upload sessions.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def report_chunk_batch(
        self,
        upload_id: str,
        *,
        completed_chunks: Sequence[CompletedChunkLike],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[ReportChunkBatchResponse]:
        """Report parts that have been uploaded.

        Parts may be reported in any order. A part that was already reported is counted as a duplicate and ignored.

        Args:
            upload_id: The id of the upload session.
            completed_chunks: The uploaded parts, 1 to 50 per call.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncMultipartUpload(AsyncResource):
    """Uploads of large files in parts."""
    async def create(
        self,
        *,
        filename: str,
        type: Literal["audio", "image", "video"] | str,
        total_size: int,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> CreateAssetUploadResponse:
        """Start a multipart upload.

        The platform sets the part size. PUT each part to its URL with the upload headers, keep the ETag of the
        response, and report it. A session is valid for 24 hours, a URL for 1 hour.

        Args:
            filename: The filename to store, 1 to 255 characters.
            type: The type of file. One of audio, image, video.
            total_size: The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images.
            enable_hls: Whether to create an HLS stream (server default: false).
            enable_thumbnail: Whether to create a thumbnail (server default: false).
            user_metadata: User metadata of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    async def get_additional_presigned_urls(
        self, upload_id: str, *, start: int, count: int, request_options: RequestOptions | None = None
    ) -> PresignedUrlsResponse:
        """Get new presigned URLs for parts of an upload.

        Existing URLs of the same parts stay valid. Each URL is valid for 1 hour.

        Args:
            upload_id: The id of the upload session.
            start: Number of the first part, from 1.
            count: Number of parts, 1 to 50.
            request_options: Timeout, retries and additions for this call only.
        """
    def get_status(
        self,
        upload_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncUploadStatusPager:
        """Retrieve the status of an upload session and its parts.

        The parts are paginated. A session is active until it is completed, failed or expired; completed means that
        the file has arrived, not that the asset is ready.

        Args:
            upload_id: The id of the upload session.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_incomplete_uploads(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncPager[IncompleteUploadSummary]:
        """List incomplete upload sessions.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def report_chunk_batch(
        self,
        upload_id: str,
        *,
        completed_chunks: Sequence[CompletedChunkLike],
        request_options: RequestOptions | None = None,
    ) -> ReportChunkBatchResponse:
        """Report parts that have been uploaded.

        Parts may be reported in any order. A part that was already reported is counted as a duplicate and ignored.

        Args:
            upload_id: The id of the upload session.
            completed_chunks: The uploaded parts, 1 to 50 per call.
            request_options: Timeout, retries and additions for this call only.
        """
    async def resume(
        self,
        token: str,
        file: Source,
        *,
        size: int | None = None,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> UploadResult:
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
    async def upload_file(
        self,
        file_path: Source,
        *,
        filename: str | None = None,
        file_type: Literal["audio", "image", "video"] | str | None = None,
        batch_size: int = 10,
        max_workers: int | None = None,
        progress_callback: Callable[[UploadProgress], object] | None = None,
        max_retries: int = 6,
        retry_delay: float = 0.5,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> UploadResult:
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
    async def wait_for_upload_completion(
        self,
        upload_id: str,
        *,
        sleep_interval: float = 5.0,
        max_wait_time: float | None = 1800.0,
        callback: Callable[[UploadStatus], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> UploadStatus:
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
    with_raw_response: AsyncMultipartUploadWithRawResponse
    """The methods of `AsyncMultipartUpload`, which return the response together with their result."""

class AsyncMultipartUploadWithRawResponse:
    """The methods of `AsyncMultipartUpload`, which return the response together with their result."""
    async def create(
        self,
        *,
        filename: str,
        type: Literal["audio", "image", "video"] | str,
        total_size: int,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[CreateAssetUploadResponse]:
        """Start a multipart upload.

        The platform sets the part size. PUT each part to its URL with the upload headers, keep the ETag of the
        response, and report it. A session is valid for 24 hours, a URL for 1 hour.

        Args:
            filename: The filename to store, 1 to 255 characters.
            type: The type of file. One of audio, image, video.
            total_size: The size of the file in bytes. At most 10 GB for video and audio, 32 MB for images.
            enable_hls: Whether to create an HLS stream (server default: false).
            enable_thumbnail: Whether to create a thumbnail (server default: false).
            user_metadata: User metadata of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    async def get_additional_presigned_urls(
        self, upload_id: str, *, start: int, count: int, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[PresignedUrlsResponse]:
        """Get new presigned URLs for parts of an upload.

        Existing URLs of the same parts stay valid. Each URL is valid for 1 hour.

        Args:
            upload_id: The id of the upload session.
            start: Number of the first part, from 1.
            count: Number of parts, 1 to 50.
            request_options: Timeout, retries and additions for this call only.
        """
    def get_status(
        self,
        upload_id: str,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncUploadStatusPager:
        """Retrieve the status of an upload session and its parts.

        The parts are paginated. A session is active until it is completed, failed or expired; completed means that
        the file has arrived, not that the asset is ready.

        Args:
            upload_id: The id of the upload session.
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    def list_incomplete_uploads(
        self, *, page: int | None = None, page_limit: int | None = None, request_options: RequestOptions | None = None
    ) -> AsyncPager[IncompleteUploadSummary]:
        """List incomplete upload sessions.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            request_options: Timeout, retries and additions for this call only.
        """
    async def report_chunk_batch(
        self,
        upload_id: str,
        *,
        completed_chunks: Sequence[CompletedChunkLike],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[ReportChunkBatchResponse]:
        """Report parts that have been uploaded.

        Parts may be reported in any order. A part that was already reported is counted as a duplicate and ignored.

        Args:
            upload_id: The id of the upload session.
            completed_chunks: The uploaded parts, 1 to 50 per call.
            request_options: Timeout, retries and additions for this call only.
        """
