"""The two clients: their resources, settings and connections."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from os import PathLike
from types import TracebackType
from typing import Any, Literal, Self

from httpx import URL, AsyncClient, Client, Timeout
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._streaming.stream import AsyncTextStream, TextStream
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client.ingest.engine import Engine
from twelvelabs_client.ingest.ledger import Ledger
from twelvelabs_client.ingest.progress import IngestEvent
from twelvelabs_client.ingest.report import IngestReport
from twelvelabs_client.ingest.sources import IngestSource
from twelvelabs_client.resources.analysis import T
from twelvelabs_client.resources.analyze_async import (
    AnalyzeAsync,
    AnalyzeAsyncWithRawResponse,
    AsyncAnalyzeAsync,
    AsyncAnalyzeAsyncWithRawResponse,
)
from twelvelabs_client.resources.assets import Assets, AssetsWithRawResponse, AsyncAssets, AsyncAssetsWithRawResponse
from twelvelabs_client.resources.data_connectors import (
    AsyncDataConnectors,
    AsyncDataConnectorsWithRawResponse,
    DataConnectors,
    DataConnectorsWithRawResponse,
)
from twelvelabs_client.resources.embed import AsyncEmbed, AsyncEmbedWithRawResponse, Embed, EmbedWithRawResponse
from twelvelabs_client.resources.entity_collections import (
    AsyncEntityCollections,
    AsyncEntityCollectionsWithRawResponse,
    EntityCollections,
    EntityCollectionsWithRawResponse,
)
from twelvelabs_client.resources.imports import (
    AsyncImports,
    AsyncImportsWithRawResponse,
    Imports,
    ImportsWithRawResponse,
)
from twelvelabs_client.resources.indexes import (
    AsyncIndexes,
    AsyncIndexesWithRawResponse,
    Indexes,
    IndexesWithRawResponse,
)
from twelvelabs_client.resources.knowledge_store_item_collections import (
    AsyncKnowledgeStoreItemCollections,
    AsyncKnowledgeStoreItemCollectionsWithRawResponse,
    KnowledgeStoreItemCollections,
    KnowledgeStoreItemCollectionsWithRawResponse,
)
from twelvelabs_client.resources.knowledge_store_items import (
    AsyncKnowledgeStoreItems,
    AsyncKnowledgeStoreItemsWithRawResponse,
    KnowledgeStoreItems,
    KnowledgeStoreItemsWithRawResponse,
)
from twelvelabs_client.resources.knowledge_stores import (
    AsyncKnowledgeStores,
    AsyncKnowledgeStoresWithRawResponse,
    KnowledgeStores,
    KnowledgeStoresWithRawResponse,
)
from twelvelabs_client.resources.multipart_upload import (
    AsyncMultipartUpload,
    AsyncMultipartUploadWithRawResponse,
    MultipartUpload,
    MultipartUploadWithRawResponse,
)
from twelvelabs_client.resources.responses import (
    AsyncResponses,
    AsyncResponsesWithRawResponse,
    Responses,
    ResponsesWithRawResponse,
)
from twelvelabs_client.resources.search import AsyncSearch, AsyncSearchWithRawResponse, Search, SearchWithRawResponse
from twelvelabs_client.resources.tasks import AsyncTasks, AsyncTasksWithRawResponse, Tasks, TasksWithRawResponse
from twelvelabs_client.structured.parsed import ParsedAnalysis
from twelvelabs_lowlevel.api.analysis.create_analysis import Event
from twelvelabs_lowlevel.models.analyze_image_input import AnalyzeImageInputLike
from twelvelabs_lowlevel.models.analyze_prompt_v2 import AnalyzePromptV2Like
from twelvelabs_lowlevel.models.sync_response_format import SyncResponseFormat
from twelvelabs_lowlevel.models.video_context_asset_id import VideoContextAssetIdLike
from twelvelabs_lowlevel.models.video_context_base_64_string import VideoContextBase64StringLike
from twelvelabs_lowlevel.models.video_context_url import VideoContextUrlLike
from twelvelabs_lowlevel.requests import RequestOptions

class TwelveLabs:
    """A client of the TwelveLabs platform.

        with TwelveLabs() as client:
            asset = client.assets.upload("clip.mp4", wait=True)

    A client is thread-safe. Use it in a `with` block, or call `close()`, to close its connections. It is pickled as its
    settings, without the key, which is read from the environment again.

    Args:
        api_key: The API key. By default TWELVE_LABS_API_KEY or TWELVELABS_API_KEY in the environment.
        base_url: The URL of the API. By default TWELVELABS_BASE_URL in the environment, or the public platform.
        timeout: Seconds without a byte from the platform after which a request fails; 60 by default, `math.inf` for no
            limit. Connecting may take at most 10 seconds. Or an `httpx.Timeout`, which is taken as it is.
        max_retries: The maximum number of retries of a failed request, where a retry is safe; 4 by default. Or a
            `RetryPolicy`, which also sets the delays.
        http_client: Your own httpx.Client, for proxies, certificates and the like. It is never closed for you.
        httpx_client: The vendor's name for `http_client`.
        environment: A member of `TwelveLabsEnvironment`, or of an enum of your own, whose value is the base URL.
            `base_url` takes precedence.
        follow_redirects: Whether redirects of GET requests are followed; by default they are errors. The key and your
            own headers are only sent to places below the base URL.
        headers: Headers for every request to the platform.
        max_response_size: The most bytes of a response, after decompression; 1 GiB by default. A larger one raises
            UnexpectedResponseError. Streams are not limited.

    Raises:
        ConfigurationError: There is no API key, or an argument, a proxy or a certificate of the environment is not
            valid.
    """
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | URL | None = None,
        timeout: float | Timeout | None = None,
        max_retries: int | RetryPolicy | None = None,
        http_client: Client | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_size: int | None = None,
        httpx_client: Client | None = None,
        environment: Enum | None = None,
        follow_redirects: bool | None = None,
    ) -> None: ...
    def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> ParsedAnalysis[T]:
        """Analyze a video or images and wait for the text.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the answer.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    analyze_async: AnalyzeAsync
    """Analyses in the background."""
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> TextStream[Event, ParsedAnalysis[T]]:
        """Analyze a video or images and stream the text as it is generated.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the stream's
                `final_response()`.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    assets: Assets
    """Media files of the account."""
    def close(self) -> None:
        """Close the connections, except those of your own `http_client`."""
    data_connectors: DataConnectors
    """Connections to the storage that holds your media."""
    embed: Embed
    """Embeddings of text, images, audio and video."""
    entity_collections: EntityCollections
    """Collections of people and things to recognize."""
    imports: Imports
    """Files imported through a connection."""
    indexes: Indexes
    """Collections of indexed media."""
    def ingest(
        self,
        source: IngestSource,
        *,
        index: str | None = None,
        knowledge_store: str | None = None,
        ledger: str | PathLike[str] | Ledger | None = None,
        account: str = "",
        workers: int = 8,
        retry_failed: bool = False,
        dry_run: bool = False,
        verify: bool = False,
        by_url: bool = False,
        probe: bool = False,
        engine: Engine | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        enable_video_stream: bool | None = None,
        wait_timeout: float | None = 21600.0,
        on_progress: Callable[[IngestEvent], object] | None = None,
        options: UploadOptions = ...,
    ) -> IngestReport:
        """Turn each file of a source into a ready indexed asset of an index, or a ready item of a knowledge store.

        Every step of every file is recorded in a ledger before and after it happens. However an ingest ends, the same
        call resumes it: nothing is uploaded or indexed twice, files that are done are skipped, new ones are added.
        Files with the same content are uploaded once, with the name and metadata of the first. Files that have been
        ready are not checked again unless `verify` is set, so what you delete on the platform stays deleted.

        A file that fails does not stop the others; the report has its error. A lasting limit, such as a daily quota, or
        an outage stops the ingest cleanly: `stopped` in the report says why, and when to resume.

        Args:
            source: A folder (its videos and those below it, judged by their names; for a knowledge store images as
                well), a glob, a file, a manifest, any of these as a URL that fsspec can open (`s3://...`, needs the
                extra [remote]), a public http(s) URL, which the platform fetches itself, or a list of paths, URLs,
                `IngestItem` or mappings. A manifest is CSV or JSON Lines (.csv, .jsonl, .ndjson) with the fields path
                or url, filename and user_metadata (JSON; in CSV also columns such as user_metadata.category). Its
                paths are relative to it. Omitted metadata changes nothing; {} removes what is there.
            index: The id of the index.
            knowledge_store: The id of the knowledge store. Give one of these two.
            ledger: The file of the ledger, which is created if it does not exist, or a ledger of your own. By default
                a file in the user's state directory, one for each target. Only one ingest at a time can use a file.
                `postgresql://host/database` is a ledger that many machines share (needs the extra [postgres], and
                tables made by `twelvelabs ingest init`); its password is read from PGPASSWORD, ~/.pgpass or a service
                file, never from the URL.
            account: A name for the account of the API key, if the ledger is used with several accounts: assets are only
                used again within an account, and its workers share its rate limits.
            workers: The maximum number of files in each step at a time, 1 to 32.
            retry_failed: Whether files that failed in an earlier run are tried again.
            dry_run: Whether to stop after reading the files: the report says what would be sent, what is already there,
                and what would be refused. Sends one request, to look up the target.
            verify: Whether files that have been ready are looked for on the platform, in lists of 50. What is gone is
                added to the target again, and uploaded again if its asset is gone as well.
            by_url: Whether the platform fetches the files of object stores (`s3://`, `gs://`, `abfs://`) itself, by
                signed URLs: none of their bytes pass through this machine. At most 4 GB a file. The URLs are valid for
                a day, or until temporary credentials end, and are signed again if they expire unused.
            probe: Whether to open each file as media before it is sent, and to fail one that is broken or that the
                platform would refuse. Needs the extra [media].
            engine: Runs workers on other machines while the ingest runs, such as a `RayEngine`. Needs a ledger in
                PostgreSQL. The workers read keys and passwords from their own environment.
            enable_hls: Whether to create HLS streams of the assets.
            enable_thumbnail: Whether to create thumbnails of the assets.
            enable_video_stream: Whether to create streams of the indexed assets. None for the server default.
            wait_timeout: Seconds within which an asset, or the item created from it, must become ready, or else fails;
                None for no limit.
            on_progress: Called with an `IngestEvent` at most ten times a second, never concurrently. If it raises, the
                ingest stops with that exception.
            options: How to upload, see `UploadOptions`. With method direct or multipart, http(s) URLs are read here as
                well. `concurrency` is the maximum number of parts, or files in one piece, in flight across all files,
                but at least `workers`.

        Raises:
            InvalidArgumentError: An argument, or an entry of the list or manifest, is not valid.
            InvalidSourceError: There is no such folder or manifest.
            NotFoundError: There is no such index or knowledge store.
            ConfigurationError: A required extra is not installed.
            LedgerError: The ledger is in use by another ingest, is not a ledger, or cannot be written; or an
                ingest into the target with other options has not ended.
        """
    knowledge_store_item_collections: KnowledgeStoreItemCollections
    """Groups of items within a knowledge store."""
    knowledge_store_items: KnowledgeStoreItems
    """Assets added to a knowledge store."""
    knowledge_stores: KnowledgeStores
    """Collections of media to ask questions about."""
    multipart_upload: MultipartUpload
    """Uploads of large files in parts."""
    responses: Responses
    """Answers to questions about a knowledge store."""
    search: Search
    """Searches for moments in an index."""
    tasks: Tasks
    """Videos uploaded straight into an index."""
    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        max_retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_size: int | None = None,
    ) -> Self:
        """A copy of the client with some settings changed. It shares the connections, and closing it does nothing.

        The key, `base_url` and `http_client` belong to the connections: for others, make another client.
        """
    with_raw_response: TwelveLabsWithRawResponse
    """The methods of `TwelveLabs`, which return the response together with their result."""

class TwelveLabsWithRawResponse:
    """The methods of `TwelveLabs`, which return the response together with their result."""
    def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[ParsedAnalysis[T]]:
        """Analyze a video or images and wait for the text.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the answer.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    analyze_async: AnalyzeAsyncWithRawResponse
    """The methods of `AnalyzeAsync`, which return the response together with their result."""
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> TextStream[Event, ParsedAnalysis[T]]:
        """Analyze a video or images and stream the text as it is generated.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the stream's
                `final_response()`.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    assets: AssetsWithRawResponse
    """The methods of `Assets`, which return the response together with their result."""
    data_connectors: DataConnectorsWithRawResponse
    """The methods of `DataConnectors`, which return the response together with their result."""
    embed: EmbedWithRawResponse
    """The methods of `Embed`, which return the response together with their result."""
    entity_collections: EntityCollectionsWithRawResponse
    """The methods of `EntityCollections`, which return the response together with their result."""
    imports: ImportsWithRawResponse
    """The methods of `Imports`, which return the response together with their result."""
    indexes: IndexesWithRawResponse
    """The methods of `Indexes`, which return the response together with their result."""
    knowledge_store_item_collections: KnowledgeStoreItemCollectionsWithRawResponse
    """The methods of `KnowledgeStoreItemCollections`, which return the response together with their result."""
    knowledge_store_items: KnowledgeStoreItemsWithRawResponse
    """The methods of `KnowledgeStoreItems`, which return the response together with their result."""
    knowledge_stores: KnowledgeStoresWithRawResponse
    """The methods of `KnowledgeStores`, which return the response together with their result."""
    multipart_upload: MultipartUploadWithRawResponse
    """The methods of `MultipartUpload`, which return the response together with their result."""
    responses: ResponsesWithRawResponse
    """The methods of `Responses`, which return the response together with their result."""
    search: SearchWithRawResponse
    """The methods of `Search`, which return the response together with their result."""
    tasks: TasksWithRawResponse
    """The methods of `Tasks`, which return the response together with their result."""

class AsyncTwelveLabs:
    """A client of the TwelveLabs platform for asyncio and trio.

        async with AsyncTwelveLabs() as client:
            asset = await client.assets.upload("clip.mp4", wait=True)

    Takes the arguments of `TwelveLabs`, with an `httpx.AsyncClient` as `http_client`. A client may be used
    in several event loops, each of which gets connections of its own. An `http_client` belongs to the loop in which it
    is first used. Parts of files are sent from threads, unless `http_client` is given.
    """
    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | URL | None = None,
        timeout: float | Timeout | None = None,
        max_retries: int | RetryPolicy | None = None,
        http_client: AsyncClient | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_size: int | None = None,
        httpx_client: AsyncClient | None = None,
        environment: Enum | None = None,
        follow_redirects: bool | None = None,
    ) -> None: ...
    async def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> ParsedAnalysis[T]:
        """Analyze a video or images and wait for the text.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the answer.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    analyze_async: AsyncAnalyzeAsync
    """Analyses in the background."""
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncTextStream[Event, ParsedAnalysis[T]]:
        """Analyze a video or images and stream the text as it is generated.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the stream's
                `final_response()`.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    assets: AsyncAssets
    """Media files of the account."""
    async def close(self) -> None:
        """Close the connections, except those of your own `http_client`."""
    data_connectors: AsyncDataConnectors
    """Connections to the storage that holds your media."""
    embed: AsyncEmbed
    """Embeddings of text, images, audio and video."""
    entity_collections: AsyncEntityCollections
    """Collections of people and things to recognize."""
    imports: AsyncImports
    """Files imported through a connection."""
    indexes: AsyncIndexes
    """Collections of indexed media."""
    async def ingest(
        self,
        source: IngestSource,
        *,
        index: str | None = None,
        knowledge_store: str | None = None,
        ledger: str | PathLike[str] | Ledger | None = None,
        account: str = "",
        workers: int = 8,
        retry_failed: bool = False,
        dry_run: bool = False,
        verify: bool = False,
        by_url: bool = False,
        probe: bool = False,
        engine: Engine | None = None,
        enable_hls: bool = True,
        enable_thumbnail: bool = True,
        enable_video_stream: bool | None = None,
        wait_timeout: float | None = 21600.0,
        on_progress: Callable[[IngestEvent], object] | None = None,
        options: UploadOptions = ...,
    ) -> IngestReport:
        """Turn each file of a source into a ready indexed asset of an index, or a ready item of a knowledge store.

        Every step of every file is recorded in a ledger before and after it happens. However an ingest ends, the same
        call resumes it: nothing is uploaded or indexed twice, files that are done are skipped, new ones are added.
        Files with the same content are uploaded once, with the name and metadata of the first. Files that have been
        ready are not checked again unless `verify` is set, so what you delete on the platform stays deleted.

        A file that fails does not stop the others; the report has its error. A lasting limit, such as a daily quota, or
        an outage stops the ingest cleanly: `stopped` in the report says why, and when to resume.

        Args:
            source: A folder (its videos and those below it, judged by their names; for a knowledge store images as
                well), a glob, a file, a manifest, any of these as a URL that fsspec can open (`s3://...`, needs the
                extra [remote]), a public http(s) URL, which the platform fetches itself, or a list of paths, URLs,
                `IngestItem` or mappings. A manifest is CSV or JSON Lines (.csv, .jsonl, .ndjson) with the fields path
                or url, filename and user_metadata (JSON; in CSV also columns such as user_metadata.category). Its
                paths are relative to it. Omitted metadata changes nothing; {} removes what is there.
            index: The id of the index.
            knowledge_store: The id of the knowledge store. Give one of these two.
            ledger: The file of the ledger, which is created if it does not exist, or a ledger of your own. By default
                a file in the user's state directory, one for each target. Only one ingest at a time can use a file.
                `postgresql://host/database` is a ledger that many machines share (needs the extra [postgres], and
                tables made by `twelvelabs ingest init`); its password is read from PGPASSWORD, ~/.pgpass or a service
                file, never from the URL.
            account: A name for the account of the API key, if the ledger is used with several accounts: assets are only
                used again within an account, and its workers share its rate limits.
            workers: The maximum number of files in each step at a time, 1 to 32.
            retry_failed: Whether files that failed in an earlier run are tried again.
            dry_run: Whether to stop after reading the files: the report says what would be sent, what is already there,
                and what would be refused. Sends one request, to look up the target.
            verify: Whether files that have been ready are looked for on the platform, in lists of 50. What is gone is
                added to the target again, and uploaded again if its asset is gone as well.
            by_url: Whether the platform fetches the files of object stores (`s3://`, `gs://`, `abfs://`) itself, by
                signed URLs: none of their bytes pass through this machine. At most 4 GB a file. The URLs are valid for
                a day, or until temporary credentials end, and are signed again if they expire unused.
            probe: Whether to open each file as media before it is sent, and to fail one that is broken or that the
                platform would refuse. Needs the extra [media].
            engine: Runs workers on other machines while the ingest runs, such as a `RayEngine`. Needs a ledger in
                PostgreSQL. The workers read keys and passwords from their own environment.
            enable_hls: Whether to create HLS streams of the assets.
            enable_thumbnail: Whether to create thumbnails of the assets.
            enable_video_stream: Whether to create streams of the indexed assets. None for the server default.
            wait_timeout: Seconds within which an asset, or the item created from it, must become ready, or else fails;
                None for no limit.
            on_progress: Called with an `IngestEvent` at most ten times a second, never concurrently. If it raises, the
                ingest stops with that exception.
            options: How to upload, see `UploadOptions`. With method direct or multipart, http(s) URLs are read here as
                well. `concurrency` is the maximum number of parts, or files in one piece, in flight across all files,
                but at least `workers`.

        Raises:
            InvalidArgumentError: An argument, or an entry of the list or manifest, is not valid.
            InvalidSourceError: There is no such folder or manifest.
            NotFoundError: There is no such index or knowledge store.
            ConfigurationError: A required extra is not installed.
            LedgerError: The ledger is in use by another ingest, is not a ledger, or cannot be written; or an
                ingest into the target with other options has not ended.
        """
    knowledge_store_item_collections: AsyncKnowledgeStoreItemCollections
    """Groups of items within a knowledge store."""
    knowledge_store_items: AsyncKnowledgeStoreItems
    """Assets added to a knowledge store."""
    knowledge_stores: AsyncKnowledgeStores
    """Collections of media to ask questions about."""
    multipart_upload: AsyncMultipartUpload
    """Uploads of large files in parts."""
    responses: AsyncResponses
    """Answers to questions about a knowledge store."""
    search: AsyncSearch
    """Searches for moments in an index."""
    tasks: AsyncTasks
    """Videos uploaded straight into an index."""
    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        max_retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_size: int | None = None,
    ) -> Self:
        """A copy of the client with some settings changed. It shares the connections, and closing it does nothing.

        The key, `base_url` and `http_client` belong to the connections: for others, make another client.
        """
    with_raw_response: AsyncTwelveLabsWithRawResponse
    """The methods of `AsyncTwelveLabs`, which return the response together with their result."""

class AsyncTwelveLabsWithRawResponse:
    """The methods of `AsyncTwelveLabs`, which return the response together with their result."""
    async def analyze(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[ParsedAnalysis[T]]:
        """Analyze a video or images and wait for the text.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the answer.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    analyze_async: AsyncAnalyzeAsyncWithRawResponse
    """The methods of `AsyncAnalyzeAsync`, which return the response together with their result."""
    def analyze_stream(
        self,
        *,
        model_name: Literal["pegasus1.5", "pegasus1.6"] | str | None = None,
        video: VideoContextUrlLike | VideoContextAssetIdLike | VideoContextBase64StringLike | None = None,
        image: Sequence[AnalyzeImageInputLike] | None = None,
        prompt: str | None = None,
        prompt_v_2: AnalyzePromptV2Like | None = None,
        temperature: float | None = None,
        response_format: type[T] | SyncResponseFormat | Mapping[str, Any] | None = None,
        max_tokens: int | None = None,
        start_time: float | None = None,
        end_time: float | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncTextStream[Event, ParsedAnalysis[T]]:
        """Analyze a video or images and stream the text as it is generated.

        A video may last 1 second to 1 hour, at 360x360 to 5184x2160 pixels; longer videos need a task.

        Args:
            model_name: The model (server default: pegasus1.5). Images need pegasus1.6. One of pegasus1.5, pegasus1.6.
            video: The video to analyze. Give either video or image.
            image: The images to analyze, 1 to 20. Give either image or video.
            prompt: Instructions for the model.
            prompt_v_2: Instructions with reference images, in place of prompt.
            temperature: Sampling temperature, 0 to 1; higher is more varied (server default: 0.2).
            response_format: The format of the answer (default: free text): a JSON Schema, or a class (a dataclass,
                TypedDict, NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the stream's
                `final_response()`.
            max_tokens: Maximum length of the answer in tokens, 512 to 98304 (server default: 4096).
            start_time: Where to start in the video, in seconds.
            end_time: Where to stop in the video, in seconds.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
        """
    assets: AsyncAssetsWithRawResponse
    """The methods of `AsyncAssets`, which return the response together with their result."""
    data_connectors: AsyncDataConnectorsWithRawResponse
    """The methods of `AsyncDataConnectors`, which return the response together with their result."""
    embed: AsyncEmbedWithRawResponse
    """The methods of `AsyncEmbed`, which return the response together with their result."""
    entity_collections: AsyncEntityCollectionsWithRawResponse
    """The methods of `AsyncEntityCollections`, which return the response together with their result."""
    imports: AsyncImportsWithRawResponse
    """The methods of `AsyncImports`, which return the response together with their result."""
    indexes: AsyncIndexesWithRawResponse
    """The methods of `AsyncIndexes`, which return the response together with their result."""
    knowledge_store_item_collections: AsyncKnowledgeStoreItemCollectionsWithRawResponse
    """The methods of `AsyncKnowledgeStoreItemCollections`, which return the response together with their result."""
    knowledge_store_items: AsyncKnowledgeStoreItemsWithRawResponse
    """The methods of `AsyncKnowledgeStoreItems`, which return the response together with their result."""
    knowledge_stores: AsyncKnowledgeStoresWithRawResponse
    """The methods of `AsyncKnowledgeStores`, which return the response together with their result."""
    multipart_upload: AsyncMultipartUploadWithRawResponse
    """The methods of `AsyncMultipartUpload`, which return the response together with their result."""
    responses: AsyncResponsesWithRawResponse
    """The methods of `AsyncResponses`, which return the response together with their result."""
    search: AsyncSearchWithRawResponse
    """The methods of `AsyncSearch`, which return the response together with their result."""
    tasks: AsyncTasksWithRawResponse
    """The methods of `AsyncTasks`, which return the response together with their result."""
