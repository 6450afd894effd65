"""A class as a JSON Schema and back: exactly what matches the schema is read as an object of the class."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import json
import sys
import uuid
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, Optional, Required, TypedDict

import attrs
import jsonschema
import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twelvelabs_client import structured
from twelvelabs_client.errors import AnswerFormatError, InvalidArgumentError


class Mood(enum.Enum):
    CALM = "calm"
    LOUD = "loud"


class Rank(enum.IntEnum):
    FIRST = 1
    SECOND = 2


@attrs.define
class Person:
    name: str = attrs.field(metadata={"description": "As it is on the badge."})
    _age: int | None = None
    born: datetime.date | None = None


@dataclasses.dataclass
class Scene:
    title: str
    start_time: float
    mood: Mood
    kind: Literal["indoor", "outdoor"]
    people: list[Person] = dataclasses.field(default_factory=list)
    tags: tuple[str, ...] = ()
    level: Annotated[int, {"minimum": 1, "maximum": 5}] = 3
    lead: Optional[Person] = None  # noqa: UP045 - this way of writing it counts too


def test_a_class_is_described_by_its_annotations() -> None:
    person = {
        "title": "Person",
        "type": "object",
        "properties": {
            "name": {"type": "string", "description": "As it is on the badge."},
            "age": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
            "born": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        },
        "required": ["name"],
    }
    assert structured.schema_of(Scene) == {
        "title": "Scene",
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "start_time": {"type": "number"},
            "mood": {"enum": ["calm", "loud"], "type": "string"},
            "kind": {"enum": ["indoor", "outdoor"], "type": "string"},
            "people": {"type": "array", "items": person},
            "tags": {"type": "array", "items": {"type": "string"}},
            "level": {"type": "integer", "minimum": 1, "maximum": 5},
            "lead": {"anyOf": [person, {"type": "null"}]},
        },
        "required": ["title", "start_time", "mood", "kind"],
    }


def test_an_answer_becomes_objects_of_the_classes() -> None:
    text = json.dumps(
        {
            "title": "Harbor",
            "start_time": 3,
            "mood": "calm",
            "kind": "outdoor",
            "people": [{"name": "Ida", "age": 41, "born": "1984-02-29"}],
            "tags": ["sea"],
            "weather": "not asked for",
        }
    )
    ida = Person("Ida", 41, datetime.date(1984, 2, 29))
    assert structured.parse(text, Scene) == Scene("Harbor", 3.0, Mood.CALM, "outdoor", [ida], ("sea",))


# --- random classes and values


@st.composite
def kinds(draw: st.DrawFn, depth: int = 3) -> tuple[Any, st.SearchStrategy[Any]]:
    """A type, and a strategy for its values."""
    plain: list[tuple[Any, st.SearchStrategy[Any]]] = [
        (str, st.text(max_size=8)),
        (int, st.integers(-(2**53), 2**53)),
        (float, st.floats(allow_nan=False, allow_infinity=False)),
        (bool, st.booleans()),
        (type(None), st.none()),
        (Mood, st.sampled_from(Mood)),
        (Rank, st.sampled_from(Rank)),
        (Literal["a", 1, None, True], st.sampled_from(["a", 1, None, True])),
        (datetime.date, st.dates()),
        (datetime.datetime, st.datetimes(timezones=st.just(datetime.UTC))),
        (datetime.time, st.times()),
        (uuid.UUID, st.uuids()),
    ]
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from(plain))
    made_of = [_lists, _tuples, _optionals, _dataclasses, _attrs, _named_tuples, _typed_dicts]
    return draw(st.sampled_from(made_of))(draw, depth - 1)


def _lists(draw: st.DrawFn, depth: int) -> tuple[Any, st.SearchStrategy[Any]]:
    kind, values = draw(kinds(depth))
    return draw(st.sampled_from([list[kind], Sequence[kind]])), st.lists(values, max_size=3)


def _tuples(draw: st.DrawFn, depth: int) -> tuple[Any, st.SearchStrategy[Any]]:
    kind, values = draw(kinds(depth))
    return tuple[kind, ...], st.lists(values, max_size=3).map(tuple)


def _optionals(draw: st.DrawFn, depth: int) -> tuple[Any, st.SearchStrategy[Any]]:
    kind, values = draw(kinds(depth))
    return Optional[kind], values | st.none()  # noqa: UP045 - the type is drawn


_NAMES = st.lists(st.sampled_from(["title", "start", "items", "default", "enum", "ref"]), unique=True, max_size=4)


def _dataclasses(draw: st.DrawFn, depth: int) -> tuple[Any, st.SearchStrategy[Any]]:
    fields = {name: draw(kinds(depth)) for name in draw(_NAMES)}
    made: Any = dataclasses.make_dataclass("Made", [(name, kind) for name, (kind, _) in fields.items()])
    return made, st.builds(made, **{name: values for name, (_, values) in fields.items()})


def _attrs(draw: st.DrawFn, depth: int) -> tuple[Any, st.SearchStrategy[Any]]:
    fields = {name: draw(kinds(depth)) for name in draw(_NAMES)}
    made: Any = attrs.make_class("Made", {"_" + name: attrs.field(type=kind) for name, (kind, _) in fields.items()})
    return made, st.builds(made, **{name: values for name, (_, values) in fields.items()})


def _named_tuples(draw: st.DrawFn, depth: int) -> tuple[Any, st.SearchStrategy[Any]]:
    fields = {name: draw(kinds(depth)) for name in draw(_NAMES)}
    made: Any = NamedTuple("Made", [(name, kind) for name, (kind, _) in fields.items()])  # type: ignore[misc]  # drawn
    return made, st.builds(made, **{name: values for name, (_, values) in fields.items()})


def _typed_dicts(draw: st.DrawFn, depth: int) -> tuple[Any, st.SearchStrategy[Any]]:
    fields = {name: draw(kinds(depth)) for name in draw(_NAMES)}
    optional = {name for name in fields if draw(st.booleans())}
    hints = {name: NotRequired[kind] if name in optional else kind for name, (kind, _) in fields.items()}
    made: Any = TypedDict("Made", hints)  # type: ignore[misc]  # drawn
    values = {name: each for name, (_, each) in fields.items()}
    return made, st.fixed_dictionaries(
        {name: each for name, each in values.items() if name not in optional},
        optional={name: each for name, each in values.items() if name in optional},
    )


def _as_json(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, dict):
        return {name: _as_json(each) for name, each in value.items()}
    if hasattr(value, "_asdict"):
        return _as_json(value._asdict())
    if isinstance(value, list | tuple):
        return [_as_json(item) for item in value]
    if attrs.has(type(value)):
        return {field.alias: _as_json(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if dataclasses.is_dataclass(value):
        return {field.name: _as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


@given(data=st.data())
def test_any_object_fits_its_schema_and_is_read_back_as_it_was(data: st.DataObject) -> None:
    kind, values = data.draw(kinds())
    value = data.draw(values)
    schema = structured.schema_of(kind)
    structured.check_supported(schema)
    structured.check_supported(schema, structured.RESPONSES)
    wire = _as_json(value)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(wire)
    assert structured.parse(json.dumps(wire), kind) == value


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["title", "start"]), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
def test_a_mismatch_with_the_schema_is_never_accepted(data: st.DataObject) -> None:
    kind, _ = data.draw(kinds())
    wire = data.draw(json_values)
    if not jsonschema.Draft202012Validator(structured.schema_of(kind)).is_valid(wire):
        with pytest.raises(AnswerFormatError):
            structured.parse(json.dumps(wire), kind)


# --- what is rejected


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"title": 1, "start_time": 0, "mood": "calm", "kind": "indoor"}, "/title: expected a string, got 1"),
        ({"title": "a", "start_time": "0"}, "mood, kind is missing"),
        (
            {"title": "a", "start_time": True, "mood": "calm", "kind": "indoor"},
            "/start_time: expected a number, got True",
        ),
        (
            {"title": "a", "start_time": 0, "mood": "odd", "kind": "indoor"},
            "/mood: expected one of 'calm', 'loud', got 'odd'",
        ),
        (
            {"title": "a", "start_time": 0, "mood": "calm", "kind": "indoor", "people": [{"name": "b", "age": 1.5}]},
            "/people/0/age: expected an integer, got 1.5",
        ),
        ([], "expected an object, got []"),
    ],
)
def test_the_place_of_a_mismatch_is_named(value: object, message: str) -> None:
    with pytest.raises(AnswerFormatError) as caught:
        structured.parse(json.dumps(value), Scene)
    assert message in str(caught.value)
    assert "Scene" in str(caught.value)
    assert caught.value.text == json.dumps(value)


def test_the_checks_of_a_class_hold() -> None:
    @attrs.define
    class Strict:
        name: str = attrs.field(converter=str.strip, validator=attrs.validators.min_len(3))

    @dataclasses.dataclass
    class Range:
        low: int

        def __post_init__(self) -> None:
            if self.low < 0:
                raise ValueError("below zero")

    assert structured.parse('{"name": " Ida "}', Strict) == Strict("Ida")
    with pytest.raises(AnswerFormatError, match="Strict does not accept it"):
        structured.parse('{"name": " a "}', Strict)
    with pytest.raises(AnswerFormatError, match="/0: Range does not accept it: below zero"):
        structured.parse('[{"low": -1}]', list[Range])


@dataclasses.dataclass
class Node:
    children: list[Node]


@dataclasses.dataclass
class Open:
    counts: dict[str, int]


@dataclasses.dataclass
class Vague:
    anything: Any


@dataclasses.dataclass
class Pair:
    both: tuple[int, str]


@dataclasses.dataclass
class Odd:
    value: Literal[b"x"]  # type: ignore[valid-type]


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (Node, r"Node.children\[\]: Node contains itself"),
        (Open, r"Open.counts: dict\[str, int\] .* list of a class with a key and a value"),
        (Vague, "Vague.anything: Any has no JSON Schema"),
        (Pair, "Pair.both: "),
        (Odd, "Odd.value: the values of an enumeration must be"),
        (list, r"list\[str\]"),
        (bytes, "bytes has no JSON Schema"),
        (object, "object has no JSON Schema"),
        (5, "5 has no JSON Schema"),
        (Scene("a", 1, Mood.CALM, "indoor"), "has no JSON Schema"),
    ],
)
def test_a_type_without_a_schema_is_rejected_by_name(kind: Any, message: str) -> None:
    with pytest.raises(InvalidArgumentError, match=message):
        structured.schema_of(kind)


def test_annotations_that_cannot_be_read_are_rejected() -> None:
    @dataclasses.dataclass
    class Lost:
        what: Nowhere  # type: ignore[name-defined]  # noqa: F821

    with pytest.raises(InvalidArgumentError, match="Lost: the annotations cannot be evaluated"):
        structured.schema_of(Lost)


def test_fields_that_are_no_arguments_are_left_out() -> None:
    @attrs.define
    class Own:
        a: int
        b: int = attrs.field(init=False, default=2)
        c: int = attrs.field(alias="see", default=1)

    assert list(structured.schema_of(Own)["properties"]) == ["a", "see"]
    assert structured.parse('{"a": 1, "b": 9, "see": 3}', Own) == Own(1, see=3)


class Cut(NamedTuple):
    title: str
    start: Annotated[float, {"description": "In seconds."}]
    tags: list[str] = []  # noqa: RUF012 - never changed


class Credits(TypedDict):
    director: str
    year: NotRequired[int]
    cuts: list[Cut]


class Draft(TypedDict, total=False):
    title: Required[str]
    cut: Cut


def test_named_tuples_and_typed_dicts_are_objects() -> None:
    cut = structured.schema_of(Cut)
    assert cut == {
        "title": "Cut",
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "start": {"type": "number", "description": "In seconds."},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["title", "start"],
    }
    assert structured.schema_of(Credits)["required"] == ["director", "cuts"]
    assert structured.schema_of(Credits)["properties"]["year"] == {"type": "integer"}
    assert structured.schema_of(Draft)["required"] == ["title"]
    text = '{"director": "Ida", "cuts": [{"title": "a", "start": 1}]}'
    assert structured.parse(text, Credits) == {"director": "Ida", "cuts": [Cut("a", 1.0, [])]}
    assert structured.parse('{"title": "a", "unknown": 1}', Draft) == {"title": "a"}
    with pytest.raises(AnswerFormatError, match="/cuts/0: start is missing"):
        structured.parse('{"director": "Ida", "cuts": [{"title": "a"}]}', Credits)
    with pytest.raises(InvalidArgumentError, match=r"Nest\.inner: Nest contains itself"):
        structured.schema_of(Nest)


class Nest(NamedTuple):
    inner: Nest | None


def test_alternatives_are_tried_in_order_and_all_named() -> None:
    @dataclasses.dataclass
    class Advert:
        kind: Literal["advert"]
        brand: str

    @dataclasses.dataclass
    class Song:
        kind: Literal["song"]
        artist: str

    kind: Any = list[Advert | Song]
    text = '[{"kind": "song", "artist": "a"}, {"kind": "advert", "brand": "b"}]'
    assert structured.parse(text, kind) == [Song("song", "a"), Advert("advert", "b")]
    with pytest.raises(AnswerFormatError, match=r"/0: brand is missing; or /0/kind: expected one of 'song'"):
        structured.parse('[{"kind": "advert", "artist": "x"}]', kind)


# --- pydantic


class Shot(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="forbid")

    title: str
    default: int = pydantic.Field(default=3, ge=1)
    moods: list[Mood] = []
    inner: Shot2 | None = None


class Shot2(pydantic.BaseModel):
    at: Annotated[float, pydantic.Field(json_schema_extra={"type": "timestamp", "format": "seconds"})]


class Tree(pydantic.BaseModel):
    children: list[Tree]


def test_the_schema_of_a_pydantic_model_has_supported_keywords_only() -> None:
    schema = structured.schema_of(Shot)
    text = json.dumps(schema)
    assert "$ref" not in text
    assert "additionalProperties" not in text
    assert list(schema["properties"]) == ["title", "default", "moods", "inner"]
    assert "default" not in schema["properties"]["default"]
    assert schema["properties"]["default"]["minimum"] == 1
    assert structured.schema_of(list[Shot2])["items"]["properties"]["at"]["type"] == "timestamp"


class Capped(pydantic.BaseModel):
    title: str = pydantic.Field(min_length=2, max_length=80)
    share: float = pydantic.Field(ge=0, le=1)
    level: int = pydantic.Field(ge=1, multiple_of=2)
    tags: list[str] = pydantic.Field(min_length=2, max_length=3)
    home: pydantic.AnyUrl | None = None
    shots: list[Shot2] = []


def test_constraints_that_the_platform_does_not_support_are_left_to_the_pydantic_model() -> None:
    schema = structured.schema_of(Capped, structured.ANALYSIS)
    structured.check_supported(schema)
    title, share, level, tags, home, shots = schema["properties"].values()
    assert (title, share) == ({"title": "Title", "type": "string"}, {"title": "Share", "type": "number"})
    assert level == {"title": "Level", "type": "integer", "minimum": 1}
    assert tags == {"title": "Tags", "type": "array", "items": {"type": "string"}}
    assert home["anyOf"] == [{"type": "string"}, {"type": "null"}]
    assert shots["items"]["properties"]["at"]["format"] == "seconds"
    whole = structured.schema_of(Capped, structured.RESPONSES)
    assert whole["properties"]["title"]["maxLength"] == 80
    assert whole == structured.schema_of(Capped)
    with pytest.raises(AnswerFormatError, match="/0/title: String should have at least 2"):
        structured.parse('[{"title": "a", "share": 1, "level": 2, "tags": ["a", "b"]}]', list[Capped])


@pytest.mark.parametrize("nested", [False, True])
def test_a_pydantic_model_reads_itself(nested: bool) -> None:
    text = '{"title": "a", "moods": ["loud"], "inner": {"at": 1.5}}'
    shot = Shot(title="a", moods=[Mood.LOUD], inner=Shot2(at=1.5))
    if nested:
        assert structured.parse(f"[{text}]", list[Shot]) == [shot]
    else:
        assert structured.parse(text, Shot) == shot
    with pytest.raises(AnswerFormatError, match="/moods/0: Input should be"):
        structured.parse('{"title": "a", "moods": ["x"]}', Shot)
    with pytest.raises(AnswerFormatError, match="/0/extra: Extra inputs"):
        structured.parse('[{"title": "a", "extra": 1}]', list[Shot])


def test_a_pydantic_model_without_a_schema_is_rejected() -> None:
    class Call(pydantic.BaseModel):
        function: Callable[[], int]

    with pytest.raises(InvalidArgumentError, match="Call: pydantic cannot create a JSON Schema"):
        structured.schema_of(Call)
    with pytest.raises(InvalidArgumentError, match="Tree: Tree contains itself"):
        structured.schema_of(Tree)


def test_pydantic_is_never_imported_here() -> None:
    import subprocess

    program = "import sys, twelvelabs_client.structured; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
