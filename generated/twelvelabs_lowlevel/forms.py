"""From the parts of a form to what httpx sends. This is the only module here that opens files."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from os import PathLike
from pathlib import Path
from typing import IO

from .errors import UnusableFileError
from .requests import Part
from .types import FileTypes, RequestFiles


@contextmanager
def opened(parts: Sequence[Part]) -> Iterator[RequestFiles]:
    """The parts as httpx takes them; files that are given as paths are open within the context.

    Raises UnusableFileError for a path that cannot be read, and for an empty file.
    """
    with ExitStack() as files:
        yield [(part.name, _to_tuple(part, files)) for part in parts]


def replayable(parts: Sequence[Part]) -> bool:
    """Whether the parts can be sent a second time."""
    return all(isinstance(p.content, str | bytes | PathLike) or _seekable(p.content) for p in parts)


def _seekable(content: object) -> bool:
    seekable = getattr(content, "seekable", None)
    return bool(seekable()) if callable(seekable) else hasattr(content, "seek")


def _to_tuple(part: Part, files: ExitStack) -> FileTypes:
    content = part.content
    if isinstance(content, PathLike):
        path = Path(content)
        try:
            file = files.enter_context(path.open("rb"))
            size = os.fstat(file.fileno()).st_size
        except OSError as error:
            raise UnusableFileError(f"{part.name}: cannot read {str(path)!r}: {error.strerror or error}") from error
        if size == 0 and path.is_file():
            raise UnusableFileError(f"{part.name}: the file {str(path)!r} is empty")
        _check_size(part, size)
        return part.filename, file, part.content_type
    if part.filename is None:
        return None, content, part.content_type
    if content in (b"", "") or (
        not isinstance(content, str | bytes) and _seekable(content) and content.seek(0, 2) == 0
    ):
        raise UnusableFileError(f"{part.name}: the file is empty")
    if part.max_bytes is not None and not isinstance(content, str):
        _check_size(part, len(content) if isinstance(content, bytes) else _size(content))
    return part.filename, content, part.content_type


def _size(content: IO[bytes]) -> int:
    return content.seek(0, os.SEEK_END) if _seekable(content) else 0


def _check_size(part: Part, size: int) -> None:
    if part.max_bytes is not None and size > part.max_bytes:
        has, takes = (f"{count / 2**20:,.1f} MB" for count in (size, part.max_bytes))
        raise UnusableFileError(f"{part.name}: {part.filename!r} has {has}; the platform takes {takes} in one request")
