from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.entity_collection import EntityCollection
from ...types import Response


def parse(content: bytes) -> EntityCollection:
    """Decode the body of a successful response."""
    return _d.read(content, EntityCollection.from_dict)


def request(
    *,
    name: str,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[EntityCollection]:
    """Create an entity collection.

    Args:
        name: The name of the collection.
        description: A description of the collection.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/entity-collections",
            route="/entity-collections",
            parse=parse,
            json=_r.body(always={"name": name}, given={"description": description}),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    name: str,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityCollection]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(client, request(name=name, description=description, request_options=request_options))


def sync(
    *,
    client: _c.AnyClient,
    name: str,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityCollection | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(client, request(name=name, description=description, request_options=request_options)).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    name: str,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[EntityCollection]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(client, request(name=name, description=description, request_options=request_options))


async def asyncio(
    *,
    client: _c.AnyClient,
    name: str,
    description: str | None = None,
    request_options: _r.RequestOptions | None = None,
) -> EntityCollection | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(client, request(name=name, description=description, request_options=request_options))
    ).parsed
