"""Forms with files: read as they arrive, with each file going straight to disk."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.media.mime import HEAD_SIZE
from twelvelabs_sandbox.messages import Form, ReceivedFile
from twelvelabs_sandbox.server.thread_pool import Threads
from twelvelabs_sandbox.storage.blobs import Blobs

_LARGEST_FIELD = 1024 * 1024
_MOST_PARTS = 100
_LARGEST_HEADERS = 16 * 1024
_WRITE_SIZE = 1024 * 1024


@dataclass
class _Part:
    """A part of a form that is being read."""

    headers: dict[str, bytes] = field(default_factory=dict)
    name: str = ""
    filename: str | None = None
    content: bytearray = field(default_factory=bytearray)
    head: bytes = b""
    size: int = 0
    path: Path | None = None
    output: IO[bytes] | None = None


async def read_form(content_type: str, body: AsyncIterator[bytes], blobs: Blobs, threads: Threads, limit: int) -> Form:
    """Read a form from a body. What a file has beyond the limit is counted and thrown away.

    Raises ApiError if it is not a form, or has too many or too large fields; no file is left behind then.
    """
    _, options = parse_options_header(content_type)
    if not (boundary := options.get(b"boundary")):
        raise _broken("its boundary is missing")
    reader = _Reader(boundary, blobs, limit)
    try:
        async for piece in body:
            reader.feed(piece)
            if reader.pending >= _WRITE_SIZE:
                await threads.run(reader.flush)
        await threads.run(reader.finish)
    except BaseException:
        reader.abandon()
        raise
    return reader.form


class _Reader:
    def __init__(self, boundary: bytes, blobs: Blobs, limit: int) -> None:
        self.form = Form()
        self.pending = 0
        self._blobs = blobs
        self._limit = limit
        self._part = _Part()
        self._parts = 0
        self._header_size = 0
        self._header = bytearray()
        self._value = bytearray()
        self._writes: list[tuple[IO[bytes], bytes]] = []
        self._open: list[_Part] = []
        self._ended = False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": lambda data, start, end: self._take_header(self._header, data[start:end]),
                "on_header_value": lambda data, start, end: self._take_header(self._value, data[start:end]),
                "on_header_end": self._end_header,
                "on_headers_finished": self._end_headers,
                "on_part_data": self._take,
                "on_part_end": self._end,
                "on_end": self._end_form,
            },
        )

    def feed(self, piece: bytes) -> None:
        """Take more of the body. Nothing is written yet: that is for a thread."""
        try:
            self._parser.write(piece)
        except MultipartParseError as error:
            raise _broken(str(error)) from None

    def flush(self) -> None:
        """Write what has come of files."""
        writes, self._writes, self.pending = self._writes, [], 0
        for output, piece in writes:
            output.write(piece)

    def finish(self) -> None:
        """Write the rest and close the files."""
        if not self._ended:
            raise _broken("it ends too early")
        self.flush()
        for part in self._open:
            if part.output is not None:
                part.output.close()

    def abandon(self) -> None:
        """Close and remove all files."""
        for part in self._open:
            if part.output is not None and part.path is not None:
                part.output.close()
                with contextlib.suppress(OSError):
                    part.path.unlink()

    def _begin(self) -> None:
        self._part = _Part()
        self._header_size = 0
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise _broken(f"it has more than {_MOST_PARTS} parts")

    def _take_header(self, text: bytearray, piece: bytes) -> None:
        self._header_size += len(piece)
        if self._header_size > _LARGEST_HEADERS:
            raise _broken(f"the headers of a part are larger than {_LARGEST_HEADERS} bytes")
        text.extend(piece)

    def _end_header(self) -> None:
        self._part.headers[self._header.decode("latin-1").lower()] = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _end_headers(self) -> None:
        _, options = parse_options_header(self._part.headers.get("content-disposition"))
        if b"name" not in options:
            raise _broken("a part has no name")
        self._part.name = _decode(options[b"name"])
        if b"filename" in options:
            self._part.filename = _decode(options[b"filename"])
            self._part.path = self._blobs.incoming()
            self._part.output = self._part.path.open("wb")
            self._open.append(self._part)

    def _take(self, data: bytes, start: int, end: int) -> None:
        part, piece = self._part, data[start:end]
        part.size += len(piece)
        if part.output is None:
            part.content += piece
            if part.size > _LARGEST_FIELD:
                raise _broken(f"the field {part.name} is larger than {_LARGEST_FIELD} bytes")
            return
        if part.size > 2 * self._limit:
            raise _broken(f"the file {part.name} is more than twice as large as the largest one may be")
        if len(part.head) < HEAD_SIZE:
            part.head += piece[: HEAD_SIZE - len(part.head)]
        if part.size <= self._limit:
            self._writes.append((part.output, piece))
            self.pending += len(piece)

    def _end(self) -> None:
        part = self._part
        if part.path is None:
            self.form.fields.append((part.name, _decode(bytes(part.content))))
        else:
            file = ReceivedFile(part.path, (part.filename or "")[:255], part.size, part.head)
            self.form.files.append((part.name, file))

    def _end_form(self) -> None:
        self._ended = True


def _decode(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise _broken("a name or a field is not UTF-8") from None


def _broken(detail: str) -> ApiError:
    return ApiError(400, "parameter_invalid", f"The body cannot be read as a form: {detail}.")
