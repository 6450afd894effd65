"""Real processes that share a ledger in PostgreSQL: killed, paused, cut off, and without the files of others.

Each time there is exactly one asset and one indexed asset for each distinct file in the end.
"""

from __future__ import annotations

import random
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from twelvelabs_sandbox import Latency, Sandbox

from .cluster import Cluster, check_one_of_each
from .cluster_process import LEASE
from .conftest import ClipFolder, cut_clips, make_clip_folder
from .postgres_server import PostgresServer
from .test_ingest_killed import make_target

pytestmark = pytest.mark.cluster

FAR_SENDS = (
    "SELECT 1 FROM ingest_contents AS content JOIN ingest_workers AS worker ON worker.id = content.worker "
    "WHERE worker.host = 'far' AND content.state = 'running' AND content.step = 'upload' LIMIT 1"
)
"""Something is there while the worker `far` has something in flight."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time, but requests do."""
    with Sandbox(speed=1000, chunk_size=10_000, latency=0.03) as running:
        yield running


@pytest.fixture
def cluster(sandbox: Sandbox, postgres_url: str, tmp_path: Path) -> Iterator[Cluster]:
    started = Cluster(sandbox, postgres_url, tmp_path)
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="module")
def many(small_clip: Path, tmp_path_factory: pytest.TempPathFactory) -> ClipFolder:
    """220 clips, 200 of them distinct, and two that are bad."""
    return make_clip_folder(small_clip, tmp_path_factory.mktemp("clips"), good=200, duplicates=20)


@pytest.fixture(scope="module")
def few(small_clip: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty distinct clips."""
    folder = tmp_path_factory.mktemp("clips")
    cut_clips(small_clip, folder, 40)
    return folder


def test_killed_at_twenty_points(cluster: Cluster, many: ClipFolder) -> None:
    index = make_target(cluster.sandbox, "index")
    cluster.start("main", ingest={"source": str(many.path), "index": index, "probe": True})
    for name in ("one", "two"):
        cluster.start(name)
    chance = random.Random(17)
    for point in sorted(chance.sample(range(20, 420), 20)):
        cluster.until_requests(point)
        name = chance.choice([*cluster.processes])
        assert cluster.processes[name].poll() is None
        cluster.kill(name)
        cluster.restart(name)
    report = cluster.report("main")
    assert (report["ready"], report["duplicates"], report["failed"], report["pending"]) == (200, 20, 2, 0)
    assert {Path(path).name for path in report["failures"]} == set(many.bad)
    check_one_of_each(cluster.sandbox, index, 200)


def test_paused_over_its_lease(cluster: Cluster, few: Path) -> None:
    """A worker and the ingest that leads are stopped while they work, and continue when others have taken over."""
    index = make_target(cluster.sandbox, "index")
    cluster.start_slowly("main", "one", {"source": str(few), "index": index})
    for name in ("one", "main"):
        cluster.until_requests(len(cluster.sandbox.requests) + 5)
        cluster.signal(name, signal.SIGSTOP)
        resumes_at = time.monotonic() + LEASE + 1
        before = len(cluster.sandbox.requests)
        cluster.until(lambda at=resumes_at: time.monotonic() > at)  # type: ignore[misc]
        assert len(cluster.sandbox.requests) > before, "the other one continues"
        cluster.signal(name, signal.SIGCONT)
    cluster.sandbox.latency.set(Latency(0.03))
    assert cluster.report("main")["ready"] == 40
    check_one_of_each(cluster.sandbox, index, 40)


class Tunnel:
    """A way to the database that can become a black hole: it takes everything, and passes nothing on."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._to = (parts.hostname or "", parts.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self.url = url.replace(f":{parts.port}/", f":{port}/")
        self.is_open = True
        self._sockets: list[socket.socket] = [self._listener]
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._listener.accept()
                there = socket.create_connection(self._to)
                self._sockets += [here, there]
                for pair in ((here, there), (there, here)):
                    threading.Thread(target=self._pass_on, args=pair, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                if self.is_open:
                    target.sendall(data)
            target.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)  # which ends the wait for connections
        self._acceptor.join()
        for each in self._sockets:
            each.close()


def test_cut_off_from_the_database(cluster: Cluster, few: Path) -> None:
    """A black hole swallows what a worker says to the database. It ends by itself, and others do what it did."""
    index = make_target(cluster.sandbox, "index")
    with closing(Tunnel(cluster.ledger)) as tunnel:
        cluster.start_slowly("main", "far", {"source": str(few), "index": index}, ledger=tunnel.url)
        cluster.until(lambda: bool(cluster.query(FAR_SENDS)))
        tunnel.is_open = False
        cluster.until(lambda: cluster.restarts["far"] > 0)
        assert "others will take over" in cluster.said("far")
        tunnel.is_open = True
        cluster.sandbox.latency.set(Latency(0.03))
        report = cluster.report("main")
    assert report["ready"] == 40
    check_one_of_each(cluster.sandbox, index, 40)


def test_interrupted(cluster: Cluster, few: Path) -> None:
    """SIGTERM, as a scheduler of containers sends it: the worker leaves the run, and its files are free at once."""
    index = make_target(cluster.sandbox, "index")
    cluster.start_slowly("main", "one", {"source": str(few), "index": index})
    cluster.until_requests(len(cluster.sandbox.requests) + 8)
    process = cluster.processes.pop("one")
    process.terminate()
    assert process.wait(timeout=10) == 128 + signal.SIGTERM
    assert cluster.query("SELECT host FROM ingest_workers WHERE until > ingest_now()") == [("main",)]
    cluster.sandbox.latency.set(Latency(0.03))
    assert cluster.report("main")["ready"] == 40
    check_one_of_each(cluster.sandbox, index, 40)


def test_the_database_is_restarted(cluster: Cluster, few: Path, postgres_server: PostgresServer) -> None:
    index = make_target(cluster.sandbox, "index")
    cluster.start("main", ingest={"source": str(few), "index": index})
    cluster.start("one")
    for point, how in ((20, signal.SIGINT), (50, signal.SIGQUIT)):
        cluster.until_requests(point)
        postgres_server.stop(how)
        postgres_server.start()
    report = cluster.report("main")
    assert report["ready"] == 40
    check_one_of_each(cluster.sandbox, index, 40)


def test_an_administrator_interferes(cluster: Cluster, few: Path, postgres_server: PostgresServer) -> None:
    """Connections are terminated, refused and held up while tables are locked and rewritten, and the disk is full."""
    index = make_target(cluster.sandbox, "index")
    cluster.sandbox.latency.set(Latency(0.3))
    (schema,) = re.findall(r"search_path%3D(\w+)", cluster.ledger)
    role = f"role_{schema}"
    postgres_server.run(
        f"CREATE ROLE {role} LOGIN",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {role}",
    )
    terminate = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{role}'"
    full = f"{schema}.disk_is_full"
    ledger = postgres_server.url(schema, user=role)
    cluster.start("main", ingest={"source": str(few), "index": index}, ledger=ledger)
    for name in ("one", "two"):
        cluster.start(name, ledger=ledger)
    for seconds, begin, end in (
        (0.5, [f"{terminate} ORDER BY random() LIMIT 3"], []),
        (1.0, [f"ALTER ROLE {role} CONNECTION LIMIT 0", terminate], [f"ALTER ROLE {role} CONNECTION LIMIT -1"]),
        (0.5, [f"VACUUM FULL {schema}.ingest_contents", f"REINDEX SCHEMA {schema}"], []),
        (
            1.0,
            [
                f"CREATE FUNCTION {full}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE disk_full; END'",
                f"CREATE TRIGGER disk_full BEFORE UPDATE ON {schema}.ingest_contents EXECUTE FUNCTION {full}()",
            ],
            [f"DROP FUNCTION {full} CASCADE"],
        ),
        (0.5, [terminate], []),
    ):
        cluster.until_requests(len(cluster.sandbox.requests) + 4)
        postgres_server.run(*begin)
        goes_on_at = time.monotonic() + seconds
        cluster.until(lambda at=goes_on_at: time.monotonic() > at)  # type: ignore[misc]
        postgres_server.run(*end)
    with psycopg.connect(postgres_server.url(schema)) as connection:
        cluster.until_requests(len(cluster.sandbox.requests) + 4)
        connection.execute("LOCK TABLE ingest_contents, ingest_workers")
        goes_on_at = time.monotonic() + LEASE + 1
        cluster.until(lambda: time.monotonic() > goes_on_at)
    cluster.sandbox.latency.set(Latency(0.03))
    assert cluster.report("main")["ready"] == 40
    assert [name for name in cluster.processes if "Traceback" in cluster.said(name)] == []
    check_one_of_each(cluster.sandbox, index, 40)


def test_two_ingests_at_once(cluster: Cluster, few: Path) -> None:
    """Both report on what both have enlisted, and nothing is there twice."""
    index = make_target(cluster.sandbox, "index")
    files = sorted(map(str, few.iterdir()))
    cluster.sandbox.latency.set(Latency(0.6))
    for name, source in (("first", files[:25]), ("second", files[15:])):
        cluster.start(name, ingest={"source": source, "index": index})
    cluster.until(lambda: cluster.query("SELECT count(*) FROM ingest_items") == [(40,)])
    cluster.sandbox.latency.set(Latency(0.03))
    for name in ("first", "second"):
        report = cluster.report(name)
        assert (report["total"], report["ready"]) == (40, 40)
    check_one_of_each(cluster.sandbox, index, 40)


def test_a_quota_stops_everybody(cluster: Cluster, few: Path) -> None:
    """One meets the limit of a day. The ingest says when to resume; workers ask for nothing until it does."""
    index = make_target(cluster.sandbox, "index")
    cluster.sandbox.faults.add(method="POST", route="/assets", nth=25, times="always", status=429, retry_after=7200)
    cluster.start_slowly("main", "one", {"source": str(few), "index": index})
    assert cluster.processes.pop("main").wait(timeout=60) == 3
    cluster.until(lambda: "left run" in cluster.said("one"))
    report = cluster.last_report("main")
    assert report["stopped"]["retry_after"] == 7200
    assert (report["ready"], report["pending"]) == (24, 16)
    requests, resumes_at = len(cluster.sandbox.requests), time.monotonic() + 3
    cluster.until(lambda: time.monotonic() > resumes_at)
    assert len(cluster.sandbox.requests) == requests
    assert cluster.said("one").count("joined") == 1
    cluster.sandbox.faults.clear()
    cluster.sandbox.latency.set(Latency(0.03))
    cluster.restart("main")
    assert cluster.report("main")["ready"] == 40
    check_one_of_each(cluster.sandbox, index, 40)


def test_a_machine_without_the_mount(cluster: Cluster, few: Path) -> None:
    """It leaves the files to others, and says so; a file that nobody has fails with its reason."""
    index = make_target(cluster.sandbox, "index")
    files = [*sorted(map(str, few.iterdir())), str(few / "missing.mp4")]
    cluster.start("bare", ingest={"source": files, "index": index}, hidden=[str(few)])
    cluster.until(lambda: "cannot read 5 files in a row" in cluster.said("bare"))
    assert not any(request.route == "/assets" and request.method == "POST" for request in cluster.sandbox.requests)
    cluster.start("one")
    cluster.start("two")
    report = cluster.report("bare")
    assert (report["ready"], report["failed"], report["pending"]) == (40, 1, 0)
    ((path, error),) = report["failures"].items()
    assert path.endswith("missing.mp4")
    assert "cannot read" in error
    check_one_of_each(cluster.sandbox, index, 40)


def test_parts_are_taken_over_by_another_machine(cluster: Cluster, few: Path, tmp_path: Path) -> None:
    """A machine is lost while it sends parts. Another one sends the missing ones, to the same session."""
    index = make_target(cluster.sandbox, "index")
    (clip,) = cut_clips(few / "clip0000.mp4", tmp_path / "one", 1)
    sandbox = cluster.sandbox

    def count(method: str, route: str) -> int:
        return sum((one.method, one.route) == (method, route) for one in sandbox.requests)

    sandbox.latency.set(Latency(0.2))
    how = {
        "ingest": {"source": str(clip), "index": index},
        "options": {"concurrency": 1, "max_direct_size": 20_000},
    }
    cluster.start("lost", **how)
    cluster.until(lambda: count("POST", "/assets/multipart-uploads/{upload_id}") > 0)
    cluster.kill("lost")
    before = sum(one.method == "PUT" for one in sandbox.requests)
    sandbox.latency.set(Latency(0.03))
    cluster.start("heir", **how)
    assert cluster.report("heir")["ready"] == 1
    assert count("POST", "/assets/multipart-uploads") == 1, "there is no second session"
    parts = -(-clip.stat().st_size // 10_000)
    assert sum(one.method == "PUT" for one in sandbox.requests) - before < parts, "not all parts are sent again"
    check_one_of_each(sandbox, index, 1)
