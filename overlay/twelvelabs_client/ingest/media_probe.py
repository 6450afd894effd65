"""The kind, size and duration of a media file, read with PyAV. Needs the extra [media]."""

from __future__ import annotations

from importlib.util import find_spec
from os import PathLike, fspath
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from .._uploads.source_file import SourceFile
from .._uploads.sources import OpenSource
from ..errors import ConfigurationError, InvalidSourceError
from .media_limits import MediaFacts

if TYPE_CHECKING:
    from av.container import InputContainer

_PYAV = 15
"""The oldest major version of PyAV that the extra has."""
# Container formats only: a playlist could lead to other files of this machine.
_FORMATS = (
    "mov,matroska,webm,avi,flv,mpegts,mpeg,asf,m4v,mxf,ogg,wav,w64,aiff,mp3,flac,aac,ac3,"
    "png_pipe,jpeg_pipe,gif,webp_pipe,bmp_pipe"
)
_IMAGES = ("png_pipe", "jpeg_pipe", "gif", "webp_pipe", "bmp_pipe")


def check_installed() -> None:
    """Raises ConfigurationError without the extra [media], or if its PyAV is too old."""
    from importlib.metadata import version

    install = "pip install 'twelvelabs-client[media]'"
    if find_spec("av") is None:
        raise ConfigurationError(f"probing needs the extra [media]: {install}")
    if int(version("av").partition(".")[0]) < _PYAV:
        raise ConfigurationError(f"probing needs PyAV {_PYAV} or later, not {version('av')}: {install}")


def probe(source: OpenSource) -> MediaFacts:
    """Open a source as media, and decode its first frame.

    Raises InvalidSourceError if it is not media, or broken.
    """
    import av
    from av.error import FFmpegError

    file = cast("IO[bytes]", SourceFile(source))
    try:
        with av.open(file, "r", options={"format_whitelist": _FORMATS}) as container:
            return _facts(container)
    except (FFmpegError, ValueError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or error
    # Without a cause: that would say that it is this machine that cannot read the file.
    raise InvalidSourceError(f"{source.name!r} cannot be read as media: {reason}")


def duration(path: str | PathLike[str]) -> float | None:
    """The duration of a local media file in seconds, from its header alone; None if the header has none.

    Raises InvalidSourceError if it cannot be read as media.
    """
    import av
    from av.error import FFmpegError

    try:
        with Path(path).open("rb") as file, av.open(file, "r", options={"format_whitelist": _FORMATS}) as container:
            return _duration(container)
    except (FFmpegError, OSError, ValueError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidSourceError(f"{fspath(path)!r} cannot be read as media: {reason}") from error


def _facts(container: InputContainer) -> MediaFacts:
    # A song's cover picture is a video stream too.
    videos = [one for one in container.streams.video if not one.disposition & one.disposition.attached_pic]
    streams = [*videos[:1], *container.streams.audio[:1]]
    # A valid header may be followed by broken content, so decode something.
    if not streams or next(iter(container.decode(streams[0])), None) is None:
        raise ValueError("it has neither video nor audio")
    if not videos:
        return MediaFacts("audio", duration=_duration(container))
    picture = videos[0]
    if container.format.name in _IMAGES:
        return MediaFacts("image", picture.width, picture.height)
    return MediaFacts("video", picture.width, picture.height, _duration(container))


def _duration(container: InputContainer) -> float | None:
    import av

    if container.duration is not None:
        return container.duration / av.time_base
    streams = [*container.streams.video, *container.streams.audio]
    lengths = [float(one.duration * one.time_base) for one in streams if one.duration and one.time_base]
    return max(lengths, default=None)
