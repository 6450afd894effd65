"""A schema that the platform would reject or not follow raises an error with the place and what to do instead."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client.errors import InvalidArgumentError
from twelvelabs_client.structured import ANALYSIS, RESPONSES, check_supported
from twelvelabs_client.structured.dialects import unknown_keywords

from ..loops import loop


def _in(schema: object, name: str = "a") -> dict[str, Any]:
    return {"type": "object", "properties": {name: schema}, "required": [name]}


SUPPORTED: list[dict[str, Any]] = [
    {},
    {"type": "object", "properties": {}},
    _in({"type": "string", "pattern": "^a", "format": "date-time"}),
    _in({"type": "integer", "minimum": 1, "exclusiveMaximum": 9}),
    _in({"type": "array", "items": {"type": "boolean"}, "minItems": 1}),
    _in({"type": ["string", "null"], "format": "uuid"}),
    _in({"enum": ["a", 1, 2.5, True, None]}),
    _in({"const": None}),
    _in({"anyOf": [{"type": "number"}, {"type": "null"}], "description": "d", "$comment": "c"}),
    {**_in({"$ref": "#/$defs/N"}), "$defs": {"N": _in({"anyOf": [{"$ref": "#/$defs/N"}, {"type": "null"}]})}},
    {**_in({"$ref": "#/$defs/a~1b"}), "$defs": {"a/b": {"type": "string"}}},
    _in({"type": "timestamp", "format": "seconds"}),
    _in({"type": "array", "items": _in({"type": "timestamp", "format": "hh:mm:ss.fff"})}),
    _in({"type": "integer"}, "start_time"),
    _in({"type": "timestamp", "format": "hh:mm:ss"}, "end_time"),
    _in({"type": "array", "items": _in({"type": "string"}, "end_time")}),
    _in({"type": "string"}, "maxLength"),
    _in({"type": "string"}, "properties"),
]


@loop("schema", SUPPORTED)
def test_documented_keywords_pass(schema: dict[str, Any]) -> None:
    check_supported(schema)


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    (_in({"type": "string", "maxLength": 5}), "#/properties/a/maxLength", "check the length"),
    (_in({"type": "string", "minLength": 5}), "#/properties/a/minLength", "check the length"),
    (_in({"type": "array", "maxItems": 5}), "#/properties/a/maxItems", "check the number"),
    (_in({"type": "array", "uniqueItems": True}), "#/properties/a/uniqueItems", "omit it"),
    (_in({"type": "array", "minItems": 2}), "#/properties/a/minItems", "0 or 1"),
    ({**_in({}), "additionalProperties": False}, "#/additionalProperties", "omit it"),
    (_in({"oneOf": []}), "#/properties/a/oneOf", "use anyOf"),
    (_in({"allOf": []}), "#/properties/a/allOf", "anyOf"),
    (_in({"not": {}}), "#/properties/a/not", "anyOf"),
    (_in({"if": {}}), "#/properties/a/if", "anyOf"),
    (_in({"prefixItems": []}), "#/properties/a/prefixItems", "object"),
    (_in({"type": "number", "minimum": 0}), "#/properties/a/minimum", "only integers"),
    (_in({"type": "integer", "pattern": "a"}), "#/properties/a/pattern", "only strings"),
    (_in({"type": "string", "format": "email"}), "#/properties/a/format", "uuid, date-time, date, time"),
    (_in({"type": "integer", "format": "int32"}), "#/properties/a/format", "only strings"),
    (_in({"type": "text"}), "#/properties/a/type", "string"),
    (_in({"type": 5}), "#/properties/a/type", "5"),
    (_in({"enum": ["a", ["b"]]}), "#/properties/a/enum", "['b']"),
    (_in({"enum": "ab"}), "#/properties/a/enum", "list"),
    (_in({"const": {"a": 1}}), "#/properties/a/const", "strings, numbers"),
    (_in({"$ref": "https://x.test/a"}), "#/properties/a/$ref", "$defs"),
    (_in({"$ref": "#/$defs/gone"}), "#/properties/a/$ref", "$defs"),
    (_in({"$ref": "#"}), "#/properties/a/$ref", "$defs"),
    (_in({"$ref": 5}), "#/properties/a/$ref", "$defs"),
    (_in({"definitions": {}}), "#/properties/a/definitions", "$defs"),
    (_in({"type": "string", "nullable": True}), "#/properties/a/nullable", "null"),
    (_in({"type": "timestamp"}), "#/properties/a/format", "seconds, hh:mm:ss"),
    (_in({"type": "timestamp", "format": "date"}), "#/properties/a/format", "seconds, hh:mm:ss"),
    (_in(_in({"type": "timestamp", "format": "seconds"})), "#/properties/a/properties/a", "timestamp may only"),
    (_in({"anyOf": [{"type": "timestamp", "format": "seconds"}]}), "#/properties/a/anyOf/0", "timestamp may only"),
    ({"type": "timestamp", "format": "seconds"}, "at #: ", "timestamp may only"),
    ({**_in({}), "$defs": {"T": {"type": "timestamp", "format": "seconds"}}}, "#/$defs/T", "timestamp may only"),
    (_in({"type": "string", "format": "time"}, "start_time"), "#/properties/start_time/format", "timestamp"),
    (_in({"type": "boolean"}, "end_time"), "#/properties/end_time", "another name"),
    (_in({"anyOf": [{"type": "number"}, {"type": "null"}]}, "end_time"), "#/properties/end_time", "one type"),
    (_in(_in({"type": "array"}, "start_time")), "#/properties/a/properties/start_time", "another name"),
    (_in({"properties": {"b/c~": {"oneOf": []}}}), "#/properties/a/properties/b~1c~0/oneOf", "anyOf"),
    (_in(True), "#/properties/a", "must be an object"),
    ({"properties": []}, "#/properties", "must be an object"),
    ({"anyOf": {}}, "#/anyOf", "list"),
    ({"type": "array", "items": [{}]}, "#/items", "must be an object"),
]


@loop(("schema", "place", "advice"), REFUSED)
def test_unsupported_keywords_of_analyses_are_named(schema: dict[str, Any], place: str, advice: str) -> None:
    with pytest.raises(InvalidArgumentError) as caught:
        check_supported(schema)
    assert place in str(caught.value)
    assert advice in str(caught.value)


@loop(
    "keyword",
    ["oneOf", "default", "if", "then", "else", "not", "patternProperties", "contains", "prefixItems"],
)
def test_unsupported_keywords_of_responses_are_named(keyword: str) -> None:
    with pytest.raises(
        InvalidArgumentError, match=f"#/properties/a/items/{keyword}: responses do not support {keyword}"
    ):
        check_supported(_in({"items": {keyword: {}}}), RESPONSES)


def test_the_two_dialects_differ() -> None:
    schema = {**_in({"type": "string", "maxLength": 5}), "additionalProperties": False}
    check_supported(schema, RESPONSES)
    with pytest.raises(InvalidArgumentError):
        check_supported(schema, ANALYSIS)
    with pytest.raises(InvalidArgumentError, match="'timestamp' is not a type"):
        check_supported(_in({"type": "timestamp", "format": "seconds"}), RESPONSES)
    check_supported(_in({"default": 1}))


def test_unknown_keywords_pass_and_are_found() -> None:
    schema = {**_in({"type": "string", "made-up": 1, "anyOf": [{"b/c": 2}]}), "$defs": {"N": {"contains": {}}}}
    check_supported(schema)
    unknown = ["#/properties/a/made-up", "#/properties/a/anyOf/0/b~1c", "#/$defs/N/contains"]
    assert unknown_keywords(schema, ANALYSIS) == unknown
    assert unknown_keywords(schema, RESPONSES) == []
    assert all(not unknown_keywords(supported, ANALYSIS) for supported in SUPPORTED)


def test_a_recursive_schema_is_rejected() -> None:
    schema: dict[str, Any] = {"type": "array"}
    schema["items"] = schema
    with pytest.raises(InvalidArgumentError, match="contains itself"):
        check_supported(schema)


keywords = st.sampled_from(
    [
        "type",
        "properties",
        "required",
        "items",
        "minItems",
        "format",
        "enum",
        "const",
        "anyOf",
        "$ref",
        "$defs",
        "oneOf",
    ]
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2) | st.sampled_from(["string", "timestamp", "#/$defs/a", "seconds"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keywords, inner, max_size=4),
    max_leaves=12,
)


@given(schema=st.dictionaries(keywords, anything, max_size=4), dialect=st.sampled_from([ANALYSIS, RESPONSES]))
def test_any_input_passes_or_is_rejected(schema: dict[str, Any], dialect: Any) -> None:
    with contextlib.suppress(InvalidArgumentError):
        check_supported(schema, dialect)
