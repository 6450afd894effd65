"""Which statuses of the platform's work end a wait, as the contract states it."""

LIFECYCLES: dict[str, tuple[str, frozenset[str], frozenset[str], frozenset[str]]] = {
    "analysis batch": (
        "BatchStatus",
        frozenset({"canceling", "pending", "processing"}),
        frozenset({"completed"}),
        frozenset({"canceled", "expired"}),
    ),
    "analysis task": (
        "AnalyzeTaskStatus",
        frozenset({"pending", "processing", "queued"}),
        frozenset({"ready"}),
        frozenset({"canceled", "failed"}),
    ),
    "asset": (
        "AssetStatus",
        frozenset({"processing"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
    "embedding task": (
        "EmbeddingTaskStatus",
        frozenset({"processing"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
    "entity": (
        "EntityStatus",
        frozenset({"processing"}),
        frozenset({"ready"}),
        frozenset(),
    ),
    "import item": (
        "ImportItemStatus",
        frozenset({"processing"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
    "indexed asset": (
        "IndexedAssetStatus",
        frozenset({"indexing", "pending", "queued", "validating"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
    "knowledge store item": (
        "KnowledgeStoreItemStatus",
        frozenset({"pending", "processing", "queued"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
    "transcription of asset": (
        "AssetTranscriptionStatus",
        frozenset({"pending", "processing"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
    "upload": (
        "MultipartUploadStatusType",
        frozenset({"active"}),
        frozenset({"completed"}),
        frozenset({"expired", "failed"}),
    ),
    "video embedding task": (
        "EmbeddingTaskStatus",
        frozenset({"processing"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
    "video indexing task": (
        "VideoIndexingTaskStatus",
        frozenset({"indexing", "pending", "queued", "uploading", "validating"}),
        frozenset({"ready"}),
        frozenset({"failed"}),
    ),
}
"""By the kind of object: the enum, and its statuses that are pending, done and failed."""
