"""Ingests with duplicates, failures, lasting limits, changed files and changed metadata."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client._response import Response
from twelvelabs_client.errors import InvalidArgumentError, NotFoundError
from twelvelabs_client.ingest.model import ItemStatus, Options, Step
from twelvelabs_client.ingest.progress import IngestEvent

from .conftest import INDEX, STORE, Scene, write_files

DAY = 86_400.0
QUOTA = Response(429, {"retry-after": str(int(DAY))}, b'{"code":"too_many_requests","message":"daily limit reached"}')


def statuses(scene: Scene) -> dict[str, ItemStatus]:
    """What the last report says about each file, by name."""
    return {Path(item.path).name: item.status for item in scene.reports[-1].items}


def test_equal_contents_are_uploaded_once_and_reported(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "same", "b.mp4": "same", "c.mp4": "other"})
    report = scene.run(folder)
    assert (report.total, report.ready, report.duplicates, report.failed) == (3, 2, 1, 0)
    assert report.is_complete
    assert scene.platform.calls["create asset"] == scene.platform.calls["create indexed item"] == 2
    items = {Path(item.path).name: item for item in report.items}
    twins = sorted([items["a.mp4"], items["b.mp4"]], key=lambda item: item.status)
    assert [item.status for item in twins] == [ItemStatus.DUPLICATE, ItemStatus.READY]
    assert twins[0].duplicate_of == twins[1].path
    assert twins[0].indexed_item_id == twins[1].indexed_item_id
    assert report.bytes_total == report.bytes_uploaded == report.bytes_sent == len("same") + len("other")


def test_done_files_are_skipped_and_new_ones_taken_in(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run(folder)
    calls = sum(scene.platform.calls.values())
    assert scene.run(folder).is_complete
    assert sum(scene.platform.calls.values()) == calls + 1  # the target was looked up
    write_files(folder, {"b.mp4": "two", "copy.mp4": "one"})
    assert scene.run(folder).is_complete
    assert scene.platform.calls["create asset"] == 2
    assert statuses(scene)["copy.mp4"] is ItemStatus.DUPLICATE


def test_a_changed_file_is_a_new_content(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run(folder)
    write_files(folder, {"a.mp4": "changed"})
    report = scene.run(folder)
    assert report.is_complete
    assert scene.platform.calls["create asset"] == 2
    write_files(folder, {"b.mp4": "one"})  # the results for the old content are kept
    assert scene.run(folder).is_complete
    assert scene.platform.calls["create asset"] == 2


def test_the_asset_of_one_target_is_used_for_another(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run(folder)
    scene.target = STORE
    assert scene.run(folder).is_complete
    assert scene.platform.calls["create asset"] == 1
    assert scene.platform.calls["create indexed item"] == 2


def test_a_failure_does_not_stop_the_run_and_is_retried_on_request(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "good", "b.mp4": "bad"})
    scene.platform.fails = lambda content: len(scene.platform.assets) == 1  # the second to arrive
    report = scene.run(folder, workers=1)
    assert (report.ready, report.failed) == (1, 1)
    failure = next(report.failures)
    assert failure.step is Step.AWAIT_ASSET
    assert failure.error_type == "ProcessingFailedError"
    assert "the file is broken" in (failure.error or "")
    again = scene.run(folder, workers=1)
    assert again.failed == 1, "only when asked"
    assert scene.platform.calls["create asset"] == 2
    scene.platform.fails = lambda content: False
    assert scene.run(folder, workers=1, retry_failed=True).is_complete
    assert scene.platform.calls["create asset"] == 3
    assert scene.platform.calls["create indexed item"] == 2


def test_a_rejected_file_has_its_reason(scene: Scene, tmp_path: Path) -> None:
    refused = Response(400, {}, b'{"code":"video_file_broken","message":"no video"}')
    scene.platform.faults = lambda name, number, at: refused if name == "create asset" and number == 1 else None
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "1", "b.mp4": "2"}))
    assert (report.ready, report.failed) == (1, 1)
    assert "video_file_broken" in (next(report.failures).error or "")
    assert "video_file_broken" in str(report)


def test_a_daily_limit_stops_the_run_and_the_next_resumes(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{n:02}.mp4": str(n) for n in range(20)})
    until = scene.time.now + DAY
    scene.platform.faults = lambda name, number, at: (
        QUOTA if name == "create asset" and number > 8 and at < until else None
    )
    report = scene.run(folder)
    assert report.stopped is not None
    assert report.stopped.step is Step.UPLOAD
    assert report.stopped.retry_after == DAY
    assert report.stopped.resume_at is not None
    assert "daily limit reached" in str(report)
    assert (report.ready, report.pending, report.failed) == (8, 12, 0), "what was uploaded came to its end"
    assert report.steps == {Step.UPLOAD: 12}
    assert scene.platform.faulty["create asset"] <= 3, "each worker has asked once at the most"
    scene.time.now += DAY
    assert scene.run(folder).is_complete
    assert scene.made()[0].total() == scene.made()[1].total() == 20


def test_uploads_in_flight_when_a_limit_is_met_are_finished(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{n:02}.mp4": str(n) for n in range(9)})

    def faults(name: str, number: int, at: float) -> Response | None:
        scene.platform.latency = 60.0 if name == "create asset" and number == 2 else 0.1
        return QUOTA if name == "create asset" and number > 4 else None

    scene.platform.faults = faults
    report = scene.run(folder)
    assert report.stopped is not None
    assert (report.ready, report.pending, report.failed) == (4, 5, 0)


@pytest.mark.parametrize(
    "refusal",
    [
        Response(403, {}, b'{"code":"usage_limit_exceeded","message":"no credit"}'),
        Response(400, {}, b'{"code":"usage_limit_exceeded","message":"no credit"}'),
        Response(401, {}, b'{"code":"api_key_invalid","message":"no such key"}'),
    ],
)
def test_rejection_of_all_files_stops_the_run(scene: Scene, tmp_path: Path, refusal: Response) -> None:
    scene.platform.faults = lambda name, number, at: refusal if name == "create indexed item" else None
    report = scene.run(write_files(tmp_path / "files", {f"{n}.mp4": str(n) for n in range(9)}), workers=2)
    assert report.stopped is not None
    assert report.stopped.step is Step.ADD
    assert report.stopped.resume_at is None
    assert "does not say when to resume" in str(report)
    assert report.failed == 0
    assert scene.platform.calls["create indexed item"] <= 2


def test_an_outage_fails_no_files(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{n}.mp4": str(n) for n in range(6)})
    scene.platform.faults = lambda name, number, at: "lost before" if name != "retrieve target" else None
    report = scene.run(folder)
    assert report.stopped is not None
    assert "nothing has succeeded" in report.stopped.reason
    assert (report.failed, report.pending) == (0, 6)
    assert 240 <= report.seconds < 400
    scene.platform.faults = lambda name, number, at: None
    assert scene.run(folder).is_complete
    assert set(scene.made()[0].values()) == {1}


def test_a_file_that_always_fails_is_given_up(scene: Scene, tmp_path: Path) -> None:
    scene.platform.faults = lambda name, number, at: Response(500) if name == "create asset" else None
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "1"}))
    assert report.stopped is None
    assert report.failed == 1
    assert scene.platform.calls["create asset"] == 10


def test_one_worker_s_refusal_slows_the_others_of_its_step(scene: Scene, tmp_path: Path) -> None:
    """Creating assets is limited to 60 a minute, adding them is not: few requests are rejected, and no worker is
    idle."""
    allowed: dict[int, int] = {}

    def limited(name: str, number: int, at: float) -> Response | None:
        if name != "create asset":
            return None
        minute = int(at // 60)
        allowed[minute] = allowed.get(minute, 0) + 1
        return Response(429, {"retry-after": str(60 - at % 60)}) if allowed[minute] > 60 else None

    scene.platform.faults = limited
    report = scene.run(write_files(tmp_path / "files", {f"{n:03}.mp4": str(n) for n in range(240)}), workers=16)
    assert report.is_complete
    assert scene.platform.faulty["create asset"] <= 20 + 240 * 0.02, "16 at the first limit, then hardly any"
    assert scene.platform.faulty["create indexed item"] == 0
    assert report.seconds < 240 + 120


def test_metadata_is_sent_and_later_changes_too(scene: Scene, tmp_path: Path) -> None:
    write_files(tmp_path, {"a.mp4": "1"})
    source: list[Any] = [{"path": str(tmp_path / "a.mp4"), "user_metadata": {"city": "Oslo", "year": 2020}}]
    scene.run(source)
    item = next(iter(scene.platform.indexed_items.values()))
    assert item.metadata == {"city": "Oslo", "year": 2020}
    assert scene.platform.calls["update indexed item"] == 0
    source[0]["user_metadata"] = {"city": "Bergen"}
    assert scene.run(source).is_complete
    assert item.metadata == {"city": "Bergen"}
    assert scene.platform.calls["update indexed item"] == 1
    assert scene.platform.calls["create indexed item"] == 1


def test_changed_metadata_of_a_knowledge_store_item_is_an_error(scene: Scene, tmp_path: Path) -> None:
    scene.target = STORE
    write_files(tmp_path, {"a.mp4": "1"})
    source: list[Any] = [{"path": str(tmp_path / "a.mp4"), "user_metadata": {"city": "Oslo"}}]
    assert scene.run(source).is_complete
    source[0]["user_metadata"] = {"city": "Bergen"}
    report = scene.run(source)
    assert report.failed == 1
    assert "delete the item" in (next(report.failures).error or "")


def test_a_dry_run_sends_nothing_and_reports_what_would_be_sent(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one", "b.mp4": "one", "c.mp4": "three"})
    (folder / "d.mp4").symlink_to(folder / "nothing")
    report = scene.run(folder, dry_run=True)
    assert sum(scene.platform.calls.values()) == scene.platform.calls["retrieve target"] == 1
    assert (report.total, report.pending, report.duplicates, report.failed) == (4, 2, 1, 1)
    assert report.steps == {Step.UPLOAD: 2}
    assert "2 files with 8 bytes would be sent" in str(report)
    scene.run(folder)
    assert scene.platform.calls["create asset"] == 2


def test_a_missing_target_is_an_error_before_anything_else(scene: Scene, tmp_path: Path) -> None:
    missing = Response(404, {}, b'{"code":"resource_not_exist","message":"no such index"}')
    scene.platform.faults = lambda name, number, at: missing if name == "retrieve target" else None
    with pytest.raises(NotFoundError):
        scene.run(write_files(tmp_path / "files", {"a.mp4": "one"}))
    assert sum(scene.platform.calls.values()) == 1


def test_an_invalid_entry_is_rejected_before_anything_is_sent(scene: Scene) -> None:
    with pytest.raises(InvalidArgumentError, match="item 2"):
        scene.run([{"path": "a.mp4"}, {"path": "b.mp4", "user_metadata": {"x": {"nested": 1}}}])
    assert scene.platform.calls["create asset"] == 0


def test_a_file_changed_after_hashing_is_not_sent(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    scene.run(folder, dry_run=True)
    found = (folder / "a.mp4").stat()
    write_files(folder, {"a.mp4": "two"})
    os.utime(folder / "a.mp4", ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    source = [{"path": str(folder / "a.mp4")}]
    with_old_stamp = scene.run(source)  # the list looks at the file again, so it is read again
    assert with_old_stamp.is_complete
    assert len(scene.made()[0]) == 1


def test_a_file_that_never_becomes_ready_times_out(scene: Scene, tmp_path: Path) -> None:
    scene.platform.indexed_item_seconds = 1e9
    scene.options = Options(wait_timeout=600.0)
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})
    report = scene.run(folder)
    assert report.failed == 1
    failure = next(report.failures)
    assert (failure.step, failure.error_type) == (Step.AWAIT_READY, "WaitTimeoutError")
    scene.platform.indexed_items[failure.indexed_item_id or ""].ready = 0.0
    assert scene.run(folder, retry_failed=True).is_complete
    assert scene.platform.calls["create indexed item"] == 1, "it was only waited for again"


def test_progress_counts_up_to_the_end(scene: Scene, tmp_path: Path) -> None:
    events: list[IngestEvent] = []
    contents = {f"{n:02}.mp4": str(n % 25) for n in range(30)}
    report = scene.run(write_files(tmp_path / "files", contents), on_progress=events.append)
    assert events
    settled = [event.total - event.pending for event in events]
    assert settled == sorted(settled)
    last = events[-1]
    assert (last.total, last.ready, last.duplicates, last.failed, last.pending) == (30, 25, 5, 0, 0)
    assert last.bytes_total == last.bytes_uploaded == report.bytes_total
    assert last.seconds_left == 0.0
    halfway = [event.seconds_left for event in events if 10 < event.ready < 20 and event.seconds_left is not None]
    assert all(0 < left < 1000 for left in halfway)


def test_an_exception_of_the_callback_is_raised_and_nothing_is_lost(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{n}.mp4": str(n) for n in range(5)})

    def stop(event: IngestEvent) -> None:
        if event.bytes_uploaded:
            raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        scene.run(folder, on_progress=stop)
    assert scene.run(folder).is_complete
    assert set(scene.made()[0].values()) == set(scene.made()[1].values()) == {1}


def test_the_report_can_be_written_to_files(scene: Scene, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "one", "b.mp4": "one"})
    (folder / "c.mp4").symlink_to(folder / "nothing")
    signed = "https://videos.example.test/x.mp4?X-Amz-Signature=SECRETSIGNATURE"
    report = scene.run([folder / "a.mp4", folder / "b.mp4", folder / "c.mp4", signed])
    report.write_csv(tmp_path / "report.csv")
    report.write_json(tmp_path / "report.json")
    with (tmp_path / "report.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    whole = json.loads((tmp_path / "report.json").read_text())
    assert [row["status"] for row in rows] == [item["status"] for item in whole["items"]]
    assert sorted(row["status"] for row in rows) == ["duplicate", "failed", "ready", "ready"]
    assert whole["total"] == 4
    assert whole["target"] == {"kind": "index", "id": INDEX.id}
    assert "No such file" in rows[2]["error"]
    for text in (str(report), repr(report), (tmp_path / "report.csv").read_text(), json.dumps(whole)):
        assert "SECRET" not in text
