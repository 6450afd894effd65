from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.knowledge_store import KnowledgeStore
from ...models.knowledge_store_metadata import KnowledgeStoreMetadata
from ...types import Response


def parse(content: bytes) -> KnowledgeStore:
    """Decode the body of a successful response."""
    return _d.read(content, KnowledgeStore.from_dict)


def request(
    knowledge_store_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[KnowledgeStore]:
    """Update the name, description or metadata of a knowledge store.

    Args:
        knowledge_store_id: The id of the knowledge store.
        name: The new name.
        description: The new description.
        metadata: The new metadata. Keys that are not given are deleted.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="PATCH",
            path=f"/knowledge-stores/{_r.path_segment('knowledge_store_id', knowledge_store_id)}",
            route="/knowledge-stores/{knowledge_store_id}",
            parse=parse,
            json=_r.body(always={}, given={"name": name, "description": description, "metadata": metadata}),
            idempotent=True,
        ),
        request_options,
    )


def sync_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStore]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id, name=name, description=description, metadata=metadata, request_options=request_options
        ),
    )


def sync(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStore | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id, name=name, description=description, metadata=metadata, request_options=request_options
        ),
    ).parsed


async def asyncio_detailed(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[KnowledgeStore]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id, name=name, description=description, metadata=metadata, request_options=request_options
        ),
    )


async def asyncio(
    knowledge_store_id: str,
    *,
    client: _c.AnyClient,
    name: str | None = None,
    description: str | None = None,
    metadata: KnowledgeStoreMetadata | None = None,
    request_options: _r.RequestOptions | None = None,
) -> KnowledgeStore | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                knowledge_store_id,
                name=name,
                description=description,
                metadata=metadata,
                request_options=request_options,
            ),
        )
    ).parsed
