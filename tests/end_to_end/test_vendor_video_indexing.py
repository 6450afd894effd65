"""The vendor's SDK on video indexing tasks and videos, with the returned values, and its wait."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs.core.api_error import ApiError
from twelvelabs.indexes import IndexesCreateRequestModelsItem


def test_tasks_and_videos(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    models = [IndexesCreateRequestModelsItem(model_name="marengo3.0", model_options=["visual", "audio"])]
    index = vendor.indexes.create(index_name="tours", models=models)
    with clip.open("rb") as file:
        created = vendor.tasks.create(
            index_id=index.id, video_file=file, enable_video_stream=True, user_metadata=json.dumps({"take": 7})
        )
    seen: list[str] = []
    task = vendor.tasks.wait_for_done(created.id, sleep_interval=0.01, callback=lambda one: seen.append(one.status))
    assert (task.status, task.video_id, task.index_id) == ("ready", created.video_id, index.id)
    assert seen[-1] == "ready"
    assert (task.system_metadata.width, task.system_metadata.height) == (1280, 720)
    finish_work()
    assert vendor.tasks.retrieve(created.id).hls.status == "COMPLETE"
    assert [one.id for one in vendor.tasks.list(index_id=index.id, status=["ready"], width=1280)] == [created.id]

    videos = vendor.indexes.videos
    assert [one.id for one in videos.list(index.id, duration={"gte": 5, "lte": 6})] == [created.video_id]
    assert list(videos.list(index.id, duration={"lte": 5})) == []
    assert [one.id for one in videos.list(index.id, user_metadata={"take": 7})] == [created.video_id]
    video = videos.retrieve(index.id, created.video_id, embedding_option=["visual"], transcription=True)
    assert (video.user_metadata, video.system_metadata.size) == ({"take": 7}, 1_055_736)
    assert len(video.embedding.video_embedding.segments[0].float_) == 512
    videos.update(index.id, created.video_id, user_metadata={"take": 8, "mood": "calm"})
    assert videos.retrieve(index.id, created.video_id).user_metadata == {"take": 8, "mood": "calm"}

    with pytest.raises(ApiError) as early:
        vendor.tasks.delete(created.id)
    assert early.value.body["code"] == "task_cannot_be_deleted"
    videos.delete(index.id, created.video_id)
    vendor.tasks.delete(created.id)
    assert list(vendor.tasks.list()) == []
    assert vendor.assets.retrieve(video.asset_id).status == "ready"
