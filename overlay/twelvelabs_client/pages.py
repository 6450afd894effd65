"""Lists that come in pages: one page after the other, as flows.

How the request for the next page is made is a value: `PageNumbers` counts, `PageTokens` hands back the token that came
with the page before. No item comes twice: an item whose id was on an earlier page (because something was added
meanwhile, or because the server repeats itself) is passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, Protocol, TypeVar

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .answers import portable
from .calls import call_with_reply
from .effects import Flow
from .errors import GoneError, Reply, UnexpectedResponseError
from .transport import Settings

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


@dataclass(slots=True)
class Listing:
    """What the pages of one listing share."""

    first: Request[Any]
    paging: Paging
    items: str
    """The field of an answer that holds the items."""
    pages_promised: int | None = None
    """How many pages the first answer spoke of."""
    first_seen: dict[object, int] = field(default_factory=dict, repr=False)
    """On which page each id was first met."""
    tokens: dict[str, int] = field(default_factory=dict, repr=False)
    """To which page each token leads."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page, and what is needed to fetch the next."""

    listing: Listing
    answer: Any
    reply: Reply
    items: list[T]
    number: int
    items_before: int
    """How many items the pages before this one had."""
    fruitless: int
    """How many pages in a row, up to this one, had nothing new on them."""

    @property
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return self.listing.paging.has_next(self)


def first_page(
    request: Request[Any], settings: Settings, items: str = "data", paging: Paging | None = None
) -> Flow[Page[Any]]:
    """The page that the request asks for. The pages are counted unless told otherwise."""
    listing = Listing(request, paging or PageNumbers(), items)
    return (yield from _fetch(listing, request, settings, None))


def page_after(page: Page[T], settings: Settings) -> Flow[Page[T]]:
    """The page that follows one which has a next. It can be asked for again if that failed."""
    request = page.listing.paging.request_after(page)
    try:
        return (yield from _fetch(page.listing, request, settings, page))
    except GoneError as error:
        read = page.items_before + len(page.items)
        told = f"Page {page.number + 1} cannot be had any more: start again. The {read} items before it are good."
        error.args = (f"{error} {told}",)
        raise


def _fetch(listing: Listing, request: Request[Any], settings: Settings, before: Page[Any] | None) -> Flow[Page[Any]]:
    answer, reply = yield from call_with_reply(request, settings)
    number = before.number + 1 if before else listing.paging.first_number(request)
    found = getattr(answer, listing.items) or []
    fresh = _unseen(found, number, listing.first_seen)
    if listing.pages_promised is None:
        listing.pages_promised = listing.paging.pages_promised(answer)
    # An empty page may come before others, as long as the server is where it said that it would go.
    is_fruitless = not fresh and (bool(found) or number > listing.pages_promised)
    return Page(
        listing=listing,
        answer=answer,
        reply=reply,
        items=fresh,
        number=number,
        items_before=before.items_before + len(before.items) if before else 0,
        fruitless=(before.fruitless if before else 0) + 1 if is_fruitless else 0,
    )


def _unseen(items: Sequence[T], number: int, first_seen: dict[object, int]) -> list[T]:
    """The items that are on no earlier page and not twice on this one. An item without an id is always new."""
    fresh: list[T] = []
    here: set[object] = set()
    for item in items:
        key = next((value for name in _ID_FIELDS if (value := getattr(item, name, None)) is not None), None)
        if key is None or (first_seen.setdefault(key, number) >= number and key not in here):
            fresh.append(item)
        here.add(key)
    return fresh


class PageNumbers:
    """Pages that are counted, with a `page_info` that says where the end is. No page beyond it is asked for.

    A server that does not move on ends the listing instead of keeping it going.
    """

    def first_number(self, request: Request[Any]) -> int:
        """The page that was asked for, or 1."""
        given = next((value for name, value in request.params if name == "page"), "1")
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
        return goes_on and page.fruitless < _FRUITLESS_PAGES

    def request_after(self, page: Page[Any]) -> Request[Any]:
        """The first request, with the next number."""
        first = page.listing.first
        others = tuple(pair for pair in first.params if pair[0] != "page")
        return replace(first, params=(*others, ("page", str(page.number + 1))))


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
        if page.fruitless >= _FRUITLESS_TOKENS:
            raise _stuck(page, f"{_FRUITLESS_TOKENS} times in a row with nothing new and a token for yet another page")
        return self.ask_with(page.listing.first, token)


def _stuck(page: Page[Any], how: str) -> UnexpectedResponseError:
    first = page.listing.first
    return UnexpectedResponseError(
        f"{first.method} {first.path}: the platform answered page {page.number} {how}, so this would never end."
        f" The {page.items_before + len(page.items)} items before this are good; whether there are more is not known.",
        response=portable(page.reply),
    )
