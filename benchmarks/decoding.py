"""Is a fast JSON decoder worth a dependency? The same answers read with json and orjson, alone and into models."""

from __future__ import annotations

import json
import random

import orjson
from twelvelabs_lowlevel.models import IndexedAssetDetailed, IndexedAssetPage

from .interleaved import medians


def _page() -> bytes:
    """A page of 50 indexed assets."""
    item = {
        "_id": "6721a7e45c8d1f0b9a3e2d11",
        "asset_id": "6721a4c08b3f5e19d2c47a01",
        "created_at": "2026-10-30T09:15:02Z",
        "updated_at": "2026-10-30T09:18:47Z",
        "indexed_at": "2026-10-30T09:18:47Z",
        "status": "ready",
        "system_metadata": {
            "filename": "a.mp4",
            "duration": 184.5,
            "fps": 29.97,
            "width": 1920,
            "height": 1080,
            "size": 5,
        },
    }
    info = {"limit_per_page": 50, "page": 1, "total_page": 1, "total_results": 50}
    return json.dumps({"data": [item] * 50, "page_info": info}).encode()


def _embedding() -> bytes:
    """100 segments of 1,024 floats."""
    chance = random.Random(1)
    segments = [
        {"float": [chance.uniform(-1, 1) for _ in range(1024)], "start_offset_sec": i, "end_offset_sec": i + 1}
        for i in range(100)
    ]
    item = {"_id": "x", "status": "ready", "created_at": "2026-10-30T09:15:02Z"}
    return json.dumps({**item, "embedding": {"video_embedding": {"segments": segments}}}).encode()


def main() -> None:
    """Print one line for each answer and decoder."""
    for name, content, model in (
        ("page of 50 indexed assets", _page(), IndexedAssetPage),
        ("embedding, 100 x 1,024", _embedding(), IndexedAssetDetailed),
    ):
        found = medians(
            {
                "json": lambda content=content: json.loads(content),
                "orjson": lambda content=content: orjson.loads(content),
                "json, into models": lambda content=content, model=model: model.from_dict(json.loads(content)),
                "orjson, into models": lambda content=content, model=model: model.from_dict(orjson.loads(content)),
            },
            inner=3,
        )
        print(f"{name} ({len(content):,} bytes)")
        for decoder, seconds in found.items():
            print(f"  {decoder:<20} {seconds * 1e6:9.0f} us   {found['json'] / seconds:5.2f} x json")


if __name__ == "__main__":
    main()
