"""Each rule of the contract about fields that are given together, of a body or of an object at any depth in it.

Bodies that are otherwise valid are broken at each rule: the client refuses them before anything is sent, and so does
the sandbox. The rules are read from the document itself.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from twelvelabs_lowlevel.errors import ArgumentError
from twelvelabs_sandbox.contract.spec import Contract
from twelvelabs_sandbox.contract.validation import check_json
from twelvelabs_sandbox.errors import ApiError

from .cases import CALLS, Call, Case
from .document import JSON, Schema, resolve
from .doors import builder
from .values import members, turns, value

RULES = ("x-exactly-one", "x-at-least-one", "x-at-most-one", "x-needs", "x-choice")
TEXT = "https://example.com/a.mp4"


def objects(schema: Schema, given: Any, path: str = "") -> Iterator[tuple[str, Schema, dict[str, Any]]]:
    """The objects within a value of a schema, each with its path and its own schema."""
    schema = resolve(schema)
    if union := members(schema):
        tagged = [one for one in map(resolve, union) if _is_of(one, given)]
        yield from objects(tagged[0], given, path) if tagged else ()
    elif isinstance(given, list):
        for index, item in enumerate(given):
            yield from objects(schema["items"], item, f"{path}[{index}]")
    elif isinstance(given, dict) and "properties" in schema:
        yield path, schema, given
        for name in given:
            yield from objects(schema["properties"][name], given[name], f"{path}.{name}" if path else name)


def _is_of(schema: Schema, given: Any) -> bool:
    constants = {name: field["const"] for name, field in schema.get("properties", {}).items() if "const" in field}
    return isinstance(given, dict) == ("properties" in schema) and all(given.get(n) == c for n, c in constants.items())


def broken(schema: Schema, given: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Versions of an object, each of which violates one rule of its schema at least."""

    def without(*names: str) -> dict[str, Any]:
        return {name: item for name, item in given.items() if name not in names}

    fields = schema["properties"]
    for rule in RULES:
        for part in schema.get(rule, ()):
            if rule == "x-needs":
                yield {**without(schema[rule][part]), part: value(fields[part], 0, whole=True) or TEXT}
            elif rule == "x-choice":
                yield from ({**without(needed), part: choice} for choice, needed in schema[rule][part].items())
            else:
                if rule != "x-at-most-one":
                    yield without(*part)
                if rule != "x-at-least-one":
                    yield {**given, **{name: value(fields[name], 0, whole=True) or TEXT for name in part[:2]}}


def broken_calls() -> Iterator[tuple[Call, str, dict[str, Any]]]:
    """Bodies that violate a rule, with the path of the object that does."""
    seen = set[tuple[str, str, frozenset[str]]]()
    for call in CALLS:
        if call.operation.media_type == JSON:
            schema = call.operation.body
            for turn in range(turns(schema)):
                body = value(schema, turn, whole=True)
                for path, owner, given in [*objects(schema, body)]:
                    for other in broken(owner, given):
                        if (key := (str(call), path, frozenset(other))) in seen:
                            continue
                        seen.add(key)
                        changed = copy.deepcopy(body)
                        (found,) = (one for at, _, one in objects(schema, changed) if at == path)
                        found.clear()
                        found.update(other)
                        yield call, path, changed


def by_client(call: Call, body: dict[str, Any]) -> str:
    """Why the client refuses a body."""
    path = {p.name: "a" for p in call.operation.parameters if p.where == "path"}
    make = builder(call)
    try:
        make(**Case(call, turn=0, whole=True, path=path, query={}, body=body).arguments(make))
    except ArgumentError as error:
        return str(error)
    return "it was sent"


def by_sandbox(call: Call, body: dict[str, Any]) -> str:
    """Why the sandbox refuses a body."""
    contract = Contract.bundled()
    try:
        check_json(contract, contract.operations[call.operation.id], JSON, json.dumps(body).encode())
    except ApiError as error:
        return error.message
    return "it was accepted"


def test_each_rule_is_checked_by_the_client_and_by_the_sandbox() -> None:
    wrong, places = [], set[str]()
    for call, path, body in broken_calls():
        places.add(f"{call.operation.id} {path}")
        body.pop("stream", None)
        client, sandbox = by_client(call, body), by_sandbox(call, body)
        if not re.match(f"{re.escape(path)}: (give|.* needs)" if path else "(give|.* needs)", client):
            wrong.append(f"{call}, {path}: the client says {client!r}")
        if not re.match(rf"The {re.escape(path)}.* (is required|cannot be combined)", sandbox):
            wrong.append(f"{call}, {path}: the sandbox says {sandbox!r}")
    assert wrong == []
    assert {"create_embeddings image.media_source", "create_analysis prompt_v2.media_sources[0]"} <= places
    assert {
        "create_analysis_batch requests[0].prompt.media_sources[0]",
        "search_knowledge_store filter.item_id",
    } <= places
