"""client.assets: media files and their upload."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._drivers.as_completed import AsCompleted, AsyncAsCompleted
from twelvelabs_client._paging.pager import AsyncPager, Pager
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client._uploads.progress import UploadEvent
from twelvelabs_client._uploads.sources import Source
from twelvelabs_client._waiting.iterators import AsyncWaiting, Waiting
from twelvelabs_client.outcomes import Outcome
from twelvelabs_lowlevel.models.asset import Asset
from twelvelabs_lowlevel.models.asset_detail import AssetDetail
from twelvelabs_lowlevel.models.asset_transcription_response import AssetTranscriptionResponse
from twelvelabs_lowlevel.requests import RequestOptions

class Assets(SyncResource):
    """Media files of the account."""
    def create(
        self,
        *,
        method: Literal["direct", "url"] | str,
        file: Source | None = None,
        url: str | None = None,
        filename: str | None = None,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Asset:
        """Create an asset from a file or from a public URL.

        Returns immediately with status processing, even for small files. The asset can be used once its status is
        ready. What it is used for adds requirements: search those of Marengo, analysis those of Pegasus, entities
        those of Marengo for images. This method is rate-limited.

        Args:
            method: direct sends the file with this call; url makes the platform fetch it. One of direct, url.
            file: The file, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB).
                Use a multipart upload for larger files.
            url: Public URL of the file, for method url. At most 4 GB (documents 512 MB, images 32 MB). A recorded
                HLS playlist is accepted; a web page that shows the media is not.
            filename: The filename to store, 1 to 255 characters (default: the name of the file).
            enable_hls: Whether to create an HLS stream of video or audio (server default: true).
            enable_thumbnail: Whether to create a thumbnail (server default: true).
            user_metadata: User metadata for the asset, as a mapping or as JSON text.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, asset_id: str, *, force: bool | None = None, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently delete an asset.

        Fails with a conflict while indexed assets refer to the asset, unless force is true. Links from entities are
        removed.

        Args:
            asset_id: The id of the asset.
            force: true deletes the asset even if indexed assets refer to it.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_user_metadata(self, asset_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Delete all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        asset_ids: Sequence[str] | str | None = None,
        asset_types: Sequence[Literal["audio", "document", "image", "video"] | str]
        | Literal["audio", "document", "image", "video"]
        | str
        | None = None,
        filename: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[AssetDetail]:
        """List the assets of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            asset_ids: Only assets with these ids.
            asset_types: Only assets of these types. One of audio, document, image, video.
            filename: Only assets whose filename contains this text, case-insensitively.
            request_options: Timeout, retries and additions for this call only.
        """
    def replace_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]],
        request_options: RequestOptions | None = None,
    ) -> None:
        """Replace all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            user_metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, asset_id: str, *, request_options: RequestOptions | None = None) -> AssetDetail:
        """Retrieve an asset and the metadata extracted from its file.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve_transcription(
        self,
        asset_id: str,
        *,
        include: Sequence[Literal["sentences", "utterances", "words"] | str]
        | Literal["sentences", "utterances", "words"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AssetTranscriptionResponse:
        """Retrieve the transcription of an asset.

        The transcription has a status of its own; poll until it is ready or failed. An asset without a transcription
        answers 404.

        Args:
            asset_id: The id of the asset.
            include: Which groupings to return (default: words). One of sentences, utterances, words.
            request_options: Timeout, retries and additions for this call only.
        """
    def update_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None],
        request_options: RequestOptions | None = None,
    ) -> None:
        """Update some keys of an asset's user metadata.

        Args:
            asset_id: The id of the asset.
            user_metadata: The keys to change. null deletes a key, an empty string or list is ignored, and keys that
                are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
    def upload(
        self,
        file: Source,
        *,
        filename: str | None = None,
        file_type: Literal["audio", "image", "video"] | str | None = None,
        method: Literal["auto", "direct", "multipart", "url"] | None = None,
        size: int | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        wait: bool = False,
        wait_timeout: float | None = 1800.0,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> AssetDetail:
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
    def upload_many(
        self,
        files: Iterable[Source],
        *,
        file_type: Literal["audio", "image", "video"] | str | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        wait: bool = False,
        wait_timeout: float | None = 1800.0,
        on_progress: Callable[[UploadEvent], object] | None = None,
        max_files: int = 4,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> AsCompleted[Outcome[AssetDetail]]:
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
    def wait_until_all_ready(
        self, ids: Sequence[str], *, timeout: float | None = 1800.0, request_options: RequestOptions | None = None
    ) -> Waiting[AssetDetail]:
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
    def wait_until_ready(
        self,
        asset_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[AssetDetail], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AssetDetail:
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
    def wait_until_transcription_ready(
        self,
        asset_id: str,
        *,
        include: Sequence[Literal["sentences", "utterances", "words"] | str]
        | Literal["sentences", "utterances", "words"]
        | str
        | None = None,
        timeout: float | None = 1800.0,
        on_update: Callable[[AssetTranscriptionResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AssetTranscriptionResponse:
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
    with_raw_response: AssetsWithRawResponse
    """The methods of `Assets`, which return the response together with their result."""

class AssetsWithRawResponse:
    """The methods of `Assets`, which return the response together with their result."""
    def create(
        self,
        *,
        method: Literal["direct", "url"] | str,
        file: Source | None = None,
        url: str | None = None,
        filename: str | None = None,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[Asset]:
        """Create an asset from a file or from a public URL.

        Returns immediately with status processing, even for small files. The asset can be used once its status is
        ready. What it is used for adds requirements: search those of Marengo, analysis those of Pegasus, entities
        those of Marengo for images. This method is rate-limited.

        Args:
            method: direct sends the file with this call; url makes the platform fetch it. One of direct, url.
            file: The file, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB).
                Use a multipart upload for larger files.
            url: Public URL of the file, for method url. At most 4 GB (documents 512 MB, images 32 MB). A recorded
                HLS playlist is accepted; a web page that shows the media is not.
            filename: The filename to store, 1 to 255 characters (default: the name of the file).
            enable_hls: Whether to create an HLS stream of video or audio (server default: true).
            enable_thumbnail: Whether to create a thumbnail (server default: true).
            user_metadata: User metadata for the asset, as a mapping or as JSON text.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete(
        self, asset_id: str, *, force: bool | None = None, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Permanently delete an asset.

        Fails with a conflict while indexed assets refer to the asset, unless force is true. Links from entities are
        removed.

        Args:
            asset_id: The id of the asset.
            force: true deletes the asset even if indexed assets refer to it.
            request_options: Timeout, retries and additions for this call only.
        """
    def delete_user_metadata(
        self, asset_id: str, *, request_options: RequestOptions | None = None
    ) -> HttpResponse[None]:
        """Delete all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        asset_ids: Sequence[str] | str | None = None,
        asset_types: Sequence[Literal["audio", "document", "image", "video"] | str]
        | Literal["audio", "document", "image", "video"]
        | str
        | None = None,
        filename: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Pager[AssetDetail]:
        """List the assets of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            asset_ids: Only assets with these ids.
            asset_types: Only assets of these types. One of audio, document, image, video.
            filename: Only assets whose filename contains this text, case-insensitively.
            request_options: Timeout, retries and additions for this call only.
        """
    def replace_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[None]:
        """Replace all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            user_metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve(self, asset_id: str, *, request_options: RequestOptions | None = None) -> HttpResponse[AssetDetail]:
        """Retrieve an asset and the metadata extracted from its file.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def retrieve_transcription(
        self,
        asset_id: str,
        *,
        include: Sequence[Literal["sentences", "utterances", "words"] | str]
        | Literal["sentences", "utterances", "words"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[AssetTranscriptionResponse]:
        """Retrieve the transcription of an asset.

        The transcription has a status of its own; poll until it is ready or failed. An asset without a transcription
        answers 404.

        Args:
            asset_id: The id of the asset.
            include: Which groupings to return (default: words). One of sentences, utterances, words.
            request_options: Timeout, retries and additions for this call only.
        """
    def update_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None],
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[None]:
        """Update some keys of an asset's user metadata.

        Args:
            asset_id: The id of the asset.
            user_metadata: The keys to change. null deletes a key, an empty string or list is ignored, and keys that
                are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """

class AsyncAssets(AsyncResource):
    """Media files of the account."""
    async def create(
        self,
        *,
        method: Literal["direct", "url"] | str,
        file: Source | None = None,
        url: str | None = None,
        filename: str | None = None,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Asset:
        """Create an asset from a file or from a public URL.

        Returns immediately with status processing, even for small files. The asset can be used once its status is
        ready. What it is used for adds requirements: search those of Marengo, analysis those of Pegasus, entities
        those of Marengo for images. This method is rate-limited.

        Args:
            method: direct sends the file with this call; url makes the platform fetch it. One of direct, url.
            file: The file, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB).
                Use a multipart upload for larger files.
            url: Public URL of the file, for method url. At most 4 GB (documents 512 MB, images 32 MB). A recorded
                HLS playlist is accepted; a web page that shows the media is not.
            filename: The filename to store, 1 to 255 characters (default: the name of the file).
            enable_hls: Whether to create an HLS stream of video or audio (server default: true).
            enable_thumbnail: Whether to create a thumbnail (server default: true).
            user_metadata: User metadata for the asset, as a mapping or as JSON text.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, asset_id: str, *, force: bool | None = None, request_options: RequestOptions | None = None
    ) -> None:
        """Permanently delete an asset.

        Fails with a conflict while indexed assets refer to the asset, unless force is true. Links from entities are
        removed.

        Args:
            asset_id: The id of the asset.
            force: true deletes the asset even if indexed assets refer to it.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_user_metadata(self, asset_id: str, *, request_options: RequestOptions | None = None) -> None:
        """Delete all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        asset_ids: Sequence[str] | str | None = None,
        asset_types: Sequence[Literal["audio", "document", "image", "video"] | str]
        | Literal["audio", "document", "image", "video"]
        | str
        | None = None,
        filename: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[AssetDetail]:
        """List the assets of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            asset_ids: Only assets with these ids.
            asset_types: Only assets of these types. One of audio, document, image, video.
            filename: Only assets whose filename contains this text, case-insensitively.
            request_options: Timeout, retries and additions for this call only.
        """
    async def replace_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]],
        request_options: RequestOptions | None = None,
    ) -> None:
        """Replace all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            user_metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(self, asset_id: str, *, request_options: RequestOptions | None = None) -> AssetDetail:
        """Retrieve an asset and the metadata extracted from its file.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve_transcription(
        self,
        asset_id: str,
        *,
        include: Sequence[Literal["sentences", "utterances", "words"] | str]
        | Literal["sentences", "utterances", "words"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AssetTranscriptionResponse:
        """Retrieve the transcription of an asset.

        The transcription has a status of its own; poll until it is ready or failed. An asset without a transcription
        answers 404.

        Args:
            asset_id: The id of the asset.
            include: Which groupings to return (default: words). One of sentences, utterances, words.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None],
        request_options: RequestOptions | None = None,
    ) -> None:
        """Update some keys of an asset's user metadata.

        Args:
            asset_id: The id of the asset.
            user_metadata: The keys to change. null deletes a key, an empty string or list is ignored, and keys that
                are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
    async def upload(
        self,
        file: Source,
        *,
        filename: str | None = None,
        file_type: Literal["audio", "image", "video"] | str | None = None,
        method: Literal["auto", "direct", "multipart", "url"] | None = None,
        size: int | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        wait: bool = False,
        wait_timeout: float | None = 1800.0,
        on_progress: Callable[[UploadEvent], object] | None = None,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> AssetDetail:
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
    def upload_many(
        self,
        files: Iterable[Source],
        *,
        file_type: Literal["audio", "image", "video"] | str | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]] | None = None,
        wait: bool = False,
        wait_timeout: float | None = 1800.0,
        on_progress: Callable[[UploadEvent], object] | None = None,
        max_files: int = 4,
        options: UploadOptions = ...,
        request_options: RequestOptions | None = None,
    ) -> AsyncAsCompleted[Outcome[AssetDetail]]:
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
    def wait_until_all_ready(
        self, ids: Sequence[str], *, timeout: float | None = 1800.0, request_options: RequestOptions | None = None
    ) -> AsyncWaiting[AssetDetail]:
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
    async def wait_until_ready(
        self,
        asset_id: str,
        *,
        timeout: float | None = 1800.0,
        on_update: Callable[[AssetDetail], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AssetDetail:
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
    async def wait_until_transcription_ready(
        self,
        asset_id: str,
        *,
        include: Sequence[Literal["sentences", "utterances", "words"] | str]
        | Literal["sentences", "utterances", "words"]
        | str
        | None = None,
        timeout: float | None = 1800.0,
        on_update: Callable[[AssetTranscriptionResponse], object] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AssetTranscriptionResponse:
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
    with_raw_response: AsyncAssetsWithRawResponse
    """The methods of `AsyncAssets`, which return the response together with their result."""

class AsyncAssetsWithRawResponse:
    """The methods of `AsyncAssets`, which return the response together with their result."""
    async def create(
        self,
        *,
        method: Literal["direct", "url"] | str,
        file: Source | None = None,
        url: str | None = None,
        filename: str | None = None,
        enable_hls: bool | None = None,
        enable_thumbnail: bool | None = None,
        user_metadata: str | Mapping[str, str | float | bool | Sequence[str]] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[Asset]:
        """Create an asset from a file or from a public URL.

        Returns immediately with status processing, even for small files. The asset can be used once its status is
        ready. What it is used for adds requirements: search those of Marengo, analysis those of Pegasus, entities
        those of Marengo for images. This method is rate-limited.

        Args:
            method: direct sends the file with this call; url makes the platform fetch it. One of direct, url.
            file: The file, for method direct: a path, bytes, or an open binary file. At most 200 MB (images 32 MB).
                Use a multipart upload for larger files.
            url: Public URL of the file, for method url. At most 4 GB (documents 512 MB, images 32 MB). A recorded
                HLS playlist is accepted; a web page that shows the media is not.
            filename: The filename to store, 1 to 255 characters (default: the name of the file).
            enable_hls: Whether to create an HLS stream of video or audio (server default: true).
            enable_thumbnail: Whether to create a thumbnail (server default: true).
            user_metadata: User metadata for the asset, as a mapping or as JSON text.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete(
        self, asset_id: str, *, force: bool | None = None, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Permanently delete an asset.

        Fails with a conflict while indexed assets refer to the asset, unless force is true. Links from entities are
        removed.

        Args:
            asset_id: The id of the asset.
            force: true deletes the asset even if indexed assets refer to it.
            request_options: Timeout, retries and additions for this call only.
        """
    async def delete_user_metadata(
        self, asset_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[None]:
        """Delete all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    def list(
        self,
        *,
        page: int | None = None,
        page_limit: int | None = None,
        asset_ids: Sequence[str] | str | None = None,
        asset_types: Sequence[Literal["audio", "document", "image", "video"] | str]
        | Literal["audio", "document", "image", "video"]
        | str
        | None = None,
        filename: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncPager[AssetDetail]:
        """List the assets of the account, newest first.

        Args:
            page: The page number, from 1 (server default: 1).
            page_limit: Number of items per page, 1 to 50 (server default: 10).
            asset_ids: Only assets with these ids.
            asset_types: Only assets of these types. One of audio, document, image, video.
            filename: Only assets whose filename contains this text, case-insensitively.
            request_options: Timeout, retries and additions for this call only.
        """
    async def replace_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str]],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[None]:
        """Replace all user metadata of an asset.

        Args:
            asset_id: The id of the asset.
            user_metadata: The new metadata. Keys that are not given are deleted.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve(
        self, asset_id: str, *, request_options: RequestOptions | None = None
    ) -> AsyncHttpResponse[AssetDetail]:
        """Retrieve an asset and the metadata extracted from its file.

        Args:
            asset_id: The id of the asset.
            request_options: Timeout, retries and additions for this call only.
        """
    async def retrieve_transcription(
        self,
        asset_id: str,
        *,
        include: Sequence[Literal["sentences", "utterances", "words"] | str]
        | Literal["sentences", "utterances", "words"]
        | str
        | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[AssetTranscriptionResponse]:
        """Retrieve the transcription of an asset.

        The transcription has a status of its own; poll until it is ready or failed. An asset without a transcription
        answers 404.

        Args:
            asset_id: The id of the asset.
            include: Which groupings to return (default: words). One of sentences, utterances, words.
            request_options: Timeout, retries and additions for this call only.
        """
    async def update_user_metadata(
        self,
        asset_id: str,
        *,
        user_metadata: Mapping[str, str | float | bool | Sequence[str] | None],
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[None]:
        """Update some keys of an asset's user metadata.

        Args:
            asset_id: The id of the asset.
            user_metadata: The keys to change. null deletes a key, an empty string or list is ignored, and keys that
                are not given keep their values.
            request_options: Timeout, retries and additions for this call only.
        """
