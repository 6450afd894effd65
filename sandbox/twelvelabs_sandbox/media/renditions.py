"""Renditions of media for players: a JPEG thumbnail and an HLS stream."""

import threading
from pathlib import Path

import av
from av.video.frame import VideoFrame

from twelvelabs_sandbox.errors import StoppedError
from twelvelabs_sandbox.media.probe import open_media
from twelvelabs_sandbox.media.probe_result import UNREADABLE, UnreadableError

_SEGMENT_SECONDS = "4"
_MANIFEST = "stream.m3u8"

# Codecs that an MPEG transport stream can carry without transcoding.
_STREAMABLE = {"h264", "hevc", "aac", "mp3", "ac3"}


def make_thumbnail(source: Path, folder: Path) -> str:
    """Write the first picture of a video or image to the folder and return the name of the file.

    Raises UnreadableError if there is no picture.
    """
    with open_media(source) as container:
        frame = next(iter(container.decode(video=0)), None) if container.streams.video else None
        if frame is None:
            raise UnreadableError(UNREADABLE)
        _write_jpeg(frame, folder / "thumbnail.jpg")
    return "thumbnail.jpg"


def make_hls(source: Path, folder: Path, stopping: threading.Event) -> str:
    """Write an HLS stream of a video or audio file to the folder, without transcoding, and return the manifest's name.

    Raises UnreadableError if no codec of the file allows that, and StoppedError once ``stopping`` is set.
    """
    options = {
        "hls_time": _SEGMENT_SECONDS,
        "hls_playlist_type": "vod",
        "hls_segment_filename": str(folder / "%05d.ts"),
    }
    with open_media(source) as original:
        streams = [
            stream
            for stream in (*original.streams.video[:1], *original.streams.audio[:1])
            if stream.codec_context.name in _STREAMABLE
        ]
        if not streams:
            raise UnreadableError("No stream of the file has a codec that HLS supports.")
        with av.open(str(folder / _MANIFEST), "w", format="hls", options=options) as copy:
            copies = {stream.index: copy.add_stream_from_template(stream) for stream in streams}
            for packet in original.demux(streams):
                if stopping.is_set():
                    raise StoppedError
                if packet.dts is not None:
                    packet.stream = copies[packet.stream.index]
                    copy.mux(packet)
    return _MANIFEST


def _write_jpeg(frame: VideoFrame, target: Path) -> None:
    picture = frame.reformat(format="yuvj420p")
    with av.open(str(target), "w", format="image2", options={"update": "1"}) as file:
        stream = file.add_stream("mjpeg")
        stream.width, stream.height, stream.pix_fmt = picture.width, picture.height, "yuvj420p"
        file.mux(stream.encode(picture))
        file.mux(stream.encode(None))
