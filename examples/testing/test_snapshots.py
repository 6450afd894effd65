"""A state that takes long to create is created once, and each test starts with a copy of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("states") / "season.zip"
    with Sandbox() as sandbox:
        sandbox.add_index("season 2026", assets=[f"game {number}.mp4" for number in range(20)])
        sandbox.save(path)
    return path


@pytest.fixture
def client(season: Path) -> Iterator[TwelveLabs]:
    with Sandbox(load=season) as sandbox, TwelveLabs(sandbox.api_key, base_url=sandbox.base_url) as client:
        yield client


def test_a_season_can_be_deleted(client: TwelveLabs) -> None:
    (season,) = client.indexes.list()
    client.indexes.delete(season.id)
    assert client.indexes.list().to_list() == []


def test_other_tests_still_have_it(client: TwelveLabs) -> None:
    (season,) = client.indexes.list()
    assert season.video_count == 20
