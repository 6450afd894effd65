"""What the platform takes, so that a file which it would refuse is told before a byte of it is sent.

Where the platform's documentation leaves a limit open, the wider reading is used: nothing that might be taken is
refused here.
"""

from __future__ import annotations

from dataclasses import dataclass

from .model import Options, Target, TargetKind

GB = 1_000_000_000
MB = 1_000_000

LARGEST = {"video": 10 * GB, "image": 32 * MB}
"""Bytes of a file that is sent, by its kind."""


@dataclass(frozen=True, slots=True)
class VideoLimits:
    """What a model takes: seconds, pixels, and how many times the longer side of a picture may be the shorter."""

    shortest: float
    longest: float
    lowest: tuple[int, int] = (360, 360)
    highest: tuple[int, int] = (5184, 2160)
    """The longer and the shorter side."""
    widest: float = 2.4


MODELS = {
    "marengo": VideoLimits(4.0, 4 * 3600.0),
}
"""By the family of the model. Pegasus takes what it finds in an index, and adds no limit to getting there."""


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What a file says about itself."""

    kind: str
    """video, audio or image."""
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    """In seconds."""


def too_large(size: int, kind: str | None) -> str | None:
    """Why a file of this size would be refused, or None. One of unknown kind may be as large as any."""
    limit = LARGEST.get(kind or "", max(LARGEST.values()))
    if size > limit:
        return f"it has {size:,} bytes; the platform takes at most {limit:,} of this kind"
    return None


def refusal(facts: MediaFacts, target: Target, options: Options) -> str | None:
    """Why the target would refuse such a file, or None."""
    takes = ("video",) if target.kind is TargetKind.INDEX else ("video", "image")
    if facts.kind not in takes:
        return f"it is {facts.kind}, and {_with_article(target)} takes only {' and '.join(takes)}"
    if facts.kind != "video":
        return None
    # What a knowledge store is made of is not told; its videos go through the same model as those of an index.
    families = options.models or ("marengo",)
    limits = [limit for family, limit in MODELS.items() if any(name.startswith(family) for name in families)]
    return next((reason for limit in limits if (reason := _video_refusal(facts, limit))), None)


def _with_article(target: Target) -> str:
    return "an index" if target.kind is TargetKind.INDEX else "a knowledge store"


def _video_refusal(facts: MediaFacts, limits: VideoLimits) -> str | None:
    if facts.duration is not None and facts.duration < limits.shortest:
        return f"it lasts {facts.duration:.2f} seconds; the shortest that the model takes is {limits.shortest:g}"
    if facts.duration is not None and facts.duration > limits.longest:
        return f"it lasts {facts.duration:.0f} seconds; the longest that the model takes is {limits.longest:g}"
    if not facts.width or not facts.height:
        return None
    shape = f"its picture has {facts.width}x{facts.height} pixels"
    longer, shorter = max(facts.width, facts.height), min(facts.width, facts.height)
    if shorter < min(limits.lowest):
        return f"{shape}; the model takes {limits.lowest[0]}x{limits.lowest[1]} and more"
    if longer > limits.highest[0] or shorter > limits.highest[1]:
        return f"{shape}; the model takes {limits.highest[0]}x{limits.highest[1]} at most"
    if longer > shorter * limits.widest:
        return f"{shape}; the model takes one side up to {limits.widest:g} times the other"
    return None
