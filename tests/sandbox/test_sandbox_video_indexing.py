"""Video indexing tasks and videos, which are also assets and indexed assets."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox


@pytest.fixture
def index_id(client, new_index, request):
    return new_index(client, request.node.name)


@pytest.fixture
def new_task(client, index_id, clip):
    def create(content=None, name="clip.mp4", **fields):
        content = clip.read_bytes() if content is None else content
        made = client.post("/tasks", data={"index_id": index_id, **fields}, files={"video_file": (name, content)})
        assert made.status_code == 200, made.text
        assert made.json()["video_id"] == made.json()["_id"]
        return made.json()["_id"]

    return create


def refusal(answer, status=400):
    assert answer.status_code == status, answer.text
    return answer.json()["code"], answer.json()["message"]


def finish(sandbox):
    sandbox.wait_until_idle()
    sandbox.clock.advance(3)
    sandbox.wait_until_idle()


def test_a_task_progresses_through_its_stages(client, sandbox, index_id, new_task):
    task_id = new_task(user_metadata=json.dumps({"category": "tour"}))
    item = f"/indexes/{index_id}/indexed-assets/{task_id}"
    video = f"/indexes/{index_id}/videos/{task_id}"
    sandbox.wait_until_idle()
    seen, items = [], []
    for _ in range(31):
        task = client.get(f"/tasks/{task_id}").json()
        seen.append(task["status"])
        items.append(client.get(item).json()["status"])
        assert ("duration" in task["system_metadata"]) == (task["status"] != "validating")
        assert client.get(video).status_code == (200 if task["status"] == "ready" else 404)
        sandbox.clock.advance(0.1)
    assert seen == ["validating"] * 10 + ["pending"] * 3 + ["queued"] * 6 + ["indexing"] * 11 + ["ready"]
    stages = ["pending"] * 13 + ["queued"] * 3 + ["validating"] * 3 + ["indexing"] * 11 + ["ready"]
    assert items == stages
    task = client.get(f"/tasks/{task_id}").json()
    assert task["index_id"] == index_id
    assert task["updated_at"] > task["created_at"]
    metadata = task["system_metadata"]
    assert (metadata["filename"], metadata["width"], metadata["height"]) == ("clip.mp4", 1280, 720)
    assert client.get(video).json()["user_metadata"] == {"category": "tour"}
    assert client.get(f"/indexes/{index_id}").json()["video_count"] == 1


@pytest.fixture
def source(clip):
    """A server of /clip.mp4 that responds only when its event is set, and the event."""
    released = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            released.wait(30)
            found = self.path.startswith("/clip.mp4")
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(clip.read_bytes() if found else b"")

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", released
        finally:
            released.set()
            server.shutdown()
            thread.join()


def test_validation_lasts_until_the_file_is_fetched(client, sandbox, index_id, source):
    origin, released = source
    form = {"index_id": (None, index_id), "video_url": (None, f"{origin}/clip.mp4?size=full")}
    task_id = client.post("/tasks", files=form).json()["_id"]
    sandbox.clock.advance(60)
    assert client.get(f"/tasks/{task_id}").json()["status"] == "validating"
    item = client.get(f"/indexes/{index_id}/indexed-assets/{task_id}").json()
    assert item["status"] == "pending"
    released.set()
    sandbox.wait_until_idle()
    assert client.get(f"/tasks/{task_id}").json()["status"] == "pending"
    sandbox.clock.advance(2)
    task = client.get(f"/tasks/{task_id}").json()
    assert (task["status"], task["system_metadata"]["filename"]) == ("ready", "clip.mp4")
    asset = client.get(f"/assets/{item['asset_id']}").json()
    assert (asset["method"], asset["size"]) == ("url", 1_055_736)


def test_a_url_that_is_not_a_video(client, sandbox, index_id, source):
    origin, released = source
    released.set()
    form = {"index_id": (None, index_id), "video_url": (None, f"{origin}/gone.mp4")}
    task_id = client.post("/tasks", files=form).json()["_id"]
    finish(sandbox)
    task = client.get(f"/tasks/{task_id}").json()
    assert (task["status"], task["system_metadata"]) == ("failed", {"filename": "gone.mp4"})
    item = client.get(f"/indexes/{index_id}/indexed-assets/{task_id}").json()
    assert item["status"] == "failed"
    assert "404" in client.get(f"/assets/{item['asset_id']}").json()["error"]["message"]
    assert client.get(f"/indexes/{index_id}/videos").json()["data"] == []


def test_a_video_is_a_view_of_an_indexed_asset(client, sandbox, index_id, new_task, plain):
    task_id = new_task()
    finish(sandbox)
    address = f"/indexes/{index_id}/videos/{task_id}"
    video = client.get(address).json()
    item = client.get(f"/indexes/{index_id}/indexed-assets/{task_id}").json()
    assert {**video, "status": "ready"} == item
    assert client.get(f"/assets/{video['asset_id']}").json()["status"] == "ready"
    hls = client.get(f"/tasks/{task_id}").json()["hls"]
    assert hls["status"] == "COMPLETE"
    assert plain.get(hls["video_url"]).text.startswith("#EXTM3U")
    assert client.patch(address, json={"user_metadata": {"a": 1}}).status_code == 204
    assert client.get(address).json()["user_metadata"] == {"a": 1}
    asked = client.get(address, params={"embedding_option": "visual", "transcription": True}).json()
    assert asked["transcription"] == []
    assert {one["embedding_option"] for one in asked["embedding"]["video_embedding"]["segments"]} == {"visual"}
    assert client.delete(address).status_code == 204
    assert refusal(client.get(address), 404)[0] == "resource_not_exist"
    assert plain.get(hls["video_url"]).status_code == 404


def test_indexed_assets_are_videos_too(client, sandbox, index_id, uploaded):
    asset_id = uploaded()["_id"]
    made = client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).json()["_id"]
    assert client.get(f"/indexes/{index_id}/videos").json()["data"] == []
    finish(sandbox)
    (video,) = client.get(f"/indexes/{index_id}/videos").json()["data"]
    assert (video["_id"], video["asset_id"]) == (made, asset_id)
    assert client.get("/tasks", params={"index_id": index_id}).json()["data"] == []


def test_listing_videos(client, sandbox, index_id, new_task, make_video):
    wide = new_task(user_metadata=json.dumps({"category": "tour", "take": 7}))
    sandbox.clock.advance(1)
    small = new_task(make_video(640, 360).read_bytes(), "small.mkv")
    finish(sandbox)

    def ids(**params):
        return [one["_id"] for one in client.get(f"/indexes/{index_id}/videos", params=params).json()["data"]]

    assert ids() == [small, wide]
    assert ids(sort_option="asc") == [wide, small]
    assert ids(filename="small.mkv") == [small]
    assert ids(width=1280) == [wide]
    assert ids(**{"width[gte]": 600, "width[lte]": 700}) == [small]
    assert ids(**{"user_metadata[category]": "tour"}) == [wide]
    assert ids(take=7) == [wide]
    assert ids(created_at="2999-01-01") == []


def test_deleting_a_task(client, sandbox, index_id, new_task):
    task_id = new_task()
    assert "validating" in refusal(client.delete(f"/tasks/{task_id}"))[1]
    finish(sandbox)
    code, message = refusal(client.delete(f"/tasks/{task_id}"))
    assert (code, "video first" in message) == ("task_cannot_be_deleted", True)
    assert client.delete(f"/indexes/{index_id}/videos/{task_id}").status_code == 204
    kept = client.get(f"/tasks/{task_id}").json()
    assert (kept["status"], kept["system_metadata"]["width"], "hls" in kept) == ("ready", 1280, False)
    assert client.delete(f"/tasks/{task_id}").status_code == 204
    assert refusal(client.get(f"/tasks/{task_id}"))[0] == "resource_not_exist"


@pytest.mark.parametrize("content", [b"no video at all", b"\0\0\0\x18ftypmp42" + b"\xff" * 100])
def test_a_task_whose_file_is_not_a_video_fails_and_can_be_deleted(client, sandbox, new_task, content):
    task_id = new_task(content)
    finish(sandbox)
    assert client.get(f"/tasks/{task_id}").json()["status"] == "failed"
    assert client.get(f"/tasks/{task_id}").json()["hls"]["status"] == "ERROR"
    assert client.delete(f"/tasks/{task_id}").status_code == 204


def test_a_video_that_the_model_rejects_fails(client, sandbox, index_id, new_task, make_video):
    task_id = new_task(make_video(640, 360, seconds=2).read_bytes(), enable_video_stream="false")
    finish(sandbox)
    task = client.get(f"/tasks/{task_id}").json()
    assert (task["status"], task["system_metadata"]["height"], "hls" in task) == ("failed", 360, False)
    assert client.get(f"/indexes/{index_id}").json()["video_count"] == 0


def test_listing_tasks(fresh, connect, new_index, clip, make_video):
    client = connect(fresh)
    index_id, other = new_index(client, "one"), new_index(client, "two")

    def create(index, content, name):
        made = client.post("/tasks", data={"index_id": index}, files={"video_file": (name, content)})
        fresh.wait_until_idle()
        fresh.clock.advance(1)
        return made.json()["_id"]

    first = create(index_id, clip.read_bytes(), "clip.mp4")
    second = create(other, make_video(640, 360).read_bytes(), "small.mkv")
    third = create(index_id, b"nothing", "none.mp4")

    def ids(**params):
        return [one["_id"] for one in client.get("/tasks", params=params).json()["data"]]

    assert ids() == [third, second, first]
    assert ids(index_id=index_id, sort_option="asc") == [first, third]
    assert ids(status="failed") == [third]
    assert ids(status=["ready", "indexing"]) == [second, first]
    assert ids(filename="clip.mp4") == [first]
    assert ids(width=640, height=360) == [second]
    assert ids(duration=5.312) == [first]
    assert ids(page=3, page_limit=1) == [first]
    client.delete(f"/indexes/{index_id}")
    assert ids() == [second]


def test_invalid_tasks(client, sandbox, index_id, clip):
    video = {"video_file": ("clip.mp4", clip.read_bytes())}
    index = {"index_id": index_id}
    unknown = client.post("/tasks", data={"index_id": "nobody"}, files=video)
    assert refusal(unknown)[0] == "resource_not_exist"
    neither = client.post("/tasks", files={"index_id": (None, index_id)})
    assert refusal(neither)[0] == "parameter_not_provided"
    both = client.post("/tasks", data={**index, "video_url": "http://127.0.0.1:9/a.mp4"}, files=video)
    assert "cannot be combined" in refusal(both)[1]
    empty = client.post("/tasks", data=index, files={"video_file": ("clip.mp4", b"")})
    assert "empty" in refusal(empty)[1]
    typed = client.post("/tasks", data={**index, "user_metadata": '{"a": {}}'}, files=video)
    assert "user_metadata.a" in refusal(typed)[1]
    for url in ("https://example.com/a.mp4", "http://127.0.0.1:9/live.m3u8"):
        away = client.post("/tasks", files={"index_id": (None, index_id), "video_url": (None, url)})
        assert away.status_code == 501
        assert "video_url" in away.json()["message"]
    assert client.get("/tasks", params=index).json()["data"] == []


def test_a_task_is_resumed_after_a_restart(tmp_path, source):
    origin, released = source
    released.set()
    models = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
    with Sandbox(data=tmp_path / "data") as first:
        with httpx.Client(base_url=first.base_url, headers={API_KEY_HEADER: first.api_key}) as client:
            index_id = client.post("/indexes", json={"index_name": "kept", "models": models}).json()["_id"]
            first._running.backend.jobs.stopping.set()  # as if the sandbox were stopping: nothing more is fetched
            form = {"index_id": (None, index_id), "video_url": (None, f"{origin}/clip.mp4")}
            task_id = client.post("/tasks", files=form).json()["_id"]
            first.wait_until_idle()
            first.clock.advance(60)
            assert client.get(f"/tasks/{task_id}").json()["status"] == "validating"
    with Sandbox(data=tmp_path / "data") as second:
        with TwelveLabs(second.api_key, base_url=second.base_url) as client:
            second.wait_until_idle()
            second.clock.advance(60)
            assert client.tasks.retrieve(task_id).status == "ready"
            (video,) = client.indexes.videos.list(index_id)
            assert video.id == task_id
            details = client.indexes.videos.retrieve(index_id, task_id)
            assert (details.system_metadata.width, details.hls.status) == (1280, "COMPLETE")
            assert client.assets.retrieve(details.asset_id).status == "ready"
