"""Iterators over the items or the pages of a list. After an error they go on where they were."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from .pager import BaseAsyncPager, BasePager, BaseSyncPager

T = TypeVar("T")
SyncPager = TypeVar("SyncPager", bound="BaseSyncPager[Any]")
AsyncPager = TypeVar("AsyncPager", bound="BaseAsyncPager[Any]")


class _Place(Generic[T]):
    """A place between two items of a page."""

    _items: list[T]
    _taken: int

    def _enter(self, pager: BasePager[T]) -> None:
        self._items = pager.items
        self._taken = 0


class Items(_Place[T], Iterator[T]):
    """The items of a page and of all after it."""

    def __init__(self, pager: BaseSyncPager[T]) -> None:
        self._pager = pager
        self._enter(pager)

    def __next__(self) -> T:
        while self._taken == len(self._items):
            following = self._pager.next_page()
            if following is None:
                raise StopIteration
            self._pager = following
            self._enter(following)
        self._taken += 1
        return self._items[self._taken - 1]


class AsyncItems(_Place[T], AsyncIterator[T]):
    """The items of a page and of all after it."""

    def __init__(self, pager: BaseAsyncPager[T]) -> None:
        self._pager = pager
        self._is_entered = False

    async def __anext__(self) -> T:
        if not self._is_entered:
            self._enter(await self._pager)
            self._is_entered = True
        while self._taken == len(self._items):
            following = await self._pager.next_page()
            if following is None:
                raise StopAsyncIteration
            self._pager = following
            self._enter(following)
        self._taken += 1
        return self._items[self._taken - 1]


class Pages(Iterator[SyncPager]):
    """A page and all after it."""

    def __init__(self, pager: SyncPager) -> None:
        self._pager = pager
        self._is_begun = False

    def __next__(self) -> SyncPager:
        following = self._pager.next_page() if self._is_begun else self._pager
        if following is None:
            raise StopIteration
        self._pager, self._is_begun = following, True
        return following


class AsyncPages(AsyncIterator[AsyncPager]):
    """A page and all after it."""

    def __init__(self, pager: AsyncPager) -> None:
        self._pager = pager
        self._is_begun = False

    async def __anext__(self) -> AsyncPager:
        following = await (self._pager.next_page() if self._is_begun else self._pager)
        if following is None:
            raise StopAsyncIteration
        self._pager, self._is_begun = following, True
        return following
