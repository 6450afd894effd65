"""Making a client: what has one obvious meaning is taken, and anything else raises ConfigurationError, which names the
argument or the variable and shows no secret. Clients are copied, pickled and mocked."""

from __future__ import annotations

import copy
import math
import pickle
import ssl
from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any
from unittest.mock import create_autospec

import httpx
import numpy as np
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, TwelveLabsEnvironment
from twelvelabs_client._http.config import BASE_URL_VARIABLE, KEY_VARIABLES
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client.errors import ConfigurationError

from ..clients import BASE_URL, KEY, asset_json, async_client, run_async, sync_client
from ..loops import loop

BOTH = pytest.mark.parametrize("kind", [TwelveLabs, AsyncTwelveLabs])
VARIABLES = [
    *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"),
    *(*KEY_VARIABLES, BASE_URL_VARIABLE),
]


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    uncached = getattr(ssl.create_default_context, "__wrapped__", ssl.create_default_context)
    monkeypatch.setattr(ssl, "create_default_context", uncached)  # it reads the environment
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def _refusal(kind: Callable[..., Any], *args: Any, **options: Any) -> str:
    with pytest.raises(ConfigurationError) as caught:
        kind(*args, **options)
    text = f"{caught.value} {caught.value!r} {caught.value.__cause__!r}"
    assert "pa55" not in text
    return text


@BOTH
@pytest.mark.parametrize(
    ("variable", "value", "advice"),
    [
        ("NO_PROXY", "fe80::/10", "names and single addresses"),
        ("NO_PROXY", "localhost,[::1]", "names and single addresses"),
        ("HTTP_PROXY", "ftp://me:pa55@proxy.test", "must look like"),
        ("HTTPS_PROXY", "http://me:pa55@proxy.test:port", "must look like"),
        ("https_proxy", "http://proxy.test:port", "must look like"),
        ("ALL_PROXY", "socks5://me:pa55@proxy.test:1080", "httpx[socks]"),
        ("ALL_PROXY", "socks://proxy.test:1080", "must look like"),
        ("HTTP_PROXY", "://proxy", "must look like"),
        ("SSL_CERT_FILE", "/does/not/exist.pem", "unset it"),
        ("SSL_CERT_FILE", "/", "unset it"),
        ("SSL_CERT_FILE", __file__, "unset it"),
        ("SSL_CERT_DIR", "/does/not/exist", "unset it"),
        ("SSLKEYLOGFILE", "/does/not/exist/log", "unset it"),
        (BASE_URL_VARIABLE, "api.test/v1.3", "must look like"),
        (BASE_URL_VARIABLE, "https://api.test/v1.3?a=pa55", "without a query"),
        (KEY_VARIABLES[0], "pa55 w0rd", "spaces"),
        (KEY_VARIABLES[1], "pa55\u00e9", "characters"),
    ],
)
def test_a_variable_of_the_environment_that_is_not_valid_is_named(
    kind: Callable[..., Any], variable: str, value: str, advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    text = _refusal(kind, None if variable in KEY_VARIABLES else KEY)
    assert variable.upper() in text
    assert advice in text


@BOTH
@loop(
    "base_url",
    [
        "api.test/v1.3",
        "ftp://api.test",
        "https://",
        "https:///v1.3",
        "https://api.test/v1.3#",
        "https://api.test/#pa55",
        "https://api.test/v1.3?",
        "https://api.test?key=pa55",
        "https://api .test/v1.3",
        "https://api.test/v1 .3",
        "https://api.test/\x00",
        "https://me:pa55@api.test/v1.3",
        "https://pa55@api.test",
        "https://me:pa55#1@api.test",
        "https://api.test:port",
        "https://[::1",
        "https:\\\\api.test",
        "https://xn--\u0378.test",
        "https://xn--a.test",
        "https://xn--/v1.3",
        "https://api.test:99999",
        httpx.URL("https://me:pa55@api.test"),
        httpx.URL("https://api.test?a=pa55"),
        httpx.URL("/v1.3"),
        b"https://api.test",
        5,
        ["https://api.test"],
    ],
    ids=repr,
)
def test_a_base_url_that_is_not_valid_is_refused(kind: Callable[..., Any], base_url: Any) -> None:
    assert "base_url" in _refusal(kind, KEY, base_url=base_url)


@BOTH
@loop(
    ("options", "name"),
    [
        *(({"timeout": value}, "timeout") for value in ("3", 0, -1, math.nan, True, timedelta(1), (1, 2), Decimal(1))),
        *(({"max_retries": value}, "max_retries") for value in ("3", -1, 1.5, True, [1], math.inf)),
        ({"max_retries": RetryPolicy(budget="3")}, "RetryPolicy.budget"),  # type: ignore[arg-type]
        ({"max_retries": RetryPolicy(max_retries=-1)}, "RetryPolicy.max_retries"),
        *(({"headers": value}, "headers") for value in ("a: b", [("a", "pa55")], 5, b"a")),
        *(({"headers": {"x-a": value}}, "x-a") for value in (5, b"pa55", None, "pa55\u00e9", "pa55\r\nb: c", "pa55\0")),
        *(({"headers": {name: "pa55"}}, "header") for name in (5, b"a", "", "a b", "a:", "\u00e4", None)),
        ({"http_client": 5}, "http_client"),
        ({"http_client": httpx}, "http_client"),
    ],
    ids=repr,
)
def test_an_argument_that_is_not_valid_is_named(kind: Callable[..., Any], options: dict[str, Any], name: str) -> None:
    assert name in _refusal(kind, KEY, base_url=BASE_URL, **options)


@BOTH
@loop("key", [b"pa55", 5, "a pa55", "pa55\u00e9", "pa55\n1", "pa55\x7f", ["pa55"]], ids=repr)
def test_a_key_that_is_not_valid_is_refused_and_not_shown(kind: Callable[..., Any], key: Any) -> None:
    assert "key" in _refusal(kind, key)


@BOTH
@pytest.mark.parametrize("key", [None, "", " ", "\n"])
def test_without_a_key_the_variable_is_named(kind: Callable[..., Any], key: str | None) -> None:
    assert KEY_VARIABLES[0] in _refusal(kind, key)


@BOTH
def test_what_has_one_meaning_is_taken(kind: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    config = kind(f"{KEY}\r\n", base_url=httpx.URL(f"{BASE_URL}/"), headers={"x-a": "b\n"})._driver.config
    assert (config.api_key, config.base_url, config.headers) == (KEY, BASE_URL, {"x-a": "b"})
    monkeypatch.setenv(KEY_VARIABLES[0], f" {KEY}\n")
    monkeypatch.setenv(BASE_URL_VARIABLE, f" {BASE_URL}/ ")
    config = kind(timeout=httpx.Timeout(5, read=7), max_retries=np.int64(2))._driver.config
    assert (config.api_key, config.base_url, config.retry.max_retries) == (KEY, BASE_URL, 2)
    assert (config.timeout, config.timeouts["connect"], config.timeouts["read"]) == (7, 5, 7)
    for timeout in (np.float32(3), np.int8(3), Fraction(3)):
        assert kind(timeout=timeout)._driver.config.timeouts["read"] == 3
    assert kind(timeout=httpx.Timeout(None))._driver.config.timeout is None
    changed = kind(timeout=httpx.Timeout(5)).with_options(timeout=3)._driver.config
    assert (changed.timeout, changed.timeouts["read"]) == (3, 3)


# --- copies, pickles, mocks


class _Sync(TwelveLabs):
    def __init__(self, team: str) -> None:
        super().__init__(KEY, base_url=BASE_URL, timeout=7, max_retries=RetryPolicy(max_retries=1))
        self.team = team


class _Async(AsyncTwelveLabs):
    def __init__(self, team: str) -> None:
        super().__init__(KEY, base_url=BASE_URL, timeout=httpx.Timeout(7), max_retries=1)
        self.team = team


@pytest.fixture(params=[_Sync, _Async])
def client(request: pytest.FixtureRequest) -> Iterator[Any]:
    made = request.param("red")
    _ = made.assets, made.analyze  # resources that it has imported
    yield made
    made.close() if isinstance(made, TwelveLabs) else run_async(made.close)


def test_a_client_is_pickled_as_its_settings_without_the_key(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pickled = pickle.dumps(client)
    assert KEY.encode() not in pickled
    with pytest.raises(ConfigurationError, match=KEY_VARIABLES[0]) as caught:
        pickle.loads(pickled)
    assert "read from the environment" in caught.value.__notes__[0]
    monkeypatch.setenv(KEY_VARIABLES[0], "tlk_of_the_other_process")
    restored = pickle.loads(pickled)
    assert (type(restored), restored.team, repr(restored)) == (type(client), "red", repr(client))
    config = restored._driver.config
    assert (config.api_key, config.timeout, config.retry.max_retries) == ("tlk_of_the_other_process", 7, 1)
    restored.close() if isinstance(restored, TwelveLabs) else run_async(restored.close)


def test_a_client_with_what_may_be_secret_is_not_pickled() -> None:
    for made in (sync_client(lambda _: httpx.Response(200)), TwelveLabs(KEY, headers={"Authorization": "pa55"})):
        with pytest.raises(ConfigurationError, match="cannot be pickled") as caught:
            pickle.dumps(made)
        assert "pa55" not in str(caught.value)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda client: client.with_options()])
def test_a_copy_shares_the_connections_and_keeps_attributes(copied: Callable[[Any], Any], client: Any) -> None:
    other = copied({"client": client})["client"] if copied is copy.deepcopy else copied(client)
    assert (type(other), other.team, other._driver.http_client) == (type(client), "red", client._driver.http_client)
    assert other.assets is not client.assets
    assert other.assets._driver is other._driver
    other.close() if isinstance(other, TwelveLabs) else run_async(other.close)
    assert not client._driver.http_client.current.is_closed


def test_copies_of_a_client_send() -> None:
    sync = copy.deepcopy(sync_client(lambda _: httpx.Response(200, json=asset_json())))
    assert sync.assets.retrieve("a1").id == "a1"

    async def asynchronous() -> str:
        copied = copy.copy(async_client(lambda _: httpx.Response(200, json=asset_json())))
        return (await copied.assets.retrieve("a1")).id

    assert run_async(asynchronous) == "a1"


def test_autospec_knows_resources_and_methods() -> None:
    mock = create_autospec(TwelveLabs, instance=True)
    mock.assets.retrieve.return_value = 5
    assert mock.assets.retrieve("a1") == 5
    mock.embed.tasks.create(model_name="m")
    mock.analyze(prompt="p")
    mock.with_options(timeout=3)
    with pytest.raises(TypeError):
        mock.assets.retrieve()
    with pytest.raises(TypeError):
        mock.analyze(no_such=1)
    with pytest.raises(AttributeError):
        _ = mock.assets.no_such


def test_autospec_of_the_asynchronous_client() -> None:
    mock = create_autospec(AsyncTwelveLabs, instance=True)
    mock.assets.retrieve.return_value = 5

    async def calls() -> int:
        await mock.analyze(prompt="p")
        found: int = await mock.assets.retrieve("a1")
        return found

    assert run_async(calls) == 5


def test_the_text_of_a_client_shows_no_secret(tmp_path: Path) -> None:
    text = repr(TwelveLabs(KEY, base_url=BASE_URL, headers={"x-a": "pa55"}))
    assert text == f"TwelveLabs(base_url={BASE_URL!r})"


# --- the vendor's arguments


class Platform(Enum):
    STAGING = "https://staging.example.test/v1.3"
    BROKEN = 7


def test_httpx_client_is_http_client(backend: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json=asset_json(), headers={"x-request-id": request.headers["x-own"]})

    headers = {"x-own": "here"}
    with httpx.Client(transport=httpx.MockTransport(handler), headers=headers) as http:
        client = TwelveLabs(KEY, httpx_client=http)
        assert client.assets.retrieve("a1").id == "a1"
        client.close()
        assert not http.is_closed

    async def asynchronous() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handler), headers=headers) as http:
            assert (await AsyncTwelveLabs(KEY, httpx_client=http).assets.retrieve("a1")).id == "a1"

    run_async(asynchronous, backend)
    with httpx.Client() as http:
        assert "pass only one" in _refusal(TwelveLabs, KEY, http_client=http, httpx_client=http)
        assert "AsyncClient" in _refusal(AsyncTwelveLabs, KEY, httpx_client=http)


@BOTH
def test_an_environment_gives_the_base_url(kind: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def base_url(**options: Any) -> str:
        return str(kind(KEY, **options)._driver.config.base_url)

    monkeypatch.setenv(BASE_URL_VARIABLE, "https://variable.example.test/v1.3")
    assert base_url(environment=TwelveLabsEnvironment.DEFAULT) == "https://api.twelvelabs.io/v1.3"
    assert base_url(environment=Platform.STAGING) == Platform.STAGING.value
    assert base_url(environment=Platform.STAGING, base_url=BASE_URL) == BASE_URL
    assert base_url() == "https://variable.example.test/v1.3"
    assert "environment must be a string" in _refusal(kind, KEY, environment=Platform.BROKEN)
    assert "use base_url" in _refusal(kind, KEY, environment="https://api.example.test")


@BOTH
def test_follow_redirects_is_a_setting_that_copies_keep(kind: Callable[..., Any]) -> None:
    assert "True or False" in _refusal(kind, KEY, follow_redirects="yes")
    client = kind(KEY, follow_redirects=True)
    assert client.with_options(timeout=3)._driver.config.follow_redirects
    assert copy.copy(client)._driver.config.follow_redirects
    assert not kind(KEY)._driver.config.follow_redirects
    assert not kind(KEY, follow_redirects=None)._driver.config.follow_redirects
