"""A client that many threads or tasks share keeps within the platform's limits, as far as it knows them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_sandbox import RateLimit, Sandbox

CALLS = 30
LIMIT = 20


@pytest.fixture
def limited() -> Iterator[Sandbox]:
    """A sandbox with a limit of 20 lists per second."""
    with Sandbox(rate_limits=[RateLimit("lists", LIMIT, per=1, routes=["/indexes"])]) as sandbox:
        yield sandbox


def _refused(sandbox: Sandbox) -> int:
    return sum(request.status == 429 for request in sandbox.requests.matching(route="/indexes"))


def test_threads_keep_within_a_limit(limited: Sandbox) -> None:
    with TwelveLabs(limited.api_key, base_url=limited.base_url) as client, ThreadPoolExecutor(8) as pool:
        client.indexes.list()  # learns the limit
        pages = list(pool.map(lambda _: client.indexes.list(), range(CALLS)))
    assert len(pages) == CALLS
    assert _refused(limited) <= 1


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_tasks_keep_within_a_limit(limited: Sandbox, backend: str) -> None:
    async def act() -> None:
        async with AsyncTwelveLabs(limited.api_key, base_url=limited.base_url) as client:

            async def one() -> None:
                await client.indexes.list()

            await one()
            async with anyio.create_task_group() as tasks:
                for _ in range(CALLS):
                    tasks.start_soon(one)

    anyio.run(act, backend=backend)
    assert len(limited.requests.matching(route="/indexes")) - _refused(limited) == CALLS + 1
    assert _refused(limited) <= 1
