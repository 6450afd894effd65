"""When each asynchronous resource is done: the one table of final statuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The final statuses of a kind of object. Any other status, known or not, means that the work is in progress."""

    done: frozenset[str]
    failed: frozenset[str] = frozenset()


_READY = frozenset({"ready"})
_FAILED = frozenset({"failed"})

LIFECYCLES: Mapping[str, Lifecycle] = {
    "analysis batch": Lifecycle(frozenset({"completed"}), frozenset({"canceled", "expired"})),
    "analysis task": Lifecycle(_READY, frozenset({"failed", "canceled"})),
    "asset": Lifecycle(_READY, _FAILED),
    "embedding task": Lifecycle(_READY, _FAILED),
    "entity": Lifecycle(_READY),
    "import": Lifecycle(frozenset({"ended"})),  # has no status: see resources/imports.py
    "import item": Lifecycle(_READY, _FAILED),
    "indexed asset": Lifecycle(_READY, _FAILED),
    "knowledge store item": Lifecycle(_READY, _FAILED),
    "transcription of asset": Lifecycle(_READY, _FAILED),
    "upload": Lifecycle(frozenset({"completed"}), frozenset({"failed", "expired"})),
    "video embedding task": Lifecycle(_READY, _FAILED),
    "video indexing task": Lifecycle(_READY, _FAILED),
}
"""Responses are missing because they cannot be polled: they arrive as a whole or as a stream."""
