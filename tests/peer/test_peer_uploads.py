"""An upload in parts survives transient failures, reports others, shares no state with other uploads, and never waits
needlessly."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import (
    ApiError,
    AsyncTwelveLabs,
    InvalidArgumentError,
    InvalidSourceError,
    TwelveLabs,
    UploadError,
    UploadOptions,
)
from twelvelabs_lowlevel.server import API_KEY_HEADER

from .conftest import KEY, QUICK, Run, Serve
from .loopback import RESET, Answer, Heard, Loopback, Says

Connect = Callable[..., TwelveLabs]
PART = 1000
PARTS = 30
CONTENT = os.urandom(PART * PARTS - 17)
SESSIONS = "/v1.3/assets/multipart-uploads"
_LATER = "2099-01-01T00:00:00Z"


class Platform:
    """Accepts one file in parts. `faults` are responses to send instead, once each, by the prefix of the call."""

    def __init__(self, faults: dict[str, list[Answer]] | None = None) -> None:
        self.faults = faults or {}
        self.stored: dict[int, bytes] = {}
        self.reported: set[int] = set()
        self.listed: list[set[int]] = []
        """The parts in each status."""
        self.before_storing: Callable[[int], None] = lambda number: None
        self.is_refused: Callable[[Heard], bool] = lambda heard: False
        self.session: dict[str, Any] = {}
        self.first_urls_expire = _LATER
        self.urls_given = 0
        self.last_report: dict[str, Any] = {"url": "https://media.example.com/a1"}
        self.loopback: Loopback

    def __call__(self, heard: Heard) -> Answer:
        call = f"{heard.method} {heard.path}"
        if heard.method == "PUT" and self.is_refused(heard):
            return Says(403, b"<Error><Code>AccessDenied</Code></Error>")
        for beginning, answers in self.faults.items():
            if answers and re.match(beginning, call):
                return answers.pop(0)
        if heard.method == "PUT":
            return self._store(heard)
        if heard.path == SESSIONS:
            return Says(201, self._begin() | self.session)
        if heard.path.endswith("/presigned-urls"):
            return Says(body=self._urls(heard.json["start"], heard.json["count"]))
        return self._report(heard) if heard.method == "POST" else Says(body=self._status())

    def _begin(self) -> dict[str, Any]:
        urls = [{**url, "expires_at": self.first_urls_expire} for url in self._urls(1, 10)["upload_urls"]]
        sizes = {"chunk_size": PART, "total_chunks": PARTS, "expires_at": _LATER}
        return {"upload_id": "u1", "asset_id": "a1", "upload_urls": urls, "upload_headers": {}, **sizes}

    def _urls(self, start: int, count: int) -> dict[str, Any]:
        self.urls_given += 1
        address = f"{self.loopback.origin}/store/{{}}?signature=s{self.urls_given}"
        numbers = range(start, min(start + count, PARTS + 1))
        urls = [{"chunk_index": n, "url": address.format(n), "expires_at": _LATER} for n in numbers]
        times = {"generated_at": "2026-01-01T00:00:00Z", "expires_at": _LATER}
        return {"upload_id": "u1", "start_index": start, "count": len(urls), "upload_urls": urls, **times}

    def _store(self, heard: Heard) -> Answer:
        number = int(heard.path.rpartition("/")[2])
        self.before_storing(number)
        self.stored[number] = heard.content
        return Says(200, None, {"ETag": f'"{hashlib.md5(heard.content, usedforsecurity=False).hexdigest()}"'})

    def _report(self, heard: Heard) -> Answer:
        chunks = heard.json["completed_chunks"]
        if len(chunks) > 50:
            return Says(400, {"code": "parameter_invalid", "message": "more than 50"})
        self.reported |= {chunk["chunk_index"] for chunk in chunks}
        counts = {"processed_chunks": len(chunks), "duplicate_chunks": 0, "total_completed": len(self.reported)}
        return Says(body={"asset_id": "a1", **counts, **(self.last_report if len(self.reported) == PARTS else {})})

    def _status(self) -> dict[str, Any]:
        self.listed.append(set(self.reported))
        done = len(self.reported)
        info = {"page": 1, "limit_per_page": 50, "total_page": 1, "total_results": PARTS}
        chunks = [{"index": n, "status": "completed"} for n in sorted(self.reported)]
        counts = {"chunks_completed": done, "chunks_failed": 0, "chunks_pending": PARTS - done}
        status = "completed" if done == PARTS else "active"
        return {"upload_id": "u1", "status": status, "uploaded_chunks": chunks, "page_info": info, **counts}

    @property
    def has_it_all(self) -> bool:
        """Whether the file has arrived complete and unchanged."""
        return b"".join(self.stored[n] for n in sorted(self.stored)) == CONTENT and len(self.reported) == PARTS

    def heard(self, beginning: str) -> list[Heard]:
        """The requests whose call has this prefix."""
        return [each for each in self.loopback.heard if f"{each.method} {each.path}".startswith(beginning)]


@pytest.fixture
def platform(serve: Serve) -> Platform:
    """A platform that accepts one file."""
    made = Platform()
    made.loopback = serve(made)
    return made


@pytest.fixture
def clip(folder: Path) -> Path:
    """A file of 30 parts."""
    path = folder / "clip.mp4"
    path.write_bytes(CONTENT)
    return path


def upload(run: Run, platform: Platform, clip: Path, **options: Any) -> Any:
    """Upload a file with quick retries and without a checkpoint."""
    options = {"retry_delay": 0.001, "options": UploadOptions(resume=False), **options}
    return run(platform.loopback, lambda client: client.multipart_upload.upload_file(clip, **options))


# --- transient failures


PASSING: dict[str, dict[str, list[Answer]]] = {
    "URL expired": {"PUT /store/3$": [Says(403, b"<Error><Code>AccessDenied</Code></Error>")]},
    "part refused for now": {"PUT /store/7": [Says(503, None, {"Retry-After": "0"})]},
    "part reset": {"PUT /store/7": [RESET, RESET]},
    "report 500": {f"POST {SESSIONS}/u1$": [Says(500, {}), Says(500, {})]},
    "report reset": {f"POST {SESSIONS}/u1$": [RESET]},
    "URLs 500": {f"POST {SESSIONS}/u1/presigned": [Says(500, {})]},
    "URLs reset": {f"POST {SESSIONS}/u1/presigned": [RESET]},
}


@pytest.mark.parametrize("faults", PASSING.values(), ids=PASSING)
def test_transient_failures_do_not_lose_the_upload(faults: Any, run: Run, platform: Platform, clip: Path) -> None:
    platform.faults = {beginning: list(answers) for beginning, answers in faults.items()}
    assert upload(run, platform, clip).asset_id == "a1"
    assert platform.has_it_all
    assert not any(platform.faults.values())


def test_a_rejected_url_is_replaced(run: Run, platform: Platform, clip: Path) -> None:
    platform.faults = {"PUT /store/3$": [Says(403, b"expired")]}
    upload(run, platform, clip)
    asked = [heard.json for heard in platform.heard(f"POST {SESSIONS}/u1/presigned-urls")]
    assert any(each["start"] <= 3 < each["start"] + each["count"] for each in asked)
    assert [heard.path for heard in platform.heard("PUT")].count("/store/3") == 2


def test_a_url_that_is_about_to_expire_is_not_used(run: Run, platform: Platform, clip: Path) -> None:
    platform.first_urls_expire = "2020-01-01T00:00:00Z"
    upload(run, platform, clip)
    assert platform.has_it_all
    assert not [heard.target for heard in platform.heard("PUT") if heard.target.endswith("signature=s1")]


def test_urls_that_work_only_once_are_enough(run: Run, platform: Platform, clip: Path) -> None:
    used: list[str] = []

    def used_up(heard: Heard) -> bool:
        used.append(heard.target)
        return used.count(heard.target) > 1

    platform.is_refused = used_up
    platform.faults = {"PUT /store/3$": [Says(503)], "PUT /store/7$": [RESET, Says(500)]}
    upload(run, platform, clip)
    assert platform.has_it_all
    assert not any(platform.faults.values())


def test_headers_of_the_session_go_with_each_part_and_the_key_does_not(
    run: Run, platform: Platform, clip: Path
) -> None:
    platform.session = {"upload_headers": {"x-amz-meta-owner": "me"}}
    upload(run, platform, clip)
    parts = platform.heard("PUT")
    assert len(parts) == PARTS
    assert {heard.headers["x-amz-meta-owner"] for heard in parts} == {"me"}
    assert not [heard for heard in parts if API_KEY_HEADER in heard.headers or KEY in str(heard.headers)]


def test_parts_share_connections(run: Run, platform: Platform, clip: Path) -> None:
    upload(run, platform, clip, max_workers=3)
    assert platform.has_it_all
    assert platform.loopback.connections <= 4


def test_a_slow_part_does_not_delay_the_others(run: Run, platform: Platform, clip: Path) -> None:
    all_others = threading.Event()

    def slow(number: int) -> None:
        if number == 2:
            assert all_others.wait(20), "the others waited for a slow part"
        elif len(platform.stored) >= PARTS - 2:
            all_others.set()

    platform.before_storing = slow
    upload(run, platform, clip, batch_size=5, max_workers=3)
    assert platform.has_it_all
    assert list(platform.stored)[-1] == 2


# --- persistent failures


# The other workers hang up in the middle of what they send, which this server reads in a thread.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_failed_upload_has_the_token_to_resume_it(run: Run, platform: Platform, clip: Path) -> None:
    platform.faults = {"PUT /store/9": [Says(400, b"bad digest")] * 50}
    with pytest.raises(UploadError) as caught:
        upload(run, platform, clip, batch_size=1)
    error = caught.value
    assert (error.upload_id, error.asset_id) == ("u1", "a1")
    assert isinstance(error.__cause__, ApiError)
    assert error.__cause__.status_code == 400
    assert "part 9" in str(error)
    assert (error.message, error.chunk_index, error.original_error) == (str(error), 9, error.__cause__)
    assert "signature" not in f"{error} {error.__cause__} {error.__dict__}"
    platform.faults.clear()
    statuses, sent = len(platform.listed), len(platform.heard("PUT"))
    result = run(platform.loopback, lambda client: client.multipart_upload.resume(error.token, clip))
    assert result.asset_id == "a1"
    assert platform.has_it_all
    again = {int(heard.path.rpartition("/")[2]) for heard in platform.heard("PUT")[sent:]}
    known = platform.listed[statuses]  # a report in flight may have arrived after the failure
    assert again == set(range(1, PARTS + 1)) - known


def test_a_failed_part_ends_the_upload_without_the_parts_after_it(run: Run, platform: Platform, clip: Path) -> None:
    platform.faults = {"PUT /store/1$": [Says(400, b"bad digest")] * 50}
    with pytest.raises(UploadError):
        upload(run, platform, clip, max_workers=2)
    assert len(platform.heard("PUT")) < PARTS / 2


def test_an_error_of_a_callback_is_raised_unchanged(run: Run, platform: Platform, clip: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        upload(run, platform, clip, progress_callback=lambda progress: 1 // 0)


@pytest.mark.parametrize("size", [0, 51, 100])
def test_a_batch_that_the_platform_would_reject_is_rejected_before_sending(
    size: int, run: Run, platform: Platform, clip: Path
) -> None:
    with pytest.raises(InvalidArgumentError, match="batch_size must be 1 to 50"):
        upload(run, platform, clip, batch_size=size)
    assert platform.loopback.heard == []


def test_an_invalid_file_creates_no_session(run: Run, platform: Platform, folder: Path) -> None:
    (folder / "empty.mp4").touch()
    for path in (folder, folder / "empty.mp4", folder / "missing.mp4"):
        with pytest.raises(InvalidSourceError, match=re.escape(path.name)):
            upload(run, platform, path)
    assert platform.loopback.heard == []
    assert sorted(folder.iterdir()) == [folder / "empty.mp4"]


def test_after_a_last_report_without_a_status_the_session_is_retrieved(
    run: Run, platform: Platform, clip: Path
) -> None:
    platform.last_report = {}
    assert upload(run, platform, clip).asset_id == "a1"
    assert platform.heard(f"GET {SESSIONS}/u1")  # it retrieved the session, which is complete
    assert platform.has_it_all


# --- the user's own machine


def test_nothing_is_written_beside_the_file(run: Run, platform: Platform, clip: Path) -> None:
    seen: set[Path] = set()
    platform.before_storing = lambda number: seen.update(clip.parent.rglob("*"))
    before = clip.stat()
    clip.parent.chmod(0o500)
    try:
        upload(run, platform, clip)
    finally:
        clip.parent.chmod(0o700)
    assert platform.has_it_all
    assert seen == {clip}
    assert (clip.stat().st_mtime_ns, clip.stat().st_size) == (before.st_mtime_ns, before.st_size)


class Watched(io.BytesIO):
    """A file that knows which threads have read from it."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.readers: set[int] = set()

    def read(self, size: int | None = -1, /) -> bytes:
        self.readers.add(threading.get_ident())
        return super().read(size)


def test_other_tasks_continue_while_the_file_is_read(platform: Platform) -> None:
    file = Watched(CONTENT)

    async def act() -> None:
        async with AsyncTwelveLabs(KEY, base_url=platform.loopback.base_url, max_retries=QUICK) as client:
            file.readers.clear()
            await client.multipart_upload.upload_file(file, filename="clip.mp4", options=UploadOptions(resume=False))

    asyncio.run(act())
    assert platform.has_it_all
    assert file.readers
    assert threading.get_ident() not in file.readers


def test_an_upload_prints_nothing(run: Run, platform: Platform, clip: Path, capfd: pytest.CaptureFixture[str]) -> None:
    platform.faults = {"PUT /store/3$": [Says(500)], f"POST {SESSIONS}/u1": [Says(500, {})]}
    upload(run, platform, clip)
    assert capfd.readouterr() == ("", "")
