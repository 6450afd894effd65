"""How type checkers see searches, filters, and the vendor's names. It is checked and never run."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.resources.knowledge_stores import (
    AsyncKnowledgeStoreSearchPager,
    KnowledgeStoreHit,
    KnowledgeStoreSearchPager,
)
from twelvelabs_client.resources.search import AsyncSearchPager, SearchPager
from twelvelabs_client.types import (
    AnalyzePromptV2,
    BareKeys,
    DeepObject,
    IndexesCreateRequestModelsItem,
    IndexModelRequest,
    Rank,
    SearchItem,
    SearchPageInfo,
    SearchPool,
    SearchResults,
    SearchRetrieveResponse,
    VideoContext,
    VideoContext_Base64String,
    VideoContext_Url,
    VideoContextAssetId,
    VideoContextBase64String,
    VideoContextUrl,
)


def searches(client: TwelveLabs) -> None:
    """client.search."""
    found = client.search.query(
        index_id="i1",
        search_options=["visual"],
        query_media_file="boat.jpg",
        query_media_files=[Path("boat.jpg"), b"x"],
        query_media_url="https://x.test/a.jpg",
        query_media_urls=["https://x.test/b.jpg"],
        filter={"duration": {"gte": 10}},
        request_options={"max_retries": 1},
    )
    assert_type(found, SearchPager)
    assert_type(found.page_info, SearchPageInfo)
    assert_type(found.search_pool, SearchPool | None)
    assert_type(found.items, list[SearchItem])
    assert_type(found.next_page(), SearchPager | None)
    for item in found:
        assert_type(item, SearchItem)
        assert_type(item.rank, Rank | None)
    for page in found.iter_pages():
        assert_type(page, SearchPager)
    assert_type(client.search.create(index_id="i1", search_options=["visual"]), SearchResults)
    assert_type(client.search.retrieve("t1"), SearchRetrieveResponse)
    hits = client.knowledge_stores.search("ks_1", query={"text": "boats"})
    assert_type(hits, KnowledgeStoreSearchPager)
    assert_type(hits.next_page_token, str | None)
    for hit in hits:
        assert_type(hit, KnowledgeStoreHit)


async def asynchronous_searches(client: AsyncTwelveLabs) -> None:
    """client.search, asynchronously."""
    found = client.search.query(index_id="i1", search_options=["visual"], query_text="boats")
    assert_type(found, AsyncSearchPager)
    assert_type(await found, AsyncSearchPager)
    assert_type(await found.next_page(), AsyncSearchPager | None)
    async for item in found:
        assert_type(item, SearchItem)
    assert_type(await client.knowledge_stores.search("ks_1", query={"text": "x"}), AsyncKnowledgeStoreSearchPager)


def filters(client: TwelveLabs) -> None:
    """Both forms of a filter from one argument."""
    client.indexes.indexed_assets.list("i1", user_metadata={"category": "tour"}, duration=12.5)
    client.indexes.indexed_assets.list("i1", user_metadata=BareKeys({"category": "tour"}), duration={"gte": 1})
    client.indexes.videos.list("i1", user_metadata=DeepObject({"category": "tour"}))


def names_of_the_vendor() -> None:
    """The vendor's names are the same types."""
    assert_type(IndexesCreateRequestModelsItem(model_name="marengo3.0", model_options=["visual"]), IndexModelRequest)
    assert_type(VideoContext_Base64String(base_64_string="AA==").base_64_string, str)
    contexts: list[VideoContext] = [VideoContext_Url(url="https://x.test/a.mp4")]
    assert_type(contexts, list[VideoContextUrl | VideoContextAssetId | VideoContextBase64String])


def prompts(client: TwelveLabs) -> None:
    """The vendor's keyword of the second kind of prompt."""
    client.analyze_async.tasks.create(prompt_v_2=AnalyzePromptV2("Look."))
    client.analyze_async.tasks.create(prompt_v_2={"input_text": "Look."})
