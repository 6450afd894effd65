"""What the contract says about fields that are given together is checked before anything is sent; the rest is sent."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import AsyncTwelveLabs, InvalidArgumentError, TwelveLabs
from twelvelabs_lowlevel.models import ImageInputRequest, MediaSource

from ..clients import run_async
from ..loops import loop
from ..peer.loopback import Loopback, Says

URL = "https://example.com/a.mp4"
VIDEO = {"type": "url", "url": URL}
IMAGES = [{"name": "one", "url": "https://example.com/a.png"}]
SEARCH = {"index_id": "i1", "search_options": ["visual"]}
V1 = {"model_name": "marengo3.0"}
PROMPT_2 = {"input_text": "Like <@one>."}
SIZE = {"filename": "huge.mp4", "type": "video"}
ANALYSES = ("analyze", "analyze_async.tasks.create")

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    *((call, {"prompt": "a"}, "^give exactly one of video, image$") for call in ANALYSES),
    *((call, {"prompt": "a", "image": []}, "^give exactly one of video, image$") for call in ANALYSES),
    *((call, {"prompt": "a", "video": VIDEO, "image": IMAGES}, "not video and image") for call in ANALYSES),
    *(
        (call, {"video": VIDEO, "prompt": "a", "prompt_v_2": PROMPT_2}, "give only one of prompt and prompt_v_2")
        for call in ANALYSES
    ),
    *((call, {"image": IMAGES, "prompt_v_2": PROMPT_2}, "give only one of image and prompt_v_2") for call in ANALYSES),
    *((call, {"image": IMAGES}, "image needs prompt") for call in ANALYSES),
    ("embed.v_2.create", {"input_type": "text", "model_name": "marengo3.0"}, "input_type text needs text"),
    (
        "embed.v_2.create",
        {"input_type": "multi_input", "model_name": "marengo3.5", "text": {"input_text": "a"}},
        "input_type multi_input needs multi_input",
    ),
    ("embed.v_2.tasks.create", {"input_type": "video", "model_name": "marengo3.0"}, "input_type video needs video"),
    ("embed.tasks.create", V1, "give at least one of video_url, video_file"),
    ("tasks.create", {"index_id": "i1", "video_url": ""}, "give at least one of video_url, video_file"),
    (
        "multipart_upload.create",
        {**SIZE, "total_size": 11 * 2**30},
        "total_size: 11.0 GB; the platform takes 10 GB",
    ),
]
MEDIA = {"image": {"media_source": {"url": URL, "asset_id": "a1"}}}
SOURCE = {"name": "one", "media_type": "image"}
V2 = {"input_type": "image", "model_name": "marengo3.0"}
SEGMENT = {"id": "s", "description": "A.", "media_sources": [SOURCE]}
SEGMENTS = {"type": "segment_definitions", "segment_definitions": [SEGMENT]}
TWO_IMAGES = [*IMAGES, {"name": "b"}]
ONE_SOURCE = "give exactly one of url, asset_id, base64_string"
REFUSED += [
    ("embed.v_2.create", {**V2, **MEDIA}, "^image.media_source: give exactly one of .*, not url and asset_id$"),
    ("embed.v_2.create", {**V2, "image": ImageInputRequest(MediaSource())}, "^image.media_source: give exactly one of"),
    ("embed.v_2.tasks.create", {**V2, "image": {"media_source": {"url": ""}}}, "^image.media_source: give exactly one"),
    *((call, {"image": TWO_IMAGES, "prompt": "a"}, rf"^image\[1\]: {ONE_SOURCE}$") for call in ANALYSES),
    (
        "analyze",
        {"video": VIDEO, "prompt_v_2": {**PROMPT_2, "media_sources": (SOURCE,)}},
        rf"^prompt_v2.media_sources\[0\]: {ONE_SOURCE}$",
    ),
    (
        "analyze_async.tasks.create",
        {"video": VIDEO, "response_format": SEGMENTS},
        rf"^response_format.segment_definitions\[0\].media_sources\[0\]: {ONE_SOURCE}$",
    ),
    (
        "analyze_async.tasks.create",
        {"video": VIDEO, "response_format": {"type": "json_schema"}},
        "^response_format: type json_schema needs json_schema$",
    ),
    (
        "knowledge_stores.search",
        {"knowledge_store_id": "k1", "query": {"text": "a"}, "filter": {"item_id": {"eq": "a", "in": ["b"]}}},
        "^filter.item_id: give exactly one of eq, in, not eq and in$",
    ),
]
SENT: list[tuple[str, dict[str, Any]]] = [
    ("analyze", {"video": VIDEO}),
    ("analyze", {"image": IMAGES, "prompt": "a"}),
    ("analyze", {"video": VIDEO, "image": [], "prompt": "", "prompt_v_2": PROMPT_2}),
    ("analyze", {"prompt": "a", "request_options": {"additional_body_parameters": {"video_id": "v1"}}}),
    ("embed.v_2.create", {"input_type": "smell", "model_name": "marengo9"}),
    (
        "embed.v_2.create",
        {"input_type": "text", "model_name": "m", "text": {"input_text": "a"}, "multi_input": {"input_text": "a"}},
    ),
    ("embed.create", {**V1, "text": "a", "image_url": URL, "image_file": b"a"}),
    ("embed.tasks.create", {**V1, "video_url": URL, "video_file": b"a"}),
    ("tasks.create", {"index_id": "i1", "video_url": URL, "video_file": b"a"}),
    ("search.create", SEARCH),
    ("search.create", {**SEARCH, "query_media_url": [URL]}),
    ("embed.create", V1),
    ("search.create", {**SEARCH, "query_text": "a", "query_media_type": "image"}),
    ("search.query", {**SEARCH, "query_media_url": URL, "query_media_file": b"a"}),
    ("multipart_upload.create", {**SIZE, "total_size": 10 * 2**30}),
    ("embed.v_2.create", {**V2, "image": {"media_source": {"url": None, "asset_id": "a1"}}}),
    ("embed.v_2.create", {**V2, **MEDIA, "request_options": {"additional_body_parameters": {"source": "a"}}}),
    ("analyze", {"image": iter(IMAGES), "prompt": "a"}),
]


@pytest.fixture
def server() -> Iterator[Loopback]:
    server = Loopback(lambda heard: Says(400, {"code": "parameter_invalid", "message": "Seen."}))
    yield server
    server.close()


@loop(("call", "given", "message"), REFUSED)
def test_what_does_not_go_together_is_not_sent(
    server: Loopback, call: str, given: dict[str, Any], message: str
) -> None:
    with TwelveLabs("tlk_key", base_url=server.base_url) as client, pytest.raises(InvalidArgumentError, match=message):
        attrgetter(call)(client)(**given)

    async def act() -> None:
        async with AsyncTwelveLabs("tlk_key", base_url=server.base_url) as other:
            with pytest.raises(InvalidArgumentError, match=message):
                await attrgetter(call)(other)(**given)

    run_async(act, "asyncio")
    assert server.heard == []


@loop(("call", "given"), SENT)
def test_what_the_platform_may_accept_is_sent(server: Loopback, call: str, given: dict[str, Any]) -> None:
    server.heard.clear()
    with TwelveLabs("tlk_key", base_url=server.base_url) as client, pytest.raises(Exception, match="Seen"):
        attrgetter(call)(client)(**given)
    assert len(server.heard) == 1


def test_a_stream_has_the_same_rules(server: Loopback) -> None:
    with (
        TwelveLabs("tlk_key", base_url=server.base_url) as client,
        pytest.raises(InvalidArgumentError, match="exactly one of video, image"),
    ):
        list(client.analyze_stream(prompt="a"))
    assert server.heard == []


@pytest.mark.parametrize("call", ["assets.upload", "multipart_upload.upload_file"])
def test_a_file_of_more_than_ten_gigabytes_is_not_sent(server: Loopback, tmp_path: Path, call: str) -> None:
    path = tmp_path / "huge.mp4"
    with path.open("wb") as file:
        file.truncate(11 * 2**30)  # a hole: it takes no space
    message = r"'huge.mp4' has 11\.0 GB; the platform takes 10 GB"
    with TwelveLabs("tlk_key", base_url=server.base_url) as client:
        with pytest.raises(InvalidArgumentError, match=message):
            attrgetter(call)(client)(path)
        outcomes = client.assets.upload_many([path])
        assert message.replace("\\", "") in str(next(iter(outcomes)).error)
    assert server.heard == []
