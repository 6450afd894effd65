"""An operation has all that belongs to it: a method, a handler in the sandbox, a waiter, known statuses, an example.

Each check is also tried on a small contract with a fault: it must say what to do.
"""

from __future__ import annotations

import copy
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import twelvelabs_lowlevel
from twelvelabs_client import TwelveLabs
from twelvelabs_client._binding.resource import SyncResource
from twelvelabs_sandbox.resources import registry

from .cases import CALLS
from .doors import METHODS, builder
from .example_server import KEY
from .nothing_forgotten import (
    operations,
    otherwise_named,
    unknown_statuses,
    without_handler,
    without_method,
    without_waiter,
)

NOTHING_TO_WAIT_FOR = {
    "BatchItemStatus": "the results of a batch are read when the batch has ended",
    "ChunkInfoStatus": "a part of an upload is reported, not awaited",
    "ConnectionStatus": "a connection is valid until it expires",
    "HlsObjectStatus": "a rendition of a video; no method waits for one",
    "RenditionStatus": "a rendition of an asset; no method waits for one",
    "ResponseStatus": "responses cannot be polled",
}
"""Enums of statuses that no lifecycle needs, and why."""

DOCUMENT = json.loads((Path(twelvelabs_lowlevel.__file__).parent / "openapi.json").read_text(encoding="utf-8"))


def _public(owner: Any, prefix: str = "") -> Iterator[str]:
    for name in dir(owner):
        member = None if name.startswith("_") else getattr(owner, name)
        if isinstance(member, SyncResource):
            yield from _public(member, f"{prefix}{name}.")
        elif inspect.isroutine(member):
            yield prefix + name


with TwelveLabs(KEY) as _client:
    PUBLIC = {*_public(_client)}
registry.load()


def test_each_operation_has_the_method_that_the_contract_names() -> None:
    assert list(without_method(DOCUMENT, PUBLIC)) == []


def test_each_method_sends_the_operation_that_the_contract_names() -> None:
    tables = {METHODS[builder(call)]: call.operation.id for call in CALLS if builder(call) in METHODS}
    assert list(otherwise_named(DOCUMENT, tables)) == []


def test_each_operation_has_a_handler_in_the_sandbox() -> None:
    assert list(without_handler(DOCUMENT, registry.handled(), registry.UNSUPPORTED)) == []


def test_each_operation_that_responds_before_its_work_is_done_can_be_waited_for() -> None:
    assert list(without_waiter(DOCUMENT, PUBLIC)) == []


def test_each_status_is_known_to_a_lifecycle() -> None:
    assert list(unknown_statuses(DOCUMENT, NOTHING_TO_WAIT_FOR)) == []


# --- the checks, each on a small contract with one fault

STATUS = {"type": "string", "enum": ["sewing", "worn", "torn"], "x-lifecycle": {"kinds": ["coat"]}}
COAT = {"type": "object", "properties": {"status": {"$ref": "#/components/schemas/CoatStatus"}}}
JSON: dict[str, Any] = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Coat"}}}}
COATS: dict[str, Any] = {
    "paths": {
        "/coats": {
            "parameters": [],
            "post": {
                "operationId": "create_coat",
                "x-method": "coats.create",
                "tags": ["coats"],
                "responses": {"202": JSON},
            },
        },
        "/coats/{id}": {
            "get": {
                "operationId": "retrieve_coat",
                "x-method": "coats.retrieve",
                "tags": ["coats"],
                "responses": {"200": JSON},
            },
        },
    },
    "components": {"schemas": {"CoatStatus": STATUS, "Coat": COAT}},
}
NAMES = {"create_coat", "retrieve_coat"}
METHODS_OF_COATS = {"coats.create", "coats.retrieve", "coats.wait_until_ready"}


@pytest.fixture
def coats() -> dict[str, Any]:
    """A contract of two operations, to be changed."""
    return copy.deepcopy(COATS)


def test_a_small_contract_without_a_fault_passes_all_checks(coats: dict[str, Any]) -> None:
    tables = {"coats.create": "create_coat", "coats.retrieve": "retrieve_coat"}
    assert [
        *without_method(coats, METHODS_OF_COATS),
        *otherwise_named(coats, tables),
        *without_handler(coats, NAMES, {}),
        *without_waiter(coats, METHODS_OF_COATS),
        *unknown_statuses(coats, {}),
    ] == []
    assert [verb for verb, _ in operations(coats)] == ["post", "get"]


def test_a_method_that_the_client_does_not_have(coats: dict[str, Any]) -> None:
    (sentence,) = without_method(coats, METHODS_OF_COATS - {"coats.retrieve"})
    assert sentence.startswith("client.coats.retrieve does not exist, and retrieve_coat is to have it: add")
    assert "`retrieve = endpoint(retrieve_coat.request)`" in sentence
    assert sentence.endswith(
        "to the table in overlay/twelvelabs_client/resources/, with retrieve_coat from twelvelabs_lowlevel.api.coats."
    )


def test_a_stream_method_that_the_client_does_not_have(coats: dict[str, Any]) -> None:
    coats["paths"]["/coats"]["post"]["x-stream-method"] = "coats.create_stream"
    (sentence,) = without_method(coats, METHODS_OF_COATS)
    assert sentence.startswith("client.coats.create_stream does not exist")


def test_an_operation_that_names_no_method(coats: dict[str, Any]) -> None:
    operation = coats["paths"]["/coats"]["post"]
    del operation["x-method"]
    (sentence,) = without_method(coats, METHODS_OF_COATS)
    assert sentence.startswith("create_coat has no method: name it in x-method in openapi/")
    operation["x-no-method"] = "It is about to be removed."
    assert list(without_method(coats, METHODS_OF_COATS)) == []


def test_a_table_that_disagrees_with_the_contract(coats: dict[str, Any]) -> None:
    (sentence,) = otherwise_named(coats, {"coats.retrieve": "create_coat"})
    assert sentence.startswith("client.coats.retrieve sends create_coat, and x-method in openapi/ says retrieve_coat")
    (sentence,) = otherwise_named(coats, {"coats.fetch": "retrieve_coat"})
    assert sentence.startswith("client.coats.fetch sends retrieve_coat, and x-method in openapi/ says nothing")


def test_an_operation_without_a_handler(coats: dict[str, Any]) -> None:
    (sentence,) = without_handler(coats, {"create_coat"}, {})
    assert "with 501: write a function in sandbox/twelvelabs_sandbox/resources/" in sentence
    assert "@handles('retrieve_coat')" in sentence
    assert list(without_handler(coats, {"create_coat"}, {"retrieve_coat": "it needs a tailor"})) == []


def test_a_handler_or_a_reason_too_many(coats: dict[str, Any]) -> None:
    (sentence,) = without_handler(coats, {*NAMES, "burn_coat"}, {})
    assert sentence.startswith("The sandbox knows an operation burn_coat, which the contract does not have")
    (sentence,) = without_handler(coats, NAMES, {"create_coat": "it needs a tailor"})
    assert sentence.startswith("The sandbox handles create_coat: remove it from UNSUPPORTED")


def test_a_202_that_no_method_waits_for(coats: dict[str, Any]) -> None:
    (sentence,) = without_waiter(coats, METHODS_OF_COATS - {"coats.wait_until_ready"})
    assert sentence.startswith("create_coat responds with 202, and client.coats has no method that waits: give")
    assert "the enum of its statuses x-lifecycle in openapi/, and run `make generate`" in sentence


@pytest.mark.parametrize("name", ["status", "state", "sewing_status"])
@pytest.mark.parametrize("place", ["alone", "in a union"])
def test_an_enum_of_statuses_that_no_lifecycle_has(coats: dict[str, Any], name: str, place: str) -> None:
    del coats["components"]["schemas"]["CoatStatus"]["x-lifecycle"]
    fields = coats["components"]["schemas"]["Coat"]["properties"]
    status = fields.pop("status")
    fields[name] = status if place == "alone" else {"anyOf": [status, {"type": "null"}]}
    (sentence,) = unknown_statuses(coats, {})
    assert sentence.startswith(f"Coat.{name} is one of CoatStatus, and no wait knows which of them are final: say it")
    assert list(unknown_statuses(coats, {"CoatStatus": "coats are made at once"})) == []


def test_a_reason_that_is_not_needed(coats: dict[str, Any]) -> None:
    needless = {"CoatStatus": "coats are made at once", "HatStatus": "there are no hats"}
    sentences = list(unknown_statuses(coats, needless))
    assert [sentence.partition(" ")[0] for sentence in sentences] == ["CoatStatus", "HatStatus"]
