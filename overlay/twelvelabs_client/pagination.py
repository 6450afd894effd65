"""Pagers: lists in pages, to iterate over, or to go through from page to page.

Which page follows, and where the end is, is decided in `pages`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, Self, TypeVar, cast, get_args, get_type_hints

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .calls import checked
from .drivers import SyncDriver
from .effects import Flow
from .errors import InvalidArgumentError, Reply
from .pages import Page, Paging, first_page, page_after
from .resource import Immediate, check_arguments

if TYPE_CHECKING:
    from .drivers_async import AsyncDriver

T = TypeVar("T")
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

    @property
    def page(self) -> Page[T]:
        """The page that this pager stands on."""
        if self._page is None:
            raise InvalidArgumentError("nothing has been fetched yet: await the pager first, or iterate with async for")
        return self._page

    @property
    def items(self) -> list[T]:
        """The items of this page, without those of earlier pages."""
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
    def response(self) -> Reply:
        """The whole answer with this page."""
        return self.page.reply

    def __repr__(self) -> str:
        if self._page is None:
            return f"<{type(self).__name__}, not fetched yet>"
        return f"<{type(self).__name__} at page {self._page.number} with {len(self._page.items)} items>"


class BaseSyncPager(BasePager[T]):
    """How synchronous pagers go from page to page."""

    def __init__(self, driver: SyncDriver, page: Page[T]) -> None:
        self._driver = driver
        self._page = page

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
            yield from page.items

    def iter_pages(self) -> Iterator[Self]:
        """This page and all after it."""
        page: Self | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def next_page(self) -> Self | None:
        """The page after this one, or None if this is the last."""
        if not self.has_next:
            return None
        page = self._driver.run(checked(lambda: page_after(self.page, self._driver.settings)))
        return type(self)(self._driver, page)

    @property
    def get_next(self) -> Callable[[], Self | None] | None:
        """A function that fetches the page after this one, or None if this is the last."""
        return self.next_page if self.has_next else None


class BaseAsyncPager(BasePager[T]):
    """How asynchronous pagers go from page to page."""

    def __init__(
        self,
        driver: AsyncDriver,
        first: Callable[[], Flow[Page[T]]] | None = None,
        page: Page[T] | None = None,
    ) -> None:
        self._driver = driver
        self._first = first
        self._page = page

    def __await__(self) -> Generator[Any, Any, Self]:
        return self._fetched().__await__()

    async def _fetched(self) -> Self:
        if self._page is None and self._first is not None:
            self._page = await self._driver.run(checked(self._first))
        return self

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page.items:
                yield item

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all after it."""
        page: Self | None = await self._fetched()
        while page is not None:
            yield page
            page = await page.next_page()

    async def next_page(self) -> Self | None:
        """The page after this one, or None if this is the last."""
        await self._fetched()
        if not self.has_next:
            return None
        page = await self._driver.run(checked(lambda: page_after(self.page, self._driver.settings)))
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
    """A list in pages. Iterate for all items from this page on, or go from page to page."""


class AsyncPager(BaseAsyncPager[T], _Counted[T]):
    """A list in pages. `async for` gives all items from this page on; `await` fetches the page and gives the pager."""


class Paged(Immediate[P, SyncT, AsyncT]):
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

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[Page[Any]]:
        return first_page(self.describes(*args, **kwargs), resource._settings, self._items, self._paging)

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
            return self._async_pager(self_._driver, lambda: self.start(self_, *args, **kwargs))

        return method


def paged(build: Callable[P, Request[PageOf[T]]]) -> Paged[P, Pager[T], AsyncPager[T]]:
    """A list operation whose pages have their items in `data`."""
    return Paged(build, cast("type[Pager[T]]", Pager), cast("type[AsyncPager[T]]", AsyncPager))
