"""What can be uploaded in parts: a path, bytes, or an open seekable file, read in ranges from any thread."""

from __future__ import annotations

import io
import mimetypes
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import IO, TypeAlias

from .errors import InvalidSourceError

Source: TypeAlias = str | PathLike[str] | bytes | IO[bytes]
"""A file to upload: a path, bytes, or an open binary file that can seek."""

DEFAULT_NAME = "upload"


@dataclass(frozen=True, slots=True)
class OpenSource:
    """A source whose size is known. `read(offset, length)` gives exactly these bytes, and may be called by several
    threads at once."""

    name: str
    size: int
    read: Callable[[int, int], bytes]


def open_source(source: Source | io.TextIOBase, filename: str | None = None) -> OpenSource:
    """Look at a source without reading it.

    Raises InvalidSourceError if it is missing, empty, no regular file, or cannot be read or rewound.
    """
    if isinstance(source, bytes):
        opened = OpenSource(
            filename or DEFAULT_NAME, len(source), lambda offset, length: source[offset : offset + length]
        )
    elif isinstance(source, str | PathLike):
        opened = _open_path(Path(source), filename)
    elif isinstance(source, io.TextIOBase):
        raise InvalidSourceError("the file must be opened in binary mode: open(..., 'rb')")
    elif hasattr(source, "read") and hasattr(source, "seek"):
        opened = _open_file(source, filename)
    else:
        raise InvalidSourceError(f"cannot upload a {type(source).__name__}; give a path, bytes or an open binary file")
    if opened.size == 0:
        raise InvalidSourceError(f"{opened.name!r} is empty; there is nothing to upload")
    return opened


def _open_path(path: Path, filename: str | None) -> OpenSource:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise InvalidSourceError(f"cannot read {str(path)!r}: {error.strerror or error}") from error
    if not path.is_file():
        raise InvalidSourceError(f"{str(path)!r} is no regular file")

    def read(offset: int, length: int) -> bytes:
        with path.open("rb") as file:
            file.seek(offset)
            return _whole(file.read(length), length, str(path))

    return OpenSource(filename or path.name, size, read)


def _open_file(file: IO[bytes], filename: str | None) -> OpenSource:
    try:
        size = file.seek(0, os.SEEK_END)
    except (OSError, ValueError) as error:
        raise InvalidSourceError(f"the file cannot be rewound ({error}); give a path, or read it into bytes") from error
    own = getattr(file, "name", None)
    name = filename or (Path(own).name if isinstance(own, str) else DEFAULT_NAME)
    lock = threading.Lock()

    def read(offset: int, length: int) -> bytes:
        with lock:
            file.seek(offset)
            return _whole(file.read(length), length, name)

    return OpenSource(name, size, read)


def _whole(data: bytes, length: int, name: str) -> bytes:
    if len(data) != length:
        raise InvalidSourceError(f"{name!r} has become shorter while it was being uploaded")
    return data


def media_kind(filename: str) -> str:
    """video, audio or image, by the name; video if the name does not tell."""
    kind = (mimetypes.guess_type(filename)[0] or "").partition("/")[0]
    return kind if kind in ("audio", "image") else "video"
