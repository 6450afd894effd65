"""A receiver of webhooks: events that the sandbox sends and signs, and a forged one."""

import math
import threading
from collections.abc import Iterator

import pytest
from flask import Flask, request
from twelvelabs_client import TwelveLabs, WebhookError, webhooks
from twelvelabs_client.types import VideoContextAssetId
from twelvelabs_sandbox import Sandbox
from werkzeug.serving import make_server

SECRET = "whsec_test"


def make_app(finished: list[str | None]) -> Flask:
    app = Flask(__name__)

    @app.post("/webhooks")
    def receive() -> tuple[str, int]:
        try:
            event = webhooks.unwrap(request.get_data(), request.headers, SECRET)
        except WebhookError as error:
            return str(error), 400
        finished.append(event.data.id)
        return "", 204

    return app


@pytest.fixture
def finished() -> list[str | None]:
    return []


@pytest.fixture
def url(finished: list[str | None]) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, make_app(finished))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.port}/webhooks"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_event_of_an_analysis_is_accepted(url: str, finished: list[str | None]) -> None:
    with Sandbox(webhook_url=url, webhook_secret=SECRET, speed=math.inf) as sandbox:
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            video = VideoContextAssetId(sandbox.add_asset("goal.mp4"))
            task = client.analyze_async.tasks.create(video=video, prompt="Who scores?")
        sandbox.settle()

    assert finished == [task.task_id]


def test_a_forged_event_is_rejected(finished: list[str | None]) -> None:
    response = make_app(finished).test_client().post("/webhooks", data=b"{}", headers={"TL-Signature": "t=1,v1=0"})

    assert response.status_code == 400
    assert finished == []
