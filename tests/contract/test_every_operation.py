"""Every operation is called in every way: the server receives what the arguments mean, the caller what the server sent.

Operations, calls and arguments come from the contract, so one that is added there is called here too.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from twelvelabs_lowlevel import models
from twelvelabs_lowlevel.responses import RequestModel, ResponseModel

from ..loops import loop
from .answers import differences
from .cases import CALLS, Call, answers, cases
from .conftest import DOORS
from .document import OPERATIONS, Schema, frames, misfits
from .doors import Door, builder
from .example_server import ExampleServer

READING_ALL = ("low-level sync", "overlay async")
"""Ways that are also tested with every field; the others read with the same functions."""


def is_reachable(call: Call, door: str) -> bool:
    return door.startswith("low-level") or call.method is not None


through_doors = pytest.mark.parametrize("door", DOORS)


@through_doors
@loop("call", CALLS, ids=str)
def test_the_server_sees_what_the_arguments_mean(
    call: Call, door: str, doors: dict[str, Door], server: ExampleServer
) -> None:
    for case in cases(call) if is_reachable(call, door) else ():
        server.seen.clear()
        doors[door].call(case)
        (seen,) = server.seen
        assert seen.faults == []
        assert seen.operation is call.operation
        assert seen.path_values == case.path
        assert sorted(seen.query) == case.sent_query
        assert seen.body == case.sent_body
        assert sorted(seen.form, key=str) == case.sent_form


@through_doors
@loop("call", CALLS, ids=str)
def test_the_caller_gets_what_the_server_says(
    call: Call, door: str, doors: dict[str, Door], server: ExampleServer
) -> None:
    if not is_reachable(call, door):
        return
    server.answers.clear()
    case = cases(call)[0]
    found = doors[door].call(case)
    if not call.operation.answer.content:
        assert found is None
        return
    schema, example = call.operation.answer.content[call.media_type]
    if call.as_stream:
        check_events(found, example, call, door)
        return
    check(found, example, schema)
    for answer in answers(call) if door in READING_ALL else ():
        assert misfits(answer, schema) == []
        server.answers[call.operation.id] = answer
        check(doors[door].call(case), answer, schema)


def check_events(found: list[Any], example: str, call: Call, door: str) -> None:
    """The events are those of the example; the overlay does not show that a stream is kept alive."""
    schema, _ = call.operation.answer.content[call.media_type]
    expected = [json.loads(text) for text in frames(example.encode(), call.media_type)]
    shown = [each for each in expected if door.startswith("low-level") or each.get("type") != "keepalive"]
    assert len(found) == len(shown) > 1
    for event, wire in zip(found, shown, strict=True):
        check(event, wire, schema)


def check(found: object, wire: object, schema: Schema) -> None:
    """A model has everything in the JSON, and round-trips to it."""
    assert list(differences(found, wire, schema)) == []
    assert isinstance(found, ResponseModel)
    assert found.to_dict() == without_nulls(wire)


def without_nulls(wire: Any) -> Any:
    """JSON without the fields that are null, for these read as if they were absent."""
    if isinstance(wire, dict):
        return {name: without_nulls(each) for name, each in wire.items() if each is not None}
    return [without_nulls(each) for each in wire] if isinstance(wire, list) else wire


# --- nothing is left out


def test_there_are_as_many_calls_as_the_contract_has_answers() -> None:
    assert {call.operation.id for call in CALLS} == OPERATIONS.keys()
    assert [str(call) for call in CALLS if call.as_stream] == [
        "create_analysis as a stream",
        "retrieve_analysis_batch_results as a stream",
        "create_response as a stream",
    ]


@loop("call", CALLS, ids=str)
def test_the_calls_use_every_argument(call: Call) -> None:
    function = builder(call)
    used = {name for case in cases(call) for name in case.arguments(function)}
    assert used == inspect.signature(function).parameters.keys() - {"request_options"}


def test_every_model_of_requests_is_an_argument_of_some_call() -> None:
    bodies = {operation.body["$ref"].rpartition("/")[2] for operation in OPERATIONS.values() if operation.body}
    parts = {
        name
        for name in models.__all__
        if inspect.isclass(kind := getattr(models, name)) and issubclass(kind, RequestModel) and name not in bodies
    }
    arguments = (case.arguments(builder(call)) for call in CALLS for case in cases(call))
    assert {name for given in arguments for name in model_names(given)} == parts


def model_names(value: object) -> Iterator[str]:
    """The models within a value."""
    if isinstance(value, RequestModel):
        yield type(value).__name__
        for name in attrs.fields_dict(type(value)):
            yield from model_names(getattr(value, name))
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from model_names(item)
