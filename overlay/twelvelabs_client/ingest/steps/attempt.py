"""One attempt at a step: the outcomes to record, and what else it has shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import TwelveLabsError
from ..step_outcomes import StepOutcome


@dataclass(frozen=True, slots=True)
class Attempt:
    """The outcome of each item, in order, and the error that other items of this step may meet as well."""

    outcomes: Sequence[StepOutcome]
    error: TwelveLabsError | None = None
    durations: Sequence[float] = ()
    """Seconds that the platform's work took for those items that are ready now."""
    bytes_sent: int = 0
    ends_run: bool = False
    """Whether the error means that nothing can go to the target any more."""
