"""The object store may behave like any S3-like store: ETags, redirects, single-use URLs, errors, lost parts."""

from __future__ import annotations

import asyncio
import hashlib
import io
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import ChecksumMismatchError, UploadError, UploadOptions
from twelvelabs_client._uploads.checkpoint import UploadCheckpoint
from twelvelabs_client._uploads.etags import EtagComparison, read_etag
from twelvelabs_client._uploads.object_store import redirect_target, store_error, without_credentials
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Fault, ObjectStoreOptions, Sandbox

from ..fake_driver import FakeDriver, response
from .conftest import CHUNK, STORE, Job, async_client, puts, reported, sync_client
from .test_session import FILE, Store, _md5, _upload

Upload = Callable[..., Any]
FRESH = UploadOptions(resume=False)


async def _asynchronous(sandbox: Sandbox, job: Job, *, own_connections: bool) -> Any:
    async with AsyncExitStack() as stack:
        own = {"http_client": await stack.enter_async_context(httpx.AsyncClient())} if own_connections else {}
        return await job(await stack.enter_async_context(async_client(sandbox, **own)))


WORKERS = {"sync": 1, "async": 8, "async with own connections": 4}


@pytest.fixture(params=WORKERS)
def upload(request: pytest.FixtureRequest) -> Upload:
    """Uploads a file in parts to a sandbox, with either client."""

    def with_options(sandbox: Sandbox, path: Path, **options: Any) -> Any:
        def job(client: Any) -> Any:
            return client.multipart_upload.upload_file(
                path, **{"options": FRESH, "retry_delay": 0.001, "max_workers": WORKERS[request.param], **options}
            )

        if request.param == "sync":
            with sync_client(sandbox) as client:
                return job(client)
        return asyncio.run(_asynchronous(sandbox, job, own_connections="own" in request.param))

    return with_options


def _sandbox(*faults: Fault, **options: Any) -> Sandbox:
    return Sandbox(speed=1000, chunk_size=CHUNK, faults=faults, object_store=ObjectStoreOptions(**options))


HABITS: dict[str, dict[str, Any]] = {
    "opaque ETags": {"etags": "opaque"},
    "weak ETags": {"etags": "weak"},
    "ETags in upper case": {"etags": "upper"},
    "ETags without quotes": {"etags": "unquoted"},
    "ETags of uploads in parts": {"etags": "multipart"},
    "redirects": {"redirect": True},
    "early redirects": {"redirect": True, "early": True},
    "URLs that work once": {"single_use": True},
    "a clock that is a little ahead": {"clock_skew": 600},
    "lost parts": {"lost": (1, 7, 14)},
    "all of it": {"etags": "opaque", "redirect": True, "single_use": True, "lost": (2, 3)},
}


@pytest.mark.takes_turns("upload")
@pytest.mark.parametrize("habits", HABITS.values(), ids=HABITS)
def test_a_file_arrives_at_any_kind_of_store(upload: Upload, song: Path, habits: dict[str, Any]) -> None:
    with _sandbox(**habits) as sandbox:
        result = upload(sandbox, song, batch_size=3)
        assert httpx.get(result.asset_url).content == song.read_bytes()
        assert set(reported(sandbox)) == set(range(1, 15))
        sent = sandbox.requests.matching(method="PUT", route="object-store*")
        assert not any(API_KEY_HEADER in request.headers for request in sent)


TROUBLES: dict[str, tuple[dict[str, Any], list[Fault]]] = {
    "SlowDown": ({}, [Fault(route=STORE, nth=3, times=3, status=503, code="SlowDown")]),
    "a timeout told with 400": ({}, [Fault(route=STORE, nth=3, times=2, status=400, code="RequestTimeout")]),
    "a part damaged on its way": ({}, [Fault(route=STORE, nth=3, status=400, code="XAmzContentSHA256Mismatch")]),
    "a skewed clock for a while": ({}, [Fault(route=STORE, nth=3, times=2, status=403, code="RequestTimeTooSkewed")]),
    "a token that expires": ({}, [Fault(route=STORE, nth=3, times=2, status=400, code="ExpiredToken")]),
    "a conflict": ({}, [Fault(route=STORE, nth=3, status=409, code="OperationAborted")]),
    "URLs that are gone": ({}, [Fault(route=STORE, nth=3, times=2, status=410)]),
    "an ETag missing once": (
        {},
        [Fault(route=STORE, nth=3, etag="missing"), Fault(route=STORE, nth=14, etag="missing")],
    ),
    "answers lost of URLs that work once": ({"single_use": True}, [Fault(route=STORE, times=5, reset="after")]),
    "opaque ETags and lost answers": ({"etags": "opaque"}, [Fault(route=STORE, times=5, reset="after")]),
    "the first part damaged twice": ({}, [Fault(route=STORE, times=2, etag="wrong")]),
    "early refusals": ({"early": True}, [Fault(route=STORE, nth=2, times=3, expired=True)]),
}


@pytest.mark.takes_turns("upload")
@pytest.mark.parametrize("case", TROUBLES)
def test_a_store_that_is_temporarily_unavailable_is_retried(upload: Upload, song: Path, case: str) -> None:
    habits, faults = TROUBLES[case]
    with _sandbox(*faults, **habits) as sandbox:
        result = upload(sandbox, song)
        sandbox.faults.assert_used()
        assert httpx.get(result.asset_url).content == song.read_bytes()


def test_opaque_etags_cost_at_most_one_more_send_of_each_part_in_flight(
    upload: Upload, song: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "twelvelabs_client"), _sandbox(etags="opaque") as sandbox:
        upload(sandbox, song, max_workers=4)
        assert len(puts(sandbox)) <= 14 + 4
    assert len([record for record in caplog.records if "not MD5s" in record.message]) == 1


LASTING: dict[str, tuple[dict[str, Any], str]] = {
    "no ETags": ({"etags": "none"}, "no ETag"),
    "clocks that differ": ({"clock_skew": 3600}, "RequestTimeTooSkewed.*clocks"),
}


@pytest.mark.takes_turns("upload")
@pytest.mark.parametrize("case", LASTING)
def test_a_part_that_the_store_never_accepts_is_an_error_with_the_reason(upload: Upload, song: Path, case: str) -> None:
    habits, said = LASTING[case]
    with _sandbox(**habits) as sandbox, pytest.raises(UploadError, match=f"(?s){said}") as failed:
        upload(sandbox, song, max_retries=2)
    assert failed.value.token
    assert "Signature" not in repr(failed.value.__dict__)


def test_a_stream_that_is_read_once_survives_opaque_etags_and_a_part_damaged_twice(song: Path) -> None:
    damaged = [Fault(route=STORE, times=2, etag="wrong")]
    for faults, habits in (([], {"etags": "opaque"}), (damaged, {})):
        with _sandbox(*faults, **habits) as sandbox, sync_client(sandbox) as client:
            options = UploadOptions(method="multipart", concurrency=1)
            pipe: Any = type("Pipe", (), {"read": io.BytesIO(song.read_bytes()).read})()
            asset = client.assets.upload(pipe, filename="song.wav", size=13_400, options=options, wait=True)
            assert asset.size == 13_400


def test_damage_after_a_match_is_never_taken_for_an_opaque_etag() -> None:
    store = Store(lambda n, _: response(200, etag="0" * 32 if n == 7 else _md5(n)))
    with pytest.raises(ChecksumMismatchError, match="part 7"):
        _upload(FakeDriver(store))
    assert len(store.received[7]) == 3


def test_a_part_corrupted_before_any_has_matched_is_sent_again() -> None:
    store = Store(lambda n, times: response(200, etag="0" * 32 if n == 1 and times < 3 else _md5(n)))
    _upload(FakeDriver(store), concurrency=1, batch_size=1)
    assert [len(store.received[n]) for n in range(1, 8)] == [3, 1, 1, 1, 1, 1, 1]
    assert [chunk["proof"] for batch in store.reported for chunk in batch if chunk["chunk_index"] == 1] == [_md5(1)]


def test_a_first_part_that_stays_corrupted_fails() -> None:
    store = Store(lambda n, _: response(200, etag="0" * 32 if n == 1 else _md5(n)))
    with pytest.raises(ChecksumMismatchError, match="part 1"):
        _upload(FakeDriver(store), concurrency=1, batch_size=1)
    assert not any(chunk["chunk_index"] == 1 for batch in store.reported for chunk in batch)


def test_what_an_earlier_process_learned_about_etags_is_kept_on_resume() -> None:
    store = Store(lambda n, _: response(500) if n == 7 else response(200, etag=_md5(n)))
    with pytest.raises(UploadError) as failed:
        _upload(FakeDriver(store))
    assert failed.value.token is not None
    record = UploadCheckpoint.from_token(failed.value.token)
    damaged = Store(lambda n, _: response(200, etag="0" * 32), total=1)
    damaged.reported.append([{"chunk_index": n} for n in range(1, 7)])
    with pytest.raises(ChecksumMismatchError):
        _upload(FakeDriver(damaged), record=record, done=frozenset(range(1, 7)))


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ('"a"', "a"),
        ("a", "a"),
        ('W/"a"', "a"),
        ('w/"a"', "a"),
        ('  "abc-3" ', "abc-3"),
        ("", ""),
        ('""', ""),
        ("W/", ""),
        ('""a""', "a"),
        ('"a", "b"', "a"),  # sent twice
        ('W/"a", W/"a"', "a"),
    ],
)
def test_etags_are_read_in_every_form(header: str, read: str) -> None:
    assert read_etag(header) == read


def test_an_etag_in_upper_case_matches() -> None:
    etags = EtagComparison("u1", have_matched=False)
    md5 = hashlib.md5(FILE, usedforsecurity=False).hexdigest()
    assert etags.accepts(1, md5.upper(), md5, sent_before=False)
    assert etags.have_matched


def test_whether_etags_are_md5s_is_decided_by_two_that_differ_until_one_matches() -> None:
    etags, md5, other = EtagComparison("u1", have_matched=False), "0" * 32, "1" * 32
    assert not etags.accepts(1, other, md5, sent_before=False)
    assert etags.accepts(1, other, md5, sent_before=True)
    assert not etags.is_certain(1)
    assert etags.accepts(2, other, md5, sent_before=False)
    assert etags.is_certain(1)
    assert etags.take_corrupted() == frozenset()
    assert etags.accepts(3, md5, md5, sent_before=False)
    assert [etags.is_certain(index) for index in (1, 2, 3)] == [False, False, True]
    assert etags.take_corrupted() == {1, 2}
    assert etags.is_certain(1)
    assert not etags.accepts(1, other, md5, sent_before=True)


XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>SignatureDoesNotMatch</Code><Message>It does not match &amp; is not accepted.</Message>
<AWSAccessKeyId>AKIAEXAMPLE</AWSAccessKeyId><StringToSign>AWS4-secret</StringToSign>
<SignatureProvided>51a0</SignatureProvided><RequestId>4442587FB7D0A2F9</RequestId></Error>"""


def test_an_error_of_the_store_names_code_and_message_and_keeps_nothing_that_was_signed() -> None:
    error = store_error("part 3 of upload u1", response(403, XML))
    assert error.code == "SignatureDoesNotMatch"
    assert error.request_id == "4442587FB7D0A2F9"
    assert "It does not match & is not accepted" in str(error)
    kept = str(error) + repr(error.__dict__)
    assert not any(secret in kept for secret in ("AKIA", "AWS4", "51a0"))


@pytest.mark.parametrize("content", [b"", b"<html>no</html>", b"\xff\xfe", b"<Error><Code>", b'{"code": "x"}'])
def test_an_error_of_an_unexpected_shape_names_its_status(content: bytes) -> None:
    error = store_error("part 3", response(403, content))
    assert "part 3: the object store answered 403" in str(error)


@pytest.mark.parametrize(
    ("url", "location", "target"),
    [
        ("https://a.test/x?s=1", "https://b.test/x?s=2", "https://b.test/x?s=2"),
        ("https://a.test/x?s=1", "/y?s=2", "https://a.test/y?s=2"),
        ("http://a.test/x", "http://b.test/x", "http://b.test/x"),
        ("https://a.test/x", "http://a.test/x", None),
        ("https://a.test/x", "ftp://a.test/x", None),
        ("https://a.test/x", "file:///etc/passwd", None),
    ],
)
def test_redirects_lead_to_http_and_never_out_of_tls(url: str, location: str, target: str | None) -> None:
    assert redirect_target(url, response(307, location=location)) == target


def test_headers_that_authorize_do_not_follow_to_another_host() -> None:
    headers = {"Content-Type": "a/b", "Authorization": "secret"}
    assert without_credentials(headers, "https://a.test/x", "https://b.test/x") == {"Content-Type": "a/b"}
    assert without_credentials(headers, "https://a.test/x", "https://a.test/y") == headers


def test_endless_redirects_of_the_store_are_an_error() -> None:
    store = Store(lambda n, _: response(307, location=f"https://other.example.test/part-{n}?sig=x"))
    with pytest.raises(UploadError, match=r"307.*redirects to https://other\.example\.test/part-1,") as failed:
        _upload(FakeDriver(store), concurrency=1)
    assert "sig=" not in str(failed.value)


def test_parts_that_are_lost_repeatedly_are_an_error(song: Path) -> None:
    store = Store()

    def forgetful(message: Any) -> Any:
        if message.method == "GET":
            chunks = [{"index": n, "status": "failed" if n == 3 else "completed"} for n in range(1, 8)]
            info = {"page": 1, "total_page": 1, "total_results": 7, "limit_per_page": 50}
            counts = {"chunks_completed": 6, "chunks_failed": 1, "chunks_pending": 0}
            return response(
                200, {"upload_id": "u1", "status": "active", "uploaded_chunks": chunks, "page_info": info, **counts}
            )
        return store(message)

    with pytest.raises(UploadError, match="lost parts again") as failed:
        _upload(FakeDriver(forgetful))
    assert failed.value.token
    assert [len(store.received[n]) for n in range(1, 8)] == [1, 1, 4, 1, 1, 1, 1]


def test_a_lost_part_of_a_stream_raises(song: Path) -> None:
    with _sandbox(lost=(2,)) as sandbox, sync_client(sandbox) as client, song.open("rb") as file:
        stream: Any = type("Pipe", (), {"read": file.read})()
        with pytest.raises(UploadError, match="stream"):
            client.assets.upload(stream, filename="a.wav", size=13_400, options=UploadOptions(method="multipart"))
