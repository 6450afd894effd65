"""Opens sources of any kind that are sent from this machine."""

from __future__ import annotations

import inspect
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import IO, Any, cast
from urllib.parse import unquote_to_bytes
from urllib.request import url2pathname

from twelvelabs_lowlevel.wire import is_column

from ..errors import InvalidSourceError
from .names import DEFAULT_NAME, attribute_of, own_name
from .sequential_source import SequentialSource
from .sources import BytesSource, FileSource, OpenSource, PathSource, Source, whole_bytes
from .spool import spooled

_MAX_PATH = 4096
"""The longest path in bytes."""
_DECOMPRESSING = ("zipfile", "gzip", "bz2", "lzma")
"""The modules whose files decompress as they are read."""
_LOOKS_LIKE_PATH = re.compile(rb"(?:/|[A-Za-z]:\\)[^\x00-\x1f]*\.[A-Za-z0-9]{2,5}")
"""An absolute path with a suffix, whether the file exists or not."""


def open_source(source: Source, filename: str | None = None, *, size: int | None = None) -> OpenSource:
    """Open a source without reading it. Only a stream of unknown size is first written to a temporary file.

    `size` is for a stream that does not report it. Raises InvalidSourceError if the source is missing, empty, not a
    regular file, of another size, or not readable.
    """
    opened = _open(source, filename, size)
    if opened.size == 0:
        opened.close()
        raise InvalidSourceError(f"{opened.name!r} is empty; there is nothing to upload")
    if size is not None and opened.size != size:
        opened.close()
        raise InvalidSourceError(f"{opened.name!r} has {opened.size} bytes, but size={size} was given")
    return opened


def _open(source: object, filename: str | None, size: int | None) -> OpenSource:
    if isinstance(source, bytes | bytearray | memoryview):
        _refuse_path(source)
        return BytesSource(source, filename or DEFAULT_NAME)
    if isinstance(source, str | PathLike):
        return _open_path(source, filename)
    if isinstance(source, io.TextIOBase):
        raise InvalidSourceError("the file must be opened in binary mode: open(..., 'rb')")
    if attribute_of(source, "read") is not None:
        return _open_stream(cast("IO[bytes]", source), filename or own_name(source), size)
    if (fsspec := sys.modules.get("fsspec")) is not None and isinstance(source, fsspec.core.OpenFile):
        return _open_remote_file(source, filename)
    if callable(attribute_of(source, "open")) and callable(attribute_of(source, "is_file")):
        return _open_inside(source, filename or own_name(source))
    if isinstance(source, Iterator):
        return _open_stream(
            cast("IO[bytes]", _Blocks(source, filename or DEFAULT_NAME)), filename or DEFAULT_NAME, size
        )
    raise InvalidSourceError(_refusal(source))


def _refusal(source: object) -> str:
    what = f"cannot upload a {type(source).__name__}"
    if is_column(source):
        return f"{what}: it holds several files; pass one of them, or all to a method that takes several"
    is_array = any(attribute_of(source, name) is not None for name in ("__array_interface__", "dtype"))
    if is_array:  # of Pillow, NumPy, PyTorch
        return f"{what}, which is not encoded: save it as PNG or JPEG to a file or a BytesIO, and pass that"
    return f"{what}; pass a path, bytes or an open binary file"


def _open_path(source: str | PathLike[Any], filename: str | None) -> OpenSource:
    try:
        path = os.fsdecode(source)
    except Exception as error:  # other libraries' paths may download the file
        raise InvalidSourceError(f"cannot read a {type(source).__name__}: {error or type(error).__name__}") from error
    if not path:
        raise InvalidSourceError("the path of the file is an empty string")
    if isinstance(source, str) and path[:7].lower() == "file://":
        return PathSource(_path_of(path), filename)
    if isinstance(source, str) and "://" in path:
        from .remote_source import open_remote

        return open_remote(path, filename)
    return PathSource(Path(path), filename)


def _open_remote_file(file: Any, filename: str | None) -> OpenSource:
    from .remote_source import RemoteSource

    if file.mode != "rb" or file.compression is not None:
        raise InvalidSourceError("an fsspec file must have mode 'rb' and no compression; or open it with .open()")
    return RemoteSource(file.fs, file.path, filename)


def _open_inside(file: Any, name: str) -> OpenSource:
    """A file in an archive or a package. It is copied, because a compressed one cannot be read at any position."""
    try:
        stream: IO[bytes] = file.open("rb")
    except Exception as error:  # each library has errors of its own
        raise InvalidSourceError(f"cannot read {name!r}: {error or type(error).__name__}") from error
    with stream:
        return spooled(stream.read, name)


def _open_stream(stream: IO[bytes], name: str, size: int | None) -> OpenSource:
    if attribute_of(stream, "closed") is True:
        raise InvalidSourceError(f"{name!r} is closed")
    try:
        empty: object = stream.read(0)
    except TypeError as error:
        raise InvalidSourceError(f"{name!r} cannot be read: its read() must take a number of bytes") from error
    except Exception as error:  # the user's own file may raise anything
        raise InvalidSourceError(f"{name!r} cannot be read: {error or type(error).__name__}") from error
    if inspect.isawaitable(empty):
        close: Callable[[], object] = getattr(empty, "close", lambda: None)
        close()
        raise InvalidSourceError(f"{name!r} is an asynchronous file whose read() is not a coroutine function")
    whole_bytes(empty, name)
    if _is_seekable(stream):
        if type(stream).__module__.partition(".")[0] not in _DECOMPRESSING:
            return FileSource(stream, name)
        stream.seek(0)  # it is copied: going back would mean to decompress it again from its beginning
    if size is not None:
        return SequentialSource(stream, size, name)
    return spooled(stream.read, name)


def _is_seekable(stream: Any) -> bool:
    """Whether a stream can be read at any position. Not every file has a `seekable`."""
    try:
        return bool(stream.seekable()) if hasattr(stream, "seekable") else hasattr(stream, "seek")
    except Exception:  # the user's own file may raise anything
        return False


class _Blocks:
    """An iterator of bytes as a stream."""

    def __init__(self, blocks: Iterator[object], name: str) -> None:
        self._blocks = blocks
        self._name = name
        self._rest = memoryview(b"")

    def read(self, size: int) -> bytes:
        while size and not self._rest and (block := next(self._blocks, None)) is not None:
            if not isinstance(block, bytes | bytearray | memoryview):
                raise InvalidSourceError(
                    f"{self._name!r}: an iterator must give bytes, not {type(block).__name__}; pass several files as a "
                    "list"
                )
            self._rest = memoryview(bytes(block))
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)


def _refuse_path(content: bytes | bytearray | memoryview) -> None:
    """Raise InvalidSourceError for bytes that are a file path: they would be uploaded in place of the file."""
    path = bytes(content) if len(content) <= _MAX_PATH else b""
    is_path = False
    with suppress(OSError, ValueError):
        is_path = bool(path) and Path(os.fsdecode(path)).is_file()
    if is_path or _LOOKS_LIKE_PATH.fullmatch(path):
        raise InvalidSourceError(
            f"the bytes {path!r} are the path of a file: pass os.fsdecode(path) to upload the file, or "
            "io.BytesIO(content) to upload these bytes"
        )


def _path_of(url: str) -> Path:
    """The path in a file: URL (RFC 8089), in which spaces and other characters are percent-encoded."""
    host, slash, rest = url[len("file://") :].partition("/")
    if host.lower() not in ("", "localhost"):
        raise InvalidSourceError(f"{url!r} is on another host; the URL of a local file has three slashes: file:///...")
    if os.name == "nt":
        return Path(url2pathname(slash + rest))
    literal, decoded = Path(slash + rest), Path(os.fsdecode(unquote_to_bytes(slash + rest)))
    return literal if is_there(literal) and not is_there(decoded) else decoded


def is_there(path: Path) -> bool:
    """Whether a path exists. False if that cannot be found out, as for a name that is too long."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
