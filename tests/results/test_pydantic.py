"""Models within pydantic models: validated, written, and described."""

from __future__ import annotations

import importlib
import json
import pkgutil
from typing import Any

import pytest
import twelvelabs_lowlevel.models as models
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import to_json
from twelvelabs_lowlevel.model import Model

from tests.results.test_dumping import ASSET, EXAMPLES

from ..loops import loop

ALL = sorted(
    {
        value
        for module in pkgutil.iter_modules(models.__path__, f"{models.__name__}.")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, type) and issubclass(value, Model) and value.__module__ == module.name
    },
    key=lambda model: model.__name__,
)


class Clip(BaseModel):
    asset: models.Asset
    parts: list[models.AssetDetail] = []
    item: models.ResponseInputItem | None = None


@loop("model", ALL, ids=lambda model: model.__name__)
def test_each_model_has_a_schema(model: type[Model]) -> None:
    adapter = TypeAdapter(model)
    assert adapter.json_schema() == adapter.json_schema(mode="serialization")
    schema = adapter.json_schema()
    schema = schema["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    assert schema["title"] == model.__name__
    assert schema["properties"]


@loop("name", EXAMPLES)
def test_examples_come_back_from_each_form(name: str) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(getattr(models, name))
    ours = getattr(models, name).from_dict(EXAMPLES[name])
    assert adapter.validate_python(ours) is ours
    assert adapter.validate_python(EXAMPLES[name]) == ours
    assert adapter.validate_python(adapter.dump_python(ours)) == ours
    assert adapter.validate_json(adapter.dump_json(ours)) == ours
    assert adapter.dump_python(ours) == ours.model_dump()
    assert adapter.dump_python(ours, mode="json") == ours.model_dump(mode="json")
    assert json.loads(adapter.dump_json(ours, exclude_none=True)) == ours.model_dump(mode="json", exclude_none=True)


def test_models_are_fields_of_models() -> None:
    clip = Clip(asset=models.Asset.from_dict(ASSET))
    assert clip.model_dump()["asset"]["id"] == "a1"
    assert json.loads(clip.model_dump_json())["asset"]["created_at"] == "2026-10-30T09:12:00Z"
    assert clip.model_dump(include={"asset": {"id"}}) == {"asset": {"id": "a1"}}
    assert set(clip.model_dump(exclude={"asset": {"id", "method"}}, exclude_defaults=True)["asset"]) == {
        *("status", "created_at", "user_metadata", "colour", "mood")
    }
    again = Clip.model_validate_json(clip.model_dump_json())
    assert again == clip
    assert again.asset.additional_properties == {"colour": "red", "mood": None}
    assert isinstance(again.asset.status, models.AssetStatus)
    assert Clip.model_json_schema()["$defs"]["Asset"]["properties"]["id"]["type"] == "string"


def test_what_is_not_valid_is_refused_with_its_place() -> None:
    with pytest.raises(ValidationError, match=r"asset\.status\n  Field required"):
        Clip.model_validate({"asset": {"id": "a1", "method": "direct", "created_at": "2026-10-30T09:12:00Z"}})
    with pytest.raises(ValidationError, match=r"item\.colour\n  Extra inputs"):
        Clip.model_validate({"asset": ASSET, "item": {"type": "m", "role": "user", "content": "", "colour": 1}})
    with pytest.raises(ValidationError):
        TypeAdapter(models.Asset).validate_python("a1")


def test_values_unknown_to_this_version_are_kept() -> None:
    asset = TypeAdapter(models.Asset).validate_python({**ASSET, "status": "resting"})
    assert (asset.status, type(asset.status)) == ("resting", models.AssetStatus)


def test_parts_of_requests_hold_models_for_the_dicts_within() -> None:
    adapter = TypeAdapter(models.ResponseInputItem)
    made = adapter.validate_python({"type": "message", "role": "user", "content": "Hello"})
    assert made == models.ResponseInputItem(type="message", role="user", content="Hello")
    assert adapter.dump_python(made) == made.to_dict()


def test_models_are_written_where_no_type_is_declared() -> None:
    asset = models.Asset.from_dict(ASSET)
    assert json.loads(to_json({"found": [asset]})) == {"found": [asset.model_dump(mode="json")]}
    assert json.loads(to_json(asset, exclude_none=True)) == asset.model_dump(mode="json", exclude_none=True)
    assert TypeAdapter(Any).dump_python(asset) == asset.model_dump()
