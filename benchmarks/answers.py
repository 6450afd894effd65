"""Two responses of the platform, large enough for decoding to matter."""

from __future__ import annotations

import json
import random

ITEMS, SEGMENTS, DIMENSION = 50, 100, 1024


def indexed_asset_page() -> bytes:
    """A page of 50 indexed assets with all the fields that the platform returns in a list."""
    items = [
        {
            "_id": f"6721a7e45c8d1f0b9a3e{number:04x}",
            "asset_id": f"6721a4c08b3f5e19d2c4{number:04x}",
            "created_at": "2026-10-30T09:15:02Z",
            "updated_at": "2026-10-30T09:18:47Z",
            "indexed_at": "2026-10-30T09:18:47Z",
            "status": "ready",
            "system_metadata": {
                "filename": f"harbor-{number}.mp4",
                "duration": 184.5,
                "fps": 29.97,
                "width": 1920,
                "height": 1080,
                "size": 52428800,
            },
        }
        for number in range(ITEMS)
    ]
    info = {"limit_per_page": ITEMS, "page": 1, "total_page": 1, "total_results": ITEMS}
    return json.dumps({"data": items, "page_info": info}).encode()


def embeddings() -> bytes:
    """The embeddings of 100 segments with 1,024 dimensions."""
    chance = random.Random(1)
    data = [
        {
            "embedding": [chance.uniform(-1, 1) for _ in range(DIMENSION)],
            "embedding_option": "visual",
            "embedding_scope": "clip",
            "start_sec": number * 6.0,
            "end_sec": number * 6.0 + 6,
        }
        for number in range(SEGMENTS)
    ]
    return json.dumps({"data": data}).encode()
