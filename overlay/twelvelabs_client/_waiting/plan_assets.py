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
from .polling import Pace
from .wait_many import PAGE_LIMIT, Question, Refused, Rest, Survey, Watch

_LATER = 1.5
"""By how much longer the pause is after a look that found nothing to have ended; shorter for each more than one."""


def watch_assets(
    ids: Sequence[str],
    config: ClientConfig,
    *,
    timeout: float | None,
    options: RequestOptions | None = None,
    pace: Pace | None = None,
    ages: Mapping[str, float] | None = None,
) -> Watch[AssetDetail]:
    """A wait for many assets."""
    return Watch("asset", ids, lambda watch: _survey(watch, options), config, timeout=timeout, pace=pace, ages=ages)


@dataclass(order=True, slots=True)
class _Group:
    """Assets that are asked for together."""

    due: float
    number: int
    pause: float = field(compare=False)
    ids: list[str] = field(compare=False)


def _survey(watch: Watch[AssetDetail], options: RequestOptions | None) -> Survey:
    """Ask for assets in groups, each at its own pace."""
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
        group.pause = max(min(wanted, watch.pace.longest_pause(len(groups) + 1, watch.taken)), shortest)
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
