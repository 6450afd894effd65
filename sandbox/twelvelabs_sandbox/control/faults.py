"""Fault injection: which requests fail, and how."""

import random
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Annotated, Literal, TypedDict, Unpack

from twelvelabs_sandbox.control.fields import check, check_fields, read_fields
from twelvelabs_sandbox.control.matching import matches_route
from twelvelabs_sandbox.json_values import JsonObject


class FaultFields(TypedDict, total=False):
    """The fields of a Fault as keyword arguments of ``Faults.add``, so that type checkers know them."""

    method: str | None
    route: str | None
    nth: int
    times: int | None
    probability: float | None
    seed: int
    status: int | None
    retry_after: float | str | None
    code: str | None
    body: object
    reset: Literal["before", "after"] | None
    stall: float
    drip: float | None
    truncate: bool
    invalid_json: bool
    html: bool
    etag: Literal["wrong", "missing"] | None
    expired: bool
    set_fields: Mapping[str, object] | None


@dataclass(frozen=True)
class Fault:
    """A fault to inject into some requests.

    A request matches by ``method`` and ``route``: a glob on the path below /v1.3, the template of an operation,
    "object-store" for parts sent to presigned URLs, or "media". The fault fires from the ``nth`` match (1 is the
    first) for ``times`` requests (default: once). With a ``probability`` it fires at random, reproducibly by ``seed``,
    at most ``times`` times (default: no limit).

    Instead of handling the request:

    - ``status``: respond with this status, with a Retry-After header of ``retry_after`` (seconds, or the text of the
      header) and with ``body`` (JSON, or text sent as is; default: the platform's usual error, or that of the object
      store, with ``code`` as its code).
    - ``html``: respond with an HTML error page as a proxy does, with ``status`` (default: 502).
    - ``reset="before"``: reset the connection (toxiproxy: reset_peer).
    - ``expired``: reject a part as if its presigned URL had expired.

    After handling the request:

    - ``reset="after"``: reset the connection without a response.
    - ``stall``: wait this many seconds of real time before the response or the error (toxiproxy: latency).
    - ``drip``: send the body at this many bytes a second (toxiproxy: bandwidth).
    - ``truncate``: send half of the body, then close the connection.
    - ``invalid_json``: send a body that is not valid JSON; in a stream, break the event in the middle.
    - ``etag``: return the ETag of a stored part "wrong", or leave it out with "missing".
    - ``set_fields``: overwrite fields of a JSON response, addressed as "page_info.total_page" or "data.0.status". In a
      stream, they are set in the last event that is JSON.

    Raises ValueError for fields that are not valid or contradict each other.
    """

    method: str | None = None
    route: str | None = None
    nth: Annotated[int, ("minimum", 1)] = 1
    times: Annotated[int, ("minimum", 1)] | None = None
    probability: Annotated[float, ("minimum", 0), ("maximum", 1)] | None = None
    seed: int = 0
    status: Annotated[int, ("minimum", 200), ("maximum", 599)] | None = None
    retry_after: float | Annotated[str, ("pattern", "^[ -~]*$")] | None = None
    code: str | None = None
    body: object = None
    reset: Literal["before", "after"] | None = None
    stall: Annotated[float, ("minimum", 0)] = 0.0
    drip: Annotated[float, ("exclusiveMinimum", 0)] | None = None
    truncate: bool = False
    invalid_json: bool = False
    html: bool = False
    etag: Literal["wrong", "missing"] | None = None
    expired: bool = False
    set_fields: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        check_fields("fault", self)
        problems = {
            "retry_after needs a status": self.retry_after is not None and self.status is None,
            "code needs a status": self.code is not None and self.status is None,
            "body needs a status": self.body is not None and self.status is None,
            "it has no effect": not self._has_effect(),
        }
        check("fault", problems)

    @classmethod
    def from_json(cls, value: object) -> "Fault":
        """The fault described by a JSON object with the names of the fields; ValueError if it is not valid."""
        return read_fields(cls, "fault", value)

    def matches(self, method: str, names: Sequence[str]) -> bool:
        """Whether a request matches the fault."""
        return self.method in (None, method) and (self.route is None or matches_route(self.route, names))

    def _has_effect(self) -> bool:
        effects = (self.status, self.reset, self.stall, self.drip, self.truncate, self.invalid_json, self.html)
        return any((*effects, self.etag, self.expired, self.set_fields))


@dataclass(frozen=True)
class FaultReport:
    """How many requests a fault matched, and for how many it fired."""

    fault: Fault
    matched: int
    fired: int

    def as_json(self) -> JsonObject:
        """The report as a JSON object."""
        chosen = {name: value for name, value in asdict(self.fault).items() if value not in (None, False, 0.0)}
        return {"fault": chosen, "matched": self.matched, "fired": self.fired}


@dataclass
class _Count:
    fault: Fault
    matched: int = 0
    fired: int = 0
    rng: random.Random = field(default_factory=random.Random)

    def is_due(self) -> bool:
        """Count one more matching request and return whether the fault fires for it."""
        self.matched += 1
        fault = self.fault
        if fault.probability is not None:
            drawn = self.rng.random() < fault.probability
            return drawn and (fault.times is None or self.fired < fault.times)
        return fault.nth <= self.matched < fault.nth + (fault.times or 1)


class Faults:
    """The faults of a sandbox. Thread-safe."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self._counts: list[_Count] = []
        self.add(*faults)

    def add(self, *faults: Fault, **values: Unpack[FaultFields]) -> None:
        """Add faults, given as instances or as the fields of one."""
        added = [*faults, Fault(**values)] if values else faults
        with self._lock:
            # Reproducible by its seed on purpose, and nothing depends on it being secret.
            self._counts += [_Count(fault, rng=random.Random(fault.seed)) for fault in added]  # noqa: S311

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._counts.clear()

    def report(self) -> list[FaultReport]:
        """How often each fault matched and fired."""
        with self._lock:
            return [FaultReport(count.fault, count.matched, count.fired) for count in self._counts]

    def assert_used(self) -> None:
        """Raise AssertionError with the faults that have not fired, if there are any."""
        unused = [report for report in self.report() if not report.fired]
        if unused:
            lines = [f"  {report.fault} (matched {report.matched} requests)" for report in unused]
            raise AssertionError("these faults have not fired:\n" + "\n".join(lines))

    def pick(self, method: str, names: Sequence[str]) -> Fault | None:
        """Count a request and return the fault that fires for it, if any: the one added first if several are due."""
        with self._lock:
            due = [count for count in self._counts if count.fault.matches(method, names) and count.is_due()]
            if not due:
                return None
            due[0].fired += 1
            return due[0].fault
