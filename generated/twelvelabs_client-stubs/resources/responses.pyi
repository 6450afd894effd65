"""client.responses: answers to questions about a knowledge store."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from twelvelabs_client._binding.resource import AsyncResource, SyncResource
from twelvelabs_client._response import AsyncHttpResponse, HttpResponse
from twelvelabs_client._streaming.stream import AsyncTextStream, TextStream
from twelvelabs_client.structured.parsed import ParsedResponse
from twelvelabs_client.structured.schemas import JsonValue
from twelvelabs_lowlevel.api.responses.create_response import Event
from twelvelabs_lowlevel.models.response_input_item import ResponseInputItemLike
from twelvelabs_lowlevel.models.response_selection import ResponseSelectionLike
from twelvelabs_lowlevel.models.text_param import TextParam
from twelvelabs_lowlevel.requests import RequestOptions
from typing_extensions import TypeVar

T = TypeVar("T", default=JsonValue)

class Responses(SyncResource):
    """Answers to questions about a knowledge store."""
    def create(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> ParsedResponse[T]:
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
    def create_stream(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> TextStream[Event, ParsedResponse[T]]:
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
    with_raw_response: ResponsesWithRawResponse
    """The methods of `Responses`, which return the response together with their result."""

class ResponsesWithRawResponse:
    """The methods of `Responses`, which return the response together with their result."""
    def create(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> HttpResponse[ParsedResponse[T]]:
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
    def create_stream(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> TextStream[Event, ParsedResponse[T]]:
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

class AsyncResponses(AsyncResource):
    """Answers to questions about a knowledge store."""
    async def create(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> ParsedResponse[T]:
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
    def create_stream(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncTextStream[Event, ParsedResponse[T]]:
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
    with_raw_response: AsyncResponsesWithRawResponse
    """The methods of `AsyncResponses`, which return the response together with their result."""

class AsyncResponsesWithRawResponse:
    """The methods of `AsyncResponses`, which return the response together with their result."""
    async def create(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncHttpResponse[ParsedResponse[T]]:
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
    def create_stream(
        self,
        *,
        knowledge_store_id: str,
        input: Sequence[ResponseInputItemLike],
        session_id: str | None = None,
        instructions: str | None = None,
        include: Sequence[Literal["intermediate_outputs"] | str] | None = None,
        selections: Sequence[ResponseSelectionLike] | None = None,
        text: type[T] | TextParam | Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
    ) -> AsyncTextStream[Event, ParsedResponse[T]]:
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
