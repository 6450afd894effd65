"""Webhooks that wake a wait, so that it needs few polls.

    notifier = WebhookNotifier()
    task = client.analyze_async.tasks.wait_until_ready(task_id, notifier=notifier)

and in the web handler of the same process, on any thread or event loop:

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
    """Wakes the waits for an object when its webhook arrives. Thread-safe.

    A notification only makes a wait poll now, so one that comes early, late, twice, or for an unknown object does no
    harm. None is kept for later: every wait starts with a poll.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._signals: dict[str, list[Signal]] = {}

    def wake(self, object_id: str) -> bool:
        """Make all waits for this object poll now.

        Args:
            object_id: The id of the task or batch.

        Returns:
            Whether any wait in this process is for this object.
        """
        with self._lock:
            signals = tuple(self._signals.get(object_id, ()))
        for signal in signals:
            signal.set()
        return bool(signals)

    def notify(self, event: _Event) -> bool:
        """Make all waits for the object of a webhook poll now.

        Args:
            event: The event, of any type. One without an object id is ignored.

        Returns:
            Whether any wait in this process is for the object.
        """
        object_id = getattr(event.data, "id", None)
        return isinstance(object_id, str) and self.wake(object_id)

    @contextmanager
    def subscribe(self, object_id: str) -> Iterator[Signal]:
        """A signal that is set by each notification for this object, as long as the block lasts. For waits."""
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
