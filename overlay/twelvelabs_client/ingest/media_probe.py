"""What a media file says about itself, read with PyAV. Needs the extra [media]."""

from __future__ import annotations

from importlib.util import find_spec
from typing import IO, TYPE_CHECKING, cast

from .._uploads.source_file import SourceFile
from .._uploads.sources import OpenSource
from ..errors import ConfigurationError, InvalidSourceError
from .media_limits import MediaFacts

if TYPE_CHECKING:
    from av.container import InputContainer

# Formats that hold their media themselves: a playlist could lead to other files of this machine.
_FORMATS = (
    "mov,matroska,webm,avi,flv,mpegts,mpeg,asf,m4v,mxf,ogg,wav,w64,aiff,mp3,flac,aac,ac3,"
    "png_pipe,jpeg_pipe,gif,webp_pipe,bmp_pipe"
)
_IMAGES = ("png_pipe", "jpeg_pipe", "gif", "webp_pipe", "bmp_pipe")


def can_probe() -> bool:
    """Whether PyAV is installed."""
    return find_spec("av") is not None


def probe(source: OpenSource) -> MediaFacts:
    """Open a source as media and decode the beginning of it.

    Raises InvalidSourceError for what is no media or is broken, ConfigurationError without the extra.
    """
    try:
        import av
        from av.error import FFmpegError
    except ImportError as error:
        raise ConfigurationError("probing needs the extra [media]: pip install 'twelvelabs-client[media]'") from error
    file = cast("IO[bytes]", SourceFile(source))
    try:
        with av.open(file, "r", options={"format_whitelist": _FORMATS}) as container:
            return _facts(container)
    except (FFmpegError, ValueError, MemoryError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidSourceError(f"{source.name!r} cannot be read as media: {reason}") from error


def _facts(container: InputContainer) -> MediaFacts:
    # The picture on the cover of a song is a video stream, but the file is no video.
    videos = [one for one in container.streams.video if not one.disposition & one.disposition.attached_pic]
    streams = [*videos[:1], *container.streams.audio[:1]]
    # A header may promise what the content does not keep, so something is decoded before it is believed.
    if not streams or next(iter(container.decode(streams[0])), None) is None:
        raise ValueError("there is nothing to see or hear in it")
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
