"""Questions about a knowledge store, with answers that are streamed."""

from collections.abc import Iterator

import pytest
from twelvelabs_client import TwelveLabs
from twelvelabs_client.types import ResponseInputItem
from twelvelabs_sandbox import Sandbox


def ask(client: TwelveLabs, store_id: str, question: str) -> Iterator[str]:
    message = ResponseInputItem(type="message", role="user", content=question)
    with client.responses.create_stream(knowledge_store_id=store_id, input=[message]) as stream:
        for event in stream:
            if event.type == "response.output_text.delta":
                yield event.delta


@pytest.fixture
def store(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox) -> str:
    store = twelvelabs_client.knowledge_stores.create(name="games")
    twelvelabs_client.knowledge_store_items.create(store.id, asset_id=twelvelabs_sandbox.add_asset("goal.mp4"))
    return store.id


def test_an_answer_is_streamed(twelvelabs_client: TwelveLabs, twelvelabs_sandbox: Sandbox, store: str) -> None:
    twelvelabs_sandbox.script.respond("Ada scores in the first minute.", prompt="Who scores?")

    pieces = list(ask(twelvelabs_client, store, "Who scores?"))

    assert len(pieces) > 1
    assert "".join(pieces) == "Ada scores in the first minute."
