"""Uploads and ingests work without a home directory, and where it cannot be written."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from twelvelabs_client import ConfigurationError, TwelveLabs, UploadOptions
from twelvelabs_client._uploads import state_dir
from twelvelabs_sandbox import Sandbox

from ..clients import run_async


def _no_home(*_: object, **__: object) -> Path:
    raise RuntimeError("Could not determine home directory.")


HOMELESS = {
    "no entry in passwd": _no_home,
    "uid unknown": lambda *_, **__: {}["uid"],
    "a tilde that is left": lambda *_, **__: Path("~/.local/state/twelvelabs-client"),
}


@pytest.fixture
def homeless(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(platformdirs, "user_state_path", HOMELESS[request.param])
    monkeypatch.setattr(state_dir, "_logged", set())
    monkeypatch.chdir(tmp_path)


def _upload(sandbox: Sandbox, kind: str, file: Path, times: int = 1, **options: Any) -> None:
    chosen = UploadOptions(method="multipart", **options)
    if kind == "sync":
        with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            for _ in range(times):
                assert client.assets.upload(file, options=chosen).id
        return

    async def main() -> None:
        from twelvelabs_client import AsyncTwelveLabs

        async with AsyncTwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
            for _ in range(times):
                assert (await client.assets.upload(file, options=chosen)).id

    run_async(main, kind)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"\0" * 1000)
    return path


@pytest.mark.parametrize("kind", ["sync", "asyncio"])
@pytest.mark.parametrize("homeless", HOMELESS, indirect=True)
def test_without_a_home_directory_uploads_go_on_and_say_so_once(
    homeless: None, sandbox: Sandbox, kind: str, file: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        _upload(sandbox, kind, file, times=2)
    assert [record.message for record in caplog.records] == [
        "uploads will not be resumable: there is no home directory; set UploadOptions.checkpoint_dir"
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.mp4"]


@pytest.mark.parametrize("homeless", HOMELESS, indirect=True)
def test_a_folder_for_checkpoints_can_be_given(
    homeless: None, sandbox: Sandbox, file: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        _upload(sandbox, "sync", file, checkpoint_dir=tmp_path / "checkpoints")
    assert caplog.records == []
    assert (tmp_path / "checkpoints").is_dir()


@pytest.mark.parametrize("homeless", HOMELESS, indirect=True)
def test_an_ingest_asks_for_a_ledger(homeless: None, sandbox: Sandbox, file: Path) -> None:
    with TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        models: Any = [{"model_name": "marengo3.0", "model_options": ["visual"]}]
        index = client.indexes.create(index_name="a", models=models)
        with pytest.raises(ConfigurationError, match="no home directory for the ledger: give a path as ledger"):
            client.ingest([file], index=index.id)


def test_a_folder_that_cannot_be_made_is_named_once(
    sandbox: Sandbox, file: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_dir, "_logged", set())
    with caplog.at_level(logging.WARNING):
        _upload(sandbox, "sync", file, times=2, checkpoint_dir=file / "checkpoints")
    (record,) = caplog.records
    assert record.message.startswith(f"uploads will not be resumable: cannot write to {file / 'checkpoints'}: ")
