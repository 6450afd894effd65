"""Lists return every item once and end, even if the server misbehaves; both pagers behave the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from twelvelabs_client import AsyncPager, AsyncTwelveLabs, Pager
from twelvelabs_client.errors import ForbiddenError, InternalServerError, InvalidArgumentError, UnexpectedResponseError

from ..clients import asset_json, async_client, page_json, run_async, sync_client

Pages = Callable[[int], Any]
"""From the number of a page to what the server says."""


class Server:
    """Serves lists of assets, and records the queries."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.queries: list[dict[str, list[str]]] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        params = request.url.params
        self.queries.append({name: params.get_list(name) for name in params})
        number = int(params.get("page", "1"))
        assert len(self.queries) < 200, "it does not end"
        answer = self._pages(number)
        headers = {"x-page": str(number)}
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer, headers=headers)

    @property
    def numbers(self) -> list[int]:
        return [int(query.get("page", ["1"])[0]) for query in self.queries]


def _page(ids: list[str], number: int, total_page: int) -> dict[str, object]:
    return page_json([asset_json(each) for each in ids], number, total_page)


def _collect(pages: Pages, **arguments: Any) -> tuple[list[str], list[int]]:
    """The ids that iteration yields and the pages that it requests, the same for both clients."""
    server = Server(pages)
    ids = [asset.id for asset in sync_client(server, max_retries=0).assets.list(**arguments)]
    other = Server(pages)

    async def collect() -> list[str]:
        return [asset.id async for asset in async_client(other, max_retries=0).assets.list(**arguments)]

    assert run_async(collect) == ids
    assert other.queries == server.queries
    return ids, server.numbers


# --- correct servers

contents = st.lists(st.integers(0, 5), min_size=1, max_size=8)


@settings(deadline=None, max_examples=40)
@given(contents.filter(lambda sizes: not any(a == b == 0 for a, b in pairwise(sizes))))
@example([0])
@example([3, 0, 2])
@example([2, 2, 2, 0])
def test_a_correct_server_gives_each_item_once_in_order(sizes: list[int]) -> None:
    ids, numbers = _collect(_honest(sizes))
    assert ids == [f"{page}-{i}" for page, size in enumerate(sizes, 1) for i in range(size)]
    assert numbers == list(range(1, len(sizes) + 1))


def test_no_item_is_lost_behind_several_empty_pages() -> None:
    ids, _ = _collect(_honest([2, 0, 0, 0, 2]))
    assert ids == ["1-0", "1-1", "5-0", "5-1"]


def test_no_item_is_lost_behind_an_empty_page_that_was_the_last_at_first() -> None:
    sizes = [2, 2, 0, 0, 2]
    grown = _honest(sizes)
    ids, _ = _collect(lambda n: _page(["1-0", "1-1"], 1, 3) if n == 1 else grown(n))
    assert ids == ["1-0", "1-1", "2-0", "2-1", "5-0", "5-1"]


def _honest(sizes: list[int]) -> Pages:
    return lambda n: _page([f"{n}-{i}" for i in range(sizes[n - 1])], n, len(sizes))


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 60), st.integers(1, 50), st.integers(1, 8))
def test_the_page_size_and_the_first_page_are_the_users(total: int, limit: int, first: int) -> None:
    last = max(1, -(-total // limit))

    def pages(n: int) -> object:
        return _page([f"a{i}" for i in range((n - 1) * limit, min(n * limit, total))], n, last)

    ids, numbers = _collect(pages, page=first, page_limit=limit)
    assert ids == [f"a{i}" for i in range((first - 1) * limit, total)]
    assert numbers == list(range(first, max(first, last) + 1))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.lists(st.integers(0, 12), max_size=6), min_size=1, max_size=6))
def test_no_item_comes_twice_even_if_the_server_repeats_some(pages: list[list[int]]) -> None:
    ids, numbers = _collect(lambda n: _page([f"a{i}" for i in pages[n - 1]], n, len(pages)))
    assert len(ids) == len(set(ids))
    wanted = list(dict.fromkeys(f"a{i}" for page in pages[: len(numbers)] for i in page))
    assert ids == wanted
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_item_that_moves_to_the_next_page_comes_once_and_nothing_is_lost() -> None:
    pages = [["c", "b"], ["b", "a"], ["x"]]
    assert _collect(lambda n: _page(pages[n - 1], n, 3))[0] == ["c", "b", "a", "x"]


@pytest.mark.parametrize("name", ["page", "page_limit"])
@pytest.mark.parametrize("value", [0, -1, 1.5, "2"], ids=repr)
def test_a_page_or_a_size_that_is_not_valid_is_rejected_before_anything_is_sent(name: str, value: Any) -> None:
    server = Server(_honest([1]))
    with pytest.raises(InvalidArgumentError, match=f"{name} must be"):
        list(sync_client(server).assets.list(**{name: value}))
    assert server.queries == []


# --- other servers


@pytest.mark.parametrize(("repeats", "found"), [(1, (["a", "b"], [1, 2, 3])), (2, (["a"], [1, 2, 3]))])
def test_the_second_page_in_a_row_without_a_new_item_is_the_end(repeats: int, found: object) -> None:
    pages = [*[["a"]] * (repeats + 1), ["b"]]
    assert _collect(lambda n: _page(pages[n - 1], n, len(pages))) == found


def test_a_server_that_always_answers_page_one() -> None:
    assert _collect(lambda _: _page(["a", "b"], 1, 5)) == (["a", "b"], [1, 2])


def test_a_server_that_repeats_its_last_page() -> None:
    ids, numbers = _collect(lambda n: _page([f"a{min(n, 3)}"], min(n, 3), 9))
    assert ids == ["a1", "a2", "a3"]
    assert numbers == [1, 2, 3, 4]


def test_a_server_that_repeats_its_last_page_under_new_numbers() -> None:
    ids, numbers = _collect(lambda n: _page([f"a{min(n, 3)}"], n, n + 1))
    assert ids == ["a1", "a2", "a3"]
    assert len(numbers) < 8


@pytest.mark.parametrize(
    "info",
    [
        *({}, {"limit_per_page": 0}, {"limit_per_page": None}, {"total_results": "many"}),
        {"limit_per_page": 1, "total_results": 1000},
    ],
    ids=repr,
)
@pytest.mark.parametrize("ids", [[], ["a"]], ids=["empty pages", "the same item"])
def test_a_server_that_never_stops(ids: list[str], info: dict[str, object]) -> None:
    def page(number: int) -> dict[str, Any]:
        answer: dict[str, Any] = _page(ids, number, number + 1)
        return answer | {"page_info": answer["page_info"] | info}

    got, numbers = _collect(page)
    assert got == ids
    assert len(numbers) < 5


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(-1, 9), st.integers(-1, 9)), min_size=1, max_size=6))
def test_iteration_ends_without_repeated_items_for_any_page_info(says: list[tuple[int, int, int]]) -> None:
    def pages(n: int) -> object:
        size, number, total = says[(n - 1) % len(says)]
        return _page([f"a{n % 3}-{i}" for i in range(size)], number, total)

    ids, numbers = _collect(pages)
    assert len(ids) == len(set(ids))
    assert len(numbers) <= 10


@pytest.mark.parametrize(
    "info",
    [
        None,
        {"page": 1, "total_page": None, "total_results": None, "limit_per_page": None},
        {"page": "1", "total_page": "many", "total_results": 0, "limit_per_page": 10},
    ],
    ids=repr,
)
def test_without_totals_the_first_page_without_new_items_is_the_last(info: dict[str, object] | None) -> None:
    def page(number: int) -> object:
        return {"data": [asset_json(f"a{min(number, 3)}")], "page_info": info and {**info, "page": None}}

    assert _collect(page) == (["a1", "a2", "a3"], [1, 2, 3, 4])


def test_a_total_of_zero_pages_ends_the_list() -> None:
    info = {"page": 1, "total_page": 0, "total_results": 0, "limit_per_page": 10}
    assert _collect(lambda _: {"data": [asset_json("a")], "page_info": info}) == (["a"], [1])


@pytest.mark.parametrize("damage", [{}, {"data": "gone"}, {"data": 5}, {"data": {"a": 1}}], ids=repr)
def test_a_page_whose_items_are_missing_is_not_taken_for_an_empty_one(damage: dict[str, object]) -> None:
    page = {name: value for name, value in page_json([], 1, 1).items() if name != "data"}
    with pytest.raises(UnexpectedResponseError, match="GET /assets: the response has no 'data'") as caught:
        _collect(lambda _: {**page, **damage})
    assert json.loads(caught.value.response.content) == {**page, **damage}


def test_a_page_of_null_has_no_items() -> None:
    assert _collect(lambda n: {**page_json([], n, 1), "data": None}) == ([], [1])


# --- going from page to page

THREE: list[list[str]] = [["a", "b"], ["c"], ["d"]]


def _three(n: int) -> object:
    return _page(THREE[n - 1], n, 3)


def test_one_page_at_a_time() -> None:
    server = Server(_three)
    pager = sync_client(server).assets.list()
    assert isinstance(pager, Pager)
    assert server.numbers == [1]
    assert [item.id for item in pager.items] == ["a", "b"]
    assert pager.has_next
    assert (pager.page_info.page, pager.page_info.total_page) == (1, 3)
    assert pager.response.headers["x-page"] == "1"
    second = pager.next_page()
    assert second is not None
    assert second.response.headers["x-page"] == "2"
    assert second.get_next is not None
    third = second.get_next()
    assert third is not None
    assert [item.id for item in third.items] == ["d"]
    assert not third.has_next
    assert third.next_page() is None
    assert third.get_next is None
    assert [item.id for item in pager.items] == ["a", "b"]
    assert server.numbers == [1, 2, 3]


def test_the_same_asynchronously(backend: str) -> None:
    server = Server(_three)

    async def walk() -> None:
        lazy = async_client(server).assets.list()
        assert isinstance(lazy, AsyncPager)
        assert server.numbers == []
        pager = await lazy
        assert await pager is pager
        assert server.numbers == [1]
        assert [item.id for item in pager.items] == ["a", "b"]
        assert (pager.has_next, pager.page_info.total_page) == (True, 3)
        second = await pager.next_page()
        assert second is not None
        assert second.response.headers["x-page"] == "2"
        assert second.get_next is not None
        third = await second.get_next()
        assert third is not None
        assert [item.id for item in third.items] == ["d"]
        assert not third.has_next
        assert await third.next_page() is None
        assert third.get_next is None
        assert server.numbers == [1, 2, 3]

    run_async(walk, backend)


def test_next_page_without_awaiting_first_fetches_the_first_page(backend: str) -> None:
    server = Server(_three)

    async def walk() -> list[str]:
        second = await async_client(server).assets.list().next_page()
        assert second is not None
        return [item.id async for item in second]

    assert run_async(walk, backend) == ["c", "d"]
    assert server.numbers == [1, 2, 3]


def test_whole_pages() -> None:
    async def walk() -> list[list[str]]:
        pages = async_client(Server(_three)).assets.list().iter_pages()
        return [[item.id for item in page.items] async for page in pages]

    pages = sync_client(Server(_three)).assets.list().iter_pages()
    assert [[item.id for item in page.items] for page in pages] == THREE
    assert run_async(walk) == THREE


def test_iterating_again_gives_the_same_items() -> None:
    pager = sync_client(Server(_three)).assets.list()
    first = [item.id for item in pager]
    assert first == [item.id for item in pager] == ["a", "b", "c", "d"]


def test_stopping_early_requests_no_more_pages() -> None:
    server = Server(_three)
    for item in sync_client(server).assets.list():
        if item.id == "a":
            break
    assert server.numbers == [1]


@pytest.mark.parametrize("name", ["items", "has_next", "page_info", "response", "get_next", "page"])
def test_an_asynchronous_pager_that_was_not_awaited_raises(name: str) -> None:
    pager = async_client(Server(_three)).assets.list()
    with pytest.raises(InvalidArgumentError, match="await"):
        getattr(pager, name)


def test_pagers_show_where_they_are() -> None:
    assert repr(sync_client(Server(_three)).assets.list()) == "<Pager at page 1 with 2 items>"
    assert "not fetched" in repr(async_client(Server(_three)).assets.list())


# --- arguments and errors


def test_filters_go_with_every_page() -> None:
    server = Server(_three)
    options: Any = {"additional_query_parameters": {"extra": "1"}, "additional_headers": {"x-mine": "2"}}
    headers: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        headers.append(request.headers["x-mine"])
        return server(request)

    pager = sync_client(handler).assets.list(
        page_limit=2, asset_types=["video", "audio"], filename="clip", request_options=options
    )
    assert len(list(pager)) == 4
    for number, query in zip([None, "2", "3"], server.queries, strict=True):
        assert query.pop("page", [None]) == [number]
        assert query == {
            "page_limit": ["2"],
            "asset_types": ["video", "audio"],
            "filename": ["clip"],
            "extra": ["1"],
        }
    assert headers == ["2"] * 3


def _failing(n: int) -> object:
    return httpx.Response(403) if n == 2 else _three(n)


def test_an_error_on_a_later_page_comes_after_the_items_before_it() -> None:
    got: list[str] = []
    with pytest.raises(ForbiddenError):
        got.extend(item.id for item in sync_client(Server(_failing)).assets.list())
    assert got == ["a", "b"]

    async def walk(client: AsyncTwelveLabs) -> None:
        async for item in client.assets.list():
            got.append(item.id)

    with pytest.raises(ForbiddenError):
        run_async(lambda: walk(async_client(Server(_failing))))
    assert got == ["a", "b", "a", "b"]


def test_each_page_is_retried_by_itself(pauses: list[float]) -> None:
    asked: list[int] = []

    def flaky(n: int) -> object:
        asked.append(n)
        return _three(n) if asked.count(n) == 3 else httpx.Response(503)

    assert len(list(sync_client(Server(flaky)).assets.list())) == 4
    assert asked == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert len(pauses) == 6


def test_a_pager_that_failed_can_be_awaited_again(backend: str) -> None:
    answers = iter([httpx.Response(500), _three(1)])

    async def walk() -> list[str]:
        pager = async_client(Server(lambda _: next(answers)), max_retries=0).assets.list()
        with pytest.raises(InternalServerError):
            await pager
        return [item.id for item in (await pager).items]

    assert run_async(walk, backend) == ["a", "b"]
