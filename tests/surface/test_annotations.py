"""Frameworks such as LangChain and MCP make tools of methods: pydantic reads the annotations of all of them."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

import pytest
from pydantic import ConfigDict, ValidationError, create_model
from twelvelabs_client import AsyncTwelveLabs, TwelveLabs
from twelvelabs_lowlevel.wire import to_wire

from .test_clients import ALL, _of

CLIENTS = [TwelveLabs("none"), AsyncTwelveLabs("none")]


def arguments_of(method: Callable[..., Any]) -> Any:
    """A pydantic model of the arguments, as frameworks make it."""
    hints = get_type_hints(method)
    fields: dict[str, Any] = {
        name: (hints[name], ... if each.default is each.empty else each.default)
        for name, each in inspect.signature(method).parameters.items()
    }
    return create_model("Arguments", __config__=ConfigDict(arbitrary_types_allowed=True), **fields)


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: type(client).__name__)
def test_pydantic_reads_the_arguments_of_every_method(client: object) -> None:
    for name in ALL:
        method = _of(client, name)
        assert arguments_of(method).model_fields.keys() == inspect.signature(method).parameters.keys(), name


def test_arguments_are_checked_by_their_types() -> None:
    model = arguments_of(CLIENTS[0].indexes.create)
    made = model(
        index_name="i",
        models=[{"model_name": "marengo3.0", "model_options": ["visual"]}],
        request_options={"max_retries": 1},
    )
    assert to_wire(made.models) == [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    assert made.request_options == {"max_retries": 1}
    with pytest.raises(ValidationError, match="index_name"):
        model(models=[])
    assert arguments_of(CLIENTS[0].indexes.retrieve).model_json_schema()["required"] == ["index_id"]


def test_methods_can_be_wrapped() -> None:
    """Decorators, such as those of tools, use functools.wraps."""

    @functools.wraps(CLIENTS[0].assets.retrieve)
    def call(*args: Any, **kwargs: Any) -> Any:
        return None

    method = CLIENTS[0].assets.retrieve
    assert inspect.signature(call) == inspect.signature(method)
    assert next(iter(inspect.signature(type(CLIENTS[0].assets).retrieve).parameters)) == "self"
    assert get_type_hints(call) == get_type_hints(method)
    assert arguments_of(call).model_fields.keys() == {"asset_id", "request_options"}
