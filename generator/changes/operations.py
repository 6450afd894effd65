"""The differences of operations: their addresses, arguments, bodies, responses, retries and methods."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..bundle import deprecation
from ..contract import STREAMS, Contract, Pointer
from .limits import PROSE, extensions, prose, stated
from .rules import CALL, RECEIVED, SENT, Difference, differ
from .schemas import Comparison, Subject, Value, fields_of, type_difference
from .types import Alternative, alternatives, words

_IDEMPOTENT = ("get", "put", "delete", "patch")
_KNOWN = {
    *("operationId", "tags", "deprecated", "parameters", "requestBody", "responses", "security"),
    *("x-idempotent", "x-replaced-by", "x-method", "x-stream-method", "x-no-method", "x-source", "x-todo"),
}
NO_BODY = Alternative("nothing", "nothing", {})
"""What a request or response without a body has instead of a type."""


@dataclass(frozen=True)
class Operation:
    """An operation of one of the contracts."""

    contract: Contract
    pointer: Pointer
    node: Mapping[str, Any]

    @property
    def call(self) -> str:
        """The method and the path."""
        return f"{str(self.pointer[2]).upper()} {self.pointer[1]}"

    @property
    def address(self) -> str:
        """The method and the path without the names of its arguments, which are not sent."""
        return re.sub(r"\{.*?\}", "{}", self.call)

    @property
    def is_repeated(self) -> bool:
        """Whether a call that failed is retried even if it may have been carried out."""
        return self.pointer[2] in _IDEMPOTENT or bool(self.node.get("x-idempotent"))

    @property
    def in_path(self) -> list[str]:
        """The names of the positional arguments."""
        return re.findall(r"\{(.*?)\}", str(self.pointer[1]))

    def responses(self, *, successful: bool) -> dict[str, Mapping[str, Any]]:
        """The successful responses, or all others, by their statuses."""
        answers: Mapping[str, Any] = self.node.get("responses", {})
        return {s: self.contract.resolve(a) for s, a in answers.items() if s.startswith("2") == successful}

    def content(self) -> dict[str, Any]:
        """The media types of the body, with their schemas."""
        content: dict[str, Any] = self.node.get("requestBody", {}).get("content", {})
        return content

    def types(self, *, streamed: bool) -> list[Alternative]:
        """What a successful response may hold, as a whole or as the event of a stream; empty if there is no such."""
        found: dict[str, Alternative] = {}
        for answer in self.responses(successful=True).values():
            content = answer.get("content", {})
            chosen = [media for kind, media in content.items() if (kind in STREAMS) == streamed]
            types = [one for media in chosen for one in alternatives(self.contract, media.get("schema", {}))]
            found |= {one.word: one for one in (types if content or streamed else [NO_BODY])}
        return [*found.values()]

    def media_types(self) -> set[str]:
        """The media types of successful responses."""
        return {kind for answer in self.responses(successful=True).values() for kind in answer.get("content", {})}

    def arguments(self) -> dict[str, Value]:
        """Its arguments by their names on the wire: the parameters, and the fields of the body."""
        found = {}
        for _, parameter in self.contract.parameters(self.pointer):
            schema = parameter.get("schema", {})
            needed = parameter.get("required", False) and "const" not in schema
            found[parameter["name"]] = Value(schema, needed, parameter["in"], parameter)
        for media in self.content().values():
            found |= fields_of(self.contract, self.body(media), is_sent=True, location="body")
        if self.types(streamed=True) and self.types(streamed=False):
            found.pop("stream", None)  # there are two functions instead
        return found

    def bodies(self) -> set[str]:
        """The names of the schemas of the body."""
        refs = (media.get("schema", {}).get("$ref", "") for media in self.content().values())
        return {ref.rsplit("/", 1)[1] for ref in refs if ref}

    def body(self, media: Mapping[str, Any]) -> Mapping[str, Any]:
        """The schema of a body."""
        return self.contract.resolve(media.get("schema", {}))


def operations_of(contract: Contract) -> dict[str, Operation]:
    """The operations of a contract by their names."""
    found = (Operation(contract, pointer, node) for pointer, node in contract.operations())
    return {one.node.get("operationId", one.call): one for one in found}


def operations(comparison: Comparison) -> Iterator[Difference]:
    """The differences of all operations."""
    before, after = operations_of(comparison.old), operations_of(comparison.new)
    addresses = {one.address: name for name, one in after.items() if name not in before}
    renamed = {
        name: addresses[one.address] for name, one in before.items() if name not in after and one.address in addresses
    }
    for name in sorted((before.keys() | after.keys()) - {*renamed.values()}):
        if name not in before:
            yield differ("operation added", [CALL], f"operation {name} added ({after[name].call})")
        elif name in after:
            yield from _operation(comparison, name, before[name], after[name])
        elif name in renamed:
            text = f"operation {name} is now called {renamed[name]} ({before[name].call})"
            yield differ("operation renamed", [CALL], text)
            yield from _operation(comparison, renamed[name], before[name], after[renamed[name]])
        else:
            yield differ("operation removed", [CALL], f"operation {name} removed")


def _operation(comparison: Comparison, name: str, old: Operation, new: Operation) -> Iterator[Difference]:
    yield from _identity(name, old, new)
    yield from _arguments(comparison, name, old, new)
    yield from _body(comparison, name, old, new)
    yield from _successes(comparison, name, old, new)
    yield from _errors(comparison, name, old, new)
    for status in sorted(old.node.get("responses", {}).keys() & new.node.get("responses", {}).keys()):
        yield from _headers(name, status, old, new)


def _identity(name: str, old: Operation, new: Operation) -> Iterator[Difference]:
    """The differences of what an operation is, apart from what it takes and returns."""
    if old.address != new.address:
        yield differ("operation moved", [CALL], f"operation {name} moved from {old.call} to {new.call}")
    was, now = old.node.get("tags", []), new.node.get("tags", [])
    if was[:1] != now[:1]:
        text = f"operation {name}: its tag changed from {' '.join(was[:1])} to {' '.join(now[:1])}"
        yield differ("tag changed", [CALL], text)
    before, after = deprecation({**old.node}), deprecation({**new.node})
    if after and before != after:
        yield differ("operation deprecated", [CALL], f"operation {name}: {after}")
    elif before and not after:
        yield differ("operation no longer deprecated", [CALL], f"operation {name} is no longer deprecated")
    if old.is_repeated != new.is_repeated:
        text = "may be repeated after a failure" if new.is_repeated else "is no longer repeated after a failure"
        yield differ("retries added" if new.is_repeated else "retries removed", [CALL], text, name)
    for key in ("x-method", "x-stream-method"):
        had, has = old.node.get(key), new.node.get(key)
        if had != has:
            kind = "method stated" if had is None else "method changed"
            yield differ(kind, [CALL], f"operation {name}: {stated(key, had, has)}")
    if prose(old.node) != prose(new.node):
        yield differ("prose", [CALL], f"operation {name} is described differently")
    for text in extensions(old.node, new.node, _KNOWN):
        yield differ("other key of an operation", [CALL], f"operation {name}: {text}")
    for key in sorted((old.node.keys() | new.node.keys()) - _KNOWN - PROSE):
        if not key.startswith("x-") and old.node.get(key) != new.node.get(key):
            text = f"operation {name}: {stated(key, old.node.get(key), new.node.get(key))}"
            yield differ("other key of an operation", [CALL], text)


def _arguments(comparison: Comparison, name: str, old: Operation, new: Operation) -> Iterator[Difference]:
    was, now = old.arguments(), new.arguments()
    renamed: dict[str, str] = {}
    if old.address == new.address:
        pairs = zip(old.in_path, new.in_path, strict=True)
        renamed = {one: other for one, other in pairs if one not in now and other not in was}
    order = [[one for one in side if one in old.in_path and one in new.in_path] for side in (old.in_path, new.in_path)]
    if order[0] != order[1]:
        text = f"operation {name}: the order of its path arguments changed to {', '.join(order[1])}"
        yield differ("path arguments reordered", [CALL], text)
    yield from comparison.values(was, now, Subject("parameter", (SENT,), name), renamed)


def _body(comparison: Comparison, name: str, old: Operation, new: Operation) -> Iterator[Difference]:
    """The differences of the body apart from its fields, which are arguments."""
    was, now = old.content(), new.content()
    gone, come = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
    if gone and come:
        text = f"the body changed from {' or '.join(gone)} to {' or '.join(come)}"
        yield differ("request media type changed", [SENT], text, name)
    elif was and now and (gone or come):
        kind, kinds = ("removed", gone) if gone else ("added", come)
        text = f"the body is {'no longer' if gone else 'also'} accepted as {' or '.join(kinds)}"
        yield differ(f"request media type {kind}", [SENT], text, name)
    if was and now:
        subject = Subject("the body", (SENT,), name)
        one, other = (side.body(next(iter(content.values()))) for side, content in ((old, was), (new, now)))
        if one.get("properties") and other.get("properties"):
            yield from comparison.object(one, other, subject)
        else:
            yield from comparison.schema(one, other, subject)
        needed, is_needed = (bool(side.node["requestBody"].get("required")) for side in (old, new))
        if needed != is_needed:
            kind = "required" if is_needed else "optional"
            yield subject.differ(f"becomes {kind}", f" is now {kind}")


def _successes(comparison: Comparison, name: str, old: Operation, new: Operation) -> Iterator[Difference]:
    was, now = old.responses(successful=True), new.responses(successful=True)
    gone, come = sorted(was.keys() - now.keys()), sorted(now.keys() - was.keys())
    if gone and come:
        becomes = (
            " and becomes asynchronous" if "202" in come else " and is no longer asynchronous" if "202" in gone else ""
        )
        text = f"operation {name} answers with {' or '.join(come)} instead of {' or '.join(gone)}{becomes}"
        yield differ("success status changed", [CALL], text)
    elif gone or come:
        does = "no longer answers" if gone else "may answer"
        kind = f"success status {'removed' if gone else 'added'}"
        yield differ(kind, [CALL], f"operation {name} {does} with {' or '.join(gone or come)}")
    for streamed, verb in ((False, "returns"), (True, "streams")):
        yield from _results(comparison, name, verb, old.types(streamed=streamed), new.types(streamed=streamed))
    if (was or now) and all(old.media_types() - {*STREAMS}) and old.media_types() and new.media_types():
        yield from _media_types(name, old.media_types(), new.media_types())


def _results(
    comparison: Comparison, name: str, verb: str, old: list[Alternative], new: list[Alternative]
) -> Iterator[Difference]:
    text = f"operation {name} {verb} {words(new) or 'nothing'}"
    if not old and new:
        yield differ("result added", [RECEIVED], text)
    elif old and not new:
        yield differ("result removed", [RECEIVED], text)
    elif old and new:
        subject = Subject(f"operation {name}: what it {verb}", (RECEIVED,))
        for one in type_difference(old, new, subject, may_grow=verb == "streams"):
            yield one if words(old) == words(new) else replace(one, text=f"{text} instead of {words(old)}")
        yield from comparison.details(old, new, subject)


def _media_types(name: str, old: set[str], new: set[str]) -> Iterator[Difference]:
    streams = ({kind for kind in kinds if kind in STREAMS} for kinds in (old, new))
    was, now = streams
    if was and now and was != now:
        text = f"operation {name} streams {' or '.join(sorted(now))} instead of {' or '.join(sorted(was))}"
        yield differ("stream media type changed", [CALL], text)
    gone, come = old - new - {*STREAMS}, new - old - {*STREAMS}
    if gone and come:
        text = f"operation {name} answers in {' or '.join(sorted(come))} instead of {' or '.join(sorted(gone))}"
        yield differ("response media type removed", [CALL], text)
    elif come and old - {*STREAMS}:
        text = f"operation {name} also answers in {' or '.join(sorted(come))}"
        yield differ("response media type added", [CALL], text)
    elif gone and new - {*STREAMS}:
        text = f"operation {name} no longer answers in {' or '.join(sorted(gone))}"
        yield differ("response media type removed", [CALL], text)


def _errors(comparison: Comparison, name: str, old: Operation, new: Operation) -> Iterator[Difference]:
    was, now = old.responses(successful=False), new.responses(successful=False)
    for status in sorted(now.keys() - was.keys()):
        yield differ("error status added", [CALL], f"error status {status} added", name)
    for status in sorted(was.keys() - now.keys()):
        yield differ("error status removed", [CALL], f"error status {status} removed", name)
    for status in sorted(was.keys() & now.keys()):
        one, other = body_types(old.contract, was[status]), body_types(new.contract, now[status])
        subject = Subject(f"the body of error {status}", (RECEIVED,), name)
        yield from type_difference(one, other, subject)
        yield from comparison.details(one, other, subject)


def body_types(contract: Contract, node: Mapping[str, Any]) -> list[Alternative]:
    """The types that the body of a request or response may have."""
    content = node.get("content", {}).values()
    return [one for media in content for one in alternatives(contract, media.get("schema", {}))] or [NO_BODY]


def _headers(name: str, status: str, old: Operation, new: Operation) -> Iterator[Difference]:
    answers = [side.contract.resolve(side.node["responses"][status]) for side in (old, new)]
    was, now = ({header.lower() for header in answer.get("headers", {})} for answer in answers)
    for header in sorted(was ^ now):
        kind = "added" if header in now else "removed"
        yield differ(f"response header {kind}", [CALL], f"header {header} of status {status} {kind}", name)
