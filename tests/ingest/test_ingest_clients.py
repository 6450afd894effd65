"""`client.ingest` of both clients over sockets: the same call, the same report."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from twelvelabs_client import AsyncTwelveLabs, IngestEvent, IngestReport, SqliteLedger, TwelveLabs, UploadOptions
from twelvelabs_client.errors import InvalidArgumentError, LedgerError, NotFoundError
from twelvelabs_sandbox import Sandbox

from ..file_server import FileServer
from ..loops import loop
from .conftest import ClipFolder

Run: TypeAlias = Callable[..., IngestReport]
pytestmark = pytest.mark.usefixtures("fast_polling")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time."""
    with Sandbox(speed=1000) as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def ingest(request: pytest.FixtureRequest, sandbox: Sandbox) -> Run:
    """Calls `ingest` of a new client of either kind."""

    async def asynchronous(*args: Any, **kwargs: Any) -> IngestReport:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            return await client.ingest(*args, **kwargs)

    def synchronous(*args: Any, **kwargs: Any) -> IngestReport:
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            return client.ingest(*args, **kwargs)

    return (lambda *a, **k: asyncio.run(asynchronous(*a, **k))) if request.param == "async" else synchronous


@pytest.fixture
def index(sandbox: Sandbox, tmp_path: Path) -> str:
    """A new index."""
    models: Any = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        return client.indexes.create(index_name=str(tmp_path), models=models).id


def test_a_folder_becomes_ready_indexed_assets(
    ingest: Run, index: str, clips: ClipFolder, tmp_path: Path, sandbox: Sandbox
) -> None:
    events: list[IngestEvent] = []
    ledger = tmp_path / "ledger.sqlite3"
    report = ingest(clips.path, index=index, ledger=ledger, workers=4, on_progress=events.append, enable_hls=False)
    assert (report.total, report.ready, report.duplicates, report.failed) == (10, 6, 2, 2)
    assert {Path(failure.path).name for failure in report.failures} == set(clips.bad)
    assert events[-1].ready == 6
    in_flight = [upload for event in events for upload in event.uploads]
    assert {Path(str(upload.source)).name for upload in in_flight} <= {item.filename for item in report.items}
    assert in_flight
    assert max(len(event.uploads) for event in events) <= 4
    assert events[-1].uploads == ()
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        indexed_items = list(client.indexes.indexed_assets.list(index))
    assert {item.id for item in indexed_items} == {
        item.indexed_item_id for item in report.items if item.indexed_item_id
    }
    assert {item.status for item in indexed_items} == {"ready"}
    assert ingest(clips.path, index=index, ledger=ledger).bytes_sent == 0


def test_a_manifest_with_metadata_becomes_items(
    ingest: Run, clips: ClipFolder, tmp_path: Path, sandbox: Sandbox
) -> None:
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        store = client.knowledge_stores.create(name="clips").id
        rows = [
            {"path": f"clips/clip{n:04}.mp4", "filename": f"{n}.mp4", "user_metadata": {"number": n}} for n in range(3)
        ]
        (tmp_path / "all.jsonl").write_text("\n".join(map(json.dumps, rows)))
        report = ingest(tmp_path / "all.jsonl", knowledge_store=store, ledger=tmp_path / "l.db", enable_hls=False)
        assert report.is_complete, str(report)
        items = list(client.knowledge_store_items.list(store))
    assert sorted((item.metadata or {})["number"] for item in items) == [0, 1, 2]


def test_the_default_ledger_is_found_again(ingest: Run, index: str, clips: ClipFolder) -> None:
    one = clips.path / "clip0000.mp4"
    assert ingest(str(one), index=index, enable_hls=False).bytes_sent > 0
    assert ingest(str(one), index=index).bytes_sent == 0


def test_the_callers_ledger_stays_open(ingest: Run, index: str, clips: ClipFolder, tmp_path: Path) -> None:
    ledger = SqliteLedger(tmp_path / "own.sqlite3")
    assert ingest([clips.path / "clip0000.mp4"], index=index, ledger=ledger, enable_hls=False).is_complete
    with pytest.raises(LedgerError, match="in use"):
        ingest([clips.path / "clip0000.mp4"], index=index, ledger=tmp_path / "own.sqlite3")
    assert ingest([clips.path / "clip0000.mp4"], index=index, ledger=ledger).is_complete
    ledger.close()


def test_a_missing_target_leaves_no_ledger(ingest: Run, clips: ClipFolder, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        ingest(clips.path, index="f" * 24, ledger=tmp_path / "new" / "ledger.sqlite3")
    assert not (tmp_path / "new").exists()


@loop(
    ("arguments", "message"),
    [
        ({}, "either index or knowledge_store"),
        ({"index": "a", "knowledge_store": "b"}, "either index or knowledge_store"),
        ({"index": ""}, "index must be an id"),
        ({"index": "a", "workers": 0}, "workers must be 1 to 32"),
        ({"index": "a", "wait_timeout": 0}, "wait_timeout must be"),
        ({"index": "a", "ledger": 3}, "ledger must be"),
        ({"index": ".."}, "index must be an id"),
        ({"index": "a", "options": "x"}, "options must be UploadOptions"),
        ({"index": "a", "on_progress": 3}, "on_progress must be a function"),
        ({"index": "a", "enable_hls": "yes"}, "enable_hls must be True or False"),
    ],
)
def test_invalid_arguments(ingest: Run, arguments: dict[str, Any], message: str, sandbox: Sandbox) -> None:
    before = len(sandbox.requests)
    with pytest.raises(InvalidArgumentError, match=message):
        ingest("nowhere", **arguments)
    assert len(sandbox.requests) == before


def test_a_missing_index(ingest: Run, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        ingest(tmp_path, index="0" * 24, ledger=tmp_path / "ledger.sqlite3")
    SqliteLedger(tmp_path / "ledger.sqlite3").close()  # it was released


def test_a_callback_may_end_it(ingest: Run, index: str, clips: ClipFolder, tmp_path: Path) -> None:
    def stop(event: IngestEvent) -> None:
        if event.ready:
            raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        ingest(clips.path, index=index, ledger=tmp_path / "l.db", on_progress=stop, enable_hls=False)
    assert ingest(clips.path, index=index, ledger=tmp_path / "l.db").ready == 6


def test_an_asynchronous_callback_and_a_cancellation(
    sandbox: Sandbox, index: str, clips: ClipFolder, tmp_path: Path
) -> None:
    async def cancelled() -> None:
        reached = asyncio.Event()

        async def told(event: IngestEvent) -> None:
            await asyncio.sleep(0)
            if event.bytes_uploaded:
                reached.set()

        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            work = asyncio.create_task(
                client.ingest(clips.path, index=index, ledger=tmp_path / "l.db", on_progress=told, enable_hls=False)
            )
            await asyncio.wait_for(reached.wait(), 20)
            work.cancel()
            with pytest.raises(asyncio.CancelledError):
                await work
            report = await client.ingest(clips.path, index=index, ledger=tmp_path / "l.db", enable_hls=False)
            assert report.ready == 6

    asyncio.run(cancelled())
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        assert len(list(client.indexes.indexed_assets.list(index))) == 6


@pytest.mark.parametrize("method", ["auto", "direct", "multipart"])
def test_a_url_is_read_here_only_if_the_method_says_so(
    index: str, sandbox: Sandbox, small_clip: Path, tmp_path: Path, method: Any
) -> None:
    pytest.importorskip("aiohttp")
    with FileServer(small_clip.parent) as server, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        url = f"{server.url}/{small_clip.name}?method={method}"
        options = UploadOptions(method=method, checkpoint_dir=tmp_path)
        report = client.ingest(url, index=index, ledger=tmp_path / "ledger.sqlite3", options=options)
        (item,) = report.items
        asset = client.assets.retrieve(item.asset_id or "")
    assert report.is_complete
    assert asset.method == ("url" if method == "auto" else method)
    assert any("aiohttp" in agent for agent in server.agents) == (method != "auto")
