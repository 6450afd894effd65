"""Entities, knowledge stores, video indexing tasks and imports over the client, sync and async, up to their waiters."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, NotFoundError, TwelveLabs
from twelvelabs_client.types import ImportItemRequest, IndexModelRequest
from twelvelabs_sandbox import Sandbox

# A BMP file of one pixel.
PICTURE = (
    b"BM" + (58).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little") + (40).to_bytes(4, "little")
    + (1).to_bytes(4, "little") * 2 + (1).to_bytes(2, "little") + (24).to_bytes(2, "little") + bytes(24) + b"\xff" * 4
)  # fmt: skip


@pytest.fixture
def sandbox(tmp_path: Path, clip: Path) -> Iterator[Sandbox]:
    """A sandbox with a drive that holds the clip."""
    (tmp_path / "drive").mkdir()
    shutil.copy(clip, tmp_path / "drive" / "harbor.mp4")
    with Sandbox(speed=1000, drive=tmp_path / "drive") as running:
        yield running


def test_an_entity(client: TwelveLabs, finish_work: Callable[[], None]) -> None:
    assets = [client.assets.create(method="direct", file=PICTURE, filename=f"{n}.bmp").id for n in range(2)]
    finish_work()
    collection = client.entity_collections.create(name="Pilots")
    entities = client.entity_collections.entities
    made = entities.create(collection.id, name="Ada", asset_ids=assets[:1], metadata={"years": 12})
    finish_work()
    ready = entities.wait_until_ready(collection.id, made.id)
    assert (ready.name, ready.metadata, ready.asset_ids) == ("Ada", {"years": 12}, assets[:1])
    changed = entities.create_assets(collection.id, made.id, asset_ids=assets[1:])
    assert changed.asset_ids == assets
    assert [one.id for one in entities.list_by_asset(assets[1])] == [made.id]
    entities.delete(collection.id, made.id)
    with pytest.raises(NotFoundError, match=made.id):
        entities.retrieve(collection.id, made.id)


def test_a_knowledge_store(client: TwelveLabs, finish_work: Callable[[], None], clip: Path) -> None:
    asset = client.assets.create(method="direct", file=clip)
    finish_work()
    store = client.knowledge_stores.create(name="Archive", metadata={"season": "autumn"})
    made = client.knowledge_store_items.create(store.id, asset_id=asset.id)
    finish_work()
    item = client.knowledge_store_items.wait_until_ready(store.id, made.id)
    assert (item.status, item.system_metadata.codec_name) == ("ready", "h264")
    collections = client.knowledge_store_item_collections
    collection = collections.create(store.id, name="Evening")
    assert collections.add_items(store.id, collection.id, item_ids=[item.id]).member_count == 1
    assert [one.id for one in collections.list_items(store.id, collection.id)] == [item.id]
    assert client.knowledge_stores.retrieve(store.id).item_count == 1
    client.knowledge_stores.delete(store.id)
    with pytest.raises(NotFoundError, match=store.id):
        client.knowledge_stores.retrieve(store.id)


def test_video_indexing(client: TwelveLabs, finish_work: Callable[[], None], clip: Path) -> None:
    models = [IndexModelRequest(model_name="marengo3.0", model_options=["visual"])]
    index = client.indexes.create(index_name="tours", models=models)
    task = client.tasks.create(index_id=index.id, video_file=clip, user_metadata={"take": 7})
    finish_work()
    done = client.tasks.wait_until_ready(task.id)
    assert (done.status, done.system_metadata.filename) == ("ready", clip.name)
    (video,) = client.indexes.videos.list(index.id, user_metadata={"take": 7}, width=1280)
    assert video.id == task.video_id
    client.indexes.videos.delete(index.id, video.id)
    client.tasks.delete(task.id)
    assert list(client.tasks.list()) == []


def test_an_import_asynchronously(sandbox: Sandbox, finish_work: Callable[[], None]) -> None:
    async def scenario() -> None:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            attempt = await client.data_connectors.authorize_connection(
                provider="google_drive", redirect_uri="http://127.0.0.1:9/done"
            )
            decided = httpx.post(attempt.authorize_url, data={"decision": "allow"})
            (connection_id,) = parse_qs(urlsplit(decided.headers["location"]).query)["connection_id"]
            made = await client.imports.import_files(connection_id, items=[ImportItemRequest(source_id="harbor.mp4")])
            finish_work()
            done = await client.imports.wait_until_done(connection_id, made.id)
            assert [(one.action, one.status) for one in done.items] == [("created", "ready")]
            asset = await client.assets.retrieve(done.items[0].asset_id)
            assert (asset.method, asset.size) == ("connector", 1_055_736)
            assert [one.id async for one in client.data_connectors.list_connections()] == [connection_id]

    asyncio.run(scenario())
