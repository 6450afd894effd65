"""Methods that an object lacks, where Python's own message would not say what to write instead.

What is synchronous gets no `__aiter__`: frameworks take everything that has one for asynchronous.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn


def instead(advice: str) -> Callable[..., NoReturn]:
    """A special method that raises TypeError. Assign it where type checkers do not see it: to them it is missing."""

    def method(self: Any, *_: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} {advice}")

    return method


USE_WITH = instead("is synchronous: use `with` without `async`")
USE_ASYNC_FOR = instead("is asynchronous: use `async for`")
USE_ASYNC_WITH = instead("is asynchronous: use `async with`")
