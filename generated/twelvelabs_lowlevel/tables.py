"""Lists of objects as tables of pandas or polars, which are extras. Imported on first use."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from .display import visible_fields
from .errors import ArgumentError
from .model import Model

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Library: TypeAlias = Literal["pandas", "polars"]


@overload
def table(rows: Iterable[Mapping[str, object]], library: Literal["pandas"]) -> "pd.DataFrame": ...
@overload
def table(rows: Iterable[Mapping[str, object]], library: Literal["polars"]) -> "pl.DataFrame": ...
def table(rows: Iterable[Mapping[str, object]], library: Library) -> "pd.DataFrame | pl.DataFrame":
    """A table of the rows, with a column for each name in any of them.

    Raises:
        ArgumentError: There is no such library.
        ImportError: The library is not installed.
    """
    module = imported_library(library)
    found = list(rows)
    names = dict.fromkeys(name for row in found for name in row)
    columns = {name: [row.get(name) for row in found] for name in names}
    if library == "polars":
        frame: pl.DataFrame = module.DataFrame({name: _series(module, values) for name, values in columns.items()})
        return frame
    typed = {name: module.Series(values, dtype=_dtype(values)) for name, values in columns.items()}
    framed: pd.DataFrame = module.DataFrame(typed)
    return framed


def rows_of(items: Iterable[object]) -> Iterator[dict[str, object]]:
    """The fields of each object; for one with a list of objects, such as a video with its clips, those of each within.

    The fields of other objects within have names with a point: `system_metadata.duration`.
    """
    for item in items:
        if isinstance(item, Model):
            yield from _rows(item)


def fields_with_items(model: Model) -> dict[str, list[Any]]:
    """The fields that hold lists of objects."""
    return {name: value for name, value in visible_fields(model).items() if _are_models(value)}


def _rows(model: Model) -> Iterator[dict[str, object]]:
    own = dict(_columns(model, ""))
    within = [item for items in fields_with_items(model).values() for item in items if isinstance(item, Model)]
    if not within:
        yield own
    for item in within:
        for row in _rows(item):
            yield {**own, **row}


def _columns(model: Model, prefix: str) -> Iterator[tuple[str, object]]:
    for name, value in visible_fields(model).items():
        if isinstance(value, Model):
            yield from _columns(value, f"{prefix}{name}.")
        elif not _are_models(value) and name != "additional_properties":
            yield f"{prefix}{name}", value.value if isinstance(value, Enum) else value


def _are_models(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(item, Model) for item in value)


def _dtype(values: list[Any]) -> str | None:
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {int, float} and float in kinds:
        return "float64"
    return "Int64" if kinds == {int} else "boolean" if kinds == {bool} else None if kinds - {str} else "object"


def _series(polars: Any, values: list[Any]) -> Any:
    is_mixed = any(isinstance(value, dict) for value in values)
    return polars.Series(values, dtype=polars.Object if is_mixed else None, strict=False)


def imported_library(library: str) -> Any:
    """The library of a table. Raises ArgumentError if there is no such library, ImportError if it is not installed."""
    if library not in ("pandas", "polars"):
        raise ArgumentError(f"library must be pandas or polars, not {library!r}")
    return imported(library, "dataframe()")


def imported(module: str, what: str) -> Any:
    """A library that is an extra. Raises ImportError, which says how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        message = f'{what} needs {module}: pip install "twelvelabs-client[{module}]"'
        raise ImportError(message, name=module) from error
