"""What is seen and heard in a file, read once with PyAV and kept: all that the sandbox understands rests on this.

A picture is kept as a small grid of colors every half second, sound as its loudness in a few bands every 50 ms.
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

GRID = 16  # a picture is looked at in this many rows and columns

PICTURE_EVERY = 0.5
# Of longer videos only key frames are decoded: that takes seconds where all frames would take minutes.
_LONG = 60.0
_RATE = 8000
HOP = 0.05
_HOP_SAMPLES = round(_RATE * HOP)
_PICTURE_SIZE = 3 * GRID * GRID


@dataclass(frozen=True)
class Features:
    """The pictures of a file with the times at which they are seen, in order, and its sound, hop after hop.

    Where a file breaks off, its last picture stays and silence follows. Without pictures or without sound, there is
    nothing of the kind in the file, or nothing that could be read.
    """

    duration: float
    times: list[float]
    pictures: list[bytes]
    sound: bytes

    def pictures_within(self, start: float, end: float) -> list[bytes]:
        """The pictures that are seen in a stretch of time; if none is new in it, the one that is still seen."""
        first = bisect_left(self.times, start)
        last = bisect_left(self.times, end) if end < self.duration else len(self.times)
        return self.pictures[first:last] or self.pictures[max(0, first - 1) : max(1, first)]

    def sound_within(self, start: float, end: float) -> bytes:
        """The sound of a stretch of time, with silence where the file has no more."""
        if not self.sound:
            return b""
        size = BANDS * max(1, round((end - start) / HOP))
        first = BANDS * round(start / HOP)
        return self.sound[first : first + size].ljust(size, b"\0")

    def to_bytes(self) -> bytes:
        """The features in the form in which they are kept."""
        pictures, sound = (base64.b64encode(data).decode() for data in (b"".join(self.pictures), self.sound))
        content = {"duration": self.duration, "times": self.times, "pictures": pictures, "sound": sound}
        return zlib.compress(orjson.dumps(content), 1)

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Features":
        """The features that were kept in this form."""
        content = as_object(orjson.loads(zlib.decompress(kept)))
        pictures, sound = (base64.b64decode(as_text(content[name])) for name in ("pictures", "sound"))
        grids = [pictures[start : start + _PICTURE_SIZE] for start in range(0, len(pictures), _PICTURE_SIZE)]
        times = [float(str(time)) for time in as_list(content["times"])]
        return cls(float(str(content["duration"])), times, grids, sound)


NOTHING = Features(0.0, [], [], b"")


def read_features(source: Path, duration: float, stopping: threading.Event) -> Features:
    """Read a video, a sound or a picture, whose duration is 0. StoppedError if the sandbox stops meanwhile."""
    seen = list(_pictures(source, duration, stopping))
    return Features(
        duration,
        [time for time, _ in seen],
        [picture for _, picture in seen],
        b"".join(map(listen, _hops(source, duration, stopping))) if duration else b"",
    )


def _pictures(source: Path, duration: float, stopping: threading.Event) -> Iterator[tuple[float, bytes]]:
    import av  # here, because it is slow to import

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
    """The sound in mono, in pieces of the length of a hop: silence where the file leaves a gap."""
    pending: array[int] = array("h")
    passed = 0
    for time, samples in _sounds(source, stopping):
        # A broken file may give any time.
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
