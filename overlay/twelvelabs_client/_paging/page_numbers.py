"""Pages that are counted, with totals: when they are at their end, and what the totals say about a change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeGuard

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .listing import Page

_MAX_REPEATS = 2
"""After this many consecutive numbered pages without a new item, the server is assumed to repeat itself."""
_MAX_MOVED = 100
"""The same where the `page_info` adds up: additions at the front move pages that have been read down."""


class PageNumbers:
    """Numbered pages, with a `page_info` that says which is the last. No page after it is requested.

    A server that repeats itself ends the listing instead of keeping it going forever.
    """

    has_numbers = True

    def is_complete(self, page: Page[Any]) -> bool:
        """False: after a change, the items that it announces may be on other pages."""
        return False

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
        adds_up = _adds_up(info, page.number, len(page.listing.items_in(page.answer)))
        if page.repeats >= (_MAX_MOVED if adds_up else _MAX_REPEATS) or (
            isinstance(number, int) and number != page.number
        ):
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

    def total_items(self, answer: Any) -> int | None:
        """The `total_results` of `page_info`."""
        info: PageInfo | None = answer.page_info
        return info.total_results if info is not None and isinstance(info.total_results, int) else None


def _adds_up(info: PageInfo | None, number: int, found: int) -> TypeGuard[PageInfo]:
    """Whether a page is the requested one, and has as many items as its `page_info` says."""
    if info is None or info.page != number:
        return False
    size, total, pages = info.limit_per_page, info.total_results, info.total_page
    if not all(isinstance(each, int) for each in (size, total, pages)) or size < 1:
        return False
    return pages == -(-total // size) and found == min(size, total - (number - 1) * size)
