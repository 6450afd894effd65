"""Answers with the parsed object in addition to the text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, cast

import attrs
from twelvelabs_lowlevel.models.non_stream_analyze_response import NonStreamAnalyzeResponse
from twelvelabs_lowlevel.models.response_object import ResponseObject

from .parsing import parse
from .schemas import JsonValue

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    T = TypeVar("T", default=JsonValue)
    A = TypeVar("A", bound="ParsedAnalysis[Any] | ParsedResponse[Any]")
else:
    from typing import TypeVar

    T = TypeVar("T")
    A = TypeVar("A")


class ParsedAnalysis(NonStreamAnalyzeResponse, Generic[T]):
    """The text that the model has generated, and the object in it."""

    _shape: object = None

    @cached_property
    def parsed(self) -> T:
        """An instance of the class that was given as the format; plain JSON for a JSON Schema; None for plain text.

        It is read from `data` on first access, so that a truncated text is still available.

        Raises:
            AnswerFormatError: The text is truncated, is not JSON, or does not match the class.
        """
        return cast("T", _parsed(self, self._shape))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.to_dict(), self._shape)


class ParsedResponse(ResponseObject, Generic[T]):
    """An answer to a question about a knowledge store, and the object in it."""

    _shape: object = None

    @cached_property
    def parsed(self) -> T:
        """An instance of the class that was given as the format; plain JSON for a JSON Schema; None for plain text.

        It is read from the final answer on first access.

        Raises:
            InvalidArgumentError: There is no final answer, because the response has failed.
            AnswerFormatError: The text is truncated, is not JSON, or does not match the class.
        """
        return cast("T", _parsed(self, self._shape))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.to_dict(), self._shape)


def with_object(kind: type[A], answer: NonStreamAnalyzeResponse | ResponseObject, shape: object) -> A:
    """The answer as a `kind`, which also has the object. For `shape` see `Format`."""
    fields = {field.name: getattr(answer, field.name) for field in attrs.fields(type(answer)) if field.init}
    own = kind(**fields)
    own.additional_properties = answer.additional_properties
    own._shape = shape
    return own


def _parsed(answer: ParsedAnalysis[Any] | ParsedResponse[Any], shape: object) -> object:
    if shape is None:
        return None
    return parse(answer) if shape is object else parse(answer, cast("type[object]", shape))


def _restored(kind: type[A], wire: dict[str, Any], shape: object) -> A:
    own = cast("A", kind.from_dict(wire))
    own._shape = shape
    return own
