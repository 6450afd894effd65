"""Searches return every result once, page by page with tokens, and an incomplete list never looks complete."""

from __future__ import annotations

import json
import pickle
import warnings
from collections.abc import Callable
from typing import Any, cast

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client.errors import (
    BadRequestError,
    GoneError,
    InternalServerError,
    InvalidArgumentError,
    PageTokenExpiredError,
    TooManyRequestsError,
    TwelveLabsError,
    UnexpectedResponseError,
)
from twelvelabs_client.resources.knowledge_stores import AsyncKnowledgeStoreSearchPager, KnowledgeStoreSearchPager
from twelvelabs_client.resources.search import AsyncSearchPager, SearchPager

from ..clients import async_client, run_async, sync_client

Answer = dict[str, Any] | httpx.Response
Pages = Callable[[str], Answer]
"""From a token to a page; the token of the first page is empty."""

EXPIRED = {"code": "search_page_token_expired", "message": "The page token has expired."}
POOL = {"total_count": 2, "total_duration": 402.1, "index_id": "i1"}


class Server:
    """Serves searches of both kinds by the token in the request, and records the requests."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.requests: list[httpx.Request] = []
        self.tokens: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.raw_path.decode().partition("?")[0]
        if request.url.path.endswith("/knowledge-stores/ks_1/search"):
            token = json.loads(request.content).get("page_token", "")
        else:
            token = path.partition("/v1.3/search")[2].removeprefix("/")
            assert (request.method == "POST") is (token == "")
        self.tokens.append(token)
        assert len(self.tokens) < 200, "it does not end"
        answer = self._pages(token)
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)


def search_page(clips: list[str], token: str | None, **info: Any) -> Answer:
    data = [{"video_id": clip, "start": 0.0, "end": 1.0, "rank": 1} for clip in clips]
    page_info = {"limit_per_page": 10, "total_results": 99, **({"next_page_token": token} if token else {}), **info}
    return {"data": data, "page_info": page_info, "search_pool": POOL}


def store_page(items: list[str], token: str | None) -> Answer:
    data = [{"asset_type": "image", "rank": 1, "item_id": item} for item in items]
    options = {"video": {"modalities": ["visual"]}}
    return {"data": data, "effective_search_options": options, **({"next_page_token": token} if token else {})}


def search(client: TwelveLabs | AsyncTwelveLabs, **more: Any) -> Any:
    return client.search.query(index_id="i1", search_options=["visual"], query_text="boats", **more)


def search_store(client: TwelveLabs | AsyncTwelveLabs, **more: Any) -> Any:
    return client.knowledge_stores.search("ks_1", query={"text": "boats"}, **more)


def name_of(item: Any) -> str:
    return cast("str", getattr(item, "video_id", None) or item.item_id)


Found = tuple[list[str], TwelveLabsError | None]
"""The items, and how the iteration ended."""


def collect(pages: Pages, ask: Callable[..., Any] = search, **more: Any) -> tuple[Found, Server]:
    """What iteration yields, the same for both clients, and the server."""
    server, other = Server(pages), Server(pages)
    found: list[str] = []
    failure: TwelveLabsError | None = None
    try:
        for item in ask(sync_client(server, max_retries=0), **more):
            found.append(name_of(item))
    except TwelveLabsError as error:
        failure = error

    async def act() -> Found:
        got: list[str] = []
        try:
            async for item in ask(async_client(other, max_retries=0), **more):
                got.append(name_of(item))
        except TwelveLabsError as error:
            return got, error
        return got, None

    got, error = run_async(act)
    assert (got, str(error), type(error)) == (found, str(failure), type(failure))
    assert other.tokens == server.tokens
    return (found, failure), server


BOTH = pytest.mark.parametrize(("ask", "page"), [(search, search_page), (search_store, store_page)])


def chain(sizes: list[int], page: Callable[[list[str], str | None], Answer]) -> Pages:
    """A correct server: the token of page n is tn."""

    def pages(token: str) -> Answer:
        number = int(token[1:] or 0) if token else 0
        more = f"t{number + 1}" if number + 1 < len(sizes) else None
        return page([f"{number}-{i}" for i in range(sizes[number])], more)

    return pages


# --- correct servers


@BOTH
@settings(deadline=None, max_examples=25)
@given(sizes=st.lists(st.integers(0, 4), min_size=1, max_size=7))
@example(sizes=[0])
@example(sizes=[2, 0, 0, 0, 1])
def test_every_result_comes_once_in_order(ask: Callable[..., Any], page: Any, sizes: list[int]) -> None:
    (found, failure), server = collect(chain(sizes, page), ask)
    assert failure is None
    assert found == [f"{number}-{i}" for number, size in enumerate(sizes) for i in range(size)]
    assert server.tokens == ["", *(f"t{n}" for n in range(1, len(sizes)))]


def test_videos_that_move_between_pages_come_once() -> None:
    def pages(token: str) -> Answer:
        names = ["a", "b"] if not token else ["b", "c"]
        data = [{"id": name, "video_id": name, "clips": []} for name in names]
        return {**cast("dict[str, Any]", search_page([], None if token else "t1")), "data": data}

    assert collect(pages, group_by="video")[0] == (["a", "b", "c"], None)


@pytest.mark.parametrize("info", [None, {"limit_per_page": 1, "total_results": 1, "next_page_token": ""}])
def test_without_a_token_there_is_one_page(info: object) -> None:
    answer = {**cast("dict[str, Any]", search_page(["a"], None)), "page_info": info}
    assert collect(lambda _: answer)[0] == (["a"], None)


def test_tokens_are_opaque() -> None:
    token = "a/b?c=d&e #%2F../é"
    pages = {"": search_page(["a"], token), "a%2Fb%3Fc%3Dd%26e%20%23%252F..%2F%C3%A9": search_page(["b"], None)}
    assert collect(lambda t: pages[t])[0] == (["a", "b"], None)


@pytest.mark.parametrize("token", [".", ".."])
def test_a_token_that_would_name_another_path_is_rejected(token: str) -> None:
    (found, failure), server = collect(lambda _: search_page(["a"], token))
    assert found == ["a"]
    assert isinstance(failure, InvalidArgumentError)
    assert server.tokens == [""]


# --- what is sent with every page

OPTIONS: Any = {
    "additional_headers": {"x-mine": "1"},
    "additional_query_parameters": {"trace": "on"},
    "timeout_in_seconds": 7,
}


def test_the_options_of_a_search_go_with_every_page() -> None:
    expected = {True: "true", False: "false", None: None}
    for include in expected:
        _, server = collect(
            chain([1, 1, 1], search_page), search, request_options=OPTIONS, include_user_metadata=include
        )
        first, *later = server.requests
        assert [request.method for request in later] == ["GET", "GET"]
        for request in server.requests:
            assert request.headers["x-mine"] == "1"
            assert request.url.params["trace"] == "on"
            assert request.extensions["timeout"]["read"] == 7
        for request in later:
            assert request.url.params.get("include_user_metadata") == expected[include]
            assert request.content == b""
            assert "content-type" not in request.headers
        assert first.headers["content-type"].startswith("multipart/form-data; boundary=")


def test_the_options_of_a_search_in_a_knowledge_store_go_with_every_page() -> None:
    _, server = collect(
        chain([1, 1, 1], store_page), search_store, request_options=OPTIONS, page_size=1, group_by="item"
    )
    bodies = [json.loads(request.content) for request in server.requests]
    sent = {"query": {"text": "boats"}, "page_size": 1, "group_by": "item"}
    assert bodies == [sent, {**sent, "page_token": "t1"}, {**sent, "page_token": "t2"}]
    for request in server.requests:
        assert request.headers["x-mine"] == "1"
        assert request.url.params["trace"] == "on"
        assert request.extensions["timeout"]["read"] == 7


def test_a_listing_can_start_in_the_middle() -> None:
    assert collect(chain([1, 1, 1], store_page), search_store, page_token="t1")[0] == (["1-0", "2-0"], None)


# --- servers that fail


@BOTH
@pytest.mark.parametrize(("status", "kind"), [(429, TooManyRequestsError), (500, InternalServerError)])
def test_a_failed_page_is_not_taken_for_the_end(ask: Any, page: Any, status: int, kind: type[Exception]) -> None:
    honest = chain([2, 2, 2], page)
    (found, failure), server = collect(lambda t: httpx.Response(status) if t == "t1" else honest(t), ask)
    assert found == ["0-0", "0-1"]
    assert isinstance(failure, kind)
    assert server.tokens == ["", "t1"]


@BOTH
def test_each_page_is_retried_by_itself(ask: Any, page: Any, pauses: list[float]) -> None:
    honest, seen = chain([1, 1, 1], page), []

    def flaky(token: str) -> Answer:
        seen.append(token)
        return honest(token) if seen.count(token) == 3 else httpx.Response(503)

    assert len(list(ask(sync_client(Server(flaky))))) == 3
    assert seen == [*[""] * 3, *["t1"] * 3, *["t2"] * 3]
    assert len(pauses) == 6


@BOTH
def test_a_failed_pager_can_be_continued(ask: Any, page: Any, backend: str) -> None:
    honest = chain([1, 1, 1], page)

    def broken_once() -> Pages:
        failing = ["t1"]
        return lambda t: httpx.Response(500) if t in failing and not failing.clear() else honest(t)

    pager = ask(sync_client(Server(broken_once()), max_retries=0))
    with pytest.raises(InternalServerError):
        list(pager)
    assert [name_of(item) for item in pager.next_page()] == ["1-0", "2-0"]
    assert [name_of(item) for item in pager] == ["0-0", "1-0", "2-0"]

    async def act() -> list[str]:
        pager = await ask(async_client(Server(broken_once()), max_retries=0))
        with pytest.raises(InternalServerError):
            await pager.next_page()
        return [name_of(item) async for item in await pager.next_page()]

    assert run_async(act, backend) == ["1-0", "2-0"]


def test_an_expired_token_error_says_how_many_items_were_read() -> None:
    honest = chain([2, 3, 1], search_page)
    (found, failure), _ = collect(lambda t: httpx.Response(400, json=EXPIRED) if t == "t2" else honest(t))
    assert len(found) == 5
    assert isinstance(failure, PageTokenExpiredError)
    assert isinstance(failure, BadRequestError)
    assert isinstance(failure, GoneError)
    assert (failure.code, failure.status_code) == ("search_page_token_expired", 400)
    assert "GET /search/t2: 400 search_page_token_expired: The page token has expired." in str(failure)
    assert "Page 3 has expired: start the list again. The 5 items before it are valid." in str(failure)
    assert str(pickle.loads(pickle.dumps(failure))) == str(failure)


def test_an_expired_token_of_a_knowledge_store_too() -> None:
    gone = {"code": "page_token_expired", "message": "Expired."}
    honest = chain([2, 2], store_page)
    (found, failure), _ = collect(lambda t: httpx.Response(410, json=gone) if t == "t1" else honest(t), search_store)
    assert len(found) == 2
    assert isinstance(failure, GoneError)
    assert "Page 2 has expired: start the list again. The 2 items before it are valid." in str(failure)


def test_a_page_requested_directly_can_have_expired() -> None:
    client = sync_client(lambda _: httpx.Response(400, json=EXPIRED))
    with pytest.raises(PageTokenExpiredError):
        client.search.retrieve("t1")


# --- servers that repeat themselves


@BOTH
@pytest.mark.parametrize("loop", [["t1", "t1"], ["t1", "t2", "t1"], ["t1", "t2", "t3", "t2"]], ids=repr)
def test_a_repeated_token_is_not_taken_for_the_end(ask: Any, page: Any, loop: list[str]) -> None:
    def pages(token: str) -> Answer:
        number = loop.index(token) + 1 if token else 0
        return page([f"item {number}"], loop[number])

    (found, failure), server = collect(pages, ask)
    assert found == [f"item {number}" for number in range(len(loop))]
    assert isinstance(failure, UnexpectedResponseError)
    assert f"page {len(loop)} with a page token that it had already returned" in str(failure)
    assert f"The {len(loop)} items before this are valid" in str(failure)
    assert server.tokens == ["", *loop[:-1]]


@BOTH
@pytest.mark.parametrize("first", [["a"], []], ids=["one item", "no item"])
def test_a_server_that_never_stops_is_not_taken_for_the_end(ask: Any, page: Any, first: list[str]) -> None:
    (found, failure), server = collect(lambda t: page([] if t else first, f"t{int(t[1:] or 0) + 1}"), ask)
    assert found == first
    assert isinstance(failure, UnexpectedResponseError)
    assert "without a new item" in str(failure)
    assert len(server.tokens) == len(first) + 20


def test_iterating_again_is_no_repetition() -> None:
    pager = search(sync_client(Server(chain([1, 1, 1], search_page))))
    assert [name_of(item) for item in pager] == [name_of(item) for item in pager] == ["0-0", "1-0", "2-0"]


# --- what pagers show


def test_the_pager_of_a_search_shows_its_page(backend: str) -> None:
    info = {"total_inner_matches": 14, "page_expires_at": "2026-11-02T12:00:00Z", "prev_page_token": "t0"}

    def pages(token: str) -> Answer:
        return search_page(["b"], None, **info) if token else search_page(["a"], "t1")

    def check(first: Any, second: Any) -> None:
        assert (first.page_info.total_results, first.page_info.next_page_token) == (99, "t1")
        assert (first.search_pool.total_count, first.search_pool.index_id) == (2, "i1")
        assert [item.video_id for item in first.items] == [item.video_id for item in first.data] == ["a"]
        assert (first.has_next, second.has_next) == (True, False)
        assert second.page_info.total_inner_matches == 14
        assert second.page_info.page_expires_at.isoformat() == "2026-11-02T12:00:00+00:00"
        assert second.page_info.prev_page_token == "t0"
        assert json.loads(second.response.content)["search_pool"] == POOL
        assert type(first) is type(second)

    pager = search(sync_client(Server(pages)))
    assert isinstance(pager, SearchPager)
    assert repr(pager) == "<SearchPager at page 1 with 1 items>"
    check(pager, pager.next_page())

    async def act() -> None:
        lazy = search(async_client(Server(pages)))
        assert isinstance(lazy, AsyncSearchPager)
        with pytest.raises(InvalidArgumentError, match="await"):
            _ = lazy.search_pool
        first = await lazy
        check(first, await first.next_page())

    run_async(act, backend)


def test_the_pager_of_a_knowledge_store_shows_its_page() -> None:
    pager = search_store(sync_client(Server(chain([1, 1], store_page))))
    assert isinstance(pager, KnowledgeStoreSearchPager)
    assert pager.next_page_token == "t1"
    assert pager.effective_search_options.video.modalities == ["visual"]
    assert [hit.item_id for hit in pager.data] == ["0-0"]
    assert pager.next_page().next_page_token is None

    async def act() -> None:
        lazy = search_store(async_client(Server(chain([1, 1], store_page))))
        assert isinstance(lazy, AsyncKnowledgeStoreSearchPager)
        assert (await lazy).next_page_token == "t1"

    run_async(act)


def test_one_page_by_itself() -> None:
    server = Server(chain([1, 1], search_page))
    client = sync_client(server)
    page = client.search.create(index_id="i1", search_options=["visual"])
    assert page.page_info.next_page_token == "t1"
    assert client.search.retrieve("t1").data[0].video_id == "1-0"
    assert server.tokens == ["", "t1"]


@pytest.mark.parametrize("damaged", [{"a": 1}, ["t1"]], ids=repr)
@pytest.mark.parametrize("place", ["token", "page_info"])
def test_a_token_that_cannot_be_decoded_is_not_taken_for_the_end(damaged: object, place: str) -> None:
    def page(request: httpx.Request) -> httpx.Response:
        body = search_page([f"0-{i}" for i in range(3)], "t1")
        body["page_info"] = {**body["page_info"], "next_page_token": damaged} if place == "token" else ["t1"]
        return httpx.Response(200, json=body)

    got = []
    with pytest.raises(UnexpectedResponseError, match=r"cannot be decoded.* 3 items before this are valid") as caught:
        got.extend(clip.video_id for clip in search(sync_client(page)))
    assert got == ["0-0", "0-1", "0-2"]
    assert b"page_info" in caught.value.response.content


# --- arguments


@pytest.mark.parametrize(
    "arguments",
    [
        {"adjust_confidence_level": 0.5},
        {"threshold": "high"},
        {"sort_option": "score"},
        {"adjust_confidence_level": 0, "threshold": 70, "sort_option": "clip_count"},
    ],
    ids=repr,
)
def test_former_parameters_are_accepted_with_a_warning_and_not_sent(arguments: dict[str, Any]) -> None:
    server = Server(chain([1], search_page))
    with pytest.warns(DeprecationWarning, match=", ".join(arguments)):
        search(sync_client(server), **arguments)

    async def act() -> None:
        await search(async_client(server), **arguments)

    with pytest.warns(DeprecationWarning, match=", ".join(arguments)):
        run_async(act)
    for request in server.requests:
        assert not [name for name in arguments if name.encode() in request.content]


def test_more_than_ten_images_are_rejected_before_anything_is_sent() -> None:
    images = {"query_media_urls": ["https://x.test/1.jpg"] * 6, "query_media_files": [b"x"] * 5}
    server = Server(chain([1], search_page))
    with pytest.raises(InvalidArgumentError, match="at most 10 images, not 11"):
        search(sync_client(server), **images)

    async def act() -> None:
        await search(async_client(server), **images)

    with pytest.raises(InvalidArgumentError, match="at most 10 images, not 11"):
        run_async(act)
    assert server.requests == []


def test_an_ordinary_search_does_not_warn() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(list(search(sync_client(Server(chain([1, 1], search_page)))))) == 2
