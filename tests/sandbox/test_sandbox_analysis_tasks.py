"""Analysis tasks and batches: statuses on the clock, results, segments, cancellation, deletion and expiry."""

import base64
import json

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.backend.durations import DURATIONS

WAITING = DURATIONS.analysis["queued"] + DURATIONS.analysis["pending"]


@pytest.fixture
def begin(gallery, visitor):
    """Start analyzing a clip of the gallery and return the response."""

    def run(name="turns.mp4", **fields):
        body = {"video": {"type": "asset_id", "asset_id": gallery.assets[name]}, "prompt": "What is blue?"}
        return visitor.post("/analyze/tasks", json={**body, **fields})

    return run


@pytest.fixture
def task(visitor):
    """Retrieve a task."""
    return lambda begun: visitor.get(f"/analyze/tasks/{begun.json()['task_id']}").json()


@pytest.fixture
def segments(gallery, begin, task):
    """Find segments in a clip and return the finished task and its data."""

    def run(*definitions, **fields):
        form = {"type": "segment_definitions", "segment_definitions": definitions, **fields.pop("form", {})}
        begun = begin(analysis_mode="time_based_metadata", response_format=form, **fields)
        assert begun.status_code == 202, begun.text
        gallery.finish_work()
        done = task(begun)
        return json.loads(done["result"]["data"]) if done["status"] == "ready" else done

    return run


def test_a_task_progresses_with_the_clock(gallery, begin, task):
    begun = begin(custom_id="tour-7", temperature=0.5)
    assert begun.json() == {"task_id": begun.json()["task_id"], "status": "queued"}
    gallery.sandbox.wait_until_idle()
    seen = []
    for _ in range(10):
        one = task(begun)
        assert "result" not in one
        assert "completed_at" not in one
        seen.append(one["status"])
        gallery.sandbox.clock.advance(0.17)
    assert list(dict.fromkeys(seen)) == ["queued", "pending", "processing"]
    gallery.sandbox.clock.advance(1)
    done = task(begun)
    assert (done["status"], done["custom_id"]) == ("ready", "tour-7")
    assert "blue is found from 3.0 to 6.0" in done["result"]["data"]
    assert done["completed_at"] > done["created_at"]
    assert done["request_params"] == {"analysis_mode": "general", "prompt": "What is blue?", "temperature": 0.5}
    assert done["video_source"] == {
        "type": "asset_id",
        "asset_id": gallery.assets["turns.mp4"],
        "system_metadata": {"duration": 6.0},
    }


def test_listing_tasks(gallery, visitor, begin):
    first = begin("sea.mp4").json()["task_id"]
    gallery.finish_work()
    second = begin("sea.mp4").json()["task_id"]

    def ids(**query):
        query = {"asset_id": gallery.assets["sea.mp4"], **query}
        return [one["task_id"] for one in visitor.get("/analyze/tasks", params=query).json()["data"]]

    assert ids() == [second, first]
    assert ids(status="queued") == [second]
    assert ids(status="ready", analysis_mode="general") == [first]
    assert ids(analysis_mode="time_based_metadata") == []
    assert ids(page=2, page_limit=1) == [first]
    assert ids(video_url="http://127.0.0.1/") == []


def test_canceling_and_deleting(gallery, visitor, begin, task):
    begun = begin()
    address = f"/analyze/tasks/{begun.json()['task_id']}"
    gallery.finish_work(WAITING)
    refused = visitor.delete(address)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "conflict")
    for _ in range(2):
        canceled = visitor.post(f"{address}/cancel")
        assert (canceled.status_code, canceled.json()["status"]) == (200, "canceled")
    gallery.finish_work()
    assert (task(begun)["status"], task(begun)["error"]["code"]) == ("canceled", "user_canceled")
    assert "result" not in task(begun)
    assert visitor.delete(address).status_code == 204
    assert visitor.get(address).json()["error"]["code"] == "resource_not_exist"
    assert visitor.post(f"{address}/cancel").status_code == 404
    done = begin().json()["task_id"]
    gallery.finish_work()
    assert visitor.post(f"/analyze/tasks/{done}/cancel").json()["code"] == "conflict"
    assert visitor.delete(f"/analyze/tasks/{done}").status_code == 204


def test_a_task_whose_media_cannot_be_analyzed_fails(gallery, begin, task, served):
    begun = begin(video={"type": "url", "url": served("broken.mp4", b"no video")})
    late = begin(start_time=5, end_time=50)
    gallery.finish_work()
    failed = task(begun)
    assert (failed["status"], failed["error"]["code"]) == ("failed", "video_file_broken")
    assert failed["video_source"]["type"] == "url"
    assert task(late)["error"]["code"] == "parameter_invalid"


def test_a_task_is_resumed_after_a_restart(tmp_path, connect, clip, monkeypatch):
    video = {"type": "base64_string", "base64_string": base64.b64encode(clip.read_bytes()).decode()}
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.clock.freeze()
        # as if it had stopped before the job started
        monkeypatch.setattr(sandbox._running.backend.jobs, "submit", lambda *args: None)
        created = connect(sandbox).post("/analyze/tasks", json={"video": video, "prompt": "Green?"})
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.wait_until_idle()
        sandbox.clock.advance(2)
        done = connect(sandbox).get(f"/analyze/tasks/{created.json()['task_id']}").json()
        assert (done["status"], done["video_source"]) == ("ready", {"type": "base64_string"})
        assert "green is found" in done["result"]["data"]
        assert [path for path in (tmp_path / "blobs").iterdir() if path.is_file()] == []


def test_segments_by_description(segments):
    fields = [
        {"name": "color", "type": "string", "description": "The main color", "enum": ["red", "blue"]},
        {"name": "begins", "type": "timestamp", "format": "hh:mm:ss", "description": "When"},
        {"name": "colors", "type": "array", "items": {"type": "string"}, "description": "All colors"},
        {"name": "is_blue", "type": "boolean", "description": "Whether it is blue"},
    ]
    found = segments(
        {"id": "blue", "description": "Everything that is blue", "fields": fields},
        {"id": "all", "description": "Every shot"},
        form={"segment_time_format": "hh:mm:ss.fff"},
    )
    times = {"start_time": "00:00:03.000", "end_time": "00:00:06.000"}
    metadata = {"color": "blue", "begins": "00:00:03", "colors": ["blue"], "is_blue": True}
    assert found["blue"] == [{**times, "metadata": metadata}]
    assert [one["start_time"] for one in found["all"]] == ["00:00:00.000", "00:00:03.000"]


def test_segments_by_time_ranges_and_durations(segments):
    ranges = [{"start_time": 1, "end_time": 3}, {"start_time": 3.5, "end_time": 6}]
    given = segments({"id": "own", "description": "x", "time_ranges": ranges})
    assert [(one["start_time"], one["end_time"]) for one in given["own"]] == [(1, 3), (3.5, 6)]
    short = segments({"id": "all", "description": "x"}, max_segment_duration=2)
    assert [(one["start_time"], one["end_time"]) for one in short["all"]] == [(0, 1.5), (1.5, 3), (3, 4.5), (4.5, 6)]
    long = segments({"id": "all", "description": "x"}, min_segment_duration=4)
    assert long["all"] == []


def test_time_arrays_and_reference_images(gallery, segments, frame_of):
    picture = base64.b64encode(frame_of(gallery.paths["sea.mp4"])).decode()
    inner = [{"name": "what", "type": "string", "description": "What"}]
    events = {"name": "events", "type": "time_array", "description": "x", "items": {"type": "object", "fields": inner}}
    source = {"name": "sea", "media_type": "image", "base64_string": picture}
    definition = {"id": "sea", "description": "Like this", "media_sources": [source], "fields": [events]}
    found = segments(definition, model_name="pegasus1.6", max_tokens="unlimited")
    (one,) = found["sea"]
    assert one["start_time"] == 3.0
    assert one["metadata"]["events"][0]["start_time"] == 3.0
    assert "blue" in one["metadata"]["events"][0]["what"]


@pytest.mark.parametrize(
    ("field", "named"),
    [
        ({"name": "metadata", "type": "string"}, "name"),
        ({"name": "a", "type": "timestamp"}, "format"),
        ({"name": "a", "type": "string", "format": "seconds"}, "format"),
        ({"name": "a", "type": "array"}, "items"),
        ({"name": "a", "type": "time_array", "items": {"type": "object"}}, "time_array"),
    ],
)
def test_invalid_fields(begin, field, named):
    definition = {"id": "a", "description": "x", "fields": [{"description": "x", **field}]}
    form = {"type": "segment_definitions", "segment_definitions": [definition]}
    answer = begin(analysis_mode="time_based_metadata", response_format=form)
    assert answer.status_code == 400
    assert named in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    "fields",
    [
        {"analysis_mode": "time_based_metadata"},
        {"response_format": {"type": "segment_definitions"}},
        {"min_segment_duration": 3},
        {"max_tokens": "unlimited"},
        {"max_tokens": 100},
        {"custom_id": "not good"},
        {"image": [{"name": "a", "url": "http://127.0.0.1:1/a"}]},
        {"video": {"type": "asset_id", "asset_id": "none"}},
    ],
)
def test_invalid_requests(begin, fields):
    answer = begin(**fields)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]


@pytest.fixture
def begin_batch(gallery, visitor):
    """Start a batch of clips of the gallery and return the response."""

    def run(count=6, **fields):
        names = ["turns.mp4", "sea.mp4"]
        requests = [
            {"video": {"type": "asset_id", "asset_id": gallery.assets[names[number % 2]]}, "custom_id": f"c{number}"}
            for number in range(count)
        ]
        body = {"model_name": "pegasus1.5", "analysis_mode": "general", "requests": requests}
        body["defaults"] = {"prompt": {"input_text": "What is blue?"}}
        return visitor.post("/analyze/batches", json={**body, **fields})

    return run


def _results(visitor, batch_id):
    answer = visitor.get(f"/analyze/batches/{batch_id}/results")
    assert answer.headers["content-type"] == "application/jsonl"
    return [json.loads(line) for line in answer.text.splitlines()]


def _counts(batch):
    return {name[:-6]: count for name, count in batch.items() if name.endswith("_items") and count}


def test_a_batch_progresses_with_the_clock(gallery, visitor, begin_batch):
    created = begin_batch(
        requests=[
            *({"video": {"type": "asset_id", "asset_id": gallery.assets["turns.mp4"]}} for _ in range(5)),
            {"video": {"type": "asset_id", "asset_id": gallery.assets["sea.mp4"]}, "end_time": 60, "custom_id": "bad"},
        ]
    ).json()
    batch_id = created["batch_id"]
    assert [one["custom_id"] for one in created["items"]] == [None] * 5 + ["bad"]
    gallery.sandbox.wait_until_idle()

    def look():
        batch = visitor.get(f"/analyze/batches/{batch_id}").json()
        return batch["status"], _counts(batch)

    assert look() == ("pending", {"total": 6, "queued": 6})
    assert {one["status"] for one in _results(visitor, batch_id)} == {"queued"}
    gallery.sandbox.clock.advance(WAITING)
    assert look() == ("processing", {"total": 6, "queued": 2, "processing": 4})
    gallery.sandbox.clock.advance(DURATIONS.analysis["processing"])
    assert look() == ("processing", {"total": 6, "processing": 2, "ready": 4})
    refused = visitor.delete(f"/analyze/batches/{batch_id}")
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "batch_not_terminal")
    gallery.sandbox.clock.advance(DURATIONS.analysis["processing"])
    assert look() == ("completed", {"total": 6, "ready": 5, "failed": 1})
    *ready, failed = _results(visitor, batch_id)
    assert all("blue is found" in one["data"]["data"] for one in ready)
    assert (failed["custom_id"], failed["error"]["code"]) == ("bad", "parameter_invalid")
    assert "completed_at" in visitor.get(f"/analyze/batches/{batch_id}").json()
    over = visitor.post(f"/analyze/batches/{batch_id}/cancel")
    assert (over.status_code, over.json()["error"]["code"]) == (409, "batch_completed")
    task_id = ready[0]["task_id"]
    assert visitor.get(f"/analyze/tasks/{task_id}").json()["batch_id"] == batch_id
    assert visitor.delete(f"/analyze/batches/{batch_id}").status_code == 204
    assert visitor.get(f"/analyze/batches/{batch_id}").status_code == 404
    assert visitor.get(f"/analyze/tasks/{task_id}").status_code == 404


def test_truncated_results(gallery, visitor, begin_batch):
    batch_id = begin_batch(6).json()["batch_id"]
    gallery.finish_work(10)
    whole = visitor.get(f"/analyze/batches/{batch_id}/results").text
    gallery.sandbox.faults.add(route="/analyze/batches/*/results", truncate=True)
    headers = {API_KEY_HEADER: gallery.sandbox.api_key}
    address = f"{gallery.sandbox.base_url}/analyze/batches/{batch_id}/results"
    came = []
    with httpx.stream("GET", address, headers=headers) as answer, pytest.raises(httpx.RemoteProtocolError):
        came.extend(answer.iter_raw())
    assert b"".join(came).decode() == whole[: len(whole) // 2]


def test_a_batch_is_canceled(gallery, visitor, begin_batch):
    batch_id = begin_batch().json()["batch_id"]
    gallery.finish_work(WAITING)
    task_id = _results(visitor, batch_id)[0]["task_id"]
    assert visitor.post(f"/analyze/tasks/{task_id}/cancel").status_code == 409
    canceling = visitor.post(f"/analyze/batches/{batch_id}/cancel")
    assert canceling.status_code == 202
    assert (canceling.json()["status"], _counts(canceling.json())) == (
        "canceling",
        {"total": 6, "processing": 4, "canceled": 2},
    )
    assert visitor.post(f"/analyze/batches/{batch_id}/cancel").json()["status"] == "canceling"
    gallery.sandbox.clock.advance(DURATIONS.batch_canceling)
    batch = visitor.get(f"/analyze/batches/{batch_id}").json()
    assert (batch["status"], _counts(batch), "canceled_at" in batch) == ("canceled", {"total": 6, "canceled": 6}, True)
    assert {one["error"]["code"] for one in _results(visitor, batch_id)} == {"batch_canceled"}
    assert visitor.post(f"/analyze/batches/{batch_id}/cancel").json()["error"]["code"] == "batch_canceled"


def test_batches_expire_and_are_deleted(connect, upload_to, clip):
    with Sandbox(speed=1e-5) as sandbox:  # so slow that the task takes more than a day
        sandbox.clock.freeze()
        client = connect(sandbox)
        created = client.post("/assets", data={"method": "direct"}, files={"file": ("clip.mp4", clip.read_bytes())})
        sandbox.wait_until_idle()
        sandbox.clock.advance(100_000)
        request = {"video": {"type": "asset_id", "asset_id": created.json()["_id"]}}
        body = {"model_name": "pegasus1.5", "analysis_mode": "general", "requests": [request]}
        body["defaults"] = {"prompt": {"input_text": "x"}}
        batch_id = client.post("/analyze/batches", json=body).json()["batch_id"]
        sandbox.clock.advance(86_399)
        assert client.get(f"/analyze/batches/{batch_id}").json()["status"] == "processing"
        sandbox.clock.advance(1)
        batch = client.get(f"/analyze/batches/{batch_id}").json()
        assert (batch["status"], batch["expired_at"]) == ("expired", batch["expires_at"])
        assert _results(client, batch_id)[0]["error"]["code"] == "batch_expired"
        assert client.post(f"/analyze/batches/{batch_id}/cancel").json()["error"]["code"] == "batch_expired"
        sandbox.clock.advance(29 * 86_400)
        assert client.get(f"/analyze/batches/{batch_id}").status_code == 404


def test_listing_batches_and_the_limit_of_active_ones(gallery, visitor, begin_batch):
    active = [begin_batch(1).json()["batch_id"] for _ in range(5)]
    refused = begin_batch(1)
    assert (refused.status_code, refused.json()["error"]["code"]) == (429, "too_many_requests")

    def ids(**query):
        return [one["batch_id"] for one in visitor.get("/analyze/batches", params=query).json()["data"]]

    assert ids(status="pending", page_limit=50) == active[::-1]
    gallery.finish_work()
    assert ids(status=["pending", "processing"]) == []
    assert ids(status="completed", page_limit=2) == active[:2:-1]
    assert ids(analysis_mode="time_based_metadata") == []


def test_invalid_batches(gallery, visitor, begin_batch):
    video = {"type": "asset_id", "asset_id": gallery.assets["sea.mp4"]}
    same = begin_batch(requests=[{"video": video, "custom_id": "a"}] * 2)
    assert (same.status_code, same.json()["error"]["code"]) == (400, "parameter_invalid")
    absent = begin_batch(requests=[{"video": {"type": "asset_id", "asset_id": "none"}}])
    assert (absent.status_code, absent.json()["error"]["code"]) == (404, "resource_not_exist")
    body = {"method": "direct"}
    asset = visitor.post("/assets", data=body, files={"file": ("a.mp4", gallery.paths["sea.mp4"].read_bytes())}).json()
    early = begin_batch(requests=[{"video": {"type": "asset_id", "asset_id": asset["_id"]}}])
    assert (early.status_code, early.json()["error"]["code"]) == (409, "conflict")
    assert begin_batch(defaults={}).status_code == 400
    gallery.finish_work()
