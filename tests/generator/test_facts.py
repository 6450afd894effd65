"""The contract agrees with the public sources, except for listed deviations, each with its reason.

`facts.json` is a reduction of the sources, see distill.py. `deviations.json` has, under the place of a row in
openapi/PROVENANCE.md, each deviation that the row gives the reason for, and the operations that it concerns.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from distill import Facts, differences, distill

from generator.contract import Contract

HERE = Path(__file__).parent
PROVENANCE = HERE.parents[1] / "openapi" / "PROVENANCE.md"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """What the sources say."""
    read: Facts = json.loads((HERE / "facts.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def accepted() -> dict[str, dict[str, list[str]]]:
    """The deviations, by the row with the reason."""
    read: dict[str, dict[str, list[str]]] = json.loads((HERE / "deviations.json").read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def found(facts: Facts, contract: Contract) -> set[str]:
    """The deviations of the contract."""
    return {*differences(facts, distill(contract.document))}


def listed(accepted: dict[str, dict[str, list[str]]]) -> list[str]:
    return [f"{name} {what}" for row in accepted.values() for what, names in row.items() for name in names]


def test_each_deviation_is_listed(found: set[str], accepted: dict[str, dict[str, list[str]]]) -> None:
    unlisted = sorted(found - {*listed(accepted)})
    assert unlisted == [], (
        "The contract deviates from the sources. If it shall, give the reason in a row of openapi/PROVENANCE.md, and"
        " list the deviation under its place in tests/generator/deviations.json."
    )


def test_every_listed_deviation_exists(found: set[str], accepted: dict[str, dict[str, list[str]]]) -> None:
    assert sorted({*listed(accepted)} - found) == []


def test_each_deviation_is_listed_once(accepted: dict[str, dict[str, list[str]]]) -> None:
    names = listed(accepted)
    assert len(names) == len({*names})


def test_the_reason_of_each_deviation_is_a_row_of_the_provenance(accepted: dict[str, dict[str, list[str]]]) -> None:
    places = [line.split(" | ")[0].removeprefix("| ") for line in PROVENANCE.read_text(encoding="utf-8").splitlines()]
    assert [row for row in accepted if places.count(row) != 1] == []


def test_the_facts_are_those_of_all_operations(facts: Facts, contract: Contract) -> None:
    calls = {name: value["call"] for name, value in facts.items() if "call" in value}
    ours = {o["operationId"]: f"{str(at[2]).upper()} {at[1]}" for at, o in contract.operations()}
    assert calls == ours


def _document(parameter: dict[str, Any], field: dict[str, Any]) -> dict[str, Any]:
    schemas = {
        "Color": {"type": "string", "enum": ["red", "blue"]},
        "Answer": {"type": "object", "required": ["a"], "properties": {"a": field}},
        "Other": {"type": "object", "properties": {"a": {"const": "b"}}},
    }
    answer = {"anyOf": [{"$ref": "#/components/schemas/Answer"}, {"$ref": "#/components/schemas/Other"}]}
    operation = {
        "operationId": "do",
        "parameters": [{"name": "p", "in": "query", "schema": parameter}],
        "responses": {"200": {"content": {"application/json": {"schema": answer}}}},
    }
    return {"paths": {"/a": {"get": operation}}, "components": {"schemas": schemas}}


COLOR = {"$ref": "#/components/schemas/Color"}
TEXT = {"type": "string"}


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        (TEXT, TEXT, []),
        (TEXT, {**TEXT, "description": "A.", "default": "a"}, []),
        (TEXT, {**TEXT, "minLength": 1}, ["do parameters p minLength is added 1"]),
        (
            {"type": "integer", "maximum": 9},
            {"type": "integer", "maximum": 8},
            ["do parameters p maximum is 8 instead of 9"],
        ),
        ({"type": "integer", "minimum": 1}, {"type": "integer"}, ["do parameters p minimum is left out"]),
        (TEXT, {"type": "string", "format": "date-time"}, ["do parameters p type is time instead of string"]),
        (TEXT, {"type": ["string", "null"]}, ["do parameters p type is null or string instead of string"]),
        (TEXT, {"anyOf": [TEXT, {"type": "integer"}]}, ["do parameters p type is integer or string instead of string"]),
        (TEXT, {"type": "array", "items": TEXT}, ["do parameters p type is list of string instead of string"]),
        (TEXT, COLOR, ["do parameters p values is added blue, red"]),
        (COLOR, {**TEXT, "enum": ["blue", "red"]}, []),
        (COLOR, {**TEXT, "enum": ["red"]}, ["do parameters p values is red instead of blue, red"]),
        (COLOR, {"allOf": [COLOR]}, []),
    ],
    ids=str,
)
def test_differences_are_reported(old: dict[str, Any], new: dict[str, Any], difference: list[str]) -> None:
    one, other = (distill(_document(parameter, TEXT)) for parameter in (old, new))
    assert list(differences(one, other)) == difference


def test_an_object_has_the_fields_of_those_that_it_extends() -> None:
    base = {"type": "object", "required": ["a"], "properties": {"a": TEXT}}
    more = {"type": "object", "required": ["b"], "properties": {"b": COLOR}}
    one, other = _document(TEXT, TEXT), _document(TEXT, TEXT)
    fields = {"a": TEXT, "b": COLOR}
    one["components"]["schemas"]["Answer"] = {**more, "properties": fields, "required": ["a", "b"]}
    other["components"]["schemas"]["Answer"] = {**more, "allOf": [base]}

    assert list(differences(distill(one), distill(other))) == []


def test_differing_fields_and_operations_are_reported() -> None:
    one, other = _document(TEXT, TEXT), _document(TEXT, {"type": "integer"})
    other["components"]["schemas"]["Other"]["properties"]["b"] = TEXT
    other["paths"]["/a"]["delete"] = {"operationId": "undo", "deprecated": True, "responses": {"204": {}}}
    other["paths"]["/a"]["get"]["responses"]["404"] = {"description": "Not there."}

    assert list(differences(distill(one), distill(other))) == [
        "do answers 200 application/json a type is anything or integer instead of anything or string",
        "do answers 200 application/json b is added",
        "do answers 404 is added",
        "undo is added",
    ]
    assert list(differences(distill(other), distill(one)))[-2:] == ["do answers 404 is left out", "undo is left out"]
