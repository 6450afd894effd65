"""Temporary files for what can be read only once: the platform requires the size before anything is sent."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from typing import IO

from ..errors import InvalidSourceError, TwelveLabsError
from .sources import FileSource, whole_bytes
from .tuning import TUNING


def write_spool(spool: IO[bytes], block: bytes) -> None:
    """Write to a temporary file. Raises InvalidSourceError with the folder if the disk is full."""
    try:
        spool.write(block)
        spool.flush()
    except OSError as error:
        folder = tempfile.tempdir or os.environ.get("TMPDIR") or "of the system"
        raise InvalidSourceError(
            f"cannot write to the temporary folder {folder}: {error.strerror or error}. Free some space, or set TMPDIR "
            "to another folder"
        ) from error


def spooled(read: Callable[[int], bytes], name: str) -> FileSource:
    """What `read` returns until it is empty, in a temporary file. Raises InvalidSourceError if it fails."""
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=TUNING.spool_size)  # noqa: SIM115 - closed with the source
    try:
        while block := whole_bytes(read(TUNING.block_size), name):
            write_spool(spool, block)
    except BaseException as error:
        spool.close()
        if isinstance(error, Exception) and not isinstance(error, TwelveLabsError):  # a user's stream may raise any
            raise InvalidSourceError(f"cannot read {name!r}: {error or type(error).__name__}") from error
        raise
    opened = FileSource(spool, name, owned=True)
    opened.is_resumable = False
    return opened
