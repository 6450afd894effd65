"""The receivers among the examples accept signed events over a socket, and reject others."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from twelvelabs_client import webhooks
from werkzeug.serving import make_server

EXAMPLES = Path(__file__).parents[2] / "examples"
SECRET = "whsec_0123456789"
BODY = json.dumps({"type": "analyze.task.ready", "data": {"id": "6721", "status": "ready"}}).encode()


def _app(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.app


@contextlib.contextmanager
def _starlette() -> Iterator[str]:
    config = uvicorn.Config(_app("webhook_starlette"), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextlib.contextmanager
def _flask() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, _app("webhook_flask"))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(params=[_starlette, _flask], ids=["starlette", "flask"])
def receiver(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[httpx.Client]:
    """A client of a running receiver."""
    monkeypatch.setenv("TWELVELABS_WEBHOOK_SECRET", SECRET)
    with request.param() as url, httpx.Client(base_url=url, timeout=10) as client:
        yield client


def test_a_signed_event_is_accepted(receiver: httpx.Client, capfd: pytest.CaptureFixture[str]) -> None:
    answer = receiver.post("/webhooks", content=BODY, headers={"TL-Signature": webhooks.sign(BODY, SECRET)})
    assert answer.status_code == 204
    assert "analyze.task.ready 6721" in capfd.readouterr().out


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"TL-Signature": webhooks.sign(BODY, "another")},
        {"TL-Signature": webhooks.sign(BODY, SECRET, timestamp=1)},
    ],
    ids=["none", "wrong", "old"],
)
def test_anything_else_is_rejected(
    receiver: httpx.Client, headers: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    answer = receiver.post("/webhooks", content=BODY, headers=headers)
    assert answer.status_code == 400
    assert "signature" in answer.text.lower()
    assert SECRET not in answer.text
    assert "6721" not in capfd.readouterr().out


def test_the_receivers_are_short() -> None:
    for name in ("webhook_starlette", "webhook_flask"):
        source = (EXAMPLES / f"{name}.py").read_text()
        body = source[source.index("def receive") :]
        assert len([line for line in body.splitlines() if line.strip()]) <= 10
