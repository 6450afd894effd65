"""The FastAPI service: files that are uploaded, waits ended by webhooks, and models as answers, over sockets."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import ModuleType
from typing import Annotated

import httpx
import pytest
import uvicorn
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from twelvelabs_client import webhooks
from twelvelabs_client.types import Asset, AssetDetail, VideoContext
from twelvelabs_sandbox import Sandbox

from .conftest import CLIP

pytestmark = pytest.mark.frameworks
SECRET = "whsec_0123456789"


@contextmanager
def served(app: object, listening: socket.socket) -> Iterator[httpx.Client]:
    """A client of a running app."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}", timeout=20) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


@pytest.fixture
def sandbox(listening: socket.socket) -> Iterator[Sandbox]:
    """It sends its webhooks to the service."""
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/webhooks"
    with Sandbox(speed=1000, webhook_url=url, webhook_secret=SECRET) as running:
        yield running


@pytest.fixture
def service(
    sandbox: Sandbox,
    listening: socket.socket,
    example: Callable[[str], ModuleType],
    fast_polling: None,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[httpx.Client]:
    monkeypatch.setenv("TWELVELABS_WEBHOOK_SECRET", SECRET)
    with served(example("fastapi_service").app, listening) as client:
        yield client


def polls(sandbox: Sandbox) -> int:
    return sum(one.method == "GET" and "/analyze/tasks/" in one.path for one in sandbox.requests)


def upload(service: httpx.Client) -> httpx.Response:
    with CLIP.open("rb") as file:
        return service.post("/videos", files={"file": ("bunny.mp4", file, "video/mp4")})


def test_a_file_is_uploaded_and_a_model_returned(service: httpx.Client, sandbox: Sandbox) -> None:
    answer = upload(service)
    assert answer.status_code == 201, answer.text
    asset = AssetDetail.from_dict({**answer.json(), "_id": answer.json()["id"]})
    assert (asset.filename, asset.status, asset.size) == ("bunny.mp4", "ready", CLIP.stat().st_size)


def test_a_wait_is_ended_by_a_webhook(service: httpx.Client, sandbox: Sandbox) -> None:
    asset_id = upload(service).json()["id"]
    sandbox.clock.freeze()
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(service.post, f"/videos/{asset_id}/analyses", json={"prompt": "Describe the scene."})
        while not polls(sandbox):
            assert not call.done()
        sandbox.clock.advance(3600)
        sandbox.wait_until_idle()
        answer = call.result()
    assert answer.status_code == 200, answer.text
    assert answer.json()["status"] == "ready"
    assert answer.json()["result"]["data"]
    assert polls(sandbox) == 2  # without the webhook, the second would be a minute later


def test_what_the_platform_refuses_is_refused_with_its_status(service: httpx.Client) -> None:
    answer = service.post("/videos/000000000000000000000000/analyses", json={"prompt": "Describe the scene."})
    assert answer.status_code in (400, 404), answer.text
    assert "000000000000000000000000" in answer.json()["detail"]
    assert answer.json()["request_id"]


def test_events_without_a_valid_signature_are_refused(service: httpx.Client) -> None:
    body = b'{"type": "analyze.task.ready", "data": {"id": "6721", "status": "ready"}}'
    for headers in ({}, {"TL-Signature": webhooks.sign(body, "another")}):
        answer = service.post("/webhooks", content=body, headers=headers)
        assert answer.status_code == 400
        assert "signature" in answer.text.lower()
    signed = {"TL-Signature": webhooks.sign(body, SECRET)}
    assert service.post("/webhooks", content=body, headers=signed).status_code == 204


def test_the_schema_of_the_service_describes_the_models(service: httpx.Client) -> None:
    schema = service.get("/openapi.json").json()
    answer = schema["paths"]["/videos"]["post"]["responses"]["201"]["content"]["application/json"]["schema"]
    assert answer == {"$ref": "#/components/schemas/AssetDetail"}
    assert schema["components"]["schemas"]["AssetDetail"]["properties"]["id"]["type"] == "string"


def test_models_are_written_without_a_declared_type_and_read_as_bodies() -> None:
    app = FastAPI()
    asset = Asset.from_dict({"_id": "a1", "method": "url", "status": "ready", "created_at": "2026-10-30T09:12:00Z"})
    app.get("/one")(lambda: asset)
    app.get("/several")(lambda: {"found": [asset]})

    @app.post("/video")
    def video(given: Annotated[VideoContext, Body()]) -> VideoContext:
        return given

    client = TestClient(app)
    assert client.get("/one").json()["id"] == "a1"
    assert client.get("/several").json()["found"][0]["status"] == "ready"
    sent = {"type": "asset_id", "asset_id": "a1"}
    assert client.post("/video", json=sent).json() == sent
    assert client.post("/video", json={"type": "asset_id"}).status_code == 422
