"""Pages of a list, as flows: the first, the next, the previous, and any by its number.

How other pages are requested is a strategy: `PageNumbers` counts, `PageTokens` sends the token of the adjacent page. No
item is returned twice: one that was on an earlier page (because an item was added meanwhile, or the server repeats
itself) is dropped.

If an item is removed from the part already read, the others move up, and one of them moves onto a page already read.
`total_results` shows it, as it is less than on the page before. Pages are then read again from where the unread items
may begin, so that each item that stays in the list is returned exactly once, despite removals anywhere and additions at
the front.

If the list has become so short that a page no longer exists, the platform may refuse the request for it. What its first
page says now tells the end of the list from an error.

With page numbers, items may still be missed if the totals do not show a removal (the platform sends none, or as many
items are added further on), if items have no id, if a change moves an unread item forward (in a list sorted by
`updated_at`), or, with `previous_page`, after additions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from twelvelabs_lowlevel.numeric import integer
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow
from .._http.call import call_with_response
from .._http.config import ClientConfig
from .._response import Response
from ..errors import (
    ApiError,
    BadRequestError,
    GoneError,
    NotFoundError,
    UnprocessableEntityError,
)
from .listing import Listing, Page, Paging, to_page
from .page_numbers import PageNumbers
from .seen_items import item_key

T = TypeVar("T")

_RANGE_NOT_SATISFIABLE = 416
_MAX_RETURNS = 20
"""Returns to earlier pages in a row without a new item, at most: a list may never stop shrinking."""


def first_page(
    request: Request[Any], config: ClientConfig, items: str = "data", paging: Paging | None = None
) -> Flow[Page[Any]]:
    """The page that the request asks for. The list has numbered pages unless `paging` is given."""
    return (yield from open_listing(Listing(request, paging or PageNumbers(), items), config))


def open_listing(listing: Listing, config: ClientConfig) -> Flow[Page[Any]]:
    """The first page of a listing."""
    number = listing.paging.first_number(listing.first)
    return (yield from listing.opening(listing.first, lambda request: _fetch(listing, request, config, number)))


def page_after(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page after one that has a next. After a failure, it can be called again.

    If the list has become shorter, this is the first page with unread items, which may be an earlier one.
    """
    read = page.items_before + len(page.items)
    furthest, returns = page.furthest, 0
    try:
        while True:
            following = yield from _following(page, config, may_return=returns < _MAX_RETURNS)
            returns += following.number <= page.number
            if following.items or following.number > furthest or not following.has_next:
                return following
            page = following
    except GoneError as error:
        advice = f"Page {page.number + 1} has expired: start the list again. The {read} items before it are valid."
        error.args = (f"{error} {advice}",)
        raise


def _following(page: Page[T], config: ClientConfig, *, may_return: bool) -> Flow[Page[T]]:
    """The page with the next number, or an earlier one if unread items may have moved there."""
    listing, number = page.listing, page.number + 1
    try:
        answer, response = yield from call_with_response(listing.paging.request_after(page), config)
    except ApiError as error:
        if is_refusal(error) and listing.paging.is_complete(page):
            return _end(page, page.answer, page.response)
        found = yield from _last_page(listing, number, config, error)
        if found.number < page.start or not found.exists:
            return _end(page, found.answer, found.response)
        number, answer, response = found.number, found.answer, found.response
    earliest, total, step = page.number + 1, page.total, 1
    while may_return:
        listing.check(answer, response)
        now = listing.paging.total_items(answer)
        if total is not None and now is not None and now < total:
            earliest = max(earliest - _pages_of(total - now, page), page.start)
        total = now if now is not None else total
        if number <= earliest or not _may_follow_a_gap(page, answer):
            break
        number = max(number - step, earliest)
        step *= 2
        try:
            answer, response = yield from answer_at(listing, number, config)
        except ApiError as error:
            found = yield from _last_page(listing, number, config, error)
            number, answer, response = found.number, found.answer, found.response
    return to_page(listing, answer, response, number, page)


@dataclass(frozen=True, slots=True)
class _Found:
    """A page that the platform has, or, if it has no pages, its response about the first."""

    number: int
    answer: Any
    response: Response
    exists: bool = True


def _last_page(listing: Listing, number: int, config: ClientConfig, error: ApiError) -> Flow[_Found]:
    """The last page of the list, after the one with this number was refused.

    Raises the error if it says something else, or if the list has such a page.
    """
    paging = listing.paging
    while True:
        if not is_refusal(error) or not paging.has_numbers or number <= 1:
            raise error
        answer, response = yield from answer_at(listing, 1, config)
        last = paging.total_pages(answer)
        if last >= number:
            raise error
        if last <= 1:
            return _Found(1, answer, response, exists=last == 1)
        try:
            answer, response = yield from answer_at(listing, last, config)
        except ApiError as refused:
            number, error = last, refused
        else:
            return _Found(last, answer, response)


def is_refusal(error: ApiError) -> bool:
    """Whether this may be the response to a request for a page after the last."""
    kinds = BadRequestError | NotFoundError | GoneError | UnprocessableEntityError
    return isinstance(error, kinds) or error.status_code == _RANGE_NOT_SATISFIABLE


def _end(page: Page[T], answer: Any, response: Response) -> Page[T]:
    """An empty page after a page, the last of a list."""
    return replace(
        page,
        answer=answer,
        response=response,
        items=[],
        number=page.number + 1,
        position=page.position + 1,
        furthest=max(page.furthest, page.number + 1),
        items_before=page.items_before + len(page.items),
        is_end=True,
    )


def _pages_of(items: int, page: Page[Any]) -> int:
    """The number of pages that these items fill, at most."""
    return -(-items // max(len(page.listing.items_in(page.answer)), 1))


def _may_follow_a_gap(page: Page[Any], answer: Any) -> bool:
    """Whether a response does not begin with an item already returned. False if items have no key to compare."""
    items = page.listing.items_in(answer)
    if None in map(item_key, items):
        return False
    return not items or not page.listing.seen.was_given(items[0], page.position + 1)


def page_before(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page before one that has a previous. After a failure, it can be called again."""
    listing, number = page.listing, page.number - 1
    try:
        answer, response = yield from call_with_response(listing.paging.request_before(page), config)
    except ApiError as error:
        found = yield from _last_page(listing, number, config, error)
        number, answer, response = found.number, found.answer, found.response
    return to_page(listing, answer, response, number, page, is_backwards=True)


def page_at(listing: Listing, number: int, config: ClientConfig) -> Flow[Page[Any]]:
    """A page by its number, with all its items. Reading can continue from it in either direction."""
    number = integer("the page number", number, at_least=1)
    request = listing.paging.request_at(listing.first, number)
    return (yield from _fetch(Listing(listing.first, listing.paging, listing.items), request, config, number))


def answer_at(listing: Listing, number: int, config: ClientConfig) -> Flow[tuple[Any, Response]]:
    """The response with a page, for `to_page`, so that pages can be fetched in any order."""
    return (yield from call_with_response(listing.paging.request_at(listing.first, number), config))


def _fetch(listing: Listing, request: Request[Any], config: ClientConfig, number: int) -> Flow[Page[Any]]:
    try:
        answer, response = yield from call_with_response(request, config)
    except ApiError as error:
        found = yield from _last_page(listing, number, config, error)
        page = to_page(listing, found.answer, found.response, number)
        return replace(page, items=[], is_end=True)
    return to_page(listing, answer, response, number)
