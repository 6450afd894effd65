"""Methods that send files in a form: they take the same kinds of files as an upload.

Their requests are built with the files as they were given, and opened when they are sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import IO, Any, ParamSpec, TypeVar, cast

from twelvelabs_lowlevel.requests import Part, Request, Upload, several
from twelvelabs_lowlevel.types import UNSET

from .._binding.resource import endpoint
from .._flows.effects import Flow, to_thread
from .._http.call import call
from .._paging.listing import Listing, Paging
from .._paging.paged import Paged
from ..errors import InvalidSourceError
from .source_file import SourceFile
from .sources import OpenSource
from .upload import media_type_of
from .web_files import opened

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")


class UnopenedFile:
    """A file in a request that has not been sent."""

    def __init__(self, source: Upload) -> None:
        self.source = source

    def read(self, size: int = -1) -> bytes:
        """Forms take what has a `read`; this one is replaced before it is read."""
        raise NotImplementedError  # pragma: no cover


def with_open_files(request: Request[T], send: Callable[[Request[T]], Flow[R]], *, is_async: bool) -> Flow[R]:
    """Send a request with its files opened. Raises InvalidSourceError for one that cannot be sent."""
    sources: list[OpenSource] = []
    parts: list[Part] = []
    try:
        for part in request.form or ():
            content: object = part.content
            if isinstance(content, UnopenedFile):
                try:
                    source = yield from opened(content.source, None, is_async=is_async)
                except InvalidSourceError as error:
                    error.args = (f"{part.name}: {error}",)
                    raise
                sources.append(source)
                media_type = yield from to_thread(partial(media_type_of, source))
                file = cast("IO[bytes]", SourceFile(source))
                part = replace(part, content=file, filename=source.name, content_type=media_type)
            parts.append(part)
        return (yield from send(replace(request, form=tuple(parts))))
    finally:
        for source in sources:
            yield from to_thread(source.close)


class file_endpoint(endpoint[P, T]):  # noqa: N801 - reads as a keyword in the body of a class
    """A method that sends one request. `files` are its arguments that take a file, `lists` those that take several."""

    def __init__(self, build: Callable[P, Request[T]], *files: str, lists: tuple[str, ...] = ()) -> None:
        super().__init__(build)
        self.files = files
        self.lists = lists

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[T]:
        request = self.describes(*args, **_unopened(kwargs, self.files, self.lists))
        return with_open_files(request, lambda ready: call(ready, resource._config), is_async=not resource._is_sync)


class FilePaged(Paged[P, SyncT, AsyncT]):
    """A method that returns a pager, whose first request has files. `lists` are its arguments that take several."""

    def __init__(
        self,
        build: Callable[P, Request[Any]],
        pager: Callable[..., SyncT],
        async_pager: Callable[..., AsyncT],
        *,
        paging: Paging,
        lists: tuple[str, ...],
    ) -> None:
        super().__init__(build, pager, async_pager, paging=paging)
        self.lists = lists

    def listing(self, resource: Any, *args: Any, **kwargs: Any) -> Listing:
        listing = super().listing(resource, *args, **_unopened(kwargs, (), self.lists))
        return replace(listing, opening=partial(with_open_files, is_async=not resource._is_sync))


def _unopened(arguments: Mapping[str, Any], files: tuple[str, ...], lists: tuple[str, ...]) -> dict[str, Any]:
    """The arguments of a method, with its files kept from being checked when the request is built."""
    given = {name: value for name, value in arguments.items() if value is not None and value is not UNSET}
    return {
        **arguments,
        **{name: UnopenedFile(given[name]) for name in files if name in given},
        **{name: [UnopenedFile(file) for file in several(given[name])] for name in lists if name in given},
    }
