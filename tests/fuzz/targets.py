"""What is fuzzed: each target takes any bytes as what the world sent, and raises only if the client is at fault.

A target reads the bytes with the code that users' programs run, and checks two things: only the library's own
exceptions are raised, and the result is usable.
"""

from __future__ import annotations

import datetime
import io
import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import httpx
import orjson
from twelvelabs_client import webhooks
from twelvelabs_client._http.decode import api_error
from twelvelabs_client._http.rate_limit import read_limit
from twelvelabs_client._http.retry import parse_retry_after
from twelvelabs_client._response import Response
from twelvelabs_client._streaming.framing import FRAMINGS
from twelvelabs_client._uploads.etags import EtagComparison, read_etag
from twelvelabs_client.errors import TwelveLabsError, WebhookPayloadError, WebhookVerificationError
from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.redaction import add_key
from twelvelabs_lowlevel.responses import ResponseModel
from twelvelabs_lowlevel.times import from_epoch, rfc3339, to_datetime

from ..clients import asset_json, sync_client
from ..contract.document import DOCUMENT, JSON, OPERATIONS, frames

Decoder = Callable[[bytes], Any]
NOW = 1_793_455_273
SECRET = "whsec_0123456789"  # of these tests alone
KEY = "tlk_0123456789SECRET"
MD5 = "0123456789abcdef0123456789abcdef"
MAX_MESSAGE = 5000
BODY = b'{"type": "x.y", "data": {"id": "1"}}'


@dataclass(frozen=True)
class Target:
    """A function to be fuzzed, with inputs to begin with."""

    run: Callable[[bytes], None]
    seeds: Sequence[bytes]


# --- responses: their decoder is chosen by the first byte, or by the name of the operation


def _decoders() -> Iterator[tuple[Decoder, list[Any]]]:
    """The decoder of each response and event of the contract, with the examples of it."""
    for operation in OPERATIONS.values():
        module = import_module(f"twelvelabs_lowlevel.api.{operation.tag.replace('-', '_')}.{operation.id}")
        for media_type, (_, example) in operation.answer.content.items():
            if media_type == JSON:
                yield module.parse, [example]
            else:
                yield module.parse_event, [json.loads(event) for event in frames(example.encode(), media_type)]


DECODERS = list(_decoders())


add_key(KEY)


def read_response(data: bytes) -> None:
    """A body is decoded, or DecodeError says that it is of another kind; its models can be written again."""
    decode, _ = DECODERS[int.from_bytes(data[:1]) % len(DECODERS)]
    with suppress(DecodeError):
        _use(decode(data[1:]))


def _use(value: Any) -> None:
    repr(value)
    if isinstance(value, ResponseModel):
        orjson.dumps(value.to_dict())
    elif isinstance(value, list):
        for item in value:
            _use(item)


def read_error(data: bytes) -> None:
    """Any status, headers and body make an error of a bounded length, without the key that the server says back."""
    status, (headers, body) = 300 + int.from_bytes(data[:2]) % 300, _message(data[2:])
    half = len(body) // 2
    body = body[:half] + KEY.encode() + body[half:]
    error = api_error("GET /things", Response(status, headers, body), "http://sandbox.test/v1.3")
    assert len(str(error)) < MAX_MESSAGE
    for text in (str(error), error.message, repr(error.body), repr(error.response)):
        assert KEY not in text


def _message(data: bytes) -> tuple[dict[str, str], bytes]:
    """Lines of headers, an empty line, and a body."""
    head, _, body = data.partition(b"\n\n")
    lines = (line.partition(":") for line in head.decode("latin-1").split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}, body


# --- streams


def read_frames(data: bytes) -> None:
    """A stream that arrives in pieces has the same events as one that arrives whole."""
    framing = list(FRAMINGS.values())[int.from_bytes(data[:1]) % len(FRAMINGS)]
    size, body = data[1:2] or b"\1", data[2:]
    whole, pieces = framing(), framing()
    expected = [*whole.feed(body), whole.remainder()]
    step = size[0] % 16 + 1
    events = [event for at in range(0, len(body), step) for event in pieces.feed(body[at : at + step])]
    assert [*events, pieces.remainder()] == expected
    assert pieces.lines == whole.lines


def read_stream(data: bytes) -> None:
    """The user of a stream gets its events, and then its end or an error of the library."""
    body = data[1:]

    def answer(request: httpx.Request) -> httpx.Response:
        pieces = (body[at : at + 64] for at in range(0, len(body), 64))
        return httpx.Response(200, content=iter(pieces))

    with sync_client(answer, max_retries=0) as client, suppress(TwelveLabsError):
        if int.from_bytes(data[:1]) % 2:
            stream: Any = client.analyze_stream(prompt="What?", video={"type": "asset_id", "asset_id": "a1"})
        else:
            stream = client.responses.create_stream(knowledge_store_id="k1", input=[])
        with stream:
            for event in stream:
                _use(event)
            str(stream.text())
            _use(stream.final_response())


# --- webhooks


def parse_webhook(data: bytes) -> None:
    """A body is an event, or WebhookPayloadError says why not."""
    with suppress(WebhookPayloadError):
        _use(webhooks.parse(data))


def verify_webhook(data: bytes) -> None:
    """A header that was not made with the secret proves nothing, whatever it looks like."""
    with suppress(WebhookVerificationError):
        webhooks.verify(BODY, data.decode("latin-1"), SECRET, clock=lambda: NOW)
        raise AssertionError("a header without the right signature was accepted")
    with suppress(WebhookPayloadError):
        header = webhooks.sign(data, SECRET, timestamp=NOW)
        webhooks.unwrap(data, {"tl-signature": header}, SECRET, clock=lambda: NOW)


# --- headers, times and names


def read_headers(data: bytes) -> None:
    """Times in headers are seconds from now, or are passed over."""
    response = Response(429, _message(data)[0], b"", received_at=NOW)
    assert math.isfinite(response.server_time)
    seconds = parse_retry_after(response)
    assert seconds is None or 0 <= seconds < math.inf
    limit = read_limit(response)
    assert limit is None or 0 <= limit[1] < math.inf


def read_etags(data: bytes) -> None:
    """The ETags of two parts are accepted or not; no part is sent again endlessly."""
    etags = EtagComparison("u1", have_matched=bool(data[:1] and data[0] % 2))
    for index, header in enumerate(data[1:].decode("latin-1").split("\n")):
        etag = read_etag(header)
        assert etag == etag.strip()
        if not etags.accepts(index, etag, MD5, sent_before=False) and not etags.have_matched:
            assert etags.accepts(index, etag, MD5, sent_before=True)
    assert etags.take_corrupted() == frozenset() or etags.have_matched
    assert etags.take_corrupted() == frozenset()


def read_time(data: bytes) -> None:
    """A time has a zone and is the same once it was written and read again, or is refused with ValueError."""
    text = data.decode("utf-8", "surrogateescape")
    with suppress(ValueError):
        _check_time(to_datetime(text))
    with suppress(ValueError):
        _check_time(from_epoch(float(text)))


def _check_time(at: datetime.datetime) -> None:
    assert at.utcoffset() is not None
    assert to_datetime(rfc3339(at)) == at


def send_filename(data: bytes) -> None:
    """A file's name changes neither the form that it is sent in nor the content of the file."""
    file = io.BytesIO(b"0123456789")
    file.name = data.decode("utf-8", "surrogateescape")  # as the system gives it
    bodies: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        bodies.append(request.read())
        return httpx.Response(201, json=asset_json())

    with sync_client(answer, max_retries=0) as client, suppress(TwelveLabsError):
        client.assets.create(method="direct", file=file)
        boundary = bodies[0].partition(b"\r\n")[0]
        parts = [part.partition(b"\r\n\r\n") for part in bodies[0].split(boundary)[1:-1]]
        names = [re.findall(rb'[; ]name="([^"]*)"', head) for head, _, _ in parts]
        assert sorted(names) == [[b"file"], [b"method"]]
        assert [content for head, _, content in parts if b'name="file"' in head] == [b"0123456789\r\n"]


def _seeds_of_responses() -> Iterator[bytes]:
    for number, (_, examples) in enumerate(DECODERS):
        yield from (bytes([number % 256]) + json.dumps(example).encode() for example in examples)


def _seeds_of_streams() -> Iterator[bytes]:
    for operation in OPERATIONS.values():
        kind = operation.stream_type
        if kind is not None and kind in FRAMINGS:
            yield bytes([list(FRAMINGS).index(kind), 5]) + operation.answer.content[kind][1].encode()


RESPONSES = list(_seeds_of_responses())
STREAMS = list(_seeds_of_streams())
WEBHOOKS = [
    json.dumps(item["post"]["requestBody"]["content"][JSON]["example"]).encode()
    for item in DOCUMENT["webhooks"].values()
]
HEADERS = [
    b"retry-after: 7\ndate: Fri, 30 Oct 2026 12:00:00 GMT",
    b"retry-after: Fri, 30 Oct 2026 12:00:30 GMT\nretry-after-ms: 1500",
    b"retry-after: Friday, 30-Oct-26 12:00:30 GMT",
    b"x-ratelimit-remaining: 5\nx-ratelimit-reset: 1793455290\ndate: Fri Oct 30 12:00:30 2026",
]
TIMES = [
    b"2026-10-30T12:00:00Z",
    b"2026-10-30 12:00:00.123456789 +0200 CEST",
    b"2016-12-31T23:59:60Z",
    b"Fri, 30 Oct 2026 12:00:00 GMT",
    b"0001-01-01T00:00:00+14:00",
    b"9999-12-31T23:59:60-12:00",
    b"1793455273.5",
    b"1793455273000",
]
TARGETS = {
    "responses": Target(read_response, RESPONSES),
    "errors": Target(
        read_error, [b"\0\x77" + HEADERS[0] + b'\n\n{"code": "c", "message": "m"}', b"\0\xc8\n\n<html>busy"]
    ),
    "frames": Target(read_frames, [*STREAMS, b"\0\3: keepalive\r\ndata: a\r\ndata: b\r\r\n\n", b"\1\1{}\r\n\n{}"]),
    "streams": Target(read_stream, [bytes(seed[:1]) + seed[2:] for seed in STREAMS]),
    "webhook-bodies": Target(parse_webhook, WEBHOOKS),
    "webhook-signatures": Target(
        verify_webhook, [b"t=%d,v1=%s" % (NOW, b"ab" * 32), b"v1=,t=1", webhooks.sign(b"", SECRET).encode(), *WEBHOOKS]
    ),
    "headers": Target(read_headers, HEADERS),
    "etags": Target(
        read_etags,
        [
            b'\0"%s"\nW/"%s"' % (MD5.encode(), MD5[::-1].encode()),
            b"\0%s\n%s" % (MD5[::-1].encode(), MD5.encode()),
            b'\1""',
        ],
    ),
    "times": Target(read_time, TIMES),
    "filenames": Target(send_filename, [b"clip.mp4", 'a"\r\n\\;=é%22.mp4'.encode(), b"\xff\xfe.mp4", b"../x/"]),
}
