"""One upload session with a fake driver: each part arrives and is reported once, URLs are fresh, errors name the
session."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client._flows.effects import Send
from twelvelabs_client._flows.primitives import Limiter
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client._response import Response
from twelvelabs_client._uploads.checkpoint import UploadCheckpoint
from twelvelabs_client._uploads.checkpoint_store import CheckpointFile
from twelvelabs_client._uploads.context import UploadContext
from twelvelabs_client._uploads.fingerprint import Fingerprint
from twelvelabs_client._uploads.multipart import MultipartUpload, UploadResult
from twelvelabs_client._uploads.opening import open_source
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client._uploads.presigned_urls import PresignedUrls
from twelvelabs_client._uploads.progress import ProgressTracker, UploadEvent, UploadProgress
from twelvelabs_client._uploads.sources import Source
from twelvelabs_client._uploads.tuning import UploadTuning
from twelvelabs_client.errors import (
    ApiConnectionError,
    ChecksumMismatchError,
    ForbiddenError,
    InvalidArgumentError,
    InvalidSourceError,
    SourceChangedError,
    TwelveLabsError,
    UploadError,
)
from twelvelabs_client.resources.multipart_upload import MultipartUpload as MultipartUploads
from twelvelabs_lowlevel.models.presigned_url_chunk import PresignedUrlChunk

from ..clients import BASE_URL
from ..fake_driver import Answer, FakeDriver, response

FILE = bytes(range(20))
PARTS = 7


def _record(**more: Any) -> UploadCheckpoint:
    fields: dict[str, Any] = {
        "upload_id": "u1",
        "asset_id": "a1",
        "chunk_size": 3,
        "total_chunks": PARTS,
        "headers": {},
        "base_url": BASE_URL,
        "account": "0",
        "filename": "clip.mp4",
        "request": "0",
        "fingerprint": Fingerprint(len(FILE), None, ""),
        "created": 0.0,
    }
    return UploadCheckpoint(**{**fields, **more})


def _url(n: int, version: int = 0, **more: object) -> dict[str, Any]:
    return {"chunk_index": n, "url": f"https://store.example.test/part-{n}?sig=s{version}", **more}


class Store:
    """A platform and its object store; `puts` gives the response to a PUT, by part and number of attempts."""

    def __init__(self, puts: Callable[[int, int], Answer] | None = None, total: int = PARTS) -> None:
        self._puts = puts or (lambda n, _: _stored(n))
        self._total = total
        self.received: dict[int, list[bytes]] = {}
        self.urls: list[str] = []
        self.reported: list[list[dict[str, Any]]] = []
        self.asked_for: list[tuple[int, int]] = []

    @property
    def done(self) -> int:
        return len({chunk["chunk_index"] for batch in self.reported for chunk in batch})

    def __call__(self, message: Send) -> Answer:
        if message.method == "PUT":
            assert isinstance(message.content, bytes)
            n = int(re.findall(r"part-(\d+)", message.url)[0])
            self.urls.append(message.url)
            bodies = self.received.setdefault(n, [])
            bodies.append(message.content)
            return self._puts(n, len(bodies))
        if message.method == "GET":
            return _status("completed", self.done)
        assert isinstance(message.content, bytes)
        body = json.loads(message.content)
        if message.url.endswith("presigned-urls"):
            start, count = body["start"], body["count"]
            self.asked_for.append((start, count))
            urls = [_url(n, len(self.asked_for)) for n in range(start, start + count)]
            return response(200, {"upload_id": "u1", "start_index": start, "count": count, "upload_urls": urls})
        chunks = body["completed_chunks"]
        self.reported.append(chunks)
        url = {"url": "https://media.example.test/a1"} if self.done == self._total else {}
        counts = {"processed_chunks": len(chunks), "duplicate_chunks": 0, "total_completed": self.done}
        return response(200, {"asset_id": "a1", **counts, **url})


def _status(status: str, completed: int) -> Response:
    info = {"page": 1, "total_page": 1, "total_results": PARTS, "limit_per_page": 1}
    body = {"upload_id": "u1", "status": status, "uploaded_chunks": [], "page_info": info}
    return response(200, {**body, "chunks_completed": completed})


DAMAGED = response(200, etag="0" * 32)


def _stored(n: int) -> Response:
    return response(200, etag=f'"etag-{n}"')


def _context(driver: FakeDriver, **options: Any) -> UploadContext:
    """The context of an upload, from options, tuning and its other fields."""
    groups: list[dict[str, Any]] = [
        {name: options[name] for name in kind.__dataclass_fields__ if name in options}
        for kind in (UploadOptions, UploadTuning, UploadContext)
    ]
    chosen = UploadOptions(**{"concurrency": 3, **groups[0]})
    return UploadContext(config=driver.config, options=chosen, tuning=UploadTuning(**groups[1]), **groups[2])


def _upload(
    driver: FakeDriver,
    *,
    known: int = PARTS,
    urls: list[dict[str, Any]] | None = None,
    file: Source = FILE,
    record: UploadCheckpoint | None = None,
    done: frozenset[int] = frozenset(),
    file_on_disk: CheckpointFile | None = None,
    on_progress: Callable[[UploadEvent], object] | None = None,
    **options: Any,
) -> UploadResult:
    record = record or _record()
    source = open_source(file, "clip.mp4")
    context = _context(driver, **options)
    supply = PresignedUrls(record.upload_id, record.total_chunks, context)
    given = [_url(n) for n in range(1, known + 1)] if urls is None else urls
    supply.add([PresignedUrlChunk.from_dict(one) for one in given], Response(200), driver.clock)
    tracker = ProgressTracker(on_progress, source.name, source.size, tuning=UploadTuning(event_interval=0))
    session = MultipartUpload(source, record, supply, context, tracker, file_on_disk)
    try:
        return driver.run(session.run(done))
    finally:
        source.close()


def _reported(store: Store) -> list[int]:
    return sorted(chunk["chunk_index"] for batch in store.reported for chunk in batch)


def test_seven_parts() -> None:
    store = Store()
    driver = FakeDriver(store)
    assert _upload(driver) == UploadResult("a1", "https://media.example.test/a1")
    assert b"".join(store.received[n][0] for n in range(1, 8)) == FILE
    assert [len(store.received[n]) for n in range(1, 8)] == [1] * 7
    [chunks] = store.reported
    assert chunks == [
        {"chunk_index": n, "proof": f"etag-{n}", "proof_type": "etag", "chunk_size": 3 if n < 7 else 2}
        for n in range(1, 8)
    ]
    assert store.asked_for == []
    assert driver.sleeps == []


def test_parts_that_the_platform_has_are_not_sent_again() -> None:
    store = Store(total=4)
    store.reported.append([{"chunk_index": n} for n in (1, 3, 7)])
    _upload(FakeDriver(store), done=frozenset({1, 3, 7}))
    assert sorted(store.received) == [2, 4, 5, 6]
    assert _reported(store) == list(range(1, 8))


def test_nothing_is_sent_when_the_platform_has_it_all() -> None:
    store = Store()
    store.reported.append([{"chunk_index": n} for n in range(1, 8)])
    driver = FakeDriver(store)
    assert _upload(driver, done=frozenset(range(1, 8))) == UploadResult("a1", "")
    assert [message.method for message in driver.requests] == ["GET"]


@pytest.mark.parametrize("batch_size", [1, 2, 3, 7, 50])
def test_all_parts_are_reported_exactly_once_with_any_batch_size(batch_size: int) -> None:
    store = Store()
    progresses: list[UploadProgress] = []
    _upload(FakeDriver(store), batch_size=batch_size, on_report=progresses.append)
    assert _reported(store) == list(range(1, 8))
    assert all(len(batch) == min(batch_size, 7) for batch in store.reported[:-1])
    completed = [progress.completed_chunks for progress in progresses]
    assert completed == sorted(set(completed))
    assert (completed[-1], progresses[-1].percentage, progresses[-1].total_chunks) == (7, 100.0, 7)


def test_a_report_has_at_most_fifty_parts() -> None:
    store = Store(total=120)
    _upload(
        FakeDriver(store), known=120, record=_record(chunk_size=1, total_chunks=120), file=bytes(120), batch_size=200
    )
    assert [len(batch) for batch in store.reported] == [50, 50, 20]
    assert _reported(store) == list(range(1, 121))


def test_missing_urls_are_requested_fifty_at_a_time() -> None:
    store = Store()
    _upload(FakeDriver(store), known=3)
    assert store.asked_for == [(4, 4)]
    store = Store(total=120)
    _upload(FakeDriver(store), known=0, record=_record(chunk_size=1, total_chunks=120), file=bytes(120))
    assert store.asked_for == [(1, 50), (51, 50), (101, 20)]


def test_a_url_that_is_rejected_is_replaced_by_a_fresh_one() -> None:
    store = Store(lambda n, times: response(403, b"<Error>expired</Error>") if (n, times) == (3, 1) else _stored(n))
    _upload(FakeDriver(store))
    assert store.asked_for == [(3, 5)]
    assert [url for url in store.urls if "part-3" in url] == [
        "https://store.example.test/part-3?sig=s0",
        "https://store.example.test/part-3?sig=s1",
    ]
    assert store.received[3] == [FILE[6:9]] * 2


def test_urls_are_replaced_before_they_expire() -> None:
    """By the server's clock, on which a URL has 100 seconds from now, and each exchange takes 30."""
    store = Store()
    until: dict[str, Any] = {"expires_at": "2026-01-01T00:01:40Z"}
    now = {"date": "Thu, 01 Jan 2026 00:00:00 GMT"}
    driver = FakeDriver(store, seconds_per_request=30)
    record, source = _record(), open_source(FILE, "clip.mp4")
    context = _context(driver, concurrency=1, urls_ahead=16)
    supply = PresignedUrls("u1", PARTS, context)
    supply.add([PresignedUrlChunk.from_dict(_url(n, **until)) for n in range(1, 8)], Response(200, now), driver.clock)
    driver.run(MultipartUpload(source, record, supply, context, ProgressTracker(None, "", 20), None).run())
    old = [sent for url, sent in zip(store.urls, _put_times(driver), strict=True) if url.endswith("s0")]
    assert old
    assert all(sent <= 90 for sent in old)
    assert len(store.asked_for) == 1


def _put_times(driver: FakeDriver) -> list[float]:
    return [at - 1000 for at, sent in zip(driver.sent_at, driver.requests, strict=True) if sent.method == "PUT"]


def test_a_part_that_is_always_rejected_is_given_up_after_a_few_urls() -> None:
    store = Store(lambda n, _: response(403) if n == 3 else _stored(n))
    with pytest.raises(UploadError, match="part 3") as caught:
        _upload(FakeDriver(store))
    assert isinstance(caught.value.__cause__, ForbiddenError)
    assert len(store.received[3]) == 11
    assert (caught.value.upload_id, caught.value.asset_id) == ("u1", "a1")


@pytest.mark.parametrize(
    "trouble", [response(500), response(503), response(429), ApiConnectionError("reset")], ids=repr
)
def test_a_part_is_sent_again_completely_after_a_transient_failure(trouble: Answer) -> None:
    store = Store(lambda n, times: trouble if n % 2 and times < 3 else _stored(n))
    driver = FakeDriver(store)
    _upload(driver)
    assert [len(store.received[n]) for n in range(1, 8)] == [3, 1, 3, 1, 3, 1, 3]
    assert all(len(set(bodies)) == 1 for bodies in store.received.values())
    assert len(driver.sleeps) == 8
    assert _reported(store) == list(range(1, 8))


@pytest.mark.parametrize(
    ("trouble", "versions"),
    [(response(500), ["s0", "s0", "s0"]), (ApiConnectionError("reset"), ["s0", "s0", "s1"])],
    ids=["500", "reset"],
)
def test_a_url_is_kept_until_the_second_connection_that_breaks(trouble: Answer, versions: list[str]) -> None:
    store = Store(lambda n, times: trouble if n == 3 and times < 3 else _stored(n))
    _upload(FakeDriver(store))
    assert [url[-2:] for url in store.urls if "part-3" in url] == versions


@pytest.mark.parametrize("troubles", [("failed",), ("redirected",), ("damaged",), ("redirected", "failed", "failed")])
def test_bytes_that_are_sent_again_are_counted_once(troubles: tuple[str, ...]) -> None:
    answers = {"failed": response(500), "redirected": response(307, location="/part-1"), "damaged": DAMAGED}
    coming = iter(troubles)
    store = Store(lambda n, _: answers.get(next(coming, "") if n == 1 else "", response(200, etag=_md5(n))))
    events: list[UploadEvent] = []
    _upload(FakeDriver(store), on_progress=events.append, concurrency=1)
    sent = [event.bytes_sent for event in events if event.phase == "uploading"]
    assert sent == [0, *[3] * len(troubles), 3, 6, 9, 12, 15, 18, 20]


@pytest.mark.parametrize(("status", "arrives"), [(199, False), (200, True), (204, True), (299, True), (300, False)])
def test_a_part_has_arrived_with_any_2xx(status: int, arrives: bool) -> None:
    store = Store(lambda n, _: response(status, etag=_md5(n)))
    with nullcontext() if arrives else pytest.raises(UploadError, match=str(status)):
        _upload(FakeDriver(store))
    assert len(_reported(store)) == (PARTS if arrives else 0)


def test_the_stores_retry_after_applies_to_parts() -> None:
    store = Store(lambda n, times: response(503, retry_after="7") if (n, times) == (2, 1) else _stored(n))
    driver = FakeDriver(store)
    _upload(driver)
    assert driver.sleeps == [7.0]


def test_a_part_has_its_own_retry_policy() -> None:
    store = Store(lambda n, _: response(500) if n == 2 else _stored(n))
    driver = FakeDriver(store)
    with pytest.raises(UploadError):
        _upload(driver, part_retries=RetryPolicy(max_retries=2, first_delay=1.0))
    assert len(store.received[2]) == 3
    assert len(driver.sleeps) == 2


@pytest.mark.parametrize(
    "answer", [response(500), response(400), response(403), response(200), ApiConnectionError("reset")]
)
def test_a_part_that_cannot_be_sent_is_an_upload_error_with_the_ids_and_a_token(answer: Answer) -> None:
    store = Store(lambda n, _: answer if n == 2 else _stored(n))
    with pytest.raises(UploadError, match="u1") as caught:
        _upload(FakeDriver(store))
    assert (caught.value.upload_id, caught.value.asset_id) == ("u1", "a1")
    assert caught.value.token is not None
    assert UploadCheckpoint.from_token(caught.value.token) == _record()
    assert "clip.mp4" in str(caught.value)
    assert "sig=" not in str(caught.value)


def test_what_arrived_before_a_failure_is_reported() -> None:
    store = Store(lambda n, _: response(400) if n == 5 else _stored(n))
    with pytest.raises(UploadError, match="4 of 7"):
        _upload(FakeDriver(store))
    assert _reported(store) == [1, 2, 3, 4]


@pytest.mark.parametrize("headers", [{}, {"etag": ""}, {"etag": '""'}])
def test_a_part_without_an_etag_is_not_reported(headers: dict[str, str]) -> None:
    store = Store(lambda n, _: response(200, **headers) if n == 2 else _stored(n))
    with pytest.raises(UploadError, match="ETag"):
        _upload(FakeDriver(store))
    assert 2 not in _reported(store)


def _md5(n: int) -> str:
    return hashlib.md5(FILE[3 * n - 3 : 3 * n], usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("written", ['"{}"', "{}", 'W/"{}"', '"{:}"'])
def test_an_etag_that_is_the_md5_of_the_part_is_accepted(written: str) -> None:
    store = Store(lambda n, _: response(200, etag=written.format(_md5(n))))
    _upload(FakeDriver(store))
    assert [chunk["proof"] for chunk in store.reported[0]] == [_md5(n) for n in range(1, 8)]


def test_a_corrupted_part_is_sent_again() -> None:
    store = Store(lambda n, times: response(200, etag="0" * 32 if (n, times) == (4, 1) else _md5(n)))
    _upload(FakeDriver(store))
    assert [len(store.received[n]) for n in range(1, 8)] == [1, 1, 1, 2, 1, 1, 1]
    assert [chunk["proof"] for chunk in store.reported[0]] == [_md5(n) for n in range(1, 8)]


def test_a_part_that_stays_corrupted_fails_the_upload_and_is_not_reported() -> None:
    store = Store(lambda n, _: response(200, etag="0" * 32 if n == 4 else _md5(n)))
    with pytest.raises(ChecksumMismatchError, match="part 4") as caught:
        _upload(FakeDriver(store))
    assert len(store.received[4]) == 3
    assert 4 not in _reported(store)
    assert caught.value.token is not None


def test_etags_are_not_compared_without_verify() -> None:
    store = Store(lambda n, _: response(200, etag="0" * 32))
    _upload(FakeDriver(store), verify=False)
    assert [len(store.received[n]) for n in range(1, 8)] == [1] * 7


def test_a_file_that_is_removed_meanwhile_must_be_uploaded_again(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(FILE)

    def puts(n: int, _: int) -> Answer:
        if n == 3:
            path.unlink()
        return _stored(n)

    with pytest.raises(SourceChangedError, match=r"clip\.mp4") as caught:
        _upload(FakeDriver(Store(puts)), file=path)
    assert (caught.value.upload_id, caught.value.token) == ("u1", None)


def test_a_file_open_for_writing_only_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(FILE)
    with path.open("ab") as file, pytest.raises((InvalidSourceError, UploadError)):
        _upload(FakeDriver(Store()), file=file)


@pytest.mark.parametrize("record", [_record(chunk_size=4), _record(total_chunks=6)])
def test_a_session_that_does_not_match_the_file_is_rejected_before_anything_is_sent(record: UploadCheckpoint) -> None:
    driver = FakeDriver()
    with pytest.raises(UploadError, match="the platform expects"):
        _upload(driver, record=record)
    assert driver.requests == []


def test_parts_missing_on_the_platform_at_the_end_are_an_error() -> None:
    store = Store()

    def forgetful(message: Send) -> Answer:
        if message.method == "GET":
            return _status("completed", 6)
        return store(message)

    with pytest.raises(UploadError, match="6 of 7"):
        _upload(FakeDriver(forgetful))


def test_a_session_that_never_completes_is_an_error() -> None:
    store = Store()

    def slow(message: Send) -> Answer:
        if message.method == "GET":
            return _status("active", 7)
        return store(message)

    driver = FakeDriver(slow)
    with pytest.raises(UploadError, match="all parts were sent") as caught:
        _upload(driver)
    assert caught.value.token is not None
    assert 30 < driver.elapsed < 120


@pytest.mark.parametrize(
    "url", [None, "", "ftp://store.test/1", "//store.test/1", 5, ["http://store.test/1"]], ids=repr
)
def test_a_missing_or_damaged_url_for_a_part_is_an_error(url: object) -> None:
    urls = [] if url is None else [{"chunk_index": 1, "url": url}]
    driver = FakeDriver(lambda _: response(200, {"upload_id": "u1", "start_index": 1, "count": 1, "upload_urls": urls}))
    with pytest.raises(UploadError, match="the response has no 'upload_urls for part 1'"):
        _upload(driver, known=0)


def test_the_headers_of_the_session_go_with_each_part_and_the_key_is_nowhere() -> None:
    driver = FakeDriver(Store())
    _upload(driver, record=_record(headers={"Content-Type": "video/mp4", "x-amz-acl": "private"}))
    puts = [message for message in driver.requests if message.method == "PUT"]
    assert len(puts) == 7
    assert all(put.headers == {"Content-Type": "video/mp4", "x-amz-acl": "private"} for put in puts)
    assert not any(driver.config.api_key in repr(message) for message in driver.requests)


def test_an_error_of_on_progress_ends_the_upload() -> None:
    error = KeyError("own")

    def on_report(_: object) -> None:
        raise error

    with pytest.raises(KeyError) as caught:
        _upload(FakeDriver(Store()), on_report=on_report)
    assert caught.value is error


@pytest.mark.parametrize("is_failing", [False, True])
def test_the_limiter_is_held_while_a_part_is_sent_and_always_released(is_failing: bool) -> None:
    limiter = Limiter(1)
    is_free: list[bool] = []

    def puts(n: int, _: int) -> Answer:
        is_free.append(limiter.try_acquire())
        return response(400) if is_failing and n == 3 else _stored(n)

    driver = FakeDriver(Store(puts))
    if is_failing:
        with pytest.raises(UploadError):
            _upload(driver, limiter=limiter)
    else:
        _upload(driver, limiter=limiter)
    assert set(is_free) == {False}
    assert limiter.try_acquire()


def test_the_checkpoint_counts_reports_and_is_removed_at_the_end(tmp_path: Path) -> None:
    checkpoint = CheckpointFile.create(tmp_path, _record())
    assert checkpoint is not None
    written: list[int] = []
    _upload(
        FakeDriver(Store()),
        file_on_disk=checkpoint,
        batch_size=2,
        on_report=lambda _: written.append(json.loads(checkpoint.path.read_bytes())["completed"]),
    )
    assert written == [2, 4, 6, 7]
    assert list(tmp_path.iterdir()) == []


def test_the_checkpoint_stays_after_a_failure_and_can_be_locked_by_others(tmp_path: Path) -> None:
    checkpoint = CheckpointFile.create(tmp_path, _record())
    with pytest.raises(UploadError):
        _upload(FakeDriver(Store(lambda n, _: response(400))), file_on_disk=checkpoint)
    again = CheckpointFile.create(tmp_path, _record())
    assert again is not None
    again.remove()


@pytest.mark.parametrize("options", [{"batch_size": 0}, {"batch_size": 51}, {"max_workers": 0}], ids=repr)
def test_bad_settings_are_rejected_before_anything_is_sent(options: dict[str, int], tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").write_bytes(FILE)
    with pytest.raises(InvalidArgumentError, match=next(iter(options))):
        MultipartUploads(FakeDriver()).upload_file(tmp_path / "clip.mp4", **options)  # type: ignore[arg-type]


def test_a_missing_file_is_rejected_before_anything_is_sent(tmp_path: Path) -> None:
    with pytest.raises(InvalidSourceError, match=r"none\.mp4"):
        MultipartUploads(FakeDriver()).upload_file(tmp_path / "none.mp4")  # type: ignore[arg-type]


CORRUPTED = response(200, etag="0" * 32)
TROUBLES: list[Answer] = [
    response(500),
    response(503, retry_after="1"),
    response(429),
    response(403),
    response(400),
    response(200),
    CORRUPTED,
    response(200, b"<html>"),
    ApiConnectionError("reset"),
    ApiConnectionError("refused", was_sent=False),
]


@settings(deadline=None, max_examples=150)
@given(
    content=st.binary(min_size=1, max_size=120),
    chunk_size=st.integers(1, 40),
    concurrency=st.integers(1, 4),
    batch_size=st.integers(1, 50),
    known=st.integers(0, 10),
    script=st.lists(st.none() | st.sampled_from(TROUBLES), max_size=30),
)
def test_after_any_faults_the_bytes_arrive_or_the_error_has_a_token_that_completes_them(
    content: bytes, chunk_size: int, concurrency: int, batch_size: int, known: int, script: list[Answer | None]
) -> None:
    total = -(-len(content) // chunk_size)
    store = Store(lambda n, _: response(200, etag=hashlib.md5(store.received[n][-1]).hexdigest()), total=total)
    troubles = iter(script)

    def troubled(message: Send) -> Answer:
        trouble = next(troubles, None)
        if trouble is None or (message.method != "PUT" and trouble in (response(200), response(403))):
            return store(message)
        if trouble == CORRUPTED and message.method == "PUT":
            store(message)  # the ETag alone is wrong: twice in a row it may be taken for one that is no MD5
        return trouble

    record = _record(chunk_size=chunk_size, total_chunks=total)
    options: dict[str, Any] = {
        "known": min(known, total),
        "file": content,
        "record": record,
        "concurrency": concurrency,
        "batch_size": batch_size,
    }
    failure: Exception | None = None
    try:
        _upload(FakeDriver(troubled), **options)
    except TwelveLabsError as error:
        failure = error
    if failure is not None:
        assert isinstance(failure, UploadError)
        assert failure.token is not None
        assert UploadCheckpoint.from_token(failure.token) == record
        done = frozenset(_reported(store))
        assert done <= set(store.received)
        _upload(FakeDriver(store), done=done, **options)
    assert b"".join(store.received[n][-1] for n in range(1, total + 1)) == content
    assert store.done == total
