"""Names of colors: the name of a pixel's color, and a typical color for each name."""

import colorsys
from collections import Counter
from functools import lru_cache

# A typical color for each name, as red, green and blue.
COLORS = {
    "black": (0, 0, 0),
    "gray": (128, 128, 128),
    "white": (255, 255, 255),
    "red": (255, 0, 0),
    "orange": (255, 140, 0),
    "yellow": (255, 235, 0),
    "green": (0, 180, 0),
    "cyan": (0, 220, 220),
    "blue": (0, 0, 255),
    "purple": (150, 0, 200),
    "pink": (255, 130, 190),
    "brown": (130, 75, 30),
}
_DARKEST, _PALEST = 0.2, 0.18
_BRIGHT = 0.85
# The upper bound of each hue in degrees, and its name.
_HUES = (
    (15, "red"),
    (45, "orange"),
    (70, "yellow"),
    (165, "green"),
    (200, "cyan"),
    (260, "blue"),
    (310, "purple"),
    (340, "pink"),
    (360, "red"),
)


def shares(rgb: bytes) -> dict[str, float]:
    """The share of each color in RGB pixels of three bytes, largest first."""
    pixels = zip(rgb[::3], rgb[1::3], rgb[2::3], strict=True)
    # Quantized to 5 bits a channel, so that few colors have to be named.
    counts = Counter(_name(red >> 3, green >> 3, blue >> 3) for red, green, blue in pixels)
    total = sum(counts.values())
    return {name: count / total for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))}


@lru_cache(maxsize=32**3)
def _name(red: int, green: int, blue: int) -> str:
    """The name of a color with channels from 0 to 31."""
    hue, saturation, value = colorsys.rgb_to_hsv(red / 31, green / 31, blue / 31)
    if value < _DARKEST:
        return "black"
    if saturation < _PALEST:
        return "white" if value > _BRIGHT else "gray"
    name = next(name for end, name in _HUES if hue * 360 <= end)
    if name == "orange" and value < 0.7:
        return "brown"
    return "pink" if name == "red" and saturation < 0.5 and value > 0.7 else name
