"""Errors say what happened and to which object; clients read their settings from the documented places, and close
everything."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import pytest
import twelvelabs_client
from twelvelabs_client import (
    ApiError,
    AsyncTwelveLabs,
    ConfigurationError,
    InvalidArgumentError,
    NotFoundError,
    TwelveLabs,
    TwelveLabsError,
    UnexpectedResponseError,
)
from twelvelabs_client.types import AssetDetail
from twelvelabs_lowlevel.server import API_KEY_HEADER

from .conftest import KEY, Run, Serve
from .loopback import Says

Connect = Callable[..., TwelveLabs]
CREATED = "2026-10-30T09:12:00Z"
ASSET = {"_id": "a1", "method": "url", "status": "ready", "created_at": CREATED}
REFUSED = Says(400, {"code": "parameter_invalid", "message": "page is wrong"}, {"x-request-id": "r-17", "x-odd": "1"})


def error_of(server: Any, connect: Connect) -> ApiError:
    with pytest.raises(ApiError) as caught:
        connect(server, max_retries=0).indexes.retrieve("i1")
    return caught.value


# --- errors


def test_an_error_says_what_happened_to_what_and_shows_no_headers(serve: Serve, connect: Connect) -> None:
    error = error_of(serve([REFUSED]), connect)
    assert str(error) == "GET /indexes/i1: 400 parameter_invalid: page is wrong (request id r-17)"
    assert "page is wrong" in repr(error)
    assert (error.status_code, error.code, error.message, error.request_id) == (
        400,
        "parameter_invalid",
        "page is wrong",
        "r-17",
    )
    assert error.headers["x-odd"] == "1"


def test_an_error_can_go_to_another_process(serve: Serve, connect: Connect) -> None:
    error = error_of(serve([REFUSED]), connect)
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert (copy.code, copy.request_id, copy.body) == (error.code, error.request_id, error.body)


NAMES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    410: "GoneError",
    413: "ContentTooLargeError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "InternalServerError",
    503: "ServiceUnavailableError",
    504: "GatewayTimeoutError",
}


@pytest.mark.parametrize("status", NAMES)
def test_every_status_has_its_class_on_every_operation_and_it_can_be_imported(
    status: int, serve: Serve, connect: Connect
) -> None:
    kind = getattr(twelvelabs_client, NAMES[status])
    assert NAMES[status] in twelvelabs_client.__all__
    client = connect(serve([Says(status, {"code": "x", "message": "no"})]), max_retries=0)
    calls: list[Callable[[], object]] = [
        lambda: client.tasks.retrieve("t1"),
        lambda: client.indexes.list(),
        lambda: client.assets.delete("a1"),
        lambda: client.search.retrieve("t-1"),
        lambda: list(client.analyze_async.batches.results("b1")),
    ]
    for each in calls:
        with pytest.raises(kind) as caught:
            each()
        assert caught.value.status_code == status


# --- responses of an unexpected shape


@pytest.mark.parametrize("changed", [{"created_at": None, "method": None}, {"created_at": ""}])
def test_a_null_or_empty_time_does_not_lose_a_page(changed: dict[str, object], serve: Serve, connect: Connect) -> None:
    page = {"data": [ASSET, {**ASSET, "_id": "a2", **changed}], "page_info": None}
    assets = list(connect(serve([Says(body=page)])).assets.list())
    assert [asset.id for asset in assets] == ["a1", "a2"]
    assert getattr(assets[1], "created_at") is None  # noqa: B009 - a checker believes that it is always there


def test_damaged_items_of_a_page_leave_the_others(serve: Serve, connect: Connect) -> None:
    page = {"data": [ASSET, None, {**ASSET, "_id": "a2", "created_at": "soon"}, "?"], "page_info": None}
    assets = list(connect(serve([Says(body=page)])).assets.list())
    assert [asset.id for asset in assets] == ["a1", "a2"]
    assert assets[1].additional_properties == {"created_at": "soon"}


@pytest.mark.parametrize("body", [b"<html><body>Welcome</body></html>", b'{"_id": "a1", "meth', [1, 2]])
def test_a_success_that_cannot_be_read_is_an_error_of_the_client(body: object, run: Run, serve: Serve) -> None:
    with pytest.raises(UnexpectedResponseError, match=r"GET /assets/a1") as caught:
        run(serve([Says(200, body)]), lambda client: client.assets.retrieve("a1", request_options={"max_retries": 0}))
    assert not isinstance(caught.value, ApiError)
    assert isinstance(caught.value, TwelveLabsError)
    assert caught.value.response.status_code == 200


def test_ids_read_as_id_and_go_back_as_they_came(serve: Serve, connect: Connect) -> None:
    asset = connect(serve([Says(body=ASSET)])).assets.retrieve("a1")
    assert asset.id == "a1"
    assert asset.to_dict() == ASSET
    assert AssetDetail.from_dict(asset.to_dict()) == asset


def test_what_a_newer_server_sends_is_kept(serve: Serve, connect: Connect) -> None:
    asset = connect(serve([Says(body={**ASSET, "status": "archived", "mood": "blue"})])).assets.retrieve("a1")
    assert asset.status == "archived"
    assert asset.additional_properties == {"mood": "blue"}


# --- clients


@pytest.mark.parametrize("kind", [TwelveLabs, AsyncTwelveLabs])
@pytest.mark.parametrize("name", ["TWELVE_LABS_API_KEY", "TWELVELABS_API_KEY"])
def test_the_key_comes_from_the_environment(name: str, kind: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="TWELVE_LABS_API_KEY"):
        kind()
    monkeypatch.setenv(name, KEY)
    assert KEY not in repr(kind())


def test_arguments_take_precedence_over_the_environment(
    serve: Serve, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWELVELABS_BASE_URL", "http://127.0.0.1:9/elsewhere")
    monkeypatch.setenv("TWELVE_LABS_API_KEY", "another")
    server = serve([Says(body=ASSET)])
    assert connect(server).assets.retrieve("a1").id == "a1"
    assert server.heard[0].headers[API_KEY_HEADER] == KEY


def test_leaving_the_block_closes_the_connections(serve: Serve) -> None:
    server = serve([Says(body=ASSET)])
    with TwelveLabs(KEY, base_url=server.base_url) as client:
        client.assets.retrieve("a1")
    with pytest.raises(ConfigurationError, match="closed"):
        client.assets.retrieve("a1")
    other = TwelveLabs(KEY, base_url=server.base_url)
    other.close()
    with pytest.raises(ConfigurationError, match="closed"):
        other.assets.retrieve("a1")
    assert len(server.heard) == 1


def test_a_path_with_a_colon_is_a_path(run: Run, serve: Serve) -> None:
    server = serve([Says(body={"authorize_url": "https://accounts.example.com/", "expires_at": CREATED})])
    answer = run(
        server,
        lambda client: client.data_connectors.authorize_connection(
            provider="google_drive", redirect_uri="https://app.example.com/back"
        ),
    )
    assert answer.authorize_url == "https://accounts.example.com/"
    assert [heard.target for heard in server.heard] == ["/v1.3/connections:authorize"]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("../../../evil", "/v1.3/indexes/..%2F..%2F..%2Fevil"),
        ("a/b?x=1", "/v1.3/indexes/a%2Fb%3Fx%3D1"),
        ("a#b", "/v1.3/indexes/a%23b"),
    ],
)
def test_an_id_stays_one_segment_of_the_path(given: str, path: str, run: Run, serve: Serve) -> None:
    server = serve([Says(404, {"code": "resource_not_exist", "message": "no"})])
    with pytest.raises(NotFoundError):
        run(server, lambda client: client.indexes.retrieve(given))
    assert [heard.target for heard in server.heard] == [path]


@pytest.mark.parametrize("given", ["", ".", ".."])
def test_an_invalid_id_is_not_sent(given: str, run: Run, serve: Serve) -> None:
    server = serve([Says(204)])
    with pytest.raises(InvalidArgumentError, match="asset_id"):
        run(server, lambda client: client.assets.delete(given))
    assert server.heard == []


@pytest.mark.parametrize("resource", ["search", "tasks", "indexes", "embed", "multipart_upload", "analyze_async"])
def test_a_misspelled_method_is_an_attribute_error(resource: str) -> None:
    for kind in (TwelveLabs, AsyncTwelveLabs):
        found = getattr(kind(KEY), resource)
        assert not hasattr(found, "qeury")
        with pytest.raises(AttributeError, match="qeury"):
            found.qeury  # noqa: B018 - that it is looked up is the point


def test_a_misspelled_argument_is_rejected(connect: Connect, serve: Serve) -> None:
    server = serve([Says(body=ASSET)])
    with pytest.raises(TypeError, match="bogus_kwarg"):
        TwelveLabs(KEY, bogus_kwarg=1)  # type: ignore[call-arg]
    client: Any = connect(server)
    with pytest.raises(TypeError, match=r"Assets\.list\(\).*page_limt"):
        client.assets.list(page_limt=5)
    assert server.heard == []


def test_nothing_is_printed_and_calls_can_be_logged(
    serve: Serve, connect: Connect, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "twelvelabs_client")
    client = connect(serve([Says(503, {}), Says(body=ASSET), REFUSED]))
    client.assets.retrieve("a1")
    with pytest.raises(ApiError):
        client.assets.retrieve("a1")
    assert capfd.readouterr() == ("", "")
    lines = [record.getMessage() for record in caplog.records if record.name == "twelvelabs_client"]
    assert [line.partition(" in ")[0] for line in lines] == [
        "GET /assets/a1: 503",
        "GET /assets/a1: 200",
        "GET /assets/a1: 400",
    ]
    assert KEY not in caplog.text
