"""The vendor's SDK on analysis: as a whole, as a stream, as a task, and in batches."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs import (
    AsyncResponseFormat,
    BatchDefaults,
    BatchItemRequest,
    BatchPrompt,
    BatchVideoContext,
    SegmentDefinition,
    SegmentField,
    SyncResponseFormat,
    VideoContext_AssetId,
)
from twelvelabs.core.api_error import ApiError


@pytest.fixture
def asset_id(vendor: Any, finish_work: Callable[[], None], clip: Path) -> Any:
    """The id of a real clip of a green meadow."""
    with clip.open("rb") as file:
        asset = vendor.assets.create(method="direct", file=file, filename="meadow.mp4")
    finish_work()
    return asset.id


def test_at_once(vendor: Any, asset_id: str) -> None:
    video = VideoContext_AssetId(asset_id=asset_id)
    whole = vendor.analyze(video=video, prompt="Is it green?")
    assert whole.finish_reason == "stop"
    assert "green is found from 0.0 to 5.3 seconds" in whole.data
    assert whole.usage.output_tokens > 20

    schema = {"type": "object", "properties": {"color": {"type": "string"}, "duration": {"type": "number"}}}
    form = SyncResponseFormat(type="json_schema", json_schema=schema)
    shaped = vendor.analyze(video=video, prompt="Tell.", response_format=form)
    assert json.loads(shaped.data) == {"color": "green", "duration": 5.312}

    events = list(vendor.analyze_stream(video=video, prompt="Is it green?"))
    assert [event.event_type for event in events[:2]] == ["stream_start", "text_generation"]
    assert "".join(event.text for event in events[1:-1]) == whole.data
    assert (events[-1].event_type, events[-1].finish_reason) == ("stream_end", "stop")


def test_tasks(vendor: Any, asset_id: str, finish_work: Callable[[], None]) -> None:
    tasks = vendor.analyze_async.tasks
    video = VideoContext_AssetId(asset_id=asset_id)
    fields = [SegmentField(name="color", type="string", description="The main color")]
    definition = SegmentDefinition(id="green", description="Green things", fields=fields)
    form = AsyncResponseFormat(type="segment_definitions", segment_definitions=[definition])
    created = tasks.create(video=video, analysis_mode="time_based_metadata", response_format=form, custom_id="one")
    assert created.status == "queued"
    finish_work()
    done = tasks.retrieve(created.task_id)
    assert (done.status, done.custom_id, done.video_source.asset_id) == ("ready", "one", asset_id)
    (segment,) = json.loads(done.result.data)["green"]
    assert (segment["start_time"], segment["end_time"], segment["metadata"]) == (0.0, 5.312, {"color": "green"})
    assert [one.task_id for one in tasks.list(status="ready").data] == [created.task_id]
    tasks.delete(created.task_id)
    with pytest.raises(ApiError) as gone:
        tasks.retrieve(created.task_id)
    assert gone.value.status_code == 404


def test_a_canceled_task(vendor: Any, asset_id: str, sandbox: Any) -> None:
    sandbox.clock.freeze()
    tasks = vendor.analyze_async.tasks
    created = tasks.create(video=VideoContext_AssetId(asset_id=asset_id), prompt="Tell.")
    assert tasks.cancel(created.task_id).status == "canceled"
    assert tasks.retrieve(created.task_id).error.code == "user_canceled"


def test_batches(vendor: Any, asset_id: str, sandbox: Any, finish_work: Callable[[], None]) -> None:
    batches = vendor.analyze_async.batches
    sandbox.clock.freeze()
    video = BatchVideoContext(type="asset_id", asset_id=asset_id)
    requests = [BatchItemRequest(video=video, custom_id=name) for name in ("a", "b")]
    defaults = BatchDefaults(prompt=BatchPrompt(input_text="Is it green?"))
    created = batches.create(model_name="pegasus1.5", analysis_mode="general", requests=requests, defaults=defaults)
    assert (created.status, [one.custom_id for one in created.items]) == ("pending", ["a", "b"])
    assert [one.status for one in batches.results(created.batch_id)] == ["queued", "queued"]
    finish_work()
    batch = batches.retrieve(created.batch_id)
    assert (batch.status, batch.ready_items) == ("completed", 2)
    results = list(batches.results(created.batch_id))
    assert [one.custom_id for one in results] == ["a", "b"]
    assert all("green is found" in one.data.data for one in results)
    assert [one.batch_id for one in batches.list(status=["completed"])] == [created.batch_id]
    other = batches.create(model_name="pegasus1.5", analysis_mode="general", requests=requests, defaults=defaults)
    assert batches.cancel(other.batch_id).status in ("canceling", "canceled")
    finish_work()
    assert batches.retrieve(other.batch_id).canceled_items == 2
    for batch_id in (created.batch_id, other.batch_id):
        batches.delete(batch_id)
    assert list(batches.list()) == []
