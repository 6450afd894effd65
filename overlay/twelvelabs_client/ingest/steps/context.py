"""What the steps need besides the items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from ..._flows.primitives import Limiter
from ..._http.config import ClientConfig
from ..._uploads.progress import UploadEvent
from ..._waiting.plan_indexed_items import IndexedItemCache
from ..model import Item

Holds: TypeAlias = Callable[[float], bool]
"""Whether claims are still ours at a time of the monotonic clock."""
SaveUpload: TypeAlias = Callable[[Item, str], bool]
"""Saves the token of a claimed item's upload in parts, see `Ledger`; False if the claim is lost."""


@dataclass(frozen=True, slots=True)
class StepContext:
    """What the steps of one process share. Everything that must survive the process is in the ledger."""

    config: ClientConfig
    cache: IndexedItemCache = field(default_factory=IndexedItemCache)
    """What earlier polls have found out. It saves requests."""
    limiter: Limiter | None = None
    """Limits the parts in flight across all files."""
    on_upload: Callable[[UploadEvent], object] | None = None
    """Called with the progress of an upload."""
    save_upload: SaveUpload | None = None
    """Without it, checkpoints of new uploads in parts are kept on disk."""
    holds: Holds | None = None
    """None if claims do not expire."""
