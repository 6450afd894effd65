"""The page of a search: what it shows is a model of its own, made of hits."""

from dataclasses import dataclass

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


@dataclass
class Result:
    title: str
    at: str


def search_page(client: TwelveLabs, index_id: str, text: str) -> list[Result]:
    titles: dict[str | None, str] = {}
    for video in client.indexes.indexed_assets.list(index_id):
        titles[video.id] = (video.system_metadata and video.system_metadata.filename) or "untitled"
    hits = client.search.query(index_id=index_id, query_text=text, search_options=["visual"])
    return [Result(titles[hit.video_id], clock(hit.start or 0)) for hit in hits]


def clock(seconds: float) -> str:
    return f"{int(seconds // 60)}:{int(seconds % 60):02}"


@pytest.fixture
def games(twelvelabs_sandbox: Sandbox) -> str:
    final = twelvelabs_sandbox.add_asset("final.mp4", duration=600)
    return twelvelabs_sandbox.add_index("games", assets=[final, "training.mp4"])


def test_results_have_titles_and_times(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, games: str) -> None:
    twelvelabs_sandbox.script.search([("final.mp4", 83, 90), ("training.mp4", 2, 4)], query="a goal")

    assert search_page(twelvelabs_client, games, "a goal") == [
        Result("final.mp4", "1:23"),
        Result("training.mp4", "0:02"),
    ]


def test_a_page_without_results(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, games: str) -> None:
    twelvelabs_sandbox.script.search([])

    assert search_page(twelvelabs_client, games, "a whale") == []
