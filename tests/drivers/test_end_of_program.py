"""A program ends soon after its main thread, unless it waits for something, and what runs until then works."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, UploadOptions
from twelvelabs_sandbox import Sandbox

from ..uploads.conftest import STORE, sound

IN_PARTS = UploadOptions(method="multipart", resume=False)
BEGIN = """
import asyncio, atexit, io, sys, threading
from twelvelabs_client import AsyncTwelveLabs, ConfigurationError, TwelveLabs, UploadOptions
key, url, path = sys.argv[1:]
options = UploadOptions(method="multipart", resume=False)
begun = threading.Event()

class Pipe(io.RawIOBase):
    # hangs like a network file whose server is gone
    def readable(self):
        return True
    def readinto(self, buffer):
        begun.set()
        threading.Event().wait()

def upload(file=path, method="multipart"):
    client = TwelveLabs(key, base_url=url, timeout=60)
    return client.assets.upload(file, options=options, method=method, size=9000)

async def upload_in_task(file=path, method="multipart"):
    async with AsyncTwelveLabs(key, base_url=url, timeout=60) as client:
        return await client.assets.upload(file, filename="a.wav", options=options, method=method)
"""
LEFT = {
    "a daemon thread": "threading.Thread(target=upload, daemon=True).start(); stalled()",
    "a daemon thread with many": """
def many():
    for _ in TwelveLabs(key, base_url=url, timeout=60).assets.upload_many([path] * 4, options=options):
        pass
threading.Thread(target=many, daemon=True).start(); stalled()
""",
    "a task": """
async def main():
    task = asyncio.create_task(upload_in_task())
    await asyncio.to_thread(stalled)
asyncio.run(main())
""",
    "a task that reads": """
async def main():
    task = asyncio.create_task(upload_in_task(io.BufferedReader(Pipe()), "direct"))
    await asyncio.to_thread(begun.wait)
    await asyncio.to_thread(stalled)
asyncio.run(main())
""",
}
STALLED = """
def stalled():
    print("begun", flush=True)
    sys.stdin.readline()
"""
LATE = {
    "a thread": "threading.Thread(target=late).start()",
    "atexit": "atexit.register(late)",
    "a task in a thread": "threading.Thread(target=lambda: late(True)).start()",
    "a task in atexit": "atexit.register(late, True)",
}
LATE_BEGIN = """
def late(is_async=False):
    while threading.main_thread().is_alive():
        pass
    print((asyncio.run(upload_in_task()) if is_async else upload()).id)
"""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def song(tmp_path: Path) -> Path:
    path = tmp_path / "song.wav"
    path.write_bytes(sound(9000))
    return path


def _start(code: str, sandbox: Sandbox, song: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BEGIN + code, sandbox.api_key, sandbox.base_url, str(song)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=dict(os.environ))


@pytest.mark.parametrize("what", LEFT)
def test_a_program_ends_though_an_upload_is_stalled(what: str, sandbox: Sandbox, song: Path) -> None:
    sandbox.faults.add(method="PUT", route=STORE, stall=60, times=100)
    with _start(STALLED + LEFT[what], sandbox, song) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "begun\n"
            if what != "a task that reads":  # nothing is sent
                deadline = time.monotonic() + 60
                while not sandbox.faults.report()[0].fired:
                    assert time.monotonic() < deadline
                    time.sleep(0.02)
            process.stdin.close()
            process.wait(30)
        finally:
            process.kill()


@pytest.mark.parametrize("what", LATE)
def test_what_runs_after_the_main_thread_works(what: str, sandbox: Sandbox, song: Path) -> None:
    with _start(LATE_BEGIN + LATE[what], sandbox, song) as process:
        told, complained = process.communicate(timeout=60)
    assert (len(told.strip()), complained) == (24, "")


def test_event_loops_that_resolve_no_more_names_say_so(sandbox: Sandbox, song: Path) -> None:
    code = """
url = url.replace("127.0.0.1", "localhost")
def late():
    try:
        asyncio.run(upload_in_task())
    except ConfigurationError as error:
        print(error)
atexit.register(late)
"""
    with _start(code, sandbox, song) as process:
        told, complained = process.communicate(timeout=60)
    assert "the program is ending" in told
    assert complained == ""


def test_where_no_threads_can_be_started_uploads_work_without(
    sandbox: Sandbox, song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(thread: threading.Thread) -> None:
        if thread.name.startswith("twelvelabs-") and not thread.name.startswith("twelvelabs-sandbox"):
            raise RuntimeError("can't create new thread at interpreter shutdown")
        start(thread)

    async def act() -> None:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            for method in ("multipart", "direct"):
                assert (await client.assets.upload(song, method=method, options=IN_PARTS)).id  # type: ignore[arg-type]

    start = threading.Thread.start
    monkeypatch.setattr(threading.Thread, "start", refuse)
    monkeypatch.setattr("twelvelabs_client._drivers.loop_threads._idle", [])
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        assert client.assets.upload(song, options=IN_PARTS).id
        assert [one.error for one in client.assets.upload_many([song] * 3, options=IN_PARTS)] == [None] * 3
    anyio.run(act)
