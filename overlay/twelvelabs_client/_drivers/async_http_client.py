"""The HTTP clients of an asynchronous client: one for each event loop that runs it."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import AsyncGenerator, Callable
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import httpx

from ..errors import ConfigurationError
from .event_loop import EventLoop, call_soon, is_closed, running_loop, spawn

_of_other_processes: list[object] = []
"""Clients from before a fork. Their finalizers could disturb the parent, so that they are kept."""
_lent_clients: WeakKeyDictionary[httpx.AsyncClient, tuple[EventLoop, int]] = WeakKeyDictionary()
"""The loops and processes in which clients of users were first used."""


class LoopClient:
    """The httpx client of one event loop, which owns its connections."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self.loop: EventLoop | None = None
        """None until it is first used."""
        self.keeper: AsyncGenerator[None] | None = None
        self.streams: set[Any] = set()
        """The response bodies that are being read, each of which holds a connection."""


class AsyncHttpClient:
    """The httpx clients behind one asynchronous client and all its copies.

    Connections belong to the event loop and the process that made them. In another loop, or after a fork, new ones are
    made; those of a loop that ends are closed with it. That cannot be done with an `http_client` of the user's own.
    """

    def __init__(self, http: httpx.AsyncClient, make: Callable[[], httpx.AsyncClient] | None = None) -> None:
        self._make = make
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._last = LoopClient(http)
        self._all = [self._last]
        self._is_closed = False

    @property
    def current(self) -> httpx.AsyncClient:
        """The httpx client that was used last."""
        return self._last.http

    async def for_this_loop(self) -> LoopClient:
        """The client for the loop that runs. Raises ConfigurationError if there can be none."""
        loop, last = running_loop(), self._last
        if last.loop is loop and self._process == os.getpid():
            return last
        if self._make is None:
            return self._lent(last, loop)
        found = self._find(loop, self._make)
        if found.keeper is None:
            found.keeper = _closed_with_its_loop(found.http)
            await anext(found.keeper)
        return found

    def _lent(self, client: LoopClient, loop: EventLoop) -> LoopClient:
        """The user's own client, if it can be used here. It may be lent to several clients, one after the other."""
        if _has_connections(client.http):
            owner, process = _lent_clients.setdefault(client.http, (loop, self._process))
            if process != os.getpid():
                raise ConfigurationError(
                    "this client was made before a fork, with an http_client of your own; make both anew in the child"
                )
            if owner is not loop:
                raise ConfigurationError(
                    "the http_client of your own was first used in another event loop, which owns its connections;"
                    " make both clients anew in each loop, or leave http_client out"
                )
        client.loop, self._process = loop, os.getpid()
        return client

    def _find(self, loop: EventLoop, make: Callable[[], httpx.AsyncClient]) -> LoopClient:
        if self._process != os.getpid():
            _of_other_processes.extend(self._all)
            self._lock = threading.Lock()  # a thread of the parent may hold the old one
            self._all = [LoopClient(make())]
            self._process = os.getpid()
        with self._lock:
            if self._is_closed:
                raise ConfigurationError("the client has been closed; make a new one")
            for one in self._all:
                if is_closed(one.loop):
                    _drop_connections(one.http)
            self._all = [one for one in self._all if not one.http.is_closed and not is_closed(one.loop)]
            found = next((one for one in self._all if one.loop is None or one.loop is loop), None)
            if found is None:
                found = LoopClient(make())
                self._all.append(found)
            found.loop = loop
            self._last = found
            return found

    async def close(self) -> None:
        """Close the connections of all loops. A client that has been closed cannot be used again."""
        with self._lock:
            self._is_closed = True
            every, self._all = self._all, []
        loop = running_loop()
        if self._process != os.getpid():
            _of_other_processes.extend(every)
            return
        for one in every:
            if one.keeper is None:
                await one.http.aclose()
            elif one.loop is loop:
                await one.keeper.aclose()
            elif is_closed(one.loop):
                _drop_connections(one.http)
            else:
                call_soon(one.loop, partial(spawn, one.keeper.aclose))


async def _closed_with_its_loop(http: httpx.AsyncClient) -> AsyncGenerator[None]:
    """Event loops close the asynchronous generators that are left when they end."""
    try:
        yield
    finally:
        await http.aclose()


def _transports(http: httpx.AsyncClient) -> list[Any]:
    """httpx has no public way to its transports."""
    return [getattr(http, "_transport", None), *getattr(http, "_mounts", {}).values()]


def _has_connections(http: httpx.AsyncClient) -> bool:
    """Whether a client sends over sockets. Others, such as those of tests, may be used in any loop."""
    return any(isinstance(transport, httpx.AsyncHTTPTransport) for transport in _transports(http))


def _drop_connections(http: httpx.AsyncClient) -> None:
    """Close the sockets of a loop of asyncio that was closed without closing its generators.

    A transport of asyncio can be closed by its loop only. It warns when it is collected, unless it has been told that
    its connection was lost.
    """
    for transport in _transports(http):
        for connection in getattr(getattr(transport, "_pool", None), "connections", ()):
            with contextlib.suppress(Exception):
                stream = connection._connection._network_stream._stream
                getattr(stream, "transport_stream", stream)._transport._call_connection_lost(None)
