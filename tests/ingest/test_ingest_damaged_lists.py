"""Nothing is created twice if the platform's lists, by which earlier tries are found, are damaged."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client._response import Response
from twelvelabs_client.ingest.model import ItemStatus, Target

from benchmarks.fake_platform import FakePlatform

from .conftest import INDEX, STORE, Scene, write_files

FIELDS = ("_id", "user_metadata", "filename", "asset_id", "created_at", "status", "method")
ODD: tuple[Any, ...] = (None, 7, "", "?? odd \ud83c", [], {}, {"ingest_key": None}, {"ingest_key": 5}, {"a": "b"})


def _lost(name: str, number: int, at: float) -> Any:
    return "lost after" if name.startswith("create") and number <= 3 else None


def _damage_lists(platform: FakePlatform, damage: Callable[[dict[str, Any]], Any]) -> None:
    """Each page of the lists that searches read is damaged."""
    found = platform._route

    def route(message: Any) -> Any:
        name, answer = found(message)
        if not name.startswith("find") and name != "list by asset":
            return name, answer

        def damaged(message: Any, at: float) -> Response:
            response = answer(message, at)
            body = json.loads(response.content)
            body["data"] = [damage(entry) for entry in body["data"]]
            return replace(response, content=json.dumps(body).encode())

        return name, damaged

    platform._route = route  # type: ignore[method-assign]


def _check(scene: Scene, report: Any, files: int) -> None:
    assets, indexed_items = scene.made()
    assert all(number == 1 for number in assets.values()), assets
    assert all(number == 1 for number in indexed_items.values()), indexed_items
    assert len(assets) == files
    for item in report.items:
        if item.status is ItemStatus.FAILED:
            assert item.error


@pytest.mark.parametrize("target", [INDEX, STORE], ids=["index", "knowledge store"])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 1 << 32), count=st.integers(1, 3), entries=st.booleans())
def test_damage_at_random_places(target: Target, seed: int, count: int, entries: bool) -> None:
    chance = random.Random(seed)

    def damage(entry: dict[str, Any]) -> Any:
        if entries and chance.random() < 0.2:
            return chance.choice([None, 5, "odd"])
        for name in chance.sample(FIELDS, count):
            if name in entry and chance.random() < 0.7:
                if chance.random() < 0.3:
                    del entry[name]
                elif name not in ("_id", "status"):  # another id is another object
                    entry[name] = chance.choice(ODD)
                else:
                    entry[name] = None
        return entry

    with tempfile.TemporaryDirectory() as folder:
        files = write_files(Path(folder, "files"), {f"{n}.mp4": str(n) for n in range(4)})
        scene = Scene(Path(folder, "ledger.sqlite3"), target=target)
        scene.platform.faults = _lost
        _damage_lists(scene.platform, damage)
        for _ in range(3):
            report = scene.run(files, retry_failed=True)
        _check(scene, report, 4)


NEVER_READABLE = {
    "no id": lambda entry: {**entry, "_id": None},
    "no entry": lambda _: None,
}


@pytest.mark.parametrize("how", NEVER_READABLE)
@pytest.mark.parametrize("target", [INDEX, STORE], ids=["index", "knowledge store"])
def test_what_can_never_be_read_is_said_and_not_created(scene: Scene, tmp_path: Path, target: Target, how: str) -> None:
    scene.target = target
    scene.platform.faults = lambda name, number, at: "lost after" if name == "create asset" and number == 1 else None
    _damage_lists(scene.platform, NEVER_READABLE[how])
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "one"}))
    [item] = report.items
    assert item.status is ItemStatus.FAILED
    assert "may have created" in (item.error or "")
    assert scene.platform.calls["create asset"] == 1


@pytest.mark.parametrize("how", NEVER_READABLE)
def test_an_item_that_can_never_be_read_affects_its_own_file_only(scene: Scene, tmp_path: Path, how: str) -> None:
    """Each asset's own list is asked for, where the list of the index cannot be read."""
    scene.platform.faults = lambda name, number, at: (
        "lost after" if name == "create indexed item" and number == 1 else None
    )
    _damage_lists(scene.platform, NEVER_READABLE[how])
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "one", "b.mp4": "two"}))
    assert sorted(item.status for item in report.items) == [ItemStatus.FAILED, ItemStatus.READY]
    [failed] = [item for item in report.items if item.status is ItemStatus.FAILED]
    assert "may have created" in (failed.error or "")
    assert scene.platform.calls["create indexed item"] == 2


@pytest.mark.parametrize("metadata", [None, {}, 5, {"ingest_key": None}, {"ingest_key": "odd"}, ...], ids=repr)
@pytest.mark.parametrize("name", ["a.mp4", None, "other.mp4"])
def test_an_asset_without_its_marker_in_the_list_is_looked_at(
    scene: Scene, tmp_path: Path, metadata: Any, name: str | None
) -> None:
    scene.platform.faults = lambda call, number, at: "lost after" if call == "create asset" and number == 1 else None

    def damage(entry: dict[str, Any]) -> dict[str, Any]:
        entry = {**entry, "filename": name, "user_metadata": metadata}
        return {key: value for key, value in entry.items() if value is not ...}

    _damage_lists(scene.platform, damage)
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "one"}))
    assert report.is_complete
    assert [item.status for item in report.items] == [ItemStatus.READY]
    assert scene.platform.calls["create asset"] == 1
