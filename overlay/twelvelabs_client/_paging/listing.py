"""The data of paging: a listing, its pages, and the strategy by which one page follows another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from twelvelabs_lowlevel.json_text import loads
from twelvelabs_lowlevel.requests import Request

from .._flows.effects import Flow
from .._http.decode import redacted
from .._response import Response
from ..errors import UnexpectedResponseError
from .seen_items import SeenItems

T = TypeVar("T")


class Paging(Protocol):
    """The strategy by which the pages of a list follow each other."""

    @property
    def has_numbers(self) -> bool:
        """Whether each page can be requested by its number."""
        ...

    def is_complete(self, page: Page[Any]) -> bool:
        """Whether the pages up to this one have all items that it announces, so that there is none after it."""
        ...

    def first_number(self, request: Request[Any]) -> int:
        """The number of the page that the first request asks for."""
        ...

    def total_pages(self, answer: Any) -> int:
        """The total number of pages, according to a response; 0 if it does not say."""
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
        """Whether the response with a page of `numbers_after(page)` comes from the same, unchanged list."""
        ...

    def total_items(self, answer: Any) -> int | None:
        """The total number of items, according to a response; None if it does not say, or items cannot move."""
        ...


def _send_as_it_is(request: Request[Any], send: Callable[[Request[Any]], Flow[Page[Any]]]) -> Flow[Page[Any]]:
    return send(request)


@dataclass(slots=True)
class Listing:
    """The state that the pages of one listing share."""

    first: Request[Any]
    paging: Paging
    items: str
    """The field of a response that contains the items."""
    total_pages: int | None = None
    """The total number of pages, according to the first response."""
    seen: SeenItems = field(default_factory=SeenItems, repr=False)
    tokens: dict[str, int] = field(default_factory=dict, repr=False)
    """The number of the page that each token came with."""
    opening: Callable[[Request[Any], Callable[[Request[Any]], Flow[Page[Any]]]], Flow[Page[Any]]] = _send_as_it_is
    """How the first request is sent."""

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
    """One page, and the state needed to fetch the next."""

    listing: Listing
    answer: Any
    response: Response
    items: list[T]
    number: int
    position: int
    """Its place in reading order: one more than that of the page before it, or one less when going back."""
    start: int
    """The number of the page at which reading began."""
    furthest: int
    """The highest page number read so far, including its own."""
    total: int | None
    """The total number of items, according to the pages up to this one."""
    items_before: int
    """The number of items on the pages before this one."""
    repeats: int
    """The number of pages in a row, up to this one, without a new item."""
    is_end: bool = False
    """Whether the platform has no such page, as the list ends before it."""

    @property
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return not self.is_end and self.listing.paging.has_next(self)

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one."""
        return self.listing.paging.has_previous(self)


def to_page(
    listing: Listing,
    answer: Any,
    response: Response,
    number: int,
    beside: Page[Any] | None = None,
    *,
    is_backwards: bool = False,
) -> Page[Any]:
    """The page with this number, read after the adjacent page `beside`, if any."""
    listing.check(answer, response)
    found = listing.items_in(answer)
    position = number if beside is None else beside.position + (-1 if is_backwards else 1)
    new = listing.seen.take_new(found, position, is_backwards=is_backwards)
    if listing.total_pages is None:
        listing.total_pages = listing.paging.total_pages(answer)
    before = None if is_backwards else beside
    # Neither empty pages within the announced total nor pages that are read again count as repeats.
    is_repeat = not new and (bool(found) or number > listing.total_pages) and (not before or number > before.furthest)
    total = listing.paging.total_items(answer)
    return Page(
        listing=listing,
        answer=answer,
        response=response,
        items=new,
        number=number,
        position=position,
        start=before.start if before else number,
        furthest=max(before.furthest, number) if before else number,
        total=before.total if before and total is None else total,
        items_before=_items_before(beside, new, is_backwards=is_backwards),
        repeats=(before.repeats if before else 0) + 1 if is_repeat else 0,
    )


def _has_null(content: bytes, field: str) -> bool:
    body = loads(content)
    return isinstance(body, dict) and body.get(field, "") is None


def _items_before(beside: Page[Any] | None, new: Sequence[Any], *, is_backwards: bool) -> int:
    if beside is None:
        return 0
    return max(beside.items_before - len(new), 0) if is_backwards else beside.items_before + len(beside.items)
