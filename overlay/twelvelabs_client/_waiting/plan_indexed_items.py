"""The poll plan for indexed assets and knowledge store items: which lists tell with few requests which have ended.

Neither can be listed by id, but by status and by the time of the last change. So what has ended is read from the
newest change back to where the previous poll was: one request each time, and one more for every 50 that have ended.
What is in progress is listed at the beginning and then ever more rarely, also by the next wait with the same cache, in
case that order does not hold; what is on neither list is retrieved by id. (The `updated_at` filter of indexed assets
does not help: by its description it only covers changes of the user's metadata.)
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
from .._limits import MAX_PAGE_SIZE
from .._paging.page_numbers import PageNumbers
from .polling import PollSchedule
from .wait_many import Answer, Ask, BatchWaiter, PlanStep, Pollable, PollPlan, Rejected, SleepUntil, items_of_page

T = TypeVar("T", bound=Pollable)
_Page: TypeAlias = IndexedAssetPage | KnowledgeStoreItemPage

_ENDED = ("ready", "failed")
_CLOCK_SKEW = timedelta(seconds=5)
"""A change may be dated this much earlier than others that became visible before it."""
_CHECK_PAUSE, _CHECK_SHARE = 30.0, 0.25
"""Pause between two reads of the items in progress: at least these seconds, or this share of the elapsed time, or of
the time since the list of ended items has missed any: they only catch those."""
_MAX_UNLISTED = 2
"""Once this many items have ended without appearing in that list, its order is no longer trusted."""


@dataclass(frozen=True, slots=True)
class Container(Generic[T]):
    """An index or a knowledge store, and how its items are requested."""

    kind: str
    """The name of its items."""
    id: str
    list_request: Callable[..., Request[Any]]
    retrieve_request: Callable[..., Request[Any]]
    as_listed: Callable[[Any], T]
    """Converts a retrieved item to the form it has in lists."""
    in_progress: Sequence[str]
    """The statuses that are not final."""
    options: RequestOptions | None

    def ended_page(self, number: int) -> Request[Any]:
        """Items that have ended, latest change first: items that end meanwhile move others to later pages."""
        return self._page(_ENDED, SortBy.UPDATED_AT, number)

    def in_progress_page(self, number: int) -> Request[Any]:
        """Items that have not ended, newest first: items that end meanwhile tend to be on the last pages."""
        return self._page(self.in_progress, SortBy.CREATED_AT, number)

    def _page(self, statuses: Sequence[str], by: SortBy, number: int) -> Request[Any]:
        return self.list_request(
            self.id,
            page=number,
            page_limit=MAX_PAGE_SIZE,
            status=statuses,
            sort_by=by,
            sort_option=SortOption.DESC,
            request_options=self.options,
        )

    def retrieve(self, item_id: str) -> Request[Any]:
        """A single item."""
        return self.retrieve_request(self.id, item_id, request_options=self.options)


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
    schedule: PollSchedule | None = None,
    ages: Mapping[str, float] | None = None,
    cache: IndexedItemCache | None = None,
) -> BatchWaiter[T]:
    """A wait for many items of one container. `cache` holds the results of earlier waits there."""
    return BatchWaiter(
        container.kind,
        ids,
        lambda waiter: _IndexedItemPlan(container, waiter, cache or IndexedItemCache()).steps(),
        config,
        timeout=timeout,
        schedule=schedule,
        ages=ages,
    )


@dataclass(slots=True)
class IndexedItemCache:
    """The known state of a container's items. It only saves requests."""

    max_ended: int = 0
    """Ended items kept for waits that have not asked for them yet, at most."""
    newest: datetime | None = None
    """The latest change of an ended item, as of the previous poll."""
    check_at: float = 0.0
    """When to list the items in progress next."""
    is_in_order: bool = True
    """Whether the list of ended items has been complete so far."""
    complete_since: float | None = None
    """When the items in progress were first read, or last showed that the list of ended items was not complete."""
    retrieved_at: dict[str, float] = field(default_factory=dict)
    """When an item was last retrieved by id."""
    ended: dict[str, Any] = field(default_factory=dict)

    def keep_ended(self, item: Any) -> None:
        """Keep an item for a later wait."""
        self.ended[item.id] = item
        if len(self.ended) > self.max_ended:
            del self.ended[next(iter(self.ended))]


@dataclass(slots=True)
class _IndexedItemPlan:
    """One wait for items of a container."""

    container: Container[Any]
    waiter: BatchWaiter[Any]
    cache: IndexedItemCache

    def steps(self) -> PollPlan:
        """Read the items that have ended, and from time to time those that have not."""
        waiter = self.waiter
        for each in waiter.pending.keys() & self.cache.ended.keys():
            waiter.record(self.cache.ended.pop(each))
        while waiter.pending:
            if len(waiter.pending) == 1:
                yield from self._retrieve_each(list(waiter.pending))
            elif waiter.now < self.cache.check_at:
                yield from self._read_ended()
            else:
                yield from self._check()
            yield SleepUntil(waiter.now + waiter.schedule.pause_after(waiter.elapsed))

    def _check(self) -> PollPlan:
        """Read the items in progress and those that have ended, and retrieve those on neither list."""
        is_first = self.cache.newest is None
        ended_first = is_first and self.waiter.is_resumed  # perhaps all have ended by now
        if ended_first:
            yield from self._read_ended()
        in_progress = yield from self._read_in_progress()
        if not ended_first:
            yield from self._read_ended()
        if in_progress is None:
            return
        listed, requests = in_progress
        others = sorted((each for each in self.waiter.pending if each not in listed), key=self._retrieved_at)
        batch = others[: max(MAX_PAGE_SIZE, requests)]
        before = len(self.waiter.pending)
        yield from self._retrieve_each(batch)
        unlisted = before - len(self.waiter.pending)
        if not is_first and unlisted >= _MAX_UNLISTED:
            self.cache.is_in_order = False
        if unlisted or self.cache.complete_since is None:
            self.cache.complete_since = self.waiter.now
        self.cache.check_at = self.waiter.now
        are_known = all(self.waiter.pending.get(each, True) for each in batch)
        if are_known and len(batch) == len(others):
            complete = self.waiter.now - self.cache.complete_since
            self.cache.check_at += self._check_pause(requests, complete)

    def _check_pause(self, requests: int, complete: float) -> float:
        elapsed, schedule = self.waiter.elapsed, self.waiter.schedule
        if self.cache.is_in_order:
            return max(_CHECK_PAUSE, _CHECK_SHARE * elapsed, min(_CHECK_SHARE * complete, schedule.max_lag))
        return schedule.max_pause_for(requests, elapsed)

    def _record_ended(self, item: Any) -> bool:
        if item.id in self.waiter.pending:
            return self.waiter.record(item)
        if item.id is not None:
            self.cache.keep_ended(item)
        return False

    def _retrieved_at(self, item_id: str) -> float:
        return self.cache.retrieved_at.get(item_id, 0.0)

    def _read_ended(self) -> PollPlan:
        """Read from the newest change back to that of the previous poll."""
        since, newest = self.cache.newest, None
        found, max_pages = 0, 1 + len(self.waiter.pending) // MAX_PAGE_SIZE
        for number in count(1):
            page: _Page | None = yield Ask(self.container.ended_page(number))
            if page is None:
                return
            items = items_of_page(page)
            ended = sum(self._record_ended(item) for item in items)
            changes = [item.updated_at for item in items if item.updated_at is not None]
            newest = newest or max(changes, default=since)
            found += ended
            # Without a previous poll, read on as long as that costs less than retrieving each. The first pages may be
            # full of others that have ended since.
            is_useless = ended < 2 and (found > 0 or number >= max_pages)
            is_done = min(changes, default=since) < since - _CLOCK_SKEW if since and changes else is_useless
            if is_done or not self.waiter.pending or _is_last(page, number):
                break
        self.cache.newest = newest

    def _read_in_progress(self) -> Generator[PlanStep, Answer, tuple[set[str], int] | None]:
        """The ids of items in progress, and the number of requests they took; None after a transient error.

        Stops where there are so many pages that retrieving each one costs less.
        """
        seen: set[str] = set()
        for number in count(1):
            page: _Page | None = yield Ask(self.container.in_progress_page(number))
            if page is None:
                return None
            for item in items_of_page(page):
                self.waiter.record(item)
                seen.add(item.id)
            is_too_long = _pages(page) > len(self.waiter.pending)
            if _is_last(page, number) or is_too_long or self.waiter.pending.keys() <= seen:
                return seen, number
        raise AssertionError("unreachable")  # pragma: no cover

    def _retrieve_each(self, ids: Sequence[str]) -> PollPlan:
        for each in ids:
            self.cache.retrieved_at[each] = self.waiter.now
            found = yield Ask(self.container.retrieve(each), object_id=each)
            if found is not None and not isinstance(found, Rejected):
                self.waiter.record(self.container.as_listed(found), each)


def _pages(page: _Page) -> int:
    return PageNumbers().total_pages(page)


def _is_last(page: _Page, number: int) -> bool:
    return number >= _pages(page) or not page.data


def _as_listed(found: IndexedAssetDetailed) -> IndexedAsset:
    """An indexed asset in the form it has in lists."""
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
