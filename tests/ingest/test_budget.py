"""The budget of an account: many processes keep a limit that nobody has announced, and use it."""

from __future__ import annotations

import json
import math
import random
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client import IngestItem
from twelvelabs_client.ingest import Job, Step
from twelvelabs_client.ingest.beat import Answers, Seen
from twelvelabs_client.ingest.budget import Pace, answers_to_uploads, closed_for, combined, learn
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger

from benchmarks.upload_limit import UploadLimit

from .budget_simulation import Budget, Simulation
from .conftest import INDEX, claim, enlist, identify
from .postgres_server import DatabaseClock

JOB = Job(INDEX, account="https://api.example.test#prod")
counts = st.integers(0, 1000)
seconds = st.floats(0, 1e5)
reports = st.builds(Answers, counts, counts, st.none() | counts, st.none() | seconds, seconds)


def _misses(files: int, processes: int, tells: str, kind: str, at_least: float) -> list[str]:
    simulation = Simulation(UploadLimit(60, tells, kind), processes, files)
    simulation.run()
    refused, used = simulation.refused / files, simulation.accepted / simulation.clock
    claims = simulation.claims / files
    if refused <= (0.01 if files > 10_000 else 0.012) and used >= at_least and claims <= 3:
        return []
    return [f"{kind} {tells} {processes}: {refused:.2%} refused, {used:.0%} used, {claims:.1f} claims a file"]


def test_sixty_a_minute_are_kept_and_used() -> None:
    failures = []
    for tells in ("headers", "retry-after", "nothing"):
        for processes in (1, 8, 64, 256):
            # In an hour and a half, of which the first minutes show the limit.
            failures += _misses(5_000, processes, tells, "fixed", 0.85)
    assert not failures, failures


@pytest.mark.slow
def test_sixty_a_minute_are_kept_and_used_by_a_hundred_thousand_files() -> None:
    failures = []
    for tells, kind in (
        *(("headers", "fixed"), ("retry-after", "fixed"), ("nothing", "fixed")),
        *(("retry-after", "sliding"), ("nothing", "sliding")),
    ):
        for processes in (1, 8, 64, 256):
            failures += _misses(100_000, processes, tells, kind, 0.9)
    assert not failures, failures


def test_the_budget_of_the_simulation_is_that_of_a_database(postgres_url: str) -> None:
    chance, budget = random.Random(7), Budget()
    clock = DatabaseClock(postgres_url, 1_700_000_000.0)
    budget.next_at = budget.closed_until = clock.now
    with closing(PostgresLedger(postgres_url, lease=1e9)) as ledger:
        leader = enlist(ledger, JOB, [IngestItem(f"/{number}", size=1) for number in range(500)])
        identify(ledger, leader)
        other = enlist(ledger, JOB, [])
        assert ledger.beat(leader, Seen()).leads
        budget.learn(clock.now)
        token_counts: list[tuple[int, int]] = []
        for _ in range(400):
            clock.now += chance.choice([0.011, 0.3, 2.7, 19.0]) * chance.random()
            wanted = chance.randrange(1, 20)
            token_counts.append((len(claim(ledger, other, Step.UPLOAD, wanted)), budget.claim(wanted, clock.now)))
            answers = Answers(
                accepted=token_counts[-1][0],
                refused=chance.random() < 0.02,
                remaining=chance.choice([None, chance.randrange(60)]),
                reset=chance.random() * 60,
                pause=chance.choice([0.0, 7.3]),
            )
            beats = chance.choice([other, leader])
            ledger.beat(beats, Seen({"POST /assets": answers}))
            budget.report(answers, clock.now)
            if beats is leader:
                budget.learn(clock.now)
    # The first token after a pause is due at the very moment, but times in the database are whole microseconds.
    assert {real - simulated for real, simulated in token_counts} <= {-1, 0, 1}
    assert sum(real != simulated for real, simulated in token_counts) < 20
    total = sum(real for real, _ in token_counts)
    assert sum(simulated for _, simulated in token_counts) == pytest.approx(total, rel=0.05)
    assert total > 150


def test_a_limit_that_changes_is_learned_again() -> None:
    failures = []
    for tells, per_minute in (("headers", 600), ("headers", 20), ("nothing", 300), ("nothing", 20)):
        simulation = Simulation(UploadLimit(60, tells), 8, 10**6)
        simulation.run(1800)
        simulation.limit.per_minute = per_minute
        simulation.run(3600)
        accepted, refused = simulation.accepted, simulation.refused
        simulation.run(7200)
        used = (simulation.accepted - accepted) / (per_minute * 60)
        wasted = (simulation.refused - refused) / (simulation.accepted - accepted)
        if used < 0.85 or wasted > 0.02:
            failures.append(f"{tells} {per_minute}: {used:.0%} used, {wasted:.2%} refused")
    assert not failures, failures


def test_without_a_limit_the_rate_soon_holds_nobody_back() -> None:
    simulation = Simulation(UploadLimit(10**9, "nothing"), 64, 10**6)
    simulation.run(120)
    assert simulation.refused == 0
    assert simulation.accepted > 0.6 * 64 * 8 * 120 / 0.6


@given(st.lists(st.tuples(seconds, reports), max_size=30))
def test_every_report_gives_a_valid_pace(given: list[tuple[float, Answers]]) -> None:
    pace, at = Pace(), 1_790_000_000.0
    for passed, answers in given:
        at += passed
        after = learn(pace, answers, at)
        assert 0 <= after.interval < math.inf
        assert after.closed_until >= pace.closed_until
        assert after.closed_until <= max(pace.closed_until, at + 600)
        assert 0 <= closed_for(answers) <= 600
        if answers.refused:
            assert after.learned >= after.before
        if not answers.accepted:
            assert after.learned >= pace.learned / 2  # one rise, for what was accepted before
        assert Pace.from_json(json.loads(json.dumps(after.to_json()))) == after
        pace = after


@given(st.integers(1, 10**6), st.floats(1, 600))
def test_an_announced_limit_is_not_exceeded(limit: int, window: float) -> None:
    pace = learn(Pace(), Answers(1, 0, limit, window), 1_790_000_000.0)
    assert window / pace.interval <= limit + 1


@given(st.lists(reports, max_size=5))
def test_reports_add_up_in_any_grouping(given: list[Answers]) -> None:
    total = combined(given)
    assert total == combined([combined(given[:2]), combined(given[2:])])
    assert total.refused == sum(one.refused for one in given)


def test_only_uploads_count() -> None:
    seen = Seen({"POST /assets": Answers(2), "POST /assets/multipart-uploads": Answers(3), "GET /assets": Answers(9)})
    assert answers_to_uploads(seen) == Answers(5)


def test_a_daily_limit_says_nothing_about_the_rate() -> None:
    at = 1_790_000_000.0
    pace = learn(Pace(), Answers(accepted=5), at)
    for answers in (Answers(1, 0, 500, 40_000.0), Answers(0, 1, 0, 40_000.0, 40_000.0)):
        after = learn(pace, answers, at + 1)
        assert (after.interval, after.closed_until) == (pace.interval, 0.0)
        assert closed_for(answers) == 0
