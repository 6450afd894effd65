"""`client.ingest(..., engine=...)` starts the workers of an engine, watches over them, and stops them."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import AsyncTwelveLabs, IngestReport, TwelveLabs
from twelvelabs_client.errors import ConfigurationError, InvalidArgumentError
from twelvelabs_client.ingest import RayEngine, Work, ray_engine
from twelvelabs_sandbox import Sandbox

from .conftest import CLIP
from .test_ingest_killed import make_target

KEY = "tlk_0123456789SECRET"


@dataclass
class RecordingEngine:
    """An engine that records its calls, and fails as it is told to."""

    start_error: Exception | None = None
    check_error: Exception | None = None
    stop_error: Exception | None = None
    calls: list[str] = field(default_factory=list)
    work: Work | None = None

    def start(self, work: Work) -> None:
        self.calls.append("start")
        self.work = work
        if self.start_error is not None:
            raise self.start_error

    def check(self) -> None:
        self.calls.append("check")
        if self.check_error is not None:
            raise self.check_error

    def stop(self) -> None:
        self.calls.append("stop")
        if self.stop_error is not None:
            raise self.stop_error


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time."""
    with Sandbox(speed=1000, api_key=KEY) as running:
        yield running


@pytest.fixture(scope="module")
def index(sandbox: Sandbox) -> str:
    """An index."""
    return make_target(sandbox, "index")


@pytest.fixture(params=["sync", "async"])
def ingest(request: pytest.FixtureRequest, sandbox: Sandbox, index: str) -> Callable[..., IngestReport]:
    """Ingests one clip with a new client of either kind."""
    arguments = {"index": index, "account": "prod", "workers": 3}

    async def asynchronous(**how: Any) -> IngestReport:
        async with AsyncTwelveLabs(KEY, base_url=sandbox.base_url) as client:
            return await client.ingest(CLIP, **arguments, **how)

    def synchronous(**how: Any) -> IngestReport:
        with TwelveLabs(KEY, base_url=sandbox.base_url) as client:
            return client.ingest(CLIP, **arguments, **how)

    return (lambda **how: asyncio.run(asynchronous(**how))) if request.param == "async" else synchronous


@pytest.mark.usefixtures("fast_polling")
def test_its_workers_get_no_secret_and_are_stopped_in_the_end(
    ingest: Callable[..., IngestReport], sandbox: Sandbox, postgres_url: str
) -> None:
    engine = RecordingEngine()
    assert ingest(ledger=postgres_url, engine=engine, dry_run=True).to_send == 1
    assert engine.calls == []
    assert ingest(ledger=postgres_url, engine=engine).ready == 1
    assert engine.calls[0] == "start"
    assert set(engine.calls[1:-1]) == {"check"}
    assert engine.calls[-1] == "stop"
    assert engine.work == Work(postgres_url, sandbox.base_url, account="prod", workers=3)
    assert KEY.encode() not in pickle.dumps(engine.work)


@pytest.mark.usefixtures("fast_polling")
def test_an_error_of_the_engine_ends_the_ingest(ingest: Callable[..., IngestReport], postgres_url: str) -> None:
    error = ConfigurationError("no node has a key")
    for engine in (RecordingEngine(start_error=error), RecordingEngine(check_error=error)):
        with pytest.raises(ConfigurationError, match="no node has a key"):
            ingest(ledger=postgres_url, engine=engine)
        assert engine.calls[-1] == "stop"


@pytest.mark.usefixtures("fast_polling")
def test_an_engine_that_cannot_stop_hides_neither_the_report_nor_another_error(
    ingest: Callable[..., IngestReport], postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    stop_error = ConfigurationError("the cluster is away")
    check_error = ConfigurationError("no node has a key")
    with pytest.raises(ConfigurationError, match="no node has a key"):
        ingest(ledger=postgres_url, engine=RecordingEngine(check_error=check_error, stop_error=stop_error))
    assert ingest(ledger=postgres_url, engine=RecordingEngine(stop_error=stop_error)).ready == 1
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "the workers have not been stopped: the cluster is away"
    ] * 2


def test_what_is_not_valid_is_said_before_anything_is_sent(
    ingest: Callable[..., IngestReport], sandbox: Sandbox, tmp_path: Path
) -> None:
    before = len(sandbox.requests)
    for ledger in (None, tmp_path / "ledger.sqlite3", "ledger.sqlite3", "mysql://me:secret@host/db"):
        with pytest.raises(InvalidArgumentError, match="postgresql://host/database") as refused:
            ingest(ledger=ledger, engine=RecordingEngine())
        assert "secret" not in str(refused.value)
    with pytest.raises(InvalidArgumentError, match="engine must be an engine, such as a RayEngine, not 16"):
        ingest(ledger="postgresql://host/db", engine=16)
    assert len(sandbox.requests) == before


def test_a_ray_engine_without_ray_or_with_odd_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_engine, "find_spec", lambda name: None)
    with pytest.raises(ConfigurationError, match=r"pip install 'twelvelabs-client\[ray\]'"):
        RayEngine()
    monkeypatch.setattr(ray_engine, "find_spec", lambda name: object())
    odd: dict[str, Any]
    for odd in (
        {"workers": 0},
        {"workers": "many"},
        {"num_cpus": -1},
        {"num_cpus": float("nan")},
        {"num_cpus": float("inf")},
        {"address": 6379},
    ):
        with pytest.raises(InvalidArgumentError, match=next(iter(odd))):
            RayEngine(**odd)
