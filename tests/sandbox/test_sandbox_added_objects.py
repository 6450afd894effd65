"""Assets without media, indexes of them, and snapshots that other sandboxes start from."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox, SandboxError
from twelvelabs_sandbox.backend.asset_features import scenes_in
from twelvelabs_sandbox.inference.simulated_media import simulated_features, simulated_scenes

NOW = "2026-01-01T00:00:00Z"


def client_of(sandbox: Sandbox) -> TwelveLabs:
    transport = httpx.HTTPTransport(verify=False, limits=httpx.Limits(max_keepalive_connections=0))
    return TwelveLabs(sandbox.api_key, base_url=sandbox.base_url, http_client=httpx.Client(transport=transport))


@pytest.fixture(scope="module")
def shared() -> Iterator[Sandbox]:
    with Sandbox(seed=7, now=NOW) as running:
        yield running


@pytest.fixture
def sandbox(shared: Sandbox) -> Sandbox:
    shared.reset()
    return shared


def test_simulated_scenes_are_those_of_simulated_features() -> None:
    different = [
        (number, duration, has_audio)
        for number in range(6)
        for duration in (0.3, 1.0, 5.9, 12.0, 61.72)
        for has_audio in (True, False)
        if list(simulated_scenes(f"{number}.mp4", duration, has_audio))
        != scenes_in(simulated_features(f"{number}.mp4", "video", duration, has_audio))
    ]
    assert different == []
    assert simulated_scenes("a.mp4", 60.0, True) != simulated_scenes("b.mp4", 60.0, True)


def test_added_assets_are_as_real_ones(sandbox: Sandbox, connect: Callable[[Sandbox], httpx.Client]) -> None:
    """Read through a client that holds each response against the contract."""
    http = connect(sandbox)
    goal = sandbox.add_asset("goal.mp4", duration=12, width=1920, height=1080, user_metadata={"team": "red"})
    others = {name: sandbox.add_asset(name) for name in ("song.mp3", "red.png", "rules.pdf")}
    shown = http.get(f"/assets/{goal}").json()
    assert (shown["status"], shown["duration"], shown["user_metadata"]) == ("ready", 12.0, {"team": "red"})
    assert (shown["technical_metadata"]["video_width"], shown["file_type"]) == (1920, "video/mp4")
    assert shown["created_at"] == "2026-01-01T00:00:00.000Z"
    assert "hls" not in shown
    assert "thumbnail" not in shown
    kinds = {"asset_types": ["audio", "image", "document"]}
    assert {asset["_id"] for asset in http.get("/assets", params=kinds).json()["data"]} == set(others.values())

    index = sandbox.add_index("sports", assets=[goal, "save.mp4"])
    (item,) = http.get(f"/indexes/{index}/indexed-assets", params={"filename": "goal.mp4"}).json()["data"]
    assert (item["status"], item["asset_id"], item["system_metadata"]["height"]) == ("ready", goal, 1080)
    assert http.get(f"/indexes/{index}").json()["video_count"] == 2
    query = {"index_id": (None, index), "query_text": (None, "goal"), "search_options": (None, "visual")}
    found = http.post("/search", files=query).json()
    assert {clip["video_id"] for clip in found["data"]} == {item["_id"]}
    video = {"video": {"type": "asset_id", "asset_id": goal}, "prompt": "What?", "stream": False}
    analysis = http.post("/analyze", json={**video, "model_name": "pegasus1.5"}).json()
    assert analysis["data"].startswith("goal: a video of 12.0 seconds with ")
    names = {"audio": "song.mp3", "image": "red.png"}
    for kind, asset in (("video", goal), *((kind, others[name]) for kind, name in names.items())):
        media = {"input_type": kind, "model_name": "marengo3.0", kind: {"media_source": {"asset_id": asset}}}
        assert http.post("/embed-v2", json=media).json()["data"][0]["embedding"], kind
    text = {"media_type": "document", "asset_id": others["rules.pdf"]}
    media = {"input_type": "multi_input", "model_name": "marengo3.5", "multi_input": {"media_sources": [text]}}
    assert len(http.post("/embed-v2", json=media).json()["data"][0]["embedding"]) == 512
    store = http.post("/knowledge-stores", json={"name": "s"}).json()["_id"]
    added = [http.post(f"/knowledge-stores/{store}/items", json={"asset_id": one}) for one in (goal, others["red.png"])]
    assert {response.status_code for response in added} == {202}, [response.text for response in added]
    entities = http.post("/entity-collections", json={"name": "e"}).json()["_id"]
    entity = http.post(f"/entity-collections/{entities}/entities", json={"name": "r", "asset_ids": [others["red.png"]]})
    assert entity.json()["status"] == "ready"
    streamed = http.post(f"/indexes/{index}/indexed-assets", json={"asset_id": goal, "enable_video_stream": True})
    sandbox.settle()
    again = http.get(f"/indexes/{index}/indexed-assets/{streamed.json()['_id']}").json()
    assert (again["status"], "hls" in again) == ("ready", False)
    http.delete(f"/assets/{goal}", params={"force": "true"})
    assert {clip["video_id"] for clip in http.post("/search", files=query).json()["data"]} == {
        item["_id"],
        again["_id"],
    }


def test_thousands_are_added_at_once(sandbox: Sandbox) -> None:
    ids = sandbox.add_assets((f"clip {number}.mp4" for number in range(3000)), duration=5)
    index = sandbox.add_index("many", assets=ids)
    with client_of(sandbox) as client:
        assert client.indexes.retrieve(index).video_count == 3000
        assert next(iter(client.assets.list())).filename == "clip 2999.mp4"


@pytest.mark.parametrize(
    ("add", "message"),
    [
        (lambda sandbox: sandbox.add_asset("goal"), "its kind does not follow from its suffix; pass kind="),
        (lambda sandbox: sandbox.add_asset("a.mp4", duration=0), "duration and fps must be above 0"),
        (lambda sandbox: sandbox.add_asset("a.mp4", width=1.5), "width and height must be whole numbers"),
        (lambda sandbox: sandbox.add_asset("a.mp4", kind="film"), "kind must be one of video, audio"),
        (lambda sandbox: sandbox.add_index("a", assets=["x"]), "there is no asset with the id x"),
        (
            lambda sandbox: sandbox.add_index("a", assets=["a.pdf"]),
            "be a video that is ready; its kind is document",
        ),
        (lambda sandbox: sandbox.add_index("a", models=[{"model_name": "m"}]), "models"),
        (lambda sandbox: sandbox.add_indexed_assets("x", []), "There is no index with the id x"),
        (
            lambda sandbox: sandbox.add_index("a", assets=[sandbox.add_asset("a.mp4", duration=1)]),
            "cannot be indexed: video_duration_too_short",
        ),
    ],
)
def test_invalid_objects_are_refused(sandbox: Sandbox, add: Callable[[Sandbox], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        add(sandbox)
    with client_of(sandbox) as client:
        assert list(client.indexes.list()) == []


def test_a_snapshot_continues_where_it_was_saved(sandbox: Sandbox, clip: Path, tmp_path: Path) -> None:
    with client_of(sandbox) as client:
        asset = client.assets.upload(clip, wait=True)
        index = sandbox.add_index("goals", assets=["goal.mp4", asset.id])
        sandbox.clock.advance(77)
        path = tmp_path / "state.zip"
        path.write_text("replaced")
        sandbox.save(path)
        assert list(tmp_path.iterdir()) == [path]
        found = client.search.create(index_id=index, query_text="goal", search_options=["visual"])
        next_id = sandbox.add_asset("next.mp4")
    for data in (None, tmp_path / "data"):
        with Sandbox(load=path, data=data) as loaded, client_of(loaded) as client:
            assert (loaded.clock.now(), loaded.clock.frozen) == (sandbox.clock.now(), True)
            assert client.search.create(index_id=index, query_text="goal", search_options=["visual"]) == found
            hls = client.assets.retrieve(asset.id).hls
            assert httpx.get(hls.manifest_url).status_code == 200  # type: ignore[union-attr, arg-type]
            assert loaded.add_asset("next.mp4") == next_id
    with pytest.raises(SandboxError, match="has data already: load a snapshot into a new one"):
        Sandbox(load=path, data=tmp_path / "data").start()


def test_a_running_sandbox_loads_a_snapshot(clip: Path, tmp_path: Path) -> None:
    sandbox, path = Sandbox(seed=7, speed=1), tmp_path / "state.zip"
    with pytest.raises(RuntimeError, match="not running"):
        sandbox.load(path)
    with sandbox, client_of(sandbox) as client:
        sandbox.clock.freeze()
        asset = client.assets.upload(clip)
        saved_at = sandbox.clock.milliseconds()
        sandbox.save(path)
        next_id = sandbox.add_asset("next.mp4")
        sandbox.clock.unfreeze()
        sandbox.clock.advance(100)
        sandbox.faults.add(route="/search", status=503)
        for _ in range(2):
            sandbox.load(path)
            assert (sandbox.clock.milliseconds(), sandbox.clock.frozen) == (saved_at, True)
            assert [one.id for one in client.assets.list()] == [asset.id]
            assert client.assets.retrieve(asset.id).status == "processing"
            sandbox.settle()  # the work that was not done when it was saved
            assert client.assets.retrieve(asset.id).status == "ready"
            assert sandbox.add_asset("next.mp4") == next_id
        assert len(sandbox.faults.report()) == 1
        path.write_text("damaged")
        with pytest.raises(SandboxError, match=r"state.zip is damaged"):
            sandbox.load(path)
        assert client.assets.retrieve(next_id).status == "ready"


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None], **options: Any) -> Path:
    """A snapshot with other files."""
    with zipfile.ZipFile(path) as source:
        files = {name: source.read(name) for name in source.namelist()}
    change(files)
    target = path.with_name("changed.zip")
    with zipfile.ZipFile(target, "w", **options) as changed:
        for name, content in files.items():
            changed.writestr(name, content)
    return target


def executed(statement: str) -> Callable[[dict[str, bytes]], None]:
    """Change the database of a snapshot."""

    def change(files: dict[str, bytes]) -> None:
        with sqlite3.connect(":memory:") as connection:
            connection.deserialize(files["sandbox.sqlite3"])
            connection.executescript(statement)
            files["sandbox.sqlite3"] = connection.serialize()
        connection.close()

    return change


def test_damaged_and_hostile_snapshots_are_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.add_index("goals", assets=["goal.mp4"])
    path = tmp_path / "state.zip"
    sandbox.save(path)
    content = path.read_bytes()
    other_version = json.dumps({"format": "twelvelabs_sandbox snapshot", "version": 1}).encode()
    hex_name = "blobs/" + "0" * 32
    broken: dict[str, Path | bytes] = {
        "there is no snapshot": tmp_path / "nothing.zip",
        "is damaged: File is not a zip file": b"no zip",
        "is damaged: Bad CRC": content.replace(b"goal.mp4", b"foul.mp4"),
        "is not a snapshot of a sandbox": rewritten(path, lambda files: files.pop("manifest.json")).read_bytes(),
        "has format 1, and this version": rewritten(
            path, lambda files: files.update({"manifest.json": other_version})
        ).read_bytes(),
        "a file with the name '../evil'": rewritten(path, lambda files: files.update({"../evil": b""})).read_bytes(),
        "a file with the name 'blobs/../../evil'": rewritten(
            path, lambda files: files.update({"blobs/../../evil": b""})
        ).read_bytes(),
        "are compressed or encrypted": rewritten(
            path, lambda files: files.update({hex_name: bytes(1_000_000)}), compression=zipfile.ZIP_DEFLATED
        ).read_bytes(),
        "a file is missing": rewritten(path, lambda files: files.pop("sandbox.sqlite3")).read_bytes(),
        "is damaged: file is not a database": rewritten(
            path, lambda files: files.update({"sandbox.sqlite3": b"x" * 5000})
        ).read_bytes(),
        "has other tables": rewritten(
            path, executed("CREATE TRIGGER t AFTER INSERT ON assets BEGIN DELETE FROM indexes; END;")
        ).read_bytes(),
        "its settings are not valid": rewritten(
            path, executed("UPDATE settings SET value = 'soon' WHERE name = 'clock'")
        ).read_bytes(),
    }
    said = {}
    for number, (message, given) in enumerate(broken.items()):
        target = given if isinstance(given, Path) else tmp_path / f"{number}.zip"
        if isinstance(given, bytes):
            target.write_bytes(given)
        with pytest.raises(SandboxError) as refused:
            Sandbox(load=target, data=tmp_path / f"data {number}").start()
        if message not in str(refused.value) or str(target) not in str(refused.value):
            said[message] = str(refused.value)
        left = {file.name for file in (tmp_path / f"data {number}").rglob("*")}
        assert left <= {"lock.sqlite3"}, message
    assert said == {}
    # A database whose rows name a file elsewhere is loaded, but does not lead there.
    elsewhere = rewritten(path, executed("UPDATE assets SET blob = '../../../etc/passwd', thumbnail_status = 'ready'"))
    with Sandbox(load=elsewhere) as loaded:
        (asset,) = client_of(loaded).assets.list()
        leak = httpx.get(loaded.console_url + f"files/{asset.id}")
        assert leak.status_code == 404
