"""Ingests whose workers are actors of a real Ray cluster, of which parts die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.ingest.postgres.schema import init
from twelvelabs_sandbox import Sandbox

from .conftest import make_clip_folder
from .postgres_server import GUARDED, PASSWORD, PostgresServer
from .ray_cluster import RayCluster, wait_for
from .ray_cluster import ray_cluster as ray_cluster
from .test_ingest_killed import check_all_there, make_target

pytestmark = pytest.mark.ray

DRIVER = """
import sys
from twelvelabs_client import RayEngine, TwelveLabs, TwelveLabsError
url, folder, index, ledger, cluster, workers = sys.argv[1:]
with TwelveLabs(base_url=url) as client:
    try:
        report = client.ingest(
            folder,
            index=index,
            ledger=ledger,
            workers=4,
            probe=True,
            engine=RayEngine(workers=int(workers), address=cluster),
        )
    except TwelveLabsError as error:
        sys.exit(f"{type(error).__name__}: {error}")
    print(report, flush=True)
    for failure in report.failures:
        print("FAILED", failure.path, failure.error, flush=True)
"""
KEY = "tlk_0123456789SECRET"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time."""
    with Sandbox(speed=1000, api_key=KEY) as running:
        yield running


@pytest.fixture
def ledger(postgres_server: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a ledger that needs a password."""
    schema = "of_ray"
    postgres_server.run(f"DROP SCHEMA IF EXISTS {schema} CASCADE", f"CREATE SCHEMA {schema} AUTHORIZATION {GUARDED}")
    url = postgres_server.url(schema, user=GUARDED)
    with monkeypatch.context() as patch:
        patch.setenv("PGPASSWORD", PASSWORD)
        init(url)
    return url


def start_driver(*arguments: str | Path) -> subprocess.Popen[str]:
    """A process that ingests with a RayEngine."""
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TWELVE_LABS_API_KEY": KEY, "PGPASSWORD": PASSWORD},
    )


def test_an_actor_a_node_and_the_driver_are_lost_and_each_file_is_there_once(
    sandbox: Sandbox, ledger: str, ray_cluster: RayCluster, small_clip: Path, tmp_path: Path
) -> None:
    clips = make_clip_folder(small_clip, tmp_path / "clips", good=200, duplicates=20)
    index = make_target(sandbox, "index")
    sandbox.faults.add(method="POST", route="/assets", stall=2.0, times="always")  # so that something is under way
    environment = {"TWELVE_LABS_API_KEY": KEY, "PGPASSWORD": PASSWORD}
    nodes = [ray_cluster.add_node(**environment) for _ in range(3)]
    arguments = (sandbox.base_url, clips.path, index, ledger, ray_cluster.address, "3")

    def uploads() -> int:
        return sum(one.method == "POST" and one.route == "/assets" for one in sandbox.requests)

    with start_driver(*arguments) as driver:
        wait_for(lambda: len(ray_cluster.actors()) == 3, "the start of three actors")
        wait_for(lambda: uploads() >= 30, "30 uploads")
        actor = next(iter(ray_cluster.actors()))
        os.kill(actor, signal.SIGKILL)
        wait_for(lambda: uploads() >= 60, "60 uploads")
        ray_cluster.remove_node(nodes.pop())
        nodes.append(ray_cluster.add_node(**environment))
        wait_for(lambda: len(ray_cluster.actors()) == 3, "the start of the lost actors on other nodes")
        assert actor not in ray_cluster.actors()
        driver.kill()
        first = "".join(driver.communicate())
    done = uploads()
    wait_for(lambda: uploads() >= done + 10, "ten uploads without a driver")
    stored = dict(ray_cluster.stored())
    with start_driver(*arguments) as driver:
        report, complaints = driver.communicate(timeout=300)
    assert driver.returncode == 0, report + complaints
    assert "200 ready, 20 duplicates, 2 failed, 0 pending" in report
    assert all(f"FAILED {clips.path / name} " in report for name in clips.bad)
    check_all_there(sandbox, clips, index, "index")
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        assert list(client.multipart_upload.list_incomplete_uploads()) == []
    wait_for(lambda: not ray_cluster.actors(), "the end of the actors")
    stored |= {"drivers": f"{first}{report}{complaints}".encode(), **dict(ray_cluster.stored())}
    assert [place for place, what in stored.items() if KEY.encode() in what or PASSWORD.encode() in what] == []
    assert any(b"of_ray" in what for what in stored.values())  # what the actors were given is found
    for node in nodes:
        ray_cluster.remove_node(node)


def test_two_drivers_share_actors_and_the_second_goes_on_after_the_first_has_ended(
    sandbox: Sandbox, ledger: str, ray_cluster: RayCluster, small_clip: Path, tmp_path: Path
) -> None:
    few = make_clip_folder(small_clip, tmp_path / "few", good=20, duplicates=0)
    many = make_clip_folder(small_clip, tmp_path / "many", good=120, duplicates=10)
    sandbox.faults.add(method="POST", route="/assets", stall=1.0, times="always")  # so that something is under way
    nodes = [ray_cluster.add_node(TWELVE_LABS_API_KEY=KEY, PGPASSWORD=PASSWORD) for _ in range(2)]
    index = make_target(sandbox, "index")
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        other = client.indexes.create(
            index_name="other", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}]
        ).id
    first, second = (
        start_driver(sandbox.base_url, clips.path, target, ledger, ray_cluster.address, "2")
        for clips, target in ((few, other), (many, index))
    )
    with first, second:
        wait_for(lambda: len(ray_cluster.actors()) == 2, "the start of two actors")
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=60)
        assert second.poll() is None
        wait_for(lambda: len(ray_cluster.actors()) == 2, "the start of the actors for the other driver")
        report, complaints = second.communicate(timeout=300)
    assert second.returncode == 0, report + complaints
    assert "120 ready, 10 duplicates, 2 failed, 0 pending" in report
    check_all_there(sandbox, many, index, "index")
    for node in nodes:
        ray_cluster.remove_node(node)


def test_nodes_that_cannot_take_part_are_named(
    sandbox: Sandbox, ledger: str, ray_cluster: RayCluster, small_clip: Path, tmp_path: Path
) -> None:
    clips = make_clip_folder(small_clip, tmp_path / "clips", good=1, duplicates=0)
    index = make_target(sandbox, "index")
    sandbox.faults.add(method="POST", route="/assets", status=503, times="always")  # nothing ends meanwhile
    other = tmp_path / "twelvelabs_client.py"
    other.write_text("raise ModuleNotFoundError('it is not installed here')")
    reasons = {
        "no API key: pass api_key or set TWELVE_LABS_API_KEY": {"PGPASSWORD": PASSWORD},
        "PGPASSWORD": {"TWELVE_LABS_API_KEY": KEY},
        "it is not installed here": {"PYTHONPATH": str(tmp_path)},
    }
    nodes = {reason: ray_cluster.add_node(**environment) for reason, environment in reasons.items()}
    with start_driver(sandbox.base_url, clips.path, index, ledger, ray_cluster.address, "3") as driver:
        said = "".join(driver.communicate(timeout=120))
    assert driver.returncode == 1, said
    assert "ConfigurationError: no worker can take part in the ingest: node 127.0.0." in said
    lines = [line for line in said.splitlines() if line.startswith("the ingest goes on without a worker: node ")]
    named = {
        reason: [line for line in lines if f"node {node.node_ip_address} " in line] for reason, node in nodes.items()
    }
    assert all(len(found) == 1 and reason in found[0] for reason, found in named.items()), said
    assert PASSWORD not in said
    wait_for(lambda: not ray_cluster.actors(), "the end of the actors")
    for node in nodes.values():
        ray_cluster.remove_node(node)


def test_a_cluster_that_cannot_be_reached(sandbox: Sandbox, ledger: str, tmp_path: Path) -> None:
    index = make_target(sandbox, "index")
    wrong = []
    for address, reason in (("127.0.0.1:9", "cannot use the Ray cluster at 127.0.0.1:9"), ("", "or call ray.init")):
        with start_driver(sandbox.base_url, tmp_path, index, ledger, address, "1") as driver:
            said = "".join(driver.communicate(timeout=60))
        if "ConfigurationError: RayEngine" not in said or reason not in said:
            wrong.append((address, said))
    assert wrong == []
