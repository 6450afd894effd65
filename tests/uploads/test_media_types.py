"""The kind of media is known before anything is sent, on any machine: by the name, the first bytes, or the caller."""

from __future__ import annotations

import io
from typing import Any

import pytest
from twelvelabs_client import InvalidSourceError, UploadOptions
from twelvelabs_client._uploads.media_types import by_name, kind_of, sniff
from twelvelabs_sandbox import Sandbox

from ..loops import loop
from .conftest import SESSIONS, Run, sound

PARTS = UploadOptions(method="multipart", resume=False)
HEADS: dict[bytes, str] = {
    b"\0\0\0\x18ftypisom\0\0\0\1": "video/mp4",
    b"\0\0\0\x18ftypM4A \0\0\0\1": "audio/mp4",
    b"\0\0\0\x18ftypqt  \0\0\0\1": "video/quicktime",
    b"\0\0\0\x18ftypheic\0\0\0\1": "image/heic",
    b"\0\0\0\x18ftypavif\0\0\0\1": "image/avif",
    b"\0\0\0\x08wide\0\0": "video/quicktime",
    b"RIFF\0\0\0\0WAVEfmt ": "audio/wav",
    b"RIFF\0\0\0\0AVI LIST": "video/x-msvideo",
    b"RIFF\0\0\0\0WEBPVP8 ": "image/webp",
    b"RF64\xff\xff\xff\xffWAVE": "audio/wav",
    b"FORM\0\0\0\0AIFFCOMM": "audio/aiff",
    b"\x1aE\xdf\xa3\x93B\x82\x88matroska": "video/x-matroska",
    b"\x1aE\xdf\xa3\x93B\x82\x84webm": "video/webm",
    b"ID3\4\0": "audio/mpeg",
    b"\xff\xfb\x90\x64": "audio/mpeg",
    b"\xff\xf1\x50\x80": "audio/aac",
    b"fLaC\0\0\0\x22": "audio/flac",
    b"OggS\0\2" + bytes(22) + b"\x01vorbis": "audio/ogg",
    b"OggS\0\2" + bytes(22) + b"\x80theora": "video/ogg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff\xe0": "image/jpeg",
    b"GIF89a": "image/gif",
    b"II*\0": "image/tiff",
    b"%PDF-1.7": "application/pdf",
    b"FLV\x01": "video/x-flv",
    b"\0\0\1\xba": "video/mpeg",
    (b"G" + bytes(187)) * 3: "video/mp2t",
    (bytes(4) + b"G" + bytes(187)) * 3: "video/mp2t",
}


@loop(("head", "media_type"), HEADS.items(), ids=HEADS.values())
def test_formats_are_known_by_their_first_bytes(head: bytes, media_type: str) -> None:
    assert sniff(head) == media_type


@pytest.mark.parametrize("head", [b"", b"\xff", b"\xff\xff\xff\xff", b"hello", bytes(512), b"RIFF", b"MZ\x90\0"])
def test_other_bytes_are_not_guessed(head: bytes) -> None:
    assert sniff(head) is None


SUFFIXES = {
    "video": ("mp4", "MOV", "mkv", "webm", "avi", "mpg", "ts", "m2ts", "wmv", "flv", "3gp", "ogv", "m4v", "mxf"),
    "audio": ("mp3", "wav", "flac", "M4A", "ogg", "oga", "opus", "aac", "aiff", "wma", "amr"),
    "image": ("jpg", "JPEG", "png", "webp", "gif", "heic", "avif", "tif", "bmp"),
    "document": ("pdf", "docx", "txt"),
}
NAMES = [(f"a.{suffix}", kind) for kind, suffixes in SUFFIXES.items() for suffix in suffixes]


@loop(("name", "kind"), [*NAMES, *((name, None) for name in ("a", "", "mp4", "a.", "a.bin"))])
def test_kinds_are_known_by_the_name(name: str, kind: str | None) -> None:
    assert kind_of(by_name(name)) == kind


def _types(sandbox: Sandbox) -> list[Any]:
    return [request.json["type"] for request in sandbox.requests.matching(method="POST", route=SESSIONS)]  # type: ignore[index]


def _png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(3000)


class Pipe:
    """A stream that cannot seek."""

    def __init__(self, content: bytes) -> None:
        self._file = io.BytesIO(content)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


@pytest.mark.parametrize(
    ("source", "more", "kind"),
    [
        (lambda: sound(3000), {}, "audio"),
        (lambda: io.BytesIO(sound(3000)), {}, "audio"),
        (lambda: io.BytesIO(_png()), {}, "image"),
        (lambda: Pipe(sound(3000)), {"size": 3000}, "audio"),
        (lambda: Pipe(sound(3000)), {}, "audio"),
        (lambda: bytes(3000), {"file_type": "video"}, "video"),
        (lambda: bytes(3000), {"filename": "a.m4a"}, "audio"),
    ],
)
def test_a_source_without_a_name_goes_up_in_parts_as_what_it_is(
    run: Run, sandbox: Sandbox, source: Any, more: dict[str, Any], kind: str
) -> None:
    run(lambda client: client.assets.upload(source(), options=PARTS, **more))
    assert _types(sandbox) == [kind]


def test_a_pipe_whose_first_bytes_were_looked_at_arrives_whole(run: Run, sandbox: Sandbox) -> None:
    pipe: Any = Pipe(sound(3000))
    asset = run(lambda client: client.assets.upload(pipe, size=3000, options=PARTS, wait=True))
    assert (asset.size, asset.status, asset.file_type) == (3000, "ready", "audio/wav")


@pytest.mark.parametrize(
    ("source", "more", "said"),
    [
        (bytes(3000), {}, "give file_type"),
        (io.BytesIO(b"hello" * 600), {}, "give file_type"),
        (b"%PDF-1.7" + bytes(3000), {}, "document"),
        (bytes(3000), {"filename": "a.pdf"}, "document"),
    ],
)
def test_an_unknown_kind_is_refused_before_anything_is_sent(
    run: Run, sandbox: Sandbox, source: Any, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(InvalidSourceError, match=said):
        run(lambda client: client.assets.upload(source, options=PARTS, **more))
    assert sandbox.requests.matching() == []
