"""Many processes that share a ledger in PostgreSQL, in virtual time: what a file costs them in requests and statements.

    python -m benchmarks.ingest_simulated [--files 100000] [--processes 1 8] [--tells headers nothing] [--hours 2]

The processes, their rate limiters and their connections to a real database are those of real workers; the platform and
the clock are simulated, also that of the database. The platform accepts 60 uploads a minute, and says so in headers
(`headers`) or refuses the others without a word (`nothing`). With `--hours` a run ends after this time.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from unittest.mock import patch

import psycopg
from twelvelabs_client._flows.effects import Effect, Flow, sleep
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client.ingest.ingest import ingest
from twelvelabs_client.ingest.model import Job, Target, TargetKind
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger
from twelvelabs_client.ingest.postgres.schema import init
from twelvelabs_client.ingest.worker import Worker

from tests.ingest.postgres_server import SUPERUSER, DatabaseClock, running_server

from .fake_platform import FakePlatform
from .ingesting import PER_MINUTE, write_files
from .upload_limit import UploadLimit
from .virtual_time import Process, VirtualTime

T = TypeVar("T")

Watch: TypeAlias = Callable[[Process, Effect, str], None]
"""An observer of a process that may pause it."""
SLOTS = 8
_JOB = Job(Target(TargetKind.INDEX, "index1"), account="simulated")
_BEGAN = 1_700_000_000.0


class Cluster:
    """Processes on one clock with one database: the first ingests a source, the others are workers."""

    def __init__(
        self,
        url: str,
        clock: DatabaseClock,
        platform: FakePlatform,
        job: Job,
        *,
        slots: int = SLOTS,
        joined: float = 1.0,
    ) -> None:
        self.platform = platform
        self.time = VirtualTime(platform.answer)
        self.time.now = clock.now
        self.statements: Counter[int] = Counter()
        """SQL statements, by the number of the process."""
        self._url = url
        self._clock = clock
        self._job = job
        self._slots = slots
        self._joined = joined
        """Seconds after which the workers begin to join."""
        self._acting = 0

    def run(self, source: Path, watches: Sequence[Watch | None], *, hours: float = math.inf) -> list[Process]:
        """Run a process for each of these watches until all have ended, or this time has passed."""
        with ExitStack() as stack:
            stack.enter_context(patch.object(psycopg.Cursor, "execute", self._counting(psycopg.Cursor.execute)))
            processes = [Process(self._flow(source, number, stack)) for number in range(len(watches))]
            for number, (process, watch) in enumerate(zip(processes, watches, strict=True)):
                process.observer = partial(self._observe, number, process, watch)
            self.time.run_all(processes, until=self.time.now + 3600 * hours)
        return processes

    def _flow(self, source: Path, number: int, stack: ExitStack) -> Flow[Any]:
        ledger = stack.enter_context(closing(PostgresLedger(self._url)))
        config = ClientConfig(api_key="tlk_benchmark", base_url="https://api.example.test/v1.3")
        if not number:
            return ingest(source, self._job, config, ledger, workers=self._slots, retry_failed=False, on_progress=None)
        return _joining(Worker(ledger, config, self._job.account, self._slots), self._joined * (1 + self.time.random()))

    def _observe(self, number: int, process: Process, watch: Watch | None, effect: Effect, when: str) -> None:
        if watch is not None:
            watch(process, effect, when)
        self._acting = number

    def _counting(self, execute: Callable[..., T]) -> Callable[..., T]:
        """Counts statements, and sets the clock of the database for each."""

        def counted(*args: Any, **kwargs: Any) -> T:
            self.statements[self._acting] += 1
            if self._clock.now != self.time.now:
                self._clock.now = self.time.now
            return execute(*args, **kwargs)

        return counted


def _joining(worker: Worker, seconds: float) -> Flow[None]:
    yield from sleep(seconds)
    yield from worker.join_runs(once=True)


@dataclass(frozen=True)
class Simulated:
    """The costs of one run."""

    files: int
    processes: int
    uploaded: int
    requests: int
    refused: int
    statements: int
    of_a_worker: float
    """Statements a second of the busiest process but one, which leads; 0 if there is only that."""
    virtual: float
    real: float

    def __str__(self) -> str:
        return (
            f"{self.files} | {self.processes} | {self.uploaded} | {self.requests / self.uploaded:.2f} "
            f"| {self.refused / self.uploaded:.2%} | {self.uploaded / self.virtual * 60:.1f} "
            f"| {self.statements / self.uploaded:.1f} | {self.of_a_worker:.2f} "
            f"| {self.virtual / 3600:.2f} h | {self.real:.0f} s"
        )


def simulate(url: str, folder: Path, files: int, processes: int, tells: str, *, hours: float = math.inf) -> Simulated:
    """Ingest files with processes that share the database, until this much time has passed."""
    source = write_files(folder, files)
    platform = FakePlatform(
        limit=UploadLimit(PER_MINUTE, tells), latency=0.3, asset_seconds=20.0, indexed_item_seconds=90.0
    )
    cluster = Cluster(url, DatabaseClock(url, _BEGAN), platform, _JOB)
    spent = time.perf_counter()
    running = cluster.run(source, [None] * processes, hours=hours)
    for process in running:
        if process.error is not None:
            raise process.error
    report = running[0].result
    if report is not None and not report.is_complete:
        raise SystemExit(str(report))
    virtual = cluster.time.now - _BEGAN
    counts = sorted(cluster.statements[number] for number in range(processes))
    return Simulated(
        files,
        processes,
        len(platform.assets),
        sum(platform.calls.values()) - platform.calls["retrieve target"],
        sum(platform.faulty.values()),
        sum(counts),
        counts[-2] / virtual if processes > 1 else 0.0,
        virtual,
        time.perf_counter() - spent,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, nargs="+", default=[1000])
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 8, 64])
    parser.add_argument("--tells", nargs="+", default=["headers", "nothing"])
    parser.add_argument("--hours", type=float, default=math.inf)
    options = parser.parse_args(arguments)
    print("\n### Ingesting with many processes, simulated\n")
    print(
        "| limit | files | processes | uploaded | requests / file | refused | uploaded / minute | statements / file "
        "| statements / s of a worker | simulated | real |"
    )
    print(f"|{' --- |' * 11}")
    with running_server() as server:
        server.run(f"ALTER ROLE {SUPERUSER} SET synchronous_commit = off")
        for tells in options.tells:
            for files in options.files:
                for processes in options.processes:
                    schema = f"simulated_{tells}_{files}_{processes}"
                    server.run(f"CREATE SCHEMA {schema}")
                    init(server.url(schema))
                    with tempfile.TemporaryDirectory(prefix="twelvelabs-bench-") as folder:
                        found = simulate(server.url(schema), Path(folder), files, processes, tells, hours=options.hours)
                    print(f"| {tells} | {found} |", flush=True)


if __name__ == "__main__":
    main()
