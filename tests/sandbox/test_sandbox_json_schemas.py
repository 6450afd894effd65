"""Structured output: generated values are valid for every supported schema; unsupported schemas are rejected."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from twelvelabs_sandbox.errors import ApiError
from twelvelabs_sandbox.inference.description import Description
from twelvelabs_sandbox.inference.scenes import Scene
from twelvelabs_sandbox.inference.schema_support import check_schema
from twelvelabs_sandbox.inference.schema_validation import schema_problem
from twelvelabs_sandbox.inference.structured_output import Generator, written_time

from tests.loops import loop

FACTS = Description(
    title="harbor tour",
    kind="video",
    start=0.0,
    end=7.5,
    scenes=[
        Scene(0.0, 3.0, {"red": 0.8, "gray": 0.2}, 0.4, 0.0, 0.5),
        Scene(3.0, 7.5, {"blue": 1.0}, 0.2, 0.6, None),
    ],
    words=["harbor", "tour"],
)
NAMES = st.sampled_from(["title", "color", "is_red", "count", "end", "tags", "note", "start_time"])
BOUNDS = st.integers(-50, 50)


@st.composite
def integers(draw: st.DrawFn) -> dict[str, Any]:
    low = draw(BOUNDS)
    bounds = {"minimum": low, "maximum": low + draw(st.integers(0, 9)), "exclusiveMinimum": low - 1}
    chosen = draw(st.sets(st.sampled_from(sorted(bounds))))
    return {"type": "integer", **{name: bounds[name] for name in chosen}}


SCALARS = st.one_of(
    st.sampled_from([{"type": "boolean"}, {"type": "null"}, {"type": "number"}, {"type": "string"}]),
    st.sampled_from(["uuid", "date", "date-time", "time"]).map(lambda form: {"type": "string", "format": form}),
    st.sampled_from(["^[a-z ]+", "^\\d+$", "^[A-Z]{2}$"]).map(lambda text: {"type": "string", "pattern": text}),
    st.lists(st.sampled_from(["red", "blue", "a b", 3, True, None]), min_size=1).map(lambda some: {"enum": some}),
    st.sampled_from([7, "x", None]).map(lambda value: {"const": value}),
    integers(),
)


def _nested(inner: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    properties = st.dictionaries(NAMES.filter(lambda name: name != "start_time"), inner, max_size=4)
    objects = st.tuples(properties, st.booleans()).map(
        lambda pair: {"type": "object", "properties": pair[0], "required": list(pair[0]) if pair[1] else []}
    )
    arrays = st.tuples(inner, st.sampled_from([0, 1])).map(
        lambda pair: {"type": "array", "items": pair[0], "minItems": pair[1]}
    )
    return st.one_of(objects, arrays, st.lists(inner, min_size=1, max_size=3).map(lambda some: {"anyOf": some}))


@settings(max_examples=150, deadline=None)
@given(st.recursive(SCALARS, _nested, max_leaves=12))
def test_generated_values_are_valid(inner: dict[str, Any]) -> None:
    schema = {"type": "object", "properties": {"it": inner, "again": {"$ref": "#/$defs/it"}}, "$defs": {"it": inner}}
    check_schema(schema, "schema")
    value = Generator(schema, "schema").fill(FACTS)
    Draft202012Validator(schema).validate(value)
    assert schema_problem(schema, json.dumps(value)) is None  # also with formats
    assert Generator(schema, "schema").fill(FACTS) == value


WIDE = st.one_of(
    st.tuples(st.integers(0, 30), st.integers(0, 9)).map(
        lambda pair: {"type": "string", "minLength": pair[0], "maxLength": sum(pair)}
    ),
    st.tuples(st.integers(0, 30), st.integers(0, 9)).map(
        lambda pair: {"type": "array", "items": {"type": "integer"}, "minItems": pair[0], "maxItems": sum(pair)}
    ),
    BOUNDS.map(lambda low: {"type": "number", "exclusiveMinimum": low, "maximum": low + 1}),
    BOUNDS.map(lambda high: {"type": "number", "minimum": high - 1, "exclusiveMaximum": high}),
)


@settings(deadline=None)
@given(st.dictionaries(NAMES, WIDE))
def test_responses_support_more_keywords(properties: dict[str, Any]) -> None:
    required = list(properties)
    schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    check_schema(schema, "schema", wide=True)
    Draft202012Validator(schema).validate(Generator(schema, "schema").fill(FACTS))
    with pytest.raises(ApiError):
        check_schema(schema, "schema")


def test_keywords_that_only_the_platform_supports() -> None:
    with pytest.raises(ApiError) as refused:
        check_schema({"type": "object", "patternProperties": {}}, "schema", wide=True)
    assert (refused.value.status, "patternProperties" in refused.value.message) == (501, True)
    for schema in ({"type": "timestamp", "format": "seconds"}, {"type": "string", "minLength": -1}):
        with pytest.raises(ApiError):
            check_schema(schema, "schema", wide=True)


@loop(
    ("form", "valid", "invalid"),
    [
        ("date", ["2026-02-28"], ["2026-13-01", "2026-1-1", "today"]),
        ("time", ["09:15:00Z", "23:59:59.5+01:00"], ["09:15:00", "24:00:00Z"]),
        ("date-time", ["2026-02-28T09:15:00Z"], ["2026-02-28", "2026-02-28T09:15:00"]),
        ("uuid", ["6f0a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c"], ["6f0a1b2c3d4e4f5a8b6c7d8e9f0a1b2c"]),
        ("seconds", [7, 7.5], ["7", True, None]),
        ("hh:mm:ss", ["00:00:07", "100:00:00"], [7, "0:07", "00:60:00", "00:00:07.5"]),
        ("hh:mm:ss.fff", ["00:00:07.500"], [7.5, "00:00:07"]),
    ],
)
def test_formats_of_answers(form: str, valid: list[Any], invalid: list[Any]) -> None:
    kind = "timestamp" if form.startswith(("seconds", "hh")) else "string"
    schema = {"type": "object", "properties": {"it": {"type": kind, "format": form}}}
    check_schema(schema, "schema")
    problems = {str(value): schema_problem(schema, json.dumps({"it": value})) for value in (*valid, *invalid)}
    assert {value for value, problem in problems.items() if problem is not None} == set(map(str, invalid))


def test_recursive_schemas() -> None:
    node = {"type": "object", "properties": {"name": {"type": "string"}, "children": {"type": "array"}}}
    node["properties"]["children"]["items"] = {"$ref": "#/$defs/node"}  # type: ignore[index]
    schema = {"$ref": "#/$defs/node", "$defs": {"node": node}}
    check_schema(schema, "schema")
    assert Generator(schema, "schema").fill(FACTS)
    node["required"] = ["parent"]
    node["properties"]["parent"] = {"$ref": "#/$defs/node"}  # type: ignore[index]
    with pytest.raises(ApiError):
        Generator(schema, "schema").fill(FACTS)


@loop(
    ("schema", "named"),
    [
        ({"type": "string", "minLength": 1}, "minLength"),
        ({"type": "object", "additionalProperties": False}, "additionalProperties"),
        ({"type": "array", "uniqueItems": True}, "uniqueItems"),
        ({"type": "array", "minItems": 2}, "minItems"),
        ({"type": "number", "minimum": 1}, "minimum"),
        ({"type": "text"}, "type"),
        ({"oneOf": [{"type": "string"}]}, "type"),
        ({"type": "timestamp"}, "format"),
        ({"type": "string", "format": "email"}, "format"),
        ({"type": "string", "pattern": "("}, "pattern"),
        ({"enum": []}, "enum"),
        ({"$ref": "https://example.com/a"}, "$defs"),
        ({"type": "object", "required": ["a"]}, "required"),
        ({"type": "object", "properties": {"start_time": {"type": "boolean"}}}, "start_time"),
    ],
)
def test_invalid_schemas(schema: dict[str, Any], named: str) -> None:
    whole = {"type": "object", "properties": {"it": schema}} if schema.get("type") != "timestamp" else schema
    with pytest.raises(ApiError) as refused:
        check_schema(whole, "schema")
    assert refused.value.status == 400
    assert named in refused.value.message


def test_a_pattern_that_no_text_matches_is_not_supported() -> None:
    schema = {"type": "string", "pattern": "^Z{17}$"}
    check_schema(schema, "schema")
    with pytest.raises(ApiError) as refused:
        Generator(schema, "schema").fill(FACTS)
    assert refused.value.status == 501


def test_time_formats() -> None:
    assert written_time(83.4996, "seconds") == 83.5
    assert written_time(83.6, "hh:mm:ss") == "00:01:24"
    assert written_time(3661.5, "hh:mm:ss.fff") == "01:01:01.500"
    assert written_time(59.9996, "hh:mm:ss.fff") == "00:01:00.000"
