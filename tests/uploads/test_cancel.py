"""An upload that is cancelled, interrupted or left early ends at once, leaves no thread, task or open file, and can be
resumed."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from twelvelabs_client import TwelveLabs, UploadError, UploadOptions
from twelvelabs_client._drivers.asynchronous import AsyncDriver
from twelvelabs_client._drivers.stop import Stop
from twelvelabs_client._drivers.sync import SyncDriver
from twelvelabs_client._drivers.threaded_uploads import ThreadedUploads
from twelvelabs_client._drivers.workers import Stopped
from twelvelabs_client._flows.effects import Acquire, Flow, Release, Send, ToThread, parallel, send
from twelvelabs_client._flows.primitives import Limiter
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._uploads.fingerprint import hash_all
from twelvelabs_client._uploads.tuning import TUNING
from twelvelabs_client.resources.assets import MAX_FILES
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Fault, Sandbox

from .conftest import (
    LONG_TIMEOUTS,
    SESSION,
    SESSIONS,
    STORE,
    URLS,
    Run,
    assert_arrived,
    async_client,
    bytes_of,
    checkpoints,
    created,
    finish,
    puts,
    reported,
    run_async,
    sessions,
    sound,
    start_uploader,
    sync_client,
    until,
)

pytestmark = pytest.mark.usefixtures("long_part_timeout")

IN_PARTS = UploadOptions(method="multipart")
MANY = 10_000
STALL = 60.0
LIMIT = STALL / 2
"""Seconds within which a cancelled upload has ended: before anything that is stalled could have."""

STALLS: dict[str, Fault] = {
    "all parts": Fault(method="PUT", route=STORE, times=MANY, stall=STALL),
    "a later part": Fault(method="PUT", route=STORE, nth=6, times=MANY, stall=STALL),
    "URLs": Fault(method="POST", route=URLS, times=MANY, stall=STALL),
    "a report": Fault(method="POST", route=SESSION, times=MANY, stall=STALL),
    "the status": Fault(method="GET", route=SESSION, times=MANY, stall=STALL),
}


def own_threads() -> list[str]:
    """The threads that the client is running."""
    return [thread.name for thread in threading.enumerate() if re.fullmatch(r"twelvelabs[-_]\d+(_\d+)?", thread.name)]


def is_open(path: Path) -> bool:
    """Whether this process has the file open."""
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            if handle.readlink() == path:
                return True
    return False


def _is_stalled(sandbox: Sandbox) -> bool:
    return any(report.fired for report in sandbox.faults.report())


async def _cancelled_when(condition: Callable[[], bool], job: Callable[[], Any]) -> float:
    """Start a job, cancel it when a condition holds, and return how many seconds it took to end."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(job)
        while not condition():
            await anyio.sleep(0.005)
        began = time.monotonic()
        tasks.cancel_scope.cancel()
    return time.monotonic() - began


@pytest.mark.takes_turns("backend")
@pytest.mark.parametrize("stall", STALLS)
def test_a_cancelled_upload_ends_at_once_and_can_be_resumed(
    sandbox: Sandbox, song: Path, backend: str, stall: str
) -> None:
    sandbox.faults.add(STALLS[stall])

    async def main() -> float:
        async with async_client(sandbox) as client:
            took = await _cancelled_when(
                lambda: _is_stalled(sandbox), lambda: client.multipart_upload.upload_file(song, max_workers=4)
            )
            assert own_threads() == []
            assert not is_open(song)
            if backend == "asyncio":
                assert asyncio.all_tasks() == {asyncio.current_task()}
            return took

    assert run_async(main, backend) < LIMIT
    sandbox.faults.clear()
    before, known = set(reported(sandbox)), len(puts(sandbox))
    with sync_client(sandbox) as client:
        client.multipart_upload.upload_file(song)
    assert created(sandbox) == 1
    assert set(puts(sandbox, since=known)).isdisjoint(before)
    assert_arrived(sandbox, song.read_bytes())


@pytest.mark.parametrize("route", ["/assets", SESSIONS])
def test_cancelled_before_there_is_a_session(sandbox: Sandbox, song: Path, backend: str, route: str) -> None:
    sandbox.faults.add(method="POST", route=route, stall=STALL)
    method = "direct" if route == "/assets" else "multipart"

    async def main() -> float:
        async with async_client(sandbox) as client:
            took = await _cancelled_when(
                lambda: _is_stalled(sandbox), lambda: client.assets.upload(song, method=method)
            )
            assert own_threads() == []
            assert not is_open(song)
            return took

    assert run_async(main, backend) < LIMIT


@pytest.fixture
def deaf() -> Iterator[str]:
    """The URL of a server that accepts connections and reads nothing."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=50)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/part"


def test_cancelled_in_the_middle_of_a_part(backend: str, tmp_path: Path, deaf: str) -> None:
    path = tmp_path / "large.wav"
    path.write_bytes(sound(30_000_000))
    with Sandbox(speed=1000, chunk_size=10_000_000) as sandbox:
        sandbox.faults.add(route=SESSIONS, set_fields={f"upload_urls.{n}.url": deaf for n in range(3)})
        sent: list[int] = []

        async def main() -> float:
            async with async_client(sandbox) as client:
                took = await _cancelled_when(
                    lambda: bool(sent) and sent[-1] > 0,
                    lambda: client.assets.upload(
                        path, method="multipart", on_progress=lambda event: sent.append(event.bytes_sent)
                    ),
                )
                assert own_threads() == []
                assert not is_open(path)
                return took

        assert run_async(main, backend) < LIMIT
        sandbox.faults.clear()
        with sync_client(sandbox) as client:
            client.multipart_upload.upload_file(path, enable_hls=True, enable_thumbnail=True)
        assert created(sandbox) == 1
        content = path.read_bytes()
        assert bytes_of(sandbox, sessions(sandbox)[-1], content, 10_000_000) == content


def test_a_time_limit_ends_an_upload(sandbox: Sandbox, song: Path, backend: str) -> None:
    sandbox.faults.add(STALLS["all parts"])

    async def main() -> float:
        async with async_client(sandbox) as client:
            began = time.monotonic()
            with anyio.move_on_after(0.3) as scope:
                await client.multipart_upload.upload_file(song)
            assert scope.cancelled_caught
            return time.monotonic() - began

    assert 0.3 <= run_async(main, backend) < 0.3 + LIMIT
    assert own_threads() == []


def test_a_cancelled_upload_does_not_affect_others(sandbox: Sandbox, song: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.wav"
    other.write_bytes(sound(40_500, seed=4))
    sandbox.faults.add(method="PUT", route=STORE, times=MANY, stall=0.05)

    async def main() -> None:
        async with async_client(sandbox) as client, anyio.create_task_group() as tasks:
            first = asyncio.ensure_future(client.multipart_upload.upload_file(song, max_workers=2))
            tasks.start_soon(lambda: client.multipart_upload.upload_file(other, max_workers=2, retry_delay=0.001))
            while len(puts(sandbox)) < 8:
                await anyio.sleep(0.005)
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first

    run_async(main)
    sandbox.faults.clear()
    made = [bytes_of(sandbox, one, other.read_bytes()) for one in sessions(sandbox) if _is_complete(sandbox, one)]
    assert made == [other.read_bytes()]


def _is_complete(sandbox: Sandbox, upload_id: str) -> bool:
    answer = httpx.get(f"{sandbox.base_url}{SESSIONS}/{upload_id}", headers={API_KEY_HEADER: sandbox.api_key})
    status: str = answer.json()["status"]
    return status == "completed"


def test_a_failed_part_does_not_wait_for_stalled_parts(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(method="PUT", route=STORE, nth=1, stall=STALL)
    sandbox.faults.add(method="PUT", route=STORE, nth=2, times=MANY, status=400)
    began = time.monotonic()
    with pytest.raises(UploadError):
        run(lambda client: client.multipart_upload.upload_file(song, max_workers=3))
    assert time.monotonic() - began < LIMIT


def test_a_failed_callback_does_not_wait_for_stalled_parts(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(method="PUT", route=STORE, nth=1, stall=STALL)
    error = KeyError("own")

    def fail(_: object) -> None:
        raise error

    began = time.monotonic()
    with pytest.raises(KeyError) as failed:
        run(
            lambda client: client.multipart_upload.upload_file(
                song, max_workers=3, batch_size=2, progress_callback=fail
            )
        )
    assert failed.value is error
    assert time.monotonic() - began < LIMIT


# --- Ctrl-C


@pytest.mark.parametrize(
    "stall",
    [pytest.param(stall, marks=[] if stall in ("a later part", "a report") else pytest.mark.slow) for stall in STALLS],
)
def test_ctrl_c_ends_a_process_at_once_and_the_next_one_finishes(sandbox: Sandbox, song: Path, stall: str) -> None:
    sandbox.faults.add(STALLS[stall])
    process = start_uploader(sandbox, song, workers=4)
    until(lambda: _is_stalled(sandbox))
    process.send_signal(signal.SIGINT)
    code, _, complained = finish(process, limit=LIMIT)
    assert code == -signal.SIGINT
    assert "KeyboardInterrupt" in complained
    sandbox.faults.clear()
    before, known = set(reported(sandbox)), len(puts(sandbox))
    code, _, complained = finish(start_uploader(sandbox, song))
    assert code == 0, complained
    assert created(sandbox) == 1
    assert set(puts(sandbox, since=known)).isdisjoint(before)
    assert_arrived(sandbox, song.read_bytes())


# --- many files, left early


@pytest.fixture
def stalled_files(sandbox: Sandbox, song: Path, tmp_path: Path) -> list[Path]:
    """A file that fails at once, and others that are stalled."""
    sandbox.faults.add(STALLS["all parts"])
    return [tmp_path / "missing.wav", song, *(_copy(song, n) for n in range(4))]


def _copy(path: Path, n: int) -> Path:
    copy = path.with_name(f"copy-{n}.wav")
    copy.write_bytes(path.read_bytes())
    return copy


def _parts_are_under_way(sandbox: Sandbox) -> bool:
    return len(puts(sandbox)) >= 3


@pytest.mark.parametrize("how", ["break", "with", "raise", "close"])
def test_leaving_a_loop_over_many_early_leaves_nothing_running(
    client: TwelveLabs, sandbox: Sandbox, stalled_files: list[Path], how: str
) -> None:
    began = 0.0

    def first() -> None:
        nonlocal began
        results = client.assets.upload_many(stalled_files, options=IN_PARTS)
        for outcome in results:
            assert outcome.source == stalled_files[0]
            until(lambda: _parts_are_under_way(sandbox))
            began = time.monotonic()
            if how == "break":
                break
            if how == "raise":
                raise KeyError("own")
            if how == "close":
                results.close()
                break

    def first_in_with() -> None:
        nonlocal began
        with client.assets.upload_many(stalled_files, options=IN_PARTS) as results:
            iterator = iter(results)
            next(iterator)
            until(lambda: _parts_are_under_way(sandbox))
            began = time.monotonic()

    if how == "raise":
        with pytest.raises(KeyError, match="own"):
            first()
    else:
        (first_in_with if how == "with" else first)()
    assert time.monotonic() - began < LIMIT
    assert own_threads() == []
    assert not any(is_open(path) for path in stalled_files)


@pytest.mark.parametrize("how", ["break", "raise", "cancel"])
def test_leaving_an_async_loop_over_many_early_leaves_nothing_running(
    sandbox: Sandbox, stalled_files: list[Path], backend: str, how: str
) -> None:
    began = 0.0

    async def loop(client: Any, scope: anyio.CancelScope) -> None:
        nonlocal began
        async with client.assets.upload_many(stalled_files, options=IN_PARTS) as results:
            async for outcome in results:
                assert outcome.source == stalled_files[0]
                while not _parts_are_under_way(sandbox):
                    await anyio.sleep(0.005)
                began = time.monotonic()
                if how == "break":
                    break
                if how == "raise":
                    raise KeyError("own")
                scope.cancel()

    async def main() -> None:
        async with async_client(sandbox) as client:
            with anyio.CancelScope() as scope:
                if how == "raise":
                    with pytest.raises(KeyError, match="own"):
                        await loop(client, scope)
                else:
                    await loop(client, scope)
            assert time.monotonic() - began < LIMIT
            assert own_threads() == []
            assert not any(is_open(path) for path in stalled_files)
            if backend == "asyncio":
                assert asyncio.all_tasks() == {asyncio.current_task()}

    run_async(main, backend)


def test_an_upload_that_was_left_early_can_be_resumed(
    client: TwelveLabs, sandbox: Sandbox, stalled_files: list[Path], state_folder: Path
) -> None:
    for _ in client.assets.upload_many(stalled_files, options=IN_PARTS):
        until(lambda: _parts_are_under_way(sandbox) and len(checkpoints(state_folder)) == MAX_FILES)
        break
    sandbox.faults.clear()
    outcomes = list(client.assets.upload_many(stalled_files, options=IN_PARTS))
    assert sorted(outcome.value is not None for outcome in outcomes) == [False, *[True] * 5]
    assert created(sandbox) == 5


# --- the driver


def _stopping_driver() -> tuple[SyncDriver, Stop]:
    stop = Stop()
    return SyncDriver(httpx.Client(), ClientConfig(api_key="k", base_url="http://127.0.0.1:9"), stop), stop


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_parallel_flows_within_flows_that_are_stopped_send_nothing_more(kind: str) -> None:
    config = ClientConfig(api_key="k", base_url="http://127.0.0.1:9")
    ended_with: list[type[BaseException]] = []
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.settimeout(LIMIT)
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/part"

        def request_in_flight() -> socket.socket:
            connection, _ = deaf.accept()
            connection.recv(1)
            return connection

        def sender() -> Flow[None]:
            try:
                yield from send(Send(method="GET", url=url))
            except BaseException as error:
                ended_with.append(type(error))
                raise

        def outer() -> Flow[list[None]]:
            return (yield from parallel(iter([sender()]), 1, sends_files=True))

        async def cancelled() -> None:
            uploads = ThreadedUploads(ssl.create_default_context())
            driver = AsyncDriver(httpx.AsyncClient(), config, uploads, LONG_TIMEOUTS)
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(driver.run, outer())
                connection = await anyio.to_thread.run_sync(request_in_flight)
                tasks.cancel_scope.cancel()
            connection.close()
            await driver.close()

        if kind == "sync":
            with httpx.Client() as http:
                results = SyncDriver(http, config, tuning=LONG_TIMEOUTS).as_completed(iter([outer()]), 1)
                results.workers.start()
                with closing(request_in_flight()):
                    results.workers.close()
        else:
            run_async(cancelled, kind)
    assert ended_with == [Stopped]


def test_a_slot_of_the_limiter_is_released_when_the_flow_is_stopped_while_acquiring() -> None:
    driver, stop = _stopping_driver()
    limiter = Limiter(1)

    def flow() -> Flow[None]:
        yield Acquire(limiter)
        try:
            stop.set()
        finally:
            yield Release(limiter)

    with closing(driver.http), suppress(Stopped):
        driver.run(flow())
    assert limiter.try_acquire()


def test_a_file_is_closed_when_the_flow_is_stopped_while_opening(song: Path) -> None:
    driver, stop = _stopping_driver()

    def flow() -> Flow[None]:
        file = yield ToThread(lambda: song.open("rb"))
        try:
            stop.set()
        finally:
            yield ToThread(file.close)

    with closing(driver.http), suppress(Stopped):
        driver.run(flow())
    assert not is_open(song)


def test_a_large_file_is_not_read_to_its_end_when_the_flow_is_stopped() -> None:
    driver, stop = _stopping_driver()
    read: list[int] = []

    class Endless:
        size = 1000 * TUNING.hash_stretch

        def blocks(self, offset: int, size: int) -> Iterator[bytes]:
            read.append(offset)
            if len(read) == 3:
                stop.set()
            yield b"some"

    with closing(driver.http), pytest.raises(Stopped):
        driver.run(hash_all(Endless()))
    assert read == [0, TUNING.hash_stretch, 2 * TUNING.hash_stretch]
