"""Embed a query at once, and a video, audio and a document in tasks."""

import os
import time

from twelvelabs import (
    AsyncAudioInputRequest,
    AsyncDocumentInputRequest,
    AsyncTemporalSegmentation,
    AsyncVideoInputRequest,
    MediaSource,
    MultiInputRequest,
    TemporalSegmentation_Dynamic,
    TemporalSegmentationDynamicDynamic,
    TwelveLabs,
)

SEGMENTATION = AsyncTemporalSegmentation(
    temporal=TemporalSegmentation_Dynamic(dynamic=TemporalSegmentationDynamicDynamic(min_duration_sec=3))
)


def finished(client: TwelveLabs, task_id: str):
    while (task := client.embed.v_2.tasks.retrieve(task_id)).status == "processing":
        time.sleep(0.02)
    return task


def show(task):
    assert task.status == "ready", task.error.message if task.error else None
    for item in (task.data or [])[:3]:
        print(item.embedding_option, item.embedding_scope, len(item.embedding or []))


with TwelveLabs(api_key=os.getenv("API_KEY")) as client:
    result = client.embed.v_2.create(
        input_type="multi_input", model_name="marengo3.5", multi_input=MultiInputRequest(input_text="a red car")
    )
    print(len(result.data[0].embedding), result.usage)
    task = client.embed.v_2.tasks.create(
        input_type="video",
        model_name="marengo3.5",
        video=AsyncVideoInputRequest(
            media_source=MediaSource(asset_id=os.environ["ASSET_ID"]),
            segmentation=SEGMENTATION,
            embedding_option=["visual", "audio"],
            embedding_scope=["local"],
        ),
    )
    show(finished(client, task.id))
    task = client.embed.v_2.tasks.create(
        input_type="audio",
        model_name="marengo3.5",
        audio=AsyncAudioInputRequest(
            media_source=MediaSource(asset_id=os.environ["AUDIO_ID"]),
            segmentation=SEGMENTATION,
            embedding_option=["audio"],
            embedding_scope=["local"],
        ),
    )
    show(finished(client, task.id))
    task = client.embed.v_2.tasks.create(
        input_type="document",
        model_name="marengo3.5",
        document=AsyncDocumentInputRequest(
            media_source=MediaSource(asset_id=os.environ["PDF_ID"]),
            embedding_option=["text"],
            embedding_scope=["asset"],
        ),
    )
    show(finished(client, task.id))
