"""A worker: a process that takes part in the open runs of a ledger which many machines share.

All workers are the same. One of them leads, and does what is done once for all: it waits, and adds to the target. The
others read and send files. When the leader ends, another one leads.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import partial

from twelvelabs_lowlevel.numeric import integer

from .._drivers.sync import SyncDriver
from .._drivers.watchdog import Watchdog
from .._flows.effects import Flow, now
from .._http.call import argument_errors, guarded
from .._http.config import ClientConfig
from .._http.logs import logger
from ..errors import InvalidArgumentError, NotFoundError, TwelveLabsError
from . import tuning
from .beat import Seen
from .circuit_breaker import StopReason
from .ingest import look_up
from .lease import Lease
from .ledger import Ledger
from .ledger_calls import repeated, taking_part, until_notified
from .model import Step, named_account
from .open_ledger import is_database, open_ledger
from .progress import ProgressTracker
from .run import Run
from .run_step import SyncClient, driver_of
from .scheduler import Scheduler

MAX_WORKERS = 32
_OVERDUE = "The ledger does not answer, and others will take over what is in flight here: this worker ends."


def work(ledger: str, client: SyncClient, *, account: str = "", workers: int = 8, once: bool = False) -> None:
    """Take part in the open runs of a ledger, one after the other, until the process is interrupted.

    It ends the process with exit code 75 if the database of the ledger does not answer while something is in flight:
    other workers will soon take over what this one does. Whatever keeps the process alive starts it again. Interrupted
    (Ctrl-C), the worker leaves the run, so that others take over at once. What it does is logged as
    `twelvelabs_client`.

    Args:
        ledger: The URL of the ledger, such as `postgresql://host/database`.
        client: A `TwelveLabs`. Only runs for its base URL are joined.
        account: The name of the account, as it was given to `client.ingest`.
        workers: The maximum number of files in each step at a time, 1 to 32.
        once: Whether to return when no run has work left, instead of waiting for the next one.

    Raises:
        InvalidArgumentError: An argument is not valid, or the URL has a password in it.
        ConfigurationError: The extra [postgres] is not installed.
        LedgerError: The ledger cannot be used, or was made by another version of this package. LedgerUnavailableError
            if the database has been away for four minutes.
        NotFoundError: The index or knowledge store of a run does not exist any more.
    """
    with argument_errors():
        workers = integer("workers", workers, at_least=1, at_most=MAX_WORKERS)
    if not isinstance(ledger, str) or not is_database(ledger):
        raise InvalidArgumentError("workers share a ledger in PostgreSQL: give its URL, postgresql://host/database")
    driver = driver_of(client)
    if not isinstance(driver, SyncDriver):
        raise InvalidArgumentError("a worker needs a TwelveLabs, not an AsyncTwelveLabs")
    run_worker(ledger, driver, account=account, workers=workers, once=once)


def run_worker(ledger: str, driver: SyncDriver, *, account: str, workers: int, once: bool) -> None:
    """What `work` does, with the driver of a client."""
    name = named_account(driver.config.base_url, account)
    opening = guarded(partial(repeated, partial(open_ledger, ledger), tuning.TUNING))
    with closing(driver.run(opening)) as opened:
        worker = Worker(opened, driver.config, name, workers)
        with Watchdog(worker.is_overdue, _OVERDUE):
            driver.run(guarded(partial(worker.join_runs, once=once)))


class Worker:
    """Joins runs for a process."""

    def __init__(self, ledger: Ledger, config: ClientConfig, account: str, workers: int) -> None:
        self._ledger = ledger
        self._config = config
        self._account = account
        self._workers = workers
        self._scheduler: Scheduler | None = None

    def is_overdue(self, at: float) -> bool:
        """Whether the process should end, at a time of the monotonic clock."""
        scheduler = self._scheduler
        return scheduler is not None and scheduler.is_overdue(at)

    def join_runs(self, *, once: bool) -> Flow[None]:
        """Take part in one run after the other; with `once`, until there is none."""
        while True:
            run = yield from repeated(partial(self._ledger.join, self._account), tuning.TUNING)
            if run is not None:
                yield from self._take_part(run)
            elif once:
                return
            pause = tuning.TUNING.idle_pause if run is not None else tuning.TUNING.notified_pause
            yield from until_notified(self._ledger, tuning.TUNING, pause)

    def _take_part(self, run: Run) -> Flow[None]:
        logger.info("joined run %d of %s", run.number, run.job.target)
        lease = yield from taking_part(self._run(run), run, self._ledger)
        reason = "" if lease.stopped is None else f", which has stopped at {lease.stopped.step}: {lease.stopped.reason}"
        logger.info("left run %d of %s%s", run.number, run.job.target, reason)

    def _run(self, run: Run) -> Flow[Lease]:
        try:
            job = yield from look_up(replace(run.job, tuning=tuning.TUNING), self._config)
        except TwelveLabsError as error:
            if isinstance(error, NotFoundError):  # or all workers would end, each time that they are started
                seen = Seen(stopped=StopReason(Step.ADD, str(error)))
                yield from repeated(partial(self._ledger.beat, run, seen), tuning.TUNING)
            error.add_note(f"The ledger has an unfinished ingest for {run.job.target}.")
            raise
        run = replace(run, job=job)
        lease = Lease(run, self._ledger)
        yield from lease.during(self._run_steps(run, lease))
        return lease

    def _run_steps(self, run: Run, lease: Lease) -> Flow[None]:
        counts = yield from repeated(partial(self._ledger.counts, run), run.job.tuning)
        tracker = ProgressTracker(None, counts, run.job.tuning, (yield from now()))
        self._scheduler = Scheduler(run, self._ledger, lease, self._config, tracker, workers=self._workers)
        try:
            yield from self._scheduler.run()
        finally:
            self._scheduler = None
