"""What a RayEngine does about failures of actors, other drivers and a lost cluster, with a stand-in for Ray."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import pytest
from twelvelabs_client.errors import ApiConnectionError, ConfigurationError
from twelvelabs_client.ingest import RayEngine, Work, ray_engine, tuning

WORK = Work("postgresql://127.0.0.1:1/ledger", "https://api.example.test/v1.3")
RUNNING = object()


class RayError(Exception):
    """Stands in for that of Ray."""


class RayActorError(RayError):
    """An actor has died."""

    actor_init_failed = False


@dataclass(eq=False)
class FakeActor:
    """An actor, which is also the reference to its result."""

    name: str
    value: Any = RUNNING

    @property
    def result(self) -> Any:
        return SimpleNamespace(remote=lambda: self)


@dataclass
class FakeRay:
    """The parts of Ray that an engine uses, and the actors of one cluster."""

    actors: dict[str, FakeActor] = field(default_factory=dict)
    launched: list[str] = field(default_factory=list)
    lost: Exception | None = None
    """What everything raises, once the head is lost."""
    exceptions = SimpleNamespace(RayError=RayError, RayActorError=RayActorError)

    @property
    def util(self) -> Any:
        return SimpleNamespace(list_named_actors=self._named, get_node_ip_address=lambda: "10.0.0.7")

    def _answer(self) -> None:
        if self.lost is not None:
            raise self.lost

    def _named(self, *, all_namespaces: bool) -> list[dict[str, str]]:
        assert all_namespaces
        self._answer()
        return [{"name": name, "namespace": ray_engine.NAMESPACE} for name in self.actors]

    def is_initialized(self) -> bool:
        return True

    def shutdown(self) -> None:
        """Disconnect."""

    def remote(self, kind: type) -> Any:
        assert kind is ray_engine._Actor

        def options(*, name: str, get_if_exists: bool, **_: Any) -> Any:
            def make(work: Work) -> FakeActor:
                self._answer()
                assert work == WORK
                assert get_if_exists
                if name not in self.actors:
                    self.launched.append(name[-1])
                    self.actors[name] = FakeActor(name)
                return self.actors[name]

            return SimpleNamespace(remote=make)

        return SimpleNamespace(options=options)

    def get_actor(self, name: str, *, namespace: str) -> FakeActor:
        assert namespace == ray_engine.NAMESPACE
        if name not in self.actors:
            raise ValueError(name)
        return self.actors[name]

    def wait(self, references: Sequence[FakeActor], *, num_returns: int, timeout: float) -> Any:
        assert num_returns == len(references)
        self._answer()
        ended = [one for one in references if one.value is not RUNNING]
        return ended, [one for one in references if one not in ended]

    def get(self, reference: FakeActor) -> Any:
        self._answer()
        if isinstance(reference.value, Exception):
            raise reference.value
        return reference.value

    def kill(self, actor: FakeActor) -> None:
        self._answer()
        if self.actors.get(actor.name) is actor:
            del self.actors[actor.name]
        if actor.value is RUNNING:
            actor.value = RayActorError("it was killed by ray.kill")

    def end(self, number: int, value: Any = None) -> None:
        """Have an actor end with a failure, or with None."""
        next(actor for name, actor in self.actors.items() if name.endswith(f"-{number}")).value = value


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> FakeRay:
    """Stands in for Ray, also where it is not installed."""
    fake = FakeRay()
    monkeypatch.setattr(ray_engine, "find_spec", lambda name: object())
    monkeypatch.setattr(ray_engine, "_ray", lambda: fake)
    return fake


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """Returns the warnings that have been logged."""
    return lambda: [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]


def started(workers: int) -> RayEngine:
    engine = RayEngine(workers)
    engine.start(WORK)
    return engine


def check_often(engine: RayEngine, number: int) -> None:
    for _ in range(number):
        engine.check()


def away(node: str) -> ray_engine._Failure:
    return ray_engine._Failure(f"node {node}: LedgerUnavailableError", is_transient=True)


NO_KEY = ray_engine._Failure("node c: ConfigurationError: no API key")


def test_an_actor_that_is_cut_off_is_named_and_started_again_after_a_pause(
    ray: FakeRay, warnings: Callable[[], list[str]]
) -> None:
    engine = started(2)
    ray.end(0, away("a"))
    check_often(engine, 60)
    assert warnings() == ["the ingest goes on without a worker: node a: LedgerUnavailableError"]
    assert ray.launched == ["0", "1"]
    engine.check()
    assert ray.launched == ["0", "1", "0"]
    ray.end(0, away("a"))
    check_often(engine, 61)
    assert ray.launched == ["0", "1", "0", "0"]
    assert len(warnings()) == 1, "the same is said once"
    ray.end(0)
    check_often(engine, 200)
    assert ray.launched == ["0", "1", "0", "0"], "it has found nothing to do"


def test_an_ingest_ends_only_if_no_actor_can_take_part(ray: FakeRay) -> None:
    engine = started(3)
    ray.end(0, NO_KEY)
    engine.check()
    ray.end(1, away("b"))
    check_often(engine, 300)
    ray.end(2, away("a"))
    with pytest.raises(ConfigurationError, match="no worker can take part in the ingest: node a: LedgerUnavailable"):
        engine.check()

    engine = started(3)
    ray.end(0, NO_KEY)
    ray.end(1, away("b"))
    check_often(engine, 700)
    ray.end(2, away("a"))
    engine.check()  # that on node b takes part again: it has not failed for long
    ray.end(1, NO_KEY)
    with pytest.raises(ConfigurationError, match="no API key"):
        engine.check()


def test_a_driver_that_ends_leaves_another_with_its_workers(ray: FakeRay) -> None:
    def running() -> int:
        return sum(actor.value is RUNNING for actor in ray.actors.values())

    first, second = started(3), started(2)
    assert ray.launched == ["0", "1", "2"], "they have the same actors"
    assert running() == 2, "the second needs fewer"
    second.check()
    first.check()
    assert running() == 3, "the first does not"
    second.stop()
    assert running() == 1
    first.check()
    first.check()
    assert running() == 3
    assert len(ray.launched) == 6
    third = started(3)
    first.stop()
    assert running() == 0
    third.check()
    assert running() == 3


@pytest.mark.parametrize("error", [RayError("GCS has died"), ConnectionError("refused"), RuntimeError("no cluster")])
def test_a_cluster_that_is_lost_is_an_error_that_says_what_to_do(ray: FakeRay, error: Exception) -> None:
    engine = started(2)
    ray.lost = error
    for call in (engine.check, engine.stop, lambda: engine.start(WORK)):
        with pytest.raises(ConfigurationError, match=r"the Ray cluster does not answer \(.*`ray status`") as raised:
            call()
        assert raised.value.__cause__ is error


@pytest.fixture
def actor(ray: FakeRay, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The object behind an actor, which has not begun."""
    remote = SimpleNamespace(run=SimpleNamespace(options=lambda **_: SimpleNamespace(remote=lambda: None)))
    context = SimpleNamespace(current_actor=remote)
    monkeypatch.setattr(ray, "get_runtime_context", lambda: context, raising=False)
    monkeypatch.setattr(ray, "kill", lambda killed: None)
    monkeypatch.setattr(ray_engine, "_KEPT", 0.0)
    monkeypatch.setattr(ray_engine, "_PAUSE", 0.001)
    monkeypatch.setenv("TWELVE_LABS_API_KEY", "tlk_0123456789SECRET")
    monkeypatch.setattr(tuning, "TUNING", replace(tuning.TUNING, outage=0.003))
    return ray_engine._Actor(WORK)


def test_an_actor_whose_node_does_not_reach_the_ledger_says_so(actor: Any) -> None:
    actor.run()
    failure = actor.result()
    assert failure.is_transient
    assert failure.text.startswith("node 10.0.0.7 (")
    assert "LedgerUnavailableError: the ledger postgresql://127.0.0.1:1/ledger cannot be reached" in failure.text


def test_an_actor_tries_again_after_a_transient_error_of_the_platform(
    actor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors: list[Exception] = [ApiConnectionError("no answer")] * 2
    monkeypatch.setattr(ray_engine, "run_worker", lambda *_, **__: errors and raise_(errors.pop()))
    actor.run()
    assert (actor.result(), errors) == (None, [])
    errors += [ApiConnectionError("no answer")] * 9
    actor.run()
    assert actor.result().is_transient
    assert len(errors) == 5
    errors[:] = [ValueError("odd")] * 2
    actor.run()
    assert not actor.result().is_transient
    assert len(errors) == 1


def raise_(error: Exception) -> None:
    raise error
