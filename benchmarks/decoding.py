"""Whether a fast JSON decoder is worth a dependency: json against orjson, on their own and into models."""

from __future__ import annotations

import json

import orjson
from twelvelabs_lowlevel.models import EmbeddingSuccessResponse, IndexedAssetPage

from .answers import embeddings, indexed_asset_page
from .interleaved import medians


def main() -> None:
    """Print one line per response and decoder."""
    for name, content, model in (
        ("page of 50 indexed assets", indexed_asset_page(), IndexedAssetPage),
        ("embeddings, 100 x 1,024", embeddings(), EmbeddingSuccessResponse),
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
