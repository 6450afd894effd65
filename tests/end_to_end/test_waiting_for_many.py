"""Many assets become ready and are indexed over a real socket, and a failure does not stop the others."""

from __future__ import annotations

import itertools
from pathlib import Path

import anyio
import pytest
from twelvelabs_client import AsyncTwelveLabs, NotFoundError, ProcessingFailedError, TwelveLabs
from twelvelabs_client._waiting.polling import PollSchedule
from twelvelabs_sandbox import Sandbox


def _assets(client: TwelveLabs, clip: Path) -> list[str]:
    return [client.assets.upload(clip, filename=f"{number}.mp4").id for number in range(3)]


def _index(client: TwelveLabs) -> str:
    index = client.indexes.create(
        index_name="many", models=[{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
    )
    assert index.id is not None
    return index.id


def test_assets_and_what_is_made_of_them(client: TwelveLabs, clip: Path) -> None:
    ids = _assets(client, clip)
    broken = client.assets.create(method="direct", file=("broken.mp4", b"no video at all" * 1000)).id
    assert broken is not None
    with client.assets.wait_until_all_ready([*ids, broken]) as waiting:
        outcomes = {outcome.source: outcome for outcome in waiting}
    assert {each: outcomes[each].result().status for each in ids} == dict.fromkeys(ids, "ready")
    assert isinstance(outcomes[broken].error, ProcessingFailedError)
    assert (waiting.summary.ready, waiting.summary.failed, waiting.summary.pending) == (3, 1, 0)

    index_id = _index(client)
    indexed = [client.indexes.indexed_assets.create(index_id, asset_id=each).id for each in ids]
    summary = client.indexes.indexed_assets.wait_until_all_ready(index_id, indexed).finish()
    assert (summary.ready, summary.failed) == (3, 0)

    store = client.knowledge_stores.create(name="many").id
    items = [client.knowledge_store_items.create(store, asset_id=each).id for each in ids]
    summary = client.knowledge_store_items.wait_until_all_ready(store, items).finish()
    assert (summary.ready, summary.failed) == (3, 0)


def test_asynchronously_and_from_the_ids_alone(client: TwelveLabs, sandbox: Sandbox, clip: Path) -> None:
    ids = _assets(client, clip)

    async def wait() -> list[str]:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as other:
            return [outcome.result().id async for outcome in other.assets.wait_until_all_ready(ids)]

    assert sorted(anyio.run(wait)) == sorted(ids)


def test_a_missing_asset_is_an_outcome_with_not_found(
    client: TwelveLabs, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twelvelabs_client._waiting.polling.SCHEDULE", PollSchedule(first_pause=0.01, grace=0.0))
    ids, ghost = _assets(client, clip), "f" * 24
    outcomes = {outcome.source: outcome for outcome in client.assets.wait_until_all_ready([ghost, *ids])}
    assert isinstance(outcomes[ghost].error, NotFoundError)
    assert all(outcomes[each].error is None for each in ids)


def test_lists_are_read_from_the_middle_and_backwards(client: TwelveLabs, clip: Path) -> None:
    ids = _assets(client, clip)[::-1]
    last = client.assets.list(page_limit=1).page_at(3)
    pages = [last, last.previous_page()]
    assert pages[1] is not None
    pages.append(pages[1].previous_page())
    assert [item.id for page in pages if page is not None for item in page.items] == ids[::-1]
    assert [item.id for item in client.assets.list().take(2)] == ids[:2]
    assert [item.id for item in client.assets.list(page_limit=1).to_list()] == ids
    assert [item.id for item in itertools.islice(client.assets.list(page_limit=1), 2)] == ids[:2]
