"""When each asynchronous resource is done: the table of statuses, which the contract states (`x-lifecycle`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from twelvelabs_lowlevel import lifecycles


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The statuses of a kind of object.

    A wait continues at any other status, which may be an intermediate one of a newer platform. It logs a warning, and
    if it times out there, the error says that the status is unknown.
    """

    enum: str | None
    """The enum of the contract that has these statuses and no others; None if the platform gives no status."""
    pending: frozenset[str]
    done: frozenset[str]
    failed: frozenset[str] = frozenset()

    def is_unknown(self, status: str | None) -> bool:
        """Whether the platform has given a status that is not in the table."""
        return status is not None and status not in self.pending | self.done | self.failed


LIFECYCLES: Mapping[str, Lifecycle] = {
    **{kind: Lifecycle(*statuses) for kind, statuses in lifecycles.LIFECYCLES.items()},
    "import": Lifecycle(None, frozenset({"processing"}), frozenset({"ended"})),  # see resources/imports.py
}
"""By the kind of object. Responses are missing because they cannot be polled: they arrive as a whole or as a stream."""
