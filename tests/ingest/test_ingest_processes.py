"""Several processes that share a ledger, on one clock: wherever one is killed or paused, each object exists once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, product
from pathlib import Path
from typing import NamedTuple

import pytest
from twelvelabs_client._flows.effects import Effect, Send, ToThread
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client.ingest.model import Job, Options
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger
from twelvelabs_client.ingest.report import IngestReport

from benchmarks.fake_platform import FakePlatform
from benchmarks.ingest_simulated import Cluster, simulate
from benchmarks.virtual_time import Killed, Process, VirtualTime

from .conftest import INDEX, closed_sources, write_files
from .postgres_server import DatabaseClock, without_budget

PROCESSES = 3
CONTENTS = {f"{number}.mp4": str(number) * (10 if number > 7 else 1) for number in range(10)}
"""Files of which the last two are sent in parts."""
IN_PARTS = Options(upload=UploadOptions(max_direct_size=9))
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
        self.has_struck = False
        """Whether the fault has been injected."""
        self.may_orphan = False
        """Whether that was between the creation of a session and its record in the ledger."""
        self._creates = False
        self._time = time
        self._fault = fault

    def __call__(self, process: Process, effect: Effect, when: str) -> None:
        """Observe an effect."""
        if not self._is_counted(effect):
            return
        self._creates = self._creates or (when == "before" and _creates_session(effect))
        fault = self._fault
        if fault is not None and (fault.effect, fault.side) == (self.seen, when) and not _is_unguarded(effect, fault):
            self._fault = None
            self.has_struck, self.may_orphan = True, self._creates and not (when == "after" and _records(effect))
            if not fault.pause:
                raise Killed
            process.paused_until = self._time.now + fault.pause
        self.seen += when == "after"
        if when == "after" and _records(effect):
            self._creates = False

    def _is_counted(self, effect: Effect) -> bool:
        return isinstance(effect, Send | ToThread)


class SessionWatch(Watch):
    """Counts only what creates a session, and what records it."""

    def _is_counted(self, effect: Effect) -> bool:
        return _creates_session(effect) or _records(effect)


def _creates_session(effect: Effect) -> bool:
    return isinstance(effect, Send) and (effect.method, effect.url) == ("POST", "/assets/multipart-uploads")


def _records(effect: Effect) -> bool:
    """Whether this records an upload in parts in the ledger."""
    function = effect.function if isinstance(effect, ToThread) else None
    return isinstance(function, partial) and getattr(function.func, "__func__", None) == PostgresLedger.save_upload


def _is_unguarded(effect: Effect, fault: Fault) -> bool:
    """Whether the lease has been looked at, and nothing but sending the request is left: a pause there is one that the
    request spends in the network, and what is searched for meanwhile does not exist yet."""
    is_creation = isinstance(effect, Send) and effect.method == "POST" and not _creates_session(effect)
    return is_creation and fault.pause > 0 and fault.side == "before"


@dataclass
class Trial:
    """The outcome of an ingest."""

    faults: Sequence[Fault]
    platform: FakePlatform
    watches: Sequence[Watch]
    processes: Sequence[Process]

    @property
    def problem(self) -> str | None:
        """What is wrong, if anything is."""
        errors = [process.error for process in self.processes if not isinstance(process.error, Killed | None)]
        made, indexed = self.platform.assets, self.platform.indexed_items
        assets = Counter(asset.content for asset in made.values() if asset.content)
        indexed_items = Counter(made[item.asset_id].content for item in indexed.values())
        orphans = len(self.platform.sessions.unfinished)
        report: IngestReport = self.processes[0].result
        known = {item.indexed_item_id for item in report.items} if report is not None else set()
        is_right = set(assets.values()) == set(indexed_items.values()) == {1} and len(assets) == len(CONTENTS)
        is_right = is_right and orphans <= sum(watch.may_orphan for watch in self.watches)
        if is_right and not errors and report.is_complete and known == set(indexed):
            return None
        numbers = [sorted(Counter(counter.values()).items()) for counter in (assets, indexed_items)]
        return (
            f"{self.faults}: {errors or ''} number of assets and indexed assets {numbers}, "
            f"{len(set(indexed) - known)} unknown, {orphans} sessions unfinished; {report}"
        )


class Trials:
    """Ingests of the same files with three processes, each with an account and a platform of its own."""

    def __init__(self, url: str, clock: DatabaseClock, folder: Path) -> None:
        self._url = url
        self._clock = clock
        self._source = write_files(folder, CONTENTS)
        self._numbers = count()

    def run(self, *faults: Fault, watch: type[Watch] = Watch) -> Trial:
        """One of them, with these faults."""
        platform = FakePlatform(latency=0.5, asset_seconds=0.15, indexed_item_seconds=0.15)
        number = next(self._numbers)
        job = Job(replace(INDEX, id=f"index{number}"), options=IN_PARTS, account=f"account{number}")
        without_budget(self._url, job.account)
        cluster = Cluster(self._url, self._clock, platform, job, slots=1, joined=0.1)
        at = {fault.process: fault for fault in faults}
        watches = [watch(cluster.time, at.get(number)) for number in range(PROCESSES)]
        with closed_sources():
            processes = cluster.run(self._source, watches)
            if isinstance(processes[0].error, Killed):  # and is started again
                processes[0] = cluster.run(self._source, [None])[0]
        return Trial(faults, platform, watches, processes)


@pytest.fixture
def trials(postgres_url: str, tmp_path: Path) -> Trials:
    """They share a database."""
    return Trials(postgres_url, DatabaseClock(postgres_url, 1_700_000_000.0), tmp_path / "files")


@pytest.mark.parametrize("stride", [199, pytest.param(1, marks=pytest.mark.slow)], ids=["some", "all"])
def test_wherever_a_process_is_killed_or_paused_each_object_exists_once(trials: Trials, stride: int) -> None:
    points = [(process, effect) for process, watch in enumerate(trials.run().watches) for effect in range(watch.seen)]
    faults = [Fault(*point, *fault) for fault, point in product(product(("before", "after"), (0.0, PAUSE)), points)]
    problems = [problem for fault in faults[::stride] if (problem := trials.run(fault).problem)]
    assert not problems, problems


def test_only_a_session_that_could_not_be_recorded_is_orphaned(trials: Trials) -> None:
    """All processes are killed when they create one. Nobody knows it then; the platform ends it after a day."""
    creation, record = 0, 1
    cases = ((creation, "before", False), (creation, "after", True), (record, "before", True), (record, "after", False))
    for effect, side, is_orphaned in cases:
        trial = trials.run(*(Fault(process, effect, side, 0.0) for process in range(PROCESSES)), watch=SessionWatch)
        struck = sum(watch.has_struck for watch in trial.watches)
        assert struck
        assert trial.problem is None
        assert len(trial.platform.sessions.unfinished) == struck * is_orphaned, (effect, side)


def test_processes_share_a_limit_and_ask_little(postgres_url: str, tmp_path: Path) -> None:
    found = simulate(postgres_url, tmp_path, files=40, processes=4, tells="headers")
    assert found.uploaded == 40
    assert found.requests / found.files <= 2.8
    assert not found.refused
    assert 0 < found.of_a_worker <= 2.0
