"""Methods that send a file in a form. Files that a form cannot take directly are converted to plain files first."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any, ParamSpec, TypeVar, cast

from twelvelabs_lowlevel.requests import Request

from .._binding.resource import AsyncResource, endpoint
from .._flows.effects import Flow, to_thread
from .source_file import SourceFile
from .sources import OpenSource
from .upload import media_type_of
from .web_files import opened

P = ParamSpec("P")
T = TypeVar("T")


class file_endpoint(endpoint[P, T]):  # noqa: N801 - reads as a keyword in the body of a class
    """A method that sends one request with a file argument, which may be any open file or buffer."""

    def __init__(self, build: Callable[P, Request[T]], name: str) -> None:
        super().__init__(build)
        self._name = name

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[T]:
        given = kwargs.get(self._name)
        if not hasattr(given, "read") and not isinstance(given, bytearray | memoryview):
            return (yield from super().start(resource, *args, **kwargs))
        source: OpenSource = yield from opened(cast("Any", given), None, is_async=isinstance(resource, AsyncResource))
        try:
            media_type = yield from to_thread(lambda: media_type_of(source))
            part = (source.name, cast("IO[bytes]", SourceFile(source)), media_type)
            return (yield from super().start(resource, *args, **{**kwargs, self._name: part}))
        finally:
            yield from to_thread(source.close)
