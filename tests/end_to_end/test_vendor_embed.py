"""The vendor's SDK on both versions of embeddings, immediate and as tasks."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from twelvelabs import (
    AsyncVideoInputRequest,
    MediaSource,
    MultiInputMediaSource,
    MultiInputRequest,
    TextInputRequest,
    VideoInputRequest,
)


def test_the_second_version(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    with clip.open("rb") as file:
        asset = vendor.assets.create(method="direct", file=file, filename="clip.mp4")
    finish_work()
    embed = vendor.embed.v_2
    text = embed.create(input_type="text", model_name="marengo3.0", text=TextInputRequest(input_text="green"))
    (vector,) = text.data
    assert (len(vector.embedding), vector.embedding_option) == (512, None)
    assert math.hypot(*vector.embedding) == pytest.approx(1, abs=1e-5)

    source = MediaSource(asset_id=asset.id)
    video = embed.create(input_type="video", model_name="marengo3.0", video=VideoInputRequest(media_source=source))
    assert [(one.embedding_option, one.embedding_scope) for one in video.data] == [
        ("visual", "clip"),
        ("audio", "clip"),
        ("visual", "asset"),
        ("audio", "asset"),
    ]
    assert video.metadata.duration == pytest.approx(5.312, abs=0.01)

    encoded = base64.b64encode(clip.read_bytes()).decode()
    parts = [MultiInputMediaSource(media_type="video", base64_string=encoded)]
    mixed = embed.create(
        input_type="multi_input",
        model_name="marengo3.5",
        multi_input=MultiInputRequest(input_text="grass", media_sources=parts),
        embedding_dimension=256,
    )
    assert len(mixed.data[0].embedding) == 256
    assert mixed.usage.input_tokens == {"text": 1, "video": 340}

    task = embed.tasks.create(
        input_type="video",
        model_name="marengo3.0",
        video=AsyncVideoInputRequest(media_source=source, embedding_option=["visual"], embedding_scope=["asset"]),
    )
    assert task.status == "processing"
    finish_work()
    done = embed.tasks.retrieve(task.id)
    assert (done.status, len(done.data)) == ("ready", 1)
    assert done.data[0].embedding == video.data[2].embedding
    (listed,) = list(embed.tasks.list(status="ready"))
    assert (listed.id, listed.video_embedding.metadata.input_filename) == (task.id, "clip.mp4")


def test_the_first_version(vendor: Any, finish_work: Callable[[], None], clip: Path) -> None:
    made = vendor.embed.create(model_name="marengo3.0", text="green")
    assert len(made.text_embedding.segments[0].float_) == 512
    with clip.open("rb") as file:
        task = vendor.embed.tasks.create(
            model_name="marengo3.0", video_file=file, video_clip_length=3, video_embedding_scope=["clip", "video"]
        )
    finish_work()
    assert vendor.embed.tasks.status(task.id).status == "ready"
    done = vendor.embed.tasks.retrieve(task.id, embedding_option=["visual"])
    times = [(one.start_offset_sec, one.embedding_scope) for one in done.video_embedding.segments]
    assert times == [(0.0, "clip"), (3.0, "clip"), (0.0, "video")]
    assert [one.id for one in vendor.embed.tasks.list()] == [task.id]
