"""Each of the 24 operations over a socket, through all four doors: what the server saw, and what was read from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from doors import KINDS, METHODS, TAGS, Door, opened
from twelvelabs_client.types import CompletedChunk, IndexedAssetsCreateResponse, IndexModelRequest
from twelvelabs_sandbox import LoggedRequest, Sandbox

MODELS = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]


@pytest.fixture(params=KINDS)
def door(request: pytest.FixtureRequest, sandbox: Sandbox) -> Iterator[Door]:
    with opened(request.param, sandbox) as one:
        yield one


class Calls:
    """Calls operations through a door, and holds what the sandbox saw against what it should have seen."""

    def __init__(self, door: Door, sandbox: Sandbox) -> None:
        self.door = door
        self.sandbox = sandbox
        self.called: set[str] = set()

    def __call__(self, operation: str, *args: Any, saw: dict[str, Any], **kwargs: Any) -> Any:
        self.called.add(operation)
        before = len(self.sandbox.requests)
        result = self.door.call(operation, *args, **kwargs)
        (request,) = self.sandbox.requests[before:]
        assert seen(request) == {"query": [], "json": None, "form": [], **saw}
        assert request.headers["x-api-key"] == "REDACTED"
        return result


def seen(request: LoggedRequest) -> dict[str, Any]:
    return {
        "call": f"{request.method} {request.path.removeprefix('/v1.3')}",
        "query": parse_qsl(request.query, keep_blank_values=True),
        "json": request.json,
        "form": [tuple(pair) for pair in request.form],
        "status": request.status,
    }


@pytest.fixture
def call(door: Door, sandbox: Sandbox) -> Calls:
    return Calls(door, sandbox)


def is_recent(at: datetime) -> bool:
    return at.tzinfo is not None and abs((datetime.now(UTC) - at).total_seconds()) < 120


def ready_asset(call: Calls, clip: Path) -> str:
    asset = call.door.call("create_asset", method="direct", file=clip)
    call.sandbox.settle()
    call.sandbox.clock.advance(5)
    return str(asset.id)


def new_index(call: Calls, name: str = "waterfront") -> str:
    return str(call.door.call("create_index", index_name=name, models=MODELS).id)


def test_assets(call: Calls, sandbox: Sandbox, clip: Path) -> None:
    asset = call(
        "create_asset",
        method="direct",
        file=clip,
        enable_hls=False,
        user_metadata={"city": "Oslo", "take": 3, "public": True, "crew": ["a", "b"]},
        saw={
            "call": "POST /assets",
            "form": [
                ("method", "direct"),
                ("enable_hls", "false"),
                ("user_metadata", '{"city": "Oslo", "take": 3, "public": true, "crew": ["a", "b"]}'),
                ("file", clip.name),
            ],
            "status": 201,
        },
    )
    assert asset.status == "processing"
    assert asset.method == "direct"
    assert asset.filename == clip.name
    assert is_recent(asset.created_at)
    assert asset.user_metadata == {"city": "Oslo", "take": 3, "public": True, "crew": ["a", "b"]}

    sandbox.settle()
    sandbox.clock.advance(5)
    detail = call("retrieve_asset", asset.id, saw={"call": f"GET /assets/{asset.id}", "status": 200})
    assert detail.id == asset.id
    assert detail.status == "ready"
    assert detail.size == 1_055_736
    assert detail.duration == pytest.approx(5.312, abs=0.01)
    assert detail.file_type == "video/mp4"
    assert (detail.technical_metadata.video_width, detail.technical_metadata.video_height) == (1280, 720)
    assert detail.technical_metadata.video_streams[0].codec == "h264"
    assert detail.thumbnail.status == "ready"
    assert not detail.additional_properties

    page = call(
        "list_assets",
        page=1,
        page_limit=5,
        asset_ids=[asset.id, "0" * 24],
        asset_types="video",
        filename="BUNNY",
        saw={
            "call": "GET /assets",
            "query": [
                ("page", "1"),
                ("page_limit", "5"),
                ("asset_ids", asset.id),
                ("asset_ids", "0" * 24),
                ("asset_types", "video"),
                ("filename", "BUNNY"),
            ],
            "status": 200,
        },
    )
    assert [one.id for one in page.data] == [asset.id]
    assert (page.page_info.page, page.page_info.total_page, page.page_info.total_results) == (1, 1, 1)

    transcription = call(
        "retrieve_asset_transcription",
        asset.id,
        include=["words", "utterances"],
        saw={
            "call": f"GET /assets/{asset.id}/transcription",
            "query": [("include", "words"), ("include", "utterances")],
            "status": 200,
        },
    )
    assert transcription.status == "ready"
    assert transcription.words == []
    assert transcription.utterances == []
    assert transcription.sentences is None

    nothing = call(
        "update_asset_user_metadata",
        asset.id,
        user_metadata={"take": 4, "city": None},
        saw={
            "call": f"PATCH /assets/{asset.id}/user-metadata",
            "json": {"user_metadata": {"take": 4, "city": None}},
            "status": 204,
        },
    )
    assert nothing is None
    metadata = call.door.call("retrieve_asset", asset.id).user_metadata
    assert metadata == {"take": 4, "public": True, "crew": ["a", "b"]}
    call(
        "replace_asset_user_metadata",
        asset.id,
        user_metadata={"only": "this"},
        saw={
            "call": f"PUT /assets/{asset.id}/user-metadata",
            "json": {"user_metadata": {"only": "this"}},
            "status": 204,
        },
    )
    assert call.door.call("retrieve_asset", asset.id).user_metadata == {"only": "this"}
    call(
        "delete_asset_user_metadata",
        asset.id,
        saw={"call": f"DELETE /assets/{asset.id}/user-metadata", "status": 204},
    )
    assert not call.door.call("retrieve_asset", asset.id).user_metadata

    call(
        "delete_asset",
        asset.id,
        force=True,
        saw={"call": f"DELETE /assets/{asset.id}", "query": [("force", "true")], "status": 204},
    )
    assert call.door.call("list_assets").data == []
    assert call.called == {name for name, tag in TAGS.items() if tag == "assets"}


def test_multipart_uploads(call: Calls, sandbox: Sandbox, clip: Path) -> None:
    content = clip.read_bytes()
    session = call(
        "create_multipart_upload",
        filename="clip.mp4",
        type="video",
        total_size=len(content),
        enable_thumbnail=True,
        user_metadata={"take": 1},
        saw={
            "call": "POST /assets/multipart-uploads",
            "json": {
                "filename": "clip.mp4",
                "type": "video",
                "total_size": 1_055_736,
                "enable_thumbnail": True,
                "user_metadata": {"take": 1},
            },
            "status": 201,
        },
    )
    assert (session.chunk_size, session.total_chunks) == (400_000, 3)
    assert [url.chunk_index for url in session.upload_urls] == [1, 2, 3]
    assert is_recent(session.upload_urls[0].expires_at) is False
    upload = f"/assets/multipart-uploads/{session.upload_id}"

    page = call(
        "list_incomplete_multipart_uploads",
        page_limit=50,
        saw={"call": "GET /assets/multipart-uploads", "query": [("page_limit", "50")], "status": 200},
    )
    assert [(one.upload_id, one.status, one.total_chunks) for one in page.data] == [(session.upload_id, "active", 3)]

    fresh = call(
        "create_multipart_upload_presigned_urls",
        session.upload_id,
        start=2,
        count=2,
        saw={"call": f"POST {upload}/presigned-urls", "json": {"start": 2, "count": 2}, "status": 200},
    )
    assert [url.chunk_index for url in fresh.upload_urls] == [2, 3]
    urls = {url.chunk_index: url.url for url in [*session.upload_urls, *fresh.upload_urls]}

    chunks = []
    for index in (1, 2, 3):
        part = content[(index - 1) * 400_000 : index * 400_000]
        answer = httpx.put(urls[index], content=part, headers=session.upload_headers)
        assert answer.headers["etag"].strip('"') == hashlib.md5(part).hexdigest()
        chunks.append({"chunk_index": index, "proof": hashlib.md5(part).hexdigest(), "chunk_size": len(part)})
    bodies = [{**chunk, "proof_type": "etag"} for chunk in chunks]
    report = call(
        "report_multipart_upload_chunks",
        session.upload_id,
        completed_chunks=[CompletedChunk(**bodies[0]), bodies[1]],
        saw={"call": f"POST {upload}", "json": {"completed_chunks": bodies[:2]}, "status": 200},
    )
    assert (report.processed_chunks, report.duplicate_chunks, report.total_completed, report.url) == (2, 0, 2, None)

    status = call(
        "retrieve_multipart_upload_status",
        session.upload_id,
        page=2,
        page_limit=2,
        saw={"call": f"GET {upload}", "query": [("page", "2"), ("page_limit", "2")], "status": 200},
    )
    assert status.status == "active"
    assert [(chunk.index, chunk.status, chunk.uploaded_at) for chunk in status.uploaded_chunks] == [
        (3, "pending", None)
    ]
    assert (status.chunks_completed, status.chunks_pending, status.uploaded_size) == (2, 1, 800_000)

    report = call.door.call("report_multipart_upload_chunks", session.upload_id, completed_chunks=bodies[1:])
    assert (report.processed_chunks, report.duplicate_chunks, report.total_completed) == (1, 1, 3)
    assert httpx.get(report.url).content == content
    assert call.called == {name for name, tag in TAGS.items() if tag == "multipart_uploads"}


def test_indexes(call: Calls, sandbox: Sandbox) -> None:
    created = call(
        "create_index",
        index_name="waterfront",
        models=[IndexModelRequest(model_name="marengo3.0", model_options=["visual"])],
        addons=["thumbnail"],
        saw={
            "call": "POST /indexes",
            "json": {
                "index_name": "waterfront",
                "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}],
                "addons": ["thumbnail"],
            },
            "status": 201,
        },
    )
    sandbox.clock.advance(10)
    new_index(call, "harbor")

    page = call(
        "list_indexes",
        page=1,
        page_limit=10,
        sort_by="created_at",
        sort_option="asc",
        index_name="waterfront",
        model_options="visual",
        model_family="marengo",
        created_at=datetime(2020, 1, 1, tzinfo=UTC),
        updated_at="2020-02-01",
        saw={
            "call": "GET /indexes",
            "query": [
                ("page", "1"),
                ("page_limit", "10"),
                ("sort_by", "created_at"),
                ("sort_option", "asc"),
                ("index_name", "waterfront"),
                ("model_options", "visual"),
                ("model_family", "marengo"),
                ("created_at", "2020-01-01T00:00:00Z"),
                ("updated_at", "2020-02-01T00:00:00Z"),
            ],
            "status": 200,
        },
    )
    assert [one.id for one in page.data] == [created.id]
    assert [one.index_name for one in call.door.call("list_indexes").data] == ["harbor", "waterfront"]

    path = f"/indexes/{created.id}"
    call(
        "update_index",
        created.id,
        index_name="pier",
        saw={"call": f"PUT {path}", "json": {"index_name": "pier"}, "status": 204},
    )
    index = call("retrieve_index", created.id, saw={"call": f"GET {path}", "status": 200})
    assert index.index_name == "pier"
    assert [(model.model_name, model.model_options) for model in index.models] == [("marengo3.0", ["visual"])]
    assert index.addons == ["thumbnail"]
    assert index.video_count == 0
    assert index.created_at < index.updated_at

    assert call("delete_index", created.id, saw={"call": f"DELETE {path}", "status": 204}) is None
    assert [one.index_name for one in call.door.call("list_indexes").data] == ["harbor"]
    assert call.called == {name for name, tag in TAGS.items() if tag == "indexes"}


def test_indexed_assets(call: Calls, sandbox: Sandbox, clip: Path) -> None:
    asset_id, index_id = ready_asset(call, clip), new_index(call)
    base = f"/indexes/{index_id}/indexed-assets"
    created = call(
        "create_indexed_asset",
        index_id,
        asset_id=asset_id,
        enable_video_stream=True,
        user_metadata={"category": "tour", "rating": 9.5},
        saw={
            "call": f"POST {base}",
            "json": {
                "asset_id": asset_id,
                "enable_video_stream": True,
                "user_metadata": {"category": "tour", "rating": 9.5},
            },
            "status": 202,
        },
    )
    assert isinstance(created, IndexedAssetsCreateResponse)
    assert created.asset_id == asset_id
    sandbox.settle()
    sandbox.clock.advance(10)
    sandbox.settle()

    page = call(
        "list_indexed_assets",
        index_id,
        page=1,
        page_limit=50,
        sort_by="updated_at",
        sort_option="desc",
        status=["ready", "failed"],
        filename=clip.name,
        duration={"gte": 5, "lte": 6.5},
        fps=25,
        width={"gte": 1280},
        height={"lte": 720},
        size={"gte": 1_000_000},
        created_at="2024-08-16T16:53:59+02:00",
        user_metadata={"category": "tour"},
        saw={
            "call": f"GET {base}",
            "query": [
                ("page", "1"),
                ("page_limit", "50"),
                ("sort_by", "updated_at"),
                ("sort_option", "desc"),
                ("status", "ready"),
                ("status", "failed"),
                ("filename", clip.name),
                ("duration[gte]", "5"),
                ("duration[lte]", "6.5"),
                ("fps", "25"),
                ("width[gte]", "1280"),
                ("height[lte]", "720"),
                ("size[gte]", "1000000"),
                ("created_at", "2024-08-16T14:53:59Z"),
                ("user_metadata[category]", "tour"),
            ],
            "status": 200,
        },
    )
    (item,) = page.data
    assert (item.id, item.asset_id, item.status) == (created.id, asset_id, "ready")
    assert item.created_at <= item.indexed_at
    assert call.door.call("list_indexed_assets", index_id, duration={"gte": 6}).data == []
    assert call.door.call("list_indexed_assets", index_id, user_metadata={"category": "other"}).data == []

    detail = call(
        "retrieve_indexed_asset", index_id, created.id, saw={"call": f"GET {base}/{created.id}", "status": 200}
    )
    system = detail.system_metadata
    assert (system.filename, system.width, system.height, system.size) == (clip.name, 1280, 720, 1_055_736)
    assert system.duration == pytest.approx(5.312, abs=0.01)
    assert system.fps == 25
    assert detail.user_metadata == {"category": "tour", "rating": 9.5}
    assert detail.hls.status == "COMPLETE"
    assert detail.embedding is None

    call(
        "update_indexed_asset",
        index_id,
        created.id,
        user_metadata={"rating": None, "needsReview": True},
        saw={
            "call": f"PATCH {base}/{created.id}",
            "json": {"user_metadata": {"rating": None, "needsReview": True}},
            "status": 204,
        },
    )
    changed = call.door.call("retrieve_indexed_asset", index_id, created.id).user_metadata
    assert changed == {"category": "tour", "needsReview": True}

    places = call(
        "list_asset_indexed_assets",
        asset_id,
        page=1,
        page_limit=1,
        saw={
            "call": f"GET /assets/{asset_id}/indexed-assets",
            "query": [("page", "1"), ("page_limit", "1")],
            "status": 200,
        },
    )
    assert [(one.id, one.index.id, one.index.name) for one in places.data] == [(created.id, index_id, "waterfront")]

    call("delete_indexed_asset", index_id, created.id, saw={"call": f"DELETE {base}/{created.id}", "status": 204})
    assert call.door.call("list_indexed_assets", index_id).data == []
    assert call.called == {name for name, tag in TAGS.items() if tag == "indexed_assets"}


def test_every_operation_called_here_is_one_of_the_contract() -> None:
    assert METHODS.keys() <= TAGS.keys()
    assert len(METHODS) == 24
