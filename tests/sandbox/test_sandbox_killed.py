"""A sandbox that was killed: the next one on its data knows everything, and goes on with what was under way."""

import contextlib
import signal
import subprocess
import sys
from types import SimpleNamespace

import httpx
import pytest
from twelvelabs_lowlevel.server import API_KEY_HEADER
from twelvelabs_sandbox import Sandbox


@contextlib.contextmanager
def program(data, *options):
    """The sandbox as a program, and a client of it."""
    command = [sys.executable, "-m", "twelvelabs_sandbox", "--data", str(data), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            base_url, key = (process.stdout.readline().split()[-1] for _ in range(2))
            headers = {API_KEY_HEADER: key}
            with httpx.Client(base_url=base_url, headers=headers, trust_env=False, timeout=30) as client:
                yield process, client
        finally:
            process.kill()


def made(answer):
    assert answer.status_code in (200, 201, 202), answer.text
    return answer.json()


def ready_asset(client, clip):
    asset = made(client.post("/assets", data={"method": "direct"}, files={"file": ("clip.mp4", clip.read_bytes())}))
    while client.get(f"/assets/{asset['_id']}").json()["status"] == "processing":
        pass
    return asset["_id"]


def begin_everything(client, clip, new_index):
    """Objects of each kind: the tasks are all under way."""
    asset = ready_asset(client, clip)
    index = new_index(client, "kept")
    media = {"asset_id": asset}
    embedding = {
        "model_name": "marengo3.0",
        "input_type": "video",
        "video": {"media_source": media, "embedding_scope": ["clip"]},
    }
    analysis = {"video": {"type": "asset_id", "asset_id": asset}, "prompt": "What is seen?"}
    store = made(client.post("/knowledge-stores", json={"name": "kept"}))
    collection = made(client.post("/entity-collections", json={"name": "kept"}))
    upload = {"filename": "a.mp4", "type": "video", "total_size": 1000}
    return SimpleNamespace(
        asset=asset,
        index=index,
        store=store,
        collection=collection,
        session=made(client.post("/assets/multipart-uploads", json=upload)),
        unread=made(client.post("/assets", data={"method": "direct"}, files={"file": ("b.mp4", clip.read_bytes())})),
        task=made(client.post("/tasks", data={"index_id": index}, files={"video_file": ("c.mp4", clip.read_bytes())})),
        indexed=made(client.post(f"/indexes/{index}/indexed-assets", json=media)),
        item=made(client.post(f"/knowledge-stores/{store['_id']}/items", json=media)),
        embedding=made(client.post("/embed-v2/tasks", json=embedding)),
        analysis=made(client.post("/analyze/tasks", json=analysis)),
    )


def test_nothing_is_lost(tmp_path, connect, clip, new_index, plain):
    with program(tmp_path, "--speed", "2") as (process, client):
        begun = begin_everything(client, clip, new_index)
        url = begun.session["upload_urls"][0]["url"]
        etag = httpx.put(url, content=bytes(1000), trust_env=False).headers["etag"]
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        key = client.headers[API_KEY_HEADER]
    with Sandbox(data=tmp_path, speed=2) as sandbox:
        assert sandbox.api_key == key
        client = connect(sandbox)
        sandbox.wait_until_idle()
        sandbox.clock.advance(30)
        addresses = {
            f"/assets/{begun.asset}": "ready",
            f"/assets/{begun.unread['_id']}": "ready",
            f"/tasks/{begun.task['_id']}": "ready",
            f"/indexes/{begun.index}/indexed-assets/{begun.indexed['_id']}": "ready",
            f"/knowledge-stores/{begun.store['_id']}/items/{begun.item['_id']}": "ready",
            f"/embed-v2/tasks/{begun.embedding['_id']}": "ready",
            f"/analyze/tasks/{begun.analysis['task_id']}": "ready",
        }
        sandbox.wait_until_idle()
        assert {address: client.get(address).json().get("status") for address in addresses} == addresses
        assert client.get(f"/indexes/{begun.index}").json()["index_name"] == "kept"
        assert client.get(f"/entity-collections/{begun.collection['_id']}").json()["name"] == "kept"
        chunk = {"chunk_index": 1, "proof": etag.strip('"'), "proof_type": "etag", "chunk_size": 1000}
        address = f"/assets/multipart-uploads/{begun.session['upload_id']}"
        assert client.post(address, json={"completed_chunks": [chunk]}).json()["total_completed"] == 1
        thumbnail = client.get(f"/assets/{begun.unread['_id']}").json()["thumbnail"]
        assert plain.get(thumbnail["representative_url"]).content.startswith(b"\xff\xd8")


def test_the_state_is_consistent_after_each_kill(tmp_path, new_index):
    """Killed again and again while it is being written to: what was answered is there."""
    answered = set()
    for turn in range(4):
        with program(tmp_path) as (process, client):
            with pytest.raises(httpx.TransportError):  # noqa: PT012 - which call it is, is chance
                for number in range(10_000):
                    new_index(client, f"index {turn} {number}")
                    answered.add(f"index {turn} {number}")
                    if number == 5 + 7 * turn:
                        process.kill()
    with Sandbox(data=tmp_path) as sandbox:
        headers = {API_KEY_HEADER: sandbox.api_key}
        with httpx.Client(base_url=sandbox.base_url, headers=headers, trust_env=False) as client:
            pages = [client.get("/indexes", params={"page": page, "page_limit": 50}).json() for page in range(1, 5)]
    kept = {index["index_name"] for page in pages for index in page["data"]}
    assert answered <= kept
    assert len(kept - answered) <= 4  # the one that was under way with each kill
