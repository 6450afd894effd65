"""Scenes: how media are cut into time windows, and what a window looks and sounds like."""

import math
from dataclasses import dataclass
from itertools import pairwise
from operator import sub

from twelvelabs_sandbox.inference.colors import shares
from twelvelabs_sandbox.media.features import Features

Window = tuple[float, float]


@dataclass(frozen=True)
class Thresholds:
    """Where measured values become scenes and words. All are our choice; simulated results depend on them.

    ``cut`` and ``full_motion`` are average differences of two pictures, where 1 is black to white. ``moving``,
    ``silent``, ``loud``, ``dark`` and ``bright`` are values of a scene, from 0 to 1.
    """

    cut: float = 0.12
    max_seconds: float = 10.0
    full_motion: float = 0.1
    moving: float = 0.2
    silent: float = 0.25
    loud: float = 0.7
    dark: float = 0.3
    bright: float = 0.7


THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class Scene:
    """A time window in seconds: the share of each color, and brightness, motion and loudness from 0 to 1.

    The loudness is None without sound; the colors are empty without pictures.
    """

    start: float
    end: float
    colors: dict[str, float]
    brightness: float
    motion: float
    loudness: float | None

    @property
    def color(self) -> str | None:
        """The color with the largest share, or None without pictures."""
        return max(self.colors, key=lambda name: self.colors[name], default=None)

    @property
    def sound(self) -> str | None:
        """The loudness as a word: silent, audible or loud; None without sound."""
        if self.loudness is None:
            return None
        if self.loudness < THRESHOLDS.silent:
            return "silent"
        return "loud" if self.loudness > THRESHOLDS.loud else "audible"

    def describe(self) -> str:
        """The scene in one sentence."""
        parts = [self._picture()] if self.colors else []
        if self.sound is not None:
            parts.append("the sound is silent" if self.sound == "silent" else f"the sound is {self.sound}")
        return f"From {self.start:.1f} to {self.end:.1f} seconds " + (" and ".join(parts) or "there is nothing") + "."

    def _picture(self) -> str:
        names = [name for name, share in self.colors.items() if share >= 0.15][:3] or [self.color or "gray"]
        limits = THRESHOLDS
        light = "dark " if self.brightness < limits.dark else "bright " if self.brightness > limits.bright else ""
        motion = "moving" if self.motion > limits.moving else "still"
        listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        return f"the {light}picture is {listed}, and {motion}"


def look_at(features: Features, window: Window) -> Scene:
    """The scene of a time window."""
    pictures = features.pictures_within(*window)
    sound = features.sound_within(*window)
    colors: dict[str, float] = {}
    for picture in pictures:
        for name, share in shares(picture).items():
            colors[name] = colors.get(name, 0.0) + share / len(pictures)
    changes = [difference(one, other) for one, other in pairwise(pictures)]
    return Scene(
        start=round(window[0], 3),
        end=round(window[1], 3),
        colors={name: round(share, 4) for name, share in sorted(colors.items(), key=lambda item: (-item[1], item[0]))},
        brightness=round(sum(map(sum, pictures)) / (255 * sum(map(len, pictures))), 4) if pictures else 0.0,
        motion=round(min(1.0, sum(changes) / len(changes) / THRESHOLDS.full_motion), 4) if changes else 0.0,
        loudness=round(max(sum(sound[band::4]) / len(sound[band::4]) for band in range(4)) / 255, 4) if sound else None,
    )


def difference(one: bytes, other: bytes) -> float:
    """The average difference of two pictures, from 0 (identical) to 1 (black and white)."""
    total: int = sum(map(abs, map(sub, one, other)))
    return total / (255 * len(one))


def fixed_windows(start: float, end: float, length: float) -> list[Window]:
    """Windows of the same length, except for the last one, which may be shorter."""
    count = max(1, math.ceil(round((end - start) / length, 6)))
    starts = [start + number * length for number in range(count)]
    return list(zip(starts, [*starts[1:], end], strict=True))


def scene_windows(features: Features, start: float, end: float, shortest: float) -> list[Window]:
    """Windows that start at cuts, each at least ``shortest`` seconds long unless all of the media is shorter."""
    cuts = [
        time
        for time, one, other in zip(features.times[1:], features.pictures, features.pictures[1:], strict=False)
        if difference(one, other) > THRESHOLDS.cut
    ]
    windows: list[Window] = []
    begin = start
    for cut in [*cuts, end]:
        while min(cut, end) - begin > THRESHOLDS.max_seconds + shortest:
            windows.append((begin, begin + THRESHOLDS.max_seconds))
            begin += THRESHOLDS.max_seconds
        if cut - begin >= shortest and end - cut >= shortest:
            windows.append((begin, cut))
            begin = cut
    return [*windows, (begin, end)]
