"""Embed text, an image, audio and a video with the first version of the endpoint."""

import os
from typing import List

from twelvelabs import TwelveLabs
from twelvelabs.types import BaseSegment
from twelvelabs.embed import TasksStatusResponse

with TwelveLabs(api_key=os.getenv("API_KEY")) as client:

    def show(segments: List[BaseSegment]):
        for segment in segments:
            first = segment.float_[:5] if segment.float_ else []
            print(f"[{', '.join(str(x) for x in first)}...] of {len(segment.float_)}")

    for task in client.embed.tasks.list():
        print(f"{task.id} {task.status} {task.created_at}")

    result = client.embed.create(model_name="marengo3.0", text="a bird that sings")
    if result.text_embedding is not None and result.text_embedding.segments is not None:
        show(result.text_embedding.segments)
    with open(os.environ["IMAGE_PATH"], "rb") as file:
        result = client.embed.create(model_name="marengo3.0", image_file=file)
    show(result.image_embedding.segments)
    with open(os.environ["AUDIO_PATH"], "rb") as file:
        result = client.embed.create(model_name="marengo3.0", audio_file=file)
    show(result.audio_embedding.segments)
    with open(os.environ["VIDEO_PATH"], "rb") as file:
        task = client.embed.tasks.create(model_name="marengo3.0", video_file=file)

    def on_update(task: TasksStatusResponse):
        print(task.status)

    status = client.embed.tasks.wait_for_done(task.id, sleep_interval=0.02, callback=on_update)
    assert status.status == "ready"
    task = client.embed.tasks.retrieve(task_id=task.id, embedding_option=["visual"])
    if task.video_embedding is not None and task.video_embedding.segments is not None:
        show(task.video_embedding.segments)
