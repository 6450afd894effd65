"""`with_raw_response`: the methods of a client or a resource, which return the response together with their result.

The class of a view is made when it is first used, from the same tables as the methods.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class raw_view:  # noqa: N801 - reads as a keyword in the body of a class
    """The attribute `with_raw_response` of clients and resources. On a class, it is the class of the view."""

    def __get__(self, obj: Any, owner: Any) -> Any:
        view = vars(owner).get("_raw_class")
        if view is None:
            view = owner._raw_class = _view_of(owner)
        return view if obj is None else view(obj._driver)


def _view_of(owner: Any) -> type:
    resources = import_module("twelvelabs_client._binding.resource")  # importing the client must not load it
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
    return type(name, (resources.SyncOwner if owner._is_sync else resources.AsyncOwner,), {**made, **own})
