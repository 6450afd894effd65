"""The bytes of every kind of source arrive unchanged, and invalid sources start no upload."""

from __future__ import annotations

import asyncio
import io
import os
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import httpx
import pytest
from twelvelabs_client import (
    InvalidArgumentError,
    InvalidSourceError,
    SourceChangedError,
    TwelveLabs,
    UploadOptions,
)
from twelvelabs_sandbox import Sandbox

from .conftest import (
    SESSION,
    STORE,
    Run,
    api,
    assert_arrived,
    assets,
    async_client,
    bytes_of,
    created,
    sessions,
    sound,
)

pytestmark = pytest.mark.takes_turns("run")
SIZE = 13_400


class OwnPath:
    """A custom path-like object."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return str(self._path)


class Stream(io.RawIOBase):
    """Bytes that can be read once, in small pieces, without name or size."""

    def __init__(self, content: bytes) -> None:
        self._left = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        block = self._left.read(min(len(buffer), 700))
        buffer[: len(block)] = block
        return len(block)


def _opened_at(path: Path) -> IO[bytes]:
    file = path.open("rb")
    file.seek(5000)
    return file


SOURCES: dict[str, Callable[[Path], Any]] = {
    "text": str,
    "Path": lambda path: path,
    "PathLike": OwnPath,
    "bytes": lambda path: path.read_bytes(),
    "BytesIO": lambda path: io.BytesIO(path.read_bytes()),
    "file in the middle": _opened_at,
    "stream": lambda path: Stream(path.read_bytes()),
    "buffered stream": lambda path: io.BufferedReader(Stream(path.read_bytes())),
}


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_the_bytes_of_every_source_arrive(run: Run, sandbox: Sandbox, song: Path, kind: str, method: str) -> None:
    source = SOURCES[kind](song)
    try:
        asset = run(lambda client: client.assets.upload(source, filename="take.wav", method=method, wait=True))
    finally:
        if hasattr(source, "close"):
            assert not source.closed
            source.close()
    assert (asset.method, asset.filename, asset.size) == (method, "take.wav", SIZE)
    assert asset.technical_metadata is not None
    if method == "multipart":
        assert_arrived(sandbox, song.read_bytes())


@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_a_stream_of_known_size_arrives(run: Run, sandbox: Sandbox, song: Path, method: str) -> None:
    sandbox.faults.add(route=STORE, nth=3, times=2, reset="before") if method == "multipart" else None
    asset = run(
        lambda client: client.assets.upload(
            Stream(song.read_bytes()),
            filename="take.wav",
            size=SIZE,
            method=method,
            options=UploadOptions(concurrency=3),
        )
    )
    assert (asset.method, asset.size) == (method, SIZE)
    if method == "multipart":
        assert_arrived(sandbox, song.read_bytes())


@pytest.mark.parametrize("size", [SIZE - 1, SIZE + 1, 1])
@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_a_stream_of_the_wrong_size_creates_no_asset(
    run: Run, sandbox: Sandbox, song: Path, size: int, method: str
) -> None:
    with pytest.raises((SourceChangedError, InvalidSourceError), match=r"take\.wav"):
        run(
            lambda client: client.assets.upload(
                Stream(song.read_bytes()), filename="take.wav", size=size, method=method
            )
        )
    assert assets(sandbox) == []


@pytest.mark.parametrize("source", ["path", "bytes", "file"])
def test_a_wrong_size_is_rejected(run: Run, sandbox: Sandbox, song: Path, source: str) -> None:
    made = {"path": song, "bytes": song.read_bytes(), "file": io.BytesIO(song.read_bytes())}[source]
    with pytest.raises(InvalidSourceError, match="13400"):
        run(lambda client: client.assets.upload(made, size=SIZE + 1))
    assert len(sandbox.requests) == 0


def test_a_file_in_the_memory_of_fsspec(run: Run, sandbox: Sandbox, song: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://takes/take.wav", "wb") as file:
        file.write(song.read_bytes())
    try:
        asset = run(lambda client: client.assets.upload("memory://takes/take.wav", method="multipart"))
        assert asset.filename == "take.wav"
        assert_arrived(sandbox, song.read_bytes())
        with pytest.raises(InvalidSourceError, match=r"none\.wav"):
            run(lambda client: client.assets.upload("memory://takes/none.wav", method="multipart"))
    finally:
        fsspec.filesystem("memory").rm("/takes", recursive=True)


def test_an_unknown_method_is_rejected(run: Run, sandbox: Sandbox, song: Path) -> None:
    with pytest.raises(InvalidArgumentError, match="pigeon"):
        run(lambda client: client.assets.upload(song, method="pigeon"))
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize(("limit", "method"), [(SIZE, "direct"), (SIZE - 1, "multipart")])
def test_files_larger_than_the_limit_go_in_parts(run: Run, song: Path, limit: int, method: str) -> None:
    assert run(lambda client: client.assets.upload(song, options=UploadOptions(max_direct_size=limit))).method == method


# --- only the file is read


def _two_of_one_stem(folder: Path) -> list[Path]:
    paths = [folder / "clip.wav", folder / "clip.mp3"]
    for seed, path in enumerate(paths):
        path.write_bytes(sound(SIZE + seed, seed))
    return paths


def _assert_both_arrived(sandbox: Sandbox, paths: list[Path]) -> None:
    found = {
        bytes_of(sandbox, session, content)
        for session in sessions(sandbox)
        for content in (path.read_bytes() for path in paths)
        if _is_of(sandbox, session, content)
    }
    assert found == {path.read_bytes() for path in paths}


def _is_of(sandbox: Sandbox, session: str, content: bytes) -> bool:
    size: int = api(sandbox, "GET", f"{SESSION.format(upload_id=session)}")["total_size"]
    return size == len(content)


def test_two_files_of_one_stem_at_once_from_threads(client: TwelveLabs, sandbox: Sandbox, tmp_path: Path) -> None:
    paths = _two_of_one_stem(tmp_path)
    threads = [threading.Thread(target=client.multipart_upload.upload_file, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    _assert_both_arrived(sandbox, paths)


def test_two_files_of_one_stem_at_once_from_tasks(sandbox: Sandbox, tmp_path: Path) -> None:
    paths = _two_of_one_stem(tmp_path)

    async def main() -> None:
        async with async_client(sandbox) as client:
            await asyncio.gather(*(client.multipart_upload.upload_file(path) for path in paths))

    asyncio.run(main())
    _assert_both_arrived(sandbox, paths)


def _snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_nothing_is_written_beside_the_file(run: Run, tmp_path: Path, method: str) -> None:
    folder = tmp_path / "clips"
    own = folder / "clip_chunks"
    own.mkdir(parents=True)
    (own / "chunk_1").write_bytes(b"mine")
    clip = folder / "clip.wav"
    clip.write_bytes(sound(SIZE))
    before, stamps = _snapshot(folder), [path.stat().st_mtime_ns for path in (folder, own)]
    seen: list[dict[str, Any]] = []
    run(lambda client: client.assets.upload(clip, method=method, on_progress=lambda _: seen.append(_snapshot(folder))))
    assert seen
    assert all(one == before for one in [*seen, _snapshot(folder)])
    assert [path.stat().st_mtime_ns for path in (folder, own)] == stamps


@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_a_folder_that_cannot_be_written_to_is_enough(run: Run, tmp_path: Path, method: str) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    clip = folder / "clip.wav"
    clip.write_bytes(sound(SIZE))
    clip.chmod(0o400)
    folder.chmod(0o500)
    try:
        assert run(lambda client: client.assets.upload(clip, method=method)).size == SIZE
    finally:
        folder.chmod(0o700)


# --- what cannot be sent


def _closed(path: Path) -> IO[bytes]:
    file = path.open("rb")
    file.close()
    return file


def _named_pipe(path: Path) -> Path:
    os.mkfifo(path.with_name("pipe.wav"))
    return path.with_name("pipe.wav")


def _empty(path: Path) -> Path:
    path.with_name("empty.wav").touch()
    return path.with_name("empty.wav")


def _dangling(path: Path) -> Path:
    path.with_name("link.wav").symlink_to("nowhere.wav")
    return path.with_name("link.wav")


UNUSABLE: dict[str, Callable[[Path], Any]] = {
    "missing": lambda path: path.with_name("none.wav"),
    "missing text": lambda path: f"{path}.none",
    "folder": lambda path: path.parent,
    "empty file": _empty,
    "empty bytes": lambda _: b"",
    "empty BytesIO": lambda _: io.BytesIO(),
    "empty stream": lambda _: Stream(b""),
    "closed": _closed,
    "named pipe": _named_pipe,
    "device": lambda _: "/dev/zero",
    "dangling link": _dangling,
    "text in memory": lambda _: io.StringIO("text"),
    "text mode": lambda path: path.open(encoding="latin-1"),
    "temporary file in text mode": lambda _: _temporary_text(),
    "NUL in the name": lambda _: "a\0b.wav",
    "no file": lambda _: 5,
    "None": lambda _: None,
}


def _temporary_text() -> Any:
    file = tempfile.NamedTemporaryFile("w+")  # noqa: SIM115 - closed by the test
    file.write("text")
    file.flush()
    return file


@pytest.mark.parametrize("kind", UNUSABLE)
def test_invalid_input_is_rejected_before_anything_is_sent(run: Run, sandbox: Sandbox, song: Path, kind: str) -> None:
    source = UNUSABLE[kind](song)
    try:
        for method in ("direct", "multipart"):
            with pytest.raises(InvalidSourceError):
                run(lambda client, method=method: client.assets.upload(source, method=method))
    finally:
        if hasattr(source, "close"):
            source.close()
    assert len(sandbox.requests) == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root can read everything")
def test_a_file_that_may_not_be_read_is_rejected(run: Run, sandbox: Sandbox, song: Path) -> None:
    song.chmod(0)
    with pytest.raises(InvalidSourceError, match=r"song\.wav"):
        run(lambda client: client.assets.upload(song))
    assert len(sandbox.requests) == 0


# --- changes during the upload


def _append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _cut(path: Path) -> None:
    os.truncate(path, SIZE // 2)


def _touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


def _replace(path: Path) -> None:
    path.with_name("new.wav").write_bytes(sound(SIZE, seed=8))
    path.with_name("new.wav").replace(path)


CHANGES: list[Callable[[Path], None]] = [_append, _cut, _touch, _replace, Path.unlink]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("after", [7])
def test_a_file_that_changes_meanwhile_is_named(
    run: Run, sandbox: Sandbox, song: Path, state_folder: Path, change: Callable[[Path], None], after: int
) -> None:
    def meanwhile(progress: Any) -> None:
        if progress.completed_chunks == after:
            change(song)

    with pytest.raises(SourceChangedError, match=r"song\.wav") as failed:
        run(
            lambda client: client.multipart_upload.upload_file(
                song, batch_size=1, max_workers=1, progress_callback=meanwhile
            )
        )
    assert failed.value.token is None
    assert assets(sandbox) == []
    assert [path for path in state_folder.rglob("*") if path.is_file()] == []


@pytest.mark.usefixtures("often")
@pytest.mark.parametrize("change", [_append, _touch])
def test_a_file_that_changes_during_its_last_part_creates_no_asset(
    run: Run, sandbox: Sandbox, song: Path, change: Callable[[Path], None]
) -> None:
    def meanwhile(event: Any) -> None:
        if event.parts_done == 13 and event.bytes_sent == SIZE:
            change(song)

    with pytest.raises(SourceChangedError, match=r"song\.wav"):
        run(lambda client: client.multipart_upload.upload_file(song, max_workers=1, on_progress=meanwhile))
    assert assets(sandbox) == []


def test_a_truncated_file_in_one_piece_is_named(run: Run, sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "large.wav"
    path.write_bytes(sound(3_000_000))
    seen: list[Any] = []

    def meanwhile(event: Any) -> None:
        if not seen:
            os.truncate(path, 1000)
        seen.append(event)

    with pytest.raises((SourceChangedError, InvalidSourceError), match=r"large\.wav"):
        run(lambda client: client.assets.upload(path, method="direct", on_progress=meanwhile))
    assert assets(sandbox) == []


def test_a_file_is_read_where_it_was_opened_after_the_working_folder_changes(
    sandbox: Sandbox, client: TwelveLabs, song: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(song.parent)

    def meanwhile(progress: Any) -> None:
        if progress.completed_chunks == 3:
            monkeypatch.chdir(elsewhere)

    client.multipart_upload.upload_file("song.wav", batch_size=1, max_workers=1, progress_callback=meanwhile)
    assert_arrived(sandbox, song.read_bytes())
    assert created(sandbox) == 1


def test_the_platform_has_what_the_result_says(run: Run, song: Path, sandbox: Sandbox) -> None:
    result = run(lambda client: client.multipart_upload.upload_file(song))
    assert httpx.get(result.asset_url).content == song.read_bytes()
