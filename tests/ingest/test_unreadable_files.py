"""Files that some machines cannot read: others do, and if there are none they fail soon."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from twelvelabs_client._flows.effects import Effect, Flow, ToThread, sleep
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._uploads.opening import open_source
from twelvelabs_client._uploads.sources import OpenSource
from twelvelabs_client.ingest import IngestReport, Job, Target, TargetKind, Work
from twelvelabs_client.ingest.engine import EngineRun
from twelvelabs_client.ingest.ingest import ingest
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger
from twelvelabs_client.ingest.steps import fingerprint
from twelvelabs_client.ingest.worker import Worker

from benchmarks.fake_platform import FakePlatform
from benchmarks.virtual_time import Killed, Process, VirtualTime

from .conftest import closed_sources
from .postgres_server import DatabaseClock, without_budget

CONFIG = ClientConfig(api_key="tlk_0123456789SECRET", base_url="https://api.example.test/v1.3")
JOB = Job(Target(TargetKind.INDEX, "index1"), account=CONFIG.base_url)


class _Engine:
    """An engine whose workers the test starts itself."""

    def start(self, work: Work) -> None: ...

    def check(self) -> None: ...

    def stop(self) -> None: ...


@dataclass
class Machines:
    """Processes on machines of their own, each with the folders that it can read."""

    url: str
    folder: Path
    time: VirtualTime = field(default_factory=lambda: VirtualTime(FakePlatform().answer))

    def __post_init__(self) -> None:
        self.clock = DatabaseClock(self.url, self.time.now)
        self._running = ""
        """The name of the machine whose process runs just now."""
        self._mounts: dict[str, str] = {}
        """The folders that each machine can read."""
        self._processes: list[Process] = []
        self._main: Process | None = None
        self._opened = ExitStack()
        without_budget(self.url, CONFIG.base_url)

    def files(self, *names: str, missing: Sequence[str] = ()) -> list[str]:
        """Files in folders, such as `a/1`; those that are missing only have names."""
        for name in names:
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_text(name)
        return [str(self.folder / name) for name in (*names, *missing)]

    def work(self, name: str, mounts: str, *, at: float = 0.0, until: float = 1e9) -> None:
        """A worker that begins late, or is killed."""

        def flow(ledger: PostgresLedger) -> Flow[None]:
            if at:
                yield from sleep(at)
            yield from Worker(ledger, CONFIG, JOB.account, 8).join_runs(once=False)

        self._start(name, mounts, flow, until)

    def ingest(self, files: list[str], mounts: str = "", **how: Any) -> tuple[int, int, float]:
        """Ingest until all is done: how many files are ready and have failed, and the seconds that it took."""

        def flow(ledger: PostgresLedger) -> Flow[IngestReport]:
            settings: dict[str, Any] = {"workers": 8, "retry_failed": False, "on_progress": None, **how}
            return (yield from ingest(files, JOB, CONFIG, ledger, **settings))

        self._main = self._start("main", mounts, flow, 1e9)
        with self._opened, closed_sources(), patch.object(fingerprint, "open_source", self._open):
            with patch("socket.gethostname", lambda: self._running):
                self.time.run_all(self._processes, until=self.time.now + 3600)
        assert self._main.error is None
        report: IngestReport | None = self._main.result
        return (report.ready, report.failed, report.seconds) if report is not None else (0, 0, math.inf)

    def _start(self, name: str, mounts: str, flow: Callable[[PostgresLedger], Flow[Any]], until: float) -> Process:
        began, self._mounts[name] = self.time.now, mounts
        with patch("socket.gethostname", return_value=name):
            ledger = self._opened.enter_context(closing(PostgresLedger(self.url)))

        def observe(effect: Effect, when: str) -> None:
            if self.time.now >= began + until or (self._main is not None and self._main.has_ended):
                raise Killed
            if when == "before" and isinstance(effect, ToThread):
                self._running, self.clock.now = name, self.time.now

        self._processes.append(Process(flow(ledger), observe))
        return self._processes[-1]

    def _open(self, path: str, *args: Any) -> OpenSource:
        """Open a file as the running machine does."""
        folder = Path(path).parent
        return open_source(path if folder.name in self._mounts[self._running] else str(folder / "gone"), *args)


@pytest.fixture
def machines(postgres_url: str, tmp_path: Path) -> Machines:
    return Machines(postgres_url, tmp_path)


def names(folder: str, number: int) -> list[str]:
    return [f"{folder}/{each:03}" for each in range(number)]


def test_one_machine_alone_fails_within_a_minute_what_it_cannot_read(machines: Machines) -> None:
    """It waits for others once, not for each file."""
    ready, failed, seconds = machines.ingest(machines.files(*names("a", 10), missing=names("z", 100)), "az")
    assert (ready, failed) == (10, 100)
    assert seconds < 60


def test_machines_without_a_mount_wait_for_one_that_has_it(machines: Machines) -> None:
    """It begins a little later, and when it has been lost, another one does."""
    files = machines.files(*names("a", 60), missing=names("z", 20))
    machines.work("bare", "z", at=1.0)
    machines.work("lost", "az", at=20.0, until=20.0 + 0.5)
    machines.work("heir", "az", at=55.0)
    ready, failed, seconds = machines.ingest(files, "z")
    assert (ready, failed) == (60, 20)
    assert 55 < seconds < 180


def test_machines_with_different_mounts_share_the_files(machines: Machines) -> None:
    """Those of the worker come when it has begun to leave files to the other."""
    files = machines.files(*names("a", 40), *names("b", 40))
    machines.work("other", "b", at=1.0)
    ready, failed, seconds = machines.ingest(files, "a")
    assert (ready, failed) == (80, 0)
    assert seconds < 60


def test_what_no_machine_can_read_fails_soon(machines: Machines) -> None:
    """Though one of them can read nothing at all."""
    files = machines.files(*names("a", 40), missing=names("z", 120))
    mixed = [path for number in range(120) for path in (*files[number : min(number + 1, 40)], files[40 + number])]
    machines.work("bare", "z")
    machines.work("good", "az")
    ready, failed, seconds = machines.ingest(mixed, "z")
    assert (ready, failed) == (40, 120)
    assert seconds < 180


def test_the_workers_of_an_engine_are_waited_for(machines: Machines) -> None:
    """They may have to wait for a machine first. Then what nobody can read fails."""
    files = machines.files(*names("a", 40), missing=["z/0"])
    machines.work("late", "az", at=240.0)
    run = EngineRun(_Engine(), Work(machines.url, CONFIG.base_url))
    ready, failed, seconds = machines.ingest(files, "z", engine_run=run)
    assert (ready, failed) == (40, 1)
    assert 240 < seconds < 340
