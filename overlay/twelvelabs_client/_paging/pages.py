"""Lists that come in pages: one page after the other, forwards or backwards, as flows.

How the request for another page is made is a value: `PageNumbers` counts, `PageTokens` hands back the token that came
with the page beside it. No item comes twice: an item that was on a page read before on the way to this one (because
something was added meanwhile, or because the server repeats itself) is passed over.

What page numbers cannot guarantee: when something is removed from the part that has been read already, all that
follows moves up, and as many items slip from the next page onto one that is not read again. They are missed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow
from .._http.call import call_with_response
from .._http.config import ClientConfig
from .._http.decode import redacted
from .._response import Response
from ..errors import GoneError, InvalidArgumentError, UnexpectedResponseError

T = TypeVar("T")

_FRUITLESS_PAGES = 2
"""After so many pages in a row with nothing new on them a server that counts pages is taken not to move on."""
_FRUITLESS_TOKENS = 20
"""The same for a server that gives tokens, which does not say how far it will go."""
_ID_FIELDS = ("id", "upload_id", "index")


class Paging(Protocol):
    """How the pages of a list follow each other."""

    def first_number(self, request: Request[Any]) -> int:
        """The number of the page that the first request asks for."""
        ...

    def pages_promised(self, answer: Any) -> int:
        """How many pages there are in all, as an answer says; 0 if it does not."""
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
        """The request for a page by its number. Raises InvalidArgumentError where pages cannot be had so."""
        ...

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """The first request, for pages of this size; None where the size is the caller's or not to be changed."""
        ...


@dataclass(slots=True)
class Listing:
    """What the pages of one listing share."""

    first: Request[Any]
    paging: Paging
    items: str
    """The field of an answer that holds the items."""
    pages_promised: int | None = None
    """How many pages the first answer spoke of."""
    given_on: dict[object, int] = field(default_factory=dict, repr=False)
    """With which page the item of each id was given."""
    tokens: dict[str, int] = field(default_factory=dict, repr=False)
    """To which page each token leads."""


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
    pages_without_new_items: int
    """How many pages in a row, up to this one, had nothing new on them."""

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
    """The page that the request asks for. The pages are counted unless told otherwise."""
    return (yield from open_listing(Listing(request, paging or PageNumbers(), items), config))


def open_listing(listing: Listing, config: ClientConfig) -> Flow[Page[Any]]:
    """The page that a listing begins with."""
    return (yield from _fetch(listing, listing.first, config, listing.paging.first_number(listing.first)))


def page_after(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page that follows one which has a next. It can be asked for again if that failed."""
    request = page.listing.paging.request_after(page)
    try:
        return (yield from _fetch(page.listing, request, config, page.number + 1, page))
    except GoneError as error:
        read = page.items_before + len(page.items)
        told = f"Page {page.number + 1} cannot be had any more: start again. The {read} items before it are good."
        error.args = (f"{error} {told}",)
        raise


def page_before(page: Page[T], config: ClientConfig) -> Flow[Page[T]]:
    """The page before one which has a previous. It can be asked for again if that failed."""
    request = page.listing.paging.request_before(page)
    return (yield from _fetch(page.listing, request, config, page.number - 1, page))


def page_at(listing: Listing, number: int, config: ClientConfig) -> Flow[Page[Any]]:
    """A page by its number, to go on from in either direction. It knows nothing of pages read before."""
    if not isinstance(number, int) or number < 1:
        raise InvalidArgumentError(f"pages are counted from 1; there is no page {number!r}")
    request = listing.paging.request_at(listing.first, number)
    return (yield from _fetch(Listing(listing.first, listing.paging, listing.items), request, config, number))


def _fetch(
    listing: Listing, request: Request[Any], config: ClientConfig, number: int, beside: Page[Any] | None = None
) -> Flow[Page[Any]]:
    """The page with this number, read after the one beside it if there is one."""
    answer, response = yield from call_with_response(request, config)
    is_backwards = beside is not None and beside.number > number
    found = getattr(answer, listing.items) or []
    fresh = _unseen(found, number, listing.given_on, is_backwards=is_backwards)
    if listing.pages_promised is None:
        listing.pages_promised = listing.paging.pages_promised(answer)
    # An empty page may come before others, as long as the server is where it said that it would go.
    has_nothing_new = not fresh and (bool(found) or number > listing.pages_promised)
    before = beside.pages_without_new_items if beside and not is_backwards else 0
    return Page(
        listing=listing,
        answer=answer,
        response=response,
        items=fresh,
        number=number,
        items_before=_items_before(beside, fresh, is_backwards=is_backwards),
        pages_without_new_items=before + 1 if has_nothing_new else 0,
    )


def _items_before(beside: Page[Any] | None, fresh: Sequence[Any], *, is_backwards: bool) -> int:
    if beside is None:
        return 0
    return max(beside.items_before - len(fresh), 0) if is_backwards else beside.items_before + len(beside.items)


def _unseen(items: Sequence[T], number: int, given_on: dict[object, int], *, is_backwards: bool) -> list[T]:
    """The items that no page read before this in the same direction has given. One without an id is always new.

    What was given with a page on the other side is given again: that page was read on another way through the list.
    """
    fresh: list[T] = []
    here: set[object] = set()
    for item in items:
        key = key_of(item)
        if key is None:
            fresh.append(item)
            continue
        given = given_on.get(key, number)
        was_passed = given > number if is_backwards else given < number
        if not was_passed and key not in here:
            fresh.append(item)
            given_on[key] = number
        here.add(key)
    return fresh


def key_of(item: object) -> object:
    """What tells an item from others; None if nothing does."""
    return next((value for name in _ID_FIELDS if (value := getattr(item, name, None)) is not None), None)


class PageNumbers:
    """Pages that are counted, with a `page_info` that says where the end is. No page beyond it is asked for.

    A server that does not move on ends the listing instead of keeping it going.
    """

    def first_number(self, request: Request[Any]) -> int:
        """The page that was asked for, or 1."""
        given = dict(request.params).get("page", "1")
        return int(given) if given.isdecimal() else 1

    def pages_promised(self, answer: Any) -> int:
        """The total of `page_info`."""
        info: PageInfo | None = answer.page_info
        return info.total_page if info is not None and isinstance(info.total_page, int) else 0

    def has_next(self, page: Page[Any]) -> bool:
        """Whether `page_info` says so. A server that answers with another page than asked for has no more."""
        info: PageInfo | None = page.answer.page_info
        if info is None or not isinstance(info.page, int) or not isinstance(info.total_page, int):
            return False
        goes_on = info.page == page.number and page.number < info.total_page
        return goes_on and page.pages_without_new_items < _FRUITLESS_PAGES

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


@dataclass(frozen=True, slots=True)
class PageTokens:
    """Pages that each come with a token for the next; there is none on the last.

    A server that gives a token twice, or one token after the other for nothing, raises: what came would otherwise look
    like all there is.
    """

    token_of: Callable[[Any], str | None]
    """The token for the next page, from an answer."""
    ask_with: Callable[[Request[Any], str], Request[Any]]
    """The request for a page, from the first request and a token."""
    previous_token_of: Callable[[Any], str | None] = lambda answer: None
    """The token for the page before, from an answer; none where the platform gives none."""

    def first_number(self, request: Request[Any]) -> int:
        """1: only what is fetched here is counted."""
        return 1

    def pages_promised(self, answer: Any) -> int:
        """Nothing is said of pages."""
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
            raise _stuck(page, "with a page token that it had given before")
        if page.pages_without_new_items >= _FRUITLESS_TOKENS:
            raise _stuck(page, f"{_FRUITLESS_TOKENS} times in a row with nothing new and a token for yet another page")
        return self.ask_with(page.listing.first, token)

    def has_previous(self, page: Page[Any]) -> bool:
        """Whether the page came with a token for the one before."""
        return page.number > 1 and bool(self.previous_token_of(page.answer))

    def request_before(self, page: Page[Any]) -> Request[Any]:
        """The request with that token."""
        return self.ask_with(page.listing.first, self.previous_token_of(page.answer) or "")

    def request_at(self, first: Request[Any], number: int) -> Request[Any]:
        """Raises InvalidArgumentError: only the pages beside a page can be had."""
        raise InvalidArgumentError("these pages have no numbers; go from one to the next with next_page()")

    def resized(self, first: Request[Any], size: int) -> Request[Any] | None:
        """None: the first request of a search is made once, and its size holds for all pages."""
        return None


def _stuck(page: Page[Any], how: str) -> UnexpectedResponseError:
    first = page.listing.first
    return UnexpectedResponseError(
        f"{first.method} {first.path}: the platform answered page {page.number} {how}, so this would never end."
        f" The {page.items_before + len(page.items)} items before this are good; whether there are more is not known.",
        response=redacted(page.response),
    )
