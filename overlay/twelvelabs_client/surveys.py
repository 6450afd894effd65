"""How to learn much about many objects with few requests: which lists to ask, in which order, and when again.

Assets can be listed by their ids, 50 at a time, and by nothing else that would help. So the ids are asked for in groups
of 50, each at such a pace that about one has ended at each look. Where something has ended the next group may be near,
since the platform works in order, more or less: it is looked at soon.

Indexed assets cannot be listed by their ids, but by status and by the time of their last change. So what has ended is
read from the newest change back to where the last look was: a request each time, and one more for every 50 that have
ended. What is still under way is listed once in the beginning, and then ever more rarely, in case that order does not
hold: what is on neither list is asked for by itself. (The filter `updated_at` is of no use: by its description it knows
only changes of the user's metadata.)
"""

from __future__ import annotations

import heapq
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from operator import attrgetter
from typing import Any

from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset
from twelvelabs_lowlevel.api.indexed_assets import list_indexed_assets, retrieve_indexed_asset
from twelvelabs_lowlevel.models.asset_detail import AssetDetail
from twelvelabs_lowlevel.models.asset_page import AssetPage
from twelvelabs_lowlevel.models.indexed_asset import IndexedAsset
from twelvelabs_lowlevel.models.indexed_asset_detailed import IndexedAssetDetailed
from twelvelabs_lowlevel.models.indexed_asset_page import IndexedAssetPage
from twelvelabs_lowlevel.models.indexed_asset_status import IndexedAssetStatus
from twelvelabs_lowlevel.models.sort_by import SortBy
from twelvelabs_lowlevel.models.sort_option import SortOption
from twelvelabs_lowlevel.requests import Request, RequestOptions

from .pages import PageNumbers
from .watching import Answer, Question, Refused, Rest, Step, Survey, Watch

PAGE_LIMIT = 50

_LATER = 1.5
"""By how much longer the pause is after a look that found nothing to have ended; shorter for each more than one."""
_LAG = 0.1
"""With this share of the time that the work takes anyway, it may be known late that something has ended."""
LONGEST_LAG = 300.0

_ENDED = (IndexedAssetStatus.READY, IndexedAssetStatus.FAILED)
_UNDER_WAY = tuple(status for status in IndexedAssetStatus if status not in _ENDED)
_DISORDER = timedelta(seconds=5)
"""So much earlier than others a change may be dated that becomes visible after them."""
_CHECK_PAUSE, _CHECK_SHARE = 30.0, 0.25
"""Seconds between two looks at what is under way: at least so many, or this share of the time that it has taken."""
_STRANGERS = 2
"""After so many that had ended without being seen on the list of what has, the order of that list is not trusted."""


def _longest_pause(requests: int, watch: Watch[Any]) -> float:
    """The longest pause between two looks that take so many requests: many are a reason to take more time."""
    longest = watch.pace.longest
    return min(longest * requests, max(longest, _LAG * watch.taken), max(longest, LONGEST_LAG))


# --- assets


@dataclass(order=True, slots=True)
class _Group:
    """Assets that are asked for together."""

    due: float
    number: int
    pause: float = field(compare=False)
    ids: list[str] = field(compare=False)


def survey_assets(watch: Watch[AssetDetail], options: RequestOptions | None) -> Survey:
    """Asks for assets in groups, each at its own pace."""
    ids = list(watch.pending)
    chunks = [ids[start : start + PAGE_LIMIT] for start in range(0, len(ids), PAGE_LIMIT)]
    groups = [_Group(0.0, number, 0.0, chunk) for number, chunk in enumerate(chunks)]
    while group := _soonest(groups, watch):
        if group.pause:  # it has been asked before, and so have all others
            yield Rest(group.due)
        yield from _look_at_assets(group.ids, watch, options)
        left = [each for each in group.ids if each in watch.pending]
        ended, group.ids = len(group.ids) - len(left), left
        shortest = watch.pace.full_pause(watch.taken)
        wanted = group.pause * _LATER ** (1 - ended)
        group.pause = max(min(wanted, _longest_pause(len(groups) + 1, watch)), shortest)
        group.due = watch.moment + watch.pace.shortened(group.pause)
        if ended:
            _hasten_next(group, groups)
        if left:
            heapq.heappush(groups, group)


def _hasten_next(group: _Group, groups: list[_Group]) -> None:
    """Ask the group after one in which something has ended as soon as that one."""
    after = [other for other in groups if other.number > group.number]
    if after:
        following = min(after, key=attrgetter("number"))
        following.due = min(following.due, group.due)
        heapq.heapify(groups)


def _soonest(groups: list[_Group], watch: Watch[AssetDetail]) -> _Group | None:
    """The group that is due first, together with those after it that fit into the same request."""
    if not groups:
        return None
    group = heapq.heappop(groups)
    while groups and len(group.ids) + len(groups[0].ids) <= PAGE_LIMIT:
        group.ids += heapq.heappop(groups).ids
    return group


def _look_at_assets(ids: Sequence[str], watch: Watch[AssetDetail], options: RequestOptions | None) -> Survey:
    request = list_assets.request(asset_ids=ids, page_limit=PAGE_LIMIT, request_options=options)
    answer: AssetPage | Refused | None = yield Question(request, may_be_split=True)
    if answer is None:
        return
    if isinstance(answer, Refused):  # perhaps for one of the ids
        yield from _ask_each_asset(ids, watch, options)
        return
    unexplained: list[str] = []
    for asset in answer.data or []:
        if watch.has_failed(asset) and asset.error is None and asset.id in watch.pending:
            unexplained.append(asset.id)  # the list need not tell why
        else:
            watch.note(asset)
    listed = {asset.id for asset in answer.data or []}
    missing = [each for each in ids if each not in listed and watch.is_strange(each)]
    yield from _ask_each_asset([*unexplained, *missing], watch, options)


def _ask_each_asset(ids: Sequence[str], watch: Watch[AssetDetail], options: RequestOptions | None) -> Survey:
    for each in ids:
        asset = yield Question(retrieve_asset.request(each, request_options=options), about=each)
        if isinstance(asset, AssetDetail):
            watch.note(asset)


# --- indexed assets


@dataclass(slots=True)
class IndexedAssetSurvey:
    """What is known of an index."""

    index_id: str
    watch: Watch[IndexedAsset]
    options: RequestOptions | None
    newest: datetime | None = None
    """The latest change among those that have ended, as of the last look."""
    check_at: float = 0.0
    """When to look next at what is under way."""
    is_in_order: bool = True
    asked_at: dict[str, float] = field(default_factory=dict)
    """When an indexed asset was last asked for by itself."""

    def steps(self) -> Survey:
        """Asks what has ended, and from time to time what has not."""
        while self.watch.pending:
            if len(self.watch.pending) == 1:
                yield from self._ask_each(list(self.watch.pending))
            elif self.watch.moment < self.check_at:
                yield from self._read_ended()
            else:
                yield from self._check()
            yield Rest(self.watch.moment + self.watch.pace.shortened(self.watch.pace.full_pause(self.watch.taken)))

    def _check(self) -> Survey:
        """Look at what is under way and at what has ended, and ask for what is on neither list by itself."""
        under_way = yield from self._read_under_way()
        is_first = self.newest is None
        yield from self._read_ended()
        if under_way is None:
            return
        seen, requests = under_way
        others = sorted((each for each in self.watch.pending if each not in seen), key=self._last_asked)
        at_once = others[: max(PAGE_LIMIT, requests)]
        before = len(self.watch.pending)
        yield from self._ask_each(at_once)
        strangers = before - len(self.watch.pending)
        if not is_first and strangers >= _STRANGERS:
            self.is_in_order = False
        self.check_at = self.watch.moment
        is_known = all(self.watch.pending.get(each, True) for each in at_once)
        if is_known and len(at_once) == len(others):
            trusted = max(_CHECK_PAUSE, _CHECK_SHARE * self.watch.taken)
            self.check_at += trusted if self.is_in_order else _longest_pause(requests, self.watch)

    def _last_asked(self, indexed_asset_id: str) -> float:
        return self.asked_at.get(indexed_asset_id, 0.0)

    def _read_ended(self) -> Survey:
        """Read from the newest change back to where the last look was."""
        since, newest = self.newest, None
        for number in count(1):
            page: IndexedAssetPage | None = yield Question(self._list(_ENDED, SortBy.UPDATED_AT, number))
            if page is None:
                return
            items = page.data or []
            ended = sum(self.watch.note(item) for item in items)
            changes = [item.updated_at for item in items if item.updated_at is not None]
            newest = newest or max(changes, default=since)
            # Without a last look it goes on as long as that is less than asking one by one.
            is_far_enough = min(changes, default=since) < since - _DISORDER if since and changes else ended < 2
            if is_far_enough or not self.watch.pending or _is_last(page, number):
                break
        self.newest = newest

    def _read_under_way(self) -> Generator[Step, Answer, tuple[set[str], int] | None]:
        """The ids of those that are under way, and in how many requests they were read; None if that failed.

        If there are so many of others that it would be more work than to ask one by one, there is no more to be read.
        """
        seen: set[str] = set()
        for number in count(1):
            page: IndexedAssetPage | None = yield Question(self._list(_UNDER_WAY, SortBy.CREATED_AT, number))
            if page is None:
                return None
            for item in page.data or []:
                self.watch.note(item)
                seen.add(item.id)
            is_too_long = _pages(page) > len(self.watch.pending)
            if _is_last(page, number) or is_too_long or self.watch.pending.keys() <= seen:
                return seen, number
        raise AssertionError("unreachable")  # pragma: no cover

    def _ask_each(self, ids: Sequence[str]) -> Survey:
        for each in ids:
            self.asked_at[each] = self.watch.moment
            request = retrieve_indexed_asset.request(self.index_id, each, request_options=self.options)
            found = yield Question(request, about=each)
            if isinstance(found, IndexedAssetDetailed):
                self.watch.note(_as_listed(found))

    def _list(self, statuses: Sequence[IndexedAssetStatus], by: SortBy, number: int) -> Request[IndexedAssetPage]:
        # Newest first: what is added meanwhile moves items to later pages, so that none is missed.
        return list_indexed_assets.request(
            self.index_id,
            page=number,
            page_limit=PAGE_LIMIT,
            status=statuses,
            sort_by=by,
            sort_option=SortOption.DESC,
            request_options=self.options,
        )


def _pages(page: IndexedAssetPage) -> int:
    return PageNumbers().pages_promised(page)


def _is_last(page: IndexedAssetPage, number: int) -> bool:
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
