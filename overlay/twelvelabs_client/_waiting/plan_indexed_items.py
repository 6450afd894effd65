"""How to learn with few requests which of many assets have been taken into an index or a knowledge store.

What is made of assets there, indexed assets or items, cannot be listed by their ids, but by status and by the time of
their last change. So what has ended is read from the newest change back to where the last look was: a request each
time, and one more for every 50 that have ended. What is still under way is listed once in the beginning, and then ever
more rarely, in case that order does not hold: what is on neither list is asked for by itself. (The filter `updated_at`
of indexed assets is of no use: by its description it knows only changes of the user's metadata.)
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Generic, TypeAlias, TypeVar

from twelvelabs_lowlevel.api.indexed_assets import list_indexed_assets, retrieve_indexed_asset
from twelvelabs_lowlevel.api.knowledge_store_items import list_knowledge_store_items, retrieve_knowledge_store_item
from twelvelabs_lowlevel.models.indexed_asset import IndexedAsset
from twelvelabs_lowlevel.models.indexed_asset_detailed import IndexedAssetDetailed
from twelvelabs_lowlevel.models.indexed_asset_page import IndexedAssetPage
from twelvelabs_lowlevel.models.indexed_asset_status import IndexedAssetStatus
from twelvelabs_lowlevel.models.knowledge_store_item import KnowledgeStoreItem
from twelvelabs_lowlevel.models.knowledge_store_item_page import KnowledgeStoreItemPage
from twelvelabs_lowlevel.models.knowledge_store_item_status import KnowledgeStoreItemStatus
from twelvelabs_lowlevel.models.sort_by import SortBy
from twelvelabs_lowlevel.models.sort_option import SortOption
from twelvelabs_lowlevel.requests import Request, RequestOptions

from .._http.config import ClientConfig
from .._paging.pages import PageNumbers
from .polling import PollSchedule
from .wait_many import PAGE_LIMIT, Answer, Ask, BatchWaiter, Pollable, PollPlan, Rejected, SleepUntil, Step

T = TypeVar("T", bound=Pollable)
_Page: TypeAlias = IndexedAssetPage | KnowledgeStoreItemPage

_ENDED = ("ready", "failed")
_DISORDER = timedelta(seconds=5)
"""So much earlier than others a change may be dated that becomes visible after them."""
_CHECK_PAUSE, _CHECK_SHARE = 30.0, 0.25
"""Seconds between two looks at what is under way: at least so many, or this share of the time that it has taken."""
_MAX_UNLISTED = 2
"""After so many that had ended without being seen on the list of what has, the order of that list is not trusted."""


@dataclass(frozen=True, slots=True)
class Container(Generic[T]):
    """An index or a knowledge store, and how it is asked for its entries."""

    kind: str
    """Of the entries."""
    id: str
    listing: Callable[..., Request[Any]]
    retrieving: Callable[..., Request[Any]]
    as_listed: Callable[[Any], T]
    under_way: Sequence[str]
    """The statuses of entries that have not ended."""
    options: RequestOptions | None

    def ended_page(self, number: int) -> Request[Any]:
        """The entries that have ended, the latest first: what ends meanwhile moves others to later pages."""
        return self._page(_ENDED, SortBy.UPDATED_AT, number)

    def under_way_page(self, number: int) -> Request[Any]:
        """The entries that have not ended, the newest first: what ends meanwhile is rather on the last pages."""
        return self._page(self.under_way, SortBy.CREATED_AT, number)

    def _page(self, statuses: Sequence[str], by: SortBy, number: int) -> Request[Any]:
        return self.listing(
            self.id,
            page=number,
            page_limit=PAGE_LIMIT,
            status=statuses,
            sort_by=by,
            sort_option=SortOption.DESC,
            request_options=self.options,
        )

    def one(self, item_id: str) -> Request[Any]:
        """One entry by itself."""
        return self.retrieving(self.id, item_id, request_options=self.options)


def index_container(index_id: str, options: RequestOptions | None = None) -> Container[IndexedAsset]:
    """An index."""
    return Container(
        "indexed asset",
        index_id,
        list_indexed_assets.request,
        retrieve_indexed_asset.request,
        _as_listed,
        [status for status in IndexedAssetStatus if status not in _ENDED],
        options,
    )


def knowledge_store_container(
    knowledge_store_id: str, options: RequestOptions | None = None
) -> Container[KnowledgeStoreItem]:
    """A knowledge store."""
    return Container(
        "knowledge store item",
        knowledge_store_id,
        list_knowledge_store_items.request,
        retrieve_knowledge_store_item.request,
        _unchanged,
        [status for status in KnowledgeStoreItemStatus if status not in _ENDED],
        options,
    )


def indexed_item_waiter(
    container: Container[T],
    ids: Sequence[str],
    config: ClientConfig,
    *,
    timeout: float | None,
    pace: PollSchedule | None = None,
    ages: Mapping[str, float] | None = None,
    cache: IndexedItemCache | None = None,
) -> BatchWaiter[T]:
    """A wait for many entries of one place. `cache` is what earlier waits have found out there."""
    return BatchWaiter(
        container.kind,
        ids,
        lambda waiter: _IndexedItemPlan(container, waiter, cache or IndexedItemCache()).steps(),
        config,
        timeout=timeout,
        pace=pace,
        ages=ages,
    )


@dataclass(slots=True)
class IndexedItemCache:
    """What is known of the entries of a place. Without it more requests are made, and nothing else is otherwise."""

    keep: int = 0
    """How many that have ended are kept though nobody waits for them yet."""
    newest: datetime | None = None
    """The latest change among those that have ended, as of the last look."""
    check_at: float = 0.0
    """When to look next at what is under way."""
    is_in_order: bool = True
    asked_at: dict[str, float] = field(default_factory=dict)
    """When an entry was last asked for by itself."""
    ended: dict[str, Any] = field(default_factory=dict)
    """Those that are kept."""

    def keep_ended(self, item: Any) -> None:
        """Keep one for whoever comes to wait for it."""
        self.ended[item.id] = item
        if len(self.ended) > self.keep:
            del self.ended[next(iter(self.ended))]


@dataclass(slots=True)
class _IndexedItemPlan:
    """One wait for entries of a place."""

    container: Container[Any]
    waiter: BatchWaiter[Any]
    cache: IndexedItemCache

    def steps(self) -> PollPlan:
        """Ask what has ended, and from time to time what has not."""
        for each in self.waiter.pending.keys() & self.cache.ended.keys():
            self.waiter.record(self.cache.ended.pop(each))
        while self.waiter.pending:
            if len(self.waiter.pending) == 1:
                yield from self._retrieve_each(list(self.waiter.pending))
            elif self.waiter.moment < self.cache.check_at:
                yield from self._read_ended()
            else:
                yield from self._check()
            yield SleepUntil(
                self.waiter.moment + self.waiter.pace.jittered(self.waiter.pace.pause_after(self.waiter.elapsed))
            )

    def _check(self) -> PollPlan:
        """Look at what is under way and at what has ended, and ask for what is on neither list by itself."""
        is_first = self.cache.newest is None
        ended_first = is_first and self.waiter.is_resumed  # for perhaps all have
        if ended_first:
            yield from self._read_ended()
        under_way = yield from self._read_under_way()
        if not ended_first:
            yield from self._read_ended()
        if under_way is None:
            return
        seen, requests = under_way
        others = sorted((each for each in self.waiter.pending if each not in seen), key=self._last_asked)
        at_once = others[: max(PAGE_LIMIT, requests)]
        before = len(self.waiter.pending)
        yield from self._retrieve_each(at_once)
        unlisted = before - len(self.waiter.pending)
        if not is_first and unlisted >= _MAX_UNLISTED:
            self.cache.is_in_order = False
        self.cache.check_at = self.waiter.moment
        is_known = all(self.waiter.pending.get(each, True) for each in at_once)
        if is_known and len(at_once) == len(others):
            elapsed, pace = self.waiter.elapsed, self.waiter.pace
            trusted = max(_CHECK_PAUSE, _CHECK_SHARE * elapsed)
            self.cache.check_at += trusted if self.cache.is_in_order else pace.longest_pause(requests, elapsed)

    def _record_ended(self, item: Any) -> bool:
        if item.id in self.waiter.pending:
            return self.waiter.record(item)
        self.cache.keep_ended(item)
        return False

    def _last_asked(self, item_id: str) -> float:
        return self.cache.asked_at.get(item_id, 0.0)

    def _read_ended(self) -> PollPlan:
        """Read from the newest change back to where the last look was."""
        since, newest = self.cache.newest, None
        found, unknown = 0, 1 + len(self.waiter.pending) // PAGE_LIMIT
        for number in count(1):
            page: _Page | None = yield Ask(self.container.ended_page(number))
            if page is None:
                return
            items = page.data or []
            ended = sum(self._record_ended(item) for item in items)
            changes = [item.updated_at for item in items if item.updated_at is not None]
            newest = newest or max(changes, default=since)
            found += ended
            # Without a last look it goes on as long as that is less than asking one by one. A few pages may be full of
            # others that have ended since.
            is_over = ended < 2 and (found > 0 or number >= unknown)
            is_far_enough = min(changes, default=since) < since - _DISORDER if since and changes else is_over
            if is_far_enough or not self.waiter.pending or _is_last(page, number):
                break
        self.cache.newest = newest

    def _read_under_way(self) -> Generator[Step, Answer, tuple[set[str], int] | None]:
        """The ids of those that are under way, and in how many requests they were read; None if that failed.

        If there are so many of others that it would be more work than to ask one by one, there is no more to be read.
        """
        seen: set[str] = set()
        for number in count(1):
            page: _Page | None = yield Ask(self.container.under_way_page(number))
            if page is None:
                return None
            for item in page.data or []:
                self.waiter.record(item)
                seen.add(item.id)
            is_too_long = _pages(page) > len(self.waiter.pending)
            if _is_last(page, number) or is_too_long or self.waiter.pending.keys() <= seen:
                return seen, number
        raise AssertionError("unreachable")  # pragma: no cover

    def _retrieve_each(self, ids: Sequence[str]) -> PollPlan:
        for each in ids:
            self.cache.asked_at[each] = self.waiter.moment
            found = yield Ask(self.container.one(each), about=each)
            if found is not None and not isinstance(found, Rejected):
                self.waiter.record(self.container.as_listed(found))


def _pages(page: _Page) -> int:
    return PageNumbers().total_pages(page)


def _is_last(page: _Page, number: int) -> bool:
    return number >= _pages(page) or not page.data


def _as_listed(found: IndexedAssetDetailed) -> IndexedAsset:
    """An indexed asset as lists have it."""
    listed = IndexedAsset(
        id=found.id,
        created_at=found.created_at,
        status=found.status,
        asset_id=found.asset_id,
        updated_at=found.updated_at,
        indexed_at=found.indexed_at,
        system_metadata=found.system_metadata,
    )
    listed.additional_properties = found.additional_properties
    return listed


def _unchanged(found: KnowledgeStoreItem) -> KnowledgeStoreItem:
    return found
