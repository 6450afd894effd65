"""Calls to a ledger whose database may be away for a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from .._flows.effects import Flow, now, sleep, to_thread
from .._http.logs import logger
from ..errors import LedgerError
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
