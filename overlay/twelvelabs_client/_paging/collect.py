"""Reading a list into memory: so many of its items, or all, with as few requests as may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Generic, TypeVar

from .._flows.effects import Flow
from .._http.config import ClientConfig
from ..errors import InvalidArgumentError
from .pages import Listing, Page, key_of, open_listing, page_after

T = TypeVar("T")

LARGEST_PAGE = 50
"""So many items the platform puts on a page at the most."""


class Collection(Generic[T]):
    """What has been read of a list so far. After a failure it goes on where it was."""

    def __init__(self, listing: Callable[[], Listing], page: Page[T] | None) -> None:
        self._listing = listing
        self._page = page
        self._items: list[T] = [] if page is None else list(page.items)
        self._is_begun = False

    def read(self, wanted: int | None, config: ClientConfig) -> Flow[list[T]]:
        """So many items from the page on that it began with, or all for None; fewer where there are no more."""
        if wanted is not None and (not isinstance(wanted, int) or wanted < 0):
            raise InvalidArgumentError(f"the number of items must be 0 or more, not {wanted!r}")
        while wanted is None or len(self._items) < wanted:
            if not self._is_begun and (listing := self._beginning(wanted)) is not None:
                page = yield from open_listing(listing, config)
            elif self._page is not None and self._page.has_next:
                page = yield from page_after(self._page, config)
            else:
                break
            self._is_begun = True
            self._page = page
            self._items += page.items
        return self._items[:wanted]

    def _beginning(self, wanted: int | None) -> Listing | None:
        """The list from its first page on, where nothing is there yet or where larger pages are fewer requests."""
        size = page_size(wanted)
        page = self._page
        if page is None:
            listing = self._listing()
            resized = listing.paging.resized(listing.first, size)
            return listing if resized is None else replace(listing, first=resized)
        resized = page.listing.paging.resized(page.listing.first, size) if page.number == 1 else None
        if resized is None or not page.has_next or _requests_left(page, wanted) <= _requests(page, wanted, size):
            return None
        # Page 0 is before all others, so what this page has given is passed over.
        given = {key_of(item): 0 for item in page.items}
        if None in given:
            return None
        return replace(page.listing, first=resized, pages_promised=None, given_on=given)


def page_size(wanted: int | None) -> int:
    """The size of pages for so many items, so that all are of about one size; the largest for all items."""
    if not wanted:
        return LARGEST_PAGE
    pages = -(-wanted // LARGEST_PAGE)
    return -(-wanted // pages)


def _requests_left(page: Page[T], wanted: int | None) -> int:
    """How many more pages of the present size it takes."""
    info = page.answer.page_info
    pages: int = info.total_page - page.number
    size = len(page.items)
    return pages if wanted is None or not size else min(pages, -(-(wanted - size) // size))


def _requests(page: Page[T], wanted: int | None, size: int) -> int:
    """How many pages of another size it takes, from the first on."""
    total = page.answer.page_info.total_results
    if not isinstance(total, int):
        total = 0 if wanted is None else wanted
    return -(-(total if wanted is None else min(wanted, total)) // size)
