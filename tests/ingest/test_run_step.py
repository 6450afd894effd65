"""Steps can be run by a scheduler of the user's own, with either client."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import AsyncTwelveLabs, IngestItem, SqliteLedger, TwelveLabs
from twelvelabs_client.errors import InvalidArgumentError
from twelvelabs_client.ingest import (
    STEPS,
    Advanced,
    Attempt,
    Failed,
    Identified,
    Item,
    Job,
    Postponed,
    Step,
    StepOutcome,
    Target,
    TargetKind,
    Wanted,
    open_ledger,
    run_step,
)
from twelvelabs_client.ingest.tuning import Tuning
from twelvelabs_sandbox import Sandbox

from .conftest import INDEX, enlist

pytestmark = pytest.mark.usefixtures("fast_polling")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time."""
    with Sandbox(speed=1000) as running:
        yield running


def ingested(ledger: SqliteLedger, job: Job, paths: Sequence[Path], run: Any) -> list[Any]:
    """The outcomes of files that a loop takes through their steps, as another process would."""
    enlisted = enlist(ledger, job, [IngestItem(str(path)) for path in paths])
    while (claims := ledger.claim(enlisted, {step: Wanted(1) for step in STEPS})).due:
        for item in claims.items:
            attempt: Attempt = run([pickle.loads(pickle.dumps(item))])
            ledger.settle(enlisted, pickle.loads(pickle.dumps(attempt.outcomes)))
    found = list(ledger.outcomes(enlisted))
    ledger.leave(enlisted)
    return found


@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_a_loop_of_ones_own_takes_files_to_their_target(
    sandbox: Sandbox, small_clip: Path, tmp_path: Path, *, is_sync: bool
) -> None:
    async def awaited(items: Sequence[Item]) -> Attempt:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            return await run_step(items, client)

    ledger = SqliteLedger(tmp_path / "ledger.sqlite3")
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        models: Any = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
        index = client.indexes.create(index_name=str(tmp_path), models=models).id
        job = Job(Target(TargetKind.INDEX, index), tuning=Tuning(settling=0.05))
        once = (lambda items: run_step(items, client)) if is_sync else (lambda items: asyncio.run(awaited(items)))
        good, bad = ingested(ledger, job, [small_clip, tmp_path / "missing.mp4"], once)
        assert (good.status, bad.status, bad.error_type) == ("ready", "failed", "InvalidSourceError")
        assert client.indexes.indexed_assets.retrieve(index, good.indexed_item_id).status == "ready"
    ledger.close()


def test_a_ledger_is_opened_by_its_path_or_its_url(postgres_url: str, tmp_path: Path) -> None:
    for where in (tmp_path / "ledger.sqlite3", str(tmp_path / "other.sqlite3"), postgres_url):
        with closing(open_ledger(where)) as ledger:
            run = enlist(ledger, Job(INDEX), [IngestItem("/a.mp4", size=1)])
            assert ledger.counts(run).total == 1
            ledger.leave(run)
    wrong: list[Any] = [None, 3, b"ledger.sqlite3", "mysql://host/database"]
    for where in wrong:
        with pytest.raises(InvalidArgumentError, match="path of a file"):
            open_ledger(where)


def test_what_cannot_be_run_together_is_refused() -> None:
    upload, wait = (Item(Job(INDEX), step, "/a.mp4", "a.mp4", {}) for step in (Step.UPLOAD, Step.AWAIT_ASSET))
    with TwelveLabs("tlk_0123456789SECRET") as client:
        for items in ([], [upload, upload], [upload, wait]):
            with pytest.raises(InvalidArgumentError, match="items of one step"):
                run_step(items, client)


def test_outcomes_can_be_pickled() -> None:
    item = Item(Job(INDEX), Step.UPLOAD, "/a.mp4", "a.mp4", {"k": 1}, claim=3, made_before=("a1",))
    outcomes: list[StepOutcome] = [
        Advanced(item, Step.AWAIT_ASSET),
        Identified(item, "sha256:0", 1, 2, "v"),
        Postponed(item, 1.0, Step.FIND_ASSET, counted=True, upload_ended=True),
        Failed.of(item, ValueError("no"), Step.UPLOAD, not_here=True),
    ]
    assert pickle.loads(pickle.dumps(outcomes)) == outcomes
