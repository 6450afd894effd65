"""The HTTP client of a process, and how to wake threads blocked on its sockets."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import httpx

from .._http.config import LIMITS, ClientConfig
from .._http.environment import from_environment
from ..errors import ConfigurationError
from .abandoned import close_abandoned

_lent_clients: WeakKeyDictionary[httpx.Client, int] = WeakKeyDictionary()
"""The process in which each user-supplied client was first used."""


class HttpClient:
    """The httpx client behind one client and all its copies.

    After a fork, parent and child would use the same sockets and read each other's responses, so the child makes a new
    httpx client. It cannot replace a user-supplied `http_client`.
    """

    def __init__(self, http: httpx.Client, make: Callable[[], httpx.Client] | None = None) -> None:
        self._http = http
        self._make = make
        self._process = os.getpid() if make is not None else _lent_clients.setdefault(http, os.getpid())
        self._sockets: set[socket.socket] = set()
        """Replaced, never modified, so that it can be read without the lock."""
        self._lock = threading.Lock()
        self.streams: set[Any] = set()
        """The response bodies being read. Each holds a connection."""

    @classmethod
    def owned(cls, config: ClientConfig) -> HttpClient:
        """The HTTP client of a client to which the user gave none. Uses proxies and certificates of the environment."""

        def make() -> httpx.Client:
            return from_environment(httpx.Client, limits=LIMITS, timeout=config.to_httpx())

        return cls(make(), make)

    @property
    def current(self) -> httpx.Client:
        """The httpx client of this process. Raises ConfigurationError after a fork if it is user-supplied."""
        if self._process != os.getpid():
            if self._make is None:
                raise ConfigurationError(
                    "this client and your http_client were made before a fork; make new ones in the child process"
                )
            self._lock = threading.Lock()  # a thread of the parent may hold the old one
            self._sockets, self.streams = set(), set()
            self._http = self._make()
            self._process = os.getpid()
        return self._http

    def track_connection(self, event: str, info: Mapping[str, Any]) -> bool:
        """Track the socket if this trace event of httpcore reports a new connection. Returns whether it does."""
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return False
        self._add_socket(info["return_value"].get_extra_info("socket"))
        return True

    def track(self, answer: httpx.Response) -> None:
        """Track the socket of a response.

        This costs a tenth of a trace. A single call need not be interrupted, but its connection is kept alive, and
        may later be used by a thread that must be.
        """
        stream = answer.extensions.get("network_stream")
        if stream is not None and (found := stream.get_extra_info("socket")) not in self._sockets:
            self._add_socket(found)

    def _add_socket(self, found: object) -> None:
        if isinstance(found, socket.socket):
            with self._lock:
                self._sockets = {one for one in self._sockets if one.fileno() != -1} | {found}

    def close(self) -> None:
        """Close the HTTP client."""
        self.current.close()
        close_abandoned()

    def interrupt(self) -> None:
        """Shut down all sockets, which wakes the threads blocked on them.

        There is no other way to cancel a thread. It happens on Ctrl-C during an upload, and when flows in flight do not
        end by themselves after another has failed. Other calls of the same client then fail with a broken connection.
        Takes no lock: finalizers may call it.
        """
        for one in self._sockets:
            shut_down(one)


def shut_down(found: object) -> None:
    """Shut down a socket in both directions, and wake the threads blocked on it. Takes no lock."""
    if isinstance(found, socket.socket):
        with contextlib.suppress(OSError):
            found.shutdown(socket.SHUT_RDWR)
