"""Resources that are imported when they are first used: importing the client must not cost every endpoint."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from .._drivers.asynchronous import AsyncDriver
    from .._drivers.sync import SyncDriver

S = TypeVar("S")
A = TypeVar("A")


class _SyncOwner(Protocol):
    _driver: SyncDriver


class _AsyncOwner(Protocol):
    _driver: AsyncDriver


class table(Generic[S, A]):  # noqa: N801 - reads as a keyword of the clients and tables
    """A resource of a client, or of another resource: S of synchronous ones, A of asynchronous ones.

    It is in the module of `resources` that is given. Its classes are called like the module, and Async before that.
    """

    def __init__(self, module: str) -> None:
        self._module = module
        self._class = "".join(word.capitalize() for word in module.split("_"))

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, obj: None, owner: type) -> table[S, A]: ...
    @overload
    def __get__(self, obj: _SyncOwner, owner: type) -> S: ...
    @overload
    def __get__(self, obj: _AsyncOwner, owner: type) -> A: ...
    def __get__(self, obj: Any, owner: type) -> Any:
        if obj is None:
            return self
        resource = _kind(self._module, self._class, is_sync=obj._driver.is_sync)(obj._driver)
        obj.__dict__[self._name] = resource  # found there from now on
        return resource


def _kind(module: str, name: str, *, is_sync: bool) -> Any:
    found = import_module(f"twelvelabs_client.resources.{module}")
    return getattr(found, name if is_sync else f"Async{name}")


class _Method:
    """A method of a resource that the client has itself."""

    def __init__(self, module: str, kind: str, name: str, *, is_sync: bool) -> None:
        self._where = module, kind
        self._name = name
        self._is_sync = is_sync

    def __get__(self, obj: Any, owner: type) -> Any:
        kind = _kind(*self._where, is_sync=self._is_sync)
        if obj is None:
            return getattr(kind, self._name)
        method = getattr(kind(obj._driver), self._name)
        obj.__dict__[self._name] = method
        return method


def methods_of(module: str, kind: str, *names: str, is_sync: bool) -> type:
    """A base class with methods of a resource, whose module is imported when one of them is first used."""
    return type(kind, (), {name: _Method(module, kind, name, is_sync=is_sync) for name in names})
