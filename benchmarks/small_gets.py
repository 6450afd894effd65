"""Small GETs over loopback, one at a time and eight at once, against bare httpx and the vendor's SDK.

    python -m benchmarks.small_gets

"Bare" is an `httpx.Client` (or `AsyncClient`) that decodes the response with `json()`; the others return a model.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from twelvelabs_lowlevel.server import API_KEY_HEADER

from .turns import medians, module, serve

AT_ONCE = (1, 8)
NAME = "harbor"
"""The name of the index that all contenders retrieve."""


def bare(base: str) -> Callable[[], str]:
    """httpx alone."""
    import httpx

    http = httpx.Client(headers={API_KEY_HEADER: "key"}, timeout=60)
    return lambda: str(http.get(f"{base}/indexes/i").json()["index_name"])


def ours(base: str) -> Callable[[], str | None]:
    """This package."""
    from twelvelabs_client import TwelveLabs

    client = TwelveLabs("key", base_url=base)
    return lambda: client.indexes.retrieve("i").index_name


def vendor(base: str) -> Callable[[], str | None]:
    """The vendor's SDK."""
    from twelvelabs import TwelveLabs

    client = TwelveLabs(api_key="key", base_url=base)
    return lambda: client.indexes.retrieve("i").index_name


def bare_async(base: str) -> Callable[[], Coroutine[Any, Any, str | None]]:
    """httpx alone, asynchronously."""
    import httpx

    http = httpx.AsyncClient(headers={API_KEY_HEADER: "key"}, timeout=60)

    async def get() -> str:
        return str((await http.get(f"{base}/indexes/i")).json()["index_name"])

    return get


def ours_async(base: str) -> Callable[[], Coroutine[Any, Any, str | None]]:
    """This package, asynchronously."""
    from twelvelabs_client import AsyncTwelveLabs

    client = AsyncTwelveLabs("key", base_url=base)

    async def get() -> str | None:
        return (await client.indexes.retrieve("i")).index_name

    return get


def vendor_async(base: str) -> Callable[[], Coroutine[Any, Any, str | None]]:
    """The vendor's SDK, asynchronously."""
    from twelvelabs import AsyncTwelveLabs

    client = AsyncTwelveLabs(api_key="key", base_url=base)

    async def get() -> str | None:
        return (await client.indexes.retrieve("i")).index_name

    return get


SYNC = {one.__name__: one for one in (bare, ours, vendor)}
ASYNC = {one.__name__: one for one in (bare_async, ours_async, vendor_async)}


def contend(get: Callable[[], str | None], at_once: int) -> None:
    """Run as a synchronous contender until the end of standard input."""
    assert get() == NAME
    if at_once == 1:
        serve(lambda times: [get() for _ in range(times)])
        return
    with ThreadPoolExecutor(at_once) as pool:
        serve(lambda times: list(pool.map(lambda _: get(), range(times))))


def contend_async(make: Callable[[], Callable[[], Coroutine[Any, Any, str | None]]], at_once: int) -> None:
    """Run as an asynchronous contender until the end of standard input."""
    with asyncio.Runner() as runner:

        async def get_many(times: int) -> None:
            each = iter(range(times))

            async def worker() -> None:
                for _ in each:
                    await get()

            await asyncio.gather(*(worker() for _ in range(at_once)))

        get = make()
        assert runner.run(get()) == NAME
        serve(lambda times: runner.run(get_many(times)))


def main(rounds: int = 120, times: int = 40) -> None:
    """Print the requests per second of each contender, and the ratio to bare httpx. Turns are short and many."""
    with module("benchmarks.answer_server") as server:
        assert server.stdout is not None
        base = server.stdout.readline().strip()
        for names in (SYNC, ASYNC):
            for at_once in AT_ONCE:
                command = ("benchmarks.small_gets", "--contender")
                contenders = {name: (*command, name, base, str(at_once)) for name in names}
                found = medians(contenders, times=times, rounds=rounds)
                first = next(iter(found.values()))
                print(f"\nsmall GETs over loopback, {at_once} at once")
                for name, one in found.items():
                    print(
                        f"  {name:<14} {1 / one.wall:6.0f}/s  {first.wall / one.wall:5.2f} x bare"
                        f"   CPU {one.cpu * 1e6:4.0f} us  {first.cpu / one.cpu:5.2f} x bare"
                    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--contender", name, base, at_once] if name in SYNC:
            contend(SYNC[name](base), int(at_once))
        case ["--contender", name, base, at_once]:
            contend_async(lambda: ASYNC[name](base), int(at_once))
        case _:
            main()
