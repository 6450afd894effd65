"""How long the platform takes, and the SQL that derives the status of objects from stored times when they are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from twelvelabs_sandbox.clock import Clock


@dataclass(frozen=True)
class Durations:
    """How long processing takes, in seconds at speed 1; for stages, by the status that shows them.

    The platform takes minutes; these are long enough to see each status, and short enough to wait for. After a batch is
    canceled, its running tasks continue for ``batch_canceling``.
    """

    asset: float = 1.0
    indexing: Mapping[str, float] = field(
        default_factory=lambda: {"pending": 0.3, "queued": 0.3, "validating": 0.3, "indexing": 1.1}
    )
    entity: float = 1.0
    item: Mapping[str, float] = field(default_factory=lambda: {"queued": 0.3, "pending": 0.3, "processing": 1.2})
    embedding: float = 1.5
    analysis: Mapping[str, float] = field(default_factory=lambda: {"queued": 0.3, "pending": 0.3, "processing": 1.2})
    batch_canceling: float = 0.5


DURATIONS = Durations()

ASSET_STATUSES = """CASE
    WHEN settles_at IS NULL AND arrives_by <= :now THEN 'failed'
    WHEN settles_at IS NULL OR settles_at > :now OR NOT probed THEN 'processing'
    WHEN failure IS NULL THEN 'ready'
    ELSE 'failed' END"""
ASSET_COLUMNS = f"*, {ASSET_STATUSES} AS status"


def asset_settles_at(clock: Clock) -> int:
    """The earliest time at which an asset whose file arrives now is ready."""
    return clock.milliseconds() + _scaled(DURATIONS.asset, clock)


def indexing_times(clock: Clock, begins_at: int) -> tuple[int, int]:
    """For indexing that begins at a time: when its last stage starts, and when it ends."""
    total = sum(DURATIONS.indexing.values())
    return begins_at + _scaled(total - DURATIONS.indexing["indexing"], clock), begins_at + _scaled(total, clock)


def validated_at(clock: Clock, created_at: int) -> int:
    """When the validation of a video indexing task ends, if its file has been read by now."""
    return max(clock.milliseconds(), created_at + _scaled(DURATIONS.asset, clock))


def entity_ready_at(clock: Clock) -> int:
    """When an entity whose assets are changed now is ready."""
    return clock.milliseconds() + _scaled(DURATIONS.entity, clock)


def item_times(clock: Clock) -> tuple[int, int]:
    """For an item that is added to a knowledge store now: when its processing starts, and when it ends."""
    now, total = clock.milliseconds(), sum(DURATIONS.item.values())
    return now + _scaled(total - DURATIONS.item["processing"], clock), now + _scaled(total, clock)


def _scaled(seconds: float, clock: Clock) -> int:
    return round(seconds * 1000 / clock.speed)


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


def embedding_ends_at(clock: Clock) -> int:
    """The earliest time at which an embedding task that is created now is ready."""
    return clock.milliseconds() + _scaled(DURATIONS.embedding, clock)


def analysis_times(clock: Clock, round_number: int = 0) -> tuple[int, int]:
    """For an analysis that is created now: when its processing starts, and the earliest time at which it ends.

    A batch runs a few tasks at a time; ``round_number`` is the number of such rounds before this task.
    """
    processing = DURATIONS.analysis["processing"]
    queued = sum(DURATIONS.analysis.values()) - processing
    starts_at = clock.milliseconds() + _scaled(queued + round_number * processing, clock)
    return starts_at, starts_at + _scaled(processing, clock)


def batch_stops_at(clock: Clock) -> int:
    """When the running work of a batch that is canceled now stops."""
    return clock.milliseconds() + _scaled(DURATIONS.batch_canceling, clock)
