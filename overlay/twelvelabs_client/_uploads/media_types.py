"""The media type of a file, from its name, else from its first bytes.

Python's `mimetypes` is not used: its table depends on the machine (without /etc/mime.types it lacks FLAC, M4A, OGG and
others).
"""

from __future__ import annotations

from ..errors import InvalidSourceError

HEAD_SIZE = 512
"""The number of first bytes that `sniff` needs."""
_BY_SUFFIX: dict[str, str] = {
    **{suffix: f"video/{suffix}" for suffix in ("mp4", "webm", "mpeg")},
    **{suffix: f"image/{suffix}" for suffix in ("png", "jpeg", "gif", "webp", "bmp", "tiff", "heic", "heif", "avif")},
    **{suffix: f"audio/{suffix}" for suffix in ("aac", "wav", "flac", "ogg", "opus", "aiff", "amr", "ac3")},
    **dict.fromkeys(("m4v", "f4v"), "video/mp4"),
    **dict.fromkeys(("mpg", "mpe", "m1v", "m2v", "vob"), "video/mpeg"),
    **dict.fromkeys(("ts", "m2ts", "mts"), "video/mp2t"),
    **dict.fromkeys(("mov", "qt"), "video/quicktime"),
    **dict.fromkeys(("mp3", "mp2", "mpga"), "audio/mpeg"),
    **dict.fromkeys(("m4a", "m4b", "m4p"), "audio/mp4"),
    "mkv": "video/x-matroska",
    "mka": "audio/x-matroska",
    "weba": "audio/webm",
    "avi": "video/x-msvideo",
    "flv": "video/x-flv",
    "wmv": "video/x-ms-wmv",
    "asf": "video/x-ms-asf",
    "wma": "audio/x-ms-wma",
    "ogv": "video/ogg",
    "oga": "audio/ogg",
    "3gp": "video/3gpp",
    "3g2": "video/3gpp2",
    "mxf": "application/mxf",
    "aif": "audio/aiff",
    "aifc": "audio/aiff",
    "caf": "audio/x-caf",
    "wave": "audio/wav",
    "jpg": "image/jpeg",
    "jpe": "image/jpeg",
    "jfif": "image/jpeg",
    "tif": "image/tiff",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "md": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"caff", "audio/x-caf"),
    (0, b"FLV\x01", "video/x-flv"),
    (0, bytes.fromhex("3026b2758e66cf11"), "video/x-ms-asf"),
    (0, bytes.fromhex("060e2b34"), "application/mxf"),
    (0, b"\0\0\x01\xba", "video/mpeg"),
    (0, b"\0\0\x01\xb3", "video/mpeg"),
)
"""Offset and magic bytes of formats that these identify on their own."""
_RIFF = {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo", b"WEBP": "image/webp"}
_BRANDS: dict[bytes, str] = {
    **dict.fromkeys((b"M4A ", b"M4B ", b"M4P ", b"F4A "), "audio/mp4"),
    **dict.fromkeys((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
    b"qt  ": "video/quicktime",
}
"""The major brands of ISO media files (ISO/IEC 14496-12) that are not MP4 video."""
_ATOMS = (b"moov", b"mdat", b"free", b"wide", b"skip", b"pnot")
"""The atoms that a QuickTime file without a brand may begin with."""
_PACKETS = ((0, 188), (4, 192))
"""Sync byte offset and packet size of MPEG transport streams, without and with timecodes."""


def by_name(filename: str) -> str | None:
    """The media type for the suffix of a name; None if unknown."""
    _, dot, suffix = filename.rpartition(".")
    return _BY_SUFFIX.get(suffix.lower()) if dot else None


def sniff(head: bytes) -> str | None:
    """The media type for the first bytes of a file; None if unknown."""
    for offset, signature, media_type in _SIGNATURES:
        if head.startswith(signature, offset):
            return media_type
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[4:8] in _ATOMS:
        return "video/quicktime"
    if head[:4] in (b"RIFF", b"RF64", b"BW64"):
        return _RIFF.get(head[8:12])
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "audio/aiff"
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[:4] == b"OggS":
        return "video/ogg" if b"theora" in head[:128] else "audio/ogg"
    if any(len(head) > 2 * size and all(head[n * size + at] == 0x47 for n in range(2)) for at, size in _PACKETS):
        return "video/mp2t"
    return _audio_frame(head)


def _audio_frame(head: bytes) -> str | None:
    """AAC or MP3 without a container, which begins with a frame (ISO/IEC 13818-7 and 11172-3)."""
    if len(head) < 4 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    is_mpeg = head[1] & 0xE0 == 0xE0 and head[1] & 0x18 != 0x08 and head[1] & 0x06 != 0
    return "audio/mpeg" if is_mpeg and head[2] & 0xF0 != 0xF0 and head[2] & 0x0C != 0x0C else None


def kind_of(media_type: str | None) -> str | None:
    """video, audio, image or document; None if the type does not say."""
    if media_type is None or media_type == "application/octet-stream":
        return None
    if media_type == "application/mxf":
        return "video"
    family = media_type.partition("/")[0].lower()
    return family if family in ("video", "audio", "image") else "document"


def kind_for_parts(name: str, media_type: str | None) -> str:
    """The kind of a file that is sent in parts. Raises InvalidSourceError unless it is video, audio or image."""
    kind = kind_of(media_type)
    if kind == "document":
        raise InvalidSourceError(
            f"{name!r} is a document ({media_type}), which the platform takes in one piece only; or give file_type"
        )
    if kind is None:
        raise InvalidSourceError(
            f"cannot tell whether {name!r} is video, audio or image, by its name or its first bytes: give file_type, "
            "or a filename with a suffix such as .mp4"
        )
    return kind
