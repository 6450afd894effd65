"""What a step has done with an item, as values: steps decide, and the ledger records (`Ledger.settle`).

They can be pickled, so a step may run in another process than the one that records its outcome.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from twelvelabs_lowlevel.redaction import shown

from .model import Facts, Item, Step


@dataclass(frozen=True, slots=True)
class Advanced:
    """The step is done, with these facts; `step` is next, None if that was the last."""

    item: Item
    step: Step | None
    facts: Facts = field(default_factory=Facts)

    @property
    def attempts(self) -> int:
        """The failed tries that count at the next step as well: an object is signed only a few times."""
        return self.item.attempts if self.item.is_signed and self.step is Step.AWAIT_ASSET else 0


@dataclass(frozen=True, slots=True)
class Identified:
    """The first step is done: the file has this content."""

    item: Item
    content: str
    """The key of its content, such as its SHA-256."""
    size: int | None
    mtime_ns: int | None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """The item is due again in this many seconds, for the same step or for `step`."""

    item: Item
    seconds: float
    step: Step | None = None
    counted: bool = False
    """Whether this was a failed try."""
    upload_ended: bool = False
    """Whether the item's unfinished upload cannot be resumed: the ledger removes its token."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The item has failed. A retry begins at `retry_from`, without what that step and later ones have created."""

    item: Item
    error_type: str
    error: str
    """A message without secrets."""
    retry_from: Step
    not_here: bool = False
    """Whether this machine cannot read the file, but others may."""
    upload_ended: bool = False
    """Whether the item's unfinished upload cannot be resumed: the ledger removes its token."""

    @classmethod
    def of(
        cls, item: Item, error: Exception, retry_from: Step, *, not_here: bool = False, upload_ended: bool = False
    ) -> Failed:
        """The outcome of an item that failed with this error."""
        return cls(item, type(error).__name__, shown(str(error)), retry_from, not_here, upload_ended)


StepOutcome: TypeAlias = Advanced | Identified | Postponed | Failed
