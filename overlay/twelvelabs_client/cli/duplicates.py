"""What exists twice on the platform, though an ingest creates it once: for lack of idempotency keys, a request that the
platform carries out very late may have been repeated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import click

from .failures import message
from .output import Record

if TYPE_CHECKING:
    from ..client import TwelveLabs
    from ..ingest.model import Target

_KEY = "ingest_key"
"""The user metadata in which an ingest keeps the key of an asset's content."""


def duplicates(client: TwelveLabs, targets: Sequence[Target]) -> Iterator[Record]:
    """The assets of the account that have a content in common (its key is `twice`), then the items of each target that
    have an asset in common (its id is). A target that is gone is named on stderr."""
    from ..errors import ForbiddenError, NotFoundError

    assets = ((asset, (asset.user_metadata or {}).get(_KEY)) for asset in client.assets.list(page_limit=50))
    yield from _several(assets, "asset", client.assets.retrieve)
    for target in targets:
        is_index = target.kind == "index"
        resource: Any = client.indexes.indexed_assets if is_index else client.knowledge_store_items
        try:
            items = ((item, item.asset_id) for item in resource.list(target.id, page_limit=50))
            yield from _several(items, f"in {target}", partial(resource.retrieve, target.id))
        except (NotFoundError, ForbiddenError) as error:
            click.echo(f"The audit leaves out {target}, which cannot be read: {message(error)}", err=True)


def _several(keyed: Iterable[tuple[Any, Any]], kind: str, retrieve: Callable[[str], Any]) -> Iterator[Record]:
    """Those whose key others have as well, by key. Of the first with a key only the id is kept, as there are millions:
    it is requested again if there is a second."""
    from ..errors import NotFoundError

    first: dict[bytes, str] = {}
    several: dict[Any, list[Record]] = {}

    def add(one: Any, key: Any) -> None:
        created_at = one.created_at.isoformat() if one.created_at else None
        filename = getattr(one, "filename", None)
        record = {"id": one.id, "kind": kind, "filename": filename, "created_at": created_at, "twice": key}
        several.setdefault(key, []).append(record)

    for one, key in keyed:
        if key is None or one.status == "failed":
            continue
        short = sha256(str(key).encode()).digest()[:16]
        known = first.setdefault(short, one.id)
        if known == one.id:
            continue
        if key not in several:
            try:
                add(retrieve(known), key)
            except NotFoundError:  # deleted since it was listed
                first[short] = one.id
                continue
        add(one, key)
    for records in several.values():
        yield from records
