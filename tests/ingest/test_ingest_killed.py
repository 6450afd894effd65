"""A real process that ingests real clips into a sandbox with faults is killed and restarted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox

from .conftest import ClipFolder, make_clip_folder

INGESTER = """
import sys
from twelvelabs_client import RetryPolicy, TwelveLabs, UploadOptions
from twelvelabs_client._waiting.polling import PollSchedule
from twelvelabs_client.ingest import tuning
polling = PollSchedule(first_pause=0.01, grace=0.3)
tuning.TUNING = tuning.Tuning(polling=polling, min_batch_pause=0.05, first_retry=0.05, settling=0.05)
key, url, folder, index, ledger, kind, direct = sys.argv[1:]
with TwelveLabs(key, base_url=url, max_retries=RetryPolicy(first_delay=0.001, max_delay=0.01)) as client:
    report = client.ingest(
        folder,
        ledger=ledger,
        workers=8,
        probe=True,
        options=UploadOptions(max_direct_size=int(direct)),
        enable_hls=False,
        enable_thumbnail=False,
        **{kind: index},
    )
    print(report, flush=True)
    for failure in report.failures:
        print("FAILED", failure.path, failure.error, flush=True)
    sys.exit(0 if report.stopped is None else 3)
"""
_LATEST = 40
"""The maximum number of requests in flight."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A sandbox in which work takes almost no time."""
    with Sandbox(speed=1000) as running:
        yield running


def start(
    sandbox: Sandbox, clips: ClipFolder, target: str, ledger: Path, kind: str, in_parts: bool
) -> subprocess.Popen[str]:
    """A process that runs an ingest."""
    command = [sys.executable, "-c", INGESTER, sandbox.api_key, sandbox.base_url, str(clips.path), target]
    direct = str(20_000 if in_parts else 200_000_000)
    return subprocess.Popen(
        [*command, str(ledger), kind, direct],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )


def ingest_killed(
    sandbox: Sandbox,
    clips: ClipFolder,
    target: str,
    ledger: Path,
    kind: str,
    kills: int,
    in_parts: bool = False,
    under_way: list[Any] | None = None,
) -> str:
    """Kill the ingester this many times, evenly spread over its work, let the last one end, and return its output.

    `under_way` gets the requests without a response when it was killed.
    """
    under_way = [] if under_way is None else under_way
    wanted = 2 * clips.good
    for number in range(kills):
        process = start(sandbox, clips, target, ledger, kind, in_parts)
        with process:
            stage = wanted * (number + 1) // (kills + 1)
            wait_until(lambda stage=stage: len(sandbox.requests) >= stage, process)  # type: ignore[misc]
            process.kill()
            under_way.extend(one for one in sandbox.requests[-_LATEST:] if one.status is None and not one.fault)
            process.communicate()
    with start(sandbox, clips, target, ledger, kind, in_parts) as process:
        said, complained = process.communicate(timeout=240)
    assert process.returncode == 0, said + complained
    return said


def add_faults(sandbox: Sandbox) -> None:
    """One call in twenty fails."""
    share = 0.05 / 4
    for number, fault in enumerate(
        ({"status": 429, "retry_after": 0.05}, {"status": 502, "html": True}, {"reset": "before"}, {"reset": "after"})
    ):
        sandbox.faults.add(probability=share, seed=number + 1, **fault)  # type: ignore[arg-type]  # fields of a fault


def everything(pager: Any) -> list[Any]:
    """All items of a list."""
    return list(pager)


def check_all_there(sandbox: Sandbox, clips: ClipFolder, target: str, kind: str) -> None:
    """One asset and one indexed item for each distinct good file, all ready; the bad ones with their reasons."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        assets = everything(client.assets.list(page_limit=50))
        if kind == "index":
            indexed_items = everything(client.indexes.indexed_assets.list(target, page_limit=50))
        else:
            indexed_items = everything(client.knowledge_store_items.list(target, page_limit=50))
    keys = Counter((asset.user_metadata or {})["ingest_key"] for asset in assets)
    assert len(keys) == clips.good
    assert set(keys.values()) == {1}
    assert Counter(item.asset_id for item in indexed_items) == Counter(asset.id for asset in assets)
    assert {item.status for item in indexed_items} == {"ready"}


@pytest.mark.parametrize("kind", ["index", pytest.param("knowledge_store", marks=pytest.mark.slow)])
def test_killed_twice_among_faults_it_ends_with_one_of_each(
    sandbox: Sandbox, small_clip: Path, tmp_path: Path, kind: str
) -> None:
    clips = make_clip_folder(small_clip, tmp_path / "clips", good=20, duplicates=5)
    target = make_target(sandbox, kind)
    add_faults(sandbox)
    said = ingest_killed(sandbox, clips, target, tmp_path / "ledger.sqlite3", kind, kills=2)
    sandbox.faults.clear()
    assert "27 files for" in said
    assert "20 ready, 5 duplicates, 2 failed, 0 pending" in said
    check_all_there(sandbox, clips, target, kind)


def test_uploads_in_parts_are_resumed(small_clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    clips = make_clip_folder(small_clip, tmp_path / "clips", good=8, duplicates=1)
    with Sandbox(speed=1000, chunk_size=10_000) as sandbox:
        target = make_target(sandbox, "index")
        ledger = tmp_path / "ledger.sqlite3"
        said = ingest_killed(sandbox, clips, target, ledger, "index", kills=2, in_parts=True)
        assert "8 ready, 1 duplicates, 2 failed, 0 pending" in said
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            left = {one.upload_id for one in client.multipart_upload.list_incomplete_uploads()}
            ready = [one for one in client.assets.list(page_limit=50) if one.status == "ready"]
            indexed_items = list(client.indexes.indexed_assets.list(target, page_limit=50))
        # A session whose response was lost with the process cannot be resumed: it expires after a day.
        assert len(left) <= 2 * 8
        keys = Counter((asset.user_metadata or {})["ingest_key"] for asset in ready)
        assert len(keys) == 8
        assert set(keys.values()) == {1}
        assert Counter(item.asset_id for item in indexed_items) == Counter(asset.id for asset in ready)


def test_parts_are_taken_over_by_a_process_that_has_only_the_ledger(
    small_clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clips = make_clip_folder(small_clip, tmp_path / "clips", good=1, duplicates=0)
    with Sandbox(speed=1000, chunk_size=200) as sandbox:
        target = make_target(sandbox, "index")
        sandbox.faults.add(method="PUT", route="object-store", nth=150, times=10_000, stall=60.0)
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "first"))
        with start(sandbox, clips, target, tmp_path / "ledger.sqlite3", "index", in_parts=True) as process:
            wait_until(lambda: sent_to(sandbox, "object-store PUT") > 150, process)
            process.kill()
            process.communicate()
        sandbox.faults.clear()
        arrived = sent_to(sandbox, "object-store PUT")
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "second"))
        ledger = tmp_path / "elsewhere" / "ledger.sqlite3"
        shutil.copytree(tmp_path, ledger.parent, ignore=shutil.ignore_patterns("clips", "first", "elsewhere"))
        with start(sandbox, clips, target, ledger, "index", in_parts=True) as process:
            said, complained = process.communicate(timeout=60)
        assert "1 ready, 0 duplicates, 2 failed, 0 pending" in said, complained
        parts = -(-(clips.path / "clip0000.mp4").stat().st_size // 200)
        assert sent_to(sandbox, "object-store PUT") <= arrived + parts - 100, (
            "what had been reported was not sent again"
        )
        assert sent_to(sandbox, "/assets/multipart-uploads", "POST") == 1, "there is no second session"
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            assert list(client.multipart_upload.list_incomplete_uploads()) == []
        check_all_there(sandbox, clips, target, "index")


def sent_to(sandbox: Sandbox, route: str, method: str | None = None) -> int:
    """How many requests have been sent there."""
    return sum(one.route == route and method in (None, one.method) for one in sandbox.requests)


def wait_until(is_true: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait for something that a process does."""
    limit = time.monotonic() + 120
    while not is_true():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit
        time.sleep(0.002)


@pytest.mark.slow
def test_five_hundred_clips_killed_three_times(sandbox: Sandbox, small_clip: Path, tmp_path: Path) -> None:
    clips = make_clip_folder(small_clip, tmp_path / "clips", good=500, duplicates=40)
    target = make_target(sandbox, "index")
    with Sandbox(speed=1000) as undisturbed:
        own = make_target(undisturbed, "index")
        ingest_killed(undisturbed, clips, own, tmp_path / "undisturbed.sqlite3", "index", kills=0)
        ideal = len(undisturbed.requests)
    assert ideal <= 1.1 * 2 * clips.good  # an upload and an addition for each, and little else: polls are for many
    add_faults(sandbox)
    killed: list[Any] = []
    said = ingest_killed(sandbox, clips, target, tmp_path / "ledger.sqlite3", "index", kills=3, under_way=killed)
    requests = len(sandbox.requests)
    faults = sum(request.fault is not None for request in sandbox.requests) + len(killed)
    kinds = Counter((request.method, request.route) for request in sandbox.requests)
    sandbox.faults.clear()
    assert "542 files for" in said
    assert "500 ready, 40 duplicates, 2 failed, 0 pending" in said
    for name in clips.bad:
        assert f"FAILED {clips.path / name} " in said
    check_all_there(sandbox, clips, target, "index")
    assert faults > 0.03 * requests
    told = f"{requests} requests, {ideal} undisturbed, {faults} faults: {kinds}"
    assert requests <= 1.05 * ideal + faults, told


def make_target(sandbox: Sandbox, kind: str) -> str:
    """A new index or knowledge store."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        if kind == "index":
            models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
            return client.indexes.create(index_name="clips", models=models).id  # type: ignore[arg-type]  # as users do
        return client.knowledge_stores.create(name="clips").id
