"""The examples on the vendor's page about indexed assets: same calls, same keywords, same attributes.

Only the import line and the ids differ from that page.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


@pytest.fixture
def asset_id(client: TwelveLabs, clip: Path) -> str:
    return client.assets.upload(clip, wait=True).id


@pytest.fixture
def index_id(client: TwelveLabs) -> str:
    models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    return client.indexes.create(index_name="documented", models=models).id


@pytest.fixture
def indexed_asset_id(client: TwelveLabs, sandbox: Sandbox, index_id: str, asset_id: str) -> str:
    created = client.indexes.indexed_assets.create(index_id=index_id, asset_id=asset_id)
    return client.indexes.indexed_assets.wait_until_ready(index_id, created.id).id


def test_index_an_asset(client: TwelveLabs, index_id: str, asset_id: str) -> None:
    indexed_asset = client.indexes.indexed_assets.create(
        index_id=index_id,
        asset_id=asset_id,
        enable_video_stream=True,
    )

    assert f"Indexed asset ID: {indexed_asset.id}".endswith(indexed_asset.id)
    assert len(indexed_asset.id) == 24


def test_poll_until_indexing_is_complete(
    client: TwelveLabs, sandbox: Sandbox, index_id: str, asset_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", sandbox.clock.advance)  # five seconds on the sandbox's clock
    sandbox.clock.freeze()
    indexed_asset_id = client.indexes.indexed_assets.create(index_id=index_id, asset_id=asset_id).id
    printed = []

    while True:
        asset = client.indexes.indexed_assets.retrieve(
            index_id=index_id,
            indexed_asset_id=indexed_asset_id,
        )

        printed.append(f"Status: {asset.status}")

        if asset.status == "ready":
            assert asset.system_metadata is not None
            printed.append(f"Duration: {asset.system_metadata.duration}s")
            printed.append(f"Resolution: {asset.system_metadata.width}x{asset.system_metadata.height}")
            break
        if asset.status == "failed":
            pytest.fail("indexing failed")
        time.sleep(5)

    assert printed[0] == "Status: pending"
    assert printed[-3:] == ["Status: ready", "Duration: 5.312s", "Resolution: 1280x720"]


def test_retrieve_with_transcription(client: TwelveLabs, index_id: str, indexed_asset_id: str) -> None:
    asset = client.indexes.indexed_assets.retrieve(
        index_id=index_id,
        indexed_asset_id=indexed_asset_id,
        transcription=True,
    )

    assert f"Status: {asset.status}" == "Status: ready"
    assert asset.transcription is not None
    for segment in asset.transcription:
        assert f"  [{segment.start}s - {segment.end}s]: {segment.value}"


def test_retrieve_embeddings(client: TwelveLabs, index_id: str, indexed_asset_id: str) -> None:
    asset = client.indexes.indexed_assets.retrieve(
        index_id=index_id,
        indexed_asset_id=indexed_asset_id,
        embedding_option=["visual", "audio"],
    )

    assert f"Status: {asset.status}" == "Status: ready"
    assert asset.embedding is not None
    assert asset.embedding.video_embedding is not None
    segments = asset.embedding.video_embedding.segments
    assert segments is not None
    shown = f"Video embeddings: {len(asset.embedding.video_embedding)} segments"
    assert shown == f"Video embeddings: {len(segments)} segments"
    assert {segment.embedding_option for segment in segments} == {"visual", "audio"}
    for segment in segments:
        assert segment.float_ is not None
        assert sum(x * x for x in segment.float_) == pytest.approx(1, abs=1e-3)


def test_update_an_indexed_asset(client: TwelveLabs, index_id: str, indexed_asset_id: str) -> None:
    client.indexes.indexed_assets.update(
        index_id=index_id,
        indexed_asset_id=indexed_asset_id,
        user_metadata={
            "category": "recentlyAdded",
            "batchNumber": 5,
            "rating": 9.3,
            "needsReview": True,
        },
    )

    asset = client.indexes.indexed_assets.retrieve(index_id=index_id, indexed_asset_id=indexed_asset_id)
    expected = {"category": "recentlyAdded", "batchNumber": 5, "rating": 9.3, "needsReview": True}
    assert asset.user_metadata == expected


def test_list_indexed_assets(client: TwelveLabs, index_id: str, indexed_asset_id: str) -> None:
    response = client.indexes.indexed_assets.list(
        index_id=index_id,
        page=1,
        page_limit=10,
    )

    printed = []
    for asset in response:
        printed.append(f"  ID: {asset.id}")
        printed.append(f"  Status: {asset.status}")
        printed.append(f"  Created: {asset.created_at}")

    assert printed[:2] == [f"  ID: {indexed_asset_id}", "  Status: ready"]
    assert printed[2].startswith("  Created: 20")
    assert response.has_next is False
    assert response.get_next is None
    assert response.next_page() is None
    assert response.items is not None
    assert [page.items for page in response.iter_pages()] == [response.items]
    assert response.response.status_code == 200


def test_delete_an_indexed_asset(client: TwelveLabs, index_id: str, indexed_asset_id: str) -> None:
    result = client.indexes.indexed_assets.delete(
        index_id=index_id,
        indexed_asset_id=indexed_asset_id,
    )

    assert result is None  # type: ignore[func-returns-value]  # that it returns nothing is the point
    assert list(client.indexes.indexed_assets.list(index_id=index_id)) == []
