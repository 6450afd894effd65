"""What every operation shares: the key, paths and methods, and bodies."""

import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twelvelabs_lowlevel.server import API_KEY_HEADER

from tests.loops import loop

INDEX = {"index_name": "x", "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}]}


@pytest.mark.parametrize("key", [None, "", "wrong", "tlk_\xe9"])
def test_every_operation_requires_the_key(client, sandbox, key):
    headers = {} if key is None else {API_KEY_HEADER: key.encode("latin-1")}
    del client.headers[API_KEY_HEADER]
    calls = [
        ("GET", "/assets"),
        ("POST", "/assets"),
        ("GET", "/assets/x"),
        ("DELETE", "/assets/x"),
        ("POST", "/indexes"),
        ("PATCH", "/indexes/x/indexed-assets/y"),
        ("POST", "/assets/multipart-uploads/x"),
    ]
    for method, path in calls:
        refused = client.request(method, path, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (401, "api_key_invalid")
        assert sandbox.api_key not in refused.text


@pytest.mark.parametrize(
    ("video", "message"),
    [
        ("id", "video parameter must be an object with type url, asset_id or base64_string."),
        ({"type": "asset", "asset_id": "a"}, "video.type parameter must be one of url, asset_id or base64_string."),
        ({"type": 5, "url": "a"}, "video.type parameter must be one of url, asset_id or base64_string."),
        ({"asset_id": "a"}, "video.type parameter is required: one of url, asset_id or base64_string."),
        ({"type": "asset_id"}, "video.asset_id parameter is required."),
        ({"type": "asset_id", "asset_id": ""}, "video.asset_id parameter must not be empty."),
        ({"type": "url", "url": ""}, "video.url parameter must not be empty."),
        ({"type": "asset_id", "url": "a"}, "video.url parameter is unknown in the body of this operation."),
        ({"type": "asset_id", "asset_id": 5}, "video.asset_id parameter must be a string."),
        ({"type": "url", "url": "a", "name": "b"}, "video.name parameter is unknown in the body of this operation."),
    ],
)
def test_a_choice_of_objects_is_explained_by_their_types(client, video, message):
    refused = client.post("/analyze", json={"video": video, "prompt": "a"})
    assert refused.status_code == 400
    assert refused.json()["message"] == f"The {message}"


def test_unknown_paths_and_methods(raw, sandbox):
    for path in ("/nothing", "/assets/", "/assets//x", "/assets/a/b/c/d", "/../v1.3/assets/x/y"):
        unknown = raw.get(path)
        assert (unknown.status_code, unknown.json()["code"]) == (404, "resource_not_exist")
        assert unknown.headers["x-sandbox"] == "simulated"
    assert raw.get(sandbox.base_url.replace("v1.3", "v1.2") + "/assets").status_code == 404
    wrong = raw.put("/assets")
    assert wrong.status_code == 405
    assert wrong.headers["allow"] == "GET, POST"
    assert wrong.json()["code"] == "method_not_allowed"
    assert raw.options("/indexes").status_code == 405


@loop(
    ("body", "code", "named"),
    [
        (b"", "parameter_not_provided", "body"),
        (b"{", "parameter_invalid", "JSON"),
        (b"[]", "parameter_invalid", "body"),
        (b"NaN", "parameter_invalid", "JSON"),
        (b'{"index_name": "a", "index_name": "b"}', "parameter_invalid", "JSON"),
        (b"\xff", "parameter_invalid", "JSON"),
        (b'{"index_name": "\\ud800", "models": []}', "parameter_invalid", "JSON"),
        (b"[" * 100_000, "parameter_invalid", "JSON"),
        ({**INDEX, "index_name": 5}, "parameter_invalid", "index_name parameter must be a string"),
        ({**INDEX, "index_name": ""}, "parameter_invalid", "index_name"),
        ({**INDEX, "color": 5}, "parameter_unknown", "color"),
        ({"index_name": "x"}, "parameter_not_provided", "models"),
        ({**INDEX, "models": []}, "parameter_invalid", "models"),
        ({**INDEX, "models": [{"model_name": "marengo3.0"}]}, "parameter_not_provided", "models[0].model_options"),
        (
            {**INDEX, "models": [{"model_name": "m", "model_options": ["visual"]}]},
            "parameter_invalid",
            "models[0].model_name parameter must be marengo3.0",
        ),
        (
            {**INDEX, "models": [{"model_name": "marengo3.0", "model_options": ["visual", "smell"]}]},
            "parameter_invalid",
            "models[0].model_options[1] parameter must be visual or audio",
        ),
    ],
)
def test_invalid_bodies(client, body, code, named):
    content = body if isinstance(body, bytes) else json.dumps(body)
    refused = client.post("/indexes", content=content, headers={"content-type": "application/json"})
    assert refused.status_code == 400
    assert refused.json()["code"] == code
    assert named in refused.json()["message"]


def test_other_content_types_are_rejected(client):
    refused = client.post("/indexes", content=json.dumps(INDEX), headers={"content-type": "text/plain"})
    assert refused.status_code == 400
    assert "Content-Type" in refused.json()["message"]


def test_an_unexpected_body_is_rejected(client):
    refused = client.request("DELETE", "/indexes/x", json={"force": True})
    assert (refused.status_code, refused.json()["code"]) == (400, "parameter_unknown")


def test_a_body_that_is_too_large_is_rejected(raw):
    refused = raw.post("/indexes", content=b" " * 10_000_001, headers={"content-type": "application/json"})
    assert refused.status_code == 413


@pytest.mark.parametrize(
    ("path", "code", "named"),
    [
        ("/indexes?color=red", "parameter_unknown", "color"),
        ("/indexes?page=0", "parameter_invalid", "page parameter must be at least 1"),
        ("/indexes?page_limit=51", "parameter_invalid", "page_limit parameter must be at most 50"),
        ("/indexes?page=1.5", "parameter_invalid", "page parameter must be a whole number"),
        ("/indexes?sort_option=up", "parameter_invalid", "asc or desc"),
        ("/assets?asset_types=video&asset_types=book", "parameter_invalid", "asset_types[1]"),
        ("/assets/x?page=1", "parameter_unknown", "page"),
    ],
)
def test_invalid_queries(client, path, code, named):
    refused = client.get(path)
    assert (refused.status_code, refused.json()["code"]) == (400, code)
    assert named in refused.json()["message"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_BODIES = [
    ("POST", "/indexes", ["index_name", "models", "addons"]),
    ("POST", "/assets/multipart-uploads", ["filename", "type", "total_size", "user_metadata"]),
    ("POST", "/assets/multipart-uploads/x", ["completed_chunks"]),
    ("PUT", "/assets/x/user-metadata", ["user_metadata"]),
    ("PATCH", "/indexes/x/indexed-assets/y", ["user_metadata"]),
]
_QUERIES = ["page", "page_limit", "duration", "duration[gte]", "status", "created_at", "user_metadata[a]", "x", "width"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(call=st.sampled_from(_BODIES), data=st.data())
def test_no_body_causes_an_internal_error(raw, call, data):
    method, path, names = call
    body = data.draw(_JSON | st.fixed_dictionaries({}, optional=dict.fromkeys(names, _JSON)))
    assert raw.request(method, path, json=body).status_code < 500


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(params=st.lists(st.tuples(st.sampled_from(_QUERIES), st.text() | st.integers().map(str)), max_size=3))
def test_no_query_causes_an_internal_error(raw, some_index, params):
    assert raw.get(f"/indexes/{some_index}/indexed-assets", params=params).status_code in (200, 400)


@pytest.fixture
def some_index(client, new_index, request):
    return new_index(client, request.node.name)


def test_an_internal_error_is_logged(raw, monkeypatch, caplog):
    from twelvelabs_sandbox.resources import registry as handlers

    monkeypatch.setitem(handlers._HANDLERS, "list_indexes", lambda call: 1 / 0)
    with caplog.at_level(logging.ERROR, "twelvelabs_sandbox"):
        broken = raw.get("/indexes")
    assert (broken.status_code, broken.json()["code"]) == (500, "internal_server_error")
    assert "ZeroDivisionError" in caplog.text


def test_an_operation_without_a_handler_is_not_supported(raw, monkeypatch):
    from twelvelabs_sandbox.resources import registry as handlers

    monkeypatch.delitem(handlers._HANDLERS, "list_indexes")
    refused = raw.get("/indexes")
    assert (refused.status_code, refused.json()["code"]) == (501, "not_modelled_by_sandbox")
    assert "list_indexes" in refused.json()["message"]
