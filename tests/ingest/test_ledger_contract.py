"""The contract of a ledger, for each kind of it: whatever workers do and whoever dies, nothing is done twice or lost.

A machine of random steps is many workers of two targets of one account, their processes, the platform and the clock.
What a claim allows is done at once, as the platform would do it, and its outcome is settled later, or never.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from twelvelabs_client.ingest.beat import Seen
from twelvelabs_client.ingest.claims import Wanted
from twelvelabs_client.ingest.ledger import Ledger
from twelvelabs_client.ingest.model import (
    STEPS,
    Facts,
    IngestItem,
    Item,
    ItemStatus,
    Job,
    Result,
    Step,
    Target,
    TargetKind,
)
from twelvelabs_client.ingest.postgres.ledger import LEASE, PostgresLedger
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger
from twelvelabs_client.ingest.step_outcomes import Advanced, Failed, Identified, Postponed, StepOutcome

from .postgres_server import DatabaseClock, without_budget

FILES = [f"/{number}.mp4" for number in range(6)]
CONTENTS = {path: f"content {number % 4}" for number, path in enumerate(FILES)}
"""Two files are duplicates of others."""
EVERYTHING = {step: Wanted(100) for step in STEPS}
START = 1_000_000.0


class World(Protocol):
    """A ledger of one kind, its processes and its clock."""

    def begin(self, account: str) -> None:
        """Another example begins."""

    def end(self) -> None:
        """The example has ended."""

    def process(self) -> Ledger:
        """The ledger as a process has it that starts now."""

    def advance(self, seconds: float) -> None:
        """Time passes."""

    def kill(self, ledger: Ledger) -> bool:
        """A process dies without a word. Returns whether all workers were in it."""


@dataclass
class SqliteWorld:
    """All workers are in one process."""

    folder: Path
    now: float = START
    numbers: itertools.count[int] = field(default_factory=itertools.count)

    def begin(self, account: str) -> None:
        self.now = START
        self.path = self.folder / f"{next(self.numbers)}.sqlite3"
        self.ledger = SqliteLedger(self.path, durable=False, clock=lambda: self.now)

    def end(self) -> None:
        self.ledger.close()

    def process(self) -> Ledger:
        return self.ledger

    def advance(self, seconds: float) -> None:
        self.now += seconds

    def kill(self, ledger: Ledger) -> bool:
        self.ledger.close()
        self.ledger = SqliteLedger(self.path, durable=False, clock=lambda: self.now)
        return True


@dataclass
class PostgresWorld:
    """Each worker is a process of its own."""

    url: str
    clock: DatabaseClock
    ledgers: list[PostgresLedger] = field(default_factory=list)

    def begin(self, account: str) -> None:
        without_budget(self.url, account)
        self.ledgers = [PostgresLedger(self.url) for _ in range(3)]
        self.turns = itertools.cycle(self.ledgers)

    def end(self) -> None:
        for ledger in self.ledgers:
            ledger.close()

    def process(self) -> Ledger:
        return next(self.turns)

    def advance(self, seconds: float) -> None:
        self.clock.now += seconds

    def kill(self, ledger: Ledger) -> bool:
        return False


@dataclass(eq=False, repr=False)
class Worker:
    """One that takes part in a run, and what it has claimed and done, but not settled."""

    ledger: Ledger
    run: Run
    held: dict[str, tuple[Item, StepOutcome]] = field(default_factory=dict)


@dataclass
class Platform:
    """What there is on the platform: the assets of each content, and what was made of them in each target."""

    assets: dict[str, str] = field(default_factory=dict)
    indexed_items: set[tuple[str, str]] = field(default_factory=set)

    def attempt(self, item: Item) -> StepOutcome:
        """Run a step. Nothing may be created twice."""
        target, content = item.job.target.id, item.content or ""
        match item.step:
            case Step.FINGERPRINT:
                return Identified(item, CONTENTS[item.path], 1, 1)
            case Step.UPLOAD if item.made_before:
                assert item.made_before == (self.assets[content],)
                return Advanced(item, Step.AWAIT_ASSET, Facts(asset_id=item.made_before[0]))
            case Step.UPLOAD:
                assert content not in self.assets, f"{content} is uploaded twice"
                self.assets[content] = f"asset of {content}"
                return Advanced(item, Step.AWAIT_ASSET, Facts(asset_id=self.assets[content]))
            case Step.FIND_ASSET if content in self.assets:
                return Advanced(item, Step.ADD, Facts(asset_id=self.assets[content]))
            case Step.FIND_ASSET:
                return Postponed(item, 0.0, Step.UPLOAD)
            case Step.AWAIT_ASSET:
                return Advanced(item, Step.ADD)
            case Step.ADD:
                assert (target, content) not in self.indexed_items, f"{content} is added twice"
                assert item.asset_id == self.assets[content]
                self.indexed_items.add((target, content))
                return Advanced(item, Step.AWAIT_READY, Facts(indexed_item_id=content))
            case Step.FIND_INDEXED_ITEM if (target, content) in self.indexed_items:
                return Advanced(item, Step.AWAIT_READY, Facts(indexed_item_id=content))
            case Step.FIND_INDEXED_ITEM:
                return Postponed(item, 0.0, Step.ADD)
            case Step.SET_METADATA:
                return Advanced(item, Step.AWAIT_READY, Facts(metadata_sent={}))
            case Step.AWAIT_READY:
                return Advanced(item, None)


def key(item: Item) -> str:
    """The row of an item: a content of a target, or a file whose content is not known yet."""
    return f"{item.job.target.id} {item.content or item.path}"


class LedgerMachine(RuleBasedStateMachine):
    """Random workers."""

    examples = itertools.count()

    def __init__(self, world: World) -> None:
        super().__init__()
        number = next(self.examples)
        self.world = world
        account = f"account {number}"
        world.begin(account)
        self.jobs = [Job(Target(TargetKind.INDEX, f"index {number} {which}"), account=account) for which in "ab"]
        self.platform = Platform()
        self.workers: list[Worker] = []
        self.stale: list[tuple[Worker, Item, StepOutcome]] = []
        """Claims that have been freed, with what their workers would say if they could."""
        self.numbers: dict[str, int] = {}
        """The number of the latest claim of each row."""
        self.enlisted: dict[str, dict[str, None]] = {}
        """The files of the latest run of each target, in order."""

    def _of(self, run: Run) -> list[Worker]:
        return [one for one in self.workers if one.run.job.target == run.job.target]

    def _beat(self) -> None:
        for worker in self.workers:
            lease = worker.ledger.beat(worker.run, Seen()).lease
            assert lease in (None, LEASE)

    @rule(
        which=st.integers(0, 1),
        files=st.lists(st.sampled_from(FILES), unique=True, min_size=1, max_size=4),
        retry_failed=st.booleans(),
    )
    def enlist(self, which: int, files: list[str], *, retry_failed: bool) -> None:
        """A process opens a run, or adds files to it."""
        ledger, job = self.world.process(), self.jobs[which]
        run = ledger.open(job, retry_failed=retry_failed)
        if not self._of(run):
            self.enlisted[job.target.id] = {}
        ledger.enlist(run, [IngestItem(path, size=1, mtime_ns=1) for path in files])
        self.enlisted[job.target.id] |= dict.fromkeys(files)
        self.workers.append(Worker(ledger, run))
        self._beat()

    @rule()
    def join(self) -> None:
        """A process joins a run that has work left."""
        ledger = self.world.process()
        run = ledger.join(self.jobs[0].account)
        open_runs = {one.run.job.target: one for one in self.workers}
        unfinished = [one for one in open_runs.values() if one.ledger.claim(one.run, {}).due]
        if run is not None:
            self.workers.append(Worker(ledger, run))
        assert run is not None or not unfinished

    @precondition(lambda self: self.workers)
    @rule(
        data=st.data(),
        limit=st.integers(1, 3),
        min_age=st.sampled_from([0.0, 0.0, 3.0]),
        steps=st.sets(st.sampled_from(STEPS), min_size=1),
    )
    def claim(self, data: st.DataObject, limit: int, min_age: float, steps: set[Step]) -> None:
        """A worker claims items and does what they are for."""
        worker = data.draw(st.sampled_from(self.workers))
        claims = worker.ledger.claim(worker.run, {step: Wanted(limit, min_age) for step in steps})
        for item in claims.items:
            assert item.step is Step.FINGERPRINT or item.age >= min_age
            self._take(worker, item)
        for step in {item.step for item in claims.items}:
            assert len([item for item in claims.items if item.step is step]) <= limit
            assert step in steps
            assert step in claims.due

    def _take(self, worker: Worker, item: Item) -> None:
        row = key(item)
        assert not any(row in one.held for one in self.workers), f"{row} has been claimed by two"
        assert item.claim > self.numbers.get(row, 0)
        self.numbers[row] = item.claim
        if item.step is Step.UPLOAD:
            others = [one for each in self.workers for one, _ in each.held.values() if one.content == item.content]
            assert Step.UPLOAD not in {one.step for one in others}, f"{item.content} goes up for two targets"
        worker.held[row] = item, self.platform.attempt(item)

    @precondition(lambda self: any(one.held for one in self.workers))
    @rule(data=st.data(), kind=st.sampled_from(["good", "good", "good", "later", "doubtful", "failed"]))
    def settle(self, data: st.DataObject, kind: str) -> None:
        """A worker settles some outcomes, or says that it does not know them."""
        worker = data.draw(st.sampled_from([one for one in self.workers if one.held]))
        rows = data.draw(st.lists(st.sampled_from(sorted(worker.held)), unique=True, min_size=1))
        outcomes = [_instead(*worker.held.pop(row), kind) for row in rows]
        results = worker.ledger.settle(worker.run, outcomes)
        assert Result.LOST not in results
        for outcome, result in zip(outcomes, results, strict=True):
            match outcome:
                case Postponed():
                    assert result is Result.LATER
                case Failed():
                    assert result is Result.FAILED
                case Advanced(step=step):
                    assert result is (Result.READY if step is None else Result.MOVED)
                case Identified():
                    assert result is not Result.LATER
            self.stale.append((worker, outcome.item, Postponed(outcome.item, 0.0)))

    @precondition(lambda self: any(one.held for one in self.workers))
    @rule(data=st.data())
    def save_upload(self, data: st.DataObject) -> None:
        """A worker saves the token of an unfinished upload."""
        worker = data.draw(st.sampled_from([one for one in self.workers if one.held]))
        for item, _ in worker.held.values():
            if item.content is not None:
                assert worker.ledger.save_upload(worker.run, item, f"token of {item.content}")

    @precondition(lambda self: self.stale)
    @rule(data=st.data())
    def settle_late(self, data: st.DataObject) -> None:
        """Somebody whose claim was freed has an answer after all."""
        worker, item, outcome = self.stale.pop(data.draw(st.integers(0, len(self.stale) - 1)))
        is_latest = self.numbers[key(item)] == item.claim
        (result,) = worker.ledger.settle(worker.run, [outcome])
        if isinstance(outcome, Postponed | Failed) or not is_latest:
            assert result in (Result.LOST, Result.LATER) if is_latest else result is Result.LOST
        if item.content is not None:
            assert not worker.ledger.save_upload(worker.run, item, "late")

    @rule(seconds=st.sampled_from([0.1, 2.0, 5.0]))
    def time_passes(self, seconds: float) -> None:
        """All workers beat in time."""
        self.world.advance(seconds)
        self._beat()

    @precondition(lambda self: self.workers)
    @rule(data=st.data())
    def die(self, data: st.DataObject) -> None:
        """A process dies, and its lease ends."""
        dead = data.draw(st.sampled_from(self.workers))
        if self.world.kill(dead.ledger):
            self._lose(self.workers)
            self.workers = []
            self.stale = []  # nobody is left to say anything
            return
        self._lose([dead])
        self.workers.remove(dead)
        for _ in range(4):
            self.world.advance(LEASE / 3)
            self._beat()

    @precondition(lambda self: self.workers)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        """A worker leaves."""
        worker = data.draw(st.sampled_from(self.workers))
        worker.ledger.leave(worker.run)
        self._lose([worker])
        self.workers.remove(worker)

    def _lose(self, workers: list[Worker]) -> None:
        for worker in workers:
            self.stale += [(worker, item, outcome) for item, outcome in worker.held.values()]
            worker.held = {}

    @rule()
    def counts_add_up(self) -> None:
        """Each file of a run is reported once, and counted where it is."""
        for worker in {one.run.number: one for one in self.workers}.values():
            found = list(worker.ledger.outcomes(worker.run))
            counts = worker.ledger.counts(worker.run)
            assert [one.path for one in found] == list(self.enlisted[worker.run.job.target.id])
            status = Counter(one.status for one in found)
            assert counts.total == len(found)
            assert counts.ready == status[ItemStatus.READY]
            assert counts.failed == status[ItemStatus.FAILED]
            assert counts.duplicates == status[ItemStatus.DUPLICATE]
            assert sum(counts.steps.values()) == status[ItemStatus.PENDING]
            assert bool(worker.ledger.claim(worker.run, {}).due) == bool(status[ItemStatus.PENDING])

    def teardown(self) -> None:
        """Whatever has happened, what is left can be done, and all that has not failed is ready."""
        try:
            self._finish()
        finally:
            self.world.end()

    def _finish(self) -> None:
        for worker in list(self.workers):
            worker.ledger.leave(worker.run)
        self._lose(self.workers)
        self.workers = []
        for which, job in enumerate(self.jobs):
            if job.target.id in self.enlisted:
                files = list(self.enlisted[job.target.id])
                self.enlist(which, files, retry_failed=False)
        while due := [due for one in self.workers for due in one.ledger.claim(one.run, {}).due.values()]:
            assert min(due) < math.inf
            self.world.advance(min(due))
            self._beat()
            for worker in self.workers:
                for item in worker.ledger.claim(worker.run, EVERYTHING).items:
                    self._take(worker, item)
                outcomes = [outcome for _, outcome in worker.held.values()]
                assert Result.LOST not in worker.ledger.settle(worker.run, outcomes)
                worker.held = {}
        self.counts_add_up()
        for worker in self.workers:
            for one in worker.ledger.outcomes(worker.run):
                assert one.status is not ItemStatus.PENDING
            worker.ledger.leave(worker.run)


def _instead(item: Item, outcome: StepOutcome, kind: str) -> StepOutcome:
    """What a worker says of an outcome that it has: the truth, or that it has failed or is not known."""
    creates = item.step in (Step.UPLOAD, Step.ADD)
    search = {Step.UPLOAD: Step.FIND_ASSET, Step.ADD: Step.FIND_INDEXED_ITEM}.get(item.step)
    match kind:
        case "later" if not creates:
            return Postponed(item, 3.0, counted=True)
        case "doubtful" if creates:
            return Postponed(item, 1.0, search)
        case "failed":
            return Failed(item, "SomeError", "it has failed", search or item.step)
        case _:
            return outcome


def run(world: World, examples: int, steps: int) -> None:
    """Run the machine with a kind of ledger."""
    make: Callable[[], RuleBasedStateMachine] = lambda: LedgerMachine(world)  # noqa: E731
    run_state_machine_as_test(make, settings=settings(max_examples=examples, stateful_step_count=steps))


def test_a_file_keeps_the_contract(tmp_path: Path) -> None:
    run(SqliteWorld(tmp_path), examples=20, steps=40)


def test_a_database_keeps_the_contract(postgres_url: str) -> None:
    clock = DatabaseClock(postgres_url, START)
    run(PostgresWorld(postgres_url, clock), examples=8, steps=30)


@pytest.mark.slow
def test_a_file_keeps_the_contract_for_long(tmp_path: Path) -> None:
    run(SqliteWorld(tmp_path), examples=100, steps=60)


@pytest.mark.slow
def test_a_database_keeps_the_contract_for_long(postgres_url: str) -> None:
    clock = DatabaseClock(postgres_url, START)
    run(PostgresWorld(postgres_url, clock), examples=100, steps=60)
