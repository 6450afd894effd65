"""Objects that extend others with allOf become subclasses that decode, compare, copy and send as any model."""

import copy
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from generated_client import Generated, generated, operation, problems_of
from twelvelabs_client import types

from tests.loops import loop

BASE = """
components:
  schemas:
    Color: {type: string, enum: [red, blue]}
    Toy:
      type: object
      properties:
        name: {type: string, description: Its name.}
    Animal:
      type: object
      description: An animal.
      required: [_id, color]
      properties:
        _id: {type: string, description: The id.}
        color: {$ref: '#/components/schemas/Color', description: The color.}
        seen: {type: string, format: date-time, description: When it was seen.}
        toys: {type: array, items: {$ref: '#/components/schemas/Toy'}, description: Toys.}
    Cat:
      type: object
      description: A cat.
      allOf: [{$ref: '#/components/schemas/Animal'}]
      required: [lives]
      properties:
        lives: {type: integer, description: How many it has left.}
        note: {type: string, x-python-name: remark, description: A note.}
    Kitten:
      type: object
      description: A young cat.
      allOf: [{$ref: '#/components/schemas/Cat'}]
      properties:
        mother: {$ref: '#/components/schemas/Cat', description: Its mother.}
    Same:
      type: object
      description: An animal by another name.
      allOf: [{$ref: '#/components/schemas/Animal'}]
    Order:
      type: object
      properties:
        count: {type: integer, description: How many.}
    BigOrder:
      type: object
      allOf: [{$ref: '#/components/schemas/Order'}]
      required: [truck]
      properties:
        truck: {type: string, description: The truck.}
        first: {$ref: '#/components/schemas/Parcel', description: The first parcel.}
    Parcel:
      type: object
      required: [size]
      properties:
        size: {type: integer, description: Its size.}
        next: {$ref: '#/components/schemas/Stack', description: Those on it.}
    Stack:
      type: object
      allOf: [{$ref: '#/components/schemas/Order'}]
      required: [height]
      properties:
        height: {type: integer, description: Its height.}
paths:
"""
EXAMPLE = "{_id: a, color: red, lives: 9}"
TEXT = (
    BASE
    + operation("get_kitten", "{$ref: '#/components/schemas/Kitten'}", example=EXAMPLE)
    + operation("get_same", "{$ref: '#/components/schemas/Same'}", example=EXAMPLE)
    + operation(
        "order",
        "{$ref: '#/components/schemas/Animal'}",
        request="{$ref: '#/components/schemas/BigOrder'}",
        example=EXAMPLE,
    )
)
WIRE = {
    "_id": "k",
    "color": "green",
    "seen": "2026-10-30T09:12:00Z",
    "toys": [{"name": "ball"}],
    "lives": 8,
    "note": "small",
    "mother": {"_id": "m", "color": "red", "lives": 3},
    "later": 1,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generated(TEXT, tmp_path_factory.mktemp("inheritance")) as made:
        yield made


def test_an_object_is_one_of_each_that_it_extends(made: Generated) -> None:
    kitten = made.call("get_kitten", answer=WIRE)
    models = made.models
    assert isinstance(kitten, models.Kitten)
    assert isinstance(kitten, models.Cat)
    assert isinstance(kitten, models.Animal)
    assert type(kitten.mother) is models.Cat
    assert isinstance(made.call("get_same", answer=WIRE), models.Animal)


def test_each_field_is_declared_once(made: Generated) -> None:
    assert list(made.models.Kitten.__annotations__) == ["mother"]
    assert list(made.models.Cat.__annotations__) == ["_wire", "lives", "remark"]
    assert made.models.Same.__annotations__ == {}
    assert made.models.Cat._wire == {"id": "_id", "remark": "note"}
    assert made.models.Kitten._wire is made.models.Cat._wire


def test_inherited_fields_are_decoded_and_sent_back(made: Generated) -> None:
    kitten = made.call("get_kitten", answer=WIRE)
    assert (kitten.id, kitten.color, kitten.seen.year, kitten.toys[0].name) == ("k", "green", 2026, "ball")
    assert (kitten.lives, kitten.remark, kitten.mother.lives) == (8, "small", 3)
    assert kitten.additional_properties == {"later": 1}
    assert kitten.to_dict() == WIRE


def test_copies_are_equal_and_of_the_same_class(made: Generated) -> None:
    kitten = made.call("get_kitten", answer=WIRE)
    copies = [copy.copy(kitten), copy.deepcopy(kitten), pickle.loads(pickle.dumps(kitten))]
    copies.append(type(kitten).from_dict(kitten.to_dict()))
    for one in copies:
        assert (one, type(one)) == (kitten, type(kitten))
    assert made.models.Cat.from_dict(WIRE) != kitten
    assert kitten.mother != made.models.Animal.from_dict(WIRE["mother"])


@pytest.mark.parametrize(
    ("broken", "field"),
    [
        ({"seen": "soon"}, "seen"),
        ({"lives": "many"}, "lives"),
        ({"toys": [{"name": {}}]}, "toys"),
        ({"mother": 1}, "mother"),
    ],
)
def test_a_damaged_field_of_either_costs_itself_alone(made: Generated, broken: dict[str, object], field: str) -> None:
    kitten = made.call("get_kitten", answer={**WIRE, **broken})
    assert isinstance(kitten, made.models.Animal)
    others = {"id": "k", "remark": "small", "lives": 8} | ({} if field == "mother" else {"mother": kitten.mother})
    assert {name: getattr(kitten, name) for name in others if name != field} == {
        n: v for n, v in others.items() if n != field
    }
    assert kitten.additional_properties.get(field) or kitten.toys[0].additional_properties == {"name": {}}


def test_missing_fields_of_either_are_none(made: Generated) -> None:
    kitten = made.call("get_kitten", answer={"_id": "k"})
    assert (kitten.id, kitten.color, kitten.lives, kitten.mother) == ("k", None, None, None)


def test_requests_have_the_inherited_fields(made: Generated) -> None:
    made.call("order", truck="red", count=4, first={"size": 1}, answer=WIRE)
    assert made.sent == {"truck": "red", "count": 4, "first": {"size": 1}}
    stack = made.models.Stack(count=2, height=3)
    assert isinstance(stack, made.models.Order)
    made.call("order", truck="red", first=made.models.Parcel(1, stack), answer=WIRE)
    assert made.sent["first"] == {"size": 1, "next": {"count": 2, "height": 3}}
    with pytest.raises(TypeError, match="height"):
        made.models.Stack(2)


REFUSED = {
    "two bases": (
        "allOf: [{$ref: '#/components/schemas/Animal'}]\n      required: [lives]",
        "allOf: [{$ref: '#/components/schemas/Animal'}, {$ref: '#/components/schemas/Toy'}]\n      required: [lives]",
        "Cat: allOf must have one entry, the $ref to an object with fields that this one extends",
    ),
    "an inline base": (
        "allOf: [{$ref: '#/components/schemas/Cat'}]",
        "allOf: [{type: object}]",
        "Kitten: allOf must have one entry, the $ref to an object with fields that this one extends",
    ),
    "an enum": (
        "allOf: [{$ref: '#/components/schemas/Cat'}]",
        "allOf: [{$ref: '#/components/schemas/Color'}]",
        "Kitten: allOf must have one entry, the $ref to an object with fields that this one extends",
    ),
    "no such base": (
        "allOf: [{$ref: '#/components/schemas/Cat'}]",
        "allOf: [{$ref: '#/components/schemas/Dog'}]",
        "Kitten: allOf must have one entry, the $ref to an object with fields that this one extends",
    ),
    "itself": (
        "allOf: [{$ref: '#/components/schemas/Cat'}]",
        "allOf: [{$ref: '#/components/schemas/Kitten'}]",
        "Kitten extends itself",
    ),
    "a field of the base": (
        "        lives: {type: integer,",
        "        toys: {type: string, description: Toys.}\n        lives: {type: integer,",
        "Cat.toys is a field of Animal, which Cat extends: remove it here",
    ),
    "a base that refers to it": (
        "        seen: {type: string",
        "        young: {$ref: '#/components/schemas/Kitten', description: A kitten.}\n        seen: {type: string",
        "Cat extends Animal, which refers to Cat: it cannot do both",
    ),
    "in a field": (
        "mother: {$ref: '#/components/schemas/Cat', ",
        "mother: {type: object, allOf: [{$ref: '#/components/schemas/Animal'}], ",
        "Kitten.mother: allOf is only valid in an object of components/schemas",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_supported_is_refused_with_its_line(name: str, tmp_path: Path) -> None:
    old, new, message = REFUSED[name]
    assert TEXT.count(old) == 1
    problems = problems_of(TEXT.replace(old, new), tmp_path)
    found = [problem for problem in problems if message in problem]
    assert found, problems
    assert all(problem.split(":")[1].isdigit() for problem in found)


@loop(
    ("name", "base"),
    [
        ("AssetDetail", "Asset"),
        ("IndexedAssetDetailed", "IndexedAsset"),
        ("ImportDetail", "Import"),
        ("AnalyzeBatchStatusResponse", "AnalyzeBatchSummary"),
        ("VideoIndexingTasksRetrieveResponse", "VideoIndexingTask"),
        ("VideoSegment", "BaseSegment"),
        ("AudioSegment", "BaseSegment"),
        ("VideoEmbeddingMetadata", "BaseEmbeddingMetadata"),
        ("AudioEmbeddingMetadata", "BaseEmbeddingMetadata"),
        ("DocumentEmbeddingMetadata", "BaseEmbeddingMetadata"),
        ("ImageEmbeddingMetadata", "BaseEmbeddingMetadata"),
        ("AnalyzeTaskReadyWebhookEvent", "AnalyzeTaskWebhookEventBase"),
        ("AnalyzeTaskFailedWebhookEvent", "AnalyzeTaskWebhookEventBase"),
        ("AnalyzeTaskCanceledWebhookEvent", "AnalyzeTaskWebhookEventBase"),
        ("AnalyzeTaskReadyWebhookData", "AnalyzeTaskWebhookDataBase"),
        ("AnalyzeTaskFailedWebhookData", "AnalyzeTaskWebhookDataBase"),
        ("AnalyzeTaskCanceledWebhookData", "AnalyzeTaskWebhookDataBase"),
        ("ResponseStreamResponseEvent", "ResponseStreamEventBase"),
        ("ResponseStreamContentPartAddedEvent", "ResponseStreamEventBase"),
        ("ResponseStreamContentPartDoneEvent", "ResponseStreamEventBase"),
        ("ResponseStreamOutputItemAddedEvent", "ResponseStreamEventBase"),
        ("ResponseStreamOutputItemDoneEvent", "ResponseStreamEventBase"),
        ("ResponseStreamOutputTextDeltaEvent", "ResponseStreamEventBase"),
        ("ResponseStreamOutputTextDoneEvent", "ResponseStreamEventBase"),
        ("ResponseStreamFuncCallArgsDoneEvent", "ResponseStreamEventBase"),
        ("ResponseStreamKeepAliveEvent", "ResponseStreamEventBase"),
    ],
)
def test_the_pairs_of_the_vendor_are_pairs_here(name: str, base: str) -> None:
    found = getattr(types, name)
    assert all(issubclass(one, getattr(types, base)) for one in getattr(found, "__args__", (found,)))
