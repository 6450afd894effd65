"""A ledger in PostgreSQL: what is refused in a sentence, what it can store, and databases that are away."""

from __future__ import annotations

import random
import select
import shutil
import signal
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from twelvelabs_client import TwelveLabs
from twelvelabs_client.errors import ConfigurationError, LedgerError, LedgerUnavailableError
from twelvelabs_client.ingest import tuning
from twelvelabs_client.ingest.beat import Answers, Seen
from twelvelabs_client.ingest.circuit_breaker import StopReason
from twelvelabs_client.ingest.claims import Wanted
from twelvelabs_client.ingest.model import (
    STEPS,
    Facts,
    IngestItem,
    Item,
    ItemStatus,
    Job,
    Options,
    Result,
    Step,
    Target,
    TargetKind,
)
from twelvelabs_client.ingest.postgres import connection as connections
from twelvelabs_client.ingest.postgres import enlisting as enlistments
from twelvelabs_client.ingest.postgres import ledger as ledgers
from twelvelabs_client.ingest.postgres.ledger import LEASE, PostgresLedger
from twelvelabs_client.ingest.postgres.rows import key_of
from twelvelabs_client.ingest.postgres.statements import budgets, claiming, enlisting, runs
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.step_outcomes import Advanced, Failed, Identified, Postponed, StepOutcome
from twelvelabs_sandbox import Sandbox

from .conftest import INDEX, STORE, claim, cut_clips, enlist, identify
from .postgres_server import DatabaseClock, PostgresServer, without_budget

JOB = Job(INDEX, account="https://api.example.test#prod")
EVERYTHING = {step: Wanted(100) for step in STEPS}
FILES = [IngestItem(f"/{name}.mp4", size=1, mtime_ns=1) for name in "abc"]


@pytest.fixture
def ledger(postgres_url: str) -> Iterator[PostgresLedger]:
    """An empty ledger without a budget."""
    without_budget(postgres_url, JOB.account)
    with closing(PostgresLedger(postgres_url)) as ledger:
        yield ledger


def test_a_target_has_one_account(ledger: PostgresLedger) -> None:
    ledger.leave(enlist(ledger, JOB, FILES))
    with pytest.raises(LedgerError, match=r"index1 with the account https://api.example.test#prod, not .*#test: use"):
        ledger.open(replace(JOB, account="https://api.example.test#test"), retry_failed=False)
    assert ledger.join("https://api.example.test#test") is None


def test_a_run_belongs_to_a_version_of_the_package(ledger: PostgresLedger) -> None:
    run = enlist(ledger, JOB, FILES)
    with patch("twelvelabs_client.ingest.postgres.taking_part.__version__", "99.0"):
        for take_part in (lambda: ledger.join(JOB.account), lambda: ledger.open(JOB, retry_failed=False)):
            with pytest.raises(LedgerError, match=r"has begun the run of index index1 .* this is 99\.0: install"):
                take_part()
        other = enlist(ledger, replace(JOB, target=STORE), FILES)
        joined = ledger.join(JOB.account)
        assert joined is not None
        assert joined.number == other.number, "runs of this version are joined"
    assert ledger.counts(run).pending == 3
    ledger.leave(run)


def test_workers_share_the_options_of_a_run(ledger: PostgresLedger) -> None:
    options = Options(enable_hls=False, models=("marengo3.0",), by_url=True, wait_timeout=60.0)
    run = enlist(ledger, replace(JOB, options=options), FILES)
    joined = ledger.join(JOB.account)
    assert joined is not None
    assert (joined.job, joined.number) == (run.job, run.number)
    assert joined.worker != run.worker


def test_workers_do_not_join_a_dry_run(ledger: PostgresLedger) -> None:
    dry = enlist(ledger, replace(JOB, options=Options(dry_run=True)), FILES)
    assert ledger.join(JOB.account) is None
    real = enlist(ledger, JOB, [])
    assert real.number == dry.number
    joined = ledger.join(JOB.account)
    assert joined is not None
    assert joined.job == JOB


ODD = {
    "/\U0001f3ac \u00e4 ' \" \\ %s {} $1.mp4": ItemStatus.READY,
    "/'; DROP TABLE ingest_items; --.mp4": ItemStatus.READY,
    f"https://example.test/{'long/' * 2000}clip.mp4?a=b": ItemStatus.READY,
    "/nul\0.mp4": ItemStatus.FAILED,
    "/surrogate \ud800.mp4": ItemStatus.FAILED,
}


def test_odd_values_are_stored(ledger: PostgresLedger) -> None:
    metadata = {"nul \0": "\0 \ud800 \U0001f3ac", "number": 1.5, "list": ["'", "\\"], "yes": True}
    found = [IngestItem(path, "name \U0001f3ac.mp4", metadata, 5 * 2**40, 2**62) for path in ODD]
    run = enlist(ledger, JOB, [*found, *found])
    items = claim(ledger, run, Step.FINGERPRINT, 9)
    assert all(item.user_metadata == metadata and item.size == 5 * 2**40 and item.mtime_ns == 2**62 for item in items)
    contents = [Identified(item, f"content of {item.path}", item.size, item.mtime_ns, 'W/"\0"') for item in items]
    assert ledger.settle(run, contents) == [Result.MOVED] * 3
    uploads = sorted(claim(ledger, run, Step.UPLOAD, 9), key=lambda item: list(ODD).index(item.path))
    assert [item.path for item in uploads] == [path for path, status in ODD.items() if status is ItemStatus.READY]
    facts = Facts(asset_id="nul \0 \ud800", asset_created_at=datetime(2026, 1, 2), metadata_sent=metadata)
    ledger.settle(run, [Failed(uploads[0], "Error", "nul \0 \ud800 \U0001f3ac", Step.UPLOAD)])
    ledger.settle(run, [Advanced(item, None, facts) for item in uploads[1:]])
    outcomes = {one.path: one for one in ledger.outcomes(run)}
    assert [one.status for one in outcomes.values()] == [ItemStatus.FAILED, *list(ODD.values())[1:]]
    assert outcomes[uploads[0].path].error == "nul \\x00 \\ud800 \U0001f3ac"
    assert outcomes["/'; DROP TABLE ingest_items; --.mp4"].asset_id == "nul \\x00 \\ud800"
    counts = ledger.counts(run)
    assert (counts.total, counts.ready, counts.failed) == (5, 2, 3)
    assert counts.bytes_total == 2 * 5 * 2**40


def test_times_are_those_of_the_database(postgres_url: str, ledger: PostgresLedger) -> None:
    """The clocks of this machine and of the database are decades apart."""
    clock = DatabaseClock(postgres_url, 1_000_000.0)
    run = enlist(ledger, JOB, FILES)
    identify(ledger, run)
    first, second, third = claim(ledger, run, Step.UPLOAD, 3)
    ledger.settle(run, [Postponed(first, 30.0), Advanced(second, Step.AWAIT_ASSET), Advanced(third, None)])
    clock.now += 12.0
    assert ledger.claim(run, {}).due == {Step.UPLOAD: 18.0, Step.AWAIT_ASSET: 0.0}
    (item,) = claim(ledger, run, Step.AWAIT_ASSET)
    assert item.age == 12.0
    clock.now += LEASE
    assert ledger.claim(run, EVERYTHING).items == (), "the lease is over"


def test_a_worker_whose_lease_was_over_is_taken_in_again(postgres_url: str, ledger: PostgresLedger) -> None:
    clock = DatabaseClock(postgres_url, 1_000_000.0)
    with closing(PostgresLedger(postgres_url)) as other:
        run = enlist(ledger, JOB, FILES)
        identify(ledger, run)
        assert ledger.beat(run, Seen()).leads
        late = claim(ledger, run, Step.UPLOAD, 2)
        joined = other.join(JOB.account)
        assert joined is not None
        assert not other.beat(joined, Seen()).leads
        clock.now += LEASE - 1
        assert not other.beat(joined, Seen()).leads
        clock.now += 2
        assert other.beat(joined, Seen()).leads, "the leader has been silent"
        clock.now += JOB.tuning.settling
        assert len(claim(other, joined, Step.FIND_ASSET, 1)) == 1
        beat = ledger.beat(run, Seen())
        assert (beat.leads, beat.lease, beat.readers) == (False, LEASE, 0)
        assert len(claim(ledger, run, Step.UPLOAD, 2)) == 1
        results = ledger.settle(run, [Advanced(item, Step.AWAIT_ASSET, Facts(asset_id="a")) for item in late])
        assert sorted(results) == [Result.LOST, Result.MOVED]


def test_a_stop_is_told_to_all(ledger: PostgresLedger) -> None:
    run = enlist(ledger, JOB, FILES)
    joined = ledger.join(JOB.account)
    assert joined is not None
    reason = StopReason(Step.ADD, "a daily quota", 3600.0, datetime(2026, 1, 2, tzinfo=UTC))
    ledger.beat(joined, Seen(stopped=reason))
    ledger.beat(joined, Seen(stopped=StopReason(Step.UPLOAD, "an earlier step")))
    beat = ledger.beat(run, Seen())
    assert (beat.stopped, beat.closed) == (reason, frozenset(STEPS[: STEPS.index(Step.ADD) + 1]))


def test_a_content_goes_up_for_one_target_at_a_time(ledger: PostgresLedger) -> None:
    first, second = enlist(ledger, JOB, FILES[:1]), enlist(ledger, replace(JOB, target=STORE), FILES[:1])
    identify(ledger, first)
    identify(ledger, second)
    (item,) = claim(ledger, first, Step.UPLOAD)
    held = ledger.claim(second, EVERYTHING)
    assert (held.items, held.due) == ((), {Step.UPLOAD: pytest.approx(1.0, abs=0.1)})
    ledger.settle(first, [Postponed(item, 0.0, Step.FIND_ASSET)])
    assert ledger.claim(second, {}).due.keys() == {Step.FIND_ASSET}, "the doubt is about both"
    (item,) = claim(ledger, first, Step.FIND_ASSET)
    ledger.settle(first, [Advanced(item, Step.ADD, Facts(asset_id="a1"))])
    (item,) = claim(ledger, second, Step.FIND_ASSET)
    ledger.settle(second, [Postponed(item, 0.0, Step.UPLOAD)])
    (item,) = claim(ledger, second, Step.UPLOAD)
    assert item.made_before == ("a1",)


def test_a_doubtful_upload_is_looked_for_before_another_target_uploads_again(ledger: PostgresLedger) -> None:
    """Whether it tries again what has failed, or its asset has been found to be gone."""
    other = replace(JOB, target=STORE)
    first, second = enlist(ledger, JOB, FILES[:2]), enlist(ledger, other, FILES[:2])
    identify(ledger, first)
    identify(ledger, second)
    failed, ready = claim(ledger, second, Step.UPLOAD, 2)
    facts = Facts(asset_id="a1", indexed_item_id="i1")
    ledger.settle(second, [Failed(failed, "BadRequestError", "400", Step.UPLOAD), Advanced(ready, None, facts)])
    doubtful = claim(ledger, first, Step.UPLOAD, 2)
    ledger.settle(first, [Postponed(item, 60.0, Step.FIND_ASSET) for item in doubtful])
    ledger.leave(second)
    again = enlist(ledger, other, FILES[:2], retry_failed=True)
    ledger.reopen(again, ["i1"], Step.UPLOAD)
    due = ledger.claim(again, {}).due
    assert due == {Step.FIND_ASSET: pytest.approx(JOB.tuning.settling, abs=0.2)}
    with ledger._connections.short() as connection:
        connection.execute("UPDATE ingest_contents SET due = ingest_now()")
    items = claim(ledger, again, Step.FIND_ASSET, 9)
    assert len(items) == 2
    searched = {item.path: (item.made_after, item.sent_as) for item in claim(ledger, first, Step.FIND_ASSET, 9)}
    for item in items:
        assert item.asset_id is None
        assert item.made_after is not None
        assert item.made_after <= (searched[item.path][0] or item.made_after)
        assert item.sent_as == searched[item.path][1]


def test_what_fails_meanwhile_is_not_tried_again_without_end(ledger: PostgresLedger) -> None:
    """Another worker fails each file as soon as it is pending again."""
    run = enlist(ledger, JOB, FILES)
    identify(ledger, run)
    execute, pages = psycopg.Connection.execute, []

    def fail_all() -> None:
        items = claim(ledger, run, Step.UPLOAD, 9)
        ledger.settle(run, [Failed(item, "BadRequestError", "400", Step.UPLOAD) for item in items])

    def failing(connection: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        answer = execute(connection, query, *args, **kwargs)
        if query is enlisting.RETRY:
            pages.append(args)
            assert len(pages) < 9
            fail_all()
        return answer

    fail_all()
    with patch.object(psycopg.Connection, "execute", failing), patch.object(enlistments, "_BATCH", 2):
        enlist(ledger, JOB, [], retry_failed=True)
    assert len(pages) == 2, "a page of two, and one of one"


def test_a_source_is_enlisted_once_though_the_database_is_away_at_each_statement(
    client: TwelveLabs, postgres_url: str, small_clip: Path, tmp_path: Path, fast_polling: None
) -> None:
    """Its answers are lost as well."""
    cut_clips(small_clip, tmp_path, 5)
    execute, met = psycopg.Connection.execute, Counter[tuple[object, bool]]()

    def away(connection: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        for is_lost in (False, True):
            answer = execute(connection, query, *args, **kwargs) if is_lost else None
            if query in vars(enlisting).values() and not met[query, is_lost]:
                met[query, is_lost] += 1
                raise psycopg.OperationalError("the server has gone")
        return answer

    with (
        patch.object(enlistments, "_BATCH", 2),
        patch.object(psycopg.Connection, "execute", away),
        patch.object(tuning, "TUNING", replace(tuning.TUNING, first_retry=0.0)),
    ):
        report = client.ingest(tmp_path, index=new_index(client), ledger=postgres_url)
    assert (report.total, report.ready) == (5, 5)
    assert len(met) >= 8, "each of the statements"


@pytest.mark.parametrize("is_over", [False, True])
def test_a_beat_reports_and_loses_claims_once_though_each_answer_is_lost(postgres_url: str, *, is_over: bool) -> None:
    """The lease is over by the clock of the database only, and each try takes longer than a lease."""
    execute, met = psycopg.Connection.execute, set[str]()
    of_beats = {each for module in (budgets, runs) for each in vars(module).values() if isinstance(each, str)}

    def lost(connection: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        answer = execute(connection, query, *args, **kwargs)
        if query in of_beats - met:
            met.add(query)
            raise psycopg.OperationalError("the server has gone")
        return answer

    clock = DatabaseClock(postgres_url, 1_000_000.0)
    with (
        closing(PostgresLedger(postgres_url)) as leader,
        closing(PostgresLedger(postgres_url)) as ledger,
        patch.object(ledgers.budgets, "learn_pace"),
    ):
        led = enlist(leader, JOB, FILES)
        run = ledger.join(JOB.account)
        assert run is not None
        beats, seen = [leader.beat(led, Seen()), ledger.beat(run, Seen())], Seen({"POST /assets": Answers(accepted=5)})
        while len(beats) < 3:
            clock.now += LEASE + 1 if is_over else 0
            beats[0] = leader.beat(led, Seen())
            with patch.object(psycopg.Connection, "execute", lost), suppress(LedgerUnavailableError):
                beats.append(ledger.beat(run, seen))
        beats.append(ledger.beat(run, Seen()))
        assert [beat.leads for beat in beats] == [True, False, False, False]
        assert [beat.was_lost for beat in beats[1:]] == [False, is_over, False]
        assert {budgets.REPORT, runs.BEAT} | ({runs.FREE_OWN, runs.RETURN} if is_over else set()) <= met
        with ledger._connections.short() as connection:
            assert connection.execute("SELECT accepted FROM ingest_budgets").fetchall() == [{"accepted": 5}]


def test_a_file_that_one_machine_cannot_read_is_for_others(postgres_url: str, ledger: PostgresLedger) -> None:
    clock = DatabaseClock(postgres_url, 1_000_000.0)
    run = enlist(ledger, JOB, FILES[:1])
    with closing(PostgresLedger(postgres_url)) as other, patch.object(other, "_host", "other"):
        joined = other.join(JOB.account)
        assert joined is not None
        with other._connections.short() as connection:
            connection.execute("UPDATE ingest_workers SET host = 'other' WHERE id = %s", (joined.worker,))
        (item,) = claim(ledger, run, Step.FINGERPRINT)
        gone = Failed(item, "InvalidSourceError", "no such file", Step.FINGERPRINT, not_here=True)
        assert ledger.settle(run, [gone]) == [Result.LATER]
        assert ledger.claim(run, EVERYTHING).due == {Step.FINGERPRINT: 30.0}
        (again,) = claim(other, joined, Step.FINGERPRINT)
        other.settle(joined, [Postponed(again, 0.0)])
        assert ledger.beat(run, Seen()).readers == 1
        other.beat(joined, Seen(reads=False))
        assert ledger.beat(run, Seen()).readers == 0
    clock.now += 31.0
    ledger.beat(run, Seen())
    (item,) = claim(ledger, run, Step.FINGERPRINT)
    assert ledger.settle(run, [replace(gone, item=item)]) == [Result.LATER], "the other one may come back"
    clock.now += 31.0
    ledger.beat(run, Seen())
    (item,) = claim(ledger, run, Step.FINGERPRINT)
    assert ledger.settle(run, [replace(gone, item=item)]) == [Result.FAILED], "nobody else can try"
    (outcome,) = ledger.outcomes(run)
    assert outcome.error == "no such file"


def test_a_file_that_no_machine_can_read_fails(postgres_url: str) -> None:
    """When each has said so and one says so again, or three have."""
    clock = DatabaseClock(postgres_url, 1_000_000.0)
    for number, tries in ((1, 2), (2, 3), (3, 3), (4, 3)):
        job = replace(JOB, target=Target(TargetKind.INDEX, f"index{number}"))
        with ExitStack() as machines:
            workers: list[tuple[PostgresLedger, Run]] = []
            for name in range(number):
                with patch("socket.gethostname", return_value=f"host{name}"):
                    ledger = machines.enter_context(closing(PostgresLedger(postgres_url)))
                    workers.append((ledger, enlist(ledger, job, FILES[:1])))
            results: list[Result] = []
            while Result.FAILED not in results and len(results) < 9:
                for ledger, run in workers:
                    for item in ledger.claim(run, EVERYTHING).items:
                        gone = Failed(item, "InvalidSourceError", "no such file", item.step, not_here=True)
                        results += ledger.settle(run, [gone])
                for _ in range(3):
                    clock.now += LEASE - 1
                    for ledger, run in workers:
                        ledger.beat(run, Seen())
            assert results == [Result.LATER] * (tries - 1) + [Result.FAILED], number


def test_uploads_have_a_budget(postgres_url: str) -> None:
    clock = DatabaseClock(postgres_url, 1_000_000.0)
    with closing(PostgresLedger(postgres_url)) as ledger:
        run = enlist(ledger, JOB, [IngestItem(f"/{number}", size=1) for number in range(200)])
        identify(ledger, run)
        ledger.beat(run, Seen())
        taken = 0
        for _ in range(40):
            clock.now += 0.25
            taken += len(claim(ledger, run, Step.UPLOAD, 100))
        assert 70 <= taken <= 90, "eight a second as long as no limit is known"
        ledger.beat(run, Seen({"POST /assets": Answers(accepted=taken, refused=1, pause=30.0)}))
        refused = ledger.claim(run, EVERYTHING)
        assert refused.items == ()
        assert refused.due[Step.UPLOAD] >= 30.0
        clock.now += 31.0
        ledger.beat(run, Seen())
        assert len(claim(ledger, run, Step.UPLOAD, 100)) < 8


def test_only_a_claim_that_can_take_uploads_waits_for_their_budget(ledger: PostgresLedger, postgres_url: str) -> None:
    run = enlist(ledger, JOB, FILES)
    with closing(psycopg.connect(postgres_url)) as other:
        other.execute("SELECT FROM ingest_budgets FOR UPDATE")
        assert ledger.claim(run, EVERYTHING | {Step.FINGERPRINT: Wanted(0)}).items == (), (
            "nothing is to be uploaded yet"
        )
        identify(ledger, run)
        others = ledger.claim(run, {step: Wanted(100) for step in STEPS if step is not Step.UPLOAD})
        assert others.due == {Step.UPLOAD: 0.0}
        with (
            closing(PostgresLedger(f"{postgres_url}%20-clock_timeout%3D10ms")) as hurried,
            pytest.raises(LedgerUnavailableError, match="lock timeout"),
        ):
            hurried.claim(run, EVERYTHING)
    assert len(ledger.claim(run, EVERYTHING).items) == len(FILES)


def test_a_claim_reads_nothing_that_is_too_young_for_it(ledger: PostgresLedger) -> None:
    """Neither what has just arrived, nor what a process left that was killed."""
    run = enlist(ledger, JOB, [IngestItem(f"/{number}", size=1) for number in range(1500)])
    identify(ledger, run, 500)
    while uploads := claim(ledger, run, Step.UPLOAD, 500):
        ledger.settle(run, [Advanced(item, Step.AWAIT_READY) for item in uploads])
        identify(ledger, run, 500)
    ledger.settle(run, [Postponed(item, 5.0) for item in claim(ledger, run, Step.AWAIT_READY, 400)])
    ledger.leave(run)
    again = enlist(ledger, JOB, [IngestItem(f"/{number}", size=1) for number in range(1500)])
    run_claim = psycopg.Connection.execute
    plans: list[Any] = []

    def explained(connection: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
        if query is claiming.CLAIM:
            plans.extend(
                run_claim(connection, f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}", *args).fetchone().values()
            )
        return run_claim(connection, query, *args, **kwargs)

    with patch.object(psycopg.Connection, "execute", explained):
        claims = ledger.claim(again, {Step.AWAIT_READY: Wanted(1, min_age=30.0)})
    assert claims.items == ()
    assert 20 < claims.due[Step.AWAIT_READY] <= 30
    assert plans[0][0]["Plan"]["Shared Hit Blocks"] < 300


def lose_claims(ledger: PostgresLedger, run: Run) -> None:
    """Claim all that is due, but the answer of the database is lost."""
    claim_all = ledgers._claim

    def lost(*args: Any) -> None:
        claim_all(*args)
        raise psycopg.OperationalError("the connection was closed")

    with patch.object(ledgers, "_claim", lost), pytest.raises(LedgerUnavailableError):
        ledger.claim(run, EVERYTHING)


def end_lease(url: str, run: Run) -> None:
    """Nothing has been heard of the worker for the time of its lease."""
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        connection.execute("UPDATE ingest_workers SET until = '-infinity' WHERE id = %s", (run.worker,))


def test_claims_whose_answer_was_lost_are_given_out_again(ledger: PostgresLedger) -> None:
    run = enlist(ledger, JOB, FILES)
    identify(ledger, run)
    (known,) = claim(ledger, run, Step.UPLOAD, 1)
    lose_claims(ledger, run)
    assert len(claim(ledger, run, Step.UPLOAD, 9)) == 2, "at the same step, as nothing had begun"
    done = Advanced(known, None)
    assert ledger.settle(run, [done]) == ledger.settle(run, [done]) == [Result.READY], "its answer may have been lost"


def test_an_attempt_that_is_over_is_not_taken_for_a_later_one(postgres_url: str, ledger: PostgresLedger) -> None:
    """A worker has lost a claim with its lease, and claims the same file again before it settles the old claim."""
    run = enlist(ledger, replace(JOB, tuning=replace(JOB.tuning, settling=0.0)), FILES[:1])
    identify(ledger, run)
    for is_answered in (True, False):
        (old,) = claim(ledger, run, Step.UPLOAD)
        end_lease(postgres_url, run)
        ledger.beat(run, Seen())
        (search,) = claim(ledger, run, Step.FIND_ASSET)
        ledger.settle(run, [Postponed(search, 0.0, Step.UPLOAD)])
        new = claim(ledger, run, Step.UPLOAD) if is_answered else []
        if is_answered:
            assert ledger.settle(run, [Postponed(old, 0.0, Step.FIND_ASSET)]) == [Result.LOST]
        lose_claims(ledger, run)
        again = ledger.claim(run, EVERYTHING).items
        assert [item.step for item in (*new, *again)] == [Step.UPLOAD], "known is in flight, unknown is given out again"
        assert ledger.settle(run, [Postponed(item, 0.0) for item in (*new, *again)]) == [Result.LATER]


def test_only_the_claims_of_the_dead_are_freed(postgres_url: str, ledger: PostgresLedger) -> None:
    """While a leader waits for one of their rows another one frees the rest, which a new worker claims."""
    run = enlist(ledger, JOB, FILES)
    for step, table in ((Step.FINGERPRINT, "ingest_items"), (Step.UPLOAD, "ingest_contents")):
        dead = enlist(ledger, JOB, [])
        first, *rest = map(key_of, sorted(claim(ledger, dead, step, 3), key=key_of))
        end_lease(postgres_url, dead)
        with (
            closing(psycopg.connect(postgres_url)) as blocking,
            closing(psycopg.connect(postgres_url, autocommit=True)) as admin,
            closing(PostgresLedger(postgres_url)) as other,
            ThreadPoolExecutor(1) as pool,
        ):
            blocking.execute(f"SELECT FROM {table} WHERE key = %s FOR UPDATE".encode(), (first,))
            beat = pool.submit(ledger.beat, run, Seen())
            waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'tuple' AND relation = %s::regclass"
            while not admin.execute(waiting, (table,)).fetchone():
                assert not beat.done()
            freed = f"UPDATE {table} SET state = 'pending', worker = NULL, due = '-infinity' WHERE key = ANY (%s)"
            admin.execute(freed.encode(), (rest,))
            new = enlist(other, JOB, [])
            held = claim(other, new, step, 3)
            blocking.rollback()
            assert beat.result().leads
            assert [*map(key_of, claim(ledger, run, step, 3))] == ([first] if step is Step.FINGERPRINT else [])
            assert other.settle(new, [Postponed(item, 0.0) for item in held]) == [Result.LATER] * 2
            other.leave(new)
        ledger.leave(run)
        run = enlist(ledger, JOB, FILES)
        identify(ledger, run)


def test_a_lease_is_renewed_while_a_claim_waits(postgres_url: str, ledger: PostgresLedger) -> None:
    enlist(ledger, JOB, FILES)
    run = enlist(ledger, JOB, [])
    with closing(psycopg.connect(postgres_url)) as blocking, ThreadPoolExecutor(1) as pool:
        blocking.execute("LOCK TABLE ingest_items IN ACCESS EXCLUSIVE MODE")
        claims = pool.submit(ledger.claim, run, EVERYTHING)
        assert not ledger.beat(run, Seen()).leads
        assert not claims.done()
        blocking.rollback()
        assert len(claims.result().items) == 3


def test_idle_processes_are_notified(
    postgres_server: PostgresServer, postgres_url: str, ledger: PostgresLedger
) -> None:
    def notified() -> bool:
        """Whether it is as soon as anything arrives."""
        return bool(select.select([idle._connections._listening], [], [], 5.0)[0]) and idle.notified()

    def without_notice() -> list[str]:
        """What is done here without a notification."""
        found = []
        for name, action in actions:
            action()
            if not notified():
                found.append(name)
        return found

    def upload_again() -> None:
        for step, following in ((Step.UPLOAD, Step.FIND_ASSET), (Step.FIND_ASSET, Step.UPLOAD)):
            (item,) = claim(ledger, run, step, 1)
            ledger.settle(run, [Postponed(item, 0.0, following)])

    with closing(PostgresLedger(postgres_url)) as idle:
        assert idle.notified(), "nobody knows what was sent before"
        run = ledger.open(JOB, retry_failed=False)
        actions: list[tuple[str, Callable[[], object]]] = [
            ("opened", lambda: ledger.open(JOB, retry_failed=False)),
            ("enlisted", lambda: ledger.enlist(run, FILES)),
            ("identified", lambda: identify(ledger, run)),
            ("looked for, and not found", upload_again),
            ("left", lambda: ledger.leave(run)),
        ]
        assert without_notice() == []
        assert not idle.notified()
        postgres_server.stop(signal.SIGQUIT)
        postgres_server.start()
        noticed = [idle.notified() for _ in range(4)]
        assert any(noticed[:2]), "what was sent meanwhile is lost"
        assert not noticed[-1], "it listens again"
        with pytest.raises(LedgerUnavailableError):
            ledger.open(JOB, retry_failed=False)
        ledger.open(JOB, retry_failed=False)
        assert notified()


def test_a_fork_leaves_the_connections_to_its_parent(ledger: PostgresLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    run = enlist(ledger, JOB, FILES)
    assert ledger.notified()
    with monkeypatch.context() as forked:
        forked.setattr("os.getpid", lambda: 1)
        with pytest.raises(LedgerError, match="was opened in another process: open it again in this one"):
            ledger.claim(run, EVERYTHING)
        assert ledger.notified()
        ledger.close()
    assert len(ledger.claim(run, EVERYTHING).items) == 3
    assert not ledger.notified()


def test_a_process_that_cannot_listen_looks_for_work_itself(postgres_server: PostgresServer, postgres_url: str) -> None:
    schema = str(conninfo_to_dict(postgres_url)["options"]).removeprefix("-csearch_path=")
    postgres_server.run(
        "CREATE ROLE lonely LOGIN CONNECTION LIMIT 1",
        f"GRANT USAGE ON SCHEMA {schema} TO lonely",
        f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO lonely",
    )
    with closing(PostgresLedger(postgres_server.url(schema, user="lonely"))) as ledger:
        run = ledger.open(JOB, retry_failed=False)
        assert [ledger.notified() for _ in range(2)] == [True, True]
        ledger.leave(run)


def test_a_database_that_was_restarted_is_used_again(postgres_server: PostgresServer, ledger: PostgresLedger) -> None:
    run = enlist(ledger, JOB, FILES)
    postgres_server.stop(signal.SIGQUIT)
    with pytest.raises(LedgerUnavailableError, match=r"cannot be (reached|used at the moment)") as caught:
        ledger.claim(run, EVERYTHING)
    assert caught.value.is_transient
    with pytest.raises(LedgerUnavailableError, match="Check the host and port, and that the server is running"):
        ledger.claim(run, EVERYTHING)
    postgres_server.start()
    assert len(ledger.claim(run, EVERYTHING).items) == 3


@contextmanager
def black_hole(port: int) -> Iterator[tuple[int, threading.Event]]:
    """A proxy of a port that swallows everything, but keeps connections open, as long as the event is set."""
    swallows = threading.Event()
    sockets: list[socket.socket] = []

    def forward(source: socket.socket, sink: socket.socket) -> None:
        with suppress(OSError):  # one side has gone
            while data := source.recv(65536):
                if not swallows.is_set():
                    sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    def serve() -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", port))
            sockets.extend([near, far])
            for pair in ((near, far), (far, near)):
                threading.Thread(target=forward, args=pair, daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()[1], swallows
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
            for each in sockets:
                each.close()


def pids(ledger: PostgresLedger) -> set[int]:
    """The processes of the server behind two connections of the pool."""
    with ledger._connections.short() as one, ledger._connections.short() as other:
        return {one.info.backend_pid, other.info.backend_pid}


def test_a_connection_that_swallows_everything_is_given_up(
    postgres_server: PostgresServer, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert connections._WAIT < LEASE
    monkeypatch.setattr(connections, "_WAIT", 0.5)
    monkeypatch.setattr(connections, "_CHECK", 0.1)
    with black_hole(postgres_server.port) as (port, swallows):
        url = postgres_url.replace(f":{postgres_server.port}/", f":{port}/")
        with closing(PostgresLedger(url)) as ledger:
            run = enlist(ledger, JOB, FILES)
            before = pids(ledger)
            swallows.set()
            began = time.monotonic()
            with pytest.raises(LedgerUnavailableError, match=r"there was no answer within 0\.5 seconds"):
                ledger.claim(run, EVERYTHING)
            assert time.monotonic() - began < 5
            swallows.clear()
            monkeypatch.undo()  # connections that have been begun meanwhile take their time
            assert not before & pids(ledger), "or each of them would be waited for"
            assert len(ledger.claim(run, EVERYTHING).items) == 3


def test_a_user_needs_only_rights_to_rows(postgres_server: PostgresServer, postgres_url: str) -> None:
    schema = str(conninfo_to_dict(postgres_url)["options"]).removeprefix("-csearch_path=")
    url = postgres_server.url(schema, user="worker")
    postgres_server.run("CREATE ROLE worker LOGIN", f"GRANT USAGE ON SCHEMA {schema} TO worker")
    with pytest.raises(LedgerError, match=r"permission denied for table ingest_schema\. Grant this to the user"):
        PostgresLedger(url)
    postgres_server.run(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO worker")
    with closing(PostgresLedger(url)) as ledger:
        run = enlist(ledger, JOB, FILES)
        identify(ledger, run)
        (item,) = claim(ledger, run, Step.UPLOAD)
        assert ledger.save_upload(run, item, "token")
        assert ledger.beat(run, Seen()).leads
        ledger.leave(run)
        assert ledger.counts(run).pending == 3


def test_outcomes_can_be_read_after_it_was_closed(ledger: PostgresLedger) -> None:
    run = enlist(ledger, JOB, FILES)
    ledger.leave(run)
    ledger.close()
    assert [one.path for one in ledger.outcomes(run)] == [one.path for one in FILES]
    with pytest.raises(LedgerError, match="has been closed"):
        ledger.claim(run, EVERYTHING)


@pytest.fixture
def client() -> Iterator[TwelveLabs]:
    """A client of a sandbox in which work takes almost no time."""
    with Sandbox(speed=1000) as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        yield client


def new_index(client: TwelveLabs) -> str:
    """An index without videos."""
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    return client.indexes.create(index_name="clips", models=models).id or ""


def test_an_ingest_with_a_database(
    client: TwelveLabs, postgres_url: str, small_clip: Path, tmp_path: Path, fast_polling: None
) -> None:
    cut_clips(small_clip, tmp_path, 3)
    shutil.copy(tmp_path / "clip0000.mp4", tmp_path / "copy.mp4")
    index = new_index(client)
    for sent in (True, False):
        report = client.ingest(tmp_path, index=index, ledger=postgres_url, account="prod")
        assert (report.ready, report.duplicates, report.bytes_sent > 0) == (3, 1, sent)
    assert len(list(client.assets.list())) == 3
    with pytest.raises(LedgerError, match="use the same base URL and account as then"):
        client.ingest(tmp_path, index=index, ledger=postgres_url)


def test_without_the_extra_it_is_named(client: TwelveLabs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twelvelabs_client.ingest.postgres.extra.find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"pip install 'twelvelabs-client\[postgres\]'"):
        client.ingest("/tmp", index=new_index(client), ledger="postgres://host/db")


def test_files_are_locked_before_contents_when_claims_are_freed(postgres_url: str, ledger: PostgresLedger) -> None:
    """As `settle` locks them, or both would wait in a circle."""
    run = enlist(ledger, JOB, FILES)
    (item,) = claim(ledger, run, Step.FINGERPRINT, 1)
    ledger.settle(run, [Identified(item, "content", 1, 1)])
    held = [*claim(ledger, run, Step.UPLOAD, 1), *claim(ledger, run, Step.FINGERPRINT, 2)]
    assert len(held) == 3
    with closing(psycopg.connect(postgres_url)) as settling, ThreadPoolExecutor(1) as pool:
        settling.execute("SELECT FROM ingest_items FOR UPDATE")
        left = pool.submit(ledger.leave, run)
        while not settling.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone():
            assert not left.done()
        settling.execute("SELECT FROM ingest_contents FOR UPDATE NOWAIT")
        settling.rollback()
        left.result()


def test_processes_at_the_same_time_never_wait_in_a_circle(postgres_url: str) -> None:
    """They enlist the same files in other orders for two targets, and do, doubt, repeat and settle at once."""
    without_budget(postgres_url, JOB.account)
    lock, assets, added, number = threading.Lock(), Counter[str](), Counter[tuple[str, str]](), 120
    files = [IngestItem(f"/{n:03}.mp4", size=1, mtime_ns=1) for n in range(number)]
    following = {Step.AWAIT_ASSET: Step.ADD, Step.ADD: Step.AWAIT_READY}

    def outcome(item: Item, chance: random.Random) -> StepOutcome:
        content = item.content or ""
        match item.step:
            case Step.FINGERPRINT:
                return Identified(item, f"content {int(item.path[1:4]) % 90}", 1, 1)
            case Step.FIND_ASSET if content not in assets:
                return Postponed(item, 0.0, Step.UPLOAD)
            case Step.UPLOAD | Step.FIND_ASSET:
                with lock:
                    assets[content] += item.step is Step.UPLOAD and not item.made_before
                if item.step is Step.UPLOAD and chance.random() < 0.3:
                    return Postponed(item, 0.0, Step.FIND_ASSET)
                return Advanced(item, Step.ADD, Facts(asset_id=f"asset of {content}"))
            case Step.ADD:
                with lock:
                    added[item.job.target.id, content] += 1
        return Advanced(item, following.get(item.step), Facts(asset_created_at=datetime.now(UTC)))

    def take_part(which: int) -> list[ItemStatus]:
        chance = random.Random(which)
        with closing(PostgresLedger(postgres_url)) as ledger:
            run = enlist(ledger, replace(JOB, target=(INDEX, STORE)[which % 2]), chance.sample(files, number))
            while due := ledger.claim(run, {}).due:
                ledger.beat(run, Seen())
                items = ledger.claim(run, {step: Wanted(chance.randint(1, 20)) for step in due}).items
                assert Result.LOST not in ledger.settle(run, [outcome(item, chance) for item in items])
            statuses = [one.status for one in ledger.outcomes(run)]
            ledger.leave(run)
            return statuses

    with ThreadPoolExecutor(6) as pool:
        reports = list(pool.map(take_part, range(6)))
    assert set(assets.values()) == set(added.values()) == {1}
    assert (len(assets), len(added)) == (90, 180)
    for statuses in reports:
        assert Counter(statuses) == {ItemStatus.READY: 90, ItemStatus.DUPLICATE: 30}
