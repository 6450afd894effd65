"""Faults to order: which requests go wrong, and how."""

import random
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Literal, TypedDict, Unpack

from twelvelabs_sandbox.control.request_log import matches_route
from twelvelabs_sandbox.json_values import JsonObject


class FaultFields(TypedDict, total=False):
    """The fields of a Fault, all of which may be left out."""

    method: str | None
    route: str | None
    nth: int
    times: int | None
    probability: float | None
    seed: int
    status: int | None
    retry_after: float | str | None
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
    """Something that goes wrong with some requests.

    Which requests: those with this ``method`` and ``route``. A route is a glob on the path below /v1.3, or the
    template of an operation, or "object-store" for parts sent to presigned URLs, or "media". Among these the fault
    fires from the ``nth`` (from 1) on for ``times`` requests (once if left out), or each time with a ``probability``,
    drawn by a generator with this ``seed``, at most ``times`` times (any number if left out).

    What happens instead of the work:

    - ``status``: an error with this status, with a Retry-After header of ``retry_after`` (seconds, or text for the
      header) and with ``body`` (JSON, or text as it is; the platform's usual error if left out).
    - ``html``: an error page such as a proxy sends, with the status, or 502.
    - ``reset="before"``: the connection is reset.
    - ``expired``: a part is refused as if its presigned URL had expired.

    What happens after the work was done:

    - ``reset="after"``: the connection is reset without an answer.
    - ``stall``: this many seconds of real time pass before the answer (or before the error).
    - ``drip``: the body of the answer comes at this many bytes a second.
    - ``truncate``: half of the body comes, then the connection is closed.
    - ``invalid_json``: the body is not JSON; in a stream, the event in the middle is not.
    - ``etag``: the ETag of a stored part is "wrong" or "missing".
    - ``set_fields``: fields of a JSON answer get other values; a name such as "page_info.total_page" or
      "data.0.status" leads into objects and lists. In a stream, the last event that is JSON gets them.

    Raises ValueError if the fields make no sense.
    """

    method: str | None = None
    route: str | None = None
    nth: int = 1
    times: int | None = None
    probability: float | None = None
    seed: int = 0
    status: int | None = None
    retry_after: float | str | None = None
    body: object = None
    reset: Literal["before", "after"] | None = None
    stall: float = 0.0
    drip: float | None = None
    truncate: bool = False
    invalid_json: bool = False
    html: bool = False
    etag: Literal["wrong", "missing"] | None = None
    expired: bool = False
    set_fields: Mapping[str, object] | None = None

    def __post_init__(self) -> None:
        problems = {
            "method and route must be text": not all(isinstance(v, str | None) for v in (self.method, self.route)),
            "retry_after must be a number or printable text": not _is_retry_after(self.retry_after),
            "set_fields must be an object": not isinstance(self.set_fields, Mapping | None),
            "nth must be at least 1": self.nth < 1,
            "times must be at least 1": self.times is not None and self.times < 1,
            "probability must be between 0 and 1": self.probability is not None and not 0 <= self.probability <= 1,
            "status must be between 200 and 599": self.status is not None and not 200 <= self.status <= 599,
            'reset must be "before" or "after"': self.reset not in (None, "before", "after"),
            'etag must be "wrong" or "missing"': self.etag not in (None, "wrong", "missing"),
            "stall must not be negative": self.stall < 0,
            "drip must be above 0": self.drip is not None and self.drip <= 0,
            "retry_after needs a status": self.retry_after is not None and self.status is None,
            "body needs a status": self.body is not None and self.status is None,
            "nothing goes wrong": not self._has_effect(),
        }
        for problem, present in problems.items():
            if present:
                raise ValueError(f"this fault cannot be: {problem}")

    @classmethod
    def from_json(cls, value: object) -> "Fault":
        """The fault that a JSON object describes, by the names of the fields; ValueError if it describes none."""
        if not isinstance(value, dict):
            raise ValueError("a fault is a JSON object")
        if unknown := set(value) - {field.name for field in fields(cls)}:
            raise ValueError(f"a fault has no field {sorted(unknown)[0]}")
        try:
            return cls(**value)
        except TypeError as error:
            raise ValueError(f"a field of this fault has a value of the wrong type: {error}") from error

    def matches(self, method: str, names: Sequence[str]) -> bool:
        """Whether a request is one of those that the fault is about."""
        return self.method in (None, method) and (self.route is None or matches_route(self.route, names))

    def _has_effect(self) -> bool:
        effects = (self.status, self.reset, self.stall, self.drip, self.truncate, self.invalid_json, self.html)
        return any((*effects, self.etag, self.expired, self.set_fields))


def _is_retry_after(value: object) -> bool:
    return (
        value is None
        or isinstance(value, int | float)
        or (isinstance(value, str) and value.isascii() and value.isprintable())
    )


@dataclass(frozen=True)
class FaultReport:
    """How often a fault applied: to how many requests it could have, and with how many something went wrong."""

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
    chance: random.Random = field(default_factory=random.Random)

    def is_due(self) -> bool:
        """Count one more matching request; whether the fault is due with it."""
        self.matched += 1
        fault = self.fault
        if fault.probability is not None:
            drawn = self.chance.random() < fault.probability
            return drawn and (fault.times is None or self.fired < fault.times)
        return fault.nth <= self.matched < fault.nth + (fault.times or 1)


class Faults:
    """The faults of a sandbox. May be used from any thread."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self._counts: list[_Count] = []
        self.add(*faults)

    def add(self, *faults: Fault, **values: Unpack[FaultFields]) -> None:
        """Add faults, ready-made or by the fields of one."""
        added = [*faults, Fault(**values)] if values else faults
        with self._lock:
            # The chance is for the choice of requests, repeatable by its seed; nothing is secret about it.
            self._counts += [_Count(fault, chance=random.Random(fault.seed)) for fault in added]  # noqa: S311

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._counts.clear()

    def report(self) -> list[FaultReport]:
        """For each fault how often it matched and fired."""
        with self._lock:
            return [FaultReport(count.fault, count.matched, count.fired) for count in self._counts]

    def assert_used(self) -> None:
        """AssertionError with the list of the faults that have not fired, if there are any."""
        unused = [report for report in self.report() if not report.fired]
        if unused:
            lines = [f"  {report.fault} (matched {report.matched} requests)" for report in unused]
            raise AssertionError("these faults have not fired:\n" + "\n".join(lines))

    def pick(self, method: str, names: Sequence[str]) -> Fault | None:
        """Count a request; the fault that fires with it. If several are due, the one that was added first fires."""
        with self._lock:
            due = [count for count in self._counts if count.fault.matches(method, names) and count.is_due()]
            if not due:
                return None
            due[0].fired += 1
            return due[0].fault
