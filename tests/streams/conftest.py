"""A server that responds with exactly the given bytes, in exactly the given pieces."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from twelvelabs_client import AsyncTwelveLabs, RetryPolicy, TwelveLabs

KEY = "tlk_0123456789SECRET"
TIMEOUT = 30
Piece = bytes | Callable[[], object]
"""Bytes to send at once, or something to do in between, such as waiting."""

QUICK = RetryPolicy(first_delay=0.001, max_delay=0.002)


@dataclass
class Answer:
    """One response: its head, and its body in pieces. Chunked unless a length is given."""

    pieces: Sequence[Piece] = ()
    status: int = 200
    kind: str = "application/x-ndjson"
    headers: dict[str, str] = field(default_factory=dict)
    is_whole: bool = True
    """Whether the end of the body is sent."""
    holds: bool = False
    """Whether nothing more comes, and the connection stays until the client has closed it."""


class Server:
    """Sends its responses in order, one for each request, then repeats the last."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.requests: list[tuple[str, dict[str, str], bytes]] = []
        self.connections = 0
        self.hung_up = threading.Event()
        """Set when a client has closed a connection."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1.3"

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(TIMEOUT)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as reader:
            try:
                while line := reader.readline():
                    headers = {}
                    while header := reader.readline().strip():
                        name, _, value = header.decode().partition(":")
                        headers[name.lower()] = value.strip()
                    body = reader.read(int(headers.get("content-length", 0)))
                    self.requests.append((line.decode().strip(), headers, body))
                    answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                    if not self._answer(connection, answer):
                        return
            except OSError:
                pass
            finally:
                self.hung_up.set()

    def _answer(self, connection: socket.socket, answer: Answer) -> bool:
        head = {"content-type": answer.kind, "transfer-encoding": "chunked", **answer.headers}
        lines = [f"HTTP/1.1 {answer.status} Whatever", *(f"{name}: {value}" for name, value in head.items())]
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        for piece in answer.pieces:
            if isinstance(piece, bytes):
                connection.sendall(b"%x\r\n%b\r\n" % (len(piece), piece))
            else:
                piece()
        if answer.holds:
            connection.settimeout(TIMEOUT)
            return bool(connection.recv(1))
        if answer.is_whole:
            connection.sendall(b"0\r\n\r\n")
        return answer.is_whole


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def client(server: Server) -> Iterator[TwelveLabs]:
    with TwelveLabs(KEY, base_url=server.base_url, max_retries=QUICK) as client:
        yield client


def async_client(server: Server, **options: Any) -> AsyncTwelveLabs:
    return AsyncTwelveLabs(KEY, base_url=server.base_url, max_retries=QUICK, **options)
