"""`with_raw_response`: the same calls with the same results, and the response beside them."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import attrs
import httpx
import pytest
from twelvelabs_client import (
    AsyncHttpResponse,
    AsyncTwelveLabs,
    HttpResponse,
    IncompleteStreamError,
    InvalidArgumentError,
    NotFoundError,
    TwelveLabs,
)
from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._paging.pager import BasePager
from twelvelabs_sandbox import Sandbox

from ..clients import async_client, run_async, sync_client
from ..contract.cases import CALLS, Call, cases
from ..contract.doors import bound_method
from ..contract.example_server import KEY, ExampleServer
from ..loops import loop

HEAD = {"x-request-id": "r-1"}
VIDEO: Any = {"type": "url", "url": "http://127.0.0.1/a.mp4"}


@pytest.fixture(scope="module")
def server() -> Iterator[ExampleServer]:
    """The documented responses."""
    with ExampleServer() as server:
        yield server


def raw_method(client: Any, call: Call) -> Any:
    assert call.method is not None
    owner, _, name = call.method.rpartition(".")
    return getattr((attrgetter(owner)(client) if owner else client).with_raw_response, name)


def plain(result: Any) -> Any:
    """What can be compared of a result."""
    if isinstance(result, BasePager):
        return result.page.answer
    return attrs.asdict(result) if attrs.has(type(result)) else result


REACHABLE = [call for call in CALLS if call.method is not None]


@loop("call", REACHABLE, ids=str)
def test_every_call_has_the_same_result_with_its_response(call: Call, server: ExampleServer) -> None:
    case = cases(call)[0]
    with TwelveLabs(KEY, base_url=server.base_url, max_retries=0) as client:
        method = bound_method(client, call)
        arguments = case.arguments(method)
        expected = method(**arguments)
        raw = raw_method(client, call)(**arguments)
        check_head(raw)
        if call.as_stream:
            assert list(raw.data) == list(expected)
        elif isinstance(raw, BasePager):
            assert plain(raw) == plain(expected)
            assert raw.data == raw.items
        else:
            assert type(raw) is HttpResponse
            assert plain(raw.data) == plain(expected)
            raw.close()


@loop("call", REACHABLE, ids=str)
def test_every_call_has_the_same_result_asynchronously(call: Call, server: ExampleServer) -> None:
    case = cases(call)[0]

    async def main() -> None:
        async with AsyncTwelveLabs(KEY, base_url=server.base_url, max_retries=0) as client:
            method = bound_method(client, call)
            arguments = case.arguments(method)
            raw = await raw_method(client, call)(**arguments)
            check_head(raw)
            if call.as_stream:
                assert [e async for e in raw.data] == [e async for e in method(**arguments)]
            elif isinstance(raw, BasePager):
                assert plain(raw) == plain(await method(**arguments))
            else:
                assert type(raw) is AsyncHttpResponse
                assert plain(raw.data) == plain(await method(**arguments))
                await raw.close()

    asyncio.run(main())


def check_head(raw: Any) -> None:
    assert 200 <= raw.status_code < 300
    assert raw.headers["date"]
    assert raw.request_id is None


@pytest.mark.parametrize("kind", [TwelveLabs, AsyncTwelveLabs])
def test_each_method_has_a_view_or_says_why_not(kind: Any) -> None:
    client = kind("none")
    without: set[str] = set()
    for path, resource in [("", client), *_resources(client, "")]:
        for name in [name for name in dir(resource) if not name.startswith("_") and name != "with_raw_response"]:
            method = getattr(resource, name)
            if not inspect.ismethod(method) or (not path and name in ("close", "with_options")):
                continue
            raw = getattr(resource.with_raw_response, name, None)
            if raw is None:
                with pytest.raises(AttributeError, match=f"with_raw_response has no {name}: it sends several requests"):
                    getattr(resource.with_raw_response, name)
                without.add(name)
            else:
                assert inspect.signature(raw).parameters == inspect.signature(method).parameters
                assert raw.__doc__ == method.__doc__
                if path:
                    below = attrgetter(path + name)(client.with_raw_response)
                    assert inspect.signature(below) == inspect.signature(raw)
    assert without == MULTIPLE


MULTIPLE = {
    "upload",
    "upload_many",
    "resume",
    "upload_file",
    "ingest",
    "create_bulk",
    "wait_for_done",
    "wait_for_upload_completion",
    "wait_until_all_ready",
    "wait_until_done",
    "wait_until_ready",
    "wait_until_transcription_ready",
}


def _resources(owner: Any, path: str) -> Iterator[tuple[str, Any]]:
    for name in dir(owner):
        member = None if name.startswith("_") or name == "with_raw_response" else getattr(owner, name)
        if isinstance(member, SyncResource | AsyncResource):
            yield f"{path}{name}.", member
            yield from _resources(member, f"{path}{name}.")


def test_it_is_the_last_response_of_a_retried_call() -> None:
    answers = [httpx.Response(503, headers={"retry-after": "0"}), httpx.Response(200, json={"_id": "i"}, headers=HEAD)]
    with sync_client(lambda request: answers.pop(0)) as client:
        raw = client.indexes.with_raw_response.retrieve("i")
    assert (raw.status_code, raw.request_id, raw.data.id) == (200, "r-1", "i")
    assert raw.content == b'{"_id":"i"}'


def test_a_view_has_the_options_of_its_client() -> None:
    with sync_client(lambda request: httpx.Response(200, json={"_id": request.headers["x-a"]})) as client:
        assert client.indexes.with_raw_response is not client.with_raw_response
        for value in ("1", "2"):
            other = client.with_options(headers={"x-a": value})
            assert other.indexes.with_raw_response.retrieve("i").data.id == value
            assert other.with_raw_response.indexes.retrieve("i").data.id == value


def test_a_stream_shows_its_response_before_its_first_event() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={**HEAD, "content-type": "application/x-ndjson"}, content=b"{")

    with sync_client(answer) as client:
        unopened = client.analyze_stream(video=VIDEO, prompt="a")
        with pytest.raises(InvalidArgumentError, match="no response yet"):
            _ = unopened.request_id
        with client.with_raw_response.analyze_stream(video=VIDEO, prompt="a") as raw:
            assert (raw.status_code, raw.request_id) == (200, "r-1")
            with pytest.raises(IncompleteStreamError) as failed:
                next(raw.data)
            assert failed.value.request_id == "r-1"

    async def main() -> None:
        async with (
            async_client(answer) as client,
            client.with_raw_response.analyze_stream(video=VIDEO, prompt="a") as raw,
        ):
            assert (raw.status_code, raw.headers["x-request-id"]) == (200, "r-1")

    run_async(main)


def test_pages_and_errors_show_their_request_id() -> None:
    with Sandbox() as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        pager = client.indexes.list()
        assert pager.request_id
        assert pager.request_id == pager.response.request_id == pager.headers["x-request-id"]
        with pytest.raises(NotFoundError) as failed:
            client.indexes.with_raw_response.retrieve("1" * 24)
        assert f"request id {failed.value.request_id}" in str(failed.value)


def test_a_file_is_sent_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42" + bytes(100))
    with Sandbox() as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        raw = client.assets.with_raw_response.create(method="direct", file=path)
        assert raw.status_code == 201
        assert client.assets.retrieve(raw.data.id).id == raw.data.id
