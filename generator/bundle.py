"""The one document that openapi-python-client reads: the contract, annotated for the views.

Upstream passes on the extensions of schemas and of responses, and drops all others. So the annotations are these:

- On every schema, `x-descriptions` (the descriptions of its fields, which upstream drops beside a `$ref`) and `x-wire`
  (the names on the wire of the fields that `x-python-name` renames, by their names in Python).
- On a schema, if it applies: `x-sent` (it occurs in requests), `x-response` (it is only ever received), `x-base` (the
  object that it extends, instead of `allOf`), `x-inherited` (the names of the fields of that object), `x-kind` (the
  field and the value of the constant that identifies it in a union), `x-tag` (the same field of the open member of a
  union, which stands for members unknown to this version), `x-vector` (the field that holds the vector of an embedding)
  and `x-holders` (the fields that lead to such objects).
- On every 2xx response, what is known of its operation: `x-arguments` (the descriptions of all arguments), `x-wire`,
  `x-bare-keys` (the parameters whose keys become parameters), `x-max-bytes`, `x-rules` (the rules of the body),
  `x-within` (those of objects within it), `x-idempotent` and `x-deprecated`.
- On an operation, `x-replaced-by` names methods of the client instead of operations.

Upstream reads one media type of a response. The schema of an event of a stream is therefore moved to a response of its
own, which has `x-event`, the media type of the stream.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .contract import JSON, STREAMS, Contract, kind_of, within
from .field_rules import Rules, rules_of
from .inheritance import base_of

EVENT = "299"
"""The status of the response that holds an event. The lint reserves it."""


def bundle(contract: Contract) -> dict[str, Any]:
    """The annotated document. The contract itself is not changed."""
    noted = Contract(copy.deepcopy(contract.document), contract.places)
    sent = noted.sent()
    only_received = noted.received() - sent
    for name, schema in noted.schemas.items():
        _note_schema(schema, is_response=name in only_received)
        if name in sent:
            schema["x-sent"] = True
    _note_open_members(noted, noted.document)
    for schema in noted.schemas.values():
        if base := base_of(schema):
            del schema["allOf"]
            schema["x-base"], schema["x-inherited"] = base, [*noted.schemas[base]["properties"]]
    _note_embeddings(noted, only_received)
    name_replacements(noted)
    for pointer, operation in noted.operations():
        parameters = [parameter for _, parameter in noted.parameters(pointer)]
        prose = {p["name"]: p["description"] for p in parameters}
        wire: dict[str, str] = {}
        rules: dict[str, Any] = {}
        for media in operation.get("requestBody", {}).get("content", {}).values():
            body = noted.resolve(media["schema"])
            prose |= body["x-descriptions"]
            wire |= body["x-wire"]
            rules = {"x-rules": rules_of(body), "x-within": rules_within(contract, contract.resolve(media["schema"]))}
            fields = body["properties"].items()
            rules["x-max-bytes"] = {name: f["x-max-bytes"] for name, f in fields if "x-max-bytes" in f}
        bare = [p["name"] for p in parameters if p.get("x-bare-keys")]
        _note_answers(noted, operation, {"x-arguments": prose, "x-wire": wire, "x-bare-keys": bare, **rules})
    _drop_webhooks(noted)
    return noted.document


def deprecation(operation: dict[str, Any]) -> str:
    """A sentence for users of a deprecated operation; empty for any other."""
    if not operation.get("deprecated"):
        return ""
    instead = operation.get("x-replaced-by")
    return f"Deprecated: use {instead} instead." if instead else "Deprecated: nothing takes its place."


def name_replacements(noted: Contract) -> None:
    """Name the methods in `x-replaced-by` instead of the operations: that is what users of the client call."""
    methods = {o["operationId"]: f"client.{o['x-method']}" for _, o in noted.operations() if "x-method" in o}
    for _, operation in noted.operations():
        if instead := operation.get("x-replaced-by"):
            operation["x-replaced-by"] = re.sub(r"\w+", lambda word: methods.get(word[0], word[0]), instead)


def rules_within(contract: Contract, schema: Mapping[str, Any], trail: tuple[int, ...] = ()) -> dict[str, list[Rules]]:
    """The rules of the objects within an object, by the field that leads to them: one entry for each kind of object.

    "*" stands for further fields. An object within itself has none: the lint refuses that if there are any.
    """
    if id(schema) in trail:
        return {}
    trail = (*trail, id(schema))
    fields = {**schema.get("properties", {})}
    if isinstance(further := schema.get("additionalProperties"), dict):
        fields["*"] = further
    found = {name: list(_kinds(contract, value, trail)) for name, value in fields.items()}
    return {name: kinds for name, kinds in found.items() if any(kind.keys() - {"kind"} for kind in kinds)}


def _kinds(contract: Contract, schema: dict[str, Any], trail: tuple[int, ...]) -> Iterator[Rules]:
    """The kinds of objects that a value, or each item of a list, may be, with their rules."""
    schema = contract.resolve(schema)
    for member in [*schema.get("oneOf", ()), *schema.get("anyOf", ())]:
        yield from _kinds(contract, member, trail)
    if "items" in schema:
        yield from _kinds(contract, schema["items"], trail)
    if schema.get("properties") or isinstance(schema.get("additionalProperties"), dict):
        rules = rules_of(schema)
        if kind := kind_of(schema):
            rules["kind"] = kind
        if within := rules_within(contract, schema, trail):
            rules["within"] = within
        yield rules


def _note_schema(schema: dict[str, Any], *, is_response: bool) -> None:
    if is_response and "enum" not in schema:
        for inner in _inline(schema):
            inner["x-response"] = True
    schema["x-wire"] = _rename_fields(schema)
    fields = schema.get("properties", {}).items()
    schema["x-descriptions"] = {field: p["description"] for field, p in fields if "description" in p}
    if kind := kind_of(schema):
        schema["x-kind"] = list(kind)


def _note_open_members(noted: Contract, node: Any) -> None:
    """Add `x-tag` to the schema that ends a union whose other members are identified by a constant."""
    if isinstance(node, list):
        for item in node:
            _note_open_members(noted, item)
    elif isinstance(node, dict):
        for item in node.values():
            _note_open_members(noted, item)
        members = [noted.resolve(member) for member in [*node.get("oneOf", ()), *node.get("anyOf", ())]]
        *known, last = [member for member in members if member.get("type") != "null"] or [{}]
        tags = {(kind_of(member) or ("",))[0] for member in known}
        if len(tags) == 1 and (tag := tags.pop()) and kind_of(last) is None and tag in last.get("properties", {}):
            last["x-tag"] = tag


def _inline(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema, and the objects within it that have no name."""
    yield schema
    for _, inner in within(schema):
        if "$ref" not in inner and inner.keys() & {"additionalProperties", "items", "oneOf", "anyOf"}:
            yield from _inline(inner)


def _note_embeddings(noted: Contract, received: set[str]) -> None:
    """Add `x-vector` to the schemas of embeddings, and `x-holders` to the schemas that lead to them."""
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
    """The component that a field holds, alone or in a list; empty for other fields."""
    reference: str = schema.get("$ref") or schema.get("items", {}).get("$ref", "")
    return reference.rsplit("/", 1)[-1]


def _rename_fields(schema: dict[str, Any]) -> dict[str, str]:
    """Rename the fields that have an `x-python-name`; the result has their names on the wire by those in Python."""
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
            del answers[status]  # only a stream, which has a response of its own below
        else:
            answers[status] = answer
    if event:
        media_type, schema = event
        content = {JSON: {"schema": schema}}
        answers[EVENT] = {"description": "An event.", "content": content, "x-event": media_type, **notes}


def _drop_webhooks(noted: Contract) -> None:
    """Remove the webhooks, which upstream does not support, and their parameters."""
    names = {p["$ref"] for _, webhook in noted.webhooks() for p in webhook.get("parameters", []) if "$ref" in p}
    for name in names:
        noted.document["components"]["parameters"].pop(name.rsplit("/", 1)[1], None)
    noted.document.pop("webhooks", None)
