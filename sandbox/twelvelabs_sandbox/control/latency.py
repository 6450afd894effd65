"""The latency of responses: a distribution of delays, as on a real network."""

import math
import random
import threading
from dataclasses import dataclass
from typing import Annotated

from twelvelabs_sandbox.control.fields import check, check_fields, read_fields

_Z99 = 2.3263478740408408
"""The 99th percentile of the standard normal distribution."""


@dataclass(frozen=True)
class Latency:
    """Seconds of real time by which every response is delayed, of the API and of the object store.

    The delays have a lognormal distribution with this ``median`` and 99th percentile ``p99``; without ``p99`` they are
    all the same. They are reproducible by ``seed``.

    Raises ValueError for values that are not valid.
    """

    median: Annotated[float, ("minimum", 0), ("maximum", 3600)]
    p99: Annotated[float, ("minimum", 0), ("maximum", 3600)] | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        check_fields("latency", self)
        check("latency", {"p99 must be at least the median": self.p99 is not None and self.p99 < self.median})
        check("latency", {"with p99, the median must be above 0": self.p99 is not None and not self.median})

    @classmethod
    def from_json(cls, value: object) -> "Latency":
        """The latency described by a JSON object with the names of the fields; ValueError if it is not valid."""
        return read_fields(cls, "latency", value)

    def draw(self, rng: random.Random) -> float:
        """One delay."""
        if self.p99 is None:
            return self.median
        return self.median * math.exp(math.log(self.p99 / self.median) / _Z99 * rng.gauss(0, 1))


class LatencySource:
    """The delays of a sandbox, which may change while it runs. Thread-safe."""

    def __init__(self, initial: Latency | None) -> None:
        self._initial = initial
        self._lock = threading.Lock()
        self.reset()

    @property
    def current(self) -> Latency | None:
        """The latency, or None if responses are not delayed."""
        return self._current

    def set(self, latency: Latency | None) -> None:
        """Set the delay of responses from now on; None removes it."""
        with self._lock:
            self._current = latency
            # Reproducible by its seed on purpose.
            self._rng = random.Random(latency.seed if latency is not None else 0)  # noqa: S311

    def reset(self) -> None:
        """Go back to the latency that the sandbox was made with."""
        self.set(self._initial)

    def draw(self) -> float:
        """The delay of the next response, in seconds."""
        with self._lock:
            return 0.0 if self._current is None else self._current.draw(self._rng)
