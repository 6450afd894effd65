"""Every method that sends a file in a form takes the same kinds of files, and refuses the same ones before it sends."""

from __future__ import annotations

import array
import gzip
import importlib
import io
import mmap
import os
import pkgutil
import tempfile
import zipfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, get_args, get_type_hints

import fsspec
import numpy
import pandas
import pytest
from starlette.datastructures import UploadFile
from twelvelabs_client import BulkError, InvalidArgumentError, InvalidSourceError, resources
from twelvelabs_client._binding.resource import Resource, endpoint
from twelvelabs_client._paging.paged import Paged
from twelvelabs_lowlevel.requests import FileInside
from twelvelabs_lowlevel.types import File

from ..loops import loop
from .conftest import Sent
from .recorder import Recorder

CONTENT = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 300
OPTIONS: Any = {"index_id": "x1", "search_options": ["visual"]}

METHODS: dict[str, Callable[[Any, Any], Any]] = {
    "assets.create": lambda client, file: client.assets.create(method="direct", file=file),
    "tasks.create": lambda client, file: client.tasks.create(index_id="x1", video_file=file),
    "tasks.create_bulk": lambda client, file: client.tasks.create_bulk(index_id="x1", video_files=[file]),
    "embed.create image": lambda client, file: client.embed.create(model_name="marengo3.0", image_file=file),
    "embed.create audio": lambda client, file: client.embed.create(model_name="marengo3.0", audio_file=file),
    "embed.tasks.create": lambda client, file: client.embed.tasks.create(model_name="marengo3.0", video_file=file),
    "embed.tasks.create_bulk": lambda client, file: client.embed.tasks.create_bulk(
        model_name="marengo3.0", videos=[{"video_file": file}]
    ),
    "search.create": lambda client, file: client.search.create(**OPTIONS, query_media_file=[file]),
    "search.query": lambda client, file: client.search.query(**OPTIONS, query_media_file=file),
    "search.query, several": lambda client, file: client.search.query(**OPTIONS, query_media_files=[file]),
}
"""One call of each method, with a file in each of its arguments that take one."""


class OwnPath(os.PathLike[Any]):
    def __init__(self, path: str | bytes) -> None:
        self._path = path

    def __fspath__(self) -> str | bytes:
        return self._path


class OnlyRead:
    """A file with nothing but `read`, which returns buffers."""

    def __init__(self, content: bytes = CONTENT) -> None:
        self._file = io.BytesIO(content)

    def read(self, size: int = -1) -> bytearray:
        return bytearray(self._file.read(size))


class Bold(OnlyRead):
    """A file that returns more than it is asked for."""

    def read(self, size: int = -1) -> bytearray:
        return super().read(size + 3 if size else 0)


class SeeksSilently(io.BytesIO):
    """A file whose `seek` returns nothing, as in older libraries."""

    def seek(self, offset: int, whence: int = 0) -> int:
        super().seek(offset, whence)
        return None  # type: ignore[return-value]


def _spool() -> Any:
    file = tempfile.SpooledTemporaryFile(max_size=10_000_000)  # noqa: SIM115 - closed by the test
    file.write(CONTENT)
    return file


def _zip(path: Path) -> zipfile.ZipFile:
    with zipfile.ZipFile(path.with_suffix(".zip"), "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("inside/pic.png", CONTENT)
    return zipfile.ZipFile(path.with_suffix(".zip"))


def _gzip(path: Path) -> gzip.GzipFile:
    packed = path.with_suffix(".gz")
    packed.write_bytes(gzip.compress(CONTENT))
    return gzip.open(packed, "rb")


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _pieces() -> Iterator[bytes]:
    yield b""
    yield CONTENT[:1000]
    yield b""
    yield CONTENT[1000:]


def _read_to_its_end(path: Path) -> Any:
    file = path.open("rb")
    file.read()
    return file


KINDS: dict[str, tuple[Callable[[Path, ExitStack], Any], str]] = {
    "text": (lambda path, _: str(path), "pic.png"),
    "Path": (lambda path, _: path, "pic.png"),
    "path as bytes": (lambda path, _: OwnPath(bytes(path)), "pic.png"),
    "path-like": (lambda path, _: OwnPath(str(path)), "pic.png"),
    "file URL": (lambda path, _: path.as_uri(), "pic.png"),
    "bytes": (lambda *_: CONTENT, "upload"),
    "bytearray": (lambda *_: bytearray(CONTENT), "upload"),
    "memoryview": (lambda *_: memoryview(CONTENT), "upload"),
    "open file": (lambda path, files: files.enter_context(path.open("rb")), "pic.png"),
    "open file at its end": (lambda path, files: files.enter_context(_read_to_its_end(path)), "pic.png"),
    "unbuffered": (lambda path, files: files.enter_context(path.open("rb", buffering=0)), "pic.png"),
    "BytesIO": (lambda *_: io.BytesIO(CONTENT), "upload"),
    "spooled": (lambda _, files: files.enter_context(_spool()), "upload"),
    "mmap": (lambda path, files: files.enter_context(_mapped(path)), "upload"),
    "only read": (lambda *_: OnlyRead(), "upload"),
    "reads more": (lambda *_: Bold(), "upload"),
    "seeks silently": (lambda *_: SeeksSilently(CONTENT), "upload"),
    "zip member": (lambda path, files: files.enter_context(files.enter_context(_zip(path)).open("inside/pic.png")), ""),
    "zip path": (lambda path, files: zipfile.Path(files.enter_context(_zip(path)), "inside/pic.png"), "pic.png"),
    "gzip": (lambda path, files: files.enter_context(_gzip(path)), "pic.gz"),
    "fsspec": (lambda path, _: fsspec.open(f"file://{path}", "rb"), "pic.png"),
    "generator": (lambda *_: _pieces(), "upload"),
    "UploadFile.file": (lambda _, files: UploadFile(files.enter_context(_spool()), filename="b.png").file, "upload"),
    "tuple": (lambda *_: ("mine.png", CONTENT), "mine.png"),
    "tuple of a path": (lambda path, _: ("mine.png", path, None), "mine.png"),
    "tuple without a name": (lambda path, _: (None, str(path), "image/png"), "pic.png"),
    "tuple of a generator": (lambda *_: ("mine.png", _pieces(), "image/png"), "mine.png"),
    "File": (lambda *_: File(io.BytesIO(CONTENT), "mine.png", "image/png"), "mine.png"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "pic.png"
    path.write_bytes(CONTENT)
    return path


def _methods() -> Iterator[tuple[str, Any]]:
    for module in pkgutil.iter_modules(resources.__path__):
        for owner in vars(importlib.import_module(f"{resources.__name__}.{module.name}")).values():
            if isinstance(owner, type) and issubclass(owner, Resource):
                yield from ((f"{module.name}.{name}", one) for name, one in vars(owner).items() if _takes_files(one))


def _takes_files(method: Any) -> set[str]:
    if not isinstance(method, endpoint | Paged):
        return set()
    hints = get_type_hints(method.describes)
    return {name for name, hint in hints.items() if FileInside in _members(hint)}


def _members(hint: Any) -> Iterator[Any]:
    yield hint
    for member in get_args(hint):
        yield from _members(member)


def test_every_argument_with_a_file_is_opened_the_same_way() -> None:
    found = dict(_methods())
    assert set(found) == {
        "assets.create",
        "tasks.create",
        "embed.create",
        "embed_tasks.create",
        "search.create",
        "search.query",
    }
    for name, method in found.items():
        assert {*getattr(method, "files", ()), *method.lists} == _takes_files(method), name


@loop("kind", KINDS)
def test_every_kind_of_file_arrives_whole_with_its_name(sent: Sent, server: Recorder, path: Path, kind: str) -> None:
    make, name = KINDS[kind]
    server.requests.clear()
    with ExitStack() as files:
        (request,) = sent(lambda client: METHODS["search.query"](client, make(path, files)))
    ((_, filename, content),) = request.files
    assert content == CONTENT
    assert filename == (name or "pic.png")
    (part,) = [part for part in request.form if part.filename is not None]
    assert part.content_type == "image/png"


@loop("kind", ["bytearray", "spooled", "zip path", "generator", "fsspec", "tuple", "File"])
@loop("method", METHODS)
def test_every_method_takes_them(sent: Sent, path: Path, method: str, kind: str, server: Recorder) -> None:
    make, name = KINDS[kind]
    server.requests.clear()
    server.answer = (200, {"_id": "a1", "data": [], "model_name": "marengo3.0"})
    with ExitStack() as files:
        (request,) = sent(lambda client: METHODS[method](client, make(path, files)))
    assert [(filename, content) for _, filename, content in request.files] == [(name, CONTENT)]


class Awaited:
    name = "/folder/awaited.png"

    def __init__(self) -> None:
        self._file = io.BytesIO(CONTENT)

    async def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


async def _awaited_pieces() -> AsyncIterator[bytes]:
    for piece in _pieces():
        yield piece


@pytest.mark.parametrize(("make", "name"), [(Awaited, "awaited.png"), (_awaited_pieces, "upload")])
@pytest.mark.parametrize("method", METHODS)
def test_asynchronous_files_are_taken_by_the_asynchronous_client(
    sent: Sent, method: str, make: Any, name: str, server: Recorder, request: pytest.FixtureRequest
) -> None:
    server.answer = (200, {"_id": "a1", "data": [], "model_name": "marengo3.0"})
    file = make()
    if request.node.callspec.params["sent"] == "async":
        (received,) = sent(lambda client: METHODS[method](client, file))
        assert [(filename, content) for _, filename, content in received.files] == [(name, CONTENT)]
        return
    with pytest.raises((InvalidSourceError, BulkError), match="AsyncTwelveLabs"):
        sent(lambda client: METHODS[method](client, file))
    assert server.requests == []


def _closed() -> io.BytesIO:
    file = io.BytesIO(CONTENT)
    file.close()
    return file


class NoSize:
    name = "whole"

    def read(self) -> bytes:
        return CONTENT


class Failing:
    name = "failing"

    def read(self, size: int = -1) -> bytes:
        raise RuntimeError("the camera is gone")


class NoneYet:
    name = "socket"

    def read(self, size: int = -1) -> bytes | None:
        return None


class PathThatFails(os.PathLike[str]):
    def __fspath__(self) -> str:
        raise RuntimeError("cannot download it")


class Picture:
    """As an image of Pillow."""

    dtype = "uint8"

    def save(self, file: Any) -> None:
        raise AssertionError


REFUSED: dict[str, tuple[Callable[[Path], Any], str]] = {
    "closed": (lambda _: _closed(), "is closed"),
    "text": (lambda _: io.StringIO("text"), "binary mode"),
    "text file": (lambda _: tempfile.SpooledTemporaryFile(mode="w+"), "binary mode"),  # noqa: SIM115
    "missing": (lambda path: path.parent / "none.png", "No such file"),
    "home": (lambda _: "~/none.png", "expanduser"),
    "folder": (lambda path: path.parent, "irectory"),
    "loop": (lambda path: path.parent / "loop", "symbolic links"),
    "pipe": (lambda path: path.parent / "pipe", "regular file"),
    "device": (lambda _: "/dev/null", "regular file"),
    "long name": (lambda path: path.parent / ("n" * 300), "too long"),
    "NUL": (lambda _: "a\0b.png", "null"),
    "empty text": (lambda _: "", "empty string"),
    "empty file": (lambda path: path.parent / "empty", "is empty"),
    "empty bytes": (lambda _: b"", "is empty"),
    "empty generator": (lambda _: iter(()), "is empty"),
    "generator of text": (lambda _: iter(["a", "b"]), "not str"),
    "path that fails": (lambda _: PathThatFails(), "cannot download"),
    "read without a size": (lambda _: NoSize(), "number of bytes"),
    "read that fails": (lambda _: Failing(), "camera"),
    "no bytes yet": (lambda _: NoneYet(), "NoneType"),
    "image": (lambda _: Picture(), "not encoded"),
    "array": (lambda _: numpy.zeros((2, 2, 3), "uint8"), "not encoded"),
    "numbers": (lambda _: array.array("b", [1]), "pass a path"),
    "number": (lambda _: 5, "int"),
    "tuple of one": (lambda _: ("a.png",), "a tuple must be"),
    "tuple of four": (lambda _: ("a.png", b"x", "image/png", {}), "a tuple must be"),
    "type with a line break": (lambda _: ("a.png", b"x", "image/png\r\nX: y"), "a tuple must be"),
    "zip path that is not there": (lambda path: zipfile.Path(_zip(path), "none.png"), "none.png"),
}


@pytest.mark.filterwarnings("ignore:unclosed file")
@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_sent_is_refused_before_anything_is_sent(
    sent: Sent, server: Recorder, path: Path, kind: str
) -> None:
    (path.parent / "loop").symlink_to("loop")
    (path.parent / "empty").touch()
    os.mkfifo(path.parent / "pipe")
    make, said = REFUSED[kind]
    for method in ("assets.create", "search.query", "tasks.create_bulk"):
        given = make(path)
        try:
            with pytest.raises((InvalidSourceError, BulkError), match=said) as caught:
                sent(lambda client, method=method, given=given: METHODS[method](client, given))
        finally:
            file: Any
            for file in (given, getattr(given, "root", None)):
                if hasattr(file, "close"):
                    file.close()
        if isinstance(caught.value, BulkError):
            assert isinstance(caught.value.outcomes[0].error, InvalidSourceError)
    assert server.requests == []


@pytest.mark.parametrize("method", METHODS)
def test_a_closed_file_is_refused_by_every_method(sent: Sent, server: Recorder, method: str) -> None:
    with pytest.raises((InvalidSourceError, BulkError), match="is closed"):
        sent(lambda client: METHODS[method](client, _closed()))
    assert server.requests == []


@pytest.mark.parametrize("method", ["assets.create", "tasks.create", "embed.create image", "embed.tasks.create"])
def test_a_list_in_place_of_a_file_is_refused(sent: Sent, server: Recorder, path: Path, method: str) -> None:
    for several in ([path], pandas.Series([str(path)])):
        with pytest.raises(InvalidSourceError, match=r"list|several"):
            sent(lambda client, several=several: METHODS[method](client, several))
    assert server.requests == []


NAMES = {
    "back\\slash.png": "back\\slash.png",
    'quo"te.png': 'quo"te.png',
    "new\nline.png": "new\nline.png",
    "bébé 寿司 🎬.png": "bébé 寿司 🎬.png",
    os.fsdecode(b"latin-\xe9.png"): "latin-é.png",
    "é" * 125 + ".png": "é" * 125 + ".png",
    "~": "~",
}


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX systems")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_names_are_sent_as_the_system_gives_them(sent: Sent, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CONTENT)
    with path.open("rb") as file:
        ways = [path, file, (name, CONTENT)]
        (request,) = sent(lambda client: client.search.query(**OPTIONS, query_media_files=ways))
    expected = NAMES[name]
    # As the HTML standard escapes them in forms.
    escaped = expected.replace('"', "%22").replace("\n", "%0A")
    assert [filename for _, filename, _ in request.files] in ([expected] * 3, [escaped] * 3)


COLUMNS: dict[str, Callable[[list[str]], Any]] = {
    "Series": lambda paths: pandas.Series(paths),
    "objects": lambda paths: pandas.Series([Path(path) for path in paths], dtype=object),
    "array": numpy.array,
    "tuple": tuple,
}


@pytest.mark.parametrize("kind", COLUMNS)
def test_columns_of_tables_are_lists_of_files(sent: Sent, path: Path, server: Recorder, kind: str) -> None:
    second = path.with_name("second.png")
    second.write_bytes(CONTENT)
    given: Any = COLUMNS[kind]([str(path), str(second)])
    if kind == "tuple":  # one that begins with a text is (name, content)
        given = (path, second)
    (request,) = sent(lambda client: client.search.query(**OPTIONS, query_media_file=given))
    assert [filename for _, filename, _ in request.files] == ["pic.png", "second.png"]
    server.requests.clear()
    server.answer = (200, {"_id": "a1"})
    sent(lambda client: client.tasks.create_bulk(index_id="x1", video_files=given))
    assert sorted(request.files[0][1] for request in server.requests) == ["pic.png", "second.png"]


@loop("given", ["a.mp4", b"bytes", Path("a.mp4"), io.BytesIO(b"x"), {"a": 1}, 7, None, pandas.DataFrame({"a": ["b"]})])
def test_what_is_no_list_of_files_is_refused(sent: Sent, server: Recorder, given: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=r"must be a list|column"):
        sent(lambda client: client.assets.upload_many(given))
    if given is not None:
        with pytest.raises(InvalidArgumentError, match=r"must be a list|column"):
            sent(lambda client: client.tasks.create_bulk(index_id="x1", video_files=given))
    assert server.requests == []
