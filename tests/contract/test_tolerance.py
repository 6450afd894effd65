"""A successful response is never lost because something in it is damaged: all that is undamaged can be read.

Each example of the contract (bodies, events of streams, webhooks) is damaged in one to three places and decoded.
"""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_client import webhooks
from twelvelabs_lowlevel import responses
from twelvelabs_lowlevel.models import Asset, AssetPage, EmbeddingSuccessResponse
from twelvelabs_lowlevel.responses import ResponseModel

from ..loops import loop
from .document import DOCUMENT, JSON, OPERATIONS, frames

Path = tuple[str | int, ...]
Decoder = Callable[[bytes], Any]

ODD: list[Any] = [1, -1, 1.5, True, "x", "", "soon", "\ud83c", "7", [], {}, [1], [None], {"a": 1}, 10**15]
"""Values that take the place of others."""


def _examples() -> Iterator[tuple[str, Any, Decoder]]:
    for operation in OPERATIONS.values():
        for media_type, (_, example) in operation.answer.content.items():
            module = import_module(f"twelvelabs_lowlevel.api.{operation.tag.replace('-', '_')}.{operation.id}")
            if media_type == JSON:
                yield operation.id, example, module.parse
            else:
                for number, event in enumerate(frames(example.encode(), media_type)):
                    yield f"{operation.id} {number}", json.loads(event), module.parse_event
    for name, item in DOCUMENT["webhooks"].items():
        example = item["post"]["requestBody"]["content"][JSON]["example"]
        yield f"webhook {name}", example, lambda content: webhooks.parse(content)


EXAMPLES = {name: (example, decode) for name, example, decode in _examples()}


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place in a JSON value, the root excepted."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from places(item, (*path, key))


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


@st.composite
def damages(draw: st.DrawFn) -> tuple[str, Any, dict[Path, str]]:
    """An example, its damaged copy, and what was done in which places."""
    name = draw(st.sampled_from(sorted(EXAMPLES)))
    damaged = copy.deepcopy(EXAMPLES[name][0])
    done: dict[Path, str] = {}
    for place in draw(st.lists(st.sampled_from(list(places(damaged))), min_size=1, max_size=3, unique=True)):
        if any(place[: len(other)] == other or other[: len(place)] == place for other in done):
            continue  # the same place, or within one that is damaged already
        parent, how = at(damaged, place[:-1]), draw(st.sampled_from(["drop", "null", "odd", "extra"]))
        if isinstance(parent, list) and how in ("drop", "extra"):
            how = "null"  # removing an item would move those after it
        if how == "drop":
            del parent[place[-1]]
        elif how == "extra":
            parent["new_here"] = {"a": [1]}
            continue
        else:
            parent[place[-1]] = None if how == "null" else draw(st.sampled_from(ODD))
        done[place] = how
    return name, damaged, done


def check(whole: Any, read: Any, damaged: Any, done: Mapping[Path, str], path: Path = ()) -> None:
    """Compare what was read of a damaged value with what was read of the original."""
    if path in done:
        return
    if not any(place[: len(path)] == path for place in done):
        assert read == whole or "new_here" in json.dumps(damaged), path
        if not isinstance(whole, ResponseModel):
            return
    if isinstance(whole, ResponseModel):
        assert isinstance(read, ResponseModel), path
        if type(read) is not type(whole):
            return  # the field that identifies the member of a union was damaged
        assert set(damaged) - _wires(whole) <= read.additional_properties.keys(), path
        for field in attrs.fields(type(whole)):
            wire = whole._wire.get(field.name, field.name)
            if field.init and wire in damaged:
                value = getattr(read, field.name)
                check(getattr(whole, field.name), value, damaged[wire], done, (*path, wire))
                if value is None and damaged[wire] is not None and damaged[wire] != "":
                    assert read.additional_properties[wire] == _encodable(damaged[wire]), path
    elif isinstance(whole, list) and isinstance(damaged, list):
        assert len(read) == len(whole), path
        for number, item in enumerate(whole):
            check(item, read[number], damaged[number], done, (*path, number))


def _wires(model: ResponseModel) -> set[str]:
    return {model._wire.get(field.name, field.name) for field in attrs.fields(type(model))}


def _encodable(value: Any) -> Any:
    return "\ufffd" if value == "\ud83c" else value


@settings(deadline=None, max_examples=600)
@given(damages())
def test_all_valid_fields_can_be_read(drawn: tuple[str, Any, dict[Path, str]]) -> None:
    name, damaged, done = drawn
    example, decode = EXAMPLES[name]
    whole = decode(json.dumps(example).encode())
    if name.startswith("webhook") and "type" in {place[0] for place in done}:
        return  # an event without its type is not an event
    check(whole, decode(json.dumps(damaged).encode()), damaged, done)


@loop("name", sorted(EXAMPLES))
def test_what_is_not_damaged_round_trips(name: str) -> None:
    example, decode = EXAMPLES[name]
    read = decode(json.dumps(example).encode())
    if isinstance(read, ResponseModel):
        assert json.loads(json.dumps(read.to_dict())) == without_nulls(example)


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


ASSET = {"_id": "a1", "method": "url", "status": "ready", "created_at": "2026-01-01T00:00:00Z"}


@loop(
    ("field", "value", "read"),
    [
        ("_id", 7, "7"),
        ("created_at", "2026-01-01 00:00:00 +0000 UTC", "2026-01-01T00:00:00+00:00"),
        ("created_at", "2026-12-31T23:59:60Z", "2027-01-01T00:00:00+00:00"),
        ("created_at", 1767225600, "2026-01-01T00:00:00+00:00"),
        ("created_at", 1767225600000, "2026-01-01T00:00:00+00:00"),
        ("created_at", "soon", None),
        ("status", 5, None),
        ("status", "melting", "melting"),
        ("filename", ["a"], None),
        ("user_metadata", "a", None),
    ],
)
def test_a_value_of_another_type_is_converted_or_kept_raw(field: str, value: Any, read: str | None) -> None:
    asset = Asset.from_dict({**ASSET, field: value})
    found = getattr(asset, field.lstrip("_"))
    assert (found.isoformat() if hasattr(found, "isoformat") else found) == read
    assert asset.additional_properties == ({field: value} if read is None else {})


@pytest.mark.parametrize(
    ("sizes", "read"), [(["1055736", 2.0, "3.0"], [1055736, 2, 3]), (["many", True, 2.5], [None, None, None])]
)
def test_numbers_as_text(sizes: list[Any], read: list[int | None]) -> None:
    page = {"page": 1, "limit_per_page": sizes[0], "total_page": sizes[1], "total_results": sizes[2]}
    info = AssetPage.from_dict({"data": [], "page_info": page}).page_info
    assert [info.limit_per_page, info.total_page, info.total_results] == read


def test_each_field_is_logged_once(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(responses, "_reported", set())
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            page = AssetPage.from_dict({"data": [{**ASSET, "created_at": "soon"}, {"_id": "a2"}], "page_info": None})
    assert [asset.id for asset in page.data] == ["a1", "a2"]
    assert [record.message for record in caplog.records] == [
        f"{what}; it is None (logged once)"
        for what in (
            "AssetDetail: the field 'created_at' cannot be decoded",
            "AssetDetail: the field 'method' is missing",
            "AssetDetail: the field 'status' is missing",
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        b'\xef\xbb\xbf{"data": [{"_id": "a1"}]}',
        b'\xef\xbb\xbf\xef\xbb\xbf{"data": [{"_id": "a1"}]}\n\0',
        b'{"data": [{"_id": "a1"}], "score": NaN}',
        b'{"data": [{"_id": "a1", "filename": "\\ud83c"}]}',
        b'{"data": [{"_id": "a1", "filename": "\xff"}]}',
        b'{"data": [{"_id": "a1"}], "big": ' + b"1" * 40 + b"}",
    ],
)
def test_json_that_only_the_tolerant_decoder_reads(body: bytes) -> None:
    page = responses.read(body, AssetPage.from_dict)
    assert [asset.id for asset in page.data] == ["a1"]
    json.dumps(page.to_dict(), ensure_ascii=False).encode()


def test_a_damaged_item_of_a_list_leaves_the_others_in_place() -> None:
    page = AssetPage.from_dict({"data": [ASSET, None, "x", {**ASSET, "_id": "a2"}], "page_info": {}})
    assert [asset and asset.id for asset in page.data] == ["a1", None, None, "a2"]
    assert page.additional_properties["data"][2] == "x"


def test_a_damaged_number_keeps_its_place() -> None:
    segments = [{"embedding": vector, "embedding_option": "visual"} for vector in ([0.5, 1], [0.5, None], ["0.5", 1])]
    read = EmbeddingSuccessResponse.from_dict({"data": segments})
    assert [segment.embedding for segment in read.data] == [[0.5, 1], [0.5, None], [0.5, 1]]


def test_the_numbers_of_a_vector_are_as_they_came() -> None:
    vector = [0.5, "0.5", None, *[1.0] * 500]
    read = EmbeddingSuccessResponse.from_dict({"data": [{"embedding": vector, "embedding_option": "visual"}]})
    assert read.data[0].embedding == vector


def test_what_is_nested_too_deep_is_none_and_all_else_is_kept() -> None:
    deep = b"[" * 2_000 + b"]" * 2_000
    page = responses.read(b'{"data": [{"_id": "a1", "filename": "a"}], "deep": ' + deep + b"}", AssetPage.from_dict)
    assert [(asset.id, asset.filename) for asset in page.data] == [("a1", "a")]
    value, levels = page.additional_properties["deep"], 0
    while value is not None:
        [value], levels = value, levels + 1
    assert 50 < levels < 2_000


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b'"a"', b"<html>", b'{"a":'])
def test_a_body_that_is_not_an_object_is_an_error(body: bytes) -> None:
    with pytest.raises(responses.DecodeError):
        responses.read(body, Asset.from_dict)
