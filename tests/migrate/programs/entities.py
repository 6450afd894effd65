"""Make an entity of images and search for it."""

import os
import time
import uuid

from twelvelabs import TwelveLabs

with TwelveLabs(api_key=os.getenv("API_KEY")) as client:
    ids = []
    for number in range(2):
        asset = client.assets.create(method="url", url=os.environ["IMAGE_URL"])
        ids.append(asset.id)
        while client.assets.retrieve(asset.id).status == "processing":
            time.sleep(0.02)
        print(f"asset {number}: id={asset.id}")
    collection = client.entity_collections.create(name=f"Actors {uuid.uuid4().hex[:8]}")
    entity = client.entity_collections.entities.create(
        entity_collection_id=collection.id, name="Somebody", asset_ids=ids
    )
    while client.entity_collections.entities.retrieve(collection.id, entity.id).status != "ready":
        time.sleep(0.02)
    found = client.search.query(
        index_id=os.environ["INDEX_ID"],
        search_options=["visual", "audio"],
        query_text=f"<@{entity.id}> walks",
    )
    for clip in found:
        print(f"{clip.video_id} {clip.start} {clip.end} {clip.rank}")
