"""When each asynchronous resource is done: the one table of statuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """The statuses of a kind of object.

    A wait goes on at any other status, in case it is one of a newer platform on the way to a final one. It warns in the
    log, and if it times out there, the error says that the status is unknown.
    """

    enum: str | None
    """The enum of the contract that has these statuses and no others; None if the platform gives no status."""
    pending: frozenset[str]
    done: frozenset[str]
    failed: frozenset[str] = frozenset()

    def is_unknown(self, status: str | None) -> bool:
        """Whether the platform has given a status that is not in the table."""
        return status is not None and status not in self.pending | self.done | self.failed


_PROCESSING = frozenset({"processing"})
_READY = frozenset({"ready"})
_FAILED = frozenset({"failed"})

LIFECYCLES: Mapping[str, Lifecycle] = {
    "analysis batch": Lifecycle(
        "BatchStatus",
        frozenset({"pending", "processing", "canceling"}),
        frozenset({"completed"}),
        frozenset({"canceled", "expired"}),
    ),
    "analysis task": Lifecycle(
        "AnalyzeTaskStatus",
        frozenset({"queued", "pending", "processing"}),
        _READY,
        frozenset({"failed", "canceled"}),
    ),
    "asset": Lifecycle("AssetStatus", _PROCESSING, _READY, _FAILED),
    "embedding task": Lifecycle("EmbeddingTaskStatus", _PROCESSING, _READY, _FAILED),
    "entity": Lifecycle("EntityStatus", _PROCESSING, _READY),
    "import": Lifecycle(None, _PROCESSING, frozenset({"ended"})),  # see resources/imports.py
    "import item": Lifecycle("ImportItemStatus", _PROCESSING, _READY, _FAILED),
    "indexed asset": Lifecycle(
        "IndexedAssetStatus", frozenset({"pending", "queued", "indexing", "validating"}), _READY, _FAILED
    ),
    "knowledge store item": Lifecycle(
        "KnowledgeStoreItemStatus", frozenset({"queued", "pending", "processing"}), _READY, _FAILED
    ),
    "transcription of asset": Lifecycle(
        "AssetTranscriptionStatus", frozenset({"pending", "processing"}), _READY, _FAILED
    ),
    "upload": Lifecycle(
        "MultipartUploadStatusType",
        frozenset({"active"}),
        frozenset({"completed"}),
        frozenset({"failed", "expired"}),
    ),
    "video embedding task": Lifecycle("EmbeddingTaskStatus", _PROCESSING, _READY, _FAILED),
    "video indexing task": Lifecycle(
        "VideoIndexingTaskStatus",
        frozenset({"uploading", "validating", "pending", "queued", "indexing"}),
        _READY,
        _FAILED,
    ),
}
"""Responses are missing because they cannot be polled: they arrive as a whole or as a stream."""
