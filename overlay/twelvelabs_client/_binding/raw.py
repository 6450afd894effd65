"""`with_raw_response`: the methods of a client or a resource, which return the response together with their result.

The class of a view is made when it is first used, from the same tables as the methods.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class raw_view:  # noqa: N801 - reads as a keyword in the body of a class
    """The attribute `with_raw_response` of clients and resources. On a class, it is the class of the view."""

    def __init__(self, base: Callable[[bool], type]) -> None:
        """`base` returns the class that synchronous views inherit from, or asynchronous ones: it is loaded on use."""
        self._base = base

    def __get__(self, obj: Any, owner: Any) -> Any:
        view = vars(owner).get("_raw_class")
        if view is None:
            view = owner._raw_class = _view_of(owner, self._base(owner._is_sync))
        return view if obj is None else view(obj._driver)


def _view_of(owner: Any, base: type) -> type:
    tables = [item for base in reversed(owner.__mro__) for item in vars(base).items()]
    found = {name: member.raw() for name, member in tables if hasattr(type(member), "raw")}

    def refuse(view: object, name: str) -> Any:
        if name in found:
            what = "it sends several requests, which have no single response"
            raise AttributeError(f"{owner.__name__}.with_raw_response has no {name}: {what}")
        raise AttributeError(f"{type(view).__name__!r} object has no attribute {name!r}")

    name = f"{owner.__name__}WithRawResponse"
    made = {each: raw for each, raw in found.items() if raw is not None}
    own = {
        "__module__": owner.__module__,
        "__qualname__": name,
        "__doc__": f"The methods of `{owner.__name__}`, which return the response together with their result.",
        "__getattr__": refuse,
    }
    return type(name, (base,), {**made, **own})
