"""Files of web frameworks and asynchronous libraries go up with the right name, size and type."""

from __future__ import annotations

import asyncio
import io
import tempfile
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.datastructures import Headers, UploadFile
from twelvelabs_client import InvalidSourceError, UploadOptions
from twelvelabs_sandbox import Sandbox
from werkzeug.datastructures import FileStorage

from .conftest import Run, async_client, run_async, sound, sync_client

CONTENT = sound(3000)
PARTS = UploadOptions(method="multipart", resume=False)
DIRECT = UploadOptions(method="direct")


class DjangoFile:
    """As Django's UploadedFile."""

    def __init__(self) -> None:
        self.file = io.BytesIO(CONTENT)
        self.name = "song"
        self.size = len(CONTENT)
        self.content_type = "audio/wav"
        self.charset = None

    def read(self, size: int = -1) -> bytes:
        return self.file.read(size)

    def chunks(self) -> list[bytes]:
        return [CONTENT]


class AiofilesFile:
    """As aiofiles' AsyncBufferedReader."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.name = str(path)

    async def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    async def seek(self, offset: int) -> int:
        return self._file.seek(offset)


class Awaited:
    """A file with nothing plain behind it."""

    name = "song"

    def __init__(self, content: Any = CONTENT) -> None:
        self._content = content

    async def read(self, size: int = -1) -> Any:
        await asyncio.sleep(0)
        taken, self._content = self._content[:size], self._content[size:]
        return taken


def _storage() -> FileStorage:
    return FileStorage(io.BytesIO(CONTENT), "song", name="field", content_type="audio/wav; q=1")


def _upload_file() -> UploadFile:
    file = tempfile.SpooledTemporaryFile(max_size=10_000)  # noqa: SIM115 - closed with the upload file
    file.write(CONTENT)
    return UploadFile(file, filename="song", headers=Headers({"content-type": "audio/wav"}))  # type: ignore[arg-type]


PLAIN: dict[str, Callable[[], Any]] = {
    "Flask": _storage,
    "Django": DjangoFile,
    "UploadFile.file": lambda: _upload_file().file,
    "bytearray": lambda: bytearray(CONTENT),
    "memoryview": lambda: memoryview(CONTENT),
    "memoryview of numbers": lambda: memoryview(CONTENT).cast("I"),
    "every second byte": lambda: memoryview(bytes(b for pair in zip(CONTENT, CONTENT, strict=True) for b in pair))[::2],
}
NAMED = ("Flask", "Django")


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("options", [PARTS, DIRECT], ids=["parts", "one piece"])
@pytest.mark.parametrize("kind", PLAIN)
def test_plain_files_of_frameworks_and_buffers(run: Run, kind: str, options: UploadOptions) -> None:
    source = PLAIN[kind]()
    asset = run(lambda client: client.assets.upload(source, options=options, wait=True))
    _close(source)
    assert asset.filename == ("song" if kind in NAMED else "upload")
    assert (asset.size, asset.file_type, asset.status) == (3000, "audio/wav", "ready")


@pytest.mark.takes_turns("run")
@pytest.mark.parametrize("kind", PLAIN)
def test_create_takes_what_upload_takes(run: Run, kind: str) -> None:
    source = PLAIN[kind]()
    asset = run(lambda client: client.assets.create(method="direct", file=source))
    _close(source)
    assert asset.filename == ("song" if kind in NAMED else "upload")


ASYNC: dict[str, Callable[[Path], Any]] = {
    "Starlette": lambda _: _upload_file(),
    "aiofiles": AiofilesFile,
    "anyio": lambda path: anyio.wrap_file(path.open("rb")),
    "another": lambda _: Awaited(),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "song"
    path.write_bytes(CONTENT)
    return path


def _close(file: Any) -> None:
    plain: Any
    for plain in (file, *(getattr(file, name, None) for name in ("file", "wrapped", "_file"))):
        if isinstance(plain, io.IOBase | tempfile.SpooledTemporaryFile):
            plain.close()


@pytest.mark.takes_turns("backend")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("way", ["parts", "one piece", "create", "many", "upload_file"])
@pytest.mark.parametrize("kind", ASYNC)
def test_the_asynchronous_client_takes_asynchronous_files(
    sandbox: Sandbox, path: Path, kind: str, way: str, backend: str
) -> None:
    if kind == "another" and backend == "trio":
        pytest.skip("it sleeps on asyncio")
    file = ASYNC[kind](path)

    async def job() -> Any:
        async with async_client(sandbox) as client:
            if way == "create":
                created = await client.assets.create(method="direct", file=file)
                return await client.assets.wait_until_ready(created.id)
            if way == "many":
                async with client.assets.upload_many([file], wait=True) as outcomes:
                    [uploaded] = [outcome.value async for outcome in outcomes]
                    return uploaded
            if way == "upload_file":
                result = await client.multipart_upload.upload_file(file, options=UploadOptions(resume=False))
                return await client.assets.wait_until_ready(result.asset_id)
            return await client.assets.upload(file, options=PARTS if way == "parts" else DIRECT, wait=True)

    try:
        asset = run_async(job, backend)
    finally:
        _close(file)
    assert (asset.filename, asset.size, asset.file_type) == ("song", 3000, "audio/wav")


@pytest.mark.parametrize("kind", ASYNC)
def test_the_synchronous_client_says_what_to_do_with_an_asynchronous_file(
    sandbox: Sandbox, path: Path, kind: str
) -> None:
    file = ASYNC[kind](path)
    try:
        with sync_client(sandbox) as client:
            for call in (client.assets.upload, client.multipart_upload.upload_file):
                with pytest.raises(InvalidSourceError, match="AsyncTwelveLabs"):
                    call(file)
            with pytest.raises(InvalidSourceError, match="AsyncTwelveLabs"):
                client.assets.create(method="direct", file=file)
            [outcome] = client.assets.upload_many([file])
            assert isinstance(outcome.error, InvalidSourceError)
    finally:
        _close(file)
    assert sandbox.requests.matching() == []


@pytest.mark.parametrize(("content", "said"), [(b"", "empty"), ("text", "binary mode")])
def test_an_asynchronous_file_that_is_empty_or_text_is_refused(sandbox: Sandbox, content: Any, said: str) -> None:
    async def job() -> None:
        async with async_client(sandbox) as client:
            await client.assets.upload(Awaited(content), wait=True)

    with pytest.raises(InvalidSourceError, match=said):
        run_async(job)


def test_what_an_asynchronous_file_raises_is_the_cause_of_the_error(sandbox: Sandbox) -> None:
    class Broken:
        async def read(self, _: int = -1) -> bytes:
            raise KeyError("own")

    async def blocks() -> AsyncIterator[bytes]:
        yield b"a"
        raise KeyError("own")

    async def job(file: Any) -> None:
        async with async_client(sandbox) as client:
            await client.assets.upload(file)

    for file in (Broken(), blocks()):
        with pytest.raises(InvalidSourceError, match=r"cannot read .*own") as failed:
            run_async(partial(job, file))
        assert isinstance(failed.value.__cause__, KeyError)
