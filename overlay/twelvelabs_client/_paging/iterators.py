"""Iterators over the pages or the items of a list. After an error they continue with the page that failed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Generator, Iterator, Sequence
from enum import Enum
from typing import Any, Protocol, Self, TypeVar

from .._tracebacks import short_tracebacks

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class HasItems(Protocol[T_co]):
    """A page."""

    @property
    def items(self) -> Sequence[T_co]: ...


class SyncPage(Protocol):
    """A page that can fetch the next one."""

    def next_page(self) -> Self | None: ...


class AsyncPage(Protocol):
    """A page that fetches itself when awaited, and can fetch the next one."""

    def __await__(self) -> Generator[Any, Any, Self]: ...
    def next_page(self) -> Awaitable[Self | None]: ...


SyncP = TypeVar("SyncP", bound=SyncPage)
AsyncP = TypeVar("AsyncP", bound=AsyncPage)


class _End(Enum):
    OF_PAGE = "of page"


class Pages(Iterator[SyncP]):
    """A page and all after it."""

    def __init__(self, first: SyncP) -> None:
        self._page = first
        self._is_begun = False

    def __next__(self) -> SyncP:
        with short_tracebacks:
            page = self._page.next_page() if self._is_begun else self._page
        if page is None:
            raise StopIteration
        self._page, self._is_begun = page, True
        return page


class AsyncPages(AsyncIterator[AsyncP]):
    """A page and all after it."""

    def __init__(self, first: AsyncP) -> None:
        self._page = first
        self._is_begun = False

    async def __anext__(self) -> AsyncP:
        with short_tracebacks:
            page = await (self._page.next_page() if self._is_begun else self._page)
        if page is None:
            raise StopAsyncIteration
        self._page, self._is_begun = page, True
        return page


class Items(Iterator[T]):
    """The items of pages. A page is fetched when its first item is needed."""

    def __init__(self, pages: Iterator[HasItems[T]]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())

    def __next__(self) -> T:
        while (item := next(self._items, _End.OF_PAGE)) is _End.OF_PAGE:
            with short_tracebacks:
                self._items = iter(next(self._pages).items)
        return item


class AsyncItems(AsyncIterator[T]):
    """The items of pages. A page is fetched when its first item is needed."""

    def __init__(self, pages: AsyncIterator[HasItems[T]]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())

    async def __anext__(self) -> T:
        while (item := next(self._items, _End.OF_PAGE)) is _End.OF_PAGE:
            with short_tracebacks:
                self._items = iter((await anext(self._pages)).items)
        return item
