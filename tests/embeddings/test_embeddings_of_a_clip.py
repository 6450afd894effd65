"""The embeddings of a real clip, from the sandbox over a socket, as an array and a table, in both clients."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.types import IndexedAssetDetailed
from twelvelabs_sandbox import Sandbox

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"
OPTIONS = ["visual", "audio"]


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(speed=1000) as running:
        yield running


def _check(asset: IndexedAssetDetailed) -> None:
    array, table = asset.numpy(), asset.dataframe()
    assert asset.embedding is not None
    assert asset.embedding.video_embedding is not None
    segments = asset.embedding.video_embedding.segments
    assert segments is not None
    assert array.shape == (len(segments), len(segments[0].float_ or ()))
    np.testing.assert_allclose(np.linalg.norm(array, axis=1), 1, atol=1e-3)
    assert set(table["option"]) == set(OPTIONS)
    assert table["start"].tolist() == [segment.start_offset_sec for segment in segments]
    assert table["scope"].tolist() == [segment.embedding_scope for segment in segments]
    assert len(asset.embedding.video_embedding) == len(segments) > 0


def test_an_indexed_clip(sandbox: Sandbox) -> None:
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        asset = client.assets.upload(CLIP, wait=True)
        models = [{"model_name": "marengo3.0", "model_options": OPTIONS}]
        index = client.indexes.create(index_name="clip", models=models)
        created = client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
        client.indexes.indexed_assets.wait_until_ready(index.id, created.id)
        _check(client.indexes.indexed_assets.retrieve(index.id, created.id, embedding_option=OPTIONS))

        with pytest.raises(ValueError, match="embedding_option"):
            client.indexes.indexed_assets.retrieve(index.id, created.id).numpy()

    async def again() -> IndexedAssetDetailed:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            return await client.indexes.indexed_assets.retrieve(index.id, created.id, embedding_option=OPTIONS)

    _check(asyncio.run(again()))
