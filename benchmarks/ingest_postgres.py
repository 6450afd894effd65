"""What a ledger in PostgreSQL costs: statements, bytes and times, up to a million files.

    python -m benchmarks.ingest_postgres [--files 1000000]

PostgreSQL runs on this machine, on files in a temporary folder, without fsync; each statement is a round trip over
loopback. The tables are filled by SQL as if most files were done, and analyzed. Then files are enlisted, claimed and
settled one, 50 and 500 at a time, and the counts of the run are read. Then the status of the ledger is read, by a call
as the tables get more and more, and by the command. Last, processes settle what they have identified at once: threads
here, each with a ledger of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from functools import partial
from typing import Any
from unittest.mock import patch

import psycopg
from twelvelabs_client.ingest.beat import Seen
from twelvelabs_client.ingest.claims import Wanted
from twelvelabs_client.ingest.model import Facts, IngestItem, Item, Job, Step, Target, TargetKind
from twelvelabs_client.ingest.postgres.ledger import PostgresLedger
from twelvelabs_client.ingest.postgres.reader import read_shared_runs
from twelvelabs_client.ingest.postgres.schema import init
from twelvelabs_client.ingest.run import Run
from twelvelabs_client.ingest.step_outcomes import Advanced, Identified, StepOutcome

from tests.ingest.postgres_server import PostgresServer, running_server, without_budget

JOB = Job(Target(TargetKind.INDEX, "66f1cde8163dbc55ba3bb220"), account="https://api.twelvelabs.io/v1.3")
ROUNDS = 20
_COMMAND = ("-m", "twelvelabs_client", "ingest", "status")
NEW = 4000
"""Files that are enlisted into the filled tables."""
_FILL = (
    """INSERT INTO ingest_items (key, path, run, position, filename, size, mtime_ns, state, content, claim)
    SELECT md5('item' || n)::uuid, '/mnt/videos/2026/' || lpad(n::text, 8, '0') || '/clip.mp4', {run}, n, 'clip.mp4',
        10000000, 1700000000000000000 + n, 'known', md5(n::text)::uuid, 1 FROM generate_series(1, {files}) AS n""",
    """INSERT INTO ingest_contents (key, target, content, item, run, account, size, mtime_ns, step, state, due, arrived,
        claim, asset_id, asset_created_at, indexed_item_id, indexed_item_created_at)
    SELECT md5(n::text)::uuid, {target}, 'sha256:' || md5(n::text) || md5(n::text), md5('item' || n)::uuid, {run},
        '{account}', 10000000, 1700000000000000000 + n, 'await_ready',
        CASE WHEN n % 10 = 0 THEN 'pending' ELSE 'done' END, now() + n % 600 * interval '1 second',
        now() - interval '1 hour', 6,
        '66f1cde8' || lpad(n::text, 16, '0'), now(), '66f1cde9' || lpad(n::text, 16, '0'), now()
    FROM generate_series(1, {files}) AS n""",
    "VACUUM ANALYZE ingest_items",
    "VACUUM ANALYZE ingest_contents",
)
YOUNG = 300_000
"""Contents that have just reached a step which waits."""
_ADD_YOUNG = """
    INSERT INTO ingest_contents (key, target, content, item, run, account, step, due, arrived)
    SELECT md5('young' || n)::uuid, {target}, 'young ' || n, md5('young' || n)::uuid, {run}, '{account}', 'await_asset',
        now(), now() FROM generate_series(1, {files}) AS n"""
_SHAPES = {
    "most done": "SELECT 1",
    "a tenth failed": "UPDATE ingest_contents SET state = 'failed' WHERE state = 'pending'",
    "1,000 workers": """INSERT INTO ingest_workers (id, run, host, process, joined, until, enlists)
        SELECT gen_random_uuid(), {run}, 'host' || n, n, now(), now() + interval '1 hour', false
        FROM generate_series(1, 1000) AS n""",
    "1,000 targets": """WITH added AS (
            INSERT INTO ingest_targets (name, account) SELECT 'index:' || n, '{account}'
            FROM generate_series(1, 1000) AS n RETURNING id)
        INSERT INTO ingest_runs (target, state, retry_failed, dry_run, package, options, began)
        SELECT id, 'ended', false, false, '0', '{{}}', now() FROM added""",
    "10,000 ended runs": """INSERT INTO ingest_runs (target, state, retry_failed, dry_run, package, options, began)
        SELECT id, 'ended', false, false, '0', '{{}}', now() FROM ingest_targets, generate_series(1, 10)
        WHERE id > {target}""",
}
"""What is added to the tables, one after the other."""


def main(args: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=1_000_000)
    files = parser.parse_args(args).files
    with running_server() as server:
        print("statements for each file from the first step to the last, claimed and settled 50 at a time")
        for number in (1000, 10_000, 100_000):
            print(f"  {number:9,} files: {_statements(server, number):.2f}")
        _measure(server, files)
        print("processes that settle at once what each has identified, 50 files at a time")
        for number in (1, 8, 32):
            print(f"  {number:2} processes: {_settled_at_once(server, number):5.0f} files a second")


def _measure(server: PostgresServer, files: int) -> None:
    url = _schema(server, "filled")
    with closing(PostgresLedger(url, lease=3600.0)) as ledger, closing(psycopg.connect(url, autocommit=True)) as sql:
        run = ledger.open(JOB, retry_failed=False)
        (target,) = sql.execute("SELECT target FROM ingest_runs").fetchone() or (0,)
        scope = {"run": run.number, "target": target, "account": JOB.account}
        began = time.perf_counter()
        for statement in _FILL:
            sql.execute(statement.format(**scope, files=files).encode())
        ledger.beat(run, Seen())
        print(f"{files:,} files in the tables, filled in {time.perf_counter() - began:.0f} s")
        sizes = sql.execute(
            "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class"
            " WHERE relname IN ('ingest_items', 'ingest_contents') AND relnamespace = current_schema::regnamespace"
        ).fetchall()
        for name, table, indexes in sizes:
            print(f"  {name:16} {table / files:4.0f} bytes a file, and {indexes / files:4.0f} of indexes")
        _time("counts", lambda: ledger.counts(run))
        began = time.perf_counter()
        ledger.enlist(run, (IngestItem(f"/new/{n:08}.mp4", size=10_000_000, mtime_ns=1) for n in range(NEW)))
        print(f"  enlist            {1000 * (time.perf_counter() - began) / NEW:7.3f} ms a file, in batches of 1,000")
        for step, outcome in ((Step.FINGERPRINT, _identified), (Step.UPLOAD, _uploaded)):
            for number in (1, 50, 500):
                _claim_and_settle(ledger, run, step, number, outcome)
        _time("claim nothing", lambda: ledger.claim(run, {}))
        _time("beat of the leader", lambda: ledger.beat(run, Seen()))
        _time("counts", lambda: ledger.counts(run))
        sql.execute(_ADD_YOUNG.format(**scope, files=YOUNG).encode())
        print(f"{YOUNG:,} more have just arrived at a step that waits")
        _time("claim none of them", lambda: ledger.claim(run, {Step.AWAIT_ASSET: Wanted(50, min_age=3600.0)}))
    with closing(psycopg.connect(url, autocommit=True)) as sql:
        print("  status")
        for shape, statement in _SHAPES.items():
            sql.execute(statement.format(**scope).encode())
            _time(f"  {shape}", lambda: read_shared_runs(url))
    for what, args in (("the command", [*_COMMAND, url]), ("python -c pass", ["-c", "pass"])):
        _time(f"  {what}", partial(subprocess.run, [sys.executable, *args], check=True, stdout=subprocess.DEVNULL))


def _time(what: str, function: Callable[[], object]) -> None:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        function()
        times.append(time.perf_counter() - began)
    print(f"  {what:19} {1000 * statistics.median(times):7.2f} ms, at most {1000 * max(times):.2f}")


def _claim_and_settle(
    ledger: PostgresLedger, run: Run, step: Step, number: int, outcome: Callable[[Item], StepOutcome]
) -> None:
    claims, settles = [], []
    for _ in range(min(ROUNDS, 1500 // number)):
        began = time.perf_counter()
        items = ledger.claim(run, {step: Wanted(number)}).items
        claims.append(time.perf_counter() - began)
        began = time.perf_counter()
        ledger.settle(run, [outcome(item) for item in items])
        settles.append(time.perf_counter() - began)
    claim, settle = (1000 * statistics.median(times) for times in (claims, settles))
    print(f"  {step:11} x {number:3} claim {claim:7.2f} ms, settle {settle:7.2f} ms ({settle / number:.3f} a file)")


def _identified(item: Item) -> StepOutcome:
    return Identified(item, f"sha256:{hashlib.sha256(item.path.encode()).hexdigest()}", item.size, item.mtime_ns)


def _uploaded(item: Item) -> StepOutcome:
    return Advanced(item, Step.AWAIT_ASSET, Facts(asset_id="66f1cde8163dbc55ba3bb220"))


def _statements(server: PostgresServer, files: int) -> float:
    """Statements for each file."""
    url, counted = _schema(server, f"with_{files}"), itertools.count()
    following = {Step.UPLOAD: Step.AWAIT_ASSET, Step.AWAIT_ASSET: Step.ADD, Step.ADD: Step.AWAIT_READY}
    execute = psycopg.Connection.execute

    def counting(*args: Any, **kwargs: Any) -> Any:
        next(counted)
        return execute(*args, **kwargs)

    with closing(PostgresLedger(url, lease=3600.0)) as ledger, patch.object(psycopg.Connection, "execute", counting):
        run = ledger.open(JOB, retry_failed=False)
        ledger.enlist(run, (IngestItem(f"/{n:08}.mp4", size=10_000_000, mtime_ns=1) for n in range(files)))
        for step in (Step.FINGERPRINT, Step.UPLOAD, Step.AWAIT_ASSET, Step.ADD, Step.AWAIT_READY):
            while items := ledger.claim(run, {step: Wanted(50)}).items:
                is_first = step is Step.FINGERPRINT
                outcomes = [_identified(item) if is_first else Advanced(item, following.get(step)) for item in items]
                ledger.settle(run, outcomes)
    return next(counted) / files


def _settled_at_once(server: PostgresServer, processes: int) -> float:
    """Files a second."""
    url, rounds, each = _schema(server, f"at_once_{processes}"), max(10, 64 // processes), 50
    with ExitStack() as stack:
        ledgers = [stack.enter_context(closing(PostgresLedger(url, lease=3600.0))) for _ in range(processes)]
        run = ledgers[0].open(JOB, retry_failed=False)
        files = processes * rounds * each
        ledgers[0].enlist(run, (IngestItem(f"/{n:08}.mp4", size=10_000_000, mtime_ns=1) for n in range(files)))
        runs = [run, *(joined for ledger in ledgers[1:] if (joined := ledger.join(JOB.account)))]
        claims = [
            [ledger.claim(run, {Step.FINGERPRINT: Wanted(each)}).items for _ in range(rounds)]
            for ledger, run in zip(ledgers, runs, strict=True)
        ]

        def settle(number: int) -> None:
            for items in claims[number]:
                ledgers[number].settle(runs[number], [_identified(item) for item in items])

        began = time.perf_counter()
        with ThreadPoolExecutor(processes) as pool:
            list(pool.map(settle, range(processes)))
        return files / (time.perf_counter() - began)


def _schema(server: PostgresServer, name: str) -> str:
    server.run(f"CREATE SCHEMA {name}")
    init(server.url(name))
    without_budget(server.url(name), JOB.account)
    return server.url(name)


if __name__ == "__main__":
    main()
