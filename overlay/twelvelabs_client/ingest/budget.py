"""How fast all processes of an account together may upload, learned from what they report.

The limiter of a client knows what one process has met. Many processes would each meet the limit of the account, so
those that share a ledger take a token from one budget with each upload that they claim. There is a token every
`Pace.interval` seconds; those that nobody took are kept for `Pace.burst`. Workers report with their beats, at once
after a refusal, and the one that leads learns:

- While no limit is known, the rate doubles as long as it is used.
- Where responses have X-Ratelimit-Remaining and -Reset, the limit of a period is spread evenly over it.
- A refusal (429) closes the budget for its Retry-After, or else for a pause that doubles. The limit is what was
  accepted since the budget was last opened, over the time until it opens again. From then on the rate is a little
  lower, and rises slowly, so that a limit that was lifted is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from .beat import Answers, Seen


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
    lowered: float = 1.3
    """A limit has been lowered if the measured interval is longer by this factor."""
    first_rise: float = 0.02
    """The share by which the rate rises after a period without a refusal. Each further rise is twice as large, up to
    the last."""
    last_rise: float = 0.32
    hold: float = 240.0
    """The rate does not rise for this long after a refusal."""
    first_pause: float = 5.0
    """After a refusal without Retry-After: longer than a report takes to reach the leader. It doubles each time."""
    longest_pause: float = 60.0
    count_period: float = 60.0
    """Uploads are counted for at least this long, and the rate rises once in it: limits are per minute."""
    longest_period: float = 600.0
    """A limit whose period is longer, such as one per day, says nothing about the rate. It is used up, and then ends
    the run."""


TUNING = BudgetTuning()
"""What every budget uses."""


UPLOADS = ("POST /assets", "POST /assets/multipart-uploads")
"""The operations that begin an upload. They share a budget: a claim does not know which it will be."""


def answers_to_uploads(seen: Seen) -> Answers:
    """What a worker has seen of the limits of uploads."""
    return combined([seen.answers[operation] for operation in UPLOADS if operation in seen.answers])


def combined(reports: Iterable[Answers]) -> Answers:
    """Reports as one. The limits are those of the last that has any."""
    total = Answers()
    for one in reports:
        latest = total if one.remaining is None else one
        total = Answers(
            total.accepted + one.accepted,
            total.refused + one.refused,
            latest.remaining,
            latest.reset,
            max(total.pause, one.pause),
        )
    return total


def closed_for(answers: Answers) -> float:
    """Seconds for which no tokens are given after a report, at once, before the leader has learned from it."""
    if answers.refused:
        pause = answers.pause or TUNING.first_pause
    else:
        pause = answers.reset or 0.0 if answers.remaining == 0 else 0.0
    return pause if pause <= TUNING.longest_period else 0.0


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
    """What was learned before them, and"""
    was_limited: bool = False
    """whether a limit had been met before."""

    taken: int = 0
    """Uploads accepted since"""
    counted_from: float | None = None
    """this moment: when the budget was last opened, or the rate last rose after a refusal."""

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


def learn(pace: Pace, answers: Answers, at: float) -> Pace:
    """The pace after what all workers have reported since the last time."""
    if answers.accepted:
        pace = _count(pace, answers.accepted, at)
    if answers.remaining is not None and answers.reset is not None:
        pace = _announced(pace, answers.remaining, answers.reset, at)
    if answers.refused:
        return _refused(pace, answers.pause, at)
    return _measured(pace) if at < pace.closed_until and pace.pauses else _rising(pace, at)


def _count(pace: Pace, taken: int, at: float) -> Pace:
    if pace.counted_from is not None and (not pace.pauses or at < pace.closed_until):
        return replace(pace, taken=pace.taken + taken, used=pace.used + taken)
    # The first after a pause, or of all.
    if pace.counted_from is not None and pace.closed_until - pace.counted_from < TUNING.count_period:
        return replace(pace, taken=pace.taken + taken, pauses=0, used=taken)
    began = max(pace.closed_until, at - TUNING.first_period)
    return replace(pace, taken=taken, counted_from=began, pauses=0, used=taken)


def _announced(pace: Pace, remaining: int, reset: float, at: float) -> Pace:
    if reset > TUNING.longest_period:
        return pace
    if remaining <= 0:
        return replace(pace, closed_until=max(pace.closed_until, at + reset))
    # A new period, unless the headers name the moment at which one more request is allowed.
    is_new = at + reset > pace.resets_at + (1 if reset > pace.window / 2 else TUNING.longest_period)
    window, limit = (reset, remaining + 1) if is_new else (pace.window, max(pace.limit, remaining + 1))
    resets_at = at + reset if is_new else pace.resets_at
    return replace(pace, announced=window / limit / TUNING.margin, resets_at=resets_at, window=window, limit=limit)


def _refused(pace: Pace, pause: float, at: float) -> Pace:
    if pause > TUNING.longest_period:
        return pace
    is_first = at >= pace.closed_until or not pace.pauses
    pauses = pace.pauses + is_first
    pause = pause or min(TUNING.first_pause * 2 ** (pauses - 1), TUNING.longest_pause)
    return _measured(
        replace(
            pace,
            closed_until=max(pace.closed_until, at + pause),
            pauses=pauses,
            before=pace.before if pace.pauses else pace.learned,
            was_limited=pace.was_limited if pace.pauses else pace.rise < 1,
            counted_from=at if pace.counted_from is None else pace.counted_from,
        )
    )


def _measured(pace: Pace) -> Pace:
    """The pace by what was taken before the refusal. Reports of it arrive until the budget opens again."""
    seconds = max(pace.closed_until - (pace.counted_from or 0.0), TUNING.first_period)
    measured = seconds / max(pace.taken, 1)
    # Little more than before is within what reports are late, and little was counted in a short time.
    is_known = pace.was_limited and (measured <= TUNING.lowered * pace.before or seconds < TUNING.count_period)
    return replace(
        pace,
        learned=(pace.before if is_known else max(pace.before, measured)) / TUNING.margin,
        period=TUNING.count_period,
        rise=TUNING.first_rise,
        rises_at=pace.closed_until + TUNING.hold,
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
    if pace.rise < 1:
        next_period = replace(next_period, taken=0, counted_from=at)
    return replace(
        next_period,
        learned=learned if learned > TUNING.least_interval else 0.0,
        rise=min(2 * pace.rise, max(pace.rise, TUNING.last_rise)),
    )
