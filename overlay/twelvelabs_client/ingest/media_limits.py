"""The media that the platform accepts, so that a file it would refuse fails before a byte is sent.

Where the platform's documentation is not precise, the wider reading is used: nothing is refused here that the platform
might accept.
"""

from __future__ import annotations

from dataclasses import dataclass

from .._limits import MAX_IMAGE_SIZE, MAX_UPLOAD_SIZE, MAX_URL_SIZE
from .model import Options, Target, TargetKind

_MAX_SIZES = {"video": MAX_UPLOAD_SIZE, "image": MAX_IMAGE_SIZE}


@dataclass(frozen=True, slots=True)
class VideoLimits:
    """What a model accepts: seconds, pixels, and the ratio of the longer side to the shorter."""

    shortest: float
    longest: float
    lowest: tuple[int, int] = (360, 360)
    highest: tuple[int, int] = (5184, 2160)
    """The longer and the shorter side."""
    widest: float = 2.4


MODELS = {
    "marengo": VideoLimits(4.0, 4 * 3600.0),
    "pegasus": VideoLimits(1.0, 4 * 3600.0),
}
"""By model family; the limits of each family that an index has apply. Of those of Pegasus the widest are used:
openapi/analysis.yaml has at most 1 hour for one call, and up to 4 hours for a task that selects a part."""


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """What was found in a file."""

    kind: str
    """video, audio or image."""
    width: int | None = None
    height: int | None = None
    duration: float | None = None
    """In seconds."""


def too_large(size: int, kind: str | None, *, is_fetched: bool = False) -> str | None:
    """Why a file of this size would be refused, or None. If the kind is unknown, the largest limit counts."""
    limit = _MAX_SIZES.get(kind or "", MAX_UPLOAD_SIZE)
    if is_fetched and min(size, limit) > MAX_URL_SIZE:
        return f"it has {size:,} bytes; the platform fetches at most {MAX_URL_SIZE:,}: send it without by_url"
    if size > limit:
        return f"it has {size:,} bytes; the platform accepts at most {limit:,} for this kind"
    return None


def refusal(facts: MediaFacts, target: Target, options: Options) -> str | None:
    """Why the target would refuse this file, or None."""
    takes = ("video",) if target.kind is TargetKind.INDEX else ("video", "image")
    if facts.kind not in takes:
        return f"it is {facts.kind}, and {_with_article(target)} accepts only {' and '.join(takes)}"
    if facts.kind != "video":
        return None
    # The models of a knowledge store are not documented; its videos go through the same model as those of an index.
    families = options.models or ("marengo",)
    limits = [limit for family, limit in MODELS.items() if any(name.startswith(family) for name in families)]
    return next((reason for limit in limits if (reason := _video_refusal(facts, limit))), None)


def _with_article(target: Target) -> str:
    return "an index" if target.kind is TargetKind.INDEX else "a knowledge store"


def _video_refusal(facts: MediaFacts, limits: VideoLimits) -> str | None:
    if facts.duration is not None and facts.duration < limits.shortest:
        return f"it lasts {facts.duration:.2f} seconds; the model accepts at least {limits.shortest:g}"
    if facts.duration is not None and facts.duration > limits.longest:
        return f"it lasts {facts.duration:.0f} seconds; the model accepts at most {limits.longest:g}"
    if not facts.width or not facts.height:
        return None
    shape = f"its picture has {facts.width}x{facts.height} pixels"
    longer, shorter = max(facts.width, facts.height), min(facts.width, facts.height)
    if shorter < min(limits.lowest):
        return f"{shape}; the model accepts at least {limits.lowest[0]}x{limits.lowest[1]}"
    if longer > limits.highest[0] or shorter > limits.highest[1]:
        return f"{shape}; the model accepts at most {limits.highest[0]}x{limits.highest[1]}"
    if longer > shorter * limits.widest:
        return f"{shape}; the model accepts one side up to {limits.widest:g} times the other"
    return None
