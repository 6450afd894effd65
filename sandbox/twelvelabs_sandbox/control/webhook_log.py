"""The webhook log: the events that the sandbox has sent, with their signatures and the results of delivery."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import overload

from twelvelabs_sandbox.json_values import JsonObject, as_text, present

_CAPACITY = 1000


@dataclass(frozen=True)
class WebhookDelivery:
    """An event that was sent to ``url``, with the header TL-Signature and the error of its last attempt.

    ``attempts`` counts those of its last delivery; ``error`` is None if the receiver accepted it.
    """

    event: JsonObject
    url: str
    signature: str
    attempts: int
    error: str | None

    @property
    def id(self) -> str:
        """The id of the event, which is the same each time that it is sent."""
        return as_text(self.event["id"])

    def as_json(self) -> JsonObject:
        """The delivery as a JSON object."""
        return present(**asdict(self))


class WebhookLog(Sequence[WebhookDelivery]):
    """The last 1,000 events that were sent, the oldest first. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._deliveries: dict[str, WebhookDelivery] = {}

    def record(self, delivery: WebhookDelivery) -> None:
        """Record an attempt, in place of earlier ones to send the same event."""
        with self._lock:
            self._deliveries[delivery.id] = delivery
            if len(self._deliveries) > _CAPACITY:
                del self._deliveries[next(iter(self._deliveries))]

    def find(self, event_id: str) -> WebhookDelivery:
        """The delivery of an event. ValueError if it was not sent."""
        with self._lock:
            if event_id not in self._deliveries:
                raise ValueError(f"no event with the id {event_id} has been sent")
            return self._deliveries[event_id]

    def clear(self) -> None:
        """Remove all deliveries."""
        with self._lock:
            self._deliveries.clear()

    @overload
    def __getitem__(self, index: int) -> WebhookDelivery: ...
    @overload
    def __getitem__(self, index: slice) -> list[WebhookDelivery]: ...
    def __getitem__(self, index: int | slice) -> WebhookDelivery | list[WebhookDelivery]:
        return self._snapshot()[index]

    def __len__(self) -> int:
        with self._lock:
            return len(self._deliveries)

    def __iter__(self) -> Iterator[WebhookDelivery]:
        return iter(self._snapshot())

    def _snapshot(self) -> list[WebhookDelivery]:
        with self._lock:
            return list(self._deliveries.values())
