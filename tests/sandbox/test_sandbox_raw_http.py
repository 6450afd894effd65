"""Requests that no HTTP library sends are answered as by a careful server: with a reason, and never with silence."""

import json
import socket
from urllib.parse import urlsplit

import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.server import exchange

from tests.loops import loop

BODY = b'{"name":"s"}'
ASSETS = "GET /v1.3/assets HTTP/1.1"
STORES = "POST /v1.3/knowledge-stores HTTP/1.1"
JSON = "Content-Type: application/json"
FORM = "Content-Type: multipart/form-data; boundary=abc"
CHUNKS = b"c\r\n" + BODY + b"\r\n0\r\n\r\n"


def _send(origin: str, request: bytes, *, half_closed: bool = False) -> bytes:
    """Everything that the server sends until it closes the connection, which it must do within ten seconds."""
    address = urlsplit(origin)
    with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
        received = b""
        try:
            connection.sendall(request)
            if half_closed:
                connection.shutdown(socket.SHUT_WR)
            while block := connection.recv(1 << 16):
                received += block
        except ConnectionError:  # reset, as it did not read all of the request
            pass
    return received


def _request(sandbox, line: str, *headers: str, body: bytes = b"") -> bytes:
    own = ["Host: localhost", f"{API_KEY_HEADER}: {sandbox.api_key}", "Connection: close"]
    return "\r\n".join([line, *own, *headers, "", ""]).encode("latin-1") + body


def _answer(response: bytes) -> tuple[int, dict, bytes]:
    head, _, body = response.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return int(first.split()[1]), headers, body


REFUSED = {
    "gzip": (415, STORES, [JSON, "Content-Encoding: gzip", "Content-Length: 12"], BODY),
    "two encodings": (415, STORES, [JSON, "Content-Encoding: identity, br", "Content-Length: 12"], BODY),
    "encoded form": (415, "POST /v1.3/assets HTTP/1.1", [FORM, "Content-Encoding: deflate", "Content-Length: 1"], b"x"),
    "negative length": (400, STORES, [JSON, "Content-Length: -1"], BODY),
    "length in words": (400, STORES, [JSON, "Content-Length: twelve"], BODY),
    "length with a sign": (400, STORES, [JSON, "Content-Length: +12"], BODY),
    "two lengths": (400, STORES, [JSON, "Content-Length: 12", "Content-Length: 13"], BODY),
    "length too large": (400, STORES, [JSON, f"Content-Length: {10**30}"], BODY),
    "length too small": (400, STORES, [JSON, "Content-Length: 5"], BODY),
    "length and chunks": (400, STORES, [JSON, "Content-Length: 12", "Transfer-Encoding: chunked"], CHUNKS),
    "chunks and length": (400, STORES, [JSON, "Transfer-Encoding: chunked", "Content-Length: 0"], CHUNKS),
    "chunks in HTTP/1.0": (400, STORES.replace("1.1", "1.0"), [JSON, "Transfer-Encoding: chunked"], CHUNKS),
    "unknown transfer encoding": (501, STORES, [JSON, "Transfer-Encoding: gzip, chunked"], CHUNKS),
    "chunk size in words": (400, STORES, [JSON, "Transfer-Encoding: chunked"], b"zz\r\n" + BODY),
    "chunk size too large": (400, STORES, [JSON, "Transfer-Encoding: chunked"], b"f" * 30 + b"\r\n" + BODY),
    "header of 2 MB": (431, ASSETS, ["X-Long: " + "a" * 2_000_000], b""),
    "20,000 headers": (431, ASSETS, [f"X-{number}: a" for number in range(20_000)], b""),
    "HTTP/2": (505, ASSETS.replace("1.1", "2.0"), [], b""),
    "HTTP/0.9": (400, "GET /v1.3/assets", [], b""),
    "two hosts": (400, ASSETS, ["Host: other"], b""),
    "blank before the colon": (400, ASSETS, ["x-secret : SECRET"], b""),
    "NUL in a header": (400, ASSETS, ["x-secret: SECRET\0"], b""),
    "NUL in the target": (400, "GET /v1.3/as\0sets HTTP/1.1", [], b""),
    "encoded NUL in the path": (400, "GET /v1.3/indexes/a%00 HTTP/1.1", [], b""),
    "encoded NUL in the query": (400, "GET /v1.3/assets?filename=%00 HTTP/1.1", [], b""),
    "NUL in JSON": (400, STORES, [JSON, "Content-Length: 13"], b'{"name":"\0s"}'),
    "bytes in the target": (400, "GET /v1.3/ass\xffets HTTP/1.1", [], b""),
    "percent sign": (400, "GET /v1.3/indexes/%zz HTTP/1.1", [], b""),
    "method": (400, ASSETS.replace("GET", "G(T"), [], b""),
    "asterisk": (404, "OPTIONS * HTTP/1.1", [], b""),
    "tunnel": (404, "CONNECT other:443 HTTP/1.1", [], b""),
    "expectation": (417, STORES, [JSON, "Expect: magic", "Content-Length: 12"], BODY),
    "other boundary": (400, "POST /v1.3/assets HTTP/1.1", [FORM, "Content-Length: 12"], b"--xyz\r\n\r\n\r\n-"),
    "no last boundary": (400, "POST /v1.3/assets HTTP/1.1", [FORM, "Content-Length: 9"], b"--abc\r\n\r\n"),
    "no boundary": (
        400,
        "POST /v1.3/assets HTTP/1.1",
        ["Content-Type: multipart/form-data", "Content-Length: 1"],
        b"x",
    ),
}


@pytest.mark.filterwarnings("ignore")
@loop("kind", REFUSED)
def test_what_is_malformed_is_refused_with_a_reason(sandbox, kind):
    status, line, headers, body = REFUSED[kind]
    found, received, content = _answer(_send(sandbox.base_url, _request(sandbox, line, *headers, body=body)))
    assert found == status
    assert received["content-type"] == "application/json"
    assert "x-request-id" in received
    error = json.loads(content)
    assert set(error) == {"code", "message"}
    assert error["message"]
    assert sandbox.api_key.encode() not in content
    assert b"SECRET" not in content
    assert b"Traceback" not in content


@pytest.mark.parametrize(
    "garbage", [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"\r\n\r\n", b"SSH-2.0-x\r\n\r\n"]
)
def test_other_protocols_are_refused(sandbox, garbage):
    status, _, content = _answer(_send(sandbox.base_url, garbage))
    assert (status, json.loads(content)["code"]) == (400, "parameter_invalid")


ACCEPTED = {
    "HTTP/1.0": (200, ASSETS.replace("1.1", "1.0"), [], b""),
    "whole URL": (200, "GET http://other.test:80/v1.3/assets HTTP/1.1", [], b""),
    "whole URL with a query": (200, "GET HTTP://other.test/v1.3/assets?page=1 HTTP/1.1", [], b""),
    "identity": (201, STORES, [JSON, "Content-Encoding: identity", "Content-Length: 12"], BODY),
    "chunks": (201, STORES, [JSON, "Transfer-Encoding: chunked"], CHUNKS),
    "the same length twice": (201, STORES, [JSON, "Content-Length: 12, 12"], BODY),
}


@pytest.mark.parametrize("kind", ACCEPTED)
def test_what_is_unusual_but_right_is_answered(sandbox, kind):
    status, line, headers, body = ACCEPTED[kind]
    found, _, content = _answer(_send(sandbox.base_url, _request(sandbox, line, *headers, body=body)))
    assert found == status, content


CUT = {
    "head": (ASSETS, [], None),
    "body": (STORES, [JSON, "Content-Length: 50"], BODY),
    "chunks": (STORES, [JSON, "Transfer-Encoding: chunked"], b"c\r\n" + BODY + b"\r\n"),
    "form": ("POST /v1.3/assets HTTP/1.1", [FORM, "Content-Length: 500"], b"--abc\r\n"),
}


@pytest.mark.parametrize("half_closed", [True, False], ids=["half closed", "open"])
@pytest.mark.parametrize("kind", CUT)
def test_a_request_that_never_ends_is_given_up(sandbox, kind, half_closed, monkeypatch):
    monkeypatch.setattr(exchange, "STALL", 0.2)
    line, headers, body = CUT[kind]
    request = _request(sandbox, line, *headers, body=body or b"")
    response = _send(sandbox.base_url, request[:-2] if body is None else request, half_closed=half_closed)
    if not half_closed:
        status, received, content = _answer(response)
        assert (status, received["connection"]) == (408, "close")
        assert "0.2 seconds" in json.loads(content)["message"]


def test_the_object_store_refuses_in_its_own_format():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Sandbox(media_port=port) as sandbox:
        request = _request(sandbox, "PUT /x HTTP/1.1", "Content-Length: 1", "Transfer-Encoding: chunked", body=CHUNKS)
        status, _, content = _answer(_send(f"http://127.0.0.1:{port}", request))
    assert status == 400
    assert b"<Error>" in content
