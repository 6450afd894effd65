"""What starts workers on other machines: a small protocol.

An engine only keeps processes alive; the ledger coordinates them. The nouns have no secrets, because engines store and
show what they pass on: keys and passwords come from the environment of each machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


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

    def stop(self) -> None:
        """Stop the workers. Called when the ingest ends, however it ends."""
        ...
