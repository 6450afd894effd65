"""How fast all processes of an account together may upload, learned from what they report.

The limiter of a client knows what one process has met. Many processes would each meet the limit of the account, so
those that share a ledger take a token from one budget with each upload that they claim. Tokens come evenly: one every
`interval` seconds, and those that nobody took are kept for `Pace.burst`. Workers report with their beats, at once after
a refusal. The one that leads learns:

- While no limit is known, the rate doubles as long as it is used up.
- Where responses have X-Ratelimit-Remaining and -Reset, what remains is spread evenly until the reset.
- A refusal (429) without these headers closes the budget for its Retry-After, or for a pause that doubles. The limit is
  what was taken since the budget was last opened, over the time until it opens again. From then on the rate is a little
  lower, and rises slowly, so that a limit that was lifted is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class BudgetTuning:
    """How a budget adapts. Times are in seconds."""

    first_interval: float = 0.125
    """Between two uploads, while nothing is known."""
    least_interval: float = 0.0005
    """A rate beyond this is no limit."""
    first_period: float = 5.0
    """The rate doubles this often, while no limit is known."""
    usage: float = 0.5
    """The share of the tokens that must have been used before the rate rises."""
    margin: float = 0.97
    """The share of a limit that is used, because requests do not arrive evenly."""
    first_rise: float = 0.02
    """The share by which the rate rises after a period without a refusal. Each further rise is twice as large, up to
    doubling the rate."""
    hold: int = 4
    """Periods after a refusal in which the rate does not rise."""
    first_pause: float = 5.0
    """After a refusal without Retry-After: longer than a report takes to reach the leader. It doubles each time."""
    longest_pause: float = 60.0
    least_count: float = 60.0
    """The least time in which uploads are counted: the platform's limits are per minute."""
    longest_period: float = 600.0
    """A limit whose period is longer, such as one per day, says nothing about the rate."""


TUNING = BudgetTuning()
"""What every budget uses."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a worker has seen of the limit of uploads since its last beat."""

    taken: int = 0
    """Uploads that the platform has accepted."""
    refused: int = 0
    """Uploads that it has refused for now (429)."""
    pause: float | None = None
    """Seconds for which it has asked for a pause: with the refusal, or until the reset if nothing remains."""
    remaining: int | None = None
    """What remained by the headers of the latest response, and"""
    reset: float | None = None
    """the seconds until the reset, both as of that response."""

    def __bool__(self) -> bool:
        return self != Seen()

    @property
    def closes(self) -> float | None:
        """Seconds for which nothing more is to be claimed, from now on; None if that is not needed."""
        if self.pause is None and not self.refused:
            return None
        return TUNING.first_pause if self.pause is None else self.pause

    @classmethod
    def sum(cls, all_seen: Iterable[Self]) -> Self:
        """What several workers have seen, or one in a row; the latest is the last."""
        total = cls()
        for seen in all_seen:
            pauses = [one for one in (total.pause, seen.pause) if one is not None]
            latest = total if seen.remaining is None else seen
            total = cls(
                total.taken + seen.taken,
                total.refused + seen.refused,
                max(pauses, default=None),
                latest.remaining,
                latest.reset,
            )
        return total


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast uploads may be claimed. Times are in seconds of one clock, that of the ledger."""

    learned: float = TUNING.first_interval
    """Seconds between two tokens, as learned from refusals; 0 for no limit."""
    announced: float = 0.0
    """The same from the headers."""
    closed_until: float = 0.0
    """No tokens until then."""
    pauses: int = 0
    """Pauses in a row, without an accepted upload between them."""
    before: float = 0.0
    """What was learned before the latest of them."""

    taken: int = 0
    """Uploads accepted since"""
    counted_from: float | None = None
    """this moment: when the budget was last opened."""

    period: float = TUNING.first_period
    """Seconds between two rises of the rate."""
    rise: float = 1.0
    rises_at: float | None = None
    """When the rate rises next, if"""
    used: int = 0
    """this many tokens, used in the period, are most of them."""

    resets_at: float = 0.0
    """When the current period of a limit in headers ends,"""
    window: float = 0.0
    """the seconds until then, and"""
    limit: int = 0
    """the uploads in them, both as of its first response."""

    @property
    def interval(self) -> float:
        """Seconds between two tokens; 0 for no limit."""
        return max(self.learned, self.announced)

    @property
    def burst(self) -> float:
        """Seconds for which unused tokens are kept: those of one second, or two tokens."""
        return max(1.0, 2 * self.interval)

    def to_json(self) -> dict[str, Any]:
        """The pace as JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """The pace from JSON."""
        return cls(**value)


def learn(pace: Pace, seen: Seen, at: float) -> Pace:
    """The pace after what all workers have seen since the last time."""
    if seen.taken:
        pace = _count(pace, seen.taken, at)
    if seen.remaining is not None and seen.reset is not None:
        pace = _announced(pace, seen.remaining, seen.reset, at)
    if seen.refused:
        return _refused(pace, seen.pause, at)
    return _measured(pace) if at < pace.closed_until and pace.pauses else _rising(pace, at)


def _count(pace: Pace, taken: int, at: float) -> Pace:
    if pace.counted_from is not None and (not pace.pauses or at < pace.closed_until):
        return replace(pace, taken=pace.taken + taken, used=pace.used + taken)
    # The first after a pause, or of all.
    if pace.counted_from is not None and pace.closed_until - pace.counted_from < TUNING.least_count:
        return replace(pace, taken=pace.taken + taken, pauses=0, used=taken)
    began = max(pace.closed_until, at - TUNING.first_period)
    return replace(pace, taken=taken, counted_from=began, pauses=0, used=taken)


def _announced(pace: Pace, remaining: int, reset: float, at: float) -> Pace:
    if remaining <= 0:
        return replace(pace, closed_until=max(pace.closed_until, at + reset))
    is_new = at + reset > pace.resets_at + 1
    limit = remaining + 1 if is_new else max(pace.limit, remaining + 1)
    window = reset if is_new else pace.window
    return replace(
        pace,
        announced=max(reset / remaining, window / limit) / TUNING.margin,
        resets_at=at + reset if is_new else pace.resets_at,
        window=window,
        limit=limit,
    )


def _refused(pace: Pace, pause: float | None, at: float) -> Pace:
    is_first = at >= pace.closed_until or not pace.pauses
    pauses = pace.pauses + is_first
    if pause is None:
        pause = min(TUNING.first_pause * 2 ** (pauses - 1), TUNING.longest_pause)
    return _measured(
        replace(
            pace,
            closed_until=max(pace.closed_until, at + pause),
            pauses=pauses,
            before=pace.learned if is_first and not pace.pauses else pace.before,
            counted_from=at if pace.counted_from is None else pace.counted_from,
        )
    )


def _measured(pace: Pace) -> Pace:
    """The pace by what was taken before the refusal. Reports of it arrive until the budget opens again."""
    seconds = max(pace.closed_until - (pace.counted_from or 0.0), TUNING.first_period)
    if seconds > TUNING.longest_period:
        return pace
    return replace(
        pace,
        learned=max(pace.before, seconds / max(pace.taken, 1)) / TUNING.margin,
        period=seconds,
        rise=TUNING.first_rise,
        rises_at=pace.closed_until + TUNING.hold * seconds,
        used=0,
    )


def _rising(pace: Pace, at: float) -> Pace:
    if pace.rises_at is None:
        return replace(pace, rises_at=at + pace.period, used=0)
    if at < pace.rises_at:
        return pace
    next_period = replace(pace, rises_at=at + pace.period, used=0)
    if pace.used * pace.learned < TUNING.usage * pace.period:
        # A time in which there was little to do tells nothing about a limit.
        return replace(next_period, taken=0, counted_from=None)
    learned = pace.learned / (1 + pace.rise)
    return replace(
        next_period, learned=learned if learned > TUNING.least_interval else 0.0, rise=min(2 * pace.rise, 1.0)
    )
