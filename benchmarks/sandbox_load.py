"""A load test of the sandbox: many clients that upload and poll concurrently.

    python -m benchmarks.sandbox_load                 200 clients for 60 seconds
    python -m benchmarks.sandbox_load --seconds 5     a short run

Each client repeatedly uploads a small clip, alternating between direct and multipart uploads, polls it until it is
ready, and compares the file that is served. At the end, every asset that was reported ready must still be there. The
sandbox runs in its own process, whose memory is sampled throughout.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import itertools
import os
import ssl
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import av
import httpx
from twelvelabs_lowlevel.server import API_KEY_HEADER

_POLL = 0.25
_TIMEOUT = 60.0


@dataclass
class Record:
    """The results of a run."""

    latencies: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    ready: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    """Duration of the run, until every client had finished."""
    memory: list[tuple[float, float]] = field(default_factory=list)


def make_clip(folder: Path) -> bytes:
    """One second of video."""
    path = folder / "clip.mp4"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("libx264", rate=5, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for number in range(5):
            frame = av.VideoFrame(320, 180, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes([40 * number]) * plane.buffer_size)
            frame.pts = number
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path.read_bytes()


class Client:
    """One simulated user."""

    def __init__(self, client: httpx.AsyncClient, store: httpx.AsyncClient, clip: bytes, record: Record) -> None:
        self._client = client
        self._store = store
        self._clip = clip
        self._record = record

    async def run(self, until: float) -> None:
        """Upload and poll until the given time; an upload in progress is finished."""
        for number in itertools.count():
            if time.monotonic() >= until:
                return
            try:
                asset = await (self._upload_parts() if number % 2 else self._upload())
                await self._wait(asset)
            except Exception as error:  # counted, whatever the error
                self._record.errors[f"{type(error).__name__}: {error}"[:200]] += 1

    async def _call(self, method: str, url: str, **options: object) -> httpx.Response:
        began = time.monotonic()
        client = self._store if "://" in url else self._client
        answer = await client.request(method, url, **options)  # type: ignore[arg-type]
        self._record.latencies.append(time.monotonic() - began)
        answer.raise_for_status()
        return answer

    async def _upload(self) -> str:
        form = {"method": "direct", "enable_hls": "false", "enable_thumbnail": "false"}
        answer = await self._call("POST", "/assets", data=form, files={"file": ("clip.mp4", self._clip)})
        return str(answer.json()["_id"])

    async def _upload_parts(self) -> str:
        body = {"filename": "clip.mp4", "type": "video", "total_size": len(self._clip)}
        session = (await self._call("POST", "/assets/multipart-uploads", json=body)).json()
        size, reports = session["chunk_size"], []
        for entry in session["upload_urls"]:
            number = entry["chunk_index"]
            part = self._clip[(number - 1) * size : number * size]
            etag = (await self._call("PUT", entry["url"], content=part)).headers["etag"].strip('"')
            reports.append({"chunk_index": number, "proof": etag, "proof_type": "etag", "chunk_size": len(part)})
        address = f"/assets/multipart-uploads/{session['upload_id']}"
        done = (await self._call("POST", address, json={"completed_chunks": reports})).json()
        served = await self._call("GET", done["url"])
        if hashlib.sha256(served.content).digest() != hashlib.sha256(self._clip).digest():
            raise ValueError("the served file differs from the uploaded one")
        return str(session["asset_id"])

    async def _wait(self, asset: str) -> None:
        deadline = time.monotonic() + _TIMEOUT
        while time.monotonic() < deadline:
            seen = (await self._call("GET", f"/assets/{asset}")).json()
            if seen["status"] == "ready":
                self._record.ready[asset] = seen["size"]
                return
            if seen["status"] == "failed":
                raise ValueError(f"an asset failed: {seen['error']}")
            await asyncio.sleep(_POLL)
        raise TimeoutError(f"an asset was not ready within {_TIMEOUT:.0f} s")


async def watch(process: int, record: Record) -> None:
    """Sample the memory of a process every second."""
    began = time.monotonic()
    while True:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])  # noqa: ASYNC240 - /proc does not block
        record.memory.append((time.monotonic() - began, pages * os.sysconf("SC_PAGESIZE") / 2**20))
        await asyncio.sleep(1)


async def lost(client: httpx.AsyncClient, record: Record) -> int:
    """Number of assets that had been ready and are now missing or changed."""
    seen: dict[str, int] = {}
    for page in itertools.count(1):
        answer = (await client.get("/assets", params={"page": page, "page_limit": 50})).json()
        seen |= {asset["_id"]: asset["size"] for asset in answer["data"] if asset["status"] == "ready"}
        if page >= answer["page_info"]["total_page"]:
            return sum(seen.get(asset) != size for asset, size in record.ready.items())
    raise AssertionError


async def load(base_url: str, key: str, process: int, clients: int, seconds: float, clip: bytes) -> tuple[Record, int]:
    """Run the load against a sandbox; returns the results and the number of lost assets."""
    record, began = Record(), time.monotonic()
    until = began + seconds
    # No certificates to load. Each client has its own connections: a shared pool would be slower than the sandbox.
    options = {"verify": ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), "timeout": 60.0, "trust_env": False}
    own = {"base_url": base_url, "headers": {API_KEY_HEADER: key}, **options}

    async def run_one() -> None:
        async with httpx.AsyncClient(**own) as client, httpx.AsyncClient(**options) as store:  # type: ignore[arg-type]
            await Client(client, store, clip, record).run(until)

    watcher = asyncio.create_task(watch(process, record))
    await asyncio.gather(*(run_one() for _ in range(clients)))
    watcher.cancel()
    record.seconds = time.monotonic() - began
    async with httpx.AsyncClient(**own) as client:  # type: ignore[arg-type]
        return record, await lost(client, record)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the results; the exit code is 1 if assets were lost or calls failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        clip = make_clip(Path(folder))
        command = [sys.executable, "-m", "twelvelabs_sandbox", "--data", f"{folder}/data", "--speed", "10"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                base_url, key = (process.stdout.readline().split()[-1] for _ in range(2))
                record, missing = asyncio.run(load(base_url, key, process.pid, options.clients, options.seconds, clip))
            finally:
                process.terminate()
    return report(options.clients, options.seconds, record, missing)


def report(clients: int, seconds: float, record: Record, missing: int) -> int:
    """Print the figures; returns the exit code."""
    latencies = sorted(seconds * 1000 for seconds in record.latencies)
    memory = [size for _, size in record.memory]
    slow = latencies[-(len(latencies) // 100) - 1]
    print(f"\n{clients} clients for {seconds:.0f} s, plus {record.seconds - seconds:.1f} s to finish")
    print(f"  requests        {len(latencies)} ({len(latencies) / record.seconds:.0f}/s)")
    print(f"  assets ready    {len(record.ready)}")
    print(f"  lost            {missing}")
    print(f"  errors          {record.errors.total()}")
    print(f"  latency         median {statistics.median(latencies):.0f} ms, 99% {slow:.0f} ms")
    print(f"  memory (MiB)    {', '.join(f'{size:.0f}' for size in memory[::5])}, every 5 s")
    for error, count in record.errors.most_common(5):
        print(f"    {count} x {error}")
    return 1 if missing or record.errors else 0


if __name__ == "__main__":
    sys.exit(main())
