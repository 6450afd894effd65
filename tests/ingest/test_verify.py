"""With `verify=True`, files that were ready and are gone from the platform are created again, and only those."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import AsyncTwelveLabs, IngestReport, TwelveLabs
from twelvelabs_client._response import Response
from twelvelabs_client.ingest.model import Target
from twelvelabs_sandbox import Sandbox

from .conftest import INDEX, STORE, ClipFolder, Scene, write_files
from .test_ingest_killed import make_target

FILES = 120
LISTS = ("find indexed items", "list assets")
both_kinds = pytest.mark.parametrize("done", [INDEX, STORE], ids=["index", "knowledge store"], indirect=True)


@pytest.fixture
def done(request: pytest.FixtureRequest, scene: Scene, tmp_path: Path) -> Scene:
    """A scene in which all files are ready."""
    target: Target = getattr(request, "param", INDEX)
    scene.target = target
    write_files(tmp_path / "files", {f"{n:03}.mp4": str(n) for n in range(FILES)})
    assert scene.run(tmp_path / "files").ready == FILES
    return scene


def calls_of(scene: Scene, source: Path) -> tuple[Counter[str], Counter[str]]:
    """The requests of a verifying run before the first that creates something, and those that do."""
    made: list[str] = []
    faults = scene.platform.faults

    def record(name: str, number: int, at: float) -> Any:
        made.append(name)
        return faults(name, number, at)

    scene.platform.faults = record
    report = scene.run(source, verify=True)
    scene.platform.faults = faults
    assert report.is_complete, str(report)
    creations = [name for name in made if name.startswith("create")]
    asked = made[: made.index(creations[0])] if creations else made
    return Counter(asked) - Counter(["retrieve target"]), Counter(creations)


def damage(scene: Scene, change: Callable[[list[Any]], Any]) -> None:
    """Change the entries on the pages of the lists that are read."""
    found = scene.platform._route

    def route(message: Any) -> Any:
        name, answer = found(message)
        if name not in LISTS:
            return name, answer

        def damaged(message: Any, at: float) -> Response:
            response = answer(message, at)
            body = json.loads(response.content)
            return replace(response, content=json.dumps({**body, "data": change(body["data"])}).encode())

        return name, damaged

    scene.platform._route = route  # type: ignore[method-assign]


@both_kinds
def test_what_is_gone_is_created_again_from_where_it_is_there(done: Scene, tmp_path: Path) -> None:
    platform = done.platform
    assert calls_of(done, tmp_path / "files") == ({"find indexed items": 3}, {})
    assets = {thing.filename: thing for thing in platform.assets.values()}
    items = {platform.assets[thing.asset_id].filename: thing for thing in platform.indexed_items.values()}
    for name in ("003.mp4", "050.mp4", "119.mp4"):
        del platform.indexed_items[items[name].id]
    for name in ("050.mp4", "077.mp4"):  # that of 077 is no longer needed
        del platform.assets[assets[name].id]
    asked, created = calls_of(done, tmp_path / "files")
    assert asked == {"find indexed items": 3, "retrieve indexed item": 3, "list assets": 1, "retrieve asset": 1}
    assert created == {"create asset": 1, "create indexed item": 3}
    assert len(platform.indexed_items) == FILES
    remade = Counter(thing.asset_id for thing in platform.indexed_items.values())
    assert set(remade.values()) == {1}
    assert remade[assets["003.mp4"].id] == 1
    assert remade[assets["050.mp4"].id] == 0
    assert calls_of(done, tmp_path / "files") == ({"find indexed items": 3}, {})


def test_a_file_that_is_gone_gets_its_new_metadata(scene: Scene, tmp_path: Path) -> None:
    files = write_files(tmp_path / "files", {"a.mp4": "one", "b.mp4": "two"})
    scene.run(files)
    scene.platform.indexed_items.clear()
    manifest = tmp_path / "files.jsonl"
    rows = [{"path": str(files / name), "user_metadata": {"part": name}} for name in ("a.mp4", "b.mp4")]
    manifest.write_text("\n".join(map(json.dumps, rows)))
    calls_of(scene, manifest)
    assert sorted(thing.metadata["part"] for thing in scene.platform.indexed_items.values()) == ["a.mp4", "b.mp4"]


DAMAGE: dict[str, Callable[[list[Any]], Any]] = {
    "entries without ids": lambda data: [{**entry, "_id": None} for entry in data],
    "other ids": lambda data: [{**entry, "_id": f"?{number}"} for number, entry in enumerate(data)],
    "entries that are no objects": lambda data: [None if number % 3 else 5 for number, _ in enumerate(data)],
    "no entries": lambda data: [],
    "no list": lambda data: {"odd": 1},
}


@both_kinds
def test_what_a_list_does_not_show_is_not_gone(done: Scene, tmp_path: Path) -> None:
    wrong = []
    undamaged = done.platform._route
    for how, change in DAMAGE.items():
        done.platform.indexed_items.popitem()
        damage(done, change)
        asked, created = calls_of(done, tmp_path / "files")
        if asked["retrieve indexed item"] != FILES or created != {"create indexed item": 1}:
            wrong.append((how, asked, created))
        done.platform._route = undamaged  # type: ignore[method-assign]
    assert wrong == []


def test_what_cannot_be_asked_for_is_not_gone(done: Scene, tmp_path: Path) -> None:
    wrong = []
    damage(done, DAMAGE["no entries"])
    for status in (400, 403, 422):
        refusal = Response(status, {"content-type": "application/json"}, b'{"code": "odd", "message": "no"}')
        done.platform.faults = lambda name, number, at, refusal=refusal: (
            refusal if name == "retrieve indexed item" else None
        )
        _, created = calls_of(done, tmp_path / "files")
        if created:
            wrong.append((status, created))
    assert wrong == []


def test_few_files_of_a_large_index_are_asked_for_one_by_one(done: Scene, tmp_path: Path) -> None:
    few = write_files(tmp_path / "few", {"a.mp4": "a", "b.mp4": "b"})
    done.ledger_path = tmp_path / "few.sqlite3"
    done.run(few)
    assert calls_of(done, few) == ({"find indexed items": 1, "retrieve indexed item": 2}, {})


def test_files_that_were_moved_are_looked_for(done: Scene, tmp_path: Path) -> None:
    done.platform.indexed_items.popitem()
    (tmp_path / "files").rename(tmp_path / "moved")
    _, created = calls_of(done, tmp_path / "moved")
    assert created == {"create indexed item": 1}


def test_a_dry_run_says_what_is_gone(done: Scene, tmp_path: Path) -> None:
    done.platform.indexed_items.clear()
    done.platform.assets.clear()
    report = done.run(tmp_path / "files", verify=True, dry_run=True)
    assert (report.ready, report.to_send) == (0, FILES)
    assert not done.platform.indexed_items


@pytest.mark.usefixtures("fast_polling")
@pytest.mark.parametrize("kind", ["index", "knowledge_store"])
def test_either_client_with_a_ledger_in_postgresql(clips: ClipFolder, postgres_url: str, kind: str) -> None:
    (clips.path / "unreadable.mp4").unlink()  # other machines are waited for
    with Sandbox(speed=1000) as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        how: Any = {kind: make_target(sandbox, kind), "ledger": postgres_url}
        items: Any = client.indexes.indexed_assets if kind == "index" else client.knowledge_store_items

        async def asynchronous() -> IngestReport:
            async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
                return await client.ingest(clips.path, verify=True, **how)

        report = client.ingest(clips.path, **how)
        for verify in (lambda: client.ingest(clips.path, verify=True, **how), lambda: asyncio.run(asynchronous())):
            first, second, *others = (one for one in report.items if one.status == "ready")
            items.delete(how[kind], first.indexed_item_id)
            items.delete(how[kind], second.indexed_item_id)
            client.assets.delete(second.asset_id or "", force=True)
            report = verify()
            assert (report.ready, report.duplicates, report.failed) == (clips.good, clips.duplicates, 1)
            again = {one.path: one for one in report.items}
            assert [again[one.path] for one in others] == others
            assert again[first.path].asset_id == first.asset_id
            assert again[second.path].asset_id != second.asset_id
            assert {one.id for one in items.list(how[kind])} == {
                one.indexed_item_id for one in again.values() if one.status == "ready"
            }
