"""Where a webhook wakes whoever waits for its object, so that waiting need not ask again and again.

    notifier = WebhookNotifier()
    task = client.analyze_async.tasks.wait_until_ready(task_id, notifier=notifier)

and in the web handler of the same process, on whatever thread or event loop it runs:

    notifier.notify(webhooks.unwrap(body, request.headers, secret))
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from .._flows.primitives import Signal


class _Event(Protocol):
    """A webhook event, such as `webhooks.unwrap` returns."""

    @property
    def data(self) -> object: ...


class WebhookNotifier:
    """Wakes those who wait for an object. Safe to use from any thread and any task.

    A wake-up is only a hint to ask now: it can come early, late, twice, or for what nobody waits for, and does no harm.
    None is kept for later, since every wait begins by asking.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._signals: dict[str, list[Signal]] = {}

    def wake(self, object_id: str) -> bool:
        """Have everybody who waits for this object ask for it now.

        Args:
            object_id: The id of the task or batch.

        Returns:
            Whether anybody in this process waits for it.
        """
        with self._lock:
            signals = tuple(self._signals.get(object_id, ()))
        for signal in signals:
            signal.set()
        return bool(signals)

    def notify(self, event: _Event) -> bool:
        """Have everybody who waits for the object of a webhook ask for it now.

        Args:
            event: The event, of whatever kind. One that names no object wakes nobody.

        Returns:
            Whether anybody in this process waits for the object.
        """
        object_id = getattr(event.data, "id", None)
        return isinstance(object_id, str) and self.wake(object_id)

    @contextmanager
    def subscribe(self, object_id: str) -> Iterator[Signal]:
        """The alarm of one more who waits for this object, for as long as the block lasts. For waiting itself."""
        signal = Signal()
        with self._lock:
            self._signals.setdefault(object_id, []).append(signal)
        try:
            yield signal
        finally:
            with self._lock:
                self._signals[object_id].remove(signal)
                if not self._signals[object_id]:
                    del self._signals[object_id]
