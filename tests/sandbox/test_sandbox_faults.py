"""Fault injection: each kind of fault, as a client sees it over a socket."""

import json
import random
import threading
import time

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Fault, Faults, Sandbox

from tests.loops import loop


@pytest.fixture
def part(client, plain):
    """Upload a new part of ten bytes."""

    def put():
        body = {"filename": "a", "type": "video", "total_size": 10}
        return plain.put(
            client.post("/assets/multipart-uploads", json=body).json()["upload_urls"][0]["url"], content=b"0123456789"
        )

    return put


def test_a_status_instead_of_the_work(raw, sandbox, new_index):
    sandbox.faults.add(method="POST", route="/indexes", status=503, retry_after=1.5)
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    refused = raw.post("/indexes", json={"index_name": "after a fault", "models": models})
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1.5"
    assert refused.json()["code"] == "internal_server_error"
    new_index(raw, "after a fault")  # the name is still free: the request had no effect
    faulty, _ = sandbox.requests
    assert faulty.fault
    assert faulty.status == 503
    assert faulty.json["index_name"] == "after a fault"


def test_retry_after_as_a_date_and_other_bodies(raw, sandbox):
    date = "Wed, 21 Oct 2026 07:28:00 GMT"
    sandbox.faults.add(
        Fault(route="/indexes", nth=1, status=429, retry_after=date, body=""),
        Fault(route="/indexes", nth=2, status=429, body={"error": {"code": "x"}}),
        Fault(route="/indexes", nth=3, status=500, body="plain"),
    )
    first, second, third = (raw.get("/indexes") for _ in range(3))
    assert (first.status_code, first.headers["retry-after"], first.content) == (429, date, b"")
    assert second.json() == {"error": {"code": "x"}}
    assert third.text == "plain"
    assert raw.get("/indexes").status_code == 200


def test_which_requests_a_fault_matches(raw, sandbox):
    sandbox.faults.add(method="GET", route="/indexes*", nth=2, times=2, status=500)
    calls = [("GET", "/assets"), ("GET", "/indexes"), ("POST", "/indexes"), *[("GET", "/indexes/x")] * 3]
    statuses = [raw.request(method, path).status_code for method, path in calls]
    assert statuses == [200, 200, 400, 500, 500, 400]
    (report,) = sandbox.faults.report()
    assert (report.matched, report.fired) == (4, 2)


def test_a_path_template_as_a_route(raw, sandbox):
    sandbox.faults.add(route="/indexes/{index_id}", status=500)
    assert raw.get("/indexes").status_code == 200
    assert raw.get("/indexes/x").status_code == 500


def test_probabilities_are_reproducible(raw, sandbox):
    sandbox.faults.add(route="/indexes", probability=0.5, seed=7, status=500)
    seen = [raw.get("/indexes").status_code == 500 for _ in range(20)]
    chance = random.Random(7)
    assert seen == [chance.random() < 0.5 for _ in range(20)]
    sandbox.faults.clear()
    sandbox.faults.add(route="/indexes", probability=1, times=2, status=500)
    assert [raw.get("/indexes").status_code for _ in range(3)] == [500, 500, 200]


def test_unused_faults_are_reported(raw, sandbox):
    sandbox.faults.add(route="/indexes", status=500)
    sandbox.faults.add(route="/assets", nth=2, status=501)
    raw.get("/indexes")
    raw.get("/assets")
    with pytest.raises(AssertionError, match="status=501") as failure:
        sandbox.faults.assert_used()
    assert "status=500" not in str(failure.value)
    raw.get("/assets")
    sandbox.faults.assert_used()


def test_a_reset_before_the_work(raw, sandbox, new_index):
    sandbox.faults.add(method="POST", reset="before")
    with pytest.raises(httpx.TransportError):
        new_index(raw, "reset before")
    assert sandbox.requests[-1].status is None
    new_index(raw, "reset before")


def test_a_reset_after_the_work(raw, sandbox, new_index):
    sandbox.faults.add(method="POST", reset="after")
    with pytest.raises(httpx.ReadError):
        new_index(raw, "reset after")
    index = raw.get("/indexes", params={"index_name": "reset after"}).json()
    assert index["page_info"]["total_results"] == 1


def test_a_stall_delays_the_response(raw, sandbox):
    sandbox.faults.add(route="/indexes", stall=0.2)
    begun = time.monotonic()
    assert raw.get("/indexes").status_code == 200
    assert time.monotonic() - begun >= 0.2


def test_a_stall_ends_when_the_client_leaves(raw, sandbox):
    sandbox.faults.add(route="/indexes", stall=60)
    with pytest.raises(httpx.ReadTimeout):
        raw.get("/indexes", timeout=0.1)
    assert raw.get("/indexes").status_code == 200


def test_a_stall_ends_when_the_sandbox_stops(stop_at_once):
    failures = []

    def call(address, key):
        try:
            httpx.get(address, headers={API_KEY_HEADER: key}, timeout=60, trust_env=False)
        except httpx.TransportError as error:
            failures.append(error)

    with Sandbox(faults=[Fault(stall=60)]) as sandbox:
        thread = threading.Thread(target=call, args=(f"{sandbox.base_url}/indexes", sandbox.api_key))
        thread.start()
        while not sandbox.faults.report()[0].fired:
            time.sleep(0.001)
        stop_at_once(sandbox)
    thread.join()
    assert len(failures) == 1


def test_a_slow_body(raw, sandbox):
    sandbox.faults.add(route="/indexes/x", drip=400)
    begun = time.monotonic()
    body = raw.get("/indexes/x").content
    assert json.loads(body)["code"] == "resource_not_exist"
    assert time.monotonic() - begun >= 0.8 * len(body) / 400


def test_a_truncated_body(raw, sandbox):
    sandbox.faults.add(route="/indexes", truncate=True)
    with raw.stream("GET", "/indexes") as answer:
        assert int(answer.headers["content-length"]) > 20
        with pytest.raises(httpx.RemoteProtocolError, match="without sending complete"):
            answer.read()


def test_a_body_that_is_not_json(raw, sandbox):
    sandbox.faults.add(route="/indexes", invalid_json=True)
    answer = raw.get("/indexes")
    assert answer.headers["content-type"] == "application/json"
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_an_error_page(raw, sandbox):
    sandbox.faults.add(route="/indexes", times=2, html=True)
    sandbox.faults.add(route="/assets", html=True, status=200)
    page = raw.get("/indexes")
    assert (page.status_code, page.headers["content-type"]) == (502, "text/html")
    assert page.text.startswith("<!DOCTYPE html>")
    assert raw.get("/assets").status_code == 200


def test_changed_fields(raw, sandbox):
    sandbox.faults.add(
        route="/indexes",
        set_fields={"page_info.total_page": None, "data.0.status": "dreaming", "new": {"a": [1]}, "data": [{}, {}]},
    )
    answer = raw.get("/indexes").json()
    assert answer["page_info"]["total_page"] is None
    assert answer["new"] == {"a": [1]}
    assert answer["data"] == [{}, {}]
    sandbox.faults.add(route="/indexes", set_fields={"data.0": 1, "data.0.x": 2, "page_info.page.x": 3})
    assert raw.get("/indexes", params={"page": 1000}).json()["page_info"]["page"] == 1000


def test_etags_of_parts(part, sandbox):
    sandbox.faults.add(Fault(route="object-store", etag="wrong"), Fault(route="object-store", nth=2, etag="missing"))
    assert part().headers["etag"] == f'"{"0" * 32}"'
    assert "etag" not in part().headers
    assert part().headers["etag"] == '"781e5e245d69b566979b86e28d23f2c7"'


def test_faults_of_the_object_store(part, sandbox):
    sandbox.faults.add(
        Fault(route="object-store", expired=True),
        Fault(route="object-store", nth=2, status=503),
        Fault(route="object-store", nth=3, reset="before"),
    )
    expired = part()
    assert expired.status_code == 403
    assert "Request has expired" in expired.text
    slow = part()
    assert (slow.status_code, slow.headers["content-type"]) == (503, "application/xml")
    with pytest.raises(httpx.TransportError):
        part()
    assert part().status_code == 200


@loop(
    "values",
    [
        {},
        {"route": "/x"},
        {"status": 99},
        {"status": 500, "nth": 0},
        {"status": 500, "times": 0},
        {"status": 500, "probability": 2},
        {"reset": "during"},
        {"etag": "right"},
        {"stall": -1},
        {"drip": 0},
        {"retry_after": 1, "stall": 1},
        {"body": "x", "stall": 1},
        {"color": "red"},
        {"status": "500"},
        {"status": 500, "route": 5},
        {"status": 500, "retry_after": "a\nb"},
        {"status": 500, "retry_after": []},
        {"set_fields": "x"},
        {"stall": "long"},
    ],
)
def test_invalid_faults(values):
    with pytest.raises(ValueError, match="fault"):
        Fault.from_json(values)


def test_the_admin_api_of_faults(plain, raw, sandbox):
    address = sandbox.base_url.replace("/v1.3", "/_sandbox/faults")
    assert plain.post(address, json={"route": "/indexes", "status": 418}).status_code == 204
    assert plain.post(address, json=[{"route": "/assets", "html": True}]).status_code == 204
    assert raw.get("/indexes").status_code == 418
    reports = plain.get(address).json()["data"]
    assert reports[0] == {"fault": {"route": "/indexes", "nth": 1, "status": 418}, "matched": 1, "fired": 1}
    assert reports[1]["fired"] == 0
    assert plain.delete(address).status_code == 204
    assert plain.get(address).json() == {"data": []}
    assert plain.post(address, json={"color": "red"}).status_code == 400
    assert plain.post(address, content=b"{}", headers={"content-type": "text/plain"}).status_code == 400


def test_faults_are_removed_one_by_one():
    faults = Faults([Fault(status=500)])
    faults.sequence("GET", "/tasks", [503, None])
    first, second = (report.fault for report in faults.report()[1:])
    faults.remove(first)
    assert faults.scenarios == {"GET /tasks": "started"}
    faults.remove(second)
    assert faults.scenarios == {}
    assert [report.fault for report in faults.report()] == [Fault(status=500)]
    with pytest.raises(ValueError, match="there is no such fault"):
        faults.remove(second)


def test_faults_for_bodies_queries_and_forms(raw, sandbox, new_index, clip):
    asset = raw.post("/assets", data={"method": "direct"}, files={"file": ("goal.mp4", clip.read_bytes())}).json()
    cases = [
        ({"match_body": {"models": [{"model_name": "mar*"}]}}, "POST", "/indexes", {"json": {"models": []}}, False),
        ({"match_body": {"index_name": "my *"}}, "POST", "/indexes", {"json": {"index_name": "my own"}}, True),
        ({"match_body": {"a": 1}}, "POST", "/indexes", {"content": b"{"}, False),
        ({"match_query": {"page": 2}}, "GET", "/indexes", {"params": {"page": 2}}, True),
        ({"match_query": {"page": 2}}, "GET", "/indexes", {}, False),
        (
            {"match_body": {"query_text": "*goal*"}},
            "POST",
            "/search",
            {"files": {"query_text": (None, "a goal")}},
            True,
        ),
        ({"match_filename": "*.mp4"}, "POST", "/assets", {"files": {"file": ("a.mp4", b"x" * 2_000_000)}}, True),
        ({"match_filename": "*.mp4"}, "POST", "/assets", {"files": {"file": ("a.mov", b"x")}}, False),
        ({"match_filename": "a b.mp4"}, "POST", "/assets", {"data": {"url": "http://x/a%20b.mp4?c"}}, False),
        ({"match_filename": "a b.mp4"}, "POST", "/assets", {"files": {"url": (None, "http://x/a%20b.mp4?c")}}, True),
        ({"match_filename": "goal.mp4"}, "GET", f"/assets/{asset['_id']}", {}, True),
        (
            {"match_filename": "goal.mp4"},
            "POST",
            "/indexes/x/indexed-assets",
            {"json": {"asset_id": asset["_id"]}},
            True,
        ),
        ({"match_filename": "goal.mp4"}, "POST", "/analyze", {"json": {"video": {"asset_id": asset["_id"]}}}, True),
        ({"match_filename": "goal.mp4"}, "POST", "/nothing", {"json": {"asset_id": asset["_id"]}}, False),
    ]
    wrong = []
    for fault, method, path, options, fires in cases:
        sandbox.faults.clear()
        sandbox.faults.add(**fault, status=418)
        if (raw.request(method, path, **options).status_code == 418) is not fires:
            wrong.append((fault, method, path))
    assert wrong == []
    sandbox.faults.add(match_filename="none", status=418)
    new_index(raw, "with a body that was read before")


def test_a_fault_for_the_parts_of_one_file(client, plain, sandbox):
    sandbox.faults.add(route="object-store", match_filename="b.*", times="always", status=503)
    statuses = []
    for name in ("a.mp4", "b.mp4", "b.mov"):
        body = {"filename": name, "type": "video", "total_size": 10}
        url = client.post("/assets/multipart-uploads", json=body).json()["upload_urls"][0]["url"]
        statuses.append(plain.put(url, content=b"0123456789").status_code)
    assert statuses == [200, 503, 503]


def test_sequences_and_scenarios(raw, sandbox):
    sandbox.faults.sequence("GET", "/indexes", [503, Fault(status=429, retry_after=3), None, 500])
    answers = [raw.get("/indexes") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [503, 429, 200, 500, 200]
    assert answers[1].headers["retry-after"] == "3"
    assert sandbox.faults.scenarios == {"GET /indexes": "done"}
    assert [request.fault is not None for request in sandbox.requests] == [True, True, False, True, False]
    sandbox.faults.set_state("GET /indexes")
    assert raw.get("/indexes").status_code == 503
    sandbox.faults.sequence("GET", "/indexes", [418])
    assert list(sandbox.faults.scenarios) == ["GET /indexes", "GET /indexes (2)"]

    # Down for all routes after a creation, up again after a deletion.
    sandbox.faults.clear()
    sandbox.faults.add(
        Fault(method="POST", route="/indexes", scenario="outage", next_state="down"),
        Fault(method="GET", scenario="outage", state="down", status=503),
        Fault(method="DELETE", scenario="outage", state="down", next_state="started", status=500),
    )
    calls = [("GET", "/assets"), ("POST", "/indexes"), ("GET", "/assets"), ("GET", "/tasks"), ("DELETE", "/indexes/x")]
    assert [raw.request(*call).status_code for call in [*calls, *calls[:1]]] == [200, 400, 503, 503, 500, 200]
    with pytest.raises(ValueError, match="no scenario"):
        sandbox.faults.set_state("other")
    for wrong in ([], [99], ["503"], [Fault]):
        with pytest.raises(ValueError, match="steps must be a list"):
            sandbox.faults.sequence("GET", "/x", wrong)


def test_canned_responses(raw, plain, sandbox):
    sandbox.respond("GET", "/indexes", json={"data": [], "page_info": {}}, headers={"X-Mine": "1"})
    sandbox.respond("POST", "/search", text="slow down", status=429, times=1, match_body={"query_text": "*"})
    sandbox.respond("GET", "/assets", json="text")
    sandbox.respond("DELETE", "/indexes/*", status=204)
    for _ in range(2):
        answer = raw.get("/indexes")
        assert (answer.status_code, answer.headers["x-mine"], answer.json()["data"]) == (200, "1", [])
    asked = [raw.post("/search", files={"query_text": (None, "x")}).status_code for _ in range(2)]
    assert asked == [429, 400]
    assert raw.get("/assets").json() == "text"
    assert (raw.delete("/indexes/x").status_code, raw.delete("/indexes/x").content) == (204, b"")
    sandbox.faults.clear()
    address = sandbox.base_url.replace("/v1.3", "/_sandbox")
    canned = {"method": "GET", "route": "/indexes", "status": 201, "json": {"a": 1}, "times": 1}
    assert plain.post(f"{address}/responses", json=canned).status_code == 204
    assert plain.post(
        f"{address}/scenarios", json={"method": "GET", "route": "/indexes", "steps": [503, None]}
    ).is_success
    statuses = [raw.get("/indexes").status_code for _ in range(4)]
    assert statuses == [201, 503, 200, 200]
    assert plain.get(f"{address}/scenarios").json() == {"GET /indexes": "done"}
    assert plain.put(f"{address}/scenarios", json={"scenario": "GET /indexes", "state": "started"}).is_success
    assert raw.get("/indexes").status_code == 503
    with pytest.raises(ValueError, match="both json and text"):
        sandbox.respond("GET", "/x", json=1, text="1")
