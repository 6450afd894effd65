"""The pagers that list methods return: iterate over the items, go from page to page, or collect them.

`pages` decides which page comes next and where the list ends; `collect`, how many are fetched at a time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    ParamSpec,
    Self,
    TypeVar,
    overload,
)

from twelvelabs_lowlevel.models.page_info import PageInfo

from .._drivers.sync import SyncDriver
from .._flows.effects import Flow
from .._http.call import guarded
from .._misuse import USE_ASYNC_FOR, instead
from .._response import HasResponse, Response
from .._tracebacks import short_tracebacks
from ..errors import InvalidArgumentError
from .collect import CONCURRENCY, Collector
from .iterators import AsyncItems, AsyncPages, Items, Pages
from .listing import Listing, Page
from .pages import open_listing, page_after, page_at, page_before

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from .._drivers.asynchronous import AsyncDriver

T = TypeVar("T")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")


class BasePager(HasResponse, Generic[T]):
    """The properties common to all pagers."""

    _page: Page[T] | None
    _collector: Collector[T] | None = None
    """The items that a failed `take` or `to_list` had read."""

    @property
    def page(self) -> Page[T]:
        """The page of this pager."""
        if self._page is None:
            raise InvalidArgumentError("nothing has been fetched yet: await the pager first, or iterate with async for")
        return self._page

    @property
    def items(self) -> list[T]:
        """The items of this page, except those already on an earlier page."""
        return self.page.items

    @property
    def data(self) -> list[T]:
        """The same as `items`, under the name of the field in responses."""
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
        """The platform's response with this page."""
        return self.page.response

    def _received(self) -> Response:
        return self.response

    def _collecting(self, listing: Callable[[], Listing]) -> Collector[T]:
        """The collector of a failed call, or a new one."""
        if self._collector is None:
            self._collector = Collector(listing, self._page)
        return self._collector

    if not TYPE_CHECKING:
        __getitem__ = instead("cannot be indexed: use take(n) for the first items, or to_list()")
        __len__ = instead("has no length: use page_info.total_results where the platform counts, or len(to_list())")

        def __bool__(self) -> bool:
            return True

    def __repr__(self) -> str:
        if self._page is None:
            return f"<{type(self).__name__}, not fetched yet>"
        return f"<{type(self).__name__} at page {self._page.number} with {len(self._page.items)} items>"

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        from twelvelabs_lowlevel.display import for_rich

        if self._page is not None:
            yield "page", self._page.number
            yield "items", for_rich(self._page.items)

    def _repr_html_(self) -> str:
        from twelvelabs_lowlevel.notebook import items_as_html

        return items_as_html(repr(self).strip("<>"), [] if self._page is None else self._page.items)


class BaseSyncPager(BasePager[T]):
    """The base of synchronous pagers. A failed call can be repeated."""

    def __init__(self, driver: SyncDriver, page: Page[T]) -> None:
        self._driver = driver
        self._page = page

    def __iter__(self) -> Iterator[T]:
        return Items(Pages(self))

    def iter_pages(self) -> Iterator[Self]:
        """This page and all after it. Each is fetched when it is needed."""
        return Pages(self)

    def next_page(self) -> Self | None:
        """The page after this one, or None if this is the last."""
        if not self.has_next:
            return None
        with short_tracebacks:
            return self._at(self._run(lambda: page_after(self.page, self._driver.config)))

    def previous_page(self) -> Self | None:
        """The page before this one; None if there is none, or the platform does not say how to fetch it."""
        if not self.has_previous:
            return None
        with short_tracebacks:
            return self._at(self._run(lambda: page_before(self.page, self._driver.config)))

    def page_at(self, number: int) -> Self:
        """A page by its number, counted from 1. A page after the last is empty.

        Raises:
            InvalidArgumentError: The number is below 1, or the pages of this list have no numbers.
        """
        with short_tracebacks:
            return self._at(self._run(lambda: page_at(self.page.listing, number, self._driver.config)))

    def take(self, count: int, *, concurrency: int = CONCURRENCY) -> list[T]:
        """Up to `count` items, starting with this page. No more pages than needed are fetched.

        Pages are fetched concurrently, and in the best size unless `page_limit` was given. If the list changes
        meanwhile, the remaining pages are fetched one by one. After a failure, call it again: it continues with the
        missing pages.

        Args:
            count: The maximum number of items.
            concurrency: The maximum number of pages in flight. Pages that need a token from the previous page, such as
                those of a search, are always fetched one by one.

        Raises:
            InvalidArgumentError: `count` is below 0, or `concurrency` below 1.
        """
        with short_tracebacks:
            return self._collect(count, concurrency)

    def to_list(self, *, concurrency: int = CONCURRENCY) -> list[T]:
        """All items from this page on. Pages are fetched concurrently, and have 50 items unless `page_limit` was given.

        If the list changes meanwhile, the remaining pages are fetched one by one. After a failure, call it again: it
        continues with the missing pages.

        Args:
            concurrency: The maximum number of pages in flight. Pages that need a token from the previous page, such as
                those of a search, are always fetched one by one.

        Raises:
            InvalidArgumentError: `concurrency` is below 1.
        """
        with short_tracebacks:
            return self._collect(None, concurrency)

    @overload
    def dataframe(self, *, library: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
    @overload
    def dataframe(self, *, library: Literal["polars"]) -> pl.DataFrame: ...
    def dataframe(self, *, library: Literal["pandas", "polars"] = "pandas") -> pd.DataFrame | pl.DataFrame:
        """All items from this page on as a table, as `to_list` reads them. Needs the extra of the library.

        Objects within the items are columns with a point in their names. An item with a list of objects, as a video
        with its clips, is a row for each of them.
        """
        from twelvelabs_lowlevel.tables import imported_library, rows_of, table

        imported_library(library)
        return table(rows_of(self.to_list()), library)

    def _collect(self, wanted: int | None, concurrency: int) -> list[T]:
        collector = self._collecting(lambda: self.page.listing)
        items = self._run(lambda: collector.read(wanted, concurrency, self._driver.config))
        self._collector = None
        return items

    def _run(self, start: Callable[[], Flow[R]]) -> R:
        return self._driver.run(guarded(start))

    def _at(self, page: Page[T]) -> Self:
        return type(self)(self._driver, page)

    @property
    def get_next(self) -> Callable[[], Self | None] | None:
        """A function that fetches the page after this one, or None if this is the last."""
        return self.next_page if self.has_next else None


class BaseAsyncPager(BasePager[T]):
    """The base of asynchronous pagers. Nothing is fetched before it is awaited."""

    if not TYPE_CHECKING:
        __iter__ = USE_ASYNC_FOR

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
            with short_tracebacks:
                self._page = await self._run(lambda: open_listing(self._begin(), self._driver.config))
        return self

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncItems(AsyncPages(self))

    def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all after it. Each is fetched when it is needed."""
        return AsyncPages(self)

    async def next_page(self) -> Self | None:
        """The page after this one, or None if this is the last."""
        with short_tracebacks:
            await self._fetched()
            if not self.has_next:
                return None
            return self._at(await self._run(lambda: page_after(self.page, self._driver.config)))

    async def previous_page(self) -> Self | None:
        """The page before this one; None if there is none, or the platform does not say how to fetch it."""
        with short_tracebacks:
            await self._fetched()
            if not self.has_previous:
                return None
            return self._at(await self._run(lambda: page_before(self.page, self._driver.config)))

    async def page_at(self, number: int) -> Self:
        """A page by its number, counted from 1, as in `Pager.page_at`."""
        with short_tracebacks:
            return self._at(await self._run(lambda: page_at(self._begin(), number, self._driver.config)))

    async def take(self, count: int, *, concurrency: int = CONCURRENCY) -> list[T]:
        """Up to `count` items, starting with this page, as in `Pager.take`."""
        with short_tracebacks:
            return await self._collect(count, concurrency)

    async def to_list(self, *, concurrency: int = CONCURRENCY) -> list[T]:
        """All items from this page on, as in `Pager.to_list`."""
        with short_tracebacks:
            return await self._collect(None, concurrency)

    @overload
    async def dataframe(self, *, library: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
    @overload
    async def dataframe(self, *, library: Literal["polars"]) -> pl.DataFrame: ...
    async def dataframe(self, *, library: Literal["pandas", "polars"] = "pandas") -> pd.DataFrame | pl.DataFrame:
        """All items from this page on as a table, as in `Pager.dataframe`."""
        from twelvelabs_lowlevel.tables import imported_library, rows_of, table

        imported_library(library)
        return table(rows_of(await self.to_list()), library)

    async def _collect(self, wanted: int | None, concurrency: int) -> list[T]:
        collector = self._collecting(self._begin)
        items = await self._run(lambda: collector.read(wanted, concurrency, self._driver.config))
        self._collector = None
        return items

    def _begin(self) -> Listing:
        """The listing, created on first use; its arguments are checked then."""
        return self._listing() if self._listing is not None else self.page.listing

    async def _run(self, start: Callable[[], Flow[R]]) -> R:
        return await self._driver.run(guarded(start))

    def _at(self, page: Page[T]) -> Self:
        return type(self)(self._driver, page=page)

    @property
    def get_next(self) -> Callable[[], Coroutine[Any, Any, Self | None]] | None:
        """A function that fetches the page after this one, or None if this is the last."""
        return self.next_page if self.has_next else None


class _Counted(BasePager[T]):
    """Pagers over numbered pages."""

    @property
    def page_info(self) -> PageInfo:
        """The number of this page, the page size, and the total numbers of pages and items."""
        info: PageInfo = self.page.answer.page_info
        return info


class Pager(BaseSyncPager[T], _Counted[T]):
    """A list in pages. Iterate over all items from this page on, or go from page to page.

    Items may be deleted during the iteration: if the list has become shorter, pages onto which unread items may have
    moved are read again. No item is returned twice, and those that stay in the list are returned once, unless as many
    are added at its end as are removed from the part already read, or a change moves an unread item forward.
    """


class AsyncPager(BaseAsyncPager[T], _Counted[T]):
    """A list in pages. `async for` iterates over all items from this page on; `await` fetches the page."""
