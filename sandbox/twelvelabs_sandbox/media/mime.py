"""MIME sniffing: the type of a file by its first bytes. File names are not trusted."""

# Offset and bytes of signatures, the more specific ones first.
_SIGNATURES = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF8", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"BM", "image/bmp"),
    (0, b"%PDF-", "application/pdf"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (8, b"AVI ", "video/x-msvideo"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"OggS", "audio/ogg"),
    (0, b"FLV", "video/x-flv"),
    (0, b"\x00\x00\x01\xba", "video/mpeg"),
)
HEAD_SIZE = 4096


def sniff(head: bytes) -> str | None:
    """The MIME type of a file by its first bytes, or None if they are not known."""
    for offset, signature, mime in _SIGNATURES:
        if head.startswith(signature, offset):
            return mime
    return "text/plain" if _is_text(head) else None


def kind_of(mime: str | None) -> str | None:
    """The kind of asset (image, video, audio or document) for a MIME type."""
    if mime is None:
        return None
    family = mime.split("/")[0]
    return family if family in ("image", "video", "audio") else "document"


def _is_text(head: bytes) -> bool:
    if not head or any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        # The last character may be cut off at the end of the head.
        return len(head) == HEAD_SIZE and error.start > len(head) - 4
    return True
