"""A script that imports a folder: a broken file stops no other, and is named at the end."""

import shutil
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


def import_folder(client: TwelveLabs, folder: Path, index_id: str) -> list[str]:
    """Import all videos, and return the names of those that failed."""
    failed = []
    for outcome in client.assets.upload_many(folder.glob("*.mp4"), wait=True):
        if outcome.error is None:
            client.indexes.indexed_assets.create(index_id, asset_id=outcome.result().id)
        else:
            failed.append(outcome.source.name)
    return failed


@pytest.fixture
def folder(tmp_path: Path, clip: Path) -> Path:
    for name in ("broken.mp4", "goal.mp4", "save.mp4"):
        shutil.copy(clip, tmp_path / name)
    return tmp_path


def test_a_broken_file_stops_no_other(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, folder: Path) -> None:
    twelvelabs_sandbox.script.fail_asset("broken.mp4", reason="The file has no video stream.")
    index_id = twelvelabs_sandbox.add_index("games")

    assert import_folder(twelvelabs_client, folder, index_id) == ["broken.mp4"]
    assert twelvelabs_client.indexes.retrieve(index_id).video_count == 2


def test_an_upload_that_is_refused_is_a_failure_too(
    twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, folder: Path
) -> None:
    twelvelabs_sandbox.faults.add(route="/assets", match_filename="goal.mp4", status=403)
    index_id = twelvelabs_sandbox.add_index("games")

    assert import_folder(twelvelabs_client, folder, index_id) == ["goal.mp4"]
