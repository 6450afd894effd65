"""What an upload costs: memory for a few blocks, as many connections as workers, and no time of the event loop."""

from __future__ import annotations

import asyncio
import http.server
import io
import json
import os
import re
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, UploadOptions
from twelvelabs_client._uploads.context import UploadContext
from twelvelabs_client._uploads.upload import AssetFields, upload

from .conftest import run_async, until

MIB = 1 << 20
KEY = "tlk_0123456789"


class Draining(http.server.ThreadingHTTPServer):
    """A platform that accepts parts of any size and discards them."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, chunk_size: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.chunk_size = chunk_size
        self.total_size = 0
        self.received = 0
        self.reported: set[int] = set()
        self.ports: set[int] = set()
        self.under_way = 0
        self.most_under_way = 0
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1.3"

    @property
    def parts(self) -> int:
        return -(-self.total_size // self.chunk_size)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Draining
    timeout = 30

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is logged."""

    def do_PUT(self) -> None:
        server = self.server
        with server.lock:
            server.ports.add(self.client_address[1])
            server.under_way += 1
            server.most_under_way = max(server.most_under_way, server.under_way)
        left = int(self.headers["content-length"])
        while left:
            block = self.rfile.read1(min(left, MIB))
            if not block:
                self.close_connection = True
                return
            left -= len(block)
        with server.lock:
            server.received += int(self.headers["content-length"])
            server.under_way -= 1
        self.send_response(200)
        self.send_header("etag", f'"part-{self.path.rpartition("/")[2]}"')
        self.send_header("content-length", "0")
        self.end_headers()

    def do_POST(self) -> None:
        server = self.server
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.path.endswith("/presigned-urls"):
            start, count = body["start"], body["count"]
            numbers = {"start_index": start, "count": count}
            self._answer({"upload_id": "u", "upload_urls": self._urls(start, count), **numbers})
        elif "completed_chunks" in body:
            with server.lock:
                server.reported |= {chunk["chunk_index"] for chunk in body["completed_chunks"]}
            counts = {"processed_chunks": len(body["completed_chunks"]), "duplicate_chunks": 0}
            self._answer({"asset_id": "a", "total_completed": len(server.reported), **counts})
        else:
            server.total_size = body["total_size"]
            sizes = {"chunk_size": server.chunk_size, "total_chunks": server.parts}
            self._answer({"upload_id": "u", "asset_id": "a", "upload_urls": self._urls(1, 10), **sizes})

    def do_GET(self) -> None:
        info = {"page": 1, "total_page": 1, "total_results": self.server.parts, "limit_per_page": 1}
        known = {"chunks_completed": len(self.server.reported), "uploaded_chunks": [], "page_info": info}
        self._answer({"upload_id": "u", "status": "completed", **known})

    def _urls(self, start: int, count: int) -> list[dict[str, Any]]:
        numbers = range(start, min(start + count, self.server.parts + 1))
        base = self.server.url.removesuffix("/v1.3")
        return [{"chunk_index": n, "url": f"{base}/part/{n}", "expires_at": "2100-01-01T00:00:00Z"} for n in numbers]

    def _answer(self, value: object) -> None:
        content = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def draining() -> Iterator[Draining]:
    """A platform that discards parts of 5 MiB."""
    with Draining(5 * MIB) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def _sparse(path: Path, size: int) -> Path:
    """A sparse file of that size."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


# --- memory

MEASURED = """
import asyncio, resource, sys
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, UploadOptions
kind, url, small, large, workers = sys.argv[1:]

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

def synchronous():
    with TwelveLabs("tlk_0123456789", base_url=url) as client:
        client.multipart_upload.upload_file(small, options=UploadOptions(resume=False), max_workers=int(workers))
        before = most()
        client.multipart_upload.upload_file(large, options=UploadOptions(resume=False), max_workers=int(workers))
        return most() - before

async def asynchronous():
    async with AsyncTwelveLabs("tlk_0123456789", base_url=url) as client:
        await client.multipart_upload.upload_file(small, options=UploadOptions(resume=False), max_workers=int(workers))
        before = most()
        await client.multipart_upload.upload_file(large, options=UploadOptions(resume=False), max_workers=int(workers))
        return most() - before

print(synchronous() if kind == "sync" else asyncio.run(asynchronous()))
"""


def _growth(kind: str, draining: Draining, folder: Path, size: int) -> int:
    """How much more memory a process uses at its peak for a file of that size than for one of a few parts."""
    small, large = _sparse(folder / "small.mp4", MIB), _sparse(folder / "large.mp4", size)
    command = [sys.executable, "-c", MEASURED, kind, draining.url, str(small), str(large), "8"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=300, env=dict(os.environ))
    assert ended.returncode == 0, ended.stderr
    assert draining.received == MIB + size
    return int(ended.stdout)


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_large_file_takes_little_memory(kind: str, draining: Draining, tmp_path: Path) -> None:
    assert _growth(kind, draining, tmp_path, 256 * MIB) < 48 * MIB


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_very_large_file_takes_as_little_memory(kind: str, draining: Draining, tmp_path: Path) -> None:
    assert _growth(kind, draining, tmp_path, 4096 * MIB) < 48 * MIB


def test_a_stream_takes_memory_for_parts_in_flight_only(draining: Draining, tmp_path: Path) -> None:
    """A part of a stream is kept in memory up to 4 MiB, above that in an unnamed file."""

    class Zeros(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def __init__(self) -> None:
            self.left = 100 * MIB

        def read(self, size: int = -1) -> bytes:
            block = bytes(min(size, self.left))
            self.left -= len(block)
            return block

    with TwelveLabs(KEY, base_url=draining.url) as client:
        tracemalloc.start()
        try:
            options = UploadOptions(method="multipart", concurrency=2, resume=False)
            context = UploadContext(config=client._driver.config, options=options)
            fields = AssetFields(filename="zeros.mp4")
            flow = upload(Zeros(), fields, context, size=100 * MIB)  # type: ignore[arg-type]
            client._driver.run(flow)
            _, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert draining.received == 100 * MIB
    assert most < 32 * MIB


# --- connections


def _own_sockets(port: int) -> int:
    """How many connections to a local port this process has."""
    wanted = f":{port:04X}"
    lines = Path("/proc/net/tcp").read_text().splitlines()[1:]
    states = [re.split(r"\s+", line.strip())[1:4] for line in lines]
    # 01 is an open connection, 08 one that the other side has closed and this side has not.
    return sum(remote.endswith(wanted) and state in ("01", "08") for _, remote, state in states)


@pytest.mark.parametrize("workers", [1, 4])
@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_there_are_as_many_connections_as_workers_and_they_are_kept(
    draining: Draining, tmp_path: Path, workers: int, is_sync: bool
) -> None:
    draining.chunk_size = 100_000
    path = _sparse(tmp_path / "file.mp4", 4_000_000)
    port = draining.server_address[1]
    once = UploadOptions(concurrency=workers, resume=False)

    async def asynchronous() -> None:
        async with AsyncTwelveLabs(KEY, base_url=draining.url) as client:
            for _ in range(2):
                await client.multipart_upload.upload_file(path, options=once)
            assert 1 <= _own_sockets(port) <= workers + 2

    def synchronous() -> None:
        with TwelveLabs(KEY, base_url=draining.url) as client:
            for _ in range(2):
                client.multipart_upload.upload_file(path, options=once)
            assert 1 <= _own_sockets(port) <= workers + 1

    synchronous() if is_sync else asyncio.run(asynchronous())
    assert draining.received == 8_000_000
    assert draining.most_under_way <= workers
    assert len(draining.ports) <= workers + 1
    until(lambda: _own_sockets(port) == 0)


# --- the event loop


class WaitingFile(io.BytesIO):
    """A file whose reads wait until the event loop has run."""

    name = "slow.mp4"

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.is_reading, self.loop_runs = threading.Event(), threading.Event()
        self.waited: list[bool] = []

    def read(self, size: int | None = -1, /) -> bytes:
        self.loop_runs.clear()
        self.is_reading.set()
        self.waited.append(self.loop_runs.wait(30))
        return super().read(size)


@pytest.mark.takes_turns("backend")
@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_the_event_loop_is_not_blocked_while_a_file_is_read_slowly(sandbox: Any, backend: str, method: str) -> None:
    file = WaitingFile(bytes(2500))

    async def tick() -> None:
        while True:
            if file.is_reading.is_set():
                file.is_reading.clear()
                file.loop_runs.set()
            await anyio.sleep(0.001)

    async def main() -> None:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(tick)
                await client.assets.upload(file, method=method)
                tasks.cancel_scope.cancel()

    run_async(main, backend)
    assert file.waited
    assert all(file.waited)
