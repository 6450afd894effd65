"""Probes media files with PyAV: container, codecs, duration. Runs only in a worker process, as files may be hostile."""

import contextlib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

import av
from av.container import InputContainer
from av.error import FFmpegError

from twelvelabs_sandbox.json_values import JsonObject, present
from twelvelabs_sandbox.media.mime import HEAD_SIZE, kind_of, sniff
from twelvelabs_sandbox.media.probe_result import UNREADABLE, ProbeResult, UnreadableError

_MediaStream: TypeAlias = av.VideoStream | av.AudioStream

# Only self-contained formats: a playlist could make the sandbox read other local files.
_FORMATS = (
    "mov,matroska,webm,avi,flv,mpegts,mpeg,asf,m4v,wav,w64,aiff,mp3,flac,ogg,aac,ac3,"
    "png_pipe,jpeg_pipe,gif,webp_pipe,bmp_pipe"
)
_IMAGE_FORMATS = {
    "png_pipe": "image/png",
    "jpeg_pipe": "image/jpeg",
    "gif": "image/gif",
    "webp_pipe": "image/webp",
    "bmp_pipe": "image/bmp",
}
# For containers without a signature, such as an MP3 without a tag.
_CONTAINERS = {
    "mp3": "audio/mpeg",
    "aac": "audio/aac",
    "ac3": "audio/ac3",
    "mpegts": "video/mp2t",
    "asf": "video/x-ms-wmv",
}


# A file name that is valid for each type of document.
_SUFFIXES = {"application/pdf": "document.pdf", "text/plain": "document.txt"}


@contextlib.contextmanager
def open_media(path: Path) -> Iterator[InputContainer]:
    """Open a media file. UnreadableError if it is not one, or if reading it fails within the block."""
    try:
        with av.open(str(path), options={"format_whitelist": _FORMATS}) as container:
            yield container
    except (FFmpegError, ValueError, MemoryError) as error:
        raise UnreadableError(UNREADABLE) from error


def probe(path: Path, filename: str | None) -> ProbeResult:
    """The kind, type, duration and technical metadata of a file. UnreadableError if it cannot be read."""
    with path.open("rb") as file:
        head = file.read(HEAD_SIZE)
    mime = sniff(head)
    if kind_of(mime) == "document":
        return _probe_document(path, head, mime or "", filename or "")
    with open_media(path) as container:
        # The header alone proves nothing, so at least one frame must decode.
        if next(iter(container.decode(main_streams(container)[0])), None) is None:
            raise UnreadableError(UNREADABLE)
        return _describe(container, path, mime)


def probe_unnamed(path: Path) -> ProbeResult:
    """Probe a file without a name, so that any type of document is accepted."""
    return probe(path, _SUFFIXES.get(_type_of(path) or ""))


def _type_of(path: Path) -> str | None:
    """The MIME type of a file by its first bytes."""
    with path.open("rb") as file:
        return sniff(file.read(HEAD_SIZE))


def _probe_document(path: Path, head: bytes, mime: str, filename: str) -> ProbeResult:
    suffix = Path(filename).suffix.lower()
    allowed = {".pdf"} if mime == "application/pdf" else {".txt", ".text", ".md", ".markdown"}
    if suffix not in allowed:
        raise UnreadableError(f"The content is {mime}, which does not match the file name.")
    if suffix in (".md", ".markdown"):
        mime = "text/markdown"
    technical = present(file_size_bytes=path.stat().st_size, file_mime_type=mime)
    if mime == "application/pdf":
        technical["document_pdf_version"] = head[5:8].decode("latin-1")
    return ProbeResult("document", mime, None, technical)


def main_streams(container: InputContainer) -> list[_MediaStream]:
    """The first video stream and the first audio stream. UnreadableError if there is neither."""
    # Cover art is a video stream too, but does not make a song a video.
    videos = [stream for stream in container.streams.video if not stream.disposition & stream.disposition.attached_pic]
    streams: list[_MediaStream] = [*videos[:1], *container.streams.audio[:1]]
    if not streams:
        raise UnreadableError(UNREADABLE)
    return streams


def _describe(container: InputContainer, path: Path, mime: str | None) -> ProbeResult:
    name = container.format.name
    main = main_streams(container)[0]
    general = present(file_size_bytes=path.stat().st_size, file_container_format=name)
    if name in _IMAGE_FORMATS and isinstance(main, av.VideoStream):
        mime = _IMAGE_FORMATS[name]
        return ProbeResult("image", mime, None, {**general, "file_mime_type": mime, **_describe_image(main, mime)})
    kind = "video" if isinstance(main, av.VideoStream) else "audio"
    mime = mime or _CONTAINERS.get(name, f"{kind}/mp4" if "mp4" in name else f"{kind}/x-{name.split(',')[0]}")
    # The same container may hold either: an MP4 without a video stream is audio, whatever its signature.
    mime = f"{kind}/{mime.partition('/')[2]}"
    technical = {**general, "file_mime_type": mime, **_describe_streams(container)}
    return ProbeResult(kind, mime, _duration(container), technical)


def _describe_image(stream: av.VideoStream, mime: str) -> JsonObject:
    return present(
        image_width=stream.width,
        image_height=stream.height,
        image_format=mime.partition("/")[2],
        image_bit_depth=_bit_depth(stream),
        has_alpha=_has_alpha(stream),
        is_animated=stream.frames > 1 if mime == "image/gif" else None,
    )


def _describe_streams(container: InputContainer) -> JsonObject:
    videos, audios = container.streams.video, container.streams.audio
    technical: JsonObject = {
        "has_audio": bool(audios),
        "total_video_streams": len(videos),
        "total_audio_streams": len(audios),
    }
    if videos:
        technical["video_streams"] = [_video_stream(stream) for stream in videos]
        technical |= present(
            video_codec=videos[0].codec_context.name,
            video_width=videos[0].width,
            video_height=videos[0].height,
            video_fps=_number(videos[0].average_rate),
            video_duration_seconds=_stream_duration(videos[0]) or _duration(container),
            video_bitrate_bps=videos[0].bit_rate,
            storage_aspect_ratio=round(videos[0].width / videos[0].height, 4) if videos[0].height else None,
        )
    if audios:
        technical["audio_streams"] = [_audio_stream(stream) for stream in audios]
        technical |= present(
            audio_codec=audios[0].codec_context.name,
            audio_sample_rate=audios[0].sample_rate,
            audio_channels=audios[0].channels,
            audio_duration_seconds=_stream_duration(audios[0]) or _duration(container),
        )
    return technical


def _video_stream(stream: av.VideoStream) -> JsonObject:
    return present(
        index=stream.index,
        codec=stream.codec_context.name,
        width=stream.width,
        height=stream.height,
        fps=_number(stream.guessed_rate),
        avg_fps=_number(stream.average_rate),
        duration_seconds=_stream_duration(stream),
        bitrate_bps=stream.bit_rate,
        pixel_aspect_ratio=_ratio(stream.sample_aspect_ratio),
        display_aspect_ratio=_ratio(stream.display_aspect_ratio),
        pixel_format=stream.codec_context.pix_fmt,
        bit_depth=_bit_depth(stream),
    )


def _audio_stream(stream: av.AudioStream) -> JsonObject:
    return present(
        index=stream.index,
        codec=stream.codec_context.name,
        codec_long=stream.codec_context.codec.long_name,
        sample_rate=stream.sample_rate,
        channels=stream.channels,
        channel_layout=stream.layout.name,
        bitrate_bps=stream.bit_rate,
        language=stream.language,
        duration_seconds=_stream_duration(stream),
    )


def _duration(container: InputContainer) -> float | None:
    if container.duration is not None:
        return round(container.duration / av.time_base, 3)
    streams: list[_MediaStream] = [*container.streams.video, *container.streams.audio]
    return max((_stream_duration(stream) or 0.0 for stream in streams), default=0.0) or None


def _stream_duration(stream: _MediaStream) -> float | None:
    if stream.duration is None or stream.time_base is None:
        return None
    return round(float(stream.duration * stream.time_base), 3)


def _number(rate: Fraction | None) -> float | None:
    return round(float(rate), 3) if rate else None


def _ratio(ratio: Fraction | None) -> str | None:
    return f"{ratio.numerator}:{ratio.denominator}" if ratio else None


def _bit_depth(stream: av.VideoStream) -> int | None:
    layout = stream.codec_context.format
    return max((component.bits for component in layout.components), default=None) if layout else None


def _has_alpha(stream: av.VideoStream) -> bool | None:
    layout = stream.codec_context.format
    return any(component.is_alpha for component in layout.components) if layout else None
