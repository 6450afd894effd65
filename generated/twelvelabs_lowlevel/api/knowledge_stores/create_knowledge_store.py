from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.ingestion_config import IngestionConfigLike
from ...models.knowledge_store import KnowledgeStore
from ...models.knowledge_store_metadata import KnowledgeStoreMetadata
from ...types import Response


def parse(content: bytes) -> KnowledgeStore:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStore.from_dict)


def request(
    *,
    name: str,
    ingestion_config: IngestionConfigLike | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStore]:
    """Create a knowledge store.

    Args:
        name: The name of the knowledge store.
        ingestion_config: How items are processed. It cannot be changed later.
        description: A description of the knowledge store.
        metadata: User metadata of the knowledge store.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/knowledge-stores",
            route="/knowledge-stores",
            parse=parse,
            json=_r.body(
                always={"name": name},
                given={"ingestion_config": ingestion_config, "description": description, "metadata": metadata},
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    name: str,
    ingestion_config: IngestionConfigLike | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStore]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            name=name,
            ingestion_config=ingestion_config,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    name: str,
    ingestion_config: IngestionConfigLike | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStore | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            name=name,
            ingestion_config=ingestion_config,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    name: str,
    ingestion_config: IngestionConfigLike | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStore]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            name=name,
            ingestion_config=ingestion_config,
            description=description,
            metadata=metadata,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    name: str,
    ingestion_config: IngestionConfigLike | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStore | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                name=name,
                ingestion_config=ingestion_config,
                description=description,
                metadata=metadata,
                request_options=request_options,
            ),
        )
    ).parsed
