"""The video that `--upload` sends: made here, so that nothing of anybody's is in it.

Motion JPEG in an AVI file, the simplest video that decoders read: five seconds of one gray picture, 480x360, ten
pictures a second. That is within the limits of the models of an index.
"""

from __future__ import annotations

import struct

_WIDTH, _HEIGHT, _RATE, _SECONDS = 480, 360, 10, 5


def sample_video() -> bytes:
    """The file."""
    picture, count = _picture(), _RATE * _SECONDS
    size = len(picture)
    main = struct.pack("<14I", 1_000_000 // _RATE, 0, 0, 0x10, count, 0, 1, size, _WIDTH, _HEIGHT, 0, 0, 0, 0)
    times = struct.pack("<8I4H", 0, 1, _RATE, 0, count, size, 0, 0, 0, 0, _WIDTH, _HEIGHT)
    stream = struct.pack("<4s4sIHH", b"vids", b"MJPG", 0, 0, 0) + times
    pixels = struct.pack("<IiiHH4sIiiII", 40, _WIDTH, _HEIGHT, 1, 24, b"MJPG", _WIDTH * _HEIGHT * 3, 0, 0, 0, 0)
    header = _list(b"hdrl", _chunk(b"avih", main) + _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", pixels)))
    frame = _chunk(b"00dc", picture)
    places = (struct.pack("<4sIII", b"00dc", 0x10, 4 + number * len(frame), size) for number in range(count))
    return _chunk(b"RIFF", b"AVI " + header + _list(b"movi", frame * count) + _chunk(b"idx1", b"".join(places)))


def _picture() -> bytes:
    """A gray JPEG (ITU-T T.81). Each block is two zero bits: no change of the mean, and the end of the block."""
    quantization = _segment(0xDB, b"\x00" + b"\x01" * 64)
    frame = _segment(0xC0, struct.pack(">BHHB", 8, _HEIGHT, _WIDTH, 3) + b"\x01\x11\x00\x02\x11\x00\x03\x11\x00")
    one_code = b"\x01" + bytes(15) + b"\x00"  # the code 0 stands for the symbol 0, in both tables
    tables = _segment(0xC4, b"\x00" + one_code) + _segment(0xC4, b"\x10" + one_code)
    scan = _segment(0xDA, b"\x03\x01\x00\x02\x00\x03\x00\x00\x3f\x00")
    blocks = bytes(_WIDTH // 8 * (_HEIGHT // 8) * 3 * 2 // 8)
    return b"\xff\xd8" + quantization + frame + tables + scan + blocks + b"\xff\xd9"


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)


def _list(name: bytes, content: bytes) -> bytes:
    return _chunk(b"LIST", name + content)
