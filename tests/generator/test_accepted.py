"""What requests accept beside models and enums: a dict for each model, and the values of each enum."""

import subprocess
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

import attrs
import pytest
from twelvelabs_lowlevel import dicts, models
from twelvelabs_lowlevel.responses import RequestModel

from generator.contract import Contract


@pytest.fixture(scope="module")
def sent(contract: Contract) -> dict[str, dict[str, Any]]:
    """The schemas that occur in requests: enums, and objects with fields."""
    return {
        name: contract.schemas[name]
        for name in sorted(contract.sent())
        if contract.schemas[name].keys() & {"enum", "properties"}
    }


def test_every_model_that_is_sent_has_a_dict_with_its_names_on_the_wire(sent: dict[str, dict[str, Any]]) -> None:
    objects = {name: schema for name, schema in sent.items() if "properties" in schema}
    assert len(objects) > 80
    assert {name for name in vars(dicts) if name.endswith("Dict") and name != "TypedDict"} == {
        f"{name}Dict" for name in objects
    }
    for name, schema in objects.items():
        kind = getattr(models, f"{name}Dict")
        assert kind is getattr(dicts, f"{name}Dict")
        assert is_typeddict(kind)
        assert kind.__annotations__.keys() == schema["properties"].keys(), name
        assert kind.__required_keys__ == {*schema.get("required", ())}, name
        assert not any(isinstance(value, str) for value in get_type_hints(kind).values())


def test_a_model_or_a_mapping_is_accepted_for_a_model(sent: dict[str, dict[str, Any]]) -> None:
    for name, schema in sent.items():
        if "properties" in schema:
            model, other = get_args(getattr(models, f"{name}Like"))
            assert model is getattr(models, name)
            assert issubclass(model, RequestModel)
            assert get_origin(other) is Mapping, name


def test_the_known_values_or_any_text_are_accepted_for_an_enum(sent: dict[str, dict[str, Any]]) -> None:
    enums = {name: schema for name, schema in sent.items() if "enum" in schema}
    assert len(enums) > 40
    for name, schema in enums.items():
        values, text = get_args(getattr(models, f"{name}Like"))
        assert text is str, name
        assert get_origin(values) is Literal
        assert {*get_args(values)} == {*schema["enum"]}, name
        assert issubclass(getattr(models, name), StrEnum)


def test_only_what_is_sent_has_such_names(sent: dict[str, dict[str, Any]]) -> None:
    assert {name for name in models.__all__ if name.endswith("Like")} == {f"{name}Like" for name in sent}
    assert "AssetStatusLike" not in models.__all__


def test_fields_of_requests_accept_what_their_schemas_do(sent: dict[str, dict[str, Any]]) -> None:
    for name, schema in sent.items():
        for field in attrs.fields(getattr(models, name)) if "properties" in schema else ():
            named = {part for part in str(field.type).replace("[", " ").replace("]", " ").split() if part in sent}
            assert not named, f"{name}.{field.name}: {field.type} does not accept dicts and values"


def test_dicts_are_imported_only_when_one_of_them_is_used() -> None:
    program = (
        "import sys; from twelvelabs_client import TwelveLabs, types;"
        "client = TwelveLabs('k'); client.analyze; client.indexes.create; client.responses.create;"
        "print('twelvelabs_lowlevel.dicts' in sys.modules, types.VideoContextUrlDict(type='url', url='a'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False {'type': 'url', 'url': 'a'}\n"
