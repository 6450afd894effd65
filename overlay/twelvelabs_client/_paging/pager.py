"""The pagers that list methods return: iterate over the items, go from page to page, or collect.

Which page follows, and where the end is, is decided in `pages`; how many are fetched at a time in `collect`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, Self, TypeVar, cast, get_args, get_type_hints

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .._binding.resource import PlainMethod, check_arguments
from .._drivers.sync import SyncDriver
from .._flows.effects import Flow
from .._http.call import guarded
from .._response import Response
from .._tracebacks import short_tracebacks
from ..errors import InvalidArgumentError
from .collect import CONCURRENCY, Collector
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
    """What all pagers show of their page."""

    _page: Page[T] | None
    _collector: Collector[T] | None = None
    """What `take` or `to_list` had read when it failed."""

    @property
    def page(self) -> Page[T]:
        """The page of this pager."""
        if self._page is None:
            raise InvalidArgumentError("nothing has been fetched yet: await the pager first, or iterate with async for")
        return self._page

    @property
    def items(self) -> list[T]:
        """The items of this page, without those of pages read before it."""
        return self.page.items

    @property
    def data(self) -> list[T]:
        """The same as `items`, by the name of the field in answers."""
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
        """The platform's answer with this page."""
        return self.page.response

    def _collecting(self, listing: Callable[[], Listing]) -> Collector[T]:
        """The collector that a failed call has left, or a new one."""
        if self._collector is None:
            self._collector = Collector(listing, self._page)
        return self._collector

    def __repr__(self) -> str:
        if self._page is None:
            return f"<{type(self).__name__}, not fetched yet>"
        return f"<{type(self).__name__} at page {self._page.number} with {len(self._page.items)} items>"


class BaseSyncPager(BasePager[T]):
    """How synchronous pagers go from page to page. A call that failed can be made again."""

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
        """A page by its number, counted from 1. Beyond the last it is empty.

        Raises:
            InvalidArgumentError: The number is below 1, or the pages of this list have no numbers.
        """
        with short_tracebacks:
            return self._at(self._run(lambda: page_at(self.page.listing, number, self._driver.config)))

    def take(self, count: int, *, concurrency: int = CONCURRENCY) -> list[T]:
        """Up to `count` items, from the first of this page on. Only the pages that they are on are fetched.

        Several pages are fetched side by side, in pages of the best size unless `page_limit` was given. If the list
        changes meanwhile, what is left of it is read one page after the other. After a failure call it again: it goes
        on with the pages that are missing.

        Args:
            count: How many items.
            concurrency: The most pages in flight at a time. Pages that are reached by a token from the page before,
                such as those of a search, are always fetched one after the other.

        Raises:
            InvalidArgumentError: The count is below 0 or the concurrency below 1.
        """
        with short_tracebacks:
            return self._collect(count, concurrency)

    def to_list(self, *, concurrency: int = CONCURRENCY) -> list[T]:
        """All items from this page on, fetched side by side in pages of 50 unless `page_limit` was given.

        If the list changes meanwhile, what is left of it is read one page after the other. After a failure call it
        again: it goes on with the pages that are missing.

        Args:
            concurrency: The most pages in flight at a time. Pages that are reached by a token from the page before,
                such as those of a search, are always fetched one after the other.

        Raises:
            InvalidArgumentError: The concurrency is below 1.
        """
        with short_tracebacks:
            return self._collect(None, concurrency)

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
    """How asynchronous pagers go from page to page: as synchronous ones, but nothing is fetched until it is awaited."""

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
        """Up to `count` items, from the first of this page on, as in `Pager.take`."""
        with short_tracebacks:
            return await self._collect(count, concurrency)

    async def to_list(self, *, concurrency: int = CONCURRENCY) -> list[T]:
        """All items from this page on, as in `Pager.to_list`."""
        with short_tracebacks:
            return await self._collect(None, concurrency)

    async def _collect(self, wanted: int | None, concurrency: int) -> list[T]:
        collector = self._collecting(self._begin)
        items = await self._run(lambda: collector.read(wanted, concurrency, self._driver.config))
        self._collector = None
        return items

    def _begin(self) -> Listing:
        """The listing. It is made when it is first needed, and its arguments are checked then."""
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
    """Pagers of numbered pages."""

    @property
    def page_info(self) -> PageInfo:
        """The number of this page, the size of pages, and how many pages and items there are in all."""
        info: PageInfo = self.page.answer.page_info
        return info


class Pager(BaseSyncPager[T], _Counted[T]):
    """A list in pages. Iterate for all items from this page on, or go from page to page.

    No item is given twice on the way, whatever is added or removed meanwhile. But when something is removed from the
    part that has been read, what follows moves up, and as many items can be missed: page numbers cannot prevent that.
    """


class AsyncPager(BaseAsyncPager[T], _Counted[T]):
    """A list in pages. `async for` gives all items from this page on; `await` fetches the page and gives the pager."""


class Paged(PlainMethod[P, SyncT, AsyncT]):
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
