"""A limiter and a signal for flows, which may be shared between threads, tasks and event loops."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Limiter:
    """Lets at most `limit` flows in at a time, over all threads and tasks that share it."""

    def __init__(self, limit: int) -> None:
        self._semaphore = threading.BoundedSemaphore(limit)

    def try_acquire(self, timeout: float = 0.0) -> bool:
        """Take a place if one is free within `timeout` seconds. For drivers."""
        return self._semaphore.acquire(timeout=timeout) if timeout else self._semaphore.acquire(blocking=False)

    def release(self) -> None:
        """Give a place back. For drivers."""
        self._semaphore.release()


class Signal:
    """Ends a sleep. It stays set until it is cleared, so it may be set before the sleep begins."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # a task that is destroyed leaves `on_set` in a finalizer
        self._event = threading.Event()
        self._listener: Callable[[], object] | None = None

    def set(self) -> None:
        """End the sleep, or the next one if there is none."""
        with self._lock:
            self._event.set()
            if self._listener is not None:
                self._listener()

    def clear(self) -> None:
        """Undo `set`."""
        self._event.clear()

    def is_set(self) -> bool:
        """Whether it is set."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Block until it is set, for at most `seconds`, and return whether it is. For drivers."""
        return self._event.wait(seconds)

    @contextmanager
    def on_set(self, listener: Callable[[], object]) -> Iterator[None]:
        """Call a function when it is set, or at once if it is. The function must not block. For drivers."""
        with self._lock:
            self._listener = listener
            if self._event.is_set():
                listener()
        try:
            yield
        finally:
            with self._lock:
                self._listener = None
