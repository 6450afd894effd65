"""Records what a thread does with files, to test that an event loop's thread does nothing with them."""

from __future__ import annotations

import fcntl
import io
import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

_OS = """
chmod fstat fsync ftruncate link listdir lstat mkdir open pread read remove rename replace rmdir scandir stat symlink
truncate unlink utime write
"""
_FUNCTIONS = {getattr(os, name) for name in _OS.split()}
_FUNCTIONS |= {io.open, io.open_code, fcntl.flock, fcntl.lockf, sqlite3.connect}
_METHODS = "__exit__ close flush read read1 readall readinto readline seek truncate write".split()  # noqa: SIM905
_FILES = (io.FileIO, io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.TextIOWrapper)


@contextmanager
def file_calls() -> Iterator[list[str]]:
    """The calls of this thread that open, look at, read, write, lock, close or delete files, each with its stack.

    Python's own calls are seen by a profile function, and what C code opens by an audit hook. Imports do not count:
    they happen once in a process.
    """
    calls: list[str] = []

    def profile(frame: FrameType, event: str, function: Any) -> None:
        if event == "c_call" and _is_about_files(function) and not _is_importing(frame):
            calls.append(f"{function.__qualname__} {_stack(frame)}")

    _OBSERVED[threading.get_ident()] = calls
    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        yield calls
    finally:
        sys.setprofile(before)
        del _OBSERVED[threading.get_ident()]


def _is_about_files(function: Any) -> bool:
    owner = getattr(function, "__self__", None)
    if isinstance(owner, _FILES):
        return function.__name__ in _METHODS and owner not in (sys.stdout, sys.stderr)
    return type(owner).__module__ == "sqlite3" or (owner is not None and function in _FUNCTIONS)


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def _stack(frame: FrameType | None) -> str:
    """Where a call comes from. The module traceback would open source files itself."""
    lines = []
    while frame is not None:
        lines.append(f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return "\n  ".join(["", *lines])


_OBSERVED: dict[int, list[str]] = {}


def _audit(event: str, arguments: tuple[Any, ...]) -> None:
    calls = _OBSERVED.get(threading.get_ident())
    if calls is not None and event == "open" and not _is_importing(sys._getframe()):
        calls.append(f"open {arguments[0]!r} {_stack(sys._getframe(1))}")


sys.addaudithook(_audit)
