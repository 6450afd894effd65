"""Calls to functions of the user: their errors reach the user unchanged, and some never run twice at once."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Awaitable, Callable, Generator, Iterable
from typing import Any, Generic, TypeVar

from ..errors import InvalidArgumentError

T = TypeVar("T")


class UserCodeError(BaseException):
    """Carries an error of a user's function past all handlers in the client. The outermost flow unwraps it."""

    def __init__(self, error: Exception) -> None:
        super().__init__(error)
        self.error = error


def refuse_coroutine_functions(arguments: Iterable[tuple[str, object]]) -> None:
    """Raise InvalidArgumentError for a coroutine function, which the synchronous client cannot await."""
    for name, value in arguments:
        if callable(value) and inspect.iscoroutinefunction(value):
            raise InvalidArgumentError(
                f"{name} must be a plain function: the synchronous client cannot await a coroutine"
            )


def call_plain(function: Callable[[Any], object], value: object) -> None:
    """Call a function that is not a coroutine function."""
    try:
        result = function(value)
    except Exception as error:
        raise UserCodeError(error) from error
    if inspect.isawaitable(result):
        close: Callable[[], object] = getattr(result, "close", lambda: None)
        close()
        raise InvalidArgumentError("the synchronous client calls plain functions: it cannot await a coroutine")


async def call_awaiting(function: Callable[[Any], object], value: object) -> Exception | None:
    """Call a function that may be a coroutine function, and return the exception it raised."""
    try:
        result = function(value)
        if inspect.isawaitable(result):
            await result
    except Exception as error:
        return error
    return None


class Coalesced(Generic[T]):
    """Calls a function of the user with the latest value, and skips calls while one is running.

    `make` returns the value, or None if there is nothing new. Values are made in the order of the calls, so they never
    go back.
    """

    def __init__(self, function: Callable[[T], object], make: Callable[[], T | None]) -> None:
        self._function = function
        self._make = make
        self._busy = threading.Lock()

    def __call__(self, _: object) -> object:
        if not self._busy.acquire(blocking=False):
            return None
        result: object = None
        try:
            value = self._make()
            result = self._function(value) if value is not None else None
        finally:
            if not inspect.isawaitable(result):
                self._busy.release()
        return _Finishing(result, self._busy) if inspect.isawaitable(result) else None


class _Finishing(Awaitable[object]):
    """An awaitable of the user, after which the function may be called again."""

    def __init__(self, awaitable: Awaitable[object], busy: threading.Lock) -> None:
        self._awaitable = awaitable
        self._busy = busy

    def __await__(self) -> Generator[Any, Any, object]:
        try:
            return (yield from self._awaitable.__await__())
        finally:
            self._busy.release()

    def close(self) -> None:
        """Release the function without awaiting."""
        close: Callable[[], object] = getattr(self._awaitable, "close", lambda: None)
        close()
        self._busy.release()
