"""The log of requests: what it keeps, assertions that explain themselves, and the export as an HTTP Archive."""

import json
import re
from dataclasses import replace

import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from twelvelabs_sandbox import LoggedRequest, RequestLog
from twelvelabs_sandbox.control.logged_request import Content
from twelvelabs_sandbox.control.matching import shown

INDEX = {"index_name": "x", "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}]}


def test_requests_are_logged_without_secrets(client, sandbox, plain):
    sandbox.requests.clear()
    client.get("/assets/x", headers={"Authorization": "Bearer secret", "X-Trace": "1"})
    client.post("/indexes", json={"index_name": "logged"})
    client.post("/assets", data={"method": "direct", "filename": "f"}, files={"file": ("n.bin", b"content")})
    body = {"filename": "a", "type": "video", "total_size": 3}
    url = client.post("/assets/multipart-uploads", json=body).json()["upload_urls"][0]["url"]
    plain.put(url, content=b"abc")
    plain.get(sandbox.base_url + "/nothing?a=b")

    first, second, third, _, part, last = sandbox.requests
    assert (first.method, first.path, first.route, first.status) == ("GET", "/v1.3/assets/x", "/assets/{asset_id}", 404)
    assert first.headers["X-API-KEY"] == first.headers["authorization"] == "REDACTED"
    assert first.headers["x-trace"] == "1"
    assert (second.status, second.json, second.body_size) == (400, {"index_name": "logged"}, 23)
    assert list(third.form) == [("method", "direct"), ("filename", "f"), ("file", "n.bin")]
    assert third.body_size > 100
    assert (part.route, part.status, part.body_size) == ("object-store PUT", 200, 3)
    assert "X-Sandbox-Signature=REDACTED" in part.query
    assert (last.route, last.query, last.status) == ("", "a=b", 404)
    assert sandbox.api_key not in repr(list(sandbox.requests))
    assert sandbox.requests[-1] == last
    assert sandbox.requests[:2] == [first, second]
    assert len(sandbox.requests) == 6


def test_the_log_can_be_searched_and_cleared(client, sandbox):
    sandbox.requests.clear()
    client.get("/indexes")
    client.get("/assets/x")
    client.get("/assets")
    assert [r.path for r in sandbox.requests.matching(route="/assets*")] == ["/v1.3/assets/x", "/v1.3/assets"]
    assert [r.path for r in sandbox.requests.matching(method="GET", route="/assets/{asset_id}")] == ["/v1.3/assets/x"]
    assert sandbox.requests.matching(method="POST") == []
    sandbox.requests.clear()
    assert list(sandbox.requests) == []


def test_the_admin_api_of_the_log(client, sandbox, plain):
    sandbox.requests.clear()
    client.get("/indexes")
    address = sandbox.base_url.replace("/v1.3", "/_sandbox/requests")
    (entry,) = plain.get(address).json()["data"]
    assert entry.items() >= {"method": "GET", "path": "/v1.3/indexes", "route": "/indexes", "status": 200}.items()
    assert plain.delete(address).status_code == 204
    assert plain.get(address).json() == {"data": []}
    assert plain.get(address, headers={"host": "evil.example:80"}).status_code == 403
    assert plain.get(address + "x").status_code == 404


def entry(key, number):
    return LoggedRequest("GET", "/", "", "", {}, number=number, key=key)


def test_the_log_is_bounded():
    log = RequestLog()
    begun = [log.begin(entry) for _ in range(10_005)]
    assert len(log) == 10_000
    assert log[0].number == 6
    log.complete(replace(begun[0], status=200))  # forgotten already
    assert len(log) == 10_000
    body = Content(300_000, "application/json", bytes(300_000))
    for request in begun[-300:]:
        log.complete(replace(request, status=200, content=body))
    kept = [request.number for request in log if request.content.kept]
    assert len(kept) == 64 * 1024 * 1024 // 300_000
    assert kept[-1] == log[-1].number
    log.clear()
    assert log.begin(entry).number == 1
    log.complete(replace(begun[0], status=200))  # of before
    assert [request.status for request in log] == [None]


def test_entries_have_all_of_a_request_and_its_response(client, raw, sandbox):
    sandbox.requests.clear()
    sandbox.faults.add(route="/indexes", status=503, retry_after=1)
    raw.post("/indexes", json={"index_name": "x"})
    client.post("/assets", data={"method": "direct"}, files={"file": ("n.bin", b"content")})
    client.get("/assets", params={"page_limit": 2})
    failed, uploaded, listed = sandbox.requests
    assert (failed.fault.status, failed.answer["code"]) == (503, "internal_server_error")
    assert (failed.body, failed.response_headers["retry-after"]) == ({"index_name": "x"}, "1")
    assert [(file.name, file.filename, file.size) for file in uploaded.files] == [("file", "n.bin", 7)]
    assert uploaded.body == {"method": "direct", "file": "n.bin"}
    assert uploaded.answer["filename"] == "n.bin"
    assert uploaded.milliseconds > 0
    assert uploaded.started_at == sandbox.clock.now()
    assert listed.answer["page_info"]["limit_per_page"] == 2
    assert listed.request_id == listed.response_headers["x-request-id"]
    assert str(sandbox.requests).splitlines()[0].split() == ["#", "time", "method", "path", "status", "ms", "fault"]
    assert str(sandbox.requests).splitlines()[1].split()[2:5] == ["POST", "/indexes", "503"]
    assert repr(sandbox.requests) == "<RequestLog: 3 requests>"


def test_assertions_about_requests(client, sandbox):
    sandbox.requests.clear()
    client.post("/indexes", json={**INDEX, "index_name": "clip of the log"})
    client.get("/assets", params={"page_limit": 2, "asset_types": ["video", "audio"]}, headers={"x-trace": "t-1"})
    form = {"data": {"method": "direct", "user_metadata": '{"take": 1}'}, "files": {"file": ("goal.mp4", b"content")}}
    client.post("/assets", **form)
    client.post("/assets", **form)

    called, requests = sandbox.requests.assert_called, sandbox.requests
    called()
    called("post", "/indexes", json={"index_name": "cl*", "models": [{"model_name": re.compile("^marengo")}]}, times=1)
    called("POST", "/v1.3/indexes", json={"models": lambda models: len(models) == 1, "index_name": str, "addons": None})
    called("GET", "/a*", query={"page_limit": 2, "asset_types": ["video", "audio"]}, headers={"X-Trace": "t-*"})
    called("GET", headers={"x-api-key": str})
    called("POST", "/assets", form={"user_metadata": {"take": 1}}, files={"file": "*.mp4"}, status=201, times=2)
    called("POST", "/assets", files={"file": {"size": 7}})
    requests.assert_not_called("DELETE")
    requests.assert_not_called("POST", "/indexes", json={"index_name": "clips"})
    assert requests.last("POST", "/assets").number == 4
    assert requests.last().number == 4
    assert len(requests.matching(method="POST", form={"method": "direct"})) == 2
    with pytest.raises(TypeError, match="jsn"):
        called("POST", "/indexes", jsn={})


def explained(assertion, *args, **kwargs):
    with pytest.raises(AssertionError) as failure:
        assertion(*args, **kwargs)
    return str(failure.value)


def test_failures_of_assertions_show_the_nearest_requests(client, sandbox):
    requests = sandbox.requests
    requests.clear()
    assert explained(requests.last, "GET") == "expected a request GET, but the log has none among 0 requests"
    client.post("/indexes", json={**INDEX, "index_name": "clip"})
    client.get("/indexes")
    client.post("/assets", data={"method": "direct"}, files={"file": ("goal.mp4", b"content")})
    client.get(f"/assets/{'a' * 500}")
    wanted = {"index_name": "clips", "models": [{"model_name": "marengo3.0", "model_options": ["audio"]}]}
    assert explained(requests.assert_called, "POST", "/indexes", json=wanted).splitlines() == [
        "expected a request POST /indexes with json={'index_name': 'clips', 'models': [{'model_name': 'marengo3.0',"
        " 'model_options': ['audio']}]}, but the log has none among 4 requests",
        "the nearest are:",
        "  #1 POST /v1.3/indexes -> 201",
        "      index_name is 'clip', not 'clips'",
        "      models[0].model_options[0] is 'visual', not 'audio'",
        "  #2 GET /v1.3/indexes -> 200",
        "      the method is GET, not POST",
        f"      there is no body, not {shown(wanted)}",
        "  #3 POST /v1.3/assets -> 201",
        "      the route is /assets, not /indexes",
        "      the body is a form with method, file, not JSON",
    ]
    assert explained(requests.assert_not_called, "GET").splitlines()[:2] == [
        "expected no request GET, but the log has 2:",
        "  #2 GET /v1.3/indexes -> 200",
    ]
    assert explained(requests.assert_called, "GET", times=1).startswith("expected 1 request GET, but the log has 2:\n")
    several = explained(requests.assert_called, "GET", times=3)
    assert several.startswith("expected 3 requests GET, but the log has 2 among 4 requests\nthe nearest others are:\n")
    secret = explained(requests.assert_called, headers={"x-api-key": sandbox.api_key})
    assert "expect str to require that it was sent" in secret
    secret += explained(requests.assert_called, json={"index_name": sandbox.api_key})
    huge = explained(requests.assert_called, json={"index_name": "y" * 10_000}, query={str(n): n for n in range(50)})
    assert sandbox.api_key not in secret + huge
    assert len(huge) < 6_000
    assert "more differences" in huge


HEADERS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["name", "value"],
        "properties": {"name": {"type": "string"}, "value": {"type": "string"}},
    },
}
# What the specification of HAR 1.2 requires of an entry.
HAR_ENTRY = {
    "type": "object",
    "required": ["startedDateTime", "time", "request", "response", "cache", "timings"],
    "properties": {
        "startedDateTime": {"type": "string", "format": "date-time"},
        "time": {"type": "number", "minimum": 0},
        "cache": {"type": "object"},
        "timings": {
            "required": ["send", "wait", "receive"],
            "additionalProperties": {"type": "number", "minimum": -1},
        },
        "request": {
            "required": [
                "method",
                "url",
                "httpVersion",
                "cookies",
                "headers",
                "queryString",
                "headersSize",
                "bodySize",
            ],
            "properties": {
                "url": {"type": "string", "format": "uri"},
                "headers": HEADERS,
                "queryString": HEADERS,
                "bodySize": {"type": "integer"},
                "postData": {
                    "required": ["mimeType"],
                    "oneOf": [{"required": ["text"]}, {"required": ["params"]}],
                    "properties": {"params": {"items": {"required": ["name"]}}},
                },
            },
        },
        "response": {
            "required": [
                *("status", "statusText", "httpVersion", "cookies", "headers", "content"),
                *("redirectURL", "headersSize", "bodySize"),
            ],
            "properties": {
                "status": {"type": "integer"},
                "headers": HEADERS,
                "content": {"required": ["size", "mimeType"], "properties": {"text": {"type": "string"}}},
            },
        },
    },
}


def test_the_log_as_an_http_archive(client, raw, sandbox, plain, tmp_path):
    sandbox.requests.clear()
    sandbox.faults.add(route="/indexes", method="DELETE", reset="after")
    client.post("/indexes?a=b", json={"index_name": "a", "api_key": sandbox.api_key})
    client.post("/assets", data={"method": "direct"}, files={"file": ("goal.mp4", b"content")})
    body = {"filename": "a", "type": "video", "total_size": 3}
    url = client.post("/assets/multipart-uploads", json=body).json()["upload_urls"][0]["url"]
    plain.put(url, content=b"abc")
    with pytest.raises(httpx.TransportError):
        raw.delete("/indexes")
    origin = sandbox.base_url.removesuffix("/v1.3")
    archive = plain.get(f"{origin}/_sandbox/requests.har").json()
    sandbox.requests.save_har(tmp_path / "log.har")
    assert json.loads((tmp_path / "log.har").read_text()) == archive == sandbox.requests.to_har()
    assert archive["log"].keys() == {"version", "creator", "pages", "entries"}
    assert (archive["log"]["version"], archive["log"]["creator"].keys()) == ("1.2", {"name", "version"})
    entries = archive["log"]["entries"]
    Draft202012Validator({"items": HAR_ENTRY}, format_checker=FormatChecker()).validate(entries)
    assert [entry["response"]["status"] for entry in entries] == [400, 201, 201, 200, 0]
    assert entries[0]["request"]["url"] == f"{sandbox.base_url}/indexes?a=b"
    assert entries[1]["request"]["postData"]["params"][1] == {"name": "file", "fileName": "goal.mp4", "_size": 7}
    text = json.dumps(archive)
    assert sandbox.api_key not in text
    assert url.rpartition("=")[2] not in text  # the signature
    assert "X-Sandbox-Signature=REDACTED" in text
