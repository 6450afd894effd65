"""The timing constants of both drivers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverTuning:
    """Intervals and timeouts for events that cannot wake a driver. All times are in seconds."""

    stop_poll: float = 0.1
    """Between two checks of a waiting thread whether it should stop: unnoticeable, and no load."""
    limiter_poll: float = 0.01
    """Between two attempts of a task to enter a full limiter: a thread that leaves it cannot wake a task."""
    error_grace: float = 1.0
    """For flows in flight to end by themselves after another has failed, before their sockets are shut down."""
    stop_timeout: float = 0.5
    """For stopped threads to end. Those that cannot be woken, such as while connecting, are abandoned."""
    pool_poll: float = 0.25
    """Between two checks of a call that waits for a connection whether a dropped stream has freed one."""
    pool_timeout: float = 60.0
    """For a connection while open streams hold some, in a call without a timeout: they might never be closed."""
    cleanup_timeout: float = 1.0
    """For the cleanup of a cancelled flow, which may send requests."""
    form_block: int = 1 << 18
    """Bytes of a form that are read at a time: each read costs a thread switch."""


DEFAULT_TUNING = DriverTuning()
