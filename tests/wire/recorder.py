"""A server on loopback that records its requests, with a third-party parser for multipart forms."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from python_multipart.multipart import MultipartParser, parse_options_header


@dataclass
class FormPart:
    """One part of a form."""

    name: str = ""
    filename: str | None = None
    content_type: str | None = None
    content: bytes = b""


@dataclass
class Received:
    """One request."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: dict[str, str]
    body: bytes

    @property
    def form(self) -> list[FormPart]:
        """The parts of the form in the body."""
        kind, options = parse_options_header(self.headers["content-type"])
        assert kind == b"multipart/form-data"
        return _parse(self.body, options[b"boundary"])

    @property
    def fields(self) -> dict[str, list[str]]:
        """The texts of the form, by name."""
        found: dict[str, list[str]] = {}
        for part in self.form:
            if part.filename is None:
                assert part.content_type is None
                found.setdefault(part.name, []).append(part.content.decode())
        return found

    @property
    def files(self) -> list[tuple[str, str, bytes]]:
        """The name, the file name and the content of each file of the form, in order."""
        return [(part.name, part.filename, part.content) for part in self.form if part.filename is not None]


def _parse(body: bytes, boundary: bytes) -> list[FormPart]:
    parts: list[FormPart] = []
    header: list[bytes] = [b"", b""]

    def begin() -> None:
        parts.append(FormPart())

    def name(data: bytes, start: int, end: int) -> None:
        header[0] += data[start:end]

    def value(data: bytes, start: int, end: int) -> None:
        header[1] += data[start:end]

    def header_end() -> None:
        text, options = parse_options_header(header[1])
        if header[0].lower() == b"content-disposition":
            assert text == b"form-data"
            parts[-1].name = options[b"name"].decode()
            parts[-1].filename = options[b"filename"].decode() if b"filename" in options else None
        elif header[0].lower() == b"content-type":
            parts[-1].content_type = text.decode()
        header[:] = [b"", b""]

    def content(data: bytes, start: int, end: int) -> None:
        parts[-1].content += data[start:end]

    ended: list[bool] = []
    parser = MultipartParser(
        boundary,
        {
            "on_part_begin": begin,
            "on_header_field": name,
            "on_header_value": value,
            "on_header_end": header_end,
            "on_part_data": content,
            "on_end": lambda: ended.append(True),
        },
    )
    assert parser.write(body) == len(body)
    parser.finalize()
    assert ended == [True]
    return parts


@dataclass
class Recorder:
    """The received requests, and the responses to send."""

    url: str = ""
    requests: list[Received] = field(default_factory=list)
    answers: list[tuple[int, Any]] = field(default_factory=list)
    """The next answers; afterwards `answer`."""
    answer: tuple[int, Any] = (200, {})


@contextmanager
def recorder() -> Iterator[Recorder]:
    """A recorder that listens while the context is active."""
    record = Recorder()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            split = urlsplit(self.path)
            query = parse_qsl(split.query, keep_blank_values=True, strict_parsing=bool(split.query))
            headers = {name.lower(): text for name, text in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", 0)))
            record.requests.append(Received(self.command, split.path, query, headers, body))
            status, answer = record.answers.pop(0) if record.answers else record.answer
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    record.url = f"http://127.0.0.1:{server.server_port}/v1.3"
    try:
        yield record
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
