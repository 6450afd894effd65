"""What users give as the format of an answer, as the operations take it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs
from twelvelabs_lowlevel.models.async_response_format import AsyncResponseFormat
from twelvelabs_lowlevel.models.sync_response_format import SyncResponseFormat
from twelvelabs_lowlevel.models.text_param import TextParam
from twelvelabs_lowlevel.requests import to_wire

from .dialects import ANALYSIS, RESPONSES, Dialect, check_supported
from .schemas import schema_of

WireObject: TypeAlias = Mapping[str, Any]


@attrs.frozen
class Format:
    """The format of an answer: as the platform takes it, and what the answer is read as."""

    wire: WireObject | None
    """None for none."""
    shape: object
    """A class or the like, `object` for any JSON, None for a text without a shape."""


def response_format(
    given: type[Any] | WireObject | SyncResponseFormat | AsyncResponseFormat | None,
) -> Format:
    """The format of an analysis, a task or a batch.

    Args:
        given: A class or the like, a JSON Schema, or the platform's own object with a type.

    Raises:
        InvalidArgumentError: The schema is not supported, or a class has none.
    """
    if given is None:
        return Format(None, None)
    if not isinstance(given, SyncResponseFormat | AsyncResponseFormat | Mapping):
        return Format(_json_schema(given), given)
    wire: dict[str, Any] = to_wire(given)
    if wire.get("type") not in ("json_schema", "segment_definitions"):
        return Format(_json_schema(wire), object)
    _check(wire.get("json_schema"), ANALYSIS)
    return Format(wire, object)


def text_format(given: type[Any] | WireObject | TextParam | None) -> Format:
    """The format of a response.

    Args:
        given: A class or the like, a JSON Schema, or the platform's own object with a format.

    Raises:
        InvalidArgumentError: The schema is not supported, or a class has none.
    """
    if given is None:
        return Format(None, None)
    if not isinstance(given, TextParam | Mapping):
        return Format(_named_schema(given, given.__name__), given)
    wire: dict[str, Any] = to_wire(given)
    own = wire.get("format")
    if isinstance(own, str) or (own is None and wire):  # a string is a keyword of JSON Schema
        return Format(_named_schema(wire, wire.get("title")), object)
    schema = own.get("schema") if isinstance(own, dict) else None
    _check(schema, RESPONSES)
    return Format(wire, None if schema is None else object)


def _json_schema(given: type[Any] | WireObject) -> WireObject:
    return {"type": "json_schema", "json_schema": _supported(given, ANALYSIS)}


def _named_schema(given: type[Any] | WireObject, name: object) -> WireObject:
    own = {"name": re.sub(r"\W+", "_", str(name or "answer")), "schema": _supported(given, RESPONSES)}
    return {"format": {"type": "json_schema", **own}}


def _supported(given: type[Any] | WireObject, dialect: Dialect) -> dict[str, Any]:
    schema = schema_of(given)
    check_supported(schema, dialect)
    return schema


def _check(schema: object, dialect: Dialect) -> None:
    if isinstance(schema, Mapping):
        check_supported(schema, dialect)
