"""Constructs of OpenAPI that the contract does not have yet work over a socket, or are refused with file and line."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from generated_client import Generated, generated, operation, problems_of

LEAF = "{$ref: '#/components/schemas/Leaf'}"
TWIG = "{$ref: '#/components/schemas/Twig'}"
FIELDS = """
        day: {type: string, format: date, description: A day.}
        maybe: {anyOf: [{type: string, format: date}, {type: 'null'}], description: A day.}
        days: {type: array, items: {type: string, format: date}, description: Days.}
        by_day: {type: object, additionalProperties: {type: string, format: date}, description: Days.}
        colors: {type: object, additionalProperties: {$ref: '#/components/schemas/Color'}, description: Colors.}
        times: {type: object, additionalProperties: {type: string, format: date-time}, description: Times.}
        leaves: {type: object, additionalProperties: LEAF, description: Leaves.}
        nested: {type: object, additionalProperties: {type: object, additionalProperties: LEAF}, description: Deep.}
        lists: {type: object, additionalProperties: {type: array, items: LEAF}, description: Lists.}
        listed: {type: array, items: {type: object, additionalProperties: LEAF}, description: Listed.}
        mixed: {type: object, additionalProperties: {oneOf: [{type: string}, LEAF]}, description: Mixed.}
        either: {oneOf: [{type: string}, LEAF], description: Either.}
        many: {oneOf: [{type: string}, {type: array, items: LEAF}, LEAF], description: Many.}
        number: {oneOf: [{type: string}, {type: number}], description: A number or text.}
        when: {oneOf: [{type: string, format: date-time}, {type: integer}], description: A time or a number.}
"""
KINDS = """
        kind: {oneOf: [{type: string}, {$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'},
          {$ref: '#/components/schemas/OtherAnimal'}], description: An animal.}
        tree: {$ref: '#/components/schemas/Tree', description: Itself.}
"""
TEXT = (
    f"""
components:
  schemas:
    Color: {{type: string, enum: [red, blue]}}
    Leaf: {{type: object, required: [on], properties: {{on: {{type: string, format: date, description: The day.}}}}}}
    Twig: {{type: object, required: [on], properties: {{on: {{type: string, format: date, description: The day.}}}}}}
    Cat: {{type: object, required: [is], properties: {{is: {{const: cat, description: What.}}}}}}
    Dog: {{type: object, required: [is], properties: {{is: {{const: dog, description: What.}}}}}}
    OtherAnimal: {{type: object, properties: {{is: {{type: string, description: What.}}}}}}
    Tree:
      type: object
      properties:{FIELDS.replace("LEAF", LEAF)}{KINDS}
    Planted:
      type: object
      properties:{FIELDS.replace("LEAF", TWIG)}
        more: {{$ref: '#/components/schemas/Branch', description: A branch.}}
    Branch:
      type: object
      properties:{FIELDS.replace("LEAF", TWIG)}
paths:
"""
    + operation("get_tree", "{$ref: '#/components/schemas/Tree'}")
    + operation("plant", "{$ref: '#/components/schemas/Tree'}", request="{$ref: '#/components/schemas/Planted'}")
    + operation(
        "find",
        "{$ref: '#/components/schemas/Tree'}",
        more="      parameters:\n"
        "      - {name: on, in: query, description: A day., schema: {type: string, format: date}}\n"
        "      - {name: days, in: query, description: Days.,"
        " schema: {type: array, items: {type: string, format: date}}}\n",
    )
)
DAY = datetime.date(2026, 1, 2)
NOON = datetime.datetime(2026, 1, 2, 12, tzinfo=datetime.UTC)
WIRE: dict[str, Any] = {
    "day": "2026-01-02",
    "maybe": "2026-01-02",
    "days": ["2026-01-02"],
    "by_day": {"a": "2026-01-02"},
    "colors": {"a": "red", "b": "blue"},
    "times": {"a": "2026-01-02T12:00:00Z"},
    "leaves": {"a": {"on": "2026-01-02"}},
    "nested": {"a": {"b": {"on": "2026-01-02"}}},
    "lists": {"a": [{"on": "2026-01-02"}]},
    "listed": [{"a": {"on": "2026-01-02"}}],
    "mixed": {"a": "text", "b": {"on": "2026-01-02"}},
    "either": {"on": "2026-01-02"},
    "many": [{"on": "2026-01-02"}],
    "number": 5,
    "when": 5,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generated(TEXT, tmp_path_factory.mktemp("constructs")) as made:
        yield made


def values(leaf: Any, color: Any) -> dict[str, Any]:
    """What the wire says, in Python."""
    one = leaf(on=DAY)
    return {
        "day": DAY,
        "maybe": DAY,
        "days": [DAY],
        "by_day": {"a": DAY},
        "colors": {"a": color("red"), "b": color("blue")},
        "times": {"a": NOON},
        "leaves": {"a": one},
        "nested": {"a": {"b": one}},
        "lists": {"a": [one]},
        "listed": [{"a": one}],
        "mixed": {"a": "text", "b": one},
        "either": one,
        "many": [one],
        "number": 5,
        "when": 5,
    }


def test_each_is_received(made: Generated) -> None:
    tree = made.call("get_tree", answer=WIRE)
    wanted = values(made.models.Leaf, made.models.Color)
    assert {name: getattr(tree, name) for name in wanted} == wanted
    assert type(tree.colors["a"]) is made.models.Color
    assert tree.to_dict() == WIRE
    assert made.models.Tree.from_dict(tree.to_dict()) == tree


@pytest.mark.parametrize("name", WIRE)
def test_each_is_sent(made: Generated, name: str) -> None:
    given = values(made.models.Twig, made.models.Color)[name]
    made.call("plant", **{name: given}, answer={})
    assert made.sent == {name: WIRE[name]}
    made.call("plant", more=made.models.Branch(**{name: given}), answer={})
    assert made.sent == {"more": {name: WIRE[name]}}
    made.call("plant", **{name: WIRE[name]}, answer={})
    assert made.sent == {name: WIRE[name]}


@pytest.mark.parametrize("day", [DAY, NOON, "2026-01-02"])
def test_a_day_in_the_query(made: Generated, day: Any) -> None:
    made.call("find", on=day, days=[day, day], answer={})
    assert made.heard[-1].target == "/find?on=2026-01-02&days=2026-01-02&days=2026-01-02"


@pytest.mark.parametrize("day", ["soon", "2026-13-01", ""])
def test_what_is_no_day_is_refused(made: Generated, day: str) -> None:
    error = made.module("errors").ArgumentError
    count = len(made.heard)
    for keywords in ({"day": day}, {"days": [day]}, {"more": made.models.Branch(day=day)}):
        with pytest.raises(error, match="must be a date such as"):
            made.call("plant", **keywords, answer={})
    assert len(made.heard) == count


@pytest.mark.parametrize(
    ("wire", "kind"),
    [("text", "str"), ({"is": "cat"}, "Cat"), ({"is": "dog"}, "Dog"), ({"is": "owl"}, "OtherAnimal"), (7, "str")],
)
def test_a_union_of_text_and_objects_is_read_as_what_it_is(made: Generated, wire: Any, kind: str) -> None:
    assert type(made.call("get_tree", answer={"kind": wire}).kind).__name__ == kind


@pytest.mark.parametrize(
    ("name", "wire", "found"),
    [
        ("either", "text", "text"),
        ("many", "text", "text"),
        ("many", [], []),
        ("number", 2.5, 2.5),
        ("number", "2.5", "2.5"),
        ("when", "2026-01-02T12:00:00Z", NOON),
        ("maybe", None, None),
        ("leaves", {"a": None}, {"a": None}),
        ("leaves", {}, {}),
    ],
)
def test_other_members(made: Generated, name: str, wire: Any, found: Any) -> None:
    value = getattr(made.call("get_tree", answer={name: wire}), name)
    assert (value, type(value)) == (found, type(found))


@pytest.mark.parametrize(
    ("name", "wire"), [("leaves", [1]), ("colors", {"a": {}}), ("day", "soon"), ("either", 2.5j), ("lists", {"a": 1})]
)
def test_what_cannot_be_read_costs_itself_alone(made: Generated, name: str, wire: Any) -> None:
    if isinstance(wire, complex):
        wire = [1]
    tree = made.call("get_tree", answer={**WIRE, name: wire})
    assert getattr(tree, name) is None
    assert tree.additional_properties == {name: wire}
    assert tree.times == {"a": NOON}


def test_an_object_may_hold_itself(made: Generated) -> None:
    tree = made.call("get_tree", answer={"tree": {"tree": {"day": "2026-01-02"}}})
    assert tree.tree.tree.day == DAY


# --- refused, with the file and the line


def answer_with(field: str) -> str:
    return f"""
components:
  schemas:
    Thing:
      type: object
      properties:
        {field}
paths:
""" + operation("get_thing", "{$ref: '#/components/schemas/Thing'}")


@pytest.mark.parametrize(
    "name",
    [
        *("classmethod", "'1st'", "'*'", "''", "cls", "additional_properties", "from_dict", "to_dict"),
        "'°'",
    ],
)
def test_names_that_cannot_be_fields_are_refused(name: str, tmp_path: Path) -> None:
    problems = problems_of(answer_with(f"{name}: {{type: string, description: Text.}}"), tmp_path)
    assert problems, name
    assert all("small.yaml:12: Thing." in problem and "x-python-name" in problem for problem in problems)


def test_names_that_are_one_in_python_are_refused(tmp_path: Path) -> None:
    fields = "fooBar: {type: string, description: A.}\n        foo_bar: {type: string, description: B.}"
    problems = problems_of(answer_with(fields), tmp_path)
    assert any("another field has the same name in Python" in problem for problem in problems)


def test_names_that_need_a_change_work(tmp_path: Path) -> None:
    names = ["class", "None", "list", "id", "type", "größe", "a-b", "fooBar", "import", "__init__", "_x", "self"]
    fields = "\n        ".join(f"'{name}': {{type: string, description: Text.}}" for name in names)
    with generated(answer_with(fields), tmp_path) as made:
        wire = {name: name.upper() for name in names}
        thing = made.call("get_thing", answer=wire)
        assert thing.additional_properties == {}
        assert thing.to_dict() == wire


def test_a_received_union_without_an_open_member_is_refused(tmp_path: Path) -> None:
    animals = "    Cat: {type: object, required: [is], properties: {is: {const: cat, description: What.}}}\n"
    animals += animals.replace("Cat", "Dog").replace("cat", "dog")
    members = "{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}"
    for union in (f"oneOf: [{members}]", f"anyOf: [{{type: string}}, {members}]"):
        text = answer_with(f"pet: {{{union}, description: A pet.}}").replace("paths:\n", f"{animals}paths:\n")
        (problem,) = problems_of(text, tmp_path)
        assert "small.yaml:12: Thing.pet: a received union needs an object without a const" in problem


@pytest.mark.parametrize("value", ["'1st'", "'*'", "''", "_a"])
def test_values_of_enums_without_a_name_are_refused(value: str, tmp_path: Path) -> None:
    text = answer_with("color: {$ref: '#/components/schemas/Color', description: A color.}")
    enum = f"    Color: {{type: string, enum: [red, {value}]}}\n    Thing:"
    problems = problems_of(text.replace("    Thing:", enum, 1), tmp_path)
    assert problems
    assert all("small.yaml:9: Color: " in problem and "x-enum-varnames" in problem for problem in problems)


def test_values_of_enums_that_are_words_of_python_work(tmp_path: Path) -> None:
    text = answer_with("color: {$ref: '#/components/schemas/Color', description: A color.}")
    names = ["None", "mro", "class", "name", "value", "self", "True"]
    enum = "    Color: {type: string, enum: [" + ", ".join(f"'{name}'" for name in names) + "]}\n    Thing:"
    with generated(text.replace("    Thing:", enum, 1), tmp_path) as made:
        for name in names:
            color = made.call("get_thing", answer={"color": name}).color
            assert (color, type(color)) == (name, made.models.Color)


@pytest.mark.parametrize("format_", ["uuid", "byte", "time", "duration", "email"])
def test_other_formats_are_refused(format_: str, tmp_path: Path) -> None:
    (problem,) = problems_of(answer_with(f"a: {{type: string, format: {format_}, description: A.}}"), tmp_path)
    assert f"small.yaml:12: Thing.a: format {format_} is not supported" in problem


@pytest.mark.parametrize("schema", ["{type: integer, enum: [1, 2]}", "{const: 5}", "{type: object, properties: {}}"])
def test_values_that_are_not_supported_are_refused(schema: str, tmp_path: Path) -> None:
    problems = problems_of(answer_with(f"a: {schema.replace('{', '{description: A., ', 1)}"), tmp_path)
    assert problems
    assert all("small.yaml:12: " in problem for problem in problems)


@pytest.mark.parametrize("where", ["header", "cookie"])
def test_parameters_elsewhere_are_refused(where: str, tmp_path: Path) -> None:
    more = f"      parameters: [{{name: a, in: {where}, description: A., schema: {{type: string}}}}]\n"
    head = answer_with("a: {type: string, description: A.}").partition("paths:")[0]
    text = head + "paths:\n" + operation("get_thing", "{$ref: '#/components/schemas/Thing'}", more=more)
    (problem,) = problems_of(text, tmp_path)
    assert "must be in path or query" in problem
