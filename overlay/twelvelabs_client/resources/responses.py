"""client.responses: answers to questions about a knowledge store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from twelvelabs_lowlevel.api.responses import create_response
from twelvelabs_lowlevel.api.responses.create_response import Event
from twelvelabs_lowlevel.models.response_include import ResponseIncludeLike
from twelvelabs_lowlevel.models.response_input_item import ResponseInputItemLike
from twelvelabs_lowlevel.models.response_selection import ResponseSelectionLike
from twelvelabs_lowlevel.models.text_param import TextParam
from twelvelabs_lowlevel.requests import RequestOptions

from .._binding.resource import AsyncResource, Resource, SyncResource, request_operation
from .._flows.effects import Flow
from .._streaming.responses import ResponseText
from .._streaming.stream import TextCall, text_stream
from .._streaming.whole import from_events
from ..structured.formats import explain_refusal, text_format
from ..structured.parsed import ParsedResponse, with_object
from ..structured.schemas import JsonValue

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    # The class given as the format, or else plain JSON. The standard library has such defaults since Python 3.13.
    T = TypeVar("T", default=JsonValue)
else:
    from typing import TypeVar

    T = TypeVar("T")


class _Responses(Resource):
    @request_operation
    def create(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[ResponseIncludeLike] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> Flow[ParsedResponse[T]]:
        """Ask a question about a knowledge store.

        Args:
            knowledge_store_id: The id of the knowledge store.
            input: The question, as a conversation of one or more items.
            session_id: The session of an earlier response, to continue it; it must belong to the same knowledge store.
                If left out, a new session begins.
            instructions: Instructions for the answer.
            include: intermediate_outputs returns the intermediate steps as well. One of intermediate_outputs.
            selections: Items and collections to prefer. This guides the answer; it does not restrict access. The
                session remembers them.
            text: The format of the answer (default: plain text): a JSON Schema, or a class (a dataclass, TypedDict,
                NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the answer. The
                platform makes every property required.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
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
        with explain_refusal([format_]):
            answer = yield from self._call(from_events(request, create_response.parse_event, ResponseText))
        return with_object(ParsedResponse[T], answer, format_.shape)

    @text_stream
    def create_stream(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[ResponseIncludeLike] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> TextCall[Event, ParsedResponse[T]]:
        """Ask a question about a knowledge store and stream the answer as it is generated.

        Args:
            knowledge_store_id: The id of the knowledge store.
            input: The question, as a conversation of one or more items.
            session_id: The session of an earlier response, to continue it; it must belong to the same knowledge store.
                If left out, a new session begins.
            instructions: Instructions for the answer.
            include: intermediate_outputs returns the intermediate steps as well. One of intermediate_outputs.
            selections: Items and collections to prefer. This guides the answer; it does not restrict access. The
                session remembers them.
            text: The format of the answer (default: plain text): a JSON Schema, or a class (a dataclass, TypedDict,
                NamedTuple, attrs class or pydantic model) whose instance is then in `parsed` of the stream's
                `final_response()`. The platform makes every property required.
            request_options: Timeout, retries and additions for this call only.

        Raises:
            InvalidArgumentError: The platform does not support the format. Nothing has been sent.
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
        accumulator = ResponseText(lambda answer: with_object(ParsedResponse[T], answer, format_.shape))
        return TextCall(request, accumulator, lambda: explain_refusal([format_]))


class Responses(_Responses, SyncResource):
    """Answers to questions about a knowledge store."""


class AsyncResponses(_Responses, AsyncResource):
    """Answers to questions about a knowledge store."""
