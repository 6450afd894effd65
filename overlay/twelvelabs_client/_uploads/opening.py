"""Opens sources of any kind that are sent from this machine."""

from __future__ import annotations

import inspect
import io
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import IO, Any, cast
from urllib.parse import unquote_to_bytes
from urllib.request import url2pathname

from ..errors import InvalidSourceError
from .names import DEFAULT_NAME, own_name
from .sources import BytesSource, FileSource, OpenSource, PathSource, SequentialSource, Source, spooled

_MAX_PATH = 4096
"""The longest path in bytes."""
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


def _open(source: Source | io.TextIOBase, filename: str | None, size: int | None) -> OpenSource:
    if isinstance(source, bytes | bytearray | memoryview):
        _refuse_path(source)
        return BytesSource(source, filename or DEFAULT_NAME)
    if isinstance(source, str) and source[:7].lower() == "file://":
        return PathSource(_path_of(source), filename)
    if isinstance(source, str) and "://" in source:
        from .remote_source import open_remote

        return open_remote(source, filename)
    if isinstance(source, str | PathLike):
        return PathSource(Path(os.fsdecode(source)), filename)
    if isinstance(source, io.TextIOBase):
        raise InvalidSourceError("the file must be opened in binary mode: open(..., 'rb')")
    if hasattr(source, "read"):
        return _open_stream(cast("IO[bytes]", source), filename, size)
    if (fsspec := sys.modules.get("fsspec")) is not None and isinstance(source, fsspec.core.OpenFile):
        return _open_remote_file(source, filename)
    raise InvalidSourceError(f"cannot upload a {type(source).__name__}; pass a path, bytes or an open binary file")


def _open_remote_file(file: Any, filename: str | None) -> OpenSource:
    from .remote_source import RemoteSource

    if file.mode != "rb" or file.compression is not None:
        raise InvalidSourceError("an fsspec file must have mode 'rb' and no compression; or open it with .open()")
    return RemoteSource(file.fs, file.path, filename)


def _open_stream(stream: IO[bytes], filename: str | None, size: int | None) -> OpenSource:
    name = filename or own_name(stream)
    if getattr(stream, "closed", False):
        raise InvalidSourceError(f"{name!r} is closed")
    try:
        empty: object = stream.read(0)
    except (OSError, ValueError) as error:
        raise InvalidSourceError(f"{name!r} cannot be read: {error}") from error
    if inspect.isawaitable(empty):
        close: Callable[[], object] = getattr(empty, "close", lambda: None)
        close()
        raise InvalidSourceError(f"{name!r} is an asynchronous file whose read() is not a coroutine function")
    if not isinstance(empty, bytes):
        raise InvalidSourceError(f"{name!r} must be opened in binary mode: open(..., 'rb')")
    with suppress(AttributeError, OSError):
        if stream.seekable():
            return FileSource(stream, name)
    if size is not None:
        return SequentialSource(stream, size, name)
    return spooled(stream.read, name)


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
    return literal if literal.exists() and not decoded.exists() else decoded
