"""Reading a list of 10,000 assets, 50 to a page, from a server that takes 100 ms per page.

python -m benchmarks.listing
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

from .turns import Figures, medians, serve

ITEMS, PAGE, DELAY = 10_000, 50, 0.1


def iterating(base: str) -> Callable[[], int]:
    """This package, page by page."""
    from twelvelabs_client import TwelveLabs

    client = TwelveLabs("key", base_url=base)
    return lambda: len(list(client.assets.list(page_limit=PAGE)))


def to_list(base: str) -> Callable[[], int]:
    """This package, with concurrent pages."""
    from twelvelabs_client import TwelveLabs

    client = TwelveLabs("key", base_url=base)
    return lambda: len(client.assets.list(page_limit=PAGE).to_list())


def to_list_async(base: str) -> Callable[[], int]:
    """This package, asynchronously, with concurrent pages."""
    from twelvelabs_client import AsyncTwelveLabs

    runner, client = asyncio.Runner(), AsyncTwelveLabs("key", base_url=base)

    async def collect() -> int:
        return len(await client.assets.list(page_limit=PAGE).to_list())

    return lambda: runner.run(collect())


def vendor(base: str) -> Callable[[], int]:
    """The vendor's SDK."""
    from twelvelabs import TwelveLabs

    client = TwelveLabs(api_key="key", base_url=base)
    return lambda: len(list(client.assets.list(page_limit=PAGE)))


CONTENDERS = {one.__name__: one for one in (iterating, vendor, to_list, to_list_async)}


def page_body(number: int) -> bytes:
    """A page of the list."""
    assets = [
        {
            "_id": f"{index:024x}",
            "method": "direct",
            "status": "ready",
            "filename": f"clip-{index}.mp4",
            "file_type": "video/mp4",
            "created_at": "2026-10-30T09:15:02Z",
        }
        for index in range((number - 1) * PAGE, min(number * PAGE, ITEMS))
    ]
    info = {"page": number, "total_page": -(-ITEMS // PAGE), "total_results": ITEMS, "limit_per_page": PAGE}
    return json.dumps({"data": assets, "page_info": info}).encode()


@asynccontextmanager
async def list_server() -> AsyncIterator[str]:
    """Serve the list on this event loop; yields the base URL."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            query = parse_qs(urlsplit(head.split(b" ")[1].decode()).query)
            assert query["page_limit"] == [str(PAGE)]
            await asyncio.sleep(DELAY)
            body = page_body(int(query.get("page", ["1"])[0]))
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
            writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1.3"


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionResetError):
        return b""


async def measure(rounds: int) -> dict[str, Figures]:
    """The median figures of each contender, which reads the list once per turn."""
    async with list_server() as base:
        commands = {name: ("benchmarks.listing", "--contender", name, base) for name in CONTENDERS}
        return await asyncio.to_thread(medians, commands, times=1, rounds=rounds)


def main(rounds: int = 3) -> None:
    """Print the time that each contender takes, and the ratios."""
    found = asyncio.run(measure(rounds))
    print(f"\n{ITEMS:,} items, {PAGE} to a page, {DELAY * 1000:.0f} ms a page")
    for name, one in found.items():
        ratios = "".join(f"  {found[other].wall / one.wall:5.2f} x {other}" for other in ("iterating", "vendor"))
        print(f"  {name:<14} {one.wall:6.2f} s  CPU {one.cpu:5.2f} s{ratios}")


def contend(read: Callable[[], int]) -> None:
    """Run as a contender until the end of standard input."""

    def job(times: int) -> None:
        for _ in range(times):
            assert read() == ITEMS

    serve(job)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--contender", name, base]:
            contend(CONTENDERS[name](base))
        case _:
            main()
