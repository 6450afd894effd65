"""The two clients: their resources, settings and connections."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import httpx

from ._binding.lazy import mixin, resource
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
    Analysis = AsyncAnalysis = mixin("analysis", "Analysis", "analyze", "analyze_stream")
    Ingest = AsyncIngest = mixin("ingest", "Ingest", "ingest")


class _Resources:
    """The resources that both clients have."""

    assets: resource[Assets, AsyncAssets] = resource("assets")
    """Media files of the account."""
    indexes: resource[Indexes, AsyncIndexes] = resource("indexes")
    """Collections of indexed media."""
    multipart_upload: resource[MultipartUpload, AsyncMultipartUpload] = resource("multipart_upload")
    """Uploads of large files in parts."""
    analyze_async: resource[AnalyzeAsync, AsyncAnalyzeAsync] = resource("analyze_async")
    """Analyses that run in the background, one by one or in batches."""
    data_connectors: resource[DataConnectors, AsyncDataConnectors] = resource("data_connectors")
    """Connections to the storage that holds your media."""
    embed: resource[Embed, AsyncEmbed] = resource("embed")
    """Embeddings of text, images, audio and video."""
    entity_collections: resource[EntityCollections, AsyncEntityCollections] = resource("entity_collections")
    """Collections of people and things to recognize."""
    imports: resource[Imports, AsyncImports] = resource("imports")
    """Imports of files through a data connector."""
    knowledge_store_item_collections: resource[
        KnowledgeStoreItemCollections,
        AsyncKnowledgeStoreItemCollections,
    ] = resource("knowledge_store_item_collections")
    """Groups of items within a knowledge store."""
    knowledge_store_items: resource[KnowledgeStoreItems, AsyncKnowledgeStoreItems] = resource("knowledge_store_items")
    """Assets added to a knowledge store."""
    knowledge_stores: resource[KnowledgeStores, AsyncKnowledgeStores] = resource("knowledge_stores")
    """Collections of media to ask questions about."""
    responses: resource[Responses, AsyncResponses] = resource("responses")
    """Answers to questions about a knowledge store."""
    search: resource[Search, AsyncSearch] = resource("search")
    """Searches for moments in an index."""
    tasks: resource[Tasks, AsyncTasks] = resource("tasks")
    """Videos uploaded straight into an index."""


class TwelveLabs(_Resources, Analysis, Ingest):
    """A client of the TwelveLabs platform.

        with TwelveLabs() as client:
            asset = client.assets.upload("clip.mp4", wait=True)

    A client is thread-safe. Use it in a `with` block, or call `close()`, to close its connections.

    Args:
        api_key: The API key. By default TWELVE_LABS_API_KEY or TWELVELABS_API_KEY in the environment.
        base_url: The URL of the API. By default TWELVELABS_BASE_URL in the environment, or the public platform.
        timeout: Seconds without a byte from the platform after which a request fails; 60 by default, `math.inf` for no
            limit. Connecting may take at most 10 seconds.
        max_retries: The maximum number of retries of a failed request, where a retry is safe; 4 by default. Or a
            `RetryPolicy`, which also sets the delays.
        http_client: Your own httpx.Client, for proxies, certificates and the like. It is never closed for you.
        headers: Headers for every request to the platform.

    Raises:
        ConfigurationError: There is no API key, or an argument is not valid.
    """

    _is_sync: ClassVar[Literal[True]] = True

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
            raise ConfigurationError("http_client must be an httpx.Client; AsyncTwelveLabs takes an httpx.AsyncClient")
        self._owns_http = http_client is None
        make = partial(httpx.Client, limits=LIMITS, timeout=to_timeout(config.timeout))
        owned = HttpClient(make(), make) if http_client is None else HttpClient(http_client)
        self._driver = SyncDriver(owned, config)

    def with_options(
        self,
        *,
        timeout: float | None = None,
        max_retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Self:
        """A copy of the client with some settings changed. It shares the connections, and closing it does nothing."""
        config = change_config(self._driver.config, timeout, max_retries, headers)
        other = object.__new__(type(self))
        other._owns_http = False
        other._driver = SyncDriver(self._driver.http_client, config)
        return other

    def close(self) -> None:
        """Close the connections, except those of your own `http_client`."""
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


class AsyncTwelveLabs(_Resources, AsyncAnalysis, AsyncIngest):
    """A client of the TwelveLabs platform for asyncio and trio.

        async with AsyncTwelveLabs() as client:
            asset = await client.assets.upload("clip.mp4", wait=True)

    Takes the arguments of `TwelveLabs`, with an `httpx.AsyncClient` as `http_client`. A client belongs to the event
    loop in which it is first used. Parts of files are sent from threads, unless `http_client` is given.
    """

    _is_sync: ClassVar[Literal[False]] = False

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
            verify = httpx.create_ssl_context()  # shared: creating one takes tens of milliseconds
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
        """A copy of the client with some settings changed. It shares the connections, and closing it does nothing."""
        config = change_config(self._driver.config, timeout, max_retries, headers)
        other = object.__new__(type(self))
        other._owns_http = False
        other._driver = self._driver.copy(config)
        return other

    async def close(self) -> None:
        """Close the connections, except those of your own `http_client`."""
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
