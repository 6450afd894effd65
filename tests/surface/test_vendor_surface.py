"""Compared with the installed SDK of the vendor: the same methods with the same keywords, and results with the same
attributes at every depth."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator
from functools import cache, reduce
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Generic, Union, get_args, get_origin, get_type_hints

import attrs
import httpx
import pydantic
import pytest
import twelvelabs
from twelvelabs.core import pagination as vendor_pagination
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_client._paging.pager import BasePager

SURFACE: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vendor_surface.json").read_text())
CLIENTS = {"sync": (twelvelabs.TwelveLabs, TwelveLabs), "async": (twelvelabs.AsyncTwelveLabs, AsyncTwelveLabs)}
PAGERS = (BasePager, vendor_pagination.SyncPager, vendor_pagination.AsyncPager)
PAGER_ATTRIBUTES = {"items", "has_next", "get_next", "next_page", "iter_pages", "response"}
VIEW_ATTRIBUTES = {"data", "headers", "status_code", "request_id"}
EXCEPTIONS = {
    "EnrichmentConfigJsonSchemaJsonSchema": "a JSON Schema is a mapping here, for it has more keywords than these two",
}
"""Classes with other attributes than the vendor's, and why."""


def _vendor(kind: str) -> dict[str, Callable[..., Any]]:
    """All public methods of the vendor's client, by path."""
    make: Any = CLIENTS[kind][0]
    pool = httpx.Client() if kind == "sync" else httpx.AsyncClient()
    return dict(_methods(make(api_key="tlk_1", httpx_client=pool), ""))


def _methods(client: Any, path: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in dir(client):
        if name.startswith("_") or name == "with_raw_response":
            continue
        member = getattr(client, name)
        if inspect.ismethod(member):
            yield path + name, member
        elif type(member).__module__.startswith("twelvelabs.") and "Client" in type(member).__name__:
            yield from _methods(member, f"{path}{name}.")


def _of(client: object, path: str) -> Any:
    return reduce(getattr, path.split("."), client)


# --- methods


@pytest.mark.parametrize("kind", CLIENTS)
def test_the_list_of_methods_is_that_of_the_installed_sdk(kind: str) -> None:
    listed = {entry["method"]: [parameter["name"] for parameter in entry["params"]] for entry in SURFACE}
    assert {name: list(inspect.signature(method).parameters) for name, method in _vendor(kind).items()} == listed


@pytest.mark.parametrize("kind", CLIENTS)
def test_each_method_takes_the_keywords_of_the_installed_sdk(kind: str) -> None:
    ours: Any = CLIENTS[kind][1]("tlk_1")
    for name, method in _vendor(kind).items():
        mine = inspect.signature(_of(ours, name)).parameters
        for parameter in inspect.signature(method).parameters.values():
            assert parameter.name in mine, f"{name}: {parameter.name}"
            assert mine[parameter.name].kind is parameter.kind, f"{name}: {parameter.name}"
            needed = parameter.default is parameter.empty
            assert (mine[parameter.name].default is inspect.Parameter.empty) is needed, f"{name}: {parameter.name}"


# --- raw responses


def _views(client: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """The vendor's views with raw responses, by path."""
    yield path, client.with_raw_response
    for name in [name for name in dir(client) if not name.startswith("_")]:
        member = getattr(client, name)
        if type(member).__module__.startswith("twelvelabs.") and hasattr(member, "with_raw_response"):
            yield from _views(member, f"{path}{name}.")


@pytest.mark.parametrize("kind", CLIENTS)
def test_each_method_has_a_raw_response_where_that_of_the_installed_sdk_has_one(kind: str) -> None:
    make: Any = CLIENTS[kind][0]
    ours: Any = CLIENTS[kind][1]("tlk_1")
    pool = httpx.Client() if kind == "sync" else httpx.AsyncClient()
    views = dict(_views(make(api_key="tlk_1", httpx_client=pool)))
    names = [(path, name) for path, view in views.items() for name in dir(view) if not name.startswith("_")]
    for path, name in names:
        mine = inspect.signature(_of(ours, f"{path}with_raw_response.{name}"))
        theirs = inspect.signature(getattr(views[path], name))
        assert theirs.parameters.keys() <= mine.parameters.keys(), f"{path}{name}"
        result = get_origin(mine.return_annotation) or mine.return_annotation
        assert {*dir(result)} >= VIEW_ATTRIBUTES, f"{path}{name}"
    assert len(names) > 95


# --- results


def _classes(annotation: Any) -> Iterator[Any]:
    """The classes that an annotation is made of: members of unions, and items of lists, iterators and the like."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _classes(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for member in get_args(annotation):
            yield from _classes(member)
    elif origin is not None:
        if inspect.isclass(origin) and (attrs.has(origin) or issubclass(origin, PAGERS)):
            yield annotation
        else:
            for argument in get_args(annotation):
                yield from _classes(argument)
    elif inspect.isclass(annotation):
        yield annotation


@cache
def _attributes(annotation: Any) -> dict[str, Any]:
    """The public attributes of our class, with their types where these are annotated."""
    cls: Any = get_origin(annotation) or annotation
    found: dict[str, Any] = {}
    for name in dir(cls):
        member = inspect.getattr_static(cls, name)
        if not name.startswith("_"):
            found[name] = get_type_hints(member.fget).get("return") if isinstance(member, property) else None
    found |= {name: hint for name, hint in get_type_hints(cls).items() if not name.startswith("_")}
    if issubclass(cls, BasePager):
        found["data"] = found["items"] = _item_of(annotation)
    return found


def _item_of(pager: Any) -> Any:
    """The item type of a pager: its argument, or that of its base."""
    if get_args(pager):
        return get_args(pager)[0]
    bases = [base for base in pager.__orig_bases__ if get_origin(base) is not Generic]
    return next(item for base in bases if (item := _item_of(base)) is not None)


def _model_of(theirs: type[pydantic.BaseModel], ours: Any) -> Any:
    """The class here with most of the attributes of theirs."""
    own = [each for each in _classes(ours) if (get_origin(each) or each).__module__.startswith("twelvelabs_")]
    return max(own, key=lambda each: len(theirs.model_fields.keys() & _attributes(each)), default=None)


class Comparison:
    """The vendor's attributes that are missing, and where."""

    def __init__(self) -> None:
        self.missing: dict[str, str] = {}
        self.compared: set[tuple[str, str]] = set()

    def compare(self, theirs: Any, ours: Any, path: str) -> None:
        for each in _classes(theirs):
            origin = get_origin(each) or each
            if issubclass(origin, PAGERS):
                self._need(PAGER_ATTRIBUTES, ours, origin.__name__, path)
                self.compare(get_args(each)[0], _item_of(ours), path)
            elif inspect.isclass(each) and issubclass(each, pydantic.BaseModel):
                self._model(each, ours, path)

    def _model(self, theirs: type[pydantic.BaseModel], ours: Any, path: str) -> None:
        mine = _model_of(theirs, ours)
        if mine is None or (theirs.__name__, str(mine)) in self.compared:
            if mine is None:
                self.missing[theirs.__name__] = f"{path}: {ours}"
            return
        self.compared.add((theirs.__name__, str(mine)))
        self._need({*theirs.model_fields}, mine, theirs.__name__, path)
        for field, hint in get_type_hints(theirs).items():
            if field in theirs.model_fields and _attributes(mine).get(field) is not None:
                self.compare(hint, _attributes(mine)[field], f"{path}.{field}")

    def _need(self, names: set[str], ours: Any, name: str, path: str) -> None:
        self.missing |= {f"{name}.{each}": f"{path}: {ours}" for each in names - _attributes(ours).keys()}


@pytest.mark.parametrize("kind", CLIENTS)
def test_what_is_returned_has_the_attributes_of_the_installed_sdk(kind: str) -> None:
    ours: Any = CLIENTS[kind][1]("tlk_1")
    comparison = Comparison()
    for name, method in _vendor(kind).items():
        result = inspect.signature(_of(ours, name)).return_annotation
        comparison.compare(get_type_hints(method).get("return"), result, name)
    assert comparison.missing.keys() == EXCEPTIONS.keys(), comparison.missing
    assert len(comparison.compared) > 130  # the models are compared


class Item(pydantic.BaseModel):
    """An asset with an attribute that ours does not have."""

    id: str
    invented: int


class Answer(pydantic.BaseModel):
    """A page of them."""

    data: list[Item] | None


def test_a_missing_attribute_would_be_found() -> None:
    ours: Any = TwelveLabs("tlk_1").assets.list
    comparison = Comparison()
    comparison.compare(Answer, inspect.signature(ours).return_annotation, "assets.list")
    assert comparison.missing.keys() == {"Item.invented"}
