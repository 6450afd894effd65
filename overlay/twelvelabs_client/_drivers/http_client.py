"""The connections of a client: which process they belong to, and how to wake threads that wait for them."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from ..errors import ConfigurationError


class HttpClient:
    """The HTTP client behind one client and all its copies.

    After a fork parent and child would talk over the same sockets and get each other's answers, so a child makes a new
    HTTP client. One that the user has lent cannot be made again: the user must.
    """

    def __init__(self, http: httpx.Client, make: Callable[[], httpx.Client] | None = None) -> None:
        self._http = http
        self._make = make
        self._process = os.getpid()
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()

    @property
    def current(self) -> httpx.Client:
        """The httpx client of this process. Raises ConfigurationError for one that was lent before a fork."""
        if self._process != os.getpid():
            if self._make is None:
                raise ConfigurationError(
                    "this client was made before a fork, with an http_client of your own: make both anew in the child"
                )
            self._lock = threading.Lock()  # the old one may be held by a thread that is not here
            self._sockets = set()
            self._http = self._make()
            self._process = os.getpid()
        return self._http

    def track_connection(self, event: str, info: Mapping[str, Any]) -> bool:
        """Remember the socket if this event of httpcore's says that one was connected, and tell whether it does."""
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return False
        self._remember(info["return_value"].get_extra_info("socket"))
        return True

    def track(self, answer: httpx.Response) -> None:
        """Remember the socket that an answer came through.

        It costs a tenth of what telling of every event does. Nobody has to wake a single call, but its connection is
        kept and may serve one of many threads next.
        """
        stream = answer.extensions.get("network_stream")
        if stream is not None and (found := stream.get_extra_info("socket")) not in self._sockets:
            self._remember(found)

    def _remember(self, found: object) -> None:
        if isinstance(found, socket.socket):
            with self._lock:
                self._sockets = {one for one in self._sockets if one.fileno() != -1} | {found}

    def close(self) -> None:
        """Close the HTTP client."""
        self.current.close()

    def interrupt(self) -> None:
        """Wake all threads that wait for one of the sockets.

        A thread cannot be cancelled in any other way. It happens on Ctrl-C during an upload, or when an upload has
        failed and others of its parts do not end by themselves; other calls of the same client then meet a broken
        connection.
        """
        with self._lock:
            for one in self._sockets:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
