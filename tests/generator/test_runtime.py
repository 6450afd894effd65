"""The parts of the low-level client that every call goes through: what is sent, what is read, and what is refused."""

import asyncio
import collections
import copy
import datetime
import enum
import importlib
import inspect
import io
import json
import pickle
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

import attrs
import httpx
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twelvelabs_lowlevel import AuthenticatedClient, Client, forms, models, requests, responses
from twelvelabs_lowlevel.api.analysis import create_analysis
from twelvelabs_lowlevel.api.analysis_batches import retrieve_analysis_batch_results
from twelvelabs_lowlevel.api.assets import create_asset, list_assets, retrieve_asset, update_asset_user_metadata
from twelvelabs_lowlevel.api.indexed_assets import list_indexed_assets
from twelvelabs_lowlevel.api.responses import create_response
from twelvelabs_lowlevel.api.search import create_search
from twelvelabs_lowlevel.errors import ArgumentError, DecodeError, UnexpectedStatus, UnusableFileError
from twelvelabs_lowlevel.models import (
    AssetPage,
    AssetStatus,
    CompletedChunk,
    NumberRange,
    PageInfo,
    ResponseOutputTextDeltaEvent,
    SortBy,
    VideoContextAssetId,
    VideoContextUrl,
)
from twelvelabs_lowlevel.requests import Part, Request, RequestOptions, StreamRequest
from twelvelabs_lowlevel.responses import ResponseModel
from twelvelabs_lowlevel.times import to_datetime
from twelvelabs_lowlevel.types import UNSET, File, Unset

from generator.contract import STREAMS, Contract
from generator.lint.examples import events_of

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
    """A client whose every call is answered with a status, and the list of what it has sent."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(status)

    return client_with(answer), sent


def plain(**changes: Any) -> Request[None]:
    arguments: dict[str, Any] = {"method": "POST", "path": "/a", "route": "/a", "parse": lambda content: None}
    return Request(**{**arguments, **changes})


class TestPathSegments:
    @several("value", ["", ".", ".."])
    def test_what_would_name_another_path_is_refused(self, value: str) -> None:
        with pytest.raises(ArgumentError, match=r"^asset_id must be an id, and '\.*' cannot be one$"):
            requests.path_segment("asset_id", value)

    @several("value", [None, b"abc", 1.5, True, ["a"], object], ids=repr)
    def test_what_is_not_text_is_refused(self, value: object) -> None:
        with pytest.raises(ArgumentError, match="asset_id must be text, not"):
            requests.path_segment("asset_id", value)

    def test_an_integer_is_accepted(self) -> None:
        assert requests.path_segment("asset_id", 42) == "42"

    @quick
    @given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
    def test_any_other_text_stays_one_segment_and_comes_back(self, text: str) -> None:
        segment = requests.path_segment("asset_id", text)
        assert not set(segment) & set("/?#\\ ")
        assert unquote(segment) == text

    @quick
    @given(st.sampled_from(["a/../b", "../x", "%2e%2e", "a?b#c", "a b", "ä/ö", "a\\b", "..%2f"]) | st.text(min_size=1))
    def test_on_the_wire_it_is_one_segment_too(self, text: str) -> None:
        if text in (".", ".."):
            return
        client, sent = recording(404)
        retrieve_asset.sync(text, client=client)
        prefix, _, segment = sent[0].url.raw_path.rpartition(b"/")
        assert prefix == b"/v1.3/assets"
        assert unquote(segment.decode()) == text


class TestQueries:
    @several(
        ("values", "pairs"),
        [
            ({"a": None, "b": UNSET}, ()),
            ({"a": "x", "b": 1, "c": 1.5}, (("a", "x"), ("b", "1"), ("c", "1.5"))),
            ({"a": True, "b": False}, (("a", "true"), ("b", "false"))),
            ({"a": ["x", "y"], "b": ("z",)}, (("a", "x"), ("a", "y"), ("b", "z"))),
            ({"a": []}, ()),
            ({"a": [True, 2]}, (("a", "true"), ("a", "2"))),
            ({"a": {"gte": 1, "lte": None}}, (("a[gte]", "1"),)),
            ({"a": {"b": {"c": [1, 2]}}}, (("a[b][c]", "1"), ("a[b][c]", "2"))),
            ({"a": {"public": True}}, (("a[public]", "true"),)),
            ({"a": NumberRange(lte=20)}, (("a[lte]", "20"),)),
            ({"a": SortBy.UPDATED_AT, "b": [AssetStatus.READY]}, (("a", "updated_at"), ("b", "ready"))),
            ({"a": datetime.datetime(2026, 10, 30, 9, 12)}, (("a", "2026-10-30T09:12:00Z"),)),
            ({"a": datetime.date(2026, 10, 30)}, (("a", "2026-10-30T00:00:00Z"),)),
            ({"a": ""}, (("a", ""),)),
        ],
        ids=repr,
    )
    def test_values_become_pairs(self, values: dict[str, Any], pairs: tuple[tuple[str, str], ...]) -> None:
        assert requests.query(values) == pairs

    def test_none_in_a_list_is_left_out(self) -> None:
        assert requests.query({"asset_ids": ["a", None]}) == (("asset_ids", "a"),)

    @several("values", [{"a": "\ud800"}, {"a": ["\ud800"]}, {"a": {"\ud800": 1}}], ids=ascii)
    def test_text_that_is_not_unicode_is_refused(self, values: dict[str, Any]) -> None:
        with pytest.raises(ArgumentError, match="cannot be sent: surrogates not allowed"):
            requests.query(values)

    @quick
    @given(
        st.dictionaries(st.text(min_size=1), st.none() | st.text() | st.integers(-(2**53), 2**53) | st.lists(st.text()))
    )
    def test_text_arrives_unchanged(self, values: dict[str, Any]) -> None:
        expected = [
            (name, str(item))
            for name, value in values.items()
            if value is not None
            for item in (value if isinstance(value, list) else [value])
        ]
        pairs = requests.query(values)
        assert list(pairs) == expected
        url = httpx.Request("GET", "https://api.test/", params=pairs).url
        assert httpx.QueryParams(url.query).multi_items() == sorted_by_first(expected)

    def test_an_endpoint_sends_all_of_its_parameters(self) -> None:
        request = list_indexed_assets.request(
            "i",
            page=2,
            sort_by="updated_at",
            status=["ready", AssetStatus.FAILED],
            duration={"gte": 10, "lte": 20},
            fps=29.97,
            created_at="2026-10-30",
            user_metadata={"public": True},
        )
        assert (request.method, request.path) == ("GET", "/indexes/i/indexed-assets")
        assert request.route == "/indexes/{index_id}/indexed-assets"
        assert request.params == (
            ("page", "2"),
            ("sort_by", "updated_at"),
            ("status", "ready"),
            ("status", "failed"),
            ("duration[gte]", "10"),
            ("duration[lte]", "20"),
            ("fps", "29.97"),
            ("created_at", "2026-10-30T00:00:00Z"),
            ("user_metadata[public]", "true"),
        )


def sorted_by_first(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of one name together, as the reader of httpx gives them back."""
    names = list(dict.fromkeys(name for name, _ in pairs))
    return [pair for name in names for pair in pairs if pair[0] == name]


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


class TestBodies:
    def test_what_is_always_sent_may_be_null_and_what_is_not_given_is_left_out(self) -> None:
        assert requests.body({"a": None, "b": UNSET}, {"c": None, "d": 0, "e": False}) == {
            "a": None,
            "d": 0,
            "e": False,
        }

    def test_models_enums_times_and_sequences_become_json_at_any_depth(self) -> None:
        chunk = CompletedChunk(chunk_index=1, proof="x", proof_type="etag", chunk_size=5)
        value = {"chunks": (chunk,), "at": [datetime.datetime(2026, 1, 2)], "status": {"is": AssetStatus.READY}}
        assert requests.to_wire(value) == {
            "chunks": [{"chunk_index": 1, "proof": "x", "proof_type": "etag", "chunk_size": 5}],
            "at": ["2026-01-02T00:00:00Z"],
            "status": {"is": "ready"},
        }

    def test_the_value_of_any_enum_is_sent(self) -> None:
        class Color(enum.Enum):
            RED = "red"
            NEW = AssetStatus("new")

        class Level(enum.IntEnum):
            HIGH = 3

        wire = requests.to_wire([Color.RED, Color.NEW, Level.HIGH])
        assert [(type(value), value) for value in wire] == [(str, "red"), (str, "new"), (int, 3)]

    def test_null_deletes_a_key_and_arrives(self) -> None:
        client, sent = recording(204)
        update_asset_user_metadata.sync("a", client=client, user_metadata={"city": None, "take": 4})
        (request,) = sent
        assert (request.method, request.url.path) == ("PATCH", "/v1.3/assets/a/user-metadata")
        assert request.headers["content-type"] == "application/json"
        assert request.content == b'{"user_metadata":{"city":null,"take":4}}'

    def test_a_request_without_a_body_has_no_content_type(self) -> None:
        client, sent = recording(404)
        retrieve_asset.sync("a", client=client)
        (request,) = sent
        assert request.content == b""
        assert "content-type" not in request.headers

    def test_a_subclass_of_str_is_sent_as_a_string(self) -> None:
        class Name(str):
            __slots__ = ()

        (wire,) = requests.to_wire([Name("a")])
        assert (wire, type(wire)) == ("a", str)

    @quick
    @given(JSON_VALUES)
    def test_json_is_unchanged(self, value: Any) -> None:
        wire = requests.to_wire(value)
        assert wire == value
        assert requests.to_wire(wire) == wire
        assert orjson.loads(orjson.dumps(wire)) == value

    def test_what_is_not_json_is_refused(self) -> None:
        with pytest.raises(ArgumentError, match=r"cannot send .* of type object as JSON"):
            requests.to_wire({"a": [object()]})

    @several("value", [float("nan"), float("inf"), float("-inf")], ids=str)
    def test_a_number_that_json_does_not_have_is_refused(self, value: float) -> None:
        client, sent = recording(204)
        with pytest.raises(ArgumentError):
            update_asset_user_metadata.sync("a", client=client, user_metadata={"score": value})
        assert sent == []

    @several(
        "value",
        [2**64, -(2**64), "\ud800", {"\ud800": 1}, {"a": ["é\ud800"]}, datetime.datetime(1, 1, 1, tzinfo=EAST)],
        ids=["2^64", "-2^64", "surrogate", "surrogate in a key", "surrogate within", "year 0"],
    )
    def test_what_the_wire_cannot_hold_is_an_argument_error(self, value: Any) -> None:
        client, _ = recording(204)
        with pytest.raises(ArgumentError):
            update_asset_user_metadata.sync("a", client=client, user_metadata={"score": value})

    def test_nesting_too_deep_for_json_is_an_argument_error(self) -> None:
        deep: dict[str, Any] = {}
        for _ in range(300):
            deep = {"a": deep}
        client, sent = recording(204)
        with pytest.raises(ArgumentError, match=r"^PATCH /assets/a/user-metadata: cannot be sent as JSON: "):
            update_asset_user_metadata.sync("a", client=client, user_metadata=deep)
        assert sent == []

    def test_a_subclass_of_a_number_is_sent_as_a_number(self) -> None:
        class Seconds(float):
            pass

        class Count(int):
            pass

        client, sent = recording(204)
        update_asset_user_metadata.sync("a", client=client, user_metadata={"length": Seconds(1.5), "takes": Count(2)})
        assert [request.content for request in sent] == [b'{"user_metadata":{"length":1.5,"takes":2}}']


class TestConstants:
    """Fields of one value, which tell the members of unions apart."""

    @several(
        ("video", "wire"),
        [
            (VideoContextUrl("https://a.test/b.mp4"), {"type": "url", "url": "https://a.test/b.mp4"}),
            (VideoContextUrl(url="https://a.test/b.mp4", type="url"), {"type": "url", "url": "https://a.test/b.mp4"}),
            (VideoContextAssetId(asset_id="a"), {"type": "asset_id", "asset_id": "a"}),
            ({"type": "asset_id", "asset_id": "a"}, {"type": "asset_id", "asset_id": "a"}),
        ],
        ids=repr,
    )
    def test_any_member_of_a_union_is_sent_with_its_constant(self, video: Any, wire: dict[str, Any]) -> None:
        assert create_analysis.request(video=video, prompt="Why?").json["video"] == wire

    @several("name", [name for name in SCHEMAS if CONSTANTS.get(name) and name not in RECEIVED])
    def test_a_constant_has_a_default(self, name: str) -> None:
        model, schema = getattr(models, name), SCHEMAS[name]
        least = sample(schema, whole=False)
        given = {k: v for k, v in least.items() if k not in CONSTANTS[name]}
        assert model(**{attribute(model, wire): value for wire, value in given.items()}).to_dict() == least

    @several("name", [name for name in RECEIVED if CONSTANTS.get(name)])
    def test_another_value_than_the_constant_is_refused(self, name: str) -> None:
        model, source = getattr(models, name), sample(SCHEMAS[name], whole=True)
        for field, value in CONSTANTS[name].items():
            with pytest.raises(DecodeError, match=f"^{name}: {field}: expected '{value}', not 'other'$"):
                model.from_dict({**source, field: "other"})


class TestStreams:
    """Requests for streams, beside those for the same answer as a whole."""

    def test_there_is_a_builder_for_json_and_one_for_the_stream(self) -> None:
        whole = create_analysis.request(prompt="Why?", max_tokens=512)
        stream = create_analysis.stream(prompt="Why?", max_tokens=512)
        assert whole.json == {"prompt": "Why?", "max_tokens": 512, "stream": False}
        assert stream.json == {"prompt": "Why?", "max_tokens": 512, "stream": True}
        assert (stream.method, stream.path, stream.route) == (whole.method, whole.path, whole.route)
        assert (whole.headers, whole.parse) == ({}, create_analysis.parse)
        assert stream.headers == {"Accept": "application/x-ndjson"}
        assert stream.media_type == "application/x-ndjson"
        assert stream.parse_event is create_analysis.parse_event

    def test_both_take_the_same_arguments_except_stream(self) -> None:
        for module in (create_analysis, create_response):
            names = {*inspect.signature(module.request).parameters}
            assert names == {*inspect.signature(module.stream).parameters}
            assert "stream" not in names

    def test_an_operation_that_only_streams_has_no_other_builder(self) -> None:
        stream = retrieve_analysis_batch_results.stream("a")
        assert (stream.method, stream.path, stream.json) == ("GET", "/analyze/batches/a/results", UNSET)
        assert (stream.idempotent, stream.media_type) == (True, "application/jsonl")
        assert stream.parse_event(b'{"task_id": "b", "custom_id": null, "status": "queued"}').task_id == "b"
        assert not {"request", "parse", "sync", "asyncio"} & {*vars(retrieve_analysis_batch_results)}

    def test_options_change_a_request_for_a_stream_too(self) -> None:
        options: RequestOptions = {
            "timeout_in_seconds": 5,
            "additional_headers": {"accept": "application/json"},
            "additional_body_parameters": {"a": 1},
        }
        stream = create_response.stream(knowledge_store_id="a", input=[], request_options=options)
        assert type(stream) is StreamRequest
        assert (stream.timeout, stream.headers) == (5, {"accept": "application/json"})
        assert stream.json == {"knowledge_store_id": "a", "input": [], "stream": True, "a": 1}
        assert stream.parse_event is create_response.parse_event

    def test_it_can_be_copied_and_pickled(self) -> None:
        stream = create_analysis.stream(prompt="Why?")
        assert pickle.loads(pickle.dumps(stream)) == stream


class TestForms:
    @several(
        ("given", "names"),
        [
            (b"a", ["query_media_file"]),
            ("a.jpg", ["a.jpg"]),
            (("a.jpg", b"a", "image/jpeg"), ["a.jpg"]),
            ((None, b"a", "image/jpeg"), ["query_media_file"]),
            ([Path("a.jpg"), b"b", ("c.jpg", b"c", None)], ["a.jpg", "query_media_file", "c.jpg"]),
            ((Path("a.jpg"), Path("b.jpg")), ["a.jpg", "b.jpg"]),
            ((("a.jpg", b"a", None), ("b.jpg", b"b", None)), ["a.jpg", "b.jpg"]),
            (collections.deque(["a.jpg", "b.jpg"]), ["a.jpg", "b.jpg"]),
            ([], []),
            ((), []),
            (None, []),
        ],
        ids=repr,
    )
    def test_one_file_or_several_can_be_given_where_several_can_be_sent(self, given: Any, names: list[str]) -> None:
        request = create_search.request(index_id="a", search_options=["visual"], query_media_file=given)
        parts = [part for part in request.form or () if part.name == "query_media_file"]
        assert [part.filename for part in parts] == names

    def test_values_become_parts(self) -> None:
        parts = requests.form(
            {"a": "x", "b": True, "c": 2, "d": None, "e": UNSET, "f": {"g": [1, True]}, "h": ["i", "j"], "k": "ä"}, {}
        )
        assert [(part.name, part.content) for part in parts] == [
            ("a", "x"),
            ("b", "true"),
            ("c", "2"),
            ("f", '{"g": [1, true]}'),
            ("h", "i"),
            ("h", "j"),
            ("k", "ä"),
        ]
        assert all(part.filename is None and part.content_type is None for part in parts)

    def test_none_in_a_list_is_left_out(self) -> None:
        assert requests.form({"a": ["x", None]}, {}) == (Part(name="a", content="x"),)

    def test_objects_keep_non_ascii_text(self) -> None:
        (part,) = requests.form({"a": {"city": "Tromsø"}}, {})
        assert part.content == '{"city": "Tromsø"}'

    @several("given_as", [str, Path, PurePosixPath])
    def test_a_path_is_kept_and_not_opened(self, given_as: Callable[[str], Any]) -> None:
        (part,) = requests.form({}, {"file": given_as("/no/such/clip.mp4")})
        assert part.filename == "clip.mp4"
        assert part.content.__fspath__() == "/no/such/clip.mp4"  # type: ignore[union-attr]
        assert "/no/such/clip.mp4" in repr(part)

    def test_bytes_have_the_name_of_the_part(self) -> None:
        assert requests.form({}, {"file": b"abc"}) == (Part(name="file", content=b"abc", filename="file"),)

    def test_an_open_file_has_its_own_name(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        with path.open("rb") as file:
            assert requests.form({}, {"file": file}) == (Part(name="file", content=file, filename="clip.mp4"),)

    def test_a_file_in_memory_has_the_name_of_the_part(self) -> None:
        file = io.BytesIO(b"abc")
        assert requests.form({}, {"file": file}) == (Part(name="file", content=file, filename="file"),)

    @several(
        ("given_as", "filename", "content_type"),
        [
            (("a.mp4", b"abc"), "a.mp4", None),
            (("a.mp4", b"abc", "video/mp4"), "a.mp4", "video/mp4"),
            ((None, b"abc", None), "file", None),
        ],
    )
    def test_a_tuple_gives_name_and_type(self, given_as: Any, filename: str, content_type: str | None) -> None:
        expected = Part(name="file", content=b"abc", filename=filename, content_type=content_type)
        assert requests.form({}, {"file": given_as}) == (expected,)

    def test_a_tuple_may_hold_a_path(self) -> None:
        (part,) = requests.form({}, {"file": ("b.mp4", "/no/such/a.mp4", "video/mp4")})
        assert (part.filename, part.content_type) == ("b.mp4", "video/mp4")
        assert part.content.__fspath__() == "/no/such/a.mp4"  # type: ignore[union-attr]

    def test_the_file_of_the_package_gives_name_and_type(self) -> None:
        content = io.BytesIO(b"abc")
        file = File(content, "a.mp4", "video/mp4")
        expected = Part(name="file", content=content, filename="a.mp4", content_type="video/mp4")
        assert requests.form({}, {"file": file}) == (expected,)
        assert file.to_tuple() == ("a.mp4", content, "video/mp4")

    def test_a_list_sends_each_of_its_files(self) -> None:
        parts = requests.form({}, {"files": [b"a", ("b.mp4", b"b")]})  # type: ignore[list-item]
        assert [(part.name, part.filename, part.content) for part in parts] == [
            ("files", "files", b"a"),
            ("files", "b.mp4", b"b"),
        ]

    @several("given_as", [None, UNSET], ids=repr)
    def test_no_file_is_no_part(self, given_as: Any) -> None:
        assert requests.form({}, {"file": given_as}) == ()

    def test_a_file_opened_as_text_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.touch()
        with (
            path.open(encoding="utf-8") as file,
            pytest.raises(ArgumentError, match="file must be opened in binary mode"),
        ):
            requests.form({}, {"file": file})  # type: ignore[dict-item]

    def test_text_in_memory_is_refused(self) -> None:
        with pytest.raises(ArgumentError, match="file must be opened in binary mode"):
            requests.form({}, {"file": io.StringIO("abc")})  # type: ignore[dict-item]

    @several("kind", [tempfile.NamedTemporaryFile, tempfile.SpooledTemporaryFile, tempfile.TemporaryFile])
    def test_a_temporary_file_opened_as_text_is_refused(self, kind: Any) -> None:
        with (
            kind(mode="w+", encoding="utf-8") as file,
            pytest.raises(ArgumentError, match="must be opened in binary mode"),
        ):
            requests.form({}, {"file": file})

    @several("kind", [tempfile.NamedTemporaryFile, tempfile.SpooledTemporaryFile, tempfile.TemporaryFile])
    def test_a_temporary_file_is_accepted(self, kind: Any) -> None:
        with kind() as file:
            (part,) = requests.form({}, {"file": file})
        assert part.content is file

    @several("value", [5, bytearray(b"abc"), object()], ids=lambda value: type(value).__name__)
    def test_what_is_not_a_file_is_refused(self, value: Any) -> None:
        with pytest.raises(ArgumentError, match=f"not {type(value).__name__}$"):
            requests.form({}, {"file": value})


class TestTimes:
    @several(
        ("value", "text"),
        [
            (None, None),
            (UNSET, None),
            (datetime.datetime(2026, 10, 30, 9, 12), "2026-10-30T09:12:00Z"),
            (datetime.datetime(2026, 10, 30, 9, 12, 0, 500), "2026-10-30T09:12:00.000500Z"),
            (
                datetime.datetime(2026, 10, 30, 9, tzinfo=EAST),
                "2026-10-30T07:00:00Z",
            ),
            (datetime.date(2026, 10, 30), "2026-10-30T00:00:00Z"),
            ("2026-10-30", "2026-10-30T00:00:00Z"),
            ("2026-10-30T09:12:00+02:00", "2026-10-30T07:12:00Z"),
            ("2026-10-30 09:12", "2026-10-30T09:12:00Z"),
            ("Oct 30, 2026", "2026-10-30T00:00:00Z"),
        ],
        ids=str,
    )
    def test_a_time_to_send_is_utc(self, value: Any, text: str | None) -> None:
        assert requests.timestamp("created_at", value) == text

    @several("value", ["", "yesterday", "2026-13-01", "2026-10", "09:12"])
    def test_text_that_is_not_a_complete_time_is_refused_by_name(self, value: str) -> None:
        with pytest.raises(ArgumentError, match=f"^created_at must be a date and time such as .*, not {value!r}$"):
            requests.timestamp("created_at", value)

    def test_a_time_that_utc_does_not_have_is_refused_by_name(self) -> None:
        with pytest.raises(ArgumentError, match="created_at must be a date and time"):
            requests.timestamp("created_at", datetime.datetime(1, 1, 1, tzinfo=EAST))

    @several(
        "text",
        [
            "2026-10-30T09:12:00Z",
            "2026-10-30T09:12:00z",
            "2026-10-30t09:12:00Z",
            "2026-10-30 09:12:00Z",
            "2026-10-30T09:12:00",
            "2026-10-30T09:12",
            "2026-10-30T09:12:00+00:00",
            "2026-10-30T09:12:00-00:00",
            "2026-10-30T09:12:00+0000",
            "2026-10-30T11:12:00+02:00",
            "2026-10-30T09:12:00.000Z",
            "2026-10-30T09:12:00.000000000Z",
            "Fri, 30 Oct 2026 09:12:00 GMT",
            "Fri, 30 Oct 2026 11:12:00 +0200",
            "20261030T091200Z",
        ],
    )
    def test_every_common_format_is_parsed(self, text: str) -> None:
        at = to_datetime(text)
        assert at == datetime.datetime(2026, 10, 30, 9, 12, tzinfo=datetime.UTC)
        assert at.utcoffset() is not None

    def test_nanoseconds_are_cut_to_microseconds(self) -> None:
        assert to_datetime("2026-10-30T09:12:00.123456789Z").microsecond == 123456

    def test_a_date_is_midnight(self) -> None:
        assert to_datetime("2026-10-30") == datetime.datetime(2026, 10, 30, tzinfo=datetime.UTC)

    def test_a_zone_by_an_unknown_name_is_not_taken_for_utc(self) -> None:
        with pytest.raises(ValueError, match=r"^the zone EST is ambiguous; use an offset such as \+02:00$"):
            to_datetime("Fri, 30 Oct 2026 09:12:00 EST")

    def test_an_offset_that_no_zone_has_is_refused(self) -> None:
        with pytest.raises(ValueError, match="offset must be"):
            to_datetime("Fri, 30 Oct 2026 09:12:00 +9900")

    @several("text", ["", "soon", "2026-10", "2026", "Oct 2026", "Fri", "09:12", "2026-02-30", "9" * 400])
    def test_what_is_not_a_complete_time_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"is not a (complete date|date and time)$"):
            to_datetime(text)

    @quick
    @given(
        st.datetimes(
            min_value=datetime.datetime(2, 1, 1),
            max_value=datetime.datetime(9998, 12, 31),
            timezones=st.integers(-23 * 60, 23 * 60).map(
                lambda minutes: datetime.timezone(datetime.timedelta(minutes=minutes))
            ),
        )
    )
    def test_rfc_3339_comes_back_as_the_same_moment(self, at: datetime.datetime) -> None:
        assert to_datetime(at.isoformat()) == at
        text = requests.timestamp("at", at)
        assert text is not None
        assert text.endswith("Z")
        assert to_datetime(text) == at
        assert to_datetime(text.lower()) == at

    @quick
    @given(st.datetimes(min_value=datetime.datetime(1900, 1, 1), timezones=st.just(datetime.UTC)))
    def test_the_dates_of_http_come_back_as_the_same_second(self, at: datetime.datetime) -> None:
        assert to_datetime(format_datetime(at, usegmt=True)) == at.replace(microsecond=0)

    def test_an_empty_string_is_none_for_an_optional_time(self) -> None:
        assert responses.to_optional_datetime("") is None
        assert responses.to_optional_datetime("2026-10-30") == to_datetime("2026-10-30")


class TestOptions:
    def test_without_options_the_request_is_the_same(self) -> None:
        request = plain()
        assert requests.build(request, None) is request
        assert requests.build(request, {}) is request

    @several(
        ("options", "changed"),
        [
            ({"timeout_in_seconds": 3.5}, {"timeout": 3.5}),
            ({"max_retries": 0}, {"max_retries": 0}),
            ({"additional_headers": {"b": "2"}}, {"headers": {"a": "1", "b": "2"}}),
            ({"additional_headers": {"a": "2"}}, {"headers": {"a": "2"}}),
            ({"additional_query_parameters": {"x": True, "y": None}}, {"params": (("p", "1"), ("x", "true"))}),
            ({"additional_body_parameters": {"x": AssetStatus.READY}}, {"json": {"q": 1, "x": "ready"}}),
            ({"additional_body_parameters": {"q": 2}}, {"json": {"q": 2}}),
        ],
        ids=str,
    )
    def test_each_option_changes_its_part_only(self, options: RequestOptions, changed: dict[str, Any]) -> None:
        request = plain(
            headers={"a": "1"}, params=(("p", "1"),), json={"q": 1}, idempotent=True, timeout=9, max_retries=4
        )
        built = requests.build(request, options)
        names = Request.__dataclass_fields__
        expected = {name: getattr(request, name) for name in names} | changed
        assert {name: getattr(built, name) for name in names} == expected

    def test_additions_become_the_body_of_a_request_without_one(self) -> None:
        assert requests.build(plain(), {"additional_body_parameters": {"x": 1}}).json == {"x": 1}

    def test_additions_become_parts_of_a_form(self) -> None:
        request = plain(form=(Part(name="a", content="1"),))
        built = requests.build(request, {"additional_body_parameters": {"x": True}})
        assert built.form == (Part(name="a", content="1"), Part(name="x", content="true"))
        assert built.json is UNSET

    def test_a_body_that_is_not_an_object_takes_no_additions(self) -> None:
        with pytest.raises(ArgumentError, match="needs a request whose body is an object"):
            requests.build(plain(json=[1]), {"additional_body_parameters": {"x": 1}})

    def test_an_unknown_option_is_refused_with_the_known_ones(self) -> None:
        with pytest.raises(ArgumentError) as caught:
            requests.build(plain(), {"timeout": 3, "chunk_size": 1})  # type: ignore[arg-type]
        assert str(caught.value) == (
            "request_options takes timeout_in_seconds, max_retries, additional_headers, additional_query_parameters,"
            " additional_body_parameters, not chunk_size, timeout"
        )

    @several(
        ("options", "message"),
        [
            ({"timeout_in_seconds": 0}, "timeout_in_seconds must be a number greater than 0, not 0"),
            ({"timeout_in_seconds": -1.5}, "timeout_in_seconds must be a number greater than 0, not -1.5"),
            ({"timeout_in_seconds": float("nan")}, "timeout_in_seconds must be a number greater than 0, not nan"),
            ({"timeout_in_seconds": "5"}, "timeout_in_seconds must be a number greater than 0, not '5'"),
            ({"timeout_in_seconds": True}, "timeout_in_seconds must be a number greater than 0, not True"),
            ({"max_retries": -1}, "max_retries must be an integer of at least 0, not -1"),
            ({"max_retries": 1.5}, "max_retries must be an integer of at least 0, not 1.5"),
            ({"max_retries": True}, "max_retries must be an integer of at least 0, not True"),
            ({"additional_headers": {"x-a": "b\r\nx-c: d"}}, "the header 'x-a' must be printable ASCII text"),
            ({"additional_headers": {"x-a": "ä"}}, "the header 'x-a' must be printable ASCII text"),
            ({"additional_headers": {"x-a": 5}}, "the header 'x-a' must be printable ASCII text"),
        ],
        ids=ascii,
    )
    def test_an_invalid_option_is_refused_and_a_header_is_not_shown(self, options: Any, message: str) -> None:
        with pytest.raises(ArgumentError) as caught:
            requests.build(plain(), options)
        assert str(caught.value) == message

    def test_options_reach_the_wire(self) -> None:
        client, sent = recording(404)
        options: RequestOptions = {
            "timeout_in_seconds": 3,
            "additional_headers": {"x-trace": "t"},
            "additional_query_parameters": {"beta": True},
        }
        list_assets.sync(client=client, page=2, request_options=options)
        (request,) = sent
        assert str(request.url) == "https://api.test/v1.3/assets?page=2&beta=true"
        assert request.headers["x-trace"] == "t"
        assert request.headers["x-api-key"] == KEY
        assert set(request.extensions["timeout"].values()) == {3}


class TestReading:
    @several("name", RECEIVED)
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

    @several("name", [name for name in RECEIVED if SCHEMAS[name].get("required")])
    def test_null_in_a_required_field_is_kept_and_absence_is_an_error(self, name: str) -> None:
        model, schema = getattr(models, name), SCHEMAS[name]
        for wire in schema["required"]:
            whole = sample(schema, whole=True)
            read = model.from_dict({**whole, wire: None})
            others = {field: value for field, value in attrs.asdict(read).items() if field != attribute(model, wire)}
            assert getattr(read, attribute(model, wire)) is None
            assert others.items() <= attrs.asdict(model.from_dict(whole)).items()
            del whole[wire]
            if may_be_null(schema["properties"][wire]):
                assert model.from_dict(whole) == read
                continue
            with pytest.raises(DecodeError, match=f"^{name}: the field '{wire}' is missing$"):
                model.from_dict(whole)

    @several("name", RECEIVED)
    def test_unknown_fields_are_kept_and_written_again(self, name: str) -> None:
        model = getattr(models, name)
        whole = {**sample(SCHEMAS[name], whole=True), "of_tomorrow": {"a": [1]}}
        read = model.from_dict(whole)
        assert read.additional_properties == {"of_tomorrow": {"a": [1]}}
        assert read.to_dict() == whole
        assert model.from_dict(read.to_dict()) == read

    @several("name", RECEIVED)
    def test_reading_leaves_the_source_as_it_is(self, name: str) -> None:
        whole = sample(SCHEMAS[name], whole=True)
        before = copy.deepcopy(whole)
        getattr(models, name).from_dict(whole)
        assert whole == before

    def test_the_message_names_a_missing_field(self) -> None:
        content = b'{"data": [{"_id": "a", "method": "url", "created_at": "2026-10-30"}], "page_info": {}}'
        with pytest.raises(DecodeError) as caught:
            list_assets.parse(content)
        assert str(caught.value) == "AssetPage: data: AssetDetail: the field 'status' is missing"
        assert not caught.value.is_syntax

    @several(
        ("change", "message"),
        [
            ({"created_at": "soon"}, "created_at: 'soon' is not a date and time"),
            ({"created_at": 5}, "created_at: fromisoformat: argument must be str"),
            ({"status": 5}, "status: 5 is not a valid AssetStatus"),
            ({"hls": "none"}, "hls: AssetHls: expected an object, not 'none'"),
            (
                {"technical_metadata": {"video_streams": 3}},
                "technical_metadata: TechnicalMetadata: video_streams: 'int' object is not iterable",
            ),
            (
                {"technical_metadata": {"video_streams": [{}, 3]}},
                "technical_metadata: TechnicalMetadata: video_streams: VideoStream: expected an object, not 3",
            ),
        ],
        ids=str,
    )
    def test_the_message_names_a_field_of_another_shape(self, change: dict[str, Any], message: str) -> None:
        asset = {"error": None, **change, "_id": "a", "method": "url"}
        asset = {"status": "ready", "created_at": "2026-10-30", **asset}
        info = sample(SCHEMAS["PageInfo"], whole=True)
        with pytest.raises(DecodeError) as caught:
            list_assets.parse(json.dumps({"page_info": info, "data": [asset]}).encode())
        assert str(caught.value) == f"AssetPage: data: AssetDetail: {message}"

    @several("content", [b"", b"<html>Bad gateway</html>", b'{"data": [', b"\xff"], ids=repr)
    def test_a_body_that_is_not_json_is_a_syntax_error(self, content: bytes) -> None:
        with pytest.raises(DecodeError, match=r"^the body is not JSON \(") as caught:
            list_assets.parse(content)
        assert caught.value.is_syntax

    @several("content", [b"null", b"3", b'"text"', b"[1]", b"true", b"[]", b"{}"], ids=repr)
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

    @several(
        ("event", "kind"),
        [
            ({"type": "keepalive", "sequence_number": 1}, models.ResponseKeepaliveEvent),
            ({"type": "response.output_text.delta", "delta": "a", "sequence_number": 1}, ResponseOutputTextDeltaEvent),
            ({"type": "response.of_tomorrow", "delta": "a"}, models.ResponseOtherEvent),
            ({"type": "response.output_text.delta"}, models.ResponseOtherEvent),
            ({"type": None}, models.ResponseOtherEvent),
            ({"type": ["keepalive"]}, models.ResponseOtherEvent),
        ],
        ids=["one", "another", "unknown", "known and not as it should be", "null", "no text"],
    )
    def test_an_event_is_read_by_its_kind_and_keeps_all_of_its_fields(self, event: Any, kind: Any) -> None:
        read = create_response.parse_event(json.dumps(event).encode())
        assert type(read) is kind
        assert read.to_dict() == without_nulls(event)

    @several("content", [b"", b"[DONE]", b"data: {}", b"3", b"[]", b"{}", b"null"], ids=repr)
    def test_what_is_not_an_event_is_a_decode_error(self, content: bytes) -> None:
        with pytest.raises(DecodeError):
            create_response.parse_event(content)

    def test_a_member_of_a_union_is_found_by_its_kind(self) -> None:
        members = {"cat": lambda value: ("cat", value["lives"]), "dog": lambda value: ("dog", value["name"])}
        assert responses.to_member({"kind": "cat", "lives": 9}, "kind", members) == ("cat", 9)
        assert responses.to_member({"kind": "dog", "name": "a"}, "kind", members, repr) == ("dog", "a")
        assert responses.to_member({"kind": "cat"}, "kind", members, repr) == "{'kind': 'cat'}"
        assert responses.to_member("cat", "kind", members, repr) == "'cat'"
        with pytest.raises(KeyError, match="lives"):
            responses.to_member({"kind": "cat"}, "kind", members)
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
    """The example of an answer or of one event, and the function of the endpoint that reads it."""

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
    """What stands in additional_properties anywhere within a value."""
    if isinstance(value, ResponseModel):
        yield from value.additional_properties.items()  # type: ignore[attr-defined]
        value = [getattr(value, name) for name in attrs.fields_dict(type(value))]
    if isinstance(value, list):
        for item in value:
            yield from leftovers(item)


class TestExamples:
    @several("example", list(examples()), ids=[example.operation for example in examples()])
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

    @several("name", [str(at[1]) for at, _ in CONTRACT.webhooks()])
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
    @several("name", ENUMS)
    def test_known_values_are_the_members(self, name: str) -> None:
        known = getattr(models, name)
        assert sorted(known) == sorted(SCHEMAS[name]["enum"])
        assert all(known(value) is known(known(value)) for value in SCHEMAS[name]["enum"])

    @several("name", ENUMS)
    def test_an_unknown_value_is_kept_and_adds_no_member(self, name: str) -> None:
        known = getattr(models, name)
        before = list(known)
        unknown = known("of tomorrow")
        assert isinstance(unknown, known)
        assert unknown == unknown.value == str(unknown) == f"{unknown}" == "of tomorrow"
        assert list(known) == before
        assert unknown not in before

    @several("value", [AssetStatus.READY, AssetStatus("archived")], ids=str)
    @several(
        "carry", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))], ids=["copy", "deep", "pickle"]
    )
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

    @several("value", [5, None, ["ready"]], ids=repr)
    def test_what_is_not_text_is_refused(self, value: Any) -> None:
        with pytest.raises(ValueError, match="is not a valid AssetStatus"):
            AssetStatus(value)

    def test_a_response_with_an_unknown_value_is_decoded(self) -> None:
        source = {**sample(SCHEMAS["AssetDetail"], whole=False), "status": "archived"}
        assert models.AssetDetail.from_dict(source).status == "archived"


class TestUnset:
    @several(
        "carry", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))], ids=["copy", "deep", "pickle"]
    )
    def test_a_copy_is_the_same_instance(self, carry: Callable[[Any], Any]) -> None:
        assert carry(UNSET) is UNSET
        assert carry({"a": [UNSET]})["a"][0] is UNSET

    def test_its_repr_is_its_name_and_it_is_false(self) -> None:
        assert repr(UNSET) == "UNSET"
        assert not UNSET
        assert isinstance(UNSET, Unset)


class TestClients:
    def test_the_key_is_never_shown(self) -> None:
        client = AuthenticatedClient("https://api.test", KEY, headers={"Cookie": KEY}, cookies={"session": KEY})
        shown = [repr(client), str(client)]
        client.get_httpx_client().close()
        asyncio.run(client.get_async_httpx_client().aclose())
        shown += [repr(client), str(client), repr(client.with_headers({"x-other": KEY})), f"{[client]}"]
        assert [text for text in shown if KEY in text] == []
        assert client.get_httpx_client().headers["x-api-key"] == KEY

    def test_it_has_a_timeout(self) -> None:
        with Client("https://api.test") as client:
            assert client.get_httpx_client().timeout == httpx.Timeout(60)

    def test_an_error_status_gives_none_or_raises_if_set(self) -> None:
        client = client_with(lambda request: httpx.Response(520, content=b"oh"))
        answer = retrieve_asset.sync_detailed("a", client=client)
        assert (answer.status_code, answer.content, answer.parsed) == (520, b"oh", None)
        strict = attrs.evolve(client, raise_on_unexpected_status=True)
        with pytest.raises(UnexpectedStatus, match="520"):
            retrieve_asset.sync("a", client=strict)

    def test_both_kinds_of_call_send_the_same(self) -> None:
        sent: list[httpx.Request] = []
        info = sample(SCHEMAS["PageInfo"], whole=True)

        def answer(request: httpx.Request) -> httpx.Response:
            sent.append(request)
            return httpx.Response(200, json={"data": [], "page_info": info})

        client = client_with(answer)
        first = list_assets.sync(client=client, asset_types=["video", "image"])
        second = asyncio.run(list_assets.asyncio(client=client, asset_types=["video", "image"]))
        assert first == second
        assert first is not None
        assert first.page_info == PageInfo.from_dict(info)
        assert (
            sent[0].url == sent[1].url == httpx.URL("https://api.test/v1.3/assets?asset_types=video&asset_types=image")
        )
        assert sent[0].headers["x-api-key"] == sent[1].headers["x-api-key"] == KEY


def path_part(path: Path) -> Part:
    (part,) = requests.form({}, {"file": path})
    return part


class TestOpenedFiles:
    def test_the_file_is_open_while_it_is_sent_and_closed_after(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        with forms.opened([Part(name="method", content="direct"), path_part(path)]) as files:
            first, (name, content) = files
            assert first == ("method", (None, "direct", None))
            file: Any = content[1]
            assert (name, content[0], content[2]) == ("file", "clip.mp4", None)
            assert file.read() == b"abc"
        assert file.closed

    def test_the_file_is_closed_when_sending_fails(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        seen: list[Any] = []

        def fail() -> None:
            with forms.opened([path_part(path)]) as files:
                seen.append(files[0][1][1])
                raise ConnectionError

        with pytest.raises(ConnectionError):
            fail()
        assert [file.closed for file in seen] == [True]

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        with pytest.raises(UnusableFileError) as caught, forms.opened([path_part(path)]):
            pytest.fail("there is nothing to send")
        assert str(caught.value) == f"file: cannot read {str(path)!r}: No such file or directory"
        assert isinstance(caught.value.__cause__, FileNotFoundError)

    def test_a_directory_is_refused(self, tmp_path: Path) -> None:
        with (
            pytest.raises(UnusableFileError, match=r"cannot read .*: Is a directory"),
            forms.opened([path_part(tmp_path)]),
        ):
            pytest.fail("there is nothing to send")

    def test_an_empty_file_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.touch()
        with (
            pytest.raises(UnusableFileError, match=r"^file: the file '.*clip\.mp4' is empty$"),
            forms.opened([path_part(path)]),
        ):
            pytest.fail("there is nothing to send")

    @several("content", [b"", io.BytesIO()], ids=["bytes", "open file"])
    def test_empty_content_is_refused(self, content: Any) -> None:
        parts = requests.form({}, {"file": content})
        with pytest.raises(UnusableFileError, match=r"^file: the file is empty$"), forms.opened(parts):
            pytest.fail("there is nothing to send")

    def test_an_empty_text_is_sent(self) -> None:
        with forms.opened(requests.form({"filename": ""}, {})) as files:
            assert files == [("filename", (None, "", None))]

    def test_files_opened_before_a_missing_one_are_closed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        parts = [path_part(path), path_part(tmp_path / "missing.mp4")]
        opened: list[Any] = []
        original = Path.open

        def spy(*given: Any) -> Any:
            opened.append(original(*given))
            return opened[-1]

        monkeypatch.setattr(Path, "open", spy)
        with pytest.raises(UnusableFileError, match="missing"), forms.opened(parts):
            pytest.fail("there is nothing to send")
        assert [file.closed for file in opened] == [True]

    def test_which_forms_are_replayable(self, tmp_path: Path) -> None:
        class Stream(io.RawIOBase):
            def seekable(self) -> bool:
                return False

        again = requests.form({"method": "direct"}, {"file": [b"abc", tmp_path / "a.mp4", io.BytesIO(b"abc")]})
        assert forms.replayable(again)
        assert not forms.replayable([*again, Part(name="file", content=Stream(), filename="a")])  # type: ignore[arg-type]


class TestMultipart:
    def send(self, client: AuthenticatedClient, file: Any) -> None:
        create_asset.sync(client=client, method="direct", file=file, enable_hls=False, user_metadata={"city": "Tromsø"})

    def test_the_boundary_is_another_each_time_and_no_content_ends_a_part(self, tmp_path: Path) -> None:
        sent: list[tuple[bytes, bytes]] = []

        def answer(request: httpx.Request) -> httpx.Response:
            kind, _, boundary = request.headers["content-type"].partition("; boundary=")
            assert kind == "multipart/form-data"
            sent.append((boundary.encode(), request.read()))
            return httpx.Response(400)

        client = client_with(answer)
        self.send(client, b"abc")
        first = sent[0][0]
        content = b'\r\n--%s--\r\n--%s\r\nContent-Disposition: form-data; name="method"\r\n\r\nurl\r\n--x--' % (
            first,
            first,
        )
        path = tmp_path / "clip.mp4"
        path.write_bytes(content)
        self.send(client, path)

        assert sent[0][0] != sent[1][0]
        fields = dict(parts_of(*sent[1]))
        assert fields == {
            b'name="method"': b"direct",
            b'name="enable_hls"': b"false",
            b'name="user_metadata"': '{"city": "Tromsø"}'.encode(),
            b'name="file"; filename="clip.mp4"': content,
        }

    def test_an_open_file_is_sent_whole_each_time(self) -> None:
        bodies: list[bytes] = []

        def answer(request: httpx.Request) -> httpx.Response:
            boundary = request.headers["content-type"].partition("; boundary=")[2]
            bodies.append(dict(parts_of(boundary.encode(), request.read()))[b'name="file"; filename="file"'])
            return httpx.Response(400)

        client = client_with(answer)
        file = io.BytesIO(b"0123456789")
        self.send(client, file)
        self.send(client, file)
        assert bodies == [b"0123456789", b"0123456789"]

    def test_it_works_asynchronously_too(self, tmp_path: Path) -> None:
        path = tmp_path / "clip.mp4"
        path.write_bytes(b"abc")
        bodies: list[bytes] = []

        async def answer(request: httpx.Request) -> httpx.Response:
            bodies.append(await request.aread())
            return httpx.Response(400)

        client = AuthenticatedClient("https://api.test", KEY, httpx_args={"transport": httpx.MockTransport(answer)})
        asyncio.run(create_asset.asyncio(client=client, method="direct", file=path))
        assert len(bodies) == 1
        assert b'filename="clip.mp4"' in bodies[0]
        assert b"\r\n\r\nabc\r\n" in bodies[0]


def parts_of(boundary: bytes, body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What the head of each part says of it, and its content."""
    first, *parts, last = (b"\r\n" + body).split(b"\r\n--" + boundary)
    assert (first, last) == (b"", b"--\r\n")
    for part in parts:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        yield head.split(b"\r\n")[0].removeprefix(b"Content-Disposition: form-data; "), content
