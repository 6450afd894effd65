"""Asking a knowledge store with a class of the user's as the form of the answer: a flow for the table of responses.

The type of what a class is read as comes through the descriptors of the tables; where no class is given, the default of
the type variable holds. It is for type checkers only: the standard library has such defaults from Python 3.13 on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from twelvelabs_lowlevel.api.responses import create_response
from twelvelabs_lowlevel.api.responses.create_response import Event
from twelvelabs_lowlevel.models.response_include import ResponseInclude
from twelvelabs_lowlevel.models.response_input_item import ResponseInputItem
from twelvelabs_lowlevel.models.response_selection import ResponseSelection
from twelvelabs_lowlevel.models.text_param import TextParam
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import Resource
from .._flows.effects import Flow
from .._streaming.responses import ResponseText
from .._streaming.stream import TextCall
from .formats import text_format
from .parsed import ParsedResponse, with_object
from .schemas import JsonValue

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    T = TypeVar("T", default=JsonValue)
else:
    from typing import TypeVar

    T = TypeVar("T")


def create(
    self: Resource,
    *,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItem | Mapping[str, Any]],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseInclude | str] | None = None,
    selections: Sequence[ResponseSelection | Mapping[str, Any]] | None = None,
    text: type[T] | TextParam | Mapping[str, Any] | None = None,
    request_options: RequestOptions | None = None,
) -> Flow[ParsedResponse[T]]:
    """Ask a question about a knowledge store.

    Args:
        knowledge_store_id: The id of the knowledge store.
        input: What is asked.
        session_id: The session of an earlier response, to go on with it; it must be about the same knowledge store. A
            new session begins if left out.
        instructions: How to answer.
        include: intermediate_outputs returns the steps on the way to the answer too. One of intermediate_outputs.
        selections: Items and collections to prefer. This guides the answer and keeps nothing secret. The session
            remembers them.
        text: The form of the answer (plain text if left out): a dataclass, an attrs class or a pydantic model, whose
            object is then in `parsed` of the answer, or a JSON Schema. The platform makes every property required.
        request_options: Timeout, retries and additions for this call only.

    Raises:
        InvalidArgumentError: The platform does not support the shape; nothing has been sent.
    """
    format_ = text_format(text)
    request = create_response.request(
        knowledge_store_id=knowledge_store_id,
        input=input,
        session_id=session_id,
        instructions=instructions,
        include=include,
        selections=selections,
        text=format_.wire,
        request_options=request_options,
    )
    answer = yield from self._call(request)
    return with_object(ParsedResponse[T], answer, format_.shape)


def create_stream(
    self: Resource,
    *,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItem | Mapping[str, Any]],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseInclude | str] | None = None,
    selections: Sequence[ResponseSelection | Mapping[str, Any]] | None = None,
    text: type[T] | TextParam | Mapping[str, Any] | None = None,
    request_options: RequestOptions | None = None,
) -> TextCall[Event, ParsedResponse[T]]:
    """Ask a question about a knowledge store and get the answer piece by piece, while it grows.

    Args:
        knowledge_store_id: The id of the knowledge store.
        input: What is asked.
        session_id: The session of an earlier response, to go on with it; it must be about the same knowledge store. A
            new session begins if left out.
        instructions: How to answer.
        include: intermediate_outputs returns the steps on the way to the answer too. One of intermediate_outputs.
        selections: Items and collections to prefer. This guides the answer and keeps nothing secret. The session
            remembers them.
        text: The form of the answer (plain text if left out): a dataclass, an attrs class or a pydantic model, whose
            object is then in `parsed` of the stream's `final_response()`, or a JSON Schema. The platform makes every
            property required.
        request_options: Timeout, retries and additions for this call only.

    Raises:
        InvalidArgumentError: The platform does not support the shape; nothing has been sent.
    """
    format_ = text_format(text)
    request = create_response.stream(
        knowledge_store_id=knowledge_store_id,
        input=input,
        session_id=session_id,
        instructions=instructions,
        include=include,
        selections=selections,
        text=format_.wire,
        request_options=request_options,
    )
    return TextCall(request, ResponseText(lambda answer: with_object(ParsedResponse[T], answer, format_.shape)))
