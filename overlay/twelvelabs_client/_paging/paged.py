"""The methods of resources that return pagers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, Protocol, Self, TypeVar, cast, get_args, get_type_hints

from twelvelabs_lowlevel.models.page_info import PageInfo
from twelvelabs_lowlevel.numeric import integer
from twelvelabs_lowlevel.requests import Request

from .._binding.arguments import check_arguments
from .._binding.resource import PlainMethod
from .._flows.effects import Flow
from ..errors import InvalidArgumentError
from .listing import Listing, Page, Paging
from .page_numbers import PageNumbers
from .pager import AsyncPager, Pager
from .pages import open_listing

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")


class PageOf(Protocol[T_co]):
    """A response with a page of items."""

    @property
    def data(self) -> Sequence[T_co]: ...
    @property
    def page_info(self) -> PageInfo: ...


class Paged(PlainMethod[P, SyncT, AsyncT]):
    """A method that returns a pager: SyncT on synchronous resources, AsyncT on asynchronous ones.

    Args:
        build: Makes the request of the first page from the arguments of the method.
        pager: The class of the synchronous pager.
        async_pager: The class of the asynchronous pager.
        items: The attribute of a response that has the items.
        paging: How to request further pages. Default: by page number.
    """

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

    def listing(self, resource: Any, *args: Any, **kwargs: Any) -> Listing:
        """The state that the pages of one call share."""
        for name in ("page", "page_limit"):
            if kwargs.get(name) is not None:
                kwargs[name] = integer(name, kwargs[name], at_least=1, error=InvalidArgumentError)
        return Listing(self.describes(*args, **kwargs), self._paging or PageNumbers(), self._items)

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[Page[Any]]:
        return open_listing(self.listing(resource, *args, **kwargs), resource._config)

    def raw(self) -> Self:
        """The same: a pager shows its response."""
        return self

    def result(self, annotation: Any, *, is_sync: bool) -> Any:
        pager: Any = self._pager if is_sync else self._async_pager
        if not pager.__parameters__:
            return pager  # a separate pager for each type of item
        (page,) = get_args(annotation)
        (item,) = get_args(get_type_hints(page)[self._items])
        return pager[item]

    def run_sync(self, owner: Any, args: Any, kwargs: Any) -> Any:
        return self._pager(owner._driver, super().run_sync(owner, args, kwargs))

    def make_async(self) -> Callable[..., Any]:
        def method(self_: Any, /, *args: Any, **kwargs: Any) -> Any:
            # Not a coroutine: the pager itself can be awaited, or iterated over directly.
            check_arguments(method, self_, args, kwargs)
            return self._async_pager(self_._driver, lambda: self.listing(self_, *args, **kwargs))

        return method


def paged(build: Callable[P, Request[PageOf[T]]]) -> Paged[P, Pager[T], AsyncPager[T]]:
    """A list method whose pages have their items in `data`."""
    return Paged(build, cast("type[Pager[T]]", Pager), cast("type[AsyncPager[T]]", AsyncPager))
