"""Files arrive byte for byte, in one piece and in parts, from every kind of source, with both clients."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, UploadError, UploadOptions, UploadProgress
from twelvelabs_client.types import AssetDetail
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox

SOURCES: dict[str, Callable[[Path], Any]] = {
    "path": lambda clip: clip,
    "text": str,
    "bytes": lambda clip: clip.read_bytes(),
    "file in memory": lambda clip: io.BytesIO(clip.read_bytes()),
}


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest, sandbox: Sandbox) -> Callable[[Callable[[Any], Any]], Any]:
    """Runs a call with a client of either kind, and returns its result."""

    async def asynchronous(job: Callable[[Any], Any]) -> Any:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            return await job(client)

    def synchronous(job: Callable[[Any], Any]) -> Any:
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            return job(client)

    return (lambda job: asyncio.run(asynchronous(job))) if request.param == "async" else synchronous


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("max_direct_size", [200_000_000, 100_000])
def test_assets_upload(run: Any, sandbox: Sandbox, clip: Path, source: str, max_direct_size: int) -> None:
    seen: list[str] = []
    asset: AssetDetail = run(
        lambda client: client.assets.upload(
            SOURCES[source](clip),
            filename="trailer.mp4",
            user_metadata={"year": 2008},
            options=UploadOptions(max_direct_size=max_direct_size),
            wait=True,
            on_progress=lambda event: seen.append(event.phase),
        )
    )
    assert asset.status == "ready"
    assert asset.method == ("direct" if max_direct_size > 1_055_736 else "multipart")
    assert (asset.filename, asset.size, asset.file_type) == ("trailer.mp4", 1_055_736, "video/mp4")
    assert asset.user_metadata == {"year": 2008}
    assert asset.thumbnail is not None
    assert asset.thumbnail.status is not None
    assert seen[-1] == "ready"
    puts = sandbox.requests.matching(method="PUT", route="object-store*")
    assert len(puts) == (0 if asset.method == "direct" else 3)


def test_upload_file(run: Any, sandbox: Sandbox, clip: Path) -> None:
    progress: list[UploadProgress] = []
    result = run(
        lambda client: client.multipart_upload.upload_file(
            clip, file_type="video", batch_size=1, max_workers=2, progress_callback=progress.append
        )
    )
    assert httpx.get(result.asset_url).content == clip.read_bytes()
    told = [one.completed_chunks for one in progress]
    assert told == sorted(set(told))
    assert told[-1] == 3
    assert {one.total_chunks for one in progress} == {3}
    assert max(one.percentage for one in progress) == 100


def test_parts_carry_no_secrets(run: Any, sandbox: Sandbox, clip: Path) -> None:
    run(lambda client: client.multipart_upload.upload_file(clip))
    puts = sandbox.requests.matching(method="PUT", route="object-store*")
    assert [put.status for put in puts] == [200, 200, 200]
    for put in puts:
        assert set(put.headers) & {API_KEY_HEADER, "authorization", "cookie"} == set()


def test_parts_survive_transient_failures(run: Any, sandbox: Sandbox, clip: Path) -> None:
    sandbox.faults.add(route="object-store", nth=1, reset="before")
    sandbox.faults.add(route="object-store", nth=2, expired=True)
    sandbox.faults.add(route="object-store", nth=3, status=503)
    sandbox.faults.add(route="object-store", nth=4, reset="after")
    sandbox.faults.add(method="POST", route="/assets/multipart-uploads/{upload_id}", nth=1, reset="after")
    result = run(lambda client: client.multipart_upload.upload_file(clip, retry_delay=0.01))
    sandbox.faults.assert_used()
    assert httpx.get(result.asset_url).content == clip.read_bytes()


def test_a_persistent_failure_names_the_session(run: Any, sandbox: Sandbox, clip: Path) -> None:
    sandbox.faults.add(route="object-store", times=1000, status=500)
    with pytest.raises(UploadError) as failed:
        run(lambda client: client.multipart_upload.upload_file(clip, max_retries=1, retry_delay=0.01))
    (session,) = run(lambda client: _listed(client))
    assert failed.value.upload_id == session.upload_id
    assert failed.value.asset_id in str(failed.value)
    assert "part" in str(failed.value)
    assert "signature" not in str(failed.value).lower()


def _listed(client: Any) -> Any:
    if isinstance(client, TwelveLabs):
        return list(client.multipart_upload.list_incomplete_uploads())

    async def items() -> list[Any]:
        return [one async for one in client.multipart_upload.list_incomplete_uploads()]

    return items()


def test_get_status_has_the_session_and_its_parts(client: TwelveLabs, clip: Path) -> None:
    session = client.multipart_upload.create(filename="a.mp4", type="video", total_size=1_055_736)
    status = client.multipart_upload.get_status(session.upload_id, page_limit=2)
    assert [(chunk.index, chunk.status) for chunk in status] == [(1, "pending"), (2, "pending"), (3, "pending")]
    assert (status.upload_id, status.status) == (session.upload_id, "active")
    assert (status.total_size, status.uploaded_size) == (1_055_736, 0)
    assert (status.chunks_completed, status.chunks_failed, status.chunks_pending) == (0, 0, 3)
    assert status.created_at is not None
    assert status.created_at.tzinfo is not None


def test_async_get_status(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            session = await client.multipart_upload.create(filename="a.mp4", type="video", total_size=1_055_736)
            status = await client.multipart_upload.get_status(session.upload_id)
            assert status.chunks_pending == 3
            assert [chunk.index async for chunk in status] == [1, 2, 3]

    asyncio.run(main())


def test_wait_for_upload_completion(client: TwelveLabs, clip: Path) -> None:
    session = client.multipart_upload.create(filename="a.mp4", type="video", total_size=400_000)
    content = clip.read_bytes()[:400_000]
    etag = httpx.put(session.upload_urls[0].url, content=content).headers["etag"].strip('"')
    chunk = {"chunk_index": 1, "proof": etag, "proof_type": "etag", "chunk_size": 400_000}
    seen: list[Any] = []

    def report_then_note(status: Any) -> None:
        if not seen:
            client.multipart_upload.report_chunk_batch(session.upload_id, completed_chunks=[chunk])
        seen.append(status)

    status = client.multipart_upload.wait_for_upload_completion(
        session.upload_id, sleep_interval=0.01, max_wait_time=30, callback=report_then_note
    )
    assert (status.status, status.completed_chunks, status.total_chunks) == ("completed", 1, 1)
    assert [one.status for one in seen] == ["active", "completed"]
