"""Bodies of responses: never larger than allowed, and never taken for whole when they were cut off."""

from __future__ import annotations

import gzip
import itertools
import json
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client import (
    ApiConnectionError,
    ApiError,
    ConfigurationError,
    ConflictError,
    InternalServerError,
    NotFoundError,
    TwelveLabs,
    TwelveLabsError,
    UnexpectedResponseError,
)
from twelvelabs_client._http import body
from twelvelabs_client._http.body import BodyDecoder

from ..clients import BASE_URL, KEY, asset_json, async_client, run_async, sync_client
from ..loops import loop
from ..streams.conftest import Answer, Server
from ..streams.conftest import async_client as async_client_of
from ..streams.conftest import server as server
from ..streams.test_streams import BATCH, drain, lines, results


def raw_deflate(data: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(data) + compressor.flush()


def several_members(data: bytes) -> bytes:
    return gzip.compress(data[: len(data) // 2]) + gzip.compress(data[len(data) // 2 :])


def brotli(data: bytes) -> bytes:
    compressed: bytes = pytest.importorskip("brotli").compress(data)
    return compressed


def zstandard(data: bytes) -> bytes:
    compressed: bytes = pytest.importorskip("zstandard").compress(data)
    return compressed


def several_frames(data: bytes) -> bytes:
    return zstandard(data[: len(data) // 2]) + zstandard(data[len(data) // 2 :])


CODINGS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "gzip of several members": ("x-gzip", several_members),
    "deflate": ("deflate", zlib.compress),
    "deflate without a header": ("deflate", raw_deflate),
    "br": ("br", brotli),
    "zstd": ("zstd", zstandard),
    "zstd of several frames": ("zstd", several_frames),
    "br and zstd": ("br, zstd", lambda data: zstandard(brotli(data))),
    "two": ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
}


class Chunks(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, which tells how many were taken."""

    def __init__(self, pieces: list[bytes], failure: Exception | None = None) -> None:
        self._pieces = pieces
        self._failure = failure
        self.taken = 0
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if self.is_closed:
                return
            self.taken += 1
            yield piece
        if self._failure is not None:
            raise self._failure

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


Call = Callable[[Chunks, dict[str, str], int], Any]


@pytest.fixture(params=["sync", "asyncio", "trio"])
def retrieve(request: pytest.FixtureRequest) -> Call:
    """Retrieves an asset from a platform that answers with this body."""

    def act(chunks: Chunks, headers: dict[str, str], status: int = 200, **options: Any) -> Any:
        def handler(_: httpx.Request) -> httpx.Response:
            return httpx.Response(status, headers=headers, stream=chunks)

        options["max_retries"] = 0
        if request.param == "sync":
            return sync_client(handler, **options).assets.retrieve("a1")
        return run_async(lambda: async_client(handler, **options).assets.retrieve("a1"), request.param)

    return act


@loop("coding", CODINGS)
def test_compressed_bodies_are_read_and_cut_ones_are_not(retrieve: Any, coding: str) -> None:
    name, compress = CODINGS[coding]
    whole = compress(json.dumps(asset_json(filename="x" * 3000)).encode())
    headers = {"content-encoding": name}
    assert retrieve(Chunks([whole]), headers).filename == "x" * 3000
    assert retrieve(Chunks([whole[n : n + 1] for n in range(len(whole))]), headers).id == "a1"
    for cut in (1, 4, 8, len(whole) // 2, len(whole) - 1):
        with pytest.raises(ApiConnectionError, match="GET /assets/a1: the connection broke"):
            retrieve(Chunks([whole[:-cut]]), headers)
    with pytest.raises(ApiConnectionError, match="not valid"):
        retrieve(Chunks([whole[:30] + b"????" + whole[30:]]), headers)


@given(st.binary(max_size=3000), st.sampled_from(list(CODINGS)), st.lists(st.integers(0, 3000), max_size=5))
def test_any_content_in_any_pieces(content: bytes, coding: str, at: list[int]) -> None:
    name, compress = CODINGS[coding]
    encoded = compress(content)
    decoder = BodyDecoder("GET /", {"content-encoding": name})
    ends = sorted({0, len(encoded), *(place % (len(encoded) + 1) for place in at)})
    pieces = [encoded[a:b] for a, b in itertools.pairwise(ends)]
    assert b"".join(block for piece in pieces for block in decoder.feed(piece)) == content
    decoder.end()


def test_an_empty_body_and_an_unknown_coding_are_left_as_they_are(retrieve: Any) -> None:
    content = json.dumps(asset_json()).encode()
    assert retrieve(Chunks([content]), {"content-encoding": "identity"}).id == "a1"
    assert retrieve(Chunks([content]), {"content-encoding": "aws-chunked"}).id == "a1"
    BodyDecoder("GET /", {"content-encoding": "gzip"}).end()


@cache
def _small(coding: str) -> bytes:
    """64 MiB of spaces."""
    return CODINGS[coding][1](b" " * (1 << 26))


@pytest.mark.parametrize(("coding", "most"), [("gzip", 8 << 20), ("br", 56 << 20), ("zstd", 56 << 20)])
def test_a_small_body_that_becomes_large_is_not_decoded_to_its_end(retrieve: Any, coding: str, most: int) -> None:
    bomb = Chunks([_small(coding)] * 100)
    tracemalloc.start()
    with pytest.raises(UnexpectedResponseError, match=r"larger than 2,000,000 bytes.*max_response_size") as caught:
        retrieve(bomb, {"content-encoding": CODINGS[coding][0]}, max_response_size=2_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < most
    assert (bomb.taken, bomb.is_closed) == (1, True)
    assert caught.value.response.content == b""
    assert not caught.value.is_transient


def test_a_body_that_says_that_it_is_too_large_is_not_read(retrieve: Any) -> None:
    chunks = Chunks([b"{}"] * 100)
    with pytest.raises(UnexpectedResponseError, match="larger than 100 bytes"):
        retrieve(chunks, {"content-length": "200"}, max_response_size=100)
    assert (chunks.taken, chunks.is_closed) == (0, True)


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_of_the_body_of_an_error_only_the_beginning_is_read(retrieve: Any, coding: str) -> None:
    block = b"<p>gone</p>" * 100_000
    page = Chunks([gzip.compress(block) if coding == "gzip" else block] * 300)
    with pytest.raises(NotFoundError, match="gone") as caught:
        retrieve(page, {"content-encoding": coding, "content-type": "text/html"}, 404)
    assert len(caught.value.response.content) == body.MAX_ERROR_SIZE
    assert page.taken < 5
    assert page.is_closed
    with pytest.raises(NotFoundError, match="cut"):
        retrieve(Chunks([gzip.compress(b"cut off" * 9)[:-4]]), {"content-encoding": "gzip"}, 404)


@loop(
    "failure", [httpx.ReadError("reset"), httpx.ReadTimeout("stalled"), OSError("odd"), ValueError("odder")], ids=repr
)
@loop(("status", "kind"), [(302, ApiError), (404, NotFoundError), (409, ConflictError), (599, InternalServerError)])
def test_an_error_status_is_known_however_its_body_breaks_off(
    retrieve: Any, status: int, kind: type[ApiError], failure: Exception
) -> None:
    for pieces in ([], [b'{"code": "some_co']):
        chunks = Chunks(pieces, failure)
        with pytest.raises(kind, match=f"GET /assets/a1: {status}") as caught:
            retrieve(chunks, {}, status)
        assert caught.value.response.content == b"".join(pieces)
        assert chunks.is_closed
    with pytest.raises(TwelveLabsError) as caught:
        retrieve(Chunks([b"{"], failure), {}, 200)
    assert not isinstance(caught.value, ApiError)


def test_what_a_hook_of_the_users_has_read_is_taken() -> None:
    content = json.dumps(asset_json()).encode()
    http = httpx.Client(
        transport=httpx.MockTransport(lambda _: httpx.Response(200, stream=Chunks([content]))),
        event_hooks={"response": [lambda response: response.read()]},
    )
    client = TwelveLabs(KEY, base_url=BASE_URL, http_client=http)
    assert client.assets.retrieve("a1").id == "a1"


def test_what_can_be_decoded_is_asked_for() -> None:
    for client in (httpx.Client(), TwelveLabs(KEY)._driver.http):
        for coding in client.headers["accept-encoding"].split(", "):
            assert body._decoder(coding) is not None


def test_a_limit_that_is_none() -> None:
    for size in (0, -1, 1.5, True):
        with pytest.raises(ConfigurationError, match="max_response_size"):
            TwelveLabs(KEY, max_response_size=size)  # type: ignore[arg-type]
    assert TwelveLabs(KEY)._driver.config.max_response_size >= 10**9


@pytest.mark.parametrize("way", ["sync", "asyncio", "trio"])
def test_a_compressed_stream_that_was_cut_off(server: Server, way: str) -> None:
    compressor = zlib.compressobj(wbits=31)
    flushed = [compressor.compress(lines([event])) + compressor.flush(zlib.Z_SYNC_FLUSH) for event in BATCH]
    headers = {"content-encoding": "gzip"}
    seen: list[Any] = []

    def read() -> list[Any]:
        if way == "sync":
            with TwelveLabs(KEY, base_url=server.base_url) as client:
                return list(results(client))

        async def act() -> list[Any]:
            async with async_client_of(server) as client:
                return await drain(results(client))

        return anyio.run(act, backend=way)

    server.answers = [Answer(flushed, kind="application/jsonl", headers=headers)]
    with pytest.raises(ApiConnectionError, match="the compressed body was cut off") as caught:
        seen.extend(read())
    assert "after 3 events" in " ".join(caught.value.__notes__)
    server.answers = [Answer([*flushed, compressor.flush()], kind="application/jsonl", headers=headers)]
    assert len(read()) == 3
