"""Rate limits: counters, headers, 429s and windows."""

import json

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Clock, RateLimit, RateLimits, Sandbox

from tests.loops import loop

SEARCH = {"index_id": "0" * 24, "query_text": "red", "search_options": "visual"}


@pytest.fixture
def limited(fresh):
    """A client of a separate sandbox whose clock is frozen at a whole second."""
    fresh.clock.advance(1 - fresh.clock.milliseconds() % 1000 / 1000)
    with httpx.Client(base_url=fresh.base_url, headers={API_KEY_HEADER: fresh.api_key}, trust_env=False) as client:
        yield client


def told(answer):
    return [int(answer.headers[f"x-ratelimit-{name}"]) for name in ("limit", "remaining", "used", "reset")]


def test_there_are_no_limits_by_default(limited):
    answers = [limited.get("/indexes") for _ in range(3)]
    assert all(answer.status_code == 200 for answer in answers)
    assert not [name for answer in answers for name in answer.headers if "ratelimit" in name]


def test_a_limit_is_announced_enforced_and_reset(fresh, limited):
    fresh.rate_limits.add(category="lists", requests=2, per=10, routes=["GET /indexes"])
    begun = fresh.clock.milliseconds() // 1000
    assert told(limited.get("/indexes")) == [2, 1, 1, begun + 10]
    fresh.clock.advance(4)
    assert told(limited.get("/indexes")) == [2, 0, 2, begun + 10]
    refused = limited.get("/indexes")
    assert refused.status_code == 429
    assert refused.json()["code"] == "too_many_requests"
    assert "Try again in 6 seconds" in refused.json()["message"]
    assert told(refused) == [2, 0, 2, begun + 10]
    assert "retry-after" not in refused.headers
    assert refused.headers["x-sandbox"] == "simulated"
    assert "x-ratelimit-limit" not in limited.get("/assets").headers
    fresh.clock.advance(5.999)
    assert limited.get("/indexes").status_code == 429
    fresh.clock.advance(0.001)
    assert told(limited.get("/indexes")) == [2, 1, 1, begun + 20]


def test_a_category_shares_a_counter(fresh, limited):
    fresh.rate_limits.add(category="analysis", requests=2)
    assert limited.post("/analyze", json={}).status_code == 400
    assert limited.post("/analyze/tasks", json={}).status_code == 400
    assert limited.post("/analyze/batches", json={}).status_code == 429
    assert limited.get("/analyze/tasks").status_code == 200
    assert limited.post("/embed-v2", json={}).status_code == 400


def test_only_requests_with_the_key_count(fresh, limited):
    fresh.rate_limits.add(category="lists", requests=1, routes=["/indexes"])
    stranger = limited.get("/indexes", headers={API_KEY_HEADER: "wrong"})
    assert stranger.status_code == 401
    assert "x-ratelimit-limit" not in stranger.headers
    assert limited.get("/indexes").status_code == 200


def test_the_body_of_a_429(fresh, limited):
    for category in ("search", "embedding", "analysis"):
        fresh.rate_limits.add(category=category, requests=1)
    paths = ("/search", "/embed-v2", "/analyze")
    assert [limited.post(path, json={}).status_code for path in paths] == [400, 400, 400]
    search = limited.post("/search", files={name: (None, value) for name, value in SEARCH.items()})
    assert (search.status_code, search.content) == (429, b"")
    store = limited.post(f"/knowledge-stores/ks_{'0' * 8}-0000-4000-8000-{'0' * 12}/search", json={})
    assert (store.status_code, store.content) == (429, b"")
    analysis = limited.post("/analyze", json={})
    assert (analysis.status_code, analysis.content) == (429, b"")
    assert limited.post("/analyze/tasks", json={}).json()["code"] == "too_many_requests"
    assert limited.post("/embed-v2", json={}).json()["error"]["code"] == "too_many_requests"


def test_several_limits_at_once(fresh, limited):
    fresh.rate_limits.add(
        RateLimit("minute", 2, routes=["/indexes"]), RateLimit("day", 3, per=86400, routes=["/indexes"])
    )
    assert told(limited.get("/indexes"))[:2] == [2, 1]
    limited.get("/indexes")
    assert limited.get("/indexes").status_code == 429  # a rejected request does not count for the day either
    fresh.clock.advance(60)
    assert told(limited.get("/indexes"))[:3] == [3, 0, 3]
    refused = limited.get("/indexes")
    assert refused.status_code == 429
    assert "day" in refused.json()["message"]
    assert sorted((report.limit.category, report.used, report.refused) for report in fresh.rate_limits.report()) == [
        ("day", 3, 1),
        ("minute", 1, 0),
    ]


def test_without_headers_and_with_retry_after(fresh, limited):
    fresh.rate_limits.add(category="lists", requests=1, per=2.5, routes=["/indexes"], headers=False, retry_after=True)
    first, second = limited.get("/indexes"), limited.get("/indexes")
    assert "x-ratelimit-limit" not in first.headers
    assert second.headers["retry-after"] == "3"
    assert "x-ratelimit-limit" not in second.headers


def test_rejected_requests_have_no_effect(fresh, limited, new_index):
    fresh.rate_limits.add(category="indexes", requests=1, routes=["POST /indexes"])
    new_index(limited, "one")
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    assert limited.post("/indexes", json={"index_name": "two", "models": models}).status_code == 429
    assert limited.get("/indexes").json()["page_info"]["total_results"] == 1


def test_the_admin_api_of_limits(fresh, limited):
    address = fresh.base_url.replace("/v1.3", "/_sandbox/rate-limits")
    limit = {"category": "lists", "requests": 1, "per": 60, "routes": ["/indexes"]}
    assert limited.post(address, json=[limit]).status_code == 204
    limited.get("/indexes")
    limited.get("/indexes")
    seen = limited.get(address).json()
    assert seen["data"] == [{**limit, "headers": True, "retry_after": False}]
    assert [(window["used"], window["refused"]) for window in seen["windows"]] == [(1, 1)]
    assert limited.delete(address).status_code == 204
    assert limited.get(address).json() == {"data": [], "windows": []}
    assert limited.get("/indexes").status_code == 200
    assert limited.post(address, json={"category": "none", "requests": 1}).status_code == 400
    assert limited.post(address, content=b"{}", headers={"content-type": "text/plain"}).status_code == 400


@settings(suppress_health_check=[HealthCheck.too_slow])  # other tests share the processors
@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 20)), min_size=1, max_size=3),
    st.lists(st.integers(0, 5_000), max_size=40),
)
def test_counting(limits, pauses):
    """For any pauses, the headers add up, and each limit holds in each of its windows."""
    clock = Clock()
    clock.freeze()
    rates = RateLimits(clock, [RateLimit(f"{n} in {per}", n, per, routes=["/x"]) for n, per in limits])
    admitted = []
    for pause in pauses:
        clock.advance(pause / 1000)
        before = {report.limit: report.used for report in rates.report()}
        refusal, headers = rates.admit("key", "GET", ["/x"])
        values = {name.removeprefix("x-ratelimit-"): int(value) for name, value in headers.items()}
        assert values["used"] + values["remaining"] == values["limit"]
        now = clock.milliseconds()
        assert now < values["reset"] * 1000 < now + 21_000
        after = {report.limit: report.used for report in rates.report()}
        if refusal is None:
            admitted.append(now)
            assert after == {limit: before.get(limit, 0) + 1 for limit in rates.limits}
        else:
            assert any(used == limit.requests for limit, used in before.items())
            assert after == before
        assert all(report.used <= report.limit.requests for report in rates.report())
    for n, per in limits:  # two adjacent windows may both be full
        for begun in admitted:
            assert sum(begun <= moment < begun + per * 1000 for moment in admitted) <= 2 * n


@loop(
    "values",
    [
        {},
        {"category": "search"},
        {"category": "search", "requests": 0},
        {"category": "search", "requests": 1.5},
        {"category": "search", "requests": True},
        {"category": "search", "requests": 1, "per": 0},
        {"category": "search", "requests": 1, "per": float("inf")},
        {"category": "search", "requests": 1, "per": "long"},
        {"category": "mine", "requests": 1},
        {"category": "mine", "requests": 1, "routes": []},
        {"category": "mine", "requests": 1, "routes": "/indexes"},
        {"category": "search", "requests": 1, "headers": "no"},
        {"category": "search", "requests": 1, "color": "red"},
        {"category": 5, "requests": 1},
        "search",
    ],
)
def test_invalid_limits(values):
    with pytest.raises(ValueError, match="rate limit"):
        RateLimit.from_json(values)


def test_limits_from_the_start():
    with Sandbox(rate_limits=[RateLimit("lists", 1, routes=["/indexes"])]) as sandbox:
        get = [
            httpx.get(f"{sandbox.base_url}/indexes", headers={API_KEY_HEADER: sandbox.api_key}, trust_env=False)
            for _ in range(2)
        ]
    assert [answer.status_code for answer in get] == [200, 429]


@pytest.mark.parametrize("content", ["{}", '[{"category": "mine", "requests": 1}]'])
def test_the_command_line_rejects_an_invalid_file(tmp_path, content, capsys, monkeypatch):
    from twelvelabs_sandbox.__main__ import main

    monkeypatch.setattr("signal.signal", lambda *_: None)
    (tmp_path / "limits.json").write_text(content)
    assert main(["--rate-limits", str(tmp_path / "limits.json")]) == 1
    assert "cannot start" in capsys.readouterr().err


def test_the_command_line_reads_a_file(tmp_path, monkeypatch):
    from twelvelabs_sandbox import __main__ as program

    (tmp_path / "limits.json").write_text(json.dumps([{"category": "search", "requests": 3}]))
    made = []

    class Recorder:
        def __init__(self, **options):
            made.append(options)
            raise OSError("enough")

    monkeypatch.setattr("signal.signal", lambda *_: None)
    monkeypatch.setattr("twelvelabs_sandbox.sandbox.Sandbox", Recorder)
    assert program.main(["--rate-limits", str(tmp_path / "limits.json")]) == 1
    assert made[0]["rate_limits"] == [RateLimit("search", 3)]
