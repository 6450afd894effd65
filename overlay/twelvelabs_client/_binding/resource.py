"""How one class body describes a resource of both clients.

A class body lists the operations once. For type checkers, the descriptors below make each a plain method of the
synchronous class and a coroutine function of the asynchronous one. At run time both classes get real functions, so that
`help()`, `inspect.signature()` and editors show the arguments and the docstring of the builder.

    class _Indexes(Resource):
        create = endpoint(create_index.request)
        list = paged(list_indexes.request)

    class Indexes(_Indexes, SyncResource): ...
    class AsyncIndexes(_Indexes, AsyncResource): ...
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Coroutine
from types import FunctionType
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Concatenate,
    Generic,
    Literal,
    ParamSpec,
    TypeVar,
    get_args,
    get_type_hints,
    overload,
)

from twelvelabs_lowlevel.requests import Request

from .._drivers.as_completed import AsCompleted, AsyncAsCompleted, Flows
from .._drivers.sync import SyncDriver
from .._flows.callbacks import refuse_coroutine_functions
from .._flows.effects import Flow
from .._http.call import argument_errors, call, guarded, with_response
from .._http.config import ClientConfig
from .._response import AsyncHttpResponse, HttpResponse
from .._tracebacks import short_tracebacks
from .arguments import check_arguments
from .raw import raw_view

if TYPE_CHECKING:
    from .._drivers.asynchronous import AsyncDriver

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R")
SyncT = TypeVar("SyncT")
AsyncT = TypeVar("AsyncT")


class Resource:
    """The base of both kinds of resources: flows that call the platform with the client's settings."""

    _config: ClientConfig

    def _call(self, request: Request[T]) -> Flow[T]:
        return call(request, self._config)


class SyncOwner(Resource):
    """The base of what has methods of a synchronous client."""

    _is_sync: ClassVar[Literal[True]] = True

    def __init__(self, driver: SyncDriver) -> None:
        self._driver = driver
        self._config = driver.config

    def __init_subclass__(cls) -> None:
        _bind(cls, is_sync=True)


class AsyncOwner(Resource):
    """The base of what has methods of an asynchronous client."""

    _is_sync: ClassVar[Literal[False]] = False

    def __init__(self, driver: AsyncDriver) -> None:
        self._driver = driver
        self._config = driver.config

    def __init_subclass__(cls) -> None:
        _bind(cls, is_sync=False)


def _bind(cls: type, *, is_sync: bool) -> None:
    for base in reversed(cls.__mro__):
        for name, member in list(vars(base).items()):
            if isinstance(member, Method):
                setattr(cls, name, member.function(name, cls, is_sync=is_sync))


class Method:
    """The base of the descriptors, which make a function for each class."""

    describes: Callable[..., Any]
    """The function that has the method's arguments and docstring."""

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[Any]:
        """The flow of one call."""
        raise NotImplementedError  # pragma: no cover

    def raw(self) -> Method | None:
        """The method of `with_raw_response`; None if it sends several requests, and so has no single response."""
        return None

    def result(self, annotation: Any, *, is_sync: bool) -> Any:
        """The method's return annotation, from that of `describes`."""
        return get_args(annotation)[-1]

    def run_sync(self, owner: Any, args: Any, kwargs: Any) -> Any:
        """Call the method of a synchronous resource."""
        return owner._driver.run(guarded(lambda: self.start(owner, *args, **kwargs)))

    def make_async(self) -> Callable[..., Any]:
        """The function for an asynchronous resource."""

        async def method(self_: Any, /, *args: Any, **kwargs: Any) -> Any:
            with short_tracebacks:
                check_arguments(method, self_, args, kwargs)
                return await self_._driver.run(guarded(lambda: self.start(self_, *args, **kwargs)))

        return method

    def make_sync(self) -> Callable[..., Any]:
        """The function for a synchronous resource."""

        def method(self_: Any, /, *args: Any, **kwargs: Any) -> Any:
            with short_tracebacks:
                check_arguments(method, self_, args, kwargs)
                refuse_coroutine_functions(kwargs.items())
                return self.run_sync(self_, args, kwargs)

        return method

    def function(self, name: str, owner: type, *, is_sync: bool) -> Callable[..., Any]:
        """A function with the right name, signature and docstring."""
        function: Any = self.make_sync() if is_sync else self.make_async()
        signature = inspect.signature(self.describes)
        given = [p for p in signature.parameters.values() if p.name != "self"]
        hints = get_type_hints(self.describes)
        given = [p.replace(annotation=hints.get(p.name, p.annotation)) for p in given]
        me = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
        result = self.result(hints["return"], is_sync=is_sync)
        # Not an attribute of the function itself: `wraps(client.assets.retrieve)` would copy it, with `self`.
        function.__wrapped__ = FunctionType(self.describes.__code__, self.describes.__globals__)
        function.__wrapped__.__signature__ = signature.replace(parameters=[me, *given], return_annotation=result)
        function.__annotations__ = {**{p.name: p.annotation for p in given}, "return": result}
        function.__doc__, function.__module__ = self.describes.__doc__, owner.__module__
        function.__name__, function.__qualname__ = name, f"{owner.__qualname__}.{name}"
        function.describes = self.describes
        function.allowed = frozenset(p.name for p in given)
        function.positional = tuple(p.name for p in given if p.kind is p.POSITIONAL_OR_KEYWORD)
        function.required = frozenset(p.name for p in given if p.default is p.empty)
        return function  # type: ignore[no-any-return]  # it was given its attributes as Any


def owner_class(is_sync: bool) -> type[Resource]:
    """The base of what has methods of this kind of client."""
    return SyncOwner if is_sync else AsyncOwner


class SyncResource(SyncOwner):
    """A resource of a synchronous client."""

    with_raw_response = raw_view(owner_class)


class AsyncResource(AsyncOwner):
    """A resource of an asynchronous client."""

    with_raw_response = raw_view(owner_class)


class _Bound(Method, Generic[P, T]):
    """A method that returns T, or a coroutine of it."""

    @overload
    def __get__(self, obj: SyncResource, owner: type) -> Callable[P, T]: ...
    @overload
    def __get__(self, obj: AsyncResource, owner: type) -> Callable[P, Coroutine[Any, Any, T]]: ...
    @overload
    def __get__(self, obj: None, owner: type[SyncResource]) -> Callable[Concatenate[Any, P], T]: ...
    @overload
    def __get__(
        self, obj: None, owner: type[AsyncResource]
    ) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]: ...
    def __get__(self, obj: Any, owner: type) -> Any:
        return self


class endpoint(_Bound[P, T]):  # noqa: N801 - reads as a keyword in the body of a class
    """A method that sends one request."""

    def __init__(self, build: Callable[P, Request[T]]) -> None:
        self.describes = build

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[T]:
        return call(self.describes(*args, **kwargs), resource._config)

    def raw(self) -> Method:
        return _RawEndpoint(self)


class _RawEndpoint(Method):
    """A method that returns the response together with the result of another method, which sends one request."""

    def __init__(self, method: Method) -> None:
        self.describes = method.describes
        self._method = method

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[Any]:
        return with_response(self._method.start(resource, *args, **kwargs), self._kind(is_sync=resource._is_sync))

    def result(self, annotation: Any, *, is_sync: bool) -> Any:
        return self._kind(is_sync=is_sync)[self._method.result(annotation, is_sync=is_sync)]

    @staticmethod
    def _kind(*, is_sync: bool) -> Any:
        return HttpResponse if is_sync else AsyncHttpResponse


class PlainMethod(Method, Generic[P, SyncT, AsyncT]):
    """A method that is never a coroutine function: it returns SyncT on synchronous resources, else AsyncT."""

    @overload
    def __get__(self, obj: SyncResource, owner: type) -> Callable[P, SyncT]: ...
    @overload
    def __get__(self, obj: AsyncResource, owner: type) -> Callable[P, AsyncT]: ...
    @overload
    def __get__(self, obj: None, owner: type[SyncResource]) -> Callable[Concatenate[Any, P], SyncT]: ...
    @overload
    def __get__(self, obj: None, owner: type[AsyncResource]) -> Callable[Concatenate[Any, P], AsyncT]: ...
    def __get__(self, obj: Any, owner: type) -> Any:
        return self


class operation(_Bound[P, T], Generic[R, P, T]):  # noqa: N801 - reads as a keyword in the body of a class
    """A method written as a flow."""

    def __init__(self, function: Callable[Concatenate[R, P], Flow[T]]) -> None:
        self.describes = function

    def start(self, resource: Any, *args: Any, **kwargs: Any) -> Flow[T]:
        flow: Flow[T] = self.describes(resource, *args, **kwargs)
        return flow


class request_operation(operation[R, P, T]):  # noqa: N801 - reads as a keyword in the body of a class
    """A method written as a flow that sends one request."""

    def raw(self) -> Method:
        return _RawEndpoint(self)


class factory(PlainMethod[P, SyncT, AsyncT]):  # noqa: N801 - reads as a keyword in the body of a class
    """A method that makes an object, such as a stream, of a class for each kind of resource."""

    def __init__(
        self, describes: Callable[..., Any], make: Callable[..., Any], kind: type[Any], async_kind: type[Any]
    ) -> None:
        self.describes = describes
        self._make = make
        self._kind = kind
        self._async_kind = async_kind

    def result(self, annotation: Any, *, is_sync: bool) -> Any:
        kind: Any = self._kind if is_sync else self._async_kind
        return kind[get_args(annotation)]

    def run_sync(self, owner: Any, args: Any, kwargs: Any) -> Any:
        with argument_errors():
            return self._make(self._kind, owner, *args, **kwargs)

    def make_async(self) -> Callable[..., Any]:
        def method(self_: Any, /, *args: Any, **kwargs: Any) -> Any:
            # Not a coroutine function: the object itself is iterated over.
            with short_tracebacks, argument_errors():
                check_arguments(method, self_, args, kwargs)
                return self._make(self._async_kind, self_, *args, **kwargs)

        return method


def as_completed(function: Callable[Concatenate[R, P], Flows[T]]) -> factory[P, AsCompleted[T], AsyncAsCompleted[T]]:
    """A method whose flows run in parallel, and whose caller iterates over their results as they complete."""

    def make(results: Any, owner: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
        return results(owner._driver, function(owner, *args, **kwargs))

    return factory(function, make, AsCompleted, AsyncAsCompleted)
