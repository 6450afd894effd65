"""The signal for threads to stop."""

from __future__ import annotations

import queue


class Stop:
    """Signals the threads of one call to stop. Unlike `threading.Event`, it takes no lock: finalizers may set it.

    It is also set once its parent is, which wakes no thread that waits.
    """

    def __init__(self, parent: Stop | None = None) -> None:
        self._parent = parent
        self._is_set = False
        self._woken: queue.SimpleQueue[None] = queue.SimpleQueue()  # its put is reentrant

    def set(self) -> None:
        """Signal the threads to stop."""
        self._is_set = True
        self._woken.put(None)

    def is_set(self) -> bool:
        """Whether the threads should stop."""
        return self._is_set or (self._parent is not None and self._parent.is_set())

    def wait(self, seconds: float) -> bool:
        """Wait until the threads should stop, at most the given seconds. Returns whether they should."""
        if not self.is_set():
            try:
                self._woken.get(timeout=seconds)
            except queue.Empty:
                return self.is_set()
        self._woken.put(None)  # wakes the next waiting thread
        return True
