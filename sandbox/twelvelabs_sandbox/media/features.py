"""Features of media, extracted once with PyAV and stored. All simulated inference is based on them.

The pictures of a video are sampled every half second as a small grid of colors, its sound every 50 ms as the loudness
in a few frequency bands.
"""

import base64
import contextlib
import threading
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import orjson

from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.json_values import as_list, as_object, as_text
from twelvelabs_sandbox.media.loudness import BANDS, listen

GRID = 16  # rows and columns of a picture

PICTURE_EVERY = 0.5
# Of longer videos only key frames are decoded, which takes seconds instead of minutes.
_LONG = 60.0
_RATE = 8000
HOP = 0.05
_HOP_SAMPLES = round(_RATE * HOP)
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


def read_features(source: Path, duration: float, stopping: threading.Event) -> Features:
    """Extract the features of a file; the duration of an image is 0. StoppedError once ``stopping`` is set."""
    seen = list(_pictures(source, duration, stopping))
    return Features(
        duration,
        [time for time, _ in seen],
        [picture for _, picture in seen],
        b"".join(map(listen, _hops(source, duration, stopping))) if duration else b"",
    )


def _pictures(source: Path, duration: float, stopping: threading.Event) -> Iterator[tuple[float, bytes]]:
    import av  # imported late: it is slow

    from twelvelabs_sandbox.media.probe import main_streams, open_media
    from twelvelabs_sandbox.media.probe_result import UnreadableError

    with contextlib.suppress(UnreadableError), open_media(source) as container:
        stream = next((one for one in main_streams(container) if isinstance(one, av.VideoStream)), None)
        if stream is None:
            return
        stream.thread_type = "AUTO"
        if duration > _LONG:
            stream.codec_context.skip_frame = "NONKEY"
        begins, due = (container.start_time or 0) / av.time_base, 0.0
        for frame in container.decode(stream):
            _go_on_unless(stopping)
            time = max(0.0, (frame.time or 0.0) - begins)
            if time >= due:
                due = (time // PICTURE_EVERY + 1) * PICTURE_EVERY
                plane = frame.reformat(GRID, GRID, "rgb24", interpolation="AREA").planes[0]
                yield time, _packed(bytes(plane), plane.line_size)


def _packed(data: bytes, width: int) -> bytes:
    return b"".join(data[row * width : row * width + 3 * GRID] for row in range(GRID))


def _hops(source: Path, duration: float, stopping: threading.Event) -> "Iterator[array[int]]":
    """The sound in mono, in chunks of one hop, with gaps filled by silence."""
    pending: array[int] = array("h")
    passed = 0
    for time, samples in _sounds(source, stopping):
        # In a broken file, timestamps may have any value.
        gap = round(min(time, duration) * _RATE) - passed - len(pending)
        if gap > _HOP_SAMPLES:
            pending.frombytes(bytes(2 * gap))
        pending += samples
        while len(pending) >= _HOP_SAMPLES:
            yield pending[:_HOP_SAMPLES]
            del pending[:_HOP_SAMPLES]
            passed += _HOP_SAMPLES
    if pending:
        yield pending


def _sounds(source: Path, stopping: threading.Event) -> "Iterator[tuple[float, array[int]]]":
    import av

    from twelvelabs_sandbox.media.probe import open_media
    from twelvelabs_sandbox.media.probe_result import UnreadableError

    with contextlib.suppress(UnreadableError), open_media(source) as container:
        if not container.streams.audio:
            return
        resampler = av.AudioResampler("s16", "mono", _RATE)
        begins = (container.start_time or 0) / av.time_base
        for frame in chain(container.decode(container.streams.audio[0]), [None]):
            _go_on_unless(stopping)
            for piece in resampler.resample(frame):
                time = max(0.0, (piece.time or 0.0) - begins)
                yield time, array("h", bytes(piece.planes[0])[: 2 * piece.samples])


def _go_on_unless(stopping: threading.Event) -> None:
    if stopping.is_set():
        raise StoppedError
