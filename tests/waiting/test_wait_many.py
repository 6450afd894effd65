"""A wait for many yields each object once, soon after its end and with few requests, whichever requests fail."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client._flows.effects import Send
from twelvelabs_client._http.call import guarded
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._response import Response
from twelvelabs_client._waiting.plan_assets import asset_waiter
from twelvelabs_client._waiting.plan_indexed_items import (
    IndexedItemCache,
    index_container,
    indexed_item_waiter,
    knowledge_store_container,
)
from twelvelabs_client._waiting.polling import SCHEDULE
from twelvelabs_client.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    BadRequestError,
    InvalidArgumentError,
    NotFoundError,
    ProcessingFailedError,
    ServiceUnavailableError,
    UnauthorizedError,
    WaitTimeoutError,
)
from twelvelabs_client.outcomes import Outcome

from benchmarks.fake_queue import FakeQueue, Job, queue
from benchmarks.virtual_time import VirtualTime
from benchmarks.waiting_for_many import STARTED_AT, in_turn, side_by_side, together

from ..clients import BASE_URL, KEY, async_client, run_async, sync_client
from ..fake_driver import response

KINDS = pytest.mark.parametrize("kind", ["asset", "indexed asset", "knowledge store item"])
GHOST = "f" * 24


class World:
    """A platform, and waits for its objects."""

    def __init__(self, kind: str, jobs: list[Job], **platform: Any) -> None:
        self.kind = kind
        self.platform = FakeQueue(jobs, **platform)
        self.time = VirtualTime(self.platform)
        self.time.now = STARTED_AT
        self.outcomes: dict[str, tuple[float, Outcome[Any]]] = {}
        self.waiter: Any = None

    def wait(self, ids: list[str] | None = None, *, timeout: float | None = None, jitter: float = 0.0) -> Any:
        self.time.random = lambda: jitter
        wanted = [job.id for job in self.platform.jobs] if ids is None else ids
        settings = ClientConfig(api_key=KEY, base_url=BASE_URL)
        if self.kind == "asset":
            self.waiter = asset_waiter(wanted, settings, timeout=timeout)
        else:
            place: Any = index_container("x") if self.kind == "indexed asset" else knowledge_store_container("x")
            self.waiter = indexed_item_waiter(place, wanted, settings, timeout=timeout)
        return self.waiter

    def next(self) -> Outcome[Any] | None:
        outcome: Outcome[Any] | None = self.time.run(guarded(self.waiter.advance))
        if outcome is not None:
            assert outcome.source not in self.outcomes, "yielded twice"
            self.outcomes[outcome.source] = (self.time.now, outcome)
        return outcome

    def finish(self) -> Any:
        while self.next() is not None:
            pass
        return self.waiter.summary

    @property
    def requests(self) -> int:
        return len(self.platform.requests)


def _jobs(count: int, **options: Any) -> list[Job]:
    return queue(count, began=STARTED_AT, **options)


FAILURES = [
    response(500),
    ApiConnectionError("the connection broke"),
    response(502, b"<html>"),
    response(429),
    response(200, b'{"data": ['),
    response(503, retry_after="1"),
    ApiTimeoutError("no response in time"),
]


# --- outcomes


@pytest.mark.takes_turns("kind")
@KINDS
@settings(deadline=None, max_examples=10)
@given(data=st.data())
def test_each_object_has_one_outcome_in_spite_of_transient_errors(kind: str, data: st.DataObject) -> None:
    count = data.draw(st.sampled_from([1, 2, 3, 49, 50, 51, 130]))
    seed = data.draw(st.integers(0, 10_000))
    chance = random.Random(seed)
    jobs = _jobs(count, workers=chance.choice([1, 5, 200]), failing=0.2)
    for job in jobs:
        job.listed_from = STARTED_AT + chance.choice([0.0, 0.0, 0.0, 3.0, 8.0])
        job.ends = max(job.ends, job.listed_from) if chance.random() < 0.8 else job.created
    gone = {job.id for job in jobs if chance.random() < 0.05}
    for job in jobs:
        job.gone_from = chance.uniform(STARTED_AT + 10, STARTED_AT + 300) if job.id in gone else job.gone_from
    troubles = [response(500), response(502, b"<html>"), response(429, retry_after="3"), response(200, b'{"data": [')]

    def fault(message: Send, number: int) -> Response | None:
        return chance.choice(troubles) if chance.random() < 0.1 else None

    world = World(kind, jobs, is_in_order=chance.random() < 0.7, knows_ids=chance.random() < 0.8, fault=fault)
    world.wait(jitter=chance.random())
    summary = world.finish()
    assert set(world.outcomes) == {job.id for job in jobs}
    for job in jobs:
        _, outcome = world.outcomes[job.id]
        if isinstance(outcome.error, NotFoundError):
            assert job.id in gone
            continue
        assert outcome.value is not None
        assert outcome.value.id == job.id
        assert isinstance(outcome.error, ProcessingFailedError) is job.failed
        assert (outcome.error is None) is (outcome.value.status == "ready")
    assert summary.pending == 0
    assert summary.total == count == summary.ready + summary.failed
    assert summary.requests == world.requests
    assert set(summary.failures) == {each for each, (_, outcome) in world.outcomes.items() if outcome.error}


@KINDS
@pytest.mark.parametrize("count", [1, 40, 400])
def test_an_end_is_noticed_soon(kind: str, count: int) -> None:
    world = World(kind, _jobs(count))
    world.wait()
    summary = world.finish()
    late = [world.outcomes[job.id][0] - job.ends for job in world.platform.jobs]
    assert min(late) >= 0
    if count <= 50:
        assert max(late) <= SCHEDULE.max_pause + 1
    else:
        assert max(late) <= max(SCHEDULE.max_pause, 0.1 * summary.seconds) * 1.5 + 2
    assert sum(late) / count <= 2 * SCHEDULE.max_pause


@KINDS
def test_an_outcome_returns_its_item_or_raises(kind: str) -> None:
    jobs = [Job("a", STARTED_AT, STARTED_AT), Job("b", STARTED_AT, STARTED_AT, failed=True)]
    world = World(kind, jobs)
    world.wait()
    world.finish()
    assert world.outcomes["a"][1].result().id == "a"
    with pytest.raises(ProcessingFailedError, match=f"{kind} b ended as failed") as caught:
        world.outcomes["b"][1].result()
    assert caught.value.last.id == "b"
    assert "b" in repr(world.outcomes["b"][1])


# --- how many requests


@pytest.mark.takes_turns("kind")
@KINDS
@pytest.mark.parametrize("count", [2, 50, 51, 1000])
def test_one_poll_of_all_takes_a_request_for_each_fifty(kind: str, count: int) -> None:
    jobs = [Job(f"{number:024x}", STARTED_AT, STARTED_AT + 10_000) for number in range(count)]
    world = World(kind, jobs)
    world.wait(timeout=0)
    summary = world.finish()
    assert summary.requests <= -(-count // 50) + (kind != "asset")
    assert summary.failed == len(summary.timed_out) == count
    assert all(isinstance(error, WaitTimeoutError) for error in summary.failures.values())
    assert world.outcomes[jobs[-1].id][1].value is not None  # all of them were polled


@KINDS
def test_objects_that_are_already_ready_take_as_few_requests(kind: str) -> None:
    world = World(kind, [Job(f"{number:024x}", STARTED_AT, STARTED_AT - 1000 + number) for number in range(1000)])
    world.wait()
    assert world.finish().ready == 1000
    assert world.requests <= 21
    assert world.waiter.summary.seconds < 60


@KINDS
def test_polls_take_fewer_requests_as_objects_end(kind: str) -> None:
    jobs = _jobs(500, workers=500, seconds=(1.0, 20.0))
    jobs[-1].ends = STARTED_AT + 300
    world = World(kind, jobs)
    world.wait()
    world.finish()
    late = [message for at, message in world.platform.requests if at > STARTED_AT + 60]
    assert len(late) <= 26  # one for each ten seconds


@KINDS
def test_other_items_in_the_container_cost_little(kind: str) -> None:
    jobs = [Job(f"{number:024x}", STARTED_AT - number, STARTED_AT + 100 + number) for number in range(5000)]
    world = World(kind, jobs)
    world.wait([jobs[7].id, jobs[400].id])
    assert world.finish().ready == 2
    assert world.requests < 150  # twice as many as one object alone


@pytest.mark.parametrize("count", [1, 50, 1000])
def test_it_needs_fewer_requests_than_loops_over_single_waits(count: int) -> None:
    naive = in_turn(count)
    apart = side_by_side(count)
    for kind in ("asset", "indexed asset"):
        result = together(count, kind)
        assert result.requests <= (naive.requests if count == 1 else 0.6 * naive.requests)
        assert result.requests <= apart.requests / (0.9 * min(count, 25))
        assert len(result.late) == count


def test_the_benchmarks_count_of_parallel_waits_is_right() -> None:
    total = 0
    for job in queue(30, began=STARTED_AT):
        world = World("indexed asset", [job])
        world.wait()
        world.finish()
        total += world.requests
    assert side_by_side(30).requests == total


# --- missing objects, and inconsistent lists


@KINDS
def test_a_missing_object_fails_after_the_grace_period_and_stops_no_other(kind: str) -> None:
    jobs = _jobs(60, failing=0.0)
    world = World(kind, jobs)
    world.wait([GHOST, *[job.id for job in jobs]])
    summary = world.finish()
    at, outcome = world.outcomes[GHOST]
    assert isinstance(outcome.error, NotFoundError)
    assert outcome.value is None
    assert SCHEDULE.grace <= at - STARTED_AT <= SCHEDULE.grace + 2 * SCHEDULE.max_pause + 5
    assert (summary.ready, summary.failed) == (60, 1)


@KINDS
def test_an_object_deleted_meanwhile_fails(kind: str) -> None:
    jobs = _jobs(60, seconds=(100.0, 120.0), failing=0.0)
    jobs[3].gone_from = STARTED_AT + 20
    world = World(kind, jobs)
    world.wait()
    world.finish()
    assert isinstance(world.outcomes[jobs[3].id][1].error, NotFoundError)
    assert sum(outcome.error is not None for _, outcome in world.outcomes.values()) == 1


def test_an_id_that_makes_the_list_fail_does_not_affect_the_others() -> None:
    jobs = _jobs(60, failing=0.0)

    def fault(message: Send, number: int) -> Response | None:
        is_bad = ("asset_ids", "no-id") in message.params or message.url.endswith("/no-id")
        return response(400, {"code": "parameter_invalid", "message": "asset_ids"}) if is_bad else None

    world = World("asset", jobs, fault=fault)
    world.wait(["no-id", *[job.id for job in jobs]])
    summary = world.finish()
    assert summary.ready == 60
    assert isinstance(world.outcomes["no-id"][1].error, BadRequestError)
    assert sum(message.url.startswith("/assets/") for _, message in world.platform.requests) <= 50


def test_a_reason_missing_in_the_list_is_retrieved() -> None:
    listed = {"_id": "a", "method": "url", "status": "failed", "created_at": "2026-10-30T09:12:00Z"}
    info = {"page": 1, "total_page": 1, "total_results": 1, "limit_per_page": 50}

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/assets"):
            return httpx.Response(200, json={"data": [listed], "page_info": info})
        return httpx.Response(200, json={**listed, "error": {"message": "There is no video track."}})

    (outcome,) = sync_client(handler).assets.wait_until_all_ready(["a"])
    assert "There is no video track" in str(outcome.error)


def test_a_missing_index_is_an_error_of_the_whole_wait() -> None:
    world = World("indexed asset", [], fault=lambda message, number: response(404))
    world.wait(["a", "b"])
    with pytest.raises(NotFoundError):
        world.finish()
    assert SCHEDULE.grace <= world.time.now - STARTED_AT < SCHEDULE.grace + SCHEDULE.max_pause + 2


# --- time


@KINDS
def test_at_the_timeout_all_pending_objects_fail(kind: str) -> None:
    jobs = _jobs(120, workers=2, failing=0.0)
    world = World(kind, jobs)
    world.wait(timeout=60)
    summary = world.finish()
    assert world.time.now - STARTED_AT <= 60 + 2
    assert 0 < summary.ready < 120
    assert summary.ready + len(summary.timed_out) == 120
    error = world.outcomes[summary.timed_out[0]][1].error
    assert isinstance(error, WaitTimeoutError)
    assert "after 60 seconds" in str(error)
    assert error.last.id == summary.timed_out[0]


def test_an_unknown_status_is_logged_once_and_named_at_the_timeout(
    pauses: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    created = "2026-10-30T09:12:00Z"
    listed = [{"_id": each, "method": "url", "status": "archived", "created_at": created} for each in "ab"]
    info = {"page": 1, "total_page": 1, "total_results": 2, "limit_per_page": 50}
    client = sync_client(lambda _: httpx.Response(200, json={"data": listed, "page_info": info}))
    for outcome in client.assets.wait_until_all_ready(["a", "b"], timeout=0):
        assert "is still archived (a status that this version" in str(outcome.error)
    (warning,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert warning.startswith("asset a has the status archived")


def test_a_wait_can_be_resumed_from_the_ids_alone() -> None:
    jobs = _jobs(200, failing=0.1)
    ids = [job.id for job in jobs]
    world = World("indexed asset", jobs)
    world.wait()
    for _ in range(70):
        world.next()
    first = dict(world.outcomes)
    world.outcomes.clear()
    world.time.now += 50
    world.wait(ids)
    summary = world.finish()
    assert set(world.outcomes) == set(ids) > set(first)
    failed = {job.id for job in jobs if job.failed}
    assert set(summary.failures) == failed


@KINDS
@pytest.mark.parametrize("first", [1, 2, 4])
def test_a_failed_request_is_sent_again_soon(kind: str, first: int) -> None:
    def fault(message: Any, number: int) -> Any:
        return FAILURES[number - first] if first <= number < first + len(FAILURES) else None

    world = World(kind, _jobs(230, seconds=(1.0, 2.0), workers=230, failing=0.0), fault=fault)
    world.wait(timeout=15.0)
    summary = world.finish()
    assert (summary.ready, summary.failed) == (230, 0), str(summary)


@pytest.mark.takes_turns("kind")
@KINDS
def test_requests_become_rarer_in_an_outage(kind: str) -> None:
    world = World(kind, _jobs(230), fault=lambda message, number: response(500))
    world.wait(timeout=600.0)
    assert world.finish().failed == 230
    assert 60 < world.requests < 90


@KINDS
def test_retry_after_is_respected(kind: str) -> None:
    world = World(
        kind,
        _jobs(120),
        fault=lambda message, number: response(429, retry_after="45") if number in (2, 5) else None,
    )
    world.wait()
    world.finish()
    times = [at for at, _ in world.platform.requests]
    assert times[2] - times[1] >= 45
    assert times[5] - times[4] >= 45


@KINDS
def test_an_error_of_the_whole_wait_is_raised_and_the_wait_can_continue(kind: str) -> None:
    jobs = _jobs(120, failing=0.0)
    world = World(kind, jobs, fault=lambda message, number: response(401) if number in (2, 3, 6) else None)
    world.wait()
    for _ in range(3):
        with pytest.raises(UnauthorizedError):
            world.finish()
    assert world.finish().ready == 120


# --- arguments


@pytest.mark.parametrize("ids", ["a", b"a", None, 5, ["a", None], ["a", 3], ["a", ""], ["a", ".."]], ids=repr)
def test_invalid_ids_are_rejected_before_anything_is_sent(ids: Any) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        raise AssertionError("something was sent")

    client = sync_client(handler)
    if ids is not None:
        with pytest.raises(InvalidArgumentError):
            client.assets.wait_until_all_ready(ids)
        with pytest.raises(InvalidArgumentError):
            client.indexes.indexed_assets.wait_until_all_ready("x", ids)
    with pytest.raises(InvalidArgumentError, match="timeout"):
        client.assets.wait_until_all_ready(["a"], timeout="soon")  # type: ignore[arg-type]


def test_no_ids_and_duplicate_ids() -> None:
    waiting = sync_client(lambda _: httpx.Response(500)).assets.wait_until_all_ready([])
    assert list(waiting) == []
    assert waiting.summary.total == waiting.summary.requests == 0
    twice = sync_client(_platform(["a"])).assets.wait_until_all_ready(["a", "a"])
    assert [outcome.source for outcome in twice] == ["a"]


# --- both clients


def _platform(ready: list[str]) -> Callable[[httpx.Request], httpx.Response]:
    """Assets of which one more becomes ready with each request."""
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        jobs = [Job(each, 0, number) for number, each in enumerate(ready, 1)]
        params = tuple(request.url.params.multi_items())
        path = request.url.path.removeprefix("/v1.3")
        message = Send(method="GET", url=path, params=params)
        answer, _ = FakeQueue(jobs)(message, len(asked))
        assert isinstance(answer, Response)
        return httpx.Response(answer.status_code, content=answer.content)

    return handler


def test_synchronously(pauses: list[float]) -> None:
    ids = [f"a{number}" for number in range(5)]
    with sync_client(_platform(ids)).assets.wait_until_all_ready(ids) as waiting:
        assert "5 of 5 pending" in repr(waiting)
        seen = [next(waiting).source]
        assert waiting.summary.pending == 4
        seen += [outcome.result().id for outcome in waiting]
    assert seen == ids
    assert (waiting.summary.ready, waiting.summary.requests) == (5, 5)
    assert len(pauses) == 4
    assert list(waiting) == []


def test_leaving_the_block_ends_it(pauses: list[float]) -> None:
    ids = ["a", "b"]
    with sync_client(_platform(ids)).assets.wait_until_all_ready(ids) as waiting:
        next(waiting)
    assert list(waiting) == []
    assert waiting.summary.pending == 1
    assert sync_client(_platform(ids)).assets.wait_until_all_ready(ids).finish().ready == 2


def test_asynchronously(backend: str, pauses: list[float]) -> None:
    ids = [f"a{number}" for number in range(5)]

    async def walk() -> list[str]:
        client = async_client(_platform(ids))
        async with client.indexes.indexed_assets.wait_until_all_ready("x", ids) as waiting:
            seen = [outcome.result().id async for outcome in waiting]
        assert waiting.summary.ready == 5
        assert (await client.assets.wait_until_all_ready(ids).finish()).ready == 5
        left = client.assets.wait_until_all_ready(ids)
        await left.close()
        assert [each async for each in left] == []
        return seen

    assert sorted(run_async(walk, backend)) == ids


def test_it_can_continue_after_a_cancellation(backend: str) -> None:
    ids = ["a", "b"]

    async def walk() -> list[str]:
        waiting = async_client(_platform(ids)).assets.wait_until_all_ready(ids)
        seen: list[str] = []
        cancelled = 0
        while len(seen) < len(ids):
            with anyio.move_on_after(0.05) as scope:
                seen.append((await anext(waiting)).source)
            cancelled += scope.cancelled_caught
            assert cancelled < 100
        assert cancelled
        return seen

    assert run_async(walk, backend) == ids


def test_lag_is_bounded() -> None:
    jobs = [Job(f"{number:024x}", STARTED_AT, STARTED_AT + 50_000) for number in range(1600)]
    world = World("asset", jobs)
    world.wait(timeout=3_000)
    world.finish()
    of_one = [at for at, message in world.platform.requests if ("asset_ids", jobs[0].id) in message.params]
    assert max(after - before for before, after in itertools.pairwise(of_one)) <= SCHEDULE.max_lag + 15


def test_the_error_of_one_object_does_not_explain_another() -> None:
    world = World("indexed asset", [])
    world.wait([GHOST, "e" * 24], timeout=0)
    world.finish()
    for _, outcome in world.outcomes.values():
        assert isinstance(outcome.error, WaitTimeoutError)
        assert "404" not in str(outcome.error)
    assert str(world.waiter.summary).startswith("0 ready, 2 failed, 0 pending of 2, after ")


@pytest.mark.parametrize("timeout", [-1, float("nan"), "5"])
def test_an_invalid_timeout_is_rejected(timeout: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="0 or more"):
        World("asset", []).wait(["a"], timeout=timeout)


# --- one look


@KINDS
def test_poll_once_asks_for_all_once(kind: str) -> None:
    jobs = _jobs(120, workers=2)
    for job in jobs[:30]:
        job.ends = STARTED_AT - 5
    world = World(kind, jobs)
    ended = world.time.run(world.wait().poll_once())
    assert {outcome.source for outcome in ended} == {job.id for job in jobs[:30]}
    assert world.requests <= 2 + 120 / 50 + sum(job.failed for job in jobs[:30])
    assert world.time.now - STARTED_AT <= world.platform.latency * world.requests + 0.01, "the pauses are wrong"
    assert world.waiter.last_error is None


@KINDS
def test_a_transient_error_ends_poll_once(kind: str) -> None:
    world = World(kind, _jobs(60), fault=lambda message, number: response(503, retry_after="7"))
    assert world.time.run(world.wait().poll_once()) == []
    assert world.requests == 1
    assert isinstance(world.waiter.last_error, ServiceUnavailableError)


def test_polls_share_what_they_have_found() -> None:
    jobs = _jobs(200, workers=200)
    for number, job in enumerate(jobs):
        job.ends = STARTED_AT - 5 + number / 1000
    world = World("indexed asset", jobs)
    cache = IndexedItemCache(max_ended=150)
    client = ClientConfig(api_key=KEY, base_url=BASE_URL)

    def poll(ids: list[str]) -> tuple[set[str], int]:
        before = world.requests
        waiter = indexed_item_waiter(
            index_container("x"), ids, client, timeout=None, ages=dict.fromkeys(ids, 60.0), cache=cache
        )
        ended = world.time.run(waiter.poll_once())
        return {outcome.source for outcome in ended}, world.requests - before

    ids = [job.id for job in jobs]
    assert poll(ids[50:100])[0] == set(ids[50:100])
    assert poll(ids[100:150]) == (set(ids[100:150]), 0)
    assert poll(ids[150:]) == (set(ids[150:]), 0)
    assert poll(ids[:50])[0] == set(ids[:50])


class Unlisted(FakeQueue):
    """It leaves one job out of the list of those that have ended."""

    left_out = ""

    def _listed(self, message: Send, at: float) -> Sequence[Job]:
        jobs = super()._listed(message, at)
        return [job for job in jobs if job.id != self.left_out or job.ends > at]


def test_polls_read_all_in_progress_the_more_rarely_the_longer_the_other_list_has_been_complete() -> None:
    began = [STARTED_AT + second for second in range(3000)]
    jobs = [Job(f"{number:024x}", at, at + 90.0, listed_from=at) for number, at in enumerate(began)]
    platform = Unlisted(jobs, latency=0.0)
    platform.left_out = jobs[1500].id
    time, cache, ended = VirtualTime(platform), IndexedItemCache(max_ended=2000), dict[str, float]()
    client = ClientConfig(api_key=KEY, base_url=BASE_URL)
    while time.now < STARTED_AT + 3000:
        time.now += 10.0
        ages = {job.id: time.now - job.created for job in jobs if job.created <= time.now and job.id not in ended}
        waiter = indexed_item_waiter(index_container("x"), list(ages), client, timeout=None, ages=ages, cache=cache)
        for outcome in time.run(waiter.poll_once()):
            ended[outcome.source] = time.now
    late = {job.id: ended[job.id] - job.ends for job in jobs if job.ends < time.now - 10.0}
    assert late.pop(platform.left_out) <= SCHEDULE.max_lag
    assert max(late.values()) <= 10.0
    reads = {round(at) for at, message in platform.requests if ("status", "pending") in message.params}
    pauses = {at: after - at for at, after in itertools.pairwise(sorted(reads))}
    assert len(reads) < 30
    assert SCHEDULE.max_lag - 30.0 < max(pauses.values()) <= SCHEDULE.max_lag + 10.0
    assert pauses[round(ended[platform.left_out])] <= 100.0, "what was left out has not made them more frequent"
