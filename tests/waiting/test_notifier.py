"""A webhook ends the sleep of a wait, from any thread and any task, and no notification is lost."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any

import anyio
import httpx
import pytest
from twelvelabs_client import WebhookNotifier, webhooks
from twelvelabs_client._drivers.asynchronous import AsyncDriver
from twelvelabs_client._drivers.sync import SyncDriver
from twelvelabs_client._flows.effects import Effect, Flow, Send, Sleep, parallel, sleep
from twelvelabs_client._flows.primitives import Signal
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._response import Response
from twelvelabs_client.errors import InvalidArgumentError, ProcessingFailedError, WaitTimeoutError
from twelvelabs_client.resources.analyze_async_tasks import AnalyzeAsyncTasks

from ..clients import BASE_URL, KEY, async_client, run_async, sync_client
from ..fake_driver import FakeDriver, response
from ..loops import loop

SETTINGS = ClientConfig(api_key=KEY, base_url=BASE_URL)
AT = "2026-10-30T09:12:00Z"
LONG = 60.0
"""Longer than any test takes: a sleep of this many seconds must be interrupted."""


def _body(status: str) -> dict[str, object]:
    return {"task_id": "t1", "status": status, "created_at": AT}


BUSY, READY = response(200, _body("processing")), response(200, _body("ready"))


class _SignalDriver(FakeDriver):
    """A driver on which a set signal ends a sleep at once."""

    def _act(self, effect: Effect) -> Any:
        if isinstance(effect, Sleep) and effect.signal is not None and effect.signal.is_set():
            self.sleeps.append(0.0)
            return None
        return super()._act(effect)


def _wait(driver: FakeDriver, notifier: WebhookNotifier, **options: Any) -> str:
    task = AnalyzeAsyncTasks(driver).wait_until_ready("t1", notifier=notifier, **options)  # type: ignore[arg-type]
    return task.status


# --- when it polls


def test_it_polls_first_and_then_once_a_minute() -> None:
    for chance, pause in ((0.0, 60), (1.0, 45)):
        driver = FakeDriver([*[BUSY] * 6, READY])
        driver.random = repeat(chance).__next__
        assert _wait(driver, WebhookNotifier()) == "ready"
        assert driver.sleeps == [pause] * 6


def test_a_notification_before_the_wait_changes_nothing() -> None:
    notifier = WebhookNotifier()
    assert not notifier.wake("t1")
    driver = _SignalDriver([BUSY, READY])
    _wait(driver, notifier)
    assert driver.sleeps[0] >= 45


@pytest.mark.parametrize("moment", ["while asking", "before sleeping"])
def test_a_notification_between_the_poll_and_the_pause_is_not_lost(moment: str) -> None:
    notifier = WebhookNotifier()
    answers = iter([BUSY, READY])

    def answer(_: Send) -> Response:
        if moment == "while asking":
            notifier.wake("t1")
        return next(answers)

    def on_update(_: object) -> None:
        if moment == "before sleeping":
            notifier.wake("t1")

    driver = _SignalDriver(answer)
    assert _wait(driver, notifier, on_update=on_update) == "ready"
    assert driver.sleeps == [0.0]


def test_after_a_notification_it_polls_often_until_the_server_knows() -> None:
    notifier = WebhookNotifier()
    answers = iter([BUSY, BUSY, BUSY, BUSY, READY])
    asked = iter(range(10))

    def answer(_: Send) -> Response:
        if next(asked) == 1:
            notifier.wake("t1")
        return next(answers)

    driver = _SignalDriver(answer)
    _wait(driver, notifier)
    first, woken, *rest = driver.sleeps
    assert first >= 45
    assert woken == 0
    assert rest[0] <= 0.5
    assert rest[1] <= 0.75


def test_a_failed_poll_is_repeated_soon() -> None:
    driver = FakeDriver([response(500), BUSY, response(503), READY])
    _wait(driver, WebhookNotifier())
    failed, busy, again = driver.sleeps
    assert failed <= 0.5
    assert busy >= 45
    assert again <= 0.75


@pytest.mark.parametrize(("failure", "pause"), [(response(429, retry_after="21"), 21.0), (response(500), 0.0)])
def test_a_notification_ends_the_pause_after_a_failure_but_does_not_override_retry_after(
    failure: Response, pause: float
) -> None:
    notifier = WebhookNotifier()
    answers = iter([failure, READY])

    def answer(_: Send) -> Response:
        notifier.wake("t1")
        return next(answers)

    driver = _SignalDriver(answer)
    _wait(driver, notifier)
    assert driver.sleeps == [pause]


def test_the_timeout_holds_with_notifications_too() -> None:
    driver = FakeDriver(lambda _: BUSY)
    with pytest.raises(WaitTimeoutError):
        _wait(driver, WebhookNotifier(), timeout=100)
    assert driver.elapsed == pytest.approx(100)


def test_an_invalid_notifier_is_rejected() -> None:
    wrong: Any = True
    with pytest.raises(InvalidArgumentError, match="WebhookNotifier"):
        _wait(FakeDriver(), wrong)


# --- who is woken


def test_all_waits_for_an_object_are_notified_and_no_others() -> None:
    notifier = WebhookNotifier()
    with notifier.subscribe("a") as one, notifier.subscribe("a") as two, notifier.subscribe("b") as other:
        assert notifier.wake("a")
        assert [signal.is_set() for signal in (one, two, other)] == [True, True, False]
    assert not notifier.wake("a")
    assert not notifier.wake("b")


def test_a_wait_that_has_ended_leaves_nothing_behind() -> None:
    notifier = WebhookNotifier()
    _wait(FakeDriver([READY]), notifier)
    with pytest.raises(ProcessingFailedError):
        _wait(FakeDriver([response(200, _body("canceled"))]), notifier)
    with pytest.raises(KeyboardInterrupt):
        _wait(FakeDriver([KeyboardInterrupt()]), notifier)
    assert notifier._signals == {}


@loop(
    ("data", "is_woken"),
    [({"id": "t1", "status": "ready"}, True), ({"id": "t2"}, False), ({"id": 7}, False), ({}, False), (None, False)],
    ids=repr,
)
@loop("kind", ["analyze.task.ready", "index.task.failed", "analyze.batch.completed", "a new one"])
def test_an_event_of_any_type_notifies_the_waits_for_its_object(kind: str, data: object, is_woken: bool) -> None:
    notifier = WebhookNotifier()
    event = webhooks.parse(json.dumps({"id": "e1", "created_at": AT, "type": kind, "data": data}))
    with notifier.subscribe("t1") as signal:
        assert notifier.notify(event) is is_woken
        assert signal.is_set() is is_woken


# --- the drivers


@pytest.fixture
def _soon() -> Iterator[None]:
    """No sleep has run to its end."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < LONG / 3


def _handler() -> Callable[[httpx.Request], httpx.Response]:
    answers = iter(["processing", "ready"])
    return lambda _: httpx.Response(200, json=_body(next(answers)))


def _waits(kind: str, notifier: WebhookNotifier, on_update: Callable[[Any], object]) -> str:
    if kind == "sync":
        tasks = sync_client(_handler()).analyze_async.tasks
        return tasks.wait_until_ready("t1", notifier=notifier, on_update=on_update).status
    other = async_client(_handler()).analyze_async.tasks
    return run_async(lambda: other.wait_until_ready("t1", notifier=notifier, on_update=on_update), kind).status


@pytest.mark.usefixtures("_soon")
@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_another_thread_can_notify(kind: str) -> None:
    notifier = WebhookNotifier()
    timers: list[threading.Timer] = []

    def wake_in_a_moment(task: Any) -> None:
        if task.status == "processing":
            timers.append(threading.Timer(0.05, notifier.wake, ["t1"]))
            timers[0].start()

    assert _waits(kind, notifier, wake_in_a_moment) == "ready"
    timers[0].join()


@pytest.mark.usefixtures("_soon")
@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_the_callback_of_the_wait_can_notify(kind: str) -> None:
    notifier = WebhookNotifier()
    assert _waits(kind, notifier, lambda _: notifier.wake("t1")) == "ready"


def test_a_task_on_the_same_loop_can_notify(backend: str) -> None:
    notifier = WebhookNotifier()
    tasks = async_client(_handler()).analyze_async.tasks
    seen: list[str] = []

    async def wait() -> None:
        seen.append((await tasks.wait_until_ready("t1", notifier=notifier)).status)

    async def act() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(wait)
            while not notifier.wake("t1"):
                await anyio.sleep(0.001)

    run_async(act, backend)
    assert seen == ["ready"]


def test_a_sleep_ends_by_itself_without_a_signal(backend: str) -> None:
    signal = Signal()
    with httpx.Client() as http:
        SyncDriver(http, SETTINGS).run(sleep(0.01, signal))
    run_async(lambda: AsyncDriver(httpx.AsyncClient(), SETTINGS).run(sleep(0.01, signal)), backend)
    assert not signal.is_set()


@pytest.mark.usefixtures("_soon")
@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_a_sleep_with_a_signal_ends_when_a_parallel_flow_fails(kind: str) -> None:
    def fail() -> Flow[None]:
        yield from sleep(0.01)
        raise ValueError("no")

    def flow() -> Flow[list[None]]:
        return parallel(iter([sleep(LONG, Signal()), fail()]), 2)

    def act() -> None:
        if kind == "sync":
            with httpx.Client() as http:
                SyncDriver(http, SETTINGS).run(flow())
        else:
            run_async(lambda: AsyncDriver(httpx.AsyncClient(), SETTINGS).run(flow()), kind)

    with pytest.raises(ValueError, match="no"):
        act()


def test_a_cancelled_wait_is_not_notified(backend: str) -> None:
    notifier = WebhookNotifier()
    tasks = async_client(lambda _: httpx.Response(200, json=_body("processing"))).analyze_async.tasks

    async def act() -> None:
        with anyio.move_on_after(0.05) as scope:
            await tasks.wait_until_ready("t1", notifier=notifier)
        assert scope.cancelled_caught

    run_async(act, backend)
    assert not notifier.wake("t1")


def test_many_threads_notify_many_waits(backend: str) -> None:
    notifier = WebhookNotifier()
    woken: list[int] = []

    async def one(number: int, driver: AsyncDriver) -> None:
        with notifier.subscribe(f"t{number}") as signal:
            await driver.run(sleep(LONG, signal))
            woken.append(number)

    def wake(numbers: range) -> None:
        for number in numbers:
            while not notifier.wake(f"t{number}"):
                pass

    async def act() -> None:
        driver = AsyncDriver(httpx.AsyncClient(), SETTINGS)
        threads = [threading.Thread(target=wake, args=(range(start, 60, 3),)) for start in range(3)]
        async with anyio.create_task_group() as group:
            for number in range(60):
                group.start_soon(one, number, driver)
            for thread in threads:
                thread.start()
        for thread in threads:
            thread.join()

    run_async(act, backend)
    assert sorted(woken) == list(range(60))
