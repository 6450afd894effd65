"""The numbers that an ingest works with, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from .._waiting.polling import SCHEDULE, PollSchedule


@dataclass(frozen=True, slots=True)
class Tuning:
    """How the steps, the scheduler and the ledger of an ingest behave. Times are in seconds."""

    polling: PollSchedule = SCHEDULE
    """How often the platform's work on one file is polled."""

    # Batches
    batch: int = 500
    """Files claimed at once by a step that reads lists, at most 500: ten pages of 50."""
    asset_batch: int = 50
    """Files claimed at once that wait for their assets: as many as one request can list by id."""
    small_batch: int = 20
    """A poll that ends the wait of fewer files is hardly worth its request: the next one comes after"""
    small_batch_pause: float = 10.0
    """this long, unless the earlier steps have no work."""
    search_pause: float = 60.0
    """A search for what a lost request has created waits this long for others to join: it reads long lists."""
    max_cached: int = 2000
    """Indexed items that have ended are remembered until a file asks for them, up to this many."""

    # Workers
    idle_pause: float = 1.0
    """An idle worker looks for work this often, in case a ledger that others share has got some."""
    max_idle_pause: float = 4.0
    """If many machines share it, the pause doubles up to this while the one that leads has none, and up to"""
    notified_pause: float = 60.0
    """this for the others, which are notified of new work: in case a notification has not arrived."""
    min_pause: float = 0.001
    """The least that a worker sleeps where the ledger has work that is due but cannot be claimed."""
    metadata_workers: int = 2
    """Few files need this step, and it is quick."""

    # Retries
    max_attempts: int = 10
    """Tries of a step for one file: about four minutes with the pauses, as long as `outage`."""
    first_retry: float = 1.0
    """The first pause before a retry. It doubles each time."""
    max_retry: float = 60.0
    """The longest pause before a retry."""
    settling: float = 2.0
    """The pause before the first search for what a request with a lost response has created. Searches are repeated for
    `polling.grace` at least: lists may lag."""
    url_lifetime: float = 24 * 3600.0
    """How long a signed URL is valid. Those of temporary credentials end with these."""
    max_signatures: int = 3
    """Assets that are created from one object, if its signed URLs expire before the platform fetches it."""
    outage: float = 240.0
    """A step in which nothing has succeeded for this long is stopped, if `outage_files` have failed."""
    outage_files: int = 3
    """The number of files that must have failed for an outage: fewer may be the files' own fault."""
    unreadable_files: int = 5
    """A worker that cannot read this many files in a row leaves them to others that can, if there are any, for"""
    unreadable_pause: float = 20.0
    """this long, and then tries again."""
    join_grace: float = 30.0
    """Until a run is this old, others that may be able to read a file are expected to join. With an engine it is"""
    engine_join_grace: float = 600.0
    """this long until the first of its workers has joined."""

    # Estimates of how long the platform's work takes
    smoothing: float = 0.1
    """The weight of the latest duration in the moving average."""
    first_poll_share: float = 0.75
    """The first poll of a file comes after this share of the usual duration,"""
    max_first_poll: float = 60.0
    """but never later than this."""
    min_batch_pause: float = 2.0
    """The least time between two polls for many files, once durations are known."""

    # Progress
    event_interval: float = 0.1
    """The least time between two events."""
    count_interval: float = 5.0
    """Between two counts of what all workers of a run have done."""
    speed_window: float = 60.0
    """The time left is estimated from the speed over this long."""


TUNING = Tuning()
"""What every ingest uses that is not given another."""
