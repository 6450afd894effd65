"""What is sent with each request: settings of the client, of the call, and of the user's own HTTP client.

And all sockets can be interrupted, also those of single calls.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, ConfigurationError, TwelveLabs
from twelvelabs_client._http.config import CONNECT_TIMEOUT, USER_AGENT
from twelvelabs_lowlevel.requests import ACCEPT_JSON

from ..clients import BASE_URL, KEY, Handler, asset_json, run_async, sync_client

LENT: dict[str, Any] = {
    "headers": [("accept", "a/1"), ("accept", "a/2"), ("user-agent", "lent/1"), ("x-api-key", "not this one")],
    "params": {"tenant": "acme"},
    "cookies": {"session": "s"},
}


@pytest.fixture
def seen() -> list[httpx.Request]:
    """The requests that have been sent."""
    return []


@pytest.fixture
def handler(seen: list[httpx.Request]) -> Handler:
    """A platform with one asset and an empty page, which sets a cookie."""

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        page = {"data": [], "page_info": {"limit_per_page": 10, "page": 1, "total_page": 1, "total_results": 0}}
        content = page if request.url.path.endswith("/assets") else asset_json()
        return httpx.Response(200, json=content, headers={"set-cookie": "given=g"})

    return answer


def test_a_users_http_client_keeps_its_settings(handler: Handler, seen: list[httpx.Request]) -> None:
    with httpx.Client(transport=httpx.MockTransport(handler), **LENT) as http:
        client = sync_client(handler, http_client=http)
        client.assets.retrieve("a1")
        client.assets.list(filename="harbor")

    _check_lent(seen)


def test_a_users_asynchronous_http_client_keeps_its_settings(
    handler: Handler, seen: list[httpx.Request], backend: str
) -> None:
    async def act() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handler), **LENT) as http:
            client = AsyncTwelveLabs(KEY, base_url=BASE_URL, http_client=http)
            await client.assets.retrieve("a1")
            await client.assets.list(filename="harbor")

    run_async(act, backend)
    _check_lent(seen)


def _check_lent(seen: list[httpx.Request]) -> None:
    first, second = seen
    assert first.headers.get_list("accept") == ["a/1", "a/2"]
    assert first.headers.get_list("user-agent") == [USER_AGENT]
    assert first.headers.get_list("x-api-key") == [KEY]
    assert first.headers["cookie"] == "session=s"
    assert dict(first.url.params) == {"tenant": "acme"}
    assert dict(second.url.params) == {"tenant": "acme", "filename": "harbor"}
    assert set(second.headers["cookie"].split("; ")) == {"session=s", "given=g"}


def test_a_request_is_what_httpx_would_have_built(handler: Handler, seen: list[httpx.Request]) -> None:
    sync_client(handler).indexes.create(index_name="i", models=[{"model_name": "m"}])
    [ours] = seen
    with httpx.Client() as http:
        own = {"User-Agent": USER_AGENT, "x-api-key": KEY, "Content-Type": "application/json", "Accept": ACCEPT_JSON}
        theirs = http.build_request(ours.method, f"{BASE_URL}/indexes", headers=own, content=ours.content)
    assert ours.url == theirs.url
    assert dict(ours.headers) == dict(theirs.headers)


@pytest.mark.parametrize(
    ("options", "call", "read", "connect"),
    [
        ({}, {}, 60, CONNECT_TIMEOUT),
        ({"timeout": 3}, {}, 3, 3),
        ({"timeout": float("inf")}, {}, None, CONNECT_TIMEOUT),
        ({"timeout": 3}, {"timeout_in_seconds": 30}, 30, CONNECT_TIMEOUT),
    ],
)
def test_timeouts(
    handler: Handler,
    seen: list[httpx.Request],
    options: dict[str, Any],
    call: dict[str, Any],
    read: float | None,
    connect: float,
) -> None:
    client = sync_client(handler, **options)
    client.assets.retrieve("a1", request_options=call)  # type: ignore[arg-type]  # a plain dict
    client.assets.retrieve("a1", request_options=call)  # type: ignore[arg-type]  # a plain dict
    for request in seen:
        assert request.extensions["timeout"] == {"connect": connect, "read": read, "write": read, "pool": read}


@pytest.mark.parametrize("headers", [{"x-a": "ü"}, {"x-a": "1\r\nx-b: 2"}, {"ä": "1"}, {1: "1"}, {"x-a": 1}])
def test_headers_that_cannot_be_sent_are_rejected_at_once(headers: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"must be printable ASCII text|letters, digits"):
        TwelveLabs(KEY, headers=headers)
    with (
        TwelveLabs(KEY) as client,
        pytest.raises(ConfigurationError, match=r"must be printable ASCII text|letters, digits"),
    ):
        client.with_options(headers=headers)


@pytest.mark.parametrize(
    ("args", "kwargs", "message"),
    [
        ((), {}, r"^Assets\.retrieve\(\): missing a required argument: 'asset_id'$"),
        (("a", "b"), {}, r"^Assets\.retrieve\(\): takes at most 1 positional argument; request_options must"),
        (("a",), {"asset_id": "a"}, r"^Assets\.retrieve\(\): multiple values for argument 'asset_id'$"),
        (
            ("a",),
            {"assets_id": "a"},
            r"^Assets\.retrieve\(\): got an unexpected keyword argument 'assets_id'; did you mean 'as",
        ),
    ],
)
def test_invalid_arguments_are_named(
    handler: Handler, seen: list[httpx.Request], args: Any, kwargs: Any, message: str
) -> None:
    with pytest.raises(TypeError, match=message):
        sync_client(handler).assets.retrieve(*args, **kwargs)
    assert seen == []


# --- connections


class _Slow(BaseHTTPRequestHandler):
    """Responds to the first request of a connection, and lets the second wait forever."""

    protocol_version = "HTTP/1.1"
    waiting = threading.Event()
    over = threading.Event()
    requests = 0

    def do_GET(self) -> None:
        self.requests += 1
        if self.requests > 1:
            self.waiting.set()
            self.over.wait(30)
        body = httpx.Response(200, json=asset_json()).content
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def slow() -> Iterator[str]:
    """The base URL of a server whose connections get stuck."""
    _Slow.waiting.clear()
    _Slow.over.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Slow) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        _Slow.over.set()
        server.shutdown()


def test_a_reused_connection_can_be_cut(slow: str) -> None:
    with TwelveLabs(KEY, base_url=slow, max_retries=0) as client:
        client.assets.retrieve("a1")
        failed: list[Exception] = []

        def wait() -> None:
            try:
                client.assets.retrieve("a1")
            except Exception as error:
                failed.append(error)

        thread = threading.Thread(target=wait)
        thread.start()
        assert _Slow.waiting.wait(30)
        client._driver.http_client.interrupt()
        thread.join(30)
        assert not thread.is_alive()
    assert [type(error).__name__ for error in failed] == ["ApiConnectionError"]
