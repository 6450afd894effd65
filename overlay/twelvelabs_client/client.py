"""The two clients: where settings come from, and who owns the connections."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Self

import httpx

from ._binding.lazy import methods_of, table
from ._drivers.http_client import HttpClient
from ._drivers.sync import SyncDriver
from ._http.config import LIMITS, change_config, make_config, to_timeout
from ._http.retry import RetryPolicy
from .errors import ConfigurationError

if TYPE_CHECKING:
    from .resources.analysis import Analysis, AsyncAnalysis
    from .resources.analyze_async import AnalyzeAsync, AsyncAnalyzeAsync
    from .resources.assets import Assets, AsyncAssets
    from .resources.data_connectors import AsyncDataConnectors, DataConnectors
    from .resources.embed import AsyncEmbed, Embed
    from .resources.entity_collections import AsyncEntityCollections, EntityCollections
    from .resources.imports import AsyncImports, Imports
    from .resources.indexes import AsyncIndexes, Indexes
    from .resources.ingest import AsyncIngest, Ingest
    from .resources.knowledge_store_item_collections import (
        AsyncKnowledgeStoreItemCollections,
        KnowledgeStoreItemCollections,
    )
    from .resources.knowledge_store_items import AsyncKnowledgeStoreItems, KnowledgeStoreItems
    from .resources.knowledge_stores import AsyncKnowledgeStores, KnowledgeStores
    from .resources.multipart_upload import AsyncMultipartUpload, MultipartUpload
    from .resources.responses import AsyncResponses, Responses
    from .resources.search import AsyncSearch, Search
    from .resources.tasks import AsyncTasks, Tasks
else:
    Analysis = methods_of("analysis", "Analysis", "analyze", "analyze_stream", is_sync=True)
    AsyncAnalysis = methods_of("analysis", "Analysis", "analyze", "analyze_stream", is_sync=False)
    Ingest = methods_of("ingest", "Ingest", "ingest", is_sync=True)
    AsyncIngest = methods_of("ingest", "Ingest", "ingest", is_sync=False)


class _Platform:
    """The resources that both clients have."""

    assets: table[Assets, AsyncAssets] = table("assets")
    """Media files of the account."""
    indexes: table[Indexes, AsyncIndexes] = table("indexes")
    """Collections of indexed media."""
    multipart_upload: table[MultipartUpload, AsyncMultipartUpload] = table("multipart_upload")
    """Sending one large file in parts."""
    analyze_async: table[AnalyzeAsync, AsyncAnalyzeAsync] = table("analyze_async")
    """Analyses in the background."""
    data_connectors: table[DataConnectors, AsyncDataConnectors] = table("data_connectors")
    """Connections to the places where the media are kept."""
    embed: table[Embed, AsyncEmbed] = table("embed")
    """Embeddings of text, images, audio and video."""
    entity_collections: table[EntityCollections, AsyncEntityCollections] = table("entity_collections")
    """Collections of people and things to recognize."""
    imports: table[Imports, AsyncImports] = table("imports")
    """Files brought in through a connection."""
    knowledge_store_item_collections: table[KnowledgeStoreItemCollections, AsyncKnowledgeStoreItemCollections] = table(
        "knowledge_store_item_collections"
    )
    """Groups of items within a knowledge store."""
    knowledge_store_items: table[KnowledgeStoreItems, AsyncKnowledgeStoreItems] = table("knowledge_store_items")
    """Assets added to a knowledge store."""
    knowledge_stores: table[KnowledgeStores, AsyncKnowledgeStores] = table("knowledge_stores")
    """Stores of media to ask questions about."""
    responses: table[Responses, AsyncResponses] = table("responses")
    """Answers to questions about a knowledge store."""
    search: table[Search, AsyncSearch] = table("search")
    """Finding moments in an index."""
    tasks: table[Tasks, AsyncTasks] = table("tasks")
    """Uploads of videos straight into an index."""


class TwelveLabs(_Platform, Analysis, Ingest):
    """The TwelveLabs platform.

        with TwelveLabs() as client:
            asset = client.assets.upload("clip.mp4", wait=True)

    A client may be used by several threads at once. Use it in `with`, or `close()` it, to close its connections.

    Args:
        api_key: The key; from TWELVE_LABS_API_KEY (or TWELVELABS_API_KEY) in the environment if left out.
        base_url: Where the platform is; from TWELVELABS_BASE_URL, or the public platform, if left out.
        timeout: Seconds that the platform may be silent (60 if left out, `math.inf` for no limit).
        max_retries: How often a failed request is sent again where that is safe (4 if left out), or a `RetryPolicy`
            for the pauses as well.
        http_client: An httpx client of your own, for proxies, certificates and the like. It is never closed here.
        headers: Headers to send with each request to the platform.

    Raises:
        ConfigurationError: There is no key, or the base URL is none.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        max_retries: int | RetryPolicy | None = None,
        http_client: httpx.Client | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        config = make_config(api_key, base_url, timeout, max_retries, headers)
        if http_client is not None and not isinstance(http_client, httpx.Client):
            raise ConfigurationError(
                "http_client must be an httpx.Client; for an httpx.AsyncClient use AsyncTwelveLabs"
            )
        self._owns_http = http_client is None
        make = partial(httpx.Client, limits=LIMITS, timeout=to_timeout(config.timeout))
        connections = HttpClient(http_client) if http_client is not None else HttpClient(make(), make)
        self._driver = SyncDriver(connections, config)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client with some settings changed, on the same connections. Closing it does nothing."""
        config = change_config(self._driver.config, timeout, max_retries, headers)
        other = object.__new__(type(self))
        other._owns_http = False
        other._driver = SyncDriver(self._driver.http_client, config)
        return other

    def close(self) -> None:
        """Close the connections, unless they are those of an httpx client of your own."""
        if self._owns_http:
            self._driver.http_client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._driver.config.base_url!r})"


class AsyncTwelveLabs(_Platform, AsyncAnalysis, AsyncIngest):
    """The TwelveLabs platform, for asyncio and trio.

        async with AsyncTwelveLabs() as client:
            asset = await client.assets.upload("clip.mp4", wait=True)

    The arguments are those of `TwelveLabs`, but for `http_client`, which is an `httpx.AsyncClient`. A client belongs to
    the event loop that it is first used in.
    """

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        max_retries: int | RetryPolicy | None = None,
        http_client: httpx.AsyncClient | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        from ._drivers.asynchronous import AsyncDriver
        from ._drivers.threaded_uploads import ThreadedUploads

        config = make_config(api_key, base_url, timeout, max_retries, headers)
        if http_client is not None and not isinstance(http_client, httpx.AsyncClient):
            raise ConfigurationError("http_client must be an httpx.AsyncClient; TwelveLabs takes an httpx.Client")
        self._owns_http = http_client is None
        threaded_uploads = None
        if http_client is None:
            verify = httpx.create_ssl_context()  # costly to make, so both kinds of connections share it
            threaded_uploads = ThreadedUploads(verify)
            http_client = httpx.AsyncClient(limits=LIMITS, timeout=to_timeout(config.timeout), verify=verify)
        self._driver = AsyncDriver(http_client, config, threaded_uploads)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A client with some settings changed, on the same connections. Closing it does nothing."""
        config = change_config(self._driver.config, timeout, max_retries, headers)
        other = object.__new__(type(self))
        other._owns_http = False
        other._driver = self._driver.copy(config)
        return other

    async def close(self) -> None:
        """Close the connections, unless they are those of an httpx client of your own."""
        if self._owns_http:
            await self._driver.http.aclose()
            if self._driver.threaded_uploads is not None:
                self._driver.threaded_uploads.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._driver.config.base_url!r})"
