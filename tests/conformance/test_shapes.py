"""Values beside a schema: what is noted of each kind, and that no value ever is."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client._response import Response
from twelvelabs_client.conformance.contract import Contract, bundled
from twelvelabs_client.conformance.deviations import deviations
from twelvelabs_client.conformance.disclosure import enum_word, field_name, header_name, media_type
from twelvelabs_client.conformance.findings import Findings
from twelvelabs_client.conformance.report import report
from twelvelabs_client.conformance.shapes import Shapes

from ..loops import loop

SCHEMAS: dict[str, Any] = {
    "Color": {"type": "string", "enum": ["red", "green"]},
    "Cat": {
        "type": "object",
        "required": ["kind", "lives"],
        "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}},
    },
    "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "dog"}, "tricks": {}}},
    "Other": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
    "Closed": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]},
    "Open": {
        "oneOf": [
            {"$ref": "#/components/schemas/Cat"},
            {"$ref": "#/components/schemas/Dog"},
            {"$ref": "#/components/schemas/Other"},
        ]
    },
    "Map": {"type": "object", "additionalProperties": {"type": "integer"}},
    "Free": {"type": "object", "additionalProperties": True},
    "Time": {"type": ["string", "null"], "format": "date-time"},
    "Number": {"type": "number"},
    "TextOrMap": {"oneOf": [{"type": "string"}, {"$ref": "#/components/schemas/Map"}]},
}
CONTRACT = Contract({"paths": {}, "components": {"schemas": SCHEMAS}})


Noted = tuple[str, list[str], str, list[str]]


def noted(schema: str, *values: object) -> list[Noted]:
    """What is noted of values: each field with its types, its presence and its unknown words."""
    shapes = Shapes(CONTRACT)
    for value in values:
        shapes.add(value, (("components", "schemas", schema), SCHEMAS[schema]))
    return [(one.path, sorted(one.seen), one.presence, sorted(one.words)) for one in shapes.fields]


@loop(
    ("schema", "values", "expected"),
    [
        ("Color", ["red"], [("", ["string"], "always", [])]),
        ("Color", ["red", "deep_blue"], [("", ["string"], "always", ["deep_blue"])]),
        ("Color", [None], [("", ["null"], "always", [])]),
        ("Number", [1, 1.0, 1.5], [("", ["number"], "always", [])]),
        ("Number", [True], [("", ["boolean"], "always", [])]),
        ("Time", ["2026-10-30T09:12:00Z", None], [("", ["date-time", "null"], "always", [])]),
        ("Time", ["2026-13-30T09:12:00Z", "2026-10-30"], [("", ["string"], "always", [])]),
        ("Map", [{"a": 1, "b": "x"}], [("", ["object"], "always", []), ("*", ["integer", "string"], "always", [])]),
        ("Free", [{"a": {"b": 1}}], [("", ["object"], "always", [])]),
        ("TextOrMap", ["a", {"b": 1}], [("", ["object", "string"], "always", []), ("*", ["integer"], "always", [])]),
        (
            "Cat",
            [{"kind": "cat", "lives": 9}, {"kind": "cat", "fur": [1]}],
            [
                ("", ["object"], "always", []),
                ("kind", ["string"], "always", []),
                ("lives", ["integer"], "sometimes", []),
                ("fur", ["array"], "sometimes", []),
            ],
        ),
        ("Cat", [{"kind": "lion"}], [
            ("", ["object"], "always", []),
            ("kind", ["string"], "always", ["lion"]),
            ("lives", [], "never", []),
        ]),
        (
            "Closed",
            [{"kind": "dog", "tricks": 1}],
            [("", ["object"], "always", []), ("kind", ["string"], "always", []), ("tricks", ["integer"], "always", [])],
        ),
        ("Closed", [{"kind": "bird"}], [("", ["object"], "always", []), ("kind", ["string"], "always", ["bird"])]),
        ("Open", [{"kind": "bird"}], [("", ["object"], "always", []), ("kind", ["string"], "always", ["bird"])]),
    ],
)  # fmt: skip
def test_what_is_noted(
    schema: str, values: list[object], expected: list[tuple[str, list[str], str, list[str]]]
) -> None:
    assert noted(schema, *values) == expected


IDS = ["671f00b27d9e4c3a5b6f8e10", "0b6c0f9e-6a0f-4b7e-9d6c-0a1b2c3d4e5f", "deadbeefcafe", "clh3k2x9v0000", "0" * 24]
CONTENT = [*IDS, "tlk_0123456789SECRET", "Ada Lovelace", "ada@example.test", "https://example.test/a?b=c", "", "a/b"]
CONTENT += ["clip.mp4", "Waterfront", "42", "été", "two\nlines", "x" * 50, "kXqPzWvR"]


@loop("text", CONTENT)
def test_content_is_withheld(text: str) -> None:
    assert field_name(text) == enum_word(text) == header_name(text) == "(withheld)"
    assert media_type(f"{text}; boundary={text}") in ("(withheld)", "none")


@pytest.mark.parametrize("name", ["_id", "created_at", "hls", "createdAt", "embedding_v_2", "mp4_url", "page_info"])
def test_names_of_fields_are_shown(name: str) -> None:
    assert field_name(name) == name


@pytest.mark.parametrize("word", ["ready", "in_review", "marengo4.0", "visual-text"])
def test_values_of_enums_are_shown(word: str) -> None:
    assert enum_word(word) == word


@pytest.mark.parametrize("kind", ["application/json", "text/html", "application/problem+json", "application/x-ndjson"])
def test_media_types_are_shown(kind: str) -> None:
    assert media_type(f"{kind.upper()}; charset=utf-8") == kind


def test_long_texts_are_withheld_quickly() -> None:
    for text in ("a" * 10_000 + "!", "a_" * 5_000 + "!", "aA" * 5_000 + "!"):
        assert field_name(text) == enum_word(text) == header_name(text) == "(withheld)"


READS = {name: operation for name, operation in bundled().operations.items() if operation.method == "GET"}
SECRETS = st.one_of(
    st.uuids().map(str),
    st.binary(min_size=12, max_size=12).map(bytes.hex),
    st.from_regex(r"tlk_[0-9A-Z]{26}", fullmatch=True),
    st.from_regex(r"https?://[a-z]{3,9}\.test/[a-z0-9]{4,30}", fullmatch=True),
    st.from_regex(r"[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}", fullmatch=True),
    st.from_regex(r"[a-zà-ž]{4,9}@[a-z]{4,9}\.test", fullmatch=True),
    st.text(min_size=6).filter(lambda text: enum_word(text) == field_name(text) == "(withheld)"),
)


def poisoned(value: Any, secrets: Any) -> Any:
    """The value with other texts and numbers, and with further fields at any depth."""
    if isinstance(value, dict):
        changed = {name: poisoned(inner, secrets) for name, inner in value.items()}
        return {**changed, next(secrets): next(secrets), "user_metadata": {next(secrets): [next(secrets)]}}
    if isinstance(value, list):
        return [poisoned(one, secrets) for one in [*value, *value]]
    return next(secrets) if isinstance(value, str) else 81_234_567 if isinstance(value, int | float) else value


def examples(name: str) -> dict[int, Any]:
    contract = bundled()
    return {
        int(status): media["example"]
        for status, (_, answer) in contract.responses(READS[name]).items()
        for media in answer.get("content", {}).values()
        if "example" in media
    }


@given(name=st.sampled_from(sorted(READS)), secrets=st.lists(SECRETS, min_size=3, max_size=9), plain=st.booleans())
def test_no_value_of_a_response_is_in_a_report(name: str, secrets: list[str], plain: bool) -> None:
    contract, cycle = bundled(), itertools.cycle(secrets)
    findings = Findings(contract)
    for status, example in examples(name).items():
        body = next(cycle) if plain else poisoned(example, cycle)
        safe = next(cycle).encode("ascii", "ignore").decode().replace("\n", "").replace("\r", "")
        headers = {"content-type": f"application/json; {safe}", "x-request-id": safe, safe or "x": safe}
        findings.add(READS[name], Response(status, headers, json.dumps(body).encode()))
        findings.add(READS[name], Response(status, {"content-type": safe}, next(cycle).encode()))
        findings.add(READS[name], Response(418, headers, json.dumps(body).encode()))
    text = json.dumps(report(findings, {}, with_upload=False), ensure_ascii=False)
    assert [secret for secret in secrets if json.dumps(secret, ensure_ascii=False)[1:-1] in text] == []
    assert "81234567" not in text


@loop("name", sorted(READS))
def test_examples_of_the_contract_have_no_deviations(name: str) -> None:
    findings = Findings(bundled())
    for status, example in examples(name).items():
        [kind] = bundled().content(bundled().responses(READS[name])[str(status)])
        body = json.dumps(example) if kind == "application/json" else example
        findings.add(READS[name], Response(status, {"content-type": kind}, body.encode()))
    assert [one for one in deviations(findings) if one.kind != "header"] == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.dictionaries(
        st.sampled_from(["data", "page_info", "_id", "status", "error", "code", "hls", "type"]), inner
    ),
)  # fmt: skip


@given(name=st.sampled_from(sorted(READS)), status=st.sampled_from([200, 204, 400, 404, 500]), body=JSON | st.binary())
def test_any_response_can_be_noted(name: str, status: int, body: object) -> None:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    findings = Findings(bundled())
    findings.add(READS[name], Response(status, {}, content))
    json.dumps(report(findings, {}, with_upload=False))
