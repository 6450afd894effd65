"""A server that receives uploads as fast as it can and discards them, in its own process.

    python -m benchmarks.drain_server PORT

It implements the part of the platform's multipart protocol that an uploader needs. `POST /control` configures the next
upload: `chunk_size`, `delay` (seconds before each response), `slow` (seconds before the response to every tenth part)
and `etags` (the ETag by part size; any other part gets an ETag that is not an MD5). It returns what the server has
seen.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

_LATER = "2099-01-01T00:00:00Z"
_BUFFER = 1 << 20


@dataclass
class State:
    """The configuration of the next upload, and what was seen of it."""

    chunk_size: int = 5 << 20
    delay: float = 0.0
    slow: float = 0.0
    etags: dict[str, str] = field(default_factory=dict)
    total_size: int = 0
    received: int = 0
    connections: int = 0
    reported: set[int] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def parts(self) -> int:
        return -(-self.total_size // self.chunk_size)


class DrainServer:
    """A server with one thread per connection."""

    def __init__(self, port: int) -> None:
        self.state = State()
        self._listener = socket.create_server(("127.0.0.1", port), backlog=256)
        self.base = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def serve(self) -> None:
        """Serve until the process ends."""
        while True:
            connection, _ = self._listener.accept()
            self.state.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        buffer = bytearray()
        scratch = memoryview(bytearray(_BUFFER))
        with connection:
            while (head := _read_head(connection, buffer)) is not None:
                method, path, length = head
                if method == "PUT":
                    status, headers, body = self._part(connection, buffer, scratch, path, length)
                else:
                    body_in = _read_body(connection, buffer, length)
                    status, headers, body = 200, "", self._answer(method, path, body_in)
                if self.state.delay:
                    time.sleep(self.state.delay)
                text = f"HTTP/1.1 {status} OK\r\nContent-Length: {len(body)}\r\nContent-Type: application/json\r\n"
                connection.sendall(f"{text}{headers}\r\n".encode() + body)

    def _part(
        self, connection: socket.socket, buffer: bytearray, scratch: memoryview, path: str, length: int
    ) -> tuple[int, str, bytes]:
        """Read a part and discard it."""
        index = int(path.rpartition("/")[2])
        left = length - len(buffer)
        del buffer[:length]
        while left > 0:
            left -= connection.recv_into(scratch, min(_BUFFER, left)) or left
        with self.state.lock:
            self.state.received += length
        if self.state.slow and index % 10 == 0:
            time.sleep(self.state.slow)
        return 200, f'ETag: "{self.state.etags.get(str(length), f"part-{index}")}"\r\n', b""

    def _answer(self, method: str, path: str, body: bytes) -> bytes:
        content: dict[str, Any] = json.loads(body) if body else {}
        state = self.state
        if path == "/control":
            if content:
                self.state = State(**content)
            return json.dumps({"connections": state.connections, "received": state.received}).encode()
        if path.endswith("/multipart-uploads"):
            state.total_size = content["total_size"]
            return json.dumps(self._session()).encode()
        if path.endswith("/presigned-urls"):
            urls = self._urls(content["start"], content["count"])
            return json.dumps({"upload_id": "u", "upload_urls": urls}).encode()
        if method == "POST":
            state.reported |= {chunk["chunk_index"] for chunk in content["completed_chunks"]}
            done = len(state.reported)
            report = {"asset_id": "a", "processed_chunks": 1, "duplicate_chunks": 0, "total_completed": done}
            return json.dumps({**report, **({"url": self.base} if done == state.parts else {})}).encode()
        return json.dumps(self._status()).encode()

    def _session(self) -> dict[str, Any]:
        return {
            "upload_id": "u",
            "asset_id": "a",
            "upload_urls": self._urls(1, min(10, self.state.parts)),
            "upload_headers": {},
            "chunk_size": self.state.chunk_size,
            "total_chunks": self.state.parts,
            "expires_at": _LATER,
        }

    def _urls(self, start: int, count: int) -> list[dict[str, Any]]:
        last = min(start + count, self.state.parts + 1)
        return [{"chunk_index": i, "url": f"{self.base}/part/{i}", "expires_at": _LATER} for i in range(start, last)]

    def _status(self) -> dict[str, Any]:
        done = len(self.state.reported)
        return {
            "upload_id": "u",
            "status": "completed" if done == self.state.parts else "active",
            "uploaded_chunks": [],
            "chunks_completed": done,
            "page_info": {"limit_per_page": 1, "page": 1, "total_page": 1, "total_results": done},
        }


def _read_head(connection: socket.socket, buffer: bytearray) -> tuple[str, str, int] | None:
    while (end := buffer.find(b"\r\n\r\n")) < 0:
        chunk = connection.recv(1 << 16)
        if not chunk:
            return None
        buffer += chunk
    head = buffer[:end].decode("latin-1")
    del buffer[: end + 4]
    method, path, _ = head.split(" ", 2)
    length = re.search(r"\r\ncontent-length: *(\d+)", head, re.IGNORECASE)
    return method, path.partition("?")[0], int(length[1]) if length else 0


def _read_body(connection: socket.socket, buffer: bytearray, length: int) -> bytes:
    while len(buffer) < length:
        buffer += connection.recv(1 << 16)
    body = bytes(buffer[:length])
    del buffer[:length]
    return body


if __name__ == "__main__":
    server = DrainServer(int(sys.argv[1]))
    print(server.base, flush=True)
    server.serve()
