"""A response as a stream of server-sent events."""

from collections.abc import Iterator

import orjson

from twelvelabs_sandbox.inference.text import pieces
from twelvelabs_sandbox.json_values import JsonObject, as_object, as_objects, as_text


def response_events(response: JsonObject) -> list[bytes]:
    """The encoded events of a response, up to the final [DONE]."""
    numbered = ({**event, "sequence_number": number} for number, event in enumerate(_events(response)))
    events = [f"event: {event['type']}\ndata: ".encode() + orjson.dumps(event) + b"\n\n" for event in numbered]
    return [*events, b"data: [DONE]\n\n"]


def _events(response: JsonObject) -> Iterator[JsonObject]:
    started = {name: value for name, value in response.items() if name != "usage"}
    started |= {"status": "in_progress", "output": []}
    yield {"type": "response.created", "response": started}
    yield {"type": "response.in_progress", "response": started}
    for number, item in enumerate(as_objects(response["output"])):
        if item["type"] == "message":
            yield from _message(item, number)
            continue
        yield {"type": "response.output_item.added", "output_index": number, "item": {**item, "status": "in_progress"}}
        if item["type"] == "function_call":
            yield {
                "type": "response.function_call_arguments.done",
                "item_id": item["id"],
                "output_index": number,
                "arguments": item["arguments"],
            }
        yield {"type": "response.output_item.done", "output_index": number, "item": item}
    # completed, failed or incomplete
    yield {"type": f"response.{response['status']}", "response": response}


def _message(item: JsonObject, number: int) -> Iterator[JsonObject]:
    started = {**item, "status": "in_progress", "content": []}
    yield {"type": "response.output_item.added", "output_index": number, "item": started}
    for index, part in enumerate(as_objects(item["content"])):
        place = {"item_id": item["id"], "output_index": number, "content_index": index}
        # Annotations are only sent with the complete part.
        empty = {**as_object(part), "text": "", "annotations": []}
        yield {"type": "response.content_part.added", **place, "part": empty}
        for piece in pieces(as_text(part["text"])):
            yield {"type": "response.output_text.delta", **place, "delta": piece}
        yield {"type": "response.output_text.done", **place, "text": part["text"]}
        yield {"type": "response.content_part.done", **place, "part": part}
    yield {"type": "response.output_item.done", "output_index": number, "item": item}
