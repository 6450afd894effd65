"""A sandbox with an account that has content, and the command, run against it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.conformance.__main__ import main
from twelvelabs_sandbox import Sandbox
from twelvelabs_sandbox.control.rate_limits import RateLimit

CLIP = Path(__file__).parents[2] / "examples" / "media" / "big_buck_bunny_5s.mp4"
LIMIT = RateLimit("all", 10_000, routes=["*"])

Run = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _quick(fast_polling: None) -> None:
    """Waits of the client take no time."""


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """An empty one, in which all responses have the headers of a rate limit."""
    with Sandbox(speed=1000, rate_limits=[LIMIT]) as running:
        yield running


@pytest.fixture
def account(sandbox: Sandbox) -> Sandbox:
    """The sandbox, with an index and an indexed asset."""
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        metadata: dict[str, Any] = {"patient_name": "Ada Lovelace"}
        asset = client.assets.upload(CLIP, filename="holiday in Brest.mp4", user_metadata=metadata, wait=True)
        models: Any = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
        index = client.indexes.create(index_name="Waterfront 7", models=models)
        indexed = client.indexes.indexed_assets.create(index.id, asset_id=asset.id, user_metadata=metadata)
        client.indexes.indexed_assets.wait_until_ready(index.id, indexed.id)
    return sandbox


@pytest.fixture
def run(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command; the report."""
    monkeypatch.setenv("TWELVE_LABS_API_KEY", sandbox.api_key)

    def command(*arguments: str, code: int = 0) -> dict[str, Any]:
        target = tmp_path / "report.json"
        assert main([*arguments, "--base-url", sandbox.base_url, "--output", str(target)]) == code
        report: dict[str, Any] = json.loads(target.read_text())
        return report

    return command


def found(report: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The deviations: operation, status, kind, subject, and what was seen."""
    return {
        (one["operation"], one["status"], one["kind"], one["subject"], *one["seen"]) for one in report["deviations"]
    }
