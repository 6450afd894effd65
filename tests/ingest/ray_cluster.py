"""A Ray cluster on this machine: a head and nodes, each with a loopback address and an environment of its own."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # keeps to loopback
}
_HEALTH = {"initial_delay_ms": 0, "period_ms": 500, "timeout_ms": 500, "failure_threshold": 4}


class RayCluster:
    """A cluster whose head runs no actors."""

    def __init__(self, folder: Path) -> None:
        from ray.cluster_utils import Cluster

        self.folder = folder
        self._addresses = (f"127.0.0.{number}" for number in range(2, 250))
        config = {f"health_check_{name}": value for name, value in _HEALTH.items()}
        self._cluster = Cluster()
        self._cluster.add_node(**self._arguments(), num_cpus=0, _system_config=config)

    def _arguments(self) -> dict[str, Any]:
        return {
            "include_dashboard": False,
            "object_store_memory": 80_000_000,
            "node_ip_address": next(self._addresses),
        }

    @property
    def address(self) -> str:
        """What drivers connect to."""
        address: str = self._cluster.address
        return address

    def add_node(self, **environment: str) -> Any:
        """A node with room for one actor, which has these environment variables."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            return self._cluster.add_node(wait=False, num_cpus=1, **self._arguments())

    def remove_node(self, node: Any) -> None:
        """Have a node lost, with what runs there."""
        self._cluster.remove_node(node, allow_graceful=False)

    def actors(self) -> dict[int, Any]:
        """The processes of actors, each with its node."""
        nodes = {node.all_processes["raylet"][0].process.pid: node for node in self._cluster.worker_nodes}
        found = {}
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
                title = status.with_name("cmdline").read_text()
            except OSError:  # it has ended
                continue
            if (parent := int(fields[1])) in nodes and title.startswith("ray::_Actor"):
                found[int(status.parent.name)] = nodes[parent]
        return found

    def stored(self) -> Iterator[tuple[str, bytes]]:
        """All that the cluster has stored: its logs, and the memory of the process that knows all tasks and actors."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                yield str(path), path.read_bytes()
        pid = self._cluster.head_node.all_processes["gcs_server"][0].process.pid
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
                area, permissions, *_ = line.split()
                if permissions.startswith("rw"):
                    start, end = (int(each, 16) for each in area.split("-"))
                    memory.seek(start)
                    try:
                        yield f"memory at {area}", memory.read(end - start)
                    except OSError:  # no longer mapped
                        continue

    def stop(self) -> None:
        """Stop all nodes, and what they have left running."""
        self._cluster.shutdown()
        for line in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):  # it has ended
                if str(self.folder) in line.read_text(errors="replace"):
                    os.kill(int(line.parent.name), signal.SIGKILL)


def wait_for(condition: Callable[[], object], what: str, seconds: float = 120.0) -> None:
    """Wait until a condition of other processes holds."""
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, f"{what} took more than {seconds} seconds"
        time.sleep(0.02)


@contextmanager
def _environment(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**SETTINGS, "RAY_TMPDIR": str(folder)}.items():
            patch.setenv(name, value)
        patch.delenv("RAY_ADDRESS", raising=False)
        yield


@pytest.fixture(scope="session")
def ray_cluster() -> Iterator[RayCluster]:
    """The cluster. A test adds the nodes that it needs, and removes them."""
    folder = Path(tempfile.mkdtemp(prefix="ray-", dir="/tmp"))  # paths of sockets must be short
    (folder / "ray").mkdir()
    try:
        with _environment(folder):
            cluster = RayCluster(folder)
            try:
                yield cluster
            finally:
                cluster.stop()
    finally:
        shutil.rmtree(folder)
