"""Opens files of any kind, including those with a name and a type beside them, and those that are read with `await`.

Flask's FileStorage, Starlette's UploadFile and Django's UploadedFile carry the name and type that the browser sent, and
are recognized by their attributes. UploadFile and the files of aiofiles and anyio are read with `await`, and wrap a
plain file. A tuple has the name and type that the caller has chosen.
"""

from __future__ import annotations

import inspect
import io
import re
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from functools import partial
from typing import IO, Any

from twelvelabs_lowlevel.types import File

from .._flows.effects import Flow, notify, to_thread
from ..errors import InvalidSourceError
from .names import attribute_of, own_name, sendable
from .opening import open_source
from .sources import FileSource, OpenSource, Source, whole_bytes
from .spool import write_spool
from .tuning import TUNING

_PLAIN_FILE = ("stream", "file", "wrapped", "_file")
"""The attributes in which FileStorage, UploadFile (and Django's), anyio and aiofiles keep the plain file."""
_MEDIA_TYPE = re.compile(r"[!-~]+/[!-~]+(?: *; *[ -~]+)?")


@dataclass(frozen=True, slots=True)
class _Unwrapped:
    source: Any
    name: str | None = None
    media_type: str | None = None
    declared_type: str | None = None


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
    opened_.media_type, opened_.declared_type = found.media_type, found.declared_type
    return opened_


def _unwrapped(source: Any, *, is_async: bool) -> _Unwrapped:
    """The plain file in a framework's file or a tuple, with its name and type; other sources unchanged."""
    if isinstance(source, File):
        source = source.to_tuple()
    if isinstance(source, tuple):
        name, content, media_type = _checked_tuple(source)
        found = _unwrapped(content, is_async=is_async)
        return replace(found, name=name or found.name, media_type=media_type)
    is_awaited = _is_awaited(source)
    if not is_awaited and not _has_own_name(source):
        return _Unwrapped(source)
    name = own_name(source)
    plain = next((f for attribute in _PLAIN_FILE if _is_plain(f := attribute_of(source, attribute))), None)
    if is_awaited and not is_async:
        where = next((a for a in _PLAIN_FILE[:3] if _is_plain(attribute_of(source, a))), None)
        hint = f"pass its .{where}, or use AsyncTwelveLabs" if where else "use AsyncTwelveLabs"
        raise InvalidSourceError(f"{name!r} is an asynchronous file ({type(source).__name__}): {hint}")
    declared = attribute_of(source, "content_type")
    declared = declared.partition(";")[0].strip().lower() if isinstance(declared, str) else None
    return _Unwrapped(source if plain is None else plain, name, declared_type=declared or None)


def _checked_tuple(given: tuple[Any, ...]) -> tuple[str | None, Any, str | None]:
    name, content, media_type = (*given, None)[:3] if len(given) in (2, 3) else (0, None, None)
    is_type = media_type is None or (isinstance(media_type, str) and _MEDIA_TYPE.fullmatch(media_type))
    if not isinstance(name, str | None) or not is_type or isinstance(content, tuple | None):
        raise InvalidSourceError("a tuple must be (name, content) or (name, content, media type)")
    return sendable(name) if name else None, content, media_type


def _is_awaited(source: Any) -> bool:
    if (read := attribute_of(source, "read")) is not None:
        return inspect.iscoroutinefunction(read)
    return isinstance(source, AsyncIterator)


def _has_own_name(source: object) -> bool:
    """Whether this is a web framework's file: one with the name or type that a browser sent."""
    if isinstance(source, io.IOBase) or attribute_of(source, "read") is None:
        return False
    return attribute_of(source, "content_type", "") != "" or isinstance(attribute_of(source, "filename"), str)


def _is_plain(file: object) -> bool:
    return callable(attribute_of(file, "read")) and not _is_awaited(file)


def _spooled(file: Any, name: str) -> Flow[FileSource]:
    """An asynchronous file, or an asynchronous iterator of bytes, copied to a temporary file."""
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=TUNING.spool_size)  # noqa: SIM115 - closed with the source
    blocks: list[object] = []

    async def read(_: object) -> None:
        try:
            is_file = attribute_of(file, "read") is not None
            blocks.append((await file.read(TUNING.block_size)) or None if is_file else await anext(file, None))
        except Exception as error:  # the user's own file may raise anything
            raise InvalidSourceError(f"cannot read {name!r}: {error or type(error).__name__}") from error

    try:
        while True:
            yield from notify(read, None)
            if (block := blocks.pop()) is None:
                break
            yield from to_thread(partial(write_spool, spool, whole_bytes(block, name)))
    except BaseException:
        spool.close()
        raise
    source = yield from to_thread(lambda: FileSource(spool, name, owned=True))
    source.is_resumable = False
    return source
