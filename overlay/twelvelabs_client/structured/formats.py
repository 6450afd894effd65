"""The formats of answers: from what users pass to what operations send."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

import attrs
from twelvelabs_lowlevel.models.async_response_format import AsyncResponseFormat
from twelvelabs_lowlevel.models.sync_response_format import SyncResponseFormat
from twelvelabs_lowlevel.models.text_param import TextParam
from twelvelabs_lowlevel.wire import to_wire

from ..errors import BadRequestError, UnprocessableEntityError
from .dialects import ANALYSIS, RESPONSES, Dialect, check_supported, unknown_keywords
from .schemas import schema_of

WireObject: TypeAlias = Mapping[str, Any]


@attrs.frozen
class Format:
    """The format of an answer: what is sent, and what the answer is read as."""

    wire: WireObject | None = None
    """None if no format was given."""
    shape: object = None
    """The given shape, `object` for any JSON, None for plain text."""
    unknown: Sequence[str] = ()
    """JSON pointers of keywords that the platform is not known to support."""


def response_format(
    given: type[Any] | WireObject | SyncResponseFormat | AsyncResponseFormat | None,
) -> Format:
    """The format of an analysis, a task or a batch.

    Args:
        given: A class (see `schema_of`), a JSON Schema, or the platform's own object with a type.

    Raises:
        InvalidArgumentError: The schema is not supported, or the class has no JSON Schema.
    """
    if given is None:
        return Format()
    if not isinstance(given, SyncResponseFormat | AsyncResponseFormat | Mapping):
        return _json_schema(given, given)
    wire: dict[str, Any] = to_wire(given)
    if wire.get("type") not in ("json_schema", "segment_definitions"):
        return _json_schema(wire, object)
    return Format(wire, object, _checked(wire.get("json_schema"), ANALYSIS))


def text_format(given: type[Any] | WireObject | TextParam | None) -> Format:
    """The format of a response.

    Args:
        given: A class (see `schema_of`), a JSON Schema, or the platform's own object with a format.

    Raises:
        InvalidArgumentError: The schema is not supported, or the class has no JSON Schema.
    """
    if given is None:
        return Format()
    if not isinstance(given, TextParam | Mapping):
        return _named_schema(given, given.__name__, given)
    wire: dict[str, Any] = to_wire(given)
    own = wire.get("format")
    if isinstance(own, str) or (own is None and wire):  # a string is a keyword of JSON Schema
        return _named_schema(wire, wire.get("title"), object)
    schema = own.get("schema") if isinstance(own, dict) else None
    return Format(wire, None if schema is None else object, _checked(schema, RESPONSES))


@contextmanager
def explain_refusal(formats: Iterable[Format]) -> Iterator[None]:
    """If the platform rejects the request, a note on the error names the keywords that may be the reason."""
    try:
        yield
    except (BadRequestError, UnprocessableEntityError) as error:
        if unknown := [pointer for each in formats for pointer in each.unknown]:
            error.add_note(
                f"The platform is not known to support these keywords of the JSON Schema: {', '.join(unknown)}. If the"
                " error is about one of them, omit it."
            )
        raise


def _json_schema(given: type[Any] | WireObject, shape: object) -> Format:
    schema = schema_of(given, ANALYSIS)
    unknown = _checked(schema, ANALYSIS)
    return Format({"type": "json_schema", "json_schema": schema}, shape, unknown)


def _named_schema(given: type[Any] | WireObject, name: object, shape: object) -> Format:
    schema = schema_of(given, RESPONSES)
    unknown = _checked(schema, RESPONSES)
    own = {"name": re.sub(r"\W+", "_", str(name or "answer")), "schema": schema}
    return Format({"format": {"type": "json_schema", **own}}, shape, unknown)


def _checked(schema: object, dialect: Dialect) -> Sequence[str]:
    """The unknown keywords of a schema. Raises InvalidArgumentError if it is known not to be supported."""
    if not isinstance(schema, Mapping):
        return ()
    check_supported(schema, dialect)
    return unknown_keywords(schema, dialect)
