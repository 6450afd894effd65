"""Splitting the bytes of a stream into events: server-sent events, lines of JSON, and JSON of any layout.

The first bytes decide which of them it is, since the type that the platform announces was never observed. Written here
because libraries for server-sent events read from an HTTP client's response themselves, while flows need a decoder that
is fed bytes.
"""

from __future__ import annotations

import re
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


class JsonValues(Framing):
    """JSON values one after the other, laid out in any way, or the items of arrays.

    Once a value has filled a line, the others are expected to do so too: that is how large streams are laid out, and
    reading them line by line is faster.
    """

    _TOKEN = re.compile(rb'[{}\[\]",\\\n]')

    def __init__(self) -> None:
        self._read_lines = 0
        self._by_line: JsonLines | None = None
        self._buffer = bytearray()
        self._start = 0
        """Where the current value begins."""
        self._at = 0
        self._depth = 0
        self._is_text = False
        self._is_array = False
        self._fills_line = False

    @property
    def lines(self) -> int:
        return self._read_lines + (self._by_line.lines if self._by_line else 0)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._by_line:
            return self._by_line.feed(chunk)
        if len(self._buffer) > MAX_EVENT_SIZE:
            raise EventTooLongError(f"an event of more than {MAX_EVENT_SIZE:,} bytes")
        self._read_lines += chunk.count(b"\n")
        self._buffer += chunk
        values = [value for value in self._values() if value]
        rest, self._start, self._at = self._start, 0, self._at - self._start
        del self._buffer[:rest]
        if self._by_line:
            self._read_lines -= self._buffer.count(b"\n")  # they are counted there
            values += self._by_line.feed(bytes(self._buffer))
        return iter(values)

    def remainder(self) -> bytes:
        if self._by_line:
            return self._by_line.remainder()
        # An array without its end is incomplete, even if no item is.
        return (b"[" if self._is_array else b"") + self._buffer.strip()

    def _values(self) -> Iterator[bytes]:
        """The values that end within the buffer; those that are empty are none."""
        while self._by_line is None and (token := self._TOKEN.search(self._buffer, self._at)):
            at, self._at, kind = token.start(), token.end(), token[0]
            if self._is_text:
                self._at += kind == b"\\"
                self._is_text = kind != b'"'
            elif kind == b'"':
                self._is_text = True
            elif kind in b"{[":
                if kind == b"[" and not self._depth:
                    self._is_array, self._start = True, self._at
                self._depth += 1
            elif kind in b"}]":
                yield self._closed(at)
            elif kind == b"," and self._depth == self._is_array:
                yield self._cut(at)
                self._start = self._at
            elif kind == b"\n" and self._fills_line and not self._depth and not self._buffer[self._start : at].strip():
                self._by_line, self._start = JsonLines(), self._at

    def _closed(self, at: int) -> bytes:
        self._depth -= 1
        if self._is_array and self._depth == 0:
            value = self._cut(at)
            self._is_array, self._fills_line, self._depth, self._start = False, False, 0, self._at
            return value
        return b"" if self._is_array or self._depth > 0 else self._cut(self._at)

    def _cut(self, end: int) -> bytes:
        value = bytes(self._buffer[self._start : end]).strip()
        self._start, self._depth = end, int(self._is_array)
        self._fills_line = b"\n" not in value and len(value) > len(b"{}")  # which is on one line when indented, too
        return value


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


class Detected(Framing):
    """Splits a body by what its first bytes show it to be; if they show nothing, as the media type in the contract."""

    _BOM = b"\xef\xbb\xbf"
    _FIELDS = (b"data", b"event", b"id", b"retry")

    def __init__(self, media_type: str) -> None:
        self._expected = FRAMINGS[media_type]
        self._framing: Framing | None = None
        self._start = b""
        self._blank_lines = 0

    @property
    def lines(self) -> int:
        return self._blank_lines + (self._framing.lines if self._framing else 0)

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._framing is None:
            start = (self._start + chunk).removeprefix(self._BOM)
            self._start = start.lstrip()
            self._blank_lines += start.count(b"\n") - self._start.count(b"\n")
            self._framing = self._detect(self._start)
            if self._framing is None:
                return iter(())
            chunk, self._start = self._start, b""
        return self._framing.feed(chunk)

    def remainder(self) -> bytes:
        return self._framing.remainder() if self._framing else self._start.strip()

    def _detect(self, start: bytes) -> Framing | None:
        """The framing of a body that begins like this; None if more of it must be seen."""
        if start[:1] in (b"{", b"["):
            return JsonValues()
        if start.startswith((b":", *(field + end for field in self._FIELDS for end in (b":", b"\n", b"\r")))):
            return ServerSentEvents()
        if any(name.startswith(start) for name in (*self._FIELDS, self._BOM)):
            return None
        return self._expected()
