"""A file is split into parts that cover it, and every source reads the same from any thread."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client._uploads import parts
from twelvelabs_client._uploads.opening import open_source
from twelvelabs_client._uploads.sources import OpenSource
from twelvelabs_client.errors import InvalidSourceError, SourceChangedError

# --- parts


@settings(deadline=None)
@given(st.integers(1, 5000), st.integers(1, 6000))
def test_parts_cover_every_byte_once_and_in_order(total: int, size: int) -> None:
    made = list(parts.split(total, size))
    assert [part.index for part in made] == list(range(1, len(made) + 1))
    assert [part.offset for part in made] == [sum(p.size for p in made[:n]) for n in range(len(made))]
    assert sum(part.size for part in made) == total
    assert all(part.size == size for part in made[:-1])
    assert 1 <= made[-1].size <= size


@pytest.mark.parametrize(("total", "size"), [(0, 1), (1, 0), (-1, 1), (1, -1)])
def test_sizes_that_cannot_be_split(total: int, size: int) -> None:
    with pytest.raises(ValueError, match="cannot split"):
        list(parts.split(total, size))


# --- sources


def _read(source: OpenSource, offset: int, size: int) -> bytes:
    return b"".join(source.blocks(offset, size))


CONTENT = b"0123456789"


class UnnamedPath(os.PathLike[str]):
    """A custom path-like object."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __fspath__(self) -> str:
        return str(self._path)


class NamedBytes(io.BytesIO):
    """A file in memory with a name."""

    name = "/somewhere/clip.mp4"


READABLE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "text": (str, "clip.mp4"),
    "Path": (lambda path: path, "clip.mp4"),
    "PathLike": (UnnamedPath, "clip.mp4"),
    "bytes": (lambda _: CONTENT, "upload"),
    "BytesIO": (lambda _: io.BytesIO(CONTENT), "upload"),
    "named file": (lambda _: NamedBytes(CONTENT), "clip.mp4"),
}


@pytest.mark.parametrize("kind", READABLE)
def test_every_source_is_read_alike(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(CONTENT)
    make, name = READABLE[kind]
    with closing(open_source(make(path))) as source:
        assert (source.name, source.size) == (name, 10)
        assert _read(source, 7, 3) == b"789"
        assert _read(source, 0, 10) == CONTENT
    with closing(open_source(make(path), "other.mp4")) as source:
        assert source.name == "other.mp4"


def test_an_open_file_is_read_from_its_beginning_by_several_threads(tmp_path: Path) -> None:
    content = bytes(range(256)) * 100
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    with path.open("rb") as file:
        file.seek(500)
        source = open_source(file)
        assert (source.name, source.size) == ("clip.mp4", len(content))
        wrong: list[int] = []

        def read(start: int) -> None:
            for offset in range(start, len(content) - 100, 700):
                if _read(source, offset, 100) != content[offset : offset + 100]:
                    wrong.append(offset)

        threads = [threading.Thread(target=read, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []


def _closed() -> io.BytesIO:
    file = io.BytesIO(CONTENT)
    file.close()
    return file


def _pipe(content: bytes) -> IO[bytes]:
    read_end, write_end = os.pipe()
    os.write(write_end, content)
    os.close(write_end)
    return os.fdopen(read_end, "rb")


UNUSABLE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "missing": (lambda folder: folder / "none.mp4", "none.mp4"),
    "folder": (lambda folder: folder, "irectory|regular"),
    "empty bytes": (lambda _: b"", "empty"),
    "empty file": (lambda _: io.BytesIO(), "empty"),
    "text mode": (lambda _: io.StringIO("text"), "binary mode"),
    "closed": (lambda _: _closed(), "closed|rewound"),
    "number": (lambda _: 5, "int"),
    "None": (lambda _: None, "NoneType"),
    "device": (lambda _: "/dev/zero", "regular"),
}


@pytest.mark.parametrize("kind", UNUSABLE)
def test_invalid_sources_are_rejected(kind: str, tmp_path: Path) -> None:
    make, said = UNUSABLE[kind]
    with pytest.raises(InvalidSourceError, match=said):
        open_source(make(tmp_path))


def test_an_empty_file_on_disk_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    with pytest.raises(InvalidSourceError, match=r"'empty\.mp4' is empty"):
        open_source(tmp_path / "empty.mp4")


def test_a_stream_that_cannot_be_rewound_is_read_too() -> None:
    with _pipe(CONTENT) as file, closing(open_source(file)) as source:
        assert source.size == 10
        assert _read(source, 7, 3) == b"789"
        assert _read(source, 0, 10) == CONTENT
    with _pipe(b"") as file, pytest.raises(InvalidSourceError, match="empty"):
        open_source(file)


def test_a_named_pipe_is_rejected_without_waiting(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    errors: list[BaseException] = []

    def act() -> None:
        try:
            open_source(path)
        except InvalidSourceError as error:
            errors.append(error)

    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    thread.join(20)
    is_stuck = thread.is_alive()
    if is_stuck:
        os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
        thread.join(5)
    assert not is_stuck
    assert len(errors) == 1


@pytest.mark.parametrize("is_path", [True, False], ids=["path", "file"])
def test_a_file_that_becomes_shorter_is_an_error(is_path: bool, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(CONTENT)
    with path.open("rb") as file:
        with closing(open_source(path if is_path else file)) as source:
            path.write_bytes(CONTENT[:5])
            with pytest.raises(SourceChangedError, match="shorter"):
                _read(source, 4, 4)
