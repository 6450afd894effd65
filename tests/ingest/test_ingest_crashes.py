"""Wherever an ingest is killed and whichever responses are lost, in the end each object exists exactly once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client._flows.effects import Effect, Send, ToThread
from twelvelabs_client._response import Response
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client.ingest.model import ItemStatus, Options, Target

from benchmarks.fake_platform import FakePlatform, Fault
from benchmarks.virtual_time import Observer

from .conftest import INDEX, STORE, Killed, Scene, write_files

FILES = {"a.mp4": "first", "b.mp4": "second", "c.mp4": "first"}
REFUSALS = (
    "lost before",
    "lost after",
    Response(429, {"retry-after": "3"}),
    Response(500, {}, b"{}"),
    Response(503, {"retry-after": "1"}),
    Response(201, {"content-type": "application/json"}, b'{"cut off'),
)

CALLS = (
    "create asset",
    "find assets",
    "list assets",
    "create indexed item",
    "find indexed items",
    "list by asset",
    "list indexed items",
    "create session",
    "list sessions",
    "retrieve session",
    "create URLs",
    "send part",
    "report parts",
)


def matters(effect: Effect) -> bool:
    """Whether the effect can change anything outside the flow: the platform, a file or the ledger."""
    return isinstance(effect, Send | ToThread)


def kill_at(number: int, side: str) -> Observer:
    """Ends the process before or after the effect with this number."""
    seen = 0

    def observer(effect: Effect, now: str) -> None:
        nonlocal seen
        if now == side and matters(effect):
            seen += 1
            if seen > number:
                raise Killed

    return observer


def effects_of(run: Callable[[Observer], object]) -> int:
    """How many effects a run has when nothing happens to it."""
    seen = 0

    def observer(effect: Effect, now: str) -> None:
        nonlocal seen
        seen += now == "before" and matters(effect)

    run(observer)
    return seen


def assert_one_of_each(scene: Scene, contents: int) -> None:
    """There is one asset and one indexed item for each content, and the ledger knows them."""
    assets, indexed_items = scene.made()
    assert len(assets) == len(indexed_items) == contents
    assert set(assets.values()) == set(indexed_items.values()) == {1}
    known = {outcome.indexed_item_id for outcome in scene.reports[-1].items}
    assert known == set(scene.platform.indexed_items)


QUICK = {"asset_seconds": 0.15, "indexed_item_seconds": 0.15}


def quick() -> FakePlatform:
    """A platform whose work is almost done at the first poll."""
    return FakePlatform(**QUICK)


KILLED = {"before, index": ("before", INDEX), "after, index": ("after", INDEX), "after, store": ("after", STORE)}


@pytest.mark.parametrize("first", range(len(KILLED)))
@pytest.mark.takes_turns("case")
@pytest.mark.parametrize("case", KILLED)
def test_killed_at_any_effect_it_resumes_without_doing_anything_twice(tmp_path: Path, case: str, first: int) -> None:
    side, target = KILLED[case]
    folder = write_files(tmp_path / "files", FILES)
    whole = Scene(tmp_path / "whole.sqlite3", quick(), target=target)
    effects = effects_of(lambda observer: whole.run(folder, workers=1, observer=observer))
    assert 40 < effects < 150
    for number in range(first, effects, len(KILLED)):
        scene = Scene(tmp_path / f"{number}.sqlite3", quick(), target=target)
        with pytest.raises(Killed):
            scene.run(folder, workers=1, observer=kill_at(number, side))
        report = scene.run(folder, workers=1)
        assert report.is_complete, f"killed {side} effect {number}: {report}"
        assert_one_of_each(scene, 2)


def test_killed_in_an_upload_in_parts_it_makes_one_asset_though_the_platform_forgets_sessions(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.mp4": "three parts"})
    options = Options(upload=UploadOptions(method="multipart"))
    whole = Scene(tmp_path / "whole.sqlite3", quick(), options=options)
    effects = effects_of(lambda observer: whole.run(folder, workers=1, observer=observer))
    problems: list[str] = []
    for number in range(effects):
        scene = Scene(tmp_path / f"{number}.sqlite3", quick(), options=options)
        with pytest.raises(Killed):
            scene.run(folder, workers=1, observer=kill_at(number, "before"))
        sessions = scene.platform.sessions.sessions
        for one in [one for one in sessions.values() if one.status == "completed"]:
            del sessions[one.id]
        report = scene.run(folder, workers=1)
        complete = [asset for asset in scene.platform.assets.values() if asset.content]
        if not report.is_complete or len(complete) != 1:
            problems.append(f"killed before effect {number}: {len(complete)} assets; {report}")
    assert not problems
    assert effects > 30


@given(
    names=st.lists(st.sampled_from("abcd"), min_size=1, max_size=6),
    kills=st.lists(st.tuples(st.integers(0, 150), st.sampled_from(["before", "after"])), max_size=4),
    faults=st.dictionaries(
        st.tuples(
            st.sampled_from(CALLS),
            st.integers(1, 5),
        ),
        st.sampled_from(REFUSALS),
        max_size=5,
    ),
    workers=st.integers(1, 4),
)
@settings(max_examples=40, deadline=None)
def test_kills_and_lost_answers_in_any_order_leave_one_of_each(
    names: list[str],
    kills: list[tuple[int, str]],
    faults: dict[tuple[str, int], Fault],
    workers: int,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        contents = {f"{n}.mp4": content * (10 if content in "ab" else 1) for n, content in enumerate(names)}
        files = write_files(Path(folder, "files"), contents)
        platform = FakePlatform(faults=lambda name, number, at: faults.get((name, number)), **QUICK)
        in_parts = Options(upload=UploadOptions(max_direct_size=9))  # which the longer contents exceed
        scene = Scene(Path(folder, "ledger.sqlite3"), platform, options=in_parts)
        for number, side in kills:
            try:
                scene.run(files, workers=workers, observer=kill_at(number, side))
            except Killed:
                continue
        report = scene.run(files, workers=workers)
        assert report.is_complete, str(report)
        assert_one_of_each(scene, len(set(names)))


def test_a_lost_response_costs_one_search_and_no_second_upload(scene: Scene, tmp_path: Path) -> None:
    scene.platform.faults = lambda name, number, at: "lost after" if name.startswith("create") and number == 1 else None
    report = scene.run(write_files(tmp_path / "files", {"a.mp4": "one"}))
    assert report.is_complete
    assert scene.platform.calls["create asset"] == scene.platform.calls["create indexed item"] == 1
    assert scene.platform.calls["find assets"] == scene.platform.calls["list by asset"] == 1
    assert [item.status for item in report.items] == [ItemStatus.READY]


@pytest.mark.parametrize("target", [INDEX, STORE], ids=["index", "knowledge store"])
def test_items_in_doubt_are_searched_for_together(scene: Scene, tmp_path: Path, target: Target) -> None:
    scene.target = target
    lost = ("lost after", "lost before")
    scene.platform.faults = lambda name, number, at: (
        lost[number % 2] if name.startswith("create") and number <= 30 else None
    )
    report = scene.run(write_files(tmp_path / "files", {f"{n:02}.mp4": str(n) for n in range(40)}), workers=8)
    assert report.is_complete
    assert_one_of_each(scene, 40)
    assert scene.platform.calls["create asset"] == scene.platform.calls["create indexed item"] == 40 + 15
    assert scene.platform.calls["find assets"] <= 5
    assert scene.platform.calls["find indexed items"] <= 5
    assert scene.platform.calls["list by asset"] <= 1


def test_a_search_waits_for_others_as_long_as_there_is_other_work(scene: Scene, tmp_path: Path) -> None:
    doubtful = {1, 8, 15}
    scene.platform.faults = lambda name, number, at: (
        "lost after" if name == "create asset" and number in doubtful else None
    )
    report = scene.run(write_files(tmp_path / "files", {f"{n:02}.mp4": str(n) for n in range(40)}), workers=1)
    assert report.is_complete
    assert scene.platform.calls["find assets"] == 1
    assert scene.platform.calls["create asset"] == 40
    assert report.bytes_uploaded == report.bytes_total


def test_a_search_does_not_wait_forever(scene: Scene, tmp_path: Path) -> None:
    found_at: list[float] = []
    began = scene.time.now

    def faults(name: str, number: int, at: float) -> Fault:
        if name == "find assets":
            found_at.append(at - began)
        return "lost after" if name == "create asset" and number == 1 else None

    scene.platform.faults, scene.platform.latency = faults, 2.0
    folder = write_files(tmp_path / "files", {f"{n:03}.mp4": str(n) for n in range(100)})
    assert scene.run(folder, workers=1).is_complete
    assert 60 <= found_at[0] <= 65


def test_a_request_that_was_not_sent_needs_no_search(scene: Scene, tmp_path: Path) -> None:
    refused = Response(429, {"retry-after": "1"})
    scene.platform.faults = lambda name, number, at: refused if name.startswith("create") and number == 1 else None
    assert scene.run(write_files(tmp_path / "files", {"a.mp4": "one"})).is_complete
    assert scene.platform.calls["create asset"] == scene.platform.calls["create indexed item"] == 2
    assert scene.platform.calls["find assets"] == scene.platform.calls["list by asset"] == 0


def test_a_search_waits_until_lists_are_up_to_date(scene: Scene, tmp_path: Path) -> None:
    scene.platform.listed_after = 1.5
    scene.platform.faults = lambda name, number, at: "lost after" if name.startswith("create") and number == 1 else None
    assert scene.run(write_files(tmp_path / "files", {"a.mp4": "one"})).is_complete
    assert_one_of_each(scene, 1)


@pytest.mark.parametrize("name", ["create asset", "create indexed item"])
def test_so_does_a_search_after_a_restart(scene: Scene, tmp_path: Path, name: str) -> None:
    scene.platform.listed_after = 1.5
    folder = write_files(tmp_path / "files", {"a.mp4": "one"})

    def observer(effect: Effect, now: str) -> None:
        if now == "after" and isinstance(effect, Send) and scene.platform.calls[name]:
            raise Killed

    with pytest.raises(Killed):
        scene.run(folder, observer=observer)
    assert scene.run(folder).is_complete
    assert_one_of_each(scene, 1)


def test_a_failed_asset_is_not_used(scene: Scene, tmp_path: Path) -> None:
    scene.platform.asset_seconds = 0.5
    scene.platform.fails = lambda content: not scene.platform.assets
    scene.platform.faults = lambda name, number, at: "lost after" if name == "create asset" and number == 1 else None
    assert scene.run(write_files(tmp_path / "files", {"a.mp4": "one"})).is_complete
    assert [asset.failed for asset in scene.platform.assets.values()] == [True, False]
