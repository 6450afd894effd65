"""The contract agrees with the public sources, except for listed deviations, each with its reason.

`sources/` has what the sources say, in documents named by their month. `deviations.json` has, under the place of a row
in openapi/PROVENANCE.md, each deviation that the row gives the reason for, and the operations that it concerns. An
operation or webhook that is in none of these documents says in `x-source` where it is described.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from distill import Facts, differences, distill, distill_all

from generator.contract import Contract
from tests.loops import loop

HERE = Path(__file__).parent
PROVENANCE = HERE.parents[1] / "openapi" / "PROVENANCE.md"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """What the sources say."""
    return distill_all(HERE / "sources")


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


def new(found: set[str]) -> list[str]:
    """The operations and webhooks that are in no document."""
    return [sentence.removesuffix(" is added") for sentence in sorted(found) if sentence.count(" ") == 2]


def without_source(found: set[str], document: dict[str, Any]) -> list[str]:
    """What to do about the operations and webhooks that are in no document and do not say where they are described."""
    operations = [o for item in document["paths"].values() for o in item.values() if "responses" in o]
    described = {o["operationId"] for o in operations if o.get("x-source")}
    described |= {name for name, item in document.get("webhooks", {}).items() if item["post"].get("x-source")}
    return [
        f"{name} is in no document of tests/generator/sources/: add one that describes it, under the same name; if"
        " there is only prose, say in x-source of the operation where it is described."
        for name in new(found)
        if name not in described
    ]


def test_each_operation_has_a_source(found: set[str], contract: Contract) -> None:
    assert without_source(found, contract.document) == []


def test_each_deviation_is_listed(found: set[str], accepted: dict[str, dict[str, list[str]]]) -> None:
    unlisted = sorted(found - {*listed(accepted)} - {f"{name} is added" for name in new(found)})
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


def test_operations_have_the_paths_of_the_sources(facts: Facts, contract: Contract) -> None:
    ours = {o["operationId"]: f"{str(at[2]).upper()} {at[1]}" for at, o in contract.operations()}
    assert {name: call for name, call in ours.items() if name in facts and facts[name]["call"] != call} == {}
    assert {name for name, value in facts.items() if "call" in value} <= ours.keys()


def test_an_operation_without_a_source_is_reported_until_it_names_one() -> None:
    document = _document(TEXT, TEXT)
    facts = distill(document)
    document["paths"]["/a"]["delete"] = {"operationId": "undo", "responses": {"204": {}}}
    document["paths"]["/a"]["get"]["responses"]["404"] = {"description": "Not there."}
    document["webhooks"] = {"a.done": {"post": {"responses": {}}}}
    found = {*differences(facts, distill(document))}

    sentences = without_source(found, document)
    assert [sentence.partition(" ")[0] for sentence in sentences] == ["a.done", "undo"]
    assert sentences[1].startswith("undo is in no document of tests/generator/sources/: add one that describes it")

    document["paths"]["/a"]["delete"]["x-source"] = "the page on undoing"
    document["webhooks"]["a.done"]["post"]["x-source"] = "the page on webhooks"
    assert without_source(found, document) == []


def test_a_later_source_replaces_what_earlier_ones_say_of_an_operation(tmp_path: Path) -> None:
    for month, document in (("2026-11", _document(COLOR, TEXT)), ("2026-10", _document(TEXT, TEXT))):
        (tmp_path / f"{month}.yaml").write_text(json.dumps(document), encoding="utf-8")
    other = _document(TEXT, TEXT)
    other["paths"]["/a"]["get"]["operationId"] = "undo"
    (tmp_path / "2026-12.yaml").write_text(json.dumps(other), encoding="utf-8")
    assert distill_all(tmp_path) == {**distill(_document(COLOR, TEXT)), **distill(other)}


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


@loop(
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
