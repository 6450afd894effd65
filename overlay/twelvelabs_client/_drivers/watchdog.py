"""A thread that ends the process when it may no longer do what it is doing, whatever the other threads wait for."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import Self

OVERDUE = 75
"""The exit code, EX_TEMPFAIL of sysexits.h: to be started again."""
_CHECK = 0.25
"""Seconds between two checks."""


class Watchdog:
    """Ends the process with `OVERDUE` once `is_overdue` is true of a time of the monotonic clock.

    It takes no lock and touches no network, so that nothing can hold it up. Used in a `with` block.
    """

    def __init__(self, is_overdue: Callable[[float], bool], message: str) -> None:
        self._is_overdue = is_overdue
        self._message = message
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_CHECK):
            if self._is_overdue(time.monotonic()):
                os.write(2, f"{self._message}\n".encode())
                os._exit(OVERDUE)
