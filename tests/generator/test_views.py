"""What the templates see of models and operations: names, types, and the code that reads and sends."""

from pathlib import Path
from typing import Any

import pytest
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import EnumProperty

from generator.bundle import bundle
from generator.contract import Contract
from generator.views.endpoint import EndpointView
from generator.views.model import EnumView, ModelView
from generator.views.text import literal, prose
from tests.loops import loop

TEXT = {"type": "string"}
COLOR = {"$ref": "#/components/schemas/Color"}
CAT, DOG, OTHER = ({"$ref": f"#/components/schemas/{name}"} for name in ("Cat", "Dog", "Other"))
FREE = {"$ref": "#/components/schemas/Free"}
TIME = {"type": "string", "format": "date-time"}
NULL = {"type": "null"}


def animal(kind: str) -> dict[str, Any]:
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}}}


SCHEMAS: dict[str, Any] = {
    "Color": {"type": "string", "enum": ["red", "blue"]},
    "Cat": animal("cat"),
    "Dog": animal("dog"),
    "Other": {"type": "object", "properties": {"kind": TEXT}},
    "Free": {"type": "object", "additionalProperties": TEXT},
}


def parsed(schemas: dict[str, Any], operation: dict[str, Any], path: str = "/things") -> GeneratorData:
    """A contract of one operation, as upstream has parsed it."""
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1"},
        "paths": {path: {"post": {"operationId": "make", "tags": ["things"], **operation}}},
        "components": {"schemas": {**SCHEMAS, **schemas}},
    }
    settings = ConfigFile(field_prefix="", post_hooks=[])
    config = Config.from_sources(settings, MetaType.NONE, Path(), "utf-8", overwrite=False, output_path=Path())
    data = GeneratorData.from_dict(bundle(Contract(document)), config=config)
    assert isinstance(data, GeneratorData)
    return data


def json_of(schema: dict[str, Any]) -> dict[str, Any]:
    return {"content": {"application/json": {"schema": schema}}}


def answer(schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": "An answer.", **json_of(schema)}


def models_of(data: GeneratorData) -> dict[str, ModelView]:
    return {str(model.class_info.name): ModelView(model) for model in data.models}


def thing(field: dict[str, Any], *, sent: bool = False, required: bool = True, name: str = "field") -> ModelView:
    """The model of an object with one field, which is received, or sent."""
    schema = {"type": "object", "properties": {name: field}, "required": [name] if required else []}
    reference = {"$ref": "#/components/schemas/Thing"}
    operation = {"responses": {"200": {"description": "Done."} if sent else answer(reference)}}
    if sent:
        operation["requestBody"] = {"required": True, **json_of(reference)}
    return models_of(parsed({"Thing": schema}, operation))["Thing"]


def make(operation: dict[str, Any], schemas: dict[str, Any] | None = None, path: str = "/things") -> EndpointView:
    """The operation with the given parts."""
    operation = {"responses": {"204": {"description": "Done."}}, **operation}
    (collection,) = parsed(schemas or {}, operation, path).endpoint_collections_by_tag.values()
    (endpoint,) = collection.endpoints
    return EndpointView(endpoint)


@loop(
    ("schema", "type_of", "decoded"),
    [
        (TEXT, "str", "(v if type(v) is str else _d.to_text(v))"),
        ({}, "Any", "v"),
        (
            {"type": "array", "items": TEXT},
            "list[str]",
            "[(i0 if type(i0) is str else _d.to_text(i0)) for i0 in _d.to_list(v)]",
        ),
        ({"type": "array", "items": {"type": "number"}}, "list[float]", "_d.to_numbers(v)"),
        (FREE, "dict[str, Any]", "(v if type(v) is dict else _d.to_mapping(v))"),
        (TIME, "datetime.datetime", "_d.to_time(v)"),
        ({"type": "string", "format": "date"}, "datetime.date", "_d.to_date(v)"),
        ({"const": 'a"b'}, 'Literal["a\\"b"]', '_d.to_const(v, "a\\"b")'),
        (COLOR, "Color", "_d.to_enum(Color, v)"),
        (CAT, "Cat", "Cat.from_dict(v)"),
        ({"type": "array", "items": CAT}, "list[Cat]", "[Cat.from_dict(i0) for i0 in _d.to_list(v)]"),
        (
            {"type": "array", "items": {"type": "array", "items": TIME}},
            "list[list[datetime.datetime]]",
            "[[_d.to_time(i1) for i1 in _d.to_list(i0)] for i0 in _d.to_list(v)]",
        ),
        (
            {"anyOf": [CAT, DOG, OTHER]},
            "Cat | Dog | Other",
            '_d.to_member(v, "kind", {"cat": Cat.from_dict, "dog": Dog.from_dict, }, Other.from_dict)',
        ),
        (
            {"anyOf": [CAT, DOG]},
            "Cat | Dog",
            '_d.to_member(v, "kind", {"cat": Cat.from_dict, "dog": Dog.from_dict, })',
        ),
        (
            {"anyOf": [CAT, DOG, FREE]},
            "Cat | Dog | dict[str, Any]",
            '_d.to_member(v, "kind", {"cat": Cat.from_dict, "dog": Dog.from_dict, }, '
            "lambda u0: (u0 if type(u0) is dict else _d.to_mapping(u0)))",
        ),
        (
            {"anyOf": [{"type": "array", "items": CAT}, CAT, DOG]},
            "list[Cat] | Cat | Dog",
            '_d.to_one_of(v, lambda u0: _d.to_member(u0, "kind", {"cat": Cat.from_dict, "dog": Dog.from_dict, }), '
            "lambda u0: [Cat.from_dict(i1) for i1 in _d.to_list(u0)])",
        ),
        (
            {"anyOf": [COLOR, TEXT]},
            "Color | str",
            "_d.to_one_of(v, lambda u0: _d.to_enum(Color, u0), lambda u0: (u0 if type(u0) is str else _d.to_text(u0)))",
        ),
        (
            {"anyOf": [TEXT, CAT]},
            "str | Cat",
            "(v if type(v) in (str,) else _d.to_one_of(v, Cat.from_dict, "
            "lambda u0: (u0 if type(u0) is str else _d.to_text(u0))))",
        ),
    ],
    ids=str,
)
def test_a_value_that_is_received(schema: dict[str, Any], type_of: str, decoded: str) -> None:
    (field,) = thing(schema).fields
    taken = 'd.pop("field")'
    assert field.declaration == f"field: {type_of}"
    assert field.decoded == (taken if decoded == "v" else f"{decoded} if (v := {taken}) is not None else _d.NULL")


@pytest.mark.parametrize("null", [[], [NULL]], ids=["required", "nullable"])
def test_the_tag_of_the_open_member_of_a_union_is_a_constant_for_type_checkers(null: list[dict[str, Any]]) -> None:
    fields = {"field": {"anyOf": [CAT, DOG, OTHER, *null]}, "alone": CAT, "either": {"anyOf": [DOG, TEXT]}}
    reference = {"$ref": "#/components/schemas/Thing"}
    data = parsed({"Thing": {"type": "object", "properties": fields}}, {"responses": {"200": answer(reference)}})
    models = models_of(data)
    (tag,) = models["Other"].fields
    assert tag.declaration == "kind: _d.OtherTag | None = None"
    assert tag.decoded == '_d.to_tag(v) if (v := d.pop("kind", None)) is not None else None'
    assert models["Cat"].fields[0].declaration == 'kind: Literal["cat"]'


@pytest.mark.parametrize(("schema", "required"), [(TIME, False), ({"anyOf": [TIME, NULL]}, True)], ids=str)
def test_what_may_be_absent_or_null_is_none(schema: dict[str, Any], *, required: bool) -> None:
    (field,) = thing(schema, required=required).fields
    assert field.declaration == "field: datetime.datetime | None = None"
    assert field.decoded == '_d.to_time(v) if (v := d.pop("field", None)) is not None else None'


@loop(
    ("schema", "required", "declaration"),
    [
        (TEXT, True, "field: str"),
        (TEXT, False, "field: str | None = None"),
        ({"anyOf": [TEXT, NULL]}, True, "field: str | None"),
        ({"anyOf": [TEXT, NULL]}, False, "field: str | None | Unset = UNSET"),
        ({"const": "a"}, True, 'field: Literal["a"] = "a"'),
        ({"const": "a"}, False, 'field: Literal["a"] | None = None'),
        (TIME, True, "field: datetime.datetime | datetime.date | str"),
        (COLOR, True, "field: ColorLike"),
        (CAT, True, "field: CatLike"),
        (FREE, True, "field: Free"),
        ({"type": "array", "items": CAT}, True, "field: Sequence[CatLike]"),
        ({"anyOf": [CAT, COLOR, DOG, TEXT]}, True, "field: CatLike | ColorLike | DogLike | str"),
    ],
    ids=str,
)
def test_a_value_that_is_sent(schema: dict[str, Any], declaration: str, *, required: bool) -> None:
    (field,) = thing(schema, sent=True, required=required).fields
    assert field.declaration == declaration


@pytest.mark.parametrize(
    ("wire", "name"),
    [("id", "id"), ("_id", "id"), ("type", "type"), ("class", "class_"), ("list", "list_"), ("fooBar", "foo_bar")],
)
def test_the_name_in_python(wire: str, name: str) -> None:
    view = thing(TEXT, name=wire)
    assert (view.fields[0].name, view.fields[0].key) == (name, f'"{wire}"')
    assert view.renamed == ([] if wire == name else view.fields)


def test_a_field_goes_by_the_name_that_the_contract_gives_it() -> None:
    (field,) = thing({**TEXT, "x-python-name": "base_64", "description": "Base 64."}, name="base64").fields
    assert (field.name, field.wire_name, field.description) == ("base_64", "base64", "Base 64.")


def test_fields_without_a_default_come_first() -> None:
    fields = {"a": TEXT, "b": TEXT, "c": {"anyOf": [TEXT, NULL]}, "d": TEXT}
    schema = {"type": "object", "properties": fields, "required": ["b", "c", "d"]}
    models = parsed({"Thing": schema}, {"responses": {"200": answer({"$ref": "#/components/schemas/Thing"})}}).models
    (view,) = (ModelView(model) for model in models if model.class_info.name == "Thing")
    assert [field.name for field in view.fields] == ["b", "d", "c", "a"]


def test_models_of_embeddings_have_bases_of_their_own() -> None:
    vector = {"type": "array", "items": {"type": "number"}, "x-vector": True}
    view = thing(vector)
    assert (view.bases, view.vectors) == ("_e.Embedding", view.fields)
    assert thing(TEXT).bases == "_d.ResponseModel"
    assert thing(TEXT, sent=True).bases == "_d.RequestModel"


def test_an_object_without_fields_is_a_mapping() -> None:
    models = models_of(parsed({}, {"responses": {"200": answer(FREE)}}))
    assert (models["Free"].fields, models["Free"].items) == ([], "str")


def test_the_members_of_an_enum_are_in_order() -> None:
    (enum,) = parsed({}, {"responses": {"200": answer(COLOR)}}).enums
    assert isinstance(enum, EnumProperty)
    view = EnumView(enum, sent={"Color"})
    assert (view.members, view.is_sent) == ([("BLUE", '"blue"'), ("RED", '"red"')], True)
    assert not EnumView(enum, sent=set()).is_sent


QUERY = {"in": "query", "description": "What."}


@pytest.mark.parametrize(
    ("parameter", "declaration", "sent"),
    [
        ({"schema": TEXT}, "a: str | None = None", "a"),
        ({"schema": TEXT, "required": True}, "a: str", "a"),
        ({"schema": {"anyOf": [TEXT, NULL]}}, "a: str | None | None = None", "a"),
        ({"schema": {"type": "array", "items": TEXT}}, "a: Sequence[str] | str | None = None", "a"),
        ({"schema": TIME}, "a: datetime.datetime | datetime.date | str | None = None", '_r.timestamp("a", a)'),
        ({"schema": FREE, "style": "deepObject"}, "a: Free | None = None", "a"),
        ({"schema": FREE, "style": "deepObject", "x-bare-keys": True}, "a: Free | None = None", "_r.bare(a)"),
    ],
    ids=str,
)
def test_an_argument_of_the_query(parameter: dict[str, Any], declaration: str, sent: str) -> None:
    view = make({"parameters": [{"name": "a", **QUERY, **parameter}]})
    assert view.in_query[0].declaration == declaration
    assert view.query == f'{{"a": {sent}}}'


def test_the_values_to_choose_from_are_documented() -> None:
    view = make({"parameters": [{"name": "a", **QUERY, "schema": {"type": "array", "items": COLOR}}]})
    assert view.in_query[0].documentation == "a: What. One of blue, red."


def test_the_path_holds_percent_encoded_segments() -> None:
    parameter = {"name": "thing_id", "in": "path", "required": True, "description": "Which.", "schema": TEXT}
    view = make({"parameters": [parameter]}, path="/things/{thing_id}/parts")
    assert view.route == '"/things/{thing_id}/parts"'
    assert view.path == "f\"/things/{_r.path_segment('thing_id', thing_id)}/parts\""
    assert view.passed_on == "thing_id, request_options=request_options"
    assert make({}).path == make({}).route == '"/things"'


def body(media_type: str = "application/json") -> dict[str, Any]:
    """The part of an operation that says that it takes the schema `Body`."""
    content = {media_type: {"schema": {"$ref": "#/components/schemas/Body"}}}
    return {"requestBody": {"required": True, "content": content}}


def test_a_json_body_has_what_is_required_or_may_be_null_in_any_case() -> None:
    fields = {"a": TEXT, "b": {"anyOf": [TEXT, NULL]}, "c": TEXT, "base64": {**TEXT, "x-python-name": "base_64"}}
    view = make(body(), {"Body": {"type": "object", "properties": fields, "required": ["c"]}})
    assert view.has_json
    assert view.json(stream=False) == '_r.body(always={"c": c, "b": b}, given={"a": a, "base64": base_64})'
    assert view.passed_on == "c=c, a=a, b=b, base_64=base_64, request_options=request_options"


def test_a_form_keeps_files_and_texts_apart() -> None:
    file = {"type": "string", "format": "binary"}
    fields = {"file": file, "files": {"type": "array", "items": file}, "name": TEXT}
    view = make(body("multipart/form-data"), {"Body": {"type": "object", "properties": fields}})
    assert view.has_form
    assert (view.texts, view.files) == ('{"name": name}', '{"file": file, "files": files}')
    assert view.in_body[1].declaration == "files: Sequence[_r.Upload] | _r.Upload | None = None"


def test_an_operation_that_streams_on_request() -> None:
    fields = {"stream": {"type": "boolean"}, "text": TEXT}
    content = {"application/json": {"schema": CAT}, "text/event-stream": {"schema": {"anyOf": [CAT, DOG]}}}
    operation = {**body(), "responses": {"200": {"description": "An answer.", "content": content}}}
    view = make(operation, {"Body": {"type": "object", "properties": fields}})
    assert view.is_stream_optional
    assert [argument.name for argument in view.in_body] == ["text"]
    for stream in (True, False):
        assert view.json(stream=stream) == f'_r.body(always={{"stream": {stream}}}, given={{"text": text}})'
    assert (view.result, view.result_or_none) == ("Cat", "Cat | None")
    assert view.event is not None
    assert (view.event.type_of, view.event.media_type) == ("Cat | Dog", '"text/event-stream"')
    assert view.imports == ["from ...models.cat import Cat", "from ...models.dog import Dog"]


def test_an_operation_that_only_streams_has_no_function_request() -> None:
    content = {"application/jsonl": {"schema": CAT}}
    view = make({"responses": {"200": {"description": "Lines.", "content": content}}})
    assert view.event is not None
    assert view.event.form == "one line"
    assert not view.has_request


@pytest.mark.parametrize(
    ("responses", "result", "reading"),
    [
        ({"200": answer(CAT)}, "Cat", ["return _d.read(content, Cat.from_dict)"]),
        (
            {"200": answer({"type": "array", "items": CAT})},
            "list[Cat]",
            [
                "value: list[Cat] = _d.read(content, lambda v: [Cat.from_dict(i0) for i0 in _d.to_list(v)])",
                "return value",
            ],
        ),
        (
            {"200": answer(CAT), "204": {"description": "None."}},
            "Cat | None",
            ["return _d.read(content, Cat.from_dict)"],
        ),
    ],
    ids=str,
)
def test_a_response(responses: dict[str, Any], result: str, reading: list[str]) -> None:
    view = make({"responses": responses})
    assert view.result == result
    assert view.response is not None
    assert view.response.reading(view.response.type_of) == reading


def test_an_operation_without_a_response_body_returns_none() -> None:
    view = make({})
    assert (view.response, view.result, view.result_or_none, view.is_idempotent) == (None, "None", "None", False)
    assert make({"x-idempotent": True}).is_idempotent


def test_the_docstring_of_a_deprecated_operation_starts_with_it() -> None:
    view = make({"summary": "Make it.", "description": "At once.", "deprecated": True, "x-replaced-by": "create"})
    assert (view.summary, view.paragraphs) == ("Deprecated: use create instead.", ["Make it.", "At once."])


def test_text_of_the_contract_stays_text() -> None:
    assert literal('a"\\b\nc') == '"a\\"\\\\bc"'
    assert prose('a """quoted""" \\d') == 'a \\"\\"\\"quoted\\"\\"\\" \\\\d'
    assert prose(None) == ""
