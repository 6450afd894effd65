"""Streams that are dropped early return their connections, wherever their finalizers run."""

from __future__ import annotations

import gc
import json
import random
import threading
import time
from collections.abc import Iterator
from typing import Any

import anyio
import httpx
import pytest
from twelvelabs_client import ApiTimeoutError, AsyncTwelveLabs, TwelveLabs
from twelvelabs_client._drivers.tuning import DEFAULT_TUNING

from .conftest import KEY, QUICK, TIMEOUT, Answer, Server, async_client
from .test_streams import ANALYSIS, analyze, lines

PAGE_INFO = {"page": 1, "total_page": 9, "total_results": 18, "limit_per_page": 2}


@pytest.fixture(autouse=True)
def _quick_collections() -> Iterator[None]:
    """The garbage collector passes over all that is there already."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def _endless(server: Server) -> None:
    """Every stream continues until the client disconnects."""
    server.answers = [Answer([lines(ANALYSIS[:2])], holds=True)]


@pytest.fixture
def narrow(server: Server) -> Iterator[TwelveLabs]:
    """A client with two connections."""
    with httpx.Client(limits=httpx.Limits(max_connections=2)) as http:
        yield TwelveLabs(KEY, base_url=server.base_url, max_retries=QUICK, http_client=http, timeout=30)


def _drop(client: TwelveLabs) -> None:
    for _ in analyze(client):
        break


def test_a_dropped_stream_hangs_up_at_once_and_warns(server: Server, client: TwelveLabs) -> None:
    gc.disable()  # nothing is left to the garbage collector
    try:
        with pytest.warns(ResourceWarning, match="POST /analyze: the stream was dropped before its end"):
            _drop(client)
    finally:
        gc.enable()
    assert server.hung_up.wait(TIMEOUT)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_hundreds_of_dropped_streams_need_no_more_connections_than_one(server: Server, narrow: TwelveLabs) -> None:
    for _ in range(300):
        for _ in analyze(narrow):
            break
    assert len(server.requests) == 300


class CollectingLock:
    """A lock that runs the garbage collector while held, as may happen at any time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        assert self._lock.acquire(timeout=TIMEOUT), "deadlock"
        gc.collect()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_garbage_collector_may_drop_streams_within_the_lock_of_the_pool(server: Server) -> None:
    with httpx.Client(limits=httpx.Limits(max_connections=2)) as http:
        http._transport._pool._optional_thread_lock = CollectingLock()  # type: ignore[attr-defined]
        client = TwelveLabs(KEY, base_url=server.base_url, http_client=http, timeout=30)
        for _ in range(4):
            stream = analyze(client)
            next(stream)
            cycle: list[Any] = [stream]
            cycle.append(cycle)
            del stream, cycle
    assert len(server.requests) == 4


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_the_garbage_collector_may_run_anywhere_while_threads_drop_streams(server: Server) -> None:
    failures: list[BaseException] = []

    def drop(seed: int, client: TwelveLabs) -> None:
        chance = random.Random(seed)
        try:
            for _ in range(30):
                stream = analyze(client)
                next(stream)
                cycle: list[Any] = [stream]
                if chance.random() < 0.5:
                    cycle.append(cycle)
                del stream, cycle
                if chance.random() < 0.2:
                    gc.collect()
        except BaseException as error:
            failures.append(error)

    threshold = gc.get_threshold()
    gc.collect()
    gc.freeze()  # what other tests have left need not be looked through each time
    gc.set_threshold(20, 2, 2)
    try:
        with TwelveLabs(KEY, base_url=server.base_url, timeout=30) as client:
            threads = [threading.Thread(target=drop, args=(n, client), daemon=True) for n in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(TIMEOUT)
            assert not any(thread.is_alive() for thread in threads)
    finally:
        gc.set_threshold(*threshold)
        gc.unfreeze()
    assert failures == []


def test_a_call_that_waits_for_a_connection_names_the_streams_that_have_it(server: Server, narrow: TwelveLabs) -> None:
    with analyze(narrow) as one, analyze(narrow) as other:
        assert next(one) == next(other)
        began = time.monotonic()
        with pytest.raises(ApiTimeoutError, match=r"2 are held by open streams \(POST /analyze\)") as caught:
            narrow.assets.retrieve("a1", request_options={"timeout_in_seconds": 0.3, "max_retries": 0})
        assert time.monotonic() - began < DEFAULT_TUNING.pool_timeout / 2
        assert not caught.value.was_sent


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_call_that_waits_for_a_connection_gets_that_of_a_stream_dropped_meanwhile(
    server: Server, narrow: TwelveLabs
) -> None:
    streams = [analyze(narrow), analyze(narrow)]
    assert len(list(map(next, streams))) == 2
    server.answers = [Answer([b"{}"], kind="application/json")]
    timer = threading.Timer(0.1, streams.clear)
    timer.start()
    narrow.indexes.delete("i1")
    timer.join()


def test_a_stream_has_one_reader(server: Server, client: TwelveLabs, backend: str) -> None:
    async def act() -> None:
        async with async_client(server) as client, analyze(client) as stream:
            await anext(stream)
            await anext(stream)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(anext, stream)
                await anyio.wait_all_tasks_blocked()
                with pytest.raises(Exception, match="already being read"):
                    await anext(stream)
                tasks.cancel_scope.cancel()

    anyio.run(act, backend=backend)


# --- asynchronously


def test_a_task_that_waits_for_a_connection_says_what_holds_them(server: Server, backend: str) -> None:
    async def act() -> None:
        async with httpx.AsyncClient(limits=httpx.Limits(max_connections=1)) as http:
            client = async_client(server, http_client=http)
            async with analyze(client) as stream:
                await anext(stream)
                with pytest.raises(ApiTimeoutError, match=r"1 are held by open streams \(POST /analyze\)"):
                    await client.assets.retrieve("a1", request_options={"timeout_in_seconds": 0.1, "max_retries": 0})

    anyio.run(act, backend=backend)


async def _drop_async(client: AsyncTwelveLabs) -> None:
    async for _ in analyze(client):
        break


def test_a_dropped_stream_hangs_up_at_once_asynchronously(server: Server, backend: str) -> None:
    async def act() -> None:
        async with async_client(server) as client:
            with pytest.warns(ResourceWarning, match="POST /analyze: the stream was dropped before its end"):
                await _drop_async(client)
            with anyio.fail_after(TIMEOUT):
                while not server.hung_up.is_set():
                    await anyio.sleep(0.01)

    anyio.run(act, backend=backend)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_hundreds_of_streams_are_dropped_asynchronously(server: Server, backend: str) -> None:
    async def act() -> None:
        chance = random.Random(1)
        limits = httpx.Limits(max_connections=20)
        async with httpx.AsyncClient(limits=limits) as http:
            client = async_client(server, http_client=http, timeout=30)
            for n in range(150):
                cycle: list[Any] = [analyze(client)]
                async for _ in cycle[0]:
                    break
                cycle.append(cycle)
                del cycle
                if n % 10 == 0 or chance.random() < 0.2:
                    gc.collect()

    anyio.run(act, backend=backend)
    assert len(server.requests) == 150


def test_dropped_pagers_and_waits_leave_nothing(server: Server, backend: str) -> None:
    page = {"data": [{"_id": f"a{n}", "status": "processing"} for n in range(2)], "page_info": PAGE_INFO}
    server.answers = [Answer([json.dumps(page).encode()], kind="application/json")]

    async def act() -> None:
        limits = httpx.Limits(max_connections=1)
        async with httpx.AsyncClient(limits=limits) as http:
            client = async_client(server, http_client=http, timeout=30)
            for _ in range(50):
                async for _ in client.assets.list():
                    break

    anyio.run(act, backend=backend)
    with httpx.Client(limits=httpx.Limits(max_connections=1)) as http:
        client = TwelveLabs(KEY, base_url=server.base_url, http_client=http, timeout=30)
        for _ in range(50):
            for _ in client.assets.list():
                break
    gc.collect()
    assert server.connections == 2
