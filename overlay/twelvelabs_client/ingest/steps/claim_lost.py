"""How a step ends that has lost its claim."""

from __future__ import annotations


class ClaimLostError(Exception):
    """The claim is no longer ours: the step must end before it creates anything. It never leaves `attempt`."""
