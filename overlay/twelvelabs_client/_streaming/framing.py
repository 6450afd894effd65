"""Where one event of a stream ends and the next begins, however the network has cut the bytes.

Written here rather than taken from a library: those for server-sent events read from a client's response object
themselves, and flows need something that is only given bytes. It is also the same work for lines of JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

LONGEST_EVENT = 1 << 26
"""Bytes of one event at the most. More without an end is no stream of events, and would fill the memory."""


class EventTooLongError(ValueError):
    """The stream goes on and on without the end of an event."""


class Framing(Protocol):
    """Cuts bytes into events."""

    @property
    def lines(self) -> int:
        """How many lines have ended so far: what counts as a sign of life."""
        ...

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The events that end within these further bytes."""
        ...

    def rest(self) -> bytes:
        """What stands after the last end when no more bytes come, and is an event if it can be read as one."""
        ...


class _Lines:
    """Cuts bytes at line ends."""

    def __init__(self, *, cr_ends: bool) -> None:
        self.lines = 0
        self._cr_ends = cr_ends
        self._after_cr = False
        self._pieces: list[bytes] = []
        self._length = 0

    def feed(self, chunk: bytes) -> list[bytes]:
        if self._length > LONGEST_EVENT:  # looked at here, so that what ended before the long line is not lost
            raise EventTooLongError(f"a line of more than {LONGEST_EVENT:,} bytes")
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

    def rest(self) -> bytes:
        return b"".join(self._pieces)


class JsonLines(Framing):
    """One event on each line that is not blank. The last line may lack its end."""

    def __init__(self) -> None:
        self._lines = _Lines(cr_ends=False)

    @property
    def lines(self) -> int:
        return self._lines.lines

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        return (line for line in self._lines.feed(chunk) if line and not line.isspace())

    def rest(self) -> bytes:
        return self._lines.rest().strip()


class ServerSentEvents(Framing):
    """The data of each event, by section 9.2.6 of the HTML standard. Names and ids repeat what the data say."""

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
                if self._length > LONGEST_EVENT:
                    raise EventTooLongError(f"an event of more than {LONGEST_EVENT:,} bytes")

    def rest(self) -> bytes:
        """Nothing: the standard wants an event without its blank line to be thrown away."""
        return b""


FRAMINGS: Mapping[str, Callable[[], Framing]] = {
    "text/event-stream": ServerSentEvents,
    "application/x-ndjson": JsonLines,
    "application/jsonl": JsonLines,
}
"""By the media type that the contract gives the stream."""
