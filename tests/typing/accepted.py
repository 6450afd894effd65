"""What requests accept: values of enums as members or text, models or dicts. What is wrong in them is in `misuse.py`.

It is checked and never run.
"""

# pyright: strict

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from twelvelabs_client import TwelveLabs
from twelvelabs_client.types import (
    AnalysisModelNameLike,
    AssetTypeFilterDict,
    CreateIndexRequestDict,
    IndexModelRequest,
    IndexModelRequestDict,
    IndexModelRequestLike,
    SearchOption,
    VideoContextAssetId,
    VideoContextUrlDict,
)


def values(client: TwelveLabs, name: str, model: AnalysisModelNameLike) -> None:
    """Values of enums: known and unknown ones, members, and text that is read elsewhere."""
    client.search.query(index_id="i1", search_options=["visual", "of tomorrow", SearchOption.AUDIO, name])
    client.search.query(index_id="i1", search_options=list(SearchOption), group_by="video", operator="and")
    client.assets.list(asset_types="video")
    client.assets.list(asset_types=["video", name])
    client.embed.v_2.tasks.list(status="ready")
    client.analyze(model_name=model, prompt="Why?")


def dicts(client: TwelveLabs, text: bytes) -> None:
    """Dicts that are written in the call, with a type of their own, or of Any."""
    client.analyze(video={"type": "url", "url": "https://x.test/a.mp4"}, prompt="Why?")
    client.analyze(video={"type": "asset_id", "asset_id": "a1"}, prompt_v_2={"input_text": "Why?"})
    client.analyze(video=VideoContextAssetId("a1"), prompt="Why?")
    url: VideoContextUrlDict = {"type": "url", "url": "https://x.test/a.mp4"}
    client.analyze(video=url, prompt="Why?")
    client.analyze(video=json.loads(text), prompt="Why?")
    anything: dict[str, Any] = {"type": "url", "url": "https://x.test/a.mp4"}
    read_only: Mapping[str, Any] = anything
    client.analyze(video=anything if text else read_only, prompt="Why?")
    client.indexes.create(index_name="i", models=[{"model_name": "marengo3.0", "model_options": ["visual"]}])
    models: list[IndexModelRequestDict] = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    client.indexes.create(index_name="i", models=[*models, IndexModelRequest("pegasus1.5", ["audio"]), anything])
    more: list[IndexModelRequestLike] = [anything, *models]
    client.indexes.create(index_name="i", models=more)
    body: CreateIndexRequestDict = {"index_name": "i", "models": models}
    client.indexes.create(**body)
    asset_type: AssetTypeFilterDict = {"in": ["video"]}
    client.knowledge_stores.search("k1", query={"text": "a red car"}, filter={"asset_type": asset_type})


def formats(client: TwelveLabs, schema: Mapping[str, object]) -> None:
    """Formats are classes, JSON Schemas, or the platform's own objects, also within a batch."""
    client.analyze(prompt="Why?", response_format={"type": "object", "properties": {"why": {"type": "string"}}})
    client.analyze(prompt="Why?", response_format=schema)
    client.analyze_async.batches.create(
        model_name="pegasus1.5",
        analysis_mode="general",
        requests=[
            {"video": {"type": "asset_id", "asset_id": "a1"}, "response_format": int, "custom_id": "one"},
            {"video": {"type": "asset_id", "asset_id": "a2"}, "response_format": {"type": "string"}},
        ],
        defaults={"prompt": {"input_text": "Why?"}, "max_tokens": 600},
    )
    client.embed.tasks.create_bulk(model_name="marengo3.0", videos=[{"video_url": "https://x.test/a.mp4"}])
