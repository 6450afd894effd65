"""Each failure has its own error, which says what to do, can be pickled, and never contains the key or a signed URL."""

from __future__ import annotations

import copy
import inspect
import logging
import pickle
import re
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import twelvelabs_client
from twelvelabs_client import errors
from twelvelabs_client._http.call import call
from twelvelabs_client._http.config import KEY_VARIABLES
from twelvelabs_client._http.decode import api_error
from twelvelabs_client._http.retry import RetryPolicy
from twelvelabs_client._response import Response
from twelvelabs_client.errors import (
    AnswerFormatError,
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    BadRequestError,
    BulkError,
    ConfigurationError,
    InternalServerError,
    InvalidArgumentError,
    InvalidSourceError,
    MissingResourceError,
    NotFoundError,
    ProcessingFailedError,
    StreamError,
    TwelveLabsError,
    UnexpectedResponseError,
    UploadError,
    WaitError,
    WaitTimeoutError,
)
from twelvelabs_client.outcomes import Outcome
from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset
from twelvelabs_lowlevel.api.indexes import retrieve_index
from twelvelabs_lowlevel.models.asset_detail import AssetDetail
from twelvelabs_lowlevel.server import API_KEY_HEADER

from ..clients import BASE_URL, KEY, Handler, asset_json, async_client, page_json, run_async, sync_client
from ..fake_driver import FakeDriver, config_with, response
from ..loops import loop

ONCE = RetryPolicy(max_retries=0)
REQUEST = retrieve_asset.request("6721a5138b3f5e19d2c47a03")

CLASS_OF_STATUS = {
    400: "BadRequestError",
    401: "UnauthorizedError",
    403: "ForbiddenError",
    404: "NotFoundError",
    409: "ConflictError",
    410: "GoneError",
    413: "ContentTooLargeError",
    422: "UnprocessableEntityError",
    429: "TooManyRequestsError",
    500: "InternalServerError",
    502: "InternalServerError",
    503: "ServiceUnavailableError",
    504: "GatewayTimeoutError",
    529: "InternalServerError",
    # without a class of their own
    302: "ApiError",
    402: "ApiError",
    405: "ApiError",
    408: "ApiError",
    418: "ApiError",
    451: "ApiError",
}


def _error(answer: Response) -> ApiError:
    with pytest.raises(ApiError) as caught:
        FakeDriver([answer]).run(call(REQUEST, config_with(ONCE)))
    return caught.value


# --- statuses and bodies


@loop(("status", "name"), CLASS_OF_STATUS.items())
def test_each_status_has_its_class(status: int, name: str) -> None:
    error = _error(response(status))
    assert type(error).__name__ == name
    assert error.status_code == status


@pytest.mark.parametrize(
    "body",
    [
        {"code": "parameter_invalid", "message": "It is wrong."},
        {"error": {"code": "parameter_invalid", "message": "It is wrong.", "extra": 1}},
    ],
)
def test_flat_and_nested_bodies_read_the_same(body: dict[str, Any]) -> None:
    error = _error(response(400, body, x_request_id="r-17"))
    assert (error.code, error.message, error.request_id) == ("parameter_invalid", "It is wrong.", "r-17")
    assert error.body == body
    assert str(error) == ("GET /assets/6721a5138b3f5e19d2c47a03: 400 parameter_invalid: It is wrong. (request id r-17)")


@loop(
    ("body", "shown"),
    [
        (b"", "the response has no body"),
        (b"<html><head><title>502</title></head><body>Bad <b>gateway</b></body></html>", "502 Bad gateway"),
        (b"upstream is gone", "upstream is gone"),
        (b'{"code": "x", "mess', "code"),
        (b"[1, 2]", "[1, 2]"),
        (b"null", "null"),
        (b"\xff\xfe\x00broken", "broken"),
        (b'{"code": 5, "message": ["no text"]}', "no text"),
        (b'{"error": "just text"}', "just text"),
    ],
)
def test_bodies_that_are_not_errors_of_the_platform(body: bytes, shown: str) -> None:
    error = _error(response(502, body, content_type="text/html; charset=utf-8"))
    assert type(error) is InternalServerError
    assert (error.code, error.message) == (None, "")
    assert shown in str(error)
    assert "<" not in str(error)
    assert len(str(error)) < 500


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (response(401), KEY_VARIABLES[0]),
        (response(403), "plan"),
        (response(413), "asset"),
        (response(429, retry_after="7"), "7 seconds"),
        (response(429), "later"),
        (response(500), "request id"),
        (response(301, location="https://elsewhere.test/x?sig=SECRET"), "https://elsewhere.test/x;"),
        (response(302), "base_url"),
    ],
)
def test_messages_hint_at_what_to_do(answer: Response, hint: str) -> None:
    text = str(_error(answer))
    assert hint in text
    assert "SECRET" not in text


@pytest.mark.parametrize("name", ["x-request-id", "request-id", "cf-ray"])
def test_the_request_id_comes_from_any_of_the_usual_headers(name: str) -> None:
    assert _error(Response(500, {name: "r-1"})).request_id == "r-1"
    assert _error(response(500)).request_id is None


def test_a_missing_object_is_not_found_with_400_and_404() -> None:
    body = {"code": "resource_not_exist", "message": "index 6721 does not exist"}
    early = _error(response(400, body))
    assert isinstance(early, NotFoundError)
    assert isinstance(early, BadRequestError)
    assert early.status_code == 400
    late = _error(response(404, body))
    assert type(late) is NotFoundError
    assert "index 6721 does not exist" in str(early)
    assert "index 6721 does not exist" in str(late)


def test_the_requested_id_is_in_the_message() -> None:
    with pytest.raises(NotFoundError, match="no-such-index"):
        FakeDriver([response(404)]).run(call(retrieve_index.request("no-such-index"), config_with(ONCE)))


def test_headers_read_in_lower_case_and_without_cookies() -> None:
    answer = Response(500, httpx.Headers({"X-Thing": "1", "Set-Cookie": "session=SECRET"}))
    assert dict(_error(answer).headers) == {"x-thing": "1"}


# --- responses that cannot be decoded


def _unreadable(request: Any, answer: Response) -> UnexpectedResponseError:
    with pytest.raises(UnexpectedResponseError) as caught:
        FakeDriver([answer]).run(call(request, config_with(ONCE)))
    return caught.value


@pytest.mark.parametrize(
    ("body", "shown"), [(b"<html><p>Sign in</p></html>", "Sign in"), (b'{"_id": "a1", "st', "_id"), (b"", "JSON")]
)
def test_a_success_that_is_not_json(body: bytes, shown: str) -> None:
    error = _unreadable(REQUEST, response(200, body))
    assert error.is_transient
    assert (error.status_code, error.response.content) == (200, body)
    assert shown in str(error)
    assert "GET /assets/" in str(error)


@pytest.mark.parametrize(
    ("request_", "body", "shown"),
    [
        (REQUEST, ["a1"], "AssetDetail"),
        (REQUEST, 5, "AssetDetail"),
        (list_assets.request(), [asset_json()], "AssetPage"),
    ],
)
def test_a_success_of_an_unexpected_shape_names_the_problem(request_: Any, body: Any, shown: str) -> None:
    error = _unreadable(request_, response(200, body))
    assert not error.is_transient
    assert shown in str(error)


@loop("status", [*range(400, 430), *range(500, 530)])
def test_which_statuses_are_transient(status: int) -> None:
    assert _error(response(status)).is_transient is (
        status in (408, 425, 429) or (status >= 500 and status not in (501, 505))
    )


def test_which_other_errors_are_transient() -> None:
    assert ApiConnectionError.is_transient
    assert ApiTimeoutError.is_transient
    lasting = (ConfigurationError, InvalidArgumentError, InvalidSourceError, UploadError, WaitError, WaitTimeoutError)
    assert not [kind for kind in lasting if kind.is_transient]


# --- the tree


def _classes() -> list[type[TwelveLabsError]]:
    return [kind for kind in vars(errors).values() if inspect.isclass(kind) and issubclass(kind, TwelveLabsError)]


def _drawn() -> Iterator[tuple[str, str, str]]:
    """Name, parent and remark of each class in the docstring's tree."""
    at_depth = {0: "TwelveLabsError"}
    for line in (errors.__doc__ or "").splitlines():
        parent = ""
        for mark in re.finditer(r"[├└]── (\w+)([^├└│]*)", line):
            parent = parent or at_depth[mark.start() - 4]
            at_depth[mark.start()] = mark[1]
            yield mark[1], parent, mark[2].strip()


def test_every_class_is_in_the_tree_once() -> None:
    names = [name for name, _, _ in _drawn()]
    assert sorted(["TwelveLabsError", *names]) == sorted({kind.__name__ for kind in _classes()})


@loop(("name", "parent", "remark"), list(_drawn()))
def test_the_tree_in_the_docstring_is_true(name: str, parent: str, remark: str) -> None:
    kind = getattr(errors, name)
    assert parent in [base.__name__ for base in kind.__bases__]
    if status := re.match(r"\d{3}", remark):
        assert CLASS_OF_STATUS[int(status[0])] == name
    for builtin in (ValueError, TimeoutError):
        is_said = f"also a {builtin.__name__}" in remark
        own = builtin in kind.__bases__
        assert is_said is own


def test_the_vendors_names_are_the_same_classes() -> None:
    assert errors.AuthenticationError is errors.UnauthorizedError
    assert errors.PermissionDeniedError is errors.ForbiddenError
    assert errors.RateLimitError is errors.TooManyRequestsError
    assert twelvelabs_client.RateLimitError is errors.TooManyRequestsError


# --- pickles and copies


def _made(kind: type[TwelveLabsError]) -> TwelveLabsError:
    if issubclass(kind, ApiError):
        body = {"code": "resource_not_exist", "message": "no"}
        status = 400 if kind is MissingResourceError else 500
        headers = httpx.Headers({"retry-after": "3", "x-request-id": "r"})
        full = api_error("GET /x", Response(status, headers, b'{"a":1}'), BASE_URL)
        error: TwelveLabsError = kind("GET /x: no", response=full.response, code="c", message="no", body=body)
        error.__dict__.update(request_id="r", retry_after=3.0)
        return error
    if issubclass(kind, ApiConnectionError):
        return kind("broken", was_sent=False)
    if issubclass(kind, UnexpectedResponseError):
        return kind("cut off", response=Response(200, {"a": "b"}, b"{"), is_transient=True)
    if issubclass(kind, UploadError):
        return kind("stopped", upload_id="u1", asset_id="a1")
    if issubclass(kind, WaitError):
        return kind("failed", last=AssetDetail.from_dict(asset_json(status="a new status", extra={"b": [1]})))
    if kind is BulkError:
        return BulkError("1 of 2 failed", outcomes=[Outcome("a.mp4", value=1), Outcome("b.mp4")])
    if kind is StreamError:
        return StreamError("failed", code="c", message="no", event={"type": "error"})
    if kind is AnswerFormatError:
        return AnswerFormatError("of another shape", text="{", is_cut_off=True)
    return kind("no")


def _pickled(protocol: int, error: TwelveLabsError) -> Any:
    return pickle.loads(pickle.dumps(error, protocol=protocol))


COPIES: dict[str, Callable[[Any], Any]] = {
    **{f"pickle {protocol}": partial(_pickled, protocol) for protocol in range(2, 6)},
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


@loop("duplicate", COPIES)
@loop("kind", _classes())
def test_every_error_survives_being_copied(kind: type[TwelveLabsError], duplicate: str) -> None:
    error = _made(kind)
    error.add_note("This was attempt 3.")
    other = COPIES[duplicate](error)
    assert type(other) is kind
    assert str(other) == str(error) != ""
    assert other.args == error.args
    assert other.__dict__ == error.__dict__
    assert other.__notes__ == ["This was attempt 3."]
    assert repr(other) == repr(error)
    assert other.is_transient == error.is_transient


def test_the_error_of_a_real_client_can_be_pickled() -> None:
    client = sync_client(lambda _: httpx.Response(404, json={"code": "resource_not_exist"}), max_retries=0)
    with pytest.raises(NotFoundError) as caught:
        client.assets.retrieve("a1")
    other = pickle.loads(pickle.dumps(caught.value))
    assert other.headers["content-type"] == "application/json"
    assert other.response == caught.value.response


# --- secrets

SIGNATURE = "f00dSIGNATUREf00d"
SIGNED = f"https://store.example.test/part-1?X-Amz-Credential=x&X-Amz-Signature={SIGNATURE}"


def _session_json(url: str = SIGNED) -> dict[str, object]:
    urls = [{"chunk_index": 1, "url": url}]
    return {"upload_id": "u1", "asset_id": "a1", "upload_urls": urls, "chunk_size": 10, "total_chunks": 1}


def _store(answer: Callable[[httpx.Request], httpx.Response]) -> Handler:
    """A platform that starts uploads, with an object store that responds like this."""

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "PUT":
            return answer(request)
        if request.url.path.endswith("presigned-urls"):
            urls = [{"chunk_index": 1, "url": SIGNED}]
            return httpx.Response(200, json={"upload_id": "u1", "start_index": 1, "count": 1, "upload_urls": urls})
        return httpx.Response(201, json=_session_json())

    return handler


def _raiser(kind: type[httpx.TransportError]) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        raise kind("it broke", request=request)

    return answer


STORES: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    "refuses": lambda _: httpx.Response(403, text="<Error><Code>AccessDenied</Code></Error>"),
    "is broken": lambda _: httpx.Response(500),
    "gives no ETag": lambda _: httpx.Response(200),
    "redirects": lambda _: httpx.Response(307, headers={"location": SIGNED.replace("store", "other")}),
    "cannot be reached": _raiser(httpx.ConnectError),
    "is reset": _raiser(httpx.ReadError),
    "is late": _raiser(httpx.ReadTimeout),
    "cannot be spoken to": _raiser(httpx.UnsupportedProtocol),
}


def _everything_about(error: BaseException, caplog: pytest.LogCaptureFixture) -> bytes:
    text = [str(error), repr(error), *traceback.format_exception(error), caplog.text]
    text += [str(record.args) for record in caplog.records]
    pickles = [pickle.dumps(each) for each in _chain(error) if isinstance(each, TwelveLabsError)]
    return "\n".join(text).encode() + b"".join(pickles)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _upload(handler: Handler, folder: Path, *, is_sync: bool) -> object:
    path = folder / "clip.mp4"
    path.write_bytes(b"0123456789")
    if is_sync:
        client = sync_client(handler, max_retries=0)
        return client.multipart_upload.upload_file(path, max_retries=0)
    return run_async(lambda: async_client(handler, max_retries=0).multipart_upload.upload_file(path, max_retries=0))


@pytest.mark.parametrize("store", STORES)
@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_a_failed_upload_shows_neither_key_nor_signature(
    store: str, is_sync: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(TwelveLabsError) as caught:
        _upload(_store(STORES[store]), tmp_path, is_sync=is_sync)
    text = _everything_about(caught.value, caplog)
    assert b"u1" in text
    assert SIGNATURE.encode() not in text
    assert KEY.encode() not in text


def test_the_log_names_the_signed_url_without_its_query(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(UploadError):
        _upload(_store(STORES["refuses"]), tmp_path, is_sync=True)
    lines = [record.getMessage() for record in caplog.records if "store.example.test" in record.getMessage()]
    assert any(record.name == "httpx" for record in caplog.records)
    assert any(record.name == "twelvelabs_client" for record in caplog.records)
    assert lines
    assert not [line for line in lines if "Credential" in line]


def test_the_log_keeps_ordinary_queries(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    sync_client(lambda _: httpx.Response(200, json=page_json([], 1, 1))).assets.list(page_limit=7)
    assert "page_limit=7" in caplog.text


def _cut_off() -> UnexpectedResponseError:
    content = b'{"upload_urls":[{"chunk_index":1,"url":"https://s.test/p?sig=%s"}],"up' % SIGNATURE.encode()
    return _unreadable(retrieve_asset.request("a1"), response(201, content))


def test_the_error_of_a_truncated_response_shows_no_signed_url() -> None:
    assert SIGNATURE not in "".join(traceback.format_exception(_cut_off()))


def test_the_pickle_of_a_truncated_response_contains_no_signed_url() -> None:
    assert SIGNATURE.encode() not in pickle.dumps(_cut_off())


FAILURES: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    "401": lambda _: httpx.Response(401, json={"code": "api_key_invalid", "message": "wrong"}),
    "500": lambda _: httpx.Response(500),
    "html": lambda _: httpx.Response(200, text="<html>"),
    "reset": _raiser(httpx.ReadError),
    "no connection": _raiser(httpx.ConnectError),
    "late": _raiser(httpx.ReadTimeout),
}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("is_sync", [True, False], ids=["sync", "async"])
def test_no_failed_call_shows_the_key(failure: str, is_sync: bool, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers[API_KEY_HEADER])
        return FAILURES[failure](request)

    def act() -> object:
        if is_sync:
            return sync_client(handler, max_retries=0).assets.retrieve("a1")
        return run_async(lambda: async_client(handler, max_retries=0).assets.retrieve("a1"))

    with pytest.raises(TwelveLabsError) as caught:
        act()
    assert seen == [KEY]
    assert KEY.encode() not in _everything_about(caught.value, caplog)


def test_an_invalid_header_is_rejected_without_showing_the_key() -> None:
    client = sync_client(lambda _: httpx.Response(200, json=asset_json()))
    with pytest.raises(InvalidArgumentError) as caught:
        client.assets.retrieve("a1", request_options={"additional_headers": {"x-name": "Łódź"}})
    assert KEY not in "".join(traceback.format_exception(caught.value))


def test_errors_of_arguments_are_also_the_built_in_ones() -> None:
    assert issubclass(InvalidSourceError, ValueError)
    assert issubclass(ApiTimeoutError, TimeoutError)
    assert issubclass(WaitTimeoutError, TimeoutError)
    assert not issubclass(ProcessingFailedError, TimeoutError)
    assert not issubclass(ConfigurationError, ValueError)
