"""Every method of the vendor's SDK, called on both clients with typical arguments and uses of the results.

It is checked by `test_typing.py` and never run. That no method is missing is checked there too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, assert_type

from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.types import (
    AnalyzeTaskStatus,
    AssetStatus,
    BatchItemRequest,
    BatchStatus,
    BatchVideoContextDict,
    CompletedChunk,
    ConnectionStatus,
    EmbeddingTaskStatus,
    EntityStatus,
    FinishReason,
    IndexedAssetStatus,
    KnowledgeStoreItemStatus,
    KnowledgeStoreVideoHit,
    ResponseCompletedEvent,
    ResponseInputItemDict,
    ResponseOutputTextDeltaEvent,
    ResponseStatus,
    StreamAnalyzeResponseStreamEnd,
    StreamAnalyzeResponseTextGeneration,
    VideoContextAssetId,
    VideoIndexingTaskStatus,
    VideoSegment,
)


def on_anything(thing: object) -> None:
    """Accepts the argument of any callback."""


def analyses(client: TwelveLabs) -> None:
    """client.analyze, client.analyze_stream and client.analyze_async."""
    video = VideoContextAssetId(asset_id="a1")
    answer = client.analyze(
        model_name="pegasus1.5", video=video, prompt="What is this?", temperature=0.2, max_tokens=600
    )
    text: str = answer.data
    assert_type(answer.finish_reason, FinishReason | None)
    for event in client.analyze_stream(video={"type": "url", "url": "https://x.test/a.mp4"}, prompt="What is this?"):
        if isinstance(event, StreamAnalyzeResponseTextGeneration):
            text += event.text
        elif isinstance(event, StreamAnalyzeResponseStreamEnd):
            assert_type(event.finish_reason, FinishReason | None)
    created = client.analyze_async.tasks.create(
        video=video, prompt="What is this?", analysis_mode="general", custom_id="c"
    )
    assert_type(created.status, AnalyzeTaskStatus)
    task = client.analyze_async.tasks.retrieve(created.task_id)
    assert_type(task.completed_at, datetime | None)
    assert_type(task.result.data if task.result else None, str | None)
    for task in client.analyze_async.tasks.list(page=1, page_limit=50, status="ready", asset_id="a1"):
        assert_type(task.request_params.prompt if task.request_params else None, str | None)
    canceled = client.analyze_async.tasks.cancel("t1")
    assert_type(canceled.task_id, str)
    client.analyze_async.tasks.delete("t1")


def batches(client: TwelveLabs) -> None:
    """client.analyze_async.batches."""
    video: BatchVideoContextDict = {"type": "asset_id", "asset_id": "a1"}
    requests = [BatchItemRequest(video=video, prompt={"input_text": "What is this?"}, custom_id="one")]
    created = client.analyze_async.batches.create(model_name="pegasus1.5", analysis_mode="general", requests=requests)
    assert_type([item.task_id for item in created.items], list[str])
    batch = client.analyze_async.batches.retrieve(created.batch_id)
    assert_type(batch.ready_items + batch.failed_items, int)
    for batch in client.analyze_async.batches.list(status="completed", analysis_mode="general"):
        assert_type(batch.expires_at, datetime)
    for item in client.analyze_async.batches.results("b1"):
        assert_type(item.custom_id, str | None)
        assert_type(item.data.data if item.data else None, str | None)
        assert_type(item.error.message if item.error else None, str | None)
    canceled = client.analyze_async.batches.cancel("b1")
    assert_type(canceled.status, BatchStatus)
    client.analyze_async.batches.delete("b1")


def assets(client: TwelveLabs) -> None:
    """client.assets."""
    asset = client.assets.create(
        method="direct", file="clip.mp4", filename="my.mp4", enable_hls=True, user_metadata={"take": 3}
    )
    assert_type(asset.status, AssetStatus)
    detail = client.assets.retrieve(asset.id)
    assert_type(detail.duration, float | None)
    assert_type(detail.hls.manifest_url if detail.hls else None, str | None)
    for detail in client.assets.list(
        page=1, page_limit=5, asset_ids=["a1"], asset_types=["video", "audio"], filename="clip"
    ):
        assert_type(detail.created_at, datetime)
    transcription = client.assets.retrieve_transcription("a1", include="words")
    assert_type([word.value for word in transcription.words or []], list[str])
    client.assets.update_user_metadata("a1", user_metadata={"take": 4, "old": None})
    client.assets.replace_user_metadata("a1", user_metadata={"take": 4})
    client.assets.delete_user_metadata("a1")
    client.assets.delete("a1", force=True)


def connections(client: TwelveLabs) -> None:
    """client.data_connectors and client.imports."""
    begun = client.data_connectors.authorize_connection(
        provider="google_drive", redirect_uri="https://x.test/back", custom_id="c"
    )
    assert_type(begun.authorize_url, str)
    for connection in client.data_connectors.list_connections(page_limit=5):
        assert_type(connection.status, ConnectionStatus)
    connection = client.data_connectors.retrieve_connection("c1")
    assert_type(connection.connected_at, datetime)
    token = client.data_connectors.create_connection_picker_token("c1")
    assert_type(token.access_token, str)
    uri = client.data_connectors.create_redirect_uri(redirect_uri="https://x.test/back")
    assert_type(uri.created_at, datetime)
    for uri in client.data_connectors.list_redirect_uris():
        assert_type(uri.redirect_uri, str)
    client.data_connectors.delete_redirect_uri(uri.id)
    client.data_connectors.delete_connection("c1")
    made = client.imports.import_files("c1", items=[{"source_id": "f1"}])
    assert_type([item.asset_id for item in made.items], list[str | None])
    for brought in client.imports.list_imports("c1", page=2):
        assert_type(brought.item_count, int | None)
    detail = client.imports.retrieve_import("c1", made.id)
    assert_type(detail.created_at, datetime)


def embeddings(client: TwelveLabs) -> None:
    """client.embed."""
    first = client.embed.create(
        model_name="marengo3.0", text="a red car", image_file="red.png", audio_url="https://x.test/a.mp3"
    )
    segments = first.text_embedding.segments if first.text_embedding else None
    assert_type([segment.float_ for segment in segments or []][:1], list[list[float] | None])
    created = client.embed.tasks.create(model_name="marengo3.0", video_url="https://x.test/a.mp4", video_clip_length=5)
    several = client.embed.tasks.create_bulk(model_name="marengo3.0", videos=[{"video_url": "https://x.test/a.mp4"}])
    assert_type([task.id for task in several], list[str])
    for task in client.embed.tasks.list(status="ready", started_at="2026-10-30T09:12:00Z", page_limit=5):
        assert_type(task.created_at, datetime)
    status = client.embed.tasks.status(created.id)
    assert_type(status.status, EmbeddingTaskStatus)
    done = client.embed.tasks.wait_for_done(created.id, sleep_interval=2.0, callback=on_anything)
    assert_type(done.id, str)
    result = client.embed.tasks.retrieve(created.id, embedding_option=["visual"])
    assert_type(result.video_embedding.segments if result.video_embedding else None, list[VideoSegment] | None)


def embeddings_v2(client: TwelveLabs) -> None:
    """client.embed.v_2."""
    answer = client.embed.v_2.create(input_type="text", model_name="marengo3.0", text={"input_text": "a red car"})
    for data in answer.data:
        vector: Sequence[float] = data.embedding
        assert_type(data.start_sec, float | None)
        assert vector
    made = client.embed.v_2.tasks.create(
        input_type="video", model_name="marengo3.0", video={"media_source": {"asset_id": "a1"}}
    )
    assert_type(made.status, EmbeddingTaskStatus)
    for task in client.embed.v_2.tasks.list(page=1, status="failed"):
        assert_type(task.updated_at, datetime | None)
    found = client.embed.v_2.tasks.retrieve(made.id)
    assert_type(found.error.message if found.error else None, str | None)


def entities(client: TwelveLabs) -> None:
    """client.entity_collections."""
    collection = client.entity_collections.create(name="Cast", description="Who plays")
    for collection in client.entity_collections.list(
        page_limit=5, name="Cast", sort_by="created_at", sort_option="asc"
    ):
        assert_type(collection.description, str | None)
    collection = client.entity_collections.retrieve(collection.id)
    collection = client.entity_collections.update(collection.id, name="Crew")
    assert_type(collection.updated_at, datetime | None)
    entity = client.entity_collections.entities.create("e1", name="Ann", asset_ids=["a1"], metadata={"role": "lead"})
    assert_type(entity.status, EntityStatus)
    bulk = client.entity_collections.entities.create_bulk("e1", entities=[{"name": "Bob", "asset_ids": ["a2"]}])
    assert_type(bulk.success_count, int)
    for entity in client.entity_collections.entities.list("e1", status="ready"):
        assert_type(entity.asset_ids, list[str] | None)
    for entity in client.entity_collections.entities.list_by_asset("a1", page=1):
        assert_type(entity.entity_collection_id, str | None)
    entity = client.entity_collections.entities.retrieve("e1", "n1")
    entity = client.entity_collections.entities.update("e1", "n1", description="The lead")
    entity = client.entity_collections.entities.create_assets("e1", "n1", asset_ids=["a3"])
    entity = client.entity_collections.entities.delete_assets("e1", "n1", asset_ids=["a3"])
    assert_type(entity.name, str)
    client.entity_collections.entities.delete("e1", "n1")
    client.entity_collections.delete("e1")


def indexes(client: TwelveLabs) -> None:
    """client.indexes."""
    created = client.indexes.create(
        index_name="Films", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}], addons=["thumbnail"]
    )
    index = client.indexes.retrieve(created.id)
    assert_type([model.model_name for model in index.models], list[str])
    for index in client.indexes.list(page=1, index_name="Films", model_options="visual", sort_by="created_at"):
        assert_type(index.total_duration, float | None)
    client.indexes.update(index.id, index_name="Old films")
    added = client.indexes.indexed_assets.create(
        "i1", asset_id="a1", enable_video_stream=True, user_metadata={"take": 3}
    )
    detailed = client.indexes.indexed_assets.retrieve("i1", added.id, embedding_option=["visual"], transcription=True)
    assert_type(detailed.status, IndexedAssetStatus)
    assert_type([line.value for line in detailed.transcription or []], list[str | None])
    for item in client.indexes.indexed_assets.list("i1", status=["ready"], duration={"gte": 10, "lte": 20}, width=1280):
        assert_type(item.system_metadata.duration if item.system_metadata else None, float | None)
    for summary in client.indexes.indexed_assets.list_by_asset("a1", page_limit=5):
        assert_type(summary.id, str)
    client.indexes.indexed_assets.update("i1", "x1", user_metadata={"take": None})
    client.indexes.indexed_assets.delete("i1", "x1")
    for video in client.indexes.videos.list("i1", filename="clip.mp4", user_metadata={"take": 3}):
        assert_type(video.indexed_at, datetime | None)
    whole = client.indexes.videos.retrieve("i1", "v1", transcription=True)
    assert_type(whole.user_metadata, dict[str, Any] | None)
    client.indexes.videos.update("i1", "v1", user_metadata={"take": 4})
    client.indexes.videos.delete("i1", "v1")
    client.indexes.delete("i1")


def knowledge_stores(client: TwelveLabs) -> None:
    """client.knowledge_stores and their contents."""
    store = client.knowledge_stores.create(name="Harbor", description="All about it", metadata={"city": "Oslo"})
    for store in client.knowledge_stores.list(sort_by="created_at", sort_option="desc"):
        assert_type(store.item_count, int | None)
    store = client.knowledge_stores.retrieve(store.id)
    store = client.knowledge_stores.update(store.id, name="Port")
    assert_type(store.created_at, datetime)
    for hit in client.knowledge_stores.search("k1", query={"text": "the ferry"}):
        if isinstance(hit, KnowledgeStoreVideoHit):
            assert_type(hit.rank, int)
    item = client.knowledge_store_items.create("k1", asset_id="a1", metadata={"take": 3})
    for item in client.knowledge_store_items.list("k1", status="ready"):
        assert_type(item.asset_id, str)
    item = client.knowledge_store_items.retrieve("k1", item.id)
    assert_type(item.status, KnowledgeStoreItemStatus)
    group = client.knowledge_store_item_collections.create("k1", name="Ferries")
    for group in client.knowledge_store_item_collections.list("k1", page=1):
        assert_type(group.member_count, int | None)
    group = client.knowledge_store_item_collections.retrieve("k1", group.id)
    group = client.knowledge_store_item_collections.update("k1", group.id, description="Boats")
    group = client.knowledge_store_item_collections.add_items("k1", group.id, item_ids=[item.id])
    assert_type(group.name, str)
    for item in client.knowledge_store_item_collections.list_items("k1", group.id):
        assert_type(item.metadata, dict[str, Any] | None)
    client.knowledge_store_item_collections.remove_items("k1", group.id, item_ids=[item.id])
    client.knowledge_store_item_collections.delete("k1", group.id)
    client.knowledge_store_items.delete("k1", item.id)
    client.knowledge_stores.delete("k1")


def multipart_upload(client: TwelveLabs) -> None:
    """client.multipart_upload."""
    session = client.multipart_upload.create(filename="clip.mp4", type="video", total_size=10_000_000)
    assert_type([url.url for url in session.upload_urls], list[str])
    more = client.multipart_upload.get_additional_presigned_urls(session.upload_id, start=11, count=10)
    assert_type([url.chunk_index for url in more.upload_urls], list[int])
    chunk = CompletedChunk(chunk_index=1, proof="etag", proof_type="etag", chunk_size=5)
    report = client.multipart_upload.report_chunk_batch(session.upload_id, completed_chunks=[chunk])
    assert_type(report.total_completed, int)
    status = client.multipart_upload.get_status(session.upload_id)
    assert_type(status.uploaded_size, int | None)
    for part in status:
        assert_type(part.index, int)
    for unfinished in client.multipart_upload.list_incomplete_uploads(page_limit=50):
        assert_type(unfinished.total_chunks, int)
    state = client.multipart_upload.wait_for_upload_completion(
        session.upload_id, max_wait_time=60, callback=on_anything
    )
    assert_type(state.completed_chunks, int)
    result = client.multipart_upload.upload_file(
        "clip.mp4", file_type="video", max_workers=8, progress_callback=on_anything
    )
    assert_type(result.asset_id, str)


def responses(client: TwelveLabs) -> None:
    """client.responses."""
    question: list[ResponseInputItemDict] = [{"type": "message", "role": "user", "content": "When does it leave?"}]
    answer = client.responses.create(knowledge_store_id="k1", input=question)
    assert_type(answer.status, ResponseStatus)
    assert_type(answer.session_id, str | None)
    for event in client.responses.create_stream(knowledge_store_id="k1", input=question):
        if isinstance(event, ResponseOutputTextDeltaEvent):
            assert_type(event.delta, str)
        elif isinstance(event, ResponseCompletedEvent):
            assert_type(event.response.status, ResponseStatus)


def searches(client: TwelveLabs) -> None:
    """client.search."""
    found = client.search.create(
        index_id="i1", search_options=["visual"], query_text="a red car", group_by="clip", operator="and"
    )
    token: str | None = found.page_info.next_page_token
    page = client.search.retrieve(token or "", include_user_metadata=True)
    assert_type(page.page_info.total_results, int)
    for hit in client.search.query(
        index_id="i1", search_options=["visual", "audio"], query_media_file="red.png", page_limit=50
    ):
        assert_type(hit.start, float | None)
        assert_type(hit.rank, int | None)


def tasks(client: TwelveLabs) -> None:
    """client.tasks."""
    created = client.tasks.create(
        index_id="i1", video_file="clip.mp4", enable_video_stream=False, user_metadata={"take": 3}
    )
    several = client.tasks.create_bulk(index_id="i1", video_urls=["https://x.test/a.mp4"])
    assert_type([task.video_id for task in several], list[str | None])
    for task in client.tasks.list(index_id="i1", status=["ready", "failed"], filename="clip.mp4", width=1280):
        assert_type(task.status, VideoIndexingTaskStatus)
    found = client.tasks.retrieve(created.id)
    assert_type(found.hls.video_url if found.hls else None, str | None)
    done = client.tasks.wait_for_done(created.id, sleep_interval=2.0, callback=on_anything)
    assert_type(done.created_at, datetime)
    client.tasks.delete(created.id)


async def asynchronous_analyses(client: AsyncTwelveLabs) -> None:
    """client.analyze, client.analyze_stream and client.analyze_async, asynchronously."""
    video = VideoContextAssetId(asset_id="a1")
    answer = await client.analyze(
        model_name="pegasus1.5", video=video, prompt="What is this?", temperature=0.2, max_tokens=600
    )
    text: str = answer.data
    assert_type(answer.finish_reason, FinishReason | None)
    async for event in client.analyze_stream(
        video={"type": "url", "url": "https://x.test/a.mp4"}, prompt="What is this?"
    ):
        if isinstance(event, StreamAnalyzeResponseTextGeneration):
            text += event.text
        elif isinstance(event, StreamAnalyzeResponseStreamEnd):
            assert_type(event.finish_reason, FinishReason | None)
    created = await client.analyze_async.tasks.create(
        video=video, prompt="What is this?", analysis_mode="general", custom_id="c"
    )
    assert_type(created.status, AnalyzeTaskStatus)
    task = await client.analyze_async.tasks.retrieve(created.task_id)
    assert_type(task.completed_at, datetime | None)
    assert_type(task.result.data if task.result else None, str | None)
    async for task in client.analyze_async.tasks.list(page=1, page_limit=50, status="ready", asset_id="a1"):
        assert_type(task.request_params.prompt if task.request_params else None, str | None)
    canceled = await client.analyze_async.tasks.cancel("t1")
    assert_type(canceled.task_id, str)
    await client.analyze_async.tasks.delete("t1")


async def asynchronous_batches(client: AsyncTwelveLabs) -> None:
    """client.analyze_async.batches, asynchronously."""
    video: BatchVideoContextDict = {"type": "asset_id", "asset_id": "a1"}
    requests = [BatchItemRequest(video=video, prompt={"input_text": "What is this?"}, custom_id="one")]
    created = await client.analyze_async.batches.create(
        model_name="pegasus1.5", analysis_mode="general", requests=requests
    )
    assert_type([item.task_id for item in created.items], list[str])
    batch = await client.analyze_async.batches.retrieve(created.batch_id)
    assert_type(batch.ready_items + batch.failed_items, int)
    async for batch in client.analyze_async.batches.list(status="completed", analysis_mode="general"):
        assert_type(batch.expires_at, datetime)
    async for item in client.analyze_async.batches.results("b1"):
        assert_type(item.custom_id, str | None)
        assert_type(item.data.data if item.data else None, str | None)
        assert_type(item.error.message if item.error else None, str | None)
    canceled = await client.analyze_async.batches.cancel("b1")
    assert_type(canceled.status, BatchStatus)
    await client.analyze_async.batches.delete("b1")


async def asynchronous_assets(client: AsyncTwelveLabs) -> None:
    """client.assets, asynchronously."""
    asset = await client.assets.create(
        method="direct", file="clip.mp4", filename="my.mp4", enable_hls=True, user_metadata={"take": 3}
    )
    assert_type(asset.status, AssetStatus)
    detail = await client.assets.retrieve(asset.id)
    assert_type(detail.duration, float | None)
    assert_type(detail.hls.manifest_url if detail.hls else None, str | None)
    async for detail in client.assets.list(
        page=1, page_limit=5, asset_ids=["a1"], asset_types=["video", "audio"], filename="clip"
    ):
        assert_type(detail.created_at, datetime)
    transcription = await client.assets.retrieve_transcription("a1", include="words")
    assert_type([word.value for word in transcription.words or []], list[str])
    await client.assets.update_user_metadata("a1", user_metadata={"take": 4, "old": None})
    await client.assets.replace_user_metadata("a1", user_metadata={"take": 4})
    await client.assets.delete_user_metadata("a1")
    await client.assets.delete("a1", force=True)


async def asynchronous_connections(client: AsyncTwelveLabs) -> None:
    """client.data_connectors and client.imports, asynchronously."""
    begun = await client.data_connectors.authorize_connection(
        provider="google_drive", redirect_uri="https://x.test/back", custom_id="c"
    )
    assert_type(begun.authorize_url, str)
    async for connection in client.data_connectors.list_connections(page_limit=5):
        assert_type(connection.status, ConnectionStatus)
    connection = await client.data_connectors.retrieve_connection("c1")
    assert_type(connection.connected_at, datetime)
    token = await client.data_connectors.create_connection_picker_token("c1")
    assert_type(token.access_token, str)
    uri = await client.data_connectors.create_redirect_uri(redirect_uri="https://x.test/back")
    assert_type(uri.created_at, datetime)
    async for uri in client.data_connectors.list_redirect_uris():
        assert_type(uri.redirect_uri, str)
    await client.data_connectors.delete_redirect_uri(uri.id)
    await client.data_connectors.delete_connection("c1")
    made = await client.imports.import_files("c1", items=[{"source_id": "f1"}])
    assert_type([item.asset_id for item in made.items], list[str | None])
    async for brought in client.imports.list_imports("c1", page=2):
        assert_type(brought.item_count, int | None)
    detail = await client.imports.retrieve_import("c1", made.id)
    assert_type(detail.created_at, datetime)


async def asynchronous_embeddings(client: AsyncTwelveLabs) -> None:
    """client.embed, asynchronously."""
    first = await client.embed.create(
        model_name="marengo3.0", text="a red car", image_file="red.png", audio_url="https://x.test/a.mp3"
    )
    segments = first.text_embedding.segments if first.text_embedding else None
    assert_type([segment.float_ for segment in segments or []][:1], list[list[float] | None])
    created = await client.embed.tasks.create(
        model_name="marengo3.0", video_url="https://x.test/a.mp4", video_clip_length=5
    )
    several = await client.embed.tasks.create_bulk(
        model_name="marengo3.0", videos=[{"video_url": "https://x.test/a.mp4"}]
    )
    assert_type([task.id for task in several], list[str])
    async for task in client.embed.tasks.list(status="ready", started_at="2026-10-30T09:12:00Z", page_limit=5):
        assert_type(task.created_at, datetime)
    status = await client.embed.tasks.status(created.id)
    assert_type(status.status, EmbeddingTaskStatus)
    done = await client.embed.tasks.wait_for_done(created.id, sleep_interval=2.0, callback=on_anything)
    assert_type(done.id, str)
    result = await client.embed.tasks.retrieve(created.id, embedding_option=["visual"])
    assert_type(result.video_embedding.segments if result.video_embedding else None, list[VideoSegment] | None)


async def asynchronous_embeddings_v2(client: AsyncTwelveLabs) -> None:
    """client.embed.v_2, asynchronously."""
    answer = await client.embed.v_2.create(input_type="text", model_name="marengo3.0", text={"input_text": "a red car"})
    for data in answer.data:
        vector: Sequence[float] = data.embedding
        assert_type(data.start_sec, float | None)
        assert vector
    made = await client.embed.v_2.tasks.create(
        input_type="video", model_name="marengo3.0", video={"media_source": {"asset_id": "a1"}}
    )
    assert_type(made.status, EmbeddingTaskStatus)
    async for task in client.embed.v_2.tasks.list(page=1, status="failed"):
        assert_type(task.updated_at, datetime | None)
    found = await client.embed.v_2.tasks.retrieve(made.id)
    assert_type(found.error.message if found.error else None, str | None)


async def asynchronous_entities(client: AsyncTwelveLabs) -> None:
    """client.entity_collections, asynchronously."""
    collection = await client.entity_collections.create(name="Cast", description="Who plays")
    async for collection in client.entity_collections.list(
        page_limit=5, name="Cast", sort_by="created_at", sort_option="asc"
    ):
        assert_type(collection.description, str | None)
    collection = await client.entity_collections.retrieve(collection.id)
    collection = await client.entity_collections.update(collection.id, name="Crew")
    assert_type(collection.updated_at, datetime | None)
    entity = await client.entity_collections.entities.create(
        "e1", name="Ann", asset_ids=["a1"], metadata={"role": "lead"}
    )
    assert_type(entity.status, EntityStatus)
    bulk = await client.entity_collections.entities.create_bulk("e1", entities=[{"name": "Bob", "asset_ids": ["a2"]}])
    assert_type(bulk.success_count, int)
    async for entity in client.entity_collections.entities.list("e1", status="ready"):
        assert_type(entity.asset_ids, list[str] | None)
    async for entity in client.entity_collections.entities.list_by_asset("a1", page=1):
        assert_type(entity.entity_collection_id, str | None)
    entity = await client.entity_collections.entities.retrieve("e1", "n1")
    entity = await client.entity_collections.entities.update("e1", "n1", description="The lead")
    entity = await client.entity_collections.entities.create_assets("e1", "n1", asset_ids=["a3"])
    entity = await client.entity_collections.entities.delete_assets("e1", "n1", asset_ids=["a3"])
    assert_type(entity.name, str)
    await client.entity_collections.entities.delete("e1", "n1")
    await client.entity_collections.delete("e1")


async def asynchronous_indexes(client: AsyncTwelveLabs) -> None:
    """client.indexes, asynchronously."""
    created = await client.indexes.create(
        index_name="Films", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}], addons=["thumbnail"]
    )
    index = await client.indexes.retrieve(created.id)
    assert_type([model.model_name for model in index.models], list[str])
    async for index in client.indexes.list(page=1, index_name="Films", model_options="visual", sort_by="created_at"):
        assert_type(index.total_duration, float | None)
    await client.indexes.update(index.id, index_name="Old films")
    added = await client.indexes.indexed_assets.create(
        "i1", asset_id="a1", enable_video_stream=True, user_metadata={"take": 3}
    )
    detailed = await client.indexes.indexed_assets.retrieve(
        "i1", added.id, embedding_option=["visual"], transcription=True
    )
    assert_type(detailed.status, IndexedAssetStatus)
    assert_type([line.value for line in detailed.transcription or []], list[str | None])
    async for item in client.indexes.indexed_assets.list(
        "i1", status=["ready"], duration={"gte": 10, "lte": 20}, width=1280
    ):
        assert_type(item.system_metadata.duration if item.system_metadata else None, float | None)
    async for summary in client.indexes.indexed_assets.list_by_asset("a1", page_limit=5):
        assert_type(summary.id, str)
    await client.indexes.indexed_assets.update("i1", "x1", user_metadata={"take": None})
    await client.indexes.indexed_assets.delete("i1", "x1")
    async for video in client.indexes.videos.list("i1", filename="clip.mp4", user_metadata={"take": 3}):
        assert_type(video.indexed_at, datetime | None)
    whole = await client.indexes.videos.retrieve("i1", "v1", transcription=True)
    assert_type(whole.user_metadata, dict[str, Any] | None)
    await client.indexes.videos.update("i1", "v1", user_metadata={"take": 4})
    await client.indexes.videos.delete("i1", "v1")
    await client.indexes.delete("i1")


async def asynchronous_knowledge_stores(client: AsyncTwelveLabs) -> None:
    """client.knowledge_stores and their contents, asynchronously."""
    store = await client.knowledge_stores.create(name="Harbor", description="All about it", metadata={"city": "Oslo"})
    async for store in client.knowledge_stores.list(sort_by="created_at", sort_option="desc"):
        assert_type(store.item_count, int | None)
    store = await client.knowledge_stores.retrieve(store.id)
    store = await client.knowledge_stores.update(store.id, name="Port")
    assert_type(store.created_at, datetime)
    async for hit in client.knowledge_stores.search("k1", query={"text": "the ferry"}):
        if isinstance(hit, KnowledgeStoreVideoHit):
            assert_type(hit.rank, int)
    item = await client.knowledge_store_items.create("k1", asset_id="a1", metadata={"take": 3})
    async for item in client.knowledge_store_items.list("k1", status="ready"):
        assert_type(item.asset_id, str)
    item = await client.knowledge_store_items.retrieve("k1", item.id)
    assert_type(item.status, KnowledgeStoreItemStatus)
    group = await client.knowledge_store_item_collections.create("k1", name="Ferries")
    async for group in client.knowledge_store_item_collections.list("k1", page=1):
        assert_type(group.member_count, int | None)
    group = await client.knowledge_store_item_collections.retrieve("k1", group.id)
    group = await client.knowledge_store_item_collections.update("k1", group.id, description="Boats")
    group = await client.knowledge_store_item_collections.add_items("k1", group.id, item_ids=[item.id])
    assert_type(group.name, str)
    async for item in client.knowledge_store_item_collections.list_items("k1", group.id):
        assert_type(item.metadata, dict[str, Any] | None)
    await client.knowledge_store_item_collections.remove_items("k1", group.id, item_ids=[item.id])
    await client.knowledge_store_item_collections.delete("k1", group.id)
    await client.knowledge_store_items.delete("k1", item.id)
    await client.knowledge_stores.delete("k1")


async def asynchronous_multipart_upload(client: AsyncTwelveLabs) -> None:
    """client.multipart_upload, asynchronously."""
    session = await client.multipart_upload.create(filename="clip.mp4", type="video", total_size=10_000_000)
    assert_type([url.url for url in session.upload_urls], list[str])
    more = await client.multipart_upload.get_additional_presigned_urls(session.upload_id, start=11, count=10)
    assert_type([url.chunk_index for url in more.upload_urls], list[int])
    chunk = CompletedChunk(chunk_index=1, proof="etag", proof_type="etag", chunk_size=5)
    report = await client.multipart_upload.report_chunk_batch(session.upload_id, completed_chunks=[chunk])
    assert_type(report.total_completed, int)
    status = await client.multipart_upload.get_status(session.upload_id)
    assert_type(status.uploaded_size, int | None)
    async for part in status:
        assert_type(part.index, int)
    async for unfinished in client.multipart_upload.list_incomplete_uploads(page_limit=50):
        assert_type(unfinished.total_chunks, int)
    state = await client.multipart_upload.wait_for_upload_completion(
        session.upload_id, max_wait_time=60, callback=on_anything
    )
    assert_type(state.completed_chunks, int)
    result = await client.multipart_upload.upload_file(
        "clip.mp4", file_type="video", max_workers=8, progress_callback=on_anything
    )
    assert_type(result.asset_id, str)


async def asynchronous_responses(client: AsyncTwelveLabs) -> None:
    """client.responses, asynchronously."""
    question: list[ResponseInputItemDict] = [{"type": "message", "role": "user", "content": "When does it leave?"}]
    answer = await client.responses.create(knowledge_store_id="k1", input=question)
    assert_type(answer.status, ResponseStatus)
    assert_type(answer.session_id, str | None)
    async for event in client.responses.create_stream(knowledge_store_id="k1", input=question):
        if isinstance(event, ResponseOutputTextDeltaEvent):
            assert_type(event.delta, str)
        elif isinstance(event, ResponseCompletedEvent):
            assert_type(event.response.status, ResponseStatus)


async def asynchronous_searches(client: AsyncTwelveLabs) -> None:
    """client.search, asynchronously."""
    found = await client.search.create(
        index_id="i1", search_options=["visual"], query_text="a red car", group_by="clip", operator="and"
    )
    token: str | None = found.page_info.next_page_token
    page = await client.search.retrieve(token or "", include_user_metadata=True)
    assert_type(page.page_info.total_results, int)
    async for hit in client.search.query(
        index_id="i1", search_options=["visual", "audio"], query_media_file="red.png", page_limit=50
    ):
        assert_type(hit.start, float | None)
        assert_type(hit.rank, int | None)


async def asynchronous_tasks(client: AsyncTwelveLabs) -> None:
    """client.tasks, asynchronously."""
    created = await client.tasks.create(
        index_id="i1", video_file="clip.mp4", enable_video_stream=False, user_metadata={"take": 3}
    )
    several = await client.tasks.create_bulk(index_id="i1", video_urls=["https://x.test/a.mp4"])
    assert_type([task.video_id for task in several], list[str | None])
    async for task in client.tasks.list(index_id="i1", status=["ready", "failed"], filename="clip.mp4", width=1280):
        assert_type(task.status, VideoIndexingTaskStatus)
    found = await client.tasks.retrieve(created.id)
    assert_type(found.hls.video_url if found.hls else None, str | None)
    done = await client.tasks.wait_for_done(created.id, sleep_interval=2.0, callback=on_anything)
    assert_type(done.created_at, datetime)
    await client.tasks.delete(created.id)
