"""What makes a sandbox as inconvenient as the platform: the object store, the rate limits of a plan, latency."""

import statistics
import time

import httpx
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Latency, ObjectStoreOptions, Sandbox


def test_an_object_store_as_s3(connect, plain, clip):
    with Sandbox(object_store="s3-kms", chunk_size=300_000, speed=float("inf")) as sandbox:
        body = {"filename": "a.mp4", "type": "video", "total_size": 10}
        client = connect(sandbox)
        url = client.post("/assets/multipart-uploads", json=body).json()["upload_urls"][0]["url"]
        moved = plain.put(url, content=b"0123456789")
        stored = plain.put(moved.headers["location"], content=b"0123456789")
        again = plain.put(moved.headers["location"], content=b"0123456789")
        assert [moved.status_code, stored.status_code, again.status_code] == [307, 200, 403]
        assert stored.headers["etag"] != '"781e5e245d69b566979b86e28d23f2c7"'
        assert again.headers["content-type"] == "application/xml"
        assert "<Code>AccessDenied</Code>" in again.text
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as user:
            assert user.assets.upload(clip, method="multipart", wait=True).status == "ready"
    assert ObjectStoreOptions.named("s3").etags == "md5"
    with pytest.raises(ValueError, match="one of s3, s3-kms"):
        Sandbox(object_store="gcs")


def test_the_rate_limits_of_a_plan(connect):
    with Sandbox(rate_limits="free") as sandbox:
        sandbox.clock.freeze()
        raw = httpx.Client(base_url=sandbox.base_url, headers={"x-api-key": sandbox.api_key}, trust_env=False)
        with raw:
            statuses = [raw.post("/tasks").status_code for _ in range(61)]
        assert (statuses[59], statuses[60]) == (400, 429)
        assert connect(sandbox).get("/indexes").status_code == 200
    with pytest.raises(ValueError, match="there is no plan gold: it is one of free"):
        Sandbox(rate_limits="gold")


def test_latency_is_a_reproducible_distribution():
    sandbox = Sandbox(latency=Latency(median=0.12, p99=0.8, seed=7))
    drawn = [sandbox.latency.draw() for _ in range(4000)]
    cuts = statistics.quantiles(drawn, n=100)
    assert cuts[49] == pytest.approx(0.12, rel=0.1)
    assert cuts[98] == pytest.approx(0.8, rel=0.2)
    sandbox.latency.reset()
    assert [sandbox.latency.draw() for _ in range(4000)] == drawn
    assert Sandbox(latency=0.5).latency.draw() == 0.5
    for wrong in ({"median": -1}, {"median": 0, "p99": 1}, {"median": 2, "p99": 1}, {"median": "fast"}):
        with pytest.raises(ValueError, match="invalid latency"):
            Latency(**wrong)


def test_responses_are_delayed(sandbox, raw, plain):
    address = sandbox.base_url.replace("/v1.3", "/_sandbox/latency")
    assert plain.put(address, json={"median": 0.05}).status_code == 204
    begun = time.monotonic()
    assert raw.get("/indexes").status_code == 200
    assert time.monotonic() - begun >= 0.05
    assert plain.get(address).json() == {"median": 0.05, "p99": None, "seed": 0}
    assert plain.delete(address).status_code == 204
    assert plain.get(address).json() is None
    assert sandbox.latency.current is None


def test_the_command_line():
    from twelvelabs_sandbox.__main__ import _parser, _sandbox

    options = _parser(False).parse_args(["--rate-limits", "free", "--object-store", "s3", "--latency", "0.1:0.5"])
    sandbox = _sandbox(options)
    assert sandbox.latency.current == Latency(0.1, 0.5)
    assert {limit.category for limit in sandbox.rate_limits.limits} == {"indexing", "embedding", "search", "analysis"}
    for wrong in (["--latency", "fast"], ["--latency", "1:0.5"], ["--object-store", "gcs"]):
        with pytest.raises(SystemExit):
            _parser(False).parse_args(wrong)
