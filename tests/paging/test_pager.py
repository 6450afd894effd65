"""Pagers fetch what is needed, go backwards and to any page, and collect items without losing or repeating any."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from types import SimpleNamespace
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from twelvelabs_client import RetryPolicy
from twelvelabs_client._paging.collect import page_size
from twelvelabs_client._paging.seen_items import SeenItems
from twelvelabs_client.errors import InternalServerError, InvalidArgumentError, PageTokenExpiredError

from ..clients import asset_json, async_client, page_json, run_async, sync_client
from .test_page_tokens import name_of, search_page


class Shelf:
    """A list of assets in pages, which may change between two requests."""

    def __init__(self, count: int, change: Callable[[Shelf], object] | None = None) -> None:
        self.ids = [f"a{number}" for number in range(count)]
        self.asked: list[tuple[int, int]] = []
        """Number and size of each page that was asked for."""
        self.failing: set[int] = set()
        """Which requests fail, counted from 1."""
        self._change = change
        self._lock = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        number, limit = (int(request.url.params.get(name, n)) for name, n in (("page", "1"), ("page_limit", "10")))
        with self._lock:
            if self._change is not None and self.asked:
                self._change(self)
            self.asked.append((number, limit))
            if len(self.asked) in self.failing:
                return httpx.Response(500)
            shown = self.ids[(number - 1) * limit : number * limit]
            total = len(self.ids)
        pages = -(-total // limit)
        return httpx.Response(200, json=page_json([asset_json(each) for each in shown], number, pages, total, limit))

    @property
    def numbers(self) -> list[int]:
        return [number for number, _ in self.asked]


def _ids(items: list[Any]) -> list[str]:
    return [item.id for item in items]


# --- page by page


@pytest.mark.parametrize(("count", "asked"), [(0, [1]), (1, [1]), (7, [1]), (10, [1]), (11, [1, 2]), (20, [1, 2])])
def test_no_page_is_fetched_before_an_item_of_it_is_needed(count: int, asked: list[int], backend: str) -> None:
    shelf, other = Shelf(25), Shelf(25)
    items = iter(sync_client(shelf).assets.list())
    assert _ids([next(items) for _ in range(count)]) == shelf.ids[:count]
    assert shelf.numbers == asked

    async def walk() -> list[str]:
        items = aiter(await async_client(other).assets.list())
        return [(await anext(items)).id for _ in range(count)]

    assert run_async(walk, backend) == other.ids[:count]
    assert other.numbers == asked


@pytest.mark.parametrize(("total", "asked"), [(0, [1]), (10, [1]), (11, [1, 2]), (20, [1, 2])])
def test_no_page_after_the_last_is_fetched(total: int, asked: list[int], backend: str) -> None:
    shelf, other = Shelf(total), Shelf(total)
    assert _ids(list(sync_client(shelf).assets.list())) == shelf.ids
    assert shelf.numbers == asked

    async def walk() -> list[str]:
        return [item.id async for item in async_client(other).assets.list()]

    assert run_async(walk, backend) == other.ids
    assert other.numbers == asked


def test_whole_pages_are_fetched_one_by_one(backend: str) -> None:
    shelf, other = Shelf(25), Shelf(25)
    for number, page in enumerate(sync_client(shelf).assets.list().iter_pages(), 1):
        assert page.page_info.page == number
        assert len(shelf.asked) == number

    async def walk() -> None:
        async for page in async_client(other).assets.list().iter_pages():
            assert len(other.asked) == page.page_info.page

    run_async(walk, backend)
    assert other.numbers == [1, 2, 3]


def test_after_an_error_the_iterator_continues_with_the_failed_page(backend: str) -> None:
    shelf = Shelf(25)
    shelf.failing = {2, 4}
    items = iter(sync_client(shelf, max_retries=0).assets.list())
    seen: list[str] = []
    for expected in (10, 20, 25):
        with contextlib.ExitStack() as stack:
            if expected < 25:
                stack.enter_context(pytest.raises(InternalServerError))
            seen.extend(item.id for item in items)
        assert len(seen) == expected
    assert seen == shelf.ids
    assert shelf.numbers == [1, 2, 2, 3, 3]
    other = Shelf(25)
    other.failing = {1, 3, 5}

    async def walk() -> list[str]:
        items = aiter(async_client(other, max_retries=0).assets.list())
        seen: list[str] = []
        for _ in range(3):
            with pytest.raises(InternalServerError):
                await _read(items, seen)
        return seen + [item.id async for item in items]

    assert run_async(walk, backend) == other.ids
    assert other.numbers == [1, 1, 2, 2, 3, 3]


def test_pages_can_be_continued_after_an_error(backend: str) -> None:
    shelf, other = Shelf(25), Shelf(25)
    shelf.failing = other.failing = {2}
    pages = sync_client(shelf, max_retries=0).assets.list().iter_pages()
    next(pages)
    with pytest.raises(InternalServerError):
        next(pages)
    assert [len(page.items) for page in pages] == [10, 5]

    async def walk() -> list[int]:
        pages = async_client(other, max_retries=0).assets.list().iter_pages()
        await anext(pages)
        with pytest.raises(InternalServerError):
            await anext(pages)
        return [len(page.items) async for page in pages]

    assert run_async(walk, backend) == [10, 5]


async def _read(items: AsyncIterator[Any], seen: list[str]) -> None:
    async for item in items:
        seen.append(item.id)


# --- back, and to any page


def test_back_to_the_first_page(backend: str) -> None:
    shelf, other = Shelf(25), Shelf(25)
    third = sync_client(shelf).assets.list().page_at(3)
    assert _ids(third.items) == shelf.ids[20:]
    assert (third.has_previous, third.has_next, third.page_info.page) == (True, False, 3)
    second = third.previous_page()
    assert second is not None
    first = second.previous_page()
    assert first is not None
    assert _ids(second.items) + _ids(first.items) == shelf.ids[10:20] + shelf.ids[:10]
    assert not first.has_previous
    assert first.previous_page() is None
    assert _ids(list(first)) == shelf.ids

    async def walk() -> list[str]:
        lazy = async_client(other).assets.list()
        second = await (await lazy.page_at(3)).previous_page()
        assert second is not None
        first = await second.previous_page()
        assert first is not None
        assert await first.previous_page() is None
        return [item.id async for item in first]

    assert run_async(walk, backend) == other.ids
    assert other.numbers == [3, 2, 1, 2, 3]  # not the first page before the requested one


def test_a_page_after_the_last_is_empty_and_has_a_previous() -> None:
    shelf = Shelf(25)
    beyond = sync_client(shelf).assets.list(page_limit=20).page_at(9)
    assert (beyond.items, beyond.has_next, beyond.has_previous) == ([], False, True)
    assert _ids(beyond.page_at(2).items) == shelf.ids[20:]


@pytest.mark.parametrize("number", [0, -1, 1.5, "2", None], ids=repr)
def test_an_invalid_page_number_is_rejected(number: Any) -> None:
    shelf = Shelf(25)
    pager = sync_client(shelf).assets.list()
    with pytest.raises(InvalidArgumentError, match="page number must be at least 1"):
        pager.page_at(number)
    assert shelf.numbers == [1]


def _search_chain(gives_previous: bool) -> Callable[[httpx.Request], httpx.Response]:
    """Three pages of a search."""
    pages = {"": ["c0", "c1"], "t2": ["c2", "c3"], "t3": ["c4"], "p2": ["c2", "c3"], "p1": ["c0", "c1"]}
    next_of = {"": "t2", "t2": "t3", "p2": "t3", "p1": "t2"}
    previous_of = {"t2": "p1", "t3": "p2", "p2": "p1"}

    def handler(request: httpx.Request) -> httpx.Response:
        token = "" if request.method == "POST" else request.url.path.rpartition("/")[2]
        previous = {"prev_page_token": previous_of[token]} if gives_previous and token in previous_of else {}
        answer = search_page(pages[token], next_of.get(token), **previous)
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)

    return handler


def _clips(pager: Any) -> list[str]:
    return [name_of(item) for item in pager.items]


def test_a_search_goes_back_where_the_platform_gives_tokens_for_it() -> None:
    arguments: Any = {"index_id": "x", "search_options": ["visual"], "query_text": "a dog"}
    first = sync_client(_search_chain(True)).search.query(**arguments)
    assert not first.has_previous
    *_, third = first.iter_pages()
    assert third.has_previous
    second = third.previous_page()
    assert second is not None
    again = second.previous_page()
    assert again is not None
    assert [_clips(page) for page in (third, second, again)] == [["c4"], ["c2", "c3"], ["c0", "c1"]]
    assert [_clips(page) for page in again.iter_pages()] == [["c0", "c1"], ["c2", "c3"], ["c4"]]
    assert again.previous_page() is None
    *_, last = sync_client(_search_chain(False)).search.query(**arguments).iter_pages()
    assert not last.has_previous
    assert last.previous_page() is None
    with pytest.raises(InvalidArgumentError, match="next_page"):
        last.page_at(2)


def test_after_going_back_an_error_names_the_items_before_it() -> None:
    expired = {"code": "search_page_token_expired", "message": "The page token has expired."}
    chain, is_over = _search_chain(True), False

    def handler(request: httpx.Request) -> httpx.Response:
        return httpx.Response(400, json=expired) if is_over else chain(request)

    *_, third = (
        sync_client(handler).search.query(index_id="x", search_options=["visual"], query_text="a dog").iter_pages()
    )
    second = third.previous_page()
    assert second is not None
    first = second.previous_page()
    assert first is not None
    is_over = True
    for page, read in ((first, 2), (second, 4)):
        with pytest.raises(PageTokenExpiredError, match=f"The {read} items before it are valid"):
            page.next_page()


# --- collecting


@pytest.mark.parametrize(
    ("total", "wanted", "asked"),
    [
        (5, None, [(1, 10)]),
        (15, None, [(1, 10), (2, 10)]),
        (120, None, [(1, 10), (1, 50), (2, 50), (3, 50)]),
        (120, 5, [(1, 10)]),
        (120, 0, [(1, 10)]),
        (120, 20, [(1, 10), (2, 10)]),
        (120, 30, [(1, 10), (1, 30)]),
        (120, 60, [(1, 10), (1, 30), (2, 30)]),
        (15, 60, [(1, 10), (2, 10)]),
    ],
)
def test_pages_are_as_large_as_needed(total: int, wanted: int | None, asked: list[tuple[int, int]]) -> None:
    shelf = Shelf(total)
    pager = sync_client(shelf).assets.list()
    got = pager.to_list() if wanted is None else pager.take(wanted)
    assert _ids(got) == shelf.ids[:wanted]
    assert sorted(shelf.asked) == sorted(asked)


@pytest.mark.parametrize(
    ("wanted", "asked"),
    [(None, [(1, 50), (2, 50), (3, 50)]), (5, [(1, 5)]), (60, [(1, 30), (2, 30)]), (0, [])],
)
def test_asynchronously_the_first_page_is_of_that_size_already(
    wanted: int | None, asked: list[tuple[int, int]], backend: str
) -> None:
    shelf = Shelf(120)

    async def collect() -> list[str]:
        pager = async_client(shelf).assets.list()
        return _ids(await (pager.to_list() if wanted is None else pager.take(wanted)))

    assert run_async(collect, backend) == shelf.ids[:wanted]
    assert sorted(shelf.asked) == sorted(asked)


def test_the_callers_page_size_and_page_are_kept() -> None:
    shelf = Shelf(30)
    assert _ids(sync_client(shelf).assets.list(page_limit=7).to_list()) == shelf.ids
    assert _ids(sync_client(shelf).assets.list(page=2).to_list()) == shelf.ids[10:]
    assert _ids(sync_client(shelf).assets.list().page_at(2).take(15)) == shelf.ids[10:25]
    assert {limit for _, limit in shelf.asked} == {7, 10}


@given(st.integers(1, 500))
def test_the_page_size_is_valid_and_needs_the_fewest_pages(wanted: int) -> None:
    size = page_size(wanted)
    assert 1 <= size <= 50
    assert -(-wanted // size) == -(-wanted // 50)


@pytest.mark.parametrize("wanted", [-1, 1.5, "3"], ids=repr)
def test_a_count_that_is_not_valid_is_rejected(wanted: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="at least 0"):
        sync_client(Shelf(25)).assets.list().take(wanted)


@pytest.mark.parametrize("concurrency", [0, -1, 1.5, "4", None], ids=repr)
def test_a_concurrency_that_is_not_valid_is_rejected(concurrency: Any, backend: str) -> None:
    shelf = Shelf(25)

    async def collect() -> None:
        await async_client(shelf).assets.list().to_list(concurrency=concurrency)

    with pytest.raises(InvalidArgumentError, match="concurrency must be at least 1"):
        run_async(collect, backend)
    assert not shelf.asked
    with pytest.raises(InvalidArgumentError, match="concurrency must be at least 1"):
        sync_client(shelf).assets.list().take(20, concurrency=concurrency)
    assert shelf.numbers == [1]


class Crowd:
    """Counts the requests in flight. The first `least` after the first page are only answered together."""

    def __init__(self, shelf: Shelf, least: int) -> None:
        self._shelf = shelf
        self._arrived = threading.Barrier(least)
        self._left = threading.Semaphore(least)
        self._lock = threading.Lock()
        self._in_flight = 0
        self.most = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            self._in_flight += 1
            self.most = max(self.most, self._in_flight)
        if "page" in request.url.params and self._left.acquire(blocking=False):
            self._arrived.wait(30)
        with self._lock:
            self._in_flight -= 1
        return self._shelf(request)


@pytest.mark.parametrize(("concurrency", "most"), [(None, 4), (2, 2), (8, 8), (1, 1)])
def test_the_pages_after_the_first_are_fetched_concurrently(concurrency: int | None, most: int) -> None:
    shelf = Shelf(135)
    crowd = Crowd(shelf, most)
    options = {} if concurrency is None else {"concurrency": concurrency}
    assert _ids(sync_client(crowd).assets.list(page_limit=10).to_list(**options)) == shelf.ids
    assert crowd.most == most
    assert sorted(shelf.numbers) == list(range(1, 15))


@pytest.mark.parametrize(("concurrency", "most"), [(None, 4), (2, 2), (20, 13), (1, 1)])
def test_asynchronously_they_are_too(concurrency: int | None, most: int, backend: str) -> None:
    shelf, in_flight = Shelf(135), [0, 0]

    async def handler(request: httpx.Request) -> httpx.Response:
        in_flight[0] += 1
        in_flight[1] = max(in_flight)
        await anyio.wait_all_tasks_blocked()
        in_flight[0] -= 1
        return shelf(request)

    async def collect() -> list[str]:
        client = async_client(shelf, http_client=httpx.AsyncClient(transport=httpx.MockTransport(handler)))
        options = {} if concurrency is None else {"concurrency": concurrency}
        return _ids(await client.assets.list(page_limit=10).to_list(**options))

    assert run_async(collect, backend) == shelf.ids
    assert in_flight == [0, most]
    assert sorted(shelf.numbers) == list(range(1, 15))


@pytest.mark.parametrize("count", [31, 40])
def test_taking_fetches_only_the_pages_that_it_needs(count: int) -> None:
    shelf = Shelf(135)
    assert _ids(sync_client(shelf).assets.list(page_limit=10).take(count)) == shelf.ids[:count]
    assert sorted(shelf.numbers) == [1, 2, 3, 4]


def test_pages_with_tokens_are_fetched_one_after_the_other(backend: str) -> None:
    arguments: Any = {"index_id": "x", "search_options": ["visual"], "query_text": "a dog"}
    names = ["c0", "c1", "c2", "c3", "c4"]
    found = sync_client(_search_chain(True)).search.query(**arguments).to_list(concurrency=8)
    assert [name_of(item) for item in found] == names

    async def collect() -> list[str]:
        pager = async_client(_search_chain(True)).search.query(**arguments)
        return [name_of(item) for item in await pager.to_list(concurrency=8)]

    assert run_async(collect, backend) == names


def test_collecting_one_by_one_continues_with_the_failed_page(backend: str) -> None:
    shelf, other = Shelf(120), Shelf(120)
    shelf.failing, other.failing = {3, 5}, {2, 4}
    pager = sync_client(shelf, max_retries=0).assets.list()
    for _ in range(2):
        with pytest.raises(InternalServerError):
            pager.to_list(concurrency=1)
    assert _ids(pager.to_list(concurrency=1)) == shelf.ids
    assert shelf.numbers == [1, 1, 2, 2, 3, 3]

    async def collect() -> list[str]:
        pager = async_client(other, max_retries=0).assets.list()
        for _ in range(2):
            with pytest.raises(InternalServerError):
                await pager.to_list(concurrency=1)
        return _ids(await pager.to_list(concurrency=1))

    assert run_async(collect, backend) == other.ids
    assert other.numbers == [1, 2, 2, 3, 3]
    shelf.failing = set()
    assert _ids(pager.to_list()) == shelf.ids  # and then from the beginning


@pytest.mark.parametrize("failing", [{2}, {3}, {5}, {3, 4}, {9}, {2, 6, 10}])
def test_concurrent_collecting_continues_with_the_missing_pages(failing: set[int], backend: str) -> None:
    shelf, other = Shelf(85), Shelf(85)
    shelf.failing, other.failing = set(failing), set(failing)
    pager = sync_client(shelf, max_retries=0).assets.list(page_limit=10)

    def collect_sync() -> list[str]:
        while True:
            with contextlib.suppress(InternalServerError):
                return _ids(pager.to_list())

    assert collect_sync() == shelf.ids
    assert sorted(shelf.numbers) == sorted([*range(1, 10), *(shelf.numbers[n - 1] for n in failing)])

    async def collect() -> list[str]:
        pager = async_client(other, max_retries=0).assets.list(page_limit=10)
        while True:
            with contextlib.suppress(InternalServerError):
                return _ids(await pager.to_list())

    assert run_async(collect, backend) == other.ids
    assert sorted(other.numbers) == sorted([*range(1, 10), *(other.numbers[n - 1] for n in failing)])


def test_after_a_failure_no_further_page_is_requested(backend: str) -> None:
    shelf = Shelf(1000)
    shelf.failing = {2}

    async def collect() -> None:
        await async_client(shelf, max_retries=0).assets.list(page_limit=10).to_list()

    with pytest.raises(InternalServerError):
        run_async(collect, backend)
    assert len(shelf.asked) <= 1 + 2 * 4


@pytest.mark.parametrize(("status", "refusing"), [(503, [3, 6, 9]), (429, [9])])
def test_each_page_is_retried(status: int, refusing: list[int]) -> None:
    shelf, refused = Shelf(85), list[int]()

    def handler(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params.get("page", "1"))
        if number in refusing and number not in refused:
            refused.append(number)
            return httpx.Response(status)
        return shelf(request)

    client = sync_client(handler, max_retries=RetryPolicy(first_delay=0.01))
    assert _ids(client.assets.list(page_limit=10).to_list()) == shelf.ids
    assert sorted(refused) == refusing
    assert sorted(shelf.numbers) == list(range(1, 10))


# --- lists that change while they are read


def _changing(changes: list[tuple[bool, int]]) -> tuple[Callable[[Shelf], None], set[str]]:
    """Adds to a shelf at the front, or removes from it, before each request but the first."""
    coming = iter(changes)
    touched: set[str] = set()

    def change(shelf: Shelf) -> None:
        is_added, place = next(coming, (True, -1))
        if place < 0:
            return
        if is_added:
            touched.add(f"new{place}-{len(touched)}")
            shelf.ids.insert(0, f"new{place}-{len(touched)}")
        elif shelf.ids:
            touched.add(shelf.ids.pop(place % len(shelf.ids)))

    return change, touched


def test_a_list_that_grows_meanwhile_is_continued_page_by_page() -> None:
    def change(shelf: Shelf) -> None:
        if len(shelf.asked) == 4:
            shelf.ids.insert(0, "new")

    shelf = Shelf(185, change)
    before = list(shelf.ids)
    assert _ids(sync_client(shelf).assets.list(page_limit=10).to_list()) == before
    first = shelf.numbers.index(max(shelf.numbers[:9]))  # a few were in flight when it was noticed
    assert len(shelf.asked) < 19 + 9
    assert shelf.numbers[first + 9 :] == list(range(shelf.numbers[first + 9], 20))


def test_a_list_whose_items_move_with_the_same_total_is_noticed() -> None:
    def change(shelf: Shelf) -> None:
        if len(shelf.asked) == 1:
            shelf.ids.insert(0, "new")
            shelf.ids.remove("a30")

    shelf = Shelf(45, change)
    before = list(shelf.ids)
    ids = _ids(sync_client(shelf).assets.list(page_limit=10).to_list())
    assert ids == [each for each in before if each != "a30"]


@pytest.mark.parametrize("info", [{"total_results": 0}, {"limit_per_page": 7}, {"total_page": 20}], ids=repr)
def test_an_inconsistent_page_info_is_not_trusted(info: dict[str, int]) -> None:
    shelf = Shelf(45)

    def handler(request: httpx.Request) -> httpx.Response:
        answer = shelf(request).json()
        return httpx.Response(200, json=answer | {"page_info": answer["page_info"] | info})

    assert _ids(sync_client(handler).assets.list(page_limit=10).to_list()) == shelf.ids
    assert shelf.numbers[:5] == [1, 2, 3, 4, 5]


CHANGES = st.lists(st.tuples(st.booleans(), st.integers(-1, 40)), max_size=12)
READS: list[Callable[[Any], list[Any]]] = [
    list,
    lambda pager: pager.to_list(),
    lambda pager: pager.to_list(concurrency=2),
    lambda pager: pager.take(1000),
    lambda pager: [item for page in pager.iter_pages() for item in page.items],
]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 45), CHANGES, st.sampled_from(READS), st.sampled_from([None, 3, 10]))
def test_no_item_comes_twice_whatever_is_added_or_removed(
    count: int, changes: list[tuple[bool, int]], read: Callable[[Any], list[Any]], page_limit: int | None
) -> None:
    change, touched = _changing(changes)
    shelf = Shelf(count, change)
    ids = _ids(read(sync_client(shelf).assets.list(page_limit=page_limit)))
    assert len(ids) == len(set(ids))
    removed = sum(not is_added and place >= 0 for is_added, place in changes)
    lost = {f"a{number}" for number in range(count)} - set(ids) - touched
    assert len(lost) <= removed, "no more slip through than were removed"


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 45), CHANGES, st.booleans())
def test_asynchronously_no_item_comes_twice_either(
    count: int, changes: list[tuple[bool, int]], is_collected: bool
) -> None:
    shelf = Shelf(count, _changing(changes)[0])

    async def collect() -> list[str]:
        pager = async_client(shelf).assets.list(page_limit=4)
        return _ids(await pager.to_list()) if is_collected else [item.id async for item in pager]

    ids = run_async(collect)
    assert len(ids) == len(set(ids))


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 45), CHANGES)
def test_backwards_no_item_comes_twice_either(count: int, changes: list[tuple[bool, int]]) -> None:
    shelf = Shelf(count, _changing(changes)[0])
    page: Any = sync_client(shelf).assets.list().page_at(max(-(-count // 10), 1))
    ids: list[str] = []
    while page is not None:
        ids += _ids(page.items)
        page = page.previous_page()
    assert len(ids) == len(set(ids))


def test_an_item_that_moved_and_left_is_unknown_on_its_first_page() -> None:
    item = SimpleNamespace(id="a")
    seen = SeenItems()
    assert seen.take_new([item], 1) == [item]
    assert seen.take_new([item], 2, is_backwards=True) == [item]
    assert seen.take_new([], 2) == []
    assert seen.take_new([item], 1) == [item]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.booleans(), min_size=1, max_size=12), CHANGES)
def test_changing_direction_gives_no_item_twice_in_one_direction(
    turns: list[bool], changes: list[tuple[bool, int]]
) -> None:
    shelf = Shelf(45, _changing(changes)[0])
    page: Any = sync_client(shelf).assets.list().page_at(2)
    run, direction = _ids(page.items), None
    for is_forward in turns:
        following = page.next_page() if is_forward else page.previous_page()
        if following is None:
            continue
        run = run + _ids(following.items) if direction is is_forward else _ids(page.items) + _ids(following.items)
        assert len(run) == len(set(run))
        page, direction = following, is_forward


@settings(deadline=None, max_examples=20)
@given(st.lists(st.booleans(), min_size=1, max_size=12))
@example([True, False, False])
def test_a_page_of_an_unchanged_list_has_all_of_its_items_from_both_sides(turns: list[bool]) -> None:
    shelf = Shelf(45)
    page: Any = sync_client(shelf).assets.list().page_at(2)
    for is_forward in turns:
        page = (page.next_page() if is_forward else page.previous_page()) or page
        number = page.page_info.page
        assert _ids(page.items) == shelf.ids[10 * (number - 1) : 10 * number]


def test_reading_again_after_a_change_gives_what_is_there_now() -> None:
    shelf = Shelf(25)
    pager = sync_client(shelf).assets.list()
    list(pager)
    shelf.ids.remove("a12")  # now a20 is on the second page
    assert _ids(list(pager)) == shelf.ids


def test_reading_again_after_an_addition_loses_nothing() -> None:
    shelf = Shelf(25)
    pager = sync_client(shelf).assets.list()
    list(pager)
    shelf.ids.insert(0, "new")  # now a19 is on the third page
    assert _ids(list(pager)) == shelf.ids[1:]


def test_items_without_an_id_are_listed_whatever_their_other_fields_are() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        entry = {"_id": None, "index": {"_id": "i1", "index_name": "clips"}, "status": "ready"}
        return httpx.Response(200, json=page_json([entry, entry], 1, 1, 2))

    with sync_client(answer) as client:
        assert [entry.id for entry in client.indexes.indexed_assets.list_by_asset("a1")] == [None, None]
