"""Requests as values: paths, queries, bodies, constants, streams, and the options of a call."""

import datetime
import enum
import inspect
import pickle
from typing import Any
from urllib.parse import unquote

import httpx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime_samples import (
    CONSTANTS,
    EAST,
    JSON_VALUES,
    KEY,
    RECEIVED,
    SCHEMAS,
    attribute,
    plain,
    quick,
    recording,
    sample,
    several,
)
from twelvelabs_lowlevel import models, requests
from twelvelabs_lowlevel.api.analysis import create_analysis
from twelvelabs_lowlevel.api.analysis_batches import retrieve_analysis_batch_results
from twelvelabs_lowlevel.api.assets import list_assets, retrieve_asset, update_asset_user_metadata
from twelvelabs_lowlevel.api.indexed_assets import list_indexed_assets
from twelvelabs_lowlevel.api.responses import create_response
from twelvelabs_lowlevel.errors import ArgumentError
from twelvelabs_lowlevel.models import (
    AssetStatus,
    CompletedChunk,
    NumberRange,
    SortBy,
    VideoContextAssetId,
    VideoContextUrl,
)
from twelvelabs_lowlevel.requests import Part, Request, RequestOptions, StreamRequest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_lowlevel.types import UNSET


class TestPathSegments:
    @several("value", ["", ".", ".."])
    def test_ids_that_would_name_another_path_are_rejected(self, value: str) -> None:
        with pytest.raises(ArgumentError, match=r"^asset_id must be an id, and '\.*' cannot be one$"):
            requests.path_segment("asset_id", value)

    @several("value", [None, b"abc", 1.5, True, ["a"], object], ids=repr)
    def test_what_is_not_text_is_rejected(self, value: object) -> None:
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

    @several("values", [{"a": [["b"]]}, {"a": [{"b": 1}]}, {"a": [[["b"]]]}], ids=repr)
    def test_a_list_within_a_list_is_rejected(self, values: dict[str, Any]) -> None:
        with pytest.raises(ArgumentError, match="a must be a list of plain values"):
            requests.query(values)

    @several("values", [{"a": "\ud800"}, {"a": ["\ud800"]}, {"a": {"\ud800": 1}}], ids=ascii)
    def test_text_that_is_not_unicode_is_rejected(self, values: dict[str, Any]) -> None:
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

    def test_what_is_not_json_is_rejected(self) -> None:
        with pytest.raises(ArgumentError, match=r"cannot send .* of type object as JSON"):
            requests.to_wire({"a": [object()]})

    @several("value", [float("nan"), float("inf"), float("-inf")], ids=str)
    def test_a_number_that_json_cannot_represent_is_rejected(self, value: float) -> None:
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
    """Fields with one value, which distinguish the members of unions."""

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
    def test_another_value_than_the_constant_reads_as_none(self, name: str) -> None:
        model, source = getattr(models, name), sample(SCHEMAS[name], whole=True)
        for field in CONSTANTS[name]:
            read = model.from_dict({**source, field: "other"})
            assert getattr(read, attribute(model, field)) is None
            assert read.additional_properties == {field: "other"}


class TestStreams:
    """Requests for streams, next to those for the same response as a whole."""

    def test_there_is_a_builder_for_json_and_one_for_the_stream(self) -> None:
        video = {"type": "asset_id", "asset_id": "a1"}
        whole = create_analysis.request(video=video, prompt="Why?", max_tokens=512)
        stream = create_analysis.stream(video=video, prompt="Why?", max_tokens=512)
        assert whole.json == {"video": video, "prompt": "Why?", "max_tokens": 512, "stream": False}
        assert stream.json == {"video": video, "prompt": "Why?", "max_tokens": 512, "stream": True}
        assert (stream.method, stream.path, stream.route) == (whole.method, whole.path, whole.route)
        assert (whole.headers, whole.parse) == ({}, create_analysis.parse)
        assert stream.headers == {"Accept": "application/x-ndjson, application/json;q=0.9, */*;q=0.1"}
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
        stream = create_analysis.stream(video={"type": "asset_id", "asset_id": "a1"}, prompt="Why?")
        assert pickle.loads(pickle.dumps(stream)) == stream


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

    def test_an_unknown_option_is_rejected_with_the_known_ones(self) -> None:
        with pytest.raises(ArgumentError) as caught:
            requests.build(plain(), {"timeout": 3, "retries": 1})  # type: ignore[arg-type]
        assert str(caught.value) == (
            "request_options takes timeout_in_seconds, max_retries, additional_headers, additional_query_parameters,"
            " additional_body_parameters, chunk_size, not retries, timeout;"
            " did you mean max_retries and timeout_in_seconds?"
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
    def test_an_invalid_option_is_rejected_and_a_header_is_not_shown(self, options: Any, message: str) -> None:
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
        assert request.headers[API_KEY_HEADER] == KEY
        assert set(request.extensions["timeout"].values()) == {3}
