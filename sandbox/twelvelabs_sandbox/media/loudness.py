"""How loud sound is, in a few bands."""

import math
from array import array
from operator import add, mul, sub

BANDS = 4  # sound is listened to in this many bands, from high to low
_LOUDEST = 32768
_RANGE = 96.0  # decibels that 16 bits can tell apart


def listen(samples: "array[int]") -> bytes:
    """How loud samples of 16 bits are in each band, from 0 for silence to 255."""
    levels = bytearray()
    low = samples.tolist()
    for halving in range(BANDS - 1):
        even, odd = low[::2], low[1::2]
        # Neighbors that differ are the upper half of what is heard; what they have in common is the lower half.
        levels.append(_level(list(map(sub, even, odd)), 2 ** (halving + 1)))
        low = list(map(add, even, odd))
    levels.append(_level(low, 2 ** (BANDS - 1)))
    return bytes(levels)


def _level(band: list[int], scale: int) -> int:
    """The loudness of a band. ``scale`` is how much the band is amplified."""
    amplitude = math.sqrt(sum(map(mul, band, band)) / max(1, len(band))) / (scale * _LOUDEST)
    if amplitude <= 0:
        return 0
    return min(255, max(0, round(255 * (1 + 20 * math.log10(amplitude) / _RANGE))))
