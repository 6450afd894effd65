"""A wait polls until the status is final or the timeout has elapsed, and continues after transient failures."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client._flows.effects import Send
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client._response import Response
from twelvelabs_client._waiting.polling import SCHEDULE
from twelvelabs_client._waiting.wait_one import wait_until_done
from twelvelabs_client.errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    ForbiddenError,
    InternalServerError,
    InvalidArgumentError,
    NotFoundError,
    ProcessingFailedError,
    UnauthorizedError,
    WaitTimeoutError,
)
from twelvelabs_client.resources.assets import Assets
from twelvelabs_client.resources.indexed_assets import IndexedAssets
from twelvelabs_client.resources.multipart_upload import MultipartUpload, UploadStatus
from twelvelabs_lowlevel.api.assets import retrieve_asset
from twelvelabs_lowlevel.models.asset_detail import AssetDetail

from ..clients import asset_json, async_client, run_async, sync_client
from ..fake_driver import Answer, FakeDriver, config_with, response

ONCE = RetryPolicy(max_retries=0)


def _asset(status: str = "ready", **more: object) -> Response:
    return response(200, asset_json("a1", status, **more))


BUSY = _asset("processing")
READY = _asset("ready")


def _wait(driver: FakeDriver, *, timeout: float | None = 1800.0, **options: Any) -> AssetDetail:
    request = retrieve_asset.request("a1")
    asset: AssetDetail = driver.run(
        wait_until_done("asset", "a1", request, config_with(ONCE), timeout=timeout, **options)
    )
    return asset


# --- pauses


def test_a_ready_object_is_returned_without_a_pause() -> None:
    driver = FakeDriver([READY])
    assert _wait(driver).status == "ready"
    assert driver.sleeps == []


def test_pauses_grow_to_the_longest() -> None:
    driver = FakeDriver([*[BUSY] * 20, READY])
    driver.random = lambda: 0.0
    _wait(driver)
    assert driver.sleeps[:3] == [0.5, 0.75, 1.125]
    assert driver.sleeps == sorted(driver.sleeps)
    assert driver.sleeps[-5:] == [SCHEDULE.max_pause] * 5


def test_pauses_after_failures_begin_anew_and_grow_to_the_longest() -> None:
    driver = FakeDriver([BUSY, *[response(500)] * 3, BUSY, *[response(500)] * 20, READY])
    driver.random = lambda: 0.0
    _wait(driver)
    first, growth = SCHEDULE.first_pause, SCHEDULE.failure_growth
    assert driver.sleeps[1:4] == pytest.approx([first, first * growth, first * growth**2])
    assert driver.sleeps[5:8] == pytest.approx([first, first * growth, first * growth**2])
    assert driver.sleeps[-1] == SCHEDULE.max_pause
    driver = FakeDriver([*[response(500)] * 2, READY])
    driver.random = lambda: 0.0
    _wait(driver)
    assert driver.sleeps == pytest.approx([first, first * growth])


@settings(deadline=None, max_examples=25)
@given(st.lists(st.floats(0, 1, exclude_max=True), min_size=15, max_size=15))
def test_jitter_shortens_pauses_by_at_most_a_quarter(chances: list[float]) -> None:
    driver = FakeDriver([*[BUSY] * 15, READY])
    driver.random = iter(chances).__next__
    _wait(driver)
    for pause, moment, chance in zip(driver.sleeps, driver.sent_at, chances, strict=False):
        longest = min(SCHEDULE.first_pause + (moment - 1000.0) / 2, SCHEDULE.max_pause)
        assert pause == pytest.approx(longest * (1 - 0.25 * chance))


def test_pauses_depend_on_elapsed_time_not_on_the_number_of_polls() -> None:
    driver = FakeDriver([*[BUSY] * 3, READY], seconds_per_request=4.0)
    driver.random = lambda: 0.0
    _wait(driver)
    assert driver.sleeps == [2.5, 5.75, SCHEDULE.max_pause]


@settings(deadline=None)
@given(
    st.integers(0, 1600).map(lambda n: n / 8),
    st.integers(0, 24).map(lambda n: n / 8),
    st.lists(
        st.sampled_from([BUSY, response(500), response(429, retry_after="7"), ApiConnectionError("reset")]), min_size=1
    ),
)
def test_the_timeout_holds_and_at_least_one_request_is_sent(
    timeout: float, seconds_per_request: float, answers: list[Answer]
) -> None:
    driver = FakeDriver(_repeating(answers), seconds_per_request=seconds_per_request)
    with pytest.raises(WaitTimeoutError):
        _wait(driver, timeout=timeout)
    assert driver.requests
    latest = timeout + SCHEDULE.min_request_timeout  # the rate limiter may hold the last request back
    assert driver.sent_at[-1] - 1000.0 <= latest
    assert driver.elapsed <= latest + seconds_per_request


def _repeating(answers: list[Answer]) -> Callable[[Send], Answer]:
    count = iter(range(10**9))
    return lambda _: answers[next(count) % len(answers)]


def test_the_last_poll_is_at_the_timeout() -> None:
    driver = FakeDriver(lambda _: BUSY)
    with pytest.raises(WaitTimeoutError) as caught:
        _wait(driver, timeout=7.0)
    assert driver.sent_at[-1] == pytest.approx(1007.0)
    assert driver.elapsed == pytest.approx(7.0)
    assert caught.value.last.status == "processing"
    assert "a1" in str(caught.value)
    assert "7 seconds" in str(caught.value)


def test_a_timeout_of_zero_allows_one_poll() -> None:
    assert _wait(FakeDriver([READY]), timeout=0).status == "ready"
    driver = FakeDriver([BUSY])
    with pytest.raises(WaitTimeoutError):
        _wait(driver, timeout=0)
    assert driver.sleeps == []


def test_rounds_of_many_requests_are_rarer_up_to_a_limit() -> None:
    rounds = [(1, 10**6), (2, 10**6), (100, 50), (100, 1000), (100, 10**6)]
    assert [SCHEDULE.max_pause_for(requests, elapsed) for requests, elapsed in rounds] == [10, 20, 10, 100, 300]


@pytest.mark.parametrize("own", [None, 3.0, 60.0])
@pytest.mark.parametrize("timeout", [None, 7.0])
def test_each_poll_ends_at_the_timeout_of_the_request_or_of_the_wait(own: float | None, timeout: float | None) -> None:
    driver = FakeDriver([*[BUSY] * 30, READY])
    config = replace(config_with(ONCE), timeout=own)
    with suppress(WaitTimeoutError):
        driver.run(wait_until_done("asset", "a1", retrieve_asset.request("a1"), config, timeout=timeout))
    until_deadline = [math.inf if timeout is None else max(1000 + timeout - at, 1.0) for at in driver.sent_at]
    ends = [min(left, math.inf if own is None else own) for left in until_deadline]
    assert [request.timeout or math.inf for request in driver.requests] == pytest.approx(ends)


def test_without_a_timeout_it_continues() -> None:
    driver = FakeDriver([*[BUSY] * 5000, READY])
    assert _wait(driver, timeout=None).status == "ready"
    assert driver.elapsed > 30_000


# --- statuses


def test_a_failure_has_the_reason_and_the_object() -> None:
    error = {"code": "unsupported", "message": "There is no video track."}
    with pytest.raises(ProcessingFailedError, match="There is no video track") as caught:
        _wait(FakeDriver([BUSY, _asset("failed", error=error)]))
    assert caught.value.last.id == "a1"
    assert caught.value.last.status == "failed"
    with pytest.raises(ProcessingFailedError, match="a1 ended as failed"):
        _wait(FakeDriver([_asset("failed")]))


@pytest.mark.parametrize("status", ["waiting", "validating", "READY", "", "a new one"])
def test_an_unknown_status_is_not_final(status: str) -> None:
    assert _wait(FakeDriver([_asset(status), READY])).status == "ready"


def test_an_unknown_status_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    answers = [BUSY, _asset("polishing"), _asset("polishing"), _asset("archiving"), _asset(""), BUSY, READY]
    _wait(FakeDriver(answers))
    shown = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert shown == [
        f"asset a1 has the status {status}, which this version of the client does not know: the wait continues"
        for status in ("polishing", "archiving", "")
    ]


def test_a_timeout_at_an_unknown_status_says_so() -> None:
    with pytest.raises(WaitTimeoutError) as caught:
        _wait(FakeDriver(lambda _: _asset("archived")), timeout=20)
    assert str(caught.value).startswith(
        "asset a1 is still archived (a status that this version of the client does not know; if it is final, upgrade"
        " the client) after 20 seconds."
    )
    with pytest.raises(WaitTimeoutError, match="asset a1 is still processing after 20 seconds"):
        _wait(FakeDriver(lambda _: BUSY), timeout=20)


def test_a_null_status_is_not_final() -> None:
    body = {**asset_json(), "status": None}
    assert _wait(FakeDriver([response(200, body), READY])).status == "ready"


# --- failures of single polls


def test_a_new_object_may_be_unknown_for_a_while() -> None:
    driver = FakeDriver([response(404), response(404), BUSY, READY])
    assert _wait(driver).status == "ready"


def test_a_missing_object_is_an_error_after_the_grace_period() -> None:
    driver = FakeDriver(lambda _: response(404))
    with pytest.raises(NotFoundError):
        _wait(driver)
    assert SCHEDULE.grace <= driver.elapsed < SCHEDULE.grace + SCHEDULE.max_pause
    assert len(driver.requests) > 3


def test_the_grace_period_is_over_when_it_has_elapsed() -> None:
    assert _wait(FakeDriver([response(404), READY], seconds_per_request=9.5)).status == "ready"
    with pytest.raises(NotFoundError):
        _wait(FakeDriver([response(404), READY], seconds_per_request=10))


def test_a_deleted_object_is_an_error_at_once() -> None:
    driver = FakeDriver([BUSY, response(404)])
    with pytest.raises(NotFoundError):
        _wait(driver)


def test_retry_after_is_respected() -> None:
    driver = FakeDriver([response(429, retry_after="21"), response(503, retry_after="33"), READY])
    _wait(driver)
    assert driver.sleeps == [21.0, 33.0]


@pytest.mark.parametrize(
    "trouble",
    [
        response(500),
        response(502, b"<html>"),
        response(503),
        response(504),
        response(408),
        response(429),
        ApiConnectionError("reset"),
        ApiConnectionError("no connection", was_sent=False),
        ApiTimeoutError("late"),
        response(200, b'{"_id": "a1", "stat'),
        response(200, b"<html>"),
    ],
    ids=repr,
)
def test_transient_errors_do_not_end_the_wait(trouble: Answer) -> None:
    driver = FakeDriver([trouble, BUSY, trouble, trouble, READY])
    assert _wait(driver).status == "ready"
    assert len(driver.requests) == 5


@pytest.mark.parametrize("status", [400, 401, 403, 409, 410, 422])
def test_an_error_that_is_not_transient_ends_the_wait_at_once(status: int) -> None:
    driver = FakeDriver([BUSY, response(status)])
    with pytest.raises(ApiError) as caught:
        _wait(driver)
    assert caught.value.status_code == status


def test_a_timeout_names_the_last_error() -> None:
    driver = FakeDriver(lambda _: response(500, {"code": "broken", "message": "The database is away."}))
    with pytest.raises(WaitTimeoutError, match="The database is away") as caught:
        _wait(driver, timeout=3)
    assert caught.value.last is None
    assert isinstance(caught.value.__cause__, InternalServerError)
    seen = FakeDriver(_repeating([BUSY, *[response(500)] * 1000]))
    with pytest.raises(WaitTimeoutError) as caught:
        _wait(seen, timeout=30)
    assert caught.value.last.status == "processing"


# --- on_update


def test_on_update_is_called_with_each_state() -> None:
    reported: list[str] = []
    _wait(
        FakeDriver([_asset("a"), response(500), _asset("b"), _asset("b"), READY]),
        on_update=lambda asset: reported.append(asset.status),
    )
    assert reported == ["a", "b", "b", "ready"]
    reported.clear()
    with pytest.raises(ProcessingFailedError):
        _wait(FakeDriver([_asset("failed")]), on_update=lambda asset: reported.append(asset.status))
    assert reported == ["failed"]


@pytest.mark.parametrize("error", [ValueError("no"), ApiConnectionError("own"), KeyboardInterrupt()], ids=repr)
def test_an_exception_of_on_update_ends_the_wait(error: BaseException) -> None:
    def on_update(_: object) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        _wait(FakeDriver([BUSY]), on_update=on_update)
    assert caught.value is error


def test_coroutine_functions_are_for_asynchronous_clients_only(backend: str) -> None:
    reported: list[str] = []

    async def on_update(asset: AssetDetail) -> None:
        reported.append(asset.status)

    def handler(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=asset_json())

    client = async_client(handler)
    assert run_async(lambda: client.assets.wait_until_ready("a1", on_update=on_update), backend).id == "a1"
    assert run_async(lambda: client.assets.wait_until_ready("a1", on_update=lambda a: reported.append(a.id)), backend)
    assert reported == ["ready", "a1"]
    with pytest.raises(InvalidArgumentError, match="coroutine"):
        sync_client(handler).assets.wait_until_ready("a1", on_update=on_update)
    assert reported == ["ready", "a1"]


# --- through the resources, where each poll is a call with retries of its own


def _indexed_asset(status: str) -> dict[str, object]:
    return {
        "_id": "i1",
        "asset_id": "a1",
        "status": status,
        "created_at": "2026-10-30T09:12:00Z",
        "updated_at": "2026-10-30T09:12:00Z",
    }


def test_indexed_assets_are_waited_for_in_the_same_way() -> None:
    driver = FakeDriver([response(200, _indexed_asset(status)) for status in ("pending", "indexing", "ready")])
    resource = IndexedAssets(driver)  # type: ignore[arg-type]  # it acts as a driver
    assert resource.wait_until_ready("x", "i1").status == "ready"
    assert {message.url for message in driver.requests} == {"/indexes/x/indexed-assets/i1"}
    driver = FakeDriver([response(200, _indexed_asset("failed"))])
    with pytest.raises(ProcessingFailedError, match="indexed asset i1"):
        IndexedAssets(driver).wait_until_ready("x", "i1")  # type: ignore[arg-type]


@pytest.mark.parametrize("trouble", [response(503), response(429, retry_after="30")], ids=["503", "429"])
def test_a_poll_has_no_retries_of_its_own(trouble: Response) -> None:
    driver = FakeDriver(lambda _: trouble)
    with pytest.raises(WaitTimeoutError):
        Assets(driver).wait_until_ready("a1", timeout=3)  # type: ignore[arg-type]
    assert driver.elapsed <= 3 + 1e-9


# --- upload sessions


def _session(status: str, done: int = 0, total: int = 3) -> Response:
    info = {"page": 1, "total_page": total, "total_results": total, "limit_per_page": 1}
    body = {"upload_id": "u1", "status": status, "uploaded_chunks": [], "chunks_completed": done, "page_info": info}
    return response(200, body)


def _wait_for_upload(driver: FakeDriver, **options: Any) -> UploadStatus:
    return MultipartUpload(driver).wait_for_upload_completion("u1", **options)  # type: ignore[arg-type]


def test_an_upload_is_waited_for_until_it_is_complete() -> None:
    reported: list[UploadStatus] = []
    driver = FakeDriver([_session("active"), _session("active", 2), _session("completed", 3)])
    assert _wait_for_upload(driver, callback=reported.append) == UploadStatus("completed", 3, 3)
    assert reported == [UploadStatus("active", 0, 3), UploadStatus("active", 2, 3), UploadStatus("completed", 3, 3)]


@pytest.mark.parametrize("status", ["failed", "expired"])
def test_an_upload_that_ends_otherwise_is_a_failure(status: str) -> None:
    reported: list[UploadStatus] = []
    with pytest.raises(ProcessingFailedError, match=f"u1 ended as {status}") as caught:
        _wait_for_upload(FakeDriver([_session(status)]), callback=reported.append)
    assert caught.value.last.status == status
    assert [each.status for each in reported] == [status]


def test_the_interval_and_timeout_of_an_upload_are_respected() -> None:
    driver = FakeDriver(lambda _: _session("active"))
    with pytest.raises(WaitTimeoutError):
        _wait_for_upload(driver, sleep_interval=2.0, max_wait_time=60)
    assert max(driver.sleeps) <= 2.0
    assert driver.sleeps[-2] >= 1.5
    assert driver.elapsed == pytest.approx(60)
    short = FakeDriver(lambda _: _session("active"))
    with pytest.raises(WaitTimeoutError):
        _wait_for_upload(short, sleep_interval=0.1, max_wait_time=1)
    assert max(short.sleeps) <= 0.1
    with pytest.raises(InvalidArgumentError, match="sleep_interval"):
        _wait_for_upload(FakeDriver(), sleep_interval=0)


def test_an_upload_wait_tolerates_transient_errors_and_raises_refusals() -> None:
    driver = FakeDriver([response(404), *[response(500)] * 5, ApiConnectionError("reset"), _session("completed", 3)])
    assert _wait_for_upload(driver).status == "completed"
    with pytest.raises(UnauthorizedError):
        _wait_for_upload(FakeDriver([response(401)]))
    with pytest.raises(ForbiddenError):
        _wait_for_upload(FakeDriver([_session("active"), response(403)]))
    with pytest.raises(NotFoundError):
        _wait_for_upload(FakeDriver([_session("active"), response(404)]))


def _troubles() -> Iterator[BaseException]:
    yield ValueError("no")
    yield NotFoundError("own", response=Response(404))
    yield ApiConnectionError("own")


@pytest.mark.parametrize("error", list(_troubles()), ids=repr)
def test_an_exception_of_the_callback_ends_the_wait_for_an_upload(error: BaseException) -> None:
    def callback(_: object) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        _wait_for_upload(FakeDriver([_session("active")]), callback=callback)
    assert caught.value is error


def test_an_upload_without_numbers_is_still_waited_for() -> None:
    body: dict[str, Any] = {"upload_id": "u1", "status": "completed", "uploaded_chunks": [], "page_info": None}
    assert _wait_for_upload(FakeDriver([response(200, body)])).status == "completed"
