"""Ask a knowledge store: at once, in a session, with structure, with selections and as a stream."""

import json
import time
import uuid

from stores import connect, ready_store
from twelvelabs import ResponseInputItem, ResponseSelection, TextParam
from twelvelabs.core.api_error import ApiError
from twelvelabs.types.text_param_format import TextParamFormat_JsonSchema


def ask(client, **arguments):
    while True:
        try:
            return client.responses.create(**arguments)
        except ApiError as error:
            if getattr(error, "status_code", None) == 429:
                headers = getattr(error, "headers", {}) or {}
                time.sleep(int(headers.get("retry-after", "15")) + 1)
                continue
            raise


def message(text):
    return [ResponseInputItem(type="message", role="user", content=text)]


def show(answer):
    print(answer.id, answer.session_id, answer.status)
    if answer.usage is not None:
        print(answer.usage.input_tokens, answer.usage.output_tokens)
    for item in answer.output or []:
        if item.content:
            for part in item.content:
                print(item.type, (part.text or "").strip()[:400])
        elif item.type == "function_call":
            print(item.name, item.arguments)


with connect() as client:
    setup = ready_store(client)
    store_id = setup.store.id
    first = ask(client, knowledge_store_id=store_id, input=message("What is in here?"))
    show(first)
    show(ask(client, knowledge_store_id=store_id, session_id=first.session_id, input=message("And what else?")))
    show(
        ask(client, knowledge_store_id=store_id, input=message("What mood is it?"), include=["intermediate_outputs"])
    )
    answer = ask(
        client,
        knowledge_store_id=store_id,
        input=message("A title and tags, please."),
        text=TextParam(
            format=TextParamFormat_JsonSchema(
                name="summary",
                description="A summary.",
                schema_={
                    "type": "object",
                    "properties": {
                        "title": {"type": "string", "description": "A title."},
                        "tags": {
                            "type": "array",
                            "description": "Tags.",
                            "items": {"type": "string", "description": "A tag."},
                        },
                    },
                    "required": ["title", "tags"],
                    "additionalProperties": False,
                },
                strict=True,
            )
        ),
    )
    for item in answer.output or []:
        for part in item.content or []:
            if part.text:
                print(json.loads(part.text)["tags"])
    show(
        ask(
            client,
            knowledge_store_id=store_id,
            input=message("Describe {{sel:0}}."),
            selections=[ResponseSelection(kind="item", id=setup.items["video"])],
        )
    )
    group = client.knowledge_store_item_collections.create(knowledge_store_id=store_id, name=f"g-{uuid.uuid4()}")
    client.knowledge_store_item_collections.add_items(
        knowledge_store_id=store_id, collection_id=group.id, item_ids=list(setup.items.values())
    )
    show(
        ask(
            client,
            knowledge_store_id=store_id,
            input=message("Describe {{sel:0}}."),
            selections=[ResponseSelection(kind="collection", id=group.id)],
        )
    )
    parts, count = [], 0
    for event in client.responses.create_stream(knowledge_store_id=store_id, input=message("In one sentence?")):
        count += 1
        kind = getattr(event, "type", None)
        if kind == "response.output_text.delta":
            parts.append(getattr(event, "delta", "") or "")
        elif kind == "response.completed":
            print("completed")
    assert "".join(parts) and count > 2
    client.knowledge_stores.delete(knowledge_store_id=store_id)
