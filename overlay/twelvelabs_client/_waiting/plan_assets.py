"""How to learn with few requests which of many assets have ended.

Assets can be listed by their ids, 50 at a time, and by nothing else that would help. So the ids are asked for in groups
of 50, each at such a pace that about one has ended at each look. Where something has ended the next group may be near,
since the platform works in order, more or less: it is looked at soon.
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
from .polling import PollSchedule
from .wait_many import PAGE_LIMIT, Ask, BatchWaiter, PollPlan, Rejected, SleepUntil

_BACKOFF = 1.5
"""By how much longer the pause is after a look that found nothing to have ended; shorter for each more than one."""


def asset_waiter(
    ids: Sequence[str],
    config: ClientConfig,
    *,
    timeout: float | None,
    options: RequestOptions | None = None,
    pace: PollSchedule | None = None,
    ages: Mapping[str, float] | None = None,
) -> BatchWaiter[AssetDetail]:
    """A wait for many assets."""
    return BatchWaiter(
        "asset", ids, lambda waiter: _plan(waiter, options), config, timeout=timeout, pace=pace, ages=ages
    )


@dataclass(order=True, slots=True)
class _Group:
    """Assets that are asked for together."""

    due: float
    number: int
    pause: float = field(compare=False)
    ids: list[str] = field(compare=False)


def _plan(waiter: BatchWaiter[AssetDetail], options: RequestOptions | None) -> PollPlan:
    """Ask for assets in groups, each at its own pace."""
    ids = list(waiter.pending)
    chunks = [ids[start : start + PAGE_LIMIT] for start in range(0, len(ids), PAGE_LIMIT)]
    groups = [_Group(0.0, number, 0.0, chunk) for number, chunk in enumerate(chunks)]
    while group := _pop_due(groups, waiter):
        if group.pause:  # it has been asked before, and so have all others
            yield SleepUntil(group.due)
        yield from _poll_group(group.ids, waiter, options)
        remaining = [each for each in group.ids if each in waiter.pending]
        ended, group.ids = len(group.ids) - len(remaining), remaining
        shortest = waiter.pace.pause_after(waiter.elapsed)
        wanted = group.pause * _BACKOFF ** (1 - ended)
        group.pause = max(min(wanted, waiter.pace.longest_pause(len(groups) + 1, waiter.elapsed)), shortest)
        group.due = waiter.moment + waiter.pace.jittered(group.pause)
        if ended:
            _advance_next(group, groups)
        if remaining:
            heapq.heappush(groups, group)


def _advance_next(group: _Group, groups: list[_Group]) -> None:
    """Ask the group after one in which something has ended as soon as that one."""
    after = [other for other in groups if other.number > group.number]
    if after:
        following = min(after, key=attrgetter("number"))
        following.due = min(following.due, group.due)
        heapq.heapify(groups)


def _pop_due(groups: list[_Group], waiter: BatchWaiter[AssetDetail]) -> _Group | None:
    """The group that is due first, together with those after it that fit into the same request."""
    if not groups:
        return None
    group = heapq.heappop(groups)
    while groups and len(group.ids) + len(groups[0].ids) <= PAGE_LIMIT:
        group.ids += heapq.heappop(groups).ids
    return group


def _poll_group(ids: Sequence[str], waiter: BatchWaiter[AssetDetail], options: RequestOptions | None) -> PollPlan:
    request = list_assets.request(asset_ids=ids, page_limit=PAGE_LIMIT, request_options=options)
    answer: AssetPage | Rejected | None = yield Ask(request, may_be_split=True)
    if answer is None:
        return
    if isinstance(answer, Rejected):  # perhaps for one of the ids
        yield from _retrieve_each(ids, waiter, options)
        return
    unexplained: list[str] = []
    for asset in answer.data or []:
        if waiter.has_failed(asset) and asset.error is None and asset.id in waiter.pending:
            unexplained.append(asset.id)  # the list need not tell why
        else:
            waiter.record(asset)
    listed = {asset.id for asset in answer.data or []}
    missing = [each for each in ids if each not in listed and waiter.should_be_listed(each)]
    yield from _retrieve_each([*unexplained, *missing], waiter, options)


def _retrieve_each(ids: Sequence[str], waiter: BatchWaiter[AssetDetail], options: RequestOptions | None) -> PollPlan:
    for each in ids:
        asset = yield Ask(retrieve_asset.request(each, request_options=options), about=each)
        if isinstance(asset, AssetDetail):
            waiter.record(asset)
