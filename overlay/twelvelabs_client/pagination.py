"""Lists that come in pages: one page after the other as a flow, and pagers that iterate over them.

The end is where `page_info` says that it is; no page beyond it is asked for. No item comes twice: an item whose id was
on an earlier page (because something was added meanwhile, or because the server repeats itself) is passed over. A
server that does not move on ends the iteration instead of keeping it going.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Protocol,
    TypeVar,
    cast,
    get_args,
    get_type_hints,
    overload,
)

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.requests import Request

from .calls import call_with_reply, checked
from .drivers import SyncDriver
from .effects import Flow
from .errors import InvalidArgumentError, Reply
from .resource import AsyncResource, Method, SyncResource, check_arguments
from .retry import RetryPolicy

if TYPE_CHECKING:
    from .drivers_async import AsyncDriver

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")

_FRUITLESS_PAGES = 2
"""After so many pages in a row with nothing new on them the server is taken not to move on."""
_ID_FIELDS = ("id", "upload_id", "index")


class PageOf(Protocol[T_co]):
    """An answer with a page of items."""

    @property
    def data(self) -> Sequence[T_co]: ...
    @property
    def page_info(self) -> PageInfo: ...


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page, and what is needed to fetch the next."""

    request: Request[Any]
    answer: Any
    reply: Reply
    items: list[T]
    number: int
    has_next: bool
    first_seen: dict[object, int] = field(repr=False)
    """On which page each id was first met; all pages of one listing share it."""
    pages_promised: int
    """How many pages the first answer spoke of."""
    fruitless: int = 0


def first_page(request: Request[Any], policy: RetryPolicy, items: str) -> Flow[Page[Any]]:
    """The page that the request asks for."""
    number = int(next((value for name, value in request.params if name == "page"), "1"))
    return (yield from _fetch(request, policy, items, number, {}, None, 0))


def page_after(page: Page[T], policy: RetryPolicy, items: str) -> Flow[Page[T]]:
    """The page that follows one which has a next."""
    number = page.number + 1
    others = tuple(pair for pair in page.request.params if pair[0] != "page")
    request = replace(page.request, params=(*others, ("page", str(number))))
    return (yield from _fetch(request, policy, items, number, page.first_seen, page.pages_promised, page.fruitless))


def _fetch(
    request: Request[Any],
    policy: RetryPolicy,
    items: str,
    number: int,
    first_seen: dict[object, int],
    pages_promised: int | None,
    fruitless: int,
) -> Flow[Page[Any]]:
    answer, reply = yield from call_with_reply(request, policy)
    found = getattr(answer, items) or []
    fresh = _unseen(found, number, first_seen)
    if pages_promised is None:
        pages_promised = _total_pages(answer.page_info)
    # An empty page may come before others, as long as the server is where it said that it would go.
    is_fruitless = not fresh and (bool(found) or number > pages_promised)
    fruitless = fruitless + 1 if is_fruitless else 0
    has_next = fruitless < _FRUITLESS_PAGES and _goes_on(answer.page_info, number)
    return Page(request, answer, reply, fresh, number, has_next, first_seen, pages_promised, fruitless)


def _total_pages(info: PageInfo | None) -> int:
    return info.total_page if info is not None and isinstance(info.total_page, int) else 0


def _unseen(items: Sequence[T], number: int, first_seen: dict[object, int]) -> list[T]:
    """The items that are on no earlier page and not twice on this one. An item without an id is always new."""
    fresh: list[T] = []
    here: set[object] = set()
    for item in items:
        key = next((value for name in _ID_FIELDS if (value := getattr(item, name, None)) is not None), None)
        if key is None or (first_seen.setdefault(key, number) >= number and key not in here):
            fresh.append(item)
        here.add(key)
    return fresh


def _goes_on(info: PageInfo | None, number: int) -> bool:
    """Whether there is a page after this one. A server that answers with another page than asked for has none."""
    if info is None or not isinstance(info.page, int) or not isinstance(info.total_page, int):
        return False
    return info.page == number and number < info.total_page


class BasePager(Generic[T]):
    """What both pagers show of the page that they stand on."""

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
    def has_next(self) -> bool:
        """Whether there is a page after this one."""
        return self.page.has_next

    @property
    def page_info(self) -> PageInfo:
        """Where this page stands: its number, the size of pages, and how many pages and items there are in all."""
        info: PageInfo = self.page.answer.page_info
        return info

    @property
    def response(self) -> Reply:
        """The whole answer with this page."""
        return self.page.reply

    def __repr__(self) -> str:
        if self._page is None:
            return f"<{type(self).__name__}, not fetched yet>"
        return f"<{type(self).__name__} at page {self._page.number} with {len(self._page.items)} items>"


class Pager(BasePager[T]):
    """A list in pages. Iterate for all items from this page on, or go from page to page."""

    def __init__(self, driver: SyncDriver, page: Page[T], items: str = "data") -> None:
        self._driver = driver
        self._page = page
        self._items = items

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
            yield from page.items

    def iter_pages(self) -> Iterator[Pager[T]]:
        """This page and all after it."""
        page: Pager[T] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def next_page(self) -> Pager[T] | None:
        """The page after this one, or None if this is the last."""
        if not self.has_next:
            return None
        page = self._driver.run(page_after(self.page, self._driver.settings.retry, self._items))
        return type(self)(self._driver, page, self._items)

    @property
    def get_next(self) -> Callable[[], Pager[T] | None] | None:
        """A function that fetches the page after this one, or None if this is the last."""
        return self.next_page if self.has_next else None


class AsyncPager(BasePager[T]):
    """A list in pages. `async for` gives all items from this page on; `await` fetches the page and gives the pager."""

    def __init__(
        self,
        driver: AsyncDriver,
        first: Callable[[], Flow[Page[T]]] | None = None,
        page: Page[T] | None = None,
        items: str = "data",
    ) -> None:
        self._driver = driver
        self._first = first
        self._page = page
        self._items = items

    def __await__(self) -> Generator[Any, Any, AsyncPager[T]]:
        return self._fetched().__await__()

    async def _fetched(self) -> AsyncPager[T]:
        if self._page is None and self._first is not None:
            self._page = await self._driver.run(checked(self._first))
        return self

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page.items:
                yield item

    async def iter_pages(self) -> AsyncIterator[AsyncPager[T]]:
        """This page and all after it."""
        page: AsyncPager[T] | None = await self._fetched()
        while page is not None:
            yield page
            page = await page.next_page()

    async def next_page(self) -> AsyncPager[T] | None:
        """The page after this one, or None if this is the last."""
        await self._fetched()
        if not self.has_next:
            return None
        page = await self._driver.run(page_after(self.page, self._driver.settings.retry, self._items))
        return type(self)(self._driver, page=page, items=self._items)

    @property
    def get_next(self) -> Callable[[], Coroutine[Any, Any, AsyncPager[T] | None]] | None:
        """A function that fetches the page after this one, or None if this is the last."""
        return self.next_page if self.has_next else None


class Paged(Method, Generic[P, SyncT, AsyncT]):
    """A method that returns a pager: SyncT on synchronous resources, AsyncT on asynchronous ones."""

    def __init__(
        self,
        build: Callable[P, Request[Any]],
        pager: Callable[..., SyncT],
        async_pager: Callable[..., AsyncT],
        items: str = "data",
    ) -> None:
        self.describes = build
        self._pager = pager
        self._async_pager = async_pager
        self._items = items

    @overload
    def __get__(self, obj: SyncResource, owner: type) -> Callable[P, SyncT]: ...
    @overload
    def __get__(self, obj: AsyncResource, owner: type) -> Callable[P, AsyncT]: ...
    @overload
    def __get__(self, obj: None, owner: type[SyncResource]) -> Callable[Concatenate[Any, P], SyncT]: ...
    @overload
    def __get__(self, obj: None, owner: type[AsyncResource]) -> Callable[Concatenate[Any, P], AsyncT]: ...
    def __get__(self, obj: Any, owner: type) -> Any:
        return self

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[Page[Any]]:
        return first_page(self.describes(*args, **kwargs), resource._settings.retry, self._items)

    def result(self, annotation: Any, *, is_sync: bool) -> Any:
        pager: Any = self._pager if is_sync else self._async_pager
        if not pager.__parameters__:
            return pager  # a pager of its own, for one type of item
        items = get_type_hints(get_args(annotation)[-1])[self._items]
        return pager[get_args(items)[-1]]

    def run_sync(self, owner: Any, args: Any, kwargs: Any) -> Any:
        return self._pager(owner._driver, super().run_sync(owner, args, kwargs), self._items)

    def make_async(self) -> Callable[..., Any]:
        def method(self_: Any, /, *args: Any, **kwargs: Any) -> Any:
            # No coroutine: the pager itself can be awaited, or iterated over at once.
            check_arguments(method, self_, args, kwargs)
            return self._async_pager(self_._driver, lambda: self.start(self_, *args, **kwargs), items=self._items)

        return method


def paged(build: Callable[P, Request[PageOf[T]]]) -> Paged[P, Pager[T], AsyncPager[T]]:
    """A list operation whose pages have their items in `data`."""
    return Paged(build, cast("type[Pager[T]]", Pager), cast("type[AsyncPager[T]]", AsyncPager))
