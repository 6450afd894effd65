"""What users see of the call stack: errors with short tracebacks, and warnings at the user's own line.

A call passes through drivers and nested generators, a dozen frames that say nothing to a user. They are dropped where
an error leaves a public method: the user's lines stay, the public method, and the line that raised the error. With the
logger `twelvelabs_client` at DEBUG tracebacks are left whole. The causes of our errors are freed of secrets there, too.
"""

from __future__ import annotations

import logging
import sys
import warnings
from itertools import pairwise
from types import FrameType, TracebackType

from twelvelabs_lowlevel.errors import TwelveLabsError

from ._causes import clean_causes

_MACHINERY = frozenset(
    [
        *("twelvelabs_client", "twelvelabs_lowlevel"),
        *("httpx", "httpcore", "anyio", "asyncio", "trio", "outcome"),
        *("concurrent", "contextlib", "threading"),
    ]
)
"""Packages whose frames are removed. All others are the user's, such as those of a callback."""
_logger = logging.getLogger("twelvelabs_client")


class _ShortTracebacks:
    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception) and not isinstance(error, StopIteration | StopAsyncIteration):
            shorten(error)


short_tracebacks = _ShortTracebacks()
"""`with short_tracebacks:` in a public method shortens the tracebacks of its errors."""


def shorten(error: BaseException) -> None:
    """Remove the inner frames from the tracebacks of the error and of its causes, and secrets from the causes."""
    if isinstance(error, TwelveLabsError):
        clean_causes(error)
    if _logger.isEnabledFor(logging.DEBUG):
        return
    error.__traceback__ = _without_machinery(error.__traceback__, keeps_first=True)
    seen = {id(error)}
    cause = error.__cause__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        cause.__traceback__ = _without_machinery(cause.__traceback__, keeps_first=False)
        cause = cause.__cause__


def _without_machinery(trace: TracebackType | None, *, keeps_first: bool) -> TracebackType | None:
    """The traceback with only the user's frames, its last, and with `keeps_first` its first."""
    entries = []
    while trace is not None:
        entries.append(trace)
        trace = trace.tb_next
    kept = [
        entry
        for number, entry in enumerate(entries)
        if (number == 0 and keeps_first) or number == len(entries) - 1 or not _is_machinery(entry.tb_frame)
    ]
    for entry, following in pairwise(kept):
        entry.tb_next = following
    return kept[0] if kept else None


def warn_user(text: str, category: type[Warning]) -> None:
    """Warn at the user's line that made the call; elsewhere Python hides a DeprecationWarning."""
    frame: FrameType | None = sys._getframe(1)
    level = 2
    while frame is not None and _is_machinery(frame):
        frame = frame.f_back
        level += 1
    warnings.warn(text, category, stacklevel=level if frame is not None else 2)


def is_called_by_user() -> bool:
    """Whether no code of the client or its libraries is running, besides the caller. For finalizers."""
    frame = sys._getframe(1).f_back
    while frame is not None and not _is_machinery(frame):
        frame = frame.f_back
    return frame is None


def _is_machinery(frame: FrameType) -> bool:
    """Whether a frame belongs to the client or the libraries beneath it, not to the user's code."""
    module: str = frame.f_globals.get("__name__", "")
    return module.partition(".")[0] in _MACHINERY
