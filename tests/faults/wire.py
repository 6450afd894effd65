"""A server on a loopback socket that writes what it is given, byte for byte, and resets, closes or stalls.

One server is enough for many tests at a time: the first segment of a path says which script answers.
"""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias

_PAUSE = 0.002
_MAX_STALL = 60.0


class Act(Enum):
    """What a server may do beside writing bytes."""

    RESET = "reset the connection"
    CLOSE = "close the connection in good order"
    STALL = "write nothing until the client has gone"
    PAUSE = "wait a moment"


Acts: TypeAlias = Iterable[bytes | Act]


@dataclass(frozen=True)
class Heard:
    """A request. `path` is without the first segment and the query."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    content: bytes


STALLED: set[object] = set()
"""The addresses of clients from which a server holds a response back."""


class Wire:
    """The server. `scripts` has what answers, by the first segment of the path."""

    def __init__(self) -> None:
        self.scripts: dict[str, Callable[[Heard], Acts]] = {}
        self.unexpected: list[str] = []
        """Requests that no script can answer."""
        self._open: set[socket.socket] = set()
        self._changed = threading.Condition()
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.origin = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = threading.Thread(target=self._accept, name="wire")
        self._thread.start()

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listening.close()
        self.all_closed(0.0)
        with self._changed:
            for connection in self._open:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.all_closed(_MAX_STALL)

    def all_closed(self, timeout: float) -> bool:
        """Whether all clients close their connections within a time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, timeout)

    def _accept(self) -> None:
        while True:
            try:
                connection, address = self._listening.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._changed:
                self._open.add(connection)
            threading.Thread(
                target=self._serve, args=(connection, address), name="wire connection", daemon=True
            ).start()

    def _serve(self, connection: socket.socket, address: object) -> None:
        try:
            with connection, connection.makefile("rb") as incoming, contextlib.suppress(OSError):
                while (heard := _read(incoming)) is not None and self._write(connection, address, self._answer(heard)):
                    pass
        finally:
            STALLED.discard(address)
            with self._changed:
                self._open.discard(connection)
                self._changed.notify_all()

    def _answer(self, heard: Heard) -> Acts:
        name, _, rest = heard.path.removeprefix("/").partition("/")
        try:
            return self.scripts[name](Heard(heard.method, f"/{rest}", heard.query, heard.headers, heard.content))
        except Exception as error:
            self.unexpected.append(f"{heard.method} {heard.path}: {error!r}")
            return [Act.CLOSE]

    def _write(self, connection: socket.socket, address: object, acts: Acts) -> bool:
        """Whether the connection is still of use."""
        for act in acts:
            match act:
                case bytes():
                    connection.sendall(act)
                case Act.PAUSE:
                    time.sleep(_PAUSE)
                case Act.STALL:
                    STALLED.add(address)
                    select.select([connection], [], [], _MAX_STALL)
                    return False
                case Act.CLOSE:
                    connection.shutdown(socket.SHUT_WR)
                    return False
                case Act.RESET:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    return False
        return True


def _read(incoming: Any) -> Heard | None:
    """The next request, or None if the client has gone."""
    method, _, target = incoming.readline().decode("latin-1").rpartition(" ")[0].partition(" ")
    if not method:
        return None
    headers: dict[str, str] = {}
    while line := incoming.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    if headers.get("transfer-encoding") == "chunked":
        content = b"".join(_chunks(incoming))
    else:
        content = incoming.read(int(headers.get("content-length", 0)))
    path, _, query = target.partition("?")
    return Heard(method, path, query, headers, content)


def _chunks(incoming: Any) -> Iterable[bytes]:
    while size := int(incoming.readline() or b"0", 16):
        yield incoming.read(size)
        incoming.readline()
    incoming.readline()
