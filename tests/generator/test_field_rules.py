"""The rules about fields that are given together: what their changes mean, what the lint refuses, what is generated.

That each rule of the contract is checked is in tests/contract/test_field_rules.py.
"""

from typing import Any

import pytest
from twelvelabs_lowlevel.errors import ArgumentError
from twelvelabs_lowlevel.rules import Rules, checked
from verdicts import document

from generator.bundle import rules_within
from generator.changes import compare
from generator.contract import Contract
from generator.field_rules import change_of_rules
from generator.lint import lint

TEXT = {"type": "string", "description": "A."}


def item(*names: str, required: tuple[str, ...] = (), **rules: Any) -> dict[str, Any]:
    stated = {f"x-{rule.replace('_', '-')}": value for rule, value in rules.items()}
    return {"properties": dict.fromkeys(names, TEXT), "required": [*required], **stated}


AB = [["a", "b"]]
CHANGES: list[tuple[dict[str, Any], dict[str, Any], str | None]] = [
    (item("a", "b"), item("a", "b", exactly_one=AB), "tightened"),
    (item("a", "b", exactly_one=AB), item("a", "b"), "loosened"),
    (item("a", "b", exactly_one=AB), item("a", "b", at_least_one=AB), "loosened"),
    (item("a", "b", exactly_one=AB), item("a", "b", at_most_one=AB), "loosened"),
    (item("a", "b", at_least_one=AB), item("a", "b", exactly_one=AB), "tightened"),
    (item("a", "b", at_least_one=AB), item("a", "b", at_most_one=AB), "changed"),
    (item("a", "b", exactly_one=AB), item("a", "b", exactly_one=[["b", "a"]]), None),
    (item("a", "b", exactly_one=AB), item("a", "b", at_least_one=AB, at_most_one=AB), None),
    (item("a", "b", exactly_one=AB), item("a", "b", "c", exactly_one=[["a", "b", "c"]]), "loosened"),
    (item("a", "b", "c", exactly_one=[["a", "b", "c"]]), item("a", "b", exactly_one=AB), None),
    (item("a", "b", "c", at_least_one=AB), item("a", "b", "c", at_least_one=[["a", "b", "c"]]), "loosened"),
    (item("a", "b", "c", at_most_one=AB), item("a", "b", "c", at_most_one=[["a", "b", "c"]]), "tightened"),
    (item("a", "b"), item("a", "b", "c", at_most_one=[["b", "c"]]), None),
    (item("a", "b"), item("a", "b", "c", needs={"c": "a"}), None),
    (item("a", "b"), item("a", "b", "c", needs={"a": "c"}), "tightened"),
    (item("a", "b", "c", needs={"a": "b"}), item("a", "b", "c", needs={"a": "c"}), "changed"),
    (item("a", "b", required=("b",)), item("a", "b", required=("b",), needs={"a": "b"}), None),
    (item("k", "a", "b"), item("k", "a", "b", choice={"k": {"one": "a"}}), "tightened"),
    (item("k", "a", "b", choice={"k": {"one": "a"}}), item("k", "a", "b", choice={"k": {"one": "b"}}), "changed"),
    (
        item("k", "a", "b", choice={"k": {"one": "a", "two": "b"}}),
        item("k", "a", "b", choice={"k": {"one": "a"}}),
        "loosened",
    ),
]


def test_what_a_change_of_rules_means() -> None:
    assert [index for index, (old, new, change) in enumerate(CHANGES) if change_of_rules(old, new) != change] == []


def edited(name: str, **more: Any) -> dict[str, Any]:
    """The contract of the verdicts with more keys in one schema."""
    whole = document()
    schemas = whole["components"]["schemas"]
    return {
        **whole,
        "components": {**whole["components"], "schemas": {**schemas, name: {**schemas[name], **more}}},
    }


@pytest.mark.parametrize(
    ("name", "words"),
    [("Crop", "Crop"), ("CreateFilmRequest", "create_film: the body"), ("UrlSource", "UrlSource")],
)
def test_rules_have_verdicts_wherever_an_object_is_sent(name: str, words: str) -> None:
    group = [[*document()["components"]["schemas"][name]["properties"]][:2]]
    old, new = document(), edited(name, **{"x-at-most-one": group})

    assert [(c.text.partition(": x-")[0], c.breaks) for c in compare(old, new)] == [(words, True)]
    assert [(c.text.partition(": x-")[0], c.breaks) for c in compare(new, old)] == [(words, False)]


LINTED = [
    ("Crop", {"x-at-most-one": [["start", "end"]]}, None),
    ("Crop", {"x-exactly-one": [["start", "stop"]]}, "x-exactly-one names stop, which is not a field"),
    ("Crop", {"x-at-most-one": [["start"]]}, "Crop: x-at-most-one needs at least two fields in each group"),
    ("Film", {"x-exactly-one": [["title", "size"]]}, "Film: x-exactly-one is checked in requests only, and this is"),
    ("UrlSource", {"x-at-most-one": [["type", "url"]]}, "UrlSource: no object can have all required fields and obey"),
    ("CreateFilmRequest", {"x-choice": {"genre": {"western": "note"}}}, "x-choice names western, which is not a value"),
    ("Crop", {"x-exactly-one": ["start"]}, "x-exactly-one[0] must be a list, not "),
]


@pytest.mark.parametrize(("name", "rules", "message"), LINTED, ids=[message or "valid" for *_, message in LINTED])
def test_rules_that_cannot_be_checked_are_refused(name: str, rules: dict[str, Any], message: str | None) -> None:
    problems = [problem.message for problem in lint(Contract(edited(name, **rules)))]

    assert len(problems) == (message is not None)
    assert message is None or message in problems[0]


def test_rules_within_a_form_a_parameter_or_an_object_itself_are_refused() -> None:
    crop = {"$ref": "#/components/schemas/Crop"}
    rules = {"x-at-most-one": [["start", "end"]]}
    in_form, in_query, in_itself = (edited("Crop", **rules) for _ in range(3))
    form = {**in_form["components"]["schemas"]["UploadPosterRequest"]}
    in_form["components"]["schemas"]["UploadPosterRequest"] = form
    form["properties"] = {**form["properties"], "crop": {**crop, "description": "A."}}
    films = in_query["paths"]["/films"]["get"]
    more = {"name": "crop", "in": "query", "description": "A.", "style": "deepObject", "schema": crop}
    in_query["paths"]["/films"] = {
        **in_query["paths"]["/films"],
        "get": {**films, "parameters": [*films["parameters"], more]},
    }
    itself = in_itself["components"]["schemas"]["Crop"]
    itself["properties"] = {**itself["properties"], "inner": {**crop, "description": "A."}}

    for whole, message in (
        (in_form, "upload_poster: rules of objects are only supported in a JSON body"),
        (in_query, "list_films: rules of objects are only supported in a JSON body"),
        (in_itself, "Crop: rules within an object that contains itself are not supported"),
    ):
        assert [problem.message for problem in lint(Contract(whole))] == [message]


def test_objects_are_found_in_lists_mappings_and_unions() -> None:
    def kind(name: str, **rules: Any) -> dict[str, Any]:
        found = item("type", "a", "b", required=("type",), **rules)
        return {**found, "properties": {**found["properties"], "type": {"const": name}}}

    strict, other, free = kind("strict", exactly_one=AB), kind("other"), item("type", "a", "b", at_least_one=AB)
    mapping = {"type": "object", "additionalProperties": {"type": "array", "items": {"anyOf": [strict, other, free]}}}
    body = {"properties": {"text": TEXT, "by_name": mapping}}
    within: dict[str, list[Rules]] = rules_within(Contract(), body)  # type: ignore[assignment] # rules are read as JSON

    good = {"type": "strict", "a": "1"}
    for value in ({}, {"x": [good, {"type": "other"}, {"type": "new", "b": "1"}]}, {"x": "text"}, {"x": None}):
        assert checked({"by_name": value}, None, within) == {"by_name": value}
    for bad, words in (({**good, "b": "1"}, "exactly one of a, b"), ({"type": "new"}, "at least one of a, b")):
        with pytest.raises(ArgumentError, match=rf"^by_name\.x\[1\]: give {words}"):
            checked({"by_name": {"x": [good, bad]}}, None, within)
