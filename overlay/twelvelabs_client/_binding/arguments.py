"""Checks the arguments of a method, and says what is wrong with them in words that lead to the right call."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

P = ParamSpec("P")

_REMOVED = {
    "video_id": ("video", "use video={'type': 'asset_id', 'asset_id': ...}"),
    "video_url": ("video", "use video={'type': 'url', 'url': ...}"),
}
"""Parameters of earlier versions of the API: the one that takes their place, and how it is written."""


def checked_init(init: Callable[P, None]) -> Callable[P, None]:
    """An `__init__` that suggests the nearest keyword for one that it does not take."""
    names = [*inspect.signature(init).parameters][1:]

    @wraps(init)
    def checked(*args: P.args, **kwargs: P.kwargs) -> None:
        for name in kwargs:
            if name not in names:
                raise TypeError(f"{type(args[0]).__name__}() {_unexpected(name, names)}")
        init(*args, **kwargs)

    return checked


def check_arguments(method: Any, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Raise TypeError, in the method's own name, for arguments that it does not take."""
    given = {*method.positional[: len(args)], *kwargs}
    if len(given) == len(args) + len(kwargs) and method.allowed >= given >= method.required:
        return  # binding the signature takes ten times as long
    problem = _problem(method, owner, args, kwargs)
    if problem is not None:
        raise TypeError(f"{method.__qualname__}(): {problem}")


def _problem(method: Any, owner: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str | None:
    names = [name for name in inspect.signature(method).parameters if name in method.allowed]
    for name in kwargs:
        if name not in method.allowed:
            return _unexpected(name, names)
    if surplus := len(args) - len(method.positional):
        by_name = [name for name in names if name not in method.positional and name not in kwargs]
        if 0 < surplus <= len(by_name):
            taken = f"takes at most {len(method.positional)} positional argument{'s'[: len(method.positional) != 1]}"
            return f"{taken}; {' and '.join(by_name[:surplus])} must be given by name"
    try:
        inspect.signature(method).bind(owner, *args, **kwargs)
    except TypeError as error:
        return str(error)
    return None


def _unexpected(name: str, names: list[str]) -> str:
    what = f"got an unexpected keyword argument {name!r}"
    successor, advice = _REMOVED.get(name, (None, ""))
    if successor in names:
        return f"{what}: {advice}"
    from difflib import get_close_matches  # it is slow to import

    near = get_close_matches(name, names, n=1, cutoff=0.5)
    return f"{what}{f'; did you mean {near[0]!r}?' if near else '.'} It takes {', '.join(names) or 'no arguments'}"
