"""Analyze in tasks that the program polls on its own, segments included."""

import json
import os
import time

from twelvelabs import TwelveLabs, VideoContext_AssetId
from twelvelabs.types import AsyncResponseFormat


def finished(client: TwelveLabs, task_id: str, limit: int = 60):
    end = time.time() + limit
    while time.time() < end:
        task = client.analyze_async.tasks.retrieve(task_id)
        if task.status not in ("queued", "pending", "processing"):
            return task
        time.sleep(0.02)
    raise TimeoutError(task_id)


with TwelveLabs(api_key=os.getenv("API_KEY")) as client:
    context = VideoContext_AssetId(asset_id=os.environ["ASSET_ID"])
    task = client.analyze_async.tasks.create(
        video=context,
        model_name="pegasus1.5",
        analysis_mode="general",
        prompt="Sum it up.",
        custom_id="sum-1",
        max_tokens=1024,
    )
    done = finished(client, task.task_id)
    assert done.status == "ready" and done.custom_id == "sum-1", done
    print(done.result.data)
    task = client.analyze_async.tasks.create(
        video=context,
        model_name="pegasus1.5",
        analysis_mode="time_based_metadata",
        response_format=AsyncResponseFormat(
            type="segment_definitions",
            segment_definitions=[
                {
                    "id": "shot",
                    "description": "One continuous shot",
                    "fields": [
                        {"name": "mood", "type": "string", "description": "Its mood", "enum": ["calm", "tense"]}
                    ],
                }
            ],
        ),
        min_segment_duration=5.0,
    )
    done = finished(client, task.task_id)
    for name, segments in json.loads(done.result.data).items():
        print(name, [json.dumps(each) for each in segments[:3]])
