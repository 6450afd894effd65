"""What worker_pool.py and the process that reads files say to each other: frames of a length and JSON."""

import struct
from typing import IO

import orjson

STOP = "stop"
"""Sent while a request is being served, whose result is no longer wanted."""
_LENGTH = struct.Struct(">Q")


def write_frame(stream: IO[bytes], value: object) -> None:
    """Send one value."""
    content = orjson.dumps(value)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> object:
    """The next value. EOFError if there is none, or only a part of one."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return orjson.loads(content)
