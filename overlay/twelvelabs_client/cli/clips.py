"""Cuts clips out of media with PyAV: from local files, or from HLS streams."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .failures import CommandError

if TYPE_CHECKING:
    from av.container import InputContainer

_WEB_OPTIONS = {"protocol_whitelist": "http,https,tcp,tls,crypto,data"}
"""A playlist from the web must not lead to files of this machine."""


class MediaFolder:
    """The files below a folder, by file name."""

    def __init__(self, folder: Path) -> None:
        self._paths: dict[str, list[Path]] = defaultdict(list)
        for parent, _, names in os.walk(folder):
            for name in names:
                self._paths[name].append(Path(parent, name))

    def find(self, filename: str, size: int | None) -> Path | None:
        """The file with this name; of several, the one with this size in bytes."""
        paths = self._paths.get(filename, [])
        if len(paths) > 1:
            paths = [path for path in paths if size is None or path.stat().st_size == size]
        return min(paths, default=None)


def check_installed() -> None:
    """Raises CommandError without PyAV."""
    if find_spec("av") is None:
        raise CommandError("Clips need PyAV: pip install 'twelvelabs-client[media]'")


def cut(source: Path | str, start: float, end: float, target: Path) -> None:
    """Write the part of a file or stream between two times, in seconds, as MP4.

    Media is re-encoded (H.264, AAC), so that the clip starts and ends at the exact times. Raises CommandError if the
    source cannot be read.
    """
    import av
    from av.error import FFmpegError

    unfinished = target.with_name(f".{target.name}.part")
    try:
        options = _WEB_OPTIONS if isinstance(source, str) else {}
        with av.open(str(source), options=options) as original:
            _write_clip(original, start, end, unfinished)
        unfinished.replace(target)
    except (FFmpegError, ValueError) as error:
        raise CommandError(f"cannot cut {target.name} out of {source}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _write_clip(original: InputContainer, start: float, end: float, target: Path) -> None:
    import av

    videos = [one for one in original.streams.video if not one.disposition & one.disposition.attached_pic][:1]
    audios = original.streams.audio[:1]
    if not videos and not audios:
        raise ValueError("it has neither video nor audio")
    with av.open(str(target), "w", format="mp4") as copy:
        encoders: dict[int, Any] = {}
        for video in videos:
            rate = video.average_rate or video.guessed_rate or 25
            encoder = copy.add_stream("libx264", rate=rate, options={"crf": "20", "preset": "veryfast"})
            # H.264 with 4:2:0 has an even width and height.
            encoder.width, encoder.height = video.width // 2 * 2, video.height // 2 * 2
            encoder.pix_fmt = "yuv420p"
            encoders[video.index] = encoder
        for audio in audios:
            encoders[audio.index] = copy.add_stream("aac", rate=audio.rate or 48000, layout=audio.layout.name)
        for index, frame in _frames(original, [*videos, *audios], start, end):
            copy.mux(encoders[index].encode(frame))
        for encoder in encoders.values():
            copy.mux(encoder.encode(None))


def _frames(original: InputContainer, streams: list[Any], start: float, end: float) -> Iterator[tuple[int, Any]]:
    """The decoded frames between two times, each with the index of its stream; timestamps start at 0."""
    import av

    begins = (original.start_time or 0) / av.time_base
    if start > 0:
        original.seek(int((begins + start) * av.time_base))
    ended: set[int] = set()
    for packet in original.demux(streams):
        for frame in packet.decode():
            if not isinstance(frame, av.VideoFrame | av.AudioFrame) or frame.time is None or frame.time_base is None:
                continue
            position = frame.time - begins
            if position >= end:
                ended.add(packet.stream.index)
            elif position >= start - 1e-3 and packet.stream.index not in ended:
                frame.pts = round((position - start) / frame.time_base)
                yield packet.stream.index, frame
        if len(ended) == len(streams):
            return
