"""Several processes that share a ledger, on one clock: wherever one is killed or paused, each object exists once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import count, product
from pathlib import Path
from typing import NamedTuple

import pytest
from twelvelabs_client._flows.effects import Effect, Send, ToThread
from twelvelabs_client.ingest.model import Job
from twelvelabs_client.ingest.report import IngestReport

from benchmarks.fake_platform import FakePlatform
from benchmarks.ingest_simulated import Cluster, simulate
from benchmarks.virtual_time import Killed, Process, VirtualTime

from .conftest import INDEX, closed_sources, write_files
from .postgres_server import DatabaseClock, without_budget

PROCESSES = 3
FILES = 10
PAUSE = 40.0
"""Seconds: longer than the lease, and long enough for others to finish."""


class Fault(NamedTuple):
    """What happens to one of the processes before or after one of its effects."""

    process: int
    effect: int
    side: str
    pause: float
    """Seconds; 0: it is killed."""


class Watch:
    """Counts the effects of a process that can change anything outside of it, and injects a fault."""

    def __init__(self, time: VirtualTime, fault: Fault | None) -> None:
        self.seen = 0
        self._time = time
        self._fault = fault

    def __call__(self, process: Process, effect: Effect, when: str) -> None:
        """Observe an effect."""
        if not isinstance(effect, Send | ToThread):
            return
        fault = self._fault
        if fault is not None and (fault.effect, fault.side) == (self.seen, when) and not _is_unguarded(effect, fault):
            self._fault = None
            if not fault.pause:
                raise Killed
            process.paused_until = self._time.now + fault.pause
        self.seen += when == "after"


def _is_unguarded(effect: Effect, fault: Fault) -> bool:
    """Whether the lease has been looked at, and nothing but sending the request is left: a pause there is one that the
    request spends in the network, and what is searched for meanwhile does not exist yet."""
    return isinstance(effect, Send) and effect.method == "POST" and fault.pause > 0 and fault.side == "before"


class Trials:
    """Ingests of the same files with three processes, each with an account and a platform of its own."""

    def __init__(self, url: str, clock: DatabaseClock, folder: Path) -> None:
        self._url = url
        self._clock = clock
        self._source = write_files(folder, {f"{number}.mp4": str(number) for number in range(FILES)})
        self._numbers = count()

    def effects(self) -> list[int]:
        """How many effects each process has if nothing happens."""
        return [watch.seen for watch in self._run(None)[1]]

    def problem(self, fault: Fault) -> str | None:
        """What is wrong after a fault, if anything is."""
        platform, _, processes = self._run(fault)
        errors = [process.error for process in processes if not isinstance(process.error, Killed | None)]
        assets = Counter(asset.content for asset in platform.assets.values())
        indexed_items = Counter(platform.assets[item.asset_id].content for item in platform.indexed_items.values())
        report: IngestReport = processes[0].result
        known = {item.indexed_item_id for item in report.items} if report is not None else set()
        is_right = set(assets.values()) == set(indexed_items.values()) == {1} and len(assets) == FILES
        if is_right and not errors and report.is_complete and known == set(platform.indexed_items):
            return None
        made = [sorted(Counter(counter.values()).items()) for counter in (assets, indexed_items)]
        unknown = set(platform.indexed_items) - known
        return f"{fault}: {errors or ''} number of assets and indexed assets {made}, {len(unknown)} unknown; {report}"

    def _run(self, fault: Fault | None) -> tuple[FakePlatform, list[Watch], list[Process]]:
        platform = FakePlatform(latency=0.5, asset_seconds=0.15, indexed_item_seconds=0.15)
        number = next(self._numbers)
        job = Job(replace(INDEX, id=f"index{number}"), account=f"account{number}")
        without_budget(self._url, job.account)
        cluster = Cluster(self._url, self._clock, platform, job, slots=1, joined=0.1)
        numbers = range(PROCESSES)
        watches = [Watch(cluster.time, fault if fault and fault.process == number else None) for number in numbers]
        with closed_sources():
            processes = cluster.run(self._source, watches)
            if isinstance(processes[0].error, Killed):  # and is started again
                processes[0] = cluster.run(self._source, [None])[0]
        return platform, watches, processes


@pytest.fixture
def trials(postgres_url: str, tmp_path: Path) -> Trials:
    """They share a database."""
    return Trials(postgres_url, DatabaseClock(postgres_url, 1_700_000_000.0), tmp_path / "files")


@pytest.mark.parametrize("stride", [131, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def test_wherever_a_process_is_killed_or_paused_each_object_exists_once(trials: Trials, stride: int) -> None:
    points = [(process, effect) for process, number in enumerate(trials.effects()) for effect in range(number)]
    faults = [Fault(*point, *fault) for fault, point in product(product(("before", "after"), (0.0, PAUSE)), points)]
    problems = [problem for fault in faults[::stride] if (problem := trials.problem(fault))]
    assert not problems, problems


def test_processes_share_a_limit_and_ask_little(postgres_url: str, tmp_path: Path) -> None:
    found = simulate(postgres_url, tmp_path, files=40, processes=4, tells="headers")
    assert found.uploaded == 40
    assert found.requests / found.files <= 2.8
    assert not found.refused
    assert 0 < found.of_a_worker <= 2.0
