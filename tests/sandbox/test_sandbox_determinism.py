"""Runs that are the same: seeds and times, a reset that leaves nothing behind, and the clock over HTTP."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Fault, RateLimit, Sandbox

NOW = "2026-01-01T00:00:00Z"
NewClient = Callable[[Sandbox], TwelveLabs]


@pytest.fixture
def new_client() -> Iterator[NewClient]:
    """Make a client of a sandbox, which is closed after the test."""
    with ExitStack() as stack:
        yield lambda sandbox: stack.enter_context(
            TwelveLabs(sandbox.api_key, base_url=sandbox.base_url, max_retries=0, http_client=quick(stack))
        )


def quick(stack: ExitStack) -> httpx.Client:
    return stack.enter_context(httpx.Client(transport=httpx.HTTPTransport(verify=False), trust_env=False))


# A program that prints all requests and responses of a run, except for ports and measured times.
_RUN = textwrap.dedent(
    """
    import json, re, sys
    import httpx
    from twelvelabs_client import TwelveLabs, UploadOptions
    from twelvelabs_sandbox import Sandbox

    with (
        Sandbox(seed=7, now="2026-01-01T00:00:00Z", chunk_size=400_000) as sandbox,
        TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client,
    ):
        models = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
        index = client.indexes.create(index_name="a", models=models)
        asset = client.assets.upload(sys.argv[1], wait=True)
        for address in (asset.hls.manifest_url, asset.thumbnail.representative_url):
            httpx.get(address, trust_env=False)
        client.assets.upload(sys.argv[1], method="multipart", wait=True, options=UploadOptions(resume=False))
        item = client.indexes.indexed_assets.create(index.id, asset_id=asset.id)
        client.indexes.indexed_assets.wait_until_ready(index.id, item.id)
        sandbox.add_indexed_assets(index.id, [f"red {number}.mp4" for number in range(3)])
        list(client.search.query(index_id=index.id, query_text="red", search_options=["visual"], page_limit=1))
        video = {"type": "asset_id", "asset_id": asset.id}
        client.analyze(video=video, prompt="red?", model_name="pegasus1.5")
        task = client.analyze_async.tasks.create(video=video, prompt="red?", model_name="pegasus1.5")
        client.analyze_async.tasks.retrieve(task.task_id)
        store = client.knowledge_stores.create(name="s")
        client.knowledge_store_items.create(store.id, asset_id=asset.id)
        seen = [{**one.as_json(), "milliseconds": 0, "number": 0} for one in sandbox.requests]
    # Parts are sent at the same time, so that the order in which they end is not that of the last run.
    for one in seen:
        (one["json"] or {}).get("completed_chunks", []).sort(key=str)
    seen = sorted(json.dumps(one) for one in seen)
    print(json.dumps([re.sub(r"127.0.0.1:\\d+|boundary=\\w+", "", text) for text in seen]))
    """
)


def test_another_process_sees_the_same(
    clip: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-c", _RUN, os.fspath(clip)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        monkeypatch.setattr(sys, "argv", command[-2:])
        exec(_RUN, {})
        one, other = (json.loads(text) for text in (capsys.readouterr().out, running.communicate(timeout=60)[0]))
    assert [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]] == []
    assert len(one) > 15
    assert {json.loads(entry)["status"] // 100 for entry in one} == {2}


def used(sandbox: Sandbox, client: TwelveLabs, clip: Path) -> tuple[str, str]:
    """Use most of a sandbox; the ids that it made."""
    asset = client.assets.upload(clip, wait=True)
    index = sandbox.add_index("goals", assets=["goal.mp4", asset.id])
    client.search.create(index_id=index, query_text="goal", search_options=["visual"])
    return asset.id, index


def test_a_reset_leaves_nothing_behind(clip: Path, new_client: NewClient, tmp_path: Path) -> None:
    fault, limit = Fault(route="/entity-collections", status=503), RateLimit("search", 1)
    with Sandbox(seed=7, now=NOW, data=tmp_path, faults=[fault], rate_limits=[limit]) as sandbox:
        key, url = sandbox.api_key, sandbox.base_url
        first = used(sandbox, new_client(sandbox), clip)
        sandbox.faults.add(route="/nothing", status=500)
        sandbox.clock.advance(1000)
        sandbox.clock.unfreeze()
        sandbox.reset()
        assert (sandbox.api_key, sandbox.base_url) == (key, url)
        assert (sandbox.clock.frozen, sandbox.clock.now()) == (True, datetime(2026, 1, 1, tzinfo=UTC))
        assert [report.fault for report in sandbox.faults.report()] == [fault]
        assert (sandbox.rate_limits.limits, sandbox.rate_limits.report()) == ([limit], [])
        assert list(sandbox.requests) == []
        client = new_client(sandbox)
        assert list(client.assets.list()) == list(client.indexes.list()) == []
        sandbox.wait_until_idle()
        assert [path for path in tmp_path.rglob("*") if path.is_file() and "sqlite3" not in path.name] == []
        assert used(sandbox, client, clip) == first
    with Sandbox(data=tmp_path) as sandbox:  # the state that is kept is that since the reset
        assert {asset.id for asset in new_client(sandbox).assets.list()} >= {first[0]}


def test_work_in_progress_does_not_outlive_a_reset(
    clip: Path, new_client: NewClient, caplog: pytest.LogCaptureFixture
) -> None:
    with Sandbox() as sandbox:
        client = new_client(sandbox)
        sandbox.faults.add(route="/indexes", stall=60)
        failures: list[Exception] = []

        def wait() -> None:
            try:
                client.indexes.list()
            except Exception as error:
                failures.append(error)

        thread = threading.Thread(target=wait)
        thread.start()
        while not sandbox.requests.matching(route="/indexes"):
            pass
        for _ in range(5):
            client.assets.upload(clip)
            sandbox.reset()
        thread.join(10)
        assert len(failures) == 1
        sandbox.wait_until_idle()
        assert list(client.assets.list()) == []
    assert caplog.text == ""


def test_seeds_differ_and_go_on(tmp_path: Path) -> None:
    with Sandbox(seed=1) as one, Sandbox(seed=2) as other, Sandbox() as random, Sandbox(seed=1) as same:
        ids = [sandbox.add_asset("a.mp4") for sandbox in (one, other, random, same)]
        assert ids[0] == ids[3]
        assert len({sandbox.api_key for sandbox in (one, other, random, same)}) == len(set(ids)) == 3
        assert one.add_asset("a.mp4") > ids[0]
        assert (one.clock.frozen, one.clock.speed) == (False, 1)
    with Sandbox(seed=1, data=tmp_path) as first:
        made = first.add_assets(["a.mp4"] * 3)
    with Sandbox(data=tmp_path) as second:
        made += second.add_assets(["a.mp4"] * 3)
        # As after kill -9: its last state is not known, so that other ids follow.
        second._running._keep_state = lambda: None  # type: ignore[union-attr, method-assign]
    with Sandbox(data=tmp_path) as third:
        made += third.add_assets(["a.mp4"] * 3)
    assert made == sorted(set(made))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"seed": 1.5}, "seed must be a whole number"),
        ({"seed": True}, "seed must be a whole number"),
        ({"now": "soon"}, "now must be a datetime, or text such as"),
        ({"now": "1950-01-01"}, "now must be a datetime, or text such as"),
        ({"now": 5}, "now must be a datetime, or text such as"),
    ],
)
def test_invalid_seeds_and_times(options: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Sandbox(**options)


def test_times_to_start_at() -> None:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for now in (NOW, "2026-01-01", "2026-01-01T01:00:00+01:00", moment, moment.replace(tzinfo=None)):
        clock = Sandbox(now=now).clock
        assert (clock.now(), clock.frozen, clock.speed) == (moment, True, math.inf)
    assert Sandbox(now=NOW, speed=2).clock.speed == 2


def test_the_clock_over_http(clip: Path, new_client: NewClient) -> None:
    with Sandbox(now=NOW, speed=1) as sandbox:
        client = new_client(sandbox)
        address = sandbox.base_url.replace("/v1.3", "/_sandbox/clock")
        assert httpx.get(address).json() == {"now": "2026-01-01T00:00:00.000Z", "frozen": True, "speed": 1.0}
        index = sandbox.add_index("goals", assets=["goal.mp4"])
        task = client.tasks.create(index_id=index, video_file=clip)
        assert client.tasks.retrieve(task.id).status == "validating"
        moved = httpx.post(address, json={"advance": 0.25}).json()
        assert moved["now"] == "2026-01-01T00:00:00.250Z"
        settled = httpx.post(address, json={"settle": True}).json()
        assert settled["now"] == "2026-01-01T00:00:03.000Z"
        assert client.tasks.retrieve(task.id).status == "ready"
        assert httpx.post(address, json={"freeze": False}).json()["frozen"] is False
        for body in ({"advance": -1}, {"freeze": 1}, {"stop": True}, []):
            assert httpx.post(address, json=body).status_code == 400
        reset = address.replace("clock", "reset")
        assert httpx.post(reset, headers={"origin": "http://evil.example"}).status_code == 403
        assert [index.id for index in client.indexes.list()] == [index]
        assert httpx.post(reset).status_code == 204
        assert list(client.indexes.list()) == []
        assert httpx.get(address).json()["frozen"] is True
