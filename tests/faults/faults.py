"""What can go wrong on the wire, as one table.

A fault has what is written in place of the right response, and its kind: what that means for the call. Variants of one
fault differ on the wire, and must not differ for the caller.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from enum import Enum
from typing import TypeAlias

from .answers import KEY, SIGNED_URL, Right, of_json, phrase
from .damage import Damage, dropped, first_text, in_text, set_to, with_field
from .wire import Act, Acts


class Kind(Enum):
    """What a fault means for the call."""

    ANSWER = "the right answer has come, whatever else is odd"
    DAMAGED = "an answer has come in which one place is damaged"
    REFUSED = "the platform has certainly done nothing, and may do it later"
    LOST = "the platform may have done it, and its answer is lost"
    FINAL = "sending it again changes nothing"


SAME_SERVER, OTHER_SERVER = "http://same.example.test", "http://other.example.test"
"""Stand for places on the server of the test, and on another."""
ELSEWHERE = "/elsewhere"
Variant: TypeAlias = Callable[[Right], Acts]


@dataclass(frozen=True)
class Fault:
    """One row of the table."""

    name: str
    kind: Kind
    variants: tuple[Variant, ...] = ()
    needs_body: bool = False
    """Whether it applies only to responses with a body."""
    stalls: bool = False
    """Whether a client notices by its timeout alone."""
    damages: tuple[Damage, ...] = field(default=())
    """With DAMAGED: what is done to one place, in place of the variants."""
    status: int | None = None
    """The status of the answer, which an error must have."""

    @property
    def size(self) -> int:
        """The number of variants."""
        return len(self.variants) + len(self.damages)


def _error(status: int, headers: str = "", code: str = "some_code") -> bytes:
    """An error of the platform, which repeats secrets."""
    message = f"no good: the key {KEY} for {SIGNED_URL}"
    echo = (("X-Echo", KEY),)
    right = of_json({"code": code, "message": message}, status)
    content = Right(status, right.body, headers=echo).content
    return content.replace(b"\r\n", b"\r\n" + headers.encode() + b"\r\n", 1) if headers else content


def _bare(status: int, headers: str = "") -> bytes:
    more = f"{headers}\r\n" if headers else ""
    return f"HTTP/1.1 {status} {phrase(status)}\r\n{more}Content-Length: 0\r\n\r\n".encode()


def _page(status: int, headers: str = "") -> bytes:
    body = f"<html><title>{phrase(status)}</title><p>{SIGNED_URL} {KEY}</html>".encode()
    more = tuple((name, value) for name, _, value in (line.partition(": ") for line in headers.splitlines()))
    return Right(status, body, "text/html; charset=utf-8", more).content


def _status(status: int, kind: Kind) -> Fault:
    variants = tuple(_always(make(status)) for make in (_error, _bare, _page))
    return Fault(f"{status} {phrase(status)}", kind, variants, status=status)


def _broken_off(status: int, kind: Kind, headers: str = "") -> Fault:
    """An error status, and a body that breaks off."""
    lines = ("Content-Type: application/json", *filter(None, [headers]))
    head = "\r\n".join([f"HTTP/1.1 {status} {phrase(status)}", *lines, ""]).encode()
    body = _error(status).partition(b"\r\n\r\n")[2]
    head_of_more, part = head + b"Content-Length: 900\r\n\r\n", body[: len(body) // 2]
    zipped = gzip.compress(body)
    encoded = head + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
    chunked = head + b"Transfer-Encoding: chunked\r\n\r\n"
    name = f"{status}{f' with {headers}' if headers else ''}, then the body breaks off"
    variants = (
        _always(head_of_more + part, Act.CLOSE),
        _always(head_of_more, Act.CLOSE),
        _always(head_of_more + part, Act.RESET),
        _always(head_of_more, Act.PAUSE, Act.RESET),
        _always(chunked + b"%x\r\n%s\r\n" % (len(part), part), Act.CLOSE),
        _always(chunked + b"zz\r\n" + part, Act.CLOSE),
        _always(encoded % len(zipped) + _flipped(zipped)),
        _always(encoded % len(body) + body),
        _always(encoded % (len(zipped) - 9) + zipped[:-9]),
    )
    return Fault(name, kind, variants, status=status)


def _always(*acts: bytes | Act) -> Variant:
    return lambda right: acts


def _retry_after(status: int, *values: str) -> tuple[Variant, ...]:
    return tuple(_always(make(status, f"Retry-After: {value}")) for value in values for make in (_error, _page))


def _redirects(location: str) -> tuple[Variant, ...]:
    return tuple(_always(_bare(status, f"Location: {location}")) for status in (301, 302, 303, 307, 308))


def _cut(right: Right, part: float) -> bytes:
    """The head, and a part of the body."""
    return right.head + right.body[: int(len(right.body) * part)]


def _chunked(right: Right, body: bytes, end: bytes) -> bytes:
    head = right.with_body(b"").head.replace(b"Content-Length: 0", b"Transfer-Encoding: chunked")
    kind = f"Content-Type: {right.media_type}\r\n\r\n".encode()
    return head[:-2] + kind + b"%x\r\n%s\r\n" % (len(body), body) + end


def _head(right: Right, *lines: str) -> bytes:
    """The head with these lines in the place of others of the same name."""
    names = {line.partition(":")[0].lower().encode() for line in lines}
    kept = [line for line in right.head.split(b"\r\n") if line.partition(b":")[0].lower() not in names]
    return b"\r\n".join([kept[0], *(line.encode("latin-1") for line in lines), *kept[1:]])


def _with_head(*lines: str) -> Variant:
    return lambda right: [_head(right, *lines) + right.body]


def _length(change: Callable[[int], int], *after: Act) -> Variant:
    def write(right: Right) -> Acts:
        return [_head(right, f"Content-Length: {change(len(right.body))}") + right.body, *after]

    return write


def _dripped(size: Callable[[int], int]) -> Variant:
    def write(right: Right) -> Iterator[bytes | Act]:
        content = right.content
        step = max(1, size(len(content)))
        for start in range(0, len(content), step):
            yield content[start : start + step]
            yield Act.PAUSE

    return write


def _encoded(encoding: str, encode: Callable[[bytes], bytes]) -> Variant:
    return lambda right: [right.with_body(encode(right.body), ("Content-Encoding", encoding)).content]


def _flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def _text(change: Callable[[bytes], bytes]) -> Variant:
    return lambda right: [in_text(right, change).content]


def _body(body: bytes) -> Variant:
    return lambda right: [right.with_body(body).content]


def _more(right: Right) -> Acts:
    return [right.with_body(right.body, ("X-Long", "x" * 50_000), *((f"X-{n}", "y") for n in range(60))).content]


def _too_much(right: Right) -> Acts:
    return [right.with_body(right.body, ("X-Long", "x" * 2_000_000)).content, Act.CLOSE]


_FINAL = (400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 451, 501, 505)
_PASSING = (408, 425, 500, 502, 503, 504, 507, 520, 599)
_NOW = f"Date: {formatdate(usegmt=True)}"
_DATE = f"{formatdate(usegmt=True)}\r\n{_NOW}"
_PAST = "Thu, 01 Jan 2026 00:00:00 GMT"
_DEEP = b"[" * 5_000 + b"]" * 5_000
"""Deeper than decoders go."""

FAULTS: tuple[Fault, ...] = (
    # --- statuses
    *(_status(status, Kind.FINAL) for status in _FINAL),
    *(_status(status, Kind.LOST) for status in _PASSING),
    _status(429, Kind.REFUSED),
    Fault(
        "429 with Retry-After", Kind.REFUSED, _retry_after(429, "0", "0.01", _DATE, _PAST, "soon", "-1", "", "1e999")
    ),
    Fault("503 with Retry-After", Kind.REFUSED, _retry_after(503, "0", "0.01", _DATE, _PAST)),
    Fault("503 with a Retry-After that is not valid", Kind.LOST, _retry_after(503, "soon", "-1", "1e999", "9" * 400)),
    Fault("429 with Retry-After: 3600", Kind.FINAL, _retry_after(429, "3600")),
    Fault("503 with Retry-After: 3600", Kind.FINAL, _retry_after(503, "3600")),
    Fault("redirect on the same server", Kind.FINAL, _redirects(SAME_SERVER + ELSEWHERE)),
    Fault("redirect to another server", Kind.FINAL, _redirects(OTHER_SERVER + ELSEWHERE)),
    Fault("redirect to nowhere", Kind.FINAL, (_always(_bare(302)), _always(_bare(304)), _always(_bare(300)))),
    _broken_off(401, Kind.FINAL),
    _broken_off(404, Kind.FINAL),
    _broken_off(409, Kind.FINAL),
    _broken_off(503, Kind.LOST),
    _broken_off(503, Kind.REFUSED, "Retry-After: 0"),
    _broken_off(429, Kind.REFUSED),
    Fault(
        "429, then the body stalls",
        Kind.REFUSED,
        (_always(_error(429).replace(b"Content-Length: ", b"Content-Length: 9"), Act.STALL),),
        stalls=True,
        status=429,
    ),
    Fault(
        "1xx before the answer",
        Kind.ANSWER,
        (
            lambda right: [b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n", right.content],
            lambda right: [b"HTTP/1.1 102 Processing\r\n\r\n" * 3, Act.PAUSE, right.content],
            lambda right: [b"HTTP/1.1 100 Continue\r\n\r\n", right.content],
        ),
    ),
    Fault("204 where a body is due", Kind.LOST, (_always(b"HTTP/1.1 204 No Content\r\n\r\n"),), needs_body=True),
    Fault("200 without a body", Kind.LOST, (_always(_bare(200)), _body(b" \r\n")), needs_body=True),
    Fault("200 with a page of HTML", Kind.LOST, (_always(_page(200)),), needs_body=True),
    # --- the connection
    Fault("closed before the answer", Kind.LOST, (_always(Act.CLOSE),)),
    Fault("reset before the answer", Kind.LOST, (_always(Act.RESET),)),
    Fault("reset within the head", Kind.LOST, (_always(b"HTTP/1.1 200 OK\r\nContent-Ty", Act.RESET),)),
    Fault("closed within the head", Kind.LOST, (_always(b"HTTP/1.1 200 OK\r\nContent-Ty", Act.CLOSE),)),
    Fault(
        "reset within the body",
        Kind.LOST,
        (lambda right: [_cut(right, 0.5), Act.RESET], lambda right: [right.head, Act.RESET]),
        needs_body=True,
    ),
    Fault(
        "closed within the body",
        Kind.LOST,
        (
            lambda right: [_cut(right, 0.5), Act.CLOSE],
            lambda right: [_cut(right, 0.99), Act.CLOSE],
            lambda right: [_chunked(right, right.body[:-9], b""), Act.CLOSE],
        ),
        needs_body=True,
    ),
    Fault(
        "closed after the answer",
        Kind.ANSWER,
        (lambda right: [right.content, Act.CLOSE], _with_head("Connection: close")),
    ),
    Fault("reset after the answer", Kind.ANSWER, (lambda right: [right.content, Act.PAUSE, Act.PAUSE, Act.RESET],)),
    Fault("no answer", Kind.LOST, (_always(Act.STALL),), stalls=True),
    Fault("stalled within the head", Kind.LOST, (_always(b"HTTP/1.1 200 OK\r\nCont", Act.STALL),), stalls=True),
    Fault(
        "stalled within the body",
        Kind.LOST,
        (lambda right: [_cut(right, 0.5), Act.STALL],),
        needs_body=True,
        stalls=True,
    ),
    Fault("slow drip", Kind.ANSWER, (_dripped(lambda size: size // 20), _dripped(lambda size: size // 3))),
    Fault(
        "not HTTP",
        Kind.LOST,
        (_always(b"SSH-2.0-OpenSSH_9.6\r\n", Act.CLOSE), _always(b"HTTP/1.1 abc\r\n\r\n", Act.CLOSE)),
    ),
    # --- lies in headers
    Fault("Content-Length too large", Kind.LOST, (_length(lambda size: size + 7, Act.CLOSE),), needs_body=True),
    Fault("Content-Length too small", Kind.LOST, (_length(lambda size: size - 7),), needs_body=True),
    Fault(
        "Content-Length that is not valid",
        Kind.LOST,
        (_with_head("Content-Length: many"), _with_head("Content-Length: -1"), _with_head("Content-Length: 5, 6")),
        needs_body=True,
    ),
    Fault(
        "Content-Type that is not true",
        Kind.ANSWER,
        (
            _with_head("Content-Type: text/html"),
            _with_head("Content-Type: ;;;"),
            _with_head("Content-Type: application/json; charset=utf-16"),
        ),
        needs_body=True,
    ),
    Fault("Content-Encoding that is not true", Kind.LOST, (_with_head("Content-Encoding: gzip"),), needs_body=True),
    Fault(
        "Content-Encoding that is unknown",
        Kind.ANSWER,
        (_with_head("Content-Encoding: x-own"), _with_head("Content-Encoding: ,")),
    ),
    Fault("headers of 50 KB", Kind.ANSWER, (_more,)),
    Fault("headers of 2 MB", Kind.LOST, (_too_much,)),
    Fault("headers that are not ASCII", Kind.ANSWER, (_with_head("X-Name: caf\xe9", "X-Request-Id: \xff\xfe"),)),
    Fault(
        "chunked encoding", Kind.ANSWER, (lambda right: [_chunked(right, right.body, b"0\r\n\r\n")],), needs_body=True
    ),
    Fault(
        "chunked encoding that is not valid",
        Kind.LOST,
        (lambda right: [_head(right, "Transfer-Encoding: chunked") + right.body + b"\r\n", Act.CLOSE],),
        needs_body=True,
    ),
    # --- compression
    Fault("gzip", Kind.ANSWER, (_encoded("gzip", gzip.compress), _encoded("deflate", zlib.compress)), needs_body=True),
    Fault(
        "gzip without its trailer",
        Kind.LOST,
        (_encoded("gzip", lambda body: gzip.compress(body)[:-8]),),
        needs_body=True,
    ),
    Fault(
        "gzip cut in the middle",
        Kind.LOST,
        (_encoded("gzip", lambda body: (c := gzip.compress(body))[: len(c) // 2]),),
        needs_body=True,
    ),
    Fault("gzip corrupt", Kind.LOST, (_encoded("gzip", lambda body: _flipped(gzip.compress(body))),), needs_body=True),
    # --- JSON
    Fault("a field is missing", Kind.DAMAGED, damages=(dropped,) * 3, needs_body=True),
    Fault("a field is null", Kind.DAMAGED, damages=(set_to(None),) * 3, needs_body=True),
    Fault(
        "a field has another type",
        Kind.DAMAGED,
        damages=tuple(map(set_to, (7, "soon", [], {}, True, 10**30, ["x"], {"a": 1}))),
        needs_body=True,
    ),
    Fault(
        "an unknown field",
        Kind.ANSWER,
        tuple(_text(lambda text, value=value: with_field(text, value)) for value in (b'[1, {"a": null}]', _DEEP)),
        needs_body=True,
    ),
    Fault(
        "NaN, infinity, huge numbers",
        Kind.ANSWER,
        tuple(_text(lambda text, n=n: with_field(text, n)) for n in (b"NaN", b"-Infinity", b"1e999", b"9" * 5000)),
        needs_body=True,
    ),
    Fault(
        "a byte order mark",
        Kind.ANSWER,
        (lambda right: [right.with_body(b"\xef\xbb\xbf" + right.body).content],),
        needs_body=True,
    ),
    Fault(
        "text that is not Unicode",
        Kind.DAMAGED,
        tuple(
            _text(lambda text, odd=odd: first_text(text, odd))
            for odd in (rb"\ud83c", rb"\udf89", b"\xff", b"\xed\xa0\x80")
        ),
        needs_body=True,
    ),
    Fault(
        "JSON cut off",
        Kind.LOST,
        (_text(lambda text: text[:-1]), _text(lambda text: text[: len(text) // 2])),
        needs_body=True,
    ),
    Fault(
        "JSON of another shape",
        Kind.FINAL,
        tuple(map(_body, (b"null", b"[]", b'"a"', b"7", b"[[]]", _DEEP))),
        needs_body=True,
    ),
)


def find(name: str) -> Fault:
    """The fault of this name."""
    return next(fault for fault in FAULTS if fault.name == name)
