"""Decodes response bodies, limits their size, and detects those that were cut off.

httpx decodes without a limit (a small body may expand to gigabytes), and does not detect a compressed body that was
cut off.
"""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from .._flows.effects import Send
from .._response import Response
from ..errors import ApiConnectionError, TwelveLabsError, UnexpectedResponseError
from .adapter import call_of

MAX_ERROR_SIZE = 1 << 20
"""Bytes read of an error's body, at most: no error needs more to explain itself."""
BLOCK = 1 << 20
"""Bytes decoded at a time, at most: a kilobyte may expand to a gigabyte."""
_BROTLI_SLICE, _ZSTANDARD_SLICE = 1 << 5, 1 << 10
"""Bytes passed at a time to decoders that cannot limit their output, so that it stays below about 50 MB: Brotli
expands ten bytes to 16 MB, Zstandard four bytes to 128 KB."""


class BrokenBodyError(Exception):
    """A compressed body that is not valid."""


class Decoder(Protocol):
    """Decodes one content coding."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The decoded bytes, in blocks. Raises BrokenBodyError."""
        ...

    def is_whole(self) -> bool:
        """Whether the data may end here."""
        ...


class _Zlib:
    """gzip (RFC 1952), also with several members, and deflate: zlib's format (RFC 1950), with or without a header."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._current: Any = None
        self._head = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        data = self._head + data
        self._head = b""
        try:
            while data:
                if self._current is None or self._current.eof:
                    if self._current is not None and not (self._is_gzip and data.startswith(b"\x1f")):
                        return  # padding
                    if len(data) < 2:
                        self._head = data
                        return
                    self._current = zlib.decompressobj(self._window_bits(data))
                while block := self._current.decompress(data, BLOCK):
                    yield block
                    data = self._current.unconsumed_tail
                data = self._current.unused_data if self._current.eof else b""
        except zlib.error as error:
            raise BrokenBodyError(f"the compressed body is not valid: {error}") from error

    def _window_bits(self, data: bytes) -> int:
        if self._is_gzip:
            return 16 + zlib.MAX_WBITS
        has_header = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0
        return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS

    def is_whole(self) -> bool:
        return not self._head and (self._current is None or bool(self._current.eof))


class _Brotli:
    """br (RFC 7932), with whichever package is installed."""

    def __init__(self, module: Any) -> None:
        self._decompressor = module.Decompressor()
        self._has_begun = False
        self._errors: type[Exception] = module.error

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._has_begun = self._has_begun or bool(data)
        try:
            for start in range(0, len(data), _BROTLI_SLICE):
                if not self._decompressor.is_finished() and (
                    block := self._decompressor.process(data[start : start + _BROTLI_SLICE])
                ):
                    yield block
        except self._errors as error:
            raise BrokenBodyError(f"the compressed body is not valid: {error}") from error

    def is_whole(self) -> bool:
        return not self._has_begun or bool(self._decompressor.is_finished())


class _Zstandard:
    """zstd (RFC 8878), also with several frames."""

    def __init__(self, module: Any) -> None:
        self._new = module.ZstdDecompressor().decompressobj
        self._errors: type[Exception] = module.ZstdError
        self._current: Any = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            for start in range(0, len(data), _ZSTANDARD_SLICE):
                piece = data[start : start + _ZSTANDARD_SLICE]
                while piece:
                    if self._current is None or self._current.eof:
                        self._current = self._new()
                    if block := self._current.decompress(piece):
                        yield block
                    piece = self._current.unused_data if self._current.eof else b""
        except self._errors as error:
            raise BrokenBodyError(f"the compressed body is not valid: {error}") from error

    def is_whole(self) -> bool:
        return self._current is None or bool(self._current.eof)


def _decoder(coding: str) -> Decoder | None:
    """The decoder of a content coding; None for one that is not supported, and so was not requested."""
    if coding in ("gzip", "x-gzip", "deflate"):
        return _Zlib(is_gzip=coding != "deflate")
    names = {"br": ("brotli", "brotlicffi"), "zstd": ("zstandard",)}.get(coding, ())
    for name in names:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        return _Brotli(module) if coding == "br" else _Zstandard(module)
    return None


class BodyDecoder:
    """Decodes a body as it arrives."""

    def __init__(self, call: str, headers: Mapping[str, str]) -> None:
        self._call = call
        codings = headers.get("content-encoding", "").lower().split(",")
        found = (_decoder(coding.strip()) for coding in reversed(codings))
        self._decoders = [decoder for decoder in found if decoder is not None]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The decoded bytes, in blocks. Raises ApiConnectionError."""
        try:
            yield from self._through(data, self._decoders)
        except BrokenBodyError as error:
            raise ApiConnectionError(f"{self._call}: the connection broke ({error}).") from error

    def _through(self, data: bytes, decoders: list[Decoder]) -> Iterator[bytes]:
        if not decoders:
            yield data
            return
        first, *others = decoders
        for block in first.feed(data):
            yield from self._through(block, others)

    def end(self) -> None:
        """Raise ApiConnectionError if the compressed body was cut off."""
        if not all(decoder.is_whole() for decoder in self._decoders):
            raise ApiConnectionError(f"{self._call}: the connection broke (the compressed body was cut off).")


class BodyReader:
    """Collects a whole body. An error's body is cut at `MAX_ERROR_SIZE`."""

    def __init__(self, message: Send, head: Response, max_size: int) -> None:
        self._message = message
        self._head = head
        self._is_error = not 200 <= head.status_code < 300
        self._max_size = min(MAX_ERROR_SIZE, max_size) if self._is_error else max_size
        self._decoder = BodyDecoder(call_of(message), head.headers)
        self._blocks: list[bytes] = []
        self._size = 0
        self._is_full = False
        length = head.headers.get("content-length", "")
        if not self._is_error and length.isdecimal() and int(length) > max_size:
            raise self._too_large()

    @contextmanager
    def receiving(self, errors: AbstractContextManager[None]) -> Iterator[None]:
        """The context in which the body is read. `errors` turns exceptions into ours.

        The body of an error status ends where it breaks off, since the status alone decides what happens next.
        """
        try:
            with errors:
                yield
        except TwelveLabsError:
            if not self._is_error:
                raise

    def is_full(self, data: bytes) -> bool:
        """Add bytes as received. Returns whether no more are needed."""
        return any(map(self.add, self._decoder.feed(data)))

    def add(self, block: bytes) -> bool:
        """Add decoded bytes. Returns whether no more are needed."""
        self._blocks.append(block)
        self._size += len(block)
        if self._size > self._max_size:
            if not self._is_error:
                raise self._too_large()
            self._is_full = True
        return self._is_full

    def content(self) -> bytes:
        """The body."""
        if not self._is_error:
            self._decoder.end()
        content = b"".join(self._blocks)
        return content[: self._max_size] if self._is_full else content

    def _too_large(self) -> UnexpectedResponseError:
        from .decode import redacted  # it loads what models need, which sending requests does not

        return UnexpectedResponseError(
            f"{call_of(self._message)}: the response is larger than {self._max_size:,} bytes and was not read to the"
            " end. If that is expected, raise the client's max_response_size.",
            response=redacted(self._head),
        )
