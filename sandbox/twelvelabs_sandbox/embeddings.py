"""Embeddings of a video, read from its pictures and its sound with PyAV: one vector for each window of six seconds."""

import contextlib
import threading
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import TypeVar

import av

from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.probe import UnreadableError, main_streams, open_media
from twelvelabs_sandbox.shapes import JsonObject
from twelvelabs_sandbox.vectors import GRID, Picture, Vector, audio_vector, look, visual_vector

T = TypeVar("T")
_Window = tuple[float, float]

_WINDOW = 6.0
_PICTURE_EVERY = 0.5
# Of longer videos only key frames are decoded: that takes seconds where all frames would take minutes.
_LONG = 60.0
_RATE = 8000


def make_embeddings(source: Path, duration: float, stopping: threading.Event) -> list[JsonObject]:
    """The segments of a video: what is seen in each window and, if there is sound, what is heard.

    Where a file breaks off, its last picture stays and silence follows; what cannot be read at all has no segments.
    StoppedError if the sandbox stops meanwhile.
    """
    windows = _windows(duration)
    visual = _vectors(_pictures(source, duration, stopping), windows, _see, lasting=1)
    audio = _vectors(_sounds(source, stopping), windows, _hear, lasting=0)
    return [*_segments("visual", windows, visual), *_segments("audio", windows, audio)]


def _windows(duration: float) -> list[_Window]:
    """Where the windows begin and end: all are of the same length except the last."""
    starts = [0.0]
    while starts[-1] + _WINDOW < duration:
        starts.append(starts[-1] + _WINDOW)
    return list(zip(starts, [*starts[1:], duration], strict=True))


def _segments(option: str, windows: list[_Window], vectors: list[Vector]) -> Iterator[JsonObject]:
    # No vectors at all if there is nothing of the kind in the file.
    for (start, end), vector in zip(windows, vectors, strict=False):
        yield {
            "start_offset_sec": start,
            "end_offset_sec": end,
            "embedding_option": option,
            "embedding_scope": "clip",
            "float": vector,
        }


def _vectors(
    found: Iterable[tuple[float, T]],
    windows: list[_Window],
    embed: Callable[[list[T], _Window], Vector],
    *,
    lasting: int,
) -> list[Vector]:
    """One vector for each window from what was found at which time, or none if nothing was.

    The last ``lasting`` things go on in windows that have none of their own.
    """
    vectors: list[Vector] = []
    held: list[T] = []
    for index, group in groupby(found, lambda item: min(int(item[0] // _WINDOW), len(windows) - 1)):
        things = [thing for _, thing in group]
        while len(vectors) < index:
            vectors.append(embed(held or things[:lasting], windows[len(vectors)]))
        if len(vectors) == index:  # times that run backward are passed over
            vectors.append(embed(things, windows[index]))
        held = things[len(things) - lasting :]
    while vectors and len(vectors) < len(windows):
        vectors.append(embed(held, windows[len(vectors)]))
    return vectors


def _see(pictures: list[Picture], window: _Window) -> Vector:
    return visual_vector(pictures)


def _hear(pieces: "list[array[int]]", window: _Window) -> Vector:
    size = max(1, round((window[1] - window[0]) * _RATE))
    samples = array("h", chain.from_iterable(pieces))[:size]
    return audio_vector(samples + array("h", bytes(2 * (size - len(samples)))))


def _pictures(source: Path, duration: float, stopping: threading.Event) -> Iterator[tuple[float, Picture]]:
    """Pictures with the times at which they are seen, in order."""
    with contextlib.suppress(UnreadableError), open_media(source) as container:
        stream = next(stream for stream in main_streams(container) if isinstance(stream, av.VideoStream))
        stream.thread_type = "AUTO"
        if duration > _LONG:
            stream.codec_context.skip_frame = "NONKEY"
        begins, due = (container.start_time or 0) / av.time_base, 0.0
        for frame in container.decode(stream):
            _go_on_unless(stopping)
            time = max(0.0, (frame.time or 0.0) - begins)
            if time >= due:
                due = (time // _PICTURE_EVERY + 1) * _PICTURE_EVERY
                yield time, look(_pixels(frame))


def _pixels(frame: av.VideoFrame) -> bytes:
    plane = frame.reformat(GRID, GRID, "rgb24", interpolation="AREA").planes[0]
    data, width = bytes(plane), plane.line_size
    return b"".join(data[row * width : row * width + 3 * GRID] for row in range(GRID))


def _sounds(source: Path, stopping: threading.Event) -> "Iterator[tuple[float, array[int]]]":
    """Pieces of the sound, in mono, with the times at which they are heard."""
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
