"""Runs the workers of an ingest as Ray actors, spread over the nodes of a cluster.

Ray only keeps the processes alive. It gets no secrets, as it stores and shows what it is given. The actors are detached
and have names: they outlive a driver that is killed, and the next one finds them.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from twelvelabs_lowlevel.numeric import integer, number

from .._drivers.http_client import HttpClient
from .._drivers.sync import SyncDriver
from .._flows.primitives import Signal
from .._http.config import make_config
from .._http.logs import logger
from .._version import __version__
from ..errors import ConfigurationError, InvalidArgumentError, LedgerError, TwelveLabsError
from . import tuning
from .engine import Work
from .worker import run_worker

NAMESPACE = "twelvelabs"
"""The namespace of the actors in Ray."""
_CPUS = "a finite number of 0 or more"
_CONNECT_TIMEOUT = 5.0
_GRACE = 3.0
"""Seconds for actors to find that nothing is left to do, before they are killed."""
_KEPT = 60.0
"""Seconds for which an actor that has ended keeps its result for a driver."""
_PAUSE = 5.0
"""Seconds before an actor joins runs again after a transient error of the platform."""
_CHECKS_BEFORE_RETRY = 60
"""The checks, about one a second, after which an actor with a transient failure is started again,"""
_CHECKS_FAILED = 600
"""and those after which it counts as taking part unless it has failed again: twice the time that this takes."""


@contextmanager
def _own_errors() -> Iterator[None]:
    """Errors of Ray as those of the client."""
    try:
        yield
    except TwelveLabsError:
        raise
    except (_ray().exceptions.RayError, OSError, RuntimeError, ValueError) as error:
        reason = f"{type(error).__name__}: {error}".strip().splitlines()[0]
        raise ConfigurationError(
            f"the Ray cluster does not answer ({reason}): check with `ray status` that it is running. The same ingest "
            "goes on where this one was"
        ) from error


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why an actor cannot take part, and on which node."""

    text: str
    is_transient: bool = False


class RayEngine:
    """Runs workers of an ingest as actors of a Ray cluster. Needs the extra [ray].

        client.ingest("s3://bucket/videos", index=index.id, ledger="postgresql://host/db", engine=RayEngine(workers=64))

    The actors are spread over the nodes. One that dies, by itself or with its node, is started again. They end with the
    ingest. If this process is killed they carry on until the files are done, and the same call finds them again.

    Each node needs the same version of this package, the API key and what the ledger needs (such as PGPASSWORD) in the
    environment in which Ray was started there. The ingest goes on without nodes that lack these, or that have not
    reached the database or the platform for four minutes, and a warning is logged for each; the latter are tried again.
    If no actor can take part, it raises ConfigurationError.

    Args:
        workers: The number of actors. Those for which the cluster has no room wait until it has.
        address: The cluster, as host:port. By default RAY_ADDRESS in the environment. Not needed after `ray.init`.
        num_cpus: The CPUs that Ray reserves for each actor.

    Raises:
        ConfigurationError: Ray is not installed.
    """

    def __init__(self, workers: int = 16, *, address: str | None = None, num_cpus: float = 1.0) -> None:
        if find_spec("ray") is None:
            raise ConfigurationError("RayEngine needs the extra [ray]: pip install 'twelvelabs-client[ray]'")
        if address is not None and not isinstance(address, str):
            raise InvalidArgumentError(f"address must be host:port, not {address!r}")
        self._number = integer("workers", workers, at_least=1, error=InvalidArgumentError)
        self._num_cpus = number("num_cpus", num_cpus, wanted=_CPUS, error=InvalidArgumentError)
        if math.isinf(self._num_cpus):
            raise InvalidArgumentError(f"num_cpus must be {_CPUS}, not {num_cpus!r}")
        self._address = address
        self._actors: dict[int, _Running] = {}
        self._earlier: set[int] = set()
        """The actors that an earlier driver has started, which may have ended just before this ingest began."""
        self._failed: dict[int, _Failed] = {}
        self._checks = 0
        self._has_connected = False

    @_own_errors()
    def start(self, work: Work) -> None:
        """Connect to the cluster, and start the actors. Those that run already for the same account are used.

        Raises ConfigurationError if the cluster cannot be reached or used.
        """
        ray = _ray()
        if not ray.is_initialized():
            _connect(ray, self._address)
            self._has_connected = True
        names = {int(name.rpartition("-")[2]): name for name in _names(ray, work)}
        self._actors, self._earlier, self._failed = {}, names.keys() & set(range(self._number)), {}
        for each in range(self._number):
            self._launch(each, work)
        for each in names.keys() - self._earlier:
            with suppress(ValueError):  # it has ended meanwhile
                ray.kill(ray.get_actor(names[each], namespace=NAMESPACE))

    @_own_errors()
    def check(self) -> None:
        """Start actors again that somebody else has stopped, or that may take part by now.

        Raises ConfigurationError if no actor can take part, or the cluster cannot be used.
        """
        ray = _ray()
        self._checks += 1
        results = {running.result: each for each, running in self._actors.items()}
        ended, _ = ray.wait(list(results), num_returns=len(results), timeout=0) if results else ((), ())
        for result in ended:
            each = results[result]
            running = self._actors.pop(each)
            try:
                failure = ray.get(result)
            except ray.exceptions.RayError as error:
                if isinstance(error, ray.exceptions.RayActorError) and not error.actor_init_failed:
                    self._launch(each, running.work)  # another driver has stopped it
                    continue
                failure = _Failure(_start_failure(str(error)))
            ray.kill(running.actor)
            if failure is not None:
                self._fail(each, _Failed(failure, running.work, self._checks))
                continue
            self._failed.pop(each, None)
            if each in self._earlier:
                self._earlier.discard(each)
                self._launch(each, running.work)
        for each, failed in self._failed.items():
            is_due = failed.failure.is_transient and self._checks >= failed.check + _CHECKS_BEFORE_RETRY
            if is_due and each not in self._actors:
                self._launch(each, failed.work)

    @_own_errors()
    def stop(self) -> None:
        """End the actors, and disconnect from the cluster unless it was connected before.

        Raises ConfigurationError if the cluster cannot be used.
        """
        ray = _ray()
        actors, self._actors = self._actors, {}
        try:
            if actors and ray.is_initialized():
                results = [running.result for running in actors.values()]
                ray.wait(results, num_returns=len(results), timeout=_GRACE)
                for running in actors.values():
                    ray.kill(running.actor)
        finally:
            if self._has_connected:
                self._has_connected = False
                ray.shutdown()

    def _launch(self, each: int, work: Work) -> None:
        actor = (
            _ray()
            .remote(_Actor)
            .options(
                name=f"{_pool(work)}-{each}",
                namespace=NAMESPACE,
                get_if_exists=True,
                lifetime="detached",
                max_restarts=-1,
                max_task_retries=-1,
                max_concurrency=4,
                num_cpus=self._num_cpus,
                scheduling_strategy="SPREAD",
            )
            .remote(work)
        )
        self._actors[each] = _Running(actor, actor.result.remote(), work)

    def _fail(self, each: int, failed: _Failed) -> None:
        text = failed.failure.text
        if all(known.failure.text != text for known in self._failed.values()):
            logger.warning("the ingest goes on without a worker: %s", text)
        self._failed[each] = failed
        since = self._checks - _CHECKS_FAILED
        lasting = [one for one in self._failed.values() if one.check > since or not one.failure.is_transient]
        if len(lasting) == self._number:
            raise ConfigurationError(f"no worker can take part in the ingest: {text}")


@dataclass(frozen=True, slots=True)
class _Running:
    """An actor that has been started."""

    actor: Any
    result: Any
    """The reference to its failure, or to None; there once it has ended."""
    work: Work


@dataclass(frozen=True, slots=True)
class _Failed:
    """An actor that cannot take part."""

    failure: _Failure
    work: Work
    check: int
    """The number of the check that has found it."""


class _Actor:
    """One worker. It works from when it is created, so that it does so again after a restart, also without a driver."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._ended = Signal()
        self._failure: _Failure | None = None
        self._self = _ray().get_runtime_context().current_actor
        self._self.run.options(max_task_retries=0).remote()

    def run(self) -> None:
        """Take part in all open runs, then end this actor."""
        try:
            self._take_part()
        except Exception as error:
            node = f"node {_ray().util.get_node_ip_address()} ({socket.gethostname()})"
            is_transient = isinstance(error, TwelveLabsError) and error.is_transient
            self._failure = _Failure(f"{node}: {type(error).__name__}: {error}", is_transient)
        self._ended.set()
        Signal().wait(_KEPT)
        _ray().kill(self._self)

    def _take_part(self) -> None:
        """Join runs while there are any, also after transient errors: those of the ledger have lasted for an outage."""
        work = self._work
        config = make_config(base_url=work.base_url)
        tries_left = tuning.TUNING.outage / _PAUSE
        with closing(HttpClient.owned(config)) as http:
            driver = SyncDriver(http, config)
            while True:
                try:
                    return run_worker(work.ledger, driver, account=work.account, workers=work.workers, once=True)
                except TwelveLabsError as error:
                    tries_left -= 1
                    if not error.is_transient or isinstance(error, LedgerError) or tries_left < 0:
                        raise
                Signal().wait(_PAUSE)

    def result(self) -> _Failure | None:
        """Wait until this actor has ended. Returns why it cannot take part; None if nothing is left to do."""
        while not self._ended.wait(60.0):
            pass
        return self._failure


def _start_failure(text: str) -> str:
    """Why an actor could not be started, such as on a node without this package, from what Ray says."""
    node = re.search(r"\bip=([^,\s]+)", text)
    reason = text.strip().splitlines()[-1].strip()
    return f"node {node[1] if node else '?'} (is twelvelabs-client {__version__} installed there?): {reason}"


def _ray() -> Any:
    return import_module("ray")


def _pool(work: Work) -> str:
    """The name of the actors that take part in the same runs."""
    what = "\n".join((work.ledger, work.base_url, work.account, __version__))
    return f"ingest-{hashlib.sha256(what.encode()).hexdigest()[:16]}"


def _names(ray: Any, work: Work) -> list[str]:
    """The names of the actors that there are."""
    named = ray.util.list_named_actors(all_namespaces=True)
    return [one["name"] for one in named if one["namespace"] == NAMESPACE and one["name"].startswith(f"{_pool(work)}-")]


def _connect(ray: Any, address: str | None) -> None:
    address = address or os.environ.get("RAY_ADDRESS")
    if not address:
        raise ConfigurationError(
            "RayEngine knows no cluster: name one with RayEngine(address='host:6379') or RAY_ADDRESS, or call ray.init"
        )
    host, _, port = address.rpartition(":")
    try:
        if host and port.isdecimal():  # Ray tries for minutes
            socket.create_connection((host, int(port)), _CONNECT_TIMEOUT).close()
        ray.init(address)
    except (OSError, RuntimeError, ValueError) as error:  # ConnectionError, another version of Ray or Python
        raise ConfigurationError(
            f"RayEngine cannot use the Ray cluster at {address} ({error}): check with `ray status` that it is running"
        ) from error
