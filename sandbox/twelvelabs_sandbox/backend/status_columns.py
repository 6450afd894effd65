"""SQL that derives the status of objects from stored times when they are read: no job changes a status."""

from collections.abc import Mapping

from twelvelabs_sandbox.backend.durations import DURATIONS

ASSET_STATUSES = """CASE
    WHEN settles_at IS NULL AND arrives_by <= :now THEN 'failed'
    WHEN settles_at IS NULL OR settles_at > :now OR NOT probed THEN 'processing'
    WHEN failure IS NULL THEN 'ready'
    ELSE 'failed' END"""
ASSET_COLUMNS = f"*, {ASSET_STATUSES} AS status"


def _stages(stages: Mapping[str, float], begins_at: str, ends_at: str) -> str:
    """SQL for the current stage: each stage takes its share of the time between the two columns."""
    cases, elapsed, total = [], 0, round(sum(stages.values()) * 1000)
    for stage, seconds in stages.items():
        elapsed += round(seconds * 1000)
        # Cross-multiplied, because dividing whole milliseconds is too coarse when the work takes only a few.
        passed = f"(:now - {begins_at}) * {total} < ({ends_at} - {begins_at}) * {elapsed}"
        cases.append(f"WHEN {passed} THEN '{stage}'")
    return " ".join((*cases, "WHEN failure IS NULL THEN 'ready' ELSE 'failed' END"))


def _changes(since: str, *times: str) -> str:
    """SQL for the latest of several times (in order) that has passed, or ``since`` before the first."""
    cases = (f"WHEN {time} <= :now THEN {time}" for time in reversed(times))
    return " ".join(("CASE", *cases, f"ELSE {since} END"))


INDEXED_ASSET_COLUMNS = f"""*, CASE WHEN begins_at IS NULL THEN 'pending'
    {_stages(DURATIONS.indexing, "begins_at", "indexed_at")} AS status,
    coalesce(:now >= starts_at, 0) AS begun,
    max(updated_at, {_changes("created_at", "starts_at", "indexed_at")}) AS changed_at"""

# A task validates its file before indexing begins, so that time is spent in the queue instead.
_TASK_STAGES = {
    "pending": DURATIONS.indexing["pending"],
    "queued": DURATIONS.indexing["queued"] + DURATIONS.indexing["validating"],
    "indexing": DURATIONS.indexing["indexing"],
}
VIDEO_INDEXING_TASK_COLUMNS = f"""*, CASE WHEN begins_at IS NULL OR :now < begins_at THEN 'validating'
    {_stages(_TASK_STAGES, "begins_at", "indexed_at")} AS status,
    {_changes("created_at", "begins_at", "starts_at", "indexed_at")} AS changed_at"""

ENTITY_COLUMNS = """*, CASE WHEN :now < ready_at THEN 'processing' ELSE 'ready' END AS status,
    CASE WHEN ready_at <= :now THEN max(updated_at, ready_at) ELSE updated_at END AS changed_at,
    (SELECT json_group_array(asset_id) FROM (SELECT asset_id FROM entity_assets AS link
        WHERE link.entity_id = entities.id ORDER BY link.number)) AS asset_ids"""

# Milliseconds: as OAuth providers do, the service revokes access that is unused for half a year.
_CONNECTION_LIFETIME = 180 * 86400 * 1000
CONNECTION_COLUMNS = f"""*, CASE WHEN revoked THEN 'revoked'
    WHEN coalesce(last_used_at, created_at) + {_CONNECTION_LIFETIME} <= :now THEN 'expired'
    ELSE 'active' END AS status"""

KNOWLEDGE_STORE_ITEM_COLUMNS = f"""*, CASE {_stages(DURATIONS.item, "created_at", "processed_at")} AS status,
    :now >= starts_at AS begun, {_changes("created_at", "starts_at", "processed_at")} AS changed_at"""

_READY = "FROM indexed_assets AS item WHERE item.index_id = indexes.id AND item.indexed_at <= :now"
INDEX_COLUMNS = " ".join(
    (
        f"*, (SELECT count(*) {_READY} AND failure IS NULL) AS video_count,",
        f"(SELECT total(duration) {_READY} AND failure IS NULL) AS total_duration,",
        f"max(updated_at, coalesce((SELECT max(indexed_at) {_READY}), 0)) AS changed_at",
    )
)

_DONE = "(result IS NOT NULL OR failure IS NOT NULL)"
EMBEDDING_TASK_COLUMNS = f"""*, CASE WHEN :now < ends_at OR NOT {_DONE} THEN 'processing'
    WHEN failure IS NULL THEN 'ready' ELSE 'failed' END AS status,
    CASE WHEN ends_at <= :now THEN ends_at ELSE created_at END AS changed_at"""

ANALYSIS_TASK_COLUMNS = f"""*, CASE
    WHEN canceled_at <= :now THEN 'canceled'
    WHEN :now < created_at + (starts_at - created_at) * 0.5 THEN 'queued'
    WHEN :now < starts_at THEN 'pending'
    WHEN :now < ends_at OR NOT {_DONE} THEN 'processing'
    WHEN failure IS NULL THEN 'ready' ELSE 'failed' END AS status,
    coalesce(canceled_at, ends_at) AS completed_at,
    (SELECT delivery FROM webhook_deliveries WHERE subject = analysis_tasks.id) AS webhook"""  # noqa: S608 - constants

ENDS = {
    "assets": "settles_at",
    "indexed_assets": "indexed_at",
    "video_indexing_tasks": "indexed_at",
    "entities": "ready_at",
    "knowledge_store_items": "processed_at",
    "embedding_tasks": "ends_at",
    "analysis_tasks": "coalesce(canceled_at, ends_at)",
}
"""The tables with work in progress, with the SQL for the time of its completion."""
