"""A server that rejects an upload before it has read it: its response is the error, in both clients."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import ApiError, AsyncTwelveLabs, TwelveLabs

from ..clients import run_async

STATUSES = [401, 403, 413, 429]


class Rejecting:
    """Reads the head of each request and a little of its body, responds with a status, and hangs up."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1.3"
        self.status = 413
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(4096)
                body = json.dumps({"code": "refused", "message": "No."}).encode()
                head = f"HTTP/1.1 {self.status} No\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
                connection.sendall(head.encode() + body)
                connection.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        # A listener that is shut down ends the accept that waits for it.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(60)


@pytest.fixture
def server() -> Iterator[Rejecting]:
    server = Rejecting()
    yield server
    server.close()


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("way", ["upload", "create"])
def test_the_refusal_is_the_error(server: Rejecting, kind: str, status: int, way: str, tmp_path: Path) -> None:
    server.status = status
    file = tmp_path / "clip.mp4"
    with file.open("wb") as sparse:
        sparse.truncate(30_000_000)

    def act(client: Any) -> Any:
        if way == "upload":
            return client.assets.upload(file)
        return client.assets.create(method="direct", file=file)

    async def main() -> None:
        async with AsyncTwelveLabs("key-of-a-test", base_url=server.base_url, max_retries=0) as client:
            await act(client)

    def run() -> None:
        if kind == "sync":
            with TwelveLabs("key-of-a-test", base_url=server.base_url, max_retries=0) as client:
                act(client)
        else:
            run_async(main, kind)

    with pytest.raises(ApiError, match=r"No\.") as caught:
        run()
    assert (caught.value.status_code, caught.value.code) == (status, "refused")
