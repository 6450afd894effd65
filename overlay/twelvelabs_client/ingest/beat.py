"""What a worker and its ledger exchange at each beat, by which the worker keeps its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from .circuit_breaker import StopReason
from .model import Step


@dataclass(frozen=True, slots=True)
class Answers:
    """The platform's answers to one operation since the last beat, and the latest limits that it has named."""

    accepted: int = 0
    refused: int = 0
    """Answers that said that there were too many requests."""
    remaining: int | None = None
    """Requests left in the current period."""
    reset: float | None = None
    """Seconds until the next period."""
    pause: float = 0.0
    """Seconds for which the platform has asked for no more requests."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a worker has learned since its last beat, for ledgers that share it."""

    answers: Mapping[str, Answers] = field(default_factory=dict)
    """By operation, such as `POST /assets`."""
    stopped: StopReason | None = None
    """Why it begins nothing more at a step, if it does not."""
    reads: bool = True
    """Whether this machine can read files, as far as known: not after several in a row that it could not."""
    id: UUID = field(default_factory=uuid4, compare=False)
    """By this a ledger recognizes what it has been given before, in a beat whose answer was lost."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What the ledger says in return."""

    leads: bool
    """Whether this worker runs all steps, not only those that read files."""
    lease: float | None
    """Seconds since the call began for which the worker keeps its claims; None if they do not expire."""
    stopped: StopReason | None = None
    """Why another worker has stopped, if one has, and"""
    closed: frozenset[Step] = frozenset()
    """the steps at which nothing more is begun."""
    readers: int = 0
    """Living workers of the run on other machines, which can read files as far as known."""
    was_lost: bool = False
    """Whether the lease has been over since the last beat, by the clock of the ledger: earlier claims are lost."""
