"""The asynchronous client never touches files on the event loop's thread, whatever happens to an upload."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, SourceChangedError, UploadError, UploadOptions, UploadRestartedWarning
from twelvelabs_client._uploads.tuning import TUNING
from twelvelabs_sandbox import Sandbox

from ..file_calls import file_calls
from .conftest import STORE, async_client, run_async, sound

MANY = 10_000
AsyncJob: TypeAlias = Callable[[AsyncTwelveLabs, Sandbox, Path], Awaitable[object]]


class Stream(io.RawIOBase):
    """Bytes that can be read once."""

    def __init__(self, content: bytes) -> None:
        self._left = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        block = self._left.read(len(buffer))
        buffer[: len(block)] = block
        return len(block)


async def _direct(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    await client.assets.upload(song, method="direct", wait=True)


async def _multipart(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    await client.assets.upload(song, options=UploadOptions(method="multipart", full_hash=True), wait=True)


async def _resumed(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    await _interrupted(client, sandbox, song)
    await client.multipart_upload.upload_file(song)


async def _resumed_by_token(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    error = await _interrupted(client, sandbox, song)
    await client.multipart_upload.resume(error.token or "", song)


async def _restarted(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    await _interrupted(client, sandbox, song)
    sandbox.faults.add(method="GET", route="/assets/multipart-uploads/{upload_id}", status=404)
    with pytest.warns(UploadRestartedWarning):
        await client.multipart_upload.upload_file(song)


async def _interrupted(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> UploadError:
    sandbox.faults.add(route=STORE, nth=6, times=MANY, status=400)
    with pytest.raises(UploadError) as failed:
        await client.multipart_upload.upload_file(song, max_workers=2, batch_size=1)
    sandbox.faults.clear()
    return failed.value


async def _changed(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    copy = io.BytesIO(sound(13_400))

    def cut(_: object) -> None:
        copy.truncate(5000)

    with pytest.raises(SourceChangedError):
        await client.multipart_upload.upload_file(copy, max_workers=1, batch_size=1, progress_callback=cut)


async def _cancelled_by_a_callback(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    def stop(_: object) -> None:
        raise KeyError("own")

    with pytest.raises(KeyError):
        await client.multipart_upload.upload_file(song, max_workers=1, batch_size=1, progress_callback=stop)


async def _stream(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    await client.assets.upload(Stream(bytes(300_000)), filename="a.mp4", method="direct")


async def _stream_in_parts(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    options = UploadOptions(method="multipart", concurrency=3)
    await client.assets.upload(Stream(bytes(13_400)), filename="a.mp4", size=13_400, options=options)


async def _open_file(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    with tempfile.SpooledTemporaryFile() as file:
        file.write(bytes(5000))
        await client.assets.upload(file, filename="a.mp4", method="multipart")


async def _many(client: AsyncTwelveLabs, sandbox: Sandbox, song: Path) -> None:
    files = [song, song.with_name("none.wav"), song]
    for method in ("direct", "multipart"):
        async with client.assets.upload_many(files, options=UploadOptions(method=method)) as outcomes:  # type: ignore[arg-type]
            assert sorted([outcome.error is None async for outcome in outcomes]) == [False, True, True]


JOBS: list[AsyncJob] = [
    _direct,
    _multipart,
    _resumed,
    _resumed_by_token,
    _restarted,
    _changed,
    _cancelled_by_a_callback,
    _stream,
    _stream_in_parts,
    _open_file,
    _many,
]


@pytest.fixture
def _small_spool(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stream of 300 kB is more than stays in memory."""
    monkeypatch.setattr("twelvelabs_client._uploads.sources.TUNING", replace(TUNING, spool_size=100_000))


# httpx's own iterator over a body of bytes is such a generator.
@pytest.mark.takes_turns("backend", "is_lent")
@pytest.mark.filterwarnings("ignore:Async generator 'httpx:ResourceWarning")
@pytest.mark.usefixtures("_small_spool")
@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.__name__.strip("_"))
@pytest.mark.parametrize("is_lent", [False, True], ids=["own connections", "lent connections"])
def test_no_file_is_touched_on_the_event_loops_thread(
    sandbox: Sandbox, song: Path, backend: str, job: AsyncJob, is_lent: bool
) -> None:
    """With the user's own http_client, parts are sent on the loop itself instead of in threads."""
    seen: list[str] = []

    async def main() -> None:
        async with (
            httpx.AsyncClient() as http,
            async_client(sandbox, **({"http_client": http} if is_lent else {})) as client,
        ):
            with file_calls() as calls:
                await job(client, sandbox, song)
            seen.extend(calls)

    run_async(main, backend)
    assert seen == []


def test_the_calls_of_this_thread_are_seen(tmp_path: Path) -> None:
    with file_calls() as calls:
        with (tmp_path / "a").open("wb") as file:
            file.write(b"x")
        (tmp_path / "a").stat()
        (tmp_path / "a").unlink()
    names = {call.split()[0] for call in calls}
    assert names == {"open", "BufferedWriter.write", "BufferedWriter.__exit__", "stat", "unlink"}
