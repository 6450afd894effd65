"""An upload in parts whose result was lost becomes one asset, whoever goes on, and whatever is left of its session."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from twelvelabs_client import AsyncTwelveLabs, IngestItem, IngestReport, SqliteLedger, TwelveLabs, UploadOptions
from twelvelabs_client.errors import LedgerUnavailableError
from twelvelabs_client.ingest import (
    STEPS,
    Advanced,
    Attempt,
    Failed,
    Item,
    Job,
    Options,
    Postponed,
    Result,
    Run,
    Step,
    StepOutcome,
    Target,
    TargetKind,
    Wanted,
    run_step,
    tuning,
)
from twelvelabs_client.ingest.run_step import driver_of
from twelvelabs_sandbox import Sandbox

from .conftest import INDEX, Killed, cut_clips, enlist

pytestmark = pytest.mark.usefixtures("fast_polling")

LEDGER = "ledger.sqlite3"
IN_PARTS = UploadOptions(method="multipart")
SESSIONS = "/assets/multipart-uploads"
SESSION = f"{SESSIONS}/{{upload_id}}"


class CutOff(SqliteLedger):
    """The ledger of a process that is killed: before it settles an upload, or else as soon as a session is saved."""

    def __init__(self, path: Path, *, is_complete: bool) -> None:
        super().__init__(path)
        self._is_complete = is_complete

    def settle(self, run: Run, outcomes: Sequence[StepOutcome]) -> Sequence[Result]:
        if any(isinstance(one, Advanced) and one.item.step is Step.UPLOAD for one in outcomes):
            raise Killed
        return super().settle(run, outcomes)

    def save_upload(self, run: Run, item: Item, token: str) -> bool:
        saved = super().save_upload(run, item, token)
        if not self._is_complete:
            raise Killed
        return saved

    def leave(self, run: Run) -> None:
        """A killed process does nothing more."""


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time, and uploads have several parts."""
    with Sandbox(speed=1000, chunk_size=10_000) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """The sandbox without any data. Ingests look for work every few milliseconds."""
    running.reset()
    monkeypatch.setattr(tuning, "TUNING", replace(tuning.TUNING, idle_pause=0.02))
    return running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[TwelveLabs]:
    """Its client."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as one:
        yield one


@pytest.fixture
def folder(small_clip: Path, tmp_path: Path) -> Path:
    """A folder with a clip."""
    cut_clips(small_clip, tmp_path / "clips", 1)
    return tmp_path / "clips"


def make_index(client: TwelveLabs) -> str:
    """A new index."""
    models: Any = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    return client.indexes.create(index_name="clips", models=models).id


def killed(client: TwelveLabs, folder: Path, *, is_complete: bool) -> str:
    """The index of an ingest that was killed while a file was uploaded."""
    index = make_index(client)
    with closing(CutOff(folder.parent / LEDGER, is_complete=is_complete)) as ledger, pytest.raises(Killed):
        client.ingest(folder, index=index, ledger=ledger, options=IN_PARTS)
    return index


def ingest(client: TwelveLabs, folder: Path, index: str, options: UploadOptions) -> None:
    """The same ingest again."""
    report = client.ingest(folder, index=index, ledger=folder.parent / LEDGER, options=options)
    assert report.is_complete, report.failures


def asynchronous(client: TwelveLabs) -> AsyncTwelveLabs:
    """An asynchronous client of the same platform."""
    config = driver_of(client).config
    return AsyncTwelveLabs(config.api_key, base_url=config.base_url)


def ingest_asynchronously(client: TwelveLabs, folder: Path, index: str, options: UploadOptions) -> None:
    """The same ingest again, with the asynchronous client."""

    async def run() -> IngestReport:
        async with asynchronous(client) as other:
            return await other.ingest(folder, index=index, ledger=folder.parent / LEDGER, options=options)

    report = asyncio.run(run())
    assert report.is_complete, report.failures


def run_step_asynchronously(items: Sequence[Item], client: TwelveLabs, *, save_upload: Any) -> Attempt:
    """`run_step` with the asynchronous client."""

    async def run() -> Attempt:
        async with asynchronous(client) as other:
            return await run_step(items, other, save_upload=save_upload)

    return asyncio.run(run())


def run_steps(
    client: TwelveLabs,
    folder: Path,
    index: str,
    options: UploadOptions,
    *,
    saves: bool = True,
    step: Callable[..., Attempt] = run_step,
) -> None:
    """A scheduler of one's own ingests the folder."""
    job = Job(Target(TargetKind.INDEX, index), Options(upload=options), tuning=tuning.TUNING)
    with closing(SqliteLedger(folder.parent / LEDGER)) as ledger:
        run = enlist(ledger, job, [IngestItem(str(path)) for path in folder.iterdir()])
        save = partial(ledger.save_upload, run) if saves else None
        while (claims := ledger.claim(run, {each: Wanted(1) for each in STEPS})).due:
            for item in claims.items:
                ledger.settle(run, step([item], client, save_upload=save).outcomes)
        ledger.leave(run)


def is_gone(sandbox: Sandbox, ledger: Path) -> None:
    """The platform has forgotten the session."""
    sandbox.faults.add(method="GET", route=SESSION, status=404, times="always")


def is_gone_and_lists_alone_tell(sandbox: Sandbox, ledger: Path) -> None:
    """So it has, and the asset can be found only in lists."""
    is_gone(sandbox, ledger)
    sandbox.faults.add(method="GET", route="/assets/{asset_id}", status=404)


def is_damaged(sandbox: Sandbox, ledger: Path) -> None:
    """The token cannot be read."""
    with closing(sqlite3.connect(ledger)) as database, database:
        database.execute("UPDATE contents SET upload = 'cut off'")


Ingest: TypeAlias = Callable[[TwelveLabs, Path, str, UploadOptions], None]
Change: TypeAlias = Callable[[Sandbox, Path], None]
IN_ONE_PIECE = UploadOptions(method="direct")
WITHOUT_CHECKPOINTS = UploadOptions(method="multipart", resume=False)
CASES: dict[str, tuple[Ingest, UploadOptions, Change | None]] = {
    "goes on": (ingest, IN_PARTS, None),
    "goes on with the asynchronous client": (ingest_asynchronously, IN_PARTS, None),
    "steps go on": (run_steps, IN_PARTS, None),
    "steps of the asynchronous client go on": (partial(run_steps, step=run_step_asynchronously), IN_PARTS, None),
    "steps that save nothing go on": (partial(run_steps, saves=False), IN_PARTS, None),
    "steps that would send it in one piece go on": (run_steps, IN_ONE_PIECE, None),
    "does not resume": (ingest, WITHOUT_CHECKPOINTS, None),
    "its session is gone": (ingest, IN_PARTS, is_gone),
    "its session is gone for steps": (run_steps, IN_PARTS, is_gone_and_lists_alone_tell),
    "its session is gone for steps that save nothing": (
        partial(run_steps, saves=False),
        IN_PARTS,
        is_gone_and_lists_alone_tell,
    ),
    "its token is damaged": (run_steps, IN_PARTS, is_damaged),
}


@pytest.mark.parametrize("case", CASES)
def test_a_complete_upload_whose_result_was_lost_is_not_repeated(
    sandbox: Sandbox, client: TwelveLabs, folder: Path, case: str
) -> None:
    again, options, change = CASES[case]
    index = killed(client, folder, is_complete=True)
    if change is not None:
        change(sandbox, folder.parent / LEDGER)
    again(client, folder, index, options)
    check_one(client, index)
    assert created(sandbox) == 1


@pytest.mark.parametrize("is_known", [True, False], ids=["known", "forgotten"])
def test_an_upload_whose_session_has_expired_is_repeated(
    sandbox: Sandbox, client: TwelveLabs, folder: Path, *, is_known: bool
) -> None:
    index = killed(client, folder, is_complete=False)
    sandbox.clock.advance(90_000)
    if not is_known:
        sandbox.faults.add(method="GET", route=SESSION, status=404)
    run_steps(client, folder, index, IN_PARTS)
    lists = sandbox.requests.matching(method="GET", route="/assets")
    searches = [one for one in lists if "asset_ids" not in one.query]
    assert bool(searches) is not is_known, "it is looked for if the platform does not say that it has ended"
    check_one(client, index)
    assert created(sandbox) == 2


def check_one(client: TwelveLabs, index: str) -> None:
    """There is one ready asset, and one indexed asset of it."""
    ready = [one.id for one in client.assets.list() if one.status == "ready"]
    assert len(ready) == 1
    assert [one.asset_id for one in client.indexes.indexed_assets.list(index)] == ready


def created(sandbox: Sandbox) -> int:
    """How many assets have been created."""
    return sum(len(sandbox.requests.matching(method="POST", route=route)) for route in (SESSIONS, "/assets"))


def test_no_part_is_sent_before_its_session_has_been_saved(sandbox: Sandbox, client: TwelveLabs, folder: Path) -> None:
    saved: list[tuple[str, int]] = []

    def save(item: Item, token: str) -> bool:
        saved.append((token, parts(sandbox)))
        if len(saved) < 3:
            raise LedgerUnavailableError("the database is away")
        return True

    item = upload_of(folder)
    (done,) = run_step([item], client, save_upload=save).outcomes
    assert isinstance(done, Advanced)
    assert [number for _, number in saved] == [0, 0, 0]
    (token,) = {token for token, _ in saved}
    (again,) = run_step([replace(item, upload=token)], client).outcomes
    assert isinstance(again, Advanced)
    assert again.facts.asset_id == done.facts.asset_id
    assert created(sandbox) == 1


def test_no_part_is_sent_after_the_claim_was_lost(sandbox: Sandbox, client: TwelveLabs, folder: Path) -> None:
    (outcome,) = run_step([upload_of(folder)], client, save_upload=lambda item, token: False).outcomes
    assert isinstance(outcome, Postponed)
    assert outcome.step is Step.FIND_ASSET
    assert (created(sandbox), parts(sandbox)) == (1, 0)


def test_a_session_with_parts_of_a_changed_file_is_not_resumed(
    sandbox: Sandbox, client: TwelveLabs, folder: Path
) -> None:
    item = upload_of(folder)

    def save(item: Item, token: str) -> bool:
        with Path(item.path).open("ab") as file:
            file.write(b"more")
        return True

    (outcome,) = run_step([item], client, save_upload=save).outcomes
    assert isinstance(outcome, Failed)
    assert (outcome.error_type, outcome.retry_from) == ("SourceChangedError", Step.UPLOAD)
    assert outcome.upload_ended
    (before,) = run_step([replace(item, upload="a token")], client).outcomes
    assert isinstance(before, Failed)
    assert before.error_type == "SourceChangedError"
    assert not before.upload_ended, "nothing has been sent, so the session has what it had"


def upload_of(folder: Path) -> Item:
    """The clip, claimed to be uploaded in parts."""
    (clip,) = folder.iterdir()
    found = clip.stat()
    job = Job(INDEX, Options(upload=IN_PARTS), tuning=tuning.TUNING)
    content = {"size": found.st_size, "mtime_ns": found.st_mtime_ns, "content": "sha256:0"}
    return Item(job, Step.UPLOAD, str(clip), clip.name, {}, **content)  # type: ignore[arg-type]  # by name


def parts(sandbox: Sandbox) -> int:
    """How many parts have been sent."""
    return len(sandbox.requests.matching(method="PUT"))
