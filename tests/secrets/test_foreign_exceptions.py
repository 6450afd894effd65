"""Whatever a transport or a hook raises, each public method raises only errors of the client, whose causes are kept and
hold no secret."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Iterator
from functools import reduce
from io import BytesIO
from typing import Any

import httpx
import pytest
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs, TwelveLabsError
from twelvelabs_client.errors import ApiError, ConfigurationError, NotFoundError, ServiceUnavailableError

from ..clients import BASE_URL, KEY, async_client, run_async, sync_client
from ..loops import loop
from ..surface.test_clients import ALL
from .foreign import classes, exception_of
from .test_redaction import texts_of

CLASSES = classes()
SECRETS = (KEY, "51GNATURE", "pa55")
_BY_NAME: dict[str, Any] = {
    "files": ["a.mp4"],
    "file": BytesIO(b"0123"),
    "source": ["a.mp4"],
    "sources": [BytesIO(b"0123")],
    "items": [],
    "asset_ids": ["a1"],
    "ids": ["a1"],
    "input": [{"type": "message", "role": "user", "content": "q"}],
    "models": [],
    "queries": [],
    "requests": [],
}


class _Failing(httpx.BaseTransport, httpx.AsyncBaseTransport):
    def __init__(self, kind: type[Exception]) -> None:
        self._kind = kind
        self.raised: list[Exception] = []

    def _fail(self, request: httpx.Request) -> httpx.Response:
        error = exception_of(self._kind, request)
        self.raised.append(error)
        raise error

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._fail(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._fail(request)


def _clients(kind: type[Exception]) -> tuple[_Failing, TwelveLabs, AsyncTwelveLabs]:
    transport = _Failing(kind)
    options: dict[str, Any] = {"base_url": BASE_URL, "max_retries": 0}
    return (
        transport,
        TwelveLabs(KEY, http_client=httpx.Client(transport=transport), **options),
        AsyncTwelveLabs(KEY, http_client=httpx.AsyncClient(transport=transport), **options),
    )


def _arguments(method: Any) -> dict[str, Any]:
    """Values for what the method requires."""
    parameters = inspect.signature(method).parameters
    required = [p for p in parameters.values() if p.default is p.empty]
    limits = {"timeout": 0} if "timeout" in parameters else {}
    return limits | {
        p.name: _BY_NAME.get(p.name, "text") for p in required if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)
    }


def _check(error: BaseException, where: str) -> None:
    assert isinstance(error, TwelveLabsError), f"{where}: {type(error)!r} {error}"
    for text in texts_of(error):
        assert not [secret for secret in SECRETS if secret in text], f"{where}: {text[:300]}"


def _call(client: Any, name: str) -> Exception | None:
    method = reduce(getattr, name.split("."), client)
    try:
        result: Any = method(**_arguments(method))
        for _ in result if isinstance(result, Iterator) or hasattr(result, "__iter__") else ():
            break
    except Exception as error:
        return error
    return None


async def _call_async(client: Any, name: str) -> Exception | None:
    method = reduce(getattr, name.split("."), client)
    try:
        result: Any = method(**_arguments(method))
        if inspect.isawaitable(result):
            result = await result
        if hasattr(result, "__aiter__"):
            iterator: AsyncIterator[Any] = aiter(result)
            await anext(iterator, None)
    except Exception as error:
        return error
    return None


def _name(kind: type[Exception]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


@loop("kind", CLASSES, ids=_name)
def test_each_exception_of_a_transport_becomes_an_error_of_the_client(kind: type[Exception]) -> None:
    transport, client, asynchronous = _clients(kind)
    for error in (_call(client, "assets.retrieve"), run_async(lambda: _call_async(asynchronous, "assets.retrieve"))):
        assert error is not None
        _check(error, _name(kind))
        behind = error.__cause__
        if kind is httpx.HTTPStatusError:  # it is the answer
            assert isinstance(error, ServiceUnavailableError)
            continue
        assert behind in transport.raised or type(behind).__name__ in ("RedactedError", kind.__name__)


@loop("name", ALL)
def test_each_method_raises_only_errors_of_the_client(name: str) -> None:
    _check_method(name, [httpx.ReadError, httpx.InvalidURL, OSError, ValueError])


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_each_method_raises_only_errors_of_the_client_whatever_is_raised(name: str) -> None:
    _check_method(name, CLASSES)


def _is_transient(kind: type[Exception]) -> bool:
    error = _call(_clients(kind)[1], "assets.retrieve")
    return isinstance(error, TwelveLabsError) and error.is_transient


def _check_method(name: str, kinds: list[type[Exception]]) -> None:
    for kind in kinds:
        if "wait" in name and _is_transient(kind):  # it goes on, until its time is up
            continue
        transport, client, asynchronous = _clients(kind)
        found = [_call(client, name), run_async(lambda: _call_async(asynchronous, name))]  # noqa: B023
        for error in found:
            if error is not None:
                _check(error, f"{name}, {_name(kind)}")
            else:  # outcomes hold the errors
                assert transport.raised or "wait" in name or "upload_many" in name or "many" in name, name


# --- event hooks and auth of the user's own client


def _answer(status: int) -> Any:
    return lambda request: httpx.Response(status, json={"code": "x", "message": "m"}, headers={"retry-after": "7"})


def _hooked(hook: Any, status: int, is_sync: bool) -> tuple[Any, int]:
    """What a response hook leads to, and how often it was called."""
    calls: list[object] = []

    def counted(response: httpx.Response) -> None:
        calls.append(response)
        hook(response)

    async def asynchronous(response: httpx.Response) -> None:
        counted(response)

    answer = _answer(status)
    transport = httpx.MockTransport(answer)
    if is_sync:
        http = httpx.Client(transport=transport, event_hooks={"response": [counted]})
        client = sync_client(answer, http_client=http, max_retries=1)
        return _call(client, "assets.retrieve"), len(calls)
    async_http = httpx.AsyncClient(transport=transport, event_hooks={"response": [asynchronous]})
    client_async = async_client(answer, http_client=async_http, max_retries=1)
    return run_async(lambda: _call_async(client_async, "assets.retrieve")), len(calls)


@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
class TestHooks:
    def test_the_status_counts_that_a_hook_raises(self, is_sync: bool) -> None:
        error, calls = _hooked(httpx.Response.raise_for_status, 404, is_sync)
        assert (type(error), calls) == (NotFoundError, 1)

    def test_the_body_that_a_hook_has_read_is_kept(self, is_sync: bool) -> None:
        def read_and_raise(response: httpx.Response) -> None:
            response._content = b'{"code": "x", "message": "read"}'
            response.raise_for_status()

        error, _ = _hooked(read_and_raise, 403, is_sync)
        assert isinstance(error, ApiError)
        assert (error.status_code, error.message) == (403, "read")

    def test_an_error_of_the_hook_itself_reaches_the_user(self, is_sync: bool) -> None:
        class RefusedError(Exception):
            pass

        def refuse(response: httpx.Response) -> None:
            raise RefusedError("no")

        error, calls = _hooked(refuse, 200, is_sync)
        assert (type(error), calls) == (RefusedError, 1)

    def test_the_status_of_another_request_is_not_taken_for_this_one(self, is_sync: bool) -> None:
        def other(response: httpx.Response) -> None:
            httpx.Response(
                404, request=httpx.Request("GET", f"https://login.test/?token={SECRETS[2]}")
            ).raise_for_status()

        error, _ = _hooked(other, 200, is_sync)
        assert isinstance(error, TwelveLabsError)
        assert not isinstance(error, ApiError)
        _check(error, "hook")


def test_a_status_that_a_hook_raises_is_retried_as_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    error, calls = _hooked(httpx.Response.raise_for_status, 503, True)
    assert (type(error), calls) == (ServiceUnavailableError, 2)
    assert error.retry_after == 7


def test_a_client_of_the_user_that_is_closed_is_named() -> None:
    http = httpx.Client()
    http.close()
    with pytest.raises(ConfigurationError, match="closed"):
        sync_client(_answer(200), http_client=http).assets.retrieve("a1")
