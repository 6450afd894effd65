"""Indexes and knowledge stores by name or id, for tools."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..client import AsyncTwelveLabs
from ..errors import InvalidArgumentError

_INDEX_ID = re.compile(r"[0-9a-f]{24}")
_STORE_ID = re.compile(r"ks_[0-9a-f-]{36}")


async def index_id(client: AsyncTwelveLabs, given: str) -> str:
    """The id of an index with this name or id. Raises InvalidArgumentError unless there is exactly one."""
    if _INDEX_ID.fullmatch(given):
        return given
    found = [each.id async for each in client.indexes.list(index_name=given) if each.index_name == given]
    return _only("index", given, found)


async def knowledge_store_id(client: AsyncTwelveLabs, given: str) -> str:
    """The id of a knowledge store with this name or id. Raises InvalidArgumentError unless there is exactly one."""
    if _STORE_ID.fullmatch(given):
        return given
    return _only(
        "knowledge store", given, [each.id async for each in client.knowledge_stores.list() if each.name == given]
    )


def _only(noun: str, name: str, ids: Sequence[str]) -> str:
    if not ids:
        raise InvalidArgumentError(f"there is no {noun} named {name!r}; list them first")
    if len(ids) > 1:
        raise InvalidArgumentError(f"{len(ids)} are named {name!r}; give the id of one: {', '.join(ids)}")
    return ids[0]
