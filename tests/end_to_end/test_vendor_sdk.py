"""The vendor's SDK as a client of the sandbox: the main job, with the returned values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs.core.api_error import ApiError
from twelvelabs.indexes import IndexesCreateRequestModelsItem
from twelvelabs_sandbox import Sandbox


def test_main_job(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    with clip.open("rb") as file:
        asset = vendor.assets.create(method="direct", file=file, filename="clip.mp4")
    assert (asset.status, asset.method, asset.filename) == ("processing", "direct", "clip.mp4")
    finish_work()
    detail = vendor.assets.retrieve(asset.id)
    assert (detail.status, detail.size, detail.file_type) == ("ready", 1_055_736, "video/mp4")
    assert detail.duration == pytest.approx(5.312, abs=0.01)
    assert [one.id for one in vendor.assets.list(page_limit=50)] == [asset.id]

    models = [IndexesCreateRequestModelsItem(model_name="marengo3.0", model_options=["visual", "audio"])]
    index = vendor.indexes.create(index_name="from outside", models=models)
    assert vendor.indexes.retrieve(index.id).index_name == "from outside"

    created = vendor.indexes.indexed_assets.create(index.id, asset_id=asset.id, user_metadata={"take": 7})
    finish_work()
    indexed = vendor.indexes.indexed_assets.retrieve(index.id, created.id)
    assert (indexed.status, indexed.asset_id, indexed.user_metadata) == ("ready", asset.id, {"take": 7})
    metadata = indexed.system_metadata
    assert (metadata.filename, metadata.width, metadata.height, metadata.size) == ("clip.mp4", 1280, 720, 1_055_736)
    assert metadata.duration == pytest.approx(5.312, abs=0.01)

    listed = list(vendor.indexes.indexed_assets.list(index.id, status=["ready"], duration={"gte": 5, "lte": 6}))
    assert [one.id for one in listed] == [created.id]
    assert list(vendor.indexes.indexed_assets.list(index.id, user_metadata={"take": 8})) == []
    assert [one.index.id for one in vendor.indexes.indexed_assets.list_by_asset(asset.id)] == [index.id]
    vendor.indexes.indexed_assets.update(index.id, created.id, user_metadata={"take": 8})
    assert vendor.indexes.indexed_assets.retrieve(index.id, created.id).user_metadata == {"take": 8}

    with pytest.raises(ApiError) as refused:
        vendor.assets.delete(asset.id)
    assert refused.value.status_code == 409
    vendor.indexes.indexed_assets.delete(index.id, created.id)
    vendor.assets.delete(asset.id)
    vendor.indexes.delete(index.id)
    assert list(vendor.assets.list()) == []
    assert list(vendor.indexes.list()) == []


def test_its_uploader(vendor: Any, finish_work: Callable[[], None], clip: Path, tmp_path: Path) -> None:
    source = tmp_path / "clip.mp4"  # it writes chunks next to the file
    source.write_bytes(clip.read_bytes())
    progress: list[Any] = []
    result = vendor.multipart_upload.upload_file(source, progress_callback=progress.append, batch_size=2)
    assert [(one.completed_chunks, one.total_chunks) for one in progress] == [(2, 3), (3, 3)]
    finish_work()
    asset = vendor.assets.retrieve(result.asset_id)
    assert (asset.status, asset.method, asset.size) == ("ready", "multipart", 1_055_736)


def test_its_errors(vendor: Any) -> None:
    with pytest.raises(ApiError) as unknown:
        vendor.assets.retrieve("0" * 24)
    assert unknown.value.status_code == 404
    with pytest.raises(ApiError) as bad:
        vendor.assets.list(page_limit=51)
    assert bad.value.status_code == 400


def test_it_sees_statuses_progress(vendor: Any, sandbox: Sandbox, clip: Path) -> None:
    sandbox.clock.freeze()
    with clip.open("rb") as file:
        asset = vendor.assets.create(method="direct", file=file, filename="clip.mp4")
    sandbox.wait_until_idle()
    assert vendor.assets.retrieve(asset.id).status == "processing"
    sandbox.clock.advance(1)
    assert vendor.assets.retrieve(asset.id).status == "ready"
