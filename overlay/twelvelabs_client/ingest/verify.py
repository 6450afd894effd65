"""Whether the files that a ledger knows as ready are still on the platform; what is gone is created again.

The list of the target is read, 50 items a request. An id that it does not show is requested by itself: entries may be
damaged, and a list that changes while it is read may skip some. Only the platform's "not found" for an id counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset
from twelvelabs_lowlevel.models.sort_by import SortBy
from twelvelabs_lowlevel.models.sort_option import SortOption
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow, parallel
from .._http.call import call
from .._http.config import ClientConfig
from .._limits import MAX_PAGE_SIZE
from .._paging.listing import Page
from .._paging.pages import first_page, page_after
from .._waiting.plan_indexed_items import Container, index_container, knowledge_store_container
from .._waiting.wait_many import OBJECT_ERRORS
from ..errors import (
    BadRequestError,
    ForbiddenError,
    GoneError,
    NotFoundError,
    UnexpectedResponseError,
    UnprocessableEntityError,
)
from .ledger import Ledger
from .ledger_calls import repeated
from .model import Step, TargetKind
from .run import Run

_CONCURRENCY = 8
"""Ids that are requested by themselves at a time."""


def reopen_gone(run: Run, ledger: Ledger, config: ClientConfig) -> Flow[None]:
    """Have the ledger begin again with what is no longer in the target of a run.

    A file whose indexed item is gone is added again; if its asset is gone as well, it is uploaded again. This covers
    all that the ledger knows of the target: a file that was moved is recognized only once it has been read.
    """
    target = run.job.target
    is_index = target.kind is TargetKind.INDEX
    container: Container[Any] = index_container(target.id) if is_index else knowledge_store_container(target.id)
    tuning = run.job.tuning
    known = yield from repeated(lambda: {each for each, _ in ledger.indexed_items(run)}, tuning)
    gone = yield from _gone(known, [_oldest_first(container)], container.retrieve, config)
    if not gone:
        return
    assets = yield from repeated(
        lambda: {key: asset for key, asset in ledger.indexed_items(run) if key in gone}, tuning
    )
    ids = sorted(set(filter(None, assets.values())))
    chunks = [ids[start : start + MAX_PAGE_SIZE] for start in range(0, len(ids), MAX_PAGE_SIZE)]
    lists = [list_assets.request(asset_ids=chunk, page_limit=MAX_PAGE_SIZE) for chunk in chunks]
    present = set(ids) - (yield from _gone(ids, lists, retrieve_asset.request, config))
    to_add = {key for key, asset in assets.items() if asset in present}
    yield from repeated(partial(ledger.reopen, run, to_add, Step.ADD), tuning)
    yield from repeated(partial(ledger.reopen, run, gone - to_add, Step.UPLOAD), tuning)


def _oldest_first(container: Container[Any]) -> Request[Any]:
    """The whole list of a target, in an order in which additions do not move what was there before."""
    return container.list_request(
        container.id, page_limit=MAX_PAGE_SIZE, sort_by=SortBy.CREATED_AT, sort_option=SortOption.ASC
    )


def _gone(
    ids: Iterable[str], lists: Iterable[Request[Any]], retrieve: Callable[[str], Request[Any]], config: ClientConfig
) -> Flow[set[str]]:
    """Those of the ids that the platform does not find. `lists` are requests for lists that should show them."""
    unseen = set(ids)
    for request in lists:
        yield from _discard_listed(request, unseen, config)
    asked = sorted(unseen)
    are_gone = yield from parallel((_is_gone(retrieve(each), config) for each in asked), _CONCURRENCY)
    return {each for each, is_gone in zip(asked, are_gone, strict=True) if is_gone}


def _discard_listed(request: Request[Any], unseen: set[str], config: ClientConfig) -> Flow[None]:
    """Read a list, unless it costs less to request each id that has not been seen."""
    if len(unseen) < 2:
        return
    try:
        page: Page[Any] = yield from first_page(request, config)
        while True:
            unseen.difference_update(each.id for each in page.items)
            pages_left = page.listing.paging.total_pages(page.answer) - page.number
            if not page.has_next or pages_left >= len(unseen):
                return
            page = yield from page_after(page, config)
    except (BadRequestError, UnprocessableEntityError, UnexpectedResponseError):  # perhaps because of one id or entry
        return


def _is_gone(request: Request[Any], config: ClientConfig) -> Flow[bool]:
    try:
        yield from call(request, config)
    except (NotFoundError, GoneError):
        return True
    except (*OBJECT_ERRORS, ForbiddenError):  # it may be there
        pass
    return False
