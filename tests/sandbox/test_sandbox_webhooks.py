"""Webhooks: events for what ends on the clock, signed, sent again with the same id, and reported in the task."""

import hashlib
import hmac
import json
import queue
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from twelvelabs_sandbox import Sandbox

SECRET = "not to be told"
CONTRACT = json.loads(resources.files("twelvelabs_lowlevel").joinpath("openapi.json").read_text(encoding="utf-8"))


class Receiver:
    """A server that takes events, and answers with the statuses that it is told to, then 204."""

    def __init__(self):
        self.events = queue.Queue()
        self.statuses = queue.Queue()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                receiver.events.put((self.headers["TL-Signature"], body))
                self.send_response(204 if receiver.statuses.empty() else receiver.statuses.get())
                self.end_headers()

            def log_message(self, format, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def next(self):
        """The next event, whose signature and shape must be right."""
        signature, body = self.events.get(timeout=60)
        found = re.fullmatch(r"t=(\d+),v1=([0-9a-f]{64})", signature)
        assert abs(int(found[1]) - time.time()) < 60
        expected = hmac.new(SECRET.encode(), f"{found[1]}.".encode() + body, hashlib.sha256).hexdigest()
        assert found[2] == expected
        event = json.loads(body)
        media = CONTRACT["webhooks"][event["type"]]["post"]["requestBody"]["content"]["application/json"]
        schema = {**media["schema"], "components": CONTRACT["components"]}
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(event)
        return event


@pytest.fixture
def receiver():
    receiver = Receiver()
    thread = threading.Thread(target=receiver.server.serve_forever, args=(0.01,))
    thread.start()
    yield receiver
    receiver.server.shutdown()
    thread.join()
    receiver.server.server_close()


@pytest.fixture
def hooked(receiver):
    with Sandbox(webhook_url=receiver.url, webhook_secret=SECRET) as sandbox:
        sandbox.clock.freeze()
        yield sandbox


@pytest.fixture
def client(hooked, connect):
    return connect(hooked)


@pytest.fixture
def begin(hooked, client, upload_to, clip):
    """Begin analyses of an asset."""
    asset_id = upload_to(hooked, client, clip)["_id"]
    video = {"type": "asset_id", "asset_id": asset_id}

    def run(**fields):
        body = {"video": video, "prompt": "x", **fields}
        return client.post("/analyze/tasks", json=body).json()["task_id"]

    run.asset_id = asset_id
    return run


def _delivered(hooked, client, task_id):
    """The report of a delivery, when it is over."""
    hooked.wait_until_idle()
    (report,) = client.get(f"/analyze/tasks/{task_id}").json()["webhooks"]
    return report


def test_tasks(hooked, client, receiver, begin):
    task_id = begin(custom_id="mine")
    failing = begin(start_time=0, end_time=99)
    hooked.wait_until_idle()
    assert receiver.events.empty()
    canceled = begin()
    client.post(f"/analyze/tasks/{canceled}/cancel")
    event = receiver.next()
    assert (event["type"], event["data"]["id"]) == ("analyze.task.canceled", canceled)
    assert event["data"]["custom_id"] is None
    assert "error" not in event["data"]
    hooked.clock.advance(2)
    events = {event["data"]["id"]: event for event in (receiver.next(), receiver.next())}
    ready, failed = events[task_id], events[failing]
    assert (ready["type"], ready["data"]["custom_id"]) == ("analyze.task.ready", "mine")
    assert ready["data"]["video_source"]["asset_id"] == begin.asset_id
    assert failed["type"] == "analyze.task.failed"
    assert "end_time" in failed["data"]["error"]["message"]
    assert re.fullmatch(r"whe_[0-9a-f]{32}", ready["id"])
    report = _delivered(hooked, client, task_id)
    assert report == {"url": receiver.url, "delivered": True, "attempts": 1}


def test_indexing(hooked, client, receiver, begin, new_index, upload_to, make_video):
    index_id = new_index(client, "hooked")
    small = upload_to(hooked, client, make_video(320, 200), "small.mkv")["_id"]
    ids = {}
    for asset_id, status in ((begin.asset_id, "ready"), (small, "failed")):
        ids[client.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).json()["_id"]] = status
    hooked.wait_until_idle()
    hooked.clock.advance(2)
    for event in (receiver.next(), receiver.next()):
        status = ids.pop(event["data"]["id"])
        assert (event["type"], event["data"]["status"]) == (f"index.task.{status}", status)
        assert event["data"]["models"] == [{"name": "marengo3.0", "options": ["visual", "audio"]}]
    assert ids == {}


def test_a_retry_has_the_same_id(hooked, client, receiver, begin):
    for status in (500, 302):
        receiver.statuses.put(status)
    task_id = begin()
    hooked.wait_until_idle()
    hooked.clock.advance(2)
    assert len({receiver.next()["id"] for _ in range(3)}) == 1
    assert _delivered(hooked, client, task_id) == {"url": receiver.url, "delivered": True, "attempts": 3}


def test_an_event_that_cannot_be_delivered(hooked, client, receiver, begin):
    for _ in range(3):
        receiver.statuses.put(503)
    task_id = begin()
    hooked.wait_until_idle()
    hooked.clock.advance(2)
    report = _delivered(hooked, client, task_id)
    assert (report["delivered"], report["attempts"]) == (False, 3)
    assert "503" in report["last_error"]
    second = begin()
    client.post(f"/analyze/tasks/{second}/cancel")
    assert [receiver.next()["data"]["id"] for _ in range(4)] == [task_id] * 3 + [second]


def test_tasks_of_a_batch_have_no_events(hooked, client, receiver, begin):
    request = {"video": {"type": "asset_id", "asset_id": begin.asset_id}}
    body = {"model_name": "pegasus1.5", "analysis_mode": "general", "requests": [request]}
    body["defaults"] = {"prompt": {"input_text": "x"}}
    client.post("/analyze/batches", json=body)
    hooked.wait_until_idle()
    hooked.clock.advance(2)
    after = begin()
    client.post(f"/analyze/tasks/{after}/cancel")
    assert receiver.next()["data"]["id"] == after
    assert receiver.events.empty()


@pytest.mark.parametrize(
    "settings",
    [
        {"webhook_url": "http://127.0.0.1:1/"},
        {"webhook_secret": SECRET},
        {"webhook_url": "https://example.com/hook", "webhook_secret": SECRET},
        {"webhook_url": "http://10.0.0.1/hook", "webhook_secret": SECRET},
        {"webhook_url": "http://127.0.0.1:1/", "webhook_secret": ""},
    ],
)
def test_invalid_settings(settings):
    with pytest.raises(ValueError, match="webhook_") as refused:
        Sandbox(**settings)
    assert SECRET not in str(refused.value)


def test_events_are_logged_and_sent_again(hooked, client, receiver, begin, plain):
    receiver.statuses.put(500)
    task_id = begin()
    hooked.wait_until_idle()
    hooked.clock.advance(2)
    _delivered(hooked, client, task_id)
    events = [receiver.next(), receiver.next()]
    (delivery,) = hooked.webhooks
    assert (delivery.event, delivery.url, delivery.attempts, delivery.error) == (events[0], receiver.url, 2, None)
    assert delivery.signature.startswith("t=")

    receiver.statuses.put(418)
    admin = hooked.base_url.removesuffix("v1.3") + "_sandbox/webhooks"
    assert plain.post(admin, json={"event_id": delivery.id}).status_code == 204
    assert receiver.next() == events[0]
    (logged,) = plain.get(admin).json()["data"]
    assert (logged["attempts"], logged["error"]) == (1, "The receiver responded with status 418.")

    page = plain.get(f"{hooked.console_url}control").text
    (token, *_) = re.findall(r'name="token" value="(\w+)"', page)
    assert all(text in page for text in (logged["signature"], logged["error"], "analyze.task.ready"))
    again = plain.post(f"{hooked.console_url}control/webhook", data={"token": token, "event_id": delivery.id})
    assert again.headers["location"] == "/console/control#webhooks"
    assert receiver.next() == events[0]
    assert hooked.webhooks[0].error is None
    assert plain.post(admin, json={"event_id": "x"}).status_code == 400
    hooked.reset()
    assert len(hooked.webhooks) == 0
