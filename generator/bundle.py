"""The one document that the generator reads: the contract, with notes for the templates.

On schemas, `x-response` marks those that are only ever received, `x-descriptions` keeps the descriptions of fields,
which the generator would lose, and `x-kind` names the constant that tells the members of a union apart. Templates see
no extensions of operations but those of answers: there, `x-arguments` has the descriptions of the arguments,
`x-idempotent` and `x-deprecated` what they say.

The generator reads one media type of an answer. The schema of an event, if there is one, is moved to an answer of its
own, which is marked with `x-event`, the media type of the stream.
"""

import copy
from typing import Any

from .contract import JSON, STREAMS, Contract
from .lint_schema import kind_of

EVENT = "299"
"""The status of the answer that holds an event. No operation can have it itself."""


def bundle(contract: Contract) -> dict[str, Any]:
    """The document with its notes. The contract itself stays as it is."""
    noted = Contract(copy.deepcopy(contract.document), contract.places)
    only_received = noted.received() - noted.sent()
    for name, schema in noted.schemas.items():
        _note_schema(schema, is_response=name in only_received)
    for pointer, operation in noted.operations():
        prose = {p["name"]: p["description"] for _, p in noted.parameters(pointer)}
        for media in operation.get("requestBody", {}).get("content", {}).values():
            prose |= noted.resolve(media["schema"])["x-descriptions"]
        _note_answers(noted, operation, prose)
    _drop_webhooks(noted)
    return noted.document


def deprecation(operation: dict[str, Any]) -> str:
    """A sentence for users of an operation that is deprecated, or nothing."""
    if not operation.get("deprecated"):
        return ""
    instead = operation.get("x-replaced-by")
    return f"Deprecated: use {instead} instead." if instead else "Deprecated: nothing takes its place."


def _note_schema(schema: dict[str, Any], *, is_response: bool) -> None:
    if is_response and "enum" not in schema:
        schema["x-response"] = True
    fields = schema.get("properties", {}).items()
    schema["x-descriptions"] = {field: p["description"] for field, p in fields if "description" in p}
    if kind := kind_of(schema):
        schema["x-kind"] = list(kind)


def _note_answers(noted: Contract, operation: dict[str, Any], prose: dict[str, str]) -> None:
    notes = {
        "x-arguments": prose,
        "x-idempotent": operation.get("x-idempotent", False),
        "x-deprecated": deprecation(operation),
    }
    event = noted.event(operation)
    answers = operation["responses"]
    for status in [status for status in answers if status.startswith("2")]:
        answer = {**noted.resolve(answers[status]), **notes}
        content = answer.get("content", {})
        answer["content"] = {kind: media for kind, media in content.items() if kind not in STREAMS}
        if content and not answer["content"]:
            del answers[status]  # it comes as a stream only
        else:
            answers[status] = answer
    if event:
        media_type, schema = event
        content = {JSON: {"schema": schema}}
        answers[EVENT] = {"description": "An event.", "content": content, "x-event": media_type, **notes}


def _drop_webhooks(noted: Contract) -> None:
    """Take out what the generator has no use for, and the parameters that nothing else refers to."""
    names = {p["$ref"] for _, webhook in noted.webhooks() for p in webhook.get("parameters", []) if "$ref" in p}
    for name in names:
        noted.document["components"]["parameters"].pop(name.rsplit("/", 1)[1], None)
    noted.document.pop("webhooks", None)
