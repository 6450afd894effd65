"""What a new contract changes for users of the client: what is added, removed or different, and what breaks.

It compares what users see of the documents: the arguments of each operation, what it returns or streams, the fields of
models, the members of enums, and the webhooks.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .bundle import bundle, deprecation
from .contract import Contract


@dataclass(frozen=True)
class Change:
    """One difference as a sentence, and whether it breaks existing code."""

    text: str
    breaks: bool = False


@dataclass(frozen=True)
class _Value:
    kinds: frozenset[str]
    required: bool


@dataclass
class _Surface:
    """A contract as users of the client see it."""

    arguments: dict[str, dict[str, _Value]] = field(default_factory=dict)
    results: dict[str, frozenset[str]] = field(default_factory=dict)
    events: dict[str, frozenset[str]] = field(default_factory=dict)
    calls: dict[str, str] = field(default_factory=dict)
    deprecations: dict[str, str] = field(default_factory=dict)
    webhooks: set[str] = field(default_factory=set)
    received: dict[str, dict[str, _Value]] = field(default_factory=dict)
    sent: dict[str, dict[str, _Value]] = field(default_factory=dict)
    enums: dict[str, list[str]] = field(default_factory=dict)


def compare(old: dict[str, Any] | None, new: dict[str, Any]) -> list[Change]:
    """The changes from one document to the other, breaking ones first. Without an old one, everything is new."""
    before, after = _surface(old) if old else _Surface(), _surface(new)
    changes = [
        *_operations(before, after),
        *_models(before.received, after.received, "field", received=True),
        *_models(before.sent, after.sent, "request field", received=False),
        *_enums(before.enums, after.enums),
        *_webhooks(before.webhooks, after.webhooks),
    ]
    return sorted(changes, key=lambda change: not change.breaks)


def report(changes: list[Change]) -> str:
    """The changes as text for a terminal."""
    if not changes:
        return "Nothing changes for users."
    breaking = sum(change.breaks for change in changes)
    lines = [f"  {'BREAKS ' if change.breaks else '       '} {change.text}" for change in changes]
    return "\n".join([f"{len(changes)} changes for users, {breaking} of them breaking:", *lines])


def _surface(document: dict[str, Any]) -> _Surface:
    contract = Contract(bundle(Contract(document)))
    surface = _Surface(webhooks={*document.get("webhooks", {})})
    for pointer, operation in contract.operations():
        name = operation["operationId"]
        surface.calls[name] = f"{str(pointer[2]).upper()} {pointer[1]}"
        surface.deprecations[name] = deprecation(operation)
        answers = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
        for answer in answers:
            results = surface.events if "x-event" in answer else surface.results
            results.setdefault(name, _result(contract, answer))
        surface.arguments[name] = dict(_arguments(contract, pointer, operation))
        if {name} <= surface.events.keys() & surface.results.keys():
            surface.arguments[name].pop("stream", None)  # there are two functions instead
    for name, schema in contract.schemas.items():
        if "enum" in schema:
            surface.enums[name] = schema["enum"]
        elif schema.get("properties"):
            models = surface.received if schema.get("x-response") else surface.sent
            models[name] = dict(_fields(contract, schema, received=bool(schema.get("x-response"))))
    return surface


def _arguments(contract: Contract, pointer: Any, operation: dict[str, Any]) -> Iterator[tuple[str, _Value]]:
    for _, parameter in contract.parameters(pointer):
        is_needed = parameter.get("required", False) and "const" not in parameter["schema"]
        yield parameter["name"], _Value(_kinds(contract, parameter["schema"]), is_needed)
    for media in operation.get("requestBody", {}).get("content", {}).values():
        yield from _fields(contract, contract.resolve(media["schema"]), received=False)


def _fields(contract: Contract, schema: dict[str, Any], *, received: bool) -> Iterator[tuple[str, _Value]]:
    """The fields of an object. A constant in a request is never required: it is the default."""
    for name, value in schema["properties"].items():
        is_needed = name in schema.get("required", []) and (received or "const" not in value)
        yield name, _Value(_kinds(contract, value), is_needed)


def _result(contract: Contract, answer: dict[str, Any]) -> frozenset[str]:
    for media in answer.get("content", {}).values():
        return _kinds(contract, media.get("schema", {}))
    return frozenset({"nothing"})


def _kinds(contract: Contract, schema: dict[str, Any]) -> frozenset[str]:
    """The types that a value may have, in words."""
    if "$ref" in schema:
        target = contract.resolve(schema)
        is_mapping = not target.get("properties") and "enum" not in target
        return _kinds(contract, target) if is_mapping else frozenset({schema["$ref"].rsplit("/", 1)[1]})
    members = [*schema.get("oneOf", []), *schema.get("anyOf", [])]
    if members:
        return frozenset[str]().union(*(_kinds(contract, member) for member in members))
    if "const" in schema:
        return frozenset({json.dumps(schema["const"])})
    given = schema.get("type", "anything")
    kinds: set[str] = set()
    for kind in given if isinstance(given, list) else [given]:
        if kind == "array":
            kinds |= {f"list of {item}" for item in _kinds(contract, schema.get("items", {}))}
        else:
            named = {"date-time": "time", "date": "date", "binary": "file"}.get(schema.get("format", ""))
            kinds.add(named if named and kind == "string" else str(kind))
    return frozenset(kinds)


def _operations(before: _Surface, after: _Surface) -> Iterator[Change]:
    for name in sorted(before.calls.keys() | after.calls.keys()):
        if name not in before.calls:
            yield Change(f"operation {name} added ({after.calls[name]})")
        elif name not in after.calls:
            yield Change(f"operation {name} removed", breaks=True)
        else:
            if before.calls[name] != after.calls[name]:
                yield Change(f"operation {name} moved from {before.calls[name]} to {after.calls[name]}")
            if after.deprecations[name] not in ("", before.deprecations[name]):
                yield Change(f"operation {name}: {after.deprecations[name]}")
            yield from _answers(name, "returns", before.results.get(name), after.results.get(name))
            yield from _answers(name, "streams", before.events.get(name), after.events.get(name))
            yield from _values(before.arguments[name], after.arguments[name], f"{name}: parameter", received=False)


def _answers(name: str, does: str, old: frozenset[str] | None, new: frozenset[str] | None) -> Iterator[Change]:
    """Differences in what an operation returns or streams. Existing code can read further kinds of events."""
    if old == new:
        return
    now = f"{_words(new)}" if new else "nothing"
    was = f" instead of {_words(old)}" if old and new else ""
    breaks = bool(old) and not (does == "streams" and new and old and old <= new)
    yield Change(f"operation {name} {does} {now}{was}", breaks=breaks)


def _models(
    before: Mapping[str, dict[str, _Value]], after: Mapping[str, dict[str, _Value]], what: str, *, received: bool
) -> Iterator[Change]:
    for name in sorted(before.keys() & after.keys()):
        yield from _values(before[name], after[name], f"{name}: {what}", received=received)
    for name in sorted(before.keys() - after.keys()):
        yield Change(f"model {name} removed", breaks=True)


def _values(
    before: Mapping[str, _Value], after: Mapping[str, _Value], what: str, *, received: bool
) -> Iterator[Change]:
    """Differences of arguments or fields. Wider types break what is received, narrower ones what is sent."""
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name), after.get(name)
        if old is None and new is not None:
            needed = new.required and not received
            yield Change(f"{what} {name} added{' and required' if needed else ''}", breaks=needed)
        elif new is None:
            yield Change(f"{what} {name} removed", breaks=True)
        elif old is not None:
            if old.kinds != new.kinds:
                wide, narrow = (old.kinds, new.kinds) if received else (new.kinds, old.kinds)
                text = f"{what} {name} changed from {_words(old.kinds)} to {_words(new.kinds)}"
                yield Change(text, breaks=not narrow <= wide)
            if old.required != new.required:
                now = "required" if new.required else "optional"
                yield Change(f"{what} {name} is now {now}", breaks=new.required != received)


def _enums(before: Mapping[str, list[str]], after: Mapping[str, list[str]]) -> Iterator[Change]:
    for name in sorted(before.keys() & after.keys()):
        for value in after[name]:
            if value not in before[name]:
                yield Change(f"{name}: enum value {value} added")
        for value in before[name]:
            if value not in after[name]:
                yield Change(f"{name}: enum value {value} removed", breaks=True)
    for name in sorted(before.keys() - after.keys()):
        yield Change(f"enum {name} removed", breaks=True)


def _webhooks(before: set[str], after: set[str]) -> Iterator[Change]:
    for name in sorted(before ^ after):
        yield Change(f"webhook {name} {'added' if name in after else 'removed'}", breaks=name in before)


def _words(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds))
