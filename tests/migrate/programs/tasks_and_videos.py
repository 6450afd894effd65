"""Index by the older tasks, then list, change and read the videos of the index; both kinds of clients."""

import asyncio
import os

from twelvelabs import AsyncTwelveLabs, TwelveLabs
from twelvelabs.tasks import TasksRetrieveResponse

API_KEY = os.getenv("API_KEY")

with TwelveLabs(api_key=API_KEY) as client:
    index = client.indexes.retrieve(index_id=os.environ["INDEX_ID"])
    with open(os.environ["VIDEO_PATH"], "rb") as file:
        task = client.tasks.create(index_id=index.id, video_file=file)

    def on_update(task: TasksRetrieveResponse):
        print(f"  Status={task.status}")

    task = client.tasks.wait_for_done(task_id=task.id, sleep_interval=0.02, callback=on_update)
    if task.status != "ready":
        raise RuntimeError(task.status)
    tasks_pager = client.tasks.list(index_id=index.id)
    assert len(tasks_pager.items) > 0
    for task in tasks_pager:
        print(f"{task.id} {task.status} {task.created_at}")
    videos_pager = client.indexes.videos.list(index.id)
    for video in videos_pager:
        print(video.id, video.system_metadata.filename, video.system_metadata.duration)
    video = videos_pager.items[0]
    client.indexes.videos.update(index.id, video.id, user_metadata={"from_script": True})
    video = client.indexes.videos.retrieve(index.id, video.id)
    assert video.user_metadata["from_script"] is True
    video = client.indexes.videos.retrieve(index.id, video.id, embedding_option=["visual", "audio"])
    if video.embedding and video.embedding.video_embedding:
        for segment in video.embedding.video_embedding.segments:
            print(segment.embedding_scope, segment.embedding_option, segment.start_offset_sec, len(segment.float_))


async def main():
    async with AsyncTwelveLabs(api_key=API_KEY) as client:
        pager = await client.indexes.list()
        async for index in pager:
            print(f"{index.id} {index.index_name} {index.created_at}")
        found = await client.search.query(
            index_id=os.environ["INDEX_ID"], search_options=["visual", "audio"], query_text="a green meadow"
        )
        async for item in found:
            print(item.video_id, item.start, item.end)


asyncio.run(main())
