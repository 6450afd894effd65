"""What exists twice on the platform, though an ingest creates it once: for lack of idempotency keys, a request that the
platform carries out very late may have been repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from .output import Record

if TYPE_CHECKING:
    from ..client import TwelveLabs
    from ..ingest.model import Target

_KEY = "ingest_key"
"""The user metadata in which an ingest keeps the key of an asset's content."""


def duplicates(client: TwelveLabs, targets: Sequence[Target]) -> Iterator[Record]:
    """The assets of the account that have a content in common (its key is `twice`), then the items of each target that
    have an asset in common (its id is)."""
    assets = (asset for asset in client.assets.list(page_limit=50) if asset.status != "failed")
    yield from _several(
        ((asset.user_metadata or {}).get(_KEY), _record(asset, "asset", asset.filename)) for asset in assets
    )
    for target in targets:
        items: Iterable[Any]
        if target.kind == "index":
            items = client.indexes.indexed_assets.list(target.id, page_limit=50)
        else:
            items = client.knowledge_store_items.list(target.id, page_limit=50)
        added = (item for item in items if item.status != "failed")
        yield from _several((item.asset_id, _record(item, f"in {target}", None)) for item in added)


def _record(found: Any, kind: str, filename: str | None) -> dict[str, Any]:
    created_at = found.created_at.isoformat() if found.created_at else None
    return {"id": found.id, "kind": kind, "filename": filename, "created_at": created_at}


def _several(keyed: Iterable[tuple[Any, dict[str, Any]]]) -> Iterator[Record]:
    """Those whose key others have as well, by key."""
    found: dict[Any, list[dict[str, Any]]] = {}
    for key, record in keyed:
        if key is not None:
            found.setdefault(key, []).append(record)
    for key, records in found.items():
        if len(records) > 1:
            yield from ({**record, "twice": key} for record in records)
