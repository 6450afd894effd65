"""How long the platform takes for each kind of work."""

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


def _scaled(seconds: float, clock: Clock) -> int:
    return round(seconds * 1000 / clock.speed)
