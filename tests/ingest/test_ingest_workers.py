"""Workers: what they learn and report, how rarely they ask, and the commands for many machines."""

from __future__ import annotations

import json
import math
import select
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from twelvelabs_client import AsyncTwelveLabs, IngestItem, TwelveLabs
from twelvelabs_client._flows.effects import Effect, Flow, Send, ToThread, send, sleep
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._response import Response
from twelvelabs_client._version import __version__
from twelvelabs_client.cli.run import run as run_command
from twelvelabs_client.errors import InvalidArgumentError, LedgerUnavailableError
from twelvelabs_client.ingest import Job, Step, StopReason, Target, TargetKind, Wanted, tuning, worker
from twelvelabs_client.ingest.answer_counter import AnswerCounter
from twelvelabs_client.ingest.beat import Answers, Seen
from twelvelabs_client.ingest.claims import Claims
from twelvelabs_client.ingest.ingest import ingest
from twelvelabs_client.ingest.ledger import Ledger
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger
from twelvelabs_client.ingest.postgres.reader import read_shared_runs
from twelvelabs_client.ingest.progress import IngestEvent
from twelvelabs_client.ingest.reading_breaker import ReadingBreaker
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.step_outcomes import Advanced, Failed, Identified, StepOutcome
from twelvelabs_client.ingest.steps.attempt import Attempt
from twelvelabs_client.ingest.tuning import TUNING
from twelvelabs_client.ingest.worker import Worker
from twelvelabs_sandbox import Sandbox

from benchmarks.fake_platform import FakePlatform
from benchmarks.virtual_time import Process, VirtualTime

from .conftest import closed_sources, cut_clips, write_files
from .postgres_server import GUARDED, PASSWORD, DatabaseClock, PostgresServer
from .test_ingest_killed import make_target

INDEX = Target(TargetKind.INDEX, "index1")
CONFIG = ClientConfig(api_key="tlk_0123456789SECRET", base_url="https://api.example.test/v1.3")
JOB = Job(INDEX, account=CONFIG.base_url)


def test_answers_to_uploads_are_counted_with_the_latest_limits() -> None:
    counter = AnswerCounter()
    limits = {"x-ratelimit-remaining": "7", "x-ratelimit-reset": "1790000030", "date": "Mon, 21 Sep 2026 14:13:20 GMT"}
    responses = {
        ("POST", "/assets"): [Response(201, limits), Response(429, {"retry-after": "9"}), Response(500)],
        ("POST", "/assets/multipart-uploads"): [Response(201)],
        ("GET", "/assets"): [Response(200, limits)],
    }

    def flow() -> Flow[str]:
        for (method, url), given in responses.items():
            for _ in given:
                yield from send(Send(method=method, url=url))
        return "done"

    running, answers = counter.observe(flow()), [each for given in responses.values() for each in given]
    next(running)
    for response in answers[:-1]:
        running.send(response)
    with pytest.raises(StopIteration, match="done"):
        running.send(answers[-1])
    assert counter.is_urgent
    counted = counter.take()
    assert counted["POST /assets/multipart-uploads"] == Answers(1)
    found = counted["POST /assets"]
    assert (found.accepted, found.refused, found.remaining, found.pause) == (1, 1, 7, 9.0)
    assert set(counted) == {"POST /assets", "POST /assets/multipart-uploads"}
    assert not counter.take()
    assert not counter.is_urgent


def test_after_five_unreadable_files_in_a_row_others_are_left_the_rest() -> None:
    breaker = ReadingBreaker(TUNING)
    item: Any = object()
    unreadable = Failed(item, "InvalidSourceError", "no such file", Step.FINGERPRINT, not_here=True)
    broken = Failed(item, "InvalidSourceError", "no media", Step.FINGERPRINT)
    read = Identified(item, "sha256:00", 1, 1)

    def observe(*outcomes: StepOutcome, at: float, others: bool = True) -> list[str | None]:
        return [breaker.observe(Attempt((outcome,)), at, others=others) for outcome in outcomes]

    assert observe(*[unreadable] * 4, read, *[unreadable] * 4, broken, *[unreadable] * 4, at=1.0) == [None] * 14
    assert (breaker.reads, breaker.allows(1.0)) == (True, True)
    assert observe(unreadable, unreadable, at=2.0) == ["no such file", None]
    assert (breaker.reads, breaker.allows(2.0 + TUNING.unreadable_pause / 2)) == (False, False)
    assert breaker.pause(3.0) == TUNING.unreadable_pause - 1.0
    again = 3.0 + TUNING.unreadable_pause
    assert (breaker.reads, breaker.allows(again)) == (False, True), "it tries again"
    assert breaker.pause(again) == math.inf
    assert observe(unreadable, at=again) == [None]
    assert (breaker.reads, breaker.allows(again)) == (False, False)
    again += TUNING.unreadable_pause
    assert observe(unreadable, at=again, others=False) == [None]
    assert (breaker.reads, breaker.allows(again)) == (False, True), "there is nobody to leave files to"
    observe(read, at=again)
    assert (breaker.reads, breaker.allows(again)) == (True, True)


def test_an_idle_worker_makes_at_most_two_statements_a_second(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One waits for a run, then for items that another worker has claimed."""
    executed = [0]
    execute = psycopg.Connection.execute

    def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        executed[0] += 1
        return execute(self, *args, **kwargs)

    class Over(BaseException):
        pass

    def statements_a_second(ledger: PostgresLedger, seconds: float) -> float:
        time = VirtualTime(FakePlatform().answer)
        began, before = time.now, 0

        def observe(effect: Effect, when: str) -> None:
            nonlocal before
            if when == "before" and isinstance(effect, ToThread):
                clock.now = time.now
            if time.now - began < 5:  # it joins
                before = executed[0]
            if time.now - began >= seconds:
                raise Over

        time.observer = observe
        with pytest.raises(Over):
            time.run(Worker(ledger, CONFIG, JOB.account, 8).join_runs(once=False))
        return (executed[0] - before) / (seconds - 5)

    clock = DatabaseClock(postgres_url, 1_700_000_000.0)
    with (
        closing(PostgresLedger(postgres_url)) as ledger,
        closing(PostgresLedger(postgres_url, lease=1e6)) as other,
    ):
        monkeypatch.setattr(psycopg.Connection, "execute", counted)
        assert statements_a_second(ledger, 65.0) <= 0.1
        run = other.open(JOB, retry_failed=False)
        other.enlist(run, [IngestItem("/a", size=1)])
        assert len(other.claim(run, {Step.FINGERPRINT: Wanted(5)}).items) == 1
        other.beat(run, Seen())
        assert statements_a_second(ledger, 65.0) <= 0.4


def test_an_idle_worker_takes_part_within_two_seconds_of_a_notification(postgres_url: str, tmp_path: Path) -> None:
    path = write_files(tmp_path, {"added.mp4": "content"}) / "added.mp4"
    seen: dict[str, float] = {}

    class Watched(PostgresLedger):
        def join(self, account: str) -> Run | None:
            if run := super().join(account):
                seen.setdefault("joined", time.now)
            return run

        def claim(self, run: Run, wanted: Mapping[Step, Wanted]) -> Claims:
            claims = super().claim(run, wanted)
            seen.update({item.path: time.now for item in claims.items if item.path not in seen})
            return claims

        def leave(self, run: Run) -> None:
            super().leave(run)
            seen["left"] = time.now

    def observe(effect: Effect, when: str) -> None:
        if when == "before" and isinstance(effect, ToThread):
            clock.now = time.now

    def arrives() -> None:
        """Wait in real time for a notification to arrive."""
        assert select.select([ledger._connections._listening], [], [], 5.0)[0]

    def others() -> Flow[None]:
        """Each of these comes after a time in which there is nothing to do."""
        yield from sleep(40)
        began["joined"] = time.now
        run = other.open(JOB, retry_failed=False)
        arrives()
        yield from sleep(40)
        other.beat(run, Seen())
        began[str(path)] = time.now
        other.enlist(run, [IngestItem(str(path))])
        arrives()
        yield from sleep(40)
        (uploaded,) = other.claim(run, {Step.AWAIT_ASSET: Wanted(1)}).items
        other.settle(run, [Advanced(uploaded, None)])
        began["left"] = time.now
        other.leave(run)
        arrives()

    time, began = VirtualTime(FakePlatform().answer), dict[str, float]()
    clock = DatabaseClock(postgres_url, time.now)
    with (
        closing(Watched(postgres_url)) as ledger,
        closing(PostgresLedger(postgres_url, lease=1e6)) as other,
    ):
        joining = Worker(ledger, CONFIG, JOB.account, 8).join_runs(once=False)
        processes = [Process(joining, observe), Process(others(), observe)]
        with closed_sources():
            time.run_all(processes, until=time.now + 130)
    late = {name: seen.get(name, math.inf) - at for name, at in began.items()}
    assert {name: seconds for name, seconds in late.items() if not 0 <= seconds <= 2} == {}


def test_a_run_that_has_stopped_is_not_joined_and_a_new_one_begins(postgres_url: str) -> None:
    """Workers would join and leave it again and again, and keep the run open with the reason to stop."""
    with closing(PostgresLedger(postgres_url)) as ledger:
        run = ledger.open(JOB, retry_failed=False)
        ledger.enlist(run, [IngestItem("/a", size=1)])
        worker = ledger.join(JOB.account)
        assert worker is not None
        reason = StopReason(Step.UPLOAD, "the daily quota is used up", 3600.0)
        ledger.beat(worker, Seen(stopped=reason))
        assert ledger.beat(run, Seen()).stopped == reason
        assert ledger.join(JOB.account) is None
        ledger.leave(run)
        ledger.leave(worker)
        again = ledger.open(JOB, retry_failed=False)
        assert again.number != run.number
        ledger.enlist(again, [IngestItem("/a", size=1)])
        assert ledger.beat(again, Seen()).stopped is None
        assert ledger.join(JOB.account) is not None


def test_progress_counts_what_others_have_done(postgres_url: str) -> None:
    time = VirtualTime(FakePlatform().answer)
    events: list[IngestEvent] = []
    clock = DatabaseClock(postgres_url, time.now)
    with (
        closing(PostgresLedger(postgres_url)) as ledger,
        closing(PostgresLedger(postgres_url, lease=1e6)) as other,
    ):
        run = other.open(JOB, retry_failed=False)
        other.enlist(run, [IngestItem("/a", size=1), IngestItem("/b", size=1)])
        other.beat(run, Seen())
        claimed = list(other.claim(run, {Step.FINGERPRINT: Wanted(2)}).items)
        began = time.now

        def observe(effect: Effect, when: str) -> None:
            if when == "before" and isinstance(effect, ToThread):
                clock.now = time.now
            if claimed and time.now - began > 10 * (3 - len(claimed)):
                item = claimed.pop()
                other.settle(run, [Failed(item, "InvalidSourceError", f"{item.path} is broken", item.step)])

        time.observer = observe
        flow = ingest(["/a", "/b"], JOB, CONFIG, ledger, workers=2, retry_failed=False, on_progress=events.append)
        report = time.run(flow)
    assert report.failed == 2
    failed = [event.failed for event in events]
    assert {0, 1, 2} == set(failed)
    assert failed == sorted(failed)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(speed=1000) as running:
        yield running


@pytest.fixture
def tl(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_logging: None) -> Any:
    monkeypatch.setenv("TWELVE_LABS_API_KEY", sandbox.api_key)
    monkeypatch.setenv("TWELVELABS_BASE_URL", sandbox.base_url)

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run_command([str(each) for each in arguments])
        return code, *capsys.readouterr()

    return call


def test_what_is_wrong_is_said_in_a_sentence(
    tl: Any,
    sandbox: Sandbox,
    postgres_server: PostgresServer,
    empty_schema: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    guarded = postgres_server.url(user=GUARDED)
    secret = guarded.replace("@", f":{PASSWORD.replace(' ', '%20')}@")
    nowhere = "postgresql://127.0.0.1:1/postgres"
    wrong = []

    def expect(code: int, said: str, *arguments: object) -> None:
        found, out, err = tl(*arguments)
        if found != code or said not in err or out or "Traceback" in err or PASSWORD in err or len(err) > 600:
            wrong.append((arguments, found, out, err))

    monkeypatch.setenv("PGPASSWORD", "wrong")
    monkeypatch.setattr(tuning, "TUNING", replace(TUNING, outage=0.0))
    for command in ("work", "status", "init"):
        expect(2, "PGPASSWORD", "ingest", command, secret)
        expect(1, "does not accept the password", "ingest", command, guarded)
        expect(75 if command == "work" else 1, "cannot be reached", "ingest", command, nowhere)
    for command in ("work", "status"):
        expect(1, "ingest init", "ingest", command, empty_schema, *(["--once"] if command == "work" else []))
    expect(2, "postgresql://", "ingest", "work", tmp_path / "ledger.sqlite3")
    index = make_target(sandbox, "index")
    folder = tmp_path / "videos"
    folder.mkdir()
    (folder / "a.mp4").write_bytes(b"no video")
    run = ("ingest", "run", folder, "--index", index, "--ledger")
    for neither in (
        *(f"{scheme}://me:{PASSWORD}@host/db" for scheme in ("mysql", "postgresql+psycopg", "https", "redis")),
        *(form.format(PASSWORD) for form in ("postgresql:/me:{}@host/db", " postgresql://me:{}@host/db")),
        f"host=localhost dbname=db password={PASSWORD}",
    ):
        for start in (("ingest", "status"), run, ("ingest", "work")):
            expect(2, "postgresql://", *start, neither)
    for name in ("a\nb", " prod", "\udcff", "x" * 1000):
        expect(2, "account must be a name", *run, empty_schema, "--account", name)
        expect(2, "account must be a name", "ingest", "work", empty_schema, "--account", name)
    expect(1, "ingest init", *run, empty_schema)
    assert tl("ingest", "init", empty_schema)[0] == 0
    assert tl("ingest", "init", empty_schema)[0] == 0, "the second time it changes nothing"
    expect(0, "", "ingest", "work", empty_schema, "--once")

    with closing(PostgresLedger(empty_schema)) as ledger:
        job = Job(Target(TargetKind.INDEX, index), account=sandbox.base_url)
        opened = ledger.open(job, retry_failed=False)
        ledger.enlist(opened, [IngestItem(str(folder / "a.mp4"))])
        expect(1, "account", *run, empty_schema, "--account", "staging")
        expect(0, "", "ingest", "work", empty_schema, "--once", "--account", "staging")
        assert ledger.counts(opened).pending == 1, "workers of other accounts take no part"
        with closing(psycopg.connect(empty_schema, autocommit=True)) as connection:
            connection.cursor().execute("UPDATE ingest_runs SET package = '9.9.9'")
            expect(1, "9.9.9", "ingest", "work", empty_schema, "--once")
            expect(1, "9.9.9", *run, empty_schema)
            connection.cursor().execute("UPDATE ingest_runs SET package = %s", (__version__,))
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            client.indexes.delete(index)
        sandbox.faults.add(route="/indexes/{index_id}", status=429, retry_after=3600)
        expect(75, "unfinished ingest", "ingest", "work", empty_schema, "--once")
        sandbox.faults.clear()
        expect(3, "unfinished ingest", "ingest", "work", empty_schema, "--once")
        expect(0, "", "ingest", "work", empty_schema, "--once")  # started again, it goes on with other runs
        assert ledger.counts(opened).pending == 1, "nothing is lost"
        ledger.leave(opened)
    assert wrong == []


def test_a_worker_refuses_arguments_that_are_not_valid(postgres_url: str) -> None:
    url, key = "https://api.example.test", "tlk_0123456789SECRET"
    with TwelveLabs(key, base_url=url) as client:
        calls: list[tuple[str, Callable[[], object]]] = [
            ("workers must be 1 to 32", lambda: worker.work(postgres_url, client, workers=0)),
            ("postgresql://host", lambda: worker.work(Path("postgresql://me:SECRET@host/db"), client)),  # type: ignore[arg-type]
            ("not a NoneType", lambda: worker.work(postgres_url, None)),  # type: ignore[arg-type]
            ("not an AsyncTwelveLabs", lambda: worker.work(postgres_url, AsyncTwelveLabs(key, base_url=url))),  # type: ignore[arg-type]
            ("is neither", lambda: client.ingest([], index="a", ledger=Path("postgresql://me:SECRET@host/db"))),
            ("has a password", lambda: client.ingest([], index="a", ledger="postgresql://me:SECRET@host/db")),
        ]
        for message, call in calls:  # before anything is sent: there is no such host
            with pytest.raises(InvalidArgumentError, match=message) as caught:
                call()
            assert "SECRET" not in str(caught.value)


def test_a_worker_that_starts_while_the_database_is_away_waits_for_it(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = [LedgerUnavailableError("the ledger cannot be reached")] * 3

    def opened(url: str) -> Ledger:
        if away:
            raise away.pop()
        return PostgresLedger(url)

    monkeypatch.setattr(worker, "open_ledger", opened)
    monkeypatch.setattr(tuning, "TUNING", replace(TUNING, first_retry=0.0))
    with TwelveLabs("tlk_0123456789SECRET", base_url="https://api.example.test") as client:
        worker.work(postgres_url, client, once=True)
    assert away == []
    warnings = [record.message for record in caplog.records if record.levelname == "WARNING"]
    assert warnings == ["the ledger cannot be reached. It is tried again for up to 240 seconds"]


def test_status_costs_the_same_for_any_number_of_targets(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    execute, counted = psycopg.Connection.execute, Counter[int]()
    with closing(PostgresLedger(postgres_url)) as ledger:
        for number in (1, 2):
            run = ledger.open(Job(Target(TargetKind.INDEX, f"index{number}")), retry_failed=False)
            ledger.enlist(run, [IngestItem(f"{name}.mp4") for name in range(number)])
            with monkeypatch.context() as patched:

                def counting(*args: Any, number: int = number, **kwargs: Any) -> Any:
                    counted[number] += 1
                    return execute(*args, **kwargs)

                patched.setattr(psycopg.Connection, "execute", counting)
                runs = read_shared_runs(postgres_url)
            assert [run.counts().total for run in runs] == [1, 2][:number]
    assert counted[1] == counted[2]


def test_the_commands_for_many_machines(
    tl: Any, sandbox: Sandbox, postgres_url: str, small_clip: Path, tmp_path: Path, fast_polling: None
) -> None:
    index = make_target(sandbox, "index")
    clips = cut_clips(small_clip, tmp_path / "clips", 3)
    with closing(PostgresLedger(postgres_url)) as ledger:
        job = Job(Target(TargetKind.INDEX, index), account=f"{sandbox.base_url}#prod")
        run = ledger.open(job, retry_failed=False)
        ledger.enlist(run, [IngestItem(str(clip)) for clip in clips])
        ((_, out, _),) = [tl("ingest", "status", postgres_url, "--json")]
        (state,) = json.loads(out)
        assert (state["status"], state["files"], state["pending"], state["seconds_left"]) == ("running", 3, 3, None)
        assert len(state["workers"]) == 1
        ledger.leave(run)
    assert json.loads(tl("ingest", "status", postgres_url, "--json")[1])[0]["status"] == "ended"

    code, out, err = tl(
        *(
            "ingest",
            "run",
            tmp_path / "clips",
            "--index",
            index,
            "--ledger",
            postgres_url,
            "--account",
            "prod",
            "--json",
        )
    )
    assert (code, json.loads(out)["ready"]) == (0, 3), err
    (state,) = json.loads(tl("ingest", "status", postgres_url, "--json")[1])
    assert (state["status"], state["ready"], state["pending"]) == ("ended", 3, 0)
    assert state["files_per_minute"] >= 3
    assert tl("ingest", "status", postgres_url, "--files", "--tsv")[1].count("\tready\t") == 3

    _, out, err = tl("ingest", "status", postgres_url, "--audit", "--tsv")
    assert (out.splitlines()[1:], f"index {index} of {sandbox.base_url}#prod. Name the account" in err) == ([], True)
    audit = ("ingest", "status", postgres_url, "--audit", "--json", "--account", "prod")
    assert tl(*audit)[1:] == ("[]\n", "")
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        (first, *_) = client.indexes.indexed_assets.list(index)
        key = (client.assets.retrieve(first.asset_id or "").user_metadata or {})["ingest_key"]
        twin = client.assets.upload(clips[0], user_metadata={"ingest_key": key})
        client.indexes.indexed_assets.create(index, asset_id=first.asset_id or "")
    with closing(PostgresLedger(postgres_url)) as ledger:
        gone = {name: Target(TargetKind.KNOWLEDGE_STORE, f"67f0{name}") for name in ("prod", "staging")}
        for name, target in gone.items():
            ledger.leave(ledger.open(Job(target, account=f"{sandbox.base_url}#{name}"), retry_failed=False))
    listed = json.loads(tl("ingest", "status", postgres_url, "--json", "--account", "staging")[1])
    assert [run["id"] for run in listed] == [gone["staging"].id]
    code, out, err = tl(*audit)
    assert (code, f"{gone['prod']}, which cannot be read" in err, f"{gone['staging']} of" in err) == (0, True, True), (
        err
    )
    found = json.loads(out)
    assert [one["kind"] for one in found] == ["asset", "asset", f"in index {index}", f"in index {index}"]
    assert {one["id"] for one in found[:2]} == {first.asset_id, twin.id}
    assert {one["twice"] for one in found} == {key, first.asset_id}
    sandbox.faults.add(
        method="GET", route="/assets/{asset_id}", status=404, times="always"
    )  # deleted since it was listed
    found = json.loads(tl(*audit)[1])
    assert [one["kind"] for one in found] == [f"in index {index}"] * 2
