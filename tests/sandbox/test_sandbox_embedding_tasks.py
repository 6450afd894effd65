"""Embedding tasks: statuses on the clock, results and failures, embeddings of documents."""

import base64

import pytest
from twelvelabs_sandbox import Sandbox

THREE, NEWER = "marengo3.0", "marengo3.5"


@pytest.fixture
def begin(visitor):
    """Start a task and return the response."""

    def run(kind, given, model=NEWER, **fields):
        return visitor.post("/embed-v2/tasks", json={"input_type": kind, "model_name": model, kind: given, **fields})

    return run


@pytest.fixture
def finish(gallery, visitor, begin):
    """Start a task, let it finish and return it."""

    def run(*args, **fields):
        begun = begin(*args, **fields)
        assert begun.status_code == 202, begun.text
        gallery.finish_work()
        return visitor.get(f"/embed-v2/tasks/{begun.json()['_id']}").json()

    return run


def test_a_task_progresses_with_the_clock(gallery, visitor, begin):
    begun = begin("video", {"media_source": {"asset_id": gallery.assets["barn.mp4"]}}, THREE).json()
    assert begun == {"_id": begun["_id"], "status": "processing", "data": None}
    gallery.sandbox.wait_until_idle()
    gallery.sandbox.clock.advance(1.49)
    task = visitor.get(f"/embed-v2/tasks/{begun['_id']}").json()
    assert (task["status"], task["data"]) == ("processing", None)
    assert "metadata" not in task
    gallery.sandbox.clock.advance(0.01)
    task = visitor.get(f"/embed-v2/tasks/{begun['_id']}").json()
    assert task["status"] == "ready"
    assert [(one["embedding_option"], one["embedding_scope"]) for one in task["data"]] == [
        ("visual", "clip"),
        ("audio", "clip"),
        ("visual", "asset"),
        ("audio", "asset"),
    ]
    assert task["metadata"]["input_filename"] == "barn.mp4"
    assert task["updated_at"] > task["created_at"]


def test_listing_tasks(gallery, visitor, begin, finish):
    media = {"media_source": {"asset_id": gallery.assets["sea.mp4"]}, "embedding_option": ["visual"]}
    done = finish("video", media, THREE)
    going = begin("video", media, THREE).json()["_id"]

    def ids(**query):
        return [task["_id"] for task in visitor.get("/embed-v2/tasks", params=query).json()["data"]]

    assert ids()[:2] == [going, done["_id"]]
    assert ids(status="processing") == [going]
    assert done["_id"] in ids(status="ready", ended_at="2100-01-01T00:00:00Z", started_at="2020-01-01T00:00:00Z")
    assert ids(started_at="2100-01-01T00:00:00Z") == []
    assert visitor.get("/embed-v2/tasks", params={"started_at": "soon"}).status_code == 400
    listed = visitor.get("/embed-v2/tasks", params={"status": "ready"}).json()["data"][0]
    assert listed["video_embedding"]["metadata"]["video_embedding_option"] == ["visual"]
    assert listed["video_embedding"]["metadata"]["duration"] == pytest.approx(5, abs=0.2)
    assert ids(page=2, page_limit=1) == [done["_id"]]


def test_tasks_are_kept_for_a_week(fresh, connect):
    client = connect(fresh)
    body = {"input_type": "image", "model_name": NEWER, "image": {"media_source": {"base64_string": "eHk="}}}
    task_id = client.post("/embed-v2/tasks", json=body).json()["_id"]
    fresh.wait_until_idle()
    fresh.clock.advance(7 * 86400 - 1)
    task = client.get(f"/embed-v2/tasks/{task_id}").json()
    assert task["status"] == "failed"
    assert "image.media_source" in task["error"]["message"]
    fresh.clock.advance(1)
    gone = client.get(f"/embed-v2/tasks/{task_id}")
    assert (gone.status_code, gone.json()["error"]["code"]) == (404, "resource_not_exist")
    assert client.get("/embed-v2/tasks").json()["data"] == []


def test_a_task_is_resumed_after_a_restart(tmp_path, connect, clip, monkeypatch):
    content = base64.b64encode(clip.read_bytes()).decode()
    body = {"input_type": "video", "model_name": NEWER, "video": {"media_source": {"base64_string": content}}}
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.clock.freeze()
        # as if it had stopped before the job started
        monkeypatch.setattr(sandbox._running.backend.jobs, "submit", lambda *args: None)
        task_id = connect(sandbox).post("/embed-v2/tasks", json=body).json()["_id"]
    with Sandbox(data=tmp_path) as sandbox:
        sandbox.wait_until_idle()
        sandbox.clock.advance(2)
        task = connect(sandbox).get(f"/embed-v2/tasks/{task_id}").json()
        assert (task["status"], len(task["data"])) == ("ready", 4)
        blobs = [path for path in (tmp_path / "blobs").iterdir() if path.is_file()]
        assert blobs == []  # the file from Base64 is deleted when it is no longer needed


def test_time_based_metadata_is_fused(gallery, finish):
    plan = {
        "media_source": {"asset_id": gallery.assets["turns.mp4"]},
        "segmentation": {"temporal": {"strategy": "fixed", "fixed": {"duration_sec": 3}}},
        "embedding_type": ["separate_embedding", "fused_embedding"],
        "embedding_scope": ["local"],
        "time_based_metadata": [{"start": 0, "end": 1, "text": "harbor"}],
    }
    data = finish("video", plan)["data"]
    (seen, _), (fused, later) = (
        [one["embedding"] for one in data if one["embedding_option"] == option] for option in ("visual", "fused")
    )
    assert fused != seen
    assert later == next(one["embedding"] for one in reversed(data) if one["embedding_option"] == "visual")


def test_images(gallery, finish, frame_of):
    content = base64.b64encode(frame_of(gallery.paths["barn.mp4"])).decode()
    task = finish("image", {"media_source": {"base64_string": content}}, embedding_dimension=128)
    (datum,) = task["data"]
    assert (datum["embedding_option"], datum["embedding_scope"], len(datum["embedding"])) == ("visual", "asset", 128)
    assert task["metadata"]["embedding_dimension"] == 128


def test_text_in_chunks(gallery, visitor, finish, upload_to):
    content = b"The harbor is red. Boats leave.\n\nNight falls! All is dark. The end."
    asset_id = upload_to(gallery.sandbox, visitor, content, "tour.txt")["_id"]
    source = {"media_source": {"asset_id": asset_id}}
    (whole,) = finish("document", source)["data"]
    assert (whole["embedding_option"], whole["embedding_scope"]) == ("text", "asset")
    cut = {"sequential": {"strategy": "sentence", "max_sentences": 2, "overlap_sentences": 1}}
    task = finish("document", {**source, "segmentation": cut, "embedding_scope": ["local", "asset"]})
    assert [one["embedding_scope"] for one in task["data"]] == ["chunk"] * 4 + ["asset"]
    assert [one.get("chunk_index") for one in task["data"]] == [0, 1, 2, 3, None]
    assert len({tuple(one["embedding"]) for one in task["data"]}) == 5
    wrong = {"sequential": {"strategy": "sentence", "max_sentences": 1, "overlap_sentences": 1}}
    body = {"input_type": "document", "model_name": NEWER, "document": {**source, "segmentation": wrong}}
    assert visitor.post("/embed-v2/tasks", json=body).status_code == 400


def test_a_pdf_by_pages(gallery, visitor, finish, upload_to, make_pdf):
    asset_id = upload_to(gallery.sandbox, visitor, make_pdf("harbor", "mountain"), "tour.pdf")["_id"]
    source = {"media_source": {"asset_id": asset_id}}
    task = finish("document", {**source, "embedding_option": ["text"]})
    assert [(one["embedding_scope"], one["start_page_number"]) for one in task["data"]] == [("page", 1), ("page", 2)]
    failed = finish("document", source)
    assert (failed["status"], failed["data"]) == ("failed", None)
    assert "does not support" in failed["error"]["message"]


def test_a_task_whose_media_cannot_be_embedded_fails(gallery, finish, make_video, served):
    short = finish("video", {"media_source": {"url": served("short.mkv", make_video(seconds=2).read_bytes())}}, THREE)
    assert (short["status"], short["data"]) == ("failed", None)
    assert "4 seconds" in short["error"]["message"]
    absent = finish("video", {"media_source": {"url": f"{served('a', b'')}b"}}, THREE)
    assert "404" in absent["error"]["message"]


@pytest.mark.parametrize(
    ("kind", "given", "model", "status", "named"),
    [
        ("image", {}, THREE, 400, "input_type"),
        ("video", {"embedding_option": ["transcription"]}, NEWER, 400, "transcription"),
        ("video", {"segmentation": {"strategy": "fixed", "fixed": {"duration_sec": 3}}}, NEWER, 400, "temporal"),
        ("video", {"embedding_type": ["fused_embedding"]}, NEWER, 400, "time_based_metadata"),
        ("document", {"embedding_option": ["visual"]}, NEWER, 501, "visual"),
        ("document", {"segmentation": {"spatial": {"strategy": "quadrants"}}}, NEWER, 501, "quadrants"),
    ],
)
def test_invalid_requests(gallery, begin, kind, given, model, status, named):
    answer = begin(kind, {"media_source": {"asset_id": gallery.assets["barn.mp4"]}, **given}, model)
    assert answer.status_code == status, answer.text
    assert named in answer.json()["error"]["message"]


def test_v1(gallery, visitor):
    form = {"model_name": (None, THREE), "video_clip_length": (None, "2"), "video_start_offset_sec": (None, "1")}
    scopes = [("video_embedding_scope", (None, scope)) for scope in ("clip", "video")]
    content = gallery.paths["barn.mp4"].read_bytes()
    created = visitor.post("/embed/tasks", files=[*form.items(), *scopes, ("video_file", ("barn.mp4", content))])
    assert created.status_code == 200, created.text
    task_id = created.json()["_id"]
    assert visitor.get(f"/embed/tasks/{task_id}/status").json()["status"] == "processing"
    gallery.finish_work()
    status = visitor.get(f"/embed/tasks/{task_id}/status").json()
    assert (status["status"], status["model_name"]) == ("ready", THREE)
    task = visitor.get(f"/embed/tasks/{task_id}", params={"embedding_option": "visual"}).json()
    segments = task["video_embedding"]["segments"]
    assert [(one["start_offset_sec"], one["embedding_scope"]) for one in segments] == [
        (1.0, "clip"),
        (3.0, "clip"),
        (1.0, "video"),
    ]
    metadata = task["video_embedding"]["metadata"]
    assert (metadata["video_clip_length"], metadata["video_embedding_scope"]) == (2, ["clip", "video"])
    assert [one["_id"] for one in visitor.get("/embed/tasks").json()["data"]] == [task_id]
    assert visitor.get(f"/embed-v2/tasks/{task_id}").status_code == 404
    assert visitor.get(f"/embed/tasks/{task_id}", params={"embedding_option": "visual-text"}).status_code == 400
    assert visitor.post("/embed/tasks", files=[*form.items()]).status_code == 400
