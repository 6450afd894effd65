"""Splitting the bytes of a stream into events: server-sent events and lines of JSON.

Written here because libraries for server-sent events read from an HTTP client's response themselves, while flows need a
decoder that is fed bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

MAX_EVENT_SIZE = 1 << 26
"""The maximum size of an event in bytes. A longer body without an end of event is not a stream, and would fill the
memory."""


class EventTooLongError(ValueError):
    """An event of the stream is larger than `MAX_EVENT_SIZE`."""


class Framing(Protocol):
    """Splits bytes into events, however the network has divided them."""

    @property
    def lines(self) -> int:
        """How many lines have ended so far. Comment lines count: servers send them to keep the connection alive."""
        ...

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The events that end within these further bytes."""
        ...

    def remainder(self) -> bytes:
        """The bytes after the last complete event, at the end of the body: an event if they can be decoded as one."""
        ...


class _Lines:
    """Splits bytes at line ends."""

    def __init__(self, *, cr_ends: bool) -> None:
        self.lines = 0
        self._cr_ends = cr_ends
        self._after_cr = False
        self._pieces: list[bytes] = []
        self._length = 0

    def feed(self, chunk: bytes) -> list[bytes]:
        if self._length > MAX_EVENT_SIZE:  # checked here, so that events before the long line are not lost
            raise EventTooLongError(f"a line of more than {MAX_EVENT_SIZE:,} bytes")
        if self._after_cr and chunk.startswith(b"\n"):
            chunk = chunk[1:]
        self._after_cr = self._cr_ends and chunk.endswith(b"\r")
        if self._cr_ends and b"\r" in chunk:
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if b"\n" not in chunk:
            self._keep(chunk)
            return []
        first, *others = chunk.split(b"\n")
        whole = [b"".join([*self._pieces, first]), *others[:-1]]
        self._pieces, self._length = [], 0
        self._keep(others[-1])
        self.lines += len(whole)
        return whole

    def _keep(self, piece: bytes) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def remainder(self) -> bytes:
        return b"".join(self._pieces)


class JsonLines(Framing):
    """One event on each line that is not blank. The last line need not end in a newline."""

    def __init__(self) -> None:
        self._lines = _Lines(cr_ends=False)

    @property
    def lines(self) -> int:
        return self._lines.lines

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        return (line for line in self._lines.feed(chunk) if line and not line.isspace())

    def remainder(self) -> bytes:
        return self._lines.remainder().strip()


class ServerSentEvents(Framing):
    """The data of each event (HTML standard, section 9.2.6). Event names and ids are ignored: the data repeats them."""

    _BOM = b"\xef\xbb\xbf"

    def __init__(self) -> None:
        self._lines = _Lines(cr_ends=True)
        self._data: list[bytes] = []
        self._length = 0
        self._is_first = True

    @property
    def lines(self) -> int:
        return self._lines.lines

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        for line in self._lines.feed(chunk):
            if self._is_first:
                self._is_first = False
                line = line.removeprefix(self._BOM)
            if not line:
                if self._data:
                    yield b"\n".join(self._data)
                self._data, self._length = [], 0
                continue
            name, _, value = line.partition(b":")
            if name == b"data":
                self._data.append(value.removeprefix(b" "))
                self._length += len(value)
                if self._length > MAX_EVENT_SIZE:
                    raise EventTooLongError(f"an event of more than {MAX_EVENT_SIZE:,} bytes")

    def remainder(self) -> bytes:
        """Nothing: the standard discards an event without its blank line."""
        return b""


FRAMINGS: Mapping[str, Callable[[], Framing]] = {
    "text/event-stream": ServerSentEvents,
    "application/x-ndjson": JsonLines,
    "application/jsonl": JsonLines,
}
"""By the media type of the stream in the contract."""
