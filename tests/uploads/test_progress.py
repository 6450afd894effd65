"""The progress of an upload: in order, never decreasing, not too often, never concurrent."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from twelvelabs_client import (
    ApiConnectionError,
    InvalidArgumentError,
    ProcessingFailedError,
    TwelveLabs,
    UploadEvent,
    UploadOptions,
    UploadPhase,
    UploadProgress,
)
from twelvelabs_client._flows.effects import Callback, Effect
from twelvelabs_client._uploads.progress import ProgressTracker
from twelvelabs_sandbox import Sandbox

from .conftest import STORE, Run, assert_arrived, async_client, created, run_async

SIZE = 13_400


def _phases(events: list[UploadEvent]) -> list[UploadPhase]:
    return list(dict.fromkeys(event.phase for event in events))


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize(
    ("options", "phases"),
    [
        ({"method": "direct"}, ["uploading", "finalizing"]),
        ({"method": "direct", "wait": True}, ["uploading", "finalizing", "processing", "ready"]),
        ({"method": "multipart"}, ["uploading", "finalizing"]),
        ({"method": "multipart", "wait": True}, ["uploading", "finalizing", "processing", "ready"]),
        ({"method": "multipart", "options": UploadOptions(full_hash=True)}, ["hashing", "uploading", "finalizing"]),
    ],
    ids=str,
)
def test_events_from_beginning_to_end(run: Run, song: Path, options: dict[str, Any], phases: list[str]) -> None:
    events: list[UploadEvent] = []
    run(lambda client: client.assets.upload(song, on_progress=events.append, **options))
    assert _phases(events) == phases
    in_order = [phases.index(event.phase) for event in events]
    assert in_order == sorted(in_order)
    sent = [event.bytes_sent for event in events]
    assert sent == sorted(sent)
    assert {event.bytes_total for event in events} == {SIZE}
    assert {event.name for event in events} == {"song.wav"}
    assert {event.source for event in events} == {song}
    last = events[-1]
    parts = 14 if options["method"] == "multipart" else 1
    assert (last.bytes_sent, last.parts_done, last.parts_total, last.fraction) == (SIZE, parts, parts, 1.0)
    assert all(0 <= event.fraction <= 1 for event in events)
    assert all(event.parts_done <= event.parts_total for event in events)


@pytest.mark.usefixtures("often")
def test_bytes_never_fall_though_parts_are_sent_again(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(route=STORE, times=1000, probability=0.4, seed=3, status=503)
    sandbox.faults.add(route=STORE, nth=5, times=2, etag="wrong")
    events: list[UploadEvent] = []
    run(
        lambda client: client.multipart_upload.upload_file(
            song, on_progress=events.append, max_retries=50, retry_delay=0.001
        )
    )
    sent = [event.bytes_sent for event in events]
    assert sent == sorted(sent)
    assert max(sent) == sent[-1] == SIZE
    assert [event.parts_done for event in events] == sorted(event.parts_done for event in events)


@pytest.mark.usefixtures("often")
def test_the_progress_of_a_resumed_upload_starts_where_it_was(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(route=STORE, nth=6, times=1000, status=400)
    with pytest.raises(Exception, match="400"):
        run(lambda client: client.multipart_upload.upload_file(song, max_workers=1, batch_size=1))
    sandbox.faults.clear()
    events: list[UploadEvent] = []
    run(lambda client: client.multipart_upload.upload_file(song, on_progress=events.append))
    assert (events[0].bytes_sent, events[0].parts_done) == (5000, 5)
    assert (events[-1].bytes_sent, events[-1].parts_done) == (SIZE, 14)


@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_events_have_the_asset_each_time_it_is_retrieved(run: Run, sandbox: Sandbox, song: Path, method: Any) -> None:
    sandbox.faults.add(method="GET", route="/assets/{asset_id}", times=2, set_fields={"status": "processing"})
    events: list[UploadEvent] = []
    asset = run(lambda client: client.assets.upload(song, method=method, wait=True, on_progress=events.append))
    later = [event for event in events if event.phase in ("processing", "ready")]
    assert all(event.asset is None for event in events if event not in later)
    seen = [(event.phase, event.asset.status) for event in later if event.asset is not None]
    assert seen[:2] == [("processing", "processing")] * 2
    assert seen[-2:] == [("processing", "ready"), ("ready", "ready")]
    assert len(seen) == len(later)
    assert later[-1].asset == asset


def test_the_last_event_of_an_asset_that_fails_has_it(run: Run, sandbox: Sandbox) -> None:
    events: list[UploadEvent] = []
    with pytest.raises(ProcessingFailedError) as caught:
        run(lambda client: client.assets.upload(b"no media", wait=True, on_progress=events.append))
    assert (events[-1].phase, events[-1].asset) == ("processing", caught.value.last)


# --- the tracker, with a fake clock


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def _deliver(effect: Effect | None) -> None:
    if isinstance(effect, Callback):
        effect.function(effect.value)


def test_at_most_about_ten_events_a_second() -> None:
    clock, events = Clock(), list[UploadEvent]()
    tracker = ProgressTracker(events.append, "song.wav", 10_000_000, clock=clock)
    _deliver(*tracker.enter(UploadPhase.UPLOADING))
    for _ in range(10_000):
        clock.now += 0.001
        _deliver(tracker.add(1000))
    assert 90 <= len(events) <= 102


def test_each_phase_is_an_event_however_fast() -> None:
    events: list[UploadEvent] = []
    tracker = ProgressTracker(events.append, "song.wav", 10, clock=Clock())
    for phase in UploadPhase:
        _deliver(*tracker.enter(phase))
    assert [event.phase for event in events] == list(UploadPhase)


def test_speed_and_time_left() -> None:
    clock, events = Clock(), list[UploadEvent]()
    tracker = ProgressTracker(events.append, "song.wav", 10_000, clock=clock)
    _deliver(*tracker.enter(UploadPhase.UPLOADING))
    for _ in range(5):
        clock.now += 1
        _deliver(tracker.add(1000))
    assert (events[0].bytes_per_second, events[0].seconds_left) == (None, None)
    assert events[-1].bytes_per_second == pytest.approx(1000)
    assert events[-1].seconds_left == pytest.approx(5)


def test_bytes_to_be_sent_again_do_not_count_as_progress() -> None:
    clock, events = Clock(), list[UploadEvent]()
    tracker = ProgressTracker(events.append, "song.wav", 1000, clock=clock)
    for size in (400, -400, 300, 300, 300):
        clock.now += 1
        _deliver(tracker.add(size))
    assert [event.bytes_sent for event in events] == [400, 400, 600, 900]


def test_progress_never_exceeds_the_size() -> None:
    events: list[UploadEvent] = []
    clock = Clock()
    tracker = ProgressTracker(events.append, "song.wav", 1000, clock=clock)
    for _ in range(3):
        clock.now += 1
        _deliver(tracker.add(600))
    assert [event.bytes_sent for event in events] == [600, 1000, 1000]
    assert events[-1].fraction == 1.0


# --- the callback


@pytest.mark.usefixtures("often")
def test_it_is_never_called_twice_at_a_time(client: TwelveLabs, song: Path) -> None:
    inside, most, calls = 0, 0, 0
    lock = threading.Lock()

    def slow(_: UploadEvent) -> None:
        nonlocal inside, most, calls
        with lock:
            inside += 1
            calls += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1

    client.assets.upload(song, method="multipart", on_progress=slow)
    assert most == 1
    assert calls > 2


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_it_may_be_a_coroutine_function_which_runs_on_the_loop(
    sandbox: Sandbox, song: Path, backend: str, method: str
) -> None:
    inside, most = 0, 0
    phases: list[UploadPhase] = []
    threads: set[threading.Thread] = set()

    async def slow(event: UploadEvent) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        threads.add(threading.current_thread())
        phases.append(event.phase)
        await anyio.sleep(0.01)
        inside -= 1

    async def main() -> None:
        async with async_client(sandbox) as client:
            await client.assets.upload(song, method=method, on_progress=slow, wait=True)

    run_async(main, backend)
    assert most == 1
    assert threads == {threading.current_thread()}
    assert list(dict.fromkeys(phases)) == ["uploading", "finalizing", "processing", "ready"]


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("name", ["on_progress", "progress_callback"])
def test_plain_functions_run_on_the_loop_too(sandbox: Sandbox, song: Path, backend: str, name: str) -> None:
    threads: set[threading.Thread] = set()

    async def main() -> None:
        async with async_client(sandbox) as client:
            note = {name: lambda _: threads.add(threading.current_thread())}
            await client.multipart_upload.upload_file(song, **note)

    run_async(main, backend)
    assert threads == {threading.current_thread()}


@pytest.mark.parametrize("name", ["on_progress", "progress_callback"])
def test_the_synchronous_client_refuses_a_coroutine_function(client: TwelveLabs, song: Path, name: str) -> None:
    async def note(_: object) -> None:
        """Never runs."""

    with pytest.raises(InvalidArgumentError, match="coroutine"):
        client.multipart_upload.upload_file(song, **{name: note})


class OwnError(Exception):
    """An error of the caller."""


def _own_errors() -> list[BaseException]:
    return [
        OwnError("own"),
        RuntimeError("own"),
        OSError("own"),
        ValueError("own"),
        httpx.ConnectError("own"),
        ApiConnectionError("own"),
        KeyboardInterrupt("own"),
    ]


@pytest.mark.takes_turns("is_sync")
@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("error", _own_errors(), ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_its_error_is_raised_unchanged_and_the_upload_can_be_resumed(
    sandbox: Sandbox, song: Path, error: BaseException, is_sync: bool
) -> None:
    if isinstance(error, KeyboardInterrupt) and not is_sync:
        pytest.skip("an interruption in a task ends the event loop")
    calls = 0

    def fail_in_the_middle(event: UploadEvent) -> None:
        nonlocal calls
        if event.bytes_sent >= 5000:
            calls += 1
            raise error

    caught = _raised_by(sandbox, is_sync, song, on_progress=fail_in_the_middle, max_workers=1, batch_size=1)
    assert caught is error
    assert calls == 1
    assert error.__cause__ is not error
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        client.multipart_upload.upload_file(song)
    assert created(sandbox) == 1
    assert_arrived(sandbox, song.read_bytes())


def _raised_by(sandbox: Sandbox, is_sync: bool, song: Path, **options: Any) -> BaseException | None:
    async def asynchronous() -> None:
        async with async_client(sandbox) as client:
            await client.multipart_upload.upload_file(song, **options)

    def synchronous() -> None:
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            client.multipart_upload.upload_file(song, **options)

    try:
        synchronous() if is_sync else asyncio.run(asynchronous())
    except BaseException as error:
        return error
    return None


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("phase", ["finalizing", "processing", "ready"])
@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_it_may_fail_in_any_phase(run: Run, song: Path, phase: str, method: str) -> None:
    error = OwnError("own")

    def fail(event: UploadEvent) -> None:
        if event.phase == phase:
            raise error

    with pytest.raises(OwnError) as caught:
        run(lambda client: client.assets.upload(song, method=method, wait=True, on_progress=fail))
    assert caught.value is error


# --- in the form of the vendor's SDK


def test_the_vendors_progress(run: Run, song: Path) -> None:
    reported: list[UploadProgress] = []
    run(
        lambda client: client.multipart_upload.upload_file(
            song, batch_size=4, max_workers=1, progress_callback=reported.append
        )
    )
    assert [(one.completed_chunks, one.total_chunks) for one in reported] == [(4, 14), (8, 14), (12, 14), (14, 14)]
    assert [round(one.percentage, 1) for one in reported] == [28.6, 57.1, 85.7, 100.0]
    assert {one.status for one in reported} == {"uploading"}


def test_the_vendors_progress_never_decreases_with_many_workers(run: Run, song: Path) -> None:
    reported: list[int] = []
    run(
        lambda client: client.multipart_upload.upload_file(
            song, batch_size=1, max_workers=8, progress_callback=lambda one: reported.append(one.completed_chunks)
        )
    )
    assert reported == sorted(reported)
    assert reported[-1] == 14


def test_the_vendors_progress_is_never_reported_concurrently(client: TwelveLabs, song: Path) -> None:
    most = _most_at_once(
        lambda note: client.multipart_upload.upload_file(song, batch_size=1, max_workers=8, progress_callback=note)
    )
    assert most == 1


def _most_at_once(job: Callable[[Callable[[object], None]], object]) -> int:
    inside, most = 0, 0
    lock = threading.Lock()

    def slow(_: object) -> None:
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1

    job(slow)
    return most
