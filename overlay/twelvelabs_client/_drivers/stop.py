"""The signal that has threads stop."""

from __future__ import annotations

import queue


class Stop:
    """Tells the threads of one call to stop, as a `threading.Event` would, but takes no lock: finalizers may set it."""

    def __init__(self) -> None:
        self._is_set = False
        self._woken: queue.SimpleQueue[None] = queue.SimpleQueue()  # its put is reentrant

    def set(self) -> None:
        """Have the threads stop."""
        self._is_set = True
        self._woken.put(None)

    def is_set(self) -> bool:
        """Whether the threads are to stop."""
        return self._is_set

    def wait(self, seconds: float) -> bool:
        """Wait for some seconds, or until the threads are to stop, and return whether they are."""
        if not self._is_set:
            try:
                self._woken.get(timeout=seconds)
            except queue.Empty:
                return self._is_set
        self._woken.put(None)  # wakes the next thread that waits
        return True
