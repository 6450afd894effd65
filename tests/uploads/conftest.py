"""A sandbox for each test that takes files in parts of 1,000 bytes, clients that do not wait, and sounds."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import random
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import anyio
import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, RetryPolicy, TwelveLabs
from twelvelabs_client._drivers.tuning import DriverTuning
from twelvelabs_client._uploads import tuning
from twelvelabs_client._uploads.tuning import TUNING
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox

CHUNK = 1000
QUICK = RetryPolicy(first_delay=0.001, max_delay=0.01)
LONG_TIMEOUTS = DriverTuning(stop_timeout=60, cleanup_timeout=60)
"""A machine that is busy runs what stops and cleans up as late as it likes."""
SESSIONS = "/assets/multipart-uploads"
SESSION = "/assets/multipart-uploads/{upload_id}"
URLS = "/assets/multipart-uploads/{upload_id}/presigned-urls"
STORE = "object-store"

Job: TypeAlias = Callable[[Any], Any]
Run: TypeAlias = Callable[[Job], Any]


def sound(size: int, seed: int = 0) -> bytes:
    """A WAV file of this many bytes; another seed gives other content."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(random.Random(seed).randbytes(size - 44))
    content = written.getvalue()[:size]
    assert len(content) == size
    return content


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of checkpoints for this test only."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, fast_polling: None) -> None:
    """Retries and waits take milliseconds, and a stalled part times out after 1.5 seconds."""
    retries = replace(TUNING.part_retries, first_delay=0.001, max_delay=0.01)
    tuned = replace(TUNING, part_timeout=1.5, part_retries=retries)
    monkeypatch.setattr(tuning, "TUNING", tuned)


@pytest.fixture
def long_part_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part may be stalled for a minute, as it is for users."""
    monkeypatch.setattr(tuning, "TUNING", TUNING)


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sent block is an event."""
    monkeypatch.setattr(tuning, "TUNING", replace(tuning.TUNING, event_interval=0.0))


@pytest.fixture
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time. The size of its parts can be a parameter."""
    with Sandbox(speed=1000, chunk_size=getattr(request, "param", CHUNK)) as running:
        yield running


def sync_client(sandbox: Sandbox, **options: Any) -> TwelveLabs:
    """A client with quick retries."""
    client = TwelveLabs(sandbox.api_key, base_url=sandbox.base_url, **{"max_retries": QUICK, **options})
    client._driver.tuning = LONG_TIMEOUTS
    return client


def async_client(sandbox: Sandbox, **options: Any) -> AsyncTwelveLabs:
    """The asynchronous counterpart."""
    client = AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url, **{"max_retries": QUICK, **options})
    client._driver.tuning = LONG_TIMEOUTS
    return client


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[TwelveLabs]:
    """A client of the sandbox."""
    with sync_client(sandbox) as connected:
        yield connected


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest, sandbox: Sandbox) -> Run:
    """Runs a call with a new client of either kind, and returns its result."""

    async def asynchronous(job: Job) -> Any:
        async with async_client(sandbox) as connected:
            return await job(connected)

    def synchronous(job: Job) -> Any:
        with sync_client(sandbox) as connected:
            return job(connected)

    return (lambda job: asyncio.run(asynchronous(job))) if request.param == "async" else synchronous


def run_async(function: Callable[[], Any], backend: str = "asyncio", limit: float = 60) -> Any:
    """Run a coroutine function, with a time limit."""

    async def limited() -> Any:
        with anyio.fail_after(limit):
            return await function()

    return anyio.run(limited, backend=backend)


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """A file of 14 parts, of which the last is smaller; the platform returns ten URLs at first."""
    path = tmp_path / "song.wav"
    path.write_bytes(sound(13_400))
    return path


# --- what a sandbox has received


def puts(sandbox: Sandbox, *, since: int = 0) -> list[int]:
    """The parts that came to the object store, by number, in the order in which they came."""
    return [int(request.path.rpartition("/")[2]) for request in _puts(sandbox)[since:]]


def sessions(sandbox: Sandbox) -> list[str]:
    """The upload sessions that parts were sent to, in the order of their first part."""
    return list(dict.fromkeys(request.path.split("/")[2] for request in _puts(sandbox)))


def created(sandbox: Sandbox) -> int:
    """How many times a session was requested."""
    return len(sandbox.requests.matching(method="POST", route=SESSIONS))


def reported(sandbox: Sandbox) -> list[int]:
    """The parts of accepted reports, by number."""
    taken = [request for request in sandbox.requests.matching(method="POST", route=SESSION) if request.status == 200]
    return [chunk["chunk_index"] for report in taken for chunk in _json(report.json)["completed_chunks"]]


def _puts(sandbox: Sandbox) -> list[Any]:
    return sandbox.requests.matching(method="PUT", route="object-store*")


def _json(value: Any) -> Any:
    return value


# --- the resulting files


def api(sandbox: Sandbox, method: str, path: str, json: object = None) -> Any:
    """The platform's own response, without the client under test."""
    answer = httpx.request(
        method, sandbox.base_url + path, headers={API_KEY_HEADER: sandbox.api_key}, json=json, timeout=10
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def assets(sandbox: Sandbox) -> list[dict[str, Any]]:
    """The assets that are ready or processing; an abandoned session has one that waits for its file."""
    left = {request["asset_id"] for request in _sessions_left(sandbox)}
    found = api(sandbox, "GET", "/assets?page_limit=50")["data"]
    return [one for one in found if one["status"] in ("ready", "processing") and one["_id"] not in left]


def _sessions_left(sandbox: Sandbox) -> list[dict[str, Any]]:
    found = api(sandbox, "GET", f"{SESSIONS}?page_limit=50")["data"]
    # The ids of a session and its asset are consecutive.
    return [{"asset_id": f"{int(one['upload_id'], 16) - 1:024x}"} for one in found]


def bytes_of(sandbox: Sandbox, upload_id: str, content: bytes, chunk: int = CHUNK) -> bytes:
    """The bytes of a completed session's file, from reporting its first part once more."""
    first = content[:chunk]
    proof = hashlib.md5(first, usedforsecurity=False).hexdigest()
    report = {"chunk_index": 1, "proof": proof, "proof_type": "etag", "chunk_size": len(first)}
    answer = api(sandbox, "POST", f"{SESSIONS}/{upload_id}", {"completed_chunks": [report]})
    assert "url" in answer, f"the session is not complete: {answer}"
    return httpx.get(answer["url"]).content


def assert_arrived(sandbox: Sandbox, content: bytes, *, upload_id: str | None = None, assets_in_all: int = 1) -> None:
    """The platform has exactly these bytes, in exactly this many assets."""
    found = bytes_of(sandbox, upload_id or sessions(sandbox)[-1], content)
    assert hashlib.sha256(found).hexdigest() == hashlib.sha256(content).hexdigest()
    assert len(assets(sandbox)) == assets_in_all


def checkpoints(folder: Path) -> list[Path]:
    """The checkpoint files below a folder."""
    return sorted(folder.rglob("*.json"))


# --- other processes

UPLOADER = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is born deaf to Ctrl-C
from twelvelabs_client import RetryPolicy, TwelveLabs
key, url, path, workers, *more = sys.argv[1:]
with TwelveLabs(key, base_url=url, max_retries=RetryPolicy(first_delay=0.001, max_delay=0.01)) as client:
    print("begun", flush=True)
    if more:
        result = client.multipart_upload.resume(more[0], path)
    else:
        result = client.multipart_upload.upload_file(path, batch_size=1, max_workers=int(workers), retry_delay=0.01)
    print(result.asset_id, flush=True)
"""


def start_uploader(sandbox: Sandbox, path: Path, *more: str, workers: int = 2) -> subprocess.Popen[str]:
    """A process that uploads a file, or resumes with a token."""
    command = [sys.executable, "-c", UPLOADER, sandbox.api_key, sandbox.base_url, str(path), str(workers), *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def finish(process: subprocess.Popen[str], limit: float = 60) -> tuple[int, str, str]:
    """The exit code and the output."""
    with process:
        try:
            said, complained = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return process.returncode, said, complained


def until(condition: Callable[[], bool], limit: float = 60) -> None:
    """Wait until a condition holds, checking often. Raises AssertionError if it does not."""
    end = time.monotonic() + limit
    while not condition():
        assert time.monotonic() < end, "this has not come"
        time.sleep(0.005)
