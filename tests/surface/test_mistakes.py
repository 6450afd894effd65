"""Typical mistakes lead to the right call: what is wrong, and what to write instead. Nothing is sent."""

from __future__ import annotations

import asyncio
import inspect
import socket
from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from typing import Any, cast

import pytest
from twelvelabs_client import (
    AsyncTwelveLabs,
    InvalidArgumentError,
    InvalidSourceError,
    NotFoundError,
    Pager,
    TwelveLabs,
)
from twelvelabs_client._drivers.as_completed import AsCompleted
from twelvelabs_client._streaming.stream import TextStream
from twelvelabs_client._waiting.iterators import Waiting
from twelvelabs_client.types import Asset, IndexSchema
from twelvelabs_sandbox import Sandbox

from ..loops import loop

INDEX = IndexSchema.from_dict({"_id": "1" * 24, "index_name": "goals"})
ASSET = Asset.from_dict({"_id": "2" * 24})
URL = "http://127.0.0.1:9/v1.3"


@pytest.fixture
def client() -> Iterator[TwelveLabs]:
    """A client of a platform that nobody can connect to."""
    with TwelveLabs("key", base_url=URL, max_retries=0) as client:
        yield client


def _async(job: Callable[[AsyncTwelveLabs], Any]) -> None:
    async def main() -> None:
        async with AsyncTwelveLabs("key", base_url=URL, max_retries=0) as client:
            await job(client)

    asyncio.run(main())


KEYWORDS: list[tuple[Callable[[Any], Any], str]] = [
    (lambda client: client.indexes.create(name="a", models=[]), r"create\(\): .*'name'; did you mean 'index_name'\?"),
    (lambda client: client.indexes.list(page_size=5), r"'page_size'; did you mean 'page_limit'\? It takes page, "),
    (lambda client: client.analyze(vidoe={}, prompt="a"), r"'vidoe'; did you mean 'video'\?"),
    (lambda client: client.assets.upload("a.mp4", wiat=True), r"'wiat'; did you mean 'wait'\?"),
    (lambda client: client.search.query(index="a", query_text="b"), r"'index'; did you mean 'index_id'\?"),
    (lambda client: client.indexes.retrieve("a", zzz=1), r"'zzz'\. It takes index_id, request_options$"),
    (lambda client: client.analyze(video_id="a", prompt="b"), r"use video=\{'type': 'asset_id', 'asset_id': \.\.\.\}"),
    (lambda client: client.assets.wait_until_ready("a", 5), r"at most 1 positional argument; timeout must be given by"),
    (lambda client: client.indexes.create("a", []), r"0 positional arguments; index_name and models must be given by"),
    (lambda client: client.indexes.retrieve(), r"missing a required argument: 'index_id'"),
]


@loop(("call", "message"), KEYWORDS, ids=[message for _, message in KEYWORDS])
def test_arguments_lead_to_the_right_ones(client: TwelveLabs, call: Callable[[Any], Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call(client)

    async def job(client: AsyncTwelveLabs) -> None:
        await call(client)

    with pytest.raises(TypeError, match=message):
        _async(job)


@pytest.mark.parametrize("kind", [TwelveLabs, AsyncTwelveLabs])
def test_settings_of_a_client_lead_to_the_right_ones(kind: Any) -> None:
    for name, right in {"apikey": "api_key", "max_retry": "max_retries", "baseurl": "base_url"}.items():
        with pytest.raises(TypeError, match=f"'{name}'; did you mean '{right}'.* It takes api_key") as failed:
            kind(**{name: "key"})
        assert str(failed.value).startswith(f"{kind.__name__}() got an unexpected keyword")
    with pytest.raises(TypeError, match=r"'zzz'\. It takes api_key"):
        kind("key", zzz=1)
    assert next(iter(inspect.signature(kind).parameters)) == "api_key"


def test_request_options_lead_to_the_right_ones(client: TwelveLabs) -> None:
    options: Any = {"timeout": 3, "max_retry": 1}
    with pytest.raises(InvalidArgumentError, match="did you mean max_retries and timeout_in_seconds") as failed:
        client.indexes.retrieve("1" * 24, request_options=options)
    assert "not max_retry, timeout;" in str(failed.value)


OBJECTS: dict[str, Callable[[Any], Any]] = {
    "in the path": lambda client: client.indexes.retrieve(INDEX),
    "in the body": lambda client: client.indexes.indexed_assets.create("1" * 24, asset_id=ASSET),
    "nested in the body": lambda client: client.analyze(video={"type": "asset_id", "asset_id": ASSET}, prompt="a"),
    "in a list": lambda client: client.entity_collections.entities.create("1" * 24, name="a", asset_ids=[ASSET]),
    "in a form": lambda client: client.search.create(index_id=INDEX, query_text="a", search_options=["visual"]),
    "in a wait": lambda client: client.assets.wait_until_ready(ASSET),
}


@pytest.mark.parametrize("call", OBJECTS.values(), ids=OBJECTS)
def test_an_object_in_place_of_its_id_is_rejected(client: TwelveLabs, call: Callable[[Any], Any]) -> None:
    with pytest.raises(InvalidArgumentError, match=r"_ids? must be text, not an object of type \w+; pass its \.id$"):
        call(client)


def test_a_base_url_without_the_version_is_named() -> None:
    with Sandbox() as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url.removesuffix("/v1.3")) as client:
        with pytest.raises(NotFoundError, match=r"The base_url is http://127\S+; that of the platform ends in /v1.3\."):
            client.indexes.retrieve("1" * 24)
        with pytest.raises(NotFoundError, match="that of the platform ends in"):
            next(client.analyze_stream(video={"type": "url", "url": "http://127.0.0.1/a.mp4"}, prompt="a"))


def test_lists_are_no_sequences() -> None:
    with Sandbox() as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        pager: Any = client.indexes.list()
        with pytest.raises(TypeError, match=r"^Pager cannot be indexed: use take\(n\)"):
            pager[0]
        with pytest.raises(TypeError, match=r"^Pager has no length: use page_info\.total_results"):
            len(pager)
        assert pager
        assert list(pager) == []


def test_a_synchronous_client_says_so(client: TwelveLabs) -> None:
    async def main() -> None:
        async with cast("Any", client):
            raise AssertionError

    with pytest.raises(TypeError, match="TwelveLabs is synchronous: use `with` without `async`"):
        asyncio.run(main())


ASYNC: dict[str, Callable[[Any], Any]] = {
    "a stream": lambda client: client.analyze_stream(video={"type": "asset_id", "asset_id": "a"}, prompt="a"),
    "uploads": lambda client: client.assets.upload_many([b"a"]),
    "a wait": lambda client: client.assets.wait_until_all_ready(["a"]),
    "a list": lambda client: client.indexes.list(),
}


@pytest.mark.parametrize("kind", [Pager, TextStream, AsCompleted, Waiting])
def test_what_is_synchronous_is_not_taken_for_asynchronous(kind: type) -> None:
    assert issubclass(kind, Iterable)
    assert not issubclass(kind, AsyncIterable)


@pytest.mark.parametrize("make", ASYNC.values(), ids=ASYNC)
def test_what_is_asynchronous_says_so(make: Callable[[Any], Any]) -> None:
    async def job(client: AsyncTwelveLabs) -> None:
        made = make(client)
        with pytest.raises(TypeError, match="is asynchronous: use `async for`"):
            iter(made)
        for block in [client] if hasattr(made, "take") else [client, made]:
            with pytest.raises(TypeError, match="is asynchronous: use `async with`"), block:
                raise AssertionError

    _async(job)


@pytest.mark.parametrize("method", ["direct", "multipart"])
def test_a_url_that_cannot_be_read_here_says_why(client: TwelveLabs, method: Any) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/a.mp4?signature=secret"
        with pytest.raises(InvalidSourceError, match=r"(?i)^cannot read '[^']*a\.mp4': cannot connect") as failed:
            client.assets.upload(url, method=method)
    assert "secret" not in str(failed.value)
    assert str(failed.value).count("cannot read") == 1
