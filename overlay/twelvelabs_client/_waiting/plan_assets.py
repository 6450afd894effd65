"""The poll plan for assets: how to find out, in few list requests, which of many assets have ended.

Assets can be listed by id, 50 at a time; no other filter helps. So they are polled in groups of 50, each at a pace at
which about one asset has ended at each poll. The platform works more or less in order: where something has ended, the
next group is polled soon.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset
from twelvelabs_lowlevel.models.asset_detail import AssetDetail
from twelvelabs_lowlevel.models.asset_page import AssetPage
from twelvelabs_lowlevel.requests import RequestOptions

from .._http.config import ClientConfig
from .._limits import MAX_PAGE_SIZE
from .polling import PollSchedule
from .wait_many import Ask, BatchWaiter, PollPlan, Rejected, SleepUntil, items_of_page

_BACKOFF = 1.5
"""A pause grows by this factor after a poll that found nothing ended, and shrinks by it for each end but the first."""


def asset_waiter(
    ids: Sequence[str],
    config: ClientConfig,
    *,
    timeout: float | None,
    options: RequestOptions | None = None,
    schedule: PollSchedule | None = None,
    ages: Mapping[str, float] | None = None,
) -> BatchWaiter[AssetDetail]:
    """A wait for many assets."""
    return BatchWaiter(
        "asset", ids, lambda waiter: _plan(waiter, options), config, timeout=timeout, schedule=schedule, ages=ages
    )


@dataclass(order=True, slots=True)
class _Group:
    """Assets that are polled with one request."""

    due: float
    number: int
    pause: float = field(compare=False)
    ids: list[str] = field(compare=False)


def _plan(waiter: BatchWaiter[AssetDetail], options: RequestOptions | None) -> PollPlan:
    """Poll assets in groups, each at its own pace."""
    ids = list(waiter.pending)
    chunks = [ids[start : start + MAX_PAGE_SIZE] for start in range(0, len(ids), MAX_PAGE_SIZE)]
    groups = [_Group(0.0, number, 0.0, chunk) for number, chunk in enumerate(chunks)]
    while group := _pop_due(groups):
        if group.pause:  # it has been polled before, and so have all others
            yield SleepUntil(group.due)
        yield from _poll_group(group.ids, waiter, options)
        remaining = [each for each in group.ids if each in waiter.pending]
        ended, group.ids = len(group.ids) - len(remaining), remaining
        shortest = waiter.schedule.pause_after(waiter.elapsed)
        longest = waiter.schedule.max_pause_for(len(groups) + 1, waiter.elapsed)
        group.pause = max(min(group.pause * _BACKOFF ** (1 - ended), longest), shortest)
        group.due = waiter.now + group.pause
        if ended:
            _advance_next(group, groups)
        if remaining:
            heapq.heappush(groups, group)


def _advance_next(group: _Group, groups: list[_Group]) -> None:
    """Poll the group that follows one in which something has ended as soon as that one."""
    after = [other for other in groups if other.number > group.number]
    if after:
        following = min(after, key=attrgetter("number"))
        following.due = min(following.due, group.due)
        heapq.heapify(groups)


def _pop_due(groups: list[_Group]) -> _Group | None:
    """The group that is due first, merged with those after it that fit into the same request."""
    if not groups:
        return None
    group = heapq.heappop(groups)
    while groups and len(group.ids) + len(groups[0].ids) <= MAX_PAGE_SIZE:
        group.ids += heapq.heappop(groups).ids
    return group


def _poll_group(ids: Sequence[str], waiter: BatchWaiter[AssetDetail], options: RequestOptions | None) -> PollPlan:
    request = list_assets.request(asset_ids=ids, page_limit=MAX_PAGE_SIZE, request_options=options)
    answer: AssetPage | Rejected | None = yield Ask(request, may_split=True)
    if answer is None:
        return
    if isinstance(answer, Rejected):  # perhaps because of one of the ids
        yield from _retrieve_each(ids, waiter, options)
        return
    unexplained: list[str] = []
    for asset in items_of_page(answer):
        if waiter.has_failed(asset) and asset.error is None and asset.id in waiter.pending:
            unexplained.append(asset.id)  # lists need not give the reason
        else:
            waiter.record(asset)
    listed = {asset.id for asset in items_of_page(answer)}
    missing = [each for each in ids if each not in listed and waiter.should_be_listed(each)]
    yield from _retrieve_each([*unexplained, *missing], waiter, options)


def _retrieve_each(ids: Sequence[str], waiter: BatchWaiter[AssetDetail], options: RequestOptions | None) -> PollPlan:
    for each in ids:
        asset = yield Ask(retrieve_asset.request(each, request_options=options), object_id=each)
        if isinstance(asset, AssetDetail):
            waiter.record(asset, each)
