"""Samples of what the contract describes, and clients that record what they send, for the tests of the runtime."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from twelvelabs_lowlevel import AuthenticatedClient, models, requests
from twelvelabs_lowlevel.requests import Part, Request
from twelvelabs_lowlevel.responses import ResponseModel

from generator.contract import Contract

CONTRACT = Contract(json.loads((Path(models.__file__).parents[1] / "openapi.json").read_text(encoding="utf-8")))


SCHEMAS: dict[str, Any] = CONTRACT.document["components"]["schemas"]


RECEIVED = [
    name for name in SCHEMAS if isinstance(cls := getattr(models, name), type) and issubclass(cls, ResponseModel)
]


ENUMS = [name for name, schema in SCHEMAS.items() if "enum" in schema]


CONSTANTS = {
    name: {field: value["const"] for field, value in schema.get("properties", {}).items() if "const" in value}
    for name, schema in SCHEMAS.items()
}


KEY = "tlk_secret_of_the_tests"


quick = settings(max_examples=60, deadline=None, database=None, derandomize=True)


several = pytest.mark.parametrize


EAST = datetime.timezone(datetime.timedelta(hours=2))


def sample(schema: dict[str, Any], *, whole: bool) -> Any:
    """A value of a schema: with all fields, or with those only that are required."""
    schema = CONTRACT.resolve(schema)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if members := [*schema.get("oneOf", []), *schema.get("anyOf", [])]:
        return sample(members[0], whole=whole)
    kind = schema["type"][0] if isinstance(schema["type"], list) else schema["type"]
    if kind == "object":
        names = schema.get("properties", {}) if whole else schema.get("required", [])
        return {name: sample(schema["properties"][name], whole=whole) for name in names}
    if kind == "array":
        return [sample(schema["items"], whole=whole)]
    text = "2026-10-30T09:12:00Z" if schema.get("format") == "date-time" else "text"
    return {"string": text, "integer": 7, "number": 1.5, "boolean": True}[kind]


def may_be_null(schema: dict[str, Any]) -> bool:
    """Whether null is one of the values of a schema."""
    return "null" in schema.get("type", []) or any(map(may_be_null, schema.get("anyOf", [])))


def attribute(model: type, wire: str) -> str:
    names: dict[str, str] = {v: k for k, v in model._wire.items()}  # type: ignore[attr-defined]
    return names.get(wire, wire)


def client_with(handler: Callable[[httpx.Request], httpx.Response]) -> AuthenticatedClient:
    return AuthenticatedClient("https://api.test/v1.3", KEY, httpx_args={"transport": httpx.MockTransport(handler)})


def recording(status: int) -> tuple[AuthenticatedClient, list[httpx.Request]]:
    """A client whose calls all get a status, and the list of its requests."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(status)

    return client_with(answer), sent


def plain(**changes: Any) -> Request[None]:
    arguments: dict[str, Any] = {"method": "POST", "path": "/a", "route": "/a", "parse": lambda content: None}
    return Request(**{**arguments, **changes})


def path_part(path: Path) -> Part:
    (part,) = requests.form({}, {"file": path})
    return part


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
