"""The vendor's SDK on an upload session, step by step, and on its bulk helpers, with the returned values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from twelvelabs.indexes import IndexesCreateRequestModelsItem
from twelvelabs.types import CompletedChunk
from twelvelabs_sandbox import Sandbox


def test_a_session_step_by_step(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    content = clip.read_bytes()
    uploads = vendor.multipart_upload
    session = uploads.create(filename="clip.mp4", type="video", total_size=len(content))
    assert (session.chunk_size, session.total_chunks) == (400_000, 3)
    assert [one.upload_id for one in uploads.list_incomplete_uploads()] == [session.upload_id]
    urls = {chunk.chunk_index: chunk.url for chunk in session.upload_urls}
    more = uploads.get_additional_presigned_urls(session.upload_id, start=2, count=2)
    assert [chunk.chunk_index for chunk in more.upload_urls] == [2, 3]
    urls |= {chunk.chunk_index: chunk.url for chunk in more.upload_urls}
    for number in (1, 2, 3):
        part = content[(number - 1) * 400_000 : number * 400_000]
        put = httpx.put(urls[number], content=part, headers=session.upload_headers)
        proof = put.headers["etag"].strip('"')
        done = CompletedChunk(chunk_index=number, proof=proof, proof_type="etag", chunk_size=len(part))
        answer = uploads.report_chunk_batch(session.upload_id, completed_chunks=[done])
        assert answer.total_completed == number
    assert answer.url
    chunks = list(uploads.get_status(session.upload_id))
    assert [(chunk.index, chunk.status) for chunk in chunks] == [(1, "completed"), (2, "completed"), (3, "completed")]
    status = uploads.wait_for_upload_completion(session.upload_id, sleep_interval=0.01, max_wait_time=10)
    assert (status.status, status.completed_chunks, status.total_chunks) == ("completed", 3, 3)
    assert list(uploads.list_incomplete_uploads()) == []
    finish_work()
    assert vendor.assets.retrieve(session.asset_id).size == len(content)


def test_bulk_calls_and_their_waiters(
    vendor: Any, sandbox: Sandbox, finish_work: Callable[[], None], clip: Path
) -> None:
    models = [IndexesCreateRequestModelsItem(model_name="marengo3.0", model_options=["visual", "audio"])]
    index = vendor.indexes.create(index_name="bulk", models=models)
    vendor.indexes.update(index.id, index_name="all at once")
    assert vendor.indexes.retrieve(index.id).index_name == "all at once"
    with clip.open("rb") as one, clip.open("rb") as other:
        tasks = vendor.tasks.create_bulk(index_id=index.id, video_files=[one, other])
    ended = [vendor.tasks.wait_for_done(task.id, sleep_interval=0.01) for task in tasks]
    assert [task.status for task in ended] == ["ready", "ready"]
    assert {task.id for task in vendor.tasks.list(index_id=index.id)} == {task.id for task in tasks}

    with clip.open("rb") as file:
        made = vendor.embed.tasks.create_bulk(model_name="marengo3.0", videos=[{"video_file": file}])
    assert [vendor.embed.tasks.wait_for_done(task.id, sleep_interval=0.01).status for task in made] == ["ready"]
    segments = vendor.embed.tasks.retrieve(made[0].id).video_embedding.segments
    assert {len(segment.float_) for segment in segments} == {512}
