"""Pages of a list, as flows: the first, the next, the previous, and any by its number.

How the request for another page is made is a value: `PageNumbers` counts, `PageTokens` sends back the token that came
with the page beside it. No item is given twice: one that was on a page read earlier on the way to this one (because
something was added meanwhile, or because the server repeats itself) is dropped.

What page numbers cannot guarantee: when something is removed from the part that has been read, everything after it
moves up, and as many items slip from the next page onto one that is not read again. They are missed.
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
"""After this many numbered pages in a row without a new item, the server is taken to repeat itself."""
_MAX_TOKEN_REPEATS = 20
"""The same for pages with tokens. Larger, because a server that gives tokens does not say how far it will go."""


class Paging(Protocol):
    """How the pages of a list follow each other."""

    def first_number(self, request: Request[Any]) -> int:
        """The number of the page that the first request asks for."""
        ...

    def total_pages(self, answer: Any) -> int:
        """How many pages there are, according to an answer; 0 if it does not say."""
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
        """The request for a page by its number. Raises InvalidArgumentError where pages have no numbers."""
        ...

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """The first request, for pages of this size; None where the caller has set the size or it cannot change."""
        ...

    def numbers_after(self, page: Page[Any]) -> range:
        """The pages after this one that can be requested before this one's successor is known; often none."""
        ...

    def continues(self, page: Page[Any], answer: Any, number: int) -> bool:
        """Whether the answer with a page of `numbers_after(page)` is of the same list, with no sign of a change."""
        ...


@dataclass(slots=True)
class Listing:
    """What the pages of one listing share."""

    first: Request[Any]
    paging: Paging
    items: str
    """The field of an answer that holds the items."""
    total_pages: int | None = None
    """How many pages there are, according to the first answer."""
    seen: SeenItems = field(default_factory=SeenItems, repr=False)
    tokens: dict[str, int] = field(default_factory=dict, repr=False)
    """The number of the page that each token leads to."""

    def items_in(self, answer: Any) -> list[Any]:
        """All items of an answer that could be decoded. null stands for none."""
        return [item for item in getattr(answer, self.items) or [] if item is not None]

    def check(self, answer: Any, response: Response) -> None:
        """Raise UnexpectedResponseError if the items of a page are missing or cannot be decoded."""
        if getattr(answer, self.items) is None and not _has_null(response.content, self.items):
            call = f"{self.first.method} {self.first.path}"
            raise UnexpectedResponseError(f"{call}: the response has no {self.items!r}", response=redacted(response))


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page, and what is needed to fetch the next."""

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
    """The page that the request asks for, of a list with numbered pages unless `paging` says otherwise."""
    return (yield from open_listing(Listing(request, paging or PageNumbers(), items), config))


def open_listing(listing: Listing, config: ClientConfig) -> Flow[Page[Any]]:
    """The page that a listing begins with."""
    return (yield from _fetch(listing, listing.first, config, listing.paging.first_number(listing.first)))


def page_after(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page after one that has a next. If this fails, it can be called again."""
    request = page.listing.paging.request_after(page)
    try:
        return (yield from _fetch(page.listing, request, config, page.number + 1, page))
    except GoneError as error:
        read = page.items_before + len(page.items)
        advice = f"Page {page.number + 1} has expired: start again. The {read} items before it are valid."
        error.args = (f"{error} {advice}",)
        raise


def page_before(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page before one that has a previous. If this fails, it can be called again."""
    request = page.listing.paging.request_before(page)
    return (yield from _fetch(page.listing, request, config, page.number - 1, page))


def page_at(listing: Listing, number: int, config: ClientConfig) -> Flow[Page[Any]]:
    """A page by its number, to go on from in either direction. Items seen on other pages are not dropped from it."""
    if not isinstance(number, int) or number < 1:
        raise InvalidArgumentError(f"pages are counted from 1; there is no page {number!r}")
    request = listing.paging.request_at(listing.first, number)
    return (yield from _fetch(Listing(listing.first, listing.paging, listing.items), request, config, number))


def answer_at(listing: Listing, number: int, config: ClientConfig) -> Flow[tuple[Any, Response]]:
    """The answer with a page, for `to_page`. Pages can be fetched in any order like this."""
    return (yield from call_with_response(listing.paging.request_at(listing.first, number), config))


def _fetch(
    listing: Listing, request: Request[Any], config: ClientConfig, number: int, beside: Page[Any] | None = None
) -> Flow[Page[Any]]:
    answer, response = yield from call_with_response(request, config)
    return to_page(listing, answer, response, number, beside)


def to_page(
    listing: Listing, answer: Any, response: Response, number: int, beside: Page[Any] | None = None
) -> Page[Any]:
    """The page with this number, read after the one beside it if there is one."""
    is_backwards = beside is not None and beside.number > number
    listing.check(answer, response)
    found = listing.items_in(answer)
    new = listing.seen.take_new(found, number, is_backwards=is_backwards)
    if listing.total_pages is None:
        listing.total_pages = listing.paging.total_pages(answer)
    # Empty pages are no repeats while there are pages that the first answer announced.
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
    """Pages that are counted, with a `page_info` that says where the end is. No page beyond it is requested.

    A server that does not move on ends the listing instead of keeping it going.
    """

    def first_number(self, request: Request[Any]) -> int:
        """The page that was asked for, or 1."""
        given = dict(request.params).get("page", "1")
        return int(given) if given.isdecimal() else 1

    def total_pages(self, answer: Any) -> int:
        """The total of `page_info`."""
        info: PageInfo | None = answer.page_info
        return info.total_page if info is not None and isinstance(info.total_page, int) else 0

    def has_next(self, page: Page[Any]) -> bool:
        """Whether `page_info` says so. A server that answers with another page than asked for has no more.

        Where it does not say how many pages there are, they end with the first that has no new item.
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
        """The first request with a page_limit, unless it has one or begins elsewhere than at the first page."""
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
    """Whether a page is the one that was asked for, and has as many items as its `page_info` says."""
    if info is None or info.page != number:
        return False
    size, total, pages = info.limit_per_page, info.total_results, info.total_page
    if not all(isinstance(each, int) for each in (size, total, pages)) or size < 1:
        return False
    return pages == -(-total // size) and found == min(size, total - (number - 1) * size)


@dataclass(frozen=True, slots=True)
class PageTokens:
    """Pages that each come with a token for the next; there is none on the last.

    A server that gives a token twice, or one token after the other without new items, raises: what came would
    otherwise look like everything there is.
    """

    token_of: Callable[[Any], str | None]
    """The token for the next page, from an answer."""
    ask_with: Callable[[Request[Any], str], Request[Any]]
    """The request for a page, from the first request and a token."""
    previous_token_of: Callable[[Any], str | None] = lambda answer: None
    """The token for the page before, from an answer; None where the platform gives none."""

    def first_number(self, request: Request[Any]) -> int:
        """1: only what is fetched here is counted."""
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
            UnexpectedResponseError: The server does not move on.
        """
        token = self.token_of(page.answer) or ""
        following = page.number + 1
        if page.listing.tokens.setdefault(token, following) != following:
            raise _repeating(page, "with a page token that it had given before")
        if page.repeats >= _MAX_TOKEN_REPEATS:
            raise _repeating(page, f"as the last of {_MAX_TOKEN_REPEATS} in a row with a token but without a new item")
        return self.ask_with(page.listing.first, token)

    def has_previous(self, page: Page[Any]) -> bool:
        """Whether the page came with a token for the one before."""
        return page.number > 1 and bool(self.previous_token_of(page.answer))

    def request_before(self, page: Page[Any]) -> Request[Any]:
        """The request with that token."""
        return self.ask_with(page.listing.first, self.previous_token_of(page.answer) or "")

    def request_at(self, first: Request[Any], number: int) -> Request[Any]:
        """Raises InvalidArgumentError: only the neighbors of a page can be requested."""
        raise InvalidArgumentError("these pages have no numbers; go from one to the next with next_page()")

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """None: the first request of a search is made once, and its size holds for all pages."""
        return None

    def numbers_after(self, page: Page[Any]) -> range:
        """None: each page has the token of the next."""
        return range(0)

    def continues(self, page: Page[Any], answer: Any, number: int) -> bool:
        """False: no page is fetched before its predecessor."""
        return False


def _repeating(page: Page[Any], how: str) -> UnexpectedResponseError:
    first = page.listing.first
    return UnexpectedResponseError(
        f"{first.method} {first.path}: the platform answered page {page.number} {how}, so this would never end."
        f" The {page.items_before + len(page.items)} items before this are valid; whether there are more is not known.",
        response=redacted(page.response),
    )
