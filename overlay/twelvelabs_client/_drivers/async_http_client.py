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
"""Clients made before a fork. They are kept, as their finalizers could disturb the parent."""
_lent_clients: WeakKeyDictionary[httpx.AsyncClient, tuple[EventLoop, int]] = WeakKeyDictionary()
"""The event loop and process in which each user-supplied client was first used."""


class LoopClient:
    """The httpx client of one event loop, which owns its connections."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http
        self.loop: EventLoop | None = None
        """None until first used."""
        self.keeper: AsyncGenerator[None] | None = None
        self.streams: set[Any] = set()
        """The response bodies being read. Each holds a connection."""


class AsyncHttpClient:
    """The httpx clients behind one asynchronous client and all its copies.

    Connections belong to the event loop and the process that made them. Another loop, or a forked child, gets new ones;
    those of a loop are closed when it ends. None of this is possible with a user-supplied `http_client`.
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
        """The httpx client used last."""
        return self._last.http

    async def for_this_loop(self) -> LoopClient:
        """The client for the running loop. Raises ConfigurationError if it cannot be used there."""
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
        """The user-supplied client, if it can be used here. Several of our clients may use it in turn."""
        if _has_connections(client.http):
            owner, process = _lent_clients.setdefault(client.http, (loop, self._process))
            if process != os.getpid():
                raise ConfigurationError(
                    "this client and your http_client were made before a fork; make new ones in the child process"
                )
            if owner is not loop:
                raise ConfigurationError(
                    "your http_client was first used in another event loop, which owns its connections;"
                    " create both clients in each loop, or leave http_client out"
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
        """Close the connections of all loops. A closed client cannot be used again."""
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
    """Closes the client when its loop ends: a loop that ends closes the asynchronous generators still open."""
    try:
        yield
    finally:
        await http.aclose()


def _transports(http: httpx.AsyncClient) -> list[Any]:
    """The transports of a client, for which httpx has no public API."""
    return [getattr(http, "_transport", None), *getattr(http, "_mounts", {}).values()]


def _has_connections(http: httpx.AsyncClient) -> bool:
    """Whether a client uses sockets. Others, such as those with mock transports, work in any loop."""
    return any(isinstance(transport, httpx.AsyncHTTPTransport) for transport in _transports(http))


def _drop_connections(http: httpx.AsyncClient) -> None:
    """Close the sockets of an asyncio loop that was closed without closing its generators.

    Only its loop can close an asyncio transport. One that is still open warns when it is collected, unless its
    connection is marked as lost.
    """
    for transport in _transports(http):
        for connection in getattr(getattr(transport, "_pool", None), "connections", ()):
            with contextlib.suppress(Exception):
                stream = connection._connection._network_stream._stream
                getattr(stream, "transport_stream", stream)._transport._call_connection_lost(None)
