"""Features of media, extracted once (feature_extraction.py) and stored. All simulated inference is based on them.

The pictures of a video are sampled every half second as a small grid of colors, its sound every 50 ms as the loudness
in a few frequency bands.
"""

import base64
import zlib
from bisect import bisect_left
from dataclasses import dataclass

import orjson

from twelvelabs_sandbox.json_values import as_list, as_object, as_text
from twelvelabs_sandbox.media.loudness import BANDS

GRID = 16  # rows and columns of a picture
HOP = 0.05  # seconds between two samples of loudness
_PICTURE_SIZE = 3 * GRID * GRID


@dataclass(frozen=True)
class Features:
    """The pictures of a file with their times, in order, and its sound as the bands of each hop.

    After the end of a truncated file, the last picture stays and silence follows. Pictures or sound are empty if the
    file has none, or none that can be decoded.
    """

    duration: float
    times: list[float]
    pictures: list[bytes]
    sound: bytes

    def pictures_within(self, start: float, end: float) -> list[bytes]:
        """The pictures between two times; if no picture starts there, the one that is still showing."""
        first = bisect_left(self.times, start)
        last = bisect_left(self.times, end) if end < self.duration else len(self.times)
        return self.pictures[first:last] or self.pictures[max(0, first - 1) : max(1, first)]

    def sound_within(self, start: float, end: float) -> bytes:
        """The sound between two times, padded with silence."""
        if not self.sound:
            return b""
        size = BANDS * max(1, round((end - start) / HOP))
        first = BANDS * round(start / HOP)
        return self.sound[first : first + size].ljust(size, b"\0")

    def to_bytes(self) -> bytes:
        """Serialize the features."""
        pictures, sound = (base64.b64encode(data).decode() for data in (b"".join(self.pictures), self.sound))
        content = {"duration": self.duration, "times": self.times, "pictures": pictures, "sound": sound}
        return zlib.compress(orjson.dumps(content), 1)

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Features":
        """Deserialize the features."""
        content = as_object(orjson.loads(zlib.decompress(kept)))
        pictures, sound = (base64.b64decode(as_text(content[name])) for name in ("pictures", "sound"))
        grids = [pictures[start : start + _PICTURE_SIZE] for start in range(0, len(pictures), _PICTURE_SIZE)]
        times = [float(str(time)) for time in as_list(content["times"])]
        return cls(float(str(content["duration"])), times, grids, sound)


NOTHING = Features(0.0, [], [], b"")
