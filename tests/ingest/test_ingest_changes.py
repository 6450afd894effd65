"""Files move, sources and targets change, objects disappear, lists fail: nothing is created twice or left behind."""

from __future__ import annotations

import json
import os
import random
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client._flows.effects import Effect, Send
from twelvelabs_client._http.config import ClientConfig
from twelvelabs_client._response import Response
from twelvelabs_client.errors import InvalidArgumentError, LedgerError, TwelveLabsError
from twelvelabs_client.ingest.model import IngestItem, Item, Job, Options, Step, Target, TargetKind
from twelvelabs_client.ingest.progress import IngestEvent
from twelvelabs_client.ingest.sqlite.ledger import SqliteLedger
from twelvelabs_client.ingest.steps.reconcile import find_assets

from benchmarks.fake_platform import FakePlatform
from benchmarks.virtual_time import VirtualTime

from .conftest import INDEX, Killed, Scene, write_files

OTHER = Target(TargetKind.INDEX, "index2")
ERROR = Response(500, {}, b"{}")
GONE = Response(404, {}, b'{"code":"resource_not_exist","message":"asset not found"}')


def kill_after(scene: Scene, source: Any, call: str) -> None:
    """Kill the process when the platform has done this, before its response arrives."""

    def observer(effect: Effect, now: str) -> None:
        if now == "after" and isinstance(effect, Send) and scene.platform.calls[call]:
            raise Killed

    with pytest.raises(Killed):
        scene.run(source, observer=observer)
    scene.time.now += 100


def assert_made_once(scene: Scene, contents: int = 1) -> None:
    """There is one asset for each content."""
    assert list(scene.made()[0].values()) == [1] * contents


# --- changes while a result is unknown


def test_an_upload_in_doubt_for_one_target_is_found_for_another(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    kill_after(scene, folder, "create asset")
    scene.target = OTHER
    assert scene.run(folder).is_complete
    scene.target = INDEX
    assert scene.run(folder).is_complete
    assert_made_once(scene)
    assert len(scene.platform.indexed_items) == 2


@pytest.mark.parametrize("others", [0, 120])
def test_a_file_renamed_while_its_upload_is_unknown_is_found(scene: Scene, tmp_path: Path, others: int) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    kill_after(scene, folder, "create asset")
    (folder / "a.mp4").rename(folder / "b.mp4")
    write_files(folder, {f"{number:03}.mp4": str(number) for number in range(others)})
    assert scene.run(folder, workers=8).is_complete
    assert_made_once(scene, 1 + others)


def test_a_name_edited_while_its_upload_is_unknown_changes_nothing(scene: Scene, tmp_path: Path) -> None:
    path = str(write_files(tmp_path / "files", {"a.mp4": "one"}) / "a.mp4")
    kill_after(scene, [IngestItem(path, filename="one.mp4")], "create asset")
    assert scene.run([IngestItem(path, filename="two.mp4")]).is_complete
    assert_made_once(scene)


def test_another_source_with_a_copy_comes_between(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    copies = write_files(tmp_path / "copies", {"copy.mp4": "one"})
    kill_after(scene, folder, "create asset")
    assert scene.run(copies).is_complete
    assert scene.run(folder).is_complete
    assert_made_once(scene)
    assert len(scene.platform.indexed_items) == 1


def test_a_list_without_asset_ids_is_not_trusted(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = FakePlatform._indexed_item
    monkeypatch.setattr(
        FakePlatform, "_indexed_item", lambda *args: {k: v for k, v in told(*args).items() if k != "asset_id"}
    )
    scene.platform.faults = lambda name, number, at: (
        "lost after" if name == "create indexed item" and number <= 2 else None
    )
    assert scene.run(write_files(tmp_path / "files", {"a.mp4": "1", "b.mp4": "2"})).is_complete
    assert len(scene.platform.indexed_items) == 2


@pytest.mark.parametrize(("begun", "is_found"), [(timedelta(days=-1), True), (timedelta(seconds=1), False)])
def test_only_the_assets_own_session_means_that_parts_are_missing(begun: timedelta, is_found: bool) -> None:
    created = datetime(2026, 1, 1, tzinfo=UTC)
    asset = {"_id": "a" * 24, "method": "multipart", "status": "processing", "created_at": created.isoformat()}
    asset |= {"filename": "a.mp4", "user_metadata": {"ingest_key": "sha256:a"}}
    session = {"upload_id": "u", "status": "active", "total_size": 400, "chunk_size": 5, "total_chunks": 9}
    session |= {"created_at": (created + begun).isoformat()}

    def answer(message: Send, at: float) -> tuple[Response, float]:
        data = [session if "multipart" in message.url else asset]
        info = {"page": 1, "limit_per_page": 50, "total_page": 1, "total_results": 1}
        return Response(200, {}, json.dumps({"data": data, "page_info": info}).encode()), 0.1

    item = Item(Job(INDEX), Step.FIND_ASSET, "/a.mp4", "a.mp4", {}, size=400, content="sha256:a", sent_as="a.mp4")
    client = ClientConfig(api_key="k", base_url="https://api.example.test")
    found = VirtualTime(answer).run(find_assets([item], client)).found
    assert bool(found) is is_found


# --- failures and changes


def fail_once(scene: Scene, folder: Path) -> None:
    scene.platform.fails = lambda content: True
    assert scene.run(folder).failed == 1
    scene.platform.fails = lambda content: False


def test_a_failed_file_that_was_touched_is_retried_on_request(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    fail_once(scene, folder)
    os.utime(folder / "a.mp4", (1, 1))
    assert scene.run(folder).failed == 1
    os.utime(folder / "a.mp4", (2, 2))
    assert scene.run(folder, retry_failed=True).is_complete


def test_a_file_touched_between_hashing_and_upload_can_be_ingested_again(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    reading: list[int] = []

    def touch(effect: Effect, now: str) -> None:
        if scene.platform.calls["retrieve target"] and now == "before" and not isinstance(effect, Send):
            reading.append(1)
            os.utime(folder / "a.mp4", (len(reading), len(reading)))

    report = scene.run(folder, observer=touch)
    assert next(report.failures).error_type == "SourceChangedError"
    assert scene.run(folder).is_complete


def test_a_moved_file_with_new_metadata_gets_it_at_once(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run([IngestItem(str(folder / "a.mp4"), user_metadata={"k": "1"})])
    (folder / "a.mp4").rename(folder / "b.mp4")
    assert scene.run([IngestItem(str(folder / "b.mp4"), user_metadata={"k": "2"})]).is_complete
    assert [item.metadata for item in scene.platform.indexed_items.values()] == [{"k": "2"}]


def test_metadata_edited_while_a_file_is_pending_is_sent(scene: Scene, tmp_path: Path) -> None:
    path = str(write_files(tmp_path / "files", {"a.mp4": "one"}) / "a.mp4")
    kill_after(scene, [IngestItem(path, user_metadata={"k": "1"})], "retrieve indexed item")
    assert scene.run([IngestItem(path, user_metadata={"k": "2"})]).is_complete
    assert [item.metadata for item in scene.platform.indexed_items.values()] == [{"k": "2"}]


def test_a_moved_file_that_is_done_counts_as_ready(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run(folder)
    (folder / "a.mp4").rename(folder / "b.mp4")
    events: list[IngestEvent] = []
    report = scene.run(folder, on_progress=events.append)
    assert (events[-1].ready, events[-1].pending) == (report.ready, report.pending) == (1, 0)
    assert events[-1].bytes_uploaded == report.bytes_uploaded == 3
    assert report.bytes_sent == 0


def test_an_asset_deleted_before_it_was_added_is_created_again(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    vanished = False

    def faults(name: str, number: int, at: float) -> Response | None:
        nonlocal vanished
        vanished = vanished or name == "create indexed item"
        return (
            GONE if (name == "create indexed item" and number == 1) or (name == "retrieve asset" and vanished) else None
        )

    scene.platform.faults = faults
    report = scene.run(folder)
    assert "asset not found" in (next(report.failures).error or "")
    vanished, scene.platform.faults = False, lambda name, number, at: None
    assert scene.run(folder, retry_failed=True).is_complete
    assert scene.platform.calls["create asset"] == 2


def test_a_name_that_is_not_utf8_fails_alone(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.mp4")).write_text("two")
    except OSError:
        pytest.skip("this file system has no such names")
    report = scene.run(folder)
    assert (report.ready, report.failed) == (1, 1)
    assert "not valid text" in (next(report.failures).error or "")
    report.write_csv(tmp_path / "report.csv")
    report.write_json(tmp_path / "report.json")


# --- time


def begun(scene: Scene, folder: Path) -> None:
    """A run that was killed when everything was added and nothing was ready."""
    scene.platform.indexed_item_seconds = 60.0
    scene.options = Options(wait_timeout=3600.0)
    contents = {f"{number:02}.mp4": str(number) for number in range(20)}
    write_files(folder, contents)

    def observer(effect: Effect, now: str) -> None:
        if len(scene.platform.indexed_items) == len(contents) and scene.platform.calls["list indexed items"]:
            raise Killed

    with pytest.raises(Killed):
        scene.run(folder, observer=observer)


def test_what_became_ready_between_runs_has_not_timed_out(scene: Scene, tmp_path: Path) -> None:
    begun(scene, tmp_path / "files")
    scene.time.now += 8 * 3600
    first = scene.platform.calls["list indexed items"] + 1
    scene.platform.faults = lambda name, number, at: ERROR if (name, number) == ("list indexed items", first) else None
    assert scene.run(tmp_path / "files").is_complete


@pytest.mark.parametrize("broken", ["find assets", "list assets", "list indexed items"])
def test_a_list_that_always_fails_ends_the_run_also_for_one_file(scene: Scene, tmp_path: Path, broken: str) -> None:
    scene.platform.faults = lambda name, number, at: (
        "lost after"
        if name == "create asset" and number == 1
        else ERROR
        if name in (broken, "retrieve indexed item")
        else None
    )
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "one"}))
    assert report.stopped is not None
    assert (report.failed, report.pending) == (0, 1)
    assert report.seconds < 500


def test_occasional_poll_failures_are_not_an_outage(scene: Scene, tmp_path: Path) -> None:
    scene.platform.indexed_item_seconds = 600.0
    chance = random.Random(3)
    scene.platform.faults = lambda name, number, at: ERROR if "entr" in name and chance.random() < 0.3 else None
    contents = {f"{number:03}.mp4": str(number) for number in range(200)}
    assert scene.run(write_files(tmp_path / "files", contents)).is_complete


def test_a_retry_after_of_zero_still_has_a_pause(scene: Scene, tmp_path: Path) -> None:
    refused = Response(429, {"retry-after": "0"}, b"{}")
    scene.platform.faults = lambda name, number, at: refused if name == "create asset" else None
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "one"}))
    assert report.stopped is not None
    assert scene.platform.calls["create asset"] <= 260


def test_a_dry_run_knows_assets_of_another_target(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run(folder)
    write_files(folder, {"b.mp4": "three"})
    scene.target = OTHER
    plan = scene.run(folder, dry_run=True)
    assert "1 files with 5 bytes would be sent" in str(plan)
    report = scene.run(folder)
    assert report.bytes_sent == 5
    assert scene.platform.calls["create asset"] == 2


# --- what users do


def test_a_target_deleted_during_the_run_stops_the_uploads(scene: Scene, tmp_path: Path) -> None:
    gone = False

    def faults(name: str, number: int, at: float) -> Response | None:
        nonlocal gone
        gone = gone or name == "create indexed item"
        return GONE if gone and name in ("create indexed item", "retrieve target") else None

    scene.platform.faults = faults
    folder = write_files(tmp_path / "files", {f"{number:03}.mp4": str(number) for number in range(300)})
    report = scene.run(folder, workers=2)
    assert report.stopped is not None
    assert "404" in report.stopped.reason
    assert report.failed == 0
    assert scene.platform.calls["create asset"] < 250


def test_omitted_metadata_is_kept_and_empty_metadata_clears(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    path = str(folder / "a.mp4")
    assert scene.run([IngestItem(path, user_metadata={"k": "1"})]).is_complete
    (item,) = scene.platform.indexed_items.values()
    assert scene.run(folder).is_complete
    assert item.metadata == {"k": "1"}
    assert scene.run([{"path": path, "user_metadata": {}}]).is_complete
    assert item.metadata == {}


def test_the_first_entry_of_a_path_counts(scene: Scene, tmp_path: Path) -> None:
    path = str(write_files(tmp_path / "files", {"a.mp4": "one"}) / "a.mp4")
    report = scene.run(
        [{"path": path, "user_metadata": {"k": "first"}}, {"path": path, "user_metadata": {"k": "last"}}]
    )
    assert report.total == report.ready == 1
    assert [item.metadata for item in scene.platform.indexed_items.values()] == [{"k": "first"}]


def test_a_report_whose_ledger_was_used_again_says_so(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one", "b.mp4": "two"})
    first = scene.run(folder)
    scene.run([folder / "a.mp4"])
    with pytest.raises(LedgerError, match="later ingest"):
        list(first.items)
    assert "2 ready" in str(first)
    scene.ledger_path.rename(tmp_path / "elsewhere")
    with pytest.raises(LedgerError):
        list(scene.reports[-1].items)
    assert not scene.ledger_path.exists(), "reading makes no file"


@pytest.mark.parametrize("name", ["_create_asset", "_create_indexed_item"])
def test_a_response_without_an_id_counts_as_lost(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    create, answered = getattr(FakePlatform, name), []

    def nameless(*args: Any) -> Response:
        response: Response = create(*args)
        answered.append(response)
        body = {
            **json.loads(response.content),
            "_id": None if len(answered) == 1 else json.loads(response.content)["_id"],
        }
        return Response(response.status_code, response.headers, json.dumps(body).encode())

    monkeypatch.setattr(FakePlatform, name, nameless)
    assert scene.run(write_files(tmp_path / "files", {"a.mp4": "one"})).is_complete
    assert len(scene.platform.assets) == len(scene.platform.indexed_items) == 1


def test_an_empty_source_is_rejected(scene: Scene) -> None:
    with pytest.raises(InvalidArgumentError, match="empty string"):
        scene.run("")


@pytest.mark.parametrize("source", ["ftp://user:SECRETPW@127.0.0.1:1/y.mp4", "http://127.0.0.1:1/m.csv?sig=SECRET"])
def test_errors_show_no_secrets_of_a_url(scene: Scene, source: str) -> None:
    with pytest.raises(TwelveLabsError) as caught:
        scene.run(source)
    assert "127.0.0.1" in str(caught.value)
    assert "SECRET" not in "".join(traceback.format_exception(caught.value))


def test_a_small_text_file_is_not_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("x")
    with pytest.raises(LedgerError, match="not a ledger"):
        SqliteLedger(tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == "x"
