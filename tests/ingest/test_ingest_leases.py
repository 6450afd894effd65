"""With a ledger whose claims expire: who has lost the lease creates nothing, and a database may be away for a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client._flows.effects import Flow, Parallel, now, sleep
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._response import Response
from twelvelabs_client.errors import LedgerUnavailableError
from twelvelabs_client.ingest.beat import Beat, Seen
from twelvelabs_client.ingest.circuit_breaker import StopReason
from twelvelabs_client.ingest.claims import Claims, Wanted
from twelvelabs_client.ingest.ingest import ingest
from twelvelabs_client.ingest.lease import Lease
from twelvelabs_client.ingest.model import WORKER_STEPS, Counts, Job, Step
from twelvelabs_client.ingest.report import IngestReport
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger

from benchmarks.fake_platform import FakePlatform
from benchmarks.virtual_time import Process, VirtualTime

from .conftest import INDEX, closed_sources, write_files

LEASE = 15.0
JOB = Job(INDEX)


class LeasedLedger(SqliteLedger):
    """A ledger that gives leases. A test can say who leads, and when the database is away."""

    def __init__(self, path: Path, clock: Callable[[], float]) -> None:
        super().__init__(path, durable=False, clock=clock)
        self.clock = clock
        self.away: Callable[[str], bool] = lambda call: False
        self.leader: Callable[[], str | None] = lambda: None
        """The worker that leads; None for the first."""
        self.workers: list[str] = []
        self.beaten: dict[str, float] = {}
        self.is_lost: Callable[[], bool] = lambda: False
        """Whether the lease was over by the clock of the database."""
        self.seen: list[Seen] = []
        self.claimed: dict[str, Counter[Step]] = {}

    def open(self, job: Job, *, retry_failed: bool) -> Run:
        self._check("open")
        return super().open(job, retry_failed=retry_failed)

    def counts(self, run: Run) -> Counts:
        self._check("counts")
        return super().counts(run)

    def leave(self, run: Run) -> None:
        self._check("leave")
        super().leave(run)

    def claim(self, run: Run, wanted: Mapping[Step, Wanted]) -> Claims:
        self._check("claim")
        claims = super().claim(run, wanted)
        self.claimed.setdefault(run.worker, Counter()).update(item.step for item in claims.items)
        return claims

    def settle(self, run: Run, outcomes: Any) -> Any:
        self._check("settle")
        return super().settle(run, outcomes)

    def beat(self, run: Run, seen: Seen) -> Beat:
        self._check("beat")
        self.seen.append(seen)
        if self.clock() - self.beaten.get(run.worker, self.clock()) > LEASE:
            super().leave(run)  # its claims are those of a dead one
        self.beaten[run.worker] = self.clock()
        if run.worker not in self.workers:
            self.workers.append(run.worker)
        return Beat(run.worker == (self.leader() or self.workers[0]), LEASE, was_lost=self.is_lost())

    def _check(self, call: str) -> None:
        if self.away(call):
            raise LedgerUnavailableError("the database is away")


@dataclass
class Cluster:
    """Ingests that share a ledger with leases."""

    folder: Path
    platform: FakePlatform = field(default_factory=lambda: FakePlatform(asset_seconds=5.0, indexed_item_seconds=5.0))

    def __post_init__(self) -> None:
        self.time = VirtualTime(self.platform.answer)
        self.began = self.time.now
        self.ledger = LeasedLedger(self.folder / "ledger.sqlite3", lambda: self.time.now)

    def run(self, files: int, ingests: int = 1, on_progress: Any = None) -> list[IngestReport]:
        """Run ingests of one folder at once."""
        source = write_files(self.folder / "files", {f"{number:02}.mp4": str(number) for number in range(files)})
        config = ClientConfig(api_key="tlk_0123456789SECRET", base_url="https://api.example.test/v1.3")
        how: dict[str, Any] = {"workers": 3, "retry_failed": False, "on_progress": on_progress}

        self.ledger.enlist(SqliteLedger.open(self.ledger, JOB, retry_failed=False), ())  # the run stays open

        def all_of_them() -> Flow[list[IngestReport]]:
            flows = (ingest(source, JOB, config, self.ledger, **how) for _ in range(ingests))
            reports: list[IngestReport] = yield Parallel(flows, ingests)
            return reports

        try:
            with closed_sources():
                return self.time.run(all_of_them())
        finally:
            self.ledger.close()

    def seconds(self) -> float:
        """Since the beginning."""
        return self.time.now - self.began


@pytest.fixture
def cluster(tmp_path: Path) -> Cluster:
    """A new one."""
    return Cluster(tmp_path)


def test_one_leads_and_the_others_send_files(cluster: Cluster) -> None:
    reports = cluster.run(40, ingests=3)
    assert all(report.is_complete for report in reports), list(map(str, reports))
    assert len(cluster.platform.assets) == len(cluster.platform.indexed_items) == 40
    leader, *others = (cluster.ledger.claimed[worker] for worker in cluster.ledger.workers)
    assert not any(set(one) - WORKER_STEPS for one in others)
    assert all(one[Step.UPLOAD] for one in (leader, *others))


def test_another_leads_when_the_leader_changes(cluster: Cluster) -> None:
    cluster.ledger.leader = lambda: cluster.ledger.workers[int(cluster.seconds() > 8) % len(cluster.ledger.workers)]
    reports = cluster.run(40, ingests=2)
    assert all(report.is_complete for report in reports)
    assert all(set(one) - WORKER_STEPS for one in cluster.ledger.claimed.values())
    assert len(cluster.platform.indexed_items) == 40


@pytest.mark.parametrize("call", ["create asset", "create indexed item"])
def test_nothing_is_created_after_the_lease_has_ended(cluster: Cluster, call: str) -> None:
    """Requests wait for a rate limit when the database goes away, and the limit ends after the lease."""
    sent: list[float] = []

    def since_limit() -> float:
        return cluster.seconds() - sent[4] if len(sent) > 4 else -1.0

    def faults(name: str, number: int, at: float) -> Response | None:
        if name != call:
            return None
        sent.append(cluster.seconds())
        return Response(429, {"retry-after": "60"}) if 0 <= since_limit() < 1 else None

    cluster.platform.faults = faults
    cluster.ledger.away = lambda call: 4 < since_limit() < 120
    (report,) = cluster.run(40)
    assert report.is_complete, str(report)
    assert cluster.platform.faulty[call]
    assert not [at for at in sent if 4 + LEASE < at - sent[4] < 120]
    assert len(cluster.platform.assets) == len(cluster.platform.indexed_items) == 40


def test_claims_of_a_lease_that_was_over_are_lost_though_it_is_renewed(cluster: Cluster) -> None:
    lease = Lease(cluster.ledger.open(JOB, retry_failed=False), cluster.ledger)

    def flow() -> Flow[list[bool]]:
        before = lease.holds_from_now()
        process.paused_until = cluster.time.now + LEASE + 10
        yield from sleep(LEASE + 11)  # the pause ends, and the lease is renewed
        after = lease.holds_from_now()
        assert before is not None
        assert after is not None
        at = yield from now()
        return [holds(at) for holds in (lease.holds, before, after)]

    process = Process(lease.during(flow()))
    cluster.time.run_all([process])
    assert process.result == [True, False, True]
    cluster.ledger.close()


def test_claims_are_lost_if_the_lease_was_over_by_the_clock_of_the_database(cluster: Cluster) -> None:
    """Such as after a failover to a server whose clock is ahead. By the clock of the worker it has not been over."""
    lease = Lease(cluster.ledger.open(JOB, retry_failed=False), cluster.ledger)
    cluster.ledger.is_lost = lambda: 6 < cluster.seconds() < 11

    def flow() -> Flow[list[list[bool]]]:
        before, held = lease.holds_from_now(), []
        for seconds in (6, 5, 5):
            yield from sleep(seconds)
            after, at = lease.holds_from_now(), (yield from now())
            assert before is not None
            assert after is not None
            held.append([lease.holds(at), before(at), after(at)])
        return held

    process = Process(lease.during(flow()))
    cluster.time.run_all([process])
    assert process.result == [[True, True, True], [True, False, True], [True, False, True]]
    cluster.ledger.close()


def test_claims_are_lost_if_the_lease_ends_while_the_beat_is_repeated(cluster: Cluster) -> None:
    """The beat begins within the lease, and comes through after it: the ledger has freed the claims in between."""
    lease = Lease(cluster.ledger.open(JOB, retry_failed=False), cluster.ledger)
    began = cluster.time.now
    cluster.ledger.away = lambda call: 5.5 < cluster.seconds() < 5.5 + LEASE

    def flow() -> Flow[list[tuple[bool, bool]]]:
        before = lease.holds_from_now()
        lease.changed.clear()
        yield from sleep(7 + LEASE)
        after, held = lease.holds_from_now(), []
        assert lease.changed.is_set(), "it may claim again"
        assert before is not None
        assert after is not None
        for _ in range(40):
            yield from sleep(0.5)
            at = yield from now()
            held.append((before(at), after(at)))
        return held

    process = Process(lease.during(flow()))
    cluster.time.run_all([process])
    assert process.result == [(False, True)] * 40, "old claims are lost, and new ones are kept"
    assert len(cluster.ledger.seen) < (cluster.time.now - began) / (LEASE / 3) + 2
    cluster.ledger.close()


@pytest.mark.parametrize("call", ["open", "counts", "leave"])
def test_a_call_that_finds_the_database_away_is_repeated(cluster: Cluster, call: str) -> None:
    calls: list[str] = []

    def is_first(name: str) -> bool:
        calls.append(name)
        return name == call and calls.count(call) == 1

    cluster.ledger.away = is_first
    (report,) = cluster.run(1)
    assert report.is_complete, str(report)
    assert calls.count(call) > 1


def test_an_error_is_not_hidden_by_one_in_leaving(cluster: Cluster, caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: object) -> None:
        raise KeyError("the program's own")

    cluster.ledger.away = lambda call: call == "leave"
    with pytest.raises(KeyError):
        cluster.run(2, on_progress=fail)
    assert cluster.seconds() < 60
    assert "could not leave run 1 of index index1" in caplog.text


def test_it_goes_on_when_the_database_is_back(cluster: Cluster) -> None:
    cluster.ledger.away = lambda call: 2 < cluster.seconds() < 200
    (report,) = cluster.run(20)
    assert report.is_complete
    assert len(cluster.platform.assets) == len(cluster.platform.indexed_items) == 20


def test_a_database_that_stays_away_ends_the_ingest(cluster: Cluster) -> None:
    cluster.ledger.away = lambda call: cluster.seconds() > 2
    with pytest.raises(LedgerUnavailableError):
        cluster.run(20)
    assert 240 <= cluster.seconds() < 260
    later = Cluster(cluster.folder, cluster.platform)
    later.time.now = cluster.time.now
    (report,) = later.run(20)
    assert report.is_complete
    assert len(cluster.platform.assets) == 20


def test_an_idle_process_asks_little(cluster: Cluster) -> None:
    cluster.platform.indexed_item_seconds = 600.0
    asked: list[float] = []

    def count(call: str) -> bool:
        asked.append(cluster.seconds())
        return False

    cluster.ledger.away = count
    (report,) = cluster.run(1)
    assert report.is_complete
    waiting = [at for at in asked if 100 <= at < 500]
    assert len(waiting) / 400 <= 2.0


def test_others_learn_at_once_why_a_worker_has_stopped(cluster: Cluster) -> None:
    quota = Response(403, {}, b'{"code":"usage_limit_exceeded","message":"no credit"}')
    cluster.platform.faults = lambda name, number, at: quota if name == "create asset" and number > 3 else None
    (report,) = cluster.run(10)
    assert report.stopped is not None
    assert report.stopped.step is Step.UPLOAD
    reasons = [seen.stopped for seen in cluster.ledger.seen if isinstance(seen.stopped, StopReason)]
    assert reasons[0].reason == report.stopped.reason
