"""Reads a list into memory, its first items or all, in few requests, some of them concurrent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Generic, TypeVar

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.numeric import integer

from .._flows.effects import Flow, parallel
from .._http.config import ClientConfig
from .._limits import MAX_PAGE_SIZE
from .._response import Response
from ..errors import ApiError, TwelveLabsError
from .listing import Listing, Page, to_page
from .pages import answer_at, is_refusal, open_listing, page_after
from .seen_items import SeenItems, item_key

T = TypeVar("T")

CONCURRENCY = 4
"""The default number of pages fetched concurrently: enough to hide the latency, few enough to leave some of the rate
limit to other calls."""


class Collector(Generic[T]):
    """The part of a list read so far. After a failure, reading continues from there.

    Pages are fetched concurrently only while the list does not change. Once a page does not continue the ones before
    it, pages from there on are discarded and fetched again, one by one.
    """

    def __init__(self, listing: Callable[[], Listing], page: Page[T] | None) -> None:
        self._listing = listing
        self._page = page
        self._items: list[T] = [] if page is None else list(page.items)
        self._is_begun = False
        self._has_changed = False
        self._answers: dict[int, tuple[Any, Response]] = {}
        """Fetched pages whose predecessors are still missing, by number."""

    def read(self, wanted: int | None, concurrency: int, config: ClientConfig) -> Flow[list[T]]:
        """The first `wanted` items from the collector's first page on, or all for None; fewer if there are no more."""
        if wanted is not None:
            wanted = integer("the number of items", wanted, at_least=0)
        concurrency = integer("concurrency", concurrency, at_least=1)
        while wanted is None or len(self._items) < wanted:
            if not self._is_begun and (listing := self._beginning(wanted)) is not None:
                self._add((yield from open_listing(listing, config)))
            elif self._page is None or not self._page.has_next:
                break
            elif concurrency > 1 and len(numbers := self._numbers_after(self._page, wanted)) > 1:
                yield from self._fetch_together(self._page, numbers, concurrency, config)
            else:
                self._add((yield from page_after(self._page, config)))
        return self._items[:wanted]

    def _add(self, page: Page[T]) -> None:
        self._is_begun = True
        self._page = page
        self._items += page.items

    def _beginning(self, wanted: int | None) -> Listing | None:
        """The list from its first page on, if nothing has been read yet, or larger pages save requests."""
        size = page_size(wanted)
        page = self._page
        if page is None:
            listing = self._listing()
            resized = listing.paging.resized(listing.first, size)
            return listing if resized is None else replace(listing, first=resized)
        resized = page.listing.paging.resized(page.listing.first, size) if page.number == 1 else None
        if resized is None or not page.has_next or _requests_left(page, wanted) <= _requests(page, wanted, size):
            return None
        if None in map(item_key, page.items):  # duplicates on the first larger page could not be detected
            return None
        return replace(page.listing, first=resized, total_pages=None, seen=SeenItems(page.items))

    def _numbers_after(self, page: Page[T], wanted: int | None) -> range:
        """The pages that are still needed and can be fetched concurrently."""
        numbers = range(0) if self._has_changed else page.listing.paging.numbers_after(page)
        if wanted is None or not numbers:
            return numbers
        return numbers[: -(-(wanted - len(self._items)) // page.answer.page_info.limit_per_page)]

    def _fetch_together(self, last: Page[T], numbers: range, concurrency: int, config: ClientConfig) -> Flow[None]:
        """Fetch pages and add them in order. Raises the first failure, after adding the pages before the gap.

        After a failure or a change of the list, no further request is started, but those in flight complete: an error
        thrown inside the parallel effect would break their connections.
        """
        listing, failures = last.listing, list[TwelveLabsError]()

        def fetch(number: int) -> Flow[None]:
            try:
                answer, response = yield from answer_at(listing, number, config)
            except TwelveLabsError as error:
                if isinstance(error, ApiError) and is_refusal(error):
                    self._has_changed = True  # the list may have become shorter: it is found out page by page
                else:
                    failures.append(error)
                return
            if listing.paging.continues(last, answer, number):
                self._answers[number] = answer, response
            else:
                self._has_changed = True

        def flows() -> Iterator[Flow[None]]:
            for number in numbers:
                if failures or self._has_changed:
                    return
                if number not in self._answers:
                    yield fetch(number)

        yield from parallel(flows(), min(concurrency, len(numbers)))
        self._add_in_order()
        if failures and not self._has_changed:
            raise failures[0]

    def _add_in_order(self) -> None:
        """Add the fetched pages up to the first gap."""
        while self._page is not None and (found := self._answers.pop(self._page.number + 1, None)) is not None:
            answer, response = found
            listing, number = self._page.listing, self._page.number + 1
            if listing.seen.has_repeats(listing.items_in(answer), self._page.position + 1):
                self._has_changed = True
                break
            self._add(to_page(listing, answer, response, number, self._page))
        if self._has_changed:
            self._answers.clear()


def page_size(wanted: int | None) -> int:
    """The page size for this many items: the fewest pages, of about equal size. The maximum for all items."""
    if not wanted:
        return MAX_PAGE_SIZE
    pages = -(-wanted // MAX_PAGE_SIZE)
    return -(-wanted // pages)


def _requests_left(page: Page[T], wanted: int | None) -> int:
    """How many more pages of the current size are needed."""
    info: PageInfo | None = page.answer.page_info
    size = len(page.items)
    if info is None or not isinstance(info.total_page, int):
        return 0
    pages = info.total_page - page.number
    return pages if wanted is None or not size else min(pages, -(-(wanted - size) // size))


def _requests(page: Page[T], wanted: int | None, size: int) -> int:
    """How many pages of another size are needed, starting with the first."""
    info: PageInfo | None = page.answer.page_info
    total = info.total_results if info is not None else None
    if not isinstance(total, int):
        total = 0 if wanted is None else wanted
    return -(-(total if wanted is None else min(wanted, total)) // size)
