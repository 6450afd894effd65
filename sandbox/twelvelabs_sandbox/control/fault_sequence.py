"""A sequence of faults: one for the first, the second, the third ... request of a route."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from twelvelabs_sandbox.control.fault import STARTED, Fault
from twelvelabs_sandbox.control.fields import check_fields, read_fields


@dataclass(frozen=True)
class FaultSequence:
    """What happens to the first, second, third ... request of a route, as ``[503, 429, None]``.

    A step is a status, a Fault with any effect, or None for a request that is handled as usual, as are all that come
    after the last step. ``match_body``, ``match_query`` and ``match_filename`` are those of Fault. The states of the
    scenario ``name`` (default: method and route) are "started", "step 2", "step 3" ... and "done".

    Raises ValueError for fields that are not valid.
    """

    method: str
    route: str
    steps: Annotated[Sequence[Annotated[int, ("minimum", 200), ("maximum", 599)] | Fault | None], ("minItems", 1)]
    name: str | None = None
    match_body: object = None
    match_query: Mapping[str, object] | None = None
    match_filename: str | None = None

    def __post_init__(self) -> None:
        if isinstance(self.steps, list | tuple):
            steps = tuple(Fault.from_json(step) if isinstance(step, dict) else step for step in self.steps)
            object.__setattr__(self, "steps", steps)
        check_fields("sequence", self)

    @classmethod
    def from_json(cls, value: object) -> "FaultSequence":
        """The sequence described by a JSON object with the names of the fields; ValueError if it is not valid."""
        return read_fields(cls, "sequence", value)

    @property
    def scenario(self) -> str:
        """The name of its scenario."""
        return self.name or f"{self.method} {self.route}"

    def faults(self) -> list[Fault]:
        """The faults that make up the sequence."""
        states = [STARTED, *(f"step {number}" for number in range(2, len(self.steps) + 1)), "done"]
        return [
            replace(
                step if isinstance(step, Fault) else Fault(status=step, scenario="", next_state=following),
                method=self.method,
                route=self.route,
                match_body=self.match_body,
                match_query=self.match_query,
                match_filename=self.match_filename,
                scenario=self.scenario,
                state=state,
                next_state=following,
            )
            for step, state, following in zip(self.steps, states[:-1], states[1:], strict=True)
        ]
