"""What a new contract changes for users of the client: what is added, removed or different, and what breaks.

It compares what users see of two documents, and what goes over the wire: operations with their arguments, bodies and
responses, models, enums, webhooks, the server and the authentication. `rules` is the table of verdicts; nothing else
decides what breaks.
"""

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..bundle import name_replacements
from ..contract import REF, Contract
from .limits import PROSE
from .operations import operations, operations_of
from .platform import platform
from .rules import CALL, RECEIVED, SENT, Difference, Direction, Verdict, differ
from .schemas import Comparison, Subject

__all__ = ("Change", "compare", "report")


@dataclass(frozen=True)
class Change:
    """One difference as a sentence, whether it breaks existing code, and why or why not."""

    text: str
    breaks: bool = False
    reason: str = ""


def compare(old: dict[str, Any] | None, new: dict[str, Any]) -> list[Change]:
    """The changes from one document to the other, breaking ones first. Without an old one, everything is new."""
    if old is None:
        old = {**new, "paths": {}, "webhooks": {}, "components": {**new["components"], "schemas": {}}}
    differences = [*find(old, new)]
    reported = [one for one in differences if one.rule.verdict is not Verdict.NOTHING]
    changes = [
        Change(text, one.rule.verdict is Verdict.BREAKING, one.rule.reason)
        for text, one in _joined(reported, len([*Contract(new).operations()]))
    ]
    return sorted(dict.fromkeys(changes), key=lambda change: not change.breaks)


def report(changes: list[Change]) -> str:
    """The changes as text for a terminal."""
    if not changes:
        return "Nothing changes for users."
    breaking = sum(change.breaks for change in changes)
    lines = [f"  {'BREAKS ' if change.breaks else '       '} {change.text}" for change in changes]
    return "\n".join([f"{len(changes)} changes for users, {breaking} of them breaking:", *lines])


def find(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Difference]:
    """All differences of two documents, also those that change nothing for users, without a verdict."""
    renamed = _renamed(old, new)
    for name, other in sorted(renamed.items()):
        yield differ("model renamed", [CALL], f"model {name} is now called {other}")
    comparison = Comparison(_prepared(_with_names(old, renamed)), _prepared(new))
    yield from (*platform(comparison), *operations(comparison), *_components(comparison))


def _prepared(document: dict[str, Any]) -> Contract:
    contract = Contract({**document, "paths": copy.deepcopy(document["paths"])})
    name_replacements(contract)
    return contract


def _components(comparison: Comparison) -> Iterator[Difference]:
    """The differences of models and enums. The body of an operation is its arguments, which have been compared."""
    old, new = comparison.old, comparison.new
    before, after = _directions(old), _directions(new)
    was, now = operations_of(old), operations_of(new)
    bodies = {name for one in was.keys() & now.keys() for name in was[one].bodies() & now[one].bodies()}
    for name in sorted((before.keys() & after.keys()) - bodies, key=lambda name: ("enum" in new.schemas[name], name)):
        both = before[name] & after[name] or before[name] | after[name]
        yield from comparison.component(name, Subject(name, tuple(one for one in (SENT, RECEIVED) if one in both)))
        is_class = old.schemas[name].get("properties") and new.schemas[name].get("properties")
        if is_class and (before[name] == {RECEIVED}) != (after[name] == {RECEIVED}):
            goes = "only received" if after[name] == {RECEIVED} else "sent"
            yield differ("model changes direction", [CALL], f"model {name} is now {goes}")
    for name in sorted(before.keys() - after.keys()):
        kind = "enum" if "enum" in old.schemas[name] else "model"
        if kind == "model" or name not in new.schemas:  # an unused model is not what it was, an enum is
            yield differ(f"{kind} removed", [CALL], f"{kind} {name} removed")


def _directions(contract: Contract) -> dict[str, set[Direction]]:
    """The ways that each schema in use goes."""
    ways: dict[str, set[Direction]] = {}
    for way, names in ((SENT, contract.sent()), (RECEIVED, contract.received())):
        for name in names:
            ways.setdefault(name, set()).add(way)
    return ways


def _renamed(old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """The schemas that have another name and are otherwise the same."""
    before, after = old["components"]["schemas"], new["components"]["schemas"]
    come: dict[str, list[str]] = {}
    for name in after.keys() - before.keys():
        come.setdefault(_content(name, after[name]), []).append(name)
    found = {name: come.get(_content(name, before[name]), []) for name in before.keys() - after.keys()}
    return {name: names[0] for name, names in found.items() if len(names) == 1}


def _content(name: str, schema: Any) -> str:
    return json.dumps(_without_prose(schema), sort_keys=True).replace(f'"{REF}schemas/{name}"', '"self"')


def _without_prose(node: Any) -> Any:
    if isinstance(node, list):
        return [_without_prose(item) for item in node]
    if isinstance(node, dict):
        kept = {key: _without_prose(value) for key, value in node.items() if key not in PROSE}
        if isinstance(fields := node.get("properties"), dict):
            kept["properties"] = {name: _without_prose(field) for name, field in fields.items()}
        return kept
    return node


def _with_names(document: dict[str, Any], renamed: dict[str, str]) -> dict[str, Any]:
    """The document with other names of schemas."""
    if not renamed:
        return document
    text = json.dumps(document)
    for name, other in renamed.items():
        text = text.replace(f'"{REF}schemas/{name}"', f'"{REF}schemas/{other}"')
    changed: dict[str, Any] = json.loads(text)
    schemas = changed["components"]["schemas"]
    changed["components"]["schemas"] = {renamed.get(name, name): schema for name, schema in schemas.items()}
    return changed


def _joined(differences: list[Difference], count: int) -> Iterator[tuple[str, Difference]]:
    """The texts, with those that are the same for several operations reported once."""
    groups: dict[tuple[str, str], list[Difference]] = {}
    for index, one in enumerate(differences):
        groups.setdefault((one.rule.what, one.text) if one.operation else (str(index), one.text), []).append(one)
    for (_, text), group in groups.items():
        names = list(dict.fromkeys(one.operation for one in group if one.operation))
        owner = "all operations" if 3 < len(names) == count else ", ".join(names)
        yield (f"{owner}: {text}" if owner else text), group[0]
