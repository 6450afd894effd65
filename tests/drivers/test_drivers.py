"""Both drivers carry out effects in the same way: concurrently within the limit, with cleanup after failures and
cancellation, and without blocking the event loop."""

from __future__ import annotations

import asyncio
import contextvars
import hashlib
import io
import os
import threading
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
from twelvelabs_client._drivers.asynchronous import AsyncDriver
from twelvelabs_client._drivers.http_client import HttpClient
from twelvelabs_client._drivers.sync import SyncDriver
from twelvelabs_client._drivers.tuning import DriverTuning
from twelvelabs_client._flows.effects import Flow, notify, now, parallel, sleep, to_thread
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client.errors import ApiConnectionError, ConfigurationError
from twelvelabs_client.resources.multipart_upload import MultipartUpload
from twelvelabs_lowlevel.server import API_KEY_HEADER

from ..clients import BASE_URL, KEY, Handler, asset_json, async_client, run_async, sync_client

SETTINGS = ClientConfig(api_key=KEY, base_url=BASE_URL)
Run = Callable[[Flow[Any]], Any]


@pytest.fixture(params=["sync", "asyncio", "trio"])
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """Runs a flow with one of the drivers."""
    if request.param == "sync":
        with httpx.Client() as http:
            yield SyncDriver(http, SETTINGS).run
    else:
        yield lambda flow: run_async(lambda: _async_driver().run(flow), request.param)


def _async_driver() -> AsyncDriver:
    return AsyncDriver(httpx.AsyncClient(), SETTINGS)


# --- concurrency


def test_results_come_in_the_order_of_the_flows(run: Run) -> None:
    first_may_end = threading.Event()

    def flow(n: int) -> Flow[int]:
        if n == 0:
            yield from to_thread(lambda: first_may_end.wait(10))
        if n == 3:
            first_may_end.set()
        return (yield from to_thread(lambda: n * n))

    assert run(parallel((flow(n) for n in range(20)), 2)) == [n * n for n in range(20)]
    assert first_may_end.is_set()


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_at_most_limit_flows_run_at_once_and_no_more_are_started(run: Run, limit: int) -> None:
    lock = threading.Lock()
    all_run = threading.Barrier(limit)
    taken = finished = most = 0

    def flow(n: int) -> Flow[None]:
        nonlocal finished
        if n < limit:
            yield from to_thread(lambda: all_run.wait(10))  # passes only if `limit` flows run at once
        else:
            yield from to_thread(lambda: None)
        with lock:
            finished += 1

    def flows() -> Iterator[Flow[None]]:
        nonlocal taken, most
        for n in range(30):
            with lock:
                taken += 1
                most = max(most, taken - finished)
            yield flow(n)

    run(parallel(flows(), limit))
    assert (taken, finished) == (30, 30)
    assert most == limit


def test_more_room_than_flows(run: Run) -> None:
    assert run(parallel(iter([to_thread(lambda: 1)]), 8)) == [1]
    assert run(parallel(iter([]), 3)) == []


def _sum(numbers: tuple[int, ...]) -> int:
    return sum(numbers)


def test_parallel_flows_within_parallel_flows(run: Run) -> None:
    def outer(n: int) -> Flow[list[int]]:
        return (yield from parallel((to_thread(partial(_sum, (10 * n, m))) for m in range(3)), 2))

    assert run(parallel((outer(n) for n in range(3)), 2)) == [[0, 1, 2], [10, 11, 12], [20, 21, 22]]


def test_after_a_failure_no_more_flows_are_started(run: Run) -> None:
    begun: list[int] = []

    def flow(n: int) -> Flow[None]:
        begun.append(n)
        yield from now()
        raise ValueError(f"flow {n}")

    with pytest.raises(ValueError, match="flow 0"):
        run(parallel((flow(n) for n in range(100)), 1))
    assert begun == [0]


def test_errors_of_two_asynchronous_flows_are_both_reported(backend: str) -> None:
    async def scenario() -> None:
        limiter = anyio.Event()

        def flow(n: int) -> Flow[None]:
            if n == 2:
                yield from notify(lambda _: limiter.set(), None)
            else:
                yield from notify(lambda _: limiter.wait(), None)
                raise ValueError(f"flow {n}")

        await _async_driver().run(parallel((flow(n) for n in range(3)), 3))

    with pytest.raises(ValueError, match="flow") as caught:
        run_async(scenario, backend)
    assert len(caught.value.__notes__) == 1
    assert {str(caught.value), caught.value.__notes__[0].rpartition(": ")[2]} == {"flow 0", "flow 1"}


def test_errors_of_two_flows_are_both_reported() -> None:
    done = threading.Barrier(2)

    def flow(n: int) -> Flow[None]:
        try:
            yield from to_thread(lambda: done.wait(10))
        finally:
            raise ValueError(f"flow {n}")

    with httpx.Client() as http, pytest.raises(ValueError, match="flow") as caught:
        SyncDriver(http, SETTINGS).run(parallel((flow(n) for n in range(2)), 2))
    assert len(caught.value.__notes__) == 1
    assert {str(caught.value), caught.value.__notes__[0].rpartition(": ")[2]} == {"flow 0", "flow 1"}


def test_a_failing_flow_cleans_up_with_effects(run: Run) -> None:
    cleaned: list[str] = []

    def flow() -> Flow[None]:
        try:
            yield from to_thread(lambda: 1 / 0)
        finally:
            yield from sleep(0.001)
            yield from to_thread(lambda: cleaned.append("thread"))
            yield from notify(cleaned.append, "called")

    with pytest.raises(ZeroDivisionError):
        run(flow())
    with pytest.raises(ZeroDivisionError):
        run(parallel(iter([flow()]), 2))
    assert cleaned == ["thread", "called"] * 2


def test_flows_beside_a_failing_one_clean_up_with_effects(run: Run) -> None:
    cleaned: list[str] = []
    waiting = threading.Event()

    def beside() -> Flow[None]:
        try:
            yield from to_thread(waiting.set)
            yield from sleep(60)
        finally:
            yield from to_thread(lambda: cleaned.append("beside"))

    def failing() -> Flow[None]:
        yield from to_thread(lambda: waiting.wait(10))
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        run(parallel(iter([beside(), failing()]), 2))
    assert cleaned == ["beside"]


def test_a_flow_may_continue_after_a_failure(run: Run) -> None:
    def flow() -> Flow[str]:
        try:
            yield from parallel(iter([to_thread(lambda: 1 / 0)]), 1)
        except ZeroDivisionError:
            return (yield from to_thread(lambda: "went on"))
        return "no failure"

    assert run(flow()) == "went on"


def test_an_iterator_of_flows_that_fails_is_a_failure_like_any_other(run: Run) -> None:
    def flows() -> Iterator[Flow[int]]:
        yield to_thread(lambda: 1)
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        run(parallel(flows(), 2))


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_results_come_as_they_complete_and_the_first_error_after_them(kind: str) -> None:
    first_may_end = threading.Event()
    results: list[int] = []

    def flow(n: int) -> Flow[int]:
        if n == 0:
            yield from to_thread(lambda: first_may_end.wait(10))
            raise ValueError("flow 0")
        return (yield from to_thread(lambda: n))

    def add(result: int) -> None:
        results.append(result)
        if result == 3:
            first_may_end.set()

    def consume() -> None:
        with httpx.Client() as http:
            for result in SyncDriver(http, SETTINGS).as_completed((flow(n) for n in range(4)), 2):
                add(result)

    async def consume_async() -> None:
        async with _async_driver().as_completed((flow(n) for n in range(4)), 2) as found:
            async for result in found:
                add(result)

    with pytest.raises(ValueError, match="flow 0"):
        consume() if kind == "sync" else run_async(consume_async, kind)
    assert results == [1, 2, 3]


# --- interruption


def test_a_keyboard_interrupt_runs_the_cleanup(monkeypatch: pytest.MonkeyPatch) -> None:
    cleaned: list[str] = []

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("twelvelabs_client._drivers.sync.time.sleep", interrupted)

    def flow() -> Flow[None]:
        try:
            yield from sleep(5)
        finally:
            yield from to_thread(lambda: cleaned.append("cleaned"))

    with httpx.Client() as http, pytest.raises(KeyboardInterrupt):
        SyncDriver(http, SETTINGS).run(flow())
    assert cleaned == ["cleaned"]


def test_a_cancelled_flow_cleans_up_and_stays_cancelled(backend: str) -> None:
    cleaned: list[str] = []
    begun = anyio.Event

    async def scenario() -> bool:
        started = begun()

        def flow() -> Flow[None]:
            try:
                yield from notify(lambda _: started.set(), None)
                yield from sleep(1000)
            except BaseException:
                yield from sleep(0.001)
                yield from to_thread(lambda: cleaned.append("cleaned"))
                return  # swallowing the cancellation does not undo it

        ended = False
        async with anyio.create_task_group() as tasks:

            async def work() -> None:
                nonlocal ended
                await _async_driver().run(flow())
                ended = True

            tasks.start_soon(work)
            await started.wait()
            tasks.cancel_scope.cancel()
        return ended

    assert run_async(scenario, backend) is False
    assert cleaned == ["cleaned"]


def test_a_task_that_is_cancelled_by_asyncio_itself_cleans_up_too() -> None:
    cleaned: list[str] = []

    async def scenario() -> None:
        started = asyncio.Event()

        def flow() -> Flow[None]:
            try:
                yield from notify(lambda _: started.set(), None)
                yield from sleep(1000)
            finally:
                yield from to_thread(lambda: cleaned.append("cleaned"))

        task = asyncio.get_running_loop().create_task(_async_driver().run(flow()))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run_async(scenario)
    assert cleaned == ["cleaned"]


def test_cancelling_runs_the_cleanup_of_all_parallel_flows(backend: str) -> None:
    cleaned: list[int] = []

    async def scenario() -> None:
        running = 0
        all_run = anyio.Event()

        def tell(_: object) -> None:
            nonlocal running
            running += 1
            if running == 3:
                all_run.set()

        def flow(n: int) -> Flow[None]:
            try:
                yield from notify(tell, None)
                yield from sleep(1000)
            finally:
                yield from to_thread(lambda: cleaned.append(n))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_async_driver().run, parallel((flow(n) for n in range(9)), 3))
            await all_run.wait()
            tasks.cancel_scope.cancel()

    run_async(scenario, backend)
    assert sorted(cleaned) == [0, 1, 2]


def test_the_cleanup_after_a_cancellation_has_a_time_limit(backend: str) -> None:
    tuning = DriverTuning(cleanup_timeout=0.01)
    steps: list[str] = []

    async def scenario() -> None:
        started = anyio.Event()

        def flow() -> Flow[None]:
            try:
                yield from notify(lambda _: started.set(), None)
                yield from sleep(1000)
            finally:
                steps.append("begun")
                yield from sleep(1000)
                steps.append("too late")

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(AsyncDriver(httpx.AsyncClient(), SETTINGS, tuning=tuning).run, flow())
            await started.wait()
            tasks.cancel_scope.cancel()

    run_async(scenario, backend)
    assert steps == ["begun"]


# --- threads and context


def test_a_blocking_function_runs_in_place_synchronously_and_in_a_thread_asynchronously(backend: str) -> None:
    here = threading.get_ident()
    with httpx.Client() as http:
        assert SyncDriver(http, SETTINGS).run(to_thread(threading.get_ident)) == here
    assert run_async(lambda: _async_driver().run(to_thread(threading.get_ident)), backend) != here


def test_a_notified_function_runs_on_the_event_loop(backend: str) -> None:
    seen: list[int] = []
    run_async(lambda: _async_driver().run(notify(lambda _: seen.append(threading.get_ident()), None)), backend)
    assert seen == [threading.get_ident()]


caller: contextvars.ContextVar[str] = contextvars.ContextVar("caller", default="nobody")


def test_context_variables_reach_all_flows_and_threads(run: Run) -> None:
    token = caller.set("me")
    try:
        assert run(to_thread(caller.get)) == "me"
        assert run(parallel((to_thread(caller.get) for _ in range(4)), 2)) == ["me"] * 4
    finally:
        caller.reset(token)


def test_the_clock_does_not_go_back(run: Run) -> None:
    def flow() -> Flow[list[float]]:
        times = []
        for _ in range(5):
            times.append((yield from now()))
        return times

    times = run(flow())
    assert times == sorted(times)


# --- the event loop is not blocked


class SlowFile(io.BytesIO):
    """A file whose reads return only after the event loop has run in the meantime."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.name = "clip.mp4"
        self.is_read = threading.Event()
        self.loop_turned = threading.Event()
        self.reads = 0
        self.blocked = 0

    def read(self, size: int | None = -1) -> bytes:
        self.reads += 1
        self.loop_turned.clear()
        self.is_read.set()
        if self.blocked or not self.loop_turned.wait(30):
            self.blocked += 1
        return super().read(size)


def _beside_a_ticker(act: Callable[[], Awaitable[object]], file: SlowFile, backend: str) -> int:
    async def scenario() -> int:
        ticks = 0

        async def ticker() -> None:
            nonlocal ticks
            while True:
                if file.is_read.is_set():
                    file.is_read.clear()
                    ticks += 1
                    file.loop_turned.set()
                await anyio.sleep(0.0005)

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ticker)
            await act()
            tasks.cancel_scope.cancel()
        return ticks

    return run_async(scenario, backend)


def test_sending_a_big_form_leaves_the_event_loop_free(backend: str) -> None:
    content = b"x" * 3_000_000
    received: list[int] = []

    def handler(request: httpx.Request) -> httpx.Response:
        received.append(request.content.count(b"x" * 1000))
        return httpx.Response(201, json=asset_json())

    file = SlowFile(content)
    ticks = _beside_a_ticker(
        lambda: async_client(handler).assets.create(method="direct", file=file, filename="a"), file, backend
    )
    assert received == [3000]
    assert file.blocked == 0
    assert ticks >= file.reads // 2 > 5


def test_sending_a_file_in_parts_leaves_the_event_loop_free(backend: str) -> None:
    received: list[int] = []
    file = SlowFile(b"x" * 1_000_000)
    platform = Platform(total=10, part_size=100_000)

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "PUT":
            received.append(len(request.content))
        return platform(request)

    ticks = _beside_a_ticker(lambda: async_client(handler).assets.upload(file, method="multipart"), file, backend)
    assert received == [100_000] * 10
    assert file.blocked == 0
    assert ticks > 0


class Platform:
    """Takes one upload in parts."""

    def __init__(self, *, total: int, part_size: int) -> None:
        self._total = total
        self._part_size = part_size
        self.completed = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if request.method == "PUT":
            return httpx.Response(200, headers={"etag": f'"{hashlib.md5(request.content).hexdigest()}"'})
        if path.endswith("/assets/multipart-uploads"):
            body: dict[str, Any] = {
                "upload_id": "u1",
                "asset_id": "a1",
                "upload_urls": [
                    {"chunk_index": n, "url": f"https://store.example.test/{n}?sig=s{n}"}
                    for n in range(1, self._total + 1)
                ],
                "chunk_size": self._part_size,
                "total_chunks": self._total,
            }
            return httpx.Response(201, json=body)
        if request.method == "GET" and path.endswith("/multipart-uploads/u1"):
            parts = [{"index": n, "status": "completed"} for n in range(1, self._total + 1)]
            info = {"page": 1, "total_page": 1, "total_results": self._total, "limit_per_page": 50}
            session = {"upload_id": "u1", "status": "completed", "uploaded_chunks": parts, "page_info": info}
            return httpx.Response(200, json=session)
        if path.endswith("/multipart-uploads/u1"):
            self.completed += request.content.count(b'"chunk_index"')
            counts = {"processed_chunks": 1, "duplicate_chunks": 0, "total_completed": self.completed}
            return httpx.Response(200, json={"asset_id": "a1", **counts})
        return httpx.Response(200, json=asset_json())


# --- secrets and foreign origins


@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_nothing_of_the_client_goes_to_the_object_store(is_sync: bool, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"0123456789")
    seen: list[httpx.Request] = []
    platform = Platform(total=2, part_size=5)

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return platform(request)

    own: dict[str, Any] = {
        "transport": httpx.MockTransport(handler),
        "auth": ("user", "password"),
        "cookies": {"session": "s"},
        "headers": {"x-proxy-token": "t", "user-agent": "mine"},
        "params": {"tenant": "acme"},
    }
    options: dict[str, Any] = {"headers": {"x-client": "c"}}
    if is_sync:
        with httpx.Client(**own) as http:
            sync_client(handler, http_client=http, **options).multipart_upload.upload_file(path)
    else:

        async def act() -> None:
            async with httpx.AsyncClient(**own) as http:
                await async_client(handler, http_client=http, **options).multipart_upload.upload_file(path)

        run_async(act)
    puts = [request for request in seen if request.method == "PUT"]
    others = [request for request in seen if request.method != "PUT"]
    assert sorted(str(put.url) for put in puts) == [f"https://store.example.test/{n}?sig=s{n}" for n in (1, 2)]
    for put in puts:
        assert set(put.headers) == {"host", "content-type", "content-length"}
    for other in others:
        assert other.headers[API_KEY_HEADER] == KEY
        assert other.headers["x-client"] == "c"
        assert other.headers["authorization"].startswith("Basic ")


def test_an_absolute_url_at_the_platforms_own_origin_gets_no_key_either(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"01234")
    platform = Platform(total=1, part_size=5)
    puts: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "PUT":
            puts.append(request)
        answer = platform(request)
        return httpx.Response(
            answer.status_code,
            content=answer.content.replace(b"https://store.example.test", BASE_URL.encode()),
            headers={name: value for name, value in answer.headers.items() if name == "etag"},
        )

    sync_client(handler).multipart_upload.upload_file(path)
    [put] = puts
    assert put.url.host == httpx.URL(BASE_URL).host
    assert API_KEY_HEADER not in put.headers


def test_a_redirect_is_not_followed(backend: str) -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.host)
        return httpx.Response(307, headers={"location": "https://elsewhere.example.test/"})

    with (
        pytest.raises(Exception, match="307"),
        httpx.Client(transport=httpx.MockTransport(handler), follow_redirects=True) as http,
    ):
        sync_client(handler, http_client=http).assets.retrieve("a1")
    with pytest.raises(Exception, match="307"):
        run_async(lambda: async_client(handler).assets.retrieve("a1"), backend)
    assert seen == ["api.example.test"] * 2


def test_the_users_headers_replace_ours_in_any_case_but_never_the_key() -> None:
    seen: list[httpx.Headers] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(200, json=asset_json())

    client = sync_client(handler, headers={"user-agent": "mine/1"})
    client.assets.retrieve("a1", request_options={"additional_headers": {"USER-AGENT": "mine/2", "X-Api-Key": "k"}})
    [headers] = seen
    assert headers.get_list("user-agent") == ["mine/2"]
    assert headers.get_list(API_KEY_HEADER) == [KEY]


# --- a closed client


def test_a_closed_client_raises(handler: Handler) -> None:
    client = sync_client(handler)
    client._driver.http.close()
    with pytest.raises(ConfigurationError, match="closed"):
        client.assets.retrieve("a1")


def test_a_closed_asynchronous_client_raises(handler: Handler, backend: str) -> None:
    async def act() -> None:
        client = async_client(handler)
        await client._driver.http.aclose()
        await client.assets.retrieve("a1")

    with pytest.raises(ConfigurationError, match="closed"):
        run_async(act, backend)


def test_any_other_failure_of_a_transport_is_one_of_the_http_client() -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        raise RuntimeError("a bug")

    with pytest.raises(ConfigurationError, match="the HTTP client failed with RuntimeError: a bug") as caught:
        sync_client(handler).assets.retrieve("a1")
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_errors_of_the_transport_become_ours_with_the_cause(backend: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadError("reset by peer", request=request)

    with pytest.raises(ApiConnectionError, match="reset by peer") as caught:
        sync_client(handler, max_retries=0).assets.retrieve("a1")
    assert isinstance(caught.value.__cause__, httpx.ReadError)
    with pytest.raises(ApiConnectionError, match="GET /assets/a1"):
        run_async(lambda: async_client(handler, max_retries=0).assets.retrieve("a1"), backend)


@pytest.fixture
def handler() -> Handler:
    """A platform with one asset."""
    return lambda _: httpx.Response(200, json=asset_json())


def test_resources_share_one_driver(handler: Handler) -> None:
    client = sync_client(handler)
    assert isinstance(client.multipart_upload, MultipartUpload)
    assert client.multipart_upload is client.multipart_upload
    assert client.assets._driver is client.indexes.indexed_assets._driver


def test_an_http_client_lent_before_a_fork_is_recognized_in_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    with httpx.Client() as http:
        assert HttpClient(http).current is http
        parent = os.getpid()
        monkeypatch.setattr(os, "getpid", lambda: parent + 1)
        with pytest.raises(ConfigurationError, match="made before a fork"):
            _ = HttpClient(http).current
    with httpx.Client() as http:
        assert HttpClient(http).current is http
