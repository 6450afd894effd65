"""What the programs about knowledge stores share."""

import os
import time
import uuid
from typing import Dict, NamedTuple

from twelvelabs import TwelveLabs
from twelvelabs.types import AssetDetail, KnowledgeStore


class Setup(NamedTuple):
    store: KnowledgeStore
    items: Dict[str, str]


def connect() -> TwelveLabs:
    if base_url := os.getenv("TWELVELABS_BASE_URL"):
        return TwelveLabs(api_key=os.getenv("API_KEY"), base_url=base_url)
    return TwelveLabs(api_key=os.getenv("API_KEY"))


def ready_asset(client: TwelveLabs, asset_id: str) -> AssetDetail:
    while True:
        asset = client.assets.retrieve(asset_id=asset_id)
        if asset.status in ("ready", "failed"):
            return asset
        time.sleep(0.02)


def ready_store(client: TwelveLabs, ingestion_config=None) -> Setup:
    store: KnowledgeStore = client.knowledge_stores.create(
        name=f"store-{uuid.uuid4()}", ingestion_config=ingestion_config
    )
    with open(os.environ["VIDEO_PATH"], "rb") as file:
        asset = client.assets.create(method="direct", file=file)
    ready_asset(client, asset.id)
    item = client.knowledge_store_items.create(knowledge_store_id=store.id, asset_id=asset.id, asset_type="video")
    while True:
        item = client.knowledge_store_items.retrieve(knowledge_store_id=store.id, item_id=item.id)
        if item.status in ("ready", "failed"):
            break
        time.sleep(0.02)
    return Setup(store=store, items={"video": item.id})
