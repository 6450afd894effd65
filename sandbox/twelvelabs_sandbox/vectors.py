"""Vectors of 512 dimensions, like those of Marengo 3.0, from what is seen and heard: alike media, alike vectors.

They know nothing of what anything means. Values are centered on the middle of their range, not on their mean,
so what is the same all over has a direction too.
"""

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import add, mul, sub
from typing import TypeAlias

Vector: TypeAlias = list[float]

GRID = 16  # a picture is looked at in this many rows and columns
_LUMA = (0.299, 0.587, 0.114)  # how bright red, green and blue appear
# What changes weighs less than what is there.
_STILLNESS = 0.25

_SLOTS = 128
_HALVINGS = 3
_LOUDEST = 32768
_RANGE = 96.0  # decibels that 16 bits can tell apart


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


def audio_vector(samples: "array[int]") -> Vector:
    """The vector of samples of 16 bits: how loud they are in four bands, from high to low, over 128 slots of time."""
    vector: Vector = []
    low = samples.tolist()
    for halving in range(_HALVINGS):
        even, odd = low[::2], low[1::2]
        # Neighbors that differ are the upper half of what is heard; what they have in common is the lower half.
        vector += _loudness(list(map(sub, even, odd)), 2 ** (halving + 1))
        low = list(map(add, even, odd))
    return unit(vector + _loudness(low, 2**_HALVINGS))


def unit(values: Iterable[float]) -> Vector:
    """The vector of length 1 in the direction of the values. If they are all zero, it is always the same one."""
    vector = list(values)
    length = math.sqrt(sum(map(mul, vector, vector)))
    if length < 1e-9:
        vector, length = [1.0] * len(vector), math.sqrt(len(vector))
    return [round(value / length, 7) for value in vector]


def _loudness(band: list[int], scale: int) -> Vector:
    """The loudness of a band in each slot, from -1 for silence to 1. ``scale`` is how much the band is amplified."""
    count = len(band)
    slots = (band[n * count // _SLOTS : max(n * count // _SLOTS + 1, (n + 1) * count // _SLOTS)] for n in range(_SLOTS))
    return [_level(math.sqrt(sum(map(mul, slot, slot)) / max(1, len(slot))) / (scale * _LOUDEST)) for slot in slots]


def _level(amplitude: float) -> float:
    if amplitude <= 0:
        return -1.0
    decibels = 20 * math.log10(amplitude)
    return min(1.0, max(-1.0, 1 + 2 * decibels / _RANGE))


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
