"""Vectors of 512 dimensions, like those of Marengo, from what is seen, heard and written: alike media, alike vectors.

They know nothing of what anything means, except that the name of a color stands for a picture of that color. Values
are centered on the middle of their range, not on their mean, so what is the same all over has a direction too.
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
_LUMA = (0.299, 0.587, 0.114)  # how bright red, green and blue appear
# What changes weighs less than what is there.
_STILLNESS = 0.25
# A word that is no color says little beside one that is.
_WORD = 0.3

_SLOTS = DIMENSION // BANDS


@dataclass(frozen=True)
class Picture:
    """A picture as a grid: brightness from -1 to 1, and in a grid half as fine how red and how blue it is."""

    brightness: Vector
    red: Vector
    blue: Vector


def look(rgb: bytes) -> Picture:
    """The picture that GRID x GRID pixels of three bytes make."""
    red, green, blue = ([value / 127.5 - 1 for value in rgb[channel::3]] for channel in range(3))
    brightness = [r * _LUMA[0] + g * _LUMA[1] + b * _LUMA[2] for r, g, b in zip(red, green, blue, strict=True)]
    return Picture(brightness, _coarse(map(sub, red, brightness)), _coarse(map(sub, blue, brightness)))


def visual_vector(pictures: Sequence[Picture]) -> Vector:
    """The vector of one or more pictures in a row: brightness and color on average, and how they change."""
    brightness = [picture.brightness for picture in pictures]
    coarse = [_coarse(grid) for grid in brightness]
    changes = [[abs(a - b) / 2 for a, b in zip(*pair, strict=True)] for pair in pairwise(coarse)]
    stillness = [_STILLNESS * (1 - change) for change in (_mean(changes) if changes else [0.0] * len(coarse[0]))]
    trend = [(last - first) / 2 for first, last in zip(coarse[0], coarse[-1], strict=True)]
    red, blue = _mean([picture.red for picture in pictures]), _mean([picture.blue for picture in pictures])
    return unit([*_mean(brightness), *red, *blue, *stillness, *trend])


def audio_vector(levels: bytes) -> Vector:
    """The vector of sound that was listened to piece by piece: how loud each band is over 128 slots of time."""
    values = [value / 127.5 - 1 for value in levels] or [-1.0] * BANDS
    return unit(value for band in range(BANDS) for value in _slots(values[band::BANDS]))


def text_vector(text: str) -> Vector:
    """The vector of a text: near to pictures of the colors that it names, and to texts with the same words."""
    words = content_words(text) or [text]
    colors = [_color_vector(word) for word in words if word in COLORS]
    others = [_word_vector(word) for word in words if word not in COLORS]
    return unit(map(sum, zip(*colors, *([_WORD * value for value in vector] for vector in others), strict=True)))


def combined(vectors: Sequence[Vector]) -> Vector:
    """One vector for several things together."""
    return unit(map(sum, zip(*vectors, strict=True)))


def folded(vector: Vector, dimension: int) -> Vector:
    """The vector in fewer dimensions, of which the former number must be a multiple."""
    size = len(vector) // dimension
    return vector if size == 1 else unit(sum(vector[start : start + size]) for start in range(0, len(vector), size))


def unit(values: Iterable[float]) -> Vector:
    """The vector of length 1 in the direction of the values. If they are all zero, it is always the same one."""
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
    # The same direction on every machine, and nothing is secret about it.
    chance = random.Random(hashlib.sha256(word.encode()).digest())  # noqa: S311
    return unit(chance.gauss(0, 1) for _ in range(DIMENSION))


def _slots(values: Vector) -> list[float]:
    starts = [n * len(values) // _SLOTS for n in range(_SLOTS + 1)]
    slots = (values[start : max(start + 1, end)] for start, end in pairwise(starts))
    return [sum(slot) / len(slot) for slot in slots]


def _mean(grids: Sequence[Vector]) -> Vector:
    return [sum(values) / len(grids) for values in zip(*grids, strict=True)]


def _coarse(grid: Iterable[float]) -> Vector:
    """A grid with half as many rows and columns."""
    fine = list(grid)
    rows = [fine[start : start + GRID] for start in range(0, len(fine), GRID)]
    return [
        (upper[x] + upper[x + 1] + lower[x] + lower[x + 1]) / 4
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
        for x in range(0, GRID, 2)
    ]
