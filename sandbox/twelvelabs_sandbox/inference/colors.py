"""Colors by name: what a pixel is called, and how a color of that name looks."""

import colorsys
from collections import Counter
from functools import lru_cache

# What is typical of each name, in red, green and blue.
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
# Where a hue ends, in degrees, and what it is called up to there.
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
    """The colors of pixels of three bytes, each with its share of them, the largest first."""
    pixels = zip(rgb[::3], rgb[1::3], rgb[2::3], strict=True)
    # Colors that hardly differ have one name, so few need to be looked up.
    counts = Counter(_name(red >> 3, green >> 3, blue >> 3) for red, green, blue in pixels)
    total = sum(counts.values())
    return {name: count / total for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))}


@lru_cache(maxsize=32**3)
def _name(red: int, green: int, blue: int) -> str:
    """What a color is called whose parts go from 0 to 31."""
    hue, saturation, value = colorsys.rgb_to_hsv(red / 31, green / 31, blue / 31)
    if value < _DARKEST:
        return "black"
    if saturation < _PALEST:
        return "white" if value > _BRIGHT else "gray"
    name = next(name for end, name in _HUES if hue * 360 <= end)
    if name == "orange" and value < 0.7:
        return "brown"
    return "pink" if name == "red" and saturation < 0.5 and value > 0.7 else name
