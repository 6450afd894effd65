"""The loudness of sound in a few frequency bands."""

import math
from array import array
from operator import add, mul, sub

BANDS = 4  # frequency bands, from high to low
_LOUDEST = 32768
_RANGE = 96.0  # the dynamic range of 16 bits, in decibels


def listen(samples: "array[int]") -> bytes:
    """The loudness of 16-bit samples in each band, from 0 (silence) to 255."""
    levels = bytearray()
    low = samples.tolist()
    for halving in range(BANDS - 1):
        even, odd = low[::2], low[1::2]
        # A Haar step: differences of neighbors are the upper half of the frequencies, sums are the lower half.
        levels.append(_level(list(map(sub, even, odd)), 2 ** (halving + 1)))
        low = list(map(add, even, odd))
    levels.append(_level(low, 2 ** (BANDS - 1)))
    return bytes(levels)


def _level(band: list[int], scale: int) -> int:
    """The loudness of a band that the Haar steps have amplified by ``scale``."""
    amplitude = math.sqrt(sum(map(mul, band, band)) / max(1, len(band))) / (scale * _LOUDEST)
    if amplitude <= 0:
        return 0
    return min(255, max(0, round(255 * (1 + 20 * math.log10(amplitude) / _RANGE))))
