"""Index an asset and search in it, by video and by clip."""

import os
import time
import uuid

from twelvelabs import TwelveLabs
from twelvelabs.indexes import IndexesCreateRequestModelsItem

with TwelveLabs(api_key=os.getenv("API_KEY")) as client:
    index = client.indexes.create(
        index_name=f"idx-{uuid.uuid4()}",
        models=[IndexesCreateRequestModelsItem(model_name="marengo3.0", model_options=["visual", "audio"])],
        addons=["thumbnail"],
    )
    with open(os.environ["VIDEO_PATH"], "rb") as file:
        asset = client.assets.create(method="direct", file=file)
    while asset.status == "processing":
        time.sleep(0.02)
        asset = client.assets.retrieve(asset_id=asset.id)
    indexed = client.indexes.indexed_assets.create(index_id=index.id, asset_id=asset.id)
    detail = client.indexes.indexed_assets.retrieve(index_id=index.id, indexed_asset_id=indexed.id)
    while detail.status not in ("ready", "failed"):
        time.sleep(0.02)
        detail = client.indexes.indexed_assets.retrieve(index_id=index.id, indexed_asset_id=indexed.id)
    if detail.status == "failed":
        raise SystemExit("indexing failed")
    groups = 0
    for group in client.search.query(
        index_id=index.id, search_options=["visual", "audio"], query_text="a green meadow", group_by="video"
    ):
        if group.clips is None:
            continue
        groups += 1
        for clip in group.clips[:3]:
            print(clip.rank, clip.start, clip.end)
    assert groups
    for clip in list(
        client.search.query(index_id=index.id, search_options=["visual", "audio"], query_text="a green meadow")
    )[:5]:
        print(f"{clip.video_id} {clip.rank} {clip.start} {clip.end}")
