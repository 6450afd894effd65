"""Vectors of 512 dimensions, as Marengo's, of pictures, sound and text: similar media have similar vectors.

They carry no meaning, except that the name of a color is close to pictures of that color. Values are centered on the
middle of their range instead of their mean, so that uniform media have a direction too.
"""

import hashlib
import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from operator import mul, sub
from typing import TypeAlias

from twelvelabs_sandbox.inference.colors import COLORS
from twelvelabs_sandbox.inference.text import content_words
from twelvelabs_sandbox.media.features import GRID
from twelvelabs_sandbox.media.loudness import BANDS

Vector: TypeAlias = list[float]

DIMENSION = 512
_LUMA = (0.299, 0.587, 0.114)  # the perceived brightness of red, green and blue
# Motion weighs less than content.
_STILLNESS_WEIGHT = 0.25
# Other words weigh less than colors.
_WORD_WEIGHT = 0.3

_SLOTS = DIMENSION // BANDS


@dataclass(frozen=True)
class Picture:
    """A picture as grids: brightness from -1 to 1, and red and blue chroma at half the resolution."""

    brightness: Vector
    red: Vector
    blue: Vector


def look(rgb: bytes) -> Picture:
    """The picture of GRID x GRID RGB pixels of three bytes."""
    red, green, blue = ([value / 127.5 - 1 for value in rgb[channel::3]] for channel in range(3))
    brightness = [r * _LUMA[0] + g * _LUMA[1] + b * _LUMA[2] for r, g, b in zip(red, green, blue, strict=True)]
    return Picture(brightness, _coarse(map(sub, red, brightness)), _coarse(map(sub, blue, brightness)))


def visual_vector(pictures: Sequence[Picture]) -> Vector:
    """The vector of consecutive pictures: their average brightness and color, and how they change."""
    brightness = [picture.brightness for picture in pictures]
    coarse = [_coarse(grid) for grid in brightness]
    changes = [[abs(a - b) / 2 for a, b in zip(*pair, strict=True)] for pair in pairwise(coarse)]
    stillness = [_STILLNESS_WEIGHT * (1 - change) for change in (_mean(changes) if changes else [0.0] * len(coarse[0]))]
    trend = [(last - first) / 2 for first, last in zip(coarse[0], coarse[-1], strict=True)]
    red, blue = _mean([picture.red for picture in pictures]), _mean([picture.blue for picture in pictures])
    return unit([*_mean(brightness), *red, *blue, *stillness, *trend])


def audio_vector(levels: bytes) -> Vector:
    """The vector of sound: the loudness of each band in 128 slots of time."""
    values = [value / 127.5 - 1 for value in levels] or [-1.0] * BANDS
    return unit(value for band in range(BANDS) for value in _slots(values[band::BANDS]))


def text_vector(text: str) -> Vector:
    """The vector of a text: close to pictures of the colors it names, and to texts with the same words."""
    words = content_words(text) or [text]
    colors = [_color_vector(word) for word in words if word in COLORS]
    others = [_word_vector(word) for word in words if word not in COLORS]
    return unit(map(sum, zip(*colors, *([_WORD_WEIGHT * value for value in vector] for vector in others), strict=True)))


def seeded_vector(seed: int) -> Vector:
    """A vector derived from a number; vectors of different numbers are nearly orthogonal."""
    return _word_vector(f"#{seed}")


def combined(vectors: Sequence[Vector]) -> Vector:
    """The normalized sum of vectors."""
    return unit(map(sum, zip(*vectors, strict=True)))


def folded(vector: Vector, dimension: int) -> Vector:
    """A vector in fewer dimensions, whose number must divide the number of dimensions."""
    size = len(vector) // dimension
    return vector if size == 1 else unit(sum(vector[start : start + size]) for start in range(0, len(vector), size))


def unit(values: Iterable[float]) -> Vector:
    """The unit vector in the direction of the values; for all zeros, always the same vector."""
    vector = list(values)
    length = math.sqrt(sum(map(mul, vector, vector)))
    if length < 1e-9:
        vector, length = [1.0] * len(vector), math.sqrt(len(vector))
    return [round(value / length, 7) for value in vector]


@cache
def _color_vector(name: str) -> Vector:
    return visual_vector([look(bytes(COLORS[name]) * (GRID * GRID))])


@lru_cache(maxsize=4096)
def _word_vector(word: str) -> Vector:
    # Seeded by the word: the same on every machine, and nothing depends on it being secret.
    chance = random.Random(hashlib.sha256(word.encode()).digest())  # noqa: S311
    return unit(chance.gauss(0, 1) for _ in range(DIMENSION))


def _slots(values: Vector) -> list[float]:
    starts = [n * len(values) // _SLOTS for n in range(_SLOTS + 1)]
    slots = (values[start : max(start + 1, end)] for start, end in pairwise(starts))
    return [sum(slot) / len(slot) for slot in slots]


def _mean(grids: Sequence[Vector]) -> Vector:
    return [sum(values) / len(grids) for values in zip(*grids, strict=True)]


def _coarse(grid: Iterable[float]) -> Vector:
    """A grid at half the resolution."""
    fine = list(grid)
    rows = [fine[start : start + GRID] for start in range(0, len(fine), GRID)]
    return [
        (upper[x] + upper[x + 1] + lower[x] + lower[x + 1]) / 4
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
        for x in range(0, GRID, 2)
    ]
