"""The faults of a sandbox: which of them fires for a request, and the states of their scenarios."""

import random
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Unpack

from twelvelabs_sandbox.control.fault import STARTED, Fault, FaultFields, Matching
from twelvelabs_sandbox.control.fault_sequence import FaultSequence
from twelvelabs_sandbox.control.matching import RequestParts, RequestPattern
from twelvelabs_sandbox.json_values import JsonObject


@dataclass(frozen=True)
class FaultReport:
    """How many requests a fault matched, and for how many it fired."""

    fault: Fault
    matched: int
    fired: int

    def as_json(self) -> JsonObject:
        """The report as a JSON object."""
        return {"fault": self.fault.as_json(), "matched": self.matched, "fired": self.fired}


@dataclass
class _Count:
    fault: Fault
    pattern: RequestPattern
    matched: int = 0
    fired: int = 0
    rng: random.Random = field(default_factory=random.Random)

    def is_due(self) -> bool:
        """Count one more matching request and return whether the fault fires for it."""
        self.matched += 1
        fault, times = self.fault, self.fault.times
        if times is None and fault.probability is None and fault.scenario is None:
            times = 1
        if fault.probability is not None:
            return self.rng.random() < fault.probability and not (isinstance(times, int) and self.fired >= times)
        return fault.nth <= self.matched and not (isinstance(times, int) and self.matched >= fault.nth + times)


class Faults:
    """The faults of a sandbox, and its canned responses. Thread-safe."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self._counts: list[_Count] = []
        self._states: dict[str, str] = {}
        self._initial = tuple(faults)
        self.add(*self._initial)

    def add(self, *faults: Fault, **values: Unpack[FaultFields]) -> None:
        """Add faults, given as instances or as the fields of one."""
        added = [*faults, Fault(**values)] if values else faults
        with self._lock:
            # Reproducible by its seed on purpose, and nothing depends on it being secret.
            self._counts += [_Count(one, one.pattern, rng=random.Random(one.seed)) for one in added]  # noqa: S311
            for fault in added:
                if fault.scenario is not None:
                    self._states.setdefault(fault.scenario, STARTED)

    def sequence(
        self,
        method: str,
        route: str,
        steps: Sequence[int | Fault | None],
        *,
        name: str | None = None,
        **matching: Unpack[Matching],
    ) -> None:
        """Add what happens to the first, second, third ... request of a route, such as ``[503, 429, None]``.

        See FaultSequence for the steps. Raises ValueError if there is a scenario of this ``name``.
        """
        self.add_sequence(FaultSequence(method, route, steps, name, **matching))

    def add_sequence(self, sequence: FaultSequence) -> None:
        """Add a sequence. Raises ValueError if there is a scenario of its name."""
        usual, number = sequence.scenario, 1
        while sequence.scenario in self._states:
            if sequence.name == usual:
                raise ValueError(f"there is a scenario {usual} already")
            number += 1
            sequence = replace(sequence, name=f"{usual} ({number})")
        self.add(*sequence.faults())

    @property
    def scenarios(self) -> dict[str, str]:
        """The state that each scenario is in, by its name."""
        with self._lock:
            return dict(self._states)

    def set_state(self, scenario: str, state: str = STARTED) -> None:
        """Set the state of a scenario; by default the first. ValueError if no fault belongs to it."""
        with self._lock:
            if scenario not in self._states:
                raise ValueError(f"there is no scenario {scenario}")
            self._states[scenario] = state

    def remove(self, fault: Fault) -> None:
        """Remove a fault, and its scenario with the last one of it. ValueError if it has not been added."""
        with self._lock:
            found = next((count for count in self._counts if count.fault == fault), None)
            if found is None:
                raise ValueError(f"there is no such fault: {fault}")
            self._counts.remove(found)
            if fault.scenario is not None and all(count.fault.scenario != fault.scenario for count in self._counts):
                del self._states[fault.scenario]

    def clear(self) -> None:
        """Remove all faults, canned responses and scenarios."""
        with self._lock:
            self._counts.clear()
            self._states.clear()

    def reset(self) -> None:
        """Go back to the faults that the sandbox was made with, none of which has fired."""
        self.clear()
        self.add(*self._initial)

    def report(self) -> list[FaultReport]:
        """The counts of each fault."""
        with self._lock:
            return [FaultReport(count.fault, count.matched, count.fired) for count in self._counts]

    def assert_used(self) -> None:
        """Raise AssertionError if there are faults that have not fired; the error lists them."""
        unused = [report for report in self.report() if not report.fired]
        if unused:
            lines = [f"  {report.fault} (matched {report.matched} requests)" for report in unused]
            raise AssertionError("these faults have not fired:\n" + "\n".join(lines))

    def need_body(self, request: RequestParts) -> bool:
        """Whether a fault for this route matches by what is in the body."""
        with self._lock:
            return any(one.pattern.needs_body and one.pattern.matches_route(request) for one in self._counts)

    def pick(self, request: RequestParts) -> Fault | None:
        """Count a request and return the fault that fires for it, if any: the one added first if several are due."""
        with self._lock:
            due = [one for one in self._counts if self._is_active(one.fault) and one.pattern.matches(request)]
            fired = next(iter([one for one in due if one.is_due()]), None)
            if fired is None:
                return None
            fired.fired += 1
            fault = fired.fault
            if fault.scenario is not None and fault.next_state is not None:
                self._states[fault.scenario] = fault.next_state
            return fault if fault.has_effect else None

    def _is_active(self, fault: Fault) -> bool:
        return fault.scenario is None or self._states[fault.scenario] == fault.state
