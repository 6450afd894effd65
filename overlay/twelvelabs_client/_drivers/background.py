"""A flow that goes on in a thread of its own, such as fetching a page before it is asked for.

See `ahead_async` for its twin.
"""

from __future__ import annotations

import contextvars
import os
import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from .._flows.effects import Flow
from .._http.call import guarded

if TYPE_CHECKING:
    from .sync import SyncDriver

T = TypeVar("T")

_PATIENCE = 1.0
"""Seconds that a thread which is to end may take to do so."""


class Ahead(Generic[T]):
    """The thread, and what came of it. When nobody wants it any more, it ends after the request under way."""

    def __init__(self, driver: SyncDriver, start: Callable[[], Flow[T]]) -> None:
        self._process = os.getpid()
        self._http_client = driver.http_client
        self._stop = threading.Event()
        self._value: T | None = None
        self._error: BaseException | None = None
        context = contextvars.copy_context()
        self._thread = threading.Thread(
            target=context.run,
            args=(self._run, driver.child(self._stop), start),
            name="twelvelabs-ahead",
            daemon=True,  # a page that nobody waits for does not keep the process from ending
        )
        self._http_client.note_ahead(self, is_running=True)
        self._thread.start()

    def _run(self, driver: SyncDriver, start: Callable[[], Flow[T]]) -> None:
        try:
            self._value = driver.run(guarded(start))
        except BaseException as error:  # for whoever asks for the result
            self._error = error
        finally:
            self._http_client.note_ahead(self, is_running=False)

    def result(self) -> T | None:
        """What came of it, as soon as it has come; None if it was stopped before. Raises what it failed with."""
        if self._process != os.getpid():
            return None  # its thread has stayed in the parent process
        self._thread.join()
        if self._stop.is_set():
            return None
        if self._error is not None:
            raise self._error
        return self._value

    def wanted_by(self, owner: object) -> None:
        """End it when this object is not there any more."""
        weakref.finalize(owner, self._stop.set).atexit = False

    def stop(self) -> None:
        """Have it end."""
        self._stop.set()

    def join(self) -> None:
        """Wait for its end, but not for ever."""
        self._thread.join(_PATIENCE)
