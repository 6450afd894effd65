"""Models as dicts and JSON, compared with the vendor's models on the examples of the contract."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import Any

import pytest
import twelvelabs
import twelvelabs_lowlevel.models as models
from twelvelabs.core.pydantic_utilities import parse_obj_as
from twelvelabs_client import InvalidArgumentError, TwelveLabs
from twelvelabs_lowlevel.errors import ArgumentError
from twelvelabs_lowlevel.model import Model
from twelvelabs_lowlevel.responses import RequestModel, ResponseModel

from generator.lint.schemas import ATTRIBUTES_OF_GENERATED_CODE
from tests.contract.document import OPERATIONS
from tests.loops import loop

ASSET = {
    "_id": "a1",
    "method": "direct",
    "status": "ready",
    "created_at": "2026-10-30T09:12:00Z",
    "user_metadata": {"take": 3, "note": None},
    "colour": "red",
    "mood": None,
}


def examples() -> Mapping[str, Any]:
    """Examples of the answers whose class the vendor's SDK has under the same name."""
    found = {}
    for operation in OPERATIONS.values():
        for schema, example in operation.answer.content.values():
            name = str(schema.get("$ref", "")).rpartition("/")[2]
            if isinstance(example, dict) and hasattr(models, name) and hasattr(twelvelabs, name):
                found[name] = example
    return found


EXAMPLES = examples()


def both(name: str) -> tuple[ResponseModel, Any]:
    ours: ResponseModel = getattr(models, name).from_dict(EXAMPLES[name])
    theirs = parse_obj_as(getattr(twelvelabs, name), EXAMPLES[name])
    return ours, theirs


def normal(value: Any, *, keeps_none: bool = False) -> Any:
    """Plain values with equal times equal, and, where each side knows other optional fields, without what is None."""
    if isinstance(value, Mapping):
        return {k: normal(v) for k, v in value.items() if v is not None or keeps_none}
    if isinstance(value, list):
        return [normal(item) for item in value]
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC)
    try:
        return datetime.datetime.fromisoformat(value).astimezone(datetime.UTC)
    except (TypeError, ValueError):
        return value


def test_many_models_are_compared() -> None:
    assert len(EXAMPLES) >= 15


@loop("name", EXAMPLES)
def test_the_outputs_are_those_of_the_vendor(name: str) -> None:
    ours, theirs = both(name)
    assert normal(ours.model_dump()) == normal(theirs.model_dump())
    assert normal(ours.model_dump(mode="json")) == normal(theirs.model_dump(mode="json"))
    assert normal(json.loads(ours.model_dump_json())) == normal(json.loads(theirs.model_dump_json()))
    assert normal(json.loads(ours.json())) == normal(json.loads(theirs.json()))
    assert normal(ours.dict()) == normal(theirs.dict())


@loop("name", EXAMPLES)
def test_what_is_dumped_with_the_names_on_the_wire_can_be_decoded(name: str) -> None:
    ours, _ = both(name)
    for dumped in (ours.model_dump(by_alias=True), ours.dict(), ours.to_dict(), json.loads(ours.to_json())):
        assert type(ours).from_dict(dumped) == ours


def test_keys_and_values_of_an_asset_by_default() -> None:
    theirs = parse_obj_as(twelvelabs.Asset, ASSET)
    ours = models.Asset.from_dict(ASSET)
    assert ours.model_dump() == theirs.model_dump()
    assert ours.model_dump(exclude_none=True) == theirs.model_dump(exclude_none=True)
    assert ours.model_dump(exclude_unset=True) == theirs.model_dump(exclude_unset=True)
    assert ours.model_dump(mode="json") == theirs.model_dump(mode="json")
    assert json.loads(ours.model_dump_json()) == json.loads(theirs.model_dump_json())
    assert json.loads(ours.json()) == json.loads(theirs.json())
    assert json.loads(ours.json(indent=2)) == json.loads(theirs.json(indent=2))
    assert ours.dict() == theirs.dict()
    assert ours.model_dump(by_alias=True)["_id"] == "a1"
    assert type(ours.model_dump()["status"]) is str


SELECTIONS: list[dict[str, Any]] = [
    {"include": {"id", "status"}},
    {"exclude": {"user_metadata", "colour"}},
    {"include": {"user_metadata": {"take"}, "id": True}},
    {"exclude": {"user_metadata": {"take": True}, "id": ...}},
    {"include": {"id", "status"}, "exclude": {"status"}},
    {"exclude": {"user_metadata": {}}},
    {"exclude_defaults": True},
]


@loop("selection", SELECTIONS)
def test_fields_are_included_and_excluded_as_by_the_vendors_models(selection: dict[str, Any]) -> None:
    theirs = parse_obj_as(twelvelabs.Asset, ASSET).model_dump(**selection)
    ours = models.Asset.from_dict(ASSET)
    assert normal(ours.model_dump(**selection)) == normal(theirs)
    assert normal(json.loads(ours.model_dump_json(**selection))) == normal(theirs)


def test_items_of_lists_are_included_and_excluded() -> None:
    answer = {"data": [{"video_id": "v1", "rank": 1}, {"video_id": "v2", "rank": 2}], "page_info": {}}
    ours, theirs = models.SearchResults.from_dict(answer), parse_obj_as(twelvelabs.SearchResults, answer)
    for include in ({"data": {"__all__": {"rank"}}}, {"data": {0}}, {"data": {1: {"video_id"}}}):
        assert ours.model_dump(include=include) == theirs.model_dump(include=include)
        assert normal(ours.model_dump(exclude=include)) == normal(theirs.model_dump(exclude=include))


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_dumped_can_be_validated(name: str) -> None:
    ours, _ = both(name)
    for dumped in (ours.model_dump(), ours.model_dump(mode="json"), ours.dict(), EXAMPLES[name], ours):
        assert type(ours).model_validate(dumped) == ours
    assert type(ours).model_validate_json(ours.model_dump_json()) == ours
    assert type(ours).model_validate_json(ours.to_json().encode()) == ours
    assert ours.model_copy(update={}, deep=True) == ours


def test_fields_that_only_the_server_knows_are_attributes() -> None:
    ours = models.AssetDetail.from_dict({**ASSET, "hls": {"bitrates": [1]}})
    assert (ours.colour, ours.hls.bitrates) == ("red", [1])  # type: ignore[attr-defined]
    assert not hasattr(ours, "color")
    with pytest.raises(AttributeError, match="'AssetDetail' object has no attribute 'color'"):
        ours.color  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(models.Asset.__new__(models.Asset), "colour")  # as while it is unpickled


def test_a_model_is_its_fields_to_dict_as_with_the_vendors_models() -> None:
    ours, theirs = models.Asset.from_dict(ASSET), parse_obj_as(twelvelabs.Asset, ASSET)
    assert dict(ours) == dict(theirs)
    with TwelveLabs("none") as client, pytest.raises(InvalidArgumentError, match="must be a list, not Asset"):
        client.assets.wait_until_all_ready(ours)  # type: ignore[arg-type]


def test_json_mode_has_what_json_has() -> None:
    ours = models.Asset.from_dict(ASSET)
    assert ours.model_dump()["created_at"] == datetime.datetime(2026, 10, 30, 9, 12, tzinfo=datetime.UTC)
    assert ours.model_dump(mode="json")["created_at"] == "2026-10-30T09:12:00Z"
    assert json.loads(ours.to_json()) == ours.to_dict()
    assert "\n" in ours.to_json(indent=2)
    assert json.dumps([ours], default=models.Asset.to_dict) == json.dumps([ours.to_dict()])
    with pytest.raises(ArgumentError, match="mode"):
        ours.model_dump(mode="xml")  # type: ignore[arg-type]


def test_a_copy_has_other_values_and_shares_nothing_that_it_changes() -> None:
    ours = models.Asset.from_dict(ASSET)
    copy = ours.copy(update={"filename": "b.mp4", "size_class": "big"})
    assert (copy.filename, copy.additional_properties["size_class"]) == ("b.mp4", "big")
    assert (ours.filename, ours.additional_properties) == (None, {"colour": "red", "mood": None})
    assert copy.user_metadata is ours.user_metadata
    assert ours.copy(deep=True).user_metadata is not ours.user_metadata
    assert ours.copy() == ours.copy(deep=True) == ours


def test_parts_of_requests_are_made_from_dicts_and_copied() -> None:
    made = models.ResponseInputItem.from_dict(ITEM)
    assert made.to_dict() == ITEM
    assert models.ResponseInputItem.from_dict(made.model_dump(exclude_none=True)) == made
    assert made.copy(update={"role": "system"}).role == "system"
    with pytest.raises(ArgumentError, match="colour"):
        made.copy(update={"colour": "red"})
    with pytest.raises(ArgumentError, match="did you mean 'content'"):
        models.ResponseInputItem.from_dict({**ITEM, "contnt": 1})
    with pytest.raises(ArgumentError, match="needs"):
        models.ResponseInputItem.from_dict({})


ITEM = {"type": "message", "role": "user", "content": "Hello"}


def test_fields_cannot_be_called_like_a_method() -> None:
    methods = {name for base in (Model, ResponseModel, RequestModel) for name in dir(base) if not name.startswith("_")}
    assert methods <= ATTRIBUTES_OF_GENERATED_CODE
