"""A run of an ingest, as a worker sees it that takes part in it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ..errors import LedgerError
from .model import Job, Options

_OWN_OPTIONS = frozenset({"models", "wait_timeout", "dry_run", "upload", "upload.concurrency", "upload.checkpoint_dir"})
"""What may differ between ingests that share a run: it changes neither what is sent nor what is created."""


@dataclass(frozen=True, slots=True)
class Run:
    """An open run of a target, and a worker that takes part in it: what `Ledger.open` and `Ledger.join` return."""

    job: Job
    number: int
    """Later runs of a target have larger numbers."""
    worker: str
    """The owner of claims: random, and new each time that somebody takes part in a run."""


def check_options(job: Job, opened: Options) -> None:
    """Check that a job may take part in the open run of its target, which has these options.

    Raises LedgerError if it would send or create something else.
    """
    if job.options.dry_run or opened.dry_run:
        return
    for prefix, wanted, found in (("", job.options, opened), ("upload.", job.options.upload, opened.upload)):
        for one in fields(wanted):
            mine, theirs = getattr(wanted, one.name), getattr(found, one.name)
            if mine != theirs and prefix + one.name not in _OWN_OPTIONS:
                raise LedgerError(
                    f"an ingest into {job.target} with {one.name}={theirs!r} has not ended, and this one has "
                    f"{one.name}={mine!r}: use the same options to take part in it, or wait until it has ended"
                )
