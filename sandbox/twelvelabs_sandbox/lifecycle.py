"""How long the platform takes, and what state that puts things in: derived from times when read, by SQL."""

from twelvelabs_sandbox.clock import Clock

# Seconds at speed 1; the clock's speed divides them. The platform takes minutes; these are short enough to watch.
ASSET_PROCESSING = 1.0
INDEXING_STAGES = {"pending": 0.3, "queued": 0.3, "validating": 0.3, "indexing": 1.1}
INDEXING = sum(INDEXING_STAGES.values())

ASSET_STATUSES = """CASE
    WHEN settles_at IS NULL AND arrives_by <= :now THEN 'failed'
    WHEN settles_at IS NULL OR settles_at > :now OR NOT probed THEN 'processing'
    WHEN failure IS NULL THEN 'ready'
    ELSE 'failed' END"""
ASSET_COLUMNS = f"*, {ASSET_STATUSES} AS status"


def asset_settles_at(clock: Clock) -> int:
    """When an asset whose file arrives now can be ready, provided that the content has been read by then."""
    return clock.milliseconds() + _scaled(ASSET_PROCESSING, clock)


def indexing_times(clock: Clock) -> tuple[int, int]:
    """When indexing that is asked for now begins in earnest, and when it ends."""
    now = clock.milliseconds()
    return now + _scaled(INDEXING - INDEXING_STAGES["indexing"], clock), now + _scaled(INDEXING, clock)


def _scaled(seconds: float, clock: Clock) -> int:
    return round(seconds * 1000 / clock.speed)


def _stages() -> str:
    """The stage of indexing as SQL: each is a share of the time between created_at and indexed_at."""
    cases, elapsed = [], 0.0
    for stage, seconds in INDEXING_STAGES.items():
        elapsed += seconds
        share = round(elapsed / INDEXING, 6)
        cases.append(f"WHEN :now < created_at + (indexed_at - created_at) * {share} THEN '{stage}'")
    return " ".join(("CASE", *cases, "WHEN failure IS NULL THEN 'ready' ELSE 'failed' END"))


INDEXED_ASSET_COLUMNS = f"""*, {_stages()} AS status, :now >= starts_at AS begun, max(updated_at, CASE
    WHEN indexed_at <= :now THEN indexed_at
    WHEN starts_at <= :now THEN starts_at
    ELSE created_at END) AS changed_at"""

_READY = "FROM indexed_assets AS item WHERE item.index_id = indexes.id AND item.indexed_at <= :now"
INDEX_COLUMNS = " ".join(
    (
        f"*, (SELECT count(*) {_READY} AND failure IS NULL) AS video_count,",
        f"(SELECT total(duration) {_READY} AND failure IS NULL) AS total_duration,",
        f"max(updated_at, coalesce((SELECT max(indexed_at) {_READY}), 0)) AS changed_at",
    )
)
