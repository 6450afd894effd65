"""The uploaders to compare, each run in its own process:

    python -m benchmarks.uploaders NAME BASE_URL FILE '{"workers": 8}'

prints a JSON object with the seconds, CPU seconds and memory of one upload. Imports and connections made before the
upload are not counted.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass
class Figures:
    """Measures its `with` block."""

    seconds: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0
    """Peak MiB above the memory of the process before the block."""

    def __enter__(self) -> Figures:
        self._idle = _resident("VmRSS")
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5")  # resets the peak
        self._cpu = time.process_time()
        self._began = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._began
        self.cpu = time.process_time() - self._cpu
        self.memory = _resident("VmHWM") - self._idle


def _resident(name: str) -> float:
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return int(status.partition(f"{name}:")[2].split()[0]) / 1024


def bare(base: str, path: str, figures: Figures, *, workers: int = 8, **_: object) -> None:
    """The reference: a thread pool, `pread`, and pooled httpx PUTs, without any checks."""
    import httpx

    client = httpx.Client(timeout=300, limits=httpx.Limits(max_connections=workers))
    root = f"{base}/v1.3/assets/multipart-uploads"

    def blocks(descriptor: int, offset: int, end: int) -> Iterator[bytes]:
        while offset < end:
            block = os.pread(descriptor, min(1 << 18, end - offset), offset)
            offset += len(block)
            yield block

    with figures:
        size = os.path.getsize(path)  # noqa: PTH202
        session = client.post(root, json={"filename": "f", "type": "video", "total_size": size}).json()
        chunk, total = session["chunk_size"], session["total_chunks"]
        urls = {one["chunk_index"]: one["url"] for one in session["upload_urls"]}
        for start in range(len(urls) + 1, total + 1, 50):
            more = client.post(f"{root}/u/presigned-urls", json={"start": start, "count": min(50, total - start + 1)})
            urls |= {one["chunk_index"]: one["url"] for one in more.json()["upload_urls"]}
        descriptor = os.open(path, os.O_RDONLY)

        def put(index: int) -> dict[str, Any]:
            offset, end = (index - 1) * chunk, min(size, index * chunk)
            headers = {"Content-Length": str(end - offset)}
            answer = client.put(urls[index], content=blocks(descriptor, offset, end), headers=headers)
            proof = answer.raise_for_status().headers["etag"]
            return {"chunk_index": index, "proof": proof, "proof_type": "etag", "chunk_size": end - offset}

        with ThreadPoolExecutor(workers) as pool:
            done = list(pool.map(put, range(1, total + 1)))
        for start in range(0, total, 50):
            client.post(f"{root}/u", json={"completed_chunks": done[start : start + 50]}).raise_for_status()
        os.close(descriptor)


def ours(base: str, path: str, figures: Figures, **options: Any) -> None:
    """This package, synchronously, with upload options."""
    from twelvelabs_client import TwelveLabs, UploadOptions

    with TwelveLabs("key", base_url=f"{base}/v1.3") as client:
        _ = client.multipart_upload
        with figures:
            client.multipart_upload.upload_file(path, options=UploadOptions(**options))


def ours_async(base: str, path: str, figures: Figures, **options: Any) -> None:
    """This package, asynchronously, with upload options."""
    import anyio
    from twelvelabs_client import AsyncTwelveLabs, UploadOptions

    async def upload() -> None:
        await anyio.lowlevel.checkpoint()  # makes anyio import its backend
        async with AsyncTwelveLabs("key", base_url=f"{base}/v1.3") as client:
            _ = client.multipart_upload
            with figures:
                await client.multipart_upload.upload_file(path, options=UploadOptions(**options))

    asyncio.run(upload())


def vendor(base: str, path: str, figures: Figures, *, workers: int = 5, **_: object) -> None:
    """The vendor's SDK, synchronously."""
    from twelvelabs import TwelveLabs

    client = TwelveLabs(api_key="key", base_url=f"{base}/v1.3")
    _ = client.multipart_upload
    with figures:
        client.multipart_upload.upload_file(path, max_workers=workers)


def vendor_async(base: str, path: str, figures: Figures, *, workers: int = 5, **_: object) -> None:
    """The vendor's SDK, asynchronously."""
    from twelvelabs import AsyncTwelveLabs

    async def upload() -> None:
        client = AsyncTwelveLabs(api_key="key", base_url=f"{base}/v1.3")
        _ = client.multipart_upload
        with figures:
            await client.multipart_upload.upload_file(path, max_workers=workers)

    asyncio.run(upload())


UPLOADERS = {one.__name__: one for one in (bare, ours, ours_async, vendor, vendor_async)}


def main() -> None:
    """Upload once and print the figures."""
    name, base, path, options = sys.argv[1:]
    figures = Figures()
    UPLOADERS[name](base, path, figures, **json.loads(options))
    print(json.dumps(asdict(figures)))


if __name__ == "__main__":
    main()
