"""Files from web frameworks and asynchronous libraries, recognized by their attributes.

Flask's FileStorage, Starlette's UploadFile and Django's UploadedFile carry the name and type that the browser sent.
UploadFile and the files of aiofiles and anyio are read with `await`, and wrap a plain file.
"""

from __future__ import annotations

import inspect
import tempfile
from dataclasses import dataclass
from functools import partial
from os import PathLike
from typing import IO, Any

from .._flows.effects import Flow, notify, to_thread
from ..errors import InvalidSourceError
from .names import own_name
from .opening import open_source
from .sources import FileSource, OpenSource, Source, write_spool
from .tuning import TUNING

_PLAIN_FILE = ("stream", "file", "wrapped", "_file")
"""The attributes in which FileStorage, UploadFile (and Django's), anyio and aiofiles keep the plain file."""


@dataclass(frozen=True, slots=True)
class _Unwrapped:
    source: Any
    name: str | None
    media_type: str | None


def opened(
    source: Source, filename: str | None, *, size: int | None = None, is_async: bool = False
) -> Flow[OpenSource]:
    """Open any source. `is_async`: whether asynchronous files can be awaited."""
    found = _unwrapped(source, is_async=is_async)
    name = filename or found.name
    if _is_awaited(found.source):
        spool = yield from _spooled(found.source, name or own_name(found.source))
        opened_: OpenSource = spool
        if spool.size == 0:
            spool.close()
            raise InvalidSourceError(f"{spool.name!r} is empty; there is nothing to upload")
    else:
        opened_ = yield from to_thread(lambda: open_source(found.source, name, size=size))
    opened_.declared_type = found.media_type
    return opened_


def is_web_file(source: object) -> bool:
    """Whether only this module can open the source."""
    return _is_awaited(source) or _has_own_name(source)


def _unwrapped(source: Any, *, is_async: bool) -> _Unwrapped:
    """The plain file in a framework's file, with its name and type; other sources unchanged."""
    is_awaited = _is_awaited(source)
    if not is_awaited and not _has_own_name(source):
        return _Unwrapped(source, None, None)
    name = own_name(source)
    plain = next((f for attribute in _PLAIN_FILE if _is_plain(f := getattr(source, attribute, None))), None)
    if is_awaited and not is_async:
        where = next((a for a in _PLAIN_FILE[:3] if _is_plain(getattr(source, a, None))), None)
        hint = f"pass its .{where}, or use AsyncTwelveLabs" if where else "use AsyncTwelveLabs"
        raise InvalidSourceError(f"{name!r} is an asynchronous file ({type(source).__name__}): {hint}")
    media_type = getattr(source, "content_type", None)
    media_type = media_type.partition(";")[0].strip().lower() if isinstance(media_type, str) else None
    return _Unwrapped(source if plain is None else plain, name, media_type or None)


def _is_awaited(source: object) -> bool:
    return inspect.iscoroutinefunction(getattr(source, "read", None))


def _has_own_name(source: object) -> bool:
    """Whether this is a web framework's file: one with the name or type that a browser sent."""
    if isinstance(source, str | bytes | PathLike) or not hasattr(source, "read"):
        return False
    return hasattr(source, "content_type") or isinstance(getattr(source, "filename", None), str)


def _is_plain(file: object) -> bool:
    return callable(getattr(file, "read", None)) and not _is_awaited(file)


def _spooled(file: Any, name: str) -> Flow[FileSource]:
    """An asynchronous file, copied to a temporary file."""
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=TUNING.spool_size)  # noqa: SIM115 - closed with the source
    blocks: list[bytes] = []

    async def read(_: object) -> None:
        blocks.append(await file.read(TUNING.block_size))

    try:
        while True:
            yield from notify(read, None)
            block = blocks.pop()
            if not isinstance(block, bytes):
                raise InvalidSourceError(f"{name!r} must be opened in binary mode: 'rb'")
            if not block:
                break
            yield from to_thread(partial(write_spool, spool, block))
    except BaseException:
        spool.close()
        raise
    source = yield from to_thread(lambda: FileSource(spool, name, owned=True))
    source.is_resumable = False
    return source
