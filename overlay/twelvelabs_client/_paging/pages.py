"""Pages of a list, as flows: the first, the next, the previous, and any by its number.

How other pages are requested is a strategy: `PageNumbers` counts, `PageTokens` sends the token that came with the
adjacent page. No item is returned twice: one that an earlier page had (because an item was added meanwhile, or because
the server repeats itself) is dropped.

Page numbers cannot guarantee that no item is missed: if an item is removed from the part already read, all others move
up, and one slips from the next page onto a page that is not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeGuard, TypeVar

import orjson
from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow
from .._http.call import call_with_response
from .._http.config import ClientConfig
from .._http.decode import redacted
from .._response import Response
from ..errors import GoneError, InvalidArgumentError, UnexpectedResponseError
from .seen_items import SeenItems

T = TypeVar("T")

_MAX_REPEATS = 2
"""After this many consecutive numbered pages without a new item, the server is assumed to repeat itself."""
_MAX_TOKEN_REPEATS = 20
"""The same for pages with tokens. Larger, because with tokens the number of pages is not known."""


class Paging(Protocol):
    """How the pages of a list follow each other."""

    def first_number(self, request: Request[Any]) -> int:
        """The number of the page that the first request is for."""
        ...

    def total_pages(self, answer: Any) -> int:
        """How many pages there are, according to a response; 0 if it does not say."""
        ...

    def has_next(self, page: Page[Any]) -> bool:
        """Whether there is a page after this one."""
        ...

    def request_after(self, page: Page[Any]) -> Request[Any]:
        """The request for the page after one that has a next."""
        ...

    def has_previous(self, page: Page[Any]) -> bool:
        """Whether there is a page before this one."""
        ...

    def request_before(self, page: Page[Any]) -> Request[Any]:
        """The request for the page before one that has a previous."""
        ...

    def request_at(self, first: Request[Any], number: int) -> Request[Any]:
        """The request for a page by its number. Raises InvalidArgumentError if pages have no numbers."""
        ...

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """The first request, for pages of this size; None if the caller has set the size or it cannot change."""
        ...

    def numbers_after(self, page: Page[Any]) -> range:
        """The pages after the next that can be requested without the next; often none."""
        ...

    def continues(self, page: Page[Any], answer: Any, number: int) -> bool:
        """Whether the response with a page of `numbers_after(page)` is of the same, unchanged list."""
        ...


@dataclass(slots=True)
class Listing:
    """What the pages of one listing share."""

    first: Request[Any]
    paging: Paging
    items: str
    """The field of a response that contains the items."""
    total_pages: int | None = None
    """How many pages there are, according to the first response."""
    seen: SeenItems = field(default_factory=SeenItems, repr=False)
    tokens: dict[str, int] = field(default_factory=dict, repr=False)
    """The number of the page that each token leads to."""

    def items_in(self, answer: Any) -> list[Any]:
        """All items of a response that could be decoded. null means an empty list."""
        return [item for item in getattr(answer, self.items) or [] if item is not None]

    def check(self, answer: Any, response: Response) -> None:
        """Raise UnexpectedResponseError if the items of a page are missing or cannot be decoded."""
        if getattr(answer, self.items) is None and not _has_null(response.content, self.items):
            call = f"{self.first.method} {self.first.path}"
            raise UnexpectedResponseError(f"{call}: the response has no {self.items!r}", response=redacted(response))


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page, and what it takes to fetch the next."""

    listing: Listing
    answer: Any
    response: Response
    items: list[T]
    number: int
    items_before: int
    """How many items the pages before this one had."""
    repeats: int
    """How many pages in a row, up to this one, had no new item."""

    @property
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return self.listing.paging.has_next(self)

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one."""
        return self.listing.paging.has_previous(self)


def first_page(
    request: Request[Any], config: ClientConfig, items: str = "data", paging: Paging | None = None
) -> Flow[Page[Any]]:
    """The page that the request is for, of a list with numbered pages unless `paging` says otherwise."""
    return (yield from open_listing(Listing(request, paging or PageNumbers(), items), config))


def open_listing(listing: Listing, config: ClientConfig) -> Flow[Page[Any]]:
    """The first page of a listing."""
    return (yield from _fetch(listing, listing.first, config, listing.paging.first_number(listing.first)))


def page_after(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page after one that has a next. After a failure, it can be called again."""
    request = page.listing.paging.request_after(page)
    try:
        return (yield from _fetch(page.listing, request, config, page.number + 1, page))
    except GoneError as error:
        read = page.items_before + len(page.items)
        advice = f"Page {page.number + 1} has expired: start the list again. The {read} items before it are valid."
        error.args = (f"{error} {advice}",)
        raise


def page_before(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page before one that has a previous. After a failure, it can be called again."""
    request = page.listing.paging.request_before(page)
    return (yield from _fetch(page.listing, request, config, page.number - 1, page))


def page_at(listing: Listing, number: int, config: ClientConfig) -> Flow[Page[Any]]:
    """A page by its number, with all its items. One can continue from it in either direction."""
    if not isinstance(number, int) or number < 1:
        raise InvalidArgumentError(f"the page number must be at least 1, not {number!r}")
    request = listing.paging.request_at(listing.first, number)
    return (yield from _fetch(Listing(listing.first, listing.paging, listing.items), request, config, number))


def answer_at(listing: Listing, number: int, config: ClientConfig) -> Flow[tuple[Any, Response]]:
    """The response with a page, for `to_page`. This way pages can be fetched in any order."""
    return (yield from call_with_response(listing.paging.request_at(listing.first, number), config))


def _fetch(
    listing: Listing, request: Request[Any], config: ClientConfig, number: int, beside: Page[Any] | None = None
) -> Flow[Page[Any]]:
    answer, response = yield from call_with_response(request, config)
    return to_page(listing, answer, response, number, beside)


def to_page(
    listing: Listing, answer: Any, response: Response, number: int, beside: Page[Any] | None = None
) -> Page[Any]:
    """The page with this number, read after the adjacent one if there is one."""
    is_backwards = beside is not None and beside.number > number
    listing.check(answer, response)
    found = listing.items_in(answer)
    new = listing.seen.take_new(found, number, is_backwards=is_backwards)
    if listing.total_pages is None:
        listing.total_pages = listing.paging.total_pages(answer)
    # Empty pages are not repeats while there are pages that the first response announced.
    is_repeat = not new and (bool(found) or number > listing.total_pages)
    before = beside.repeats if beside and not is_backwards else 0
    return Page(
        listing=listing,
        answer=answer,
        response=response,
        items=new,
        number=number,
        items_before=_items_before(beside, new, is_backwards=is_backwards),
        repeats=before + 1 if is_repeat else 0,
    )


def _has_null(content: bytes, field: str) -> bool:
    try:
        body = orjson.loads(content)
    except ValueError:
        return False
    return isinstance(body, dict) and body.get(field, "") is None


def _items_before(beside: Page[Any] | None, new: Sequence[Any], *, is_backwards: bool) -> int:
    if beside is None:
        return 0
    return max(beside.items_before - len(new), 0) if is_backwards else beside.items_before + len(beside.items)


class PageNumbers:
    """Numbered pages, with a `page_info` that says which is the last. No page after it is requested.

    A server that repeats itself ends the listing instead of keeping it going forever.
    """

    def first_number(self, request: Request[Any]) -> int:
        """The requested page, or 1."""
        given = dict(request.params).get("page", "1")
        return int(given) if given.isdecimal() else 1

    def total_pages(self, answer: Any) -> int:
        """The total of `page_info`."""
        info: PageInfo | None = answer.page_info
        return info.total_page if info is not None and isinstance(info.total_page, int) else 0

    def has_next(self, page: Page[Any]) -> bool:
        """Whether `page_info` says so. A server that responds with another page than the requested one has no more.

        If it does not say how many pages there are, the first page without a new item is the last.
        """
        info: PageInfo | None = page.answer.page_info
        number, total = (None, None) if info is None else (info.page, info.total_page)
        if page.repeats >= _MAX_REPEATS or (isinstance(number, int) and number != page.number):
            return False
        return page.number < total if isinstance(total, int) else bool(page.items)

    def request_after(self, page: Page[Any]) -> Request[Any]:
        """The first request, with the next number."""
        return self.request_at(page.listing.first, page.number + 1)

    def has_previous(self, page: Page[Any]) -> bool:
        """Whether it is not the first."""
        return page.number > 1

    def request_before(self, page: Page[Any]) -> Request[Any]:
        """The first request, with the number before."""
        return self.request_at(page.listing.first, page.number - 1)

    def request_at(self, first: Request[Any], number: int) -> Request[Any]:
        """The first request, with this number."""
        others = tuple(pair for pair in first.params if pair[0] != "page")
        return replace(first, params=(*others, ("page", str(number))))

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """The first request with a page_limit, unless it has one or does not start at the first page."""
        if "page_limit" in dict(first.params) or self.first_number(first) != 1:
            return None
        return replace(first, params=(*first.params, ("page_limit", str(size))))

    def numbers_after(self, page: Page[Any]) -> range:
        """All up to the last, if the `page_info` of the page adds up."""
        info: PageInfo | None = page.answer.page_info
        if not page.has_next or not _adds_up(info, page.number, len(page.listing.items_in(page.answer))):
            return range(0)
        return range(page.number + 1, info.total_page + 1)

    def continues(self, page: Page[Any], answer: Any, number: int) -> bool:
        """Whether its `page_info` adds up, to the same totals."""
        info: PageInfo | None = answer.page_info
        before: PageInfo = page.answer.page_info
        return _adds_up(info, number, len(page.listing.items_in(answer))) and (
            (info.total_results, info.limit_per_page) == (before.total_results, before.limit_per_page)
        )


def _adds_up(info: PageInfo | None, number: int, found: int) -> TypeGuard[PageInfo]:
    """Whether a page is the requested one, and has as many items as its `page_info` says."""
    if info is None or info.page != number:
        return False
    size, total, pages = info.limit_per_page, info.total_results, info.total_page
    if not all(isinstance(each, int) for each in (size, total, pages)) or size < 1:
        return False
    return pages == -(-total // size) and found == min(size, total - (number - 1) * size)


@dataclass(frozen=True, slots=True)
class PageTokens:
    """Pages of which each has a token for the next, except the last.

    If a server returns a token twice, or many tokens without new items, an error is raised: otherwise the items so far
    would look complete.
    """

    token_of: Callable[[Any], str | None]
    """The token for the next page, from a response."""
    ask_with: Callable[[Request[Any], str], Request[Any]]
    """The request for a page, from the first request and a token."""
    previous_token_of: Callable[[Any], str | None] = lambda answer: None
    """The token for the previous page, from a response; None if it has none."""

    def first_number(self, request: Request[Any]) -> int:
        """1: only pages fetched here are counted."""
        return 1

    def total_pages(self, answer: Any) -> int:
        """0: the platform does not say."""
        return 0

    def has_next(self, page: Page[Any]) -> bool:
        """Whether the page came with a token."""
        return bool(self.token_of(page.answer))

    def request_after(self, page: Page[Any]) -> Request[Any]:
        """The request with the token of the page.

        Raises:
            UnexpectedResponseError: The server repeats itself.
        """
        token = self.token_of(page.answer) or ""
        following = page.number + 1
        if page.listing.tokens.setdefault(token, following) != following:
            raise _repeating(page, "with a page token that it had already returned")
        if page.repeats >= _MAX_TOKEN_REPEATS:
            raise _repeating(page, f"as the last of {_MAX_TOKEN_REPEATS} in a row with a token but without a new item")
        return self.ask_with(page.listing.first, token)

    def has_previous(self, page: Page[Any]) -> bool:
        """Whether the page came with a token for the previous one."""
        return page.number > 1 and bool(self.previous_token_of(page.answer))

    def request_before(self, page: Page[Any]) -> Request[Any]:
        """The request with that token."""
        return self.ask_with(page.listing.first, self.previous_token_of(page.answer) or "")

    def request_at(self, first: Request[Any], number: int) -> Request[Any]:
        """Raises InvalidArgumentError: only adjacent pages can be requested."""
        raise InvalidArgumentError("these pages have no numbers: use next_page() to go from one to the next")

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """None: the first request of a search is sent once, and its page size applies to all pages."""
        return None

    def numbers_after(self, page: Page[Any]) -> range:
        """No pages: each page has the token of the next."""
        return range(0)

    def continues(self, page: Page[Any], answer: Any, number: int) -> bool:
        """False: no page is fetched before its predecessor."""
        return False


def _repeating(page: Page[Any], how: str) -> UnexpectedResponseError:
    first = page.listing.first
    return UnexpectedResponseError(
        f"{first.method} {first.path}: the platform responded to page {page.number} {how}, so the list would never end."
        f" The {page.items_before + len(page.items)} items before this are valid; whether there are more is not known.",
        response=redacted(page.response),
    )
