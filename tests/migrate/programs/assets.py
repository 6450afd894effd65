"""Upload a file and a URL, list, change metadata, read the transcript, upload in parts."""

import itertools
import json
import os
import time

from twelvelabs import TwelveLabs

VIDEO_PATH = os.environ["VIDEO_PATH"]


def ready(client: TwelveLabs, asset_id: str):
    for _ in range(500):
        asset = client.assets.retrieve(asset_id=asset_id)
        if asset.status != "processing":
            return asset
        time.sleep(0.02)
    raise TimeoutError(asset_id)


with TwelveLabs(api_key=os.getenv("API_KEY")) as client:
    with open(VIDEO_PATH, "rb") as file:
        video = client.assets.create(
            method="direct",
            file=file,
            enable_hls=True,
            enable_thumbnail=True,
            user_metadata=json.dumps({"origin": "script", "kind": "trial"}),
        )
    print(f"{video.id} {video.status} {video.filename}")
    video = ready(client, video.id)
    assert video.status == "ready" and video.file_type
    other = client.assets.create(method="url", url=os.environ["IMAGE_URL"])
    other = ready(client, other.id)
    print(other.status, other.file_type)
    for asset in itertools.islice(client.assets.list(page_limit=5), 5):
        print(f"{asset.id} {asset.status:10} {asset.filename}")
    client.assets.update_user_metadata(asset_id=video.id, user_metadata={"origin": "script", "seen": True})
    assert client.assets.retrieve(asset_id=video.id).user_metadata["seen"] is True
    transcript = client.assets.retrieve_transcription(asset_id=video.id)
    for sentence in (transcript.sentences or [])[:2]:
        print(f"[{sentence.start}-{sentence.end}] {sentence.value}")
    for turn in (transcript.utterances or [])[:2]:
        print(turn.speaker, turn.start, turn.value)
    large = client.multipart_upload.upload_file(file_path=VIDEO_PATH, filename="in-parts.mp4")
    print(large.asset_id if hasattr(large, "asset_id") else large)
    client.assets.delete(asset_id=other.id, force=True)
