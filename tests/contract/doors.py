"""The four ways to call an operation: low-level functions and overlay, each synchronous and asynchronous."""

from __future__ import annotations

import asyncio
import importlib
import inspect
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Protocol

from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client._binding.resource import Method, SyncResource
from twelvelabs_client._paging.pager import BasePager
from twelvelabs_lowlevel import AuthenticatedClient
from twelvelabs_lowlevel.requests import StreamRequest

from .cases import Call, Case
from .document import frames
from .example_server import KEY


def module(call: Call) -> Any:
    """The endpoint module of an operation."""
    return importlib.import_module(f"twelvelabs_lowlevel.api.{call.operation.tag}.{call.operation.id}")


def builder(call: Call) -> Any:
    """The function of the low-level package that makes the request."""
    return getattr(module(call), "stream" if call.as_stream else "request")


def _methods(owner: Any, prefix: str = "") -> Iterator[tuple[Any, str]]:
    """What the methods of a client are made from, each with the name of the method."""
    for name in dir(owner):
        member = None if name.startswith("_") else getattr(owner, name)
        if isinstance(member, SyncResource):
            yield from _methods(member, f"{prefix}{name}.")
        elif inspect.ismethod(member) and isinstance(member.__self__, SyncResource):
            tables = [vars(cls) for cls in type(member.__self__).__mro__]
            described = next(found for table in tables if isinstance(found := table.get(member.__name__), Method))
            yield described.describes, prefix + name


with TwelveLabs(KEY) as _client:
    METHODS = dict(_methods(_client))
"""Which method uses the request of which function, according to the resource tables."""


def bound_method(client: Any, call: Call) -> Any:
    """The method of a client that makes a call."""
    assert call.method is not None, f"no method of the client calls {call}"
    return attrgetter(call.method)(client)


class Door(Protocol):
    """One way to make calls."""

    def call(self, case: Case) -> Any:
        """The result of the call: a model, None, or a list of events. A list gives its first page."""

    def close(self) -> None:
        """Close the connections."""


class LowLevelSync:
    """`sync_detailed` and `sync` of each endpoint module, by turns; streams go over the client's own connections."""

    def __init__(self, base_url: str) -> None:
        self.client = AuthenticatedClient(base_url=base_url, token=KEY, raise_on_unexpected_status=True)

    def call(self, case: Case) -> Any:
        arguments = case.arguments(builder(case.call))
        if not case.call.as_stream:
            if case.turn % 2:
                return module(case.call).sync(client=self.client, **arguments)
            return module(case.call).sync_detailed(client=self.client, **arguments).parsed
        request = module(case.call).stream(**arguments)
        with self.client.get_httpx_client().stream(**_as_httpx(request)) as answer:
            return events(request, answer.raise_for_status().read())

    def close(self) -> None:
        self.client.get_httpx_client().close()


class LowLevelAsync:
    """`asyncio_detailed` and `asyncio` of each endpoint module, by turns."""

    def __init__(self, base_url: str, runner: asyncio.Runner) -> None:
        self.client = AuthenticatedClient(base_url=base_url, token=KEY, raise_on_unexpected_status=True)
        self.runner = runner

    def call(self, case: Case) -> Any:
        return self.runner.run(self._call(case))

    async def _call(self, case: Case) -> Any:
        arguments = case.arguments(builder(case.call))
        if not case.call.as_stream:
            if case.turn % 2:
                return await module(case.call).asyncio(client=self.client, **arguments)
            return (await module(case.call).asyncio_detailed(client=self.client, **arguments)).parsed
        request = module(case.call).stream(**arguments)
        async with self.client.get_async_httpx_client().stream(**_as_httpx(request)) as answer:
            return events(request, await answer.raise_for_status().aread())

    def close(self) -> None:
        self.runner.run(self.client.get_async_httpx_client().aclose())


def _as_httpx(request: StreamRequest[Any]) -> dict[str, Any]:
    body = {"json": request.json} if request.json else {}
    return {"method": request.method, "url": request.path, "params": request.params, "headers": request.headers, **body}


def events(request: StreamRequest[Any], content: bytes) -> list[Any]:
    """The events of a whole stream."""
    return [request.parse_event(data) for data in frames(content, request.media_type)]


class OverlaySync:
    """The methods of TwelveLabs."""

    def __init__(self, base_url: str) -> None:
        self.client = TwelveLabs(KEY, base_url=base_url, max_retries=0)

    def call(self, case: Case) -> Any:
        method = bound_method(self.client, case.call)
        result = method(**case.arguments(method))
        if isinstance(result, BasePager):
            return result.page.answer
        return list(result) if case.call.as_stream else result

    def close(self) -> None:
        self.client.close()


class OverlayAsync:
    """The methods of AsyncTwelveLabs."""

    def __init__(self, base_url: str, runner: asyncio.Runner) -> None:
        self.client = AsyncTwelveLabs(KEY, base_url=base_url, max_retries=0)
        self.runner = runner

    def call(self, case: Case) -> Any:
        return self.runner.run(self._call(case))

    async def _call(self, case: Case) -> Any:
        method = bound_method(self.client, case.call)
        if case.call.as_stream:
            return [event async for event in method(**case.arguments(method))]
        result = await method(**case.arguments(method))
        return result.page.answer if isinstance(result, BasePager) else result

    def close(self) -> None:
        self.runner.run(self.client.close())
