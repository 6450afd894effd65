"""Resources that are imported when they are first used: importing the client must not cost every endpoint."""

from __future__ import annotations

from importlib import import_module
from inspect import getattr_static
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from .._drivers.asynchronous import AsyncDriver
    from .._drivers.sync import SyncDriver

S = TypeVar("S")
A = TypeVar("A")


class _SyncOwner(Protocol):
    _is_sync: ClassVar[Literal[True]]
    _driver: SyncDriver


class _AsyncOwner(Protocol):
    _is_sync: ClassVar[Literal[False]]
    _driver: AsyncDriver


class resource(Generic[S, A]):  # noqa: N801 - reads as a keyword in the body of a class
    """A resource of a client or of another resource: S on synchronous owners, A on asynchronous ones.

    `module` is a module of `resources`. `foo_bar` has the classes `FooBar` and `AsyncFooBar`.
    """

    def __init__(self, module: str, *, is_raw: bool = False) -> None:
        self._module = module
        self._is_raw = is_raw
        self._class = "".join(word.capitalize() for word in module.split("_"))

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, obj: None, owner: type) -> type[S] | type[A]: ...
    @overload
    def __get__(self, obj: _SyncOwner, owner: type) -> S: ...
    @overload
    def __get__(self, obj: _AsyncOwner, owner: type) -> A: ...
    def __get__(self, obj: Any, owner: Any) -> Any:
        found_class = _import_class(self._module, self._class, is_sync=owner._is_sync)
        if self._is_raw:
            found_class = found_class.with_raw_response
        if obj is None:
            return found_class  # so that create_autospec and help() find its methods
        found = found_class(obj._driver)
        obj.__dict__[self._name] = found  # attribute access finds it there from now on
        return found

    def raw(self) -> resource[Any, Any]:
        """The resource of a view with raw responses."""
        return resource(self._module, is_raw=True)


def _import_class(module: str, name: str, *, is_sync: bool) -> Any:
    found = import_module(f"twelvelabs_client.resources.{module}")
    return getattr(found, name if is_sync else f"Async{name}")


class _Method:
    """A method of a resource that the client itself has."""

    # create_autospec leaves out `self` only for what a class holds as a function.
    __class__ = property(lambda _: FunctionType)  # pyright: ignore[reportIncompatibleMethodOverride]

    def __init__(self, module: str, class_name: str, name: str, *, is_sync: bool) -> None:
        self._module, self._class_name, self._name, self._is_sync = module, class_name, name, is_sync

    def _resource(self) -> Any:
        return _import_class(self._module, self._class_name, is_sync=self._is_sync)

    def __get__(self, obj: Any, owner: Any) -> Any:
        if obj is None:
            return getattr(self._resource(), self._name)
        method = getattr(self._resource()(obj._driver), self._name)
        obj.__dict__[self._name] = method
        return method

    @property
    def __code__(self) -> CodeType:
        """What `inspect` asks a function for, for example whether it is a coroutine function."""
        found: CodeType = getattr(self._resource(), self._name).__code__
        return found

    def raw(self) -> Any:
        """The method of a view with raw responses; None if it has none."""
        tables = map(vars, self._resource().__mro__)
        found: Any = next(table[self._name] for table in tables if hasattr(type(table.get(self._name)), "raw"))
        return found.raw()


def own_attributes(owner: object) -> dict[str, Any]:
    """The attributes of an object, without the resources and methods that were imported for it."""
    made = (resource, _Method)
    return {n: v for n, v in vars(owner).items() if not isinstance(getattr_static(type(owner), n, None), made)}


def mixins(module: str, class_name: str, *names: str) -> tuple[type, type]:
    """Base classes of both clients with methods of a resource, whose module is imported when one is first used."""
    sync, asynchronous = (
        type(class_name, (), {name: _Method(module, class_name, name, is_sync=is_sync) for name in names})
        for is_sync in (True, False)
    )
    return sync, asynchronous
