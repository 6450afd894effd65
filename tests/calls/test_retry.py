"""A request is retried exactly where that is safe, after the right delay and with its complete body; nothing that a
POST creates is created twice."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from twelvelabs_client._flows.effects import Send
from twelvelabs_client._http.call import call
from twelvelabs_client._http.decode import api_error
from twelvelabs_client._http.failures import to_error
from twelvelabs_client._http.retry import RetryPolicy, can_retry, delay_before_retry, parse_retry_after
from twelvelabs_client._response import Response
from twelvelabs_client.errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    InternalServerError,
    MissingResourceError,
    NotFoundError,
    ServiceUnavailableError,
    TooManyRequestsError,
    TwelveLabsError,
    UnexpectedResponseError,
)
from twelvelabs_client.resources.assets import Assets
from twelvelabs_lowlevel.api.assets import delete_asset, list_assets, retrieve_asset
from twelvelabs_lowlevel.api.entities import remove_entity_assets
from twelvelabs_lowlevel.api.indexes import create_index
from twelvelabs_lowlevel.api.multipart_uploads import create_multipart_upload_presigned_urls
from twelvelabs_lowlevel.models.asset import Asset
from twelvelabs_lowlevel.requests import Request

from ..clients import BASE_URL, Handler, asset_json, async_client, page_json, run_async, sync_client
from ..fake_driver import FakeDriver, config_with, number_request, response
from ..loops import loop

GET = list_assets.request()
CREATING = create_index.request(index_name="i", models=[])
IDEMPOTENT_POST = create_multipart_upload_presigned_urls.request("u", start=1, count=1)
POLICY = RetryPolicy()

# status: is it retried if idempotent, if it creates, if it creates and the response has a Retry-After
RESENT = {
    300: (False, False, False),
    307: (False, False, False),
    400: (False, False, False),
    401: (False, False, False),
    403: (False, False, False),
    404: (False, False, False),
    408: (True, False, False),
    409: (False, False, False),
    410: (False, False, False),
    413: (False, False, False),
    422: (False, False, False),
    425: (True, False, False),
    429: (True, True, True),
    500: (True, False, False),
    501: (False, False, False),
    502: (True, False, False),
    503: (True, False, True),
    504: (True, False, False),
    505: (False, False, False),
    507: (True, False, False),
    599: (True, False, False),
}

# exception of the transport: did the request certainly not reach the platform
NEVER_SENT = {
    httpx.ConnectError: True,
    httpx.ConnectTimeout: True,
    httpx.PoolTimeout: True,
    httpx.ProxyError: True,
    httpx.ReadError: False,
    httpx.WriteError: False,
    httpx.CloseError: False,
    httpx.ReadTimeout: False,
    httpx.WriteTimeout: False,
    httpx.RemoteProtocolError: False,
    httpx.DecodingError: False,
}


def _outcome(request: Request[Any], first: Any) -> int:
    """How often a request is sent if its first response is this one and its second is not transient."""
    driver = FakeDriver([first, response(418)])
    with pytest.raises(TwelveLabsError):
        driver.run(call(request, config_with(POLICY)))
    return len(driver.requests)


@loop("has_retry_after", [False, True])
@loop("status", RESENT)
def test_which_statuses_are_retried(status: int, has_retry_after: bool) -> None:
    first = response(status, retry_after="1") if has_retry_after else response(status)
    idempotent, creating, creating_with_retry_after = RESENT[status]
    assert _outcome(GET, first) == 1 + idempotent
    assert _outcome(IDEMPOTENT_POST, first) == 1 + idempotent
    assert _outcome(CREATING, first) == 1 + (creating_with_retry_after if has_retry_after else creating)
    error = api_error("GET /", first, BASE_URL)
    assert not any(can_retry(error, idempotent=each, replayable=False) for each in (False, True))


@loop("kind", NEVER_SENT)
def test_which_broken_connections_are_retried(kind: type[httpx.TransportError]) -> None:
    def error() -> ApiConnectionError:
        made = to_error(kind("it broke"), Send(method="POST", url="/things"))
        assert isinstance(made, ApiConnectionError)
        return made

    never_sent = NEVER_SENT[kind]
    assert error().was_sent is not never_sent
    assert isinstance(error(), ApiTimeoutError) is issubclass(kind, httpx.TimeoutException)
    assert _outcome(GET, error()) == 2
    assert _outcome(IDEMPOTENT_POST, error()) == 2
    assert _outcome(CREATING, error()) == 1 + never_sent
    for idempotent in (False, True):
        assert can_retry(error(), idempotent=idempotent, replayable=False) is never_sent


def test_a_request_that_the_transport_rejects_is_not_transient() -> None:
    error = to_error(httpx.LocalProtocolError("Illegal header value"), Send(method="GET", url="/things"))
    assert error is not None
    assert not error.is_transient


@pytest.mark.parametrize("is_transient", [False, True])
@pytest.mark.parametrize("idempotent", [False, True])
@pytest.mark.parametrize("replayable", [False, True])
def test_an_unreadable_response_is_retried_only_if_that_is_safe(
    is_transient: bool, idempotent: bool, replayable: bool
) -> None:
    error = UnexpectedResponseError("cut off", response=response(), is_transient=is_transient)
    expected = is_transient and idempotent and replayable
    assert can_retry(error, idempotent=idempotent, replayable=replayable) is expected


# --- pauses

policies = st.builds(
    RetryPolicy,
    max_retries=st.integers(0, 8),
    budget=st.floats(0, 500),
    first_delay=st.floats(0.001, 5),
    max_delay=st.floats(5, 60),
    max_retry_after=st.floats(1, 100),
)
chances = st.floats(0, 1, exclude_max=True)
PASSING = ApiConnectionError("broken")


def _after(seconds: float) -> ApiError:
    error = TooManyRequestsError("slow down", response=response(429))
    error.retry_after = seconds
    return error


@settings(deadline=None)
@given(policies, st.integers(1, 10), chances, st.floats(0, 600))
def test_a_delay_is_never_negative_above_the_cap_or_beyond_the_budget(
    policy: RetryPolicy, attempt: int, chance: float, elapsed: float
) -> None:
    pause = delay_before_retry(attempt, PASSING, policy, elapsed=elapsed, max_retries=policy.max_retries, chance=chance)
    full = min(policy.first_delay * 2 ** (attempt - 1), policy.max_delay)
    if pause is None:
        assert attempt > policy.max_retries or elapsed + full * (1 - 0.25 * chance) > policy.budget
    else:
        assert attempt <= policy.max_retries
        assert 0 < 0.75 * full <= pause <= full <= policy.max_delay
        assert elapsed + pause <= policy.budget


@settings(deadline=None)
@given(policies, chances)
def test_pauses_grow_until_the_cap(policy: RetryPolicy, chance: float) -> None:
    pauses = [
        delay_before_retry(n, PASSING, policy, elapsed=-1e9, max_retries=20, chance=chance) or 0 for n in range(1, 20)
    ]
    assert pauses == sorted(pauses)
    assert pauses[0] < pauses[-1] or policy.first_delay == policy.max_delay
    assert pauses[-1] == policy.max_delay * (1 - 0.25 * chance)


@settings(deadline=None)
@given(policies, st.lists(chances, min_size=20, max_size=20))
def test_all_pauses_together_stay_within_the_budget(policy: RetryPolicy, chances: list[float]) -> None:
    elapsed, made = 0.0, 0
    for attempt, chance in enumerate(chances, start=1):
        pause = delay_before_retry(
            attempt, PASSING, policy, elapsed=elapsed, max_retries=policy.max_retries, chance=chance
        )
        if pause is None:
            break
        elapsed, made = elapsed + pause, made + 1
    assert elapsed <= policy.budget
    assert made <= policy.max_retries


@settings(deadline=None)
@given(policies, st.floats(0, 200), st.floats(0, 200))
def test_a_retry_after_is_waited_for_exactly_or_not_at_all(policy: RetryPolicy, seconds: float, elapsed: float) -> None:
    assume(policy.max_retries > 0)
    pause = delay_before_retry(1, _after(seconds), policy, elapsed=elapsed, max_retries=policy.max_retries, chance=0.5)
    possible = seconds <= policy.max_retry_after and elapsed + seconds <= policy.budget
    assert pause == (seconds if possible else None)


def test_what_a_client_does_if_it_is_told_nothing() -> None:
    def pause(
        attempt: int, error: TwelveLabsError, elapsed: float = 0.0, retries: int = 9, policy: RetryPolicy = POLICY
    ) -> float | None:
        return delay_before_retry(attempt, error, policy, elapsed=elapsed, max_retries=retries, chance=0.0)

    assert POLICY.max_retries == 4
    assert [pause(attempt, PASSING) for attempt in range(1, 8)] == [0.5, 1, 2, 4, 8, 8, 8]
    for policy in (POLICY, RetryPolicy(budget=1000)):
        assert [pause(1, _after(seconds), policy=policy) for seconds in (60, 60.5)] == [60, None]
    assert [pause(1, PASSING, elapsed) for elapsed in (59.5, 59.75)] == [0.5, None]
    assert pause(1_000_000, PASSING, retries=10**9) == 8


def test_pauses_differ_from_client_to_client() -> None:
    pauses = set()
    for seed in range(20):
        driver = FakeDriver([response(500), response(200, 5)])
        driver.random = random.Random(seed).random
        driver.run(call(number_request(), config_with(POLICY)))
        pauses.add(driver.sleeps[0])
    assert len(pauses) == 20


# --- the header

SENT = datetime(2026, 10, 30, 12, 0, 0, tzinfo=UTC)


@loop(
    ("text", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("1.5", 1.5),
        ("100000", 100000.0),
        ("-1", None),
        ("", None),
        ("soon", None),
        ("1,5", None),
        ("1.2.3", None),
        ("nan", None),
        ("inf", None),
        ("-inf", None),
        ("0x10", None),
        ("1_0", None),
        ("٣", None),
        ("²", None),
        ("\uff11\uff12", None),
        ("9" * 400, None),
        ("Fri, 99 Foo 2026 12:00:00 GMT", None),
        ("Fri, 30 Oct 99999 12:00:00 GMT", None),
    ],
)
def test_a_retry_after_as_a_number(text: str, seconds: float | None) -> None:
    assert parse_retry_after(Response(429, {"retry-after": text})) == seconds


def test_a_missing_retry_after() -> None:
    assert parse_retry_after(Response(429)) is None


@pytest.mark.parametrize(("ahead", "seconds"), [(30, 30.0), (0, 0.0), (-30, 0.0)])
def test_a_retry_after_as_a_date_is_measured_against_the_answers_own_date(ahead: int, seconds: float) -> None:
    until = format_datetime(SENT + timedelta(seconds=ahead), usegmt=True)
    headers = {"retry-after": until, "date": format_datetime(SENT, usegmt=True)}
    assert parse_retry_after(Response(429, headers, received_at=SENT.timestamp() + 5000)) == seconds
    del headers["date"]
    assert parse_retry_after(Response(429, headers, received_at=SENT.timestamp())) == seconds
    headers["date"] = "yesterday"
    assert parse_retry_after(Response(429, headers, received_at=SENT.timestamp())) == seconds


@pytest.mark.parametrize("text", ["Friday, 30-Oct-26 12:00:30 GMT", "Fri Oct 30 12:00:30 2026"])
def test_the_older_forms_of_a_date_mean_universal_time_too(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as zone:
        zone.setenv("TZ", "EST+5")
        time.tzset()
        seconds = parse_retry_after(Response(429, {"retry-after": text}, received_at=SENT.timestamp()))
    time.tzset()
    assert seconds == 30.0


def test_milliseconds_come_before_seconds() -> None:
    assert parse_retry_after(Response(429, {"retry-after-ms": "1500", "retry-after": "9"})) == 1.5
    assert parse_retry_after(Response(429, {"retry-after-ms": "oops", "retry-after": "9"})) == 9.0


# --- calls


def test_after_429_the_same_message_goes_out_again() -> None:
    driver = FakeDriver([response(429, retry_after="3"), response(200, 5)])
    assert driver.run(call(number_request(), config_with(POLICY))) == 5
    assert driver.sleeps == [3.0]
    assert driver.requests[0] == driver.requests[1]


def test_503_for_a_creating_post_is_retried_only_with_retry_after() -> None:
    creating = number_request(method="POST", idempotent=False)
    driver = FakeDriver([response(503, retry_after="2"), response(201, 5)])
    assert driver.run(call(creating, config_with(POLICY))) == 5
    assert driver.sleeps == [2.0]
    driver = FakeDriver([response(503)])
    with pytest.raises(ServiceUnavailableError):
        driver.run(call(creating, config_with(POLICY)))


def test_a_retry_after_that_is_too_long_raises_at_once_and_is_in_the_error() -> None:
    driver = FakeDriver([response(429, retry_after="61")])
    with pytest.raises(TooManyRequestsError) as caught:
        driver.run(call(number_request(), config_with(POLICY)))
    assert caught.value.retry_after == 61
    assert driver.sleeps == []


@pytest.mark.parametrize("body", [b'{"data": [', b"<html>busy</html>", b""])
def test_a_truncated_response_is_retried_and_then_raised(body: bytes) -> None:
    driver = FakeDriver(lambda _: response(200, body))
    with pytest.raises(UnexpectedResponseError):
        driver.run(call(GET, config_with(POLICY)))
    assert len(driver.requests) == 5
    driver = FakeDriver([response(200, body), response(200, page_json([], 1, 1))])
    assert driver.run(call(GET, config_with(POLICY))).data == []
    driver = FakeDriver([response(201, body)])
    with pytest.raises(UnexpectedResponseError):
        driver.run(call(CREATING, config_with(POLICY)))


def test_no_more_attempts_than_the_policy_says_and_none_after_the_budget() -> None:
    driver = FakeDriver(lambda _: response(500))
    with pytest.raises(InternalServerError) as caught:
        driver.run(call(GET, config_with(RetryPolicy(max_retries=2))))
    assert len(driver.requests) == 3
    [note] = caught.value.__notes__
    assert note == f"This was attempt 3, after {driver.elapsed:.1f} seconds."

    driver = FakeDriver(lambda _: response(500), seconds_per_request=25.0)
    with pytest.raises(InternalServerError):
        driver.run(call(GET, config_with(RetryPolicy(max_retries=100))))
    assert len(driver.requests) == 3
    assert all(at - driver.sent_at[0] <= POLICY.budget for at in driver.sent_at)


def test_a_single_attempt_has_no_note() -> None:
    with pytest.raises(InternalServerError) as caught:
        FakeDriver([response(500)]).run(call(GET, config_with(RetryPolicy(max_retries=0))))
    assert not hasattr(caught.value, "__notes__")


@pytest.mark.parametrize("retries", [0, 1, 3])
def test_retries_can_be_set_for_one_call_and_for_a_copy_of_the_client(retries: int, pauses: list[float]) -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.path)
        return httpx.Response(500)

    def count(act: Callable[[], object]) -> int:
        seen.clear()
        with pytest.raises(InternalServerError):
            act()
        return len(seen)

    client = sync_client(handler, max_retries=2)
    options: Any = {"max_retries": retries}
    assert count(lambda: client.assets.retrieve("a1", request_options=options)) == 1 + retries
    assert count(lambda: client.with_options(max_retries=retries).assets.retrieve("a1")) == 1 + retries
    assert count(lambda: client.assets.retrieve("a1")) == 3
    other = async_client(handler, max_retries=2)
    assert count(lambda: run_async(lambda: other.assets.retrieve("a1", request_options=options))) == 1 + retries
    assert count(lambda: run_async(lambda: other.with_options(max_retries=retries).assets.retrieve("a1"))) == (
        1 + retries
    )


LOST = [
    ApiConnectionError("reset"),
    ApiTimeoutError("late"),
    api_error("", response(500), BASE_URL),
    api_error("", response(504), BASE_URL),
]


@pytest.mark.parametrize("lost", LOST, ids=repr)
@pytest.mark.parametrize("missing", [response(404), response(400, {"code": "resource_not_exist", "message": ""})])
def test_a_deletion_whose_response_was_lost_succeeds_if_the_object_is_missing(lost: Exception, missing: Any) -> None:
    driver = FakeDriver([lost, missing])
    Assets(driver).delete("a1")  # type: ignore[arg-type]
    assert len(driver.requests) == 2


def test_deleting_a_missing_object_raises() -> None:
    with pytest.raises(NotFoundError):
        FakeDriver([response(404)]).run(call(delete_asset.request("a1"), config_with(POLICY)))
    missing = response(400, {"code": "resource_not_exist", "message": ""})
    with pytest.raises(MissingResourceError):
        FakeDriver([missing]).run(call(delete_asset.request("a1"), config_with(POLICY)))


@pytest.mark.parametrize(
    "first",
    [ApiConnectionError("no connection", was_sent=False), response(429, retry_after="1")],
    ids=["never sent", "rate limit"],
)
def test_a_retried_deletion_that_never_arrived_raises_if_the_object_is_missing(first: Any) -> None:
    with pytest.raises(NotFoundError):
        FakeDriver([first, response(404)]).run(call(delete_asset.request("a1"), config_with(POLICY)))


@pytest.mark.parametrize("lost", LOST, ids=repr)
def test_removing_from_a_missing_object_raises(lost: Exception) -> None:
    request = remove_entity_assets.request("c1", "e1", asset_ids=["a1"])
    with pytest.raises(NotFoundError):
        FakeDriver([lost, response(404)]).run(call(request, config_with(POLICY)))


def test_a_removal_whose_response_was_lost_is_confirmed_by_the_retry() -> None:
    request = remove_entity_assets.request("c1", "e1", asset_ids=["a1"])
    entity = {"_id": "e1", "name": "Bunny", "status": "processing", "created_at": "2026-10-30T09:12:00Z"}
    assert FakeDriver([LOST[0], response(200, entity)]).run(call(request, config_with(POLICY))).id == "e1"


def test_a_lost_response_excuses_a_missing_object_for_deletions_only() -> None:
    with pytest.raises(NotFoundError):
        FakeDriver([response(500), response(404)]).run(call(retrieve_asset.request("a1"), config_with(POLICY)))


# --- bodies

ZERO = {"retry-after": "0"}
CONTENT = bytes(range(256)) * 3000


def _path(folder: Path) -> Any:
    path = folder / "clip.mp4"
    path.write_bytes(CONTENT)
    return path


class OneShot:
    """A stream that can be read once."""

    def __init__(self) -> None:
        self._file = io.BytesIO(CONTENT)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


def _create(handler: Handler, file: Any, *, is_sync: bool) -> Asset:
    if is_sync:
        return sync_client(handler).assets.create(method="direct", file=file)
    return run_async(lambda: async_client(handler).assets.create(method="direct", file=file))


SOURCES: dict[str, Callable[[Path], Any]] = {
    "path": _path,
    "text path": lambda folder: str(_path(folder)),
    "bytes": lambda _: CONTENT,
    "BytesIO": lambda _: io.BytesIO(CONTENT),
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_every_attempt_sends_the_whole_form(source: str, is_sync: bool, tmp_path: Path) -> None:
    bodies: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        body = request.content
        boundary = request.headers["content-type"].partition("boundary=")[2].encode()
        bodies.append(body.replace(boundary, b""))
        assert int(request.headers["content-length"]) == len(body)
        if len(bodies) < 3:
            return httpx.Response(429, headers={"retry-after": "0"})
        return httpx.Response(201, json=asset_json())

    file = SOURCES[source](tmp_path)
    _create(handler, file, is_sync=is_sync)
    assert len(bodies) == 3
    assert len(set(bodies)) == 1
    assert bodies[0].count(CONTENT) == 1


@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_an_open_file_is_sent_completely_on_every_attempt(is_sync: bool, tmp_path: Path) -> None:
    sizes: list[int] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sizes.append(request.content.count(CONTENT))
        return httpx.Response(201, json=asset_json()) if len(sizes) > 1 else httpx.Response(429, headers=ZERO)

    with Path(_path(tmp_path)).open("rb") as file:
        file.seek(1000)
        _create(handler, file, is_sync=is_sync)
    assert sizes == [1, 1]


@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_a_stream_that_can_be_read_once_is_kept_and_sent_whole_each_time(is_sync: bool) -> None:
    bodies: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        bodies.append(request.content)
        return httpx.Response(429, headers=ZERO)

    stream: Any = OneShot()
    with pytest.raises(TooManyRequestsError):
        _create(handler, stream, is_sync=is_sync)
    assert len(bodies) == 5
    assert all(body.count(CONTENT) == 1 for body in bodies)
