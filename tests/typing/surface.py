"""How type checkers see each method, synchronous and asynchronous. It is checked and never run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, assert_type

from twelvelabs_client import (
    ApiError,
    AsyncPager,
    AsyncTwelveLabs,
    AsyncWaiting,
    IngestEvent,
    IngestItem,
    IngestReport,
    ItemOutcome,
    Outcome,
    Pager,
    ProcessingFailedError,
    SqliteLedger,
    TwelveLabs,
    UploadOptions,
    UploadProgress,
    UploadResult,
    Waiting,
    WaitSummary,
)
from twelvelabs_client.ingest import Attempt, Ledger, Result, Run, StopReason, Wanted, run_step
from twelvelabs_client.ingest.model import Step
from twelvelabs_client.resources.multipart_upload import AsyncUploadStatusPager, UploadStatus, UploadStatusPager
from twelvelabs_client.types import (
    Asset,
    AssetDetail,
    AssetStatus,
    AssetTranscriptionResponse,
    ChunkInfo,
    CompletedChunk,
    CreateAssetUploadResponse,
    IncompleteUploadSummary,
    IndexedAsset,
    IndexedAssetDetailed,
    IndexedAssetsCreateResponse,
    IndexedAssetSummary,
    IndexesCreateResponse,
    IndexModelRequest,
    IndexSchema,
    MultipartUploadStatusType,
    PageInfo,
    PresignedUrlsResponse,
    ReportChunkBatchResponse,
)


def assets(client: TwelveLabs) -> None:
    """client.assets."""
    assert_type(client.assets.create(method="direct", file="clip.mp4"), Asset)
    assert_type(client.assets.create(method="url", url="https://x.test/a", user_metadata={"a": 1}), Asset)
    assert_type(client.assets.retrieve("a1"), AssetDetail)
    assert_type(client.assets.retrieve(asset_id="a1", request_options={"max_retries": 1}), AssetDetail)
    assert_type(client.assets.delete("a1", force=True), None)
    assert_type(client.assets.retrieve_transcription("a1", include=["utterances"]), AssetTranscriptionResponse)
    assert_type(client.assets.update_user_metadata("a1", user_metadata={"a": None}), None)
    assert_type(client.assets.replace_user_metadata("a1", user_metadata={"a": ["b"]}), None)
    assert_type(client.assets.delete_user_metadata("a1"), None)
    assert_type(client.assets.list(page_limit=5), Pager[AssetDetail])
    for asset in client.assets.list(asset_types=["video"], asset_ids="a1"):
        assert_type(asset, AssetDetail)
        assert_type(asset.id, str)
        assert_type(asset.status, AssetStatus)
        assert_type(asset.created_at, datetime)
        assert_type(asset.duration, float | None)
        assert_type(asset.user_metadata, dict[str, Any] | None)
    assert_type(client.assets.upload("clip.mp4", wait=True), AssetDetail)
    assert_type(
        client.assets.upload(b"x", on_progress=on_anything, options=UploadOptions(method="direct")), AssetDetail
    )
    assert_type(client.assets.wait_until_ready("a1", timeout=None, on_update=on_asset), AssetDetail)


async def asynchronous_assets(client: AsyncTwelveLabs) -> None:
    """client.assets, asynchronously."""
    assert_type(await client.assets.create(method="direct", file=b"x"), Asset)
    assert_type(await client.assets.retrieve("a1"), AssetDetail)
    assert_type(await client.assets.delete("a1"), None)
    assert_type(await client.assets.retrieve_transcription("a1"), AssetTranscriptionResponse)
    assert_type(await client.assets.update_user_metadata("a1", user_metadata={}), None)
    assert_type(await client.assets.replace_user_metadata("a1", user_metadata={}), None)
    assert_type(await client.assets.delete_user_metadata("a1"), None)
    assert_type(client.assets.list(), AsyncPager[AssetDetail])
    assert_type(await client.assets.upload("clip.mp4"), AssetDetail)
    assert_type(await client.assets.wait_until_ready("a1", on_update=on_asset_later), AssetDetail)


def indexes(client: TwelveLabs) -> None:
    """client.indexes."""
    models = [IndexModelRequest(model_name="marengo3.0", model_options=["visual"])]
    assert_type(client.indexes.create(index_name="i", models=models), IndexesCreateResponse)
    assert_type(
        client.indexes.create(index_name="i", models=[{"model_name": "m", "model_options": ["audio"]}]),
        IndexesCreateResponse,
    )
    assert_type(client.indexes.list(sort_by="created_at", created_at=datetime.now()), Pager[IndexSchema])
    assert_type(next(iter(client.indexes.list())), IndexSchema)
    assert_type(client.indexes.retrieve("i1"), IndexSchema)
    assert_type(client.indexes.update("i1", index_name="j"), None)
    assert_type(client.indexes.delete("i1"), None)


async def asynchronous_indexes(client: AsyncTwelveLabs) -> None:
    """client.indexes, asynchronously."""
    assert_type(await client.indexes.create(index_name="i", models=[]), IndexesCreateResponse)
    assert_type(client.indexes.list(), AsyncPager[IndexSchema])
    assert_type(await client.indexes.retrieve("i1"), IndexSchema)
    assert_type(await client.indexes.update("i1", index_name="j"), None)
    assert_type(await client.indexes.delete("i1"), None)


def indexed_assets(client: TwelveLabs) -> None:
    """client.indexes.indexed_assets."""
    resource = client.indexes.indexed_assets
    assert_type(resource.create("i1", asset_id="a1"), IndexedAssetsCreateResponse)
    assert_type(resource.list("i1", duration=12.5, width={"gte": 10}), Pager[IndexedAsset])
    assert_type(resource.list_by_asset("a1"), Pager[IndexedAssetSummary])
    assert_type(resource.retrieve("i1", "x1", embedding_option=["visual"]), IndexedAssetDetailed)
    assert_type(resource.update("i1", "x1", user_metadata={"a": "b"}), None)
    assert_type(resource.delete("i1", "x1"), None)
    assert_type(resource.wait_until_ready("i1", "x1", on_update=on_anything), IndexedAssetDetailed)
    with assert_type(resource.wait_until_all_ready("i1", ["x1"], timeout=None), Waiting[IndexedAsset]) as waiting:
        for outcome in waiting:
            assert_type(outcome, Outcome[IndexedAsset])
            assert_type(outcome.result(), IndexedAsset)
    assert_type(waiting.summary, WaitSummary)
    for item in resource.list("i1"):
        assert_type(item, IndexedAsset)
    for summary in resource.list_by_asset("a1"):
        assert_type(summary, IndexedAssetSummary)


async def asynchronous_indexed_assets(client: AsyncTwelveLabs) -> None:
    """client.indexes.indexed_assets, asynchronously."""
    resource = client.indexes.indexed_assets
    assert_type(await resource.create("i1", asset_id="a1"), IndexedAssetsCreateResponse)
    assert_type(resource.list("i1"), AsyncPager[IndexedAsset])
    assert_type(resource.list_by_asset("a1"), AsyncPager[IndexedAssetSummary])
    assert_type(await resource.retrieve("i1", "x1"), IndexedAssetDetailed)
    assert_type(await resource.update("i1", "x1"), None)
    assert_type(await resource.delete("i1", "x1"), None)
    assert_type(await resource.wait_until_ready("i1", "x1"), IndexedAssetDetailed)
    _ = assert_type(resource.wait_until_all_ready("i1", ["x1"]), AsyncWaiting[IndexedAsset])


def multipart_upload(client: TwelveLabs) -> None:
    """client.multipart_upload."""
    resource = client.multipart_upload
    chunk = CompletedChunk(chunk_index=1, proof="e", proof_type="etag", chunk_size=1)
    assert_type(resource.create(filename="a", type="video", total_size=5), CreateAssetUploadResponse)
    assert_type(resource.list_incomplete_uploads(), Pager[IncompleteUploadSummary])
    assert_type(resource.report_chunk_batch("u1", completed_chunks=[chunk]), ReportChunkBatchResponse)
    assert_type(resource.get_additional_presigned_urls("u1", start=1, count=2), PresignedUrlsResponse)
    assert_type(resource.wait_for_upload_completion("u1", callback=on_status), UploadStatus)
    result = resource.upload_file("clip.mp4", progress_callback=on_progress)
    assert_type(result, UploadResult)
    assert_type(result.asset_id, str)
    status = resource.get_status("u1")
    assert_type(status, UploadStatusPager)
    assert_type(status.status, MultipartUploadStatusType)
    assert_type(status.upload_id, str)
    assert_type(status.chunks_completed, int | None)
    assert_type(status.created_at, datetime | None)
    for part in status:
        assert_type(part, ChunkInfo)


async def asynchronous_multipart_upload(client: AsyncTwelveLabs) -> None:
    """client.multipart_upload, asynchronously."""
    resource = client.multipart_upload
    assert_type(await resource.create(filename="a", type="audio", total_size=5), CreateAssetUploadResponse)
    assert_type(resource.list_incomplete_uploads(), AsyncPager[IncompleteUploadSummary])
    assert_type(await resource.report_chunk_batch("u1", completed_chunks=[]), ReportChunkBatchResponse)
    assert_type(await resource.get_additional_presigned_urls("u1", start=1, count=2), PresignedUrlsResponse)
    assert_type(await resource.wait_for_upload_completion("u1"), UploadStatus)
    assert_type(await resource.upload_file("clip.mp4"), UploadResult)
    status = resource.get_status("u1")
    assert_type(status, AsyncUploadStatusPager)
    assert_type(status.total_size, int | None)
    async for part in status:
        assert_type(part, ChunkInfo)


def pages(client: TwelveLabs) -> None:
    """Going from page to page."""
    pager = client.assets.list()
    assert_type(pager.items, list[AssetDetail])
    assert_type(pager.has_next, bool)
    assert_type(pager.page_info, PageInfo)
    assert_type(pager.next_page(), Pager[AssetDetail] | None)
    assert_type(pager.get_next, Callable[[], Pager[AssetDetail] | None] | None)
    assert_type(pager.previous_page(), Pager[AssetDetail] | None)
    assert_type(pager.page_at(3), Pager[AssetDetail])
    assert_type(pager.take(5), list[AssetDetail])
    assert_type(pager.to_list(), list[AssetDetail])
    for page in pager.iter_pages():
        assert_type(page, Pager[AssetDetail])


def ingest(client: TwelveLabs) -> None:
    """client.ingest."""
    plan = client.ingest("*.mp4", index="i1", dry_run=True)
    assert_type(plan, IngestReport)
    assert_type(plan.stopped, StopReason | None)
    sources: list[str | IngestItem] = ["a.mp4", IngestItem("b.mp4", user_metadata={"year": 2020})]
    report = client.ingest(sources, knowledge_store="k1", ledger="a.sqlite3", on_progress=on_ingest)
    assert_type(report.ready, int)
    for failure in report.failures:
        assert_type(failure, ItemOutcome)
        assert_type(failure.error, str | None)
        assert_type(failure.step, Step | None)


def steps(client: TwelveLabs, ledger: Ledger, run: Run) -> None:
    """A scheduler of one's own."""
    claims = ledger.claim(run, {Step.UPLOAD: Wanted(1)})
    attempt = run_step(claims.items, client, save_upload=partial(ledger.save_upload, run))
    assert_type(attempt, Attempt)
    assert_type(ledger.settle(run, attempt.outcomes), Sequence[Result])


async def asynchronous_ingest(client: AsyncTwelveLabs) -> None:
    """client.ingest, asynchronously."""
    assert_type(await client.ingest(["a.mp4"], index="i1", ledger=SqliteLedger("a.sqlite3")), IngestReport)
    assert_type(await run_step([], client), Attempt)


def on_ingest(event: IngestEvent) -> None:
    """A callback of an ingest."""
    assert_type(event.seconds_left, float | None)
    assert_type(event.pending, int)


async def asynchronous_pages(client: AsyncTwelveLabs) -> None:
    """Going from page to page, asynchronously."""
    pager = await client.assets.list()
    assert_type(pager, AsyncPager[AssetDetail])
    assert_type(pager.items, list[AssetDetail])
    assert_type(await pager.next_page(), AsyncPager[AssetDetail] | None)
    assert_type(await pager.previous_page(), AsyncPager[AssetDetail] | None)
    assert_type((await pager.page_at(3)), AsyncPager[AssetDetail])
    assert_type(await pager.take(5), list[AssetDetail])
    assert_type(await client.assets.list().to_list(), list[AssetDetail])
    assert_type(await client.assets.wait_until_all_ready(["a1"]).finish(), WaitSummary)
    async for page in pager.iter_pages():
        assert_type(page, AsyncPager[AssetDetail])
    async for asset in client.assets.list():
        assert_type(asset, AssetDetail)
    async for item in client.indexes.indexed_assets.list("i1"):
        assert_type(item, IndexedAsset)
    assert_type([each async for each in client.indexes.list()], list[IndexSchema])


async def clients() -> None:
    """Clients and their copies."""
    with TwelveLabs() as client:
        assert_type(client, TwelveLabs)
        assert_type(client.with_options(timeout=3, max_retries=0, headers={"a": "b"}), TwelveLabs)
        assert_type(client.close(), None)
    async with AsyncTwelveLabs("key") as other:
        assert_type(other, AsyncTwelveLabs)
        assert_type(other.with_options(timeout=3), AsyncTwelveLabs)
        assert_type(await other.assets.retrieve("a1"), AssetDetail)


def failures(client: TwelveLabs) -> None:
    """Errors."""
    try:
        client.assets.retrieve("a1")
    except ApiError as error:
        assert_type(error.status_code, int)
        assert_type(error.code, str | None)
        assert_type(error.message, str)
        assert_type(error.request_id, str | None)
        assert_type(error.retry_after, float | None)
        assert_type(error.is_transient, bool)
    except ProcessingFailedError as failed:
        assert_type(failed.last, Any)


def on_asset(asset: AssetDetail) -> None:
    """Takes an asset."""


async def on_asset_later(asset: AssetDetail) -> None:
    """Takes an asset, asynchronously."""


def on_anything(thing: object) -> None:
    """Takes anything."""


def on_progress(progress: UploadProgress) -> None:
    """Takes the progress of an upload."""


def on_status(status: UploadStatus) -> None:
    """Takes the state of an upload."""
