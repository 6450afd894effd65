"""Extracts the features of a file with PyAV. Runs only in a worker process."""

import contextlib
import threading
from array import array
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import av

from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.media.features import GRID, HOP, Features
from twelvelabs_sandbox.media.loudness import listen
from twelvelabs_sandbox.media.probe import main_streams, open_media
from twelvelabs_sandbox.media.probe_result import UnreadableError

_PICTURE_EVERY = 0.5
# Of longer videos only key frames are decoded, which takes seconds instead of minutes.
_LONG = 60.0
_RATE = 8000
_HOP_SAMPLES = round(_RATE * HOP)


def extract_features(source: Path, duration: float, stopping: threading.Event) -> Features:
    """Extract the features of a file; the duration of an image is 0. StoppedError once ``stopping`` is set."""
    seen = list(_pictures(source, duration, stopping))
    return Features(
        duration,
        [time for time, _ in seen],
        [picture for _, picture in seen],
        b"".join(map(listen, _hops(source, duration, stopping))) if duration else b"",
    )


def _pictures(source: Path, duration: float, stopping: threading.Event) -> Iterator[tuple[float, bytes]]:
    with contextlib.suppress(UnreadableError), open_media(source) as container:
        stream = next((one for one in main_streams(container) if isinstance(one, av.VideoStream)), None)
        if stream is None:
            return
        stream.thread_type = "AUTO"
        if duration > _LONG:
            stream.codec_context.skip_frame = "NONKEY"
        begins, due = (container.start_time or 0) / av.time_base, 0.0
        for frame in container.decode(stream):
            _check(stopping)
            time = max(0.0, (frame.time or 0.0) - begins)
            if time >= due:
                due = (time // _PICTURE_EVERY + 1) * _PICTURE_EVERY
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
    with contextlib.suppress(UnreadableError), open_media(source) as container:
        if not container.streams.audio:
            return
        resampler = av.AudioResampler("s16", "mono", _RATE)
        begins = (container.start_time or 0) / av.time_base
        for frame in chain(container.decode(container.streams.audio[0]), [None]):
            _check(stopping)
            for piece in resampler.resample(frame):
                time = max(0.0, (piece.time or 0.0) - begins)
                yield time, array("h", bytes(piece.planes[0])[: 2 * piece.samples])


def _check(stopping: threading.Event) -> None:
    if stopping.is_set():
        raise StoppedError
