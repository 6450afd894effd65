from collections.abc import Sequence
from typing import TypeAlias

from ... import calls as _c
from ... import requests as _r
from ... import responses as _d
from ...models.response_completed_event import ResponseCompletedEvent
from ...models.response_content_part_added_event import ResponseContentPartAddedEvent
from ...models.response_content_part_done_event import ResponseContentPartDoneEvent
from ...models.response_created_event import ResponseCreatedEvent
from ...models.response_failed_event import ResponseFailedEvent
from ...models.response_function_call_arguments_done_event import ResponseFunctionCallArgumentsDoneEvent
from ...models.response_in_progress_event import ResponseInProgressEvent
from ...models.response_include import ResponseIncludeLike
from ...models.response_input_item import ResponseInputItemLike
from ...models.response_keepalive_event import ResponseKeepaliveEvent
from ...models.response_object import ResponseObject
from ...models.response_other_event import ResponseOtherEvent
from ...models.response_output_item_added_event import ResponseOutputItemAddedEvent
from ...models.response_output_item_done_event import ResponseOutputItemDoneEvent
from ...models.response_output_text_delta_event import ResponseOutputTextDeltaEvent
from ...models.response_output_text_done_event import ResponseOutputTextDoneEvent
from ...models.response_selection import ResponseSelectionLike
from ...models.text_param import TextParamLike
from ...types import Response

Event: TypeAlias = (
    ResponseCreatedEvent
    | ResponseInProgressEvent
    | ResponseCompletedEvent
    | ResponseFailedEvent
    | ResponseOutputItemAddedEvent
    | ResponseContentPartAddedEvent
    | ResponseOutputTextDeltaEvent
    | ResponseOutputTextDoneEvent
    | ResponseContentPartDoneEvent
    | ResponseOutputItemDoneEvent
    | ResponseFunctionCallArgumentsDoneEvent
    | ResponseKeepaliveEvent
    | ResponseOtherEvent
)
"""An event of the stream."""


def parse_event(content: bytes) -> Event:
    """Decode one event of the stream: the data of one server-sent event."""
    value: Event = _d.read(
        content,
        lambda v: _d.to_member(
            v,
            "type",
            {
                "response.created": ResponseCreatedEvent.from_dict,
                "response.in_progress": ResponseInProgressEvent.from_dict,
                "response.completed": ResponseCompletedEvent.from_dict,
                "response.failed": ResponseFailedEvent.from_dict,
                "response.output_item.added": ResponseOutputItemAddedEvent.from_dict,
                "response.content_part.added": ResponseContentPartAddedEvent.from_dict,
                "response.output_text.delta": ResponseOutputTextDeltaEvent.from_dict,
                "response.output_text.done": ResponseOutputTextDoneEvent.from_dict,
                "response.content_part.done": ResponseContentPartDoneEvent.from_dict,
                "response.output_item.done": ResponseOutputItemDoneEvent.from_dict,
                "response.function_call_arguments.done": ResponseFunctionCallArgumentsDoneEvent.from_dict,
                "keepalive": ResponseKeepaliveEvent.from_dict,
            },
            ResponseOtherEvent.from_dict,
        ),
    )
    return value


def parse(content: bytes) -> ResponseObject:
    """Decode the body of a successful response."""
    return _d.read(content, ResponseObject.from_dict)


def stream(
    *,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItemLike],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseIncludeLike] | None = None,
    selections: Sequence[ResponseSelectionLike] | None = None,
    text: TextParamLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.StreamRequest[Event]:
    """Ask a question about a knowledge store.

    Returns the response as a whole, or as a stream of events while it is generated. The data [DONE] ends the
    stream.

    This variant returns the stream of events.

    Args:
        knowledge_store_id: The id of the knowledge store.
        input: The question, at least 1 message.
        session_id: The session of an earlier response, to continue it; it must be about the same knowledge
            store (default: a new session).
        instructions: Additional instructions for the model.
        include: intermediate_outputs also returns the intermediate steps. One of intermediate_outputs.
        selections: Items and collections to prefer. They guide the answer but do not restrict access. The
            session keeps them.
        text: The format of the answer.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.StreamRequest(
            method="POST",
            path="/responses",
            route="/responses",
            parse_event=parse_event,
            json=_r.body(
                always={"knowledge_store_id": knowledge_store_id, "input": input, "stream": True},
                given={
                    "session_id": session_id,
                    "instructions": instructions,
                    "include": include,
                    "selections": selections,
                    "text": text,
                },
            ),
            media_type="text/event-stream",
            headers={"Accept": "text/event-stream, application/json;q=0.9, */*;q=0.1"},
        ),
        request_options,
    )


def request(
    *,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItemLike],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseIncludeLike] | None = None,
    selections: Sequence[ResponseSelectionLike] | None = None,
    text: TextParamLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> _r.Request[ResponseObject]:
    """Ask a question about a knowledge store.

    Returns the response as a whole, or as a stream of events while it is generated. The data [DONE] ends the
    stream.

    Args:
        knowledge_store_id: The id of the knowledge store.
        input: The question, at least 1 message.
        session_id: The session of an earlier response, to continue it; it must be about the same knowledge
            store (default: a new session).
        instructions: Additional instructions for the model.
        include: intermediate_outputs also returns the intermediate steps. One of intermediate_outputs.
        selections: Items and collections to prefer. They guide the answer but do not restrict access. The
            session keeps them.
        text: The format of the answer.
        request_options: Timeout, retries and additions for this call only.
    """
    return _r.build(
        _r.Request(
            method="POST",
            path="/responses",
            route="/responses",
            parse=parse,
            json=_r.body(
                always={"knowledge_store_id": knowledge_store_id, "input": input, "stream": False},
                given={
                    "session_id": session_id,
                    "instructions": instructions,
                    "include": include,
                    "selections": selections,
                    "text": text,
                },
            ),
        ),
        request_options,
    )


def sync_detailed(
    *,
    client: _c.AnyClient,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItemLike],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseIncludeLike] | None = None,
    selections: Sequence[ResponseSelectionLike] | None = None,
    text: TextParamLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[ResponseObject]:
    """Send the request and return the response. For the arguments see `request`."""
    return _c.send(
        client,
        request(
            knowledge_store_id=knowledge_store_id,
            input=input,
            session_id=session_id,
            instructions=instructions,
            include=include,
            selections=selections,
            text=text,
            request_options=request_options,
        ),
    )


def sync(
    *,
    client: _c.AnyClient,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItemLike],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseIncludeLike] | None = None,
    selections: Sequence[ResponseSelectionLike] | None = None,
    text: TextParamLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> ResponseObject | None:
    """Send the request and return the decoded body; None if it failed."""
    return _c.send(
        client,
        request(
            knowledge_store_id=knowledge_store_id,
            input=input,
            session_id=session_id,
            instructions=instructions,
            include=include,
            selections=selections,
            text=text,
            request_options=request_options,
        ),
    ).parsed


async def asyncio_detailed(
    *,
    client: _c.AnyClient,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItemLike],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseIncludeLike] | None = None,
    selections: Sequence[ResponseSelectionLike] | None = None,
    text: TextParamLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> Response[ResponseObject]:
    """Like `sync_detailed`, asynchronously."""
    return await _c.send_async(
        client,
        request(
            knowledge_store_id=knowledge_store_id,
            input=input,
            session_id=session_id,
            instructions=instructions,
            include=include,
            selections=selections,
            text=text,
            request_options=request_options,
        ),
    )


async def asyncio(
    *,
    client: _c.AnyClient,
    knowledge_store_id: str,
    input: Sequence[ResponseInputItemLike],
    session_id: str | None = None,
    instructions: str | None = None,
    include: Sequence[ResponseIncludeLike] | None = None,
    selections: Sequence[ResponseSelectionLike] | None = None,
    text: TextParamLike | None = None,
    request_options: _r.RequestOptions | None = None,
) -> ResponseObject | None:
    """Like `sync`, asynchronously."""
    return (
        await _c.send_async(
            client,
            request(
                knowledge_store_id=knowledge_store_id,
                input=input,
                session_id=session_id,
                instructions=instructions,
                include=include,
                selections=selections,
                text=text,
                request_options=request_options,
            ),
        )
    ).parsed
