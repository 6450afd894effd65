"""The one document that the generator reads: the contract, with notes for the templates.

On schemas, `x-response` marks those that are only ever received, `x-descriptions` keeps the descriptions of fields,
which the generator would lose, and `x-kind` names the constant that tells the members of a union apart. A field with an
`x-python-name` goes by that name, and `x-wire` tells which name it has on the wire. Where a field has `x-vector`, its
object gets the name of that field, and whatever leads to such objects gets `x-holders`, the names of the fields that
do. Templates see no extensions of operations but those of answers: there, `x-arguments` has the descriptions of the
arguments, `x-wire` the names of those that have another on the wire, `x-bare-keys` those of mappings whose keys are
parameters of their own, `x-idempotent` and `x-deprecated` what they say.

The generator reads one media type of an answer. The schema of an event, if there is one, is moved to an answer of its
own, which is marked with `x-event`, the media type of the stream.
"""

import copy
from typing import Any

from .contract import JSON, STREAMS, Contract, kind_of

EVENT = "299"
"""The status of the answer that holds an event. No operation can have it itself."""


def bundle(contract: Contract) -> dict[str, Any]:
    """The document with its notes. The contract itself stays as it is."""
    noted = Contract(copy.deepcopy(contract.document), contract.places)
    only_received = noted.received() - noted.sent()
    for name, schema in noted.schemas.items():
        _note_schema(schema, is_response=name in only_received)
    _note_embeddings(noted, only_received)
    for pointer, operation in noted.operations():
        parameters = [parameter for _, parameter in noted.parameters(pointer)]
        prose = {p["name"]: p["description"] for p in parameters}
        wire: dict[str, str] = {}
        for media in operation.get("requestBody", {}).get("content", {}).values():
            body = noted.resolve(media["schema"])
            prose |= body["x-descriptions"]
            wire |= body["x-wire"]
        bare = [p["name"] for p in parameters if p.get("x-bare-keys")]
        _note_answers(noted, operation, {"x-arguments": prose, "x-wire": wire, "x-bare-keys": bare})
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
    schema["x-wire"] = _rename_fields(schema)
    fields = schema.get("properties", {}).items()
    schema["x-descriptions"] = {field: p["description"] for field, p in fields if "description" in p}
    if kind := kind_of(schema):
        schema["x-kind"] = list(kind)


def _note_embeddings(noted: Contract, received: set[str]) -> None:
    """Name the field that holds the vector, and in whatever leads to such objects the fields that do."""
    schemas = {name: schema for name, schema in noted.schemas.items() if name in received}
    leading: set[str] = set()
    for name, schema in schemas.items():
        if vectors := [field for field, p in schema.get("properties", {}).items() if p.get("x-vector")]:
            schema["x-vector"] = vectors[0]
            leading.add(name)
    known = 0
    while known < len(leading):
        known = len(leading)
        for name, schema in schemas.items():
            holders = [field for field, p in schema.get("properties", {}).items() if _named(p) in leading]
            if holders:
                schema["x-holders"] = holders
                leading.add(name)


def _named(schema: dict[str, Any]) -> str:
    """The name of the component that a field holds, one or a list of them; empty if it has none."""
    reference: str = schema.get("$ref") or schema.get("items", {}).get("$ref", "")
    return reference.rsplit("/", 1)[-1]


def _rename_fields(schema: dict[str, Any]) -> dict[str, str]:
    """Give fields their names in Python, where they have one; the names on the wire by those in Python."""
    fields = schema.get("properties", {})
    python = {wire: field.pop("x-python-name", wire) for wire, field in fields.items()}
    renamed = {name: wire for wire, name in python.items() if name != wire}
    if renamed:
        schema["properties"] = {python[wire]: field for wire, field in fields.items()}
        schema["required"] = [python[wire] for wire in schema.get("required", [])]
    return renamed


def _note_answers(noted: Contract, operation: dict[str, Any], notes: dict[str, Any]) -> None:
    notes = {
        **notes,
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
