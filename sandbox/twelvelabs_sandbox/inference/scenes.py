"""Stretches of time: how media are cut, and what a stretch is like in numbers and in words."""

import math
from dataclasses import dataclass
from itertools import pairwise
from operator import sub

from twelvelabs_sandbox.inference.colors import shares
from twelvelabs_sandbox.media.features import Features

Window = tuple[float, float]

# How much of the range from black to white two pictures must differ on average for a cut to be seen between them.
_CUT = 0.12
_LONGEST = 10.0
# A difference that counts as much motion.
_MUCH_MOTION = 0.1
_SILENT, _LOUD = 0.25, 0.7
_DARK, _BRIGHT = 0.3, 0.7


@dataclass(frozen=True)
class Scene:
    """A stretch of time: the share of each color, and brightness, motion and loudness from 0 to 1.

    Without sound the loudness is None, without pictures there are no colors.
    """

    start: float
    end: float
    colors: dict[str, float]
    brightness: float
    motion: float
    loudness: float | None

    @property
    def color(self) -> str | None:
        """The color that takes the most room."""
        return max(self.colors, key=lambda name: self.colors[name], default=None)

    @property
    def sound(self) -> str | None:
        """What the sound is like, in a word, or None if there is none."""
        if self.loudness is None:
            return None
        return "silent" if self.loudness < _SILENT else "loud" if self.loudness > _LOUD else "audible"

    def describe(self) -> str:
        """The scene in one sentence."""
        said = [self._picture()] if self.colors else []
        if self.sound is not None:
            said.append("the sound is silent" if self.sound == "silent" else f"the sound is {self.sound}")
        return f"From {self.start:.1f} to {self.end:.1f} seconds " + (" and ".join(said) or "there is nothing") + "."

    def _picture(self) -> str:
        names = [name for name, share in self.colors.items() if share >= 0.15][:3] or [self.color or "gray"]
        light = "dark " if self.brightness < _DARK else "bright " if self.brightness > _BRIGHT else ""
        motion = "moving" if self.motion > 0.2 else "still"
        listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        return f"the {light}picture is {listed}, and {motion}"


def look_at(features: Features, window: Window) -> Scene:
    """What media are like in a stretch of time."""
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
        motion=round(min(1.0, sum(changes) / len(changes) / _MUCH_MOTION), 4) if changes else 0.0,
        loudness=round(max(sum(sound[band::4]) / len(sound[band::4]) for band in range(4)) / 255, 4) if sound else None,
    )


def difference(one: bytes, other: bytes) -> float:
    """How much two pictures differ: 0 if not at all, 1 for black and white."""
    total: int = sum(map(abs, map(sub, one, other)))
    return total / (255 * len(one))


def fixed_windows(start: float, end: float, length: float) -> list[Window]:
    """Stretches of the same length except the last."""
    count = max(1, math.ceil(round((end - start) / length, 6)))
    starts = [start + number * length for number in range(count)]
    return list(zip(starts, [*starts[1:], end], strict=True))


def scene_windows(features: Features, start: float, end: float, shortest: float) -> list[Window]:
    """Stretches that begin where the picture changes, none shorter than this unless there is no more."""
    cuts = [
        time
        for time, one, other in zip(features.times[1:], features.pictures, features.pictures[1:], strict=False)
        if difference(one, other) > _CUT
    ]
    windows: list[Window] = []
    begin = start
    for cut in [*cuts, end]:
        while min(cut, end) - begin > _LONGEST + shortest:
            windows.append((begin, begin + _LONGEST))
            begin += _LONGEST
        if cut - begin >= shortest and end - cut >= shortest:
            windows.append((begin, cut))
            begin = cut
    return [*windows, (begin, end)]
