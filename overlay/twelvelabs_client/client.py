"""The two clients: their resources, settings and connections."""

from __future__ import annotations

import math
from collections.abc import Mapping
from enum import Enum
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeVar

import httpx

from ._binding.arguments import checked_init
from ._binding.lazy import mixins, own_attributes, resource
from ._binding.raw import raw_view
from ._drivers.http_client import HttpClient
from ._drivers.sync import SyncDriver
from ._http.config import LIMITS, ClientConfig, change_config, make_config
from ._http.environment import from_environment
from ._http.retry import RetryPolicy
from ._misuse import USE_ASYNC_WITH, USE_WITH
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
    Analysis, AsyncAnalysis = mixins("analysis", "Analysis", "analyze", "analyze_stream")
    Ingest, AsyncIngest = mixins("ingest", "Ingest", "ingest")

T = TypeVar("T")


class _Resources:
    """The resources that both clients have. To add one, see docs/maintaining.md."""

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


def _owner_class(is_sync: bool) -> type:
    from ._binding.resource import owner_class  # importing the client must not load it

    return owner_class(is_sync)


class _Client(_Resources):
    """What both clients do with their settings."""

    _driver: Any
    _owns_http: bool
    """Whether closing this client closes the connections."""
    _is_lent: bool
    """Whether the user gave an `http_client`."""

    with_raw_response = raw_view(_owner_class)

    def with_options(
        self,
        *,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_size: int | None = None,
    ) -> Self:
        """A copy of the client with some settings changed. It shares the connections, and closing it does nothing.

        The key, `base_url` and `http_client` belong to the connections: for others, make another client.
        """
        return self._copy(change_config(self._driver.config, timeout, max_retries, headers, max_response_size))

    def _copy(self, config: ClientConfig) -> Self:
        other = object.__new__(type(self))
        vars(other).update(own_attributes(self))
        other._owns_http = False
        other._driver = self._driver.copy(config)
        return other

    def __copy__(self) -> Self:
        return self._copy(self._driver.config)

    def __deepcopy__(self, memo: object) -> Self:
        return self._copy(self._driver.config)

    def __reduce__(self) -> tuple[Any, ...]:
        """The settings, never the key: it is read from the environment again."""
        config: ClientConfig = self._driver.config
        reason = "an http_client" if self._is_lent else "headers, which may be secret" if config.headers else None
        if reason is not None:
            raise ConfigurationError(
                f"a client with {reason} of your own cannot be pickled; create it again from settings"
            )
        settings = {
            "base_url": config.base_url,
            "timeout": config.http_timeout or config.timeout or math.inf,
            "max_retries": config.retry,
            "max_response_size": config.max_response_size,
            "follow_redirects": config.follow_redirects,
        }
        attributes = {
            name: value for name, value in own_attributes(self).items() if name not in _Client.__annotations__
        }
        return _restored, (type(self), settings, attributes)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self._driver.config.base_url!r})"


def _one_of(http_client: T | None, httpx_client: T | None) -> T | None:
    """The HTTP client that was given under either name."""
    if http_client is not None and httpx_client is not None:
        raise ConfigurationError("http_client and httpx_client are two names of one argument: pass only one")
    return httpx_client if http_client is None else http_client


def _restored(kind: type[_Client], settings: dict[str, Any], attributes: dict[str, Any]) -> _Client:
    """A client that was pickled. Classes of users may have other arguments, so that theirs are not passed."""
    client = object.__new__(kind)
    made: type[Any] = TwelveLabs if issubclass(kind, TwelveLabs) else AsyncTwelveLabs
    try:
        made.__init__(client, **settings)
    except ConfigurationError as error:
        error.add_note("A pickled client does not hold its API key: it is read from the environment.")
        raise
    vars(client).update(attributes)
    return client


class TwelveLabs(_Client, Analysis, Ingest):
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

    _is_sync: ClassVar[Literal[True]] = True
    if not TYPE_CHECKING:
        __aenter__ = __aexit__ = USE_WITH

    @checked_init
    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | RetryPolicy | None = None,
        http_client: httpx.Client | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_size: int | None = None,
        httpx_client: httpx.Client | None = None,
        environment: Enum | None = None,
        follow_redirects: bool | None = None,
    ) -> None:
        config = make_config(
            api_key, base_url, environment, timeout, max_retries, headers, max_response_size, follow_redirects
        )
        http_client = _one_of(http_client, httpx_client)
        if http_client is not None and not isinstance(http_client, httpx.Client):
            raise ConfigurationError("http_client must be an httpx.Client; AsyncTwelveLabs takes an httpx.AsyncClient")
        self._owns_http, self._is_lent = http_client is None, http_client is not None
        used = HttpClient.owned(config) if http_client is None else HttpClient(http_client)
        self._driver = SyncDriver(used, config)

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


class AsyncTwelveLabs(_Client, AsyncAnalysis, AsyncIngest):
    """A client of the TwelveLabs platform for asyncio and trio.

        async with AsyncTwelveLabs() as client:
            asset = await client.assets.upload("clip.mp4", wait=True)

    Takes the arguments of `TwelveLabs`, with an `httpx.AsyncClient` as `http_client`. A client may be used
    in several event loops, each of which gets connections of its own. An `http_client` belongs to the loop in which it
    is first used. Parts of files are sent from threads, unless `http_client` is given.
    """

    _is_sync: ClassVar[Literal[False]] = False
    if not TYPE_CHECKING:
        __enter__ = __exit__ = USE_ASYNC_WITH

    @checked_init
    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | httpx.URL | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | RetryPolicy | None = None,
        http_client: httpx.AsyncClient | None = None,
        headers: Mapping[str, str] | None = None,
        max_response_size: int | None = None,
        httpx_client: httpx.AsyncClient | None = None,
        environment: Enum | None = None,
        follow_redirects: bool | None = None,
    ) -> None:
        from ._drivers.async_http_client import AsyncHttpClient
        from ._drivers.asynchronous import AsyncDriver
        from ._drivers.threaded_uploads import ThreadedUploads

        config = make_config(
            api_key, base_url, environment, timeout, max_retries, headers, max_response_size, follow_redirects
        )
        http_client = _one_of(http_client, httpx_client)
        if http_client is not None and not isinstance(http_client, httpx.AsyncClient):
            raise ConfigurationError("http_client must be an httpx.AsyncClient; TwelveLabs takes an httpx.Client")
        self._owns_http, self._is_lent = http_client is None, http_client is not None
        threaded_uploads = None
        if http_client is None:
            verify = from_environment(httpx.create_ssl_context)  # shared: creating one takes tens of milliseconds
            threaded_uploads = ThreadedUploads(verify)

            def make() -> httpx.AsyncClient:
                return from_environment(httpx.AsyncClient, limits=LIMITS, timeout=config.to_httpx(), verify=verify)

            owned = AsyncHttpClient(make(), make)
        else:
            owned = AsyncHttpClient(http_client)
        self._driver = AsyncDriver(owned, config, threaded_uploads)

    async def close(self) -> None:
        """Close the connections, except those of your own `http_client`."""
        if self._owns_http:
            await self._driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
