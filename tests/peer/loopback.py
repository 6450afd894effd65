"""A server on a loopback socket that responds as a test says, and records its requests."""

from __future__ import annotations

import json
import socket
import struct
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit

RESET = "reset"


@dataclass(frozen=True)
class Heard:
    """A request."""

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes

    @property
    def path(self) -> str:
        """The path as it was sent, without the query."""
        return self.target.partition("?")[0]

    @property
    def query(self) -> dict[str, str]:
        """The parameters of the query."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))

    @property
    def json(self) -> Any:
        """The body, if it is JSON."""
        return json.loads(self.content)


@dataclass(frozen=True)
class Says:
    """A response. A body of pieces is sent chunk by chunk, as fast as they are given; other bodies are JSON or
    bytes."""

    status: int = 200
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The body as bytes."""
        return (
            self.body if isinstance(self.body, bytes) else b"" if self.body is None else json.dumps(self.body).encode()
        )


Answer: TypeAlias = Says | str
"""The response, or RESET to reset the connection."""
Answers: TypeAlias = Callable[[Heard], Answer] | Sequence[Answer]
"""A function of the request, or a script whose last response is repeated."""


class Loopback:
    """The server. `heard` has the requests so far."""

    def __init__(self, answers: Answers) -> None:
        self.heard: list[Heard] = []
        self.connections = 0
        self._answers = answers
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="loopback")
        self._thread.start()
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.base_url = f"{self.origin}/v1.3"

    def answer(self, heard: Heard) -> Answer:
        """The response to a request."""
        self.heard.append(heard)
        if callable(self._answers):
            return self._answers(heard)
        return self._answers[min(len(self.heard), len(self._answers)) - 1]

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, loopback: Loopback) -> None:
        self.loopback = loopback
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone may do so; anything else fails the test as a warning."""
        if not isinstance(sys.exception(), OSError):
            raise


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def setup(self) -> None:
        super().setup()
        self.server.loopback.connections += 1

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def _serve(self) -> None:
        content = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.headers.get("transfer-encoding") == "chunked":
            content = b"".join(self._chunks())
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.server.loopback.answer(Heard(self.command, self.path, headers, content))
        if isinstance(answer, str):
            self._reset()
        elif isinstance(answer.body, Iterator):
            self._stream(answer)
        else:
            self._say(answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 - the names that the library looks for

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline(), 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def _say(self, answer: Says) -> None:
        content = answer.content
        self.send_response(answer.status)
        for name, value in {"Content-Type": "application/json", **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, answer: Says) -> None:
        self.send_response(answer.status)
        for name, value in {"Transfer-Encoding": "chunked", **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            pieces: Any = answer.body
            for piece in pieces:
                self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")
        except OSError:  # the client has gone, as it may
            self.close_connection = True

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
