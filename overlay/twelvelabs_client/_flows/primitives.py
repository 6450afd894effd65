"""What flows and users' threads share: a limiter and a signal. Both may be used from any thread, task or event loop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Limiter:
    """Lets so many flows through at a time, over all that share it, in whatever threads and tasks they run."""

    def __init__(self, limit: int) -> None:
        self._semaphore = threading.BoundedSemaphore(limit)

    def try_acquire(self, timeout: float = 0.0) -> bool:
        """Take a place if one is free within so many seconds. For drivers."""
        return self._semaphore.acquire(timeout=timeout) if timeout else self._semaphore.acquire(blocking=False)

    def release(self) -> None:
        """Give a place back. For drivers."""
        self._semaphore.release()


class Signal:
    """What ends the sleep of one who waits. It rings until it is reset, so that it can ring before the sleep."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rung = threading.Event()
        self._listener: Callable[[], object] | None = None

    def set(self) -> None:
        """Wake the sleeper, now or as soon as it goes to sleep."""
        with self._lock:
            self._rung.set()
            if self._listener is not None:
                self._listener()

    def clear(self) -> None:
        """Be silent again."""
        self._rung.clear()

    def is_set(self) -> bool:
        """Whether it rings."""
        return self._rung.is_set()

    def wait(self, seconds: float) -> bool:
        """Block until it rings, for so many seconds at the most, and tell whether it does. For drivers."""
        return self._rung.wait(seconds)

    @contextmanager
    def on_set(self, listener: Callable[[], object]) -> Iterator[None]:
        """Call a function when it rings, or at once if it does already. It must not block. For drivers."""
        with self._lock:
            self._listener = listener
            if self._rung.is_set():
                listener()
        try:
            yield
        finally:
            with self._lock:
                self._listener = None
