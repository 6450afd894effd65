"""A process of the tests with many machines: one that ingests, or a worker, on a machine of its own as far as it knows.

    python -m tests.ingest.cluster_process SETUP

SETUP is JSON with the fields of `Setup`.
"""

from __future__ import annotations

import json
import socket
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from twelvelabs_client import RetryPolicy, TwelveLabs, UploadOptions
from twelvelabs_client._waiting.polling import PollSchedule
from twelvelabs_client.cli.main import main as run_command
from twelvelabs_client.ingest import tuning
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger

LEASE = 3.0
"""Seconds: short, so that the claims of the dead are soon free."""


@dataclass(frozen=True)
class Setup:
    """What a process does."""

    ledger: str
    base_url: str
    api_key: str
    host: str
    """The name of its machine."""
    ingest: dict[str, Any] | None = None
    """The arguments of `client.ingest`; None for a worker."""
    options: dict[str, Any] = field(default_factory=dict)
    """The fields of its `UploadOptions`."""
    hidden: list[str] = field(default_factory=list)
    """Folders that this machine does not have."""

    def arguments(self) -> list[str]:
        """The command line of the process."""
        return [sys.executable, "-m", "tests.ingest.cluster_process", json.dumps(asdict(self))]


def _hide(folders: list[str]) -> None:
    def look(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], str) and args[0].startswith(tuple(folders)):
            raise FileNotFoundError(2, "No such file or directory", args[0])

    sys.addaudithook(look)


def main(setup: Setup) -> int:
    """Run the process; its exit code."""
    socket.gethostname = lambda: setup.host
    PostgresLedger.__init__.__kwdefaults__["lease"] = LEASE
    polling = PollSchedule(first_pause=0.05, grace=1.0)
    tuning.TUNING = tuning.Tuning(
        polling=polling,
        min_batch_pause=0.2,
        first_retry=0.1,
        settling=0.5,
        search_pause=1.0,
        small_batch_pause=0.2,
        unreadable_pause=8.0,
    )
    if setup.hidden:
        _hide(setup.hidden)
    if setup.ingest is None:
        return run_command(["ingest", "work", setup.ledger, "--workers", "4", "--base-url", setup.base_url])
    retry = RetryPolicy(first_delay=0.01, max_delay=0.1)
    options = UploadOptions(**setup.options)
    with TwelveLabs(setup.api_key, base_url=setup.base_url, max_retries=retry) as client:
        report = client.ingest(ledger=setup.ledger, workers=4, options=options, **setup.ingest)
        failures = {failure.path: failure.error for failure in report.failures}
        sys.stdout.write(json.dumps({**report.summary(), "failures": failures}) + "\n")
    return 0 if report.stopped is None else 3


if __name__ == "__main__":
    sys.exit(main(Setup(**json.loads(sys.argv[1]))))
