"""Mistakes that type checkers must find, each on its own line with the error code of mypy.

It is checked and never run. Each mistake is expected by a comment, and `make check` fails for a comment that expects
nothing: in mypy by `strict`, in pyright by the line below.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.types import IndexedAsset, UserMetadata

metadata: UserMetadata = {"a": "b"}


def misspelt(client: TwelveLabs, other: AsyncTwelveLabs) -> None:
    """Keywords that do not exist."""
    client.assets.create(method="url", uri="https://x.test/a")  # type: ignore[call-arg]
    client.assets.list(limit=5)  # type: ignore[call-arg]
    client.indexes.create(name="i", index_name="i", models=[])  # type: ignore[call-arg]
    client.indexes.indexed_assets.create("i1", asset_id="a1", stream=True)  # type: ignore[call-arg]
    client.assets.upload("clip.mp4", filenam="a")  # type: ignore[call-arg]
    client.multipart_upload.upload_file("clip.mp4", workers=3)  # type: ignore[call-arg]
    client.with_options(retries=3)  # type: ignore[call-arg]
    other.assets.list(limit=5)  # type: ignore[call-arg]
    TwelveLabs(key="k")  # type: ignore[call-arg]


async def misspelt_later(other: AsyncTwelveLabs) -> None:
    """Keywords that do not exist, asynchronously."""
    await other.assets.create(method="url", uri="https://x.test/a")  # type: ignore[call-arg]
    await other.assets.wait_until_ready("a1", seconds=5)  # type: ignore[call-arg]


def missing(client: TwelveLabs, other: AsyncTwelveLabs) -> None:
    """Arguments that are required."""
    client.assets.create(file="clip.mp4")  # type: ignore[call-arg]
    client.assets.retrieve()  # type: ignore[call-arg]
    client.indexes.create(index_name="i")  # type: ignore[call-arg]
    client.indexes.indexed_assets.retrieve("i1")  # type: ignore[call-arg]
    client.multipart_upload.create(filename="a", type="video")  # type: ignore[call-arg]
    other.indexes.indexed_assets.list()  # type: ignore[call-arg]


def wrong_type(client: TwelveLabs, other: AsyncTwelveLabs) -> None:
    """Values of another type."""
    client.assets.retrieve(5)  # type: ignore[arg-type]
    client.assets.list(page="1")  # type: ignore[arg-type]
    client.indexes.create(index_name="i", models="marengo3.0")  # type: ignore[arg-type]
    client.assets.wait_until_ready("a1", timeout="5")  # type: ignore[arg-type]
    client.multipart_upload.create(filename="a", type="video", total_size="5")  # type: ignore[arg-type]
    client.assets.retrieve("a1", request_options={"retries": 1})  # type: ignore[arg-type]
    client.assets.wait_until_ready("a1", on_update=takes_text)  # type: ignore[arg-type]
    other.assets.list(page_limit="5")  # type: ignore[arg-type]
    TwelveLabs(timeout="5")  # type: ignore[arg-type]


def wrong_dicts(client: TwelveLabs) -> None:
    """Dicts with wrong keys or values of another type, at any depth."""
    client.analyze(video={"type": "url", "ur": "https://x.test/a.mp4"})  # type: ignore[dict-item]
    client.analyze(video={"type": "asset", "asset_id": "a1"})  # type: ignore[dict-item]
    client.analyze(video={"type": "asset_id"})  # type: ignore[dict-item]
    client.analyze(prompt_v_2={"input_text": "Why?", "media_sources": [{"nam": "a"}]})  # type: ignore[dict-item]
    client.indexes.create(index_name="i", models=[{"model_nam": "m", "model_options": []}])  # type: ignore[dict-item]
    client.indexes.create(index_name="i", models=[{"model_name": 5, "model_options": []}])  # type: ignore[dict-item]
    client.knowledge_stores.search("k1", query={"text": "a"}, filter={"type": {"eq": "video"}})  # type: ignore[dict-item]
    client.analyze_async.batches.create(
        model_name="pegasus1.5",
        analysis_mode="general",
        requests=[{"video": {"type": "asset_id", "asset_id": "a1"}, "promt": "Why?"}],  # type: ignore[dict-item]
    )
    built: dict[str, object] = {"type": "asset_id", "asset_id": "a1"}
    client.analyze(video=built)  # type: ignore[arg-type]


def positional(client: TwelveLabs) -> None:
    """Arguments that need their keyword."""
    client.assets.create("direct")  # type: ignore[call-arg]
    client.indexes.indexed_assets.create("i1", "a1")  # type: ignore[call-arg]


def not_awaited(other: AsyncTwelveLabs) -> None:
    """Coroutines taken for their results."""
    show(other.assets.retrieve("a1").status)  # type: ignore[attr-defined]
    show(other.assets.create(method="url", url="https://x.test/a").id)  # type: ignore[attr-defined]
    for asset in other.assets.list():  # type: ignore[attr-defined]
        show(asset)


async def awaited_too_much(client: TwelveLabs) -> None:
    """Results taken for coroutines."""
    await client.assets.retrieve("a1")  # type: ignore[misc]
    async for asset in client.assets.list():  # type: ignore[attr-defined]
        show(asset)


def unknown(client: TwelveLabs) -> None:
    """Attributes that do not exist."""
    client.asset.list()  # type: ignore[attr-defined]
    client.assets.get("a1")  # type: ignore[attr-defined]
    show(client.assets.retrieve("a1")._id)  # type: ignore[attr-defined]
    show(client.assets.list().next)  # type: ignore[attr-defined]
    for item in client.indexes.indexed_assets.list("i1"):
        show(item.state)  # type: ignore[attr-defined]
    for event in client.analyze_stream(prompt="Why?"):
        show(event.text)  # type: ignore[union-attr]


def unknown_names() -> None:
    """Names that do not exist in modules whose names are imported on first use."""
    from twelvelabs_client import TwelveLab  # type: ignore[attr-defined]  # noqa: F401
    from twelvelabs_client.types import Aset  # type: ignore[attr-defined]  # noqa: F401
    from twelvelabs_lowlevel import Klient  # type: ignore[attr-defined]  # noqa: F401
    from twelvelabs_lowlevel.models import Assett  # type: ignore[attr-defined]  # noqa: F401
    from twelvelabs_lowlevel.vendor_names import VideoKontext  # type: ignore[attr-defined]  # noqa: F401
    from twelvelabs_sandbox import Sandbocks  # type: ignore[attr-defined]  # noqa: F401


def wrong_result(client: TwelveLabs) -> IndexedAsset:
    """A result of another type."""
    return client.assets.retrieve("a1")  # type: ignore[return-value]


def takes_text(text: str) -> None:
    """Takes text."""


def show(thing: object) -> None:
    """Takes anything."""
