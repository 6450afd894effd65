"""Under any faults, all bytes arrive in one asset, or the error's token completes the upload."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import (
    ApiConnectionError,
    ApiError,
    ChecksumMismatchError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
    UploadOptions,
)
from twelvelabs_sandbox import Fault, Sandbox

from .conftest import SESSION, SESSIONS, STORE, URLS, Run, assert_arrived, assets, created, puts, reported

MANY = 10_000


def _on(route: str, method: str, **effect: Any) -> dict[str, Any]:
    return {"route": route, "method": method, **effect}


def _put(**effect: Any) -> dict[str, Any]:
    return _on(STORE, "PUT", **effect)


def _report(**effect: Any) -> dict[str, Any]:
    return _on(SESSION, "POST", **effect)


def _status(**effect: Any) -> dict[str, Any]:
    return _on(SESSION, "GET", **effect)


def _urls(**effect: Any) -> dict[str, Any]:
    return _on(URLS, "POST", **effect)


def _create(**effect: Any) -> dict[str, Any]:
    return _on(SESSIONS, "POST", **effect)


PASSING: dict[str, list[dict[str, Any]]] = {
    "first part reset before": [_put(reset="before")],
    "middle part reset before": [_put(nth=7, reset="before")],
    "last part reset before": [_put(nth=14, reset="before")],
    "first part reset after": [_put(reset="after")],
    "middle part reset after": [_put(nth=7, reset="after")],
    "last part reset after": [_put(nth=14, reset="after")],
    "all parts reset once": [_put(times=14, reset="before")],
    "parts refused, then stored, their answers lost": [
        _put(times=8, status=500),
        _put(nth=9, times=8, reset="after"),
    ],
    "part stalled": [_put(nth=3, stall=1.5)],
    "part 500": [_put(nth=2, times=3, status=500)],
    "part 502 as a page": [_put(nth=2, html=True)],
    "part 503": [_put(nth=5, times=4, status=503)],
    "part 503 with Retry-After": [_put(nth=5, times=2, status=503, retry_after=0.01)],
    "part 503 with Retry-After in the past": [_put(nth=5, status=503, retry_after="Thu, 01 Jan 2026 00:00:00 GMT")],
    "part 503 with an invalid Retry-After": [_put(nth=5, status=503, retry_after="soon")],
    "part 429": [_put(nth=5, times=3, status=429)],
    "part 429 with Retry-After": [_put(nth=5, status=429, retry_after=0.01)],
    "part 408": [_put(nth=5, status=408)],
    "first URL expired": [_put(expired=True)],
    "middle URLs expired": [_put(nth=6, times=3, expired=True)],
    "last URL expired": [_put(nth=14, expired=True)],
    "all first URLs expired": [_put(times=10, expired=True)],
    "ETag missing": [_put(nth=3, etag="missing"), _put(nth=14, etag="missing")],
    "wrong ETag once": [_put(nth=4, etag="wrong")],
    "first and last ETag wrong": [_put(etag="wrong"), _put(nth=15, etag="wrong")],
    "URLs reset before": [_urls(reset="before")],
    "URLs reset after": [_urls(reset="after")],
    "URLs 500": [_urls(times=2, status=500)],
    "URLs 502 as a page": [_urls(html=True)],
    "URLs a page that says 200": [_urls(html=True, status=200)],
    "URLs 503 with Retry-After": [_urls(status=503, retry_after=0)],
    "URLs 429": [_urls(times=2, status=429)],
    "URLs cut off": [_urls(truncate=True)],
    "URLs no JSON": [_urls(times=2, invalid_json=True)],
    "report reset before": [_report(reset="before")],
    "report reset after": [_report(reset="after")],
    "last report reset after": [_report(nth=2, reset="after")],
    "report 500": [_report(times=3, status=500)],
    "report 503": [_report(nth=2, times=2, status=503)],
    "report 503 with Retry-After": [_report(status=503, retry_after=0)],
    "report 429": [_report(times=2, status=429, retry_after=0)],
    "report cut off": [_report(truncate=True)],
    "last report cut off": [_report(nth=2, truncate=True)],
    "report no JSON": [_report(invalid_json=True)],
    "report a page": [_report(html=True)],
    "report a page that says 200": [_report(html=True, status=200)],
    "report slow": [_report(drip=2000.0)],
    "status reset before": [_status(reset="before")],
    "status reset after": [_status(reset="after")],
    "status 500": [_status(times=3, status=500)],
    "status 503 with Retry-After": [_status(status=503, retry_after=0.01)],
    "status 429": [_status(times=2, status=429)],
    "status cut off": [_status(truncate=True)],
    "status no JSON": [_status(invalid_json=True)],
    "status a page": [_status(html=True)],
    "status not complete yet": [_status(times=3, set_fields={"status": "active"})],
    "session unknown for a moment": [_status(status=404)],
    "session refused for now": [_create(times=2, status=429, retry_after=0)],
    "session 503 with Retry-After": [_create(status=503, retry_after=0)],
    "something everywhere": [
        _create(status=429, retry_after=0),
        _urls(reset="after"),
        _put(reset="before"),
        _put(nth=2, expired=True),
        _put(nth=3, etag="wrong"),
        _put(nth=4, status=503),
        _put(nth=6, times=3, reset="after"),
        _put(nth=12, html=True),
        _report(truncate=True),
        _report(nth=3, reset="after"),
        _status(status=500),
        _status(nth=2, invalid_json=True),
    ],
    "a third of all parts": [
        _put(probability=0.12, seed=1, reset="before"),
        _put(probability=0.12, seed=2, reset="after"),
        _put(probability=0.12, seed=3, status=500),
        _report(probability=0.3, seed=4, reset="after"),
    ],
}


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("faults", PASSING.values(), ids=PASSING)
def test_transient_faults_are_retried(run: Run, sandbox: Sandbox, song: Path, faults: list[dict[str, Any]]) -> None:
    sandbox.faults.add(*(Fault(**fault) for fault in faults))
    result = run(
        lambda client: client.multipart_upload.upload_file(
            song, max_retries=30, retry_delay=0.001, max_workers=4, options=UploadOptions(resume=False)
        )
    )
    sandbox.faults.assert_used()
    sandbox.faults.clear()
    assert httpx.get(result.asset_url).content == song.read_bytes()
    assert [one["_id"] for one in assets(sandbox)] == [result.asset_id]
    assert sorted(set(reported(sandbox))) == list(range(1, 15))


LASTING: dict[str, list[dict[str, Any]]] = {
    "no part arrives": [_put(times=MANY, status=500)],
    "a part never arrives": [_put(nth=5, times=MANY, reset="before")],
    "the answers of parts are lost": [_put(nth=5, times=MANY, reset="after")],
    "parts are refused": [_put(nth=3, times=MANY, status=400)],
    "all URLs are refused": [_put(nth=3, times=MANY, expired=True)],
    "a wait that is too long": [_put(nth=3, times=MANY, status=503, retry_after=3600)],
    "ETags stay wrong": [_put(nth=3, times=MANY, etag="wrong")],
    "ETags stay missing": [_put(nth=3, times=MANY, etag="missing")],
    "pages that say 200": [_put(nth=3, times=MANY, html=True, status=200)],
    "no more URLs": [_urls(times=MANY, status=500)],
    "URLs are refused": [_urls(times=MANY, status=403)],
    "URLs of another shape": [_urls(times=MANY, set_fields={"upload_urls": None})],
    "URLs missing": [_urls(times=MANY, set_fields={"upload_urls": []})],
    "URLs never JSON": [_urls(times=MANY, invalid_json=True)],
    "no report is taken": [_report(times=MANY, status=500)],
    "the last report is not taken": [_report(nth=2, times=MANY, status=503)],
    "reports are refused": [_report(times=MANY, status=400)],
    "the answers of reports are lost": [_report(times=MANY, reset="after")],
    "the status is refused": [_status(times=MANY, status=403)],
    "the session failed, they say": [_status(times=MANY, set_fields={"status": "failed"})],
    "parts are missing, they say": [_status(times=MANY, set_fields={"chunks_completed": 13})],
    "the key is refused meanwhile": [_report(times=MANY, status=401)],
}


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("faults", LASTING.values(), ids=LASTING)
def test_a_persistent_failure_has_a_token_that_completes_the_upload(
    run: Run, sandbox: Sandbox, song: Path, faults: list[dict[str, Any]]
) -> None:
    sandbox.faults.add(*(Fault(**fault) for fault in faults))
    with pytest.raises(UploadError) as failed:
        run(
            lambda client: client.multipart_upload.upload_file(
                song, max_retries=2, retry_delay=0.001, max_workers=4, options=UploadOptions(resume=False)
            )
        )
    sandbox.faults.assert_used()
    sandbox.faults.clear()
    error = failed.value
    assert error.token
    assert error.upload_id
    assert "signature" not in repr(error.__dict__).lower() + str(error).lower()
    known = len(puts(sandbox))
    before = set(reported(sandbox))
    result = run(lambda client: client.multipart_upload.resume(error.token, song))
    assert result.asset_id == error.asset_id
    assert set(puts(sandbox, since=known)).isdisjoint(before)
    assert created(sandbox) == 1
    assert_arrived(sandbox, song.read_bytes(), upload_id=error.upload_id)


def test_parts_that_stay_corrupted_raise_checksum_mismatch(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(route=STORE, nth=2, times=MANY, etag="wrong")
    with pytest.raises(ChecksumMismatchError):
        run(lambda client: client.multipart_upload.upload_file(song, max_workers=1))
    assert reported(sandbox) == [1]


UNCREATED: dict[str, tuple[dict[str, Any], type[TwelveLabsError]]] = {
    "answer lost": (_create(reset="after"), ApiConnectionError),
    "reset before": (_create(reset="before"), ApiConnectionError),
    "cut off": (_create(truncate=True), ApiConnectionError),
    "no JSON": (_create(invalid_json=True), UnexpectedResponseError),
    "a page": (_create(html=True), ApiError),
    "a page that says 200": (_create(html=True, status=200), UnexpectedResponseError),
    "500": (_create(status=500), ApiError),
    "503": (_create(status=503), ApiError),
    "another shape": (_create(set_fields={"upload_id": None}), UnexpectedResponseError),
}


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("case", UNCREATED)
def test_a_session_is_not_created_twice_when_the_first_may_exist(
    run: Run, sandbox: Sandbox, song: Path, case: str
) -> None:
    fault, kind = UNCREATED[case]
    sandbox.faults.add(Fault(**fault))
    with pytest.raises(kind):
        run(lambda client: client.multipart_upload.upload_file(song))
    sandbox.faults.assert_used()
    assert created(sandbox) == 1
    assert puts(sandbox) == []


def test_a_failure_while_resuming_has_a_token(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(route=STORE, nth=3, times=MANY, status=400)
    with pytest.raises(UploadError):
        run(lambda client: client.multipart_upload.upload_file(song))
    sandbox.faults.clear()
    sandbox.faults.add(method="GET", route=SESSION, times=MANY, status=500)
    with pytest.raises(UploadError) as failed:
        run(lambda client: client.multipart_upload.upload_file(song))
    sandbox.faults.clear()
    run(lambda client: client.multipart_upload.resume(failed.value.token, song))
    assert created(sandbox) == 1
    assert_arrived(sandbox, song.read_bytes())


@pytest.mark.parametrize("faults", [["before"], ["after"], ["before", "after"]], ids="-".join)
def test_a_file_in_one_piece_is_not_sent_twice_when_the_first_may_have_arrived(
    run: Run, sandbox: Sandbox, song: Path, faults: list[Any]
) -> None:
    for reset in faults:
        sandbox.faults.add(method="POST", route="/assets", reset=reset)
    with pytest.raises(ApiConnectionError):
        run(lambda client: client.assets.upload(song))
    assert len(sandbox.requests.matching(method="POST", route="/assets")) == 1


def test_a_throttled_file_in_one_piece_is_sent_again_completely(run: Run, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(method="POST", route="/assets", times=2, status=429, retry_after=0)
    asset = run(lambda client: client.assets.upload(song, wait=True))
    sandbox.faults.assert_used()
    assert [one["_id"] for one in assets(sandbox)] == [asset.id]
    assert asset.size == 13_400
