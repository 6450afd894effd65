"""The protocol between the worker pool and its processes: JSON frames, each with its length in front."""

import struct
from typing import IO

import orjson

STOP = "stop"
"""Sent to cancel the request in progress."""
_LENGTH = struct.Struct(">Q")


def write_frame(stream: IO[bytes], value: object) -> None:
    """Write one value."""
    content = orjson.dumps(value)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> object:
    """Read one value. EOFError if the stream ends before it is complete."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return orjson.loads(content)
