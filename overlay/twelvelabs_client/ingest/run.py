"""A run of an ingest, as a worker sees it that takes part in it."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Job


@dataclass(frozen=True, slots=True)
class Run:
    """An open run of a target, and a worker that takes part in it: what `Ledger.enlist` and `Ledger.join` return."""

    job: Job
    number: int
    """The runs of a target are counted from 1."""
    worker: str
    """The owner of claims: random, and new each time that somebody takes part in a run."""
