"""One asynchronous client in several event loops, after a fork, and with an HTTP client of the user's own."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import anyio
import anyio.to_thread
import httpx
import pytest
from twelvelabs_client import ApiConnectionError, AsyncTwelveLabs, ConfigurationError, UploadOptions
from twelvelabs_client._flows.effects import Acquire, Flow, Release, Sleep
from twelvelabs_client._flows.primitives import Limiter
from twelvelabs_sandbox import Sandbox

from ..clients import BASE_URL, KEY
from ..faults.oracle import busy_connections
from ..uploads.conftest import sound

IN_PARTS = UploadOptions(method="multipart", resume=False)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def client(sandbox: Sandbox) -> AsyncTwelveLabs:
    return AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url, max_retries=0, timeout=30)


async def use(client: AsyncTwelveLabs) -> int:
    """Calls one after the other and at once."""
    async with anyio.create_task_group() as tasks:
        for _ in range(3):
            tasks.start_soon(client.indexes.list().to_list)
    return len(await client.indexes.list().to_list())


async def upload(client: AsyncTwelveLabs, options: UploadOptions) -> None:
    await client.assets.upload(sound(2000), filename="a.wav", options=options)


def test_loop_after_loop(client: AsyncTwelveLabs) -> None:
    for backend in ("asyncio", "trio", "asyncio", "trio"):
        assert anyio.run(use, client, backend=backend) == 0
    asyncio.run(client.close())
    gc.collect()  # warnings are errors: nothing is left open
    with pytest.raises(ConfigurationError, match="closed"):
        asyncio.run(client.indexes.delete("i1"))


def test_a_loop_that_was_closed_without_closing_its_generators(client: AsyncTwelveLabs) -> None:
    for _ in range(2):
        loop = asyncio.new_event_loop()
        assert loop.run_until_complete(use(client)) == 0
        loop.close()
    asyncio.run(client.close())
    gc.collect()


def test_loops_in_threads_at_the_same_time(client: AsyncTwelveLabs) -> None:
    loop = asyncio.new_event_loop()
    assert loop.run_until_complete(use(client)) == 0
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: asyncio.run(use(client)), range(8))) == [0] * 8
    assert loop.run_until_complete(use(client)) == 0
    loop.run_until_complete(client.close())
    loop.close()


def test_closing_in_another_loop_closes_all(client: AsyncTwelveLabs) -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(use(client))
    http = client._driver.http

    async def until_closed() -> None:
        async with asyncio.timeout(20):
            while not http.is_closed:
                await asyncio.sleep(0)

    asyncio.run(client.close())
    loop.run_until_complete(until_closed())
    loop.close()


def test_uploads_in_parts_in_loop_after_loop(client: AsyncTwelveLabs) -> None:
    for backend in ("asyncio", "trio"):
        anyio.run(upload, client, IN_PARTS, backend=backend)
    asyncio.run(client.close())


def test_an_http_client_of_the_users_own_belongs_to_its_loop(sandbox: Sandbox) -> None:
    async def act() -> int:
        return len(await client.indexes.list().to_list())

    http = httpx.AsyncClient()
    client = AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url, http_client=http)
    loop = asyncio.new_event_loop()
    assert loop.run_until_complete(act()) == 0
    with pytest.raises(ConfigurationError, match="your http_client was first used in another event loop"):
        asyncio.run(act())
    client = AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url, http_client=http)
    with pytest.raises(ConfigurationError, match="your http_client was first used in another event loop"):
        asyncio.run(act())
    loop.run_until_complete(http.aclose())
    loop.close()


def test_an_http_client_without_connections_may_be_used_in_any_loop(backend: str) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(204))
    client = AsyncTwelveLabs(KEY, base_url=BASE_URL, http_client=httpx.AsyncClient(transport=transport))
    for _ in range(2):
        anyio.run(client.indexes.delete, "i1", backend=backend)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.parametrize("uploads", [False, True])
def test_after_a_fork_both_processes_have_connections_of_their_own(client: AsyncTwelveLabs, *, uploads: bool) -> None:
    async def act() -> None:
        for _ in range(4):
            if uploads:
                await upload(client, IN_PARTS)
            else:
                await use(client)

    async def parent() -> int:
        await act()
        child = os.fork()
        if not child:
            try:
                asyncio.run(act())
                os._exit(0)
            except BaseException:
                os._exit(1)
        await act()
        _, status = await anyio.to_thread.run_sync(os.waitpid, child, 0)
        await act()
        return os.waitstatus_to_exitcode(status)

    assert asyncio.run(parent()) == 0
    asyncio.run(client.close())


def test_many_uploads_leave_the_threads_of_others_alone(client: AsyncTwelveLabs, backend: str) -> None:
    async def act() -> None:
        limiter = anyio.to_thread.current_default_thread_limiter()
        most = 0
        is_over = False

        async def watch() -> None:
            nonlocal most
            while not is_over:
                most = max(most, limiter.borrowed_tokens)
                await anyio.to_thread.run_sync(threading.get_ident)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(watch)
            async with anyio.create_task_group() as uploads:
                for n in range(30):
                    uploads.start_soon(upload, client, IN_PARTS if n % 2 else UploadOptions(method="direct"))
            is_over = True
        assert most <= 1
        await client.close()

    anyio.run(act, backend=backend)


def test_calls_that_are_cancelled_at_any_moment_give_their_connections_back(
    client: AsyncTwelveLabs, backend: str
) -> None:
    async def limited(seconds: float) -> None:
        with anyio.move_on_after(seconds):
            await client.indexes.list().to_list()

    async def act() -> None:
        for _ in range(2):
            async with anyio.create_task_group() as tasks:
                for n in range(40):
                    tasks.start_soon(limited, n * 0.001)
        http = client._driver.http
        assert list(busy_connections(http)) == []
        async with anyio.create_task_group() as tasks:  # more than the pool has
            for _ in range(110):
                tasks.start_soon(client.indexes.list().to_list)
        assert list(busy_connections(http)) == []
        await client.close()

    anyio.run(act, backend=backend)


def test_loops_over_many_uploads_that_are_left_early(client: AsyncTwelveLabs, backend: str) -> None:
    async def act() -> None:
        files = [sound(2000, seed=n) for n in range(5)]
        for n in range(4):
            options = IN_PARTS if n % 2 else UploadOptions(method="direct")
            async for outcome in client.assets.upload_many(files, options=options):
                assert outcome.error is None
                break
            if n % 3 == 0:
                gc.collect()
        outcomes = [outcome async for outcome in client.assets.upload_many(files, options=IN_PARTS)]
        assert [outcome.error for outcome in outcomes] == [None] * 5
        await client.close()

    anyio.run(act, backend=backend)
    gc.collect()


def test_a_flow_whose_task_was_destroyed_gives_its_place_back_with_the_next_call(client: AsyncTwelveLabs) -> None:
    limiter = Limiter(1)
    cleaned: list[str] = []

    def flow() -> Flow[None]:
        yield Acquire(limiter)
        try:
            yield Sleep(1000)
        finally:
            cleaned.append("locks may be taken here")
            yield Sleep(1)
            yield Release(limiter)

    coroutine = client._driver.run(flow())
    loop = asyncio.new_event_loop()
    task = loop.create_task(coroutine)
    loop.run_until_complete(asyncio.sleep(0))
    task._log_destroy_pending = False  # type: ignore[attr-defined]  # that is what this is about
    loop.close()
    coroutine.close()
    del task
    gc.collect()
    assert cleaned == []
    assert not limiter.try_acquire()
    asyncio.run(use(client))
    assert cleaned
    asyncio.run(client.close())


@pytest.mark.parametrize("method", ["list", "create"])
def test_a_body_that_is_not_sent_to_its_end_is_no_abandoned_generator(method: str) -> None:
    """trio warns of async generators that are left, and warnings are errors."""

    class Transport(httpx.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            assert isinstance(request.stream, httpx.AsyncByteStream)
            sending = aiter(request.stream)
            blocks.append(await anext(sending))
            raise httpx.WriteError("the connection broke")

    async def call() -> None:
        async with httpx.AsyncClient(transport=Transport()) as http:
            client = AsyncTwelveLabs(KEY, base_url=BASE_URL, http_client=http, max_retries=0)
            calls = {
                "list": client.assets.list().to_list,
                "create": partial(client.indexes.create, index_name="a", models=[]),
            }
            with pytest.raises(ApiConnectionError):
                await calls[method]()
            gc.collect()

    blocks: list[bytes] = []
    anyio.run(call, backend="trio")
    assert (blocks[0] == b"") == (method == "list")
