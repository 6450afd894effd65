"""Parts that the platform loses after it has received them."""

import threading
from collections.abc import Iterable


class LostParts:
    """The parts that are lost at the moment: each of the given numbers once in each upload. Thread-safe."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        self._numbers = frozenset(numbers)
        self._seen: set[tuple[str, int]] = set()
        self._lost: set[tuple[str, int]] = set()
        self._lock = threading.Lock()

    def receive(self, upload_id: str, number: int) -> None:
        """A part has arrived. It is lost if its number is to be lost and it arrives for the first time."""
        part = (upload_id, number)
        with self._lock:
            if number in self._numbers and part not in self._seen:
                self._lost.add(part)
            else:
                self._lost.discard(part)
            self._seen.add(part)

    def of(self, upload_id: str) -> frozenset[int]:
        """The numbers of the parts of an upload that are lost."""
        with self._lock:
            return frozenset(number for owner, number in self._lost if owner == upload_id)
