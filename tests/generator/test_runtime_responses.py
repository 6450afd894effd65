"""Responses: every model and enum, every example of the contract, and what cannot be decoded."""

import copy
import importlib
import json
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import attrs
import orjson
import pytest
from hypothesis import given
from runtime_samples import (
    CONTRACT,
    ENUMS,
    JSON_VALUES,
    RECEIVED,
    SCHEMAS,
    attribute,
    quick,
    sample,
)
from twelvelabs_lowlevel import models, responses
from twelvelabs_lowlevel.api.assets import list_assets
from twelvelabs_lowlevel.api.responses import create_response
from twelvelabs_lowlevel.errors import DecodeError
from twelvelabs_lowlevel.models import (
    AssetPage,
    AssetStatus,
    ResponseOutputTextDeltaEvent,
)
from twelvelabs_lowlevel.responses import ResponseModel

from generator.contract import STREAMS, Contract
from generator.lint.examples import events_of
from tests.loops import loop


class TestReading:
    @loop("odd", ["", ', "odd": NaN'])
    def test_an_integer_of_more_than_64_bits_loses_nothing_beside_it(self, odd: str) -> None:
        """The standard decoder, which reads what the fast one refuses, reads numbers alike."""
        text = f'{{"count": 1e30, "id": {2**64 - 1}, "more": [-{10**19}, {10**80}]{odd}}}'
        urls = responses.read(text.encode(), models.PresignedUrlsResponse.from_dict)
        assert urls.count is None
        assert urls.additional_properties["id"] == 2**64 - 1
        assert urls.additional_properties["more"] == [-1e19, 1e80]
        assert orjson.loads(orjson.dumps(urls.to_dict()))["count"] == 1e30

    @loop("number", ["1e999", "-1e999999", "9" * 400, "-" + "9" * 5000, "1e" + "9" * 5000])
    def test_a_number_that_is_infinite_is_none(self, number: str) -> None:
        text = f'{{"_id": "a", "more": [{number}, 1.5]}}'
        asset = responses.read(text.encode(), models.Asset.from_dict)
        assert asset.to_dict() == {"_id": "a", "more": [None, 1.5]}

    @loop("kind", [("[", "]"), ('{"a":', "}"), ('[7, {"a":', "}]")])
    @loop("depth", [1200, 5000, 200_000])
    @loop("place", ["odd", "filename"])
    def test_what_is_nested_too_deep_is_none_and_loses_nothing_beside_it(
        self, kind: tuple[str, str], depth: int, place: str
    ) -> None:
        start, end = kind
        deep = start * depth + '"a ]} \\" [{ text"' + end * depth
        text = f'{{"_id": "a", "{place}": {deep}, "status": "ready", "more": [[1], "[", "]"]}}'
        asset = responses.read(text.encode(), models.Asset.from_dict)
        assert (asset.id, asset.status, asset.filename) == ("a", "ready", None)
        assert asset.additional_properties["more"] == [[1], "[", "]"]
        assert place in asset.additional_properties
        pickle.loads(pickle.dumps(asset))

    @loop("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
    def test_other_encodings_of_json_are_read(self, encoding: str) -> None:
        text = '{"_id": "a", "filename": "caf\u00e9\n \U0001f389"}'
        assert responses.read(text.encode(encoding), models.Asset.from_dict).filename == "caf\u00e9\n \U0001f389"

    @loop(
        ("text", "value"),
        [
            (r'"\ud83c"', "\ufffd"),
            (r'"\udf89\ud83c"', "\ufffd\ufffd"),
            (r'{"\ud83c": 1}', {"\ufffd": 1}),
            (r'"\u0000"', "\0"),
            ('"a\tb\nc"', "a\tb\nc"),
            ('{"a": 1, "a": 2}', {"a": 2}),
            ('{"": {"": []}}', {"": {"": []}}),
            ("[NaN, -Infinity, -0, -0.0, 1e-999999, 1E+2]", [None, None, 0, 0.0, 0.0, 100.0]),
        ],
    )
    def test_legal_and_nearly_legal_json_is_read(self, text: str, value: Any) -> None:
        body = f'{{"_id": "a", "odd": {text}}}'.encode()
        asset = responses.read(body, models.Asset.from_dict)
        assert (asset.id, asset.additional_properties) == ("a", {"odd": value})
        orjson.dumps(asset.to_dict())

    @loop("name", RECEIVED)
    def test_an_optional_field_that_is_absent_or_null_reads_as_none(self, name: str) -> None:
        model, schema = getattr(models, name), SCHEMAS[name]
        optional = [wire for wire in schema["properties"] if wire not in schema.get("required", [])]
        least = sample(schema, whole=False)
        for wire in optional:
            whole = sample(schema, whole=True)
            assert getattr(model.from_dict(whole), attribute(model, wire)) is not None
            for source in ({**whole, wire: None}, {k: v for k, v in whole.items() if k != wire}):
                assert getattr(model.from_dict(source), attribute(model, wire)) is None
        read = model.from_dict(least)
        assert all(getattr(read, attribute(model, wire)) is None for wire in optional)
        assert read == model.from_dict({**dict.fromkeys(optional), **least})
        assert read.additional_properties == {}

    @loop("name", [name for name in RECEIVED if SCHEMAS[name].get("required")])
    def test_a_required_field_that_is_absent_or_null_reads_as_none(self, name: str) -> None:
        model, schema = getattr(models, name), SCHEMAS[name]
        for wire in schema["required"]:
            whole = sample(schema, whole=True)
            read = model.from_dict({**whole, wire: None})
            others = {field: value for field, value in attrs.asdict(read).items() if field != attribute(model, wire)}
            assert getattr(read, attribute(model, wire)) is None
            assert others.items() <= attrs.asdict(model.from_dict(whole)).items()
            del whole[wire]
            assert model.from_dict(whole) == read

    @loop("name", RECEIVED)
    def test_unknown_fields_are_kept_and_written_again(self, name: str) -> None:
        model = getattr(models, name)
        whole = {**sample(SCHEMAS[name], whole=True), "of_tomorrow": {"a": [1]}}
        read = model.from_dict(whole)
        assert read.additional_properties == {"of_tomorrow": {"a": [1]}}
        assert read.to_dict() == whole
        assert model.from_dict(read.to_dict()) == read

    @loop("name", RECEIVED)
    def test_reading_leaves_the_source_as_it_is(self, name: str) -> None:
        whole = sample(SCHEMAS[name], whole=True)
        before = copy.deepcopy(whole)
        getattr(models, name).from_dict(whole)
        assert whole == before

    @loop("content", [b"", b"<html>Bad gateway</html>", b'{"data": [', b"\xff"], ids=repr)
    def test_a_body_that_is_not_json_is_a_syntax_error(self, content: bytes) -> None:
        with pytest.raises(DecodeError, match=r"^the body is not JSON \(") as caught:
            list_assets.parse(content)
        assert caught.value.is_syntax

    @loop("content", [b"null", b"3", b'"text"', b"[1]", b"true", b"[]"], ids=repr)
    def test_json_of_another_shape_is_a_decode_error(self, content: bytes) -> None:
        with pytest.raises(DecodeError, match=r"^AssetPage: ") as caught:
            list_assets.parse(content)
        assert not caught.value.is_syntax

    @quick
    @given(JSON_VALUES)
    def test_any_json_gives_a_model_or_a_decode_error(self, value: Any) -> None:
        try:
            read = list_assets.parse(orjson.dumps({"data": value, "page_info": value}))
        except DecodeError:
            return
        assert isinstance(read, AssetPage)

    @loop(
        ("event", "kind"),
        [
            ({"type": "keepalive", "sequence_number": 1}, models.ResponseKeepaliveEvent),
            ({"type": "response.output_text.delta", "delta": "a", "sequence_number": 1}, ResponseOutputTextDeltaEvent),
            ({"type": "response.of_tomorrow", "delta": "a"}, models.ResponseOtherEvent),
            ({"type": "response.output_text.delta"}, ResponseOutputTextDeltaEvent),
            ({"type": None}, models.ResponseOtherEvent),
            ({"type": ["keepalive"]}, models.ResponseOtherEvent),
        ],
        ids=["one", "another", "unknown", "known and incomplete", "null", "no text"],
    )
    def test_an_event_is_read_by_its_kind_and_keeps_all_of_its_fields(self, event: Any, kind: Any) -> None:
        read = create_response.parse_event(json.dumps(event).encode())
        assert type(read) is kind
        assert read.to_dict() == without_nulls(event)

    @loop("content", [b"", b"[DONE]", b"data: 3", b"3", b"[]", b"null"], ids=repr)
    def test_an_invalid_event_is_a_decode_error(self, content: bytes) -> None:
        with pytest.raises(DecodeError):
            create_response.parse_event(content)

    def test_a_member_of_a_union_is_found_by_its_kind(self) -> None:
        members = {"cat": lambda value: ("cat", value["lives"]), "dog": lambda value: ("dog", value["name"])}
        assert responses.to_member({"kind": "cat", "lives": 9}, "kind", members) == ("cat", 9)
        assert responses.to_member({"kind": "dog", "name": "a"}, "kind", members, repr) == ("dog", "a")
        assert responses.to_member({"kind": "bird"}, "kind", members, repr) == "{'kind': 'bird'}"
        assert responses.to_member("cat", "kind", members, repr) == "'cat'"
        with pytest.raises(ValueError, match=r"^kind must be one of cat, dog, not 'bird'$"):
            responses.to_member({"kind": "bird"}, "kind", members)
        with pytest.raises(ValueError, match=r"^kind must be one of cat, dog, not None$"):
            responses.to_member([1], "kind", members)

    def test_a_union_is_decoded_by_the_first_member_that_can(self) -> None:
        cat, dog = (lambda value, kind=kind: (kind, responses.to_const(value["kind"], kind)) for kind in ("cat", "dog"))
        assert responses.to_one_of({"kind": "cat"}, cat, dog) == ("cat", "cat")
        assert responses.to_one_of({"kind": "dog"}, cat, dog) == ("dog", "dog")
        with pytest.raises(ValueError, match=r"^expected 'dog', not 'bird'$"):
            responses.to_one_of({"kind": "bird"}, cat, dog)

    def test_nesting_that_is_too_deep_is_a_decode_error(self) -> None:
        with pytest.raises(DecodeError):
            list_assets.parse(b"[" * 100_000)


@dataclass(frozen=True)
class Example:
    """The example of a response or an event, and the function of the endpoint that reads it."""

    tag: str
    operation: str
    function: str
    value: Any

    def read(self) -> Any:
        endpoint = importlib.import_module(f"twelvelabs_lowlevel.api.{self.tag}.{self.operation}")
        return getattr(endpoint, self.function)(json.dumps(self.value).encode())


def examples() -> Iterator[Example]:
    for _, operation in CONTRACT.operations():
        for status, answer in operation["responses"].items():
            for kind, media in CONTRACT.resolve(answer).get("content", {}).items():
                if not status.startswith("2"):
                    continue
                where = operation["tags"][0], operation["operationId"]
                if kind not in STREAMS:
                    yield Example(*where, "parse", media["example"])
                    continue
                for event in events_of(kind, media["example"]):
                    yield Example(*where, "parse_event", json.loads(event))


def leftovers(value: Any) -> Iterator[Any]:
    """The contents of additional_properties anywhere within a value."""
    if isinstance(value, ResponseModel):
        yield from value.additional_properties.items()  # type: ignore[attr-defined]
        value = [getattr(value, name) for name in attrs.fields_dict(type(value))]
    if isinstance(value, list):
        for item in value:
            yield from leftovers(item)


class TestExamples:
    @loop("example", list(examples()), ids=[example.operation for example in examples()])
    def test_the_endpoint_reads_all_of_the_example_and_writes_it_again(self, example: Example) -> None:
        read = example.read()
        assert isinstance(read, ResponseModel)
        assert list(leftovers(read)) == []
        assert type(read).from_dict(read.to_dict()) == read  # type: ignore[attr-defined]
        assert json.loads(json.dumps(read.to_dict())) == without_nulls(example.value)
        assert pickle.loads(pickle.dumps(read)) == read

    def test_every_operation_with_a_body_has_one(self, contract: Contract) -> None:
        named = {example.operation for example in examples()}
        silent = [o for _, o in contract.operations() if o["operationId"] not in named]
        assert all("204" in o["responses"] for o in silent)
        assert len(silent) < len(named)

    @loop("name", [str(at[1]) for at, _ in CONTRACT.webhooks()])
    def test_the_model_of_a_webhook_reads_its_example(self, name: str) -> None:
        media = CONTRACT.document["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]
        model = getattr(models, media["schema"]["$ref"].rpartition("/")[2])
        read = model.from_dict(media["example"])
        assert read.type == name
        assert list(leftovers(read)) == []
        assert json.loads(json.dumps(read.to_dict())) == without_nulls(media["example"])


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


class TestOpenEnums:
    @loop("name", ENUMS)
    def test_known_values_are_the_members(self, name: str) -> None:
        known = getattr(models, name)
        assert sorted(known) == sorted(SCHEMAS[name]["enum"])
        assert all(known(value) is known(known(value)) for value in SCHEMAS[name]["enum"])

    @loop("name", ENUMS)
    def test_an_unknown_value_is_kept_and_adds_no_member(self, name: str) -> None:
        known = getattr(models, name)
        before = list(known)
        unknown = known("of tomorrow")
        assert isinstance(unknown, known)
        assert unknown == unknown.value == str(unknown) == f"{unknown}" == "of tomorrow"
        assert list(known) == before
        assert unknown not in before

    @loop("value", [AssetStatus.READY, AssetStatus("archived")], ids=str)
    @loop("carry", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))], ids=["copy", "deep", "pickle"])
    def test_it_can_be_copied_and_pickled(self, value: AssetStatus, carry: Callable[[Any], Any]) -> None:
        carried = carry(value)
        assert carried == value
        assert type(carried) is AssetStatus
        assert (carried.name, carried.value) == (value.name, value.value)

    def test_it_can_be_looked_up_as_a_string(self) -> None:
        seen = {AssetStatus("archived"), AssetStatus.READY}
        assert seen == {"archived", "ready"}
        assert AssetStatus("archived") in seen
        assert {"archived": 1}[AssetStatus("archived")] == 1
        assert json.dumps([AssetStatus("archived")]) == '["archived"]'
        assert AssetStatus("archived") != AssetStatus("deleted")

    @loop("value", [5, None, ["ready"]], ids=repr)
    def test_what_is_not_text_is_rejected(self, value: Any) -> None:
        with pytest.raises(ValueError, match="is not a valid AssetStatus"):
            AssetStatus(value)

    def test_a_response_with_an_unknown_value_is_decoded(self) -> None:
        source = {**sample(SCHEMAS["AssetDetail"], whole=False), "status": "archived"}
        assert models.AssetDetail.from_dict(source).status == "archived"
