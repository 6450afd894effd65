"""Each failure gives a typed error that says what happened, to which object and what to do."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    AsyncTwelveLabs,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    InternalServerError,
    InvalidArgumentError,
    InvalidSourceError,
    NotFoundError,
    ProcessingFailedError,
    RetryPolicy,
    TwelveLabs,
    TwelveLabsError,
    UnauthorizedError,
    UnexpectedResponseError,
)
from twelvelabs_sandbox import Sandbox

from tests.loops import loop

MODELS = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
NOWHERE = "0" * 24


class Caller:
    """Runs the same call with a client of either kind."""

    def __init__(self, is_async: bool) -> None:
        self.is_async = is_async

    def fail(self, job: Callable[[Any], Any], **settings: Any) -> TwelveLabsError:
        """The error of a call, which must be a TwelveLabsError."""
        settings.setdefault("max_retries", 0)
        with pytest.raises(TwelveLabsError) as caught:
            self._run(job, settings)
        return caught.value

    def _run(self, job: Callable[[Any], Any], settings: dict[str, Any]) -> None:
        if self.is_async:
            asyncio.run(self._run_async(job, settings))
        else:
            with TwelveLabs(**settings) as client:
                job(client)

    async def _run_async(self, job: Callable[[Any], Any], settings: dict[str, Any]) -> None:
        async with AsyncTwelveLabs(**settings) as client:
            await job(client)


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> Caller:
    return Caller(request.param == "async")


@pytest.fixture
def fail(caller: Caller, sandbox: Sandbox) -> Iterator[Callable[[Callable[[Any], Any]], TwelveLabsError]]:
    """Calls the sandbox with the right key, and returns the error."""

    def failing(job: Callable[[Any], Any], **settings: Any) -> TwelveLabsError:
        return caller.fail(job, **{"api_key": sandbox.api_key, "base_url": sandbox.base_url, **settings})

    yield failing
    sandbox.faults.assert_used()


def test_no_key(caller: Caller) -> None:
    error = caller.fail(lambda client: client.assets.list())
    assert isinstance(error, ConfigurationError)
    assert "TWELVE_LABS_API_KEY" in str(error)


def test_wrong_key(fail: Any) -> None:
    error = fail(lambda client: client.assets.list(), api_key="tlk_wrong")
    assert isinstance(error, UnauthorizedError)
    assert error.code == "api_key_invalid"
    assert "Check the API key" in str(error)
    assert "tlk_wrong" not in f"{error} {error!r} {error.__dict__}"


@loop(
    ("job", "kind", "status"),
    [
        (lambda c: c.assets.retrieve(NOWHERE), NotFoundError, 404),
        (lambda c: c.assets.delete(NOWHERE), NotFoundError, 400),
        (lambda c: c.indexes.retrieve(NOWHERE), NotFoundError, 400),
        (lambda c: c.indexes.retrieve(NOWHERE), BadRequestError, 400),
        (lambda c: c.indexes.indexed_assets.create(NOWHERE, asset_id=NOWHERE), NotFoundError, 404),
        (lambda c: c.multipart_upload.get_status(NOWHERE), NotFoundError, 404),
    ],
)
def test_unknown_id(fail: Any, job: Any, kind: type[ApiError], status: int) -> None:
    error = fail(job)
    assert isinstance(error, kind)
    assert (error.status_code, error.code) == (status, "resource_not_exist")
    assert NOWHERE in str(error)
    assert "Check the id" in str(error)
    assert error.request_id
    assert error.request_id in str(error)


@loop("bad", ["..", ".", "", None, 1.5, b"x"])
def test_invalid_id(fail: Any, sandbox: Sandbox, bad: Any) -> None:
    for job in (
        lambda c: c.assets.retrieve(bad),
        lambda c: c.assets.delete(bad),
        lambda c: c.indexes.indexed_assets.delete("an-index", bad),
        lambda c: c.indexes.indexed_assets.list(bad),
        lambda c: c.assets.wait_until_ready(bad),
    ):
        error = fail(job)
        assert isinstance(error, InvalidArgumentError)
        assert repr(bad) in str(error)
        assert "_id must be" in str(error)
    assert len(sandbox.requests) == 0


def test_id_with_characters_of_urls_reaches_no_other_path(fail: Any, sandbox: Sandbox) -> None:
    error = fail(lambda client: client.assets.retrieve("a/b?c=d#e%2e"))
    assert isinstance(error, NotFoundError)
    assert sandbox.requests[-1].route in ("", "/assets/{asset_id}")
    assert sandbox.requests[-1].query == ""


def test_bad_parameter(fail: Any) -> None:
    error = fail(lambda client: client.assets.list(page_limit=51))
    assert isinstance(error, BadRequestError)
    assert error.code == "parameter_invalid"
    assert "page_limit" in str(error)
    assert "GET /assets: 400 parameter_invalid" in str(error)


@loop(
    ("options", "named"),
    [
        ({"timeout": 3}, "timeout_in_seconds"),
        ({"timeout_in_seconds": "soon"}, "timeout_in_seconds"),
        ({"timeout_in_seconds": -1}, "timeout_in_seconds"),
        ({"max_retries": -1}, "max_retries"),
        ({"max_retries": "many"}, "max_retries"),
        ({"additional_headers": {"x": 5}}, "header"),
        ({"additional_headers": {"x": "a\nb"}}, "header"),
        ({"additional_query_parameters": {"x": object()}}, "x"),
    ],
)
def test_bad_request_options(fail: Any, sandbox: Sandbox, options: Any, named: str) -> None:
    error = fail(lambda client: client.indexes.retrieve("x", request_options=options))
    assert isinstance(error, InvalidArgumentError)
    assert named in str(error)
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize(
    ("job", "named"),
    [
        (lambda c: c.indexes.create(index_name="x", models=[object()]), "object"),
        (lambda c: c.indexes.create(index_name=float("nan"), models=MODELS), "nan"),
        (lambda c: c.assets.replace_user_metadata("x", user_metadata={"at": 1 << 70}), "1180591620717411303424"),
        (lambda c: c.assets.replace_user_metadata("x", user_metadata={"name": "\ud800"}), "surrogates"),
        (lambda c: c.assets.retrieve("\ud800"), "asset_id"),
        (lambda c: c.assets.list(filename="\ud800"), "surrogates"),
        (lambda c: c.indexes.list(created_at="some day"), "created_at"),
    ],
)
def test_value_that_cannot_be_sent(fail: Any, sandbox: Sandbox, job: Any, named: str) -> None:
    error = fail(job)
    assert isinstance(error, InvalidArgumentError)
    assert named in str(error)
    assert len(sandbox.requests) == 0


@pytest.mark.parametrize("method", ["create", "upload", "upload_file"])
def test_file_that_cannot_be_sent(fail: Any, sandbox: Sandbox, tmp_path: Path, method: str) -> None:
    empty = tmp_path / "empty.mp4"
    empty.touch()
    ways = {
        "create": lambda c, f: c.assets.create(method="direct", file=f),
        "upload": lambda c, f: c.assets.upload(f),
        "upload_file": lambda c, f: c.multipart_upload.upload_file(f),
    }
    for path, named in ((tmp_path / "missing.mp4", "No such file"), (empty, "empty"), (tmp_path, "directory")):
        for given in (path, str(path)):
            error = fail(lambda client, given=given: ways[method](client, given))
            assert isinstance(error, InvalidSourceError)
            assert path.name in str(error)
            assert named in str(error)
    assert len(sandbox.requests) == 0


def test_html_error_page(fail: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(route="/assets", html=True, status=502)
    error = fail(lambda client: client.assets.list())
    assert isinstance(error, InternalServerError)
    assert error.status_code == 502
    assert "the body cannot be read as an error of the platform (text/html)" in str(error)
    assert "<" not in str(error)


def test_html_with_status_200(fail: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(route="/assets", html=True, status=200)
    error = fail(lambda client: client.assets.list())
    assert isinstance(error, UnexpectedResponseError)
    assert "is not JSON" in str(error)
    assert error.response.content.lstrip().startswith(b"<")


def test_truncated_answer(fail: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(route="/assets", truncate=True)
    error = fail(lambda client: client.assets.list())
    assert isinstance(error, ApiConnectionError)
    assert "GET /assets: the connection broke" in str(error)


def test_broken_json(fail: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(route="/assets", invalid_json=True)
    error = fail(lambda client: client.assets.list())
    assert isinstance(error, UnexpectedResponseError)
    assert error.is_transient


def test_a_page_without_items(fail: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(route="/assets", set_fields={"data": "gone"})
    error = fail(lambda client: client.assets.list())
    assert isinstance(error, UnexpectedResponseError)
    assert "GET /assets: the response has no 'data'" in str(error)
    assert not error.is_transient


def test_refused_connection(caller: Caller) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        error = caller.fail(lambda c: c.assets.list(), api_key="k", base_url=f"http://127.0.0.1:{port}/v1.3")
    assert isinstance(error, ApiConnectionError)
    assert not error.was_sent
    assert "GET /assets: cannot connect" in str(error)
    assert "base_url" in str(error)


def test_reset_connection(fail: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(route="/assets", reset="before")
    error = fail(lambda client: client.assets.list())
    assert isinstance(error, ApiConnectionError)
    assert error.was_sent


def test_silence(fail: Any, sandbox: Sandbox) -> None:
    sandbox.faults.add(route="/assets", stall=30)
    error = fail(lambda client: client.assets.list(), timeout=0.2)
    assert isinstance(error, ApiTimeoutError)
    assert isinstance(error, TimeoutError)
    assert "longer timeout" in str(error)


def test_conflict(fail: Any, client: TwelveLabs, clip: Path) -> None:
    asset = client.assets.upload(clip, wait=True)
    index = client.indexes.create(index_name="in use", models=MODELS)
    client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
    error = fail(lambda c: c.assets.delete(asset.id))
    assert isinstance(error, ConflictError)
    assert asset.id in str(error)


def test_broken_media(fail: Any, tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"\x00\x01 this is no video" * 100)
    error = fail(lambda client: client.assets.upload(broken, wait=True))
    assert isinstance(error, ProcessingFailedError)
    assert error.last.status == "failed"
    assert error.last.error.message in str(error)


def test_consecutive_transient_failures_do_not_reach_the_user(caller: Caller, sandbox: Sandbox) -> None:
    """A reset, a 500, a 429 and a truncated response in a row do not reach the user."""
    sandbox.faults.add(route="/assets", nth=1, reset="before")
    sandbox.faults.add(route="/assets", nth=2, status=500)
    sandbox.faults.add(route="/assets", nth=3, status=429, retry_after=0)
    sandbox.faults.add(route="/assets", nth=4, truncate=True)
    settings: dict[str, Any] = {"api_key": sandbox.api_key, "base_url": sandbox.base_url}
    settings["max_retries"] = RetryPolicy(first_delay=0.01)

    async def asynchronous() -> list[Any]:
        async with AsyncTwelveLabs(**settings) as client:
            return [one async for one in client.assets.list()]

    if caller.is_async:
        assert asyncio.run(asynchronous()) == []
    else:
        with TwelveLabs(**settings) as client:
            assert list(client.assets.list()) == []
    sandbox.faults.assert_used()
    assert len(sandbox.requests.matching(route="/assets")) == 5


def test_unknown_values_stay_readable(client: TwelveLabs, sandbox: Sandbox, clip: Path) -> None:
    asset = client.assets.upload(clip, wait=True)
    sandbox.faults.add(
        route="/assets/{asset_id}",
        set_fields={
            "status": "archived",
            "shelf": {"row": 7},
            "technical_metadata.reel": "A",
            "created_at": None,
            "method": None,
            "filename": None,
            "hls": None,
            "technical_metadata.video_streams": None,
        },
    )
    read = client.assets.retrieve(asset.id)
    assert read.status == "archived"
    assert read.status not in list(type(read.status))
    assert read.additional_properties == {"shelf": {"row": 7}}
    assert read.technical_metadata is not None
    assert read.technical_metadata.additional_properties == {"reel": "A"}
    assert (read.created_at, read.method, read.filename, read.hls) == (None, None, None, None)
    assert read.technical_metadata.video_streams is None
    assert read.to_dict()["shelf"] == {"row": 7}
