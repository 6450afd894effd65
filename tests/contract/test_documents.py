"""The vendor's pages that the project began with (D0 to D4 in openapi/PROVENANCE.md), claim by claim.

What is meant otherwise here has a row there with the reason; the last test names those rows.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import AsyncTwelveLabs, ConflictError, InvalidArgumentError, SyncPager, TwelveLabs, types
from twelvelabs_client.resources.assets import Assets
from twelvelabs_client.resources.indexed_assets import IndexedAssets
from twelvelabs_lowlevel.server import API_KEY_HEADER

from ..clients import run_async
from ..loops import loop
from ..peer.loopback import Heard, Loopback, Says

PROVENANCE = Path(__file__).parents[2] / "openapi" / "PROVENANCE.md"
ASSET = {"_id": "a1", "method": "direct", "status": "processing", "created_at": "2026-10-30T09:12:00Z"}
ITEM = {
    "_id": "62a17bf847f5678267ec10cc",
    "created_at": "2022-06-09T04:50:00.879Z",
    "updated_at": "2022-06-09T04:55:57.256Z",
    "status": "ready",
    "system_metadata": {"filename": "01.mp4", "duration": 531.998133, "width": 854, "height": 400},
}
PAGE = {
    "data": [{**ITEM, "asset_id": "6298d673f1090f1100476d4c"}, {**ITEM, "_id": "62a17bce47f5678267ec10c6"}],
    "page_info": {"limit_per_page": 10, "page": 1, "total_page": 1, "total_results": 2},
}


class Platform:
    """Responds as the pages say."""

    def __init__(self) -> None:
        self.answer = Says(body=ITEM)
        self.server = Loopback(lambda heard: self.answer)

    @property
    def last(self) -> Heard:
        return self.server.heard[-1]


@pytest.fixture
def platform() -> Iterator[Platform]:
    platform = Platform()
    yield platform
    platform.server.close()


@pytest.fixture
def client(platform: Platform) -> Iterator[TwelveLabs]:
    with TwelveLabs("tlk_key", base_url=platform.server.base_url, max_retries=0) as client:
        yield client


# --- create an indexed asset (D0, D1)


def test_an_asset_is_indexed(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(202, {"_id": "ia1", "asset_id": "a1"})
    found = client.indexes.indexed_assets.create(index_id="i1", asset_id="a1", enable_video_stream=True)
    assert isinstance(found, types.IndexedAssetsCreateResponse)
    assert (found.id, platform.last.method, platform.last.path) == ("ia1", "POST", "/v1.3/indexes/i1/indexed-assets")
    assert platform.last.json == {"asset_id": "a1", "enable_video_stream": True}
    assert platform.last.headers[API_KEY_HEADER] == "tlk_key"
    client.indexes.indexed_assets.create("i1", asset_id="a1")
    assert platform.last.json == {"asset_id": "a1"}


@pytest.mark.parametrize("method", [Assets.create, IndexedAssets.create])
def test_the_requirements_of_both_models_are_in_the_docstring(method: Any) -> None:
    text = " ".join((inspect.getdoc(method) or "").split())
    assert "Marengo" in text
    assert "Pegasus" in text


def test_for_both_models_the_most_restrictive_requirements_apply() -> None:
    text = " ".join((inspect.getdoc(IndexedAssets.create) or "").split())
    assert "the most restrictive ones apply" in text


# --- retrieve, update, list and delete indexed assets (D1, D3)


def test_an_indexed_asset_with_all_details(platform: Platform, client: TwelveLabs) -> None:
    hls = {"video_url": "u", "thumbnail_urls": ["t"], "status": "COMPLETE", "updated_at": "2026-10-30T09:12:00Z"}
    spoken = [{"start": 0, "end": 1.5, "value": "Hello."}]
    platform.answer = Says(body={**ITEM, "user_metadata": {"a": None}, "hls": hls, "transcription": spoken})
    found = client.indexes.indexed_assets.retrieve(
        "i1", "ia1", embedding_option=["visual", "audio", "transcription", "visual-text"], transcription=True
    )
    assert isinstance(found, types.IndexedAssetDetailed)
    assert isinstance(found, types.IndexedAsset)
    assert (found.status, found.hls.status, found.transcription[0].value) == ("ready", "COMPLETE", "Hello.")  # type: ignore[union-attr,index]
    assert platform.last.target.count("embedding_option=") == 4
    assert platform.last.query["transcription"] == "true"


def test_metadata_is_updated_and_null_deletes_a_key(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(204)
    given: dict[str, str | float | bool | None] = {
        "category": "recentlyAdded",
        "batchNumber": 5,
        "rating": 9.3,
        "needsReview": True,
        "old": None,
    }
    client.indexes.indexed_assets.update("i1", "ia1", user_metadata=given)
    assert (platform.last.method, platform.last.json) == ("PATCH", {"user_metadata": given})


def test_the_list_of_the_page_is_read(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(body=PAGE)
    pager = client.indexes.indexed_assets.list("i1", page=1, page_limit=10)
    assert isinstance(pager, SyncPager)
    assert (len(pager.items or []), pager.has_next, pager.response.status_code) == (2, False, 200)
    assert [item.asset_id for item in pager] == ["6298d673f1090f1100476d4c", None]
    assert pager.next_page() is None
    assert [len(page.items or []) for page in pager.iter_pages()] == [2]
    assert pager.items[0].created_at == datetime.datetime(2022, 6, 9, 4, 50, 0, 879000, datetime.UTC)


def test_the_filters_of_the_page_are_sent(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(body=PAGE)
    ranges = {"duration": (10, 10), "fps": (25, 25), "width": (1920, 1920), "height": (1080, 1080)}
    list(
        client.indexes.indexed_assets.list(
            "i1",
            filename="01.mp4",
            status=["ready", "validating"],
            created_at="2024-08-16T16:53:59Z",
            updated_at="2024-08-16T16:53:59Z",
            sort_by="updated_at",
            sort_option="asc",
            **{name: {"gte": low, "lte": high} for name, (low, high) in ranges.items()},  # type: ignore[arg-type]
        )
    )
    query = platform.last.query
    assert platform.last.target.count("status=") == 2
    assert (query["duration[gte]"], query["height[lte]"], query["filename"]) == ("10", "1080", "01.mp4")
    assert query["created_at"] == query["updated_at"] == "2024-08-16T16:53:59Z"


def test_none_among_the_metadata_to_filter_by_is_left_out(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(body=PAGE)
    wanted: dict[str, str | float | bool | None] = {"category": "recentlyAdded", "rating": 9.3, "old": None}
    list(client.indexes.indexed_assets.list("i1", user_metadata=wanted))
    assert {key: value for key, value in platform.last.query.items() if "metadata" in key} == {
        "user_metadata[category]": "recentlyAdded",
        "user_metadata[rating]": "9.3",
    }
    bare = types.BareKeys({"category": "recentlyAdded", "batchNumber": 5, "needsReview": True})
    list(client.indexes.indexed_assets.list("i1", user_metadata=bare))
    sent = {"category": "recentlyAdded", "batchNumber": "5", "needsReview": "true"}
    assert sent.items() <= platform.last.query.items()


def test_an_indexed_asset_is_deleted(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(204)
    client.indexes.indexed_assets.delete("i1", "ia1")
    assert (platform.last.method, platform.last.path) == ("DELETE", "/v1.3/indexes/i1/indexed-assets/ia1")


def test_the_values_of_the_pages_are_known() -> None:
    assert {*types.IndexedAssetStatus} >= {"ready", "pending", "queued", "indexing", "failed"}
    assert {*types.HlsObjectStatus} == {"PROCESSING", "COMPLETE", "CANCELED", "ERROR"}
    assert {*types.AssetStatus} == {"failed", "processing", "ready"}
    assert {*types.AssetMethod} >= {"direct", "url"}


# --- create, list, retrieve and delete assets (D2, D4)


def test_an_asset_is_created_from_a_file_or_a_url(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(201, ASSET)
    assert isinstance(client.assets.create(method="direct", file=b"clip", filename="a.mp4"), types.Asset)
    assert platform.last.headers["content-type"].startswith("multipart/form-data")
    client.assets.create(method="url", url="https://example.com/a.mp4")
    assert b"https://example.com/a.mp4" in platform.last.content


URL = "https://example.com/a.mp4"
MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"method": "direct"}, "method direct needs file"),
    ({"method": "url"}, "method url needs url"),
    ({"method": types.CreateAssetMethod.URL, "url": ""}, "method url needs url"),
    ({"method": "direct", "url": URL}, "method direct needs file"),
    ({"method": "url", "file": b"a"}, "method url needs url"),
    ({"method": "url", "file": b"a", "url": URL}, "give only one of file and url"),
    ({"method": "direct", "file": b"a", "url": URL}, "give only one of file and url"),
]


@pytest.mark.parametrize(("given", "message"), MISTAKES)
def test_what_does_not_go_together_is_refused_before_it_is_sent(
    platform: Platform, client: TwelveLabs, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        client.assets.create(**given)

    async def act() -> None:
        async with AsyncTwelveLabs("tlk_key", base_url=platform.server.base_url) as other:
            with pytest.raises(InvalidArgumentError, match=message):
                await other.assets.create(**given)

    run_async(act, "asyncio")
    assert platform.server.heard == []


def test_a_method_that_is_newer_is_sent(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(201, ASSET)
    client.assets.create(method="telepathy")
    assert b"telepathy" in platform.last.content


@pytest.mark.parametrize("how", ["path", "file"])
def test_a_file_over_the_limit_is_refused_before_it_is_sent(
    platform: Platform, client: TwelveLabs, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "huge.mp4"
    with path.open("wb") as file:
        file.truncate(200 * 2**20 + 1)  # a hole: it takes no space
    with path.open("rb") as opened:
        given: Any = path if how == "path" else opened
        with pytest.raises(InvalidArgumentError, match=r"'huge.mp4' has 200\.0 MB; the platform takes 200\.0 MB"):
            client.assets.create(method="direct", file=given)

        async def act() -> None:
            async with AsyncTwelveLabs("tlk_key", base_url=platform.server.base_url) as other:
                with pytest.raises(InvalidArgumentError, match="huge"):
                    await other.assets.create(method="direct", file=given)

        run_async(act, "asyncio")
    assert platform.server.heard == []


def test_assets_are_listed_and_retrieved_with_their_details(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(body={"data": [ASSET], "page_info": PAGE["page_info"]})
    for asset in client.assets.list():
        assert isinstance(asset, types.AssetDetail)
        assert isinstance(asset, types.Asset)
    platform.answer = Says(body={**ASSET, "hls": {"status": "ready"}, "thumbnail": {"status": "ready"}})
    detail = client.assets.retrieve("a1")
    assert isinstance(detail.hls, types.AssetHls)
    assert isinstance(detail.thumbnail, types.AssetThumbnail)


def test_an_asset_in_use_is_deleted_by_force(platform: Platform, client: TwelveLabs) -> None:
    platform.answer = Says(409, {"code": "asset_in_use", "message": "An index uses it."})
    with pytest.raises(ConflictError):
        client.assets.delete("a1")
    platform.answer = Says(204)
    client.assets.delete("a1", force=True)
    assert platform.last.query == {"force": "true"}


def test_that_it_is_rate_limited_is_in_the_docstring() -> None:
    assert "rate-limited" in (inspect.getdoc(Assets.create) or "")


# --- what is meant otherwise


@loop(
    "row",
    [
        "`required` in responses",
        "times in responses",
        "`user_metadata` filter of `list_indexed_assets`",
        "image size",
        "operation ids",
        "`x-api-key`",
        "enum items",
        "range filters (`duration`, `fps`, `width`, `height`, `size`)",
        "interfaces of requests",
    ],
)
def test_what_is_meant_otherwise_has_a_reason(row: str) -> None:
    assert f"| {row}" in PROVENANCE.read_text(encoding="utf-8")
