"""Claims have a number and an owner: stale outcomes are refused, late good news is taken, and runs are shared."""

from __future__ import annotations

import itertools
import math
import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from twelvelabs_client._flows.effects import Flow, Parallel
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client.errors import LedgerError
from twelvelabs_client.ingest.beat import Seen
from twelvelabs_client.ingest.claims import Wanted
from twelvelabs_client.ingest.ingest import ingest
from twelvelabs_client.ingest.ledger import Ledger
from twelvelabs_client.ingest.model import STEPS, Facts, IngestItem, Item, Job, Options, Result, Step
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger
from twelvelabs_client.ingest.report import IngestReport
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger
from twelvelabs_client.ingest.step_outcomes import Advanced, Failed, Identified, Postponed

from benchmarks.fake_platform import FakePlatform
from benchmarks.virtual_time import VirtualTime

from .conftest import INDEX, STORE, Scene, claim, closed_sources, enlist, identify, write_files
from .postgres_server import DatabaseClock, without_budget

JOB = Job(INDEX)
EVERYTHING = {step: Wanted(100) for step in STEPS}


@dataclass
class Clock:
    """A clock that a test sets."""

    now: float = 1_000_000.0


@pytest.fixture(params=["sqlite", "postgres"])
def shared(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Ledger, Clock | DatabaseClock]]:
    """An empty ledger of each kind, and its clock."""
    if request.param == "sqlite":
        clock = Clock()
        ledger = SqliteLedger(tmp_path / "ledger.sqlite3", durable=False, clock=lambda: clock.now)
        yield ledger, clock
        ledger.close()
    else:
        url = request.getfixturevalue("postgres_url")
        without_budget(url, JOB.account)
        database_clock, database = DatabaseClock(url, Clock.now), PostgresLedger(url)
        yield database, database_clock
        database.close()


@pytest.fixture
def ledger(shared: tuple[Ledger, Clock]) -> Ledger:
    """An empty ledger."""
    return shared[0]


@pytest.fixture
def clock(shared: tuple[Ledger, Clock]) -> Clock:
    """Its clock, which starts at the same time in each test."""
    return shared[1]


def opened(ledger: Ledger, *names: str) -> Run:
    """Take part in the run of the target with these files."""
    return enlist(ledger, JOB, [IngestItem(f"/{name}", size=1) for name in names])


def test_a_stale_outcome_is_refused(ledger: Ledger, clock: Clock) -> None:
    first, second = opened(ledger, "a.mp4"), opened(ledger, "a.mp4")
    assert (first.number, second.number) == (1, 1)
    identify(ledger, first)
    (stale,) = claim(ledger, first, Step.UPLOAD)
    ledger.leave(first)
    clock.now += JOB.tuning.settling
    (held,) = claim(ledger, second, Step.FIND_ASSET)
    assert held.claim == stale.claim + 1
    news = Advanced(stale, Step.AWAIT_ASSET, Facts(asset_id="twice"))
    for outcome in (news, Postponed(stale, 0.0), Failed(stale, "E", "e", Step.UPLOAD)):
        assert ledger.settle(first, [outcome]) == [Result.LOST]
    assert not ledger.save_upload(first, stale, "token")
    assert ledger.settle(second, [Advanced(held, Step.ADD, Facts(asset_id="a1"))]) == [Result.MOVED]
    (item,) = claim(ledger, second, Step.ADD)
    assert item.asset_id == "a1"


def test_the_token_of_an_upload_is_kept_until_the_upload_has_ended(ledger: Ledger, clock: Clock) -> None:
    run = opened(ledger, "a.mp4", "b.mp4")
    identify(ledger, run)
    held = claim(ledger, run, Step.UPLOAD, 2)
    for item in held:
        assert item.upload is None
        assert ledger.save_upload(run, item, f"token of {item.path}")
    ledger.settle(run, [Postponed(item, 0.0, counted=True) for item in held])
    held = claim(ledger, run, Step.UPLOAD, 2)
    assert [item.upload for item in held] == [f"token of {item.path}" for item in held]
    ended = [Postponed(held[0], 0.0, Step.FIND_ASSET, upload_ended=True), Failed(held[1], "E", "e", Step.UPLOAD)]
    assert ledger.settle(run, ended) == [Result.LATER, Result.FAILED]
    (found,) = claim(ledger, run, Step.FIND_ASSET)
    assert found.upload is None
    ledger.leave(run)

    def again() -> tuple[Run, Item]:
        run = enlist(ledger, JOB, [IngestItem(held[1].path, size=1)], retry_failed=True)
        return run, claim(ledger, run, Step.UPLOAD)[0]

    run, failed = again()
    assert failed.upload == f"token of {failed.path}"
    assert ledger.settle(run, [Failed(failed, "E", "e", Step.UPLOAD, upload_ended=True)]) == [Result.FAILED]
    ledger.leave(run)
    assert again()[1].upload is None


def test_late_good_news_is_taken_and_bad_news_is_not(ledger: Ledger) -> None:
    first, second = opened(ledger, "a.mp4", "b.mp4", "c.mp4"), opened(ledger)
    (late,) = claim(ledger, first, Step.FINGERPRINT)
    ledger.leave(first)
    assert ledger.settle(first, [Postponed(late, 0.0)]) == [Result.LOST]
    assert ledger.settle(first, [Identified(late, "a", 1, None)]) == [Result.MOVED]
    third = opened(ledger)
    identify(ledger, third)
    uploads = claim(ledger, third, Step.UPLOAD, 3)
    ledger.leave(third)
    bad = [Failed(uploads[0], "E", "e", Step.UPLOAD), Postponed(uploads[1], 0.0)]
    assert ledger.settle(third, bad) == [Result.LOST] * 2
    good = [Advanced(item, Step.AWAIT_ASSET, Facts(asset_id=item.content)) for item in uploads]
    assert ledger.settle(third, good) == [Result.MOVED] * 3
    assert ledger.claim(second, {}).due == {Step.AWAIT_ASSET: 0.0}


def test_leaving_frees_what_was_claimed(ledger: Ledger, clock: Clock) -> None:
    first, second = opened(ledger, *"abc"), opened(ledger)
    identify(ledger, first, 1)
    (read,) = claim(ledger, first, Step.FINGERPRINT)
    claim(ledger, first, Step.UPLOAD)
    assert ledger.claim(second, {}).due == {Step.FINGERPRINT: 0.0, Step.UPLOAD: math.inf}
    ledger.leave(first)
    settling = JOB.tuning.settling
    assert ledger.claim(second, {}).due == {Step.FINGERPRINT: 0.0, Step.FIND_ASSET: settling}
    assert [item.path for item in claim(ledger, second, Step.FINGERPRINT, 5)] == [read.path, "/c"]
    clock.now += settling
    (found,) = claim(ledger, second, Step.FIND_ASSET)
    assert found.age == settling, "it has been looked for since then"
    assert found.made_after is not None


def test_a_run_lasts_as_long_as_somebody_takes_part(ledger: Ledger) -> None:
    first, second = opened(ledger, "a"), opened(ledger, "b", "a")
    assert ledger.counts(first).total == ledger.counts(second).total == 2
    ledger.leave(first)
    third = opened(ledger, "c")
    assert third.number == 1
    assert ledger.join("another") is None
    joined = ledger.join(JOB.account)
    assert joined is not None
    assert (joined.number, joined.job) == (1, JOB)
    for run in (second, third, joined):
        ledger.leave(run)
    assert ledger.join(JOB.account) is None, "the run has ended"
    assert opened(ledger, "a").number == 2
    assert ledger.counts(opened(ledger)).total == 1


def test_an_ingest_with_other_options_does_not_join(ledger: Ledger) -> None:
    first = opened(ledger, "a")
    changes: dict[str, Options] = {
        "by_url": Options(by_url=True),
        "probe": Options(probe=True),
        "enable_hls": Options(enable_hls=False),
        "enable_thumbnail": Options(enable_thumbnail=False),
        "enable_video_stream": Options(enable_video_stream=True),
        "method": Options(upload=UploadOptions(method="multipart")),
        "verify": Options(upload=UploadOptions(verify=False)),
    }
    for name, options in changes.items():
        with pytest.raises(LedgerError, match=f"{name}=.*index index1|index index1.*{name}="):
            ledger.open(replace(JOB, options=options), retry_failed=False)
    same = Options(wait_timeout=5.0, models=("marengo3.0",), upload=UploadOptions(concurrency=2))
    ledger.leave(ledger.open(replace(JOB, options=same), retry_failed=False))
    ledger.leave(first)
    other = enlist(ledger, replace(JOB, options=changes["by_url"]), [IngestItem("/a", size=1)])
    assert other.job.options.by_url, "nobody takes part in the first any more, nor did those that were refused"
    assert other.number > first.number


def test_an_ingest_joins_a_dry_run_with_its_own_options(ledger: Ledger) -> None:
    dry = enlist(ledger, replace(JOB, options=Options(dry_run=True)), [IngestItem("/a", size=1)])
    run = ledger.open(replace(JOB, options=Options(enable_hls=False)), retry_failed=False)
    assert run.number == dry.number
    with pytest.raises(LedgerError, match="enable_hls"):
        ledger.open(JOB, retry_failed=False)
    assert ledger.open(dry.job, retry_failed=False).number == dry.number


def test_a_run_is_not_finished_while_somebody_enlists(ledger: Ledger) -> None:
    seen = []
    other = opened(ledger)

    def files() -> Iterator[IngestItem]:
        seen.append(ledger.claim(other, EVERYTHING).due)
        yield IngestItem("/a", size=1)

    enlist(ledger, JOB, files())
    assert seen == [{Step.FINGERPRINT: math.inf}]
    assert [item.path for item in ledger.claim(other, EVERYTHING).items] == ["/a"]


def test_what_failed_is_tried_again_by_one_that_joins(ledger: Ledger) -> None:
    first = opened(ledger, "a", "b")
    identify(ledger, first, 1)
    unread, unsent = claim(ledger, first, Step.FINGERPRINT), claim(ledger, first, Step.UPLOAD)
    ledger.settle(first, [Failed(item, "E", "e", item.step) for item in (*unread, *unsent)])
    assert not ledger.claim(first, {}).due
    second = enlist(ledger, JOB, [IngestItem(f"/{name}", size=1) for name in "ab"], retry_failed=True)
    assert second.number == first.number
    assert ledger.claim(second, {}).due == {Step.FINGERPRINT: 0.0, Step.UPLOAD: 0.0}


def test_due_says_when_the_next_item_may_be_claimed(ledger: Ledger, clock: Clock) -> None:
    run = opened(ledger, *"ab")
    identify(ledger, run)
    first, second = claim(ledger, run, Step.UPLOAD, 2)
    ledger.settle(run, [Postponed(first, 30.0), Advanced(second, Step.AWAIT_ASSET, Facts(asset_id="a2"))])
    young = ledger.claim(run, {Step.AWAIT_ASSET: Wanted(1, min_age=12.0)})
    assert (young.items, young.due) == ((), {Step.UPLOAD: 30.0, Step.AWAIT_ASSET: 12.0})
    clock.now += 12.0
    grown = ledger.claim(run, {Step.AWAIT_ASSET: Wanted(1, min_age=12.0)})
    assert [item.content for item in grown.items] == ["/b"]
    assert grown.due == {Step.UPLOAD: 18.0, Step.AWAIT_ASSET: math.inf}


def test_claims_with_a_least_age_take_what_is_due_and_old_enough_in_turn(ledger: Ledger, clock: Clock) -> None:
    """Random contents are polled at random times. A model says what can be claimed, and when there will be more."""
    chance, step = random.Random(17), Step.AWAIT_ASSET
    run = opened(ledger, *map(str, range(40)))
    identify(ledger, run)
    uploads = list(claim(ledger, run, Step.UPLOAD, 40))
    waiting: dict[str, tuple[float, float]] = {}
    """When each reached the step, and when it is due."""
    mistakes = []
    while (uploads or waiting) and not mistakes:
        ledger.beat(run, Seen())
        for item in [uploads.pop() for _ in range(min(len(uploads), chance.randint(0, 3)))]:
            ledger.settle(run, [Advanced(item, step, Facts(asset_id=item.path))])
            waiting[item.path] = clock.now, clock.now
        limit, age = chance.randint(1, 4), chance.choice([0.0, 4.0, 12.0])
        ready = [path for path, (arrived, due) in waiting.items() if arrived + age <= clock.now and due <= clock.now]
        oldest = sorted(max(waiting[path]) for path in ready)[:limit]
        claims = ledger.claim(run, {step: Wanted(limit, age)})
        claimed = {item.path: waiting.pop(item.path) for item in claims.items}
        if not set(claimed) <= set(ready) or sorted(map(max, claimed.values())) != oldest:
            mistakes.append((clock.now, limit, age, claimed, waiting))
        left = [max(arrived + age, due) - clock.now for arrived, due in waiting.values()]
        expected = max(min(left), 0.0) if left else math.inf if claimed else None
        if claims.due.get(step) != expected:
            mistakes.append((clock.now, limit, age, claims.due.get(step), expected, waiting))
        for item in claims.items:
            arrived, _ = claimed[item.path]
            if chance.random() < 0.3:
                ledger.settle(run, [Advanced(item, Step.ADD)])
            else:
                pause = chance.choice([0.0, 1.0, 5.0, 20.0])
                ledger.settle(run, [Postponed(item, pause)])
                waiting[item.path] = arrived, clock.now + pause
        clock.now += chance.choice([0.0, 0.5, 2.0])
    assert not mistakes


def test_assets_of_other_targets_come_with_the_claim(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run(folder)
    ledger = SqliteLedger(scene.ledger_path, clock=scene.clock)
    other = Job(type(INDEX)(INDEX.kind, "index2"), account="me")
    run = enlist(ledger, other, [IngestItem(str(folder / "a.mp4"))])
    content = "sha256:7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    ledger.settle(run, [Identified(item, content, 3, None) for item in claim(ledger, run, Step.FINGERPRINT)])
    (item,) = claim(ledger, run, Step.UPLOAD)
    assert item.made_before == tuple(scene.platform.assets)
    ledger.close()


def opened_twice(ledger: Ledger) -> tuple[Run, Run]:
    """Runs of two targets with the same content."""
    runs = opened(ledger, "a"), enlist(ledger, replace(JOB, target=STORE), [IngestItem("/a", size=1)])
    for run in runs:
        identify(ledger, run)
    return runs


def test_a_content_does_not_go_up_for_two_targets_at_once(ledger: Ledger, clock: Clock) -> None:
    first, second = opened_twice(ledger)
    (item,) = claim(ledger, first, Step.UPLOAD)
    waiting = ledger.claim(second, EVERYTHING)
    assert not waiting.items
    assert 0 < waiting.due[Step.UPLOAD] <= 1
    ledger.settle(first, [Advanced(item, Step.AWAIT_ASSET, Facts(asset_id="a1"))])
    clock.now += 1.0
    (item,) = claim(ledger, second, Step.UPLOAD)
    assert item.made_before == ("a1",)


COMES = ("new", "retried", "reopened", "postponed", "resumed")
"""How a content can come to the upload for one target, before or after"""
DOUBTS = ("postponed", "failed", "left")
"""how its upload to another target can turn out to have an unknown result."""


def test_what_another_target_may_have_uploaded_is_looked_for(ledger: Ledger, clock: Clock) -> None:
    uploads, searches, again = [], [], []
    for comes, doubt in itertools.product(COMES, DOUBTS):
        name = f"{comes}, {doubt}"
        jobs = [replace(JOB, target=replace(INDEX, id=f"{name}, {number}")) for number in range(2)]
        files = [IngestItem(f"/{name}", size=1)]
        first, second = (enlist(ledger, job, files) for job in jobs)
        identify(ledger, first)
        if comes != "new":
            identify(ledger, second)
            come_to_upload(ledger, second, comes)
        clock.now += 1.0
        leave_in_doubt(ledger, first, doubt)
        clock.now += 1.0
        if comes == "new":
            identify(ledger, second)
        elif comes in ("retried", "resumed"):
            ledger.leave(second)
            second = enlist(ledger, jobs[1], files, retry_failed=comes == "retried")
        clock.now += 5.0
        uploads += [name for _ in claim(ledger, second, Step.UPLOAD)]
        clock.now += 5.0
        for item in claim(ledger, second, Step.FIND_ASSET):
            assert item.made_after is not None
            assert item.sent_as == name
            searches.append(name)
            ledger.settle(second, [Postponed(item, 0.0, Step.UPLOAD)])
        clock.now += 1.0
        again += [name for _ in claim(ledger, second, Step.UPLOAD)]
    assert not uploads
    assert searches == again == [f"{comes}, {doubt}" for comes, doubt in itertools.product(COMES, DOUBTS)]


def come_to_upload(ledger: Ledger, run: Run, how: str) -> None:
    """A claimed upload is due again, or can be tried again later."""
    (item,) = claim(ledger, run, Step.UPLOAD)
    if how == "retried":
        ledger.settle(run, [Failed(item, "BadRequestError", "400", Step.UPLOAD)])
    elif how == "reopened":
        ledger.settle(run, [Advanced(item, None, Facts(asset_id="gone", indexed_item_id=item.path))])
        ledger.reopen(run, [item.path], Step.UPLOAD)
    else:
        ledger.settle(run, [Postponed(item, 0.0)])


def leave_in_doubt(ledger: Ledger, run: Run, how: str) -> None:
    """An upload has an unknown result."""
    (item,) = claim(ledger, run, Step.UPLOAD)
    if how == "left":
        ledger.leave(run)
    elif how == "postponed":
        ledger.settle(run, [Postponed(item, 0.0, Step.FIND_ASSET)])
    else:
        ledger.settle(run, [Failed(item, "ServerError", "500", Step.FIND_ASSET)])


@pytest.mark.parametrize("one_dies", [False, True], ids=["both end", "one is killed"])
def test_two_ingests_at_once_are_one_run(tmp_path: Path, *, one_dies: bool) -> None:
    platform = FakePlatform(asset_seconds=5.0, indexed_item_seconds=5.0)
    time = VirtualTime(platform.answer)
    ledger = SqliteLedger(tmp_path / "ledger.sqlite3", durable=False, clock=lambda: time.now)
    config = ClientConfig(api_key="tlk_0123456789SECRET", base_url="https://api.example.test/v1.3")
    shared = {f"{number:02}.mp4": str(number) for number in range(20)}
    folders = [
        write_files(
            tmp_path / name, {**shared, f"{name}.mp4": name, **{f"{name}{n}.mp4": name + str(n) for n in range(5)}}
        )
        for name in ("first", "second")
    ]

    def one(number: int) -> Flow[IngestReport | None]:
        def stop(event: object) -> None:
            if one_dies and number == 0 and len(platform.assets) > 10:
                raise KeyError("killed")

        settings = {"workers": 3, "retry_failed": False, "on_progress": stop}
        try:
            return (yield from ingest(folders[number], JOB, config, ledger, **settings))  # type: ignore[arg-type]
        except KeyError:
            return None

    def both() -> Flow[list[IngestReport | None]]:
        reports: list[IngestReport | None] = yield Parallel(iter([one(0), one(1)]), 2)
        return reports

    with closed_sources():
        first, second = time.run(both())
    assert (first is None) is one_dies
    assert second is not None
    assert second.is_complete, str(second)
    contents = [platform.assets[item.asset_id].content for item in platform.indexed_items.values()]
    assert len(contents) == len(set(contents)) == len(platform.assets) == 32
    assert second.ready == 32
    if first is not None:
        assert first.is_complete
        assert first.total == second.total == 52
    ledger.close()


def test_threads_settle_and_claim_at_the_same_time(ledger: Ledger) -> None:
    runs = [opened(ledger, *(f"{n:03}" for n in range(120))) for _ in range(4)]
    identified: list[Result] = []

    def work(run: Run) -> None:
        while items := claim(ledger, run, Step.FINGERPRINT, 7):
            identified.extend(ledger.settle(run, [Identified(item, item.path[-2:], 1, None) for item in items]))

    threads = [threading.Thread(target=work, args=(run,)) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(identified) == [Result.DUPLICATE] * 20 + [Result.MOVED] * 100
    counts = ledger.counts(runs[0])
    assert (counts.total, counts.duplicates, counts.steps) == (120, 20, {Step.UPLOAD: 100})
