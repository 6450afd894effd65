"""Lists that change while they are read: what is there all the time comes exactly once, whichever way it is read."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs

from ..clients import asset_json, async_client, page_json, run_async, sync_client

Change = tuple[str, int]
"""What happens between two requests: "delete" the item at a place, "add" one at the front, or nothing."""


class Assets:
    """A list that others change before each request for a page."""

    def __init__(self, count: int, changes: Iterable[list[Change]] = ()) -> None:
        self.ids = [f"a{number}" for number in range(count)]
        self.stayed = list(self.ids)
        """Those of the first that have never been deleted, in order."""
        self.pages: list[int] = []
        self._changes = iter(changes)
        self._added = 0
        self._lock = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self._lock:
            if request.method == "DELETE":
                self.delete(request.url.path.rpartition("/")[2])
                return httpx.Response(204)
            for change in next(self._changes, []) if self.pages else []:
                self._apply(*change)
            number, limit = (int(request.url.params.get(*one)) for one in (("page", "1"), ("page_limit", "10")))
            self.pages.append(number)
            assert len(self.pages) < 1000, "it does not end"
            shown = [asset_json(each) for each in self.ids[(number - 1) * limit : number * limit]]
            total = len(self.ids)
            return httpx.Response(200, json=page_json(shown, number, -(-total // limit), total, limit))

    def _apply(self, kind: str, place: int) -> None:
        if kind == "add":
            self._added += 1
            self.ids.insert(0, f"new{self._added}")
        elif self.ids:
            self.delete(self.ids[place % len(self.ids)])

    def delete(self, asset_id: str) -> None:
        self.ids.remove(asset_id)
        if asset_id in self.stayed:
            self.stayed.remove(asset_id)


def _by_items(client: TwelveLabs, limit: int) -> Iterator[str]:
    return (asset.id for asset in client.assets.list(page_limit=limit))


def _by_pages(client: TwelveLabs, limit: int) -> Iterator[str]:
    return (asset.id for page in client.assets.list(page_limit=limit).iter_pages() for asset in page.items)


def _by_next_page(client: TwelveLabs, limit: int) -> Iterator[str]:
    page = client.assets.list(page_limit=limit)
    while page is not None:
        yield from [asset.id for asset in page.items]
        page = page.next_page()


def _side_by_side(client: TwelveLabs, limit: int) -> Iterator[str]:
    return (asset.id for asset in client.assets.list(page_limit=limit).to_list(concurrency=3))


def _in_pages_of_50(client: TwelveLabs, limit: int) -> Iterator[str]:
    return (asset.id for asset in client.assets.list().to_list(concurrency=1))


def _taken(client: TwelveLabs, limit: int) -> Iterator[str]:
    return (asset.id for asset in client.assets.list(page_limit=limit).take(1000, concurrency=2))


async def _async_items(client: AsyncTwelveLabs, limit: int) -> list[str]:
    return [asset.id async for asset in client.assets.list(page_limit=limit)]


async def _async_to_list(client: AsyncTwelveLabs, limit: int) -> list[str]:
    return [asset.id for asset in await client.assets.list(page_limit=limit).to_list(concurrency=3)]


WAYS = (_by_items, _by_pages, _by_next_page, _side_by_side, _in_pages_of_50, _taken)
ASYNC_WAYS = (_async_items, _async_to_list)
changes = st.lists(
    st.lists(st.tuples(st.sampled_from(["delete", "delete", "add"]), st.integers(0, 200)), max_size=12), max_size=40
)


def _check(assets: Assets, got: list[str]) -> None:
    assert len(set(got)) == len(got)
    assert [each for each in got if each in assets.stayed] == assets.stayed


@pytest.mark.parametrize("read", WAYS)
@settings(deadline=None, max_examples=25)
@given(count=st.integers(0, 130), limit=st.integers(1, 12), changes=changes)
def test_items_that_stay_come_once_whatever_is_deleted_or_added_at_the_front(
    read: Callable[[TwelveLabs, int], Iterator[str]], count: int, limit: int, changes: list[list[Change]]
) -> None:
    assets = Assets(count, changes)
    _check(assets, list(read(sync_client(assets), limit)))


@pytest.mark.parametrize("read", ASYNC_WAYS)
@settings(deadline=None, max_examples=25)
@given(count=st.integers(0, 130), limit=st.integers(1, 12), changes=changes)
def test_they_do_asynchronously(
    read: Callable[[AsyncTwelveLabs, int], Awaitable[list[str]]], count: int, limit: int, changes: list[list[Change]]
) -> None:
    assets = Assets(count, changes)
    _check(assets, run_async(lambda: _awaited(read(async_client(assets), limit))))


async def _awaited(result: Awaitable[list[str]]) -> list[str]:
    return await result


@pytest.mark.parametrize("read", [_by_items, _by_pages, _by_next_page])
@pytest.mark.parametrize("keep", [0, 2, 3], ids=["each", "but every second", "but every third"])
def test_deleting_items_while_iterating_reaches_all(read: Any, keep: int) -> None:
    assets = Assets(47)
    client = sync_client(assets)
    for number, asset_id in enumerate(read(client, 10)):
        if not keep or number % keep:
            client.assets.delete(asset_id)
    assert assets.ids == [f"a{number}" for number in range(47) if keep and number % keep == 0]


def test_deleting_items_while_iterating_reaches_all_asynchronously(backend: str) -> None:
    assets = Assets(47)

    async def clear() -> None:
        client = async_client(assets)
        async for asset in client.assets.list(page_limit=10):
            await client.assets.delete(asset.id)

    run_async(clear, backend)
    assert assets.ids == []


def test_a_list_that_stands_still_costs_no_further_request() -> None:
    assets = Assets(47)
    assert list(_by_items(sync_client(assets), 10)) == assets.ids
    assert assets.pages == [1, 2, 3, 4, 5]


def test_deletions_behind_the_place_cost_one_further_page_and_give_nothing_twice() -> None:
    assets = Assets(47, [[], [("delete", 46), ("delete", 45)]])
    _check(assets, list(_by_items(sync_client(assets), 10)))
    assert assets.pages == [1, 2, 3, 2, 3, 4, 5]


def test_many_deletions_before_the_place_are_bridged_with_few_requests() -> None:
    assets = Assets(1000, [*([[]] * 60), [("delete", 0)] * 600])
    _check(assets, list(_by_items(sync_client(assets), 10)))
    assert len(assets.pages) < 61 + 8 + 40 + 20


def test_a_start_at_a_later_page_gives_nothing_from_before_it() -> None:
    assets = Assets(60, [[("delete", 0)] * 25])
    got = [asset.id for asset in sync_client(assets).assets.list(page=3, page_limit=10)]
    assert got[:10] == [f"a{number}" for number in range(20, 30)]
    assert len(set(got)) == len(got)
    assert not {f"a{number}" for number in range(20)} & set(got)


def test_a_total_that_never_stops_shrinking_ends() -> None:
    sent: list[int] = []

    def shrinking(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params.get("page", "1"))
        sent.append(number)
        return httpx.Response(200, json=page_json([asset_json(f"a{number}")], number, 4, 10**6 - 100 * len(sent), 1))

    assert [asset.id for asset in sync_client(shrinking).assets.list()] == ["a1", "a2", "a3", "a4"]
    assert len(sent) < 300


def test_items_without_an_id_are_not_read_again() -> None:
    totals = iter([4, 3])

    def pages(request: httpx.Request) -> httpx.Response:
        number = int(request.url.params.get("page", "1"))
        named = {**asset_json("x"), "filename": f"{number}.mp4"}
        del named["_id"]
        return httpx.Response(200, json=page_json([named, named], number, 2, next(totals), 2))

    names = [asset.filename for asset in sync_client(pages).assets.list(page_limit=2)]
    assert names == ["1.mp4", "1.mp4", "2.mp4", "2.mp4"]
