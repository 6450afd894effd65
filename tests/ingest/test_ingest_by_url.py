"""Objects that the platform fetches by signed URLs, and objects that are known by the versions of their store."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client._uploads.options import UploadOptions
from twelvelabs_client.errors import InvalidArgumentError, InvalidSourceError
from twelvelabs_client.ingest.model import Options, TargetKind
from twelvelabs_client.ingest.report import IngestReport
from twelvelabs_client.ingest.sources import iter_items
from twelvelabs_client.ingest.tuning import TUNING
from twelvelabs_sandbox import Sandbox

from ..file_server import FileServer
from .conftest import CLIP, Killed, Scene, write_files
from .object_store import ObjectStore, object_store
from .old_ledgers import write_as
from .test_ingest_crashes import effects_of, kill_at

MD5 = "0123456789abcdef0123456789abcdef"
BY_URL = Options(by_url=True)


@pytest.fixture
def store() -> Iterator[type[ObjectStore]]:
    """Two objects, whose versions are no checksums."""
    with object_store({"a.mp4": b"first", "b.mp4": b"second"}) as found:
        found.etags.update({"a.mp4": "0x8D1", "b.mp4": "0x8D2"})
        yield found


def by_url(scene: Scene, source: object = "store://bucket", **how: object) -> IngestReport:
    """One run in which the platform fetches the objects."""
    scene.options = replace(scene.options, by_url=True)
    return scene.run(source, **how)


def test_no_byte_passes_through_and_nothing_is_done_twice(scene: Scene, store: type[ObjectStore]) -> None:
    report = by_url(scene)
    assert (report.ready, report.bytes_sent, store.bytes_read) == (2, 0, 0)
    assert len(store.signed) == scene.platform.calls["create asset"] == 2
    assert all("X-Amz-Expires=86400" in url for url in store.signed)
    calls = scene.platform.calls.total()
    assert by_url(scene).ready == 2
    assert scene.platform.calls.total() == calls + 1  # the target is looked up
    assert "SECRET" not in scene.ledger_path.read_bytes().decode("latin-1") + str(report)


@pytest.mark.parametrize("first", [True, False], ids=["by URL first", "read first"])
@pytest.mark.parametrize("has_version", [True, False])
def test_an_object_is_the_same_file_whichever_way_it_came(
    scene: Scene, store: type[ObjectStore], *, first: bool, has_version: bool
) -> None:
    if not has_version:
        store.etags.clear()
    for is_by_url in (first, not first):
        scene.options = Options(by_url=is_by_url)
        assert scene.run("store://bucket").ready == 2
    assert scene.platform.calls["create asset"] == 2


def test_objects_that_are_sent_from_here_are_read_once(scene: Scene, store: type[ObjectStore]) -> None:
    assert scene.run("store://bucket").ready == 2
    assert store.bytes_read <= len(b"first" + b"second") + 2 * len(b"second")  # and the head, for the media type
    store.etags.clear()
    assert scene.run("store://bucket", retry_failed=True).ready == 2  # nothing is known to have changed


def test_another_version_is_another_content(scene: Scene, store: type[ObjectStore]) -> None:
    by_url(scene)
    store.etags["a.mp4"] = "0x8D3"
    assert by_url(scene).ready == 2
    assert scene.platform.calls["create asset"] == 3


def test_an_object_that_changes_after_it_was_listed_is_not_sent(scene: Scene, store: type[ObjectStore]) -> None:
    report = by_url(scene, dry_run=True)
    assert report.to_send == 2
    store.etags["a.mp4"] = "0x8D3"
    (listed,) = by_url(scene, ["store://bucket/a.mp4"]).items
    assert listed.status == "ready"
    assert scene.platform.calls["create asset"] == 1


def test_equal_checksums_are_the_same_content_and_equal_opaque_versions_are_not(
    scene: Scene, store: type[ObjectStore]
) -> None:
    with object_store(dict.fromkeys(("a.mp4", "b.mp4", "c.mp4", "d.mp4"), b"12345")):
        store.etags.update({"a.mp4": MD5, "b.mp4": MD5, "c.mp4": "0x8D1", "d.mp4": "0x8D1"})
        report = by_url(scene)
        assert (report.ready, report.duplicates, scene.platform.calls["create asset"]) == (3, 1, 3)


def test_an_object_that_is_too_large_is_named_before_anything_of_it_is_sent(
    scene: Scene, store: type[ObjectStore]
) -> None:
    store.sizes["a.mp4"] = 5 * 2**30
    report = by_url(scene)
    (failure,) = report.failures
    assert failure.path == "store://bucket/a.mp4"
    assert "5,368,709,120 bytes; the platform fetches at most 4,294,967,296" in str(failure.error)
    assert (report.ready, scene.platform.calls["create asset"]) == (1, 1)


@pytest.mark.parametrize(
    "reason",
    [
        "The server responded with 403.",
        "AccessDenied: Request has expired",
        "Server failed to authenticate the request",
    ],
)
def test_a_signature_that_expired_is_made_anew(scene: Scene, store: type[ObjectStore], reason: str) -> None:
    failing = iter([True, False, False])
    scene.platform.reason, scene.platform.fails = reason, lambda content: next(failing)
    report = by_url(scene, "store://bucket/a.mp4")
    assert report.ready == 1, list(report.failures)
    assert len(set(store.signed)) == scene.platform.calls["create asset"] == 2
    assert scene.platform.calls["create indexed item"] == 1


def test_a_late_fetch_that_fails_for_an_unknown_reason_is_tried_with_a_new_signature(
    scene: Scene, store: type[ObjectStore]
) -> None:
    failing = iter([True, False])
    scene.platform.fails = lambda content: next(failing)
    scene.tuning, scene.platform.asset_seconds = replace(TUNING, url_lifetime=60.0), 70.0
    assert by_url(scene, "store://bucket/a.mp4").ready == 1
    assert len(store.signed) == 2


def test_a_fetch_that_is_always_refused_fails(scene: Scene, store: type[ObjectStore]) -> None:
    scene.platform.reason, scene.platform.fails = "403 Forbidden", lambda content: True
    (failure,) = by_url(scene, "store://bucket/a.mp4").failures
    assert "403 Forbidden" in str(failure.error)
    assert scene.platform.calls["create asset"] == TUNING.max_signatures
    scene.platform.fails = lambda content: False
    assert by_url(scene, "store://bucket/a.mp4", retry_failed=True).ready == 1


@pytest.mark.parametrize("reason", ["the file is broken", "The file's signature is not that of a video."])
def test_a_broken_object_is_not_fetched_again(scene: Scene, store: type[ObjectStore], reason: str) -> None:
    scene.platform.reason, scene.platform.fails = reason, lambda content: True
    assert by_url(scene, "store://bucket/a.mp4").failed == 1
    assert scene.platform.calls["create asset"] == 1


def test_what_cannot_be_fetched_is_an_error_before_anything_is_sent(
    scene: Scene, store: type[ObjectStore], tmp_path: Path
) -> None:
    folder = write_files(tmp_path / "folder", {"a.mp4": "first"})
    with pytest.raises(InvalidArgumentError, match=r"a\.mp4', which is on this machine: leave by_url out"):
        by_url(scene, folder)
    with pytest.raises(InvalidSourceError, match="MemoryFileSystem does not sign URLs"):
        by_url(scene, ["memory://bucket/a.mp4"])
    with object_store({"private.mp4": b"first", "empty.mp4": b""}):
        failures = {failure.path: str(failure.error) for failure in by_url(scene).failures}
    assert "there is nothing to upload" in failures["store://bucket/empty.mp4"]
    assert "cannot sign a URL for 'store://bucket/private.mp4'" in failures["store://bucket/private.mp4"]
    assert "SECRET" not in str(failures)
    assert not scene.platform.calls["create asset"]
    with TwelveLabs("tlk_0123456789", base_url="http://127.0.0.1:9/v1.3") as client:
        for wrong, said in (({"by_url": "yes"}, "by_url must be True or False"), ({"options": "direct"}, "method")):
            options = UploadOptions(method="direct") if "options" in wrong else UploadOptions()
            with pytest.raises(InvalidArgumentError, match=said):
                client.ingest("store://bucket", index="1", by_url=wrong.get("by_url", True), options=options)  # type: ignore[arg-type]


def test_wherever_an_ingest_by_url_is_killed_there_is_one_of_each(store: type[ObjectStore], tmp_path: Path) -> None:
    effects = effects_of(lambda observer: by_url(Scene(tmp_path / "whole.sqlite3"), observer=observer))
    for number in range(0, effects, 9):
        scene = Scene(tmp_path / f"{number}.sqlite3")
        for at, side in ((number, "before"), (number // 2, "after")):
            with suppress(Killed):
                by_url(scene, observer=kill_at(at, side))
            scene.time.now += 60
        assert by_url(scene).ready == 2, number
        assert len(scene.platform.assets) == len(scene.platform.indexed_items) == 2, number


def test_an_object_of_a_ledger_without_versions_gets_its_version(scene: Scene, store: type[ObjectStore]) -> None:
    store.etags.clear()
    assert scene.run("store://bucket").ready == 2
    write_as(scene.ledger_path, 4)
    store.etags["a.mp4"] = MD5
    assert by_url(scene).ready == 2
    assert scene.platform.calls["create asset"] == 2
    with closing(sqlite3.connect(scene.ledger_path)) as ledger:
        assert ledger.execute("SELECT version FROM items WHERE path LIKE '%a.mp4'").fetchone() == (MD5,)


@pytest.mark.usefixtures("fast_polling")
@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_the_platform_fetches_signed_urls(tmp_path: Path, store: type[ObjectStore], *, is_sync: bool) -> None:
    async def asynchronous(sandbox: Sandbox, **arguments: Any) -> IngestReport:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            return await client.ingest("store://bucket", **arguments)

    (tmp_path / "bucket").mkdir()
    (tmp_path / "bucket" / "a.mp4").write_bytes(CLIP.read_bytes())
    with (
        object_store({"a.mp4": b"not read"}),
        FileServer(tmp_path) as server,
        Sandbox(speed=1000) as sandbox,
        TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client,
    ):
        store.base, base = server.url, store.base
        models: Any = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
        index = client.indexes.create(index_name="fetched", models=models)
        how: Any = {"index": index.id, "ledger": tmp_path / "ledger.sqlite3", "by_url": True}
        report = client.ingest("store://bucket", **how) if is_sync else asyncio.run(asynchronous(sandbox, **how))
        store.base = base
        (item,) = report.items
        assert (item.status, report.bytes_sent, store.bytes_read) == ("ready", 0, 0)
        asset = client.assets.retrieve(item.asset_id or "")
        assert (asset.method, asset.filename) == ("url", "a.mp4")


def test_a_store_is_listed_one_folder_at_a_time_in_the_order_of_local_folders(tmp_path: Path) -> None:
    names = ["b.mp4", "a.mp4", "b/z.mp4", "b/deep/x.mp4", "b-side/y.mp4", "notes.txt", "c.mp4/inside.mp4"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    with object_store(dict.fromkeys(names, b"1")) as store:
        store.etags["z.mp4"] = "0x8D1"
        for url in ("store://bucket", "store://bucket/"):
            local = [Path(item.path).relative_to(tmp_path) for item in iter_items(tmp_path, TargetKind.INDEX)]
            store.listed.clear()
            items, kept = [], 0
            for item in iter_items(url, TargetKind.INDEX):
                items.append(item)
                kept = max(kept, len(fsspec.filesystem("store").dircache))
                if len(items) == 1:
                    assert store.listed == ["/bucket"]
            assert [item.path for item in items] == [f"store://bucket/{path.as_posix()}" for path in local]
            assert {item.version for item in items} == {None, "0x8D1"}
            assert {item.size for item in items} == {1}
            assert kept == 0, "listings are not kept"
        expected = {
            "store://bucket/*.mp4": ["a.mp4", "b.mp4"],
            "store://bucket/**/*.mp4": [
                "a.mp4",
                "b-side/y.mp4",
                "b.mp4",
                "b/deep/x.mp4",
                "b/z.mp4",
                "c.mp4/inside.mp4",
            ],
            "store://bucket/b/z.mp4": ["b/z.mp4"],
            "store://bucket/b/": ["b/z.mp4", "b/deep/x.mp4"],
        }
        found = {
            url: [item.path[len("store://bucket/") :] for item in iter_items(url, TargetKind.INDEX)] for url in expected
        }
        assert found == expected
        fsspec.filesystem("store").ls("/bucket")
        store.store["/bucket/new.mp4"] = store.store["/bucket/a.mp4"]
        paths = [item.path for item in iter_items("store://bucket", TargetKind.INDEX)]
        assert "store://bucket/new.mp4" in paths, "an old listing is not used"
