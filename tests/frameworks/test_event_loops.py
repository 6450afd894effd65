"""The asynchronous client on asyncio, trio and uvloop: calls, uploads, waits and streams, in loop after loop."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any

import anyio
import pytest
import uvloop
from twelvelabs_client import AsyncTwelveLabs, UploadOptions
from twelvelabs_client.types import VideoContextAssetId
from twelvelabs_sandbox import Sandbox

from .conftest import CLIP

pytestmark = [pytest.mark.frameworks, pytest.mark.usefixtures("fast_polling")]
IN_PARTS = UploadOptions(method="multipart", resume=False)
Main = Callable[[], Coroutine[Any, Any, None]]


def run(function: Main, loop: str) -> None:
    """Run a coroutine function in a loop of this kind, for at most 20 seconds."""

    async def limited() -> None:
        with anyio.fail_after(60):
            await function()

    if loop == "uvloop":
        uvloop.run(limited())
    else:
        anyio.run(limited, backend=loop)


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncTwelveLabs:
    return AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url)


async def use(client: AsyncTwelveLabs) -> None:
    """An upload in parts, an upload in one piece, a wait for both, a collected list, and a stream."""
    first = await client.assets.upload(CLIP, options=IN_PARTS)
    second = await client.assets.upload(CLIP, wait=True)
    async for outcome in client.assets.wait_until_all_ready([first.id, second.id]):
        assert outcome.error is None
    listed = await client.assets.list(page_limit=1).to_list()
    assert {first.id, second.id} <= {asset.id for asset in listed}
    async with client.analyze_stream(video=VideoContextAssetId(first.id), prompt="What happens?") as stream:
        assert [event.event_type async for event in stream][-1] == "stream_end"


@pytest.mark.parametrize("loop", ["asyncio", "trio", "uvloop"])
def test_the_client_works_on_each_loop(client: AsyncTwelveLabs, loop: str) -> None:
    async def main() -> None:
        async with client:
            await use(client)

    run(main, loop)
    gc.collect()  # warnings are errors: nothing is left open


def test_one_client_in_loops_of_all_kinds(client: AsyncTwelveLabs) -> None:
    for loop in ("uvloop", "asyncio", "trio", "uvloop", "uvloop"):
        run(lambda: use(client), loop)
    asyncio.run(client.close())
    gc.collect()


def test_a_cancelled_upload_on_uvloop_leaves_nothing_behind(client: AsyncTwelveLabs, sandbox: Sandbox) -> None:
    async def main() -> None:
        async with client:
            sandbox.faults.add(route="/assets", stall=30)
            with anyio.move_on_after(0.2) as scope:
                await client.assets.upload(CLIP, options=UploadOptions(method="direct"))
            assert scope.cancelled_caught
            await use(client)

    run(main, "uvloop")
    gc.collect()
