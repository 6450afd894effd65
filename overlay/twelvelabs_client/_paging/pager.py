"""Pagers: lists in pages, to iterate over, or to go through from page to page.

Which page follows, and where the end is, is decided in `pages`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, Self, TypeVar, cast, get_args, get_type_hints

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .._binding.resource import Plain, check_arguments
from .._drivers.sync import SyncDriver
from .._flows.effects import Flow
from .._http.call import guarded
from .._response import Response
from ..errors import InvalidArgumentError
from .collect import Collection
from .iterators import AsyncItems, AsyncPages, Items, Pages
from .pages import Listing, Page, PageNumbers, Paging, open_listing, page_after, page_at, page_before

if TYPE_CHECKING:
    from .._drivers.asynchronous import AsyncDriver

T = TypeVar("T")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")


class PageOf(Protocol[T_co]):
    """An answer with a page of items."""

    @property
    def data(self) -> Sequence[T_co]: ...
    @property
    def page_info(self) -> PageInfo: ...


class BasePager(Generic[T]):
    """What all pagers show of the page that they stand on."""

    _page: Page[T] | None
    _collection: Collection[T] | None = None
    """What `take` or `to_list` had read when it failed."""

    @property
    def page(self) -> Page[T]:
        """The page that this pager stands on."""
        if self._page is None:
            raise InvalidArgumentError("nothing has been fetched yet: await the pager first, or iterate with async for")
        return self._page

    @property
    def items(self) -> list[T]:
        """The items of this page, without those of pages read before it."""
        return self.page.items

    @property
    def data(self) -> list[T]:
        """The same, by the name that answers have for it."""
        return self.items

    @property
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return self.page.has_next

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one that can be fetched."""
        return self.page.has_previous

    @property
    def response(self) -> Response:
        """The whole answer with this page."""
        return self.page.response

    def _collecting(self, listing: Callable[[], Listing]) -> Collection[T]:
        """What `take` and `to_list` go on with."""
        if self._collection is None:
            self._collection = Collection(listing, self._page)
        return self._collection

    def __repr__(self) -> str:
        if self._page is None:
            return f"<{type(self).__name__}, not fetched yet>"
        return f"<{type(self).__name__} at page {self._page.number} with {len(self._page.items)} items>"


class BaseSyncPager(BasePager[T]):
    """How synchronous pagers go from page to page. One that failed to can be told to do it again."""

    def __init__(self, driver: SyncDriver, page: Page[T]) -> None:
        self._driver = driver
        self._page = page

    def __iter__(self) -> Iterator[T]:
        return Items(self)

    def iter_pages(self) -> Iterator[Self]:
        """This page and all after it."""
        return Pages(self)

    def next_page(self) -> Self | None:
        """The page after this one, or None if this is the last."""
        if not self.has_next:
            return None
        return self._on(self._run(lambda: page_after(self.page, self._driver.config)))

    def previous_page(self) -> Self | None:
        """The page before this one, or None if there is none, or none that can be fetched."""
        if not self.has_previous:
            return None
        return self._on(self._run(lambda: page_before(self.page, self._driver.config)))

    def page_at(self, number: int) -> Self:
        """A page by its number, counted from 1. Beyond the last it is empty.

        Raises:
            InvalidArgumentError: The number is below 1, or the pages of this list have no numbers.
        """
        return self._on(self._run(lambda: page_at(self.page.listing, number, self._driver.config)))

    def take(self, count: int) -> list[T]:
        """The next items, from the first of this page on: so many, or as many as there are.

        Pages are as large as that takes unless `page_limit` was given. After a failure call it again: it goes on with
        the page that failed.
        """
        return self._collect(count)

    def to_list(self) -> list[T]:
        """All items from this page on, in pages of 50 unless `page_limit` was given.

        After a failure call it again: it goes on with the page that failed.
        """
        return self._collect(None)

    def _collect(self, wanted: int | None) -> list[T]:
        collection = self._collecting(lambda: self.page.listing)
        items = self._run(lambda: collection.read(wanted, self._driver.config))
        self._collection = None
        return items

    def _run(self, start: Callable[[], Flow[R]]) -> R:
        return self._driver.run(guarded(start))

    def _on(self, page: Page[T]) -> Self:
        return type(self)(self._driver, page)

    @property
    def get_next(self) -> Callable[[], Self | None] | None:
        """A function that fetches the page after this one, or None if this is the last."""
        return self.next_page if self.has_next else None


class BaseAsyncPager(BasePager[T]):
    """How asynchronous pagers go from page to page. One that failed to can be told to do it again."""

    def __init__(
        self,
        driver: AsyncDriver,
        listing: Callable[[], Listing] | None = None,
        page: Page[T] | None = None,
    ) -> None:
        self._driver = driver
        self._listing = listing
        self._page = page

    def __await__(self) -> Generator[Any, Any, Self]:
        return self._fetched().__await__()

    async def _fetched(self) -> Self:
        if self._page is None:
            self._page = await self._run(lambda: open_listing(self._begin(), self._driver.config))
        return self

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncItems(self)

    def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all after it."""
        return AsyncPages(self)

    async def next_page(self) -> Self | None:
        """The page after this one, or None if this is the last."""
        await self._fetched()
        if not self.has_next:
            return None
        return self._on(await self._run(lambda: page_after(self.page, self._driver.config)))

    async def previous_page(self) -> Self | None:
        """The page before this one, or None if there is none, or none that can be fetched."""
        await self._fetched()
        if not self.has_previous:
            return None
        return self._on(await self._run(lambda: page_before(self.page, self._driver.config)))

    async def page_at(self, number: int) -> Self:
        """A page by its number, counted from 1. Beyond the last it is empty.

        Raises:
            InvalidArgumentError: The number is below 1, or the pages of this list have no numbers.
        """
        return self._on(await self._run(lambda: page_at(self._begin(), number, self._driver.config)))

    async def take(self, count: int) -> list[T]:
        """The next items, from the first of this page on: so many, or as many as there are.

        Pages are as large as that takes unless `page_limit` was given. After a failure call it again: it goes on with
        the page that failed.
        """
        return await self._collect(count)

    async def to_list(self) -> list[T]:
        """All items from this page on, in pages of 50 unless `page_limit` was given.

        After a failure call it again: it goes on with the page that failed.
        """
        return await self._collect(None)

    async def _collect(self, wanted: int | None) -> list[T]:
        collection = self._collecting(self._begin)
        items = await self._run(lambda: collection.read(wanted, self._driver.config))
        self._collection = None
        return items

    def _begin(self) -> Listing:
        """The listing, which is made when it is first needed: its arguments are checked with that."""
        return self._listing() if self._listing is not None else self.page.listing

    async def _run(self, start: Callable[[], Flow[R]]) -> R:
        return await self._driver.run(guarded(start))

    def _on(self, page: Page[T]) -> Self:
        return type(self)(self._driver, page=page)

    @property
    def get_next(self) -> Callable[[], Coroutine[Any, Any, Self | None]] | None:
        """A function that fetches the page after this one, or None if this is the last."""
        return self.next_page if self.has_next else None


class _Counted(BasePager[T]):
    """Pagers of pages that are counted."""

    @property
    def page_info(self) -> PageInfo:
        """Where this page stands: its number, the size of pages, and how many pages and items there are in all."""
        info: PageInfo = self.page.answer.page_info
        return info


class Pager(BaseSyncPager[T], _Counted[T]):
    """A list in pages. Iterate for all items from this page on, or go from page to page.

    No item comes twice on the way, whatever is added or removed meanwhile. But when something is removed from the part
    that has been read, what follows moves up, and as many items can be missed: that is in the nature of page numbers.
    """


class AsyncPager(BaseAsyncPager[T], _Counted[T]):
    """A list in pages. `async for` gives all items from this page on; `await` fetches the page and gives the pager."""


class Paged(Plain[P, SyncT, AsyncT]):
    """A method that returns a pager: SyncT on synchronous resources, AsyncT on asynchronous ones."""

    def __init__(
        self,
        build: Callable[P, Request[Any]],
        pager: Callable[..., SyncT],
        async_pager: Callable[..., AsyncT],
        *,
        items: str = "data",
        paging: Paging | None = None,
    ) -> None:
        self.describes = build
        self._pager = pager
        self._async_pager = async_pager
        self._items = items
        self._paging = paging

    def listing(self, *args: Any, **kwargs: Any) -> Listing:
        """What the pages of one call share."""
        return Listing(self.describes(*args, **kwargs), self._paging or PageNumbers(), self._items)

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[Page[Any]]:
        return open_listing(self.listing(*args, **kwargs), resource._config)

    def result(self, annotation: Any, *, is_sync: bool) -> Any:
        pager: Any = self._pager if is_sync else self._async_pager
        if not pager.__parameters__:
            return pager  # a pager of its own, for one type of item
        items = get_type_hints(get_args(annotation)[-1])[self._items]
        return pager[get_args(items)[-1]]

    def run_sync(self, owner: Any, args: Any, kwargs: Any) -> Any:
        return self._pager(owner._driver, super().run_sync(owner, args, kwargs))

    def make_async(self) -> Callable[..., Any]:
        def method(self_: Any, /, *args: Any, **kwargs: Any) -> Any:
            # No coroutine: the pager itself can be awaited, or iterated over at once.
            check_arguments(method, self_, args, kwargs)
            return self._async_pager(self_._driver, lambda: self.listing(*args, **kwargs))

        return method


def paged(build: Callable[P, Request[PageOf[T]]]) -> Paged[P, Pager[T], AsyncPager[T]]:
    """A list operation whose pages have their items in `data`."""
    return Paged(build, cast("type[Pager[T]]", Pager), cast("type[AsyncPager[T]]", AsyncPager))
