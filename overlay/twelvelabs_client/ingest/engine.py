"""What starts workers on other machines: a small protocol.

An engine only keeps processes alive; the ledger coordinates them. The nouns have no secrets, because engines store and
show what they pass on: keys and passwords come from the environment of each machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar, runtime_checkable

from .._flows.effects import Flow, beside, sleep, to_thread
from .._flows.primitives import Signal
from .._http.logs import logger

T = TypeVar("T")

_CHECK_PAUSE = 1.0
"""Seconds between two checks of an engine."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker's process needs to take part in an ingest: the arguments of `worker.work`. Picklable."""

    ledger: str
    """The URL of the ledger, without a password."""
    base_url: str
    account: str = ""
    """The name of the account, if it was given one."""
    workers: int = 8
    """The maximum number of files in each step at a time, for each process."""


@runtime_checkable
class Engine(Protocol):
    """Runs workers of an ingest on other machines."""

    def start(self, work: Work) -> None:
        """Start the workers, and return. One that dies is started again until `stop`."""
        ...

    def check(self) -> None:
        """Raise an error if no worker can take part. Called about once a second, never concurrently."""
        ...

    def stop(self) -> None:
        """Stop the workers. Called when the ingest ends, however it ends. An error is logged, not raised."""
        ...


@dataclass(frozen=True, slots=True)
class EngineRun:
    """An engine, and what its workers take part in."""

    engine: Engine
    work: Work

    def during(self, flow: Flow[T]) -> Flow[T]:
        """Run a flow while the workers take part. Raises what the engine raises."""
        has_ended = Signal()
        try:
            yield from to_thread(partial(self.engine.start, self.work))
            return (yield from beside(flow, self._check(has_ended), has_ended.set))
        finally:
            yield from to_thread(self._stop)

    def _stop(self) -> None:
        try:
            self.engine.stop()
        except Exception as error:  # the ingest has a report, or another error
            logger.warning("the workers have not been stopped: %s", error)

    def _check(self, has_ended: Signal) -> Flow[None]:
        while not has_ended.is_set():
            yield from to_thread(self.engine.check)
            yield from sleep(_CHECK_PAUSE, has_ended)
