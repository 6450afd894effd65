"""Several processes that share a ledger in PostgreSQL and a sandbox, and what is left on the platform in the end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Latency, Sandbox

from .cluster_process import Setup

ROOT = Path(__file__).parents[2]
TIMEOUT = 120.0
OVERDUE = 75


class Cluster:
    """Processes by name, each on a machine of this name. Those that end with `OVERDUE` are started again."""

    def __init__(self, sandbox: Sandbox, ledger: str, folder: Path) -> None:
        self.sandbox = sandbox
        self.ledger = ledger
        self._folder = folder
        self._setups: dict[str, Setup] = {}
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.restarts: Counter[str] = Counter()

    def start(self, name: str, **how: Any) -> None:
        """Start a process: with `ingest`, one that ingests, else a worker."""
        setup = Setup(
            **{
                "ledger": self.ledger,
                "base_url": self.sandbox.base_url,
                "api_key": self.sandbox.api_key,
                "host": name,
                **how,
            }
        )
        self._setups[name] = setup
        environment = {**os.environ, "TWELVE_LABS_API_KEY": setup.api_key, "XDG_STATE_HOME": str(self._folder / name)}
        with self._output(name).open("ab") as output:
            self.processes[name] = subprocess.Popen(
                setup.arguments(), stdout=output, stderr=output, env=environment, cwd=ROOT
            )

    def start_slowly(self, name: str, worker: str, ingest: dict[str, Any], **how: Any) -> None:
        """Start an ingest and a worker, and keep the platform slow until both take part."""
        self.sandbox.latency.set(Latency(2.0))
        self.start(name, ingest=ingest)
        self.start(worker, **how)
        self.until(lambda: "joined" in self.said(worker))
        self.sandbox.latency.set(Latency(0.6))

    def _output(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def said(self, name: str) -> str:
        """What a process has written."""
        return self._output(name).read_text()

    def signal(self, name: str, number: signal.Signals) -> None:
        """Send a signal to a process."""
        self.processes[name].send_signal(number)

    def kill(self, name: str) -> None:
        """End a process as if its machine had failed."""
        self.processes[name].kill()
        self.processes[name].wait()

    def restart(self, name: str) -> None:
        """Start a process that has ended again."""
        self.restarts[name] += 1
        self.start(name, **vars(self._setups[name]))

    def look(self) -> None:
        """Start the processes again that have ended by their watchdog; others must not have ended with an error."""
        for name, process in self.processes.items():
            if process.poll() == OVERDUE:
                self.restart(name)
            elif process.returncode not in (None, 0, -signal.SIGKILL):
                raise AssertionError(f"{name} has ended with {process.returncode}: {self.said(name)}")

    def until(self, is_reached: Callable[[], bool]) -> None:
        """Wait until something has happened."""
        limit = time.monotonic() + TIMEOUT
        while not is_reached():
            self.look()
            assert time.monotonic() < limit, {name: self.said(name) for name in self.processes}
            time.sleep(0.01)

    def until_requests(self, number: int) -> None:
        """Wait until the platform has got this many requests."""
        self.until(lambda: len(self.sandbox.requests) >= number)

    def report(self, name: str) -> dict[str, Any]:
        """Wait until an ingest has ended. Returns its report."""
        self.until(lambda: self.processes[name].poll() == 0)
        return self.last_report(name)

    def last_report(self, name: str) -> dict[str, Any]:
        """The report of an ingest that has ended."""
        report: dict[str, Any] = json.loads(self.said(name).splitlines()[-1])
        return report

    def query(self, statement: LiteralString) -> list[tuple[Any, ...]]:
        """The rows of a statement on the ledger."""
        with closing(psycopg.connect(self.ledger, autocommit=True)) as connection:
            return connection.execute(statement).fetchall()

    def stop(self) -> None:
        """End all processes."""
        for process in self.processes.values():
            process.kill()
            process.wait()


def check_one_of_each(sandbox: Sandbox, index: str, number: int) -> None:
    """There is one asset and one indexed asset for each distinct file, and no unfinished upload."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        assets = client.assets.list(page_limit=50).to_list()
        items = client.indexes.indexed_assets.list(index, page_limit=50).to_list()
        unfinished = client.multipart_upload.list_incomplete_uploads().to_list()
    keys = Counter((asset.user_metadata or {})["ingest_key"] for asset in assets if asset.status != "processing")
    assert {key: found for key, found in keys.items() if found > 1} == {}
    assert len(keys) == number
    assert Counter(item.asset_id for item in items) == Counter(asset.id for asset in assets)
    assert {item.status for item in items} == {"ready"}
    assert unfinished == []
