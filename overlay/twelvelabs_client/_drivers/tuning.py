"""The numbers of both drivers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverTuning:
    """How long drivers wait for what they cannot be woken by. All times are in seconds."""

    stop_poll: float = 0.1
    """Between two checks of a waiting thread for whether it is to stop: short for a person, and no load."""
    limiter_poll: float = 0.01
    """Between two attempts of a task to enter a full limiter: threads that leave it cannot wake a task."""
    error_grace: float = 1.0
    """In which flows beside a failed one may end by themselves, before their sockets are shut down."""
    stop_timeout: float = 0.5
    """In which threads that were stopped may end. What cannot be woken, such as making a connection, is left behind."""
    pool_poll: float = 0.25
    """Between two checks of a call that waits for a connection for whether a dropped stream has left one."""
    pool_timeout: float = 60.0
    """For a connection while open streams hold some, in a call without a timeout: they might never be closed."""
    cleanup_timeout: float = 1.0
    """For the clean-up of a cancelled flow, which may send requests."""
    form_block: int = 1 << 18
    """Bytes of a form that are read in one go: each costs a switch of threads."""


DEFAULT_TUNING = DriverTuning()
