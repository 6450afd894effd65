"""Entities: a player is searched for by her face, through a mention in the query."""

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_sandbox import Sandbox


def appearances(client: TwelveLabs, index_id: str, entity_id: str) -> list[tuple[float | None, float | None]]:
    hits = client.search.query(index_id=index_id, query_text=f"<@{entity_id}> celebrates", search_options=["visual"])
    return [(hit.start, hit.end) for hit in hits]


@pytest.fixture
def ada(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> str:
    collection = twelvelabs_client.entity_collections.create(name="players")
    portrait = twelvelabs_sandbox.add_asset("ada.png")
    entities = twelvelabs_client.entity_collections.entities
    ada = entities.create(collection.id, name="Ada", asset_ids=[portrait])
    return entities.wait_until_ready(collection.id, ada.id).id


def test_a_player_is_found(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, ada: str) -> None:
    games = twelvelabs_sandbox.add_index("games", assets=["final.mp4"])
    twelvelabs_sandbox.script.search([("final.mp4", 3, 5)], query="Ada celebrates")

    assert appearances(twelvelabs_client, games, ada) == [(3, 5)]
