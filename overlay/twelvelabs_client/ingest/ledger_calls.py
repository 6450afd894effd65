"""Calls to a ledger whose database may be away for a while."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from .._flows.effects import Flow, now, sleep, to_thread
from .._flows.primitives import Signal
from .._http.logs import logger
from ..errors import LedgerError
from .ledger import Ledger
from .run import Run
from .tuning import Tuning

T = TypeVar("T")


def repeated(function: Callable[[], T], tuning: Tuning) -> Flow[T]:
    """The result of a call to the ledger, repeated while its error is transient, at most for the time of an outage."""
    since: float | None = None
    while True:
        try:
            return (yield from to_thread(function))
        except LedgerError as error:
            at = yield from now()
            is_first = since is None
            since = at if since is None else since
            if not error.is_transient or at - since >= tuning.outage:
                raise
            if is_first:
                logger.warning("%s. It is tried again for up to %g seconds", error, tuning.outage)
        yield from sleep(tuning.first_retry)


def until_notified(ledger: Ledger, tuning: Tuning, seconds: float, wake: Signal | None = None) -> Flow[None]:
    """Sleep until others may have added work to the ledger, the signal is set, or this time has passed."""
    until = (yield from now()) + seconds
    while (left := until - (yield from now())) > 0 and not (wake is not None and wake.is_set()):
        yield from sleep(min(left, tuning.idle_pause), wake)
        if left > tuning.idle_pause and (yield from to_thread(ledger.notified)):
            return


def taking_part(flow: Flow[T], run: Run, ledger: Ledger) -> Flow[T]:
    """Run a flow as a worker of a run, which leaves the run when the flow has ended.

    If the ledger cannot record that, neither the result nor an error of the flow is lost: the claims are freed later,
    like those of a dead worker.
    """
    leave = partial(ledger.leave, run)
    has_succeeded = False
    try:
        result = yield from flow
        has_succeeded = True
        return result
    finally:
        try:
            yield from (repeated(leave, run.job.tuning) if has_succeeded else to_thread(leave))
        except LedgerError as error:
            logger.warning("could not leave run %d of %s: %s", run.number, run.job.target, error)
